//! Plain content is read in one pass, and reported as the interpreter would have it: both ways are held against each
//! other, on our own files, on foreign ones, and on small ones written by hand.

use budgetpress::export;
use budgetpress::inspect::{self, ContentReading, PdfReport};
use budgetpress::layout::{Binding, PrintSpec};
use lopdf::{Dictionary, Document, Object, Stream, dictionary};
use serde_json::Value;

use crate::tests::support::damage::{PLAIN, content, edit, page, repaint};
use crate::tests::support::{COMPILER, final_accounts, root, sample, second_sample, view_of};

/// Reads a file both ways, which must come out the same, and tells how many pages were plain.
#[track_caller]
pub(crate) fn both(bytes: &[u8]) -> (PdfReport, usize) {
    let read = |way| inspect::read_by(bytes, way).unwrap_or_else(|error| panic!("it is read: {error}"));
    let ((short, plain), (long, none)) = (read(ContentReading::Short), read(ContentReading::Long));
    assert_eq!(none, 0);
    for (index, (one, other)) in short.pages.iter().zip(&long.pages).enumerate() {
        let page = index + 1;
        assert_eq!(one.letters.len(), other.letters.len(), "glyphs of page {page}");
        for (one, other) in one.letters.iter().zip(&other.letters) {
            assert_eq!(one, other, "page {page}");
        }
        assert_eq!(one.marks, other.marks, "ink of page {page}");
        assert_eq!(one.paints, other.paints, "paints of page {page}");
    }
    assert!(short == long, "the reports differ elsewhere");
    (short, plain)
}

/// All pages must go the short way.
#[track_caller]
fn must_be_plain(bytes: &[u8]) {
    let (report, plain) = both(bytes);
    assert_eq!(plain, report.pages.len(), "pages that are plain");
    assert!(report.pages.iter().any(|page| !page.letters.is_empty() && !page.marks.is_empty()));
}

fn samples() -> [Value; 3] {
    [sample(), second_sample(), final_accounts()]
}

#[test]
fn our_web_editions_are_plain() {
    for data in samples() {
        let (view, layout) = view_of(&data);
        let document = COMPILER.compile(&view, &layout).expect("it is set");
        must_be_plain(&export::pdf(&document).expect("it is written"));
    }
}

#[test]
fn what_disagrees_in_object_streams_is_read_as_it_is() {
    let (view, layout) = view_of(&sample());
    let document = COMPILER.compile(&view, &layout).expect("it is set");
    let good = export::pdf(&document).expect("it is written");
    // A head that names other objects than the index, a wrong number of objects, a place where there is no stream.
    for (from, to) in
        [("/Type/ObjStm/N 128", "/Type/ObjStm/N 127"), ("/Type/ObjStm", "/Type/OddStm"), ("/First ", "/Frist ")]
    {
        let mut bytes = good.clone();
        let at = bytes.windows(from.len()).position(|window| window == from.as_bytes()).expect("it is there");
        bytes[at..at + from.len()].copy_from_slice(to.as_bytes());
        match (inspect::read_by(&bytes, ContentReading::Short), inspect::read_by(&bytes, ContentReading::Long)) {
            (Ok((short, _)), Ok((long, _))) => assert!(short == long, "{from}"),
            (short, long) => assert!(short.is_err() && long.is_err(), "{from}"),
        }
    }
}

#[test]
fn our_print_editions_are_plain() {
    let specs = [
        PrintSpec::default(),
        PrintSpec { bleed: 5.0, crop_marks: true, parts_on_recto: true, ..PrintSpec::default() },
        PrintSpec { binding: Binding::Perfect, inside: 32.0, ..PrintSpec::default() },
    ];
    for (data, spec) in samples().into_iter().zip(specs) {
        let (view, layout) = view_of(&data);
        let document = COMPILER.compile(&view.into_print(&spec), &layout).expect("it is set");
        must_be_plain(&export::print(&document, &spec, None).expect("it is printed").pdf);
    }
}

