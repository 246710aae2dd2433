//! Forged editions: files that show, copy or read aloud another figure than their data. Each is laid down as the program lays files down,
//! its identifier included, so that not the frame alone gives it away.

use budgetpress::inspect::{self, Allowed, JudgedEdition, KnownFace};
use budgetpress::model::Finding;
use budgetpress::view::View;
use lopdf::{Document, Object, StringFormat, dictionary};
use proptest::prelude::*;
use proptest::test_runner::{Config, RngAlgorithm, TestRng, TestRunner};
use serde_json::{Value, json};

use crate::tests::support::damage::{
    PRINT, RELEASE, catalogue, content, dictionaries, has, page, pages, repaint, resource, text,
};
use crate::tests::support::relay::{deflated, relaid};
use crate::tests::support::{COMPILER, codes, sample, view_of};

/// What both the gate of the web edition and the comparison with the data find.
fn judged(bytes: &[u8]) -> Vec<Finding> {
    let faces: Vec<KnownFace<'_>> =
        COMPILER.fonts().programs().map(|(data, index)| KnownFace { data, index }).collect();
    let allowed = Allowed { faces: Some(&faces), pictures: false };
    let (report, mut findings) = match inspect::edition(bytes, JudgedEdition::Web, &allowed) {
        Ok(read) => read,
        Err(error) => return error.findings().to_vec(),
    };
    findings.extend(inspect::release(&report));
    findings.extend(inspect::against(&report, &VIEW));
    findings
}

static VIEW: std::sync::LazyLock<View> = std::sync::LazyLock::new(|| {
    let loaded = crate::tests::support::loaded(&sample());
    let view = view_of(&sample()).0;
    let view = view.fingerprinted(&budgetpress::convert::fingerprint(&loaded.budget, &loaded.layout));
    let files = budgetpress::convert::attachments(&loaded.budget, &loaded.layout).expect("the data are written");
    files.into_iter().fold(view, View::with)
});

fn document() -> Document {
    let mut pdf = Document::load_from(&RELEASE[..]).expect("it loads");
    pdf.reference_table.cross_reference_type = lopdf::xref::XrefType::CrossReferenceTable;
    pdf
}

/// A forgery has findings, these among them.
#[track_caller]
fn must_refuse(code: &str, change: impl FnOnce(&mut Document)) {
    let mut pdf = document();
    change(&mut pdf);
    let findings = judged(&relaid(&pdf));
    assert!(codes(&findings).contains(&code), "{findings:?}");
}

/// Adds content behind that of a page with a table, as an artifact if it needs a mark.
fn draw(pdf: &mut Document, operators: &str) {
    repaint(pdf, 4, |old| format!("{old}\n/Artifact<</Type/Layout>>BDC\n{operators}\nEMC"));
}

#[test]
fn a_good_file_laid_down_anew_passes() {
    assert_eq!(codes(&judged(&RELEASE)), [""; 0]);
    assert_eq!(codes(&judged(&relaid(&document()))), [""; 0]);
}

#[test]
fn files_in_which_a_reader_stops() {
    for bad in [
        "q 1 0 0 -1 0 0 cm /bad m Q",
        "1 2 3 4 5 6 7 8 9 10 11 12 re f",
        "{ } q Q",
        "BI /W 1 /H 1 /BPC 8 /CS /G ID \u{1} EI",
        "q 1 0 0 -1 0 0 cm BT (a) Tj",
        "% a comment",
    ] {
        must_refuse("gate-construct", |pdf| draw(pdf, bad));
    }
}

#[test]
fn layers_and_other_marks() {
    must_refuse("gate-construct", |pdf| {
        repaint(pdf, 4, |old| old.replacen("/Span<</MCID 3>>BDC", "/OC /layer BDC", 1))
    });
    must_refuse("gate-construct", |pdf| {
        catalogue(pdf).set("OCProperties", dictionary! { "D" => dictionary! {}, "OCGs" => Vec::<Object>::new() });
    });
    must_refuse("gate-construct", |pdf| {
        repaint(pdf, 4, |old| old.replacen("<</MCID 3>>BDC", "<</MCID 3/ActualText(9999.99)>>BDC", 1));
    });
}

