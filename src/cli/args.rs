//! Defines the arguments of the command line for clap. Their descriptions are in the message catalogue (see
//! [`super::help`]): `help-option-NAME`, or `help-option-COMMAND-NAME` where a name means something else with a
//! command, and `help-command-NAME`.

mod building;
mod judging;
mod print;
mod unused;
mod values;

pub(super) use building::{BatchArgs, BuildArgs, EditionsArg};
pub(super) use judging::{CheckArgs, Gate, InspectArgs, VerifyArgs};
pub(super) use print::PrintArgs;
pub(super) use unused::unused;
pub(super) use values::ValueFault;
use values::{language, within};

use std::path::PathBuf;

use clap::{Args as ClapArgs, Parser, Subcommand, ValueEnum};

use budgetpress::{DataForm, FontFolder, Limits, ResourceOptions, Resources};

/// The help heading of the options of the print edition.
pub(super) const PRINT: &str = "Print edition";

/// Turns a Chinese department's budget (部门预算) into its official PDF.
#[derive(Debug, Parser)]
#[command(version, arg_required_else_help = true)]
pub(super) struct Args {
    #[arg(long, global = true, value_name = "LANG", env = "BUDGETPRESS_LANG", value_parser = language)]
    pub(super) lang: Option<String>,
    #[arg(long, global = true, value_name = "MIB", env = "BUDGETPRESS_MAX_MEMORY", default_value_t = 1024,
        value_parser = within::<u64>(512..=1 << 20))]
    max_memory: u64,
    #[arg(long, global = true, value_name = "S", env = "BUDGETPRESS_MAX_TIME", default_value_t = 8,
        value_parser = within::<u64>(1..=86_400))]
    max_time: u64,
    #[command(subcommand)]
    pub(super) command: Command,
}

impl Args {
    /// The limits of memory and time for one document.
    pub(super) fn limits(&self) -> Limits {
        Limits { memory_mib: self.max_memory, time_s: self.max_time }
    }
}

#[derive(Debug, Subcommand)]
pub(super) enum Command {
    Build(BuildArgs),
    Batch(BatchArgs),
    Check(CheckArgs),
    Inspect(InspectArgs),
    Verify(VerifyArgs),
    View(ViewArgs),
    Fonts(FontsCommandArgs),
    New(NewArgs),
    Convert(ConvertArgs),
    Derive(DeriveArgs),
    Merge(MergeArgs),
    Layout(LayoutCommandArgs),
    Layouts(LayoutsArgs),
    Schema(SchemaArgs),
}

#[derive(Debug, ClapArgs)]
pub(super) struct LayoutsArgs {
    #[arg(long = "layouts", value_name = "DIR", env = "BUDGETPRESS_LAYOUTS")]
    pub(super) layouts_folder: Option<PathBuf>,
}

#[derive(Debug, ClapArgs)]
pub(super) struct FontArgs {
    #[arg(long = "fonts", value_name = "DIR", env = "BUDGETPRESS_FONTS")]
    pub(super) fonts_folder: Option<PathBuf>,
    #[arg(long)]
    pub(super) system_fonts: bool,
}

/// Options that name layouts and fonts.
#[derive(Debug, ClapArgs)]
pub(super) struct WithArgs {
    #[command(flatten)]
    pub(super) layouts: LayoutsArgs,
    #[command(flatten)]
    pub(super) fonts: FontArgs,
}

impl WithArgs {
    /// Opens the layouts and fonts, without a limit of memory.
    pub(super) fn resources(&self) -> Resources {
        self.resources_within(None)
    }

    /// Opens the layouts and fonts; setting a document may take this memory, in MiB.
    pub(super) fn resources_within(&self, max_memory_mib: Option<u64>) -> Resources {
        let layouts = self.layouts.layouts_folder.clone();
        Resources::new(ResourceOptions { layouts, max_memory_mib, ..self.fonts.options() })
    }
}

impl FontArgs {
    fn options(&self) -> ResourceOptions {
        let fonts = self.fonts_folder.clone().map_or(FontFolder::Usual, FontFolder::Named);
        ResourceOptions { fonts, system_fonts: self.system_fonts, ..ResourceOptions::default() }
    }

    /// Opens the fonts, with the layouts inside the program.
    pub(super) fn resources(&self) -> Resources {
        Resources::new(self.options())
    }
}

impl LayoutsArgs {
    /// Opens the layouts, with the default fonts.
    pub(super) fn resources(&self) -> Resources {
        Resources::new(ResourceOptions { layouts: self.layouts_folder.clone(), ..ResourceOptions::default() })
    }
}

/// Option to overwrite files of others.
#[derive(Debug, ClapArgs)]
pub(super) struct ReplaceArgs {
    #[arg(long)]
    pub(super) force: bool,
}

