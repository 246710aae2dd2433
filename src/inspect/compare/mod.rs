//! Where two files differ (比对): from the catalogue on, both are walked along the same ways, so that it does not matter in which order
//! objects stand, under which numbers, and how they are packed.

mod drawn;

use std::collections::{BTreeMap, BTreeSet};

use super::revisions::{Dict, Layers, RevisedObject, RevisionValue, kind, objects, pages};
use super::values::{pdf_text, rounded};
use super::{claims, measure};
use crate::error::Error;
use crate::guard::guarded;
use crate::model::{Finding, finding};
use crate::syntax::Members;
use drawn::Drawn;

/// So many differences are told; of a file that was altered one is enough.
const MAX_TOLD: usize = 12;

/// So many characters of a value are quoted.
const MAX_QUOTED: usize = 60;

/// So many bytes of a stream are quoted before the first that differs.
const MAX_BEFORE: usize = 20;

/// Where a file differs from what it should be, the gravest first: content of pages, attachments, all else. Where no object says
/// anything else, the first byte that differs.
///
/// # Errors
/// As [`super::read`], of the file that is given.
pub fn differences(given: &[u8], wanted: &[u8]) -> Result<Vec<Finding>, Error> {
    measure::check(given)?;
    guarded(|| Ok(compared(given, wanted)), |_| Ok(vec![at_byte(given, wanted)]))
}

fn compared(given: &[u8], wanted: &[u8]) -> Vec<Finding> {
    let Some((ours, theirs)) = objects(wanted).zip(objects(given)) else { return vec![at_byte(given, wanted)] };
    let mut walk = CompareWalk::new(&theirs, &ours);
    walk.run();
    let mut found = walk.found;
    found.sort_by_key(|difference| difference.rank());
    let more = found.len().saturating_sub(MAX_TOLD);
    found.truncate(MAX_TOLD);
    let drawn = found.iter().any(Difference::is_drawn).then(|| Drawn::new(given, wanted)).flatten();
    let mut told: Vec<Finding> = found.into_iter().map(|difference| difference.told(drawn.as_ref())).collect();
    if more > 0 {
        told.push(finding::verify_more(more));
    }
    if told.is_empty() { vec![at_byte(given, wanted)] } else { told }
}

fn at_byte(given: &[u8], wanted: &[u8]) -> Finding {
    let same = given.iter().zip(wanted).take_while(|(given, wanted)| given == wanted).count();
    finding::verify_bytes(same, given.len(), wanted.len())
}

/// A place to which the same way leads in both files.
#[derive(Clone, Default)]
struct PairedObjects {
    /// The object of the given file in which it is.
    object: u32,
    kind: &'static str,
    /// The page to which it belongs, counted from 1.
    page: Option<usize>,
    /// The attachment to which it belongs.
    file: Option<String>,
    /// The key in the object that leads to it.
    key: String,
}

struct Difference {
    way: PairedObjects,
    what: &'static str,
    given: String,
    wanted: String,
    /// The marked content of the page in which it is, if it is in its content.
    tag: Option<i32>,
}

impl Difference {
    fn is_drawn(&self) -> bool {
        self.way.page.is_some() || self.way.kind == "font"
    }

    fn rank(&self) -> (usize, usize, u32) {
        let rank = match (self.way.kind, &self.way.file) {
            ("content", _) => 0,
            (_, Some(_)) => 1,
            ("page" | "font" | "annotation" | "image" | "drawing" | "graphics-state", _) => 2,
            ("information" | "metadata", _) => 4,
            _ => 3,
        };
        (rank, self.way.page.unwrap_or(usize::MAX), self.way.object)
    }

    fn told(self, drawn: Option<&Drawn>) -> Finding {
        let Self { way, what, given, wanted, tag } = self;
        if let Some(name) = way.file {
            return finding::verify_attachment(name, what, way.object.to_string());
        }
        let page = way.page.map_or("none".to_owned(), |page| page.to_string());
        let line = way.page.zip(drawn).and_then(|(page, drawn)| drawn.line(page));
        let near = way.page.zip(drawn).zip(tag).and_then(|((page, drawn), tag)| drawn.near(page, tag));
        let (drawn, shown, right) = match (line, near) {
            (Some((shown, right)), _) if shown == right => ("glyphs", shown, right),
            (Some((shown, right)), _) => ("other", shown, right),
            (None, Some(near)) => ("near", String::new(), near),
            (None, None) => ("same", String::new(), String::new()),
        };
        let (object, kind, key) = (way.object, way.kind, way.key);
        finding::verify_object(object, kind, page, what, key, given, wanted, drawn, shown, right)
    }
}

