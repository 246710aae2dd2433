//! Documents the workbook of a layout in Markdown, for developers of programs that fill it in.
//!
//! `budgetpress schema --workbook` and the generated documentation use [`document`], which lists the worksheets, rows
//! and columns, and the members of data files that each of them fills.

use super::reader::COMPARISON_FIELDS;
use crate::layout::{FixedLine, Layout, LayoutColumn, PartBody, Print, SIDES, SheetSpec};
use crate::load::ledger::{FIELDS, REQUIRED_FIELDS};
use crate::message::{Catalogue, FileWords, Language};
use crate::model::LineKind;

/// Number of rules in the message catalogue: `manual-rule-1` to `manual-rule-14`.
const RULE_COUNT: usize = 14;

/// Describes the worksheets, rows and columns of a layout's workbook, and the members of data files that they fill, as
/// Markdown. Headers are in the language of the layout, explanations in `language`.
pub fn document(layout: &Layout, language: Language) -> String {
    let mut manual = Manual {
        layout,
        about: Catalogue::new(language),
        guide: FileWords::new(language),
        book: FileWords::of(&layout.language),
        out: String::new(),
    };
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

/// The Markdown text being written, with the catalogues that its words come from.
struct Manual<'a> {
    /// The layout described.
    layout: &'a Layout,
    /// Explanations, in the language of the reader.
    about: Catalogue,
    /// Descriptions of worksheets and rows, in the language of the reader.
    guide: FileWords,
    /// Names of worksheets and columns, in the language of the layout.
    book: FileWords,
    /// The text so far.
    out: String,
}

