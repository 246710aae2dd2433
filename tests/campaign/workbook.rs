//! Workbooks: parts of .xlsx and .ods changed as XML, records of .xls, and the containers' bytes.

use std::io::{Cursor, Read, Write};

use budgetpress::convert::{self, WorkbookForm};
use budgetpress::layout::Layouts;
use budgetpress::load;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipArchive, ZipWriter};

use super::mutate::{self, pick};
use super::{CORPUS, Input, LAYOUTS, SMALL, data, sound};
use crate::tests::support::book::{Book, layout};
use crate::tests::support::ledger::Random;
use crate::tests::support::{self, loaded};

/// What the parts of workbooks are made of.
const WORDS: [&str; 44] = [
    "<v>1</v>",
    "<v>",
    "</v>",
    "<c r=\"A1\"><v>5</v></c>",
    "<c r=\"XFD1048576\"><v>5</v></c>",
    "<c r=\"B3\" t=\"s\"><v>0</v></c>",
    "<c r=\"B3\" t=\"s\"><v>99999</v></c>",
    "<c r=\"B3\" t=\"e\"><v>#REF!</v></c>",
    "<c r=\"B3\" t=\"inlineStr\"><is><t>甲</t></is></c>",
    "<c r=\"B3\" t=\"b\"><v>1</v></c>",
    "<c r=\"B3\" t=\"d\"><v>2024-02-30</v></c>",
    "<c r=\"B3\" t=\"str\"><f>A1</f></c>",
    "<f>SUM(A1:A9)</f>",
    "<f t=\"shared\" si=\"0\" ref=\"A1:B9\">A1</f>",
    "<f t=\"shared\" si=\"0\"/>",
    "<f t=\"array\" ref=\"A1:A9\">1</f>",
    "<row r=\"1\"/>",
    "<row r=\"1048576\">",
    "<row hidden=\"1\">",
    "</row>",
    "<mergeCells><mergeCell ref=\"A1:XFD1048576\"/></mergeCells>",
    "<mergeCell ref=\"B2:A1\"/>",
    "<mergeCell ref=\"\"/>",
    "<dimension ref=\"A1:XFD1048576\"/>",
    "<si><t>甲</t></si>",
    "<si><r><rPr><strike/></rPr><t>甲</t></r></si>",
    "<rPh sb=\"0\" eb=\"1\"><t>x</t></rPh>",
    "<numFmt numFmtId=\"164\" formatCode=\";;;\"/>",
    "<numFmt numFmtId=\"164\" formatCode=\"[&gt;9]0.0,,;-0\"/>",
    "<xf numFmtId=\"14\"/>",
    "<sheet name=\"甲\" sheetId=\"9\" r:id=\"rId1\"/>",
    "<![CDATA[ 0 ]]>",
    "<!-- x -->",
    "<!DOCTYPE a [<!ENTITY b \"c\">]>",
    "&b;",
    "&#x0;",
    "&#xD800;",
    "<?xml version=\"1.0\" encoding=\"UTF-16\"?>",
    "xml:space=\"preserve\"",
    "<table:table-cell table:number-columns-repeated=\"16384\"/>",
    "<table:table-row table:number-rows-repeated=\"1048576\"/>",
    "<table:covered-table-cell/>",
    "<text:s text:c=\"2147483647\"/>",
    "<text:p>甲</text:p>",
];

/// The types that a cell may state.
const TYPES: [&str; 16] = [
    "s",
    "n",
    "str",
    "b",
    "e",
    "d",
    "inlineStr",
    "float",
    "string",
    "percentage",
    "currency",
    "date",
    "time",
    "boolean",
    "void",
    "",
];

type Parts = Vec<(String, Vec<u8>)>;

fn parts(bytes: &[u8]) -> Parts {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).expect("a zip");
    let count = archive.len();
    let read = |index| {
        let mut part = archive.by_index(index).expect("a part");
        let mut content = Vec::new();
        part.read_to_end(&mut content).expect("it is read");
        (part.name().expect("a name").into_owned(), content)
    };
    (0..count).map(read).collect()
}

fn zip(parts: &[(String, Vec<u8>)], packed: bool) -> Vec<u8> {
    let method = if packed { CompressionMethod::Deflated } else { CompressionMethod::Stored };
    let options = SimpleFileOptions::default().compression_method(method);
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in parts {
        // What may not stand in a zip is left out.
        if writer.start_file(name.as_str(), options).is_ok() {
            writer.write_all(content).expect("a part is written");
        }
    }
    writer.finish().expect("the zip ends").into_inner()
}

