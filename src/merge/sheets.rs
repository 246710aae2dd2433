//! Adds up the tables of units: every cell is the sum of that cell of all units. Called by [`super::merge`].

use std::collections::{HashMap, HashSet};

use indexmap::IndexMap;
use indexmap::map::Entry;

use super::MergeNote;
use crate::layout::{Layout, SheetSpec};
use crate::model::{AccountCode, Amount, Budget, Cell, Finding, Line, LineHead, LineKind, Place, Sheet, finding};

/// The tables of the department.
pub(super) fn add(
    budgets: &[&Budget],
    department: &Budget,
    layout: &Layout,
    notes: &mut Vec<MergeNote>,
) -> IndexMap<String, Sheet> {
    let sheets = layout.sheets.iter().map(|spec| {
        let mut table = MergedTable::new(budgets, spec, layout);
        for (index, budget) in budgets.iter().enumerate() {
            table.add_unit(index, budget);
        }
        let printed = printed_notes(budgets, department, spec, &mut table.notes);
        notes.append(&mut table.notes);
        (spec.id.clone(), Sheet { lines: table.lines(), notes: printed })
    });
    sheets.collect()
}

/// The notes below a table: the department's, or else those that all units share; differing notes of units are reported
/// and left out.
fn printed_notes(
    budgets: &[&Budget],
    department: &Budget,
    spec: &SheetSpec,
    notes: &mut Vec<MergeNote>,
) -> Option<Vec<String>> {
    let notes_of = |budget: &Budget| budget.sheets.get(&spec.id).and_then(|sheet| sheet.notes.clone());
    let department_notes = notes_of(department);
    let shared = budgets.first().and_then(|budget| notes_of(budget));
    let other = budgets.iter().position(|budget| notes_of(budget) != shared);
    if department_notes.is_some() || other.is_none() {
        return department_notes.or(shared);
    }
    let written = budgets.iter().enumerate().filter(|(_, budget)| notes_of(budget).is_some());
    notes.extend(written.map(|(index, _)| {
        let place = Place::root().join("sheets").join(&spec.id).join("notes");
        MergeNote::unit(index, finding::merge_notes(spec.label()).at(&place))
    }));
    None
}

/// Identifies a line of the department's table, so that equal lines of units are added up; accounts and projects with
/// the unit under which they stand.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
enum MergeKey {
    Fixed(String),
    Unit(String),
    Account(Option<String>, AccountCode),
    Project(Option<String>, String),
}

/// A line of the department with the sums so far.
struct MergedRow {
    line: Line,
    /// Index of the first unit that has it.
    from: usize,
}

/// One table of the department while units are added.
struct MergedTable<'a> {
    budgets: &'a [&'a Budget],
    spec: &'a SheetSpec,
    layout: &'a Layout,
    rows: IndexMap<MergeKey, MergedRow>,
    /// For each name of a unit or a project, its kind and the index of the unit where it occurs first.
    kinds: HashMap<String, (LineKind, usize)>,
    notes: Vec<MergeNote>,
}