#[test]
fn drafts_come_out_the_same() {
    let (view, layout) = view_of(&sample());
    let document = COMPILER.compile(&view.into_draft(&layout), &layout).expect("it is set");
    let (report, _) = both(&export::pdf(&document).expect("it is written"));
    let slanted = |page: &inspect::ReportedPage| page.letters.iter().any(|letter| letter.slanted);
    assert!(report.pages.iter().all(slanted));
}

#[test]
fn files_of_other_programs_come_out_the_same() {
    let files = std::fs::read_dir(root().join("tests/fixtures/others")).expect("the files");
    for file in files {
        let path = file.expect("a file").path();
        both(&std::fs::read(&path).expect("it is there"));
    }
}

/// The sample with another first page, of 300 by 200 pt, with a font of one byte a code and, as `Wide`, the first font of the sample.
fn page_of(painted: &str) -> Vec<u8> {
    let mut pdf = Document::load_from(PLAIN.as_slice()).expect("it loads");
    pdf.reference_table.cross_reference_type = lopdf::xref::XrefType::CrossReferenceTable;
    let wide = pdf.objects.iter().find_map(|(id, object)| {
        let dict = object.as_dict().ok()?;
        (dict.get(b"Subtype").and_then(Object::as_name).ok()? == b"Type0").then_some(*id)
    });
    let program = std::fs::read(root().join("fonts/arphic/gkai00mp.ttf")).expect("a font");
    let program = pdf.add_object(Stream::new(Dictionary::new(), program));
    let descriptor = pdf.add_object(dictionary! {
        "Type" => "FontDescriptor", "FontName" => "Kai", "Flags" => 32, "FontFile2" => program,
    });
    let latin = pdf.add_object(dictionary! {
        "Type" => "Font", "Subtype" => "TrueType", "BaseFont" => "Kai", "Encoding" => "WinAnsiEncoding",
        "FontDescriptor" => descriptor, "FirstChar" => 65, "LastChar" => 66, "Widths" => numbers(&[700, 300]),
    });
    let drawn = pdf.add_object(dictionary! {
        "Type" => "Font", "Subtype" => "Type3", "FontBBox" => numbers(&[0, 0, 9, 9]), "FirstChar" => 65,
        "FontMatrix" => vec![0.1.into(), 0.into(), 0.into(), 0.1.into(), 0.into(), 0.into()], "LastChar" => 65,
        "Widths" => numbers(&[9]), "Encoding" => dictionary! { "Differences" => vec![65.into(), "a".into()] },
        "CharProcs" => dictionary! { "a" => Object::Stream(Stream::new(Dictionary::new(), b"9 0 d0 0 0 5 5 re f".to_vec())) },
    });
    let form = pdf.add_object(Stream::new(
        dictionary! { "Type" => "XObject", "Subtype" => "Form", "BBox" => numbers(&[0, 0, 40, 40]) },
        b"0 1 0 rg 5 5 60 10 re f".to_vec(),
    ));
    let image = dictionary! {
        "Type" => "XObject", "Subtype" => "Image", "Width" => 1, "Height" => 1, "BitsPerComponent" => 8,
        "ColorSpace" => "DeviceGray",
    };
    let image = pdf.add_object(Stream::new(image, vec![7]));
    let tint = dictionary! {
        "FunctionType" => 2, "Domain" => numbers(&[0, 1]), "N" => 1, "C0" => numbers(&[0, 0, 0, 0]),
        "C1" => numbers(&[0, 1, 1, 0]),
    };
    let red = vec!["Separation".into(), "Red".into(), "DeviceCMYK".into(), tint.into()];
    let resources = dictionary! {
        "Font" => dictionary! { "Latin" => latin, "Wide" => wide.expect("a font"), "Drawn" => drawn },
        "XObject" => dictionary! { "Form" => form, "Image" => image },
        "ColorSpace" => dictionary! { "Red" => red },
        "ExtGState" => dictionary! {
            "Half" => dictionary! { "ca" => 0.5, "CA" => 0.25 }, "Clear" => dictionary! { "ca" => 0 },
            "Broad" => dictionary! { "LW" => 4 }, "Multiplied" => dictionary! { "BM" => "Multiply" },
        },
        "Properties" => dictionary! { "One" => dictionary! { "MCID" => 1 } },
    };
    let page = page(&mut pdf, 1);
    page.set("Resources", resources);
    page.set("MediaBox", numbers(&[-20, -10, 300, 200]));
    page.set("Rotate", 90);
    let first = crate::tests::support::damage::pages(&pdf)[0];
    pdf.change_page_content(first, painted.as_bytes().to_vec()).expect("it is written");
    let mut out = Vec::new();
    pdf.save_to(&mut out).expect("it is written");
    out
}

