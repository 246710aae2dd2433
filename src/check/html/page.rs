//! Writing an HTML page.

use std::fmt::{Arguments, Write};

const STYLE: &str = "body{font:15px/1.6 sans-serif;margin:2em auto;max-width:76em;padding:0 1em;color:#111}\
h2{margin:1.6em 0 .4em;font-size:1.15em}table{border-collapse:collapse;margin:.5em 0 1em;font-size:13px}\
th,td{border:1px solid #999;padding:2px 8px;vertical-align:top}th{background:#eee}\
td.n{text-align:right;font-variant-numeric:tabular-nums;white-space:nowrap}\
.error{background:#ffd4d0}.warning{background:#fff0b8}.note{background:#e2eefc}td:target,p:target{outline:3px solid #c00}\
.verdict{font-weight:bold;font-size:1.3em;padding:.4em .8em}.fit{background:#d6f0d8}\
.finding{margin:.6em 0;padding-left:.8em;border-left:3px solid #ccc}.hint,.because{color:#555}\
code{background:#f2f2f2;padding:0 3px}a{color:#0645ad;text-decoration:none}td img{border:1px solid #999;width:83px;margin:2px;vertical-align:top}.pictures{display:flex}.state{white-space:nowrap}sup a{font-weight:bold}\
@media print{body{max-width:none;font-size:12px}}";

/// A page being written.
pub(crate) struct HtmlPage(String);

impl HtmlPage {
    pub(crate) fn new(language: &str, title: &str) -> Self {
        let title = escaped(title);
        let head = format!("<meta charset=\"utf-8\"><title>{title}</title><style>{STYLE}</style>");
        Self(format!("<!doctype html>\n<html lang=\"{language}\"><head>{head}</head><body>\n"))
    }

    /// Adds to it. Writing to a string cannot fail.
    pub(crate) fn put(&mut self, text: Arguments<'_>) {
        let _ = self.0.write_fmt(text);
    }

    pub(crate) fn end(self) -> String {
        self.0 + "</body></html>\n"
    }
}

/// Text that no browser takes for markup.
pub(crate) fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}
