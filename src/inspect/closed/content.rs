//! Checks the grammar of content streams (ISO 32000-1, 7.8.2), operator by operator: runs of text and straight rules,
//! each in a graphics state of its own. There are no clips, transparency, images or other paths unless the layout has
//! pictures, so that all text is visible. Called by [`super::read`] for each page; [`Drawing`] records the glyphs and
//! marks.

use super::super::colour::ColourFamily;
use super::super::content::PageContent;
use super::super::sheet::PageRecord;
use super::drawing::Drawing;
use super::embedded::EmbeddedFont;
use super::steps::{Step, is_near, step};
use crate::page::excerpt;
use crate::syntax::Cursor;

/// Widest rule, in pt: a wider one could cover text.
const MAX_RULE_WIDTH_PT: f64 = 1.5;

/// Lightest colour that is legible on paper; 1 is white.
const MAX_LIGHTNESS: f64 = 0.5;

/// Darkest colour of the watermark of a draft; 1 is white.
const MIN_DRAFT_LIGHTNESS: f64 = 0.8;

/// Longest quotation of content that cannot be parsed, in bytes.
const MAX_QUOTED_BYTES: usize = 60;

/// An operator or text that this program does not write in its place: the kind of fault, an id in the message
/// catalogue, and the operator or text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Unexpected(pub(super) &'static str, pub(super) String);

/// Resources and boxes of a page, and the rules for its content.
pub(super) struct PageContext<'f> {
    /// Fonts by resource name.
    pub(super) fonts: Vec<(Vec<u8>, &'f EmbeddedFont)>,
    /// Colour spaces by resource name, with the number of components of each.
    pub(super) spaces: Vec<(Vec<u8>, i64)>,
    /// Whether content is marked, as in the web edition.
    pub(super) marked: bool,
    /// Images by resource name.
    pub(super) images: Vec<(Vec<u8>, ImageOnPage)>,
    /// Whether pages may have pictures.
    pub(super) pictures: bool,
    /// The MediaBox in pt: left, bottom, right, top.
    pub(super) media: [f64; 4],
    /// The BleedBox in pt: left, bottom, right, top. Crop marks lie outside of it.
    pub(super) bleed: Option<[f64; 4]>,
}

/// An image of a page; width and height in pixels.
#[derive(Debug, Clone, Copy)]
pub(super) struct ImageOnPage {
    pub(super) width: i64,
    pub(super) height: i64,
    pub(super) bilevel: bool,
    pub(super) family: ColourFamily,
    /// Whether it has a soft mask.
    pub(super) masked: bool,
}

/// Reads the decoded content streams of a page.
///
/// # Errors
/// The first operator or text that this program does not write.
pub(super) fn read(data: &[u8], page: &PageContext<'_>) -> Checked<(PageContent, PageRecord)> {
    let mut reader =
        StrictReader { data, cursor: Cursor::new(data, 0), page, drawing: Drawing::new(page), slanted: false };
    reader.page()?;
    let (content, printed) = reader.drawing.finish();
    // Hidden text with ink lies outside the page.
    let mut outside = printed.letters.iter().filter(|letter| letter.hidden && letter.ink.is_some()).peekable();
    if outside.peek().is_some() {
        let text: String = outside.map(|letter| letter.text.as_str()).collect();
        return Err(Unexpected("outside", excerpt(&text)));
    }
    Ok((content, printed))
}

struct StrictReader<'d> {
    data: &'d [u8],
    cursor: Cursor<'d>,
    page: &'d PageContext<'d>,
    drawing: Drawing<'d>,
    /// Whether the run of text is slanted, as the watermark of a draft.
    slanted: bool,
}

type Checked<T = ()> = Result<T, Unexpected>;