impl<'a> MergedTable<'a> {
    fn new(budgets: &'a [&'a Budget], spec: &'a SheetSpec, layout: &'a Layout) -> Self {
        Self { budgets, spec, layout, rows: IndexMap::new(), kinds: HashMap::new(), notes: Vec::new() }
    }

    /// Adds the table of the unit of this index.
    fn add_unit(&mut self, index: usize, budget: &Budget) {
        let Some(sheet) = budget.sheets.get(&self.spec.id) else { return };
        let has_unit_lines = self.spec.open_kinds().contains(&LineKind::Unit);
        if has_unit_lines {
            self.add_unit_line(index, budget, sheet);
        }
        let mut unit = has_unit_lines.then(|| budget.unit.clone());
        for (number, line) in sheet.lines.iter().enumerate() {
            let key = match &line.head {
                LineHead::Fixed(key) => MergeKey::Fixed(key.clone()),
                LineHead::Unit(name) => {
                    let name = self.unit_name(name, budget);
                    unit = Some(name.clone());
                    MergeKey::Unit(name)
                }
                LineHead::Account(code, _) => MergeKey::Account(unit.clone(), code.clone()),
                LineHead::Project(name) => MergeKey::Project(unit.clone(), name.clone()),
            };
            self.add_line(index, number, key, line);
        }
    }

    /// The name of a unit; self references such as 本单位 are replaced by it.
    fn unit_name(&self, name: &str, budget: &Budget) -> String {
        if self.layout.words.self_references.iter().any(|word| word == name) {
            budget.unit.clone()
        } else {
            name.to_owned()
        }
    }

    /// Adds a line of the unit itself with the sum of its top accounts, if its table has lines that stand under no
    /// unit.
    fn add_unit_line(&mut self, index: usize, budget: &Budget, sheet: &Sheet) {
        let loose = sheet.lines.iter().take_while(|line| !matches!(line.head, LineHead::Unit(_)));
        let loose: Vec<&Line> = loose.filter(|line| !matches!(line.head, LineHead::Fixed(_))).collect();
        let codes: HashSet<&str> = loose.iter().filter_map(|line| code(line)).map(AccountCode::as_str).collect();
        let is_top = |line: &&Line| match code(line) {
            Some(code) => code.above().all(|above| !codes.contains(above)),
            None => codes.is_empty(),
        };
        for line in loose.iter().filter(|line| is_top(line)) {
            let amounts = line.cells.iter().filter(|(_, cell)| matches!(cell, Cell::Amount(_)));
            let cells = amounts.map(|(key, cell)| (key.clone(), cell.clone())).collect();
            let head = Line { head: LineHead::Unit(budget.unit.clone()), cells };
            self.add_line(index, 0, MergeKey::Unit(budget.unit.clone()), &head);
        }
    }

    /// Adds a line of a unit; `number` is its index in the unit's table, for places.
    fn add_line(&mut self, index: usize, number: usize, key: MergeKey, line: &Line) {
        let place = Place::root().join("sheets").join(&self.spec.id).join("lines").join(number);
        self.note_other_kind(index, &key, &place);
        let head = match (&key, &line.head) {
            (MergeKey::Unit(name), _) => LineHead::Unit(name.clone()),
            (_, head) => head.clone(),
        };
        let row = match self.rows.entry(key) {
            Entry::Vacant(entry) => {
                entry.insert(MergedRow { line: Line { head, cells: line.cells.clone() }, from: index });
                return;
            }
            Entry::Occupied(entry) => entry.into_mut(),
        };
        let other = &self.budgets[row.from].unit;
        let mut note = |finding: Finding| self.notes.push(MergeNote::unit(index, finding));
        match (&row.line.head, &line.head) {
            (LineHead::Account(code, known), LineHead::Account(_, name)) if known != name => {
                note(finding::merge_name(code, name, known, other).at(&place.join("name")));
            }
            (LineHead::Unit(name), _) if row.from != index => {
                note(finding::merge_unit_headed(name, self.spec.label(), other).at(&place));
            }
            _ => {}
        }
        for (column, cell) in &line.cells {
            match (row.line.cells.get_mut(column), cell) {
                (Some(Cell::Amount(sum)), Cell::Amount(amount)) => *sum = Amount::new(sum.value() + amount.value()),
                (Some(Cell::Text(known)), Cell::Text(words)) if *known != *words => {
                    note(finding::merge_words(head.name(), words, known.as_str(), other).at(&place.join(column)));
                }
                (Some(_), _) => {}
                (None, cell) => drop(row.line.cells.insert(column.clone(), cell.clone())),
            }
        }
    }

    /// A note if a name is a unit in one file and a project in another.
    fn note_other_kind(&mut self, index: usize, key: &MergeKey, place: &Place) {
        let (name, kind) = match key {
            MergeKey::Unit(name) => (name, LineKind::Unit),
            MergeKey::Project(_, name) => (name, LineKind::Project),
            MergeKey::Fixed(_) | MergeKey::Account(..) => return,
        };
        let (known, from) = *self.kinds.entry(name.clone()).or_insert((kind, index));
        if known != kind && from != index {
            let finding = finding::merge_kind(name, kind.member(), known.member(), &self.budgets[from].unit);
            self.notes.push(MergeNote::unit(index, finding.at(place)));
        }
    }

    /// The lines in the order of print: fixed lines, left side before right side; then units in the order of their
    /// files, each followed by its accounts by code and its projects.
    fn lines(self) -> Vec<Line> {
        let fixed: Vec<&str> = self.spec.fixed_lines().map(|line| line.key.as_str()).collect();
        let units: Vec<String> = self
            .rows
            .keys()
            .filter_map(|key| if let MergeKey::Unit(name) = key { Some(name.clone()) } else { None })
            .collect();
        let index_of = |unit: &Option<String>| units.iter().position(|name| Some(name) == unit.as_ref());
        let order = |key: &MergeKey| match key {
            MergeKey::Fixed(key) => {
                let number = fixed.iter().position(|fixed| fixed == key).unwrap_or_default();
                (0, self.spec.side_of(key).map_or(0, |side| side as usize), number, String::new())
            }
            MergeKey::Unit(name) => (1, index_of(&Some(name.clone())).unwrap_or_default(), 0, String::new()),
            MergeKey::Account(unit, code) => (1, index_of(unit).unwrap_or_default(), 1, code.as_str().to_owned()),
            MergeKey::Project(unit, _) => (1, index_of(unit).unwrap_or_default(), 2, String::new()),
        };
        let mut rows: Vec<_> = self.rows.iter().map(|(key, row)| (order(key), row.line.clone())).collect();
        rows.sort_by(|(one, _), (other, _)| one.cmp(other));
        rows.into_iter().map(|(_, line)| line).collect()
    }
}

fn code(line: &Line) -> Option<&AccountCode> {
    match &line.head {
        LineHead::Account(code, _) => Some(code),
        _ => None,
    }
}
