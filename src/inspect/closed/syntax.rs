//! The syntax of PDF objects (ISO 32000-1, 7.3) as this program writes it. Readers repair what deviates from it, each in its own
//! way, so a deviation is an error here: comments, keys that stand twice, names and numbers in other spellings.

use std::borrow::Cow;

/// How deep arrays and dictionaries may be nested: the program writes four levels.
const MAX_DEPTH: usize = 12;

/// Numbers have no more digits: angles that are almost right ones have some twenty zeros.
const MAX_DIGITS: usize = 40;

/// An object, or a part of one.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Value<'d> {
    Null,
    Boolean(bool),
    Integer(i64),
    Real(f64),
    Name(Cow<'d, [u8]>),
    Text(Vec<u8>),
    List(Vec<Value<'d>>),
    Dictionary(Members<'d>),
    /// The number of an indirect object of generation 0.
    Reference(usize),
}

/// The members of a dictionary in the order of the file; no key stands twice.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Members<'d>(pub(super) Vec<(Cow<'d, [u8]>, Value<'d>)>);

impl<'d> Members<'d> {
    pub(super) fn get(&self, key: &str) -> Option<&Value<'d>> {
        self.0.iter().find(|(own, _)| own.as_ref() == key.as_bytes()).map(|(_, value)| value)
    }

    pub(super) fn integer(&self, key: &str) -> Option<i64> {
        self.get(key).and_then(Value::integer)
    }

    pub(super) fn reference(&self, key: &str) -> Option<usize> {
        match self.get(key) {
            Some(Value::Reference(number)) => Some(*number),
            _ => None,
        }
    }

    pub(super) fn name(&self, key: &str) -> Option<&[u8]> {
        match self.get(key) {
            Some(Value::Name(name)) => Some(name),
            _ => None,
        }
    }

    pub(super) fn text(&self, key: &str) -> Option<&[u8]> {
        match self.get(key) {
            Some(Value::Text(text)) => Some(text),
            _ => None,
        }
    }

    pub(super) fn list(&self, key: &str) -> &[Value<'d>] {
        match self.get(key) {
            Some(Value::List(list)) => list,
            _ => &[],
        }
    }

    pub(super) fn dictionary(&self, key: &str) -> Option<&Members<'d>> {
        match self.get(key) {
            Some(Value::Dictionary(members)) => Some(members),
            _ => None,
        }
    }
}

impl Value<'_> {
    pub(super) fn integer(&self) -> Option<i64> {
        match self {
            Self::Integer(value) => Some(*value),
            _ => None,
        }
    }

    pub(super) fn number(&self) -> Option<f64> {
        match self {
            Self::Integer(value) => Some(*value as f64),
            Self::Real(value) => Some(*value),
            _ => None,
        }
    }
}

/// The bytes are not spelled as this program spells them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Malformed;

/// An operator of a content stream with its operands (ISO 32000-1, 7.8.2).
pub(super) struct Instruction<'d> {
    pub(super) operator: &'d [u8],
    pub(super) operands: Vec<Value<'d>>,
    /// All of it, as it is written.
    pub(super) source: &'d [u8],
}

impl Instruction<'_> {
    /// So many numbers and nothing else.
    pub(super) fn numbers<const N: usize>(&self) -> Option<[f64; N]> {
        let mut numbers = [0.0; N];
        if self.operands.len() != N {
            return None;
        }
        for (number, operand) in numbers.iter_mut().zip(&self.operands) {
            *number = operand.number()?;
        }
        Some(numbers)
    }

    /// A name and nothing else.
    pub(super) fn name(&self) -> Option<&[u8]> {
        match &self.operands[..] {
            [Value::Name(name)] => Some(name),
            _ => None,
        }
    }
}

/// Whether a byte belongs to a name or an operator.
fn is_regular(byte: u8) -> bool {
    (b'!'..=b'~').contains(&byte) && !b"()<>[]{}/%".contains(&byte)
}

