//! Reads the tag tree of a PDF (ISO 32000-1, 14.7 and 14.8; ISO 14289-1, 7): headings, tables, and whether tree and
//! pages agree.
//!
//! [`super::document`] calls it after the pages, because headings and cells get their texts from the marked content of
//! pages.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use hayro_syntax::object::{Array, Dict, MaybeRef, Name, Object, ObjectIdentifier};
use hayro_syntax::xref::XRef;

use super::report::{Heading, ReportedPage, TaggedCell, TaggedTable, Tags};
use super::values::{each, name, reference, string};
use crate::page::solid;

/// Maximum depth of elements.
const MAX_DEPTH: usize = 100;

/// The marked content of the pages.
pub(super) struct Marked<'p> {
    pub(super) pages: &'p [ReportedPage],
    /// The numbers (MCID) of each page.
    pub(super) numbers: Vec<BTreeSet<i32>>,
    /// Limit of visited elements.
    pub(super) max_elements: usize,
}

/// Reads the tag tree; `pages` gives page numbers, from 1, by the object of the page.
pub(super) fn read<'a>(
    root: &Dict<'a>,
    xref: &'a XRef,
    pages: &HashMap<ObjectIdentifier, usize>,
    marked: &Marked<'_>,
) -> Tags {
    let mut tags = Tags {
        marked: root.get::<Dict<'_>>("MarkInfo").and_then(|info| info.get::<bool>("Marked")).unwrap_or_default(),
        ..Tags::default()
    };
    let Some(tree) = root.get::<Dict<'_>>("StructTreeRoot") else { return tags };
    tags.tree = true;
    let mut walk = TagWalk {
        xref,
        pages,
        roles: tree.get::<Dict<'_>>("RoleMap").unwrap_or_default(),
        texts: texts(marked.pages),
        seen: BTreeSet::new(),
        named: BTreeSet::new(),
        visited: 0,
        max_elements: marked.max_elements,
        tags,
    };
    let outermost = TagContext { page: 0, table: None, heading: None, cell: None };
    for (id, child) in each(&tree, "K", xref) {
        walk.child(id, &child, &outermost, 0);
    }
    walk.compare_with_pages(marked)
}

/// The texts of marked content by page, from 1, and number (MCID).
fn texts(pages: &[ReportedPage]) -> HashMap<(usize, i32), String> {
    let mut texts: HashMap<(usize, i32), String> = HashMap::new();
    for (index, page) in pages.iter().enumerate() {
        for run in page.letters.chunk_by(|one, next| one.content == next.content) {
            if let Some(number) = run[0].content {
                let text = texts.entry((index + 1, number)).or_default();
                run.iter().for_each(|letter| text.push_str(&letter.text));
            }
        }
    }
    texts
}

/// The context of an element: its page, and the enclosing table, heading and cell as indexes into [`Tags`].
#[derive(Clone, Copy)]
struct TagContext {
    page: usize,
    table: Option<usize>,
    heading: Option<usize>,
    /// The index of the cell in its table.
    cell: Option<usize>,
}

/// A walk through the tag tree.
struct TagWalk<'a, 'p> {
    xref: &'a XRef,
    pages: &'p HashMap<ObjectIdentifier, usize>,
    roles: Dict<'a>,
    texts: HashMap<(usize, i32), String>,
    seen: BTreeSet<ObjectIdentifier>,
    /// The marked content to which the tree refers, by page and number.
    named: BTreeSet<(usize, i32)>,
    visited: usize,
    /// Limit of visited elements.
    max_elements: usize,
    tags: Tags,
}

