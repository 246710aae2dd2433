//! `budgetpress build`.

use std::path::Path;

use super::args::{BuildArgs, FontArgs};
use super::check::{Proved, prove};
use super::{Terminal, editions, manifest};
use crate::compile::fonts::{Fonts, find_folder};
use crate::compile::{Compiler, Document};
use crate::error::Error;
use crate::load::Loaded;
use crate::message::{Catalogue, Language};
use crate::model::Finding;
use crate::view::{Attachment, View};
use crate::{check, convert, export, load, view};

pub(super) fn build(args: &BuildArgs, terminal: &Terminal) -> Result<(), Error> {
    let loaded = load::load(&args.input, &args.with.layouts())?;
    let file = args.input.display().to_string();
    let proved = prove(&loaded, &args.accept.wishes()?)?.settle(args.draft, &file, terminal)?;
    let located = |error: Error| error.map(|found| loaded.locate(found));
    let view = view::view(&loaded.budget, &loaded.layout).map_err(located)?;
    let view = if args.draft { view.into_draft(&loaded.layout) } else { view };
    let view = with_data(view, &loaded, &proved)?;
    let compiler = compiler(&args.with.fonts)?;
    Error::unless_clean(loaded.locate(compiler.uncovered(&loaded.budget)))?;
    // Everything is made before any file is put in place.
    let built = editions::build(args, &view, &loaded.layout, &compiler).map_err(located)?;
    let images = images(args, &built.document)?;
    let mut files = built.files;
    if args.manifest {
        files.extend(manifest::files(&files, args, &loaded, &compiler, &proved.accepted)?);
    }
    files.iter().try_for_each(|file| distinct(&args.input, &file.path))?;
    files.iter().try_for_each(|file| export::write(&file.path, &file.bytes))?;
    if let Some(folder) = &args.pages {
        put_images(folder, &images)?;
    }
    for role in compiler.fonts().stand_ins() {
        terminal.say("stand-in", &[("title", role.title.clone()), ("family", role.family.clone())]);
    }
    for file in &files {
        let path = ("path", file.path.display().to_string());
        match file.pages {
            Some(pages) => terminal.say("built", &[path, ("pages", pages.to_string())]),
            None => terminal.say("written", &[path]),
        }
    }
    Ok(())
}

/// The view with all that goes inside the web edition: the budget's data and its digest, what the check found, and what
/// was accepted of it, in the language of the document.
fn with_data(view: View, loaded: &Loaded, proved: &Proved<'_>) -> Result<View, Error> {
    let Loaded { budget, layout, .. } = loaded;
    let catalogue = Catalogue::new(Language::of(&layout.language));
    let supplement = |name: &str, about: &str, record: serde_json::Value| Attachment {
        name: name.into(),
        mime: "application/json".into(),
        relationship: "supplement".into(),
        description: catalogue.text(about, &[]).unwrap_or_default(),
        text: format!("{record:#}\n"),
    };
    let mut files = convert::attachments(budget, layout)?;
    // Where the data lay is nobody's business.
    files.push(supplement("check-report.json", "attached-report", proved.record(None, &catalogue)));
    if !proved.accepted.is_empty() {
        let record = check::record(&proved.accepted, &catalogue);
        files.push(supplement("accepted-findings.json", "accepted-about", record));
    }
    let view = view.fingerprinted(&convert::fingerprint(budget, layout));
    Ok(files.into_iter().fold(view, View::with))
}

pub(super) fn compiler(args: &FontArgs) -> Result<Compiler, Error> {
    let folder = find_folder(args.fonts_folder.as_deref())?;
    Ok(Compiler::new(Fonts::open(&folder, args.system_fonts)?))
}

/// Refuses to write a result over the data that it was made from.
pub(super) fn distinct(input: &Path, output: &Path) -> Result<(), Error> {
    let same = match (std::fs::canonicalize(input), std::fs::canonicalize(output)) {
        (Ok(input), Ok(output)) => input == output,
        _ => false,
    };
    if same { Err(Error::failed(Finding::error("output-is-input").with("path", output.display()))) } else { Ok(()) }
}

fn images(args: &BuildArgs, document: &Document) -> Result<Vec<Vec<u8>>, Error> {
    let pages = if args.pages.is_some() { document.page_count() } else { 0 };
    (0..pages).map(|page| export::png(document, page, args.ppi)).collect()
}

pub(super) fn put_images(folder: &Path, images: &[Vec<u8>]) -> Result<(), Error> {
    create(folder)?;
    for (page, image) in images.iter().enumerate() {
        export::write(&folder.join(image_name(page)), image)?;
    }
    remove_older(folder, images.len());
    Ok(())
}

fn image_name(page: usize) -> String {
    format!("{:03}.png", page + 1)
}

/// Removes the images of further pages that a run on a longer document left, so that none is taken for a page of
/// this one.
fn remove_older(folder: &Path, pages: usize) {
    let stale = (pages..).map(|page| folder.join(image_name(page)));
    stale.take_while(|path| std::fs::remove_file(path).is_ok()).for_each(drop);
}

pub(super) fn create(folder: &Path) -> Result<(), Error> {
    std::fs::create_dir_all(folder).map_err(|error| Error::file("file-unwritable", folder, &error))
}