/// Options that accept findings, each with a reason.
#[derive(Debug, ClapArgs)]
pub(super) struct AcceptArgs {
    #[arg(long, value_name = "CODE@PLACE[@CELL]", requires = "because")]
    pub(super) allow: Vec<String>,
    #[arg(long, value_name = "TEXT", requires = "allow")]
    pub(super) because: Vec<String>,
}

/// The form in which findings are printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum FindingsFormat {
    Text,
    Json,
}

#[derive(Debug, ClapArgs)]
pub(super) struct ViewArgs {
    pub(super) input: PathBuf,
    #[arg(short, long, value_name = "FILE", default_value = "-", hide_default_value = true)]
    pub(super) output: PathBuf,
    #[command(flatten)]
    pub(super) replace: ReplaceArgs,
    #[command(flatten)]
    pub(super) with: WithArgs,
}

#[derive(Debug, ClapArgs)]
pub(super) struct FontsCommandArgs {
    pub(super) input: Option<PathBuf>,
    #[command(flatten)]
    pub(super) with: WithArgs,
}

#[derive(Debug, ClapArgs)]
pub(super) struct NewArgs {
    #[arg(long, value_name = "NAME")]
    pub(super) layout: String,
    #[arg(long, value_name = "FILE")]
    pub(super) from: Option<PathBuf>,
    #[arg(long)]
    pub(super) ledger: bool,
    #[arg(short, long, value_name = "FILE.xlsx")]
    pub(super) output: PathBuf,
    #[command(flatten)]
    pub(super) replace: ReplaceArgs,
    #[command(flatten)]
    pub(super) layouts: LayoutsArgs,
}

/// The form in which a budget is written (`--to`).
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum ConvertTarget {
    Json,
    Xlsx,
    Csv,
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

/// Options of the commands that write a budget in another form.
#[derive(Debug, ClapArgs)]
pub(super) struct WriteArgs {
    #[arg(long, value_name = "FORM")]
    pub(super) to: Option<ConvertTarget>,
    #[command(flatten)]
    pub(super) replace: ReplaceArgs,
}

#[derive(Debug, ClapArgs)]
pub(super) struct ConvertArgs {
    pub(super) input: PathBuf,
    pub(super) output: PathBuf,
    #[command(flatten)]
    pub(super) how: WriteArgs,
    #[command(flatten)]
    pub(super) layouts: LayoutsArgs,
}

#[derive(Debug, ClapArgs)]
pub(super) struct DeriveArgs {
    pub(super) ledger: PathBuf,
    #[arg(long, value_name = "FILE")]
    pub(super) with: PathBuf,
    #[arg(long, value_name = "CSV")]
    pub(super) last_year: Option<PathBuf>,
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
    #[command(subcommand)]
    pub(super) command: LayoutCommand,
}

#[derive(Debug, Subcommand)]
pub(super) enum LayoutCommand {
    Check(LayoutCheckArgs),
    /// Write a layout with all that it extends into a folder of its own, from which documents build to the same bytes later
    Export(LayoutExportArgs),
}

#[derive(Debug, ClapArgs)]
pub(super) struct LayoutExportArgs {
    /// Name of the layout
    #[arg(value_name = "NAME")]
    pub(super) layout: String,
    /// Folder to write it into; give it to --layouts to build from the copy
    #[arg(value_name = "DIR")]
    pub(super) output: PathBuf,
    #[command(flatten)]
    pub(super) layouts: LayoutsArgs,
    #[command(flatten)]
    pub(super) replace: ReplaceArgs,
}

#[derive(Debug, ClapArgs)]
pub(super) struct LayoutCheckArgs {
    #[arg(value_name = "DIR")]
    pub(super) folder: PathBuf,
    #[arg(long, value_enum, default_value_t = FindingsFormat::Text)]
    pub(super) format: FindingsFormat,
    #[command(flatten)]
    pub(super) fonts: FontArgs,
}

#[derive(Debug, ClapArgs)]
pub(super) struct MergeArgs {
    #[arg(required = true, value_name = "UNIT")]
    pub(super) units: Vec<PathBuf>,
    #[arg(long, value_name = "FILE")]
    pub(super) with: PathBuf,
    #[arg(short, long, value_name = "FILE")]
    pub(super) output: PathBuf,
    #[command(flatten)]
    pub(super) how: WriteArgs,
    #[command(flatten)]
    pub(super) layouts: LayoutsArgs,
}

#[derive(Debug, ClapArgs)]
pub(super) struct SchemaArgs {
    pub(super) layout: String,
    #[arg(long)]
    pub(super) markdown: bool,
    #[arg(long, conflicts_with = "markdown")]
    pub(super) workbook: bool,
    #[command(flatten)]
    pub(super) layouts: LayoutsArgs,
}
