//! PDF objects by the letter (ISO 32000-1, 7.3), to be compared. What readers repair, each in its own way, is no object here: a
//! key given twice, a number that is none, brackets left open.

use std::collections::BTreeMap;
use std::ops::Range;

use super::super::measure::{is_blank, spaced};

/// A dictionary by its keys.
pub(in crate::inspect) type Dict = BTreeMap<Vec<u8>, RevisionValue>;

/// An object without its stream data.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::inspect) enum RevisionValue {
    Null,
    Bool(bool),
    /// A number in ten-thousandths; digits behind these are rounded.
    Number(i64),
    Name(Vec<u8>),
    Text(Vec<u8>),
    List(Vec<RevisionValue>),
    Dict(Dict),
    /// The number and the generation of another object.
    Reference(u32, u16),
}

/// So deep lists and dictionaries may be nested; the structure of a document has a dozen levels.
const MAX_DEPTH: usize = 64;

/// By what numbers are multiplied.
const SCALE: i64 = 10_000;

impl RevisionValue {
    pub(in crate::inspect) fn dict(&self) -> Option<&Dict> {
        match self {
            Self::Dict(dict) => Some(dict),
            _ => None,
        }
    }

    pub(in crate::inspect) fn list(&self) -> Option<&[RevisionValue]> {
        match self {
            Self::List(list) => Some(list),
            _ => None,
        }
    }

    pub(in crate::inspect) fn name(&self) -> Option<&[u8]> {
        match self {
            Self::Name(name) => Some(name),
            _ => None,
        }
    }

    pub(in crate::inspect) fn text(&self) -> Option<&[u8]> {
        match self {
            Self::Text(text) => Some(text),
            _ => None,
        }
    }

    /// A whole number that is not negative.
    pub(in crate::inspect) fn whole(&self) -> Option<usize> {
        match self {
            Self::Number(number) if number % SCALE == 0 => usize::try_from(number / SCALE).ok(),
            _ => None,
        }
    }

    /// A number.
    pub(in crate::inspect) fn number(&self) -> Option<f64> {
        match self {
            Self::Number(number) => Some(*number as f64 / SCALE as f64),
            _ => None,
        }
    }

    /// The number of the object to which it refers.
    pub(in crate::inspect) fn reference(&self) -> Option<u32> {
        match self {
            Self::Reference(number, 0) => Some(*number),
            _ => None,
        }
    }

    /// Calls a function with each object to which this one refers, however deep.
    pub(in crate::inspect) fn each_reference(&self, to: &mut impl FnMut(u32)) {
        match self {
            Self::Reference(number, _) => to(*number),
            Self::List(list) => list.iter().for_each(|value| value.each_reference(to)),
            Self::Dict(dict) => dict.values().for_each(|value| value.each_reference(to)),
            _ => {}
        }
    }

    /// Whether a function holds for this or any dictionary inside it.
    pub(in crate::inspect) fn any_dict(&self, holds: &impl Fn(&Dict) -> bool) -> bool {
        match self {
            Self::List(list) => list.iter().any(|value| value.any_dict(holds)),
            Self::Dict(dict) => holds(dict) || dict.values().any(|value| value.any_dict(holds)),
            _ => false,
        }
    }
}

/// An object of its own, with the bytes that it takes.
pub(in crate::inspect) struct Indirect {
    pub(in crate::inspect) number: u32,
    pub(in crate::inspect) generation: u16,
    pub(in crate::inspect) value: RevisionValue,
    /// Where the data of a stream stand.
    pub(in crate::inspect) data: Option<Range<usize>>,
    /// From its number to the end of `endobj`.
    pub(in crate::inspect) span: Range<usize>,
}

