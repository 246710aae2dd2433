//! Compares two PDF files object by object (比对), for `src/build/verify.rs`: it builds a document again and reports
//! where a given file differs. Both object graphs are walked in parallel from the trailer, so that the order, numbers
//! and compression of objects do not matter.

mod drawn;

use std::collections::{BTreeMap, BTreeSet};

use super::revisions::{Dict, Layers, RevisedObject, RevisionValue, kind, objects, pages};
use super::values::{pdf_text, rounded};
use super::{claims, measure};
use crate::error::Error;
use crate::guard::guarded;
use crate::model::{Finding, finding};
use crate::syntax::Members;
use drawn::BothPages;

/// Limit of reported differences: one is enough to show that a file was altered.
const MAX_DIFFERENCES: usize = 12;

/// Longest quotation of a value in characters, or of a stream in bytes.
const MAX_QUOTED: usize = 60;

/// Longest quotation of a stream before the first byte that differs, in bytes.
const MAX_BYTES_BEFORE: usize = 20;

/// Where a given file differs from the wanted one, the gravest first: content of pages, attachments, then all else. If
/// no object differs, the first byte that does.
///
/// # Errors
/// Those of [`super::read`] about the given file.
pub fn differences(given: &[u8], wanted: &[u8]) -> Result<Vec<Finding>, Error> {
    measure::check(given)?;
    guarded(|| Ok(compared(given, wanted)), |_| Ok(vec![at_byte(given, wanted)]))
}

/// Parses both files and collects the findings.
fn compared(given: &[u8], wanted: &[u8]) -> Vec<Finding> {
    let Some((wanted_objects, given_objects)) = objects(wanted).zip(objects(given)) else {
        return vec![at_byte(given, wanted)];
    };
    let mut walk = CompareWalk::new(&given_objects, &wanted_objects);
    walk.run();
    let mut found = walk.found;
    found.sort_by_key(|difference| difference.rank());
    let more = found.len().saturating_sub(MAX_DIFFERENCES);
    found.truncate(MAX_DIFFERENCES);
    let pages = found.iter().any(Difference::is_visible).then(|| BothPages::read(given, wanted)).flatten();
    let mut findings: Vec<Finding> = found.into_iter().map(|difference| difference.describe(pages.as_ref())).collect();
    if more > 0 {
        findings.push(finding::verify_more(more));
    }
    if findings.is_empty() { vec![at_byte(given, wanted)] } else { findings }
}

/// The finding about the first byte that differs.
fn at_byte(given: &[u8], wanted: &[u8]) -> Finding {
    let same = given.iter().zip(wanted).take_while(|(given, wanted)| given == wanted).count();
    finding::verify_bytes(same, given.len(), wanted.len())
}

/// A place that the same path from the trailer reaches in both files.
#[derive(Clone, Default)]
struct ComparedPlace {
    /// The number of its object in the given file.
    object: u32,
    /// The kind of the object, as an id for the finding.
    kind: &'static str,
    /// The page to which it belongs, counted from 1.
    page: Option<usize>,
    /// The attachment to which it belongs.
    file: Option<String>,
    /// The key of its value in the object.
    key: String,
}

/// A difference between the files; `what` is the id of its kind in the finding.
struct Difference {
    place: ComparedPlace,
    what: &'static str,
    given: String,
    wanted: String,
    /// The number (MCID) of the marked content, if it is in a content stream.
    tag: Option<i32>,
}

impl Difference {
    /// Whether it may change how a page looks.
    fn is_visible(&self) -> bool {
        self.place.page.is_some() || self.place.kind == "font"
    }

    /// The key by which differences are sorted, the gravest first.
    fn rank(&self) -> (usize, usize, u32) {
        let rank = match (self.place.kind, &self.place.file) {
            ("content", _) => 0,
            (_, Some(_)) => 1,
            ("page" | "font" | "annotation" | "image" | "drawing" | "graphics-state", _) => 2,
            ("information" | "metadata", _) => 4,
            _ => 3,
        };
        (rank, self.place.page.unwrap_or(usize::MAX), self.place.object)
    }

