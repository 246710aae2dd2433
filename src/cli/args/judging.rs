//! Arguments of the commands that judge data or PDFs: `check`, `inspect` and `verify`.

use std::path::PathBuf;

use clap::{Args as ClapArgs, ValueEnum};

use super::values::within;
use super::{AcceptArgs, FindingsFormat, PrintArgs, ReplaceArgs, WithArgs};

#[derive(Debug, ClapArgs)]
pub(in crate::cli) struct CheckArgs {
    #[arg(required_unless_present = "explain")]
    pub(in crate::cli) input: Option<PathBuf>,
    #[arg(long, value_enum, default_value_t = FindingsFormat::Text)]
    pub(in crate::cli) format: FindingsFormat,
    #[arg(long, value_name = "FILE")]
    pub(in crate::cli) report: Option<PathBuf>,
    #[command(flatten)]
    pub(in crate::cli) replace: ReplaceArgs,
    #[command(flatten)]
    pub(in crate::cli) accept: AcceptArgs,
    #[arg(long, value_name = "CODE")]
    pub(in crate::cli) explain: Option<String>,
    #[command(flatten)]
    pub(in crate::cli) with: WithArgs,
}

#[derive(Debug, ClapArgs)]
pub(in crate::cli) struct InspectArgs {
    #[arg(required_unless_present = "explain")]
    pub(in crate::cli) input: Option<PathBuf>,
    #[arg(long, value_name = "DATA")]
    pub(in crate::cli) against: Option<PathBuf>,
    #[arg(long, value_enum, value_name = "EDITION")]
    pub(in crate::cli) gate: Option<Gate>,
    #[arg(long, value_name = "PDF")]
    pub(in crate::cli) inner: Option<PathBuf>,
    #[command(flatten)]
    pub(in crate::cli) print: PrintArgs<false>,
    #[arg(long, value_name = "DIR", requires = "input")]
    pub(in crate::cli) pages: Option<PathBuf>,
    #[arg(long, value_name = "N", default_value_t = 96, value_parser = within::<u16>(10..=600))]
    pub(in crate::cli) ppi: u16,
    #[command(flatten)]
    pub(in crate::cli) replace: ReplaceArgs,
    #[arg(long, value_enum, default_value_t = FindingsFormat::Text)]
    pub(in crate::cli) format: FindingsFormat,
    #[arg(long, value_name = "CODE")]
    pub(in crate::cli) explain: Option<String>,
    #[command(flatten)]
    pub(in crate::cli) with: WithArgs,
}

#[derive(Debug, ClapArgs)]
pub(in crate::cli) struct VerifyArgs {
    #[arg(required_unless_present = "explain")]
    pub(in crate::cli) input: Option<PathBuf>,
    #[arg(long, value_name = "DATA")]
    pub(in crate::cli) data: Option<PathBuf>,
    #[arg(long, value_enum, default_value_t = FindingsFormat::Text)]
    pub(in crate::cli) format: FindingsFormat,
    #[arg(long, value_name = "CODE")]
    pub(in crate::cli) explain: Option<String>,
    #[command(flatten)]
    pub(in crate::cli) with: WithArgs,
}

/// The gate by which `inspect` judges a PDF.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(in crate::cli) enum Gate {
    Release,
    Print,
    Cover,
}
