//! Content taken apart into operators with their operands (ISO 32000-1, 7.8.2), as far as it is written without quirks.
//! What readers mend, each in its own way, is [`Odd`].

use std::ops::Range;

/// The content is not plain.
pub(in crate::inspect) struct Odd;

/// An operator has no more operands.
const MOST: usize = 10;

/// Numbers of so many digits are exact before the point is set.
const DIGITS: usize = 15;

/// Numbers have no more digits: angles that are almost right ones have some twenty zeros.
const MAX_DIGITS: usize = 40;

/// How deep arrays and dictionaries may be nested in operands.
const DEPTH: usize = 8;

/// By what a number is divided for so many digits behind its point.
const TENS: [f64; DIGITS + 1] = [1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15];

/// An operand.
#[derive(Debug, Clone)]
pub(in crate::inspect) enum Operand<'d> {
    Number(f64),
    Name(&'d [u8]),
    /// A string: where its bytes are among the texts.
    Text(Range<usize>),
    /// An array of numbers and strings: which of the pieces they are.
    List(Range<usize>),
    /// A dictionary as it is written.
    Dict(&'d [u8]),
}

/// An element of an array.
#[derive(Debug, Clone)]
pub(in crate::inspect) enum ArrayElement {
    Number(f64),
    Text(Range<usize>),
}

/// An operator with its operands.
pub(in crate::inspect) struct Instruction<'d> {
    pub(in crate::inspect) operator: &'d [u8],
    /// All of it, as it is written.
    pub(in crate::inspect) source: &'d [u8],
    pub(in crate::inspect) operands: Vec<Operand<'d>>,
    pub(in crate::inspect) pieces: Vec<ArrayElement>,
    /// The bytes of the strings.
    pub(in crate::inspect) texts: Vec<u8>,
}

impl Instruction<'_> {
    /// So many numbers and nothing else.
    pub(in crate::inspect) fn numbers<const N: usize>(&self) -> Result<[f64; N], Odd> {
        if self.operands.len() != N {
            return Err(Odd);
        }
        let mut numbers = [0.0; N];
        for (number, operand) in numbers.iter_mut().zip(&self.operands) {
            let Operand::Number(value) = operand else { return Err(Odd) };
            *number = *value;
        }
        Ok(numbers)
    }

    /// A name and nothing else.
    pub(in crate::inspect) fn name(&self) -> Result<&[u8], Odd> {
        match self.operands[..] {
            [Operand::Name(name)] => Ok(name),
            _ => Err(Odd),
        }
    }
}

/// What is still to be read.
pub(in crate::inspect) struct Tokens<'d> {
    data: &'d [u8],
    at: usize,
    now: Instruction<'d>,
}

impl<'d> Tokens<'d> {
    pub(in crate::inspect) fn new(data: &'d [u8]) -> Self {
        let now = Instruction {
            operator: b"",
            source: b"",
            operands: Vec::with_capacity(MOST),
            pieces: Vec::new(),
            texts: Vec::new(),
        };
        Self { data, at: 0, now }
    }

