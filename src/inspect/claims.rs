//! Reads the metadata of a PDF for the report: document information dictionary, XMP, output intents, claimed standards.
//!
//! [`super::document`] calls it; [`super::revisions`] compares XMP packets with [`properties`].

use std::collections::BTreeMap;

use hayro_syntax::object::{Dict, Stream};
use hayro_syntax::xref::XRef;
use quick_xml::NsReader;
use quick_xml::escape::resolve_predefined_entity;
use quick_xml::events::{BytesRef, BytesStart, Event};
use quick_xml::name::{LocalName, ResolveResult};

use super::report::{Claims, OutputIntent};
use super::values::{dicts, name, string, word};
use crate::model::sha256;

/// Maximum size of an XMP packet: that of a document has some kilobytes.
const MAX_METADATA_BYTES: usize = 1 << 20;

/// Maximum number of properties, and of output intents.
const MAX_ENTRIES: usize = 500;

/// Namespaces of XMP and the prefixes by which the report names them, independent of the document's own prefixes.
const NAMESPACES: [(&str, &str); 8] = [
    ("http://purl.org/dc/elements/1.1/", "dc"),
    ("http://ns.adobe.com/xap/1.0/", "xmp"),
    ("http://ns.adobe.com/xap/1.0/mm/", "xmpMM"),
    ("http://ns.adobe.com/pdf/1.3/", "pdf"),
    ("http://www.aiim.org/pdfa/ns/id/", "pdfaid"),
    ("http://www.aiim.org/pdfua/ns/id/", "pdfuaid"),
    ("http://www.npes.org/pdfx/ns/id/", "pdfxid"),
    ("http://ns.adobe.com/pdfx/1.3/", "pdfx"),
];

/// The text and name entries of the document information dictionary.
pub(super) fn info(dict: &Dict<'_>) -> BTreeMap<String, String> {
    let entries = dict.keys().take(MAX_ENTRIES).filter_map(|key| {
        let key = key.as_str().to_owned();
        let value = word(dict.get(&key)?)?;
        Some((key, value))
    });
    entries.collect()
}

/// The properties of the catalogue's metadata stream; `None` without one, or if it is too large or malformed.
pub(super) fn xmp(root: &Dict<'_>) -> Option<BTreeMap<String, String>> {
    let stream = root.get::<Stream<'_>>("Metadata")?;
    if stream.raw_data().len() > MAX_METADATA_BYTES {
        return None;
    }
    let data = stream.decoded().ok()?;
    properties(&String::from_utf8_lossy(data.get(..data.len().min(MAX_METADATA_BYTES))?))
}

/// The properties of an XMP packet; `None` if it is not well-formed XML.
pub(super) fn properties(packet: &str) -> Option<BTreeMap<String, String>> {
    let mut reader = NsReader::from_str(packet);
    let mut found = BTreeMap::new();
    // The names of the open elements; empty for elements of RDF itself.
    let mut open: Vec<String> = Vec::new();
    let mut is_behind_reference = false;
    while found.len() < MAX_ENTRIES {
        let event = reader.read_event().ok()?;
        let was_behind_reference = std::mem::replace(&mut is_behind_reference, matches!(event, Event::GeneralRef(_)));
        match event {
            Event::Start(start) => {
                attributes(&reader, &start, &mut found);
                open.push(named(reader.resolver().resolve_element(start.name())));
            }
            Event::Empty(start) => attributes(&reader, &start, &mut found),
            Event::End(_) => drop(open.pop()),
            // White space between elements is no part of a value; behind a character reference it is.
            Event::Text(text) if was_behind_reference || !text.xml10_content().trim().is_empty() => {
                add(&mut found, &open, &text.xml10_content());
            }
            Event::GeneralRef(reference) => add(&mut found, &open, &character(&reference)),
            Event::Eof => break,
            _ => {}
        }
    }
    found.values_mut().for_each(|value| *value = value.trim().to_owned());
    Some(found)
}

/// Adds the properties written as attributes of an `rdf:Description`.
fn attributes(reader: &NsReader<&[u8]>, start: &BytesStart<'_>, found: &mut BTreeMap<String, String>) {
    for attribute in start.attributes().flatten() {
        let name = named(reader.resolver().resolve_attribute(attribute.key));
        let value = attribute.normalized_value(quick_xml::XmlVersion::Implicit1_0);
        if let (false, Ok(value)) = (name.is_empty(), value) {
            found.insert(name, value.into_owned());
        }
    }
}

/// Appends text to the innermost open property: lists have several values, and character references split a text.
fn add(found: &mut BTreeMap<String, String>, open: &[String], text: &str) {
    let property = open.iter().rev().find(|name| !name.is_empty());
    if let Some(property) = property {
        found.entry(property.clone()).or_default().push_str(text);
    }
}

/// The text of a character reference such as `&amp;`.
fn character(reference: &BytesRef<'_>) -> String {
    match reference.resolve_char_ref() {
        Ok(Some(character)) => character.to_string(),
        _ => resolve_predefined_entity(&reference.xml10_content()).unwrap_or_default().to_owned(),
    }
}

/// A name with the prefix of its namespace in [`NAMESPACES`]; empty for RDF and unknown namespaces.
fn named((namespace, local): (ResolveResult<'_>, LocalName<'_>)) -> String {
    let ResolveResult::Bound(namespace) = namespace else { return String::new() };
    let known = NAMESPACES.iter().find(|(uri, _)| *uri == namespace.0);
    known.map(|(_, prefix)| format!("{prefix}:{}", local.as_ref())).unwrap_or_default()
}

/// The standards claimed by XMP and the document information dictionary.
pub(super) fn claims(xmp: Option<&BTreeMap<String, String>>, info: &BTreeMap<String, String>) -> Claims {
    let property = |name: &str| xmp.and_then(|xmp| xmp.get(name)).cloned();
    let part = property("pdfaid:part");
    Claims {
        pdfa: part.map(|part| part + &property("pdfaid:conformance").unwrap_or_default()),
        pdfua: property("pdfuaid:part"),
        pdfx: info
            .get("GTS_PDFXVersion")
            .cloned()
            .or_else(|| property("pdfxid:GTS_PDFXVersion"))
            .or_else(|| property("pdfx:GTS_PDFXVersion")),
    }
}

/// The output intents of the catalogue.
pub(super) fn intents(root: &Dict<'_>, xref: &XRef) -> Vec<OutputIntent> {
    let intents = dicts(root, "OutputIntents", xref).into_iter().take(MAX_ENTRIES).map(|(_, intent)| OutputIntent {
        kind: name(&intent, "S").unwrap_or_default(),
        condition: string(&intent, "OutputConditionIdentifier"),
        registry: string(&intent, "RegistryName"),
        about: string(&intent, "OutputCondition"),
        info: string(&intent, "Info"),
        profile: profile(&intent).map(|profile| profile.dict().get::<i32>("N").unwrap_or_default().into()),
        profile_sha256: profile(&intent).and_then(|profile| profile.decoded().ok()).map(|bytes| sha256(&bytes)),
    });
    intents.collect()
}

fn profile<'a>(intent: &Dict<'a>) -> Option<Stream<'a>> {
    intent.get("DestOutputProfile")
}
