//! `budgetpress fonts`.

use std::fmt::Write;

use super::args::FontsCommandArgs;
use super::build::compiler;
use super::{Terminal, print};
use crate::compile::fonts::{Embedding, FaceReport};
use crate::error::Error;
use crate::load;
use crate::message::visible;

pub(super) fn fonts(args: &FontsCommandArgs, terminal: &Terminal) -> Result<(), Error> {
    let compiler = compiler(&args.with.fonts)?;
    let mut text = String::new();
    for report in compiler.fonts().report() {
        describe(&report, terminal, &mut text);
    }
    print(&text)?;
    let Some(input) = &args.input else { return Ok(()) };
    let loaded = load::load(input, &args.with.layouts()?)?;
    Error::unless_clean(loaded.locate(compiler.uncovered(&loaded.budget)))?;
    terminal.say("fonts-complete", &[]);
    Ok(())
}

fn describe(report: &FaceReport, terminal: &Terminal, out: &mut String) {
    let text = |id: &str| terminal.catalogue.text(id, &[]);
    let FaceReport { role, title, face, stand_in } = report;
    // Writing to a string cannot fail.
    let _ = match face {
        None => writeln!(out, "{title} ({role})\n  {}", text("font-none")),
        Some(face) => {
            let note = if *stand_in { format!("  {}", text("font-stand-in")) } else { String::new() };
            let embedding = text(match face.embedding {
                Embedding::Installable => "embedding-installable",
                Embedding::Editable => "embedding-editable",
                Embedding::Preview => "embedding-preview",
                Embedding::Restricted => "embedding-restricted",
                Embedding::Unknown => "embedding-unknown",
            });
            writeln!(
                out,
                "{title} ({role})\n  {} {}{note}\n  {}\n  {}\n  {embedding}\n  SHA-256 {}",
                visible(&face.family),
                face.weight,
                visible(&face.path.display().to_string()),
                visible(&face.version),
                face.sha256
            )
        }
    };
}