#[test]
fn covers_of_every_kind() {
    for cover in [
        "q 1 0 0 -1 100 400 cm /c0 cs 1 scn 0 0 m 50 0 l 50 20 l 0 20 l h f Q",
        "q /c0 cs 1 scn 100 100 50 20 re f Q",
        "q 1 0 0 -1 100 400 cm /c0 CS 1 SCN 20 w 4 M 0 0 m 50 0 l S Q",
        "q 1 0 0 -1 100 400 cm /c0 CS 0 SCN 20 w 4 M 0 0 m 50 0 l S Q",
        "q /Pattern cs /p scn 100 100 50 20 re f Q",
        "q 50 0 0 20 100 100 cm /image Do Q",
        "q 0 0 1 1 re W n Q",
        "/state gs",
    ] {
        must_refuse("gate-construct", |pdf| draw(pdf, cover));
    }
    must_refuse("gate-construct", |pdf| {
        resource(pdf, 4, "ExtGState", "state", dictionary! { "ca" => 0 }.into());
    });
}

#[test]
fn text_that_is_not_seen() {
    for (from, to) in [
        ("0 scn", "1 scn"),
        ("0 Tr", "3 Tr"),
        ("0 Tr", "7 Tr"),
        ("1 0 0 -1 0 0 Tm", "0.01 0 0 -1 0 0 Tm"),
        ("q 1 0 0 -1", "q 0.001 0 0 -0.001"),
        ("q 1 0 0 -1", "q 1 0 0.9 -1"),
        (" 10.5 Tf", " 0.1 Tf"),
        (" 10.5 Tf", " 10.5 Tf 50 Tz"),
        (" 10.5 Tf", " 10.5 Tf 4 Ts"),
        ("/c0 cs 0 scn", "0.99 g"),
        ("/c0 cs 0 scn", "/DeviceRGB cs 1 1 1 scn"),
    ] {
        must_refuse("gate-construct", |pdf| repaint(pdf, 4, |old| old.replacen(from, to, 1)));
    }
}

#[test]
fn ink_that_is_no_text() {
    // A digit one, a minus, a stroke through a figure: in the forms in which rules are drawn.
    let rule =
        |x: f64, y: f64, dx: f64, dy: f64| format!("q 1 0 0 -1 {x} {y} cm/c0 CS 0 SCN 1 w 4 M 0 0 m {dx} {dy} l\nS\nQ");
    must_refuse("gate-line", |pdf| draw(pdf, &rule(300.0, 420.0, 0.0, 8.0)));
    must_refuse("gate-line", |pdf| draw(pdf, &rule(300.0, 417.0, 5.0, 0.0)));
    // From rule to rule, through the figures of a row.
    must_refuse("gate-line", |pdf| draw(pdf, &rule(56.4, 400.0, 729.0, 0.0)));
    must_refuse("gate-construct", |pdf| draw(pdf, "q 1 0 0 -1 300 420 cm/c0 CS 0 SCN 1 w 4 M 0 0 m 3 8 l\nS\nQ"));
    must_refuse("gate-construct", |pdf| {
        draw(pdf, "q 1 0 0 -1 300 420 cm/c0 CS 0 SCN 1 w 4 M 0 0 m 0 8 2 8 3 0 c\nS\nQ")
    });
}

