//! Declares the tables of `layout.toml` that are not about one sheet: pages, table style, amounts, words, parts and
//! figures.
//!
//! They are fields of [`Layout`](super::Layout).

use indexmap::IndexMap;
use serde::{Deserialize, Serialize};

use super::CellRef;
use crate::model::PT_PER_MM;

/// Paper and margins by kind of page.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Pages {
    /// Pages of running text.
    pub prose: PageSpec,
    /// Pages of tables.
    pub sheet: PageSpec,
}

/// Paper and margins of a page, in mm. The area inside the margins is the text area (版心).
#[derive(Debug, Clone, Copy, PartialEq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct PageSpec {
    /// Width of the paper.
    pub width: f64,
    /// Height of the paper.
    pub height: f64,
    /// Margin above the text area (天头).
    pub top: f64,
    /// Margin below it (地脚).
    pub bottom: f64,
    /// Margin on the left.
    pub left: f64,
    /// Margin on the right.
    pub right: f64,
}

impl PageSpec {
    /// Width of the text area in pt.
    pub fn text_width(&self) -> f64 {
        (self.width - self.left - self.right) * PT_PER_MM
    }

    /// Height of the text area in pt.
    pub fn text_height(&self) -> f64 {
        (self.height - self.top - self.bottom) * PT_PER_MM
    }

    /// This page with a left, inner margin (订口) of `inside` mm; the right margin changes, the text area keeps its
    /// width.
    pub fn bound(self, inside: f64) -> Self {
        Self { left: inside, right: self.left + self.right - inside, ..self }
    }

    /// Whether both pages are upright or both landscape.
    pub fn lies_like(&self, other: &Self) -> bool {
        (self.width > self.height) == (other.width > other.height)
    }

    /// Width and height of the paper, and the text area as left, top, right, bottom, all in pt.
    pub fn points(&self) -> (f64, f64, [f64; 4]) {
        let (width, height) = (self.width * PT_PER_MM, self.height * PT_PER_MM);
        let area = [
            self.left * PT_PER_MM,
            self.top * PT_PER_MM,
            width - self.right * PT_PER_MM,
            height - self.bottom * PT_PER_MM,
        ];
        (width, height, area)
    }
}

/// Sizes and distances in tables, in pt unless stated otherwise.
#[derive(Debug, Clone, Copy, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TableStyle {
    /// Size of the type.
    pub size: f64,
    /// The smallest size of type to which a table that is too wide is reduced.
    pub min_size: f64,
    /// Distance of rows of one line.
    pub pitch: f64,
    /// Space between the lines of one cell, in em.
    pub leading: f64,
    /// Space left and right of a cell's text.
    pub padding: f64,
    /// Indent of each level of accounts, in em.
    #[serde(default)]
    pub indent: f64,
    /// Whether the total at the end of a table stays on one page with the row before it, so that no page has only a
    /// total.
    #[serde(default)]
    pub keep_total: bool,
}

/// How an amount is printed.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AmountFormat {
    /// The currency unit of tables and narrative, as printed (元, 万元).
    pub measure: String,
    /// The currency units that the layout uses, with their worth in 元; `measure` is one of them.
    pub measures: IndexMap<String, u64>,
    /// The number of decimals printed.
    pub decimals: u32,
    /// Whether amounts are exact in these decimals, as in budgets made in 元: rounding then explains no difference.
    #[serde(default)]
    pub exact: bool,
    /// Whether amounts in tables can be negative.
    #[serde(default)]
    pub negative: bool,
    /// The decimals of a percentage in prose; trailing zeros are removed.
    pub percent_decimals: u32,
    /// The separator of groups of three digits.
    #[serde(default)]
    pub grouping: String,
    /// The text in place of a zero amount; `None`: zero is printed as a number.
    pub zero: Option<String>,
}

/// Fixed texts around tables, and the words that checks of prose search for.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TableWords {
    /// The line that names the issuer; may refer to `unit`.
    pub issuer: String,
    /// The line that names the currency unit; may refer to `measure`.
    pub measure: String,
    /// The description of a table's structure for screen readers; may refer to `number`, `title`, `measure`,
    /// `rows` and `columns`.
    #[serde(default)]
    pub summary: Option<String>,
    /// The text before the first note.
    pub note: String,
    /// Placeholders for text that is still to be filled in.
    #[serde(default)]
    pub placeholders: Vec<String>,
    /// Words that begin like one of `placeholders` or `self_references` but are none: checks skip them.
    #[serde(default)]
    pub exceptions: Vec<String>,
    /// Words with which a note says that its table is empty.
    #[serde(default)]
    pub nil: Vec<String>,
    /// Words with which a note refers to its whole table.
    #[serde(default)]
    pub this_table: Vec<String>,
    /// Words for a budget: a year directly before one of them must be the budget year.
    #[serde(default)]
    pub budgets: Vec<String>,
    /// Words that mark a comparison with another year's budget: before its year in the same clause, or directly after
    /// the word for a budget. The rule about years does not apply there.
    #[serde(default)]
    pub compared: Vec<String>,
    /// Words before the number of a bank account.
    #[serde(default)]
    pub bank_accounts: Vec<String>,
    /// Words with which an issuer refers to itself; a document should use only one of them.
    #[serde(default)]
    pub self_references: Vec<String>,
    /// Words that name a kind of budget in titles and notes.
    #[serde(default)]
    pub funds: Vec<String>,
    /// Words in reasons that state the direction of a change.
    #[serde(default)]
    pub direction: Directions,
    /// The text across each page of a draft (草稿).
    pub draft: String,
    /// How an account is printed as one label; may refer to `code` and `name`.
    pub account: String,
}

