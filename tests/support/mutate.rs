//! Changes of a good PDF, drawn by lot: content streams, fonts, dictionaries, structure, attachments. The file is valid again
//! afterwards: lengths, digests of attachments and the index are right.

use lopdf::{Dictionary, Document, Object, ObjectId, Stream};

use super::ledger::Random;

/// What is changed.
pub(crate) const KINDS: [&str; 6] = ["content", "font", "dictionary", "structure", "attachment", "page"];

/// A good file, to be changed time and again.
pub(crate) struct Mutator {
    pdf: Document,
    /// Its objects by kind.
    objects: Vec<Vec<ObjectId>>,
}

impl Mutator {
    pub(crate) fn new(bytes: &[u8]) -> Self {
        let mut pdf = Document::load_from(bytes).expect("it loads");
        pdf.reference_table.cross_reference_type = lopdf::xref::XrefType::CrossReferenceTable;
        let contents: Vec<ObjectId> = pdf.get_pages().values().flat_map(|page| pdf.get_page_contents(*page)).collect();
        let of = |kind: &&str| {
            let own = pdf.objects.iter().filter(|(id, object)| is_of(object, kind, contents.contains(id)));
            own.map(|(id, _)| *id).collect()
        };
        let objects = KINDS.iter().map(of).collect();
        Self { pdf, objects }
    }

    /// The file with one change of this kind, counted from 0, and what was changed.
    pub(crate) fn mutated(&self, kind: usize, random: &mut Random) -> (Vec<u8>, String) {
        let mut pdf = self.pdf.clone();
        let all = &self.objects[kind];
        let told = loop {
            let id = all[random.below(all.len())];
            let old = pdf.objects[&id].clone();
            let object = pdf.objects.get_mut(&id).expect("it is there");
            let told = match object {
                Object::Stream(stream) => of_stream(stream, random),
                object => of_value(object, random),
            };
            if !same(&old, &pdf.objects[&id]) {
                break format!("{}, object {}: {told}", KINDS[kind], id.0);
            }
        };
        let mut out = Vec::new();
        pdf.save_to(&mut out).expect("it is written");
        (out, told)
    }
}

/// Whether an object is of a kind; `drawn` if it is the content of a page.
fn is_of(object: &Object, kind: &str, drawn: bool) -> bool {
    let dict = match object {
        Object::Dictionary(dict) => dict,
        Object::Stream(stream) => &stream.dict,
        _ => return false,
    };
    let named = |names: &[&str]| dict.get_type().is_ok_and(|own| names.iter().any(|name| name.as_bytes() == own));
    let stream = matches!(object, Object::Stream(_));
    let program = || ["CMapName", "Length1", "Subtype"].iter().any(|key| dict.has(key.as_bytes()));
    match kind {
        "content" => drawn,
        "font" => named(&["Font", "FontDescriptor"]) || (stream && program() && !named(&["Metadata", "EmbeddedFile"])),
        "structure" => named(&["StructElem", "StructTreeRoot"]),
        "attachment" => named(&["Filespec", "EmbeddedFile"]),
        "page" => named(&["Page", "Annot", "Catalog", "Outlines"]),
        _ => !stream && !named(&["ObjStm", "XRef"]),
    }
}

/// Whether two objects say the same; lengths and ways of packing do not count.
fn same(one: &Object, other: &Object) -> bool {
    match (one, other) {
        (Object::Stream(one), Object::Stream(other)) => {
            plain(one) == plain(other) && without(&one.dict) == without(&other.dict)
        }
        (one, other) => one == other,
    }
}

fn without(dict: &Dictionary) -> Dictionary {
    let mut dict = dict.clone();
    ["Length", "Filter", "Params"].iter().for_each(|key| drop(dict.remove(key.as_bytes())));
    dict
}

fn plain(stream: &Stream) -> Vec<u8> {
    stream.decompressed_content().unwrap_or_else(|_| stream.content.clone())
}

/// Changes a digit, a letter or any byte of the data.
fn of_stream(stream: &mut Stream, random: &mut Random) -> String {
    let mut data = plain(stream);
    if data.is_empty() {
        return of_dict(&mut stream.dict, random);
    }
    let start = random.below(data.len());
    // A digit that can be read as one is what a forger would change.
    let digit = (start..data.len()).find(|at| data[*at].is_ascii_digit()).filter(|_| random.below(2) == 0);
    let at = digit.unwrap_or(start);
    let old = data[at];
    data[at] = match old {
        b'0'..=b'9' => b'0' + (old - b'0' + 1 + random.below(9) as u8) % 10,
        other => other ^ (1 << random.below(8)),
    };
    let new = data[at];
    let attached = stream.dict.get(b"Params").is_ok();
    if attached {
        use md5::Digest;
        let sum = md5::Md5::digest(&data).to_vec();
        let params = stream.dict.get_mut(b"Params").and_then(Object::as_dict_mut).expect("a dictionary");
        params.set("CheckSum", Object::String(sum, lopdf::StringFormat::Hexadecimal));
    }
    stream.dict.remove(b"Filter");
    stream.dict.remove(b"DecodeParms");
    stream.set_content(data);
    let _ = stream.compress();
    format!("byte {at} of its data from {old} to {new}")
}

fn of_value(object: &mut Object, random: &mut Random) -> String {
    match object {
        Object::Dictionary(dict) => of_dict(dict, random),
        other => {
            change(other, random, 0);
            "its value".to_owned()
        }
    }
}

/// Changes, removes or adds a key.
fn of_dict(dict: &mut Dictionary, random: &mut Random) -> String {
    let keys: Vec<Vec<u8>> = dict.iter().map(|(key, _)| key.clone()).collect();
    if keys.is_empty() || random.below(8) == 0 {
        dict.set("Added", 1);
        return "a key is added".to_owned();
    }
    let key = keys[random.below(keys.len())].clone();
    let name = String::from_utf8_lossy(&key).into_owned();
    if random.below(5) == 0 {
        dict.remove(&key);
        return format!("{name} is removed");
    }
    change(dict.get_mut(&key).expect("it is there"), random, 0);
    format!("{name} is changed")
}

fn change(object: &mut Object, random: &mut Random, depth: usize) {
    match object {
        Object::Integer(value) => *value += 1 + random.below(9) as i64,
        Object::Real(value) => *value += 1.0 + random.below(9) as f32,
        Object::Boolean(value) => *value = !*value,
        Object::Name(name) => name.push(b'x'),
        Object::String(text, _) => match text.len() {
            0 => text.push(b'x'),
            length => text[random.below(length)] ^= 1,
        },
        Object::Array(list) if list.is_empty() => list.push(1.into()),
        Object::Array(list) if depth < 4 && random.below(4) > 0 => {
            let index = random.below(list.len());
            change(&mut list[index], random, depth + 1);
        }
        Object::Array(list) => drop(list.pop()),
        Object::Dictionary(dict) => drop(of_dict(dict, random)),
        Object::Reference((number, _)) => *number = number.saturating_sub(1).max(1),
        other => *other = Object::Integer(1),
    }
}
