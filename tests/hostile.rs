//! Workbooks that must not be read: each is refused with its reason, none brings the program down.

use std::fmt::Write as _;
use std::io::{Cursor, Read, Write};

use budgetpress::Error;
use budgetpress::layout::Layouts;
use budgetpress::load;
use budgetpress::message::{Catalogue, Language};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

/// The reasons of the gate. A workbook that passes is refused for something else, or read.
const REASONS: [&str; 11] = [
    "workbook-large",
    "workbook-truncated",
    "workbook-encrypted",
    "workbook-unknown",
    "workbook-path",
    "workbook-bomb",
    "workbook-entity",
    "workbook-encoding",
    "workbook-rows",
    "workbook-external",
    "workbook-dde",
];

const RELATIONS: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const SHEET: &str = "xl/worksheets/sheet1.xml";
const LINKS: &str = "xl/_rels/workbook.xml.rels";

fn parse(bytes: &[u8]) -> Result<(), Error> {
    load::parse(bytes, &Layouts::default()).map(|_| ())
}

#[track_caller]
fn refused(bytes: &[u8]) -> Error {
    parse(bytes).expect_err("the file is refused")
}

/// Why the gate refuses a file; nothing if it lets it pass.
fn reason(bytes: &[u8]) -> Option<&'static str> {
    let code = parse(bytes).err()?.findings().first()?.code;
    REASONS.contains(&code).then_some(code)
}

#[track_caller]
fn is_refused(code: &str, bytes: &[u8]) {
    assert_eq!(reason(bytes), Some(code), "{}", refused(bytes));
}

#[track_caller]
fn passes(bytes: &[u8]) {
    if let Some(reason) = reason(bytes) {
        panic!("{reason}: {}", refused(bytes));
    }
}

/// A zip of parts, in order; of two with one name, the last.
fn zip(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in parts {
        writer.start_file(*name, SimpleFileOptions::default().compression_level(Some(1))).expect("a part begins");
        writer.write_all(content).expect("a part is written");
    }
    writer.finish().expect("the zip ends").into_inner()
}

