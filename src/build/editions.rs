//! The editions of a build, and their files.

use std::path::{Path, PathBuf};

use super::{Editions, Press, Settings, gate};
use crate::compile::{Compiler, Document};
use crate::error::Error;
use crate::export;
use crate::layout::{Layout, PrintSpec, Standard};
use crate::model::Finding;
use crate::view::View;

/// A file to put in place.
pub struct Output {
    /// Where it goes.
    pub path: PathBuf,
    /// What it holds.
    pub bytes: Vec<u8>,
    /// How many pages it has, if it is a document.
    pub pages: Option<usize>,
}

/// The editions with the document of which page images are wanted: that of the web edition if there is one.
pub(super) type Set = (Document, Vec<Output>);

/// Builds the editions that are asked for.
///
/// # Errors
/// `output-several` if more than one file would go to the standard output; `print-setting` about settings of the print
/// edition; what setting and writing refuse.
pub(super) fn set(
    output: &Path,
    settings: &Settings,
    view: &View,
    layout: &Layout,
    compiler: &Compiler,
) -> Result<Set, Error> {
    let wanted = settings.editions;
    if output.as_os_str() == "-" && (wanted != Editions::Web || settings.manifest) {
        return Err(Error::failed(Finding::error("output-several")));
    }
    let mut files = Vec::new();
    let mut web = None;
    if wanted != Editions::Print {
        let document = compiler.compile(view, layout)?;
        let (bytes, pages) = (export::pdf(&document)?, Some(document.page_count()));
        gate::release(&bytes, view)?;
        files.push(Output { path: output.into(), bytes, pages });
        web = Some(document);
    }
    if wanted == Editions::Web
        && let Some(document) = web
    {
        return Ok((document, files));
    }
    let (spec, profile) = press(&settings.press, layout)?;
    let view = view.clone().into_print(&spec);
    let document = compiler.compile(&view, layout)?;
    let printed = export::print(&document, &spec, profile.as_deref())?;
    gate::print(&printed.pdf, &spec, layout, &view)?;
    files.extend(print_files(&stem(output, wanted), printed));
    Ok((web.unwrap_or(document), files))
}

/// Where the files of these editions go; the first is the document for the web, or that for the shop if there is no other.
pub fn places(output: &Path, editions: Editions) -> Vec<PathBuf> {
    let mut places = Vec::new();
    if editions != Editions::Print {
        places.push(output.into());
    }
    if editions != Editions::Web {
        places.extend(ENDINGS.map(|ending| with(&stem(output, editions), ending)));
    }
    places
}

/// The endings of the print edition's files: the document, and the job ticket in two forms.
const ENDINGS: [&str; 3] = [".pdf", ".json", ".txt"];

/// The name of the print edition's files but for their endings: `NAME.print` for the output `NAME.pdf`, or, where no web
/// edition takes that name, for `NAME.print.pdf`.
fn stem(output: &Path, wanted: Editions) -> PathBuf {
    let is_pdf = output.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("pdf"));
    let stem = if is_pdf { output.with_extension("") } else { output.into() };
    let told = wanted == Editions::Print && stem.extension().is_some_and(|ending| ending == "print");
    if told { stem } else { with(&stem, ".print") }
}

/// The print edition's files: the document, and the job ticket beside it.
fn print_files(stem: &Path, printed: export::Printed) -> Vec<Output> {
    let [pdf, json, text] = ENDINGS.map(|ending| with(stem, ending));
    let name = pdf.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let ticket = printed.ticket;
    let plain = |path: PathBuf, words: String| Output { path, bytes: words.into(), pages: None };
    let told = [plain(json, ticket.json(&name)), plain(text, ticket.text(&name))];
    let file = Output { path: pdf, bytes: printed.pdf, pages: Some(ticket.pages) };
    std::iter::once(file).chain(told).collect()
}

fn with(path: &Path, ending: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(ending);
    name.into()
}

/// The settings of the print edition, those of the run before those of the layout, and the ICC profile.
fn press(press: &Press, layout: &Layout) -> Result<(PrintSpec, Option<Vec<u8>>), Error> {
    let mut spec = layout.print.clone();
    spec.bleed = press.bleed.unwrap_or(spec.bleed);
    spec.crop_marks |= press.crop_marks;
    spec.binding = press.binding.unwrap_or(spec.binding);
    let unfit = |detail: String| Error::failed(Finding::error("print-setting").with("detail", detail));
    let profile = match &press.icc {
        Some(path) => {
            spec.standard = Standard::X4;
            Some(std::fs::read(path).map_err(|error| Error::file("file-unreadable", path, &error))?)
        }
        None => layout.print_profile().map_err(unfit)?,
    };
    spec.validate(&layout.page.prose).map_err(unfit)?;
    Ok((spec, profile))
}
