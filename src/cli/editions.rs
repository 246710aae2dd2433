//! The editions of a build, and their files.

use std::path::{Path, PathBuf};

use super::args::{BindingArg, BuildArgs, EditionArgs, Editions};
use super::gate;
use crate::compile::{Compiler, Document};
use crate::error::Error;
use crate::export;
use crate::layout::{Binding, Layout, PrintSpec, Standard};
use crate::model::Finding;
use crate::view::View;

/// A file to put in place.
pub(super) struct Output {
    pub(super) path: PathBuf,
    pub(super) bytes: Vec<u8>,
    /// How many pages it has, if it is a document.
    pub(super) pages: Option<usize>,
}

/// What a build made.
pub(super) struct Built {
    /// The document of which page images are wanted: that of the web edition if there is one.
    pub(super) document: Document,
    pub(super) files: Vec<Output>,
}

/// Builds the editions that are asked for.
///
/// # Errors
/// `output-several` if more than one file would go to the standard output; `print-setting` about settings of the print
/// edition; what setting and writing refuse.
pub(super) fn build(args: &BuildArgs, view: &View, layout: &Layout, compiler: &Compiler) -> Result<Built, Error> {
    let wanted = args.edition.edition;
    let output = output(args);
    if output.as_os_str() == "-" && (wanted != Editions::Web || args.manifest) {
        return Err(Error::failed(Finding::error("output-several")));
    }
    let mut files = Vec::new();
    let mut web = None;
    if wanted != Editions::Print {
        let document = compiler.compile(view, layout)?;
        let (bytes, pages) = (export::pdf(&document)?, Some(document.page_count()));
        gate::release(&bytes, view)?;
        files.push(Output { path: output.clone(), bytes, pages });
        web = Some(document);
    }
    if wanted == Editions::Web
        && let Some(document) = web
    {
        return Ok(Built { document, files });
    }
    let (spec, profile) = press(&args.edition, layout)?;
    let view = view.clone().into_print(&spec);
    let document = compiler.compile(&view, layout)?;
    let printed = export::print(&document, &spec, profile.as_deref())?;
    gate::print(&printed.pdf, &spec, layout, &view)?;
    files.extend(print_files(&stem(&output, wanted), printed));
    Ok(Built { document: web.unwrap_or(document), files })
}

fn output(args: &BuildArgs) -> PathBuf {
    let default = || match args.input.as_os_str() == "-" {
        true => PathBuf::from("-"),
        false => args.input.with_extension("pdf"),
    };
    args.output.clone().unwrap_or_else(default)
}

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
    let pdf = with(stem, ".pdf");
    let name = pdf.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let ticket = printed.ticket;
    let plain = |ending: &str, text: String| Output { path: with(stem, ending), bytes: text.into(), pages: None };
    let told = [plain(".json", ticket.json(&name)), plain(".txt", ticket.text(&name))];
    let file = Output { path: pdf, bytes: printed.pdf, pages: Some(ticket.pages) };
    std::iter::once(file).chain(told).collect()
}

fn with(path: &Path, ending: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(ending);
    name.into()
}

/// The settings of the print edition, those of the command line before those of the layout, and the ICC profile.
fn press(args: &EditionArgs, layout: &Layout) -> Result<(PrintSpec, Option<Vec<u8>>), Error> {
    let mut spec = layout.print.clone();
    spec.bleed = args.bleed.unwrap_or(spec.bleed);
    spec.crop_marks |= args.crop_marks;
    spec.binding = match args.binding {
        Some(BindingArg::Saddle) => Binding::Saddle,
        Some(BindingArg::Perfect) => Binding::Perfect,
        Some(BindingArg::None) => Binding::None,
        None => spec.binding,
    };
    let unfit = |detail: String| Error::failed(Finding::error("print-setting").with("detail", detail));
    let profile = match &args.icc {
        Some(path) => {
            spec.standard = Standard::X4;
            Some(std::fs::read(path).map_err(|error| Error::file("file-unreadable", path, &error))?)
        }
        None => layout.print_profile().map_err(unfit)?,
    };
    spec.validate(&layout.page.prose).map_err(unfit)?;
    Ok((spec, profile))
}
