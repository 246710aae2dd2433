//! The content of a workbook before it is written: a whole budget, an empty form, or a form for the next year.
//!
//! The commands `convert` and `new` of `cli` make a [`WorkbookForm`]; [`workbook`](super::workbook()) writes it.

use std::collections::HashSet;

use indexmap::IndexMap;

use crate::error::Error;
use crate::layout::{ColumnKind, Layout, PageKind, SheetSpec};
use crate::model::{
    AccountCode, Amount, Budget, Cell, Date, Figure, FigureSet, LedgerLine, Line, LineHead, OwnTie, Sheet, finding,
};

/// The content of a workbook: like a budget, but any value may be missing and is then left blank.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct WorkbookForm {
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
    /// The tables by identifier; a missing cell is left blank.
    pub sheets: IndexMap<String, Sheet>,
    /// The figures of the narrative by subject; a missing figure is left blank.
    pub figures: IndexMap<String, FigureSet>,
    /// Ties declared in the data (自行声明的勾稽).
    pub ties: Vec<OwnTie>,
    /// Whether it is a complete budget: then fewer blank rows are added, and empty tables get their notes.
    pub whole: bool,
    /// Whether the workbook has a worksheet for a ledger (明细账) in place of the tables that follow from one.
    pub ledger: bool,
    /// The rows of that ledger, without amounts.
    pub lines: Vec<LedgerRow>,
}

/// A row of a ledger without its amount; missing fields are left blank.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct LedgerRow {
    /// The unit that uses the money (资金使用单位).
    pub unit: Option<String>,
    /// The kind of expenditure (支出类别), by its key.
    pub kind: Option<String>,
    /// The project.
    pub project: Option<String>,
    /// The account of the functional classification.
    pub function: Option<AccountCode>,
    /// The account of the economic classification.
    pub economy: Option<AccountCode>,
    /// The fund (资金性质), by its key.
    pub fund: Option<String>,
    /// The project's goal (绩效目标).
    pub goal: Option<String>,
}

impl From<&Budget> for WorkbookForm {
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
            ..Self::default()
        }
    }
}

impl WorkbookForm {
    /// This form with a ledger to fill in, in place of the tables that follow from one.
    ///
    /// # Errors
    /// `ledger-none` if the layout does not define how tables follow from a ledger.
    pub fn with_ledger(self, layout: &Layout) -> Result<Self, Error> {
        match &layout.ledger {
            Some(_) => Ok(Self { ledger: true, ..self }),
            None => Err(Error::failed(finding::ledger_none(&layout.name))),
        }
    }

    /// This form with the rows of last year's `ledger`, without amounts. If there was none, with one row for each
    /// project of last year's `budget` and its goal.
    pub fn carrying(self, budget: &Budget, ledger: Option<&[LedgerLine]>, layout: &Layout) -> Self {
        let lines = match ledger {
            Some(ledger) => ledger.iter().map(|line| row_of(line, &budget.unit)).collect(),
            None => project_rows(budget, layout),
        };
        Self { lines: distinct(lines), ..self }
    }

    /// An empty form, with zeros on the fixed lines of each table.
    pub fn blank(layout: &Layout) -> Self {
        let sheets = layout.sheets.iter().map(|spec| (spec.id.clone(), fixed_lines(spec)));
        Self { sheets: sheets.collect(), ..Self::default() }
    }

