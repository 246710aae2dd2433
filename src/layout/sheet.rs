//! Declares one table of the budget: its numbers and titles, columns, lines, money and notes.
//!
//! The types are the `[[sheet]]` entries of `layout.toml`. Readers, checks, the view and workbooks ask them which
//! columns and lines a table has.

use serde::{Deserialize, Serialize};

use super::{Classification, FixedLine, LedgerFilter, LineSpec, OpenLines, SheetLedger, Side};
use crate::model::{LineKind, Sheet};

/// A table of the budget as the layout declares it.
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
    /// The name of its worksheet in a workbook; `None`: its number.
    pub tab: Option<String>,
    /// Other titles that offices use for it.
    #[serde(default)]
    pub also: Vec<String>,
    /// Its currency unit (元, 万元); `None`: that of the layout.
    pub measure: Option<String>,
    /// The decimals of its amounts; `None`: those of the layout.
    pub decimals: Option<u32>,
    /// Whether its amounts are exact in its decimals, rather than rounded; `None`: as in the layout.
    pub exact: Option<bool>,
    /// The text in place of a zero amount; `None`: that of the layout.
    pub zero: Option<String>,
    /// The classification to which its accounts belong.
    pub accounts: Option<Classification>,
    /// The kind of page it stands on.
    #[serde(default)]
    pub page: PageKind,
    /// Its size of type in pt; `None`: that of the layout's tables.
    pub size: Option<f64>,
    /// Notes below it (注).
    #[serde(default)]
    pub notes: Vec<String>,
    /// Notes below it when all its amounts are zero (空表); `None`: those of `notes`.
    pub nil_notes: Option<Vec<String>>,
    /// How it is computed from the ledger; `None`: it is not.
    pub ledger: Option<SheetLedger>,
    /// The first word (栏次) of the header row that numbers the columns; `None`: there is no such row.
    pub column_numbers: Option<String>,
    /// Its columns (栏), a tree.
    pub columns: Vec<LayoutColumn>,
    /// Its lines: fixed lines, rows of several sides, and the place of the open lines.
    pub lines: Vec<LineSpec>,
}

/// The kind of page on which a table is printed.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum PageKind {
    /// In running text.
    Prose,
    /// On pages of tables.
    #[default]
    Sheet,
    /// Not printed as a table: the narrative states its lines in sentences.
    Narrative,
}

/// A column or a group of columns.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LayoutColumn {
    /// Its text in the header.
    pub title: String,
    /// Other texts that headers of offices have for it.
    #[serde(default)]
    pub also: Vec<String>,
    /// The columns below it; a column without any is a leaf.
    #[serde(default)]
    pub columns: Vec<LayoutColumn>,
    /// Key of its cells in data files; a leaf has this or `print`.
    pub key: Option<String>,
    /// The part of the line's head that it prints.
    pub print: Option<Print>,
    /// The columns of which it is the sum (表内合计).
    #[serde(default)]
    pub sum: Vec<String>,
    /// The lines of the ledger that it adds up; `None`: those of the columns of which it is the sum.
    pub ledger: Option<LedgerFilter>,
    /// The type of its cells.
    #[serde(default, rename = "type")]
    pub kind: ColumnKind,
    /// The kinds of lines that have a cell here; `None`: all.
    pub lines: Option<Vec<LineKind>>,
    /// Its side, on a table of several sides.
    pub side: Option<Side>,
    /// Its share of the table's width; only relations count.
    pub width: Option<f64>,
}

/// The part of a line's head that a column prints.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Print {
    /// The account code (科目编码).
    Code,
    /// The digits of the code that name the class (类): the first three.
    Class,
    /// The digits that name the section (款): the next two.
    Section,
    /// The digits that name the item (项): the last two.
    Item,
    /// The name, with the ordinal of a fixed line.
    Name,
    /// Code and name of the account as one label (`words.account`); for other lines the name.
    Label,
    /// The number of the row (行次), also of a row without a line.
    Number,
}

/// The type of a column's cells.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum ColumnKind {
    /// An amount of money.
    #[default]
    Amount,
    /// Text.
    Text,
}

