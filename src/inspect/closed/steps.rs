//! Translates one operator of a content stream with its operands into a [`Step`], if this program writes it in that
//! form (ISO 32000-1, annex A). `content.rs` checks the order of the steps; `drawing.rs` executes them.

use super::super::values::pdf_text;
use super::content::PageContext;
use crate::syntax::{Instruction, Members, Value};

/// Accepted font sizes, in pt.
const TYPE_SIZES_PT: std::ops::RangeInclusive<f64> = 4.0..=120.0;

/// An operator with the operands that matter to the strict reader. In colours, true means for strokes, false for fills
/// and text.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Step {
    Save,
    Restore,
    Matrix([f64; 6]),
    /// A colour space: whether for strokes, number of components.
    Space(bool, i64),
    /// A colour in the current space: whether for strokes, number of components, lightness.
    Colour(bool, usize, f64),
    /// A CMYK colour: whether for strokes, lightness.
    DeviceColour(bool, f64),
    BeginText,
    EndText,
    /// Text rendering mode 0: glyphs are filled.
    Filled,
    /// A font, by its index among those of the page, and its size in pt.
    Font(usize, f64),
    /// A text matrix that only moves along the baseline, to this x.
    TextMatrix(f64),
    Show,
    Width(f64),
    MiterLimit,
    ButtCaps,
    Move([f64; 2]),
    Line([f64; 2]),
    Stroke,
    /// Begins content of the structure, with its number (MCID).
    Tagged(i32),
    /// Begins a blank with its text (ActualText).
    Blank,
    /// Begins a picture with an alternate text (Alt), with its number (MCID).
    Pictured(i32),
    Artifact,
    EndMarked,
    Curve([f64; 6]),
    Rectangle([f64; 4]),
    Close,
    /// Fills the path; if true, strokes it too.
    Fill(bool),
    Clip,
    EndPath,
    /// An image, by its index among those of the page.
    Image(usize),
    End,
}

/// The step of an operator; `None` if this program does not write it in this form.
pub(super) fn step(instruction: &Instruction<'_>, page: &PageContext<'_>) -> Option<Step> {
    if instruction.operands.is_empty() {
        return bare(instruction.operator, page.pictures);
    }
    Some(match instruction.operator {
        b"cm" => Step::Matrix(instruction.numbers()?),
        operator @ (b"cs" | b"CS") => {
            let name = instruction.name()?;
            let (_, components) = page.spaces.iter().find(|(resource, _)| resource == name)?;
            Step::Space(operator == b"CS", *components)
        }
        operator @ (b"scn" | b"SCN") => {
            let values: Vec<f64> = instruction.operands.iter().map(Value::number).collect::<Option<_>>()?;
            Step::Colour(operator == b"SCN", values.len(), lightness(&values)?)
        }
        operator @ (b"k" | b"K") => Step::DeviceColour(operator == b"K", lightness(&instruction.numbers::<4>()?)?),
        b"Tr" => instruction.numbers().filter(|[mode]: &[f64; 1]| *mode == 0.0).map(|_| Step::Filled)?,
        b"Tf" => {
            let [Value::Name(name), size] = &instruction.operands[..] else { return None };
            let size = size.number().filter(|size| TYPE_SIZES_PT.contains(size))?;
            Step::Font(page.fonts.iter().position(|(resource, _)| resource == name.as_ref())?, size)
        }
        b"Tm" => {
            let [a, b, c, d, x, y] = instruction.numbers()?;
            let level = [(a, 1.0), (b, 0.0), (c, 0.0), (d, -1.0), (y, 0.0)];
            level.iter().all(|(one, other)| is_near(*one, *other)).then_some(Step::TextMatrix(x))?
        }
        b"Tj" if matches!(instruction.operands[..], [Value::Text(_)]) => Step::Show,
        b"TJ" => {
            let [Value::List(pieces)] = &instruction.operands[..] else { return None };
            let valid = pieces.iter().all(|piece| matches!(piece, Value::Text(_)) || piece.number().is_some());
            let shows = pieces.iter().any(|piece| matches!(piece, Value::Text(_)));
            (valid && shows).then_some(Step::Show)?
        }
        b"w" => instruction.numbers().map(|[width]| Step::Width(width))?,
        b"M" => instruction.numbers().filter(|[limit]: &[f64; 1]| is_near(*limit, 4.0)).map(|_| Step::MiterLimit)?,
        b"J" => instruction.numbers().filter(|[cap]: &[f64; 1]| *cap == 0.0).map(|_| Step::ButtCaps)?,
        b"m" => Step::Move(instruction.numbers()?),
        b"l" => Step::Line(instruction.numbers()?),
        b"BDC" => {
            let [Value::Name(tag), Value::Dictionary(properties)] = &instruction.operands[..] else { return None };
            marked(tag, properties)?
        }
        b"c" if page.pictures => Step::Curve(instruction.numbers()?),
        b"re" if page.pictures => Step::Rectangle(instruction.numbers()?),
        b"Do" if page.pictures => {
            let name = instruction.name()?;
            Step::Image(page.images.iter().position(|(resource, _)| resource == name)?)
        }
        _ => return None,
    })
}

