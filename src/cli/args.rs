//! What the user types.

mod building;
mod judging;
mod unused;

pub(super) use building::{BatchArgs, BuildArgs, EditionsArg, ShopArgs};
pub(super) use judging::{CheckArgs, Gate, InspectArgs, VerifyArgs};
pub(super) use unused::unused;

use std::path::PathBuf;

use clap::{Args as ClapArgs, Parser, Subcommand, ValueEnum};

use budgetpress::{DataForm, Error, FontFolder, Limits, ResourceOptions, Resources};

/// The heading of the options that are about the print edition.
pub(super) const PRINT: &str = "Print edition";

/// Turns a Chinese department's budget (部门预算) into its official PDF.
#[derive(Debug, Parser)]
#[command(
    version,
    arg_required_else_help = true,
    after_help = "Exit status: 0 done, 1 the data or its pages have faults, 2 could not run."
)]
pub(super) struct Args {
    /// Language of messages: zh or en [default: that of the system]
    #[arg(long, global = true, value_name = "LANG", env = "BUDGETPRESS_LANG", value_parser = language)]
    pub(super) lang: Option<String>,
    /// Memory that one document may take, in MiB: pages beyond it are refused before they are set
    #[arg(long, global = true, value_name = "MIB", env = "BUDGETPRESS_MAX_MEMORY", default_value_t = 1024,
        value_parser = clap::value_parser!(u64).range(512..=1 << 20))]
    max_memory: u64,
    /// Time of the processor that a PDF, or a document in a layout of your own, may take, in seconds; larger files may take more
    #[arg(long, global = true, value_name = "S", env = "BUDGETPRESS_MAX_TIME", default_value_t = 8,
        value_parser = clap::value_parser!(u64).range(1..=86_400))]
    max_time: u64,
    /// What to do
    #[command(subcommand)]
    pub(super) command: Command,
}

impl Args {
    /// How much one document may take.
    pub(super) fn limits(&self) -> Limits {
        Limits { memory_mib: self.max_memory, time_s: self.max_time }
    }
}

#[derive(Debug, Subcommand)]
pub(super) enum Command {
    /// Build the document: a data file in, the official PDF out
    Build(BuildArgs),
    /// Build many documents in one run, and only what changed
    ///
    /// A journal in the output records what is done: a run that was ended is taken up where it stopped. The output gets
    /// report.json, index.html and SHA256SUMS; the folder _batch in it is the program's own.
    Batch(BatchArgs),
    /// Check the figures: sums within the tables, ties among them
    Check(CheckArgs),
    /// Read a PDF back: what is in it, and whether it may be handed over
    Inspect(InspectArgs),
    /// Tell whether a PDF is genuine: build it again from its data and compare every byte
    ///
    /// Layout and fonts are those of this program or of the options, never those that the file names. Revisions that only sign
    /// the document are listed. Whether a signature is valid is not judged.
    Verify(VerifyArgs),
    /// Print the view, the document as finished strings in JSON, as the layout's Typst files read it
    View(ViewArgs),
    /// List which font fills which role, and the characters of a data file that no font has
    Fonts(FontsCommandArgs),
    /// Write a workbook to fill in, for Excel or WPS
    New(NewArgs),
    /// Convert a budget into another form: JSON, a workbook, open data
    ///
    /// What is published stays the same, the file need not: JSON is written in one canonical form, without "$schema" and
    /// the "ledger" from which tables were added up; and notes that are those of the layout are not stated again when
    /// they come back from a workbook.
    Convert(ConvertArgs),
    /// Add up the tables from a ledger in CSV
    Derive(DeriveArgs),
    /// Add up the budgets of a department's units to the department's own
    ///
    /// Every cell is the sum of that cell of the units; accounts are united and ordered by code, projects stay under
    /// their unit. Where every unit brings its ledger, the tables follow from all ledgers together, so that each amount
    /// is rounded once.
    Merge(MergeArgs),
    /// Work on a layout of your own
    Layout(LayoutCommandArgs),
    /// List the layouts
    Layouts(LayoutsArgs),
    /// Print the JSON Schema of a layout's data files, or their documentation
    Schema(SchemaArgs),
}

#[derive(Debug, ClapArgs)]
pub(super) struct LayoutsArgs {
    /// Folder of layouts to use instead of the built-in ones
    #[arg(long = "layouts", value_name = "DIR", env = "BUDGETPRESS_LAYOUTS")]
    pub(super) layouts_folder: Option<PathBuf>,
}

