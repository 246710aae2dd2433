//! Builds one table of the view: header cells with their spans, rows in the order of print, notes, widths and size of
//! type.
//!
//! [`super::build`] calls it for each table of the document.

use serde_json::json;

use super::fit::{self, FitInput};
use super::{CellContent, HeaderCell, PrintedRow, PrintedTable, number};
use crate::error::Error;
use crate::layout::{
    ColumnKind, FixedLine, Layout, LayoutColumn, LeafColumn, LineSpec, OpenLines, PageKind, Print, SIDES, SheetSpec,
    Side,
};
use crate::model::{Budget, Cell, Finding, Line, LineHead, Place, Sheet as Data, finding};
use crate::narrate::{Template, fill};

/// A table with the data and the declaration from which it is built.
pub(super) struct SheetBuilder<'a> {
    budget: &'a Budget,
    layout: &'a Layout,
    spec: &'a SheetSpec,
    data: &'a Data,
    leaves: Vec<LeafColumn<'a>>,
}

/// The lines of a row on the left, in the middle and on the right; three times the same line if it takes the whole row.
type Sides<'a> = [Option<PrintedLine<'a>>; 3];

/// A line to be printed on one side or over the whole row.
#[derive(Clone, Copy)]
struct PrintedLine<'a> {
    /// The fixed line of the layout; `None` for an open line.
    fixed: Option<&'a FixedLine>,
    /// The text before its name.
    ordinal: &'a str,
    /// The line of the data, and its index there.
    line: &'a Line,
    index: usize,
}

impl<'a> SheetBuilder<'a> {
    /// Finds table and data.
    ///
    /// # Errors
    /// `sheet-unknown` if the layout or the budget does not have the table.
    pub(super) fn new(budget: &'a Budget, layout: &'a Layout, id: &str) -> Result<Self, Error> {
        let missing = || Error::failed(finding::sheet_unknown(id));
        let spec = layout.sheet(id).ok_or_else(missing)?;
        let data = budget.sheets.get(id).ok_or_else(missing)?;
        Ok(Self { budget, layout, spec, data, leaves: spec.leaves() })
    }

    /// The table, or the finding that it does not fit its page in any permitted size of type.
    pub(super) fn build(&self) -> Result<Result<PrintedTable, Finding>, Error> {
        let (mut rows, places) = self.rows()?;
        let input = FitInput {
            page: match self.spec.page {
                PageKind::Prose | PageKind::Narrative => &self.layout.page.prose,
                PageKind::Sheet => &self.layout.page.sheet,
            },
            style: &self.layout.table,
            size: self.spec.size.unwrap_or(self.layout.table.size),
            shares: self.leaves.iter().map(|leaf| leaf.column().width.unwrap_or(1.0)).collect(),
            contents: self.leaves.iter().map(content).collect(),
        };
        let fitted = match fit::fit(&input, &rows) {
            Ok(fitted) => fitted,
            Err(tight) => return Ok(Err(self.too_wide(&tight, &rows, &places))),
        };
        let header = self.header(&fitted);
        let style = &self.layout.table;
        let room = input.page.text_height() - fit::header_height(&header, fitted.size, style);
        fit::mark_heights(&mut rows, &fitted, room, style);
        Ok(Ok(PrintedTable {
            id: self.spec.id.clone(),
            page: self.spec.page,
            number: self.spec.number.clone(),
            ordinal: self.spec.ordinal.clone(),
            title: self.spec.title.clone(),
            issuer: self.words(&self.layout.words.issuer)?,
            measure: self.words(&self.layout.words.measure)?,
            summary: self.summary(rows.len())?,
            continued: self.layout.continued.as_ref().map(|text| self.words(text)).transpose()?,
            size: fitted.size,
            pitch: self.layout.table.pitch.max(fitted.size * (1.0 + self.layout.table.leading)),
            leading: self.layout.table.leading,
            padding: self.layout.table.padding,
            header,
            columns: fitted.columns,
            kept: self.kept(&rows),
            rows,
            notes: self.notes(),
            noted: None,
        }))
    }

    /// A text of the layout with its references filled.
    fn words(&self, text: &str) -> Result<String, Error> {
        fill(self.layout, text, self.values())
    }

    /// The description of the table's structure for screen readers.
    fn summary(&self, rows: usize) -> Result<Option<String>, Error> {
        let Some(text) = &self.layout.words.summary else { return Ok(None) };
        let mut values = self.values();
        values["rows"] = json!(rows);
        values["columns"] = json!(self.leaves.len());
        fill(self.layout, text, values).map(Some)
    }

    /// The values to which texts around the table may refer.
    fn values(&self) -> serde_json::Value {
        json!({
            "unit": self.budget.unit,
            "measure": self.layout.money_of(self.spec).measure,
            "number": self.spec.number,
            "title": self.spec.title,
        })
    }

