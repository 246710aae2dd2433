//! The command `budgetpress fonts`: lists the font file of each role, and checks a data file for characters without a
//! glyph.

use std::fmt::Write;

use budgetpress::message::visible;
use budgetpress::{Error, FaceReport, FontEmbedding, InputKind};

use super::args::FontsCommandArgs;
use super::{Terminal, input_file, print};

pub(super) fn fonts(args: &FontsCommandArgs, terminal: &Terminal) -> Result<(), Error> {
    let resources = args.with.resources();
    let mut text = String::new();
    for report in resources.faces()? {
        describe(&report, terminal, &mut text);
    }
    print(&text)?;
    let Some(input) = &args.input else { return Ok(()) };
    let document = resources.whole_document(input_file(input, InputKind::Data)?)?;
    Error::unless_clean(document.missing_glyphs()?)?;
    terminal.say("fonts-complete", &[]);
    Ok(())
}

/// Appends the description of a role and its font.
fn describe(report: &FaceReport, terminal: &Terminal, out: &mut String) {
    let text = |id: &str| terminal.catalogue.text(id, &[]);
    let FaceReport { role, title, face, stand_in } = report;
    // Writing to a string cannot fail.
    let _ = match face {
        None => writeln!(out, "{title} ({role})\n  {}", text("font-none")),
        Some(face) => {
            let note = if *stand_in { format!("  {}", text("font-stand-in")) } else { String::new() };
            let embedding = text(match face.embedding {
                FontEmbedding::Installable => "embedding-installable",
                FontEmbedding::Editable => "embedding-editable",
                FontEmbedding::Preview => "embedding-preview",
                FontEmbedding::Restricted => "embedding-restricted",
                FontEmbedding::Unknown => "embedding-unknown",
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
