//! From budget and layout to the view.

use indexmap::IndexMap;
use serde_json::json;

use super::sheet::SheetBuilder;
use super::{Block, Edition, PrintedPart, View};
use crate::error::Error;
use crate::layout::{Layout, PageKind, PartBody, PartSpec, SectionSpec};
use crate::model::{Budget, Finding};
use crate::narrate::{Passage, fill, narrate};

/// The view of a budget.
///
/// # Errors
/// [`Error::Found`] with every sheet that is too wide for its page (`sheet-too-wide`); [`Error::Failed`] if a
/// template of the layout does not render.
pub fn view(budget: &Budget, layout: &Layout) -> Result<View, Error> {
    let names = json!({ "year": budget.year, "unit": budget.unit });
    let text = |template: &String| fill(layout, template, &names);
    let mut builder = Builder { budget, layout, names: &names, findings: Vec::new() };
    let mut parts = IndexMap::new();
    for spec in layout.parts.iter().filter(|spec| is_given(spec, budget)) {
        parts.insert(spec.key.clone(), builder.part(spec)?);
    }
    Error::unless_clean(builder.findings)?;
    placed_once(&parts, budget, layout)?;
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

/// Whether a part has anything to print: an optional one needs prose or tables of its own.
fn is_given(part: &PartSpec, budget: &Budget) -> bool {
    !part.optional
        || match part.body() {
            Some(PartBody::Sheets(ids)) => ids.iter().any(|id| budget.sheets.contains_key(id)),
            _ => budget.texts.contains_key(&part.key),
        }
}

/// Whether a table inside prose has no lines and no notes of its own: then it is left out.
fn is_bare(id: &str, budget: &Budget, layout: &Layout) -> bool {
    let inside = layout.sheet(id).is_some_and(|spec| spec.page == PageKind::Prose);
    let sheet = budget.sheets.get(id);
    inside && sheet.is_some_and(|sheet| sheet.lines.is_empty() && sheet.notes.as_ref().is_none_or(Vec::is_empty))
}

/// Every sheet of the layout stands in the document, once, but for those that the data may leave out and those that are
/// told in sentences.
fn placed_once(parts: &IndexMap<String, PrintedPart>, budget: &Budget, layout: &Layout) -> Result<(), Error> {
    let blocks = || parts.values().flat_map(|part| &part.blocks);
    let left_out = |id: &str| layout.is_optional(id) && !budget.sheets.contains_key(id) || is_bare(id, budget, layout);
    for spec in layout.sheets.iter().filter(|spec| !left_out(&spec.id)) {
        let times = blocks().filter(|block| matches!(block, Block::Sheet(sheet) if sheet.id == spec.id)).count();
        if times != usize::from(spec.page != PageKind::Told) {
            let finding = Finding::error("sheet-unplaced").with("sheet", &spec.id).with("title", &spec.title);
            return Err(Error::failed(finding.with("times", times)));
        }
    }
    Ok(())
}

struct Builder<'a> {
    budget: &'a Budget,
    layout: &'a Layout,
    names: &'a serde_json::Value,
    findings: Vec<Finding>,
}

impl Builder<'_> {
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

    fn narrative(&mut self, template: &str, blocks: &mut Vec<Block>) -> Result<(), Error> {
        for passage in narrate(self.budget, self.layout, template)? {
            match passage {
                Passage::Heading(level, text) => blocks.push(Block::Heading { level, text }),
                Passage::Paragraph(text) => blocks.push(Block::Paragraph { text }),
                Passage::Sheet(id) if is_bare(&id, self.budget, self.layout) => {}
                Passage::Sheet(id) => self.sheet(&id, blocks)?,
            }
        }
        Ok(())
    }

    fn sheet(&mut self, id: &str, blocks: &mut Vec<Block>) -> Result<(), Error> {
        match SheetBuilder::new(self.budget, self.layout, id)?.build()? {
            Ok(sheet) => blocks.push(Block::Sheet(Box::new(sheet))),
            Err(finding) => self.findings.push(finding),
        }
        Ok(())
    }
}
