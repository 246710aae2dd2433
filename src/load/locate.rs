//! On which line of a JSON file a value begins.

use crate::model::{Finding, Place};

/// The text of a data file, to tell lines by.
#[derive(Debug, Clone)]
pub(super) struct Source(String);

/// Each line is counted from the top of the file: of more findings than anyone reads, the first are enough.
const MOST: usize = 1000;

/// So many bytes are looked through for all of them together.
const LONGEST: usize = 1 << 30;

impl Source {
    pub(super) fn new(bytes: &[u8]) -> Self {
        Self(String::from_utf8_lossy(bytes).into_owned())
    }

    /// Adds the line to each finding that has a place in this file.
    pub(super) fn locate(&self, findings: Vec<Finding>) -> Vec<Finding> {
        let most = MOST.min(LONGEST / self.0.len().max(1));
        let located = |(index, finding)| if index < most { self.located(finding) } else { finding };
        findings.into_iter().enumerate().map(located).collect()
    }

    fn located(&self, mut finding: Finding) -> Finding {
        finding.place = finding.place.map(|place| match self.line(&place) {
            Some(line) => place.on_line(line),
            None => place,
        });
        finding
    }

    /// The line of the value at a place, counted from 1.
    fn line(&self, place: &Place) -> Option<usize> {
        let mut cursor = Cursor { bytes: self.0.as_bytes(), at: 0 };
        for step in place.pointer().split('/').skip(1) {
            cursor.enter(&step.replace("~1", "/").replace("~0", "~"))?;
        }
        cursor.blanks();
        Some(1 + self.0.as_bytes()[..cursor.at].iter().filter(|byte| **byte == b'\n').count())
    }
}

/// A place in the bytes of a JSON document that is known to be sound.
struct Cursor<'a> {
    bytes: &'a [u8],
    at: usize,
}

impl Cursor<'_> {
    fn peek(&self) -> Option<u8> {
        self.bytes.get(self.at).copied()
    }

    fn blanks(&mut self) {
        while self.peek().is_some_and(|byte| byte.is_ascii_whitespace() || byte >= 0x80) {
            self.at += 1;
        }
    }

    fn eat(&mut self, wanted: u8) -> Option<()> {
        self.blanks();
        (self.peek() == Some(wanted)).then(|| self.at += 1)
    }

    /// Moves to a member of the record, or to an element of the list, that begins here.
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

    /// Moves behind the text that begins here.
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
