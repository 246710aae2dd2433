//! The specimen: a budget made up from the layout alone.

use indexmap::IndexMap;
use rust_decimal::Decimal;

use super::contradictions;
use super::settle::settle;
use super::tables::{self, FittingLedger};
use crate::derive;
use crate::layout::{BUDGET_REASON, ColumnKind, FieldKind, FigureSpec, Layout, PartBody};
use crate::message::{Catalogue, Language};
use crate::model::{Amount, Budget, Cell, Date, Figure, FigureSet, Finding};

/// Which way its figures went from last year.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Course {
    /// They grew.
    Up,
    /// They fell.
    Down,
    /// They stayed.
    Level,
    /// There were none.
    New,
    /// There are none: every table is empty.
    Empty,
}

/// A made-up budget.
#[derive(Debug, Clone)]
pub struct Specimen {
    /// The budget.
    pub budget: Budget,
    /// What in it contradicts itself although it follows from one ledger: faults of the layout, with places there.
    pub contradictions: Vec<Finding>,
}

/// The words of a specimen, in the language of its layout.
pub(super) struct SpecimenWords(Catalogue);

impl SpecimenWords {
    pub(super) fn say(&self, id: &str, number: usize) -> String {
        self.0.text(id, &[("number", number.to_string())]).unwrap_or_default()
    }

    /// The names of its units: the first as long as they get.
    pub(super) fn unit(&self, number: usize) -> String {
        let name = self.say("specimen-unit", number);
        if number == 0 { name } else { format!("{name}{}", char::from(b'A' + (number % 26) as u8)) }
    }
}

/// Its year; any will do.
pub(super) const YEAR: u16 = 2000;

/// Makes one up.
pub fn specimen(layout: &Layout, course: Course) -> Specimen {
    let words = SpecimenWords(Catalogue::new(Language::of(&layout.language)));
    let mut told = Vec::new();
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
            told.extend(ledger.refused());
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
    settle(&mut budget, layout);
    for spec in layout.figures.iter().filter(|spec| spec.cell.is_some()) {
        compare(&mut budget, spec, layout, course);
    }
    if layout.ledger.is_some() {
        told.extend(contradictions(&budget, layout));
    }
    Specimen { budget, contradictions: told }
}

fn texts(layout: &Layout, words: &SpecimenWords) -> IndexMap<String, IndexMap<String, Vec<String>>> {
    let parts = layout.parts.iter().filter_map(|part| match part.body() {
        Some(PartBody::Sections(sections)) => Some((part.key.clone(), sections)),
        _ => None,
    });
    let mut number = 0;
    let mut paragraph = || {
        number += 1;
        // Each its own, as none may stand twice.
        format!("{}{}", words.say("specimen-paragraph", number), words.say("specimen-project", number))
    };
    let sections = parts.map(|(key, sections)| {
        let texts = sections.iter().map(|section| (section.key.clone(), vec![paragraph(), paragraph()]));
        (key, texts.collect())
    });
    sections.collect()
}

/// Fills the words that the ledger does not tell.
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

/// Gives a compared figure its change.
fn compare(budget: &mut Budget, spec: &FigureSpec, layout: &Layout, course: Course) {
    let Some(cell) = &spec.cell else { return };
    let Some(current) = budget.amount(&cell.sheet, &cell.line, &cell.column).map(Amount::value) else { return };
    let change = match course {
        Course::Up => current / Decimal::from(3),
        Course::Down => -current / Decimal::from(3),
        Course::Level => Decimal::ZERO,
        Course::New => current,
        // What fell to nothing was something.
        Course::Empty => -Decimal::from(12),
    };
    if let Some(figures) = budget.figures.get_mut(&spec.key) {
        let change = Amount::new(Amount::new(change).rounded(layout.format.decimals));
        figures.insert("change".to_owned(), Figure::Amount(change));
    }
}