impl StrictReader<'_> {
    fn page(&mut self) -> Checked {
        let mut turned = false;
        loop {
            match self.step()? {
                Step::End if !turned => return Ok(()),
                Step::Tagged(_) if self.page.marked => self.marked_content(false)?,
                Step::Artifact if self.page.marked => self.marked_content(true)?,
                Step::Pictured(_) if self.page.marked && self.page.pictures => self.picture(Step::EndMarked)?,
                Step::Restore if turned => turned = false,
                Step::Save if !self.page.marked => match self.step()? {
                    Step::Matrix([a, b, c, d, _, _]) if !turned && is_near_all([a, b, c, d], [0.0, 1.0, -1.0, 0.0]) => {
                        // A turned page of tables: the one matrix within which others follow.
                        match self.step()? {
                            Step::Save => {
                                turned = true;
                                let matrix = self.step()?;
                                self.piece(matrix, true)?;
                            }
                            next => {
                                self.slanted = false;
                                self.piece_from(next)?;
                            }
                        }
                    }
                    Step::DeviceColour(true, lightness) if !turned && lightness <= 0.0 => self.crop_marks()?,
                    matrix => self.piece(matrix, true)?,
                },
                step => return unexpected(step),
            }
        }
    }

    /// Runs of text, and in artifacts rules, up to the end of marked content.
    fn marked_content(&mut self, artifact: bool) -> Checked {
        loop {
            match self.step()? {
                Step::EndMarked => return Ok(()),
                Step::Save => {
                    let matrix = self.step()?;
                    self.piece(matrix, artifact)?;
                }
                step => return unexpected(step),
            }
        }
    }

    /// A run of text or a rule after `q`.
    fn piece(&mut self, matrix: Step, rules: bool) -> Checked {
        let Step::Matrix([a, b, c, d, _, _]) = matrix else { return unexpected(matrix) };
        let next = self.step()?;
        let upright = (a.abs() + b.abs() - 1.0).abs() < 1e-6 && (a * b).abs() < 1e-6;
        let rigid = (a * d - b * c + 1.0).abs() < 1e-4 && (a * c + b * d).abs() < 1e-4;
        // The watermark of a draft is slanted; the gates report it.
        if !rigid || !(upright || self.is_draft(&next)) {
            return unexpected(matrix);
        }
        self.slanted = !upright;
        match next {
            Step::Space(true, _) | Step::DeviceColour(true, _) if rules && upright => self.rule(next),
            _ => self.piece_from(next),
        }
    }

    /// A picture up to its end: paths and images, no text.
    fn picture(&mut self, end: Step) -> Checked {
        let mut depth = 0;
        loop {
            match self.step()? {
                step if step == end && depth == 0 => return Ok(()),
                Step::Save => depth += 1,
                Step::Restore if depth > 0 => depth -= 1,
                Step::Matrix(_) | Step::Space(..) | Step::Colour(..) | Step::DeviceColour(..) | Step::Width(_) => {}
                Step::MiterLimit | Step::ButtCaps | Step::Move(_) | Step::Line(_) | Step::Stroke => {}
                step if is_picture_only(&step) => {}
                step => return unexpected(step),
            }
        }
    }

    /// Whether slanted text may be the watermark of a draft, by its colour.
    fn is_draft(&self, next: &Step) -> bool {
        matches!(next, Step::Space(false, _))
            || matches!(next, Step::DeviceColour(false, light) if *light >= MIN_DRAFT_LIGHTNESS)
    }

    /// A run of text from its colour on.
    fn piece_from(&mut self, colour: Step) -> Checked {
        if self.page.pictures && (is_picture_only(&colour) || matches!(colour, Step::Move(_) | Step::Save)) {
            return if colour == Step::Save { unexpected(colour) } else { self.picture(Step::Restore) };
        }
        self.colour(colour, false)?;
        match self.step()? {
            Step::BeginText => {}
            Step::Move(_) if self.page.pictures => return self.picture(Step::Restore),
            step => return unexpected(step),
        }
        self.shown_text()
    }

    /// The text object from rendering mode, font and matrix on. A blank whose glyph stands for several characters is
    /// marked with its text (ActualText).
    fn shown_text(&mut self) -> Checked {
        let (mut mode, mut font, mut matrix, mut shown, mut blank) = (false, false, false, false, false);
        loop {
            match self.step()? {
                Step::Filled => mode = true,
                Step::Font(..) => font = true,
                Step::TextMatrix(_) => matrix = true,
                Step::Show if mode && font && matrix => shown = true,
                Step::Blank if !blank => blank = true,
                Step::EndMarked if blank => blank = false,
                Step::EndText if shown && !blank => return self.expect(Step::Restore),
                step => return unexpected(step),
            }
        }
    }

    /// A rule from its colour on: a straight line, horizontal or vertical.
    fn rule(&mut self, colour: Step) -> Checked {
        self.colour(colour, true)?;
        match self.step()? {
            Step::Width(width) if width > 0.0 && width <= MAX_RULE_WIDTH_PT => {}
            step => return unexpected(step),
        }
        self.expect(Step::MiterLimit)?;
        self.expect(Step::Move([0.0, 0.0]))?;
        match self.step()? {
            Step::Line([x, y]) if (x == 0.0) != (y == 0.0) => {}
            Step::Line(_) if self.page.pictures => return self.picture(Step::Restore),
            step => return unexpected(step),
        }
        self.expect(Step::Stroke)?;
        self.expect(Step::Restore)
    }

    /// Crop marks from the line width on; they lie outside the BleedBox, and end the content.
    fn crop_marks(&mut self) -> Checked {
        match self.step()? {
            Step::Width(width) if width > 0.0 && width <= 0.25 => {}
            step => return unexpected(step),
        }
        self.expect(Step::ButtCaps)?;
        loop {
            match self.step()? {
                Step::Move([x, y]) => match self.step()? {
                    Step::Line([to_x, to_y])
                        if is_near(x, to_x) != is_near(y, to_y) && self.is_outside([x, y, to_x, to_y]) => {}
                    step => return unexpected(step),
                },
                Step::Stroke => break,
                step => return unexpected(step),
            }
        }
        self.expect(Step::Restore)?;
        self.expect(Step::End)
    }

    /// Whether a line lies outside the BleedBox.
    fn is_outside(&self, [x, y, to_x, to_y]: [f64; 4]) -> bool {
        self.page.bleed.is_some_and(|[left, bottom, right, top]| {
            x.max(to_x) <= left || x.min(to_x) >= right || y.max(to_y) <= bottom || y.min(to_y) >= top
        })
    }

    /// A colour dark enough to be legible, or that of a draft's watermark.
    fn colour(&mut self, step: Step, strokes: bool) -> Checked {
        let lightness = match step {
            Step::Space(for_strokes, components) if for_strokes == strokes => match self.step()? {
                Step::Colour(for_strokes, count, lightness)
                    if for_strokes == strokes && i64::try_from(count) == Ok(components) =>
                {
                    lightness
                }
                step => return unexpected(step),
            },
            Step::DeviceColour(for_strokes, lightness) if for_strokes == strokes => lightness,
            step => return unexpected(step),
        };
        let draft = self.slanted && !strokes && (MIN_DRAFT_LIGHTNESS..0.9).contains(&lightness);
        if lightness <= MAX_LIGHTNESS || draft { Ok(()) } else { Err(Unexpected("faint", String::new())) }
    }

    fn expect(&mut self, wanted: Step) -> Checked {
        let step = self.step()?;
        if step == wanted { Ok(()) } else { unexpected(step) }
    }

    /// Reads the next operator and records what it draws.
    fn step(&mut self) -> Checked<Step> {
        let start = self.cursor.at();
        let wrong = |source: &[u8]| Unexpected("operator", excerpt(String::from_utf8_lossy(source).trim_start()));
        let rest = self.data.get(start..).unwrap_or_default();
        match self.cursor.instruction().map_err(|_| wrong(&rest[..rest.len().min(MAX_QUOTED_BYTES)]))? {
            None => Ok(Step::End),
            Some(instruction) => {
                let step = step(&instruction, self.page).ok_or_else(|| wrong(instruction.source))?;
                self.drawing.follow(step, &instruction.operands).ok_or_else(|| wrong(instruction.source))?;
                Ok(step)
            }
        }
    }
}

