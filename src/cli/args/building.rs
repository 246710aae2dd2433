//! Arguments of the commands that build documents: `build` and `batch`.

use std::num::NonZeroUsize;
use std::path::PathBuf;

use clap::{Args as ClapArgs, ValueEnum};

use super::values::within;
use super::{AcceptArgs, PrintArgs, ReplaceArgs, WithArgs};
use budgetpress::layout::PrintOptions;
use budgetpress::{BuildOptions, Editions, Error, PageImages};

#[derive(Debug, ClapArgs)]
pub(in crate::cli) struct BuildArgs {
    pub(in crate::cli) input: PathBuf,
    #[arg(short, long, value_name = "FILE")]
    pub(in crate::cli) output: Option<PathBuf>,
    #[command(flatten)]
    pub(in crate::cli) replace: ReplaceArgs,
    #[arg(long)]
    pub(in crate::cli) draft: bool,
    #[command(flatten)]
    pub(in crate::cli) accept: AcceptArgs,
    #[command(flatten)]
    pub(in crate::cli) edition: EditionArgs,
    #[arg(long)]
    pub(in crate::cli) manifest: bool,
    #[arg(long, value_name = "DIR")]
    pub(in crate::cli) pages: Option<PathBuf>,
    #[arg(long, value_name = "N", default_value_t = 96, value_parser = within::<u16>(10..=600))]
    pub(in crate::cli) ppi: u16,
    #[command(flatten)]
    pub(in crate::cli) with: WithArgs,
}

impl BuildArgs {
    /// The options of the build.
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
    #[arg(required = true, value_name = "INPUT")]
    pub(in crate::cli) inputs: Vec<String>,
    #[arg(short, long, value_name = "OUT")]
    pub(in crate::cli) output: String,
    #[command(flatten)]
    pub(in crate::cli) replace: ReplaceArgs,
    #[arg(short, long, value_name = "N")]
    pub(in crate::cli) jobs: Option<NonZeroUsize>,
    #[arg(long, value_name = "MIB", default_value_t = 8, value_parser = within::<u64>(1..=65536))]
    pub(in crate::cli) in_flight: u64,
    #[arg(long)]
    pub(in crate::cli) draft: bool,
    #[arg(long, conflicts_with_all = ["draft", "shard", "merge", "verify"])]
    pub(in crate::cli) check: bool,
    #[arg(long, value_name = "I/N")]
    pub(in crate::cli) shard: Option<String>,
    #[arg(long, conflicts_with = "shard")]
    pub(in crate::cli) merge: bool,
    #[arg(long)]
    pub(in crate::cli) verify: bool,
    #[command(flatten)]
    pub(in crate::cli) edition: EditionArgs,
    #[command(flatten)]
    pub(in crate::cli) with: WithArgs,
}

impl BatchArgs {
    /// The options of the builds.
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
    Web,
    Print,
    Both,
}

/// Options of the editions; options of the print edition that are not given come from [print] of the site settings, or
/// of the layout.
#[derive(Debug, ClapArgs)]
pub(in crate::cli) struct EditionArgs {
    #[arg(long, value_enum, default_value_t = EditionsArg::Web)]
    pub(in crate::cli) edition: EditionsArg,
    #[arg(long)]
    pub(in crate::cli) fingerprint: bool,
    #[command(flatten)]
    pub(in crate::cli) print: PrintArgs<true>,
}

impl EditionArgs {
    /// The options of the build, without a draft and without a manifest.
    ///
    /// # Errors
    /// As [`PrintArgs::options`].
    fn options(&self) -> Result<BuildOptions, Error> {
        let editions = match self.edition {
            EditionsArg::Web => Editions::Web,
            EditionsArg::Print => Editions::Print,
            EditionsArg::Both => Editions::Both,
        };
        // The site settings are not read for the web edition alone.
        let (print, settings_file) = match editions {
            Editions::Web => (PrintOptions::default(), None),
            Editions::Print | Editions::Both => self.print.options()?,
        };
        Ok(BuildOptions { editions, print, settings_file, fingerprint: self.fingerprint, ..BuildOptions::default() })
    }
}