    /// The finding for a table that is too wide, at the cell that prevents it from fitting.
    fn too_wide(&self, tight: &fit::TightestCell, rows: &[PrintedRow], places: &[usize]) -> Finding {
        let place = Place::root().join("sheets").join(&self.spec.id).join("lines");
        let title = &self.leaves[tight.column].column().title;
        let row = places.get(tight.row).map_or(place.clone(), |index| place.join(index));
        let place = match self.leaves[tight.column] {
            LeafColumn::Cell(_, key) => row.join(key),
            LeafColumn::Head(..) => row,
        };
        let value = rows.get(tight.row).and_then(|row| row.cells.get(tight.column)).cloned().unwrap_or_default();
        finding::sheet_too_wide(title, value, self.layout.table.min_size).at(&place)
    }

    /// The number of last rows that stay on one page: a total and the row before it, if the layout asks for it.
    fn kept(&self, rows: &[PrintedRow]) -> usize {
        let [.., before, last] = rows else { return 0 };
        let wanted = self.layout.table.keep_total && last.total && !last.breakable && !before.breakable;
        if wanted { 2 } else { 0 }
    }

    /// The rows, and for each the index of its first line in the data.
    fn rows(&self) -> Result<(Vec<PrintedRow>, Vec<usize>), Error> {
        let label = Template::new(self.layout, &self.layout.words.account)?;
        let mut printed: Vec<Sides<'_>> = Vec::new();
        for spec in &self.spec.lines {
            match spec {
                LineSpec::Fixed(fixed) => {
                    let line = self.fixed(fixed);
                    printed.push([line; 3]);
                }
                LineSpec::Beside(sides) => {
                    printed.push(SIDES.map(|side| sides.on(side).and_then(|line| self.fixed(line))));
                }
                LineSpec::Open(open) => place_open_lines(self.open_lines(open)?, open.side, &mut printed),
            }
        }
        let first = |sides: &Sides<'_>| sides.iter().flatten().next().map_or(0, |printed| printed.index);
        let places = printed.iter().map(first).collect();
        let rows = printed.into_iter().enumerate();
        let rows = rows.map(|(index, sides)| self.row(sides, index, &label)).collect::<Result<_, _>>()?;
        Ok((rows, places))
    }

    /// The open lines with their ordinals; the error `ordinals-few` if the layout has too few ordinals.
    fn open_lines<'b>(&'b self, open: &'b OpenLines) -> Result<Vec<PrintedLine<'b>>, Error> {
        let lines = self.data.lines.iter().enumerate().filter(|(_, line)| open.kinds.contains(&line.head.kind()));
        let printed = lines.enumerate().map(|(number, (index, line))| {
            let ordinal =
                if open.ordinals.is_empty() { Some("") } else { open.ordinals.get(number).map(String::as_str) };
            let few = || {
                let place = Place::root().join("sheets").join(&self.spec.id).join("lines").join(index);
                Error::Found(vec![finding::ordinals_few(number).at(&place)])
            };
            let ordinal = ordinal.ok_or_else(few)?;
            Ok(PrintedLine { fixed: None, ordinal, line, index })
        });
        printed.collect()
    }

    /// The fixed line with its data; `None` if the data do not have it.
    fn fixed<'b>(&'b self, fixed: &'b FixedLine) -> Option<PrintedLine<'b>> {
        let is_it = |line: &Line| matches!(&line.head, LineHead::Fixed(key) if *key == fixed.key);
        let (index, line) = self.data.lines.iter().enumerate().find(|(_, line)| is_it(line))?;
        Some(PrintedLine { fixed: Some(fixed), ordinal: &fixed.ordinal, line, index })
    }

    /// The row with this index, from the lines on its sides.
    fn row(&self, sides: Sides<'_>, index: usize, label: &Template) -> Result<PrintedRow, Error> {
        let mut row =
            PrintedRow { cells: Vec::new(), indents: Vec::new(), total: false, single: false, breakable: false };
        for leaf in &self.leaves {
            let side = leaf.column().side;
            let printed = sides[side.unwrap_or(Side::Left) as usize];
            row.cells.push(match (leaf, printed) {
                (LeafColumn::Head(_, Print::Number), _) => self.spec.row_number(index, side).to_string(),
                (_, Some(printed)) => self.cell(leaf, printed, label)?,
                (_, None) => String::new(),
            });
            row.indents.push(match leaf {
                LeafColumn::Head(_, Print::Name | Print::Label) => printed.map_or(0.0, |printed| self.indent(printed)),
                _ => 0.0,
            });
        }
        let first = sides.into_iter().flatten().next();
        row.total = first.and_then(|printed| printed.fixed).is_some_and(|fixed| fixed.total);
        if row.indents.iter().all(|indent| *indent <= 0.0) {
            row.indents.clear();
        }
        Ok(row)
    }

