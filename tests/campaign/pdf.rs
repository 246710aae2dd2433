//! PDFs given to `inspect` and `verify`: objects, streams, content, indexes and trailers of good files changed.

use std::sync::LazyLock;

use budgetpress::build::{FileToVerify, FileVerdict, verify};
use budgetpress::inspect::{self, Allowed, JudgedEdition};
use budgetpress::message::{Catalogue, Language};
use lopdf::{Document, Object, ObjectId, Stream};

use super::mutate::{self, pick};
use super::{Input, LAYOUTS, SMALL, good, sound};
use crate::tests::support::ledger::Random;
use crate::tests::support::sign::{UNSEEN, sign};
use crate::tests::support::{self, COMPILER, damage};

/// What PDFs are made of.
const WORDS: [&str; 47] = [
    "<<",
    ">>",
    "[",
    "]",
    "(",
    ")",
    "\\",
    "<",
    ">",
    "/",
    "%",
    "{",
    "}",
    " 0 R",
    "1 0 R",
    "9999 0 R",
    " obj\n",
    "endobj\n",
    "stream\n",
    "endstream\n",
    "xref\n",
    "trailer\n",
    "startxref\n",
    "%%EOF\n",
    "/Type/ObjStm",
    "/Type/XRef",
    "/Kids",
    "/Parent",
    "/Prev 0",
    "/XRefStm 0",
    "/Length 99999999",
    "/Filter/FlateDecode",
    "/Filter/LZWDecode",
    "/Filter[/ASCII85Decode/FlateDecode]",
    "/DecodeParms<</Predictor 12/Columns 99999999>>",
    "/W[9 9 9]",
    "/Index[0 2147483647]",
    "/Encrypt 1 0 R",
    "BT ",
    " ET ",
    " q Q ",
    " Do ",
    " cm ",
    " BI /W 9 /H 9 ID x EI ",
    " Tj ",
    " re f ",
    " BDC EMC ",
];

/// A good file, taken apart.
struct Base {
    bytes: Vec<u8>,
    pdf: Document,
    ids: Vec<ObjectId>,
}

impl Base {
    fn new(bytes: Vec<u8>) -> Self {
        let mut pdf = Document::load_from(&bytes[..]).expect("it loads");
        pdf.decompress();
        let ids = pdf.objects.keys().copied().collect();
        Self { bytes, pdf, ids }
    }
}

/// Both editions of the small budget, the first signed and its objects plain; files of other programs; that of the sample.
fn bases() -> Vec<Base> {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let output = folder.path().join("a.pdf");
    let data = folder.path().join("a.json");
    std::fs::write(&data, SMALL.as_bytes()).expect("written");
    let mut build = crate::tests::cli::command(&["build", "--edition", "both", "--layouts"]);
    build.arg(LAYOUTS.0.path()).arg(&data).arg("-o").arg(&output);
    crate::tests::cli::must_exit(&build.output().expect("it runs"), 0);
    let own = [output, folder.path().join("a.print.pdf")].map(|path| std::fs::read(path).expect("it is there"));
    let signed = sign(&own[0], &UNSEEN);
    let others = std::fs::read_dir(support::root().join("tests/fixtures/others")).expect("the files are there");
    let mut others: Vec<_> = others.map(|entry| entry.expect("an entry").path()).collect();
    others.sort();
    let others = others.into_iter().map(|path| std::fs::read(path).expect("it is read"));
    let all = own.into_iter().chain([signed, damage::RELEASE.clone()]).chain(others);
    all.map(Base::new).collect()
}

pub(super) fn make(random: &mut Random) -> Input {
    static BASES: LazyLock<Vec<Base>> = LazyLock::new(bases);
    let which = match random.below(20) {
        0 => 3,
        1..5 => 4 + random.below(BASES.len() - 4),
        5..8 => 1,
        8..10 => 2,
        _ => 0,
    };
    let base = &BASES[which];
    let mut bytes = match random.below(3) {
        0 => base.bytes.clone(),
        _ => changed(base, random),
    };
    if random.below(3) == 0 || bytes == base.bytes {
        tail(&mut bytes, random);
    }
    Input { ending: "pdf".into(), bytes }
}