struct CompareWalk<'l, 'a> {
    given: &'l Layers<'a>,
    wanted: &'l Layers<'a>,
    last: [usize; 2],
    pages: BTreeMap<u32, usize>,
    open: Vec<(RevisionValue, RevisionValue, PairedObjects)>,
    seen: BTreeSet<(u32, u32)>,
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

    fn run(&mut self) {
        let of = |trailer: &Dict| {
            // Every file has an identifier of its own, and its index is how it is written down.
            let keys = ["Root", "Info", "Encrypt"];
            let members = trailer.0.iter().filter(|(key, _)| keys.iter().any(|own| own.as_bytes() == key.as_ref()));
            RevisionValue::Dictionary(Members(members.cloned().collect()))
        };
        let (given, wanted) = (of(&self.given.trailers[self.last[0]]), of(&self.wanted.trailers[self.last[1]]));
        self.open.push((given, wanted, PairedObjects { kind: "trailer", ..PairedObjects::default() }));
        while let Some((given, wanted, way)) = self.open.pop() {
            self.pair(given, wanted, way);
        }
        self.stray();
    }

    fn pair(&mut self, given: RevisionValue, wanted: RevisionValue, way: PairedObjects) {
        match (given, wanted) {
            (RevisionValue::Reference(given), RevisionValue::Reference(wanted)) => {
                let number = |number: usize| u32::try_from(number).unwrap_or(u32::MAX);
                self.objects(number(given), number(wanted), way);
            }
            (RevisionValue::List(given), RevisionValue::List(wanted)) => {
                if given.len() != wanted.len() {
                    self.differ(&way, "length", given.len().to_string(), wanted.len().to_string());
                }
                let pairs = given.into_iter().zip(wanted).map(|(given, wanted)| (given, wanted, way.clone()));
                let pairs: Vec<_> = pairs.collect();
                self.open.extend(pairs.into_iter().rev());
            }
            (RevisionValue::Dictionary(given), RevisionValue::Dictionary(wanted)) => self.dicts(given, &wanted, &way),
            (given, wanted) if given == wanted => {}
            (given, wanted) => self.differ(&way, "value", quoted(&given), quoted(&wanted)),
        }
    }

    fn dicts(&mut self, mut given: Dict, wanted: &Dict, way: &PairedObjects) {
        for (key, wanted) in wanted.0.iter().rev() {
            let way = PairedObjects { key: String::from_utf8_lossy(key).into_owned(), ..way.clone() };
            match given.remove(key) {
                Some(given) => self.open.push((given, wanted.clone(), way)),
                None => self.differ(&way, "missing", String::new(), quoted(wanted)),
            }
        }
        for (key, given) in given.0 {
            let way = PairedObjects { key: String::from_utf8_lossy(&key).into_owned(), ..way.clone() };
            self.differ(&way, "added", quoted(&given), String::new());
        }
    }

    fn objects(&mut self, given: u32, wanted: u32, way: PairedObjects) {
        self.reached.insert(given);
        if !self.seen.insert((given, wanted)) {
            return;
        }
        let items = (self.given.get(given, self.last[0]), self.wanted.get(wanted, self.last[1]));
        let (Some(theirs), Some(ours)) = items else {
            let way = PairedObjects { object: given, ..way };
            return self.differ(&way, "unreadable", String::new(), String::new());
        };
        let way = self.way(given, &theirs, way);
        let (mut one, mut other) = (theirs.value.clone(), ours.value.clone());
        if theirs.data.is_some() || ours.data.is_some() {
            if !self.same_data(&theirs, &ours, &way) {
                self.other_data(&theirs, &ours, &way);
            }
            // How data are packed is no difference.
            [&mut one, &mut other].into_iter().for_each(unpacked_keys);
        }
        self.open.push((one, other, way));
    }

