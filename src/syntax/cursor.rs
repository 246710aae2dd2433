//! Parses PDF syntax byte by byte: objects, and the operators of content streams. `src/inspect` reads objects and pages
//! with it, `src/export/print` content streams. PDF viewers repair malformed syntax, each in its own way; here a
//! duplicate key, an open bracket or an invalid number is an error.

use std::borrow::Cow;

use super::{Instruction, Members, Value};

/// Nesting limit of arrays and dictionaries: this program writes four levels, other programs about a dozen.
const MAX_DEPTH: usize = 64;

/// Longest number, counted with its point: the sine of an angle close to 0 has some twenty zeros.
const MAX_DIGITS: usize = 40;

/// How strictly a [`Cursor`] reads.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Spelling {
    /// Only spellings that this program writes: no comments, no needless zeros or escapes, all digits of hexadecimal
    /// strings.
    Strict,
    /// All spellings that the standard allows.
    Lenient,
}

/// Syntax error: the bytes are no PDF object, or not spelled as the [`Cursor`] requires.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Malformed;

/// Whether a byte is PDF white space: that of ASCII, or NUL (ISO 32000-1, 7.2.2).
pub(crate) fn is_blank(byte: &u8) -> bool {
    *byte == 0 || byte.is_ascii_whitespace()
}

/// Returns the bytes after leading white space and comments.
pub(crate) fn spaced(mut bytes: &[u8]) -> &[u8] {
    loop {
        bytes = &bytes[bytes.iter().position(|byte| !is_blank(byte)).unwrap_or(bytes.len())..];
        match bytes {
            [b'%', ..] => {
                let line = bytes.iter().position(|byte| matches!(byte, b'\r' | b'\n')).unwrap_or(bytes.len());
                bytes = &bytes[line..];
            }
            _ => return bytes,
        }
    }
}

/// Parser at an offset into the bytes of a file or of a decoded stream.
pub(crate) struct Cursor<'d> {
    data: &'d [u8],
    at: usize,
    spelling: Spelling,
}

impl<'d> Cursor<'d> {
    /// Starts at an offset; accepts only the spellings of this program.
    pub(crate) fn new(data: &'d [u8], at: usize) -> Self {
        Self { data, at, spelling: Spelling::Strict }
    }

    /// Starts at an offset; accepts all spellings of the standard, for files of other programs.
    pub(crate) fn of_others(data: &'d [u8], at: usize) -> Self {
        Self { data, at, spelling: Spelling::Lenient }
    }

    fn is_lenient(&self) -> bool {
        self.spelling == Spelling::Lenient
    }

    /// The current offset in bytes.
    pub(crate) fn at(&self) -> usize {
        self.at
    }

    pub(crate) fn is_at_end(&self) -> bool {
        self.at >= self.data.len()
    }

    /// Skips these bytes if they come next; returns whether they did.
    pub(crate) fn skip(&mut self, bytes: &[u8]) -> bool {
        let there = self.data.get(self.at..).is_some_and(|rest| rest.starts_with(bytes));
        if there {
            self.at += bytes.len();
        }
        there
    }

    /// Skips these bytes, which must come next.
    pub(crate) fn expect(&mut self, bytes: &[u8]) -> Result<(), Malformed> {
        if self.skip(bytes) { Ok(()) } else { Err(Malformed) }
    }