/// The parts of an `.xlsx` with one sheet.
fn parts(sheet: &str) -> Vec<(&'static str, String)> {
    let relations = |relations: &str| format!("<Relationships>{relations}</Relationships>");
    let relation = |id: &str, kind: &str, target: &str| {
        format!(r#"<Relationship Id="{id}" Type="{RELATIONS}/{kind}" Target="{target}"/>"#)
    };
    vec![
        ("[Content_Types].xml", "<Types/>".into()),
        ("_rels/.rels", relations(&relation("rId1", "officeDocument", "xl/workbook.xml"))),
        (
            "xl/workbook.xml",
            r#"<workbook><sheets><sheet name="1" sheetId="1" r:id="rId1"/></sheets></workbook>"#.into(),
        ),
        (LINKS, relations(&relation("rId1", "worksheet", "worksheets/sheet1.xml"))),
        (SHEET, sheet.into()),
    ]
}

/// An `.xlsx` with these rows, changed and completed by other parts.
fn workbook(rows: &str, others: &[(&'static str, &str)]) -> Vec<u8> {
    let mut parts = parts(&format!(r#"<worksheet><sheetData>{rows}</sheetData></worksheet>"#));
    for (name, content) in others {
        parts.retain(|(other, _)| other != name);
        parts.push((name, (*content).into()));
    }
    let parts: Vec<_> = parts.iter().map(|(name, content)| (*name, content.as_bytes())).collect();
    zip(&parts)
}

/// An `.ods` with these rows.
fn spreadsheet(rows: &str) -> Vec<u8> {
    let content = format!(
        "<office:document-content><office:spreadsheet><table:table table:name=\"1\">{rows}</table:table>\
         </office:spreadsheet></office:document-content>"
    );
    zip(&[
        ("mimetype", b"application/vnd.oasis.opendocument.spreadsheet"),
        ("content.xml", content.as_bytes()),
        ("META-INF/manifest.xml", b"<manifest:manifest/>"),
    ])
}

fn cell(place: &str, content: &str) -> String {
    format!(r#"<row><c r="{place}">{content}</c></row>"#)
}

/// Changes the bytes at an offset in each header of a part; `local` and `central` are the two offsets.
fn patch(bytes: &mut [u8], part: &str, (local, central): (usize, usize), value: &[u8]) {
    let heads: [(&[u8], usize, usize); 2] = [(b"PK\x03\x04", 30, local), (b"PK\x01\x02", 46, central)];
    for (mark, name, offset) in heads {
        let at = (0..bytes.len())
            .find(|at| bytes[*at..].starts_with(mark) && bytes[at + name..].starts_with(part.as_bytes()))
            .expect("the part has a header");
        bytes[at + offset..at + offset + value.len()].copy_from_slice(value);
    }
}

/// A compound file of streams.
fn compound(streams: &[(&str, &[u8])]) -> Vec<u8> {
    let mut file = cfb::CompoundFile::create(Cursor::new(Vec::new())).expect("a compound file begins");
    for (name, content) in streams {
        file.create_stream(name).expect("a stream begins").write_all(content).expect("a stream is written");
    }
    file.flush().expect("the compound file ends");
    file.into_inner().into_inner()
}

/// The kind and the data of a record.
type Record<'a> = (u16, &'a [u8]);

/// Records of an `.xls`.
fn records(records: &[Record<'_>]) -> Vec<u8> {
    let record = |(kind, data): &Record<'_>| {
        let length = u16::try_from(data.len()).expect("a record is short");
        [&kind.to_le_bytes(), &length.to_le_bytes(), *data].concat()
    };
    records.iter().flat_map(record).collect()
}

/// An `.xls` with one sheet.
fn old_workbook(globals: &[Record<'_>], sheet: &[Record<'_>]) -> Vec<u8> {
    let bof: Record<'_> = (0x0809, &[0, 6, 5, 0]);
    let end: Record<'_> = (0x000A, &[]);
    let begin = |bound: &[u8]| records(&[&[bof][..], globals, &[(0x0085, bound), end]].concat());
    let position = u32::try_from(begin(&[0; 9]).len()).expect("a small file").to_le_bytes();
    let globals = begin(&[&position[..], &[0, 0, 1, 0, b'1']].concat());
    compound(&[("/Workbook", &[globals, records(&[&[bof][..], sheet, &[end]].concat())].concat())])
}

#[test]
fn workbooks_in_good_order_pass() {
    let good = cell("B2", "<f>SUM('a|b'!A1,\"|!DDE(\",T[a|b]!A2,ADDE(1))</f><v>1</v>");
    passes(&workbook(&good, &[]));
    passes(&workbook(&cell("XFD1048576", ""), &[("xl/vbaProject.bin", "no XML: <")]));
    let hyperlink =
        format!(r#"<Relationships><Relationship Type="{RELATIONS}/hyperlink" TargetMode="External"/></Relationships>"#);
    passes(&workbook("", &[("xl/worksheets/_rels/sheet1.xml.rels", &hyperlink)]));
    let empty = r#"<table:table-row table:number-rows-repeated="1048576"><table:table-cell table:number-columns-repeated="16384"/></table:table-row>"#;
    passes(&spreadsheet(empty));
    passes(&old_workbook(&[], &[(0x0203, &[0; 14])]));
    passes(b"{}");
}

#[test]
fn a_ledger_of_fifty_thousand_lines_passes() {
    let mut rows = String::new();
    for row in 1..=50_000 {
        write!(rows, r#"<row r="{row}">"#).expect("a row");
        for column in 'A'..='T' {
            write!(rows, r#"<c r="{column}{row}" s="1" t="s"><v>{}</v></c>"#, row % 100).expect("a cell");
        }
        rows.push_str("</row>");
    }
    let strings = "<si><t>机关事业单位基本养老保险缴费支出</t></si>".repeat(100);
    passes(&workbook(&rows, &[("xl/sharedStrings.xml", &format!("<sst>{strings}</sst>"))]));
}

const ZEROS: &str = "xl/media/image1.png";

/// An `.xlsx` with a picture of 300 MiB of zeros.
fn bomb() -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in parts("<worksheet/>") {
        writer.start_file(name, SimpleFileOptions::default()).expect("a part begins");
        writer.write_all(content.as_bytes()).expect("a part is written");
    }
    writer.start_file(ZEROS, SimpleFileOptions::default().compression_level(Some(1))).expect("a part begins");
    std::io::copy(&mut std::io::repeat(0).take(300 << 20), &mut writer).expect("zeros are written");
    writer.finish().expect("the zip ends").into_inner()
}

fn too_large() -> Vec<u8> {
    [b"PK\x03\x04", &vec![0; 32 << 20][..]].concat()
}

#[test]
fn zip_bombs() {
    let mut bytes = bomb();
    assert!(bytes.len() < 4 << 20, "{} bytes", bytes.len());
    is_refused("workbook-bomb", &bytes);
    // The same with a lie about its size, which shows before the limit does.
    patch(&mut bytes, ZEROS, (22, 24), &10_u32.to_le_bytes());
    is_refused("workbook-truncated", &bytes);
}

#[test]
fn compound_files_that_go_round() {
    let mut bytes = old_workbook(&[], &[]);
    passes(&bytes);
    let number = |bytes: &[u8], at: usize| u32::from_le_bytes(bytes[at..at + 4].try_into().expect("four bytes"));
    let (directory, table) = (number(&bytes, 48), number(&bytes, 76));
    let sector = 1 << bytes[30];
    let next = (table as usize + 1) * sector + directory as usize * 4;
    bytes[next..next + 4].copy_from_slice(&directory.to_le_bytes());
    is_refused("workbook-truncated", &bytes);
}

#[test]
fn bombs_of_spaces_parts_and_depth() {
    let spaces = " ".repeat(2 << 20);
    is_refused("workbook-rows", &workbook(&spaces, &[]));
    is_refused("workbook-rows", &workbook(&format!("<row a=\"{spaces}\"/>"), &[]));
    is_refused("workbook-truncated", &workbook(&"<a>".repeat(1_000_000), &[]));
    let attributes: String = (0..60_000).map(|index| format!(" a{index}=\"\"")).collect();
    passes(&workbook(&format!("<row{attributes}/>").repeat(20), &[]));
    let names: Vec<String> = (0..10_001).map(|index| format!("{index}")).collect();
    let many: Vec<(&str, &[u8])> = names.iter().map(|name| (name.as_str(), &b""[..])).collect();
    is_refused("workbook-rows", &zip(&many));
    is_refused("workbook-large", &too_large());
}

#[test]
fn billion_laughs() {
    let mut laughs = String::from("<!DOCTYPE lolz [<!ENTITY lol0 \"lol\">");
    for level in 1..10 {
        let below = format!("&lol{};", level - 1).repeat(10);
        write!(laughs, "<!ENTITY lol{level} \"{below}\">").expect("an entity");
    }
    laughs.push_str("]><sst><si><t>&lol9;</t></si></sst>");
    is_refused("workbook-entity", &workbook("", &[("xl/sharedStrings.xml", &laughs)]));
    is_refused("workbook-entity", &workbook("", &[("docProps/app.xml", "<!doctype a><a/>")]));
    // Not at the beginning, and where no declaration can be.
    let late = format!("<!--{}--><!DOCTYPE a><a/>", " ".repeat(100_000));
    is_refused("workbook-entity", &workbook("", &[("docProps/app.xml", &late)]));
    is_refused("workbook-truncated", &workbook("", &[("docProps/app.xml", "<!ENTITY a \"b\"><a/>")]));
}

#[test]
fn other_encodings() {
    let utf_16 = |mark: &[u8], units: fn(u16) -> [u8; 2]| -> Vec<u8> {
        mark.iter().copied().chain("<?xml?><!DOCTYPE a><a/>".encode_utf16().flat_map(units)).collect()
    };
    let parts = parts("<worksheet/>");
    for bytes in
        [utf_16(b"\xFF\xFE", u16::to_le_bytes), utf_16(b"\xFE\xFF", u16::to_be_bytes), utf_16(b"", u16::to_le_bytes)]
    {
        let mut parts: Vec<(&str, &[u8])> = parts.iter().map(|(name, content)| (*name, content.as_bytes())).collect();
        parts.push(("xl/styles.xml", &bytes));
        is_refused("workbook-encoding", &zip(&parts));
        // Power Query keeps its programs so.
        parts.pop();
        parts.push(("customXml/item1.xml", &bytes));
        passes(&zip(&parts));
    }
}

#[test]
fn ten_million_empty_rows() {
    is_refused("workbook-rows", &workbook(&"<row/>".repeat(10_000_000), &[]));
    let row = "<table:table-row/>";
    is_refused("workbook-rows", &spreadsheet(&row.repeat(10_000_000)));
}

#[test]
fn cells_in_far_corners() {
    let corner = format!("{}{}", cell("A1", "<v>1</v>"), cell("XFD1048576", "<v>1</v>"));
    is_refused("workbook-rows", &workbook(&corner, &[]));
    // The same place without saying so: rows and cells follow each other.
    let unsaid = format!(r#"<row r="1048575"/><row>{}</row>"#, "<c><v>1</v></c>".repeat(16_384));
    is_refused("workbook-rows", &workbook(&unsaid, &[]));
    let cell = "<table:table-cell office:value=\"1\"/>";
    let row = |repeated: u64, cells: &str| {
        format!("<table:table-row table:number-rows-repeated=\"{repeated}\">{cells}</table:table-row>")
    };
    let wide = "<table:table-cell table:number-columns-repeated=\"16383\"/>";
    let far = format!("{}{}{}", row(1, cell), row(1_048_574, ""), row(1, &format!("{wide}{cell}")));
    is_refused("workbook-rows", &spreadsheet(&far));
    is_refused("workbook-rows", &spreadsheet(&row(1_000_000, &cell.repeat(10))));
    passes(&spreadsheet(&row(1_000_000, cell)));
    is_refused("workbook-rows", &old_workbook(&[], &[(0x0203, &[0xFF; 14])]));
}

#[test]
fn places_that_no_sheet_has() {
    for place in ["A0", "A1048577", "XFE1", "A99999999999999999999", "ZZZZZZZZZZZZZZ1", "1", "A", "", "A1B", "$A$1"] {
        is_refused("workbook-truncated", &workbook(&cell(place, ""), &[]));
    }
    for area in ["B2:A1", "A2:A1", "A1:", "A1:A99999999999"] {
        let sheet = format!(r#"<worksheet><dimension ref="{area}"/><sheetData/></worksheet>"#);
        is_refused("workbook-truncated", &workbook("", &[(SHEET, &sheet)]));
    }
    let dimensions = [10_u32.to_le_bytes(), 5_u32.to_le_bytes(), [0, 0, 5, 0]].concat();
    is_refused("workbook-truncated", &old_workbook(&[], &[(0x0200, &[&dimensions[..], &[0, 0]].concat())]));
}

#[test]
fn more_text_than_the_file_has() {
    let long = "很".repeat(100_000);
    let strings = format!("<sst><si><t>{long}</t></si></sst>");
    let rows = |cells: usize| r#"<row><c t="s"><v>0</v></c></row>"#.repeat(cells);
    passes(&workbook(&rows(500), &[("xl/sharedStrings.xml", &strings)]));
    is_refused("workbook-rows", &workbook(&rows(1_000), &[("xl/sharedStrings.xml", &strings)]));
    let reserve = "<sst uniqueCount=\"99999999999\"/>";
    is_refused("workbook-rows", &workbook("", &[("xl/sharedStrings.xml", reserve)]));
    is_refused("workbook-rows", &workbook(reserve, &[]));
    is_refused("workbook-rows", &workbook(&cell("A1", "<f t=\"shared\" si=\"99999999999\"/>"), &[]));
    let spaces =
        "<table:table-row><table:table-cell><text:s text:c=\"99999999999\"/></table:table-cell></table:table-row>";
    is_refused("workbook-rows", &spreadsheet(spaces));
    // A string of 60,000 characters that goes on in further records, in each of 20,000 cells.
    let (length, part) = (60_000_u16.to_le_bytes(), [0; 8_000]);
    let first = [&[0; 8][..], &length, &[0], &part[..]].concat();
    let more = [&[0][..], &part[..]].concat();
    let mut globals: Vec<Record<'_>> = vec![(0x00FC, &first)];
    globals.extend([(0x003C, &more[..]); 7]);
    let cell: Record<'_> = (0x00FD, &[0; 10]);
    passes(&old_workbook(&globals, &[cell; 100]));
    is_refused("workbook-rows", &old_workbook(&globals, &vec![cell; 20_000]));
}

#[test]
fn sheets_that_are_one_part() {
    let links = |target: &str| {
        let relation = |id| format!(r#"<Relationship Id="{id}" Type="{RELATIONS}/worksheet" Target="{target}"/>"#);
        format!("<Relationships>{}{}</Relationships>", relation(1), relation(2))
    };
    is_refused("workbook-truncated", &workbook("", &[(LINKS, &links("worksheets/sheet1.xml"))]));
    // A part that is not looked through.
    is_refused("workbook-truncated", &workbook("", &[(LINKS, &links("media/sheet1.png"))]));
    let sheets = "<workbook><sheet r:id=\"rId1\"/><sheet r:id=\"rId1\"/></workbook>";
    is_refused("workbook-truncated", &workbook("", &[("xl/workbook.xml", sheets)]));
}

#[test]
fn figures_from_elsewhere() {
    is_refused("workbook-external", &workbook("", &[("xl/externalLinks/externalLink1.xml", "<externalLink/>")]));
    is_refused("workbook-external", &workbook("", &[("xl/connections.xml", "<connections/>")]));
    is_refused("workbook-external", &workbook("", &[("xl/queryTables/queryTable1.xml", "<queryTable/>")]));
    for (kind, mode) in [("externalLink", ""), ("connections", ""), ("oleObject", "TargetMode=\"External\"")] {
        let links =
            format!(r#"<Relationships><Relationship Type="{RELATIONS}/{kind}" Target="x" {mode}/></Relationships>"#);
        is_refused("workbook-external", &workbook("", &[("xl/worksheets/_rels/sheet1.xml.rels", &links)]));
    }
    let formula =
        r#"<table:table-row><table:table-cell table:formula="of:=['file:///a.ods'#$'1'.A1]"/></table:table-row>"#;
    is_refused("workbook-external", &spreadsheet(formula));
    is_refused("workbook-external", &spreadsheet("<table:table-source/>"));
    is_refused("workbook-external", &old_workbook(&[(0x01AE, &[1, 0, 5, 0, 0, 1, b'a', b'.', b'x', b'l'])], &[]));
    passes(&old_workbook(&[(0x01AE, &[1, 0, 1, 4])], &[]));
}

#[test]
fn formulas_that_ask_other_programs() {
    for formula in [
        "cmd|' /C calc'!A0",
        "1+cmd|&apos; /C calc&apos;!A0",
        "<![CDATA[cmd|' /C calc'!A0]]>",
        "\"a\"&amp;cmd&#124;''!A0",
    ] {
        is_refused("workbook-dde", &workbook(&cell("C7", &format!("<f>{formula}</f>")), &[]));
    }
    let formula = r#"<table:table-row><table:table-cell table:formula="of:=DDE(&quot;soffice&quot;;&quot;a&quot;)"/></table:table-row>"#;
    is_refused("workbook-dde", &spreadsheet(formula));
    is_refused("workbook-dde", &workbook(&cell("C7", "<f>1+dde(\"soffice\";\"a\")</f>"), &[]));
}

#[test]
fn names_that_lead_out() {
    for name in ["../a.xml", "xl/../../a", "/etc/passwd", "xl\\a.xml", "C:a.xml", "a\0b"] {
        is_refused("workbook-path", &workbook("", &[(name, "")]));
    }
    passes(&workbook("", &[("xl/a..b/.c", "")]));
}

#[test]
fn passwords() {
    let mut bytes = workbook("", &[]);
    patch(&mut bytes, SHEET, (6, 8), &[1]);
    is_refused("workbook-encrypted", &bytes);
    is_refused("workbook-encrypted", &compound(&[("/EncryptionInfo", b"x"), ("/EncryptedPackage", &[7; 5_000])]));
    is_refused("workbook-encrypted", &old_workbook(&[(0x002F, &[0; 6])], &[]));
    let manifest = b"<manifest:manifest><manifest:encryption-data/></manifest:manifest>";
    let encrypted: [(&str, &[u8]); 3] = [
        ("mimetype", b"application/vnd.oasis.opendocument.spreadsheet"),
        ("content.xml", &[1, 2, 3, 200, 100]),
        ("META-INF/manifest.xml", manifest),
    ];
    is_refused("workbook-encrypted", &zip(&encrypted));
}

#[test]
fn files_that_are_no_workbooks() {
    is_refused("workbook-unknown", &zip(&[("word/document.xml", b"<a/>")]));
    is_refused("workbook-unknown", &zip(&[("xl/workbook.bin", b"")]));
    is_refused("workbook-unknown", &zip(&[("mimetype", b"application/vnd.oasis.opendocument.text")]));
    is_refused("workbook-unknown", &zip(&[]));
    is_refused("workbook-unknown", &compound(&[("/WordDocument", b"x")]));
}

#[test]
fn xml_that_does_not_end() {
    for sheet in ["<worksheet>", "<a></b>", "</a>", "<a", "<a b></a>", "<row r=\"1\" r=\"2\"/>", "\u{0}"] {
        let sheet = format!("<worksheet><sheetData>{sheet}");
        is_refused("workbook-truncated", &workbook("", &[(SHEET, &sheet)]));
    }
    is_refused(
        "workbook-truncated",
        &zip(&[
            ("mimetype", b"application/vnd.oasis.opendocument.spreadsheet"),
            ("content.xml", b"<table:table table:name=\"1\"><table:table-row/>"),
        ]),
    );
}

#[test]
fn every_cut_off_file_is_refused() {
    let rows = "<row><c><v>1</v></c></row>".repeat(100);
    let mut shared = vec![0; 8];
    shared.extend([3, 0, 0, b'a', b'b', b'c'].repeat(100));
    let cell: Record<'_> = (0x00FD, &[0; 10]);
    let old = old_workbook(&[(0x00FC, &shared)], &[cell; 500]);
    for (whole, sound) in [(workbook(&rows, &[]), true), (spreadsheet("<table:table-row/>"), true), (old, false)] {
        passes(&whole);
        for length in 0..whole.len() {
            let refusal = refused(&whole[..length]);
            let code = refusal.findings()[0].code;
            // Sectors that are cut off at the end of an old file may have been unused.
            assert!(!sound || length < 4 || code == "workbook-truncated", "{length}: {refusal}");
        }
    }
}

/// A generator of numbers that look random, always the same.
fn random(seed: u64) -> impl FnMut() -> usize {
    let mut state = seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1;
    move || {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        usize::try_from(state >> 33).expect("31 bits")
    }
}

#[test]
fn random_bytes_after_a_good_beginning() {
    let rows = cell("A1", "<f>1</f><v>1</v>").repeat(20);
    let numbers: Record<'_> = (0x00BD, &[0; 12]);
    let old = old_workbook(&[(0x00FC, &[9; 300])], &[numbers; 90]);
    let files = [workbook(&rows, &[]), spreadsheet(&rows), old];
    for (seed, whole) in (1..=400).flat_map(|seed| files.iter().map(move |file| (seed, file))) {
        let mut next = random(seed);
        // Everything after some byte; or a few bytes here and there.
        let kept = 8 + next() % whole.len();
        let noise: Vec<u8> = (0..200 + next() % 2_000).map(|_| next().to_le_bytes()[0]).collect();
        refused(&[&whole[..kept.min(whole.len() - 30)], &noise].concat());
        let mut changed = whole.clone();
        for _ in 0..1 + next() % 8 {
            let at = next() % changed.len();
            changed[at] = next().to_le_bytes()[0];
        }
        // It may still be a sound file: it only must not bring the program down.
        drop(parse(&changed));
    }
}

#[test]
fn a_directory_that_declares_too_much() {
    // The directory of a large zip with a thousand million parts, of which there is none.
    let count = 1_000_000_000_u64.to_le_bytes();
    let end = [&b"PK\x06\x06"[..], &44_u64.to_le_bytes(), &[45, 0, 45, 0], &[0; 8], &count, &count].concat();
    let end = [&end[..], &u64::MAX.to_le_bytes(), &4_u64.to_le_bytes()].concat();
    let locator = [&b"PK\x06\x07"[..], &[0; 4], &4_u64.to_le_bytes(), &[1, 0, 0, 0]].concat();
    let last = [&b"PK\x05\x06"[..], &[0; 4], &[0xFF; 12], &[0; 2]].concat();
    is_refused("workbook-rows", &[&b"PK\x03\x04"[..], &end, &locator, &last].concat());
}

#[test]
fn refusals_are_told_in_both_languages() {
    let mut locked = workbook("", &[]);
    patch(&mut locked, SHEET, (6, 8), &[1]);
    let whole = workbook("", &[]);
    let many = "<sheet/>".repeat(1_001);
    let files = [
        too_large(),
        whole[..whole.len() - 10].to_vec(),
        workbook(&cell("A0", ""), &[]),
        locked,
        zip(&[]),
        workbook("", &[("../a.xml", "")]),
        bomb(),
        workbook("", &[("docProps/app.xml", "<!DOCTYPE a><a/>")]),
        workbook("", &[("docProps/app.xml", "\u{0}")]),
        workbook("", &[("xl/workbook.xml", &many)]),
        workbook(&cell("XFD1048576", "<v>1</v>"), &[]),
        workbook(&" ".repeat(2 << 20), &[]),
        workbook("", &[("xl/externalLinks/externalLink1.xml", "<externalLink/>")]),
        workbook(&cell("C7", "<f>cmd|''!A0</f>"), &[]),
    ];
    for language in [Language::English, Language::Chinese] {
        let catalogue = Catalogue::new(language);
        let told: Vec<String> =
            files.iter().map(|file| catalogue.report(refused(file).findings(), Some("budget.xlsx"))).collect();
        insta::assert_snapshot!(told.join("\n\n"));
    }
}