    /// The next operator; `None` at the end.
    pub(in crate::inspect) fn next(&mut self) -> Result<Option<&Instruction<'d>>, Odd> {
        self.now.operands.clear();
        self.now.pieces.clear();
        self.now.texts.clear();
        self.blank();
        let start = self.at;
        loop {
            let Some(first) = self.peek() else {
                // Operands without an operator are a content that was cut off.
                return if self.now.operands.is_empty() { Ok(None) } else { Err(Odd) };
            };
            if is_word(first) {
                let from = self.at;
                self.word();
                self.now.operator = &self.data[from..self.at];
                self.now.source = &self.data[start..self.at];
                return Ok(Some(&self.now));
            }
            let operand = self.operand(first)?;
            if self.now.operands.len() == MOST {
                return Err(Odd);
            }
            self.now.operands.push(operand);
            self.blank();
        }
    }

    fn peek(&self) -> Option<u8> {
        self.data.get(self.at).copied()
    }

    fn take(&mut self) -> Result<u8, Odd> {
        let byte = self.peek().ok_or(Odd)?;
        self.at += 1;
        Ok(byte)
    }

    fn blank(&mut self) {
        while self.peek().is_some_and(is_blank) {
            self.at += 1;
        }
    }

    /// Passes over the rest of a name, a number or an operator.
    fn word(&mut self) {
        while self.peek().is_some_and(is_regular) {
            self.at += 1;
        }
    }

    fn operand(&mut self, first: u8) -> Result<Operand<'d>, Odd> {
        Ok(match first {
            b'/' => Operand::Name(self.name()?),
            b'(' => Operand::Text(self.literal()?),
            b'[' => Operand::List(self.list()?),
            b'<' if self.data.get(self.at + 1) == Some(&b'<') => {
                let start = self.at;
                self.dict(DEPTH)?;
                Operand::Dict(&self.data[start..self.at])
            }
            b'<' => Operand::Text(self.digits()?),
            b'0'..=b'9' | b'-' | b'+' | b'.' => Operand::Number(self.number()?),
            _ => return Err(Odd),
        })
    }

    /// A name without escapes.
    fn name(&mut self) -> Result<&'d [u8], Odd> {
        self.at += 1;
        let start = self.at;
        self.word();
        let name = &self.data[start..self.at];
        if name.is_empty() || name.contains(&b'#') { Err(Odd) } else { Ok(name) }
    }

    fn number(&mut self) -> Result<f64, Odd> {
        let negative = match self.peek() {
            Some(sign @ (b'-' | b'+')) => {
                self.at += 1;
                sign == b'-'
            }
            _ => false,
        };
        let start = self.at;
        let (mut value, mut digits, mut point) = (0_u64, 0, None);
        while let Some(byte) = self.peek() {
            match byte {
                b'0'..=b'9' if digits < MAX_DIGITS => {
                    value = value.wrapping_mul(10).wrapping_add(u64::from(byte - b'0'));
                    digits += 1;
                }
                b'.' if point.is_none() => point = Some(digits),
                _ if is_regular(byte) => return Err(Odd),
                _ => break,
            }
            self.at += 1;
        }
        if digits == 0 {
            return Err(Odd);
        }
        if digits > DIGITS {
            let text = std::str::from_utf8(&self.data[start..self.at]).map_err(|_| Odd)?;
            let value: f64 = text.parse().map_err(|_| Odd)?;
            return Ok(if negative { -value } else { value });
        }
        let mut value = value as f64;
        if let Some(point) = point.filter(|point| *point < digits) {
            value /= TENS[digits - point];
        }
        // An integer has no negative zero.
        Ok(if negative && !(point.is_none() && value == 0.0) { -value } else { value })
    }

    /// A string in hexadecimal digits.
    fn digits(&mut self) -> Result<Range<usize>, Odd> {
        self.at += 1;
        let from = self.now.texts.len();
        let mut high: Option<u8> = None;
        loop {
            let byte = self.take()?;
            let digit = match byte {
                b'0'..=b'9' => byte - b'0',
                b'A'..=b'F' => byte - b'A' + 10,
                b'a'..=b'f' => byte - b'a' + 10,
                b'>' => break,
                _ if is_blank(byte) => continue,
                _ => return Err(Odd),
            };
            match high.take() {
                Some(high) => self.now.texts.push(high << 4 | digit),
                None => high = Some(digit),
            }
        }
        // The last digit may be left out if it is a zero.
        self.now.texts.extend(high.map(|high| high << 4));
        Ok(from..self.now.texts.len())
    }

    /// A string in parentheses.
    fn literal(&mut self) -> Result<Range<usize>, Odd> {
        self.at += 1;
        let (from, mut open) = (self.now.texts.len(), 1);
        loop {
            let byte = match self.take()? {
                b'(' => {
                    open += 1;
                    b'('
                }
                b')' => {
                    open -= 1;
                    if open == 0 {
                        return Ok(from..self.now.texts.len());
                    }
                    b')'
                }
                b'\\' => self.escaped()?,
                // Lines may break in strings, but readers differ in what that means.
                b'\r' | b'\n' => return Err(Odd),
                byte => byte,
            };
            self.now.texts.push(byte);
        }
    }

    fn escaped(&mut self) -> Result<u8, Odd> {
        Ok(match self.take()? {
            b'n' => b'\n',
            b'r' => b'\r',
            b't' => b'\t',
            b'b' => 8,
            b'f' => 12,
            byte @ (b'(' | b')' | b'\\') => byte,
            byte @ b'0'..=b'3' => {
                let mut value = byte - b'0';
                for _ in 0..2 {
                    let digit @ b'0'..=b'7' = self.take()? else { return Err(Odd) };
                    value = value << 3 | (digit - b'0');
                }
                value
            }
            _ => return Err(Odd),
        })
    }

    /// An array of numbers and strings.
    fn list(&mut self) -> Result<Range<usize>, Odd> {
        self.at += 1;
        let from = self.now.pieces.len();
        loop {
            self.blank();
            let piece = match self.peek().ok_or(Odd)? {
                b']' => break,
                b'(' => ArrayElement::Text(self.literal()?),
                b'<' => ArrayElement::Text(self.digits()?),
                _ => ArrayElement::Number(self.number()?),
            };
            self.now.pieces.push(piece);
        }
        self.at += 1;
        Ok(from..self.now.pieces.len())
    }

    /// Passes over a dictionary.
    fn dict(&mut self, depth: usize) -> Result<(), Odd> {
        self.at += 2;
        loop {
            self.blank();
            match self.peek().ok_or(Odd)? {
                b'>' => {
                    self.at += 1;
                    return if self.take()? == b'>' { Ok(()) } else { Err(Odd) };
                }
                first => self.value(first, depth)?,
            }
        }
    }

    /// Passes over what stands in a dictionary.
    fn value(&mut self, first: u8, depth: usize) -> Result<(), Odd> {
        match first {
            b'<' if self.data.get(self.at + 1) == Some(&b'<') => self.dict(depth.checked_sub(1).ok_or(Odd)?),
            b'[' => {
                let depth = depth.checked_sub(1).ok_or(Odd)?;
                self.at += 1;
                loop {
                    self.blank();
                    match self.peek().ok_or(Odd)? {
                        b']' => break,
                        first => self.value(first, depth)?,
                    }
                }
                self.at += 1;
                Ok(())
            }
            // Words other than these would be references.
            b't' | b'f' | b'n' => {
                let start = self.at;
                self.word();
                let known = matches!(&self.data[start..self.at], b"true" | b"false" | b"null");
                if known { Ok(()) } else { Err(Odd) }
            }
            first => self.operand(first).map(drop),
        }
    }
}

/// What a byte is (ISO 32000-1, 7.2.2).
#[derive(Clone, Copy, PartialEq, Eq)]
enum Class {
    Blank,
    Delimiter,
    Regular,
}

const CLASSES: [Class; 256] = {
    let mut classes = [Class::Regular; 256];
    let (blanks, delimiters) = (b"\0\t\n\x0C\r ", b"()<>[]{}/%");
    let mut place = 0;
    while place < blanks.len() {
        classes[blanks[place] as usize] = Class::Blank;
        place += 1;
    }
    place = 0;
    while place < delimiters.len() {
        classes[delimiters[place] as usize] = Class::Delimiter;
        place += 1;
    }
    classes
};

fn is_blank(byte: u8) -> bool {
    CLASSES[usize::from(byte)] == Class::Blank
}

fn is_regular(byte: u8) -> bool {
    CLASSES[usize::from(byte)] == Class::Regular
}

/// Whether an operator begins.
fn is_word(byte: u8) -> bool {
    byte.is_ascii_alphabetic() || matches!(byte, b'\'' | b'"')
}