impl Manual<'_> {
    /// An explanation, by message id.
    fn text(&self, id: &str) -> String {
        self.about.text(id, &[])
    }

    /// A name that stands in the workbook, by its id.
    fn word(&self, id: &str) -> String {
        self.book.word(id)
    }

    /// Writes a heading.
    fn heading(&mut self, title: &str) {
        self.out.push_str(&format!("\n## {title}\n\n"));
    }

    /// Writes the head of a table, with titles by message id.
    fn table_head(&mut self, ids: &[&str]) {
        let titles: Vec<String> = ids.iter().map(|id| self.text(id)).collect();
        self.row(&titles);
        self.out.push_str(&format!("|{}\n", "---|".repeat(ids.len())));
    }

    /// Writes a row of a table.
    fn row(&mut self, cells: &[String]) {
        self.out.push_str(&format!("| {} |\n", cells.join(" | ")));
    }

    /// Writes the title, and the list of worksheets.
    fn worksheets(&mut self) {
        let (title, intro) = (self.text("manual-title"), self.text("manual-intro"));
        self.out.push_str(&format!("# {title} `{}`\n\n{intro}\n\n", self.layout.name));
        self.table_head(&["manual-worksheet", "format-place", "format-about"]);
        let mut rows = vec![
            (self.word("book-basics"), "/unit` `/year` `/published".to_owned(), self.guide.word("book-basics-about")),
            (self.word("book-texts"), "/texts".to_owned(), self.guide.word("book-texts-about")),
        ];
        rows.extend(self.layout.sheets.iter().map(|spec| {
            let about = if spec.title.is_empty() { self.guide.word("book-in-prose") } else { spec.title.clone() };
            (spec.tab().to_owned(), format!("/sheets/{}", spec.id), about)
        }));
        rows.push((self.word("book-figures"), "/figures".into(), self.guide.word("book-figures-about")));
        rows.push((self.word("book-ties"), "/ties".into(), self.guide.word("book-ties-about")));
        if self.layout.ledger.is_some() {
            rows.push((self.word("book-ledger"), "/ledger".into(), self.text("about-ledger")));
        }
        for (name, place, about) in rows {
            self.row(&[name, format!("`{place}`"), about]);
        }
    }

    /// Writes the rows of the worksheet with the basic data.
    fn basics(&mut self) {
        self.heading(&self.word("book-basics"));
        self.table_head(&["manual-row", "format-place", "format-about"]);
        for (member, id) in
            [("layout", "book-layout"), ("unit", "book-unit"), ("year", "book-year"), ("published", "book-published")]
        {
            let about = if member == "layout" {
                format!("`{}`", self.layout.name)
            } else {
                self.guide.word(&format!("{id}-about"))
            };
            self.row(&[self.word(id), format!("`/{member}`"), about]);
        }
    }

    /// Writes the sections of the narrative texts.
    fn texts(&mut self) {
        self.heading(&self.word("book-texts"));
        self.table_head(&["manual-first", "format-place"]);
        for part in &self.layout.parts {
            let Some(PartBody::Sections(sections)) = part.body() else { continue };
            for section in sections {
                self.row(&[section.label(part).to_owned(), format!("`/texts/{}/{}/…`", part.key, section.key)]);
            }
        }
    }

    /// Writes the columns and lines of one table.
    fn table(&mut self, spec: &SheetSpec) {
        self.heading(&spec.label());
        self.table_head(&["manual-column", "format-place"]);
        let mut columns = Vec::new();
        spec.columns.iter().for_each(|column| self.collect_columns(column, &[], spec, &mut columns));
        for (title, place) in columns {
            self.row(&[title, place]);
        }
        let rows = self.line_rows(spec);
        if !rows.is_empty() {
            self.out.push('\n');
            self.table_head(&["manual-line", "format-place"]);
            rows.iter().for_each(|row| self.row(row));
        }
    }

    /// Collects the columns below `column` that hold data: their titles from the group down, and the members that they
    /// fill.
    fn collect_columns(
        &self,
        column: &LayoutColumn,
        above: &[&str],
        spec: &SheetSpec,
        into: &mut Vec<(String, String)>,
    ) {
        let path = [above, &[column.title.as_str()]].concat();
        if !column.columns.is_empty() {
            column.columns.iter().for_each(|below| self.collect_columns(below, &path, spec, into));
            return;
        }
        let place = match (&column.key, column.print) {
            (Some(key), _) => format!("`{key}`"),
            (None, Some(print)) if print.is_code() => "`code`".to_owned(),
            (None, Some(Print::Number)) => "—".to_owned(),
            (None, Some(Print::Label)) => "`code` `name`".to_owned(),
            (None, _) => name_members(spec),
        };
        into.push((path.join(" › "), place));
    }

    /// The fixed lines of a table, then the kinds of lines that the data may add.
    fn line_rows(&self, spec: &SheetSpec) -> Vec<[String; 2]> {
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

    /// Writes the figures of the narrative.
    fn figures(&mut self) {
        self.heading(&self.word("book-figures"));
        self.table_head(&["manual-first", "manual-second", "format-place"]);
        for spec in &self.layout.figures {
            let compared = COMPARISON_FIELDS.into_iter().filter(|(key, _)| spec.takes(key));
            let compared = compared.map(|(key, id)| (key.to_owned(), self.word(id)));
            let defined = spec.fields.iter().map(|(key, field)| (key.clone(), field.title.clone()));
            for (key, label) in compared.chain(defined).collect::<Vec<_>>() {
                self.row(&[spec.title.clone(), label, format!("`/figures/{}/{key}`", spec.key)]);
            }
        }
    }

    /// Writes the columns of the worksheet of ties.
    fn ties(&mut self) {
        self.heading(&self.word("book-ties"));
        self.table_head(&["manual-column", "format-place", "format-about"]);
        for (key, id) in [("title", "book-tie-title"), ("left", "book-tie-left"), ("right", "book-tie-right")] {
            self.row(&[self.word(id), format!("`/ties/…/{key}`"), self.text(&format!("about-tie-{key}"))]);
        }
    }

    /// Writes the columns of the ledger, if the layout has one.
    fn ledger(&mut self) {
        let Some(spec) = &self.layout.ledger else { return };
        self.heading(&self.word("book-ledger"));
        self.table_head(&["manual-column", "format-place", "format-about"]);
        for field in FIELDS {
            let optional = if REQUIRED_FIELDS.contains(&field) { "" } else { "?" };
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

    /// Writes the rules for all worksheets.
    fn rules(&mut self) {
        self.heading(&self.text("manual-rules"));
        for number in 1..=RULE_COUNT {
            let rule = self.text(&format!("manual-rule-{number}"));
            self.out.push_str(&format!("- {rule}\n"));
        }
    }
}

/// The members that a column of names fills, one for each kind of line.
fn name_members(spec: &SheetSpec) -> String {
    let members = spec.line_kinds().into_iter().map(|kind| match kind {
        LineKind::Account => "`name`".to_owned(),
        kind => format!("`{}`", kind.member()),
    });
    members.collect::<Vec<_>>().join(" ")
}