    /// The way into an object.
    fn way(&self, number: u32, item: &RevisedObject, from: PairedObjects) -> PairedObjects {
        let page = self.pages.get(&number).copied();
        let of_page = from.kind == "page" || (from.page.is_some() && !matches!(from.kind, "structure" | "page-tree"));
        let page = page.or(from.page.filter(|_| of_page));
        let kind = match kind(&item.value, item.data.is_some()) {
            "stream" if from.key == "Contents" => "content",
            "stream" if from.kind == "font" => "font",
            kind => kind,
        };
        // What pages share with the structure is not of the page.
        let page = page.filter(|_| !matches!(kind, "structure" | "page-tree" | "catalogue"));
        let name = || {
            let dict = item.value.dict()?;
            dict.get("UF").or_else(|| dict.get("F")).and_then(RevisionValue::text).map(pdf_text)
        };
        let file = if kind == "attachment" { name().or(from.file) } else { from.file };
        PairedObjects { object: number, kind, page, file, key: String::new() }
    }

    fn same_data(&self, given: &RevisedObject, wanted: &RevisedObject, way: &PairedObjects) -> bool {
        let raw = |layers: &Layers<'a>, item: &RevisedObject| {
            item.data.clone().and_then(|range| layers.bytes.get(range)).map(<[u8]>::to_vec)
        };
        if raw(self.given, given) == raw(self.wanted, wanted) {
            return true;
        }
        let (given, wanted) = (self.given.decoded(given), self.wanted.decoded(wanted));
        match (given, wanted) {
            (Some(given), Some(wanted)) if way.kind == "metadata" => own_metadata(&given) == own_metadata(&wanted),
            (Some(given), Some(wanted)) => given == wanted,
            _ => false,
        }
    }

    /// The data of two streams differ: what stands where they begin to.
    fn other_data(&mut self, given: &RevisedObject, wanted: &RevisedObject, way: &PairedObjects) {
        let data = |layers: &Layers<'a>, item: &RevisedObject| layers.decoded(item).unwrap_or_default();
        let (given, wanted) = (data(self.given, given), data(self.wanted, wanted));
        let same = given.iter().zip(&wanted).take_while(|(given, wanted)| given == wanted).count();
        // From the beginning of the line.
        let line = given[..same].iter().rposition(|byte| *byte == b'\n').map_or(0, |line| line + 1);
        let start = line.max(same.saturating_sub(MAX_BEFORE));
        let excerpt = |data: &[u8]| -> String {
            let rest = data.get(start..).unwrap_or_default();
            let text = String::from_utf8_lossy(&rest[..rest.len().min(MAX_QUOTED)]).into_owned();
            text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect()
        };
        self.differ(way, "data", excerpt(&given), excerpt(&wanted));
        if let Some(found) = self.found.last_mut().filter(|_| way.kind == "content") {
            found.tag = drawn::tag_before(&wanted, same);
        }
    }

    fn differ(&mut self, way: &PairedObjects, what: &'static str, given: String, wanted: String) {
        // One for an object: what it leads to is told by itself.
        let known = self.found.iter().any(|known| known.way.object == way.object && known.way.key == way.key);
        if !known {
            self.found.push(Difference { way: way.clone(), what, given, wanted, tag: None });
        }
    }

    /// Objects of the given file to which nothing leads, but for those that hold others.
    fn stray(&mut self) {
        let Some(entries) = self.given.entries(self.last[0]).all() else { return };
        for number in entries.keys().filter(|number| !self.reached.contains(number)) {
            let Some(item) = self.given.get(*number, self.last[0]) else { continue };
            let kind = kind(&item.value, item.data.is_some());
            let holds = matches!(kind, "object-stream" | "index");
            // What no way of the wanted file reaches is told where the ways part.
            if !holds && self.found.is_empty() {
                let way = PairedObjects { object: *number, kind, ..PairedObjects::default() };
                let (given, wanted) = (String::new(), String::new());
                self.found.push(Difference { way, what: "stray", given, wanted, tag: None });
            }
        }
    }
}

/// Takes out of the dictionary of a stream how its data are packed.
fn unpacked_keys(value: &mut RevisionValue) {
    if let RevisionValue::Dictionary(dict) = value {
        ["Length", "Filter", "DecodeParms"].iter().for_each(|key| drop(dict.remove(key.as_bytes())));
    }
}

/// What metadata say, but for the identifier of the file, which is a digest of its bytes.
fn own_metadata(data: &[u8]) -> Option<BTreeMap<String, String>> {
    let mut properties = claims::properties(std::str::from_utf8(data).ok()?)?;
    properties.remove("xmpMM:InstanceID");
    Some(properties)
}

/// A value, shortened.
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