    /// The finding; with the line of the page that looks different, or else the line near the place in the content.
    fn describe(self, pages: Option<&BothPages>) -> Finding {
        let Self { place, what, given, wanted, tag } = self;
        if let Some(name) = place.file {
            return finding::verify_attachment(name, what, place.object.to_string());
        }
        let page = place.page.map_or("none".to_owned(), |page| page.to_string());
        let line = place.page.zip(pages).and_then(|(page, pages)| pages.line(page));
        let near = place.page.zip(pages).zip(tag).and_then(|((page, pages), tag)| pages.line_of_content(page, tag));
        let (drawn, shown, right) = match (line, near) {
            (Some((shown, right)), _) if shown == right => ("glyphs", shown, right),
            (Some((shown, right)), _) => ("other", shown, right),
            (None, Some(near)) => ("near", String::new(), near),
            (None, None) => ("same", String::new(), String::new()),
        };
        let (object, kind, key) = (place.object, place.kind, place.key);
        finding::verify_object(object, kind, page, what, key, given, wanted, drawn, shown, right)
    }
}

/// The walk through both object graphs.
struct CompareWalk<'l, 'a> {
    given: &'l Layers<'a>,
    wanted: &'l Layers<'a>,
    /// The index of the last revision of each file.
    last: [usize; 2],
    /// The pages of the given file, counted from 1, by their object numbers.
    pages: BTreeMap<u32, usize>,
    /// The stack of pairs of values still to be compared.
    open: Vec<(RevisionValue, RevisionValue, ComparedPlace)>,
    /// Pairs of objects already compared.
    seen: BTreeSet<(u32, u32)>,
    /// Objects of the given file reached so far.
    reached: BTreeSet<u32>,
    found: Vec<Difference>,
}

impl<'l, 'a> CompareWalk<'l, 'a> {
    fn new(given: &'l Layers<'a>, wanted: &'l Layers<'a>) -> Self {
        let last = [given.trailers.len() - 1, wanted.trailers.len() - 1];
        let pages = pages(given, last[0]).into_iter().enumerate().map(|(index, page)| (page, index + 1)).collect();
        let (open, seen, reached, found) = (Vec::new(), BTreeSet::new(), BTreeSet::new(), Vec::new());
        Self { given, wanted, last, pages, open, seen, reached, found }
    }

    /// Walks both graphs from their trailers.
    fn run(&mut self) {
        let of = |trailer: &Dict| {
            // Left out: the file identifier, which always differs, and keys of the cross-reference stream.
            let keys = ["Root", "Info", "Encrypt"];
            let members = trailer.0.iter().filter(|(key, _)| keys.iter().any(|name| name.as_bytes() == key.as_ref()));
            RevisionValue::Dictionary(Members(members.cloned().collect()))
        };
        let (given, wanted) = (of(&self.given.trailers[self.last[0]]), of(&self.wanted.trailers[self.last[1]]));
        self.open.push((given, wanted, ComparedPlace { kind: "trailer", ..ComparedPlace::default() }));
        while let Some((given, wanted, place)) = self.open.pop() {
            self.pair(given, wanted, place);
        }
        self.unreferenced();
    }

    /// Compares two values; those inside them are put on the stack.
    fn pair(&mut self, given: RevisionValue, wanted: RevisionValue, place: ComparedPlace) {
        match (given, wanted) {
            (RevisionValue::Reference(given), RevisionValue::Reference(wanted)) => {
                let number = |number: usize| u32::try_from(number).unwrap_or(u32::MAX);
                self.objects(number(given), number(wanted), place);
            }
            (RevisionValue::List(given), RevisionValue::List(wanted)) => {
                if given.len() != wanted.len() {
                    self.differ(&place, "length", given.len().to_string(), wanted.len().to_string());
                }
                let pairs = given.into_iter().zip(wanted).map(|(given, wanted)| (given, wanted, place.clone()));
                let pairs: Vec<_> = pairs.collect();
                self.open.extend(pairs.into_iter().rev());
            }
            (RevisionValue::Dictionary(given), RevisionValue::Dictionary(wanted)) => self.dicts(given, &wanted, &place),
            (given, wanted) if given == wanted => {}
            (given, wanted) => self.differ(&place, "value", quoted(&given), quoted(&wanted)),
        }
    }

