//! What the user types to have data or PDFs judged.

use std::path::PathBuf;

use clap::{Args as ClapArgs, ValueEnum};

use super::{AcceptArgs, FindingsFormat, ReplaceArgs, ShopArgs, WithArgs};

#[derive(Debug, ClapArgs)]
pub(in crate::cli) struct CheckArgs {
    /// Data file, or - for the standard input
    #[arg(required_unless_present = "explain")]
    pub(in crate::cli) input: Option<PathBuf>,
    /// How findings are told: text for people, json for programs (on the standard output)
    #[arg(long, value_enum, default_value_t = FindingsFormat::Text)]
    pub(in crate::cli) format: FindingsFormat,
    /// Also write a report with the tables, wrong cells marked, as an HTML page
    #[arg(long, value_name = "FILE")]
    pub(in crate::cli) report: Option<PathBuf>,
    #[command(flatten)]
    pub(in crate::cli) replace: ReplaceArgs,
    #[command(flatten)]
    pub(in crate::cli) accept: AcceptArgs,
    /// Explain a rule, by the code that its findings have
    #[arg(long, value_name = "CODE")]
    pub(in crate::cli) explain: Option<String>,
    #[command(flatten)]
    pub(in crate::cli) with: WithArgs,
}

#[derive(Debug, ClapArgs)]
pub(in crate::cli) struct InspectArgs {
    /// PDF, or - for the standard input
    #[arg(required_unless_present = "explain")]
    pub(in crate::cli) input: Option<PathBuf>,
    /// Data file of which every text and figure must stand in the PDF
    #[arg(long, value_name = "DATA")]
    pub(in crate::cli) against: Option<PathBuf>,
    /// Judge the PDF, too: as the edition to publish, as the one for the print shop, or as its cover
    #[arg(long, value_enum, value_name = "EDITION")]
    pub(in crate::cli) gate: Option<Gate>,
    /// For --gate cover: the print edition that it goes around, whose pages tell how wide the spine is
    #[arg(long, value_name = "PDF")]
    pub(in crate::cli) inner: Option<PathBuf>,
    #[command(flatten)]
    pub(in crate::cli) shop: ShopArgs,
    /// Also draw each page, from the PDF itself, into this folder: 001.png, 002.png, …
    #[arg(long, value_name = "DIR", requires = "input")]
    pub(in crate::cli) pages: Option<PathBuf>,
    /// Resolution of the page images in pixels per inch
    #[arg(long, value_name = "N", default_value_t = 96, value_parser = clap::value_parser!(u16).range(10..=600))]
    pub(in crate::cli) ppi: u16,
    #[command(flatten)]
    pub(in crate::cli) replace: ReplaceArgs,
    /// How the report is told: text for people, json for programs
    #[arg(long, value_enum, default_value_t = FindingsFormat::Text)]
    pub(in crate::cli) format: FindingsFormat,
    /// Explain a rule, by the code that its findings have
    #[arg(long, value_name = "CODE")]
    pub(in crate::cli) explain: Option<String>,
    #[command(flatten)]
    pub(in crate::cli) with: WithArgs,
}

#[derive(Debug, ClapArgs)]
#[command(after_help = "Exit status: 0 genuine, 1 not genuine, 2 cannot be told or could not run.")]
pub(in crate::cli) struct VerifyArgs {
    /// PDF, or - for the standard input
    #[arg(required_unless_present = "explain")]
    pub(in crate::cli) input: Option<PathBuf>,
    /// For a print edition or its cover, which carry no data: the data file, or the web edition
    #[arg(long, value_name = "DATA")]
    pub(in crate::cli) data: Option<PathBuf>,
    /// How the verdict is told: text for people, json for programs
    #[arg(long, value_enum, default_value_t = FindingsFormat::Text)]
    pub(in crate::cli) format: FindingsFormat,
    /// Explain a rule, by the code that its findings have
    #[arg(long, value_name = "CODE")]
    pub(in crate::cli) explain: Option<String>,
    #[command(flatten)]
    pub(in crate::cli) with: WithArgs,
}

/// For what a PDF is judged.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(in crate::cli) enum Gate {
    /// To be published: PDF/A-3a and PDF/UA-1.
    Release,
    /// To be printed: PDF/X.
    Print,
    /// The cover alone, to be printed.
    Cover,
}
