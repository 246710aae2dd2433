//! What a layout says about one sheet.

use serde::{Deserialize, Serialize};

use super::{Classification, Filter, SheetLedger, Side, Sides};
use crate::model::{AccountCode, LineKind, Sheet};

/// A table as the layout declares it.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SheetSpec {
    /// Its name in data files.
    pub id: String,
    /// Its number as printed (表号); empty for a table inside prose.
    #[serde(default)]
    pub number: String,
    /// Its ordinal in the contents.
    #[serde(default)]
    pub ordinal: String,
    /// Its title; empty for a table inside prose.
    #[serde(default)]
    pub title: String,
    /// The name of its worksheet in a workbook; left out, its number.
    pub tab: Option<String>,
    /// The classification to which its accounts belong.
    pub accounts: Option<Classification>,
    /// The kind of page it stands on.
    #[serde(default)]
    pub page: PageKind,
    /// Size of its type in pt, if not that of the layout's tables.
    pub size: Option<f64>,
    /// Notes below it (注).
    #[serde(default)]
    pub notes: Vec<String>,
    /// Notes below it when all its amounts are zero (空表).
    pub nil_notes: Option<Vec<String>>,
    /// How it follows from a ledger, if it does.
    pub ledger: Option<SheetLedger>,
    /// The word (栏次) beside the numbers of its columns, which then stand in a row of the header; left out, there is none.
    pub column_numbers: Option<String>,
    /// Its columns (栏), a tree.
    pub columns: Vec<Column>,
    /// Its lines: fixed ones, pairs of them, and where the data's own lines go.
    pub lines: Vec<LineSpec>,
}

/// The kind of page a sheet stands on.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum PageKind {
    /// Inside running text.
    Prose,
    /// On pages of tables.
    #[default]
    Sheet,
    /// Nowhere as a table: the narrative tells its lines in sentences.
    Told,
}

/// A column or a group of columns.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Column {
    /// What its header says.
    pub title: String,
    /// The columns below it; without any it is a leaf.
    #[serde(default)]
    pub columns: Vec<Column>,
    /// Name of its cells in data files; a leaf has this or `print`.
    pub key: Option<String>,
    /// What of the line's head it prints.
    pub print: Option<Print>,
    /// The columns of which it is the sum (表内合计).
    #[serde(default)]
    pub sum: Vec<String>,
    /// The lines of a ledger that it adds up; left out, those of the columns of which it is the sum.
    pub ledger: Option<Filter>,
    /// What its cells hold.
    #[serde(default, rename = "type")]
    pub kind: ColumnKind,
    /// The kinds of lines that have a cell here; without it, all.
    pub lines: Option<Vec<LineKind>>,
    /// The side of a sheet of several sides that it belongs to.
    pub side: Option<Side>,
    /// Its share of the sheet's width.
    pub width: Option<f64>,
}

/// What a column prints of the line's head.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Print {
    /// The account code (科目编码).
    Code,
    /// The name, with the ordinal of a fixed line.
    Name,
    /// The account as one label, or the name.
    Label,
    /// The number of the row (行次), whether or not a line stands there.
    Number,
}

/// What a column's cells hold.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum ColumnKind {
    /// Money.
    #[default]
    Amount,
    /// Words.
    Text,
}

/// An entry in the list of a sheet's lines.
#[derive(Debug, Clone, Deserialize)]
#[serde(try_from = "Entry")]
pub enum LineSpec {
    /// Here stand the data's own lines of these kinds, in the order of the data.
    Open(Vec<LineKind>),
    /// A line of the layout.
    Fixed(FixedLine),
    /// A row of a sheet of several sides: the lines beside each other; a blank row has none.
    Beside(Box<Sides>),
}

/// An entry as written: every member that one of its kinds may have.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Entry {
    open: Option<Vec<LineKind>>,
    left: Option<FixedLine>,
    middle: Option<FixedLine>,
    right: Option<FixedLine>,
    #[serde(default)]
    blank: bool,
    key: Option<String>,
    name: Option<String>,
    #[serde(default)]
    ordinal: String,
    #[serde(default)]
    indent: f64,
    #[serde(default)]
    total: bool,
    #[serde(default)]
    sum: Vec<String>,
    ledger: Option<Box<Filter>>,
}

impl TryFrom<Entry> for LineSpec {
    type Error = &'static str;

    fn try_from(entry: Entry) -> Result<Self, Self::Error> {
        let Entry { open, left, middle, right, blank, key, name, ordinal, indent, total, sum, ledger } = entry;
        let bare = key.is_none()
            && name.is_none()
            && ordinal.is_empty()
            && indent <= 0.0
            && !total
            && sum.is_empty()
            && ledger.is_none();
        let sides = Sides([left, middle, right]);
        let sided = sides.0.iter().any(Option::is_some);
        match (open, key, name) {
            (Some(open), None, None) if bare && !sided && !blank && !open.is_empty() => Ok(Self::Open(open)),
            (None, Some(key), Some(name)) if !sided && !blank => {
                Ok(Self::Fixed(FixedLine { key, name, ordinal, indent, total, sum, ledger }))
            }
            (None, None, None) if bare && sided != blank => Ok(Self::Beside(Box::new(sides))),
            _ => Err("a line needs either key and name, or one of left, middle and right, or open, or blank"),
        }
    }
}

