//! `budgetpress build`.

use std::path::{Path, PathBuf};

use super::Terminal;
use super::args::{BuildArgs, FontArgs};
use crate::compile::fonts::{Fonts, find_folder};
use crate::compile::{Compiler, Document};
use crate::error::Error;
use crate::{export, load, view};

pub(super) fn build(args: &BuildArgs, terminal: &Terminal) -> Result<(), Error> {
    let loaded = load::load(&args.input, &args.with.layouts())?;
    let view = view::view(&loaded.budget, &loaded.layout)?;
    let compiler = compiler(&args.with.fonts)?;
    Error::unless_clean(compiler.uncovered(&loaded.budget))?;
    let document = compiler.compile(&view, &loaded.layout)?;
    let pdf = export::pdf(&document)?;
    // Every image is made before any file is put in place.
    let images = images(args, &document)?;
    for (path, image) in &images {
        export::write(path, image)?;
    }
    let output = output(args);
    export::write(&output, &pdf)?;
    for role in compiler.fonts().stand_ins() {
        terminal.say("stand-in", &[("title", role.title.clone()), ("family", role.family.clone())]);
    }
    let pages = document.page_count().to_string();
    terminal.say("built", &[("path", output.display().to_string()), ("pages", pages)]);
    Ok(())
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

fn images(args: &BuildArgs, document: &Document) -> Result<Vec<(PathBuf, Vec<u8>)>, Error> {
    let Some(folder) = &args.pages else { return Ok(Vec::new()) };
    create(folder)?;
    let image = |page: usize| Ok((folder.join(format!("{:03}.png", page + 1)), export::png(document, page, args.ppi)?));
    (0..document.page_count()).map(image).collect()
}

fn create(folder: &Path) -> Result<(), Error> {
    std::fs::create_dir_all(folder).map_err(|error| Error::file("file-unwritable", folder, &error))
}