/// Whether only pictures have this operator.
fn is_picture_only(step: &Step) -> bool {
    matches!(
        step,
        Step::Curve(_) | Step::Rectangle(_) | Step::Close | Step::Fill(_) | Step::Clip | Step::EndPath | Step::Image(_)
    )
}

/// The error about an operator that is not written in this place.
fn unexpected<T>(step: Step) -> Checked<T> {
    let operator = match step {
        Step::Save => "q",
        Step::Restore => "Q",
        Step::Matrix(_) => "cm",
        Step::Space(..) => "cs",
        Step::Colour(..) => "scn",
        Step::DeviceColour(..) => "k",
        Step::BeginText => "BT",
        Step::EndText => "ET",
        Step::Filled => "Tr",
        Step::Font(..) => "Tf",
        Step::TextMatrix(_) => "Tm",
        Step::Show => "TJ",
        Step::Width(_) => "w",
        Step::MiterLimit => "M",
        Step::ButtCaps => "J",
        Step::Move(_) => "m",
        Step::Line(_) => "l",
        Step::Stroke => "S",
        Step::Tagged(_) | Step::Blank | Step::Pictured(_) | Step::Artifact => "BDC",
        Step::Curve(_) => "c",
        Step::Rectangle(_) => "re",
        Step::Close => "h",
        Step::Fill(false) => "f",
        Step::Fill(true) => "B",
        Step::Clip => "W",
        Step::EndPath => "n",
        Step::Image(_) => "Do",
        Step::EndMarked => "EMC",
        Step::End => "",
    };
    Err(Unexpected("operator", operator.to_owned()))
}

fn is_near_all(one: [f64; 4], other: [f64; 4]) -> bool {
    one.iter().zip(other).all(|(one, other)| is_near(*one, other))
}