/// A line that the layout fixes.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FixedLine {
    /// Its name in data files and references; an account's code where it stands for one.
    pub key: String,
    /// What is printed before the name.
    #[serde(default)]
    pub ordinal: String,
    /// Its official name.
    pub name: String,
    /// How far it steps in, in em.
    #[serde(default)]
    pub indent: f64,
    /// Whether it is a total, set apart in print.
    #[serde(default)]
    pub total: bool,
    /// The fixed lines of which it is the sum; `*` for the data's own lines: the units, and the top lines that stand
    /// under no unit.
    #[serde(default)]
    pub sum: Vec<String>,
    /// The lines of a ledger that it adds up; left out, those of the account that it is keyed by, or of the lines of
    /// which it is the sum.
    pub ledger: Option<Box<Filter>>,
}

impl FixedLine {
    /// The code of the account that it stands for, if it stands for one.
    pub fn code(&self) -> Option<&str> {
        AccountCode::new(&self.key).map(|_| self.key.as_str())
    }
}

/// A column that prints cells.
#[derive(Debug, Clone, Copy)]
pub enum Leaf<'a> {
    /// Prints the line's head.
    Head(&'a Column, Print),
    /// Prints the cell of this name.
    Cell(&'a Column, &'a str),
}

impl<'a> Leaf<'a> {
    /// The column itself.
    pub fn column(&self) -> &'a Column {
        match self {
            Self::Head(column, _) | Self::Cell(column, _) => column,
        }
    }
}

impl Column {
    /// Whether lines of this kind have a cell here.
    pub fn takes(&self, kind: LineKind) -> bool {
        self.lines.as_ref().is_none_or(|kinds| kinds.contains(&kind))
    }

    fn leaves<'a>(&'a self, into: &mut Vec<Leaf<'a>>) {
        match (&self.key, self.print) {
            _ if !self.columns.is_empty() => self.columns.iter().for_each(|column| column.leaves(into)),
            (Some(key), _) => into.push(Leaf::Cell(self, key)),
            (None, print) => into.push(Leaf::Head(self, print.unwrap_or(Print::Name))),
        }
    }

    /// How many header rows the column takes.
    pub fn depth(&self) -> usize {
        1 + self.columns.iter().map(Column::depth).max().unwrap_or(0)
    }
}

impl SheetSpec {
    /// Its number and title; that of its worksheet where it has neither, as inside prose.
    pub fn label(&self) -> String {
        let label = format!("{} {}", self.number, self.title);
        if label.trim().is_empty() { self.tab().to_owned() } else { label.trim().to_owned() }
    }

    /// The name of its worksheet in a workbook.
    pub fn tab(&self) -> &str {
        match &self.tab {
            Some(tab) => tab,
            None if self.number.is_empty() => &self.id,
            None => &self.number,
        }
    }

    /// How many rows the titles of its columns take.
    pub fn depth(&self) -> usize {
        self.columns.iter().map(Column::depth).max().unwrap_or(1)
    }

    /// The columns that print cells, from left to right.
    pub fn leaves(&self) -> Vec<Leaf<'_>> {
        let mut leaves = Vec::new();
        self.columns.iter().for_each(|column| column.leaves(&mut leaves));
        leaves
    }

    /// The columns that hold data, each once: both sides of a two-sided sheet share theirs.
    pub fn data_columns(&self) -> Vec<(&str, &Column)> {
        let mut columns: Vec<(&str, &Column)> = Vec::new();
        for leaf in self.leaves() {
            match leaf {
                Leaf::Cell(column, key) if columns.iter().all(|(known, _)| *known != key) => {
                    columns.push((key, column))
                }
                _ => {}
            }
        }
        columns
    }

    /// The notes that are printed below it: those of the data, those of an empty sheet (空表), or the layout's.
    pub fn printed_notes<'a>(&'a self, sheet: &'a Sheet) -> &'a [String] {
        let nil = self.nil_notes.as_ref().filter(|_| sheet.is_nil());
        sheet.notes.as_ref().or(nil).unwrap_or(&self.notes)
    }

    /// The lines that the layout fixes.
    pub fn fixed_lines(&self) -> impl Iterator<Item = &FixedLine> {
        self.lines
            .iter()
            .flat_map(|line| match line {
                LineSpec::Open(_) => [None; 3],
                LineSpec::Fixed(line) => [Some(line), None, None],
                LineSpec::Beside(sides) => sides.0.each_ref().map(Option::as_ref),
            })
            .flatten()
    }

    /// The kinds of lines that the data brings.
    pub fn open_kinds(&self) -> Vec<LineKind> {
        self.lines
            .iter()
            .filter_map(|line| match line {
                LineSpec::Open(open) => Some(open.as_slice()),
                _ => None,
            })
            .flatten()
            .copied()
            .collect()
    }

    /// The kinds of lines that the sheet can have.
    pub fn line_kinds(&self) -> Vec<LineKind> {
        let fixed = self.fixed_lines().next().map(|_| LineKind::Fixed);
        fixed.into_iter().chain(self.open_kinds()).collect()
    }
}
