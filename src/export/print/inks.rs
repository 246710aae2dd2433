//! The inks of a page, read from its content.

use std::collections::BTreeSet;

use lopdf::content::{Content, Operation};
use lopdf::{Dictionary, Document, Object, ObjectId};

/// What a page is printed with.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct PageInks {
    /// Whether it has black.
    pub black: bool,
    /// Whether it has red: as much magenta as yellow, nothing else.
    pub red: bool,
    /// Whatever is neither: a mixture, a colour of screens, transparency.
    pub other: BTreeSet<String>,
}

/// Forms within forms: no deeper than this.
const DEPTH: usize = 8;

/// A space in which colours are given.
#[derive(Clone, PartialEq)]
enum InkSpace {
    Grey,
    Inks,
    Other(String),
}

pub(super) fn of(file: &Document, page: ObjectId) -> PageInks {
    let mut inks = PageInks::default();
    let resources = inherited(file, page);
    let content = file.get_page_content(page);
    InkReader { file, inks: &mut inks }.read(&content, resources, DEPTH);
    inks
}

/// The resources of a page, its own or those of the tree above it.
fn inherited(file: &Document, page: ObjectId) -> Option<&Dictionary> {
    let mut node = file.get_dictionary(page).ok()?;
    for _ in 0..DEPTH {
        if let Ok(resources) = file.get_dict_in_dict(node, b"Resources") {
            return Some(resources);
        }
        node = file.get_dict_in_dict(node, b"Parent").ok()?;
    }
    None
}

struct InkReader<'a> {
    file: &'a Document,
    inks: &'a mut PageInks,
}

impl InkReader<'_> {
    fn read(&mut self, content: &[u8], resources: Option<&Dictionary>, depth: usize) {
        let Ok(content) = Content::decode(content) else { return self.other("unreadable content") };
        // Until content says another, its colour is black.
        let (mut fill, mut stroke) = (InkSpace::Grey, InkSpace::Grey);
        for Operation { operator, operands } in &content.operations {
            match operator.as_str() {
                "g" | "G" => self.paint(&InkSpace::Grey, operands),
                "k" | "K" => self.paint(&InkSpace::Inks, operands),
                "rg" | "RG" => self.other("RGB"),
                "cs" => fill = self.space(operands, resources),
                "CS" => stroke = self.space(operands, resources),
                "sc" | "scn" => self.paint(&fill, operands),
                "SC" | "SCN" => self.paint(&stroke, operands),
                "sh" => self.other("shading"),
                "Tj" | "TJ" | "'" | "\"" | "f" | "F" | "f*" | "S" | "s" | "B" | "B*" | "b" | "b*" if self.is_bare() => {
                    self.inks.black = true;
                }
                "gs" => self.state(operands, resources),
                "Do" => self.object(operands, resources, depth),
                _ => {}
            }
        }
    }

    fn is_bare(&self) -> bool {
        !self.inks.red && self.inks.other.is_empty()
    }

    fn other(&mut self, what: impl Into<String>) {
        self.inks.other.insert(what.into());
    }

    fn paint(&mut self, space: &InkSpace, operands: &[Object]) {
        let values: Vec<f32> = operands.iter().filter_map(|operand| operand.as_float().ok()).collect();
        match (space, values.as_slice()) {
            (InkSpace::Grey, [_]) => self.inks.black = true,
            (InkSpace::Inks, [c, m, y, _]) if *c + *m + *y == 0.0 => self.inks.black = true,
            (InkSpace::Inks, [c, m, y, k]) if *c + *k == 0.0 && m.to_bits() == y.to_bits() => self.inks.red = true,
            (InkSpace::Inks, [c, m, y, k]) => self.other(format!("CMYK {c} {m} {y} {k}")),
            (InkSpace::Other(name), _) => self.other(name.clone()),
            _ => self.other("unreadable colour"),
        }
    }

    fn space(&mut self, operands: &[Object], resources: Option<&Dictionary>) -> InkSpace {
        let Some(name) = operands.first() else { return InkSpace::Other("unreadable colour".into()) };
        let spaces = resources.and_then(|resources| self.file.get_dict_in_dict(resources, b"ColorSpace").ok());
        let own = name.as_name().ok().and_then(|name| spaces?.get_deref(name, self.file).ok());
        kind(own.unwrap_or(name))
    }

    /// Transparency is told by the graphics state (ISO 32000-1, 11.6.4).
    fn state(&mut self, operands: &[Object], resources: Option<&Dictionary>) {
        let states = resources.and_then(|resources| self.file.get_dict_in_dict(resources, b"ExtGState").ok());
        let name = operands.first().and_then(|name| name.as_name().ok());
        let Some(state) = name.and_then(|name| self.file.get_dict_in_dict(states?, name).ok()) else { return };
        let faint = |key: &[u8]| state.get(key).and_then(Object::as_float).is_ok_and(|alpha| alpha < 1.0);
        let named = |key: &[u8], plain: &[u8]| state.get(key).is_ok_and(|value| value.as_name().ok() != Some(plain));
        if faint(b"ca") || faint(b"CA") || named(b"SMask", b"None") || named(b"BM", b"Normal") {
            self.other("transparency");
        }
    }

    fn object(&mut self, operands: &[Object], resources: Option<&Dictionary>, depth: usize) {
        let objects = resources.and_then(|resources| self.file.get_dict_in_dict(resources, b"XObject").ok());
        let name = operands.first().and_then(|name| name.as_name().ok());
        let object = name.and_then(|name| objects?.get_deref(name, self.file).ok()?.as_stream().ok());
        let Some(object) = object else { return self.other("unreadable object") };
        let dictionary = &object.dict;
        if dictionary.get(b"Subtype").and_then(Object::as_name).ok() != Some(b"Form") {
            return self.image(dictionary);
        }
        if dictionary.has(b"Group") {
            self.other("transparency");
        }
        let own = self.file.get_dict_in_dict(dictionary, b"Resources").ok().or(resources);
        match (object.decompressed_content(), depth) {
            (_, 0) | (Err(_), _) => self.other("unreadable content"),
            (Ok(content), _) => self.read(&content, own, depth - 1),
        }
    }

    fn image(&mut self, dictionary: &Dictionary) {
        if dictionary.has(b"SMask") {
            self.other("transparency");
        }
        match dictionary.get_deref(b"ColorSpace", self.file).ok().map(kind) {
            None | Some(InkSpace::Grey) => self.inks.black = true,
            Some(InkSpace::Inks) => self.other("CMYK image"),
            Some(InkSpace::Other(name)) => self.other(name),
        }
    }
}

fn kind(space: &Object) -> InkSpace {
    let name = match space {
        Object::Array(array) => array.first().and_then(|name| name.as_name().ok()),
        name => name.as_name().ok(),
    };
    match name {
        Some(b"DeviceGray") => InkSpace::Grey,
        Some(b"DeviceCMYK") => InkSpace::Inks,
        other => InkSpace::Other(String::from_utf8_lossy(other.unwrap_or(b"colour")).into_owned()),
    }
}