#[test]
fn glyphs_that_lie() {
    // The map from glyphs to text, forged: what is copied is not what is drawn.
    must_refuse("gate-construct", |pdf| {
        change_stream(pdf, "WMode", |map| {
            let map = String::from_utf8(map).expect("a map");
            let (two, four) = ("<0032>", "<0034>");
            assert!(map.contains(two) && map.contains(four), "both digits are mapped");
            map.replacen(two, "<XXXX>", 1).replacen(four, two, 1).replacen("<XXXX>", four, 1).into_bytes()
        });
    });
    must_refuse("gate-construct", |pdf| {
        let fonts = dictionaries(pdf).filter(|dict| has(dict, "Subtype", "CIDFontType2"));
        fonts.for_each(|font| font.set("CIDToGIDMap", text("not the identity")));
    });
    // One byte of an outline.
    must_refuse("gate-construct", |pdf| {
        change_stream(pdf, "CIDFontType0C", |mut program| {
            let middle = program.len() / 2;
            program[middle] ^= 1;
            program
        });
    });
    // Wider than it is: what follows moves.
    must_refuse("gate-construct", |pdf| {
        let font = dictionaries(pdf).find(|dict| dict.has(b"W")).expect("widths");
        let widths = font.get_mut(b"W").and_then(Object::as_array_mut).expect("widths");
        widths[5] = 999.into();
    });
}

/// Changes the unpacked data of the first stream that has this key or subtype.
fn change_stream(pdf: &mut Document, kind: &str, change: impl FnOnce(Vec<u8>) -> Vec<u8>) {
    let streams = pdf.objects.values_mut().filter_map(|object| object.as_stream_mut().ok());
    let mut streams = streams.filter(|stream| stream.dict.has(kind.as_bytes()) || has(&stream.dict, "Subtype", kind));
    let stream = streams.next().expect("a stream");
    let data = change(stream.decompressed_content().expect("it unpacks"));
    stream.set_content(deflated(&data));
    stream.dict.set("Filter", "FlateDecode");
}

#[test]
fn two_readings_of_one_file() {
    let good = relaid(&document());
    let appended = [&good[..], b"1 0 obj\n<<>>\nendobj\nxref\n0 0\ntrailer\n<<>>\nstartxref\n9\n%%EOF\n"].concat();
    let between = {
        let at = good.windows(6).position(|window| window == b"endobj").expect("an object") + 7;
        [&good[..at], b"(hidden)\n", &good[at..]].concat()
    };
    for forged in [appended, between, [b"\n", &good[..]].concat()] {
        let findings = judged(&forged);
        let code = codes(&findings).first().copied().unwrap_or_default().to_owned();
        assert!(["gate-construct", "pdf-unreadable"].contains(&code.as_str()), "{findings:?}");
    }
    must_refuse("gate-construct", |pdf| {
        pdf.add_object(dictionary! { "Type" => "Page" });
    });
    must_refuse("gate-construct", |pdf| {
        let content = page(pdf, 5).get(b"Contents").expect("content").clone();
        page(pdf, 6).set("Contents", content);
    });
    must_refuse("gate-construct", |pdf| {
        let first = pages(pdf)[0];
        let tree = page(pdf, 1).get(b"Parent").and_then(Object::as_reference).expect("a tree");
        pdf.get_dictionary_mut(tree).expect("a tree").get_mut(b"Kids").and_then(Object::as_array_mut).expect("pages")
            [4] = first.into();
    });
}

#[test]
fn annotations_that_are_seen() {
    for (key, value) in [
        ("AP", Object::Dictionary(dictionary! {})),
        ("Border", Object::Array(vec![0.into(), 0.into(), 30.into()])),
        ("C", Object::Array(vec![1.into(), 1.into(), 1.into()])),
        ("F", 36.into()),
        ("Subtype", "FreeText".into()),
    ] {
        must_refuse("gate-construct", |pdf| {
            let link = dictionaries(pdf).find(|dict| has(dict, "Subtype", "Link")).expect("a link");
            link.set(key, value);
        });
    }
}

