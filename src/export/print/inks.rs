//! Finds the inks with which a page is printed, by walking its content streams with the forms in them.
//!
//! [`print`](super::print()) refuses pages with other inks than black and red; the job ticket lists the pages of each.

use std::collections::BTreeSet;

use lopdf::{Dictionary, Document, Object, ObjectId};

use crate::syntax::{Cursor, Instruction, Value};

/// The inks of a page.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct PageInks {
    /// Whether it has black.
    pub black: bool,
    /// Whether it has red: equal parts of magenta and yellow, without cyan and black.
    pub red: bool,
    /// Everything else, as findings name it: mixtures of inks, colours of screens, transparency.
    pub other: BTreeSet<String>,
}

/// Forms are read up to this depth of nesting.
const MAX_DEPTH: usize = 8;

/// A colour space, as far as inks depend on it.
#[derive(Clone, PartialEq)]
enum InkSpace {
    Grey,
    Inks,
    Other(String),
}

/// The inks of a page.
pub(super) fn of(file: &Document, page: ObjectId) -> PageInks {
    let mut inks = PageInks::default();
    let page_dict = file.get_dictionary(page).ok();
    let resources = page_dict.and_then(|page| file.get_dict_in_dict(page, b"Resources").ok());
    InkReader { file, inks: &mut inks }.read(&file.get_page_content(page), resources, MAX_DEPTH);
    inks
}

struct InkReader<'a> {
    file: &'a Document,
    inks: &'a mut PageInks,
}

impl InkReader<'_> {
    fn read(&mut self, content: &[u8], resources: Option<&Dictionary>, depth: usize) {
        let mut cursor = Cursor::new(content, 0);
        // The initial colour of content is black (ISO 32000-1, table 52).
        let (mut fill, mut stroke) = (InkSpace::Grey, InkSpace::Grey);
        loop {
            let Ok(next) = cursor.instruction() else { return self.other("unreadable content") };
            let Some(instruction) = next else { return };
            let values = || instruction.operands.iter().filter_map(Value::number).collect::<Vec<f64>>();
            match instruction.operator {
                b"g" | b"G" => self.paint(&InkSpace::Grey, &values()),
                b"k" | b"K" => self.paint(&InkSpace::Inks, &values()),
                b"rg" | b"RG" => self.other("RGB"),
                b"cs" => fill = self.space(&instruction, resources),
                b"CS" => stroke = self.space(&instruction, resources),
                b"sc" | b"scn" => self.paint(&fill, &values()),
                b"SC" | b"SCN" => self.paint(&stroke, &values()),
                b"sh" => self.other("shading"),
                b"Tj" | b"TJ" | b"f" | b"f*" | b"S" | b"B" | b"B*" if self.is_black_only() => self.inks.black = true,
                // Typst sets only transparency by graphics states (ISO 32000-1, 11.6.4).
                b"gs" => self.other("transparency"),
                b"Do" => self.object(&instruction, resources, depth),
                _ => {}
            }
        }
    }

    /// Whether no ink but black was found, so that painting without a colour operator prints black.
    fn is_black_only(&self) -> bool {
        !self.inks.red && self.inks.other.is_empty()
    }

    fn other(&mut self, what: impl Into<String>) {
        self.inks.other.insert(what.into());
    }

    fn paint(&mut self, space: &InkSpace, values: &[f64]) {
        match (space, values) {
            (InkSpace::Grey, [_]) => self.inks.black = true,
            (InkSpace::Inks, [c, m, y, _]) if *c + *m + *y == 0.0 => self.inks.black = true,
            (InkSpace::Inks, [c, m, y, k]) if *c + *k == 0.0 && m.to_bits() == y.to_bits() => self.inks.red = true,
            (InkSpace::Inks, [c, m, y, k]) => self.other(format!("CMYK {c} {m} {y} {k}")),
            (InkSpace::Other(name), _) => self.other(name.clone()),
            _ => self.other("unreadable colour"),
        }
    }

    fn space(&self, instruction: &Instruction<'_>, resources: Option<&Dictionary>) -> InkSpace {
        match (resource(self.file, instruction, resources, b"ColorSpace"), instruction.name()) {
            (Some(space), _) => kind(space),
            (None, Some(name)) => kind(&Object::Name(name.to_vec())),
            (None, None) => InkSpace::Other("unreadable colour".into()),
        }
    }

    /// Adds the inks of an image or a form.
    fn object(&mut self, instruction: &Instruction<'_>, resources: Option<&Dictionary>, depth: usize) {
        let object = resource(self.file, instruction, resources, b"XObject").and_then(|object| object.as_stream().ok());
        let Some(object) = object else { return self.other("unreadable object") };
        let dictionary = &object.dict;
        if dictionary.has(b"Group") || dictionary.has(b"SMask") {
            self.other("transparency");
        }
        if dictionary.get(b"Subtype").and_then(Object::as_name).ok() != Some(b"Form") {
            return match dictionary.get_deref(b"ColorSpace", self.file).ok().map(kind) {
                None | Some(InkSpace::Grey) => self.inks.black = true,
                Some(InkSpace::Inks) => self.other("CMYK image"),
                Some(InkSpace::Other(name)) => self.other(name),
            };
        }
        let form_resources = self.file.get_dict_in_dict(dictionary, b"Resources").ok().or(resources);
        match (object.decompressed_content(), depth) {
            (_, 0) | (Err(_), _) => self.other("unreadable content"),
            (Ok(content), _) => self.read(&content, form_resources, depth - 1),
        }
    }
}

/// The resource of this kind that an operator names; `None` if there is none.
fn resource<'f>(
    file: &'f Document,
    instruction: &Instruction<'_>,
    resources: Option<&'f Dictionary>,
    kind: &[u8],
) -> Option<&'f Object> {
    let all = file.get_dict_in_dict(resources?, kind).ok()?;
    all.get_deref(instruction.name()?, file).ok()
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
