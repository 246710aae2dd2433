//! The workbook of a layout written out for those who fill it from other programs, in Markdown.

use super::reading::COMPARED;
use crate::layout::{FixedLine, Layout, LayoutColumn, PartBody, Print, SIDES, SheetSpec};
use crate::load::ledger::{FIELDS, MUST};
use crate::message::{Catalogue, Language};
use crate::model::LineKind;

/// So many rules the catalogue has: `manual-rule-1` and so on.
const RULES: usize = 14;

/// What worksheets, rows and columns a workbook has, and to which members of data files they lead. Headers are those
/// of the layout; the explanations are in `language`.
pub fn document(layout: &Layout, language: Language) -> String {
    let words = [language, Language::of(&layout.language)].map(Catalogue::new);
    let mut manual = Manual { layout, about: &words[0], book: &words[1], out: String::new() };
    manual.worksheets();
    manual.basics();
    manual.texts();
    for spec in &layout.sheets {
        manual.table(spec);
    }
    manual.figures();
    manual.ties();
    manual.ledger();
    manual.rules();
    manual.out
}

struct Manual<'a> {
    layout: &'a Layout,
    /// The words of the explanations.
    about: &'a Catalogue,
    /// The words that stand in the workbook.
    book: &'a Catalogue,
    out: String,
}

