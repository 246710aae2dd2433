//! The operators of content, one by one, in the forms in which they are written (ISO 32000-1, annex A).

use super::super::plain::tokens::{ArrayElement, Instruction, Operand};
use super::content::Surroundings;

/// The smallest and the largest type, in pt.
const TYPE_SIZES_PT: std::ops::RangeInclusive<f64> = 4.0..=120.0;

/// An operator with what matters of its operands.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Step {
    Save,
    Restore,
    Matrix([f64; 6]),
    /// A colour space, for strokes or not, of so many components.
    Space(bool, i64),
    /// A colour within a space, for strokes or not; the number of components and how light it is if it is a tint of one ink.
    Colour(bool, usize, f64),
    /// A colour with its space.
    DeviceColour(bool, f64),
    BeginText,
    EndText,
    Filled,
    Font,
    TextMatrix,
    Show,
    Width(f64),
    MiterLimit,
    ButtCaps,
    Move([f64; 2]),
    Line([f64; 2]),
    Stroke,
    Tagged,
    /// A blank, with its text.
    Blank,
    /// Content for which a text stands.
    Pictured,
    Artifact,
    EndMarked,
    /// Anything else that pictures are drawn with.
    Drawn,
    End,
}

/// An operator in a form that is written; `None` in any other.
pub(super) fn step(instruction: &Instruction<'_>, page: &Surroundings) -> Option<Step> {
    let none = || instruction.operands.is_empty();
    Some(match instruction.operator {
        b"q" if none() => Step::Save,
        b"Q" if none() => Step::Restore,
        b"cm" => Step::Matrix(instruction.numbers().ok()?),
        operator @ (b"cs" | b"CS") => {
            let name = instruction.name().ok()?;
            let (_, components) = page.spaces.iter().find(|(own, _)| own == name)?;
            Step::Space(operator == b"CS", *components)
        }
        operator @ (b"scn" | b"SCN") => colour(instruction, operator == b"SCN")?,
        operator @ (b"k" | b"K") => {
            let [cyan, magenta, yellow, black] = instruction.numbers().ok()?;
            Step::DeviceColour(operator == b"K", lightness(&[cyan, magenta, yellow, black])?)
        }
        b"BT" if none() => Step::BeginText,
        b"ET" if none() => Step::EndText,
        b"Tr" => instruction.numbers().ok().filter(|[mode]: &[f64; 1]| *mode == 0.0).map(|_| Step::Filled)?,
        b"Tf" => match &instruction.operands[..] {
            [Operand::Name(name), Operand::Number(size)] => {
                let known = page.fonts.iter().any(|own| own == name) && TYPE_SIZES_PT.contains(size);
                known.then_some(Step::Font)?
            }
            _ => return None,
        },
        b"Tm" => {
            let matrix: [f64; 6] = instruction.numbers().ok()?;
            // A run goes on at its own baseline.
            let [a, b, c, d, _, y] = matrix;
            [(a, 1.0), (b, 0.0), (c, 0.0), (d, -1.0), (y, 0.0)]
                .iter()
                .all(|(one, other)| is_near(*one, *other))
                .then_some(Step::TextMatrix)?
        }
        b"Tj" if matches!(instruction.operands[..], [Operand::Text(_)]) => Step::Show,
        b"TJ" => match &instruction.operands[..] {
            [Operand::List(list)] => {
                let pieces = instruction.pieces.get(list.clone())?;
                pieces.iter().any(|piece| matches!(piece, ArrayElement::Text(_))).then_some(Step::Show)?
            }
            _ => return None,
        },
        b"w" => instruction.numbers().ok().map(|[width]| Step::Width(width))?,
        b"M" => {
            instruction.numbers().ok().filter(|[limit]: &[f64; 1]| is_near(*limit, 4.0)).map(|_| Step::MiterLimit)?
        }
        b"J" => instruction.numbers().ok().filter(|[cap]: &[f64; 1]| *cap == 0.0).map(|_| Step::ButtCaps)?,
        b"m" => Step::Move(instruction.numbers().ok()?),
        b"l" => Step::Line(instruction.numbers().ok()?),
        b"S" if none() => Step::Stroke,
        b"BDC" => marked(instruction)?,
        b"c" if page.pictures => instruction.numbers::<6>().ok().map(|_| Step::Drawn)?,
        b"re" if page.pictures => instruction.numbers::<4>().ok().map(|_| Step::Drawn)?,
        b"h" | b"f" | b"f*" | b"W" | b"W*" | b"n" | b"B" if page.pictures && none() => Step::Drawn,
        b"Do" if page.pictures => {
            let name = instruction.name().ok()?;
            page.images.iter().any(|own| own == name).then_some(Step::Drawn)?
        }
        b"EMC" if none() => Step::EndMarked,
        _ => return None,
    })
}

