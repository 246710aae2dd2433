//! The message catalogue: every text that a user reads, in Chinese and in English.
//!
//! The texts are Fluent files beside this one. A finding's text stands under its code, its remedy under the
//! attribute `.hint`.

mod conclusion;
mod json;
pub(crate) mod rules;
mod visible;

pub(crate) use visible::unsteered;
pub use visible::{escaped_json, visible};

use std::borrow::Cow;
use std::cell::OnceCell;
use std::rc::Rc;

pub use conclusion::{Conclusion, Purpose};
pub use rules::explained;

use anstyle::{AnsiColor, Style};
use fluent_bundle::{FluentArgs, FluentBundle, FluentResource};
use unic_langid::{LanguageIdentifier, langid};

use crate::model::{Finding, Severity};

/// Values that are lists, whose parts are joined by a comma and a blank.
const LISTS: [&str; 7] = ["choices", "fonts", "known", "members", "names", "pages", "parts"];

/// So many of the cells that a finding is about are told.
const MOST_CELLS: usize = 30;

/// A language of the catalogue.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Language {
    /// Simplified Chinese.
    Chinese,
    /// English.
    English,
}

impl Language {
    /// The language of a tag such as `zh-CN`, `zh_CN.UTF-8` or `en`; English for what is not Chinese.
    pub fn of(tag: &str) -> Self {
        if tag.to_ascii_lowercase().starts_with("zh") { Self::Chinese } else { Self::English }
    }

    fn parts(self) -> (LanguageIdentifier, &'static str) {
        match self {
            Self::Chinese => (langid!("zh-CN"), include_str!("zh-CN.ftl")),
            Self::English => (langid!("en"), include_str!("en.ftl")),
        }
    }
}

/// The texts of one language.
pub struct Catalogue {
    bundle: Rc<FluentBundle<FluentResource>>,
    language: Language,
    /// Whether texts are for a terminal: reports have colours, and values cannot steer it.
    terminal: bool,
}

impl Catalogue {
    /// The catalogue of a language.
    pub fn new(language: Language) -> Self {
        thread_local! {
            // Read once a thread: many a document asks for it several times.
            static BUNDLES: [OnceCell<Rc<FluentBundle<FluentResource>>>; 2] = const { [OnceCell::new(), OnceCell::new()] };
        }
        let bundle =
            |bundles: &[OnceCell<_>; 2]| Rc::clone(bundles[language as usize].get_or_init(|| Self::bundle(language)));
        Self { bundle: BUNDLES.with(bundle), language, terminal: false }
    }

    fn bundle(language: Language) -> Rc<FluentBundle<FluentResource>> {
        let (tag, source) = language.parts();
        let mut bundle = FluentBundle::new(vec![tag]);
        bundle.set_use_isolating(false);
        // A faulty entry is left out of the resource; the catalogue's test finds it.
        let resource = FluentResource::try_new(source.into()).unwrap_or_else(|(resource, _)| resource);
        bundle.add_resource_overriding(resource);
        Rc::new(bundle)
    }

    /// The same for a terminal: with colours in reports, and with the control characters of values made visible, so that none
    /// steers the terminal or forges a line of a report.
    pub fn for_terminal(self) -> Self {
        Self { terminal: true, ..self }
    }

    /// A text that comes from elsewhere, as it is printed.
    fn shown<'a>(&self, text: &'a str) -> Cow<'a, str> {
        if self.terminal { visible(text) } else { text.into() }
    }

    /// A value of this name as it is put into a text: in Chinese with the marks of that language.
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

    /// The text of a message or of one of its attributes (`code.hint`); `None` if the catalogue lacks it.
    pub fn text(&self, id: &str, values: &[(&'static str, String)]) -> Option<String> {
        let (id, attribute) = id.split_once('.').map_or((id, None), |(id, attribute)| (id, Some(attribute)));
        let message = self.bundle.get_message(id)?;
        let pattern = match attribute {
            Some(attribute) => message.get_attribute(attribute)?.value(),
            None => message.value()?,
        };
        let args: FluentArgs<'_> = values.iter().map(|(name, value)| (*name, self.value(name, value))).collect();
        Some(self.bundle.format_pattern(pattern, Some(&args), &mut Vec::new()).into_owned())
    }

    /// Findings as lines of text, each with its code, its place in `file`, and its remedy; under the name of the table
    /// that they are about, where there are such.
    pub fn report(&self, findings: &[Finding], file: Option<&str>) -> String {
        let grouped = findings.iter().any(|finding| finding.sheet.is_some());
        let mut lines = Vec::new();
        for (index, finding) in findings.iter().enumerate() {
            let same = index > 0 && findings[index - 1].sheet == finding.sheet;
            if grouped && !same {
                let other = || self.text("sheet-none", &[]).unwrap_or_default();
                let heading = finding.sheet.clone().unwrap_or_else(other);
                let gap = if index > 0 { "\n" } else { "" };
                lines.push(format!("{gap}{}", self.painted(&self.shown(&heading), Style::new().bold().underline())));
            }
            lines.push(self.finding(finding, file));
        }
        lines.join("\n")
    }

    fn finding(&self, finding: &Finding, file: Option<&str>) -> String {
        let (severity, colour) = match finding.severity {
            Severity::Error => ("severity-error", AnsiColor::Red),
            Severity::Warning => ("severity-warning", AnsiColor::Yellow),
            Severity::Note => ("severity-note", AnsiColor::Cyan),
        };
        let severity = self.text(severity, &[]).unwrap_or_default();
        let code = finding.code;
        let text = self.text(code, &finding.values).unwrap_or_default();
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
            let cells: Vec<String> =
                finding.cells.iter().take(MOST_CELLS).map(|cell| cell.short().to_owned()).collect();
            let more = if finding.cells.len() > MOST_CELLS { ", …" } else { "" };
            let label = self.text("cells", &[]).unwrap_or_default();
            lines.push_str(&format!("\n  {label}{}{more}", self.shown(&cells.join(", "))));
        }
        if let Some(hint) = self.text(&format!("{code}.hint"), &finding.values) {
            let label = self.text("hint", &[]).unwrap_or_default();
            lines.push_str(&format!("\n  {label}{hint}"));
        }
        lines
    }
}
