//! The parts of the graphics state (ISO 32000-1, 8.4) that [`super::read`] needs.

use kurbo::Affine;

use super::super::colour::{ColourFamily, ColourSpace};

/// The current colour of lines or of areas and text.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct PaintInk {
    pub(super) space: ColourSpace,
    pub(super) values: Vec<f64>,
    /// The resource name of a pattern.
    pub(super) pattern: Option<Vec<u8>>,
}

impl PaintInk {
    /// A colour without a pattern.
    pub(super) fn of(space: ColourSpace, values: Vec<f64>) -> Self {
        Self { space, values, pattern: None }
    }
}

impl Default for PaintInk {
    fn default() -> Self {
        Self::of(ColourSpace::of(ColourFamily::Gray), vec![0.0])
    }
}

/// The graphics state.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct ContentState {
    /// Transformation from the space of the current stream to user space.
    pub(super) ctm: Affine,
    pub(super) fill: PaintInk,
    pub(super) stroke: PaintInk,
    /// The line width in units of the current space.
    pub(super) width: f64,
    /// Text rendering mode: 0 filled, 1 stroked, 2 both, 3 invisible; 4 to 7 also clip.
    pub(super) mode: i64,
    /// The resource name of the font.
    pub(super) font: Option<Vec<u8>>,
}

impl Default for ContentState {
    fn default() -> Self {
        let ink = PaintInk::default();
        Self { ctm: Affine::IDENTITY, fill: ink.clone(), stroke: ink, width: 1.0, mode: 0, font: None }
    }
}
