//! Makes the specimen: a budget made up from the layout alone, with which the layout check and tests try a layout.

use indexmap::IndexMap;
use rust_decimal::Decimal;

use super::balance::balance;
use super::contradictions;
use super::tables::{self, FittingLedger};
use super::words::SpecimenWords;
use crate::derive;
use crate::layout::{BUDGET_REASON, ColumnKind, FieldKind, FigureSpec, Layout, PartBody};
use crate::model::{Amount, Budget, Cell, Date, Figure, FigureSet, Finding};

/// How the figures of the specimen differ from last year's.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Course {
    /// All increased.
    Up,
    /// All decreased.
    Down,
    /// None changed.
    Level,
    /// Last year's were zero.
    New,
    /// This year's are zero: every table is empty.
    Empty,
}

/// A made-up budget.
#[derive(Debug, Clone)]
pub struct Specimen {
    /// The budget itself.
    pub budget: Budget,
    /// Contradictions in it although it is computed from one ledger: faults of the layout, with pointers into
    /// `layout.toml`.
    pub contradictions: Vec<Finding>,
}

/// The budget year of a specimen, chosen arbitrarily.
pub(super) const YEAR: u16 = 2000;

/// Makes a specimen of a layout, whose figures change as `course` says.
pub fn specimen(layout: &Layout, course: Course) -> Specimen {
    let words = SpecimenWords::new(layout);
    let mut found = Vec::new();
    let mut budget = Budget {
        layout: layout.name.clone(),
        kind: layout.kinds.keys().next().cloned(),
        unit: words.unit(0),
        year: YEAR,
        published: Date { year: YEAR, month: 2, day: 1 },
        texts: texts(layout, &words),
        sheets: IndexMap::new(),
        figures: IndexMap::new(),
        ties: Vec::new(),
    };
    let ledger = match course {
        Course::Empty => Vec::new(),
        _ => {
            let ledger = FittingLedger::new(layout, &words);
            found.extend(ledger.refused());
            ledger.lines()
        }
    };
    budget.sheets = derive::sheets(&ledger, layout);
    for spec in layout.sheets.iter().filter(|spec| spec.ledger.is_none()) {
        let sheet = tables::table(spec, layout, &words, &budget, course != Course::Empty);
        budget.sheets.insert(spec.id.clone(), sheet);
    }
    budget.sheets.sort_by_cached_key(|id, _| layout.sheets.iter().position(|spec| spec.id == *id));
    fill_words(&mut budget, layout, &words);
    budget.figures = layout.figures.iter().map(|spec| (spec.key.clone(), figures(spec, &words, course))).collect();
    balance(&mut budget, layout);
    for spec in layout.figures.iter().filter(|spec| spec.cell.is_some()) {
        set_change(&mut budget, spec, layout, course);
    }
    if layout.ledger.is_some() {
        found.extend(contradictions(&budget, layout));
    }
    Specimen { budget, contradictions: found }
}

/// The prose of all sections: two paragraphs each.
fn texts(layout: &Layout, words: &SpecimenWords) -> IndexMap<String, IndexMap<String, Vec<String>>> {
    let parts = layout.parts.iter().filter_map(|part| match part.body() {
        Some(PartBody::Sections(sections)) => Some((part.key.clone(), sections)),
        _ => None,
    });
    let mut number = 0;
    let mut paragraph = || {
        number += 1;
        // Paragraphs must differ, as a rule reports repeated ones.
        format!("{}{}", words.say("specimen-paragraph", number), words.say("specimen-project", number))
    };
    let sections = parts.map(|(key, sections)| {
        let texts = sections.iter().map(|section| (section.key.clone(), vec![paragraph(), paragraph()]));
        (key, texts.collect())
    });
    sections.collect()
}

/// Fills the cells of text that are not computed from the ledger.
fn fill_words(budget: &mut Budget, layout: &Layout, words: &SpecimenWords) {
    for spec in &layout.sheets {
        let Some(sheet) = budget.sheets.get_mut(&spec.id) else { continue };
        for line in &mut sheet.lines {
            for (key, column) in spec.data_columns() {
                if column.kind == ColumnKind::Text && column.takes(line.head.kind()) {
                    let words = || Cell::Text(words.say("specimen-goal", 0));
                    line.cells.entry(key.to_owned()).or_insert_with(words);
                }
            }
        }
    }
}

/// The figures of a subject; the change of a compared one is set later by [`set_change`].
fn figures(spec: &FigureSpec, words: &SpecimenWords, course: Course) -> FigureSet {
    let zero = Figure::Amount(Amount::default());
    let text = || Figure::Text(words.say("specimen-reason", 0));
    if spec.cell.is_some() {
        let reasons = ["reason", BUDGET_REASON].into_iter().filter(|reason| spec.takes(reason));
        let reason = reasons.map(|reason| (reason.to_owned(), text()));
        return [("change".to_owned(), zero)].into_iter().chain(reason).collect();
    }
    let number = if course == Course::Empty { 0 } else { 12_345 };
    let fields = spec.fields.iter().map(|(key, field)| {
        let figure = match field.kind {
            FieldKind::Amount | FieldKind::Number => Figure::Amount(Amount::new(Decimal::from(number))),
            FieldKind::Count => Figure::Count(number),
            FieldKind::Date => Figure::Date(Date { year: YEAR, month: 1, day: 1 }),
            FieldKind::Text => text(),
        };
        (key.clone(), figure)
    });
    fields.collect()
}

/// Sets the change on last year of a figure that is compared with it.
fn set_change(budget: &mut Budget, spec: &FigureSpec, layout: &Layout, course: Course) {
    let Some(cell) = &spec.cell else { return };
    let Some(current) = budget.amount(&cell.sheet, &cell.line, &cell.column).map(Amount::value) else { return };
    let change = match course {
        Course::Up => current / Decimal::from(3),
        Course::Down => -current / Decimal::from(3),
        Course::Level => Decimal::ZERO,
        Course::New => current,
        // Last year's amount must not be zero.
        Course::Empty => -Decimal::from(12),
    };
    if let Some(figures) = budget.figures.get_mut(&spec.key) {
        let change = Amount::new(Amount::new(change).rounded(layout.format.decimals));
        figures.insert("change".to_owned(), Figure::Amount(change));
    }
}
