//! Adds up the figures of the narrative (情况说明) over all units, and compares the sums with figures that the department's
//! file states. Called by [`super::merge`].

use indexmap::IndexMap;
use rust_decimal::Decimal;

use super::{MergeNote, MergedFile};
use crate::layout::{Compared, FieldKind, FigureSpec, Layout};
use crate::model::{Amount, Budget, Figure, FigureSet, Place, finding};

/// The figures of the department: amounts and counts are added up, dates are those that all units share, words and
/// percentages are those that the department's file states.
pub(super) fn add(
    budgets: &[&Budget],
    department: &Budget,
    layout: &Layout,
    notes: &mut Vec<MergeNote>,
) -> IndexMap<String, FigureSet> {
    let figures = layout.figures.iter().map(|spec| {
        let mut set = if spec.cell.is_some() { compared(budgets, spec) } else { fields(budgets, spec, notes) };
        let words = department.figures.get(&spec.key).into_iter().flatten();
        let words = words.filter(|(_, figure)| matches!(figure, Figure::Text(_) | Figure::Percent(_)));
        set.extend(words.map(|(key, figure)| (key.clone(), figure.clone())));
        (spec.key.clone(), set)
    });
    figures.collect()
}

/// The change from last year if every unit gives one, else last year's amount: both can be added up.
fn compared(budgets: &[&Budget], spec: &FigureSpec) -> FigureSet {
    let has_change = |budget: &&Budget| budget.figures.get(&spec.key).is_some_and(|set| set.contains_key("change"));
    let all: Vec<Compared> = budgets.iter().filter_map(|budget| spec.compared(budget)).collect();
    let (key, sum): (_, Decimal) = if budgets.iter().all(has_change) {
        ("change", all.iter().map(|compared| compared.change).sum())
    } else {
        ("previous", all.iter().map(Compared::previous).sum())
    };
    FigureSet::from([(key.to_owned(), Figure::Amount(Amount::new(sum)))])
}

/// The fields of a figure that is no comparison of a cell. Words are not added up: they come from the department.
fn fields(budgets: &[&Budget], spec: &FigureSpec, notes: &mut Vec<MergeNote>) -> FigureSet {
    let mut set = FigureSet::new();
    for (key, field) in &spec.fields {
        let given = budgets.iter().map(|budget| budget.figures.get(&spec.key).and_then(|set| set.get(key)));
        let sum = match field.kind {
            FieldKind::Text => None,
            FieldKind::Date => {
                notes.extend(dates(budgets, &spec.key, key));
                given.flatten().next().cloned()
            }
            FieldKind::Count => Some(Figure::Count(given.flatten().filter_map(count).sum())),
            FieldKind::Amount | FieldKind::Number => {
                let sum = given.flatten().filter_map(amount).sum();
                Some(Figure::Amount(Amount::new(sum)))
            }
        };
        set.extend(sum.map(|figure| (key.clone(), figure)));
    }
    set
}

fn amount(figure: &Figure) -> Option<Decimal> {
    match figure {
        Figure::Amount(amount) => Some(amount.value()),
        _ => None,
    }
}

fn count(figure: &Figure) -> Option<u64> {
    match figure {
        Figure::Count(count) => Some(*count),
        _ => None,
    }
}

/// Notes about units that state another day than the first: amounts as of different days cannot be added up.
fn dates(budgets: &[&Budget], subject: &str, field: &str) -> Vec<MergeNote> {
    let date = |budget: &Budget| match budget.figures.get(subject)?.get(field)? {
        Figure::Date(date) => Some(*date),
        _ => None,
    };
    let Some((wanted, first)) = budgets.first().and_then(|budget| Some((date(budget)?, &budget.unit))) else {
        return Vec::new();
    };
    let others = budgets.iter().enumerate().filter_map(|(index, budget)| {
        let date = date(budget).filter(|date| *date != wanted)?;
        Some(MergeNote::unit(index, finding::merge_date(date, wanted, first).at(&place(subject, field))))
    });
    others.collect()
}

fn place(subject: &str, field: &str) -> Place {
    Place::root().join("figures").join(subject).join(field)
}

/// Notes about figures that the department's file states otherwise than the units add up to.
pub(super) fn contradicted(budget: &Budget, department: &Budget, layout: &Layout) -> Vec<MergeNote> {
    let mut notes = Vec::new();
    for spec in &layout.figures {
        for (key, stated) in department.figures.get(&spec.key).into_iter().flatten() {
            let Some(summed) = summed(budget, spec, key) else { continue };
            if !is_equal(stated, &summed) {
                let finding = finding::merge_figure(&spec.title, figure_text(stated), figure_text(&summed));
                notes.push(MergeNote { file: MergedFile::Department, finding: finding.at(&place(&spec.key, key)) });
            }
        }
    }
    notes
}

/// The value of a figure that the units add up to.
fn summed(budget: &Budget, spec: &FigureSpec, key: &str) -> Option<Figure> {
    let compared = spec.compared(budget);
    let amount = |value| Some(Figure::Amount(Amount::new(value)));
    match (compared, key) {
        (Some(compared), "amount") => amount(compared.current),
        (Some(compared), "change") => amount(compared.change),
        (Some(compared), "previous") => amount(compared.previous()),
        _ => budget.figures.get(&spec.key)?.get(key).cloned(),
    }
}

fn is_equal(one: &Figure, other: &Figure) -> bool {
    match (amount(one), amount(other)) {
        (Some(one), Some(other)) => one == other,
        _ => one == other,
    }
}

fn figure_text(figure: &Figure) -> String {
    match figure {
        Figure::Amount(amount) => amount.to_string(),
        Figure::Percent(percent) => percent.to_string(),
        Figure::Count(count) => count.to_string(),
        Figure::Date(date) => date.to_string(),
        Figure::Text(text) => text.clone(),
    }
}
