//! The content of a page as it is drawn: glyphs, lines and areas with their places and paints. Whether each operator may stand where it
//! does is checked elsewhere ([`super::content`]).

use kurbo::{Affine, BezPath, Rect, Shape};

use super::super::colour::{ColourFamily, ColourSpace, Use};
use super::super::content::{PageContent, PathExtent as Extent};
use super::super::report::Image;
use super::super::sheet::{PageReader, PageRecord, Showing};
use super::super::values::rounded;
use super::content::{ImageOnPage, Surroundings};
use super::steps::Step;
use crate::syntax::Value;

/// A colour in its space; components that the space has not are 0.
#[derive(Debug, Clone, Copy, PartialEq)]
struct DrawnInk {
    family: ColourFamily,
    values: [f64; 4],
    components: usize,
}

impl DrawnInk {
    fn of(family: ColourFamily, values: &[f64]) -> Self {
        let mut ink = Self { family, values: [0.0; 4], components: values.len().min(4) };
        ink.values.iter_mut().zip(values).for_each(|(own, value)| *own = *value);
        ink
    }

    fn values(&self) -> &[f64] {
        &self.values[..self.components]
    }

    /// Whether it leaves the paper as it is.
    fn is_white(&self) -> bool {
        let white = if self.family == ColourFamily::Cmyk { 0.0 } else { 1.0 };
        self.values().iter().all(|value| (value - white).abs() < 0.005)
    }
}

/// The graphics state (ISO 32000-1, 8.4).
#[derive(Debug, Clone, Copy)]
struct DrawingState {
    /// From user space as it is to that of the page.
    ctm: Affine,
    fill: DrawnInk,
    stroke: DrawnInk,
    /// The width of lines in units of user space.
    width: f64,
    /// The place of the font among those of the page, and its size.
    font: (usize, f64),
    /// Where the next glyph stands.
    text: Affine,
    /// How many clips are in force.
    clips: usize,
}

/// What of the content of a page has been drawn.
pub(super) struct Drawing<'p> {
    page: &'p Surroundings<'p>,
    state: DrawingState,
    saved: Vec<DrawingState>,
    path: BezPath,
    extent: Extent,
    /// Whether the path is to clip.
    clipping: bool,
    /// How many marks of content are open.
    marks: usize,
    /// The ink that was noted last, for text, lines and areas.
    noted: [Option<DrawnInk>; 3],
    sheet: PageReader,
    content: PageContent,
}

impl<'p> Drawing<'p> {
    /// An empty page.
    pub(super) fn new(page: &'p Surroundings<'p>) -> Self {
        let [left, bottom, right, top] = page.media;
        let turn = Affine::new([1.0, 0.0, 0.0, -1.0, -left, top]);
        let shown = Rect::new(0.0, 0.0, right - left, top - bottom);
        let black = DrawnInk::of(ColourFamily::Gray, &[0.0]);
        let state = DrawingState {
            ctm: Affine::IDENTITY,
            fill: black,
            stroke: black,
            width: 1.0,
            font: (0, 0.0),
            text: Affine::IDENTITY,
            clips: 0,
        };
        Self {
            page,
            state,
            saved: Vec::new(),
            path: BezPath::new(),
            extent: Extent::default(),
            clipping: false,
            marks: 0,
            noted: [None; 3],
            sheet: PageReader::new(turn, shown, usize::MAX),
            content: PageContent::default(),
        }
    }

    pub(super) fn finish(self) -> (PageContent, PageRecord) {
        (self.content, self.sheet.record())
    }

