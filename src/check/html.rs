//! The report for a reviewer: one HTML page that needs nothing else, with the findings and the tables, the cells
//! and notes that findings name marked and linked.

mod marks;
mod page;

use super::{Accepted, Checked, SumAgreement};
use crate::layout::{Layout, SheetSpec};
use crate::message::{Catalogue, Conclusion, Purpose};
use crate::model::{Amount, Budget, Cell, Finding, Line, LineHead, Place, Severity, Sheet, grouped};
use marks::{Marks, marks, shown};
pub(crate) use page::{HtmlPage, escaped};

/// The report of a check as an HTML page.
pub fn html(
    budget: &Budget,
    layout: &Layout,
    checked: &Checked<'_>,
    findings: &[Finding],
    accepted: &[Accepted],
    catalogue: &Catalogue,
) -> String {
    let marks = marks(findings, layout);
    let report = CheckReport { subject: Some((budget, layout)), catalogue, marks };
    // A year that could not be read is none.
    let year = Some(budget.year).filter(|year| *year > 0).map(|year| format!("{year} ")).unwrap_or_default();
    let title = format!("{year}{}", budget.unit);
    let mut page = HtmlPage::new(&report.text("language", &[]), &title);
    let count = |verdict| checked.count(verdict).to_string();
    let counts = [
        ("exact", count(SumAgreement::Exact)),
        ("tail", count(SumAgreement::Tail)),
        ("error", count(SumAgreement::Error)),
    ];
    report.head(&title, findings, &mut page);
    page.put(format_args!("<p>{}", report.text("report-counts", &counts)));
    if checked.unevaluated > 0 {
        page.put(format_args!("<br>{}", report.text("unevaluated", &[("count", checked.unevaluated.to_string())])));
    }
    page.put(format_args!("</p>\n"));
    report.findings(findings, &mut page);
    report.accepted(accepted, &mut page);
    for spec in &layout.sheets {
        if let Some(sheet) = budget.sheets.get(&spec.id) {
            report.table(spec, layout, &sheet.lines, &mut page);
            report.notes((spec, layout), sheet, &mut page);
        }
    }
    page.end()
}

/// The report of a file in which nothing could be checked, under the name of the file.
pub fn html_of_unread(file: &str, findings: &[Finding], catalogue: &Catalogue) -> String {
    let report = CheckReport { subject: None, catalogue, marks: Marks::new() };
    let mut page = HtmlPage::new(&report.text("language", &[]), file);
    report.head(file, findings, &mut page);
    report.findings(findings, &mut page);
    page.end()
}

