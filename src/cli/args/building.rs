//! What the user types to build documents: one, or many.

use std::num::NonZeroUsize;
use std::path::PathBuf;

use clap::{Args as ClapArgs, ValueEnum};

use super::{AcceptArgs, PRINT, ReplaceArgs, WithArgs};
use budgetpress::layout::{Binding, PrintChoice, ProfileSource, Standard};
use budgetpress::{BuildOptions, Editions, Error, PageImages, read_settings, settings_file};

#[derive(Debug, ClapArgs)]
pub(in crate::cli) struct BuildArgs {
    /// Data file, or - for the standard input
    pub(in crate::cli) input: PathBuf,
    /// PDF to write, or - for the standard output [default: the input's name with .pdf, of a print edition alone with
    /// .print.pdf]
    #[arg(short, long, value_name = "FILE")]
    pub(in crate::cli) output: Option<PathBuf>,
    #[command(flatten)]
    pub(in crate::cli) replace: ReplaceArgs,
    /// Build although figures contradict each other, with a mark across each page
    #[arg(long)]
    pub(in crate::cli) draft: bool,
    #[command(flatten)]
    pub(in crate::cli) accept: AcceptArgs,
    #[command(flatten)]
    pub(in crate::cli) edition: EditionArgs,
    /// Also write, beside the output, SHA256SUMS and manifest.json: what the files were made from, and with what
    #[arg(long)]
    pub(in crate::cli) manifest: bool,
    /// Also write an image of each page into this folder: 001.png, 002.png, …
    #[arg(long, value_name = "DIR")]
    pub(in crate::cli) pages: Option<PathBuf>,
    /// Resolution of the page images in pixels per inch
    #[arg(long, value_name = "N", default_value_t = 96, value_parser = clap::value_parser!(u16).range(10..=600))]
    pub(in crate::cli) ppi: u16,
    #[command(flatten)]
    pub(in crate::cli) with: WithArgs,
}

impl BuildArgs {
    /// How the document is built.
    ///
    /// # Errors
    /// As [`read_settings`].
    pub(in crate::cli) fn options(&self) -> Result<BuildOptions, Error> {
        let images = self.pages.clone().map(|folder| PageImages { folder, ppi: self.ppi });
        Ok(BuildOptions { draft: self.draft, manifest: self.manifest, images, ..self.edition.options()? })
    }
}

#[derive(Debug, ClapArgs)]
pub(in crate::cli) struct BatchArgs {
    /// Folders (their .json, .xlsx, .xls and .ods), lists of files (a path a line), patterns, single files, or places such
    /// as s3://bucket/folder
    #[arg(required = true, value_name = "INPUT")]
    pub(in crate::cli) inputs: Vec<String>,
    /// Folder to write to, or a place such as s3://bucket/folder; each document goes where its input lies below what was named
    #[arg(short, long, value_name = "OUT")]
    pub(in crate::cli) output: String,
    #[command(flatten)]
    pub(in crate::cli) replace: ReplaceArgs,
    /// How many documents are built at once [default: as many as there are processors]
    #[arg(short, long, value_name = "N")]
    pub(in crate::cli) jobs: Option<NonZeroUsize>,
    /// Size of the inputs that are worked on at once, in MiB; a larger one is worked on alone
    #[arg(long, value_name = "MIB", default_value_t = 8, value_parser = clap::value_parser!(u64).range(1..=65536))]
    pub(in crate::cli) in_flight: u64,
    /// Build although figures contradict each other, with a mark across each page
    #[arg(long)]
    pub(in crate::cli) draft: bool,
    /// Check the data and its glyphs only, without building documents: OUT gets check.html and check.json
    #[arg(long, conflicts_with_all = ["draft", "shard", "merge", "verify"])]
    pub(in crate::cli) check: bool,
    /// Do one of N parts, I from 1; or env: the part that a Kubernetes Indexed Job or a Slurm array tells
    #[arg(long, value_name = "I/N")]
    pub(in crate::cli) shard: Option<String>,
    /// Join the parts: prove that every input was done exactly once, and write one report
    #[arg(long, conflicts_with = "shard")]
    pub(in crate::cli) merge: bool,
    /// Read every document that is there again, instead of trusting its size and time
    #[arg(long)]
    pub(in crate::cli) verify: bool,
    #[command(flatten)]
    pub(in crate::cli) edition: EditionArgs,
    #[command(flatten)]
    pub(in crate::cli) with: WithArgs,
}

impl BatchArgs {
    /// How documents are built.
    ///
    /// # Errors
    /// As [`read_settings`].
    pub(in crate::cli) fn options(&self) -> Result<BuildOptions, Error> {
        Ok(BuildOptions { draft: self.draft, ..self.edition.options()? })
    }
}