    /// Follows an operator; `None` if it shows a code for which the font has no glyph.
    pub(super) fn follow(&mut self, step: Step, operands: &[Value<'_>]) -> Option<()> {
        match step {
            Step::Save => self.saved.push(self.state),
            Step::Restore => self.restore(),
            Step::Matrix(matrix) => self.state.ctm *= Affine::new(matrix),
            Step::Space(strokes, components) => *self.ink(strokes) = initial(components),
            Step::Colour(strokes, ..) => {
                let values: Vec<f64> = operands.iter().filter_map(Value::number).collect();
                let family = self.ink(strokes).family;
                *self.ink(strokes) = DrawnInk::of(family, &values);
            }
            Step::DeviceColour(strokes, _) => {
                let values: Vec<f64> = operands.iter().filter_map(Value::number).collect();
                *self.ink(strokes) = DrawnInk::of(ColourFamily::Cmyk, &values);
            }
            Step::Width(width) => self.state.width = width,
            Step::BeginText => self.state.text = Affine::IDENTITY,
            Step::Font(font, size) => self.state.font = (font, size),
            Step::TextMatrix(x) => self.state.text = Affine::new([1.0, 0.0, 0.0, -1.0, x, 0.0]),
            Step::Show => self.show(operands)?,
            Step::Move(_) | Step::Line(_) | Step::Curve(_) | Step::Rectangle(_) | Step::Close => self.build(step),
            Step::Stroke => self.paint(false, true),
            Step::Fill(strokes) => self.paint(true, strokes),
            Step::Clip => self.clipping = true,
            Step::EndPath => self.end_path(),
            Step::Image(image) => self.image(self.page.images.get(image)?.1),
            Step::Tagged(number) | Step::Pictured(number) => self.open(Some(number)),
            Step::Artifact | Step::Blank => self.open(None),
            Step::EndMarked => {
                self.marks = self.marks.checked_sub(1)?;
                self.sheet.close();
            }
            Step::EndText | Step::Filled | Step::MiterLimit | Step::ButtCaps | Step::End => {}
        }
        Some(())
    }

    fn restore(&mut self) {
        let Some(state) = self.saved.pop() else { return };
        (state.clips..self.state.clips).for_each(|_| self.sheet.unclip());
        self.state = state;
    }

    fn ink(&mut self, strokes: bool) -> &mut DrawnInk {
        if strokes { &mut self.state.stroke } else { &mut self.state.fill }
    }

    fn open(&mut self, number: Option<i32>) {
        self.marks += 1;
        self.content.marked.extend(number);
        self.sheet.open(number);
    }

    /// Notes that something is painted, and in which ink.
    fn note(&mut self, used: Use, ink: DrawnInk) {
        self.content.untagged += usize::from(self.marks == 0);
        let place = match used {
            Use::Text => 0,
            Use::Line => 1,
            _ => 2,
        };
        if self.noted[place].replace(ink) != Some(ink) {
            self.content.note(used, &ColourSpace::of(ink.family), ink.values());
        }
    }

    /// Shows text: codes of two bytes, and distances in thousandths of the size of the type by which what follows moves back.
    fn show(&mut self, operands: &[Value<'_>]) -> Option<()> {
        self.note(Use::Text, self.state.fill);
        let pieces = match operands {
            [Value::List(pieces)] => pieces,
            single => single,
        };
        let (font, size) = self.state.font;
        let font = self.page.fonts.get(font)?.1;
        let white = self.state.fill.is_white();
        for piece in pieces {
            let Value::Text(codes) = piece else {
                self.state.text *= Affine::translate((-piece.number()? / 1000.0 * size, 0.0));
                continue;
            };
            let codes = codes.chunks_exact(2);
            if !codes.remainder().is_empty() {
                return None;
            }
            for code in codes {
                let glyph = font.glyph(u16::from_be_bytes([code[0], code[1]]))?;
                let place = self.state.ctm * self.state.text * Affine::scale(size / 1000.0);
                self.sheet.glyph(&glyph.text, glyph.ink, place, white, Showing::Filled);
                self.state.text *= Affine::translate((f64::from(glyph.width) / 1000.0 * size, 0.0));
            }
        }
        Some(())
    }

    fn build(&mut self, step: Step) {
        let ctm = self.state.ctm;
        match step {
            Step::Move([x, y]) => {
                self.path.move_to((x, y));
                self.extent.build(b"m", &[x, y], ctm);
            }
            // What is begun without a place is drawn by no reader.
            _ if self.path.elements().is_empty() && !matches!(step, Step::Rectangle(_)) => {}
            Step::Line([x, y]) => {
                self.path.line_to((x, y));
                self.extent.build(b"l", &[x, y], ctm);
            }
            Step::Curve(points) => {
                let [a, b, c, d, e, f] = points;
                self.path.curve_to((a, b), (c, d), (e, f));
                self.extent.build(b"c", &points, ctm);
            }
            Step::Rectangle([x, y, width, height]) => {
                self.path.extend(Rect::new(x, y, x + width, y + height).path_elements(0.1));
                self.extent.build(b"re", &[x, y, width, height], ctm);
            }
            _ => self.path.close_path(),
        }
    }

    fn paint(&mut self, fills: bool, strokes: bool) {
        let DrawingState { ctm, fill, stroke, width, .. } = self.state;
        if fills {
            self.note(Use::Area, fill);
            self.extent.thinness().into_iter().for_each(|thin| self.content.thin(thin));
            self.sheet.path(&self.path, ctm, fill.is_white(), None);
        }
        if strokes {
            self.note(Use::Line, stroke);
            self.content.thin(width * ctm.determinant().abs().sqrt());
            self.sheet.path(&self.path, ctm, stroke.is_white(), Some(width));
        }
        self.end_path();
    }

    fn end_path(&mut self) {
        if std::mem::take(&mut self.clipping) {
            self.sheet.clip((self.state.ctm * &self.path).bounding_box());
            self.state.clips += 1;
        }
        self.path.truncate(0);
        self.extent.clear();
    }

    /// An image, which fills the unit square of its user space.
    fn image(&mut self, picture: ImageOnPage) {
        self.content.untagged += usize::from(self.marks == 0);
        let ImageOnPage { width, height, bilevel, family, masked } = picture;
        let [a, b, c, d, ..] = self.state.ctm.as_coeffs();
        let dpi = (width as f64 * 72.0 / a.hypot(b)).min(height as f64 * 72.0 / c.hypot(d));
        let dpi = if dpi.is_finite() { rounded(dpi) } else { 0.0 };
        self.content.images.push(Image { width, height, dpi, bilevel });
        self.content.note(Use::Image, &ColourSpace::of(family), &[]);
        if masked {
            self.content.transparency.insert("SMask".into());
        }
        self.sheet.mark(self.state.ctm.transform_rect_bbox(Rect::new(0.0, 0.0, 1.0, 1.0)), false);
    }
}

/// The colour with which a space begins (ISO 32000-1, 8.6.8).
fn initial(components: i64) -> DrawnInk {
    match components {
        1 => DrawnInk::of(ColourFamily::IccGray, &[0.0]),
        3 => DrawnInk::of(ColourFamily::IccRgb, &[0.0; 3]),
        4 => DrawnInk::of(ColourFamily::IccCmyk, &[0.0, 0.0, 0.0, 1.0]),
        _ => DrawnInk::of(ColourFamily::Unknown, &[]),
    }
}
