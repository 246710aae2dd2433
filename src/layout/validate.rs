//! What must hold inside a layout before anything else reads it.

use std::collections::BTreeSet;

use super::{CellRef, Column, Each, Layout, LineSpec, PartBody, SheetSpec, Tie};
use crate::model::LineKind;

/// What stands for the number in a folio.
pub(super) const NUMBER: &str = "{{ number }}";

/// What stands for the year, and for the unit.
const YEAR: &str = "{{ year }}";
const UNIT: &str = "{{ unit }}";

/// Smaller type cannot be read: pt.
const LEAST_SIZE: f64 = 5.0;

impl Layout {
    /// Tells the first thing that does not hold together, in words for the person who writes layouts.
    pub(super) fn validate(&self, folder: &str) -> Result<(), String> {
        ensure(self.name == folder, || format!("name = \"{}\" stands in the folder {folder}", self.name))?;
        unique("part", self.parts.iter().map(|part| part.key.as_str()))?;
        unique("figures", self.figures.iter().map(|figure| figure.key.as_str()))?;
        unique("sheet", self.sheets.iter().map(|sheet| sheet.id.as_str()))?;
        let folio = self.folio.as_ref().is_none_or(|folio| folio.split(NUMBER).count() == 2);
        ensure(folio, || format!("folio needs {NUMBER}, once"))?;
        self.validate_measures()?;
        self.print.validate(&self.page.prose)?;
        if self.page.prose.lies_like(&self.page.sheet) {
            self.print.validate(&self.page.sheet)?;
        }
        self.print_profile()?;
        for sheet in &self.sheets {
            sheet.validate().map_err(|problem| format!("sheet \"{}\": {problem}", sheet.id))?;
        }
        self.validate_parts()?;
        if let Some(book) = &self.workbook {
            ensure(book.title.matches(YEAR).count() <= 1, || format!("workbook.title has {YEAR} more than once"))?;
            let named = book.unit.strip_suffix(UNIT).is_some_and(|before| !before.trim().is_empty());
            ensure(named, || format!("workbook.unit needs words, and {UNIT} behind them"))?;
        }
        for figure in &self.figures {
            let compared = figure.cell.is_some();
            ensure(compared == figure.fields.is_empty(), || {
                format!("figures \"{}\" needs either cell or fields", figure.key)
            })?;
            if let Some(cell) = &figure.cell {
                ensure(self.has(cell), || format!("figures \"{}\": no cell {cell}", figure.key))?;
                let foreign =
                    self.sheet(&cell.sheet).is_some_and(|spec| self.money_of(spec).measure != self.money().measure);
                ensure(!foreign, || format!("figures \"{}\": {cell} is not in format.measure", figure.key))?;
            }
        }
        self.validate_ledger()?;
        self.validate_ties()
    }

    fn validate_ties(&self) -> Result<(), String> {
        for tie in &self.ties {
            ensure(!tie.left.is_empty() && !tie.right.is_empty(), || format!("tie \"{}\" lacks a side", tie.title))?;
            for term in tie.left.iter().chain(&tie.right) {
                ensure(self.names(term, tie), || format!("tie \"{}\": no cell {term}", tie.title))?;
            }
        }
        Ok(())
    }

    /// Whether a term of a tie can name cells: a figure, or a cell of a fixed line, an open one, or a marked one.
    fn names(&self, term: &str, tie: &Tie) -> bool {
        let Ok(cell) = CellRef::try_from(term.to_owned()) else { return false };
        if let Some(subject) = self.figures.iter().find(|figure| cell.sheet == "figures" && figure.key == cell.line) {
            return subject.fields.contains_key(&cell.column);
        }
        let mark = match tie.each {
            Some(Each::Class | Each::Account) => "{code}",
            Some(Each::Project) => "{project}",
            None => "{item}",
        };
        if !cell.line.contains('{') {
            return self.has(&cell);
        }
        let column = |sheet: &SheetSpec| sheet.data_columns().iter().any(|(key, _)| *key == cell.column);
        cell.line == mark && self.sheet(&cell.sheet).is_some_and(column)
    }

    fn validate_measures(&self) -> Result<(), String> {
        let table = &self.table;
        for (name, page) in [("prose", &self.page.prose), ("sheet", &self.page.sheet)] {
            let positive = [page.top, page.bottom, page.left, page.right].iter().all(|margin| *margin >= 0.0);
            let room = page.text_width() > 10.0 * table.size && page.text_height() > 10.0 * table.pitch;
            ensure(positive && room, || format!("page.{name}: the margins leave no room for text"))?;
        }
        let sizes = self.sheets.iter().filter_map(|sheet| sheet.size).chain([table.size]);
        ensure(table.min_size >= LEAST_SIZE, || format!("table.min_size is below {LEAST_SIZE} pt"))?;
        for size in sizes {
            ensure(size >= table.min_size, || format!("the size {size} is below table.min_size"))?;
        }
        ensure(table.pitch >= table.size, || "table.pitch is below table.size: rows would overlap".into())?;
        let small = [table.leading, table.padding, table.indent].iter().all(|value| (0.0..20.0).contains(value));
        ensure(small, || "table.leading, padding and indent are between 0 and 20".into())?;
        let grouping = !self.format.grouping.contains(|c: char| c.is_ascii_digit() || c == '.' || c == '-');
        let measures = &self.format.measures;
        ensure(measures.contains_key(&self.format.measure), || "format.measures lacks format.measure".into())?;
        ensure(measures.values().all(|worth| *worth > 0), || "format.measures: a unit is worth nothing".into())?;
        ensure(grouping, || "format.grouping would be read as part of the number".into())?;
        for sheet in &self.sheets {
            let known = sheet.measure.as_ref().is_none_or(|measure| measures.contains_key(measure));
            ensure(known, || format!("sheet \"{}\": format.measures lacks its measure", sheet.id))?;
            ensure(sheet.decimals.unwrap_or(0) <= 6, || format!("sheet \"{}\": decimals is above 6", sheet.id))?;
        }
        ensure(self.format.decimals <= 6, || "format.decimals is above 6".into())
    }