impl<'a> TagWalk<'a, '_> {
    /// Visits a child of an element: a number of marked content, a marked-content reference, or an element.
    fn child(&mut self, id: Option<ObjectIdentifier>, child: &Object<'a>, context: &TagContext, depth: usize) {
        self.visited += 1;
        if self.visited > self.max_elements || depth > MAX_DEPTH {
            return;
        }
        match child {
            Object::Number(number) => self.content(context, number.as_i64() as i32),
            Object::Dict(dict) => match dict.get::<Name<'_>>("Type").as_deref() {
                Some(b"MCR") => {
                    let context = TagContext { page: self.page(dict).unwrap_or(context.page), ..*context };
                    // The content of a form XObject has numbers of its own.
                    if !dict.contains_key("Stm") {
                        self.content(&context, dict.get::<i32>("MCID").unwrap_or(-1));
                    }
                }
                Some(b"OBJR") => {}
                _ if id.is_some_and(|id| !self.seen.insert(id)) => {}
                _ => self.element(dict, context, depth),
            },
            _ => {}
        }
    }

    /// Visits a child that may be a reference, also to an array of children.
    fn child_or_reference(&mut self, child: MaybeRef<Object<'a>>, context: &TagContext, depth: usize) {
        self.visited += 1;
        if self.visited > self.max_elements {
            return;
        }
        let id = match child {
            MaybeRef::NotRef(object) => return self.child(None, &object, context, depth),
            MaybeRef::Ref(reference) => ObjectIdentifier::from(reference),
        };
        match self.xref.get::<Object<'_>>(id) {
            Some(Object::Array(array)) if depth < MAX_DEPTH => {
                array.raw_iter().for_each(|child| self.child_or_reference(child, context, depth + 1));
            }
            Some(object) => self.child(Some(id), &object, context, depth),
            None => {}
        }
    }

    fn content(&mut self, context: &TagContext, number: i32) {
        self.named.insert((context.page, number));
        if let Some(heading) = context.heading.and_then(|index| self.tags.headings.get_mut(index))
            && let Some(text) = self.texts.get(&(context.page, number))
        {
            heading.text.push_str(&solid(text));
        }
        let tables = &mut self.tags.tables;
        if let Some(cell) =
            context.table.zip(context.cell).and_then(|(table, cell)| tables.get_mut(table)?.tagged_cells.get_mut(cell))
            && let Some(text) = self.texts.get(&(context.page, number))
        {
            cell.text.push_str(&solid(text));
        }
        if let Some(table) =
            context.table.and_then(|index| self.tags.tables.get_mut(index)).filter(|table| table.page == 0)
        {
            table.page = context.page;
        }
    }

    fn element(&mut self, dict: &Dict<'a>, context: &TagContext, depth: usize) {
        let Some(role) = name(dict, "S").map(|role| self.standard(role)) else { return };
        match self.tags.roles.get_mut(&role) {
            Some(count) => *count += 1,
            None => drop(self.tags.roles.insert(role.clone(), 1)),
        }
        let mut context = TagContext { page: self.page(dict).unwrap_or(context.page), ..*context };
        self.count(&role, dict, &mut context);
        let children = match dict.get_raw::<Object<'_>>("K") {
            Some(MaybeRef::NotRef(Object::Array(array))) => array.raw_iter().collect(),
            Some(child) => vec![child],
            None => Vec::new(),
        };
        for child in children {
            self.child_or_reference(child, &context, depth + 1);
        }
    }

    fn count(&mut self, role: &str, dict: &Dict<'a>, context: &mut TagContext) {
        match role {
            "Table" => {
                context.table = Some(self.tags.tables.len());
                self.tags.tables.push(TaggedTable { summary: summary(dict), ..TaggedTable::default() });
            }
            "TR" | "TH" | "TD" => {
                let Some(table) = context.table.and_then(|index| self.tags.tables.get_mut(index)) else { return };
                match role {
                    "TR" => table.rows += 1,
                    "TH" => table.headers += 1,
                    _ => table.cells += 1,
                }
                if role != "TR" {
                    context.cell = Some(table.tagged_cells.len());
                    table.tagged_cells.push(cell(role == "TH", dict));
                }
            }
            "Figure" | "Formula" => {
                let has_text =
                    ["Alt", "ActualText"].iter().any(|key| string(dict, key).is_some_and(|text| !text.is_empty()));
                self.tags.figures_without_alt += usize::from(!has_text);
            }
            _ => {
                if let Some(level) = level(role) {
                    context.heading = Some(self.tags.headings.len());
                    self.tags.headings.push(Heading { level, text: String::new(), title: string(dict, "T") });
                }
            }
        }
    }

    /// The standard type to which the role map assigns a type of the document (ISO 32000-1, 14.7.3).
    fn standard(&self, mut role: String) -> String {
        for _ in 0..8 {
            match name(&self.roles, &role) {
                Some(other) if other != role => role = other,
                _ => break,
            }
        }
        role
    }

    fn page(&self, dict: &Dict<'_>) -> Option<usize> {
        self.pages.get(&reference(dict, "Pg")?).copied()
    }

    /// Compares the marked content of the tree with that of the pages: `lost` and `orphans`.
    fn compare_with_pages(mut self, marked: &Marked<'_>) -> Tags {
        let there: BTreeSet<(usize, i32)> = marked
            .numbers
            .iter()
            .enumerate()
            .flat_map(|(index, numbers)| numbers.iter().map(move |number| (index + 1, *number)))
            .collect();
        self.tags.lost = self.named.difference(&there).count();
        let mut orphans: BTreeMap<usize, usize> = BTreeMap::new();
        for (page, _) in there.difference(&self.named) {
            *orphans.entry(*page).or_default() += 1;
        }
        self.tags.orphans = orphans;
        self.tags
    }
}

/// The summary of a table, from its attributes.
fn summary(dict: &Dict<'_>) -> Option<String> {
    let direct = dict.get::<Dict<'_>>("A").and_then(|attributes| string(&attributes, "Summary"));
    let among = |array: Array<'_>| array.iter::<Dict<'_>>().find_map(|attributes| string(&attributes, "Summary"));
    direct.or_else(|| dict.get::<Array<'_>>("A").and_then(among)).filter(|summary| !summary.is_empty())
}

/// A cell without its text, with the numbers of columns and rows that it spans (ISO 32000-1, 14.8.5.7).
fn cell(header: bool, dict: &Dict<'_>) -> TaggedCell {
    let mut cell = TaggedCell { header, columns: 1, rows: 1, text: String::new() };
    for attributes in
        dict.get::<Array<'_>>("A").into_iter().flat_map(|array| array.iter::<Dict<'_>>().collect::<Vec<_>>())
    {
        cell.columns = attributes.get::<usize>("ColSpan").unwrap_or(cell.columns);
        cell.rows = attributes.get::<usize>("RowSpan").unwrap_or(cell.rows);
    }
    cell
}

/// The level of a heading: 0 for `H`; `None` if the role is not a heading.
fn level(role: &str) -> Option<u8> {
    let digits = role.strip_prefix('H')?;
    if digits.is_empty() { Some(0) } else { digits.parse().ok() }
}
