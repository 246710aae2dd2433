//! The overview of a run: one HTML page beside the documents, which needs nothing else.

use std::collections::BTreeSet;

use serde_json::Value;

use super::{BatchReport, JournalEntry, OWN, Status};
use crate::check::{HtmlPage, escaped};
use crate::message::Catalogue;

/// So many findings of a document stand open; the others can be unfolded.
const OPEN_FINDINGS: usize = 5;

/// Hides rows that do not fit the filters. Without it all rows are shown.
const FILTER: &str = include_str!("html/filter.js");

/// The statuses with their messages; what needs somebody comes first.
const STATUSES: [(Status, &str); 4] = [
    (Status::Failed, "status-failed"),
    (Status::Refused, "status-refused"),
    (Status::Built, "status-built"),
    (Status::Passed, "status-passed"),
];

/// The overview.
pub(super) fn page(report: &BatchReport, catalogue: &Catalogue) -> String {
    let overview = Overview { catalogue, has_documents: report.entries.iter().any(|entry| !entry.files.is_empty()) };
    let is_check = report.is_check();
    let title = overview.text(if is_check { "overview-title-check" } else { "overview-title" }, &[]);
    let mut page = HtmlPage::new(&overview.text("language", &[]), &title);
    page.put(format_args!("<h1>{}</h1>\n", escaped(&title)));
    overview.verdict(report, &mut page);
    for finding in &report.join {
        let text = escaped(&overview.text(finding.code, &finding.values));
        page.put(format_args!("<div class=\"finding\"><span class=\"error\">{text}</span></div>\n"));
    }
    overview.outdated(report, &mut page);
    overview.codes(report, &mut page);
    overview.filters(report, &mut page);
    overview.table(report, &mut page);
    page.put(format_args!("<script>{FILTER}</script>\n"));
    page.end()
}

struct Overview<'a> {
    catalogue: &'a Catalogue,
    /// Whether any documents were built.
    has_documents: bool,
}