/// The small workbook, that of the sample, and one with a ledger to fill in.
fn books() -> Vec<Parts> {
    let small = load::parse(SMALL.as_bytes(), &LAYOUTS.1).expect("it loads");
    let small = convert::workbook(&WorkbookForm::from(&small.budget), &small.layout).expect("it is written");
    let sample = loaded(&support::sample());
    let lines = std::fs::read(support::root().join("data/guangzhou-12345-2024.ledger.csv")).expect("it is read");
    let lines = load::ledger(&lines, layout()).expect("it reads").lines;
    let form = WorkbookForm::from(&sample.budget).carrying(&sample.budget, Some(&lines), layout());
    let ledger = convert::workbook(&form.with_ledger(layout()).expect("it has one"), layout()).expect("it is written");
    [small, Book::sample().write(), ledger].iter().map(|bytes| parts(bytes)).collect()
}

/// A file of the small budget that an office program saved.
fn saved(ending: &str) -> Vec<u8> {
    std::fs::read(support::root().join(CORPUS).join("workbook").join(format!("good.{ending}"))).expect("it is there")
}

pub(super) fn make(random: &mut Random) -> Input {
    thread_local! {
        static BOOKS: Vec<Parts> = books();
        static ODS: Parts = parts(&saved("ods"));
    }
    match random.below(10) {
        0 | 1 => Input { ending: "xls".into(), bytes: old(random) },
        2 | 3 => Input { ending: "ods".into(), bytes: open(ODS.with(Clone::clone), random) },
        _ => {
            let which = [0, 0, 0, 0, 1, 2][random.below(6)];
            Input { ending: "xlsx".into(), bytes: open(BOOKS.with(|books| books[which].clone()), random) }
        }
    }
}

/// A zip with some of its parts changed, and now and then its bytes.
fn open(mut parts: Parts, random: &mut Random) -> Vec<u8> {
    for _ in 0..1 + random.below(3) {
        let telling = |(index, (name, _)): (usize, &(String, Vec<u8>))| {
            let words = ["sheet", "sharedStrings", "styles", "workbook.xml", "content.xml", "[Content", ".rels"];
            words.iter().any(|word| name.contains(word)).then_some(index)
        };
        let all: Vec<usize> = parts.iter().enumerate().filter_map(telling).collect();
        let index =
            if all.is_empty() || random.below(8) == 0 { random.below(parts.len()) } else { *pick(&all, random) };
        match random.below(24) {
            0 if parts.len() > 1 => drop(parts.remove(index)),
            1 => {
                let other = random.below(parts.len());
                parts[index].1 = parts[other].1.clone();
            }
            2 => parts[index].0 = format!("{}{}", parts[index].0, mutate::text(random)),
            _ => xml(&mut parts[index].1, random),
        }
        if parts.len() < 2 {
            break;
        }
    }
    let packed = random.below(4) == 0;
    let mut bytes = zip(&parts, packed);
    if random.below(12) == 0 {
        mutate::bytes(&mut bytes, &["PK\u{3}\u{4}", "PK\u{1}\u{2}", "PK\u{5}\u{6}", "PK\u{6}\u{6}"], random);
    }
    bytes
}

/// Where the tags of a part stand.
fn tags(bytes: &[u8]) -> Vec<(usize, usize)> {
    let mut all = Vec::new();
    let mut start = 0;
    while let Some(open) = bytes[start..].iter().position(|byte| *byte == b'<').map(|more| start + more) {
        let Some(close) = bytes[open..].iter().position(|byte| *byte == b'>').map(|more| open + more + 1) else {
            break;
        };
        all.push((open, close));
        start = close;
    }
    all
}

/// Changes the elements, attributes and texts of a part.
fn xml(bytes: &mut Vec<u8>, random: &mut Random) {
    for _ in 0..1 + random.below(5) {
        let all = tags(bytes);
        if all.len() < 2 {
            return mutate::bytes(bytes, &WORDS, random);
        }
        let index = random.below(all.len() - 1);
        let (tag, next) = (all[index], all[index + 1]);
        match random.below(10) {
            0 => drop(bytes.drain(tag.0..tag.1)),
            1 => {
                let last = all[(index + 1 + random.below(12)).min(all.len() - 1)];
                drop(bytes.drain(tag.0..last.1));
            }
            2 => {
                let last = all[(index + 1 + random.below(12)).min(all.len() - 1)];
                let copies = bytes[tag.0..last.1].repeat(mutate::times(8, random));
                bytes.splice(tag.0..tag.0, copies);
            }
            3 => {
                let word = pick(&WORDS, random).bytes();
                bytes.splice(tag.1..tag.1, word);
            }
            4 => {
                let word = text(random);
                bytes.splice(tag.1..next.0, word);
            }
            5 => {
                let other = *pick(&all, random);
                let copy = bytes[other.0..other.1].to_vec();
                bytes.splice(tag.0..tag.1, copy);
            }
            6 if random.below(4) == 0 => mutate::bytes(bytes, &WORDS, random),
            _ => attribute(bytes, tag, random),
        }
    }
}