fn numbers(numbers: &[i64]) -> Vec<Object> {
    numbers.iter().map(|number| Object::Integer(*number)).collect()
}

/// Pages of small contents, by hand: those that are plain, then those that are not.
const PAINTED: [&str; 31] = [
    "BT /Latin 12 Tf 20 50 Td (Plain text) Tj ET",
    "BT /Latin 12 Tf 1.5 Tc 4 Tw 80 Tz 14 TL 20 150 Td (Spaced out) Tj T* (and low) Tj 3 Ts (er) Tj -3 Ts (still) Tj ET",
    "BT /Latin 9.5 Tf 11 TL 20 150 Td (one) ' (two three) ' ET",
    "BT /Latin 9.5 Tf 11 TL 20 150 Td (one) ' 2 .5 (two three) \" (four) ' 0 -30 TD (five) Tj T* (six) Tj ET",
    "BT /Wide 12 Tf 20 50 Td <00010002> Tj [<0003> -250 <0004> 120.5 <0005>] TJ 10 0 Td (\\000\\003) Tj ET",
    "BT /Wide 12 Tf 0 1 -1 0 100 20 Tm <000100020003> Tj 0.7 0.7 -0.7 0.7 100 20 Tm <0004> Tj ET",
    "q 2 0 0 1.5 10 10 cm q 1 0 0.3 1 0 0 cm BT /Latin 8 Tf (slant) Tj ET Q BT /Latin 8 Tf 0 20 Td (upright) Tj ET Q",
    "BT /Latin 8 Tf ET q BT 3 Tc 10 10 Td (in) Tj Q (out) Tj ET q 0.2 w Q 0 0 m 50 0 l S",
    "BT /Latin 10 Tf 1 Tr 2 w 10 10 Td (line) Tj 2 Tr (both) Tj 3 Tr (none) Tj 0 Tr (area) Tj ET",
    "1 0 0 rg 0 0 1 RG 10 10 50 20 re B 0 0 0 0.5 k 70 10 50 20 re f 1 g 130 10 50 20 re f* 0 G 0.3 w 10 80 m 100 80 l S",
    "/Red cs 1 scn 10 10 50 20 re f 0.4 scn 10 40 50 20 re f 0 scn 80 40 50 20 re f /Red CS 0.7 SCN 1 w 5 5 m 9 90 l S",
    "/DeviceRGB cs 10 10 20 20 re f 0.1 .2 -.0 sc 40 10 20 20 re f",
    "/Half gs 10 10 50 20 re f 0 0 m 40 40 l S /Clear gs 70 10 50 20 re f BT /Latin 9 Tf (ghost) Tj ET /Multiplied gs 9 9 9 9 re f",
    "10 10 m 60 90 120 -40 150 60 c h f 10 100 m 60 150 l 90 120 110 130 v 130 160 150 120 y s 20 20 m 30 20 l 30 40 l b*",
    "0 0 m 10 10 l 20 0 l 5 5 m 8 8 l f 50 50 0 20 re f 70 50 20 0.001 re f 90 50 20 0.1 re f 7 7 m 7 7 l S 9 9 m 9 9 9 9 9 9 c S",
    "q 20 20 100 100 re W n 0 0 60 60 re f BT /Latin 30 Tf 90 90 Td (clipped) Tj ET q 0 0 30 30 re W* n 1 0 0 rg 0 0 99 99 re f Q Q 0 0 5 5 re f",
    "q -5 -5 500 500 re W n 0 0 60 60 re f Q q 0 0 m 90 0 l 45 90 l h W n 0 0 200 200 re f Q q 400 400 10 10 re W n 0 0 9 9 re f Q",
    "/P <</MCID 7>> BDC BT /Latin 9 Tf (in) Tj ET /Span <</Lang (en) /ActualText <FEFF0041>>> BDC 1 1 4 4 re f EMC EMC 2 2 4 4 re f",
    "/Artifact BMC 1 1 4 4 re f EMC /Artifact <</Type /Pagination /BBox [0 0 1 1]>> BDC BT /Latin 9 Tf (\\(1\\)) Tj ET EMC",
    "[3 2] 0 d 0 0 m 50 50 l S [] 0 d 1 J 1 j 4 M 0 0 m 50 0 l S 1 i /Perceptual ri BT /Latin 9 Tf (a(b)c) Tj <41 4> Tj ET",
    // From here on not plain.
    "q 1 0 0 1 50 50 cm /Form Do Q q 30 0 0 20 10 10 cm /Image Do Q",
    "BT /Drawn 9 Tf 10 10 Td (A) Tj ET",
    "q 20 0 0 20 10 10 cm BI /W 1 /H 1 /BPC 8 /CS /G ID x EI Q BT /Latin 9 Tf (after) Tj ET",
    "BT /Latin 30 Tf 7 Tr 10 10 Td (clip) Tj ET 0 0 200 200 re f",
    "/P /One BDC BT /Latin 9 Tf (in) Tj ET EMC 0 0 5 5 re W f 9 9 9 9 re f n",
    "BT /Latin 9 Tf 10 10 Td (cut",
    "0 0 m 10 10 l S Q Q q 10 10 20 20 re f % comment\n 1 2 3 rg 5 5 5 5 re f EMC",
    "BT /None 9 Tf (missing) Tj /Latin 9 Tf (here) Tj ET /Broad gs 0 0 m 50 50 l S 5 l S",
    "BT /Latin 9 Tf 11 TL 20 150 Td 2 -1 (too many operands) ' ET",
    "/Pattern cs /P0 scn 0 0 9 9 re f 1e3 0 m 4-3 5 l S --5 2 m 0 0 l S 10 10 20 20 re f",
    "BT (no font) Tj /Wide 9 Tf <000> Tj ET [0.001] 0 d 0 0 m 90 0 l S f 5 5 l S",
];

