//! The layout check (检验版式), `layout check`: checks a layout's files, sums, ties, narrative and pages before it is used.
//!
//! It makes up a budget, the specimen, which fills every table of the layout with long names and large amounts. Tables
//! computed from a ledger agree by construction, so that a contradiction is a fault of the layout. The narrative is
//! filled for every [`Course`] of the figures; both editions of a full and of an empty specimen are set, written and
//! checked by the gates, as in a build.

mod accounts;
mod balance;
mod heads;
mod narrative;
mod specimen;
mod tables;
mod texts;
mod words;

pub use specimen::{Course, Specimen, specimen};

use crate::build;
use crate::check;
use crate::compile::Compiler;
use crate::error::Error;
use crate::layout::{Examined, Layout, Layouts, MAIN_FILE, PageKind};
use crate::message::Language;
use crate::model::{Budget, Finding, Kind, Place, Severity, finding};
use crate::view;

/// The result of a layout check.
#[derive(Debug, Clone, Default)]
pub struct LayoutReport {
    /// Each finding with the path of its file in the layout's folder; an empty path if it is about the folder.
    pub findings: Vec<(String, Finding)>,
    /// The number of pages set.
    pub pages: usize,
}

impl LayoutReport {
    /// The number of findings of this severity.
    pub fn count(&self, severity: Severity) -> usize {
        self.findings.iter().filter(|(_, finding)| finding.severity == severity).count()
    }

    /// Adds a finding unless the report has it already.
    fn add(&mut self, file: &str, finding: Finding) {
        let finding = (file.to_owned(), finding);
        if !self.findings.contains(&finding) {
            self.findings.push(finding);
        }
    }
}

/// Checks the layout `name` of a set.
///
/// # Errors
/// `layout-unknown` or `layout-nowhere` if there is no such layout.
pub fn check_layout(layouts: &Layouts, name: &str, compiler: &Compiler) -> Result<LayoutReport, Error> {
    if !layouts.names().iter().any(|known| known == name) {
        layouts.open(name)?;
    }
    layouts.regular(name)?;
    let Examined { layout, findings } = layouts.examine(name, Some(specimen::YEAR), None);
    let mut report = LayoutReport { findings, pages: 0 };
    if !Layouts::is_name(name) {
        report.add("", finding::layout_folder(name));
    }
    let Some(layout) = layout else { return Ok(report) };
    if layout.file(MAIN_FILE).is_none() {
        report.add("", finding::layout_main_missing());
    }
    if !layouts.has_shared() {
        report.add("", finding::layout_shared_missing());
    }
    let mut in_layout_file = accounts::unknown(&layout);
    in_layout_file.extend(without_notes(&layout));
    in_layout_file.extend(without_words(&layout));
    let steps = |finding: &Finding| finding.place.as_ref().map(|place| place.steps().collect::<Vec<_>>());
    let unknown = report.findings.iter().filter(|(_, finding)| finding.code == "layout-reference-unknown");
    let unknown: Vec<_> = unknown.map(|(_, finding)| steps(finding)).collect();
    let unfilled = texts::unfilled(&layout).into_iter().filter(|finding| !unknown.contains(&steps(finding)));
    for (file, finding) in layouts.locate(name, heads::misprinted(&layout).into_iter().chain(unfilled).collect()) {
        report.add(&file, finding);
    }
    if report.count(Severity::Error) == 0 {
        let Specimen { budget, contradictions } = specimen(&layout, Course::Up);
        in_layout_file.extend(contradictions);
        in_layout_file.extend(narrative::unused(&layout));
        narrative::unknown_names(&budget, &layout).into_iter().for_each(|(file, finding)| report.add(&file, finding));
        if report.count(Severity::Error) == 0 {
            in_layout_file.extend(try_specimens(&layout, &budget, compiler, &mut report));
        }
    }
    for (file, finding) in layouts.locate(name, in_layout_file) {
        report.add(&file, finding);
    }
    Ok(report)
}

