//! Maps byte offsets to file, line and column for a layout that is read from several TOML files.
//!
//! The texts count as one long text: [`SourceTexts::parsed`] shifts the spans of each file by its start, so that a
//! single offset names a place even after tables of several files are joined.

use std::cell::OnceCell;
use std::ops::Range;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use crate::model::{Finding, Place};

/// The path of a file relative to the layout's folder, and a finding about it.
pub(super) type FileFinding = (String, Finding);

/// The texts of TOML files, in one range of byte offsets.
#[derive(Default)]
pub(super) struct SourceTexts {
    files: Vec<SourceText>,
}

/// The text of one file.
struct SourceText {
    name: String,
    text: String,
    /// The offset of its first byte in the range of all files.
    start: usize,
    /// Computed when the first finding is placed.
    lines: OnceCell<LineStarts>,
}

impl SourceTexts {
    /// A single text.
    pub(super) fn of(name: &str, text: String) -> Self {
        let mut texts = Self::default();
        texts.add(name, text);
        texts
    }

    /// Adds a file after the others and returns its index.
    pub(super) fn add(&mut self, name: &str, text: String) -> usize {
        let start = self.files.last().map_or(0, |last| last.start + last.text.len() + 1);
        self.files.push(SourceText { name: name.to_owned(), text, start, lines: OnceCell::new() });
        self.files.len() - 1
    }

    /// The number of files.
    pub(super) fn len(&self) -> usize {
        self.files.len()
    }

    /// Whether a file of this name is among them.
    pub(super) fn has(&self, name: &str) -> bool {
        self.files.iter().any(|file| file.name == name)
    }

    /// The parsed table of each file, its spans shifted into the common range; and each syntax error with its offset.
    pub(super) fn parsed(&self) -> (Vec<Spanned<DeTable<'_>>>, Vec<(usize, toml::de::Error)>) {
        let mut errors = Vec::new();
        let parsed = self.files.iter().map(|file| {
            let (table, wrong) = DeTable::parse_recoverable(&file.text);
            errors.extend(wrong.into_iter().map(|error| {
                let start = error.span().map_or(0, |span| span.start);
                (file.start + start, error)
            }));
            let span = shifted_span(table.span(), file.start);
            Spanned::new(span, shifted(table.into_inner(), file.start))
        });
        (parsed.collect(), errors)
    }

    /// The finding with the file, line and column of a byte offset; a JSON pointer that it has stays.
    pub(super) fn placed(&self, finding: Finding, byte: usize) -> FileFinding {
        let place = finding.place.clone().unwrap_or_else(Place::root);
        let at = self.files.partition_point(|file| file.start <= byte).saturating_sub(1);
        let Some(file) = self.files.get(at) else { return (String::new(), finding) };
        let lines = file.lines.get_or_init(|| LineStarts::new(&file.text));
        (file.name.clone(), finding.at(&lines.on(place, &file.text, byte - file.start)))
    }

    /// Whether two offsets lie in the same file.
    pub(super) fn are_in_one_file(&self, one: usize, other: usize) -> bool {
        let file = |byte| self.files.partition_point(|file| file.start <= byte);
        file(one) == file(other)
    }
}

fn shifted_span(span: Range<usize>, by: usize) -> Range<usize> {
    span.start + by..span.end + by
}

/// The table with all its spans moved by `by` bytes.
fn shifted(table: DeTable<'_>, by: usize) -> DeTable<'_> {
    if by == 0 {
        return table;
    }
    let key = |key: Spanned<_>| Spanned::new(shifted_span(key.span(), by), key.into_inner());
    table.into_iter().map(|(name, value)| (key(name), shifted_value(value, by))).collect()
}

fn shifted_value(value: Spanned<DeValue<'_>>, by: usize) -> Spanned<DeValue<'_>> {
    let span = shifted_span(value.span(), by);
    let value = match value.into_inner() {
        DeValue::Array(array) => DeValue::Array(array.into_iter().map(|value| shifted_value(value, by)).collect()),
        DeValue::Table(table) => DeValue::Table(shifted(table, by)),
        scalar => scalar,
    };
    Spanned::new(span, value)
}

/// An index of a text: the offsets of its lines, and counts of characters, so that a column is found without counting
/// the whole line.
struct LineStarts {
    starts: Vec<usize>,
    /// The number of characters before each block of [`Self::BLOCK_BYTES`].
    characters: Vec<usize>,
}

impl LineStarts {
    const BLOCK_BYTES: usize = 256;

    fn new(text: &str) -> Self {
        let breaks = text.bytes().enumerate().filter(|(_, byte)| *byte == b'\n').map(|(at, _)| at + 1);
        let mut characters = vec![0];
        for block in text.as_bytes().chunks(Self::BLOCK_BYTES) {
            characters.push(characters.last().copied().unwrap_or_default() + characters_in(block));
        }
        Self { starts: std::iter::once(0).chain(breaks).collect(), characters }
    }

    /// The place with the line and column of a byte.
    fn on(&self, place: Place, text: &str, byte: usize) -> Place {
        let byte = if text.is_char_boundary(byte) { byte } else { text.len() };
        let line = self.starts.partition_point(|start| *start <= byte);
        let start = self.starts.get(line.saturating_sub(1)).copied().unwrap_or_default();
        place.on_line(line).at_column(self.before(text, byte) - self.before(text, start) + 1)
    }

    /// The number of characters before a byte.
    fn before(&self, text: &str, byte: usize) -> usize {
        let block = byte / Self::BLOCK_BYTES;
        let rest = text.as_bytes().get(block * Self::BLOCK_BYTES..byte).unwrap_or_default();
        self.characters.get(block).copied().unwrap_or_default() + characters_in(rest)
    }
}

/// The number of characters that begin in these bytes: all bytes but the continuation bytes of UTF-8.
fn characters_in(bytes: &[u8]) -> usize {
    bytes.iter().filter(|byte| **byte & 0b1100_0000 != 0b1000_0000).count()
}
