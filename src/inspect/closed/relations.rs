//! Checks that the objects of a file agree about each other: pages and page tree, structure elements and their content,
//! bookmarks, attached files. PDF states such relations twice, and readers follow either statement, so that both must
//! lead to the same object. Called by [`super::read`] once each object has a form.

use std::collections::{BTreeMap, BTreeSet};

use super::frame::Frame;
use super::tables::TaggedTables;
use super::walk::Fault;
use crate::syntax::{Members, Value};

/// The catalogue of a file and its pages, by object number.
pub(super) struct DocumentParts<'f> {
    frame: &'f Frame<'f>,
    catalogue: Members<'f>,
    /// The pages in order.
    pub(super) pages: Vec<usize>,
}

impl<'f> DocumentParts<'f> {
    /// Finds the pages; `None` if the page tree is damaged or states another count.
    pub(super) fn read(frame: &'f Frame<'f>) -> Option<Self> {
        let catalogue = frame.members(frame.trailer.reference("Root")?)?;
        let tree = frame.members(catalogue.reference("Pages")?)?;
        let pages = references(tree.list("Kids"));
        (tree.integer("Count") == i64::try_from(pages.len()).ok()).then_some(Self { frame, catalogue, pages })
    }

    /// All contradictions between objects; `pictures` allows figures in the structure.
    pub(super) fn faults(&self, pictures: bool) -> Vec<Fault> {
        let mut faults = Vec::new();
        faults.extend(self.duplicate_page());
        faults.extend(self.files());
        faults.extend(self.outline());
        if let Some(root) = self.catalogue.reference("StructTreeRoot") {
            faults.extend(Structure::read(self, root, pictures).and_then(|structure| structure.compare(self)).err());
        }
        faults
    }

    /// A page, or a content stream, that is used twice.
    fn duplicate_page(&self) -> Option<Fault> {
        let mut seen = BTreeSet::new();
        for page in &self.pages {
            let members = self.frame.members(*page)?;
            let content = match members.get("Contents") {
                Some(Value::Reference(content)) => vec![*content],
                Some(Value::List(list)) => references(list),
                _ => Vec::new(),
            };
            let new = seen.insert(*page) && content.iter().all(|content| seen.insert(*content));
            if !new {
                return Some(Fault::new(*page, "twice", ""));
            }
        }
        None
    }

    /// A contradiction about attached files: the name tree and the `AF` list must have the same files, each with one
    /// name, one stream, and the right size and date.
    fn files(&self) -> Option<Fault> {
        let named = self.catalogue.dictionary("Names").and_then(|names| names.dictionary("EmbeddedFiles"));
        let named = named.map(|names| names.list("Names")).unwrap_or_default();
        let mut files = Vec::new();
        for pair in named.chunks_exact(2) {
            let (Value::Text(name), Value::Reference(file)) = (&pair[0], &pair[1]) else { continue };
            files.push(*file);
            let members = self.frame.members(*file)?;
            let data = members.dictionary("EF")?;
            let alike = members.text("F") == Some(name) && members.text("UF") == Some(name);
            let alike = alike && self.date(data.reference("F")?) == self.modified();
            let stated = data.reference("F").filter(|number| Some(*number) == data.reference("UF"));
            let length = stated.and_then(|number| self.length(number));
            if !alike || length.is_none() {
                return Some(Fault::new(*file, "file", String::from_utf8_lossy(name)));
            }
        }
        let associated = references(self.catalogue.list("AF"));
        (files != associated).then(|| Fault::new(0, "file", ""))
    }

    /// The date (ModDate) of an attached file.
    fn date(&self, number: usize) -> Option<Vec<u8>> {
        Some(self.frame.members(number)?.dictionary("Params")?.text("ModDate")?.to_vec())
    }

    /// The date (ModDate) of the document.
    fn modified(&self) -> Option<Vec<u8>> {
        let information = self.frame.members(self.frame.trailer.reference("Info")?)?;
        Some(information.text("ModDate")?.to_vec())
    }

    /// The length of an attached file in bytes, if it is as stated.
    fn length(&self, number: usize) -> Option<usize> {
        let data = self.frame.data(number)?;
        let stated = self.frame.members(number)?.dictionary("Params")?.integer("Size")?;
        (i64::try_from(data.len()).ok()? == stated).then_some(data.len())
    }

