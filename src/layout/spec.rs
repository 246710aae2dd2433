//! The parts of `layout.toml` that are not about one sheet.

use indexmap::IndexMap;
use serde::{Deserialize, Serialize};

use super::CellRef;
use crate::model::PT_PER_MM;

/// Geometry by kind of page.
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

    /// The same with an inner margin (订口) of so many mm on its left; the text keeps its width.
    pub fn bound(self, inside: f64) -> Self {
        Self { left: inside, right: self.left + self.right - inside, ..self }
    }

    /// Whether both stand upright, or both lie across.
    pub fn lies_like(&self, other: &Self) -> bool {
        (self.width > self.height) == (other.width > other.height)
    }

    /// Paper and text area in pt: width, height, and the area as left, top, right, bottom.
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

/// Type sizes and pitches of tables, in pt unless said otherwise.
#[derive(Debug, Clone, Copy, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TableStyle {
    /// Size of the type.
    pub size: f64,
    /// The smallest size to which the type of a too wide table shrinks.
    pub min_size: f64,
    /// Distance from one-line row to one-line row.
    pub pitch: f64,
    /// Space between the lines of one cell, in em.
    pub leading: f64,
    /// Space left and right of a cell's text.
    pub padding: f64,
    /// How far each level of the account tree steps in, in em.
    #[serde(default)]
    pub indent: f64,
    /// Whether a total at the end of a table takes the row before it along to the next page: no page then holds a total
    /// and nothing else.
    #[serde(default)]
    pub keep_total: bool,
}

/// How an amount is printed.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AmountFormat {
    /// The unit of money, as printed (元, 万元).
    pub measure: String,
    /// The units of money that texts may name, each with its worth in 元; `measure` is among them.
    pub measures: IndexMap<String, u64>,
    /// Decimals that are always printed.
    pub decimals: u32,
    /// Whether amounts are whole in these decimals, as budgets made in 元 are: then no rounding explains a difference.
    #[serde(default)]
    pub exact: bool,
    /// Whether amounts in tables can be negative.
    #[serde(default)]
    pub negative: bool,
    /// Decimals of a percentage in prose, of which trailing zeros are removed.
    pub percent_decimals: u32,
    /// What stands between groups of three digits.
    #[serde(default)]
    pub grouping: String,
    /// What replaces a zero amount; left out, a zero prints like any other amount.
    pub zero: Option<String>,
}

/// Fixed wording around tables.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TableWords {
    /// The line that names the issuer; may refer to `unit`.
    pub issuer: String,
    /// The line that names the unit of money; may refer to `measure`.
    pub measure: String,
    /// What readers who cannot see a table hear before it, of its structure; may refer to `number`, `title`, `measure`,
    /// `rows` and `columns`.
    #[serde(default)]
    pub summary: Option<String>,
    /// What stands before the first note.
    pub note: String,
    /// Words that stand for what somebody still has to fill in.
    #[serde(default)]
    pub placeholders: Vec<String>,
    /// Words in which one of `placeholders` or `self_references` begins by chance: they are passed over.
    #[serde(default)]
    pub exceptions: Vec<String>,
    /// Words by which a note says that its table is empty.
    #[serde(default)]
    pub nil: Vec<String>,
    /// Words by which a note speaks of its own table as a whole.
    #[serde(default)]
    pub this_table: Vec<String>,
    /// Words for a budget: the year right before one of them must be that of the budget.
    #[serde(default)]
    pub budgets: Vec<String>,
    /// Words that name another year's budget on purpose: before its year in the same clause, or right behind the word
    /// for a budget.
    #[serde(default)]
    pub compared: Vec<String>,
    /// Words before the number of an account at a bank.
    #[serde(default)]
    pub bank_accounts: Vec<String>,
    /// The words by which an issuer speaks of itself; a document keeps to one of them.
    #[serde(default)]
    pub self_references: Vec<String>,
    /// Words that name a kind of budget in titles and notes.
    #[serde(default)]
    pub funds: Vec<String>,
    /// Words that state a direction in reasons.
    #[serde(default)]
    pub direction: Directions,
    /// What stands across each page of a draft (草稿).
    pub draft: String,
    /// How an account is printed as one label; may refer to `code` and `name`.
    pub account: String,
}

/// Words that state in which direction an amount went.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Directions {
    /// It grew.
    pub up: Vec<String>,
    /// It fell.
    pub down: Vec<String>,
    /// It stayed.
    pub level: Vec<String>,
    /// Words right before one of these that take its meaning away: 没有新增, 基本持平.
    #[serde(default)]
    pub negations: Vec<String>,
}

/// The workbook that offices have of their own: it names no layout, but its cover is known.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OfficeBook {
    /// The worksheet of the cover.
    pub cover: String,
    /// What the cover says: with `{{ year }}` where the year stands.
    pub title: String,
    /// The line of the cover that names the unit: with `{{ unit }}` at its end.
    pub unit: String,
    /// Worksheets that hold nothing to read.
    #[serde(default)]
    pub passed: Vec<String>,
}

/// One part of the document (部分).
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PartSpec {
    /// Its name in data files and in Typst.
    pub key: String,
    /// Its ordinal in the contents and bookmarks, which its own page does not print.
    #[serde(default)]
    pub ordinal: String,
    /// Its title; may refer to `year` and `unit`.
    pub title: String,
    /// Whether its sections or sheets stand in the contents.
    #[serde(default)]
    pub listed: bool,
    /// Whether data may leave out its prose or its tables; without any it is not printed.
    #[serde(default)]
    pub optional: bool,
    /// The worksheets that hold its prose in workbooks of offices.
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

/// What a part consists of.
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
    /// What the part consists of; `None` unless exactly one of the four is given.
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

/// A section of prose.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SectionSpec {
    /// Its name in data files.
    pub key: String,
    /// Its title with ordinal; empty where the part's title says enough.
    #[serde(default)]
    pub title: String,
    /// What else it is called in workbooks of offices.
    #[serde(default)]
    pub also: Vec<String>,
}

impl SectionSpec {
    /// Its title, or that of its part.
    pub fn label<'a>(&'a self, part: &'a PartSpec) -> &'a str {
        if self.title.is_empty() { &part.title } else { &self.title }
    }
}

/// What the narrative states about one subject.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FigureSpec {
    /// Its name in data files and templates.
    pub key: String,
    /// What it is about.
    pub title: String,
    /// The cell whose amount is compared with last year's: such a subject takes `change` or `previous`, and on
    /// wish `percent`, from the data.
    pub cell: Option<CellRef>,
    /// The cell of what had been budgeted (年初预算数), with which the text compares the amount too.
    pub budget: Option<CellRef>,
    /// Whether reasons (主要原因) are required: for the change, and for the variance from the budget.
    #[serde(default)]
    pub reason: bool,
    /// The fields of a subject that is not compared.
    #[serde(default)]
    pub fields: IndexMap<String, FieldSpec>,
}

/// The member of a compared subject that gives the reason for its variance from the budget.
pub const BUDGET_REASON: &str = "budget_reason";

impl FigureSpec {
    /// Whether a subject that is compared can have this member in the data.
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
    /// What it means, with its unit.
    pub title: String,
}

/// The type of a narrative field.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum FieldKind {
    /// Money in the unit of the layout.
    Amount,
    /// Another measured number.
    Number,
    /// A number of things.
    Count,
    /// A day.
    Date,
    /// Words.
    Text,
}