    /// The text of a cell.
    fn cell(
        &self,
        leaf: &LeafColumn<'_>,
        PrintedLine { fixed, ordinal, line, .. }: PrintedLine<'_>,
        label: &Template,
    ) -> Result<String, Error> {
        Ok(match leaf {
            LeafColumn::Cell(_, key) => match line.cells.get(*key) {
                Some(Cell::Amount(amount)) => {
                    number::amount(*amount, &self.layout.money_of(self.spec), &self.layout.format.grouping)
                }
                Some(Cell::Text(text)) => text.clone(),
                None => String::new(),
            },
            LeafColumn::Head(_, print) => match (&line.head, print) {
                (LineHead::Account(code, _), print) if print.is_code() => {
                    print.digits(code.as_str()).unwrap_or_default().to_owned()
                }
                (_, Print::Code) => fixed.and_then(FixedLine::code).unwrap_or_default().to_owned(),
                (_, print) if print.is_code() => String::new(),
                (LineHead::Account(code, name), Print::Label) => {
                    label.fill(json!({ "code": code.as_str(), "name": name }))?
                }
                (LineHead::Account(_, name) | LineHead::Unit(name) | LineHead::Project(name), _) => {
                    format!("{ordinal}{name}")
                }
                (LineHead::Fixed(_), _) => fixed.map_or_else(String::new, |fixed| format!("{ordinal}{}", fixed.name)),
            },
        })
    }

    /// The indent of the name of a line, in em.
    fn indent(&self, PrintedLine { fixed, line, .. }: PrintedLine<'_>) -> f64 {
        match (&line.head, fixed) {
            (LineHead::Account(code, _), _) => [0.0, 1.0, 2.0][code.level().min(2)] * self.layout.table.indent,
            (_, Some(fixed)) => fixed.indent,
            _ => 0.0,
        }
    }

    /// The header rows, with that of column numbers if there is one.
    fn header(&self, fitted: &fit::FittedTable) -> Vec<Vec<HeaderCell>> {
        let mut rows = vec![Vec::new(); self.spec.depth()];
        let mut left = 0;
        for column in &self.spec.columns {
            header_cells(column, 0, left, fitted, &mut rows);
            left += leaf_count(column);
        }
        let numbers = self.spec.number_cells().into_iter().map(|(text, colspan)| {
            let measure = text.chars().count() as f64;
            HeaderCell { text, colspan, rowspan: 1, measure }
        });
        rows.extend(Some(numbers.collect::<Vec<_>>()).filter(|numbers| !numbers.is_empty()));
        rows
    }

    /// The notes as printed, the first with the word for notes before it.
    fn notes(&self) -> Vec<String> {
        let notes = self.spec.printed_notes(self.data);
        let first = notes.first().map(|note| format!("{}{note}", self.layout.words.note));
        first.into_iter().chain(notes.iter().skip(1).cloned()).collect()
    }
}

/// Adds the open lines to the rows. Lines of one side first fill, from the top, the rows that have none on that side.
fn place_open_lines<'a>(open_lines: Vec<PrintedLine<'a>>, side: Option<Side>, rows: &mut Vec<Sides<'a>>) {
    let mut open_lines = open_lines.into_iter();
    if let Some(side) = side {
        let blank = rows.iter_mut().map(|row| &mut row[side as usize]).filter(|line| line.is_none());
        blank.zip(open_lines.by_ref()).for_each(|(place, line)| *place = Some(line));
    }
    rows.extend(open_lines.map(|line| SIDES.map(|other| (side.is_none_or(|side| side == other)).then_some(line))));
}

/// Adds the header cells of a column and of those below it; `left` is the index of its first leaf.
fn header_cells(
    column: &LayoutColumn,
    row: usize,
    left: usize,
    fitted: &fit::FittedTable,
    rows: &mut [Vec<HeaderCell>],
) {
    let colspan = leaf_count(column);
    let rowspan = if column.columns.is_empty() { rows.len() - row } else { 1 };
    let width: f64 = fitted.columns[left..left + colspan].iter().map(|column| column.width).sum();
    let measure = fit::balanced(&column.title, width / fitted.size);
    rows[row].push(HeaderCell { text: column.title.clone(), colspan, rowspan, measure });
    let mut left = left;
    for below in &column.columns {
        header_cells(below, row + 1, left, fitted, rows);
        left += leaf_count(below);
    }
}

fn leaf_count(column: &LayoutColumn) -> usize {
    if column.columns.is_empty() { 1 } else { column.columns.iter().map(leaf_count).sum() }
}

fn content(leaf: &LeafColumn<'_>) -> CellContent {
    match leaf {
        LeafColumn::Head(_, print) if print.is_code() || *print == Print::Number => CellContent::Code,
        LeafColumn::Head(..) => CellContent::Name,
        LeafColumn::Cell(column, _) if column.kind == ColumnKind::Text => CellContent::Text,
        LeafColumn::Cell(..) => CellContent::Amount,
    }
}
