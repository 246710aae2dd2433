//! Formatting that hides or alters the text of a cell: strikethrough, text in the colour of its background, tiny type,
//! a number format that displays nothing.
//!
//! Every reader of a workbook format ([`super::open`], [`super::xls`], [`super::ods`]) asks [`CellFont::effect`], so
//! that rows which readers of the worksheet cannot see are reported.

/// Size in pt below which text counts as illegible.
const MIN_SIZE_PT: f64 = 4.0;

/// Maximum difference of each colour channel, of 255, at which two colours look the same.
const MAX_CHANNEL_DIFFERENCE: u8 = 24;

/// A colour in red, green and blue.
pub(super) type Rgb = (u8, u8, u8);

/// Why the text of a cell is not seen, or seen otherwise than it is stored.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum TextEffect {
    /// Struck through.
    Struck,
    /// In the colour of its background.
    Pale,
    /// Smaller than [`MIN_SIZE_PT`].
    Tiny,
    /// The number format displays nothing, or another text.
    Blank,
    /// The number format adds characters to the text; they are read as part of it.
    Added,
}

impl TextEffect {
    /// The key under which the message catalogue has its name.
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

/// Font and colours of a cell.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct CellFont {
    /// Whether the text is struck through.
    pub(super) struck: bool,
    /// Size in pt, if it is known.
    pub(super) size: Option<f64>,
    /// Colour of the text; `None` for the default, black.
    pub(super) colour: Option<Rgb>,
    /// Colour of the background; `None` for the default, white.
    pub(super) background: Option<Rgb>,
}

impl CellFont {
    /// The effect that hides the text, if any does.
    pub(super) fn effect(&self) -> Option<TextEffect> {
        let (colour, background) = (self.colour.unwrap_or((0, 0, 0)), self.background.unwrap_or((255, 255, 255)));
        let is_near = |one: u8, other: u8| one.abs_diff(other) <= MAX_CHANNEL_DIFFERENCE;
        if self.struck {
            Some(TextEffect::Struck)
        } else if is_near(colour.0, background.0) && is_near(colour.1, background.1) && is_near(colour.2, background.2)
        {
            Some(TextEffect::Pale)
        } else {
            self.size.is_some_and(|size| size < MIN_SIZE_PT).then_some(TextEffect::Tiny)
        }
    }
}