/// So many of them are plain.
const SIMPLE: usize = 20;

#[test]
fn contents_by_hand_come_out_the_same() {
    let others = both(&page_of("0 0 9 9 re f")).1 - 1;
    for (index, painted) in PAINTED.iter().enumerate() {
        let (_, plain) = both(&page_of(painted));
        assert_eq!(plain - others, usize::from(index < SIMPLE), "{painted}");
    }
}

#[test]
fn lines_that_run_upward_can_be_told() {
    let (report, _) = both(&page_of("BT /Latin 9 Tf 0 1 -1 0 50 20 Tm (up) Tj 1 0 0 1 80 20 Tm (on) Tj ET"));
    // The page is turned by a quarter.
    let along: Vec<[i64; 2]> =
        report.pages[0].letters.iter().map(|letter| letter.along.map(|way| way as i64)).collect();
    assert_eq!(along, [[1, 0], [1, 0], [0, 1], [0, 1]]);
}

#[test]
fn pages_go_the_long_way_one_by_one() {
    let mixed = edit(&PLAIN, |pdf| {
        for number in [2, 5] {
            assert!(!content(pdf, number).is_empty());
            repaint(pdf, number, |old| format!("% a comment\n{old}"));
        }
    });
    let (report, plain) = both(&mixed);
    assert_eq!(plain, report.pages.len() - 2);
}