/// Marked content of the structure, or an artifact (ISO 32000-1, 14.8.2.2).
fn marked(instruction: &Instruction<'_>) -> Option<Step> {
    let [Operand::Name(tag), Operand::Dict(properties)] = &instruction.operands[..] else { return None };
    match *tag {
        b"Span" if properties.starts_with(b"<</ActualText<") => is_blank(properties).then_some(Step::Blank),
        b"Span" => {
            let rest = properties.strip_prefix(b"<</MCID ")?.strip_suffix(b">>")?;
            let digits = rest.iter().position(|byte| !byte.is_ascii_digit()).unwrap_or(rest.len());
            match &rest[digits..] {
                _ if !(1..8).contains(&digits) => None,
                [] => Some(Step::Tagged),
                // The language, where it is another than around it.
                [b'/', b'L', b'a', b'n', b'g', b'(', tag @ .., b')'] if tag.iter().all(is_of_language) => {
                    Some(Step::Tagged)
                }
                // A text in UTF-16, or in ASCII.
                [b'/', b'A', b'l', b't', b'<', text @ .., b'>'] if text.iter().all(u8::is_ascii_hexdigit) => {
                    Some(Step::Pictured)
                }
                [b'/', b'A', b'l', b't', b'(', text @ .., b')'] if !text.iter().any(|byte| b"()\\".contains(byte)) => {
                    Some(Step::Pictured)
                }
                _ => None,
            }
        }
        b"Artifact" => (ARTIFACTS.contains(properties) || is_background(properties)).then_some(Step::Artifact),
        _ => None,
    }
}

/// The artifacts that are written: rules and leaders, folios, heads of continued tables.
const ARTIFACTS: [&[u8]; 4] = [
    b"<</Type/Layout>>",
    b"<</Type/Pagination>>",
    b"<</Attached[/Bottom]/Subtype/Footer/Type/Pagination>>",
    b"<</Attached[/Top]/Subtype/Header/Type/Pagination>>",
];

/// Whether an artifact is the background of its page, such as the mark of a draft.
fn is_background(properties: &[u8]) -> bool {
    let area = properties.strip_prefix(b"<</BBox[").and_then(|rest| rest.strip_suffix(b"]/Type/Background>>"));
    area.is_some_and(|area| area.iter().all(|byte| byte.is_ascii_digit() || b". -".contains(byte)))
}

/// Whether the text that stands for content (ActualText) is of blanks alone: whatever else is copied is what is drawn.
fn is_blank(properties: &[u8]) -> bool {
    let digits = properties.strip_prefix(b"<</ActualText<").and_then(|rest| rest.strip_suffix(b">>>"));
    let digits = digits.and_then(|digits| std::str::from_utf8(digits).ok()).unwrap_or_default();
    let units: Option<Vec<u16>> =
        digits.as_bytes().chunks(4).map(|unit| u16::from_str_radix(std::str::from_utf8(unit).ok()?, 16).ok()).collect();
    let text = units.and_then(|units| String::from_utf16(&units).ok()).unwrap_or_default();
    text.strip_prefix('\u{FEFF}').is_some_and(|text| !text.is_empty() && text.chars().all(char::is_whitespace))
}

/// Whether a byte stands in language tags (BCP 47).
fn is_of_language(byte: &u8) -> bool {
    byte.is_ascii_alphanumeric() || *byte == b'-'
}

fn colour(instruction: &Instruction<'_>, strokes: bool) -> Option<Step> {
    let values = instruction.operands.iter().map(|operand| match operand {
        Operand::Number(value) => Some(*value),
        _ => None,
    });
    let values: Vec<f64> = values.collect::<Option<_>>()?;
    Some(Step::Colour(strokes, values.len(), lightness(&values)?))
}

/// How light a colour is, as a share of white: of grey, red green blue, or cyan magenta yellow black.
fn lightness(values: &[f64]) -> Option<f64> {
    if !values.iter().all(|value| (0.0..=1.0).contains(value)) {
        return None;
    }
    Some(match values {
        [grey] => *grey,
        [red, green, blue] => 0.2126 * red + 0.7152 * green + 0.0722 * blue,
        [cyan, magenta, yellow, black] => {
            (1.0 - black) * (0.2126 * (1.0 - cyan) + 0.7152 * (1.0 - magenta) + 0.0722 * (1.0 - yellow))
        }
        _ => return None,
    })
}

/// Whether two numbers are one, as far as a file states them.
pub(super) fn is_near(one: f64, other: f64) -> bool {
    (one - other).abs() < 1e-9
}
