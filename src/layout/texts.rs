//! The texts of the files from which a layout is read, one behind the other: a byte offset names file, line and column.

use std::cell::OnceCell;
use std::ops::Range;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use crate::model::{Finding, Place};

/// A finding with the file that it is about, by its path relative to the layout's folder.
pub(super) type FileFinding = (String, Finding);

/// Texts of TOML files that are read as one.
#[derive(Default)]
pub(super) struct SourceTexts {
    files: Vec<SourceText>,
}

/// The text of one file.
struct SourceText {
    name: String,
    text: String,
    /// The offset of its first byte.
    start: usize,
    lines: OnceCell<LineStarts>,
}

impl SourceTexts {
    /// A single text.
    pub(super) fn of(name: &str, text: String) -> Self {
        let mut texts = Self::default();
        texts.add(name, text);
        texts
    }

    /// Adds a file behind the others, and returns its number among them.
    pub(super) fn add(&mut self, name: &str, text: String) -> usize {
        let start = self.files.last().map_or(0, |last| last.start + last.text.len() + 1);
        self.files.push(SourceText { name: name.to_owned(), text, start, lines: OnceCell::new() });
        self.files.len() - 1
    }

    /// How many files there are.
    pub(super) fn len(&self) -> usize {
        self.files.len()
    }

    /// Whether a file of this name is among them.
    pub(super) fn has(&self, name: &str) -> bool {
        self.files.iter().any(|file| file.name == name)
    }

    /// The table of each file, with the offsets that its parts have among all of them; a finding for each syntax error.
    pub(super) fn parsed(&self) -> (Vec<Spanned<DeTable<'_>>>, Vec<(usize, toml::de::Error)>) {
        let mut errors = Vec::new();
        let parsed = self.files.iter().map(|file| {
            let (table, wrong) = DeTable::parse_recoverable(&file.text);
            errors.extend(wrong.into_iter().map(|error| {
                let start = error.span().map_or(0, |span| span.start);
                (file.start + start, error)
            }));
            let span = moved(table.span(), file.start);
            Spanned::new(span, shifted(table.into_inner(), file.start))
        });
        (parsed.collect(), errors)
    }

    /// A finding with its file, its line and its column; its pointer stays, if it has one.
    pub(super) fn placed(&self, finding: Finding, byte: usize) -> FileFinding {
        let place = finding.place.clone().unwrap_or_else(Place::root);
        let at = self.files.partition_point(|file| file.start <= byte).saturating_sub(1);
        let Some(file) = self.files.get(at) else { return (String::new(), finding) };
        let lines = file.lines.get_or_init(|| LineStarts::new(&file.text));
        (file.name.clone(), finding.at(&lines.on(place, &file.text, byte - file.start)))
    }

    /// Whether two offsets lie in one file.
    pub(super) fn are_together(&self, one: usize, other: usize) -> bool {
        let file = |byte| self.files.partition_point(|file| file.start <= byte);
        file(one) == file(other)
    }
}

fn moved(span: Range<usize>, by: usize) -> Range<usize> {
    span.start + by..span.end + by
}

fn shifted(table: DeTable<'_>, by: usize) -> DeTable<'_> {
    if by == 0 {
        return table;
    }
    let key = |key: Spanned<_>| Spanned::new(moved(key.span(), by), key.into_inner());
    table.into_iter().map(|(name, value)| (key(name), shifted_value(value, by))).collect()
}

fn shifted_value(value: Spanned<DeValue<'_>>, by: usize) -> Spanned<DeValue<'_>> {
    let span = moved(value.span(), by);
    let value = match value.into_inner() {
        DeValue::Array(array) => DeValue::Array(array.into_iter().map(|value| shifted_value(value, by)).collect()),
        DeValue::Table(table) => DeValue::Table(shifted(table, by)),
        plain => plain,
    };
    Spanned::new(span, value)
}

/// Where the lines of a text begin, and how many characters stand before parts of it, so that many places are found in one go.
struct LineStarts {
    starts: Vec<usize>,
    /// The characters before each block of bytes.
    characters: Vec<usize>,
}

impl LineStarts {
    /// Bytes of a block.
    const BLOCK: usize = 256;

    fn new(text: &str) -> Self {
        let breaks = text.bytes().enumerate().filter(|(_, byte)| *byte == b'\n').map(|(at, _)| at + 1);
        let mut characters = vec![0];
        for block in text.as_bytes().chunks(Self::BLOCK) {
            characters.push(characters.last().copied().unwrap_or_default() + begun(block));
        }
        Self { starts: std::iter::once(0).chain(breaks).collect(), characters }
    }

    fn on(&self, place: Place, text: &str, byte: usize) -> Place {
        let byte = if text.is_char_boundary(byte) { byte } else { text.len() };
        let line = self.starts.partition_point(|start| *start <= byte);
        let start = self.starts.get(line.saturating_sub(1)).copied().unwrap_or_default();
        place.on_line(line).at_column(self.before(text, byte) - self.before(text, start) + 1)
    }

    /// How many characters stand before a byte.
    fn before(&self, text: &str, byte: usize) -> usize {
        let block = byte / Self::BLOCK;
        let rest = text.as_bytes().get(block * Self::BLOCK..byte).unwrap_or_default();
        self.characters.get(block).copied().unwrap_or_default() + begun(rest)
    }
}

/// How many characters begin among these bytes.
fn begun(bytes: &[u8]) -> usize {
    bytes.iter().filter(|byte| **byte & 0b1100_0000 != 0b1000_0000).count()
}
