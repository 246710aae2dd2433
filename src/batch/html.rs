//! The overview of a run: one HTML page beside the documents.

use serde_json::Value;

use super::{Entry, OWN, Report, Status};
use crate::check::{Page, escaped};
use crate::message::Catalogue;

/// So many findings of a document are told; the rest is counted.
const MOST: usize = 20;

/// The overview.
pub(super) fn page(report: &Report, catalogue: &Catalogue) -> String {
    let overview = Overview { catalogue };
    let title = overview.text("overview-title", &[]);
    let mut page = Page::new(&overview.text("language", &[]), &title);
    let count = |status| report.count(status).to_string();
    let counts = [
        ("built", count(Status::Built)),
        ("refused", count(Status::Refused)),
        ("failed", count(Status::Failed)),
        ("pages", report.entries.iter().filter_map(Entry::pages).sum::<usize>().to_string()),
    ];
    page.put(format_args!(
        "<h1>{}</h1>\n<p>{}</p>\n",
        escaped(&title),
        escaped(&overview.text("overview-sum", &counts))
    ));
    for finding in &report.merge {
        let text = escaped(&overview.text(finding.code, &finding.values));
        page.put(format_args!("<div class=\"finding\"><span class=\"error\">{text}</span></div>\n"));
    }
    if !report.left.is_empty() {
        page.put(format_args!("<p class=\"warning\">{}</p>\n<ul>\n", escaped(&overview.text("overview-left", &[]))));
        report.left.iter().for_each(|name| page.put(format_args!("<li>{}</li>\n", link(name))));
        page.put(format_args!("</ul>\n"));
    }
    page.put(format_args!("<table><tr>"));
    for id in ["overview-first", "overview-document", "overview-status", "overview-pages", "overview-findings"] {
        page.put(format_args!("<th scope=\"col\">{}</th>", escaped(&overview.text(id, &[]))));
    }
    page.put(format_args!("</tr>\n"));
    // What needs somebody comes first.
    let order = [Status::Failed, Status::Refused, Status::Built];
    for status in order {
        report.entries.iter().filter(|entry| entry.status == status).for_each(|entry| overview.row(entry, &mut page));
    }
    page.put(format_args!("</table>\n"));
    page.end()
}

struct Overview<'a> {
    catalogue: &'a Catalogue,
}

impl Overview<'_> {
    fn text(&self, id: &str, values: &[(&'static str, String)]) -> String {
        self.catalogue.text(id, values).unwrap_or_default()
    }

    fn row(&self, entry: &Entry, page: &mut Page) {
        let is_picture = |name: &&str| name.starts_with(OWN);
        let picture = entry.names().find(is_picture).map(|name| {
            let alt = format!("{} {}", self.text("overview-first", &[]), entry.input);
            format!("<img src=\"{}\" alt=\"{}\" loading=\"lazy\">", href(name), escaped(&alt))
        });
        let links: String =
            entry.names().filter(|name| !is_picture(name)).map(|name| format!("<br>{}", link(name))).collect();
        let (class, status) = match entry.status {
            Status::Built if entry.count("warning") > 0 => ("warning", "status-built"),
            Status::Built => ("", "status-built"),
            Status::Refused => ("error", "status-refused"),
            Status::Failed => ("error", "status-failed"),
        };
        let (status, pages) = (self.text(status, &[]), entry.pages().map(|pages| pages.to_string()));
        page.put(format_args!(
            "<tr><td>{}</td><td><b>{}</b>{links}</td><td class=\"{class}\">{}</td><td class=\"n\">{}</td><td>{}{}</td></tr>\n",
            picture.unwrap_or_default(),
            escaped(&entry.input),
            escaped(&status),
            pages.unwrap_or_default(),
            self.older(entry),
            self.findings(entry)
        ));
    }

    fn older(&self, entry: &Entry) -> String {
        if entry.older.is_empty() {
            return String::new();
        }
        let links: Vec<String> =
            entry.older.iter().filter(|name| !name.starts_with(OWN)).map(|name| link(name)).collect();
        format!("<p class=\"warning\">{} {}</p>", escaped(&self.text("overview-older", &[])), links.join(" · "))
    }

    fn findings(&self, entry: &Entry) -> String {
        let text = |value: &Value| escaped(value.as_str().unwrap_or_default());
        let finding = |finding: &Value| {
            let place = ["cell", "place"].iter().map(|key| text(&finding[key])).find(|place| !place.is_empty());
            let place = place.map(|place| format!("<br><code>{place}</code>")).unwrap_or_default();
            format!(
                "<div class=\"finding\"><span class=\"{}\">{}</span> <code>{}</code>{place}\
                 <br><span class=\"hint\">{}</span></div>",
                text(&finding["severity"]),
                text(&finding["text"]),
                text(&finding["code"]),
                text(&finding["hint"])
            )
        };
        let told: String = entry.findings.iter().take(MOST).map(finding).collect();
        match entry.findings.len().saturating_sub(MOST) {
            0 => told,
            more => told + &escaped(&self.text("overview-more", &[("count", more.to_string())])),
        }
    }
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
