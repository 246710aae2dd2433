//! Writes the report of a check as one self-contained HTML page: the findings, and the tables, in which cells and notes
//! that findings name are marked and linked. It is for reviewers: `budgetpress check --report FILE`.

mod marks;

use serde_json::{Value, json};

use super::words::{head, place_words, printed};
use super::{Accepted, Checked, SumAgreement};
use crate::error::Error;
use crate::html::page;
use crate::layout::{Layout, SheetSpec};
use crate::message::{Catalogue, Conclusion, Purpose};
use crate::model::{Budget, Cell, Finding, Place, Severity, Sheet};
use marks::{Marks, marks, shown};

/// The template of the page's body.
const TEMPLATE: &str = include_str!("report.html");

/// The report of a check as an HTML page.
///
/// # Errors
/// `export-failed` if it cannot be written.
pub fn html(
    budget: &Budget,
    layout: &Layout,
    checked: &Checked<'_>,
    findings: &[Finding],
    accepted: &[Accepted],
    catalogue: &Catalogue,
) -> Result<String, Error> {
    let marks = marks(findings, layout);
    let report = CheckReport { subject: Some((budget, layout)), catalogue, marks };
    // The year is 0 if it could not be read.
    let year = Some(budget.year).filter(|year| *year > 0).map(|year| format!("{year} ")).unwrap_or_default();
    let count = |verdict| checked.count(verdict).to_string();
    let counts = [
        ("exact", count(SumAgreement::Exact)),
        ("tail", count(SumAgreement::Tail)),
        ("error", count(SumAgreement::Error)),
    ];
    let unevaluated = (checked.unevaluated > 0).then(|| checked.unevaluated.to_string());
    let accepted = accepted
        .iter()
        .map(|Accepted { finding, because }| json!({ "finding": report.finding(None, finding), "because": because }));
    let given = layout.sheets.iter().filter_map(|spec| Some((spec, budget.sheets.get(&spec.id)?)));
    let more = json!({
        "counts": catalogue.text("report-counts", &counts),
        "unevaluated": unevaluated.map(|count| catalogue.text("unevaluated", &[("count", count)])),
        "accepted": accepted.collect::<Vec<_>>(),
        "tables": given.map(|(spec, sheet)| report.table(spec, layout, sheet)).collect::<Vec<_>>(),
    });
    report.page(&format!("{year}{}", budget.unit), findings, more)
}

/// The report of a file of which nothing could be checked, with the name of the file as its title.
///
/// # Errors
/// `export-failed` if it cannot be written.
pub fn html_of_unread(file: &str, findings: &[Finding], catalogue: &Catalogue) -> Result<String, Error> {
    let report = CheckReport { subject: None, catalogue, marks: Marks::new() };
    report.page(file, findings, json!({ "counts": null, "unevaluated": null, "accepted": [], "tables": [] }))
}

/// The CSS class of a severity.
fn css_class(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Note => "note",
    }
}

struct CheckReport<'a> {
    /// The budget and its layout, if they could be read.
    subject: Option<(&'a Budget, &'a Layout)>,
    catalogue: &'a Catalogue,
    marks: Marks,
}

impl CheckReport<'_> {
    /// The page: title, verdict, and the findings below the names of their tables. `values` has the values of the
    /// template for its other parts.
    fn page(&self, title: &str, findings: &[Finding], mut values: Value) -> Result<String, Error> {
        let conclusion = Conclusion::of(findings, Purpose::Publication);
        let class = match (conclusion.errors, conclusion.warnings) {
            (0, 0) if conclusion.is_fit() => "fit",
            (0, _) => "warning",
            _ => "error",
        };
        let text = |id: &str| self.catalogue.text(id, &[]);
        let listed = findings.iter().enumerate().map(|(index, finding)| {
            let starts_sheet = index == 0 || findings[index - 1].sheet != finding.sheet;
            let mut value = self.finding(Some(index + 1), finding);
            value["sheet"] = json!(starts_sheet.then(|| finding.sheet.clone().unwrap_or_else(|| text("sheet-none"))));
            value
        });
        values["title"] = json!(title);
        values["heading"] = json!(text("report-title"));
        values["class"] = json!(class);
        values["verdict"] = json!(self.catalogue.conclusion(&conclusion));
        values["findings"] = listed.collect();
        values["accepted_heading"] = json!(text("report-accepted"));
        page(&text("language"), title, TEMPLATE, values)
    }

    /// The values of the template for one finding.
    fn finding(&self, number: Option<usize>, finding: &Finding) -> Value {
        json!({
            "number": number,
            "severity": css_class(finding.severity),
            "text": self.catalogue.statement(finding),
            "code": finding.code,
            "places": finding.place.iter().chain(&finding.cells).map(|place| self.link(place)).collect::<Vec<_>>(),
            "hint": self.catalogue.remedy(finding),
        })
    }

    /// The values of the template for a place: its words in the document, and the identifier of the cell to link to.
    fn link(&self, place: &Place) -> Value {
        let shown = self.subject.map_or_else(|| place.clone(), |(_, layout)| shown(place, layout));
        // The report shows only tables.
        let subject = self.subject.filter(|_| shown.sheet().is_some());
        let words = subject.and_then(|(budget, layout)| place_words(&shown, budget, layout));
        // Accepted findings mark no cells.
        let id = Some(shown.pointer()).filter(|id| self.marks.contains_key(*id));
        json!({ "id": id, "words": words, "cell": place.cell(), "short": place.short() })
    }

    /// The values of the template for a table.
    fn table(&self, spec: &SheetSpec, layout: &Layout, sheet: &Sheet) -> Value {
        let columns = spec.data_columns();
        let place = Place::root().join("sheets").join(&spec.id).join("lines");
        let rows = sheet.lines.iter().enumerate().map(|(index, line)| {
            let place = place.join(index);
            let cells = columns.iter().map(|(key, _)| {
                let (class, text) = match line.cells.get(*key) {
                    Some(Cell::Amount(amount)) => ("n", printed(*amount, spec, layout)),
                    Some(Cell::Text(text)) => ("", text.clone()),
                    None => ("", String::new()),
                };
                self.marked(&place.join(key), class, &text)
            });
            std::iter::once(self.marked(&place, "", &head(spec, line))).chain(cells).collect::<Vec<_>>()
        });
        json!({
            "label": spec.label(),
            "columns": columns.iter().map(|(_, column)| &column.title).collect::<Vec<_>>(),
            "rows": rows.collect::<Vec<_>>(),
            "notes": self.notes(spec, layout, sheet),
        })
    }

    /// The notes below a table, as they are printed.
    fn notes(&self, spec: &SheetSpec, layout: &Layout, sheet: &Sheet) -> Vec<Value> {
        let notes = spec.printed_notes(sheet);
        let place = Place::root().join("sheets").join(&spec.id).join("notes");
        let is_headed = !notes.is_empty() || self.marks.contains_key(place.pointer());
        let heading = is_headed.then(|| self.marked(&place, "", &layout.words.note));
        let notes = notes.iter().enumerate().map(|(index, note)| self.marked(&place.join(index), "", note));
        heading.into_iter().chain(notes).collect()
    }

    /// The values of the template for a cell or a note: its CSS classes, and the numbers of the findings that name it.
    fn marked(&self, place: &Place, base_class: &str, text: &str) -> Value {
        let (severity, numbers) = match self.marks.get(place.pointer()) {
            Some((severity, numbers)) => (css_class(*severity), &numbers[..]),
            None => ("", &[][..]),
        };
        json!({ "id": place.pointer(), "class": format!("{base_class} {severity}").trim(), "text": text, "numbers": numbers })
    }
}