impl Manual<'_> {
    fn text(&self, id: &str) -> String {
        self.about.text(id, &[]).unwrap_or_default()
    }

    fn word(&self, id: &str) -> String {
        self.book.text(id, &[]).unwrap_or_default()
    }

    fn heading(&mut self, title: &str) {
        self.out.push_str(&format!("\n## {title}\n\n"));
    }

    fn head(&mut self, ids: &[&str]) {
        let titles: Vec<String> = ids.iter().map(|id| self.text(id)).collect();
        self.row(&titles);
        self.out.push_str(&format!("|{}\n", "---|".repeat(ids.len())));
    }

    fn row(&mut self, cells: &[String]) {
        self.out.push_str(&format!("| {} |\n", cells.join(" | ")));
    }

    fn worksheets(&mut self) {
        let (title, intro) = (self.text("manual-title"), self.text("manual-intro"));
        self.out.push_str(&format!("# {title} `{}`\n\n{intro}\n\n", self.layout.name));
        self.head(&["manual-worksheet", "format-place", "format-about"]);
        let mut rows = vec![
            (self.word("book-basics"), "/unit` `/year` `/published".to_owned(), self.text("book-basics-about")),
            (self.word("book-texts"), "/texts".to_owned(), self.text("book-texts-about")),
        ];
        rows.extend(self.layout.sheets.iter().map(|spec| {
            let about = if spec.title.is_empty() { self.text("book-in-prose") } else { spec.title.clone() };
            (spec.tab().to_owned(), format!("/sheets/{}", spec.id), about)
        }));
        rows.push((self.word("book-figures"), "/figures".into(), self.text("book-figures-about")));
        rows.push((self.word("book-ties"), "/ties".into(), self.text("book-ties-about")));
        if self.layout.ledger.is_some() {
            rows.push((self.word("book-ledger"), "/ledger".into(), self.text("about-ledger")));
        }
        for (name, place, about) in rows {
            self.row(&[name, format!("`{place}`"), about]);
        }
    }

    fn basics(&mut self) {
        self.heading(&self.word("book-basics"));
        self.head(&["manual-row", "format-place", "format-about"]);
        for (member, id) in
            [("layout", "book-layout"), ("unit", "book-unit"), ("year", "book-year"), ("published", "book-published")]
        {
            let about =
                if member == "layout" { format!("`{}`", self.layout.name) } else { self.text(&format!("{id}-about")) };
            self.row(&[self.word(id), format!("`/{member}`"), about]);
        }
    }

    fn texts(&mut self) {
        self.heading(&self.word("book-texts"));
        self.head(&["manual-first", "format-place"]);
        for part in &self.layout.parts {
            let Some(PartBody::Sections(sections)) = part.body() else { continue };
            for section in sections {
                self.row(&[section.label(part).to_owned(), format!("`/texts/{}/{}/…`", part.key, section.key)]);
            }
        }
    }

    fn table(&mut self, spec: &SheetSpec) {
        self.heading(&spec.label());
        self.head(&["manual-column", "format-place"]);
        let mut columns = Vec::new();
        spec.columns.iter().for_each(|column| self.columns(column, &[], spec, &mut columns));
        for (title, place) in columns {
            self.row(&[title, place]);
        }
        let rows = self.lines(spec);
        if !rows.is_empty() {
            self.out.push('\n');
            self.head(&["manual-line", "format-place"]);
            rows.iter().for_each(|row| self.row(row));
        }
    }

    /// The columns with the titles above them, and the members that they fill.
    fn columns(&self, column: &LayoutColumn, above: &[&str], spec: &SheetSpec, into: &mut Vec<(String, String)>) {
        let path = [above, &[column.title.as_str()]].concat();
        if !column.columns.is_empty() {
            column.columns.iter().for_each(|below| self.columns(below, &path, spec, into));
            return;
        }
        let place = match (&column.key, column.print) {
            (Some(key), _) => format!("`{key}`"),
            (None, Some(print)) if print.is_code() => "`code`".to_owned(),
            (None, Some(Print::Number)) => "—".to_owned(),
            (None, Some(Print::Label)) => "`code` `name`".to_owned(),
            (None, _) => heads(spec),
        };
        into.push((path.join(" › "), place));
    }

    /// The lines that the layout fixes, and the kinds of the data's own.
    fn lines(&self, spec: &SheetSpec) -> Vec<[String; 2]> {
        let fixed =
            |line: &FixedLine| [format!("{}{}", line.ordinal, line.name), format!("`\"key\": \"{}\"`", line.key)];
        let one_sided = spec.lines_on(None);
        let sided = SIDES.into_iter().filter(|_| one_sided.is_empty()).flat_map(|side| spec.lines_on(Some(side)));
        let lines = one_sided.iter().copied().chain(sided).map(fixed);
        let open = spec.open_kinds().into_iter().map(|kind| {
            let id = match kind {
                LineKind::Unit => "book-kind-unit",
                LineKind::Project => "book-kind-project",
                LineKind::Account | LineKind::Fixed => "book-kind-account",
            };
            [self.word(id), format!("`{}`", kind.member())]
        });
        lines.chain(open).collect()
    }

    fn figures(&mut self) {
        self.heading(&self.word("book-figures"));
        self.head(&["manual-first", "manual-second", "format-place"]);
        for spec in &self.layout.figures {
            let compared = COMPARED.into_iter().filter(|(key, _)| spec.takes(key));
            let compared = compared.map(|(key, id)| (key.to_owned(), self.word(id)));
            let own = spec.fields.iter().map(|(key, field)| (key.clone(), field.title.clone()));
            for (key, label) in compared.chain(own).collect::<Vec<_>>() {
                self.row(&[spec.title.clone(), label, format!("`/figures/{}/{key}`", spec.key)]);
            }
        }
    }

    fn ties(&mut self) {
        self.heading(&self.word("book-ties"));
        self.head(&["manual-column", "format-place", "format-about"]);
        for (key, id) in [("title", "book-tie-title"), ("left", "book-tie-left"), ("right", "book-tie-right")] {
            self.row(&[self.word(id), format!("`/ties/…/{key}`"), self.text(&format!("about-tie-{key}"))]);
        }
    }

    fn ledger(&mut self) {
        let Some(spec) = &self.layout.ledger else { return };
        self.heading(&self.word("book-ledger"));
        self.head(&["manual-column", "format-place", "format-about"]);
        for field in FIELDS {
            let optional = if MUST.contains(&field) { "" } else { "?" };
            let names = match field {
                "kind" => Some(&spec.kinds),
                "fund" => Some(&spec.funds),
                _ => None,
            };
            let about = self.text(&format!("about-ledger-{field}"));
            let names =
                names.map(|names| names.iter().map(|(key, name)| format!("<br>`{key}` {name}")).collect::<String>());
            let title = self.word(&format!("ledger-{field}"));
            self.row(&[
                title,
                format!("`/ledger/…/{field}`{optional}"),
                format!("{about}{}", names.unwrap_or_default()),
            ]);
        }
    }

    fn rules(&mut self) {
        self.heading(&self.text("manual-rules"));
        for number in 1..=RULES {
            let rule = self.text(&format!("manual-rule-{number}"));
            self.out.push_str(&format!("- {rule}\n"));
        }
    }
}

/// What a column of names fills.
fn heads(spec: &SheetSpec) -> String {
    let members = spec.line_kinds().into_iter().map(|kind| match kind {
        LineKind::Account => "`name`".to_owned(),
        kind => format!("`{}`", kind.member()),
    });
    members.collect::<Vec<_>>().join(" ")
}