/// A text or number as a part may hold it.
fn text(random: &mut Random) -> Vec<u8> {
    match random.below(3) {
        0 => pick(&mutate::NUMBERS, random).as_bytes().to_vec(),
        _ => mutate::text(random).replace('&', "&amp;").replace('<', "&lt;").into_bytes(),
    }
}

/// Changes the value of an attribute of a tag.
fn attribute(bytes: &mut Vec<u8>, tag: (usize, usize), random: &mut Random) {
    let quotes: Vec<usize> = (tag.0..tag.1).filter(|at| bytes[*at] == b'"').collect();
    if quotes.len() < 2 {
        return;
    }
    let which = random.below(quotes.len() / 2) * 2;
    let value = match random.below(5) {
        0 => pick(&TYPES, random).as_bytes().to_vec(),
        1 => b"A1:XFD1048576".to_vec(),
        2 => {
            let other = random.below(quotes.len() / 2) * 2;
            bytes[quotes[other] + 1..quotes[other + 1]].to_vec()
        }
        3 => pick(&mutate::NUMBERS, random).as_bytes().to_vec(),
        _ => text(random).into_iter().filter(|byte| *byte != b'"').collect(),
    };
    bytes.splice(quotes[which] + 1..quotes[which + 1], value);
}

/// An .xls with some of its records changed, and now and then its bytes.
fn old(random: &mut Random) -> Vec<u8> {
    thread_local! {
        static XLS: Vec<u8> = saved("xls");
    }
    let mut whole = XLS.with(Clone::clone);
    if random.below(4) == 0 {
        mutate::bytes(&mut whole, &["\u{0}\u{0}\u{0}\u{0}"], random);
        return whole;
    }
    let mut file = cfb::CompoundFile::open(Cursor::new(whole)).expect("a compound file");
    let mut stream = Vec::new();
    file.open_stream("/Workbook").expect("its stream").read_to_end(&mut stream).expect("it is read");
    let mut records = records(&stream);
    for _ in 0..1 + random.below(6) {
        record(&mut records, random);
    }
    let bytes: Vec<u8> = records
        .into_iter()
        .flat_map(|(kind, length, data)| [&kind.to_le_bytes(), &length.to_le_bytes(), &data[..]].concat())
        .collect();
    let mut out = cfb::CompoundFile::create(Cursor::new(Vec::new())).expect("a compound file begins");
    out.create_stream("/Workbook").expect("a stream begins").write_all(&bytes).expect("it is written");
    out.flush().expect("it ends");
    out.into_inner().into_inner()
}

/// Kind, stated length and data of a record.
type Record = (u16, u16, Vec<u8>);

fn records(stream: &[u8]) -> Vec<Record> {
    let mut all = Vec::new();
    let mut rest = stream;
    while let [a, b, c, d, after @ ..] = rest {
        let length = u16::from_le_bytes([*c, *d]);
        let (data, next) = after.split_at(usize::from(length).min(after.len()));
        all.push((u16::from_le_bytes([*a, *b]), length, data.to_vec()));
        rest = next;
    }
    all
}

fn record(records: &mut Vec<Record>, random: &mut Random) {
    let (from, to) = (random.below(records.len()), random.below(records.len()));
    match random.below(9) {
        0 if records.len() > 1 => drop(records.remove(from)),
        1 => {
            let copies = vec![records[from].clone(); mutate::times(9, random)];
            drop(records.splice(to..to, copies));
        }
        2 => records.swap(from, to),
        3 => records[from].0 = records[to].0,
        4 => records[from].1 = random.below(0x1_0000) as u16,
        5 => {
            let keep = random.below(records[from].2.len() + 1);
            records[from].2.truncate(keep);
            records[from].1 = keep as u16;
        }
        _ if records[from].2.is_empty() => {}
        // Counts, rows, columns and indexes are words of two or four bytes.
        6 => {
            let words = [0_u32, 1, 0x7FFF, 0xFFFF, 0x1_0000, 0x7FFF_FFFF, 0xFFFF_FFFF];
            let word = pick(&words, random).to_le_bytes();
            let data = &mut records[from].2;
            let at = random.below(data.len());
            let length = (data.len() - at).min(if random.below(2) == 0 { 2 } else { 4 });
            data[at..at + length].copy_from_slice(&word[..length]);
        }
        _ => {
            let data = &mut records[from].2;
            let at = random.below(data.len());
            data[at] = random.below(256) as u8;
        }
    }
}

pub(super) fn read(input: &Input) -> Result<bool, String> {
    // Half of them for the layouts of tests, which the small workbook names.
    let layouts = [LAYOUTS.1.clone(), Layouts::default()];
    let layouts = &layouts[usize::from(input.bytes.len().is_multiple_of(16))];
    match load::parse(&input.bytes, layouts) {
        Ok(loaded) => data::through(&loaded, input.bytes.len().is_multiple_of(32)).map(|()| true),
        Err(error) => sound(&error).map(|()| false),
    }
}