/// Reads the object of its own that begins here; `length` tells the length of a stream that another object states.
pub(in crate::inspect) fn indirect(bytes: &[u8], at: usize, length: &dyn Fn(u32) -> Option<usize>) -> Option<Indirect> {
    let mut reader = ValueReader { bytes, at };
    let number = reader.plain_number()?;
    reader.blank();
    let generation = reader.plain_number()?;
    reader.blank();
    reader.word(b"obj")?;
    reader.blank();
    let value = reader.value(0)?;
    reader.blank();
    let mut data = None;
    if reader.word(b"stream").is_some() {
        reader.word(b"\r\n").or_else(|| reader.word(b"\n"))?;
        let stated = value.dict()?.get(&b"Length"[..])?;
        let length = stated.whole().or_else(|| length(stated.reference()?))?;
        let end = reader.at.checked_add(length).filter(|end| *end <= bytes.len())?;
        data = Some(reader.at..end);
        reader.at = end;
        reader.blank();
        reader.word(b"endstream")?;
        reader.blank();
    }
    reader.word(b"endobj")?;
    Some(Indirect { number, generation: u16::try_from(generation).ok()?, value, data, span: at..reader.at })
}

/// Reads the value that begins here, and where it ends.
pub(in crate::inspect) fn value(bytes: &[u8], at: usize) -> Option<(RevisionValue, usize)> {
    let mut reader = ValueReader { bytes, at };
    reader.blank();
    let value = reader.value(0)?;
    Some((value, reader.at))
}

/// Reads a whole number, and where it ends.
pub(in crate::inspect) fn plain_number(bytes: &[u8], at: usize) -> Option<(u32, usize)> {
    let mut reader = ValueReader { bytes, at };
    let number = reader.plain_number()?;
    Some((number, reader.at))
}

struct ValueReader<'a> {
    bytes: &'a [u8],
    at: usize,
}

