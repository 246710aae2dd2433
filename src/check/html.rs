//! The report for a reviewer: one HTML page that needs nothing else, with the findings and the tables, the cells
//! that findings name marked and linked.

mod page;

use std::collections::BTreeMap;

use super::{Accepted, Checked, Verdict};
use crate::layout::{AmountFormat, Layout, SheetSpec};
use crate::message::Catalogue;
use crate::model::{Amount, Budget, Cell, Finding, Head, Line, Place, Severity, grouped};
use page::{Page, escaped};

/// The report of a check as an HTML page.
pub fn html(
    budget: &Budget,
    layout: &Layout,
    checked: &Checked<'_>,
    findings: &[Finding],
    accepted: &[Accepted],
    catalogue: &Catalogue,
) -> String {
    let marks = marks(findings);
    let report = Report { budget, layout, catalogue, marks };
    let title = format!("{} {}", budget.year, budget.unit);
    let mut page = Page::new(&report.text("language", &[]), &title);
    let count = |verdict| checked.count(verdict).to_string();
    let counts = [("exact", count(Verdict::Exact)), ("tail", count(Verdict::Tail)), ("error", count(Verdict::Error))];
    page.put(format_args!("<h1>{}</h1>\n<p>{}</p>\n", report.text("report-title", &[]), escaped(&title)));
    page.put(format_args!("<p>{}</p>\n", report.text("report-counts", &counts)));
    report.findings(findings, &mut page);
    report.accepted(accepted, &mut page);
    for spec in &layout.sheets {
        if let Some(sheet) = budget.sheets.get(&spec.id) {
            report.table(spec, &sheet.lines, &mut page);
        }
    }
    page.end()
}

/// The places that findings name, each with the gravest severity and the numbers of the findings.
type Marks = BTreeMap<String, (Severity, Vec<usize>)>;

fn marks(findings: &[Finding]) -> Marks {
    let mut marks = Marks::new();
    for (index, finding) in findings.iter().enumerate() {
        for place in finding.place.iter().chain(&finding.cells) {
            let mark = marks.entry(place.pointer().to_owned()).or_insert((finding.severity, Vec::new()));
            mark.0 = mark.0.min(finding.severity);
            mark.1.push(index + 1);
        }
    }
    marks
}

fn class(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Note => "note",
    }
}

struct Report<'a> {
    budget: &'a Budget,
    layout: &'a Layout,
    catalogue: &'a Catalogue,
    marks: Marks,
}

impl Report<'_> {
    fn text(&self, id: &str, values: &[(&'static str, String)]) -> String {
        escaped(&self.catalogue.text(id, values).unwrap_or_default())
    }

    fn findings(&self, findings: &[Finding], page: &mut Page) {
        for (index, finding) in findings.iter().enumerate() {
            if index == 0 || findings[index - 1].sheet != finding.sheet {
                let other = || self.catalogue.text("sheet-none", &[]).unwrap_or_default();
                let heading = escaped(&finding.sheet.clone().unwrap_or_else(other));
                page.put(format_args!("<h2>{heading}</h2>\n"));
            }
            self.finding(Some(index + 1), finding, page);
        }
    }

    fn finding(&self, number: Option<usize>, finding: &Finding, page: &mut Page) {
        let number = number.map(|number| format!("<b id=\"f{number}\">{number}</b> ")).unwrap_or_default();
        let (text, class) = (self.text(finding.code, &finding.values), class(finding.severity));
        page.put(format_args!("<div class=\"finding\">{number}<span class=\"{class}\">{text}</span>"));
        page.put(format_args!(" <code>{}</code>", finding.code));
        let cells = finding.place.iter().chain(&finding.cells).map(|place| self.link(place));
        page.put(format_args!("<br>{}", cells.collect::<Vec<_>>().join(" · ")));
        let hint = self.text(&format!("{}.hint", finding.code), &finding.values);
        page.put(format_args!("<br><span class=\"hint\">{hint}</span></div>\n"));
    }

    /// A place as people know it, linked to the cell where the tables show it: line, column and amount.
    fn link(&self, place: &Place) -> String {
        let steps: Vec<String> = place.steps().collect();
        let told = place.cell().map(|cell| format!(" <code>{}</code>", escaped(cell))).unwrap_or_default();
        let cell = (|| {
            let [_, sheet, _, line, column] = &steps[..] else { return None };
            let spec = self.layout.sheet(sheet)?;
            let line = self.budget.sheets.get(sheet)?.lines.get(line.parse::<usize>().ok()?)?;
            let title = spec.data_columns().into_iter().find(|(key, _)| key == column)?.1.title.clone();
            let amount = line.amount(column).map(|amount| printed(amount, &self.layout.format)).unwrap_or_default();
            Some(format!("{} {} {title} {amount}", spec.tab(), head(spec, line)))
        })();
        match cell {
            Some(words) => format!("<a href=\"#{}\">{}</a>{told}", escaped(place.pointer()), escaped(words.trim())),
            None => format!("<code>{}</code>", escaped(place.short())),
        }
    }

    fn accepted(&self, accepted: &[Accepted], page: &mut Page) {
        if !accepted.is_empty() {
            page.put(format_args!("<h2>{}</h2>\n", self.text("report-accepted", &[])));
        }
        for Accepted { finding, because } in accepted {
            self.finding(None, finding, page);
            page.put(format_args!("<p class=\"because\">{}</p>\n", escaped(because)));
        }
    }

    fn table(&self, spec: &SheetSpec, lines: &[Line], page: &mut Page) {
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
                    Some(Cell::Amount(amount)) => ("n", printed(*amount, &self.layout.format)),
                    Some(Cell::Text(text)) => ("", text.clone()),
                    None => ("", String::new()),
                };
                page.put(format_args!("{}", self.cell(&place.join(key), class, &text)));
            }
            page.put(format_args!("</tr>\n"));
        }
        page.put(format_args!("</table>\n"));
    }

    /// A cell, marked with the numbers of the findings that name it.
    fn cell(&self, place: &Place, own: &str, text: &str) -> String {
        let text = escaped(text);
        let Some((severity, numbers)) = self.marks.get(place.pointer()) else {
            return if own.is_empty() {
                format!("<td>{text}</td>")
            } else {
                format!("<td class=\"{own}\">{text}</td>")
            };
        };
        let links = numbers.iter().map(|number| format!("<a href=\"#f{number}\">{number}</a>"));
        let links = links.collect::<Vec<_>>().join(" ");
        let (id, class) = (escaped(place.pointer()), class(*severity));
        format!("<td id=\"{id}\" class=\"{own} {class}\">{text} <sup>{links}</sup></td>")
    }
}

fn printed(amount: Amount, format: &AmountFormat) -> String {
    grouped(&amount.rounded(format.decimals).to_string(), &format.grouping)
}

fn head(spec: &SheetSpec, line: &Line) -> String {
    match &line.head {
        Head::Fixed(key) => {
            let fixed = spec.fixed_lines().find(|fixed| fixed.key == *key);
            fixed.map_or_else(String::new, |fixed| format!("{}{}", fixed.ordinal, fixed.name))
        }
        Head::Account(code, name) => format!("{code} {name}"),
        Head::Unit(name) | Head::Project(name) => name.clone(),
    }
}
