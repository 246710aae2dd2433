//! Writes all amounts of a budget as one CSV table with one row for each amount (tidy data), for analysis.
//!
//! `cli` writes it by itself; [`package`](super::package()) takes it as `budget.csv` and uses the descriptions of lines
//! and columns for its other tables.

use std::collections::HashSet;

use super::lines::{digits, ordered};
use crate::error::Error;
use crate::layout::{Layout, LayoutColumn, SheetSpec, Side};
use crate::model::{AccountCode, Budget, Cell, Line, LineHead, LineKind, Sheet, finding};

/// The columns of the CSV table.
pub(super) const COLUMNS: [&str; 13] = [
    "sheet",
    "sheet_title",
    "line",
    "kind",
    "code",
    "level",
    "name",
    "unit",
    "column",
    "column_title",
    "value",
    "measure",
    "part",
];

/// A line with its name, code and unit, so that readers of the CSV do not need the layout.
pub(super) struct Described<'a> {
    pub(super) line: &'a Line,
    /// Its position in the table, from 1.
    pub(super) number: usize,
    /// Its account code, if it stands for an account.
    pub(super) code: Option<AccountCode>,
    /// Its name as printed, without ordinals.
    pub(super) name: String,
    /// The unit under which it is listed; empty if the table does not list units.
    pub(super) unit: String,
    /// Its side in a two-sided table.
    side: Option<Side>,
    /// Whether it is the sum of other lines of the table.
    sum: bool,
}

/// A column of data; its title includes those of the columns above it in the header.
pub(super) struct Titled {
    pub(super) key: String,
    pub(super) title: String,
    side: Option<Side>,
    sum: bool,
}

/// The amounts of a budget as CSV (RFC 4180, UTF-8), one row for each.
///
/// # Errors
/// `export-failed` if the table cannot be written.
pub fn csv(budget: &Budget, layout: &Layout) -> Result<Vec<u8>, Error> {
    let mut rows = vec![COLUMNS.map(str::to_owned).to_vec()];
    for spec in &layout.sheets {
        let Some(sheet) = budget.sheets.get(&spec.id) else { continue };
        let columns = titled_columns(spec);
        for line in described_lines(spec, sheet) {
            rows.extend(columns.iter().filter(|column| column.is_for(&line)).filter_map(|column| {
                let Some(Cell::Amount(amount)) = line.line.cells.get(&column.key) else { return None };
                Some(row(spec, &line, column, digits(*amount, layout.money_of(spec).decimals), layout))
            }));
        }
    }
    csv_bytes(&rows)
}

/// The row of one amount, in the order of [`COLUMNS`].
fn row(spec: &SheetSpec, line: &Described<'_>, column: &Titled, value: String, layout: &Layout) -> Vec<String> {
    let level = line.code.as_ref().map(|code| (code.level() + 1).to_string());
    vec![
        spec.id.clone(),
        spec.label(),
        line.number.to_string(),
        kind_name(line.line.head.kind()).to_owned(),
        line.code.as_ref().map(ToString::to_string).unwrap_or_default(),
        level.unwrap_or_default(),
        line.name.clone(),
        line.unit.clone(),
        column.key.clone(),
        column.title.clone(),
        value,
        layout.money_of(spec).measure.to_owned(),
        (!line.sum && !column.sum).to_string(),
    ]
}

/// Writes rows as CSV, with line ends CR LF.
///
/// # Errors
/// `export-failed` if they cannot be written.
pub(super) fn csv_bytes(rows: &[Vec<String>]) -> Result<Vec<u8>, Error> {
    let failed = |detail: String| Error::failed(finding::export_failed(detail));
    let mut writer = csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(Vec::new());
    for row in rows {
        writer.write_record(row).map_err(|error| failed(error.to_string()))?;
    }
    writer.into_inner().map_err(|error| failed(error.to_string()))
}

/// The name of a kind of line in the CSV.
pub(super) fn kind_name(kind: LineKind) -> &'static str {
    match kind {
        LineKind::Fixed => "fixed",
        LineKind::Account => "account",
        LineKind::Unit => "unit",
        LineKind::Project => "project",
    }
}