/// An operator without operands.
fn bare(operator: &[u8], pictures: bool) -> Option<Step> {
    Some(match operator {
        b"q" => Step::Save,
        b"Q" => Step::Restore,
        b"BT" => Step::BeginText,
        b"ET" => Step::EndText,
        b"S" => Step::Stroke,
        b"EMC" => Step::EndMarked,
        b"h" if pictures => Step::Close,
        b"f" | b"f*" if pictures => Step::Fill(false),
        b"B" if pictures => Step::Fill(true),
        b"W" | b"W*" if pictures => Step::Clip,
        b"n" if pictures => Step::EndPath,
        _ => return None,
    })
}

/// The beginning of marked content: of the structure, or an artifact (ISO 32000-1, 14.8.2.2).
fn marked(tag: &[u8], properties: &Members<'_>) -> Option<Step> {
    let keys: Vec<&[u8]> = properties.0.iter().map(|(key, _)| key.as_ref()).collect();
    let number = || i32::try_from(properties.integer("MCID")?).ok().filter(|number| *number >= 0);
    match (tag, &keys[..]) {
        (b"Span", [b"ActualText"]) => is_blank(properties.text("ActualText")?).then_some(Step::Blank),
        (b"Span", [b"MCID"]) => number().map(Step::Tagged),
        // Text in another language than its surroundings.
        (b"Span", [b"MCID", b"Lang"]) => {
            let language = properties.text("Lang")?;
            language.iter().all(is_of_language).then(number)?.map(Step::Tagged)
        }
        (b"Span", [b"MCID", b"Alt"]) => properties.text("Alt").and_then(|_| number()).map(Step::Pictured),
        (b"Artifact", keys) => {
            let joined_keys: Vec<u8> = keys.join(&b' ');
            let is = |key: &str, name: &[u8]| properties.name(key) == Some(name);
            let attached =
                |side: &[u8]| matches!(properties.list("Attached"), [Value::Name(edge)] if edge.as_ref() == side);
            // Rules and leaders, folios, heads of continued tables, and backgrounds such as the watermark of a draft.
            let known = match joined_keys.as_slice() {
                b"Type" => is("Type", b"Layout") || is("Type", b"Pagination"),
                b"Attached Subtype Type" => {
                    is("Type", b"Pagination")
                        && (attached(b"Bottom") && is("Subtype", b"Footer")
                            || attached(b"Top") && is("Subtype", b"Header"))
                }
                b"BBox Type" => {
                    is("Type", b"Background") && properties.list("BBox").iter().all(|side| side.number().is_some())
                }
                _ => false,
            };
            known.then_some(Step::Artifact)
        }
        _ => None,
    }
}

/// Whether an ActualText is white space alone: any other could differ from the visible text.
fn is_blank(text: &[u8]) -> bool {
    text.starts_with(b"\xFE\xFF") && {
        let text = pdf_text(text);
        !text.is_empty() && text.chars().all(char::is_whitespace)
    }
}

/// Whether a byte may be part of a language tag (BCP 47).
fn is_of_language(byte: &u8) -> bool {
    byte.is_ascii_alphanumeric() || *byte == b'-'
}

/// The lightness of a colour in grey, RGB or CMYK, from 0 for black to 1 for white; `None` for invalid components.
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

/// Whether two numbers are equal but for rounding.
pub(super) fn is_near(one: f64, other: f64) -> bool {
    (one - other).abs() < 1e-9
}
