//! `budgetpress build`.

use std::io::Read;
use std::path::{Path, PathBuf};

use super::Terminal;
use super::args::{BuildArgs, FontArgs};
use super::check::settle;
use crate::build::{Built, Editions, Output, Request, Settings, build as make, distinct, places, prove};
use crate::compile::Compiler;
use crate::compile::fonts::{Fonts, find_folder};
use crate::error::Error;
use crate::model::Finding;
use crate::{export, inspect, load};

pub(super) fn build(args: &BuildArgs, terminal: &Terminal) -> Result<(), Error> {
    let settings = args.settings()?;
    let bytes = load::bytes(&args.input)?;
    let loaded = load::parse(&bytes, &args.with.layouts()?)?;
    let file = args.input.display().to_string();
    let proved = settle(prove(&loaded, &args.accept.wishes()?)?, args.draft, &file, terminal)?;
    let compiler = compiler(&args.with.fonts)?;
    // Everything is made before any file is put in place.
    let request = Request {
        // What came through a pipe is gone.
        input: Some(args.input.as_path()).filter(|input| input.as_os_str() != "-"),
        bytes: &bytes,
        output: &output(args),
        settings: &settings,
    };
    let built = make(&request, &loaded, &proved, &compiler)?;
    let (images, files) = (images(args, &settings, &built)?, built.files);
    files.iter().try_for_each(|file| distinct(&args.input, &file.path))?;
    files.iter().filter(|file| file.pages.is_some()).try_for_each(|file| unless_other(&file.path))?;
    files.iter().try_for_each(|file| export::write(&file.path, &file.bytes))?;
    if let Some(folder) = &args.pages {
        put_images(folder, &images)?;
    }
    terminal.tell_findings(&built.notes, &args.input);
    tell_house(settings.house.as_deref(), terminal);
    for role in compiler.fonts().stand_ins() {
        terminal.say("stand-in", &[("title", role.title.clone()), ("family", role.family.clone())]);
    }
    tell_older(args, &settings, &files, terminal);
    for file in &files {
        let path = ("path", file.path.display().to_string());
        match file.pages {
            Some(1) => terminal.say("built-sheet", &[path]),
            Some(pages) => terminal.say("built", &[path, ("pages", pages.to_string())]),
            None => terminal.say("written", &[path]),
        }
    }
    Ok(())
}

/// Tells from which file the settings of the print shop come: a forgotten one would count in silence.
pub(super) fn tell_house(file: Option<&Path>, terminal: &Terminal) {
    if let Some(path) = file {
        terminal.say("settings-used", &[("path", path.display().to_string())]);
    }
}

/// Tells of files of an earlier run, which may hold something else: other editions, a cover, sums.
fn tell_older(args: &BuildArgs, settings: &Settings, files: &[Output], terminal: &Terminal) {
    let output = output(args);
    let mut older = places(&output, settings.editions);
    older
        .extend(places(&output, Editions::Both).into_iter().filter(|place| !older.contains(place)).collect::<Vec<_>>());
    if let Some(sums) = sums(files) {
        older.extend([sums.with_file_name("manifest.json"), sums]);
    }
    older.retain(|place| place.exists() && !files.iter().any(|file| file.path == *place));
    for place in older {
        terminal.say("file-left", &[("path", place.display().to_string())]);
    }
}

/// The sums beside the files, if they are of files of these names.
fn sums(files: &[Output]) -> Option<PathBuf> {
    let place = files.first()?.path.with_file_name("SHA256SUMS");
    let text = std::fs::read_to_string(&place).ok()?;
    let names: Vec<&str> = text.lines().filter_map(|line| line.split_once("  ")).map(|(_, name)| name).collect();
    let named = |file: &Output| file.path.file_name().is_some_and(|name| names.contains(&&*name.to_string_lossy()));
    files.iter().any(named).then_some(place)
}

/// Refuses to write a document over a file of another kind, by its name and by what it holds: a workbook, a layout.
fn unless_other(path: &Path) -> Result<(), Error> {
    if path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("pdf")) {
        return Ok(());
    }
    let mut head = Vec::new();
    let ordinary = std::fs::metadata(path).is_ok_and(|there| there.is_file());
    if ordinary && let Ok(file) = std::fs::File::open(path) {
        // What cannot be read is not judged; writing will tell.
        let _ = file.take(1024).read_to_end(&mut head);
    }
    let pdf = head.windows(5).any(|window| window == b"%PDF-");
    if head.is_empty() || pdf {
        return Ok(());
    }
    Err(Error::failed(Finding::error("output-other").with("path", path.display())))
}

fn output(args: &BuildArgs) -> PathBuf {
    let default = || match args.input.as_os_str() == "-" {
        true => PathBuf::from("-"),
        false => args.input.with_extension("pdf"),
    };
    args.output.clone().unwrap_or_else(default)
}

pub(super) fn compiler(args: &FontArgs) -> Result<Compiler, Error> {
    let folder = find_folder(args.fonts_folder.as_deref())?;
    Ok(Compiler::new(Fonts::open(&folder, args.system_fonts)?))
}

/// The images that are wanted. Those of the print edition are drawn from its file: pages may be turned in it.
fn images(args: &BuildArgs, settings: &Settings, built: &Built) -> Result<Vec<Vec<u8>>, Error> {
    match (&args.pages, settings.editions) {
        (None, _) => Ok(Vec::new()),
        (_, Editions::Print) => built.files.first().map_or(Ok(Vec::new()), |file| inspect::draw(&file.bytes, args.ppi)),
        _ => (0..built.document.page_count()).map(|page| export::png(&built.document, page, args.ppi)).collect(),
    }
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