/// Changes bytes anywhere, or in the index and the trailer at the end, or appends a revision.
fn tail(bytes: &mut Vec<u8>, random: &mut Random) {
    match random.below(3) {
        0 => mutate::bytes(bytes, &WORDS, random),
        1 => {
            let from = bytes.len().saturating_sub(1 + random.below(2_000));
            let mut end = bytes.split_off(from);
            mutate::bytes(&mut end, &WORDS, random);
            bytes.extend(end);
        }
        _ => {
            let at = mutate::range(bytes.len(), random).start;
            let number = 1 + random.below(40);
            let start = bytes.len();
            let word = pick(&WORDS, random);
            bytes.extend(format!("\n{number} 0 obj\n<<{word} {at}>>\nendobj\n").bytes());
            let index = bytes.len();
            bytes.extend(format!("xref\n{number} 1\n{:010} 00000 n \n", start + 1).bytes());
            bytes.extend(format!("trailer\n<</Size 99/Root 1 0 R/Prev {at}>>\nstartxref\n{index}\n%%EOF\n").bytes());
        }
    }
}

/// A file with some of its objects changed, written again.
fn changed(base: &Base, random: &mut Random) -> Vec<u8> {
    let mut pdf = base.pdf.clone();
    if random.below(2) == 0 {
        pdf.reference_table.cross_reference_type = lopdf::xref::XrefType::CrossReferenceTable;
    }
    if random.below(40) == 0 {
        chain(&mut pdf, &base.ids, random);
    }
    for _ in 0..1 + random.below(4) {
        let id = *pick(&base.ids, random);
        let other = pdf.objects.get(pick(&base.ids, random)).cloned().unwrap_or(Object::Null);
        match (random.below(12), pdf.objects.get_mut(&id)) {
            (0, _) => drop(pdf.objects.remove(&id)),
            (1, _) => drop(pdf.objects.insert(id, other)),
            (2, _) => {
                let mut trailer = Object::Dictionary(pdf.trailer.clone());
                object(&mut trailer, &base.ids, random, 0);
                pdf.trailer = trailer.as_dict().cloned().unwrap_or_default();
            }
            (_, Some(Object::Stream(own))) if random.below(3) > 0 => stream(own, random),
            (_, Some(own)) => object(own, &base.ids, random, 0),
            _ => {}
        }
    }
    let mut out = Vec::new();
    // What cannot be written is no file.
    if pdf.save_to(&mut out).is_ok() { out } else { base.bytes.clone() }
}

/// Hangs a long chain of objects, each below or behind the one before it, on an object.
fn chain(pdf: &mut Document, ids: &[ObjectId], random: &mut Random) {
    let keys =
        ["Next", "First", "Kids", "Parent", "K", "P", "Names", "Nums", "Contents", "Prev", "AP", "A", "Resources"];
    let (key, start) = (*pick(&keys, random), *pick(ids, random));
    let Some(Object::Dictionary(own)) = pdf.objects.get(&start).cloned() else { return };
    let is_list = random.below(2) == 0;
    let mut last = start;
    for _ in 0..mutate::times(12, random).min(1 << 15) {
        let next = pdf.add_object(own.clone());
        let link = Object::Reference(next);
        if let Some(Object::Dictionary(dict)) = pdf.objects.get_mut(&last) {
            dict.set(key, if is_list { Object::Array(vec![link]) } else { link });
        }
        last = next;
    }
}

/// Changes what a stream holds, which may be content, a font, an index.
fn stream(own: &mut Stream, random: &mut Random) {
    let mut content = own.content.clone();
    mutate::bytes(&mut content, &WORDS, random);
    own.set_content(content);
    if random.below(2) == 0 {
        let _ = own.compress();
    }
    if random.below(6) == 0 {
        own.dict.set("Length", Object::Integer(random.below(100_000) as i64));
    }
}