/// The names of the kinds of lines that a table can have.
pub(super) fn kinds(spec: &SheetSpec) -> Vec<&'static str> {
    spec.line_kinds().into_iter().map(kind_name).collect()
}

/// The lines of a table in the order in which they are written, each with its description.
pub(super) fn described_lines<'a>(spec: &SheetSpec, sheet: &'a Sheet) -> Vec<Described<'a>> {
    let lines = ordered(spec, sheet);
    let sums = Sums::of(&lines);
    let (mut unit, mut group) = (String::new(), 0);
    let mut described = Vec::new();
    for (index, line) in lines.iter().enumerate() {
        if let LineHead::Unit(name) = &line.head {
            unit.clone_from(name);
            group += 1;
        }
        let fixed = spec.fixed_lines().find(|fixed| line.is(&fixed.key) && line.head.kind() == LineKind::Fixed);
        let (code, name) = match &line.head {
            LineHead::Fixed(key) => {
                (AccountCode::new(key), fixed.map_or_else(|| key.clone(), |fixed| fixed.name.clone()))
            }
            LineHead::Account(code, name) => (Some(code.clone()), name.clone()),
            LineHead::Unit(name) | LineHead::Project(name) => (None, name.clone()),
        };
        let sum = match &line.head {
            LineHead::Fixed(_) => fixed.is_some_and(|fixed| fixed.total || !fixed.sum.is_empty()),
            LineHead::Unit(_) => sums.units.contains(&group),
            LineHead::Account(code, _) => sums.accounts.contains(&(group, code.as_str())),
            LineHead::Project(_) => false,
        };
        let unit = if line.head.kind() == LineKind::Fixed { String::new() } else { unit.clone() };
        described.push(Described { line, number: index + 1, code, name, unit, side: side(spec, line), sum });
    }
    described
}

/// The lines of a table that are sums of others. Lines are grouped by the unit under which they are listed: group 1 is
/// the first unit, group 0 the lines above it.
#[derive(Default)]
struct Sums<'a> {
    /// The groups with lines below their unit, whose unit is a sum.
    units: HashSet<usize>,
    /// The codes that are above another account of their group.
    accounts: HashSet<(usize, &'a str)>,
}

impl<'a> Sums<'a> {
    /// Finds the sums among the lines of a table, which are in printed order.
    fn of(lines: &[&'a Line]) -> Self {
        let (mut sums, mut group) = (Self::default(), 0);
        for line in lines {
            match &line.head {
                LineHead::Fixed(_) => continue,
                LineHead::Unit(_) => group += 1,
                LineHead::Account(code, _) => {
                    sums.accounts.extend(code.above().map(|above| (group, above)));
                    sums.units.insert(group);
                }
                LineHead::Project(_) => {
                    sums.units.insert(group);
                }
            }
        }
        sums
    }
}

/// The side of a two-sided table on which a line is printed.
fn side(spec: &SheetSpec, line: &Line) -> Option<Side> {
    spec.side_of_line(&line.head)
}

/// The columns of data of a table; a two-sided table has each column once for each side.
pub(super) fn titled_columns(spec: &SheetSpec) -> Vec<Titled> {
    let mut columns = Vec::new();
    add(&spec.columns, "", &mut columns);
    columns
}

/// Adds the columns of data below a header cell with the title `above`.
fn add(tree: &[LayoutColumn], above: &str, columns: &mut Vec<Titled>) {
    for column in tree {
        let title = if above.is_empty() { column.title.clone() } else { format!("{above} / {}", column.title) };
        if let Some(key) = &column.key {
            columns.push(Titled { key: key.clone(), title, side: column.side, sum: !column.sum.is_empty() });
        } else {
            add(&column.columns, &title, columns);
        }
    }
}

impl Titled {
    /// Whether the column is on the side of the line.
    fn is_for(&self, line: &Described<'_>) -> bool {
        self.side.is_none() || line.side.is_none() || self.side == line.side
    }
}
