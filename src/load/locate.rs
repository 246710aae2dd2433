//! Where in a JSON file a value stands: on which line, and as what it was typed.

use crate::model::{Finding, Place};

/// The text of a data file, to tell lines by.
#[derive(Debug, Clone)]
pub(super) struct JsonText(String);

/// Each line is counted from the top of the file: of more findings than anyone reads, the first are enough.
const MOST: usize = 1000;

/// So many bytes are looked through for all of them together.
const LONGEST: usize = 1 << 30;

impl JsonText {
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
        let Some(place) = finding.place.take() else { return finding };
        let start = self.start(&place);
        if finding.code == "amount-unquoted"
            && let Some(typed) = start.and_then(|start| self.typed(start))
        {
            finding
                .values
                .iter_mut()
                .filter(|(name, _)| *name == "value")
                .for_each(|(_, value)| typed.clone_into(value));
        }
        finding.place = Some(match start {
            Some(start) => place.on_line(1 + self.0.as_bytes()[..start].iter().filter(|byte| **byte == b'\n').count()),
            None => place,
        });
        finding
    }

    /// The digits of a number as they were typed: what was read of them may have lost some.
    fn typed(&self, start: usize) -> Option<&str> {
        let mut cursor = JsonCursor { bytes: self.0.as_bytes(), at: start };
        cursor.value();
        let typed = self.0.get(start..cursor.at)?.trim_end();
        typed.chars().all(|c| c.is_ascii_digit() || matches!(c, '.' | '-')).then_some(typed)
    }

    /// Where the value at a place begins.
    fn start(&self, place: &Place) -> Option<usize> {
        let mut cursor = JsonCursor { bytes: self.0.as_bytes(), at: 0 };
        for step in place.pointer().split('/').skip(1) {
            cursor.enter(&step.replace("~1", "/").replace("~0", "~"))?;
        }
        cursor.blanks();
        Some(cursor.at)
    }
}

/// A place in the bytes of a JSON document that is known to be sound.
struct JsonCursor<'a> {
    bytes: &'a [u8],
    at: usize,
}

impl JsonCursor<'_> {
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