#[test]
fn what_is_copied_and_read_aloud() {
    must_refuse("gate-construct", |pdf| {
        let cell = dictionaries(pdf).filter(|dict| has(dict, "S", "TD")).nth(7).expect("a cell");
        cell.set("ActualText", Object::String(b"9,999.99".to_vec(), StringFormat::Literal));
    });
    must_refuse("gate-construct", |pdf| {
        let cell = dictionaries(pdf).filter(|dict| has(dict, "S", "TD")).nth(7).expect("a cell");
        cell.set("Alt", text("9999"));
    });
    // Two cells change their content: the figures are read aloud in each other's place.
    must_refuse("gate-construct", |pdf| {
        let cells: Vec<_> = (0..2)
            .map(|nth| {
                let cell =
                    dictionaries(pdf).filter(|dict| has(dict, "S", "TD") && filled(dict)).nth(nth + 4).expect("a cell");
                cell.get(b"K").expect("content").clone()
            })
            .collect();
        for nth in 0..2 {
            let cell =
                dictionaries(pdf).filter(|dict| has(dict, "S", "TD") && filled(dict)).nth(nth + 4).expect("a cell");
            cell.set("K", cells[1 - nth].clone());
        }
    });
    must_refuse("against-aloud", |pdf| {
        dictionaries(pdf).find(|dict| has(dict, "S", "TH")).expect("a header cell").set("S", "TD");
    });
    must_refuse("against-aloud", |pdf| {
        let summary = dictionaries(pdf).filter(|dict| has(dict, "S", "Table"));
        for table in summary {
            for attributes in table.get_mut(b"A").and_then(Object::as_array_mut).expect("attributes") {
                let attributes = attributes.as_dict_mut().expect("a dictionary");
                if attributes.has(b"Summary") {
                    attributes.set("Summary", text("9999"));
                }
            }
        }
    });
}

#[test]
fn headers_of_other_columns_and_cells_without_any() {
    for nth in [7, 40] {
        must_refuse("gate-construct", |pdf| {
            dictionaries(pdf).filter(|dict| has(dict, "S", "TD")).nth(nth).expect("a cell").remove(b"A");
        });
    }
    // A cell of one column refers to the header of another.
    must_refuse("gate-construct", |pdf| {
        let cells = || (0..2).map(|nth| nth + 4);
        let attributes: Vec<Object> = cells()
            .map(|nth| {
                let cell = dictionaries(pdf).filter(|dict| has(dict, "S", "TD")).nth(nth).expect("a cell");
                cell.get(b"A").expect("attributes").clone()
            })
            .collect();
        assert_ne!(attributes[0], attributes[1], "two columns");
        for (nth, other) in cells().zip(attributes.into_iter().rev()) {
            dictionaries(pdf).filter(|dict| has(dict, "S", "TD")).nth(nth).expect("a cell").set("A", other);
        }
    });
}

#[test]
fn other_profiles_paper_and_link_texts() {
    must_refuse("gate-construct", |pdf| {
        change_stream(pdf, "Range", |mut profile| {
            let last = profile.len() - 4;
            profile[last] ^= 0x55;
            profile
        });
    });
    must_refuse("against-ways", |pdf| {
        page(pdf, 5).set("MediaBox", vec![0.into(), 0.into(), 700.into(), Object::Real(595.2756)]);
    });
    must_refuse("against-ways", |pdf| {
        let link = dictionaries(pdf).find(|dict| has(dict, "Subtype", "Link")).expect("a link");
        link.set("Contents", text("9999"));
    });
    // One word, or one number, among many that are alike.
    for (from, to) in [("页", "表"), ("小节", "附件"), (" ", " 1")] {
        must_refuse("against-ways", |pdf| {
            let link = dictionaries(pdf).filter(|dict| has(dict, "Subtype", "Link")).nth(3).expect("a link");
            let old = link.get(b"Contents").and_then(lopdf::decode_text_string).expect("a text");
            let (words, number) = old.rsplit_once(' ').expect("a number");
            let new = format!("{words} {number}").replace(from, to);
            assert_ne!(old, new);
            link.set("Contents", text(&new));
        });
    }
    must_refuse("against-aloud", |pdf| {
        dictionaries(pdf).find(|dict| has(dict, "S", "H2")).expect("a heading").remove(b"T");
    });
}

fn filled(cell: &lopdf::Dictionary) -> bool {
    cell.get(b"K").and_then(Object::as_array).is_ok_and(|content| !content.is_empty())
}

