//! The graphics state, as far as it is asked for (ISO 32000-1, 8.4).

use kurbo::Affine;

use super::super::colour::{ColourFamily, ColourSpace};

/// What lines and areas are painted with.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct PaintInk {
    pub(super) space: ColourSpace,
    pub(super) values: Vec<f64>,
    /// The name of a pattern among the resources.
    pub(super) pattern: Option<Vec<u8>>,
}

impl PaintInk {
    pub(super) fn of(space: ColourSpace, values: Vec<f64>) -> Self {
        Self { space, values, pattern: None }
    }
}

impl Default for PaintInk {
    fn default() -> Self {
        Self::of(ColourSpace::of(ColourFamily::Gray), vec![0.0])
    }
}

#[derive(Debug, Clone, PartialEq)]
pub(super) struct ContentState {
    pub(super) ctm: Affine,
    pub(super) fill: PaintInk,
    pub(super) stroke: PaintInk,
    /// The width of lines in units of user space.
    pub(super) width: f64,
    /// How text is rendered: 0 filled, 1 stroked, 2 both, 3 not at all; with 4 it also clips.
    pub(super) mode: i64,
    /// The name of the font among the resources.
    pub(super) font: Option<Vec<u8>>,
}

impl Default for ContentState {
    fn default() -> Self {
        let ink = PaintInk::default();
        Self { ctm: Affine::IDENTITY, fill: ink.clone(), stroke: ink, width: 1.0, mode: 0, font: None }
    }
}