impl ValueReader<'_> {
    fn peek(&self) -> Option<u8> {
        self.bytes.get(self.at).copied()
    }

    /// Passes over white space and comments.
    fn blank(&mut self) {
        if let Some(rest) = self.bytes.get(self.at..) {
            self.at = self.bytes.len() - spaced(rest).len();
        }
    }

    fn word(&mut self, word: &[u8]) -> Option<()> {
        self.bytes.get(self.at..)?.starts_with(word).then(|| self.at += word.len())
    }

    /// Bytes that are neither white space nor delimiters.
    fn regular(&mut self) -> &[u8] {
        let start = self.at;
        while self.peek().is_some_and(|byte| !is_blank(&byte) && !b"()<>[]{}/%".contains(&byte)) {
            self.at += 1;
        }
        self.bytes.get(start..self.at).unwrap_or_default()
    }

    fn plain_number(&mut self) -> Option<u32> {
        let start = self.at;
        while self.peek().is_some_and(|byte| byte.is_ascii_digit()) {
            self.at += 1;
        }
        std::str::from_utf8(self.bytes.get(start..self.at)?).ok()?.parse().ok()
    }

    fn value(&mut self, depth: usize) -> Option<RevisionValue> {
        if depth > MAX_DEPTH {
            return None;
        }
        match self.peek()? {
            b'/' => self.name().map(RevisionValue::Name),
            b'(' => self.literal().map(RevisionValue::Text),
            b'[' => self.list(depth),
            b'<' if self.bytes.get(self.at + 1) == Some(&b'<') => self.dict(depth),
            b'<' => self.hexadecimal().map(RevisionValue::Text),
            b'+' | b'-' | b'.' | b'0'..=b'9' => self.number_or_reference(),
            _ => match self.regular() {
                b"null" => Some(RevisionValue::Null),
                b"true" => Some(RevisionValue::Bool(true)),
                b"false" => Some(RevisionValue::Bool(false)),
                _ => None,
            },
        }
    }

    fn number_or_reference(&mut self) -> Option<RevisionValue> {
        let start = self.at;
        if let Some(reference) = self.reference() {
            return Some(reference);
        }
        self.at = start;
        let text = std::str::from_utf8(self.regular()).ok()?;
        let plain = text.bytes().all(|byte| byte.is_ascii_digit() || b"+-.".contains(&byte));
        let number = text.parse::<f64>().ok().filter(|number| plain && number.abs() < 1e14)?;
        Some(RevisionValue::Number((number * SCALE as f64).round() as i64))
    }

    fn reference(&mut self) -> Option<RevisionValue> {
        let number = self.plain_number()?;
        is_blank(&self.peek()?).then_some(())?;
        self.blank();
        let generation = u16::try_from(self.plain_number()?).ok()?;
        is_blank(&self.peek()?).then_some(())?;
        self.blank();
        (self.regular() == b"R").then_some(RevisionValue::Reference(number, generation))
    }

    fn name(&mut self) -> Option<Vec<u8>> {
        self.at += 1;
        let written = self.regular();
        let mut name = Vec::with_capacity(written.len());
        let mut rest = written;
        while let Some((byte, more)) = rest.split_first() {
            rest = more;
            if *byte == b'#' {
                name.push(digit(*more.first()?)? << 4 | digit(*more.get(1)?)?);
                rest = &more[2..];
            } else {
                name.push(*byte);
            }
        }
        Some(name)
    }

    fn hexadecimal(&mut self) -> Option<Vec<u8>> {
        self.at += 1;
        let end = self.at + self.bytes.get(self.at..)?.iter().position(|byte| *byte == b'>')?;
        let digits = self.bytes[self.at..end].iter().filter(|byte| !is_blank(byte)).map(|byte| digit(*byte));
        let digits: Vec<u8> = digits.collect::<Option<_>>()?;
        self.at = end + 1;
        Some(digits.chunks(2).map(|pair| pair[0] << 4 | pair.get(1).copied().unwrap_or(0)).collect())
    }

    fn literal(&mut self) -> Option<Vec<u8>> {
        let (mut text, mut open) = (Vec::new(), 0_usize);
        loop {
            let byte = self.peek()?;
            self.at += 1;
            match byte {
                b'(' => {
                    open += 1;
                    if open > 1 {
                        text.push(byte);
                    }
                }
                b')' if open == 1 => return Some(text),
                b')' => {
                    open -= 1;
                    text.push(byte);
                }
                b'\\' => self.escape(&mut text)?,
                b'\r' => {
                    self.word(b"\n");
                    text.push(b'\n');
                }
                _ => text.push(byte),
            }
        }
    }

    fn escape(&mut self, text: &mut Vec<u8>) -> Option<()> {
        let byte = self.peek()?;
        self.at += 1;
        match byte {
            b'n' => text.push(b'\n'),
            b'r' => text.push(b'\r'),
            b't' => text.push(b'\t'),
            b'b' => text.push(8),
            b'f' => text.push(12),
            b'\n' => {}
            b'\r' => drop(self.word(b"\n")),
            b'0'..=b'7' => {
                let mut code = u16::from(byte - b'0');
                for _ in 0..2 {
                    let Some(next @ b'0'..=b'7') = self.peek() else { break };
                    code = code << 3 | u16::from(next - b'0');
                    self.at += 1;
                }
                text.push((code & 0xFF) as u8);
            }
            other => text.push(other),
        }
        Some(())
    }

    fn list(&mut self, depth: usize) -> Option<RevisionValue> {
        self.at += 1;
        let mut list = Vec::new();
        loop {
            self.blank();
            if self.word(b"]").is_some() {
                return Some(RevisionValue::List(list));
            }
            list.push(self.value(depth + 1)?);
        }
    }

    fn dict(&mut self, depth: usize) -> Option<RevisionValue> {
        self.at += 2;
        let mut dict = Dict::new();
        loop {
            self.blank();
            if self.word(b">>").is_some() {
                return Some(RevisionValue::Dict(dict));
            }
            (self.peek()? == b'/').then_some(())?;
            let key = self.name()?;
            self.blank();
            let value = self.value(depth + 1)?;
            // A null value is the same as none (ISO 32000-1, 7.3.7).
            if dict.contains_key(&key) {
                return None;
            }
            dict.insert(key, value);
        }
    }
}

fn digit(byte: u8) -> Option<u8> {
    char::from(byte).to_digit(16).and_then(|digit| u8::try_from(digit).ok())
}