    /// Returns the next `length` bytes.
    pub(crate) fn take(&mut self, length: usize) -> Result<&'d [u8], Malformed> {
        let end = self.at.checked_add(length).ok_or(Malformed)?;
        let taken = self.data.get(self.at..end).ok_or(Malformed)?;
        self.at = end;
        Ok(taken)
    }

    /// Reads an unsigned integer of at most 10 digits.
    pub(crate) fn digits(&mut self) -> Result<usize, Malformed> {
        let digits = self.word(|byte| byte.is_ascii_digit());
        let unpadded = self.is_lenient() || digits.len() == 1 || !digits.starts_with(b"0");
        let text = std::str::from_utf8(digits).map_err(|_| Malformed)?;
        text.parse().ok().filter(|_| unpadded && digits.len() <= 10).ok_or(Malformed)
    }

    fn peek(&self) -> Option<u8> {
        self.data.get(self.at).copied()
    }

    /// Consumes the bytes up to the first for which `belongs` is false.
    fn word(&mut self, belongs: impl Fn(u8) -> bool) -> &'d [u8] {
        let rest = self.data.get(self.at..).unwrap_or_default();
        let length = rest.iter().position(|byte| !belongs(*byte)).unwrap_or(rest.len());
        self.at += length;
        &rest[..length]
    }

    /// Consumes the regular characters of a name, keyword or operator (ISO 32000-1, 7.2.2).
    fn regular(&mut self) -> &'d [u8] {
        let lenient = self.is_lenient();
        let belongs = |byte: u8| if lenient { !is_blank(&byte) } else { (b'!'..=b'~').contains(&byte) };
        self.word(|byte| belongs(byte) && !b"()<>[]{}/%".contains(&byte))
    }

    /// Skips white space and comments; in strict mode only spaces and line feeds, which this program writes.
    pub(crate) fn blank(&mut self) {
        if self.is_lenient() {
            let rest = self.data.get(self.at..).unwrap_or_default();
            self.at += rest.len() - spaced(rest).len();
        } else {
            self.word(|byte| matches!(byte, b' ' | b'\n'));
        }
    }

    /// Reads the next operator of a content stream with its operands; `None` at the end.
    pub(crate) fn instruction(&mut self) -> Result<Option<Instruction<'d>>, Malformed> {
        self.blank();
        let start = self.at;
        let mut operands = Vec::new();
        loop {
            match self.peek() {
                // Operands without an operator: the stream was cut off.
                None => return if operands.is_empty() { Ok(None) } else { Err(Malformed) },
                Some(first) if first.is_ascii_alphabetic() => {
                    let operator = self.regular();
                    let source = self.data.get(start..self.at).ok_or(Malformed)?;
                    return Ok(Some(Instruction { operator, operands, source }));
                }
                Some(_) => operands.push(self.nested(MAX_DEPTH)?),
            }
            self.blank();
        }
    }

    /// Reads one object.
    pub(crate) fn value(&mut self) -> Result<Value<'d>, Malformed> {
        self.nested(MAX_DEPTH)
    }

    /// Reads an object in which arrays and dictionaries may be nested `depth` levels deep.
    fn nested(&mut self, depth: usize) -> Result<Value<'d>, Malformed> {
        self.blank();
        match self.peek().ok_or(Malformed)? {
            b'/' => self.name().map(Value::Name),
            b'(' => self.literal().map(Value::Text),
            b'[' => self.list(depth.checked_sub(1).ok_or(Malformed)?),
            b'<' if self.skip(b"<<") => self.members(depth.checked_sub(1).ok_or(Malformed)?).map(Value::Dictionary),
            b'<' => self.hexadecimal().map(Value::Text),
            b'0'..=b'9' | b'-' | b'+' | b'.' => self.number(),
            _ => match self.regular() {
                b"true" => Ok(Value::Boolean(true)),
                b"false" => Ok(Value::Boolean(false)),
                b"null" => Ok(Value::Null),
                _ => Err(Malformed),
            },
        }
    }

    fn name(&mut self) -> Result<Cow<'d, [u8]>, Malformed> {
        self.expect(b"/")?;
        let name = self.regular();
        if name.is_empty() && !self.is_lenient() {
            return Err(Malformed);
        }
        if !name.contains(&b'#') {
            return Ok(Cow::Borrowed(name));
        }
        let mut unescaped = Vec::new();
        let mut rest = name;
        while let Some((byte, after)) = rest.split_first() {
            rest = after;
            if *byte != b'#' {
                unescaped.push(*byte);
                continue;
            }
            let code = rest.get(..2).and_then(|digits| std::str::from_utf8(digits).ok());
            let code = code.and_then(|digits| u8::from_str_radix(digits, 16).ok()).ok_or(Malformed)?;
            // This program escapes no letters or digits.
            if code.is_ascii_alphanumeric() && !self.is_lenient() {
                return Err(Malformed);
            }
            unescaped.push(code);
            rest = &rest[2..];
        }
        Ok(Cow::Owned(unescaped))
    }

    fn list(&mut self, depth: usize) -> Result<Value<'d>, Malformed> {
        self.expect(b"[")?;
        let mut list = Vec::new();
        loop {
            self.blank();
            if self.skip(b"]") {
                return Ok(Value::List(list));
            }
            list.push(self.nested(depth)?);
        }
    }

    /// Reads the members of a dictionary after `<<`, and the `>>`.
    fn members(&mut self, depth: usize) -> Result<Members<'d>, Malformed> {
        let mut members = Members::default();
        loop {
            self.blank();
            if self.skip(b">>") {
                return Ok(members);
            }
            let key = self.name()?;
            let value = self.nested(depth)?;
            if members.0.iter().any(|(known, _)| *known == key) {
                return Err(Malformed);
            }
            members.0.push((key, value));
        }
    }

    /// Reads a number, or, if two integers and `R` follow each other, a reference.
    fn number(&mut self) -> Result<Value<'d>, Malformed> {
        let text = self.word(|byte| byte.is_ascii_digit() || b"+-.".contains(&byte));
        let text = std::str::from_utf8(text).map_err(|_| Malformed)?;
        let signs: &[char] = if self.is_lenient() { &['-', '+'] } else { &['-'] };
        let digits = text.strip_prefix(signs).unwrap_or(text);
        let (whole, rest) = digits.split_once('.').map_or((digits, None), |(whole, rest)| (whole, Some(rest)));
        let numeric = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
        let sound = numeric(whole) && rest.is_none_or(numeric) && digits.len() <= MAX_DIGITS;
        if !sound || digits.is_empty() || digits == "." {
            return Err(Malformed);
        }
        if rest.is_some() {
            return text.parse().map(Value::Real).map_err(|_| Malformed);
        }
        let integer: i64 = text.parse().map_err(|_| Malformed)?;
        if let Some(generation) = self.generation() {
            let unpadded = self.is_lenient() || text.len() == 1 || !text.starts_with('0');
            let number = usize::try_from(integer).ok().filter(|_| unpadded && text == digits).ok_or(Malformed)?;
            let other = || Value::OtherGeneration(number, generation);
            return Ok(if generation == 0 { Value::Reference(number) } else { other() });
        }
        Ok(Value::Integer(integer))
    }

    /// Reads the generation and the `R` of a reference after the object number; `None`, and nothing consumed, if it is
    /// none.
    fn generation(&mut self) -> Option<u16> {
        if !self.is_lenient() {
            return self.skip(b" 0 R").then_some(0);
        }
        let start = self.at;
        let mut follow = || {
            self.peek().filter(is_blank)?;
            self.blank();
            let generation = u16::try_from(self.digits().ok()?).ok()?;
            self.peek().filter(is_blank)?;
            self.blank();
            (self.regular() == b"R").then_some(generation)
        };
        let generation = follow();
        if generation.is_none() {
            self.at = start;
        }
        generation
    }

    fn hexadecimal(&mut self) -> Result<Vec<u8>, Malformed> {
        self.expect(b"<")?;
        let mut digits = self.word(|byte| byte != b'>').to_vec();
        self.expect(b">")?;
        if self.is_lenient() {
            digits.retain(|byte| !is_blank(byte));
            // A missing last digit is 0 (ISO 32000-1, 7.3.4.3).
            digits.extend((digits.len() % 2 == 1).then_some(b'0'));
        }
        let digit = |byte: u8| char::from(byte).to_digit(16).ok_or(Malformed);
        let pairs = digits.chunks_exact(2);
        if !pairs.remainder().is_empty() {
            return Err(Malformed);
        }
        pairs.map(|pair| Ok((digit(pair[0])? << 4 | digit(pair[1])?) as u8)).collect()
    }

    fn literal(&mut self) -> Result<Vec<u8>, Malformed> {
        self.expect(b"(")?;
        let (mut text, mut open) = (Vec::new(), 1);
        loop {
            let byte = self.take(1)?[0];
            match byte {
                b'(' => open += 1,
                b')' if open == 1 => return Ok(text),
                b')' => open -= 1,
                b'\\' => {
                    self.escape(&mut text)?;
                    continue;
                }
                // Readers turn a carriage return in a string into a line feed or keep it; this program escapes it.
                b'\r' if !self.is_lenient() => return Err(Malformed),
                b'\r' => {
                    self.skip(b"\n");
                    text.push(b'\n');
                    continue;
                }
                _ => {}
            }
            text.push(byte);
        }
    }

    fn escape(&mut self, text: &mut Vec<u8>) -> Result<(), Malformed> {
        let lenient = self.is_lenient();
        match self.take(1)?[0] {
            b'n' => text.push(b'\n'),
            b'r' => text.push(b'\r'),
            b't' => text.push(b'\t'),
            b'b' => text.push(8),
            b'f' => text.push(12),
            byte @ (b'(' | b')' | b'\\') => text.push(byte),
            first @ b'0'..=b'7' => {
                let rest = self.data.get(self.at..).unwrap_or_default();
                let more = rest.iter().take(2).take_while(|digit| (b'0'..=b'7').contains(*digit)).count();
                if !lenient && (more != 2 || first > b'3') {
                    return Err(Malformed);
                }
                let digits = [&[first], self.take(more)?].concat();
                text.push(digits.iter().fold(0_u8, |code, digit| code.wrapping_mul(8).wrapping_add(digit - b'0')));
            }
            b'\n' if lenient => {}
            b'\r' if lenient => drop(self.skip(b"\n")),
            byte if lenient => text.push(byte),
            _ => return Err(Malformed),
        }
        Ok(())
    }
}
