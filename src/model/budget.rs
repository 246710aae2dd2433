//! The budget of one department or unit for one year, as the data file gives it: tables, prose and figures. `load`
//! makes it; all later stages read it.

use indexmap::IndexMap;
use rust_decimal::Decimal;

use super::{AccountCode, Amount, Date, Place};

/// A department's budget (部门预算).
#[derive(Debug, Clone, PartialEq)]
pub struct Budget {
    /// Name of the layout in which it is published.
    pub layout: String,
    /// The kind of document (部门预算, 单位预算), by the key that the layout gives it, if it has kinds.
    pub kind: Option<String>,
    /// The issuer (单位名称).
    pub unit: String,
    /// The budget year (预算年度).
    pub year: u16,
    /// The day of publication (公开日期): the date of the document, whenever it is built.
    pub published: Date,
    /// Prose by part and section of the layout: paragraphs.
    pub texts: IndexMap<String, IndexMap<String, Vec<String>>>,
    /// The sheets (表) by the identifiers that the layout gives them.
    pub sheets: IndexMap<String, Sheet>,
    /// The figures of the narrative, by the names of subjects in the layout.
    pub figures: IndexMap<String, FigureSet>,
    /// Identities of the data file itself, beside the ties of the layout.
    pub ties: Vec<OwnTie>,
}

/// A tie of the data (自行声明的勾稽): two sums that must agree, such as the amount of a project and those of the accounts
/// that pay for it. Cells are named `sheet/line/column` or `figures/subject/field`.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct OwnTie {
    /// Its title in reports.
    pub title: String,
    /// The cells on the left.
    pub left: Vec<String>,
    /// The cells on the right.
    pub right: Vec<String>,
}

/// One table of the budget (预算表).
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Sheet {
    /// Its lines in the order of the file.
    pub lines: Vec<Line>,
    /// Notes below it that replace those of the layout.
    pub notes: Option<Vec<String>>,
}

impl Sheet {
    /// Whether it is empty (空表): no words, and no amount but zero.
    pub fn is_nil(&self) -> bool {
        let mut cells = self.lines.iter().flat_map(|line| line.cells.values());
        cells.all(|cell| matches!(cell, Cell::Amount(amount) if amount.is_zero()))
    }
}

/// A line of a sheet (行).
#[derive(Debug, Clone, PartialEq)]
pub struct Line {
    /// The key, account, unit or project that the line is about.
    pub head: LineHead,
    /// The line's cells by column.
    pub cells: IndexMap<String, Cell>,
}

/// The head of a line (行的名目): the key, account, unit or project that it is about.
#[derive(Debug, Clone, PartialEq)]
pub enum LineHead {
    /// A line that the layout fixes, by its key there.
    Fixed(String),
    /// An account (科目) with its official name.
    Account(AccountCode, String),
    /// A unit that uses the money (资金使用单位).
    Unit(String),
    /// A project (项目).
    Project(String),
}

/// The kind of a line, by its head.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, serde::Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum LineKind {
    /// A fixed line of the layout.
    Fixed,
    /// An account (科目).
    Account,
    /// A unit (单位).
    Unit,
    /// A project (项目).
    Project,
}

impl LineHead {
    /// The name under which the line is found: its key, its account code, or its name.
    pub fn name(&self) -> &str {
        match self {
            Self::Fixed(name) | Self::Unit(name) | Self::Project(name) => name,
            Self::Account(code, _) => code.as_str(),
        }
    }

    /// The kind of the line.
    pub fn kind(&self) -> LineKind {
        match self {
            Self::Fixed(_) => LineKind::Fixed,
            Self::Account(..) => LineKind::Account,
            Self::Unit(_) => LineKind::Unit,
            Self::Project(_) => LineKind::Project,
        }
    }
}

impl LineKind {
    /// The member of a data file by which a line is of this kind.
    pub fn member(self) -> &'static str {
        match self {
            Self::Fixed => "key",
            Self::Account => "code",
            Self::Unit => "unit",
            Self::Project => "project",
        }
    }
}

/// A cell of a sheet.
#[derive(Debug, Clone, PartialEq)]
pub enum Cell {
    /// Money.
    Amount(Amount),
    /// Words.
    Text(String),
}

/// The figures of one subject of the narrative, by field.
pub type FigureSet = IndexMap<String, Figure>;

/// A figure or a text of the narrative.
#[derive(Debug, Clone, PartialEq)]
pub enum Figure {
    /// Money, or another measured number.
    Amount(Amount),
    /// A stated percentage (百分比).
    Percent(Decimal),
    /// A number of things.
    Count(u64),
    /// A day.
    Date(Date),
    /// Words.
    Text(String),
}

impl Line {
    /// The line's amount in a column, if the column holds one.
    pub fn amount(&self, column: &str) -> Option<Amount> {
        match self.cells.get(column)? {
            Cell::Amount(amount) => Some(*amount),
            Cell::Text(_) => None,
        }
    }

    /// The texts of the line, at `place`, with their places.
    fn texts(&self, place: &Place) -> impl Iterator<Item = (Place, &str)> {
        let head = match &self.head {
            LineHead::Fixed(_) => None,
            LineHead::Account(_, name) => Some((place.join("name"), name.as_str())),
            LineHead::Unit(name) | LineHead::Project(name) => {
                Some((place.join(self.head.kind().member()), name.as_str()))
            }
        };
        let cells = self.cells.iter().filter_map(|(key, cell)| match cell {
            Cell::Text(text) => Some((place.join(key), text.as_str())),
            Cell::Amount(_) => None,
        });
        head.into_iter().chain(cells)
    }

    /// Whether `name` is the line's key, account code or name.
    pub fn is(&self, name: &str) -> bool {
        self.head.name() == name
    }
}

impl Budget {
    /// The amount in a cell: the line by its key, account code or name.
    pub fn amount(&self, sheet: &str, line: &str, column: &str) -> Option<Amount> {
        self.sheets.get(sheet)?.lines.iter().find(|candidate| candidate.is(line))?.amount(column)
    }

    /// Every text of the data, with its place.
    pub fn texts(&self) -> Vec<(Place, &str)> {
        let mut texts = vec![(Place::root().join("unit"), self.unit.as_str())];
        texts.extend(texts_in(&self.texts, &self.sheets, &self.figures));
        texts
    }
}

/// Every text in prose, sheets and figures, with its place in the data.
pub fn texts_in<'a>(
    prose: &'a IndexMap<String, IndexMap<String, Vec<String>>>,
    sheets: &'a IndexMap<String, Sheet>,
    figures: &'a IndexMap<String, FigureSet>,
) -> Vec<(Place, &'a str)> {
    let (root, mut texts) = (Place::root(), Vec::new());
    for (part, sections) in prose {
        for (section, paragraphs) in sections {
            let place = root.join("texts").join(part).join(section);
            texts.extend(paragraphs.iter().enumerate().map(|(index, text)| (place.join(index), text.as_str())));
        }
    }
    for (id, sheet) in sheets {
        let place = root.join("sheets").join(id);
        for (index, line) in sheet.lines.iter().enumerate() {
            texts.extend(line.texts(&place.join("lines").join(index)));
        }
        let notes = sheet.notes.iter().flatten().enumerate();
        texts.extend(notes.map(|(index, note)| (place.join("notes").join(index), note.as_str())));
    }
    for (subject, figures) in figures {
        let place = root.join("figures").join(subject);
        texts.extend(figures.iter().filter_map(|(key, figure)| match figure {
            Figure::Text(text) => Some((place.join(key), text.as_str())),
            _ => None,
        }));
    }
    texts
}