/// A place in bytes, and what stands there.
pub(super) struct Cursor<'d> {
    data: &'d [u8],
    at: usize,
}

impl<'d> Cursor<'d> {
    pub(super) fn new(data: &'d [u8], at: usize) -> Self {
        Self { data, at }
    }

    pub(super) fn at(&self) -> usize {
        self.at
    }

    pub(super) fn is_at_end(&self) -> bool {
        self.at >= self.data.len()
    }

    /// Passes over these bytes if they stand here.
    pub(super) fn skip(&mut self, bytes: &[u8]) -> bool {
        let there = self.data.get(self.at..).is_some_and(|rest| rest.starts_with(bytes));
        if there {
            self.at += bytes.len();
        }
        there
    }

    /// Passes over these bytes, which must stand here.
    pub(super) fn expect(&mut self, bytes: &[u8]) -> Result<(), Malformed> {
        if self.skip(bytes) { Ok(()) } else { Err(Malformed) }
    }

    /// The next bytes, of this number.
    pub(super) fn take(&mut self, length: usize) -> Result<&'d [u8], Malformed> {
        let end = self.at.checked_add(length).ok_or(Malformed)?;
        let taken = self.data.get(self.at..end).ok_or(Malformed)?;
        self.at = end;
        Ok(taken)
    }

    /// A number of digits alone, without needless zeros.
    pub(super) fn digits(&mut self) -> Result<usize, Malformed> {
        let digits = self.word(|byte| byte.is_ascii_digit());
        let plain = digits.len() == 1 || !digits.starts_with(b"0");
        let text = std::str::from_utf8(digits).map_err(|_| Malformed)?;
        text.parse().ok().filter(|_| plain && digits.len() <= 10).ok_or(Malformed)
    }

    fn peek(&self) -> Option<u8> {
        self.data.get(self.at).copied()
    }

    fn word(&mut self, belongs: impl Fn(u8) -> bool) -> &'d [u8] {
        let rest = self.data.get(self.at..).unwrap_or_default();
        let length = rest.iter().position(|byte| !belongs(*byte)).unwrap_or(rest.len());
        self.at += length;
        &rest[..length]
    }

    /// Blanks and ends of lines; other white space is not written.
    pub(super) fn blank(&mut self) {
        self.word(|byte| matches!(byte, b' ' | b'\n'));
    }

    /// The next operator of a content stream with its operands; `None` at the end.
    pub(super) fn instruction(&mut self) -> Result<Option<Instruction<'d>>, Malformed> {
        self.blank();
        let start = self.at;
        let mut operands = Vec::new();
        loop {
            match self.peek() {
                // Operands without an operator are content that was cut off.
                None => return if operands.is_empty() { Ok(None) } else { Err(Malformed) },
                Some(first) if first.is_ascii_alphabetic() => {
                    let operator = self.word(is_regular);
                    let source = self.data.get(start..self.at).ok_or(Malformed)?;
                    return Ok(Some(Instruction { operator, operands, source }));
                }
                Some(_) => operands.push(self.nested(MAX_DEPTH)?),
            }
            self.blank();
        }
    }

    /// An object.
    pub(super) fn value(&mut self) -> Result<Value<'d>, Malformed> {
        self.nested(MAX_DEPTH)
    }

    fn nested(&mut self, depth: usize) -> Result<Value<'d>, Malformed> {
        self.blank();
        match self.peek().ok_or(Malformed)? {
            b'/' => self.name().map(Value::Name),
            b'(' => self.literal().map(Value::Text),
            b'[' => self.list(depth.checked_sub(1).ok_or(Malformed)?),
            b'<' if self.skip(b"<<") => self.members(depth.checked_sub(1).ok_or(Malformed)?).map(Value::Dictionary),
            b'<' => self.hexadecimal().map(Value::Text),
            b'0'..=b'9' | b'-' | b'.' => self.number(),
            _ => match self.word(|byte| byte.is_ascii_lowercase()) {
                b"true" => Ok(Value::Boolean(true)),
                b"false" => Ok(Value::Boolean(false)),
                b"null" => Ok(Value::Null),
                _ => Err(Malformed),
            },
        }
    }

    fn name(&mut self) -> Result<Cow<'d, [u8]>, Malformed> {
        self.expect(b"/")?;
        let name = self.word(is_regular);
        if name.is_empty() {
            return Err(Malformed);
        }
        if !name.contains(&b'#') {
            return Ok(Cow::Borrowed(name));
        }
        let mut plain = Vec::new();
        let mut rest = name;
        while let Some((byte, after)) = rest.split_first() {
            rest = after;
            if *byte != b'#' {
                plain.push(*byte);
                continue;
            }
            let code = rest.get(..2).and_then(|digits| std::str::from_utf8(digits).ok());
            let code = code.and_then(|digits| u8::from_str_radix(digits, 16).ok()).ok_or(Malformed)?;
            // What needs no escape has none.
            if code.is_ascii_alphanumeric() {
                return Err(Malformed);
            }
            plain.push(code);
            rest = &rest[2..];
        }
        Ok(Cow::Owned(plain))
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

    /// The members of a dictionary behind its opening mark, and the closing mark.
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

    /// A number, or, where two integers are followed by `R`, a reference.
    fn number(&mut self) -> Result<Value<'d>, Malformed> {
        let text = std::str::from_utf8(self.word(|byte| byte.is_ascii_digit() || b"-.".contains(&byte)))
            .map_err(|_| Malformed)?;
        let digits = text.strip_prefix('-').unwrap_or(text);
        let (whole, rest) = digits.split_once('.').map_or((digits, None), |(whole, rest)| (whole, Some(rest)));
        let numeric = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
        if !numeric(whole)
            || !rest.is_none_or(numeric)
            || digits.len() > MAX_DIGITS
            || digits.is_empty()
            || digits == "."
        {
            return Err(Malformed);
        }
        if rest.is_some() {
            return text.parse().map(Value::Real).map_err(|_| Malformed);
        }
        let integer: i64 = text.parse().map_err(|_| Malformed)?;
        if self.skip(b" 0 R") {
            let plain = text.len() == 1 || !text.starts_with(['0', '-']);
            return usize::try_from(integer).ok().filter(|_| plain).map(Value::Reference).ok_or(Malformed);
        }
        Ok(Value::Integer(integer))
    }

    fn hexadecimal(&mut self) -> Result<Vec<u8>, Malformed> {
        self.expect(b"<")?;
        let digits = self.word(|byte| byte.is_ascii_hexdigit());
        self.expect(b">")?;
        let byte = |pair: &[u8]| {
            let pair = std::str::from_utf8(pair).ok()?;
            u8::from_str_radix(pair, 16).ok()
        };
        let pairs = digits.chunks_exact(2);
        if !pairs.remainder().is_empty() {
            return Err(Malformed);
        }
        pairs.map(byte).collect::<Option<_>>().ok_or(Malformed)
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
                // A line break in a string is read as one kind or another.
                b'\r' => return Err(Malformed),
                _ => {}
            }
            text.push(if byte == b'\\' { self.escaped()? } else { byte });
        }
    }

    fn escaped(&mut self) -> Result<u8, Malformed> {
        Ok(match self.take(1)?[0] {
            b'n' => b'\n',
            b'r' => b'\r',
            b't' => b'\t',
            b'b' => 8,
            b'f' => 12,
            byte @ (b'(' | b')' | b'\\') => byte,
            first @ b'0'..=b'3' => {
                let rest = self.take(2)?;
                if !rest.iter().all(|digit| (b'0'..=b'7').contains(digit)) {
                    return Err(Malformed);
                }
                (first - b'0') << 6 | (rest[0] - b'0') << 3 | (rest[1] - b'0')
            }
            _ => return Err(Malformed),
        })
    }
}