    /// A form for the year after `budget`. Texts, units, accounts, projects and goals are carried over; the amounts of
    /// `budget` become the previous year's amounts of the narrative. The new amounts and reasons are left blank.
    pub fn next_year(budget: &Budget, layout: &Layout) -> Self {
        let sheets = layout.sheets.iter().map(|spec| {
            let mut sheet = fixed_lines(spec);
            if let Some(last) = budget.sheets.get(&spec.id) {
                sheet.lines.extend(carried_lines(last, spec));
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
            figures: previous_amounts(budget, layout),
            ties: budget.ties.clone(),
            ..Self::default()
        }
    }
}

/// The row for a line of last year's ledger, without its amount. The unit is left out where it is the issuer.
fn row_of(line: &LedgerLine, issuer: &str) -> LedgerRow {
    LedgerRow {
        unit: Some(line.unit.clone()).filter(|unit| !unit.is_empty() && unit != issuer),
        kind: Some(line.kind.clone()),
        project: line.project.clone(),
        function: Some(line.function.clone()),
        economy: Some(line.economy.clone()),
        fund: Some(line.fund.clone()),
        goal: line.goal.clone(),
    }
}

/// A ledger row for each project in the tables of a budget that follow from a ledger, with the project's goal.
fn project_rows(budget: &Budget, layout: &Layout) -> Vec<LedgerRow> {
    let kinds = layout.ledger.as_ref().map(|ledger| ledger.projects.as_slice()).unwrap_or_default();
    let kind = if let [only] = kinds { Some(only.clone()) } else { None };
    let mut rows: Vec<LedgerRow> = Vec::new();
    for (spec, _) in layout.derived() {
        let mut unit = None;
        for line in budget.sheets.get(&spec.id).into_iter().flat_map(|sheet| &sheet.lines) {
            let text = line
                .cells
                .values()
                .find_map(|cell| if let Cell::Text(text) = cell { Some(text.clone()) } else { None });
            match &line.head {
                LineHead::Unit(name) => unit = Some(name.clone()).filter(|name| *name != budget.unit),
                LineHead::Project(project) => {
                    let (project, kind) = (Some(project.clone()), kind.clone());
                    match rows.iter_mut().find(|row| row.unit == unit && row.project == project) {
                        Some(row) => row.goal = row.goal.take().or(text),
                        None => rows.push(LedgerRow {
                            unit: unit.clone(),
                            kind,
                            project,
                            goal: text,
                            ..LedgerRow::default()
                        }),
                    }
                }
                _ => {}
            }
        }
    }
    rows
}

/// Leaves out rows that repeat an earlier one, and writes each goal on the first row of its project only.
fn distinct(lines: Vec<LedgerRow>) -> Vec<LedgerRow> {
    let (mut rows, mut goals): (Vec<LedgerRow>, HashSet<_>) = (Vec::new(), HashSet::new());
    let mut seen = HashSet::new();
    for mut row in lines {
        let goal = row.goal.take().filter(|_| goals.insert((row.unit.clone(), row.project.clone())));
        let code_text = |code: &Option<AccountCode>| code.as_ref().map(|code| code.as_str().to_owned());
        let accounts = (code_text(&row.function), code_text(&row.economy));
        let key = (row.unit.clone(), row.kind.clone(), row.project.clone(), accounts, row.fund.clone());
        if seen.insert(key) || goal.is_some() {
            rows.push(LedgerRow { goal, ..row });
        }
    }
    rows
}

/// The fixed lines of a table, with zeros.
fn fixed_lines(spec: &SheetSpec) -> Sheet {
    let lines = spec.fixed_lines().map(|fixed| {
        let head = LineHead::Fixed(fixed.key.clone());
        let columns = spec.columns_of_line(&head);
        let amounts = columns.into_iter().filter(|(_, column)| column.kind == ColumnKind::Amount);
        let cells = amounts.map(|(key, _)| (key.to_owned(), Cell::Amount(Amount::default()))).collect();
        Line { head, cells }
    });
    Sheet { lines: lines.collect(), notes: None }
}

/// Last year's open lines of a table, with their texts and without their amounts. The texts of a list that is printed
/// in the narrative are reasons for last year's amounts and are left out, too.
fn carried_lines(last: &Sheet, spec: &SheetSpec) -> Vec<Line> {
    let keeps_texts = spec.page != PageKind::Narrative;
    let open = spec.open_kinds();
    let lines = last.lines.iter().filter(|line| open.contains(&line.head.kind()));
    let words = |line: &Line| Line {
        head: line.head.clone(),
        cells: line
            .cells
            .iter()
            .filter(|(_, cell)| keeps_texts && matches!(cell, Cell::Text(_)))
            .map(|(key, cell)| (key.clone(), cell.clone()))
            .collect(),
    };
    lines.map(words).collect()
}

/// The amounts of `budget` as the previous year's amounts of the figures that the narrative compares.
fn previous_amounts(budget: &Budget, layout: &Layout) -> IndexMap<String, FigureSet> {
    let compared = layout.figures.iter().filter_map(|spec| {
        let cell = spec.cell.as_ref()?;
        let printed = spec.compared(budget).map(|compared| Amount::new(compared.current));
        let amount = printed.or_else(|| budget.amount(&cell.sheet, &cell.line, &cell.column))?;
        Some((spec.key.clone(), FigureSet::from([("previous".to_owned(), Figure::Amount(amount))])))
    });
    compared.collect()
}