/// A leaf of the tree of columns, which prints cells.
#[derive(Debug, Clone, Copy)]
pub enum LeafColumn<'a> {
    /// Prints a part of the line's head.
    Head(&'a LayoutColumn, Print),
    /// Prints the cell of this key.
    Cell(&'a LayoutColumn, &'a str),
}

impl<'a> LeafColumn<'a> {
    /// The column itself.
    pub fn column(&self) -> &'a LayoutColumn {
        match self {
            Self::Head(column, _) | Self::Cell(column, _) => column,
        }
    }
}

impl Print {
    /// The digits that a column prints of an account's code; `None` if it prints no digits.
    pub fn digits(self, code: &str) -> Option<&str> {
        let range = match self {
            Self::Code => return Some(code),
            Self::Class => 0..3,
            Self::Section => 3..5,
            Self::Item => 5..7,
            Self::Name | Self::Label | Self::Number => return None,
        };
        Some(code.get(range).unwrap_or_default())
    }

    /// Whether a column prints digits of a code.
    pub fn is_code(self) -> bool {
        !matches!(self, Self::Name | Self::Label | Self::Number)
    }
}

impl LayoutColumn {
    /// Whether lines of this kind have a cell here.
    pub fn takes(&self, kind: LineKind) -> bool {
        self.lines.as_ref().is_none_or(|kinds| kinds.contains(&kind))
    }

    /// Adds the leaves below this column, from left to right.
    fn leaves<'a>(&'a self, into: &mut Vec<LeafColumn<'a>>) {
        match (&self.key, self.print) {
            _ if !self.columns.is_empty() => self.columns.iter().for_each(|column| column.leaves(into)),
            (Some(key), _) => into.push(LeafColumn::Cell(self, key)),
            (None, print) => into.push(LeafColumn::Head(self, print.unwrap_or(Print::Name))),
        }
    }

    /// The number of header rows of the column and those below it.
    pub fn depth(&self) -> usize {
        1 + self.columns.iter().map(LayoutColumn::depth).max().unwrap_or(0)
    }
}

impl SheetSpec {
    /// Its number and title, for messages; the name of its worksheet if it has neither.
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

    /// The number of header rows, without that of column numbers.
    pub fn depth(&self) -> usize {
        self.columns.iter().map(LayoutColumn::depth).max().unwrap_or(1)
    }

    /// The columns that print cells, from left to right.
    pub fn leaves(&self) -> Vec<LeafColumn<'_>> {
        let mut leaves = Vec::new();
        self.columns.iter().for_each(|column| column.leaves(&mut leaves));
        leaves
    }

    /// The keys and columns of data, each once: the sides of a two-sided table may share keys.
    pub fn data_columns(&self) -> Vec<(&str, &LayoutColumn)> {
        let mut columns: Vec<(&str, &LayoutColumn)> = Vec::new();
        for leaf in self.leaves() {
            match leaf {
                LeafColumn::Cell(column, key) if columns.iter().all(|(other, _)| *other != key) => {
                    columns.push((key, column))
                }
                _ => {}
            }
        }
        columns
    }

    /// The printed notes: those of the data, else those of an empty table (空表) if all amounts are zero, else the
    /// layout's.
    pub fn printed_notes<'a>(&'a self, sheet: &'a Sheet) -> &'a [String] {
        let nil = self.nil_notes.as_ref().filter(|_| sheet.is_nil());
        sheet.notes.as_ref().or(nil).unwrap_or(&self.notes)
    }

    /// The fixed lines, row by row.
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

    /// The place of the open lines; `None` if the data cannot have any.
    pub fn open(&self) -> Option<&OpenLines> {
        self.lines.iter().find_map(|line| if let LineSpec::Open(open) = line { Some(open) } else { None })
    }

    /// The kinds of open lines.
    pub fn open_kinds(&self) -> Vec<LineKind> {
        self.open().map(|open| open.kinds.clone()).unwrap_or_default()
    }

    /// The kinds of lines that the table can have, fixed lines among them.
    pub fn line_kinds(&self) -> Vec<LineKind> {
        let fixed = self.fixed_lines().next().map(|_| LineKind::Fixed);
        fixed.into_iter().chain(self.open_kinds()).collect()
    }
}
