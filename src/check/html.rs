//! The report for a reviewer: one HTML page that needs nothing else, with the findings and the tables, the cells
//! that findings name marked.

use std::collections::BTreeMap;
use std::fmt::Write;

use super::{Accepted, Checked, Verdict};
use crate::layout::{Layout, SheetSpec};
use crate::message::Catalogue;
use crate::model::{Budget, Cell, Finding, Head, Line, Place, Severity};

const STYLE: &str = "body{font:14px/1.6 sans-serif;margin:2em auto;max-width:72em;padding:0 1em;color:#111}\
table{border-collapse:collapse;margin:.5em 0 2em;font-size:13px}th,td{border:1px solid #999;padding:2px 8px}\
td.n{text-align:right;font-variant-numeric:tabular-nums}th{background:#eee}.error{background:#ffd4d0}\
.warning{background:#fff0b8}li{margin:.4em 0}code{background:#f2f2f2;padding:0 3px}.hint{color:#555}\
@media print{body{max-width:none}}";

/// The report of a check as an HTML page.
pub fn html(
    budget: &Budget,
    layout: &Layout,
    checked: &Checked<'_>,
    findings: &[Finding],
    accepted: &[Accepted],
    catalogue: &Catalogue,
) -> String {
    let text = |id: &str, values: &[(&'static str, String)]| escaped(&catalogue.text(id, values).unwrap_or_default());
    let title = format!("{} {}", budget.year, budget.unit);
    let count = |verdict| checked.count(verdict).to_string();
    let counts = [("exact", count(Verdict::Exact)), ("tail", count(Verdict::Tail)), ("error", count(Verdict::Error))];
    let mut page = format!(
        "<!doctype html>\n<html lang=\"{}\"><head><meta charset=\"utf-8\"><title>{}</title><style>{STYLE}</style></head><body>\n",
        text("language", &[]),
        escaped(&title)
    );
    let heading = text("report-title", &[]);
    push(
        &mut page,
        format_args!("<h1>{heading}</h1><p>{}</p><p>{}</p>\n", escaped(&title), text("report-counts", &counts)),
    );
    let marks = marks(findings);
    page.push_str("<ol>\n");
    for finding in findings {
        push(&mut page, format_args!("{}\n", item(finding, catalogue)));
    }
    page.push_str("</ol>\n");
    if !accepted.is_empty() {
        push(&mut page, format_args!("<h2>{}</h2>\n<ul>\n", text("report-accepted", &[])));
        for Accepted { finding, because } in accepted {
            push(&mut page, format_args!("{}<p>{}</p>\n", item(finding, catalogue), escaped(because)));
        }
        page.push_str("</ul>\n");
    }
    for spec in &layout.sheets {
        if let Some(sheet) = budget.sheets.get(&spec.id) {
            table(spec, &sheet.lines, &marks, &mut page);
        }
    }
    page.push_str("</body></html>\n");
    page
}

/// Writing to a string cannot fail.
fn push(page: &mut String, text: std::fmt::Arguments<'_>) {
    let _ = page.write_fmt(text);
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

/// The places that findings name, each with the gravest severity, and the finding's number.
fn marks(findings: &[Finding]) -> BTreeMap<String, (Severity, usize)> {
    let mut marks = BTreeMap::new();
    for (index, finding) in findings.iter().enumerate() {
        for place in finding.place.iter().chain(&finding.cells) {
            let mark = marks.entry(place.pointer().to_owned()).or_insert((finding.severity, index + 1));
            if finding.severity < mark.0 {
                *mark = (finding.severity, index + 1);
            }
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

fn item(finding: &Finding, catalogue: &Catalogue) -> String {
    let text = escaped(&catalogue.text(finding.code, &finding.values).unwrap_or_default());
    let hint = catalogue.text(&format!("{}.hint", finding.code), &finding.values).unwrap_or_default();
    let place = finding.place.as_ref().map(ToString::to_string).unwrap_or_default();
    format!(
        "<li><span class=\"{}\">{text}</span> <code>{}</code> <code>{}</code><br><span class=\"hint\">{}</span></li>",
        class(finding.severity),
        finding.code,
        escaped(&place),
        escaped(&hint)
    )
}

fn table(spec: &SheetSpec, lines: &[Line], marks: &BTreeMap<String, (Severity, usize)>, page: &mut String) {
    let columns = spec.data_columns();
    push(page, format_args!("<h2>{}</h2>\n<table><tr><th></th>", escaped(&spec.label())));
    for (_, column) in &columns {
        push(page, format_args!("<th>{}</th>", escaped(&column.title)));
    }
    page.push_str("</tr>\n");
    let place = Place::root().join("sheets").join(&spec.id).join("lines");
    for (index, line) in lines.iter().enumerate() {
        let place = place.join(index);
        push(page, format_args!("<tr><td{}>{}</td>", mark(&place, marks, ""), escaped(&head(spec, line))));
        for (key, _) in &columns {
            let (class, text) = match line.cells.get(*key) {
                Some(Cell::Amount(amount)) => ("n", amount.to_string()),
                Some(Cell::Text(text)) => ("", text.clone()),
                None => ("", String::new()),
            };
            push(page, format_args!("<td{}>{}</td>", mark(&place.join(key), marks, class), escaped(&text)));
        }
        page.push_str("</tr>\n");
    }
    page.push_str("</table>\n");
}

/// The attributes of a cell: its class, and the number of the finding that marks it.
fn mark(place: &Place, marks: &BTreeMap<String, (Severity, usize)>, own: &str) -> String {
    match marks.get(place.pointer()) {
        Some((severity, number)) => format!(" class=\"{own} {}\" title=\"{number}\"", class(*severity)),
        None if own.is_empty() => String::new(),
        None => format!(" class=\"{own}\""),
    }
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