#[derive(Debug, ClapArgs)]
pub(super) struct FontArgs {
    /// Folder of fonts with roles.toml [default: beside the program, else in its source tree]
    #[arg(long = "fonts", value_name = "DIR", env = "BUDGETPRESS_FONTS")]
    pub(super) fonts_folder: Option<PathBuf>,
    /// Prefer the fonts installed on this machine, such as the office's own licensed faces
    #[arg(long)]
    pub(super) system_fonts: bool,
}

/// A language tag of which there is a catalogue.
fn language(tag: &str) -> Result<String, String> {
    // A variable that is set to nothing asks for nothing.
    let known = tag.is_empty() || ["zh", "en"].iter().any(|language| tag.to_ascii_lowercase().starts_with(language));
    if known { Ok(tag.into()) } else { Err("there are messages in zh and en".into()) }
}

/// The layouts and fonts that a document is made with.
#[derive(Debug, ClapArgs)]
pub(super) struct WithArgs {
    #[command(flatten)]
    pub(super) layouts: LayoutsArgs,
    #[command(flatten)]
    pub(super) fonts: FontArgs,
}

impl WithArgs {
    /// The layouts and fonts, with no limit of memory.
    ///
    /// # Errors
    /// As [`Resources::open`].
    pub(super) fn resources(&self) -> Result<Resources, Error> {
        self.resources_within(None)
    }

    /// The layouts and fonts, and the memory that setting a document may take, in MiB.
    ///
    /// # Errors
    /// As [`Resources::open`].
    pub(super) fn resources_within(&self, max_memory_mib: Option<u64>) -> Result<Resources, Error> {
        let layouts = self.layouts.layouts_folder.clone();
        Resources::open(ResourceOptions { layouts, max_memory_mib, ..self.fonts.options() })
    }
}

impl FontArgs {
    fn options(&self) -> ResourceOptions {
        let fonts = self.fonts_folder.clone().map_or(FontFolder::Usual, FontFolder::Named);
        ResourceOptions { fonts, system_fonts: self.system_fonts, ..ResourceOptions::default() }
    }

    /// The fonts, with the layouts of the program.
    ///
    /// # Errors
    /// As [`Resources::open`].
    pub(super) fn resources(&self) -> Result<Resources, Error> {
        Resources::open(self.options())
    }
}

impl LayoutsArgs {
    /// The layouts, with the usual fonts.
    ///
    /// # Errors
    /// As [`Resources::open`].
    pub(super) fn resources(&self) -> Result<Resources, Error> {
        Resources::open(ResourceOptions { layouts: self.layouts_folder.clone(), ..ResourceOptions::default() })
    }
}

/// What an output may replace.
#[derive(Debug, ClapArgs)]
pub(super) struct ReplaceArgs {
    /// Replace files that are no earlier output for this document, or were changed since; never signed ones
    #[arg(long)]
    pub(super) force: bool,
}

/// Findings that the user answers for.
#[derive(Debug, ClapArgs)]
pub(super) struct AcceptArgs {
    /// Accept a single finding, which stays on record in the document's data; with --because for each. Code and place
    /// are those of the report; where it tells several findings of one code at one place, add another cell that only
    /// one of them names
    #[arg(long, value_name = "CODE@PLACE[@CELL]", requires = "because")]
    pub(super) allow: Vec<String>,
    /// Why the accepted finding is right all the same
    #[arg(long, value_name = "TEXT", requires = "allow")]
    pub(super) because: Vec<String>,
}

/// A form of findings.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum FindingsFormat {
    /// For people.
    Text,
    /// For programs.
    Json,
}

#[derive(Debug, ClapArgs)]
pub(super) struct ViewArgs {
    /// Data file, or - for the standard input
    pub(super) input: PathBuf,
    /// File to write [default: the standard output]
    #[arg(short, long, value_name = "FILE", default_value = "-", hide_default_value = true)]
    pub(super) output: PathBuf,
    #[command(flatten)]
    pub(super) replace: ReplaceArgs,
    #[command(flatten)]
    pub(super) with: WithArgs,
}

#[derive(Debug, ClapArgs)]
pub(super) struct FontsCommandArgs {
    /// Data file whose characters are looked for, or - for the standard input
    pub(super) input: Option<PathBuf>,
    #[command(flatten)]
    pub(super) with: WithArgs,
}

#[derive(Debug, ClapArgs)]
pub(super) struct NewArgs {
    /// Layout in which the budget will be published
    #[arg(long, value_name = "NAME")]
    pub(super) layout: String,
    /// Last year's budget: its texts, projects and accounts are carried over, its figures are compared with
    #[arg(long, value_name = "FILE")]
    pub(super) from: Option<PathBuf>,
    /// Ask for a ledger in 元, one line for each amount, instead of the tables that follow from it
    #[arg(long)]
    pub(super) ledger: bool,
    /// Workbook to write
    #[arg(short, long, value_name = "FILE.xlsx")]
    pub(super) output: PathBuf,
    #[command(flatten)]
    pub(super) replace: ReplaceArgs,
    #[command(flatten)]
    pub(super) layouts: LayoutsArgs,
}