impl Overview<'_> {
    fn text(&self, id: &str, values: &[(&'static str, String)]) -> String {
        self.catalogue.text(id, values).unwrap_or_default()
    }

    fn word(&self, id: &str) -> String {
        escaped(&self.text(id, &[]))
    }

    /// How many may be published, and how they fared.
    fn verdict(&self, report: &BatchReport, page: &mut HtmlPage) {
        let (fit, total) = (report.fit(), report.entries.len());
        let count = |status| report.count(status).to_string();
        let counts = [
            ("fit", fit.to_string()),
            ("unfit", (total - fit).to_string()),
            ("all", if fit == total { "yes" } else { "no" }.to_owned()),
            ("total", total.to_string()),
            ("built", count(Status::Built)),
            ("refused", count(Status::Refused)),
            ("failed", count(Status::Failed)),
            ("glyphs", if report.lacks_glyph_check() { "unchecked" } else { "checked" }.to_owned()),
            ("pages", report.entries.iter().filter_map(JournalEntry::pages).sum::<usize>().to_string()),
        ];
        let class = if fit == total { "fit" } else { "error" };
        let verdict = escaped(&self.text("overview-verdict", &counts));
        page.put(format_args!("<p class=\"verdict {class}\">{verdict}</p>\n"));
        let sum = if report.is_check() { "overview-sum-check" } else { "overview-sum" };
        page.put(format_args!("<p>{}</p>\n", escaped(&self.text(sum, &counts))));
    }

    /// The files of earlier runs, which are not of this data.
    fn outdated(&self, report: &BatchReport, page: &mut HtmlPage) {
        let outdated = report.outdated();
        if outdated.is_empty() {
            return;
        }
        page.put(format_args!("<p class=\"warning\">{}</p>\n<ul>\n", self.word("overview-left")));
        for (name, input) in outdated {
            let of = input.map(|input| format!(" ← {}", escaped(input))).unwrap_or_default();
            page.put(format_args!("<li>{}{of}</li>\n", link(name)));
        }
        page.put(format_args!("</ul>\n"));
    }

    /// How often each code was found.
    fn codes(&self, report: &BatchReport, page: &mut HtmlPage) {
        let codes = report.codes();
        if codes.is_empty() {
            return;
        }
        page.put(format_args!("<h2>{}</h2>\n<table><tr>", self.word("overview-codes")));
        for id in ["overview-code", "overview-severity", "overview-count", "overview-documents"] {
            page.put(format_args!("<th scope=\"col\">{}</th>", self.word(id)));
        }
        page.put(format_args!("</tr>\n"));
        for code in codes {
            let (name, severity) = (escaped(&code.code), escaped(&code.severity));
            page.put(format_args!(
                "<tr><td><a href=\"#filters\" data-pick=\"{name}\"><code>{name}</code></a></td>\
                 <td class=\"{severity}\">{}</td><td class=\"n\">{}</td><td class=\"n\">{}</td></tr>\n",
                self.word(&format!("severity-{severity}")),
                code.findings,
                code.documents
            ));
        }
        page.put(format_args!("</table>\n"));
    }

    /// Filters by status, code and text.
    fn filters(&self, report: &BatchReport, page: &mut HtmlPage) {
        let option =
            |value: &str, text: &str| format!("<option value=\"{}\">{}</option>", escaped(value), escaped(text));
        let all = option("", &self.text("overview-all", &[]));
        let present = STATUSES.iter().filter(|(status, _)| report.count(*status) > 0);
        let statuses: String = present.map(|(_, id)| option(id, &self.text(id, &[]))).collect();
        let codes: BTreeSet<String> = report.codes().into_iter().map(|code| code.code).collect();
        let codes: String = codes.iter().map(|code| option(code, code)).collect();
        let shown = escaped(&self.text("overview-shown", &[("count", "#".to_owned())]));
        page.put(format_args!(
            "<p id=\"filters\" hidden><label>{} <select id=\"status\">{all}{statuses}</select></label> \
             <label>{} <select id=\"code\">{all}{codes}</select></label> \
             <label>{} <input id=\"text\" type=\"search\"></label> <span id=\"shown\" data-text=\"{shown}\"></span></p>\n",
            self.word("overview-status"),
            self.word("overview-code"),
            self.word("overview-search")
        ));
    }

    fn table(&self, report: &BatchReport, page: &mut HtmlPage) {
        page.put(format_args!("<table><tr>"));
        let pictures = self.has_documents.then_some("overview-pictures").into_iter();
        for id in pictures.chain(["overview-document", "overview-status", "overview-pages", "overview-findings"]) {
            page.put(format_args!("<th scope=\"col\">{}</th>", self.word(id)));
        }
        page.put(format_args!("</tr>\n"));
        for (status, id) in STATUSES {
            let entries = report.entries.iter().filter(|entry| entry.status == status);
            entries.for_each(|entry| self.row(entry, id, page));
        }
        page.put(format_args!("</table>\n"));
    }

    fn row(&self, entry: &JournalEntry, status: &str, page: &mut HtmlPage) {
        let class = match entry.status {
            Status::Refused | Status::Failed => "error",
            Status::Built | Status::Passed if entry.count("warning") > 0 => "warning",
            Status::Built | Status::Passed => "",
        };
        let codes: BTreeSet<&str> = entry.findings.iter().filter_map(|finding| finding["code"].as_str()).collect();
        let codes = escaped(&codes.into_iter().collect::<Vec<_>>().join(" "));
        page.put(format_args!("<tr data-status=\"{status}\" data-codes=\"{codes}\">"));
        if self.has_documents {
            page.put(format_args!("<td>{}</td>", self.pictures(entry)));
        }
        let title = Some(entry.title()).filter(|title| !title.is_empty());
        let name = match title {
            Some(title) => format!("<b>{}</b><br>{}", escaped(&title), escaped(&entry.input)),
            None => format!("<b>{}</b>", escaped(&entry.input)),
        };
        let files = entry.names().filter(|name| !name.starts_with(OWN));
        let links: String = files.map(|name| format!("<br>{}", link(name))).collect();
        page.put(format_args!(
            "<td>{name}{links}</td><td class=\"state {class}\">{}</td><td class=\"n\">{}</td><td>{}{}</td></tr>\n",
            self.word(status),
            entry.pages().map(|pages| pages.to_string()).unwrap_or_default(),
            self.older(entry),
            self.findings(entry)
        ));
    }

    /// The first page and a page with a table, each linked to the document.
    fn pictures(&self, entry: &JournalEntry) -> String {
        let document = entry.files.first().map(|file| href(&file.name)).unwrap_or_default();
        let pictures = entry.names().filter(|name| name.starts_with(OWN)).zip(["overview-first", "overview-table"]);
        let picture = |(name, id): (&str, &str)| {
            let alt = escaped(&format!("{} {}", self.text(id, &[]), entry.input));
            format!("<a href=\"{document}\"><img src=\"{}\" alt=\"{alt}\" loading=\"lazy\"></a>", href(name))
        };
        format!("<div class=\"pictures\">{}</div>", pictures.map(picture).collect::<String>())
    }

    fn older(&self, entry: &JournalEntry) -> String {
        let names: Vec<String> =
            entry.older.iter().filter(|name| !name.starts_with(OWN)).map(|name| link(name)).collect();
        if names.is_empty() {
            return String::new();
        }
        format!("<p class=\"warning\">{} {}</p>", self.word("overview-older"), names.join(" · "))
    }

    /// All findings of a document: the first open, the others folded.
    fn findings(&self, entry: &JournalEntry) -> String {
        let findings: Vec<String> = entry.findings.iter().map(finding).collect();
        let (open, folded) = findings.split_at(findings.len().min(OPEN_FINDINGS));
        let counts = [("errors", entry.count("error").to_string()), ("warnings", entry.count("warning").to_string())];
        let sum = match findings.len() {
            0 => String::new(),
            _ => format!("<p><b>{}</b></p>", escaped(&self.text("overview-counts", &counts))),
        };
        match folded.len() {
            0 => sum + &open.concat(),
            more => {
                let more = escaped(&self.text("overview-more", &[("count", more.to_string())]));
                format!("{sum}{}<details><summary>{more}</summary>{}</details>", open.concat(), folded.concat())
            }
        }
    }
}

/// A finding as a check records it.
fn finding(finding: &Value) -> String {
    let text = |key: &str| escaped(finding[key].as_str().unwrap_or_default());
    let place = ["cell", "place"].map(text).into_iter().find(|place| !place.is_empty());
    let place = place.map(|place| format!("<br><code>{place}</code>")).unwrap_or_default();
    let sheet = Some(text("sheet")).filter(|sheet| !sheet.is_empty()).map(|sheet| format!(" {sheet}"));
    format!(
        "<div class=\"finding\" data-code=\"{}\"><span class=\"{}\">{}</span> <code>{}</code>{}{place}\
         <br><span class=\"hint\">{}</span></div>",
        text("code"),
        text("severity"),
        text("text"),
        text("code"),
        sheet.unwrap_or_default(),
        text("hint")
    )
}

fn link(name: &str) -> String {
    format!("<a href=\"{}\">{}</a>", href(name), escaped(name))
}

/// A path as a relative reference (RFC 3986): each byte that is no letter, digit or harmless mark by its number.
fn href(name: &str) -> String {
    let byte = |byte: u8| match byte {
        b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' | b'/' => char::from(byte).to_string(),
        _ => format!("%{byte:02X}"),
    };
    name.bytes().map(byte).collect()
}