/// Words that state the direction of a change.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Directions {
    /// For an increase.
    pub up: Vec<String>,
    /// For a decrease.
    pub down: Vec<String>,
    /// For no change.
    pub level: Vec<String>,
    /// Words directly before one of these that negate it, as in 没有新增, 基本持平.
    #[serde(default)]
    pub negations: Vec<String>,
}

/// The form of workbook that offices already use. It does not name the layout and is recognised by its cover.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OfficeBook {
    /// The name of the worksheet with the cover.
    pub cover: String,
    /// The title on the cover, with `{{ year }}` in place of the year.
    pub title: String,
    /// The line on the cover that names the unit, with `{{ unit }}` at its end.
    pub unit: String,
    /// Worksheets without data, which are skipped.
    #[serde(default)]
    pub passed: Vec<String>,
}

/// One part of the document (部分).
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PartSpec {
    /// Its key in data files and in Typst.
    pub key: String,
    /// Its ordinal in the table of contents and bookmarks; its title page does not print it.
    #[serde(default)]
    pub ordinal: String,
    /// Its title; may refer to `year` and `unit`.
    pub title: String,
    /// Whether its sections or tables are listed in the table of contents.
    #[serde(default)]
    pub listed: bool,
    /// Whether data may leave out its prose or tables; a part without any is not printed.
    #[serde(default)]
    pub optional: bool,
    /// The worksheets with its prose in workbooks of offices.
    #[serde(default)]
    pub tabs: Vec<String>,
    /// Sections whose prose stands in the data.
    sections: Option<Vec<SectionSpec>>,
    /// Sheets by identifier.
    sheets: Option<Vec<String>>,
    /// Name of the narrative template.
    template: Option<String>,
    /// Name of a file of fixed paragraphs, one a line.
    text: Option<String>,
}

/// The content of a part.
#[derive(Debug, Clone, Copy)]
pub enum PartBody<'a> {
    /// Sections whose prose stands in the data.
    Sections(&'a [SectionSpec]),
    /// Sheets by identifier.
    Sheets(&'a [String]),
    /// A narrative template of this name.
    Template(&'a str),
    /// Fixed paragraphs in the file of this name.
    Text(&'a str),
}

impl PartSpec {
    /// The content of the part; `None` unless exactly one of the four keys is given.
    pub fn body(&self) -> Option<PartBody<'_>> {
        match (&self.sections, &self.sheets, &self.template, &self.text) {
            (Some(sections), None, None, None) => Some(PartBody::Sections(sections)),
            (None, Some(sheets), None, None) => Some(PartBody::Sheets(sheets)),
            (None, None, Some(template), None) => Some(PartBody::Template(template)),
            (None, None, None, Some(text)) => Some(PartBody::Text(text)),
            _ => None,
        }
    }
}

/// A section (栏目) of prose.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SectionSpec {
    /// Its name in data files.
    pub key: String,
    /// Its title with ordinal; empty if the part's title suffices.
    #[serde(default)]
    pub title: String,
    /// Other titles that workbooks of offices have for it.
    #[serde(default)]
    pub also: Vec<String>,
}

impl SectionSpec {
    /// Its title, or that of its part.
    pub fn label<'a>(&'a self, part: &'a PartSpec) -> &'a str {
        if self.title.is_empty() { &part.title } else { &self.title }
    }
}

/// The figures that the narrative (情况说明) states about one subject.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FigureSpec {
    /// Its key in data files and templates.
    pub key: String,
    /// The name of the subject.
    pub title: String,
    /// The cell whose amount is compared with last year's. The data then give `change` or `previous`, and optionally
    /// `percent`.
    pub cell: Option<CellRef>,
    /// The cell of the budgeted amount (年初预算数), with which the text also compares the amount.
    pub budget: Option<CellRef>,
    /// Whether reasons (主要原因) are required: for the change, and for the variance from the budget.
    #[serde(default)]
    pub reason: bool,
    /// The fields of a subject that is not compared.
    #[serde(default)]
    pub fields: IndexMap<String, FieldSpec>,
}

/// The key of the reason for the variance of a compared subject from the budget.
pub const BUDGET_REASON: &str = "budget_reason";

impl FigureSpec {
    /// Whether the data of a compared subject can have this key; false for other subjects.
    pub fn takes(&self, member: &str) -> bool {
        self.cell.is_some()
            && match member {
                "reason" => self.reason,
                BUDGET_REASON => self.reason && self.budget.is_some(),
                _ => true,
            }
    }
}

/// A field of the narrative.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FieldSpec {
    /// Its type.
    #[serde(rename = "type")]
    pub kind: FieldKind,
    /// Its meaning, with its unit.
    pub title: String,
}

/// The type of a narrative field.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum FieldKind {
    /// Money in the currency unit of the layout.
    Amount,
    /// Another decimal number.
    Number,
    /// A count: a whole number.
    Count,
    /// A date.
    Date,
    /// Text.
    Text,
}
