//! Plain content, read in one pass: what [`super::content`] tells of operators and colours and [`super::letters`] of
//! glyphs and ink, together, in half the time; most of that goes to fonts.
//!
//! Plain is a page
//! - whose content is written without quirks, so that all readers take it for the same;
//! - that shows text in embedded or standard fonts of one byte a code, or of two with the identity for their encoding,
//!   filled, stroked or hidden;
//! - that fills, strokes and clips to paths, in any colours;
//! - that marks its content with dictionaries of its own, or not at all.
//!
//! All else goes the long way, page by page: images, forms, patterns and shadings, which are content of their own or
//! change what others paint; Type 3 fonts, whose glyphs are; vertical and unusual encodings; text that clips; soft masks
//! and transfer functions; layers; annotations with an appearance. What is odd is never guessed: [`Odd`] ends the pass,
//! and nothing of what it found is kept.
//!
//! Nothing of fonts and colours is known here: the interpreter is asked once for each glyph and each ink. So both ways
//! agree to the last bit, which `tests/plain.rs` holds against each other.

mod fonts;
mod inks;
mod operators;
mod paths;
mod state;
mod text;
pub(super) mod tokens;

use std::collections::HashMap;

use hayro_interpret::InterpreterCache;
use hayro_syntax::page::{Page, Resources};
use hayro_syntax::xref::XRef;

use super::content::{self, ContentTally, OpenMarks, PageContent};
use super::guard::is_deep;
use super::sheet::{PageReader, PageRecord};
use super::values::dicts;
use fonts::FileFonts;
use inks::{PlainInks, Setting};
use paths::{Clips, PathBuilder};
use state::PlainState;
use tokens::{Odd, Tokens};

/// So many fonts and inks of a page are asked about, which takes long: a page has a few.
const MOST: usize = 200;

/// How deep states may be saved.
const DEPTH: usize = 100;

/// Reads pages of a file.
pub(super) struct Plain<'a> {
    xref: &'a XRef,
    fonts: FileFonts<'a>,
    /// The inks of the page before, with the colour spaces that it has.
    inks: Option<(Vec<u8>, PlainInks)>,
}

impl<'a> Plain<'a> {
    pub(super) fn new(xref: &'a XRef, cache: &InterpreterCache<'a>) -> Self {
        Self { xref, fonts: FileFonts::new(xref, cache), inks: None }
    }

    /// Reads a page, up to so many glyphs and marks; `None` if it is not plain.
    pub(super) fn read(
        &mut self,
        page: &Page<'a>,
        room: usize,
        tally: &mut ContentTally,
    ) -> Option<(PageContent, PageRecord)> {
        // A page without content is blank; one whose content cannot be had is broken.
        let blank = || (!page.raw().contains_key("Contents")).then_some([].as_slice());
        let data = page.page_stream().or_else(blank).filter(|data| !is_deep(data))?;
        let drawn =
            || dicts(page.raw(), "Annots", self.xref).iter().any(|(_, annotation)| annotation.contains_key("AP"));
        if content::is_picture(page) || drawn() {
            return None;
        }
        let spaces = spaces(page.resources());
        let inks = self
            .inks
            .take()
            .filter(|(known, inks)| *known == spaces && inks.count() < MOST / 2)
            .map(|(_, inks)| inks.again());
        let mut reading = PlainReading {
            resources: page.resources(),
            fonts: &mut self.fonts,
            faces: Vec::new(),
            inks: inks.unwrap_or_else(PlainInks::new),
            settings: HashMap::new(),
            sheet: PageReader::new(page, room),
            content: PageContent::of(page),
            marks: OpenMarks::default(),
            state: PlainState::default(),
            saved: Vec::new(),
            path: PathBuilder::default(),
            clipping: false,
            clips: Clips::new(),
        };
        let operators = reading.run(data).ok()?;
        let faces = reading.faces.iter().filter(|face| face.used).map(|face| face.index);
        for face in faces.map(|index| reading.fonts.face(index)) {
            tally.font(&face.key, &face.font);
        }
        tally.count(operators, data.len());
        self.inks = Some((spaces, reading.inks));
        Some((reading.content, reading.sheet.printed()))
    }
}

/// The colour spaces that names stand for, as they are written: pages that have the same have the same inks.
fn spaces(resources: &Resources<'_>) -> Vec<u8> {
    let mut spaces = Vec::new();
    let mut next = Some(resources);
    while let Some(resources) = next {
        spaces.extend_from_slice(resources.color_spaces.data());
        spaces.push(b'|');
        next = resources.parent();
    }
    spaces
}

/// A font under the name that it has on the page.
struct NamedFont {
    name: Vec<u8>,
    index: usize,
    /// Whether something is shown in it.
    used: bool,
}

/// The reading of a page.
struct PlainReading<'a, 'p> {
    resources: &'p Resources<'a>,
    fonts: &'p mut FileFonts<'a>,
    faces: Vec<NamedFont>,
    inks: PlainInks,
    settings: HashMap<Vec<u8>, Setting>,
    sheet: PageReader,
    content: PageContent,
    marks: OpenMarks,
    state: PlainState,
    saved: Vec<PlainState>,
    path: PathBuilder,
    /// Whether the path is to clip.
    clipping: bool,
    clips: Clips,
}

impl PlainReading<'_, '_> {
    /// Follows the operators of a page, and tells how many they are.
    fn run(&mut self, data: &[u8]) -> Result<usize, Odd> {
        let mut tokens = Tokens::new(data);
        let mut count = 0;
        while let Some(instruction) = tokens.next()? {
            count += 1;
            // The long way knows how to refuse it.
            if count > content::MOST_OPERATORS {
                return Err(Odd);
            }
            self.operator(instruction)?;
        }
        // What is left open, readers close each in its own way.
        if self.saved.is_empty() && self.marks.depth() == 0 && !self.clipping { Ok(count) } else { Err(Odd) }
    }
}
