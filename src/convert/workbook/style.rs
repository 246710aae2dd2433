//! How cells look: white on grey-blue headers, pale yellow where something is to be filled in.

use rust_xlsxwriter::{Color, Format, FormatAlign, FormatBorder};

/// Size of ordinary type, in pt.
const SIZE: f64 = 11.0;

/// Size of the titles of tables, in pt.
const TITLE: f64 = 16.0;

const HEADER: Color = Color::RGB(0xD9_E5_F1);
const HELPER: Color = Color::RGB(0xD9_D9_D9);
const LOCKED: Color = Color::RGB(0xF2_F2_F2);
const INPUT: Color = Color::RGB(0xFF_FB_E6);
const BORDER: Color = Color::RGB(0x9A_A5_B1);
const QUIET: Color = Color::RGB(0x59_59_59);
const LINK: Color = Color::RGB(0x1F_4E_79);

/// The formats of one workbook.
pub(super) struct WorkbookStyles {
    font: String,
}

impl WorkbookStyles {
    pub(super) fn new(font: &str) -> Self {
        Self { font: font.into() }
    }

    /// Plain text.
    pub(super) fn base(&self) -> Format {
        Format::new().set_font_name(&self.font).set_font_size(SIZE).set_align(FormatAlign::VerticalCenter)
    }

    fn boxed(&self) -> Format {
        self.base().set_border(FormatBorder::Thin).set_border_color(BORDER)
    }

    /// The title of a table.
    pub(super) fn title(&self) -> Format {
        self.base().set_bold().set_font_size(TITLE).set_align(FormatAlign::Center)
    }

    /// A heading of the guide.
    pub(super) fn heading(&self) -> Format {
        self.base().set_bold().set_font_size(TITLE)
    }

    /// Running text that wraps.
    pub(super) fn prose(&self) -> Format {
        self.base().set_text_wrap().set_align(FormatAlign::Top)
    }

    /// A link to another worksheet.
    pub(super) fn link(&self) -> Format {
        self.base().set_font_color(LINK).set_align(FormatAlign::Top)
    }

    /// The line at the right above a table.
    pub(super) fn right(&self) -> Format {
        self.base().set_align(FormatAlign::Right)
    }

    /// The header of a column.
    pub(super) fn header(&self) -> Format {
        self.boxed().set_bold().set_text_wrap().set_align(FormatAlign::Center).set_background_color(HEADER)
    }

    /// The header of a column that the printed table does not have.
    pub(super) fn helper(&self) -> Format {
        self.header().set_background_color(HELPER).set_font_color(QUIET)
    }

    /// Words of the layout, locked.
    pub(super) fn fixed(&self, indent: u8) -> Format {
        self.boxed().set_background_color(LOCKED).set_text_wrap().set_indent(indent)
    }

    /// A code or a number that the layout fixes, locked.
    pub(super) fn fixed_code(&self) -> Format {
        self.fixed(0).set_num_format("@").set_align(FormatAlign::Center)
    }

    /// An explanation beside what is to be filled in, locked.
    pub(super) fn remark(&self) -> Format {
        self.fixed(0).set_font_color(QUIET)
    }

    /// Words to fill in.
    pub(super) fn words(&self, indent: u8) -> Format {
        self.boxed().set_background_color(INPUT).set_text_wrap().set_indent(indent).set_unlocked()
    }

    /// Digits that are no number: a code.
    pub(super) fn code(&self) -> Format {
        self.words(0).set_num_format("@").set_align(FormatAlign::Left)
    }

    /// Money to fill in, with so many decimals.
    pub(super) fn amount(&self, decimals: u32) -> Format {
        let decimals = decimals as usize;
        let format = if decimals == 0 { "#,##0".to_owned() } else { format!("#,##0.{}", "0".repeat(decimals)) };
        self.figure().set_num_format(format)
    }

    /// Money of so many digits that a number would lose some.
    pub(super) fn long_amount(&self) -> Format {
        self.figure().set_num_format("@")
    }

    /// A number to fill in, shown as it is.
    pub(super) fn figure(&self) -> Format {
        self.words(0).set_align(FormatAlign::Right)
    }

    /// A day to fill in.
    pub(super) fn date(&self) -> Format {
        self.figure().set_num_format("yyyy-mm-dd")
    }

    /// A number to fill in, set like words.
    pub(super) fn on_left(&self) -> Format {
        self.figure().set_align(FormatAlign::Left)
    }

    /// A day to fill in, set like words.
    pub(super) fn day(&self) -> Format {
        self.date().set_align(FormatAlign::Left)
    }

    /// A note below a table.
    pub(super) fn note(&self) -> Format {
        self.prose().set_unlocked()
    }

    /// A row between cells to fill in: unlocked, so that the whole row may be deleted.
    pub(super) fn open(&self) -> Format {
        self.base().set_unlocked()
    }
}