fn class(severity: Severity) -> &'static str {
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
    fn text(&self, id: &str, values: &[(&'static str, String)]) -> String {
        escaped(&self.catalogue.text(id, values).unwrap_or_default())
    }

    /// The title, and first of all what the findings come to.
    fn head(&self, title: &str, findings: &[Finding], page: &mut HtmlPage) {
        let conclusion = Conclusion::of(findings, Purpose::Publication);
        let class = match (conclusion.errors, conclusion.warnings) {
            (0, 0) => "fit",
            (0, _) => "warning",
            _ => "error",
        };
        page.put(format_args!("<h1>{}</h1>\n<p>{}</p>\n", self.text("report-title", &[]), escaped(title)));
        let verdict = escaped(&self.catalogue.conclusion(&conclusion));
        page.put(format_args!("<p class=\"verdict {class}\">{verdict}</p>\n"));
    }

    fn findings(&self, findings: &[Finding], page: &mut HtmlPage) {
        for (index, finding) in findings.iter().enumerate() {
            if index == 0 || findings[index - 1].sheet != finding.sheet {
                let other = || self.catalogue.text("sheet-none", &[]).unwrap_or_default();
                let heading = escaped(&finding.sheet.clone().unwrap_or_else(other));
                page.put(format_args!("<h2>{heading}</h2>\n"));
            }
            self.finding(Some(index + 1), finding, page);
        }
    }

    fn finding(&self, number: Option<usize>, finding: &Finding, page: &mut HtmlPage) {
        let number = number.map(|number| format!("<b id=\"f{number}\">{number}</b> ")).unwrap_or_default();
        let (text, class) = (self.text(finding.code, &finding.values), class(finding.severity));
        page.put(format_args!("<div class=\"finding\">{number}<span class=\"{class}\">{text}</span>"));
        page.put(format_args!(" <code>{}</code>", finding.code));
        let cells = finding.place.iter().chain(&finding.cells).map(|place| self.link(place));
        page.put(format_args!("<br>{}", cells.collect::<Vec<_>>().join(" · ")));
        let hint = self.text(&format!("{}.hint", finding.code), &finding.values);
        page.put(format_args!("<br><span class=\"hint\">{hint}</span></div>\n"));
    }

    /// A place as people know it, linked to where the tables show it.
    fn link(&self, place: &Place) -> String {
        let told = place.cell().map(|cell| format!(" <code>{}</code>", escaped(cell))).unwrap_or_default();
        let shown = self.subject.map_or_else(|| place.clone(), |(_, layout)| shown(place, layout));
        match self.words(&shown).map(|words| escaped(words.trim())) {
            Some(words) if self.marks.contains_key(shown.pointer()) => {
                format!("<a href=\"#{}\">{words}</a>{told}", escaped(shown.pointer()))
            }
            // Only open findings mark cells, not those that were accepted.
            Some(words) => format!("{words}{told}"),
            None => format!("<code>{}</code>", escaped(place.short())),
        }
    }

    /// What the tables show at a place: line, column and amount of a cell, a line by its head, a note.
    fn words(&self, shown: &Place) -> Option<String> {
        let steps: Vec<String> = shown.steps().collect();
        let [sheets, id, member, rest @ ..] = &steps[..] else { return None };
        let (budget, layout) = self.subject?;
        let spec = layout.sheet(id).filter(|_| sheets == "sheets")?;
        let sheet = budget.sheets.get(id)?;
        let line = |index: &String| sheet.lines.get(index.parse::<usize>().ok()?);
        let tab = spec.tab();
        match (member.as_str(), rest) {
            ("lines", [index]) => Some(format!("{tab} {}", head(spec, line(index)?))),
            ("lines", [index, column]) => {
                let line = line(index)?;
                let title = &spec.data_columns().into_iter().find(|(key, _)| key == column)?.1.title;
                let amount = line.amount(column).map(|amount| printed(amount, spec, layout)).unwrap_or_default();
                Some(format!("{tab} {} {title} {amount}", head(spec, line)))
            }
            ("notes", []) => Some(format!("{tab} {}", layout.words.note)),
            ("notes", [index]) => {
                Some(format!("{tab} {}", spec.printed_notes(sheet).get(index.parse::<usize>().ok()?)?))
            }
            _ => None,
        }
    }

    fn accepted(&self, accepted: &[Accepted], page: &mut HtmlPage) {
        if !accepted.is_empty() {
            page.put(format_args!("<h2>{}</h2>\n", self.text("report-accepted", &[])));
        }
        for Accepted { finding, because } in accepted {
            self.finding(None, finding, page);
            page.put(format_args!("<p class=\"because\">{}</p>\n", escaped(because)));
        }
    }

    fn table(&self, spec: &SheetSpec, layout: &Layout, lines: &[Line], page: &mut HtmlPage) {
        let columns = spec.data_columns();
        page.put(format_args!("<h2>{}</h2>\n<table><tr><th></th>", escaped(&spec.label())));
        for (_, column) in &columns {
            page.put(format_args!("<th>{}</th>", escaped(&column.title)));
        }
        page.put(format_args!("</tr>\n"));
        let place = Place::root().join("sheets").join(&spec.id).join("lines");
        for (index, line) in lines.iter().enumerate() {
            let place = place.join(index);
            page.put(format_args!("<tr>{}", self.cell(&place, "", &head(spec, line))));
            for (key, _) in &columns {
                let (class, text) = match line.cells.get(*key) {
                    Some(Cell::Amount(amount)) => ("n", printed(*amount, spec, layout)),
                    Some(Cell::Text(text)) => ("", text.clone()),
                    None => ("", String::new()),
                };
                page.put(format_args!("{}", self.cell(&place.join(key), class, &text)));
            }
            page.put(format_args!("</tr>\n"));
        }
        page.put(format_args!("</table>\n"));
    }

    /// The notes below a table, as they are printed.
    fn notes(&self, (spec, layout): (&SheetSpec, &Layout), sheet: &Sheet, page: &mut HtmlPage) {
        let notes = spec.printed_notes(sheet);
        let place = Place::root().join("sheets").join(&spec.id).join("notes");
        if !notes.is_empty() || self.marks.contains_key(place.pointer()) {
            page.put(format_args!("{}\n", self.marked("p", &place, "", &layout.words.note)));
        }
        for (index, note) in notes.iter().enumerate() {
            page.put(format_args!("{}\n", self.marked("p", &place.join(index), "", note)));
        }
    }

    fn cell(&self, place: &Place, own: &str, text: &str) -> String {
        self.marked("td", place, own, text)
    }

    /// A cell or a note, marked with the numbers of the findings that name it.
    fn marked(&self, tag: &str, place: &Place, own: &str, text: &str) -> String {
        let text = escaped(text);
        let Some((severity, numbers)) = self.marks.get(place.pointer()) else {
            return if own.is_empty() {
                format!("<{tag}>{text}</{tag}>")
            } else {
                format!("<{tag} class=\"{own}\">{text}</{tag}>")
            };
        };
        let links = numbers.iter().map(|number| format!("<a href=\"#f{number}\">{number}</a>"));
        let links = links.collect::<Vec<_>>().join(" ");
        let (id, class) = (escaped(place.pointer()), class(*severity));
        let classes = format!("{own} {class}");
        format!("<{tag} id=\"{id}\" class=\"{}\">{text} <sup>{links}</sup></{tag}>", classes.trim())
    }
}

fn printed(amount: Amount, spec: &SheetSpec, layout: &Layout) -> String {
    let decimals = layout.money_of(spec).decimals;
    grouped(&amount.rounded(decimals).to_string(), &layout.format.grouping)
}

fn head(spec: &SheetSpec, line: &Line) -> String {
    match &line.head {
        LineHead::Fixed(key) => {
            let fixed = spec.fixed_lines().find(|fixed| fixed.key == *key);
            fixed.map_or_else(|| key.clone(), |fixed| format!("{}{}", fixed.ordinal, fixed.name))
        }
        LineHead::Account(code, name) => format!("{code} {name}"),
        LineHead::Unit(name) | LineHead::Project(name) => name.clone(),
    }
}