#[test]
fn attached_files_with_two_faces() {
    must_refuse("gate-construct", |pdf| {
        let file = dictionaries(pdf).find(|dict| has(dict, "Type", "Filespec")).expect("a file");
        file.set("F", text("other.json"));
    });
    must_refuse("gate-construct", |pdf| {
        let fourth = dictionaries(pdf).filter(|dict| has(dict, "Type", "Filespec")).nth(3);
        let other = fourth.and_then(|file| file.get(b"EF").and_then(Object::as_dict).ok()?.get(b"F").ok().cloned());
        let other = other.expect("another file");
        let first = dictionaries(pdf).find(|dict| has(dict, "Type", "Filespec")).expect("a file");
        first.get_mut(b"EF").and_then(Object::as_dict_mut).expect("data").set("F", other);
    });
}

#[test]
fn the_closed_world_is_documented() {
    crate::tests::schema::must_be_published("docs/constructs.md", &inspect::constructs_document());
}

#[test]
fn print_editions_that_were_changed() {
    let faces: Vec<KnownFace<'_>> =
        COMPILER.fonts().programs().map(|(data, index)| KnownFace { data, index }).collect();
    let allowed = Allowed { faces: Some(&faces), pictures: false };
    let constructs = |bytes: &[u8]| inspect::edition(bytes, JudgedEdition::Print, &allowed).expect("it is read").1;
    assert_eq!(codes(&constructs(&PRINT)), [""; 0]);
    let mut pdf = Document::load_from(&PRINT[..]).expect("it loads");
    let changed = content(&pdf, 4).replacen("0 0 0 1 k", "0 0 0 0.1 k", 1);
    let id = pages(&pdf)[3];
    pdf.change_page_content(id, changed.into_bytes()).expect("the content is written");
    let mut bytes = Vec::new();
    pdf.save_to(&mut bytes).expect("it is written");
    assert!(codes(&constructs(&bytes)).contains(&"gate-construct"));
}

/// How many random changes are tried: `CHANGES` asks for more.
fn changes() -> u32 {
    std::env::var("CHANGES").ok().and_then(|number| number.parse().ok()).unwrap_or(40)
}

#[test]
fn random_changes_are_refused() {
    let config = Config { cases: changes(), failure_persistence: None, ..Config::default() };
    let mut runner = TestRunner::new_with_rng(config, TestRng::deterministic_rng(RngAlgorithm::ChaCha));
    let original = document();
    let numbers: Vec<_> = original.objects.keys().copied().collect();
    let good = inspect::read(&relaid(&original)).expect("it is read");
    let passed = std::cell::RefCell::new(Vec::new());
    let strategy = (any::<prop::sample::Index>(), any::<u64>());
    let outcome = runner.run(&strategy, |(which, seed)| {
        let mut pdf = original.clone();
        let id = numbers[which.index(numbers.len())];
        if is_of_frame(&pdf, id) {
            return Ok(());
        }
        let Some(what) = change(pdf.objects.get_mut(&id).expect("an object"), seed) else { return Ok(()) };
        let forged = relaid(&pdf);
        if judged(&forged).is_empty() {
            let mut report = inspect::read(&forged).expect("it is read");
            report.file = good.file.clone();
            // The identifier is that of the changed file.
            let name = "xmpMM:InstanceID";
            let identifiers = (report.xmp.as_mut(), good.xmp.as_ref().and_then(|xmp| xmp.get(name)));
            if let (Some(xmp), Some(identifier)) = identifiers {
                xmp.insert(name.into(), identifier.clone());
            }
            passed.borrow_mut().push((format!("{} {what}", id.0), looks_alike(&json!(report), &json!(good))));
        }
        Ok(())
    });
    outcome.expect("no change brings the gate down");
    let passed = passed.into_inner();
    // What is left changes nothing that is reported of pages, texts, tags and files: where a link can be clicked, how far down its
    // page it leads, what a font says of its metrics, blanks between operators.
    assert!(passed.iter().all(|(_, invisible)| *invisible), "{passed:#?}");
    assert!(passed.len() as u32 <= changes() / 100 + 1, "{} of {} passed: {passed:#?}", passed.len(), changes());
}