    fn dicts(&mut self, mut given: Dict, wanted: &Dict, place: &ComparedPlace) {
        for (key, wanted) in wanted.0.iter().rev() {
            let place = ComparedPlace { key: String::from_utf8_lossy(key).into_owned(), ..place.clone() };
            match given.remove(key) {
                Some(given) => self.open.push((given, wanted.clone(), place)),
                None => self.differ(&place, "missing", String::new(), quoted(wanted)),
            }
        }
        for (key, given) in given.0 {
            let place = ComparedPlace { key: String::from_utf8_lossy(&key).into_owned(), ..place.clone() };
            self.differ(&place, "added", quoted(&given), String::new());
        }
    }

    /// Compares two indirect objects, once for each pair.
    fn objects(&mut self, given: u32, wanted: u32, place: ComparedPlace) {
        self.reached.insert(given);
        if !self.seen.insert((given, wanted)) {
            return;
        }
        let items = (self.given.get(given, self.last[0]), self.wanted.get(wanted, self.last[1]));
        let (Some(given_object), Some(wanted_object)) = items else {
            let place = ComparedPlace { object: given, ..place };
            return self.differ(&place, "unreadable", String::new(), String::new());
        };
        let place = self.place_of(given, &given_object, place);
        let (mut one, mut other) = (given_object.value.clone(), wanted_object.value.clone());
        if given_object.data.is_some() || wanted_object.data.is_some() {
            if !self.same_data(&given_object, &wanted_object, &place) {
                self.data_differ(&given_object, &wanted_object, &place);
            }
            // How streams are compressed is no difference.
            [&mut one, &mut other].into_iter().for_each(remove_compression_keys);
        }
        self.open.push((one, other, place));
    }

    /// The place of an object that a reference in `from` points to.
    fn place_of(&self, number: u32, item: &RevisedObject, from: ComparedPlace) -> ComparedPlace {
        let page = self.pages.get(&number).copied();
        let of_page = from.kind == "page" || (from.page.is_some() && !matches!(from.kind, "structure" | "page-tree"));
        let page = page.or(from.page.filter(|_| of_page));
        let kind = match kind(&item.value, item.data.is_some()) {
            "stream" if from.key == "Contents" => "content",
            "stream" if from.kind == "font" => "font",
            kind => kind,
        };
        // The structure tree, page tree and catalogue belong to no page.
        let page = page.filter(|_| !matches!(kind, "structure" | "page-tree" | "catalogue"));
        let name = || {
            let dict = item.value.dict()?;
            dict.get("UF").or_else(|| dict.get("F")).and_then(RevisionValue::text).map(pdf_text)
        };
        let file = if kind == "attachment" { name().or(from.file) } else { from.file };
        ComparedPlace { object: number, kind, page, file, key: String::new() }
    }

