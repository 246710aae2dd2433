//! Finds the line of a JSON file on which a value stands, for the places of findings.
//!
//! [`Loaded::locate`](super::Loaded::locate) calls [`JsonText::locate`] with all findings about a JSON file.

use crate::model::{Finding, Place, finding};

/// The text of a JSON file.
#[derive(Debug, Clone)]
pub(super) struct JsonText(String);

/// Maximum number of findings that get a line; each is searched from the top of the file.
const MAX_LOCATED: usize = 1000;

/// Maximum number of bytes that are searched for all findings together.
const MAX_SEARCHED_BYTES: usize = 1 << 30;

impl JsonText {
    /// The text of the file with these bytes.
    pub(super) fn new(bytes: &[u8]) -> Self {
        Self(String::from_utf8_lossy(bytes).into_owned())
    }

    /// Adds the line to each finding whose place is in this file, for the first [`MAX_LOCATED`] findings.
    pub(super) fn locate(&self, findings: Vec<Finding>) -> Vec<Finding> {
        let max = MAX_LOCATED.min(MAX_SEARCHED_BYTES / self.0.len().max(1));
        let located = |(index, finding)| if index < max { self.located(finding) } else { finding };
        findings.into_iter().enumerate().map(located).collect()
    }

    /// The finding with its line; a number in place of an amount is quoted as it was typed.
    fn located(&self, finding: Finding) -> Finding {
        let Some(place) = &finding.place else { return finding };
        let place = place.clone();
        let start = self.start(&place);
        let typed =
            start.filter(|_| finding.code == finding::amount_unquoted::CODE).and_then(|start| self.typed(start));
        let finding = typed.map_or(finding, finding::amount_unquoted);
        let line = |start: usize| 1 + self.0.as_bytes()[..start].iter().filter(|byte| **byte == b'\n').count();
        let place = start.map_or(place.clone(), |start| place.on_line(line(start)));
        Finding { place: Some(place), ..finding }
    }

    /// The digits of a number as they were typed, as parsing may have rounded them; `None` if the value is no number.
    fn typed(&self, start: usize) -> Option<&str> {
        let mut cursor = JsonCursor { bytes: self.0.as_bytes(), at: start };
        cursor.value();
        let typed = self.0.get(start..cursor.at)?.trim_end();
        typed.chars().all(|c| c.is_ascii_digit() || matches!(c, '.' | '-')).then_some(typed)
    }

    /// The byte offset at which the value at a place begins.
    fn start(&self, place: &Place) -> Option<usize> {
        let mut cursor = JsonCursor { bytes: self.0.as_bytes(), at: 0 };
        for step in place.pointer().split('/').skip(1) {
            cursor.enter(&step.replace("~1", "/").replace("~0", "~"))?;
        }
        cursor.blanks();
        Some(cursor.at)
    }
}

/// A position in the bytes of a JSON document that has been parsed without errors before.
struct JsonCursor<'a> {
    bytes: &'a [u8],
    at: usize,
}

impl JsonCursor<'_> {
    /// The byte here; `None` at the end.
    fn peek(&self) -> Option<u8> {
        self.bytes.get(self.at).copied()
    }

    /// Moves behind blanks and a byte order mark.
    fn blanks(&mut self) {
        while self.peek().is_some_and(|byte| byte.is_ascii_whitespace() || byte >= 0x80) {
            self.at += 1;
        }
    }

    /// Moves behind blanks and one byte; `None`, before that byte, if it is another one.
    fn eat(&mut self, wanted: u8) -> Option<()> {
        self.blanks();
        (self.peek() == Some(wanted)).then(|| self.at += 1)
    }

    /// Moves to the member or element `step` of the object or array that begins here.
    fn enter(&mut self, step: &str) -> Option<()> {
        self.blanks();
        if self.eat(b'[').is_some() {
            for _ in 0..step.parse::<usize>().ok()? {
                self.value();
                self.eat(b',')?;
            }
            return Some(());
        }
        self.eat(b'{')?;
        loop {
            self.blanks();
            let start = self.at;
            self.value();
            let key: String = serde_json::from_slice(&self.bytes[start..self.at]).ok()?;
            self.eat(b':')?;
            if key == step {
                return Some(());
            }
            self.value();
            self.eat(b',')?;
        }
    }

    /// Moves behind the value that begins here.
    fn value(&mut self) {
        self.blanks();
        let mut depth = 0usize;
        while let Some(byte) = self.peek() {
            match byte {
                b'"' => self.text(),
                b'[' | b'{' => {
                    depth += 1;
                    self.at += 1;
                }
                b']' | b'}' | b',' | b':' if depth == 0 => return,
                b']' | b'}' => {
                    depth -= 1;
                    self.at += 1;
                }
                _ => self.at += 1,
            }
        }
    }

    /// Moves behind the string that begins here.
    fn text(&mut self) {
        self.at += 1;
        while let Some(byte) = self.peek() {
            self.at += if byte == b'\\' { 2 } else { 1 };
            if byte == b'"' {
                return;
            }
        }
    }
}