/// Reports tables without a note for the case that they are empty.
fn without_notes(layout: &Layout) -> Vec<Finding> {
    let sheets = layout.sheets.iter().enumerate();
    let lacking = sheets
        .filter(|(_, sheet)| sheet.page == PageKind::Sheet && sheet.notes.is_empty() && sheet.nil_notes.is_none());
    let found = lacking.map(|(index, sheet)| {
        let place = Place::root().join("sheet").join(index).join("id");
        finding::layout_notes_missing(sheet.label()).at(&place)
    });
    found.collect()
}

/// Warns of a language that the message catalogue does not have: workbooks and job tickets would be in English.
fn without_words(layout: &Layout) -> Option<Finding> {
    let language = &layout.language;
    let known = Language::of(language) == Language::Chinese || language == "en";
    let place = Place::root().join("language");
    (!known).then(|| finding::layout_language("words", language).at(&place).as_warning())
}

/// Makes the view of a specimen of every course, and both editions of the full and the empty one. Adds findings to the
/// report; returns those about `layout.toml`, whose places are pointers.
fn try_specimens(layout: &Layout, budget: &Budget, compiler: &Compiler, report: &mut LayoutReport) -> Vec<Finding> {
    let mut in_layout_file = Vec::new();
    for course in [Course::Up, Course::Down, Course::Level, Course::New, Course::Empty] {
        let other = (course != Course::Up).then(|| specimen(layout, course).budget);
        let view = match view::view(other.as_ref().unwrap_or(budget), layout) {
            Ok(view) => view,
            Err(error) => {
                in_layout_file.extend(placed(&error, layout, report));
                continue;
            }
        };
        // The pages of the other courses differ only in words.
        if !matches!(course, Course::Up | Course::Empty) {
            continue;
        }
        texts::literal(&view, layout).into_iter().for_each(|(file, finding)| report.add(&file, finding));
        match build::trial_build(view, other.as_ref().unwrap_or(budget), layout, compiler) {
            Err(error) => in_layout_file.extend(placed(&error, layout, report)),
            Ok(editions) => {
                for edition in editions {
                    match edition {
                        Ok(pages) => report.pages += pages,
                        Err(error) => in_layout_file.extend(placed(&error, layout, report)),
                    }
                }
            }
        }
    }
    in_layout_file
}

/// Returns those findings of an error that are about `layout.toml`, with pointers into it; adds the others to the
/// report.
fn placed(error: &Error, layout: &Layout, report: &mut LayoutReport) -> Vec<Finding> {
    let mut in_layout_file = Vec::new();
    for finding in error.findings() {
        let value = |kind| finding.value(kind).map(str::to_owned);
        let sheet = finding.place.as_ref().and_then(Place::sheet).or_else(|| value(Kind::SheetId));
        let sheet = sheet.and_then(|id| layout.sheets.iter().position(|spec| spec.id == id));
        match (finding.code, sheet) {
            (finding::template_failed::CODE, _) => {
                let line = value(Kind::LayoutLine).and_then(|line| line.parse().ok()).unwrap_or(1);
                let finding = finding.clone().at(&Place::root().on_line(line));
                report.add(&value(Kind::LayoutFile).unwrap_or_default(), finding);
            }
            (
                finding::sheet_too_wide::CODE | finding::sheet_unplaced::CODE | finding::sheet_unknown::CODE,
                Some(index),
            ) => {
                in_layout_file.push(finding.clone().at(&Place::root().join("sheet").join(index).join("id")));
            }
            _ => report.add("", Finding { place: None, ..finding.clone() }),
        }
    }
    in_layout_file
}

/// The errors of a specimen whose tables are computed from a ledger, as faults of the layout.
fn contradictions(budget: &Budget, layout: &Layout) -> Vec<Finding> {
    let wrong = check::check(budget, layout).of(Severity::Error);
    let found = wrong.iter().map(|finding| {
        let title = finding.values.iter().find(|(name, _)| *name == "title").map_or("", |(_, title)| title);
        let tie = layout.ties.iter().position(|tie| title.starts_with(&tie.title));
        let place = tie.map_or_else(Place::root, |index| Place::root().join("tie").join(index).join("title"));
        finding::layout_specimen(crate::error::words(finding)).at(&place)
    });
    found.collect()
}
