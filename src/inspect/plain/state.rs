//! The graphics state of plain content (ISO 32000-1, 8.4 and 9.3). Numbers have the precision that the interpreter gives
//! them, so that places come out the same to the last bit.

use kurbo::Affine;

use super::tokens::Odd;

#[derive(Debug, Clone, Copy)]
pub(super) struct PlainState {
    pub(super) ctm: Affine,
    /// Which of the inks of the page areas and glyphs are painted with.
    pub(super) fill: usize,
    /// And which lines.
    pub(super) stroke: usize,
    pub(super) fill_alpha: f32,
    pub(super) stroke_alpha: f32,
    /// The width of lines in units of user space.
    pub(super) width: f64,
    /// How many clips are in force.
    pub(super) clips: usize,
    pub(super) text: TextState,
}

impl Default for PlainState {
    fn default() -> Self {
        Self {
            ctm: Affine::IDENTITY,
            fill: 0,
            stroke: 0,
            fill_alpha: 1.0,
            stroke_alpha: 1.0,
            width: 1.0,
            clips: 0,
            text: TextState::default(),
        }
    }
}

/// The state of text.
#[derive(Debug, Clone, Copy)]
pub(super) struct TextState {
    /// Which of the names of fonts of the page.
    pub(super) font: Option<usize>,
    pub(super) size: f32,
    pub(super) spacing: f32,
    pub(super) word_spacing: f32,
    /// In hundredths.
    pub(super) scale: f32,
    pub(super) leading: f32,
    pub(super) rise: f32,
    /// 0 filled, 1 stroked, 2 both, 3 not at all.
    pub(super) mode: u8,
    matrix: Affine,
    line: Affine,
}

impl Default for TextState {
    fn default() -> Self {
        Self {
            font: None,
            size: 1.0,
            spacing: 0.0,
            word_spacing: 0.0,
            scale: 100.0,
            leading: 0.0,
            rise: 0.0,
            mode: 0,
            matrix: Affine::IDENTITY,
            line: Affine::IDENTITY,
        }
    }
}

impl TextState {
    /// A text object begins, or its line is placed.
    pub(super) fn place(&mut self, matrix: Affine) {
        self.matrix = matrix;
        self.line = matrix;
    }

    /// The next line, as far from the beginning of this one.
    pub(super) fn next(&mut self, x: f64, y: f64) {
        self.place(self.line * Affine::translate((x, y)));
    }

    /// The next line, by the leading.
    pub(super) fn feed(&mut self) {
        self.next(0.0, -f64::from(self.leading));
    }

    /// Moves back by so many thousandths of the size.
    pub(super) fn adjust(&mut self, thousandths: f32) {
        self.go(-thousandths / 1000.0 * self.size * self.stretch());
    }

    /// Moves on behind a glyph; between words by more.
    pub(super) fn advance(&mut self, advance: f32, blank: bool) {
        let word = if blank { self.word_spacing } else { 0.0 };
        self.go((advance / 1000.0 * self.size + self.spacing + word) * self.stretch());
    }

    fn go(&mut self, way: f32) {
        self.matrix *= Affine::translate((f64::from(way), 0.0));
    }

    fn stretch(&self) -> f32 {
        self.scale / 100.0
    }

    /// From the space of a glyph, of a thousand units to the size of its font, to user space.
    pub(super) fn glyph(&self) -> Affine {
        let size = f64::from(self.size);
        let own = Affine::new([size * f64::from(self.stretch()), 0.0, 0.0, size, 0.0, f64::from(self.rise)]);
        self.matrix * own * Affine::scale(1.0 / 1000.0)
    }

    pub(super) fn set_mode(&mut self, mode: f64) -> Result<(), Odd> {
        // Text that clips goes the long way.
        let known = [0.0, 1.0, 2.0, 3.0].iter().position(|known| (known - mode).abs() == 0.0);
        self.mode = known.ok_or(Odd)? as u8;
        Ok(())
    }
}