/// Which editions are built.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(in crate::cli) enum EditionsArg {
    /// For screens and archives: PDF/A-3a and PDF/UA-1, with the data inside.
    Web,
    /// For the print shop: PDF/X, with a job ticket beside it.
    Print,
    /// The two of them.
    Both,
}

/// Editions, and what of the print edition is decided from job to job; all else stands in [print] of the settings of the
/// house, or of the layout.
#[derive(Debug, ClapArgs)]
pub(in crate::cli) struct EditionArgs {
    /// Edition: web for screens and archives; print for the print shop, with a job ticket; beside the web
    /// edition as NAME.print.pdf
    #[arg(long, value_enum, default_value_t = EditionsArg::Web)]
    pub(in crate::cli) edition: EditionsArg,
    /// Print the SHA-256 of the data at the foot of each page
    #[arg(long)]
    pub(in crate::cli) fingerprint: bool,
    /// Print: mark the corners of the trimmed page
    #[arg(long, help_heading = PRINT)]
    pub(in crate::cli) crop_marks: bool,
    /// Print: also a cover as NAME.cover.pdf beside NAME.pdf: front, spine by the number of pages, and back
    #[arg(long, help_heading = PRINT)]
    pub(in crate::cli) cover: bool,
    #[command(flatten)]
    pub(in crate::cli) shop: ShopArgs,
}

/// What is agreed with the print shop about a file, whoever writes it or judges it.
#[derive(Debug, ClapArgs)]
pub(in crate::cli) struct ShopArgs {
    /// Print: bleed on each side in mm [default: the layout's, or 3]
    #[arg(long, value_name = "MM", allow_negative_numbers = true, help_heading = PRINT)]
    pub(in crate::cli) bleed: Option<f64>,
    /// Print: binding, which tells how many blank pages are added [default: the layout's, or saddle]
    #[arg(long, value_enum, help_heading = PRINT)]
    pub(in crate::cli) binding: Option<BindingArg>,
    /// Print: PDF/X-4 for the printing condition of this ICC profile, instead of PDF/X-1a
    #[arg(long, value_name = "FILE", help_heading = PRINT)]
    pub(in crate::cli) icc: Option<PathBuf>,
    /// Print: file with the settings of your print shop [default: budgetpress.toml in the working folder, if there is one]
    #[arg(long, value_name = "FILE", help_heading = PRINT)]
    pub(in crate::cli) settings: Option<PathBuf>,
}

/// How leaves are held together.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(in crate::cli) enum BindingArg {
    /// Saddle stitch: a multiple of four pages.
    Saddle,
    /// Perfect binding: an even number of pages.
    Perfect,
    /// As many pages as there are.
    None,
}

impl ShopArgs {
    /// The options, and where they leave something open, the settings of a file, with that file.
    ///
    /// # Errors
    /// As [`read_settings`]; `print-setting` about measures that cannot be.
    pub(in crate::cli) fn choice(&self) -> Result<(PrintChoice, Option<PathBuf>), Error> {
        let print = self.typed().or(read_settings(self.settings.as_deref())?);
        // Told once, not for each document of a run.
        print.validate()?;
        Ok((print, settings_file(self.settings.as_deref())))
    }

    fn typed(&self) -> PrintChoice {
        let binding = self.binding.map(|binding| match binding {
            BindingArg::Saddle => Binding::Saddle,
            BindingArg::Perfect => Binding::Perfect,
            BindingArg::None => Binding::None,
        });
        PrintChoice {
            bleed: self.bleed,
            binding,
            standard: self.icc.is_some().then_some(Standard::X4),
            profile: self.icc.clone().map(ProfileSource::File),
            ..PrintChoice::default()
        }
    }
}

impl EditionArgs {
    /// How documents are built: no draft, without a manifest.
    ///
    /// # Errors
    /// As [`ShopArgs::choice`].
    fn options(&self) -> Result<BuildOptions, Error> {
        let editions = match self.edition {
            EditionsArg::Web => Editions::Web,
            EditionsArg::Print => Editions::Print,
            EditionsArg::Both => Editions::Both,
        };
        // What holds for the web edition alone asks nothing of the house.
        let (shop, settings_file) = match editions {
            Editions::Web => (PrintChoice::default(), None),
            Editions::Print | Editions::Both => self.shop.choice()?,
        };
        let typed = PrintChoice {
            crop_marks: self.crop_marks.then_some(true),
            cover: self.cover.then_some(true),
            ..PrintChoice::default()
        };
        Ok(BuildOptions {
            editions,
            print: typed.or(shop),
            settings_file,
            fingerprint: self.fingerprint,
            ..BuildOptions::default()
        })
    }
}
