//! How the characters of a cell look, where that hides them from whoever looks at the worksheet.

/// Type below this size, in pt, is not read by anybody.
const LEAST_SIZE_PT: f64 = 4.0;
/// Colours whose channels all differ by no more than this, of 255, look the same.
const NEAR: u8 = 24;

/// A colour in red, green and blue.
pub(super) type Rgb = (u8, u8, u8);

/// Why the characters of a cell are not seen, or seen as cancelled.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Look {
    /// A line is drawn through them.
    Struck,
    /// They have the colour of their ground.
    Pale,
    /// They are too small to be read.
    Tiny,
    /// The number format displays nothing, or other words.
    Blank,
    /// The number format adds words; they are read.
    Added,
}

impl Look {
    /// By what the catalogue knows it.
    pub(super) fn key(self) -> &'static str {
        match self {
            Self::Struck => "struck",
            Self::Pale => "pale",
            Self::Tiny => "tiny",
            Self::Blank => "blank",
            Self::Added => "added",
        }
    }
}

/// The type of a cell.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct CellType {
    pub(super) struck: bool,
    /// In pt, if it is known.
    pub(super) size: Option<f64>,
    /// The colour of the characters; black where it is left to the program.
    pub(super) ink: Option<Rgb>,
    /// The colour of the ground; white where there is none.
    pub(super) ground: Option<Rgb>,
}

impl CellType {
    /// What hides the characters, if anything does.
    pub(super) fn look(&self) -> Option<Look> {
        let (ink, ground) = (self.ink.unwrap_or((0, 0, 0)), self.ground.unwrap_or((255, 255, 255)));
        let near = |one: u8, other: u8| one.abs_diff(other) <= NEAR;
        if self.struck {
            Some(Look::Struck)
        } else if near(ink.0, ground.0) && near(ink.1, ground.1) && near(ink.2, ground.2) {
            Some(Look::Pale)
        } else {
            self.size.is_some_and(|size| size < LEAST_SIZE_PT).then_some(Look::Tiny)
        }
    }
}
