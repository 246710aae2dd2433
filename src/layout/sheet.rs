//! What a layout says about one sheet.

use serde::{Deserialize, Serialize};

use super::{Classification, FixedLine, LedgerFilter, LineSpec, OpenLines, SheetLedger, Side};
use crate::model::{LineKind, Sheet};

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
    /// Further titles by which offices know it.
    #[serde(default)]
    pub also: Vec<String>,
    /// The unit of its money, if not that of the layout.
    pub measure: Option<String>,
    /// The decimals of its amounts, if not those of the layout.
    pub decimals: Option<u32>,
    /// Whether its amounts are whole in its decimals, if not as in the layout.
    pub exact: Option<bool>,
    /// What replaces a zero amount in it, if not what does in the layout.
    pub zero: Option<String>,
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
    pub columns: Vec<LayoutColumn>,
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
pub struct LayoutColumn {
    /// What its header says.
    pub title: String,
    /// What else headers of offices say for it.
    #[serde(default)]
    pub also: Vec<String>,
    /// The columns below it; without any it is a leaf.
    #[serde(default)]
    pub columns: Vec<LayoutColumn>,
    /// Name of its cells in data files; a leaf has this or `print`.
    pub key: Option<String>,
    /// What of the line's head it prints.
    pub print: Option<Print>,
    /// The columns of which it is the sum (表内合计).
    #[serde(default)]
    pub sum: Vec<String>,
    /// The lines of a ledger that it adds up; left out, those of the columns of which it is the sum.
    pub ledger: Option<LedgerFilter>,
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
    /// The digits of the code that tell the class (类): the first three.
    Class,
    /// Those that tell the section (款): the next two.
    Section,
    /// Those that tell the item (项): the last two.
    Item,
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

/// A column that prints cells.
#[derive(Debug, Clone, Copy)]
pub enum LeafColumn<'a> {
    /// Prints the line's head.
    Head(&'a LayoutColumn, Print),
    /// Prints the cell of this name.
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
    /// The digits that a column prints of an account's code; `None` where it prints none.
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

    fn leaves<'a>(&'a self, into: &mut Vec<LeafColumn<'a>>) {
        match (&self.key, self.print) {
            _ if !self.columns.is_empty() => self.columns.iter().for_each(|column| column.leaves(into)),
            (Some(key), _) => into.push(LeafColumn::Cell(self, key)),
            (None, print) => into.push(LeafColumn::Head(self, print.unwrap_or(Print::Name))),
        }
    }

    /// How many header rows the column takes.
    pub fn depth(&self) -> usize {
        1 + self.columns.iter().map(LayoutColumn::depth).max().unwrap_or(0)
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
        self.columns.iter().map(LayoutColumn::depth).max().unwrap_or(1)
    }

    /// The columns that print cells, from left to right.
    pub fn leaves(&self) -> Vec<LeafColumn<'_>> {
        let mut leaves = Vec::new();
        self.columns.iter().for_each(|column| column.leaves(&mut leaves));
        leaves
    }

    /// The columns that hold data, each once: both sides of a two-sided sheet share theirs.
    pub fn data_columns(&self) -> Vec<(&str, &LayoutColumn)> {
        let mut columns: Vec<(&str, &LayoutColumn)> = Vec::new();
        for leaf in self.leaves() {
            match leaf {
                LeafColumn::Cell(column, key) if columns.iter().all(|(known, _)| *known != key) => {
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

    /// Where the data's own lines stand, if it brings any.
    pub fn open(&self) -> Option<&OpenLines> {
        self.lines.iter().find_map(|line| if let LineSpec::Open(open) = line { Some(open) } else { None })
    }

    /// The kinds of lines that the data brings.
    pub fn open_kinds(&self) -> Vec<LineKind> {
        self.open().map(|open| open.kinds.clone()).unwrap_or_default()
    }

    /// The kinds of lines that the sheet can have.
    pub fn line_kinds(&self) -> Vec<LineKind> {
        let fixed = self.fixed_lines().next().map(|_| LineKind::Fixed);
        fixed.into_iter().chain(self.open_kinds()).collect()
    }
}
