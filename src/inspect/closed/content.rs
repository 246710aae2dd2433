//! The content of pages (ISO 32000-1, 7.8.2): runs of text and straight rules, each in a graphics state of its own. There are no
//! clips, no transparency, no images and no other paths, so that whatever is written is seen, and nothing is seen but that.

use super::super::colour::ColourFamily;
use super::super::content::PageContent;
use super::super::sheet::PageRecord;
use super::drawing::Drawing;
use super::embedded::Embedded;
use super::steps::{Step, is_near, step};
use crate::page::excerpt;
use crate::syntax::Cursor;

/// The coarsest rule, in pt: a broader one could cover text.
const MAX_RULE_WIDTH_PT: f64 = 1.5;

/// Paint that is lighter does not stand out from paper: as a share of white.
const MAX_LIGHTNESS: f64 = 0.5;

/// The share of white of a draft's mark, at least.
const DRAFT_LIGHTNESS: f64 = 0.8;

/// So much of content is quoted where it cannot be taken apart, in bytes.
const MAX_QUOTED_BYTES: usize = 60;

/// Something in content that is not written where it stands: a word for which the catalogue has a sentence, and the operator or text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Unexpected(pub(super) &'static str, pub(super) String);

/// A page, as far as its content depends on it.
pub(super) struct Surroundings<'f> {
    /// Fonts by their names.
    pub(super) fonts: Vec<(Vec<u8>, &'f Embedded)>,
    /// Colour spaces by their names, with the number of components of each.
    pub(super) spaces: Vec<(Vec<u8>, i64)>,
    /// Whether content is marked, as in the web edition.
    pub(super) marked: bool,
    pub(super) images: Vec<(Vec<u8>, ImageOnPage)>,
    /// Whether pages may hold pictures.
    pub(super) pictures: bool,
    /// The MediaBox in pt: left, bottom, right, top.
    pub(super) media: [f64; 4],
    /// The BleedBox in pt, outside of which crop marks lie: left, bottom, right, top.
    pub(super) bleed: Option<[f64; 4]>,
}

/// An image of a page.
#[derive(Debug, Clone, Copy)]
pub(super) struct ImageOnPage {
    pub(super) width: i64,
    pub(super) height: i64,
    pub(super) bilevel: bool,
    pub(super) family: ColourFamily,
    /// Whether it has a soft mask.
    pub(super) masked: bool,
}

/// Reads the content of a page.
pub(super) fn read(data: &[u8], page: &Surroundings<'_>) -> Checked<(PageContent, PageRecord)> {
    let mut reader =
        StrictReader { data, cursor: Cursor::new(data, 0), page, drawing: Drawing::new(page), slanted: false };
    reader.page()?;
    let (content, printed) = reader.drawing.finish();
    // Text that has ink and is not seen lies outside the page.
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
    page: &'d Surroundings<'d>,
    drawing: Drawing<'d>,
    /// Whether the run of text lies across the page, as the mark of a draft does.
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
                    Step::Matrix([a, b, c, d, _, _]) if !turned && is([a, b, c, d], [0.0, 1.0, -1.0, 0.0]) => {
                        // The one matrix behind which others follow: a page of tables that is turned.
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

    /// The pieces up to the end of marked content; rules are artifacts.
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

    /// A run of text or a rule behind the mark of a saved state.
    fn piece(&mut self, matrix: Step, rules: bool) -> Checked {
        let Step::Matrix([a, b, c, d, _, _]) = matrix else { return unexpected(matrix) };
        let next = self.step()?;
        let upright = (a.abs() + b.abs() - 1.0).abs() < 1e-6 && (a * b).abs() < 1e-6;
        let rigid = (a * d - b * c + 1.0).abs() < 1e-4 && (a * c + b * d).abs() < 1e-4;
        // The mark of a draft lies across its page; the gates report it as such.
        if !rigid || !(upright || self.is_draft(&next)) {
            return unexpected(matrix);
        }
        self.slanted = !upright;
        match next {
            Step::Space(true, _) | Step::DeviceColour(true, _) if rules && upright => self.rule(next),
            _ => self.piece_from(next),
        }
    }

    /// A picture up to its end: paths and images, and no text.
    fn picture(&mut self, end: Step) -> Checked {
        let mut depth = 0;
        loop {
            match self.step()? {
                step if step == end && depth == 0 => return Ok(()),
                Step::Save => depth += 1,
                Step::Restore if depth > 0 => depth -= 1,
                Step::Matrix(_) | Step::Space(..) | Step::Colour(..) | Step::DeviceColour(..) | Step::Width(_) => {}
                Step::MiterLimit | Step::ButtCaps | Step::Move(_) | Step::Line(_) | Step::Stroke => {}
                step if is_drawn(&step) => {}
                step => return unexpected(step),
            }
        }
    }

    fn is_draft(&self, next: &Step) -> bool {
        matches!(next, Step::Space(false, _))
            || matches!(next, Step::DeviceColour(false, light) if *light >= DRAFT_LIGHTNESS)
    }

    /// A run of text from its colour on.
    fn piece_from(&mut self, colour: Step) -> Checked {
        if self.page.pictures && (is_drawn(&colour) || matches!(colour, Step::Move(_) | Step::Save)) {
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

    /// Text from its mode, font and matrix on. A blank that shares its glyph with another says which it is.
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

    /// A rule from its colour on: straight, along one side of the page.
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

    /// Crop marks, from the width of their lines on. Their places are compared with the boxes of the page elsewhere.
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

    /// Whether a line lies outside what is printed.
    fn is_outside(&self, [x, y, to_x, to_y]: [f64; 4]) -> bool {
        self.page.bleed.is_some_and(|[left, bottom, right, top]| {
            x.max(to_x) <= left || x.min(to_x) >= right || y.max(to_y) <= bottom || y.min(to_y) >= top
        })
    }

    /// A colour that is seen on paper.
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
        let draft = self.slanted && !strokes && (DRAFT_LIGHTNESS..0.9).contains(&lightness);
        if lightness <= MAX_LIGHTNESS || draft { Ok(()) } else { Err(Unexpected("faint", String::new())) }
    }

    fn expect(&mut self, wanted: Step) -> Checked {
        let step = self.step()?;
        if step == wanted { Ok(()) } else { unexpected(step) }
    }

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

/// Whether only pictures are drawn so.
fn is_drawn(step: &Step) -> bool {
    matches!(
        step,
        Step::Curve(_) | Step::Rectangle(_) | Step::Close | Step::Fill(_) | Step::Clip | Step::EndPath | Step::Image(_)
    )
}

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

fn is(one: [f64; 4], other: [f64; 4]) -> bool {
    one.iter().zip(other).all(|(one, other)| (one - other).abs() < 1e-9)
}
