//! `budgetpress build`.

use std::path::{Path, PathBuf};

use super::Terminal;
use super::args::{BuildArgs, FontArgs};
use super::check::prove;
use crate::check::Accepted;
use crate::compile::fonts::{Fonts, find_folder};
use crate::compile::{Compiler, Document};
use crate::error::Error;
use crate::message::{Catalogue, Language};
use crate::model::Finding;
use crate::view::{Attachment, View};
use crate::{check, export, load, view};

pub(super) fn build(args: &BuildArgs, terminal: &Terminal) -> Result<(), Error> {
    let loaded = load::load(&args.input, &args.with.layouts())?;
    let file = args.input.display().to_string();
    let proved = prove(&loaded, &args.accept.wishes()?)?.settle(args.draft, &file, terminal)?;
    let view = view::view(&loaded.budget, &loaded.layout).map_err(|error| error.map(|found| loaded.locate(found)))?;
    let view = if args.draft { view.into_draft(&loaded.layout) } else { view };
    let view = on_record(view, &proved.accepted, &loaded.layout.language);
    let compiler = compiler(&args.with.fonts)?;
    Error::unless_clean(loaded.locate(compiler.uncovered(&loaded.budget)))?;
    let document = compiler.compile(&view, &loaded.layout).map_err(|error| error.map(|found| loaded.locate(found)))?;
    let pdf = export::pdf(&document)?;
    // Every image is made before any file is put in place.
    let images = images(args, &document)?;
    let output = output(args);
    distinct(&args.input, &output)?;
    export::write(&output, &pdf)?;
    if let Some(folder) = &args.pages {
        create(folder)?;
        for (page, image) in images.iter().enumerate() {
            export::write(&folder.join(image_name(page)), image)?;
        }
        remove_older(folder, images.len());
    }
    for role in compiler.fonts().stand_ins() {
        terminal.say("stand-in", &[("title", role.title.clone()), ("family", role.family.clone())]);
    }
    let pages = document.page_count().to_string();
    terminal.say("built", &[("path", output.display().to_string()), ("pages", pages)]);
    Ok(())
}

/// The view with what was accepted as an attachment, in the language of the document.
fn on_record(view: View, accepted: &[Accepted], language: &str) -> View {
    if accepted.is_empty() {
        return view;
    }
    let catalogue = Catalogue::new(Language::of(language));
    view.with(Attachment {
        name: "accepted-findings.json".into(),
        mime: "application/json".into(),
        relationship: "supplement".into(),
        description: catalogue.text("accepted-about", &[]).unwrap_or_default(),
        text: format!("{:#}\n", check::record(accepted, &catalogue)),
    })
}

pub(super) fn compiler(args: &FontArgs) -> Result<Compiler, Error> {
    let folder = find_folder(args.fonts_folder.as_deref())?;
    Ok(Compiler::new(Fonts::open(&folder, args.system_fonts)?))
}

fn output(args: &BuildArgs) -> PathBuf {
    let default = || match args.input.as_os_str() == "-" {
        true => PathBuf::from("-"),
        false => args.input.with_extension("pdf"),
    };
    args.output.clone().unwrap_or_else(default)
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