    /// Whether two streams have the same data; XMP metadata may differ in the file identifier.
    fn same_data(&self, given: &RevisedObject, wanted: &RevisedObject, place: &ComparedPlace) -> bool {
        let raw = |layers: &Layers<'a>, item: &RevisedObject| {
            item.data.clone().and_then(|range| layers.bytes.get(range)).map(<[u8]>::to_vec)
        };
        if raw(self.given, given) == raw(self.wanted, wanted) {
            return true;
        }
        let (given, wanted) = (self.given.decoded(given), self.wanted.decoded(wanted));
        match (given, wanted) {
            (Some(given), Some(wanted)) if place.kind == "metadata" => {
                properties_without_id(&given) == properties_without_id(&wanted)
            }
            (Some(given), Some(wanted)) => given == wanted,
            _ => false,
        }
    }

    /// Notes that the data of two streams differ, with quotations from where they begin to.
    fn data_differ(&mut self, given: &RevisedObject, wanted: &RevisedObject, place: &ComparedPlace) {
        let data = |layers: &Layers<'a>, item: &RevisedObject| layers.decoded(item).unwrap_or_default();
        let (given, wanted) = (data(self.given, given), data(self.wanted, wanted));
        let same = given.iter().zip(&wanted).take_while(|(given, wanted)| given == wanted).count();
        // Quotations begin with the line, but at most MAX_BYTES_BEFORE bytes earlier.
        let line = given[..same].iter().rposition(|byte| *byte == b'\n').map_or(0, |line| line + 1);
        let start = line.max(same.saturating_sub(MAX_BYTES_BEFORE));
        let excerpt = |data: &[u8]| -> String {
            let rest = data.get(start..).unwrap_or_default();
            let text = String::from_utf8_lossy(&rest[..rest.len().min(MAX_QUOTED)]).into_owned();
            text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect()
        };
        self.differ(place, "data", excerpt(&given), excerpt(&wanted));
        if let Some(found) = self.found.last_mut().filter(|_| place.kind == "content") {
            found.tag = drawn::tag_before(&wanted, same);
        }
    }

    fn differ(&mut self, place: &ComparedPlace, what: &'static str, given: String, wanted: String) {
        // One for each key of an object: objects it refers to have their own.
        let known = self.found.iter().any(|known| known.place.object == place.object && known.place.key == place.key);
        if !known {
            self.found.push(Difference { place: place.clone(), what, given, wanted, tag: None });
        }
    }

    /// Notes the first object of the given file that nothing refers to, if there is no other difference. Object streams
    /// and cross-reference streams never are referred to.
    fn unreferenced(&mut self) {
        let Some(entries) = self.given.entries(self.last[0]).all() else { return };
        for number in entries.keys().filter(|number| !self.reached.contains(number)) {
            let Some(item) = self.given.get(*number, self.last[0]) else { continue };
            let kind = kind(&item.value, item.data.is_some());
            let is_container = matches!(kind, "object-stream" | "index");
            // Other differences explain why an object was not reached.
            if !is_container && self.found.is_empty() {
                let place = ComparedPlace { object: *number, kind, ..ComparedPlace::default() };
                let (given, wanted) = (String::new(), String::new());
                self.found.push(Difference { place, what: "stray", given, wanted, tag: None });
            }
        }
    }
}

/// Removes the keys that describe the compression from the dictionary of a stream.
fn remove_compression_keys(value: &mut RevisionValue) {
    if let RevisionValue::Dictionary(dict) = value {
        ["Length", "Filter", "DecodeParms"].iter().for_each(|key| drop(dict.remove(key.as_bytes())));
    }
}

/// The XMP properties without the file identifier, which is a digest of its bytes; `None` if they cannot be read.
fn properties_without_id(data: &[u8]) -> Option<BTreeMap<String, String>> {
    let mut properties = claims::properties(std::str::from_utf8(data).ok()?)?;
    properties.remove("xmpMM:InstanceID");
    Some(properties)
}

/// A value as text, shortened for a finding.
fn quoted(value: &RevisionValue) -> String {
    let text = match value {
        RevisionValue::Null => "null".to_owned(),
        RevisionValue::Boolean(value) => value.to_string(),
        RevisionValue::Integer(number) => number.to_string(),
        RevisionValue::Real(number) => rounded(*number).to_string(),
        RevisionValue::Name(name) => format!("/{}", String::from_utf8_lossy(name)),
        RevisionValue::Text(text) => pdf_text(text),
        RevisionValue::List(list) => format!("[{}]", list.iter().take(8).map(quoted).collect::<Vec<_>>().join(" ")),
        RevisionValue::Dictionary(_) => "<<…>>".to_owned(),
        RevisionValue::Reference(number) => format!("{number} 0 R"),
        RevisionValue::OtherGeneration(number, generation) => format!("{number} {generation} R"),
    };
    text.chars().map(|c| if c.is_control() { ' ' } else { c }).take(MAX_QUOTED).collect()
}
