//! Interprets the operators of a content stream for the strict reader: tracks the graphics state and records glyphs,
//! lines, areas and images with their places and paints. [`super::content`] checks the order of the operators and feeds
//! them in.

use kurbo::{Affine, BezPath, Rect, Shape};

use super::super::colour::{ColourFamily, ColourSpace, Use};
use super::super::content::{PageContent, PathExtent as Extent};
use super::super::report::Image;
use super::super::sheet::{PageReader, PageRecord, Showing};
use super::super::values::rounded;
use super::content::{ImageOnPage, PageContext};
use super::steps::Step;
use crate::syntax::Value;

/// A colour in a colour space; unused components are 0.
#[derive(Debug, Clone, Copy, PartialEq)]
struct PaintColour {
    family: ColourFamily,
    values: [f64; 4],
    components: usize,
}

impl PaintColour {
    fn of(family: ColourFamily, values: &[f64]) -> Self {
        let mut colour = Self { family, values: [0.0; 4], components: values.len().min(4) };
        colour.values.iter_mut().zip(values).for_each(|(component, value)| *component = *value);
        colour
    }

    fn values(&self) -> &[f64] {
        &self.values[..self.components]
    }

    /// Whether it is white, hence invisible on paper.
    fn is_white(&self) -> bool {
        let white = if self.family == ColourFamily::Cmyk { 0.0 } else { 1.0 };
        self.values().iter().all(|value| (value - white).abs() < 0.005)
    }
}

/// The graphics state (ISO 32000-1, 8.4).
#[derive(Debug, Clone, Copy)]
struct DrawingState {
    /// From current user space to the default user space of the page.
    ctm: Affine,
    fill: PaintColour,
    stroke: PaintColour,
    /// The line width in units of user space.
    width: f64,
    /// The index of the font among those of the page, and its size in units of user space.
    font: (usize, f64),
    /// The text matrix: the place of the next glyph.
    text: Affine,
    /// The number of clipping paths in force.
    clips: usize,
}

/// The interpreter of a page, with everything drawn so far.
pub(super) struct Drawing<'p> {
    page: &'p PageContext<'p>,
    state: DrawingState,
    saved: Vec<DrawingState>,
    path: BezPath,
    extent: Extent,
    /// Whether the current path becomes a clipping path when it ends.
    clipping: bool,
    /// The nesting depth of marked content.
    marks: usize,
    /// The colours recorded last for text, lines and areas, so that repetitions are skipped.
    noted: [Option<PaintColour>; 3],
    sheet: PageReader,
    content: PageContent,
}

impl<'p> Drawing<'p> {
    /// Starts with an empty page.
    pub(super) fn new(page: &'p PageContext<'p>) -> Self {
        let [left, bottom, right, top] = page.media;
        let turn = Affine::new([1.0, 0.0, 0.0, -1.0, -left, top]);
        let shown = Rect::new(0.0, 0.0, right - left, top - bottom);
        let black = PaintColour::of(ColourFamily::Gray, &[0.0]);
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

    /// The paints, and the glyphs and marks, of the page.
    pub(super) fn finish(self) -> (PageContent, PageRecord) {
        (self.content, self.sheet.record())
    }

    /// Executes an operator; `None` if it is invalid, such as one that shows a code without a glyph.
    pub(super) fn follow(&mut self, step: Step, operands: &[Value<'_>]) -> Option<()> {
        match step {
            Step::Save => self.saved.push(self.state),
            Step::Restore => self.restore(),
            Step::Matrix(matrix) => self.state.ctm *= Affine::new(matrix),
            Step::Space(strokes, components) => *self.ink(strokes) = initial(components),
            Step::Colour(strokes, ..) => {
                let values: Vec<f64> = operands.iter().filter_map(Value::number).collect();
                let family = self.ink(strokes).family;
                *self.ink(strokes) = PaintColour::of(family, &values);
            }
            Step::DeviceColour(strokes, _) => {
                let values: Vec<f64> = operands.iter().filter_map(Value::number).collect();
                *self.ink(strokes) = PaintColour::of(ColourFamily::Cmyk, &values);
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

    fn ink(&mut self, strokes: bool) -> &mut PaintColour {
        if strokes { &mut self.state.stroke } else { &mut self.state.fill }
    }

    /// Begins marked content, with its number (MCID) if it is in the structure.
    fn open(&mut self, number: Option<i32>) {
        self.marks += 1;
        self.content.marked.extend(number);
        self.sheet.open(number);
    }

    /// Records that something is painted, and in which colour.
    fn note(&mut self, used: Use, ink: PaintColour) {
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

    /// Shows text: two-byte codes, and adjustments in thousandths of the font size by which the next glyph moves left.
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

    /// Appends to the current path.
    fn build(&mut self, step: Step) {
        let ctm = self.state.ctm;
        match step {
            Step::Move([x, y]) => {
                self.path.move_to((x, y));
                self.extent.build(b"m", &[x, y], ctm);
            }
            // A path without a starting point is not drawn.
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

    /// Fills or strokes the current path, and ends it.
    fn paint(&mut self, fills: bool, strokes: bool) {
        let DrawingState { ctm, fill, stroke, width, .. } = self.state;
        if fills {
            self.note(Use::Area, fill);
            self.extent.thinness().into_iter().for_each(|thin| self.content.record_width(thin));
            self.sheet.path(&self.path, ctm, fill.is_white(), None);
        }
        if strokes {
            self.note(Use::Line, stroke);
            self.content.record_width(width * ctm.determinant().abs().sqrt());
            self.sheet.path(&self.path, ctm, stroke.is_white(), Some(width));
        }
        self.end_path();
    }

    /// Ends the current path, which clips if `W` came before.
    fn end_path(&mut self) {
        if std::mem::take(&mut self.clipping) {
            self.sheet.clip((self.state.ctm * &self.path).bounding_box());
            self.state.clips += 1;
        }
        self.path.truncate(0);
        self.extent.clear();
    }

    /// Draws an image, which fills the unit square of user space.
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

/// The initial colour of a colour space with so many components (ISO 32000-1, 8.6.8).
fn initial(components: i64) -> PaintColour {
    match components {
        1 => PaintColour::of(ColourFamily::IccGray, &[0.0]),
        3 => PaintColour::of(ColourFamily::IccRgb, &[0.0; 3]),
        4 => PaintColour::of(ColourFamily::IccCmyk, &[0.0, 0.0, 0.0, 1.0]),
        _ => PaintColour::of(ColourFamily::Unknown, &[]),
    }
}
