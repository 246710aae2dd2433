//! The job ticket (送印单) as a page to print and to fill in by hand.

use crate::check::{HtmlPage, escaped};
use crate::export::TicketText;

/// One sheet of A4. Lines to fill in are high enough for handwriting.
const STYLE: &str = "<style>@page{size:A4;margin:15mm 18mm}body{max-width:48em}table{width:100%;font-size:14px}\
th{width:12em;text-align:left;font-weight:normal}td{overflow-wrap:anywhere;white-space:pre-wrap}\
table.order td,table.order th{height:2.4em;vertical-align:middle}h1{text-align:center;font-size:1.5em}\
@media print{body{margin:0}table{font-size:11px;margin:.3em 0}h2{margin:.8em 0 .2em}tr{break-inside:avoid}}</style>\n";

/// The ticket as an HTML page that needs nothing else.
pub(super) fn html(ticket: &TicketText) -> String {
    let mut page = HtmlPage::new(&ticket.language, &ticket.title);
    page.put(format_args!("{STYLE}<h1>{}</h1>\n", escaped(&ticket.title)));
    table(&mut page, "facts", &ticket.facts);
    page.put(format_args!("<h2>{}</h2>\n", escaped(&ticket.order_title)));
    table(&mut page, "order", &ticket.order);
    for note in &ticket.notes {
        page.put(format_args!("<p>{}</p>\n", escaped(note)));
    }
    page.end()
}

fn table(page: &mut HtmlPage, class: &str, lines: &[(String, String)]) {
    page.put(format_args!("<table class=\"{class}\">\n"));
    for (label, value) in lines {
        page.put(format_args!("<tr><th scope=\"row\">{}</th><td>{}</td></tr>\n", escaped(label), escaped(value)));
    }
    page.put(format_args!("</table>\n"));
}