/// A form of a budget.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum ConvertTarget {
    /// The data file.
    Json,
    /// A workbook to fill in.
    Xlsx,
    /// Every amount in one table, a row each.
    Csv,
    /// A folder of open data: a Frictionless Data Package.
    Datapackage,
}

impl From<ConvertTarget> for DataForm {
    fn from(target: ConvertTarget) -> Self {
        match target {
            ConvertTarget::Json => Self::Json,
            ConvertTarget::Xlsx => Self::Workbook,
            ConvertTarget::Csv => Self::Csv,
            ConvertTarget::Datapackage => Self::DataPackage,
        }
    }
}

/// How a budget is written in another form.
#[derive(Debug, ClapArgs)]
pub(super) struct WriteArgs {
    /// Form of the output [default: by its ending: .json, .xlsx, .csv, or a folder]
    #[arg(long, value_name = "FORM")]
    pub(super) to: Option<ConvertTarget>,
    #[command(flatten)]
    pub(super) replace: ReplaceArgs,
}

#[derive(Debug, ClapArgs)]
pub(super) struct ConvertArgs {
    /// Data file, or - for the standard input
    pub(super) input: PathBuf,
    /// File to write, or - for the standard output; a folder for open data
    pub(super) output: PathBuf,
    #[command(flatten)]
    pub(super) how: WriteArgs,
    #[command(flatten)]
    pub(super) layouts: LayoutsArgs,
}

#[derive(Debug, ClapArgs)]
pub(super) struct DeriveArgs {
    /// Ledger in CSV: one line for each amount, in 元
    pub(super) ledger: PathBuf,
    /// Data file with all that the ledger does not tell: the unit, prose, reasons, goals
    #[arg(long, value_name = "FILE")]
    pub(super) with: PathBuf,
    /// Last year's ledger: the base of comparison of every figure that the narrative compares
    #[arg(long, value_name = "CSV")]
    pub(super) last_year: Option<PathBuf>,
    /// File to write: .json or .xlsx
    #[arg(short, long, value_name = "FILE")]
    pub(super) output: PathBuf,
    #[command(flatten)]
    pub(super) how: WriteArgs,
    #[command(flatten)]
    pub(super) layouts: LayoutsArgs,
}

#[derive(Debug, ClapArgs)]
#[command(arg_required_else_help = true)]
pub(super) struct LayoutCommandArgs {
    /// What to do
    #[command(subcommand)]
    pub(super) command: LayoutCommand,
}

#[derive(Debug, Subcommand)]
pub(super) enum LayoutCommand {
    /// Prove a layout before anyone uses it: its files, sums, ties, narrative, and the pages of a made-up budget
    Check(LayoutCheckArgs),
}

#[derive(Debug, ClapArgs)]
pub(super) struct LayoutCheckArgs {
    /// Folder of the layout, with `shared` beside it
    #[arg(value_name = "DIR")]
    pub(super) folder: PathBuf,
    /// How findings are told: text for people, json for programs (on the standard output)
    #[arg(long, value_enum, default_value_t = FindingsFormat::Text)]
    pub(super) format: FindingsFormat,
    #[command(flatten)]
    pub(super) fonts: FontArgs,
}

#[derive(Debug, ClapArgs)]
pub(super) struct MergeArgs {
    /// Data files of the units, in the order in which the tables are to name them
    #[arg(required = true, value_name = "UNIT")]
    pub(super) units: Vec<PathBuf>,
    /// Data file with what is the department's own: its name, prose, reasons; amounts may be left out
    #[arg(long, value_name = "FILE")]
    pub(super) with: PathBuf,
    /// File to write: .json or .xlsx
    #[arg(short, long, value_name = "FILE")]
    pub(super) output: PathBuf,
    #[command(flatten)]
    pub(super) how: WriteArgs,
    #[command(flatten)]
    pub(super) layouts: LayoutsArgs,
}

#[derive(Debug, ClapArgs)]
pub(super) struct SchemaArgs {
    /// Layout
    pub(super) layout: String,
    /// Print documentation in Markdown instead
    #[arg(long)]
    pub(super) markdown: bool,
    /// Print a description of the workbook in Markdown instead: worksheets, headers, rows
    #[arg(long, conflicts_with = "markdown")]
    pub(super) workbook: bool,
    #[command(flatten)]
    pub(super) layouts: LayoutsArgs,
}
