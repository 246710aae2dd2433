//! The job ticket (送印单) in words: a line for each fact, and a line to fill in for each thing that office and print shop
//! agree on. The words are messages of the catalogue, in the language of the document.

use super::{Margins, Ticket};
use crate::layout::{Binding, MIN_SPINE_MM};
use crate::message::{Catalogue, Language, ranges};

/// The messages of the facts, in order: the text is the label, the attribute `.value` the value.
const FACTS: [&str; 22] = [
    "ticket-document",
    "ticket-issuer",
    "ticket-file",
    "ticket-digest",
    "ticket-standard",
    "ticket-trim",
    "ticket-bleed",
    "ticket-pages",
    "ticket-blank",
    "ticket-landscape",
    "ticket-turned",
    "ticket-paper",
    "ticket-binding",
    "ticket-margins",
    "ticket-table-margins",
    "ticket-turned-margins",
    "ticket-black",
    "ticket-red",
    "ticket-fonts",
    "ticket-cover",
    "ticket-cover-press",
    "ticket-cover-digest",
];

/// The messages of what office and print shop agree on.
const ORDER: [&str; 6] = [
    "ticket-copies",
    "ticket-text-paper",
    "ticket-cover-paper",
    "ticket-lamination",
    "ticket-delivery",
    "ticket-contact",
];

/// The job ticket of a file in words, in the language of the document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TicketText {
    /// Its language, as a tag for HTML, such as `zh-CN`.
    pub language: String,
    /// Its title.
    pub title: String,
    /// The facts: labels and values.
    pub facts: Vec<(String, String)>,
    /// The heading above `order`.
    pub order_title: String,
    /// What office and print shop agree on: labels, and blanks to fill in.
    pub order: Vec<(String, String)>,
    /// Notes for the print shop, such as a spine that is too thin.
    pub notes: Vec<String>,
}

impl TicketText {
    /// The job ticket as plain text, one line for each fact.
    pub fn to_plain_text(&self, catalogue: &Catalogue) -> String {
        let line = |(label, value): &(String, String)| {
            let values = [("label", label.clone()), ("value", value.clone())];
            catalogue.text("ticket-line", &values)
        };
        let mut lines = vec![self.title.clone()];
        lines.extend(self.facts.iter().map(line));
        lines.push(self.order_title.clone());
        lines.extend(self.order.iter().map(line));
        lines.extend(self.notes.iter().cloned());
        lines.iter().map(|line| format!("{line}\n")).collect()
    }
}

impl Ticket {
    /// The job ticket as plain text, for a print edition in a file of this name.
    pub fn text(&self, file: &str) -> String {
        self.in_words(file).to_plain_text(&self.catalogue())
    }

    fn catalogue(&self) -> Catalogue {
        Catalogue::new(Language::of(&self.language))
    }

    /// The job ticket in words, for a print edition in a file of this name.
    pub fn in_words(&self, file: &str) -> TicketText {
        let catalogue = self.catalogue();
        let values = self.values(file, &catalogue);
        let text = |id: &str| catalogue.text(id, &values);
        let line = |id: &&str| (text(id), text(&format!("{id}.value")));
        let applies = |id: &&&str| match **id {
            "ticket-table-margins" => self.table_margins.is_some(),
            "ticket-turned" | "ticket-turned-margins" => !self.turned.is_empty(),
            id => self.cover.is_some() || !id.starts_with("ticket-cover"),
        };
        let thin = self.spine_too_thin.then(|| text("ticket-thin"));
        TicketText {
            language: text("language"),
            title: text("ticket-title"),
            facts: FACTS.iter().filter(applies).map(line).collect(),
            order_title: text("ticket-order"),
            order: ORDER.iter().map(line).collect(),
            notes: thin.into_iter().chain([text("ticket-check")]).collect(),
        }
    }

    fn values(&self, file: &str, catalogue: &Catalogue) -> Vec<(&'static str, String)> {
        let word = |id: &str| catalogue.text(id, &[]);
        let list = |pages: &[usize]| match pages.is_empty() {
            true => word("ticket-none"),
            false => catalogue.text("ticket-list", &[("pages", ranges(pages))]),
        };
        let [tables, turned] =
            [self.table_margins, self.turned_margins].map(|margins| margins.unwrap_or(Margins::NONE));
        let yes_or_none = |is: bool| word(if is { "ticket-yes" } else { "ticket-none" });
        let (across, spine) = (self.is_landscape(), [("spine", self.spine.to_string())]);
        let mut values = vec![
            ("file", file.into()),
            ("title", self.title.clone()),
            ("issuer", self.issuer.clone()),
            ("standard", self.standard.into()),
            ("condition", self.condition.clone()),
            ("width", self.trim[0].to_string()),
            ("height", self.trim[1].to_string()),
            ("bleed", self.bleed.to_string()),
            ("marks", yes_or_none(self.crop_marks)),
            ("pages", self.pages.to_string()),
            ("blanks", self.blanks.to_string()),
            ("added", if self.blanks == 0 { "none" } else { "some" }.into()),
            ("blank", list(&self.blank_pages)),
            ("landscape", list(&self.landscape)),
            ("turned", list(&self.turned)),
            ("binding", catalogue.text(binding(self.binding), &spine)),
            ("spine", self.spine.to_string()),
            ("least", MIN_SPINE_MM.to_string()),
            ("sheets", self.sheets.to_string()),
            ("each", self.pages_a_sheet.to_string()),
            ("top", self.margins.top.to_string()),
            ("bottom", self.margins.bottom.to_string()),
            ("margins", self.margins.sides()),
            ("table-top", tables.top.to_string()),
            ("table-bottom", tables.bottom.to_string()),
            ("table-margins", tables.sides()),
            ("table-pose", if self.landscape.is_empty() || across { "same" } else { "across" }.into()),
            ("turned-top", turned.top.to_string()),
            ("turned-bottom", turned.bottom.to_string()),
            ("turned-margins", turned.sides()),
            ("pose", if across { "across" } else { "upright" }.into()),
            ("black", list(&self.black)),
            ("red", list(&self.red)),
            ("fonts", self.fonts.join(", ")),
            ("sha256", self.sha256.clone()),
        ];
        if let Some(cover) = &self.cover {
            values.extend([
                ("cover", cover.file.clone()),
                ("cover-width", cover.trim[0].to_string()),
                ("cover-height", cover.trim[1].to_string()),
                ("cover-spine", cover.spine.to_string()),
                ("spine-title", if cover.title.is_empty() { word("ticket-none") } else { cover.title.clone() }),
                ("cover-bleed", cover.bleed.to_string()),
                ("cover-marks", yes_or_none(cover.crop_marks)),
                ("cover-red", yes_or_none(cover.red)),
                ("cover-fonts", cover.fonts.join(", ")),
                ("cover-sha256", cover.sha256.clone()),
            ]);
        }
        values
    }

    /// Whether every page but the blank ones is landscape.
    fn is_landscape(&self) -> bool {
        self.landscape.len() + self.blanks == self.pages
    }
}

impl Margins {
    /// The margins at the binding edge and at the fore edge, in words.
    fn sides(&self) -> String {
        format!("{} / {}", self.inside, self.outside)
    }
}

/// The message that names a binding.
fn binding(binding: Binding) -> &'static str {
    match binding {
        Binding::Saddle => "ticket-saddle",
        Binding::Perfect => "ticket-perfect",
        Binding::None => "ticket-unbound",
    }
}