    /// A bookmark whose links to its neighbours, its parent or its children disagree.
    fn outline(&self) -> Option<Fault> {
        let root = self.catalogue.reference("Outlines")?;
        let mut open = vec![root];
        let mut seen = BTreeSet::new();
        while let Some(parent) = open.pop() {
            let members = self.frame.members(parent)?;
            let (mut next, mut before, mut count) = (members.reference("First"), None, 0);
            while let Some(number) = next {
                let bookmark = self.frame.members(number)?;
                let agrees = bookmark.reference("Prev") == before && bookmark.reference("Parent") == Some(parent);
                if !agrees || !seen.insert(number) {
                    return Some(Fault::new(number, "outline", ""));
                }
                if bookmark.get("First").is_some() {
                    open.push(number);
                }
                before = Some(number);
                next = bookmark.reference("Next");
                count += 1;
            }
            // A negative count means that the bookmarks below are closed (ISO 32000-1, 12.3.3).
            let stated = if parent == root { Some(count) } else { Some(-count) };
            if members.reference("Last") != before || members.integer("Count") != stated {
                return Some(Fault::new(parent, "outline", ""));
            }
        }
        None
    }
}

/// The object numbers of the references in a list.
pub(super) fn references(list: &[Value<'_>]) -> Vec<usize> {
    let numbers = list.iter().filter_map(|value| match value {
        Value::Reference(number) => Some(*number),
        _ => None,
    });
    numbers.collect()
}

/// A piece of marked content, as a leaf of the structure tree.
struct StructureContent {
    /// The index of its page in the document.
    page: usize,
    /// Its number on the page (MCID).
    number: i64,
    /// The object number of its structure element.
    element: usize,
    /// Whether it is a header cell: one that spans rows is drawn later than its place in the structure.
    header: bool,
}

/// The structure tree, read from its root, and the redundant statements it is compared with.
#[derive(Default)]
struct Structure {
    /// All content in the order of the tree.
    leaves: Vec<StructureContent>,
    /// Structure elements by the annotation they contain.
    annotations: BTreeMap<usize, usize>,
    /// Structure elements by their identifier (ID).
    identifiers: BTreeMap<Vec<u8>, usize>,
    /// References of cells to header cells: identifier, and object number of the cell.
    headers: Vec<(Vec<u8>, usize)>,
    tables: TaggedTables,
    /// The parent tree: elements by the key of a page or annotation.
    parents: BTreeMap<i64, Vec<usize>>,
    /// The identifier tree: elements by identifier.
    id_tree: BTreeMap<Vec<u8>, usize>,
}

impl Structure {
    /// Reads the tree; an error about the first element with a wrong parent, or with content that is not on a page.
    fn read(document: &DocumentParts<'_>, root: usize, pictures: bool) -> Result<Self, Fault> {
        let frame = document.frame;
        let members = frame.members(root).ok_or_else(|| Fault::new(root, "structure", ""))?;
        let mut structure = Self::default();
        let page_indices: BTreeMap<usize, usize> =
            document.pages.iter().enumerate().map(|(place, page)| (*page, place)).collect();
        // A stack, so that elements are read in document order.
        let mut pending: Vec<Pending> =
            references(members.list("K")).into_iter().rev().map(|child| Pending::Element(child, root)).collect();
        let mut seen = BTreeSet::new();
        while let Some(next) = pending.pop() {
            let (number, parent) = match next {
                Pending::Leaf(leaf) => {
                    structure.leaves.push(leaf);
                    continue;
                }
                Pending::Element(number, parent) => (number, parent),
            };
            let fault = || Fault::new(number, "structure", "");
            let element = frame.members(number).ok_or_else(fault)?;
            if element.reference("P") != Some(parent) || !seen.insert(number) {
                return Err(fault());
            }
            // Only pictures may have an alternate text: elsewhere it could differ from the visible text.
            let figure = element.name("S") == Some(b"Figure");
            if figure != element.get("Alt").is_some() || figure && !pictures {
                return Err(Fault::new(number, "key", if figure { "S" } else { "Alt" }));
            }
            let header = element.name("S") == Some(b"TH");
            if let Some(name) = element.text("ID") {
                structure.identifiers.insert(name.to_vec(), number);
            }
            for attributes in element.list("A") {
                let Value::Dictionary(attributes) = attributes else { continue };
                let names = attributes.list("Headers").iter().filter_map(|name| match name {
                    Value::Text(name) => Some((name.clone(), number)),
                    _ => None,
                });
                structure.headers.extend(names);
            }
            structure.tables.element(number, parent, &element).ok_or_else(fault)?;
            let element_page = element.reference("Pg").and_then(|page| page_indices.get(&page)).copied();
            for child in element.list("K").iter().rev() {
                let leaf = |page: usize, content: i64| {
                    Pending::Leaf(StructureContent { page, number: content, element: number, header })
                };
                match child {
                    Value::Integer(content) => pending.push(leaf(element_page.ok_or_else(fault)?, *content)),
                    Value::Reference(child) => pending.push(Pending::Element(*child, number)),
                    Value::Dictionary(child) => {
                        let page = child
                            .reference("Pg")
                            .and_then(|page| page_indices.get(&page))
                            .copied()
                            .ok_or_else(fault)?;
                        match (child.integer("MCID"), child.reference("Obj")) {
                            (Some(content), _) => pending.push(leaf(page, content)),
                            (_, Some(annotation)) => drop(structure.annotations.insert(annotation, number)),
                            _ => return Err(fault()),
                        }
                    }
                    _ => return Err(fault()),
                }
            }
        }
        structure.parents(frame, &members);
        Ok(structure)
    }

    /// Reads the parent tree and the identifier tree.
    fn parents(&mut self, frame: &Frame<'_>, root: &Members<'_>) {
        for pair in root.dictionary("ParentTree").map(|tree| tree.list("Nums")).unwrap_or_default().chunks_exact(2) {
            let (Value::Integer(key), Value::Reference(number)) = (&pair[0], &pair[1]) else { continue };
            let elements = match frame.get(*number) {
                Some((Value::List(list), _)) => references(&list),
                _ => vec![*number],
            };
            self.parents.insert(*key, elements);
        }
        for pair in root.dictionary("IDTree").map(|tree| tree.list("Names")).unwrap_or_default().chunks_exact(2) {
            if let (Value::Text(name), Value::Reference(element)) = (&pair[0], &pair[1]) {
                self.id_tree.insert(name.clone(), *element);
            }
        }
    }

    /// Compares the tree with the order of content on pages, the parent tree, the identifier tree and the header cells.
    fn compare(&self, document: &DocumentParts<'_>) -> Result<(), Fault> {
        let fault = |element: usize| Fault::new(element, "structure", "");
        let mut by_page: Vec<Vec<&StructureContent>> = document.pages.iter().map(|_| Vec::new()).collect();
        for leaf in &self.leaves {
            by_page[leaf.page].push(leaf);
        }
        for (page, mut leaves) in document.pages.iter().zip(by_page) {
            // The tree has the content of each page in drawing order, though a row may continue on the next page.
            let disorder =
                leaves.windows(2).find(|pair| pair[0].number >= pair[1].number && !(pair[0].header && pair[1].header));
            if let Some(pair) = disorder {
                return Err(fault(pair[1].element));
            }
            leaves.sort_by_key(|leaf| leaf.number);
            let key = document.frame.members(*page).and_then(|page| page.integer("StructParents"));
            let stated = key.and_then(|key| self.parents.get(&key)).map(Vec::as_slice).unwrap_or_default();
            let numbered = leaves.iter().enumerate().all(|(place, leaf)| i64::try_from(place) == Ok(leaf.number));
            if !numbered || !leaves.iter().map(|leaf| leaf.element).eq(stated.iter().copied()) {
                return Err(fault(*page));
            }
        }
        for (annotation, element) in &self.annotations {
            let key = document.frame.members(*annotation).and_then(|members| members.integer("StructParent"));
            if key.and_then(|key| self.parents.get(&key)) != Some(&vec![*element]) {
                return Err(fault(*element));
            }
        }
        if self.identifiers != self.id_tree {
            return Err(Fault::new(0, "structure", "IDTree"));
        }
        if let Some(cell) = self.tables.misheaded_cell() {
            return Err(Fault::new(cell, "structure", "Headers"));
        }
        let lost = self.headers.iter().find(|(name, _)| !self.identifiers.contains_key(name));
        lost.map_or(Ok(()), |(_, cell)| Err(fault(*cell)))
    }
}

/// A part of the structure tree still to be read.
enum Pending {
    /// The object numbers of an element and its parent.
    Element(usize, usize),
    Leaf(StructureContent),
}
