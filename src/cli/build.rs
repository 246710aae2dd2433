//! `budgetpress build`.

use std::path::{Path, PathBuf};

use super::Terminal;
use super::args::{BuildArgs, FontArgs};
use super::check::settle;
use crate::build::{BuildRequest, Built, Editions, Output, Settings, build as make, places, print_place, prove};
use crate::compile::Compiler;
use crate::compile::fonts::{Fonts, find_folder};
use crate::confine::Limits;
use crate::error::Error;
use crate::mark::{self, OutputKind, Subject};
use crate::output::{self, NewFile, OverwriteRule};
use crate::{export, inspect, load};

pub(super) fn build(args: &BuildArgs, limits: Limits, terminal: &Terminal) -> Result<(), Error> {
    let settings = Settings { max_memory_mib: Some(limits.memory_mib), ..args.settings()? };
    let bytes = load::bytes(&args.input)?;
    let loaded = load::examine(&bytes, &args.with.layouts()?)?;
    let file = args.input.display().to_string();
    let proved = settle(prove(&loaded, &args.accept.wishes(&file)?)?, args.draft, &file, terminal)?;
    let compiler = compiler(&args.with.fonts)?;
    // Everything is made before any file is put in place.
    let request = BuildRequest {
        // What came through a pipe is gone.
        input: Some(args.input.as_path()).filter(|input| input.as_os_str() != "-"),
        bytes: &bytes,
        output: &output(args, &settings),
        settings: &settings,
    };
    let built = make(&request, &loaded, &proved, &compiler)?;
    let (images, files) = (images(args, &settings, &built)?, built.files);
    let images = args.pages.as_ref().map(|folder| Images::new(folder, images, &files[0].bytes));
    let mut new = named(&files);
    new.extend(images.iter().flat_map(Images::files));
    output::put(&new, &OverwriteRule::new(args.replace.force, [args.input.as_path()]))?;
    images.iter().for_each(Images::remove_older);
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
    let output = output(args, settings);
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
    let text = crate::read::text(&place).ok()?;
    let names: Vec<&str> = text.lines().filter_map(|line| line.split_once("  ")).map(|(_, name)| name).collect();
    let named = |file: &Output| file.path.file_name().is_some_and(|name| names.contains(&&*name.to_string_lossy()));
    files.iter().any(named).then_some(place)
}

/// The files of a build: the first goes where the user named, the others beside it.
fn named(files: &[Output]) -> Vec<NewFile<'_>> {
    let folder = files.first().and_then(|file| file.path.parent());
    let places = std::iter::once(None).chain(std::iter::repeat(folder));
    let file = files.iter().zip(places);
    file.map(|(file, within)| NewFile { path: &file.path, bytes: &file.bytes, within }).collect()
}

fn output(args: &BuildArgs, settings: &Settings) -> PathBuf {
    let web = || args.input.with_extension("pdf");
    let default = || match settings.editions {
        _ if args.input.as_os_str() == "-" => PathBuf::from("-"),
        Editions::Print => print_place(&web()),
        Editions::Web | Editions::Both => web(),
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

/// The images of a PDF's pages, in the folder that the user named.
pub(super) struct Images<'a> {
    folder: &'a Path,
    subject: Subject,
    files: Vec<(PathBuf, Vec<u8>)>,
}

impl<'a> Images<'a> {
    /// The images, marked as those of this PDF.
    pub(super) fn new(folder: &'a Path, images: Vec<Vec<u8>>, pdf: &[u8]) -> Self {
        let subject = Subject::of_pdf(OutputKind::Page, pdf);
        let marked = |(page, image)| (folder.join(image_name(page)), mark::png(image, &subject));
        let files = images.into_iter().enumerate().map(marked).collect();
        Self { folder, subject, files }
    }

    /// The files to put in place.
    pub(super) fn files(&self) -> impl Iterator<Item = NewFile<'_>> {
        self.files.iter().map(|(path, bytes)| NewFile { path, bytes, within: Some(self.folder) })
    }

    /// Removes the images of further pages that a run on a longer version of this document left, so that none is taken for a
    /// page of this one.
    pub(super) fn remove_older(&self) {
        let stale = (self.files.len()..).map(|page| self.folder.join(image_name(page)));
        let removed =
            |path: &PathBuf| output::is_same_output(path, &self.subject) && std::fs::remove_file(path).is_ok();
        stale.take_while(removed).for_each(drop);
    }
}

fn image_name(page: usize) -> String {
    format!("{:03}.png", page + 1)
}
