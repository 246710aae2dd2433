//! Reads the files that make up a layout: its `layout.toml`, those that `extends` names, and those that they extend.
//!
//! [`Layouts`] begins with it when a layout is opened or exported; [`super::inherit`] joins the tables.

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::inherit::Inheritance;
use super::inside::SHARED_FOLDER;
use super::texts::{FileFinding, SourceTexts};
use super::{LAYOUT_FILE, Layouts, source};
use crate::model::{Finding, Place, finding};

/// The limit of files of one layout.
const MAX_FILES: usize = 64;

/// The texts of the files of a layout.
#[derive(Default)]
pub(super) struct LayoutToml {
    pub(super) texts: SourceTexts,
    /// The indices of the files in the order of joining: each after those that it extends.
    order: Vec<usize>,
    /// The layouts that it extends, nearest first.
    pub(super) bases: Vec<String>,
}

impl LayoutToml {
    /// Reads the files of the layout `name`.
    ///
    /// # Errors
    /// Findings about unreadable or invalid files, and about names in `extends`.
    pub(super) fn read(layouts: &Layouts, name: &str) -> Result<Self, Vec<FileFinding>> {
        let mut reading =
            ExtendsReading { layouts, layout_name: name, source: Self::default(), open: Vec::new(), found: Vec::new() };
        reading.visit(&format!("{name}/{LAYOUT_FILE}"));
        if !reading.found.is_empty() {
            return Err(reading.found);
        }
        let mut source = reading.source;
        source.bases.retain(|base| base != name);
        source.bases.reverse();
        Ok(source)
    }

    /// The joined table of all files, with references to lists replaced; and findings about names that do not exist.
    ///
    /// # Errors
    /// A finding for each syntax error.
    pub(super) fn joined(&self) -> Result<(Spanned<DeTable<'_>>, Vec<FileFinding>), Vec<FileFinding>> {
        let mut tables: Vec<_> = source::parsed(&self.texts, &source::OF_LAYOUTS)?.into_iter().map(Some).collect();
        let mut inheritance = Inheritance::new(&self.texts);
        for index in &self.order {
            if let Some(table) = tables.get_mut(*index).and_then(Option::take) {
                inheritance.extend(table);
            }
        }
        Ok(inheritance.finish())
    }
}

/// State of reading the files.
struct ExtendsReading<'a> {
    layouts: &'a Layouts,
    /// The layout whose files are read.
    layout_name: &'a str,
    source: LayoutToml,
    /// Path and index of the files being read, each of which extends the next, to detect circles.
    open: Vec<(String, usize)>,
    found: Vec<FileFinding>,
}

impl ExtendsReading<'_> {
    /// Reads a file by its path relative to the set, and those that it extends.
    fn visit(&mut self, path: &str) {
        let label = self.label(path);
        let Ok(text) = String::from_utf8(self.layouts.read(path).unwrap_or_default()) else {
            self.found.push((label, finding::layout_encoding().at(&Place::root())));
            return;
        };
        let alone = SourceTexts::of(&label, text.clone());
        let index = self.source.texts.add(&label, text);
        self.open.push((path.to_owned(), index));
        match source::parsed(&alone, &source::OF_LAYOUTS) {
            Err(found) => self.found.extend(found),
            Ok(tables) => {
                let extended = tables.first().and_then(|table| table.get_ref().get("extends"));
                for named in extended.iter().flat_map(|named| values(named)) {
                    if let Err(finding) = self.follow(named) {
                        self.found.push(alone.placed(*finding, named.span().start));
                    }
                }
            }
        }
        self.open.pop();
        self.source.order.push(index);
        if let Some(layout) = path.strip_suffix(&format!("/{LAYOUT_FILE}")) {
            self.source.bases.push(layout.to_owned());
        }
    }

    /// Reads the file that an entry of `extends` names, unless it has been read.
    fn follow(&mut self, named: &Spanned<DeValue<'_>>) -> Result<(), Box<Finding>> {
        let problem = |what: &'static str, name: &str| Box::new(finding::layout_extends(what, name));
        let DeValue::String(name) = named.get_ref() else { return Err(problem("text", "")) };
        let part = name.strip_prefix(SHARED_FOLDER).and_then(|rest| rest.strip_prefix('/'));
        let path = match part {
            Some(part) if Layouts::is_name(part) => format!("{SHARED_FOLDER}/{part}.toml"),
            None if Layouts::is_name(name) => format!("{name}/{LAYOUT_FILE}"),
            _ => return Err(problem("name", name)),
        };
        if self.open.iter().any(|(open, _)| *open == path) {
            return Err(problem("circle", name));
        }
        if self.layouts.read(&path).is_none() {
            let known = self.layouts.parts().join(", ");
            return Err(Box::new(finding::layout_extends("missing", name.as_ref()).known(known)));
        }
        if self.source.texts.has(&self.label(&path)) {
            return Ok(());
        }
        if self.source.texts.len() >= MAX_FILES {
            return Err(Box::new(finding::layout_extends("many", name.as_ref()).at_most(MAX_FILES)));
        }
        self.visit(&path);
        Ok(())
    }

    /// The path of a file of the set relative to the folder of the layout.
    fn label(&self, path: &str) -> String {
        match path.strip_prefix(self.layout_name).and_then(|rest| rest.strip_prefix('/')) {
            Some(inside) => inside.to_owned(),
            None => format!("../{path}"),
        }
    }
}

/// The values of an array; any other value is returned alone.
fn values<'a, 't>(value: &'a Spanned<DeValue<'t>>) -> Vec<&'a Spanned<DeValue<'t>>> {
    match value.get_ref() {
        DeValue::Array(array) => array.iter().collect(),
        _ => vec![value],
    }
}
