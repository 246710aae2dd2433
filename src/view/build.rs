//! Builds the view of a budget: fills titles and the narrative, and collects the parts with their tables.
//!
//! [`view`] is the step between the checks of the budget and Typst.

use indexmap::IndexMap;
use serde_json::json;

use super::sheet::SheetBuilder;
use super::{Block, Edition, PrintedPart, View};
use crate::error::Error;
use crate::layout::{Layout, PageKind, PartBody, PartSpec, SectionSpec};
use crate::model::{Budget, Finding, finding};
use crate::narrate::{Passage, fill, narrate};

/// The view of a budget.
///
/// # Errors
/// [`Error::Found`] with every table that is too wide for its page (`sheet-too-wide`); [`Error::Failed`] if a template
/// of the layout cannot be filled.
pub fn view(budget: &Budget, layout: &Layout) -> Result<View, Error> {
    let names = json!({ "year": budget.year, "unit": budget.unit });
    let text = |template: &String| fill(layout, template, &names);
    let mut builder = Builder { budget, layout, names: &names, findings: Vec::new() };
    let mut parts = IndexMap::new();
    for spec in layout.parts.iter().filter(|spec| is_printed(spec, budget)) {
        parts.insert(spec.key.clone(), builder.part(spec)?);
    }
    Error::unless_clean(builder.findings)?;
    check_placed_once(&parts, budget, layout)?;
    Ok(View {
        title: text(&layout.title)?,
        author: budget.unit.clone(),
        language: layout.language.clone(),
        region: layout.region.clone(),
        description: text(&layout.about)?,
        keywords: layout.keywords.iter().map(text).collect::<Result<_, _>>()?,
        date: budget.published,
        edition: Edition::Web,
        pages: [("prose", layout.page.prose), ("sheet", layout.page.sheet)].into(),
        mirrored: false,
        bleed: 0.0,
        pictures: layout.pictures,
        recto: false,
        turned: None,
        wrap: None,
        fingerprint: None,
        draft: None,
        cover: layout.cover.iter().map(text).collect::<Result<_, _>>()?,
        contents: layout.contents.clone(),
        folio: layout.folio_parts(),
        parts,
        attachments: Vec::new(),
    })
}

/// Whether a part is printed: an optional one only if the data have its prose or one of its tables.
fn is_printed(part: &PartSpec, budget: &Budget) -> bool {
    !part.optional
        || match part.body() {
            Some(PartBody::Sheets(ids)) => ids.iter().any(|id| budget.sheets.contains_key(id)),
            _ => budget.texts.contains_key(&part.key),
        }
}

/// Whether a table in prose has no lines and no notes in the data; it is then left out.
fn is_empty_in_prose(id: &str, budget: &Budget, layout: &Layout) -> bool {
    let is_in_prose = layout.sheet(id).is_some_and(|spec| spec.page == PageKind::Prose);
    let sheet = budget.sheets.get(id);
    is_in_prose && sheet.is_some_and(|sheet| sheet.lines.is_empty() && sheet.notes.as_ref().is_none_or(Vec::is_empty))
}

/// Checks that the document has each table of the layout exactly once, except tables that the data leave out and those
/// that the narrative states in sentences.
fn check_placed_once(parts: &IndexMap<String, PrintedPart>, budget: &Budget, layout: &Layout) -> Result<(), Error> {
    let blocks = || parts.values().flat_map(|part| &part.blocks);
    let left_out =
        |id: &str| layout.is_optional(id) && !budget.sheets.contains_key(id) || is_empty_in_prose(id, budget, layout);
    for spec in layout.sheets.iter().filter(|spec| !left_out(&spec.id)) {
        let times = blocks().filter(|block| matches!(block, Block::Sheet(sheet) if sheet.id == spec.id)).count();
        if times != usize::from(spec.page != PageKind::Narrative) {
            return Err(Error::failed(finding::sheet_unplaced(&spec.id, &spec.title, times)));
        }
    }
    Ok(())
}

/// State of building the parts; `findings` has the tables that are too wide.
struct Builder<'a> {
    budget: &'a Budget,
    layout: &'a Layout,
    names: &'a serde_json::Value,
    findings: Vec<Finding>,
}

impl Builder<'_> {
    /// The part with its blocks.
    fn part(&mut self, spec: &PartSpec) -> Result<PrintedPart, Error> {
        let mut blocks = Vec::new();
        match spec.body() {
            Some(PartBody::Sections(sections)) => self.sections(&spec.key, sections, &mut blocks),
            Some(PartBody::Sheets(ids)) => {
                let given = |id: &&String| !spec.optional || self.budget.sheets.contains_key(*id);
                for id in ids.iter().filter(given).collect::<Vec<_>>() {
                    self.sheet(id, &mut blocks)?;
                }
            }
            Some(PartBody::Template(name)) => self.narrative(name, &mut blocks)?,
            Some(PartBody::Text(name)) => {
                let text = self.layout.file(name).unwrap_or_default();
                let lines = text.lines().filter(|line| !line.is_empty());
                blocks.extend(lines.map(|line| Block::Paragraph { text: line.into() }));
            }
            None => {}
        }
        Ok(PrintedPart {
            ordinal: spec.ordinal.clone(),
            title: fill(self.layout, &spec.title, self.names)?,
            listed: spec.listed,
            blocks,
        })
    }

    /// Adds headings and paragraphs of prose from the data.
    fn sections(&self, part: &str, sections: &[SectionSpec], blocks: &mut Vec<Block>) {
        for section in sections {
            if !section.title.is_empty() {
                blocks.push(Block::Heading { level: 1, text: section.title.clone() });
            }
            let paragraphs = self.budget.texts.get(part).and_then(|texts| texts.get(&section.key));
            let paragraphs = paragraphs.into_iter().flatten().cloned();
            blocks.extend(paragraphs.map(|text| Block::Paragraph { text }));
        }
    }

    /// Adds the filled narrative, with the tables that it places.
    fn narrative(&mut self, template: &str, blocks: &mut Vec<Block>) -> Result<(), Error> {
        for passage in narrate(self.budget, self.layout, template)? {
            match passage {
                Passage::Heading(level, text) => blocks.push(Block::Heading { level, text }),
                Passage::Paragraph(text) => blocks.push(Block::Paragraph { text }),
                Passage::Sheet(id) if is_empty_in_prose(&id, self.budget, self.layout) => {}
                Passage::Sheet(id) => self.sheet(&id, blocks)?,
            }
        }
        Ok(())
    }

    /// Adds a table, or a finding if it is too wide.
    fn sheet(&mut self, id: &str, blocks: &mut Vec<Block>) -> Result<(), Error> {
        match SheetBuilder::new(self.budget, self.layout, id)?.build()? {
            Ok(sheet) => blocks.push(Block::Sheet(Box::new(sheet))),
            Err(finding) => self.findings.push(finding),
        }
        Ok(())
    }
}