/// Changes an object in depth: values of other types, references that lead elsewhere or around, keys that go or move.
fn object(own: &mut Object, ids: &[ObjectId], random: &mut Random, depth: usize) {
    let dict = match own {
        Object::Dictionary(dict) => dict,
        Object::Stream(stream) => &mut stream.dict,
        Object::Array(list) if !list.is_empty() && depth < 6 => {
            let at = random.below(list.len());
            match random.below(6) {
                0 => drop(list.remove(at)),
                1 => {
                    let copies = vec![list[at].clone(); mutate::times(9, random)];
                    drop(list.splice(at..at, copies));
                }
                2 => list.swap(0, at),
                _ => object(&mut list[at], ids, random, depth + 1),
            }
            return;
        }
        other => return *other = value(ids, random),
    };
    let keys: Vec<Vec<u8>> = dict.iter().map(|(key, _)| key.clone()).collect();
    if keys.is_empty() {
        return dict.set("Kids", value(ids, random));
    }
    let key = pick(&keys, random).clone();
    match random.below(7) {
        0 => drop(dict.remove(&key)),
        1 => {
            let moved = dict.remove(&key).unwrap_or(Object::Null);
            dict.set(pick(&keys, random).clone(), moved);
        }
        2 => dict.set(key, value(ids, random)),
        3 => {
            let names =
                ["Kids", "Parent", "Next", "First", "Contents", "Resources", "Annots", "K", "P", "Length", "Names"];
            dict.set(*pick(&names, random), value(ids, random));
        }
        _ if depth < 6 => {
            if let Ok(inner) = dict.get_mut(&key) {
                object(inner, ids, random, depth + 1);
            }
        }
        _ => {}
    }
}

fn value(ids: &[ObjectId], random: &mut Random) -> Object {
    match random.below(9) {
        0..3 => Object::Reference(*pick(ids, random)),
        3 => pick(&mutate::NUMBERS, random).parse::<i64>().map_or(Object::Real(f32::MAX), Object::Integer),
        4 => Object::Name(pick(&WORDS, random).trim_matches(['/', ' ', '\n']).into()),
        5 => Object::string_literal(mutate::text(random)),
        6 => Object::Array((0..random.below(8)).map(|_| Object::Reference(*pick(ids, random))).collect()),
        7 => (0..1 << random.below(10)).fold(Object::Null, |inner, _| Object::Array(vec![inner])),
        _ => Object::Null,
    }
}

pub(super) fn read(input: &Input) -> Result<bool, String> {
    let bytes = &input.bytes;
    let every = |count: usize| bytes.len().is_multiple_of(count);
    if let Err(error) = inspect::revisions(bytes) {
        sound(&error)?;
    }
    let report = match inspect::read(bytes) {
        Ok(report) => report,
        Err(error) => return sound(&error).map(|()| false),
    };
    good(&inspect::release(&report))?;
    for edition in [JudgedEdition::Web, JudgedEdition::Print] {
        match inspect::edition(bytes, edition, &Allowed::default()) {
            Ok((_, findings)) => good(&findings)?,
            Err(error) => sound(&error)?,
        }
    }
    for language in [Language::English, Language::Chinese] {
        inspect::summary(&report, &Catalogue::new(language));
    }
    if !every(8) {
        return Ok(true);
    }
    match verify(&FileToVerify { bytes, data: None, layouts: &LAYOUTS.1, compiler: &COMPILER }) {
        Ok(verified) if verified.verdict == FileVerdict::Genuine => Ok(()),
        Ok(verified) if verified.findings.is_empty() => Err("not genuine, and no reason".into()),
        Ok(verified) => good(&verified.findings),
        Err(error) => sound(&error),
    }
    .map(|()| true)
}
