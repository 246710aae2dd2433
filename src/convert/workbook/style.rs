//! The cell formats of a workbook: grey-blue headers, grey locked cells, pale yellow cells to fill in.
//!
//! All worksheets written by [`workbook`](super::workbook) take their formats from [`WorkbookStyles`].

use rust_xlsxwriter::{Color, Format, FormatAlign, FormatBorder};

/// Size of ordinary type, in pt.
const TEXT_PT: f64 = 11.0;

/// Size of the titles of tables, in pt.
const TITLE_PT: f64 = 16.0;

/// Background of headers: grey-blue.
const HEADER: Color = Color::RGB(0xD9_E5_F1);

/// Background of the headers of helper columns: grey.
const HELPER: Color = Color::RGB(0xD9_D9_D9);

/// Background of locked cells: light grey.
const LOCKED: Color = Color::RGB(0xF2_F2_F2);

/// Background of cells to fill in: pale yellow.
const INPUT: Color = Color::RGB(0xFF_FB_E6);

/// Borders of cells.
const BORDER: Color = Color::RGB(0x9A_A5_B1);

/// Type of explanations: dark grey.
const REMARK: Color = Color::RGB(0x59_59_59);

/// Type of links: dark blue.
const LINK: Color = Color::RGB(0x1F_4E_79);

/// The formats of one workbook.
pub(super) struct WorkbookStyles {
    font: String,
}

impl WorkbookStyles {
    /// Formats with this font.
    pub(super) fn new(font: &str) -> Self {
        Self { font: font.into() }
    }

    /// Text without a border.
    pub(super) fn base(&self) -> Format {
        Format::new().set_font_name(&self.font).set_font_size(TEXT_PT).set_align(FormatAlign::VerticalCenter)
    }

    /// Text with a thin border.
    fn boxed(&self) -> Format {
        self.base().set_border(FormatBorder::Thin).set_border_color(BORDER)
    }

    /// The title of a table.
    pub(super) fn title(&self) -> Format {
        self.base().set_bold().set_font_size(TITLE_PT).set_align(FormatAlign::Center)
    }

    /// A heading of the guide.
    pub(super) fn heading(&self) -> Format {
        self.base().set_bold().set_font_size(TITLE_PT)
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
        self.header().set_background_color(HELPER).set_font_color(REMARK)
    }

    /// A text of the layout, locked.
    pub(super) fn fixed(&self, indent: u8) -> Format {
        self.boxed().set_background_color(LOCKED).set_text_wrap().set_indent(indent)
    }

    /// A code or a row number of the layout, locked.
    pub(super) fn fixed_code(&self) -> Format {
        self.fixed(0).set_num_format("@").set_align(FormatAlign::Center)
    }

    /// An explanation beside a cell to fill in, locked.
    pub(super) fn remark(&self) -> Format {
        self.fixed(0).set_font_color(REMARK)
    }

    /// A text to fill in.
    pub(super) fn words(&self, indent: u8) -> Format {
        self.boxed().set_background_color(INPUT).set_text_wrap().set_indent(indent).set_unlocked()
    }

    /// An account code to fill in, stored as text.
    pub(super) fn code(&self) -> Format {
        self.words(0).set_num_format("@").set_align(FormatAlign::Left)
    }

    /// An amount to fill in, with this number of decimals.
    pub(super) fn amount(&self, decimals: u32) -> Format {
        let decimals = decimals as usize;
        let format = if decimals == 0 { "#,##0".to_owned() } else { format!("#,##0.{}", "0".repeat(decimals)) };
        self.figure().set_num_format(format)
    }

    /// An amount with more digits than a number of Excel keeps, stored as text.
    pub(super) fn long_amount(&self) -> Format {
        self.figure().set_num_format("@")
    }

    /// A number to fill in, without grouping.
    pub(super) fn figure(&self) -> Format {
        self.words(0).set_align(FormatAlign::Right)
    }

    /// A date to fill in, aligned right.
    pub(super) fn date(&self) -> Format {
        self.figure().set_num_format("yyyy-mm-dd")
    }

    /// A number to fill in, aligned left like a text.
    pub(super) fn on_left(&self) -> Format {
        self.figure().set_align(FormatAlign::Left)
    }

    /// A date to fill in, aligned left like a text.
    pub(super) fn day(&self) -> Format {
        self.date().set_align(FormatAlign::Left)
    }

    /// A note below a table.
    pub(super) fn note(&self) -> Format {
        self.prose().set_unlocked()
    }

    /// A row for an open line: unlocked as a whole, so that users may delete it.
    pub(super) fn open(&self) -> Format {
        self.base().set_unlocked()
    }
}