/// Whether two reports say the same, but for places that nobody can tell apart on paper.
fn looks_alike(one: &Value, other: &Value) -> bool {
    const NEAR_PT: f64 = 0.05;
    match (one, other) {
        (Value::Number(one), Value::Number(other)) => {
            one.as_f64().zip(other.as_f64()).is_some_and(|(one, other)| (one - other).abs() < NEAR_PT)
        }
        (Value::Array(one), Value::Array(other)) => {
            one.len() == other.len() && one.iter().zip(other).all(|(one, other)| looks_alike(one, other))
        }
        (Value::Object(one), Value::Object(other)) => {
            let alike = |(key, one): (&String, &Value)| other.get(key).is_some_and(|other| looks_alike(one, other));
            one.len() == other.len() && one.iter().all(alike)
        }
        (one, other) => one == other,
    }
}

/// Whether an object belongs to the frame, which is written anew.
fn is_of_frame(pdf: &Document, id: lopdf::ObjectId) -> bool {
    let stream = pdf.get_object(id).and_then(Object::as_stream);
    let kind = stream.and_then(|stream| stream.dict.get(b"Type")).and_then(Object::as_name);
    matches!(kind, Ok(b"ObjStm" | b"XRef"))
}

/// Changes one thing of an object; says what, or nothing if there was nothing to change.
fn change(object: &mut Object, seed: u64) -> Option<String> {
    let pick = |count: usize| (seed as usize / 7) % count.max(1);
    match object {
        Object::Stream(stream) if !seed.is_multiple_of(3) => {
            if matches!(stream.dict.get(b"Type").and_then(Object::as_name), Ok(b"ObjStm" | b"XRef")) {
                return None;
            }
            let packed = stream.dict.has(b"Filter");
            let mut data = if packed { stream.decompressed_content().ok()? } else { stream.content.clone() };
            let at = pick(data.len());
            let byte = data.get_mut(at)?;
            let old = *byte;
            *byte = if old.is_ascii_digit() {
                b'0' + (old - b'0' + 1 + (seed % 8) as u8) % 10
            } else {
                old ^ (1 << (seed % 8))
            };
            let around = String::from_utf8_lossy(&data[at.saturating_sub(40)..data.len().min(at + 20)]).into_owned();
            stream.set_content(if packed { deflated(&data) } else { data });
            Some(format!("byte {at} of {:?}, from {old}: {around:?}", stream.dict))
        }
        Object::Stream(stream) => members(&mut stream.dict, seed),
        Object::Dictionary(dict) => members(dict, seed),
        Object::Array(list) => {
            let at = pick(list.len());
            change(list.get_mut(at)?, seed / 3).map(|what| format!("[{at}] {what}"))
        }
        Object::Integer(value) => {
            *value += 1 + (seed % 5) as i64;
            Some(format!("integer to {value}"))
        }
        Object::Real(value) => {
            *value += 1.0 + (seed % 50) as f32;
            Some(format!("real to {value}"))
        }
        Object::String(value, _) => {
            let at = pick(value.len());
            *value.get_mut(at)? ^= 1;
            Some(format!("string to {value:?}"))
        }
        Object::Name(name) => {
            *name.last_mut()? ^= 1;
            Some(format!("name to {}", String::from_utf8_lossy(name)))
        }
        Object::Reference((number, _)) => {
            *number += 1;
            Some(format!("reference to {number}"))
        }
        Object::Boolean(value) => {
            *value = !*value;
            Some("boolean".into())
        }
        Object::Null => None,
    }
}

fn members(dict: &mut lopdf::Dictionary, seed: u64) -> Option<String> {
    let keys: Vec<Vec<u8>> = dict.iter().map(|(key, _)| key.clone()).filter(|key| key != b"Length").collect();
    let key = keys.get((seed as usize / 11) % keys.len().max(1))?;
    let name = String::from_utf8_lossy(key).into_owned();
    match seed % 5 {
        0 => {
            dict.remove(key);
            Some(format!("without {name} of {dict:?}"))
        }
        1 => {
            dict.set("AA", Object::Dictionary(dictionary! {}));
            Some("with AA".into())
        }
        _ => change(dict.get_mut(key).ok()?, seed / 5).map(|what| format!("{name}: {what}")),
    }
}
