//! What a workbook is filled with.

use indexmap::IndexMap;

use crate::error::Error;
use crate::layout::{ColumnKind, Layout, PageKind, SheetSpec};
use crate::model::{Amount, Budget, Cell, Date, Figure, FigureSet, Finding, Head, Line, OwnTie, Sheet};

/// The content of a workbook: that of a budget, but anything may still be missing.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Form {
    /// The kind of document, if the layout has kinds.
    pub kind: Option<String>,
    /// The issuer (单位名称).
    pub unit: Option<String>,
    /// The budget year (预算年度).
    pub year: Option<u16>,
    /// The day of publication (公开日期).
    pub published: Option<Date>,
    /// Prose by part and section: paragraphs.
    pub texts: IndexMap<String, IndexMap<String, Vec<String>>>,
    /// The sheets by identifier; a cell that is missing stays blank.
    pub sheets: IndexMap<String, Sheet>,
    /// What the narrative states; a figure that is missing stays blank.
    pub figures: IndexMap<String, FigureSet>,
    /// What the department itself knows to agree.
    pub ties: Vec<OwnTie>,
    /// Whether it is a whole budget, with nothing left to fill in.
    pub whole: bool,
    /// Whether a ledger is asked for, instead of the tables that follow from one.
    pub ledger: bool,
}

impl From<&Budget> for Form {
    fn from(budget: &Budget) -> Self {
        Self {
            kind: budget.kind.clone(),
            unit: Some(budget.unit.clone()),
            year: Some(budget.year),
            published: Some(budget.published),
            texts: budget.texts.clone(),
            sheets: budget.sheets.clone(),
            figures: budget.figures.clone(),
            ties: budget.ties.clone(),
            whole: true,
            ledger: false,
        }
    }
}

impl Form {
    /// The same with a ledger to fill in, instead of the tables that follow from one.
    ///
    /// # Errors
    /// `ledger-none` if the layout does not tell how tables follow from a ledger.
    pub fn with_ledger(self, layout: &Layout) -> Result<Self, Error> {
        match &layout.ledger {
            Some(_) => Ok(Self { ledger: true, ..self }),
            None => Err(Error::failed(Finding::error("ledger-none").with("layout", &layout.name))),
        }
    }

    /// A form of which nothing is filled in but zeros on the lines that the layout fixes.
    pub fn blank(layout: &Layout) -> Self {
        let sheets = layout.sheets.iter().map(|spec| (spec.id.clone(), fixed_lines(spec)));
        Self { sheets: sheets.collect(), ..Self::default() }
    }

    /// A form for the year after `budget`: its texts, units, accounts, projects and goals are carried over, and its
    /// amounts are what the narrative compares with. This year's amounts and reasons are left to fill in.
    pub fn next_year(budget: &Budget, layout: &Layout) -> Self {
        let sheets = layout.sheets.iter().map(|spec| {
            let mut sheet = fixed_lines(spec);
            if let Some(last) = budget.sheets.get(&spec.id) {
                sheet.lines.extend(carried(last, spec));
                sheet.notes.clone_from(&last.notes);
            }
            (spec.id.clone(), sheet)
        });
        Self {
            kind: budget.kind.clone(),
            unit: Some(budget.unit.clone()),
            year: budget.year.checked_add(1),
            published: None,
            texts: budget.texts.clone(),
            sheets: sheets.collect(),
            figures: previous(budget, layout),
            ties: budget.ties.clone(),
            whole: false,
            ledger: false,
        }
    }
}

/// The lines that the layout fixes, with zeros.
fn fixed_lines(spec: &SheetSpec) -> Sheet {
    let lines = spec.fixed_lines().map(|fixed| {
        let head = Head::Fixed(fixed.key.clone());
        let columns = spec.columns_of_line(&head);
        let amounts = columns.into_iter().filter(|(_, column)| column.kind == ColumnKind::Amount);
        let cells = amounts.map(|(key, _)| (key.to_owned(), Cell::Amount(Amount::default()))).collect();
        Line { head, cells }
    });
    Sheet { lines: lines.collect(), notes: None }
}

/// Last year's own lines of a sheet with their words, without their amounts. The words of a list that the narrative
/// tells are reasons: they go with last year's amounts.
fn carried(last: &Sheet, spec: &SheetSpec) -> Vec<Line> {
    let keeps = spec.page != PageKind::Told;
    let open = spec.open_kinds();
    let lines = last.lines.iter().filter(|line| open.contains(&line.head.kind()));
    let words = |line: &Line| Line {
        head: line.head.clone(),
        cells: line
            .cells
            .iter()
            .filter(|(_, cell)| keeps && matches!(cell, Cell::Text(_)))
            .map(|(key, cell)| (key.clone(), cell.clone()))
            .collect(),
    };
    lines.map(words).collect()
}

/// Last year's amounts of what the narrative compares.
fn previous(budget: &Budget, layout: &Layout) -> IndexMap<String, FigureSet> {
    let compared = layout.figures.iter().filter_map(|spec| {
        let cell = spec.cell.as_ref()?;
        let printed = spec.compared(budget).map(|compared| Amount::new(compared.current));
        let amount = printed.or_else(|| budget.amount(&cell.sheet, &cell.line, &cell.column))?;
        Some((spec.key.clone(), FigureSet::from([("previous".to_owned(), Figure::Amount(amount))])))
    });
    compared.collect()
}
