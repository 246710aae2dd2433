//! The message catalogue: every text that a user reads, in Chinese and in English, and reports of findings in words.
//!
//! The texts are Fluent files beside this one. The statement of a finding has the finding's code as its identifier;
//! its remedy is the attribute `.hint`. Words that are part of file formats ([`FileWords`]) are kept in files of their
//! own.

mod conclusion;
mod json;
pub(crate) mod rules;
mod texts;
mod visible;
mod words;

pub(crate) use visible::visible_lines;
pub use visible::{escaped_json, visible};

use std::borrow::Cow;

pub use conclusion::{Conclusion, Purpose};
pub use rules::explained;
pub use words::FileWords;

use anstyle::{AnsiColor, Style};
use fluent_bundle::FluentArgs;
use texts::{FluentTexts, TextFile};

use crate::model::{Finding, Severity};

/// The values of findings that are lists, with parts joined by a comma and a space.
const LISTS: [&str; 8] = ["choices", "fonts", "known", "members", "names", "pages", "parts", "paths"];

/// Maximum number of further cells that a report prints for a finding.
const MAX_CELLS: usize = 30;

/// A language of the catalogue.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Language {
    /// Simplified Chinese.
    Chinese,
    /// English.
    English,
}

impl Language {
    /// The language of a tag such as `zh-CN`, `zh_CN.UTF-8` or `en`: Chinese if it begins with `zh`, else English.
    pub fn of(tag: &str) -> Self {
        if tag.to_ascii_lowercase().starts_with("zh") { Self::Chinese } else { Self::English }
    }
}

/// The messages of one language, and how they are printed.
pub struct Catalogue {
    texts: FluentTexts,
    language: Language,
    /// Whether texts are for a terminal: reports are coloured, and control characters in values are made visible.
    terminal: bool,
}

impl Catalogue {
    /// The catalogue of a language.
    pub fn new(language: Language) -> Self {
        Self { texts: FluentTexts::of(language, TextFile::Messages), language, terminal: false }
    }

    /// This catalogue for a terminal: reports are coloured, and control characters in values are made visible, so that
    /// no value steers the terminal or imitates a line of a report.
    pub fn for_terminal(self) -> Self {
        Self { terminal: true, ..self }
    }

    /// A text from outside the catalogue, as it is printed.
    fn shown<'a>(&self, text: &'a str) -> Cow<'a, str> {
        if self.terminal { visible(text) } else { text.into() }
    }

    /// A value as it is put into a text; in Chinese with Chinese quotation marks, and with 、 in lists.
    fn value<'a>(&self, name: &str, value: &'a str) -> Cow<'a, str> {
        let shown = self.shown(value);
        if self.language != Language::Chinese {
            return shown;
        }
        let bare = |text: &str| text.strip_prefix('"')?.strip_suffix('"').map(str::to_owned);
        match bare(&shown).filter(|bare| !bare.contains('"')) {
            Some(bare) => format!("\u{201c}{bare}\u{201d}").into(),
            None if LISTS.contains(&name) => shown.replace(", ", "\u{3001}").into(),
            None => shown,
        }
    }

    fn painted(&self, text: &str, style: Style) -> String {
        if self.terminal { format!("{style}{text}{style:#}") } else { text.to_owned() }
    }

    /// The values of a message, as Fluent takes them.
    fn args<'v>(&self, values: &'v [(&'static str, String)]) -> FluentArgs<'v> {
        values.iter().map(|(name, value)| (*name, self.value(name, value))).collect()
    }

    /// The message of an identifier, or one of its attributes (`code.hint`), with values put in.
    pub fn text(&self, id: &str, values: &[(&'static str, String)]) -> String {
        self.texts.text(id, &self.args(values))
    }

    /// Like [`Self::text`]; `None` if the catalogue has no such identifier.
    pub fn find(&self, id: &str, values: &[(&'static str, String)]) -> Option<String> {
        self.texts.find(id, &self.args(values))
    }

    /// The statement of a finding: what is wrong, with the finding's values.
    pub fn statement(&self, finding: &Finding) -> String {
        self.text(finding.code, &finding.values)
    }

    /// The remedy of a finding: what to do about it.
    pub fn remedy(&self, finding: &Finding) -> String {
        self.text(&format!("{}.hint", finding.code), &finding.values)
    }

    /// The report of findings as lines of text, each with code, statement, place in `file`, and remedy. If any finding
    /// is about a table, findings stand below headings with the names of tables.
    pub fn report(&self, findings: &[Finding], file: Option<&str>) -> String {
        let has_headings = findings.iter().any(|finding| finding.sheet.is_some());
        let mut lines = Vec::new();
        for (index, finding) in findings.iter().enumerate() {
            let is_same_part = index > 0 && findings[index - 1].sheet == finding.sheet;
            if has_headings && !is_same_part {
                let other = || self.text("sheet-none", &[]);
                let heading = finding.sheet.clone().unwrap_or_else(other);
                let gap = if index > 0 { "\n" } else { "" };
                lines.push(format!("{gap}{}", self.painted(&self.shown(&heading), Style::new().bold().underline())));
            }
            lines.push(self.finding(finding, file));
        }
        lines.join("\n")
    }

    /// One finding of [`Self::report`].
    fn finding(&self, finding: &Finding, file: Option<&str>) -> String {
        let (severity, colour) = match finding.severity {
            Severity::Error => ("severity-error", AnsiColor::Red),
            Severity::Warning => ("severity-warning", AnsiColor::Yellow),
            Severity::Note => ("severity-note", AnsiColor::Cyan),
        };
        let severity = self.text(severity, &[]);
        let code = finding.code;
        let text = self.statement(finding);
        let mark = self.painted(&format!("{severity}[{code}]"), colour.on_default().bold());
        let mut lines = format!("{mark} {text}");
        if let Some(place) = &finding.place {
            let follows = place.cell().is_none() && (place.line().is_some() || place.pointer().is_empty());
            let gap = if follows { "" } else { " " };
            let place = format!("{}{gap}{place}", file.unwrap_or_default());
            if !place.trim().is_empty() {
                lines.push_str(&format!("\n  {}", self.shown(place.trim_start())));
            }
        }
        if !finding.cells.is_empty() {
            let cells: Vec<String> = finding.cells.iter().take(MAX_CELLS).map(|cell| cell.short().to_owned()).collect();
            let more = if finding.cells.len() > MAX_CELLS { ", …" } else { "" };
            let label = self.text("cells", &[]);
            lines.push_str(&format!("\n  {label}{}{more}", self.shown(&cells.join(", "))));
        }
        let (label, hint) = (self.text("hint", &[]), self.remedy(finding));
        lines + &format!("\n  {label}{hint}")
    }
}

/// Page numbers with ranges: `1–3, 5`.
pub(crate) fn ranges(pages: &[usize]) -> String {
    let mut runs: Vec<(usize, usize)> = Vec::new();
    for page in pages {
        match runs.last_mut() {
            Some((_, last)) if *last + 1 == *page => *last = *page,
            _ => runs.push((*page, *page)),
        }
    }
    let range = |(first, last): &(usize, usize)| match first == last {
        true => first.to_string(),
        false => format!("{first}–{last}"),
    };
    runs.iter().map(range).collect::<Vec<_>>().join(", ")
}