    fn validate_parts(&self) -> Result<(), String> {
        for part in &self.parts {
            let key = &part.key;
            let body = part.body();
            let body = body.ok_or_else(|| format!("part \"{key}\" needs one of sections, sheets, template, text"))?;
            let plain = matches!(body, PartBody::Sections(_) | PartBody::Sheets(_));
            ensure(plain || !part.optional, || format!("part \"{key}\" has nothing that data could leave out"))?;
            match body {
                PartBody::Sections(sections) => unique(key, sections.iter().map(|section| section.key.as_str()))?,
                PartBody::Sheets(ids) => {
                    for id in ids {
                        ensure(self.sheet(id).is_some(), || format!("part \"{key}\": no sheet \"{id}\""))?;
                    }
                }
                PartBody::Template(name) | PartBody::Text(name) => {
                    let text = self.file(name).filter(|text| !text.trim().is_empty());
                    ensure(text.is_some(), || format!("part \"{key}\": no text in UTF-8 in the file {name}"))?;
                }
            }
        }
        Ok(())
    }

    /// Whether a reference can name a cell: a fixed line, or one that the data may bring.
    fn has(&self, cell: &CellRef) -> bool {
        self.sheet(&cell.sheet).is_some_and(|sheet| {
            let line = sheet.fixed_lines().any(|line| line.key == cell.line) || !sheet.open_kinds().is_empty();
            line && sheet.data_columns().iter().any(|(key, _)| *key == cell.column)
        })
    }
}

impl SheetSpec {
    fn validate(&self) -> Result<(), String> {
        self.columns.iter().try_for_each(Column::validate)?;
        ensure(!self.columns.is_empty(), || "no columns".into())?;
        unique("lines", self.fixed_lines().map(|line| line.key.as_str()))?;
        let open: Vec<_> = self.lines.iter().filter(|line| matches!(line, LineSpec::Open(_))).collect();
        ensure(open.len() <= 1, || "the data's own lines can go to one place only".into())?;
        let sided = self.leaves().iter().any(|leaf| leaf.column().side.is_some());
        let aside = self.open().is_none_or(|open| open.side.is_some() == sided);
        ensure(aside, || "open lines have a side where columns have one, and only there".into())?;
        ensure(!self.open_kinds().contains(&LineKind::Fixed), || "open lines cannot be fixed".into())?;
        let keys: Vec<&str> = self.data_columns().into_iter().map(|(key, _)| key).collect();
        for (key, column) in self.data_columns() {
            let lacking = column.sum.iter().find(|part| !keys.contains(&part.as_str()));
            ensure(lacking.is_none(), || format!("column \"{key}\" sums a column that is not there"))?;
        }
        for line in self.fixed_lines() {
            let known = |part: &String| part == "*" || self.fixed_lines().any(|other| other.key == *part);
            ensure(line.sum.iter().all(known), || format!("line \"{}\" sums a line that is not there", line.key))?;
        }
        self.validate_sums()?;
        for kind in self.line_kinds() {
            let taken = |key: &str| key == kind.member() || key == "name" && kind == LineKind::Account;
            if let Some((key, _)) = self.data_columns().into_iter().find(|(key, _)| taken(key)) {
                return Err(format!("\"{key}\" cannot be a column: it tells a line"));
            }
        }
        Ok(())
    }
}

impl Column {
    fn validate(&self) -> Result<(), String> {
        let title = &self.title;
        if !self.columns.is_empty() {
            let bare = self.key.is_none() && self.print.is_none() && self.width.is_none();
            ensure(bare, || format!("column \"{title}\" has columns, so no key, print or width"))?;
            return self.columns.iter().try_for_each(Column::validate);
        }
        ensure(self.key.is_some() != self.print.is_some(), || format!("column \"{title}\" needs either key or print"))?;
        ensure(self.width.is_some_and(|width| width > 0.0), || format!("column \"{title}\" needs a width"))
    }
}

pub(super) fn ensure(holds: bool, problem: impl FnOnce() -> String) -> Result<(), String> {
    if holds { Ok(()) } else { Err(problem()) }
}

fn unique<'a>(what: &str, names: impl Iterator<Item = &'a str>) -> Result<(), String> {
    let mut seen = BTreeSet::new();
    for name in names {
        ensure(seen.insert(name), || format!("{what}: \"{name}\" twice"))?;
    }
    Ok(())
}
