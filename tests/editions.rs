//! The editions: what each one promises, read back from its bytes.

use std::process::Command;

use budgetpress::build::print_settings;
use budgetpress::convert;
use budgetpress::export::{self, PrintEdition};
use budgetpress::inspect;
use budgetpress::layout::{Layout, PrintOptions, Standard};
use budgetpress::view::View;
use hayro_syntax::Pdf;
use hayro_syntax::object::dict::keys::{ANNOTS, OUTLINES, STRUCT_TREE_ROOT};
use hayro_syntax::object::{Array, Dict, Object, Stream, String as Bytes};
use sha2::{Digest, Sha256};

use crate::tests::support::{self, COMPILER, LayoutCopy, codes, pdf::text, project, with_projects};

/// A millimetre in pt.
const MM: f64 = 72.0 / 25.4;

pub(crate) fn hex(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}

fn printed_with(view: View, layout: &Layout, spec: &PrintOptions) -> PrintEdition {
    let document =
        COMPILER.compile(&view.into_print(spec), layout).unwrap_or_else(|error| panic!("it is set: {error}"));
    export::print(&document, spec, None).unwrap_or_else(|error| panic!("it is printed: {error}"))
}

fn printed(spec: &PrintOptions) -> PrintEdition {
    let (view, layout) = support::view_of(&support::sample());
    printed_with(view, &layout, spec)
}

fn web(data: &serde_json::Value) -> Vec<u8> {
    export::pdf(&support::set(data).1).expect("it is written")
}

fn parsed(bytes: &[u8]) -> Pdf {
    Pdf::new(bytes.to_vec()).expect("the PDF parses")
}

fn catalogue(pdf: &Pdf) -> Dict<'_> {
    pdf.xref().get(pdf.xref().root_id()).expect("a catalogue")
}

/// The document's metadata (XMP).
fn metadata(pdf: &Pdf) -> String {
    let stream = catalogue(pdf).get::<Stream<'_>>(b"Metadata".as_slice()).expect("metadata");
    String::from_utf8(stream.decoded().expect("it decodes").to_vec()).expect("UTF-8")
}

/// An entry of the document's information.
fn info(pdf: &Pdf, key: &str) -> Option<String> {
    let infos = pdf.objects().into_iter().filter_map(Object::into_dict);
    let mut infos = infos.filter(|dict| dict.contains_key(b"CreationDate".as_slice()));
    let value = infos.next().expect("information").get::<Object<'_>>(key.as_bytes())?;
    Some(match value {
        Object::String(string) => text(&string),
        Object::Name(name) => name.as_str().to_owned(),
        _ => panic!("{key} is neither text nor name"),
    })
}

/// A box of a page: left, bottom, right, top.
fn page_box(page: &Dict<'_>, key: &str) -> Option<[f64; 4]> {
    let values: Vec<f64> = page.get::<Array<'_>>(key.as_bytes())?.iter::<f32>().map(f64::from).collect();
    values.try_into().ok()
}

/// The two halves of the identifier as they stand in a file.
fn identifier(bytes: &[u8]) -> (String, String) {
    let text = String::from_utf8_lossy(bytes);
    let (_, id) = text.rsplit_once("/ID[").expect("an identifier");
    let id = id.split(']').next().unwrap_or_default();
    let (first, second) = id.rsplit_once('<').expect("two halves");
    (first.to_owned(), second.trim_end_matches('>').to_owned())
}

#[test]
fn the_web_edition_claims_its_standards_and_is_compact() {
    let bytes = web(&support::sample());
    assert!(bytes.starts_with(b"%PDF-1.7"));
    assert!(bytes.len() <= 400_000, "{} bytes", bytes.len());
    let pdf = parsed(&bytes);
    let metadata = metadata(&pdf);
    let claims = ["<pdfaid:part>3<", "<pdfaid:conformance>A<", "<pdfuaid:part>1<"];
    for claim in claims {
        assert!(metadata.contains(claim), "{claim} is not in {metadata}");
    }
    assert_eq!(info(&pdf, "Title").as_deref(), Some("2024年广州市市长专线电话受理中心部门预算"));
    assert_eq!(info(&pdf, "Author").as_deref(), Some("广州市市长专线电话受理中心"));
    assert!(info(&pdf, "Subject").is_some_and(|subject| subject.contains("2024年部门预算公开")));
    assert!(info(&pdf, "Keywords").is_some_and(|keywords| keywords.contains("预算公开, 2024年")));
}

#[test]
fn tags_of_a_large_table_take_little_room() {
    // Text repeats, so that what grows is the table: its tags, its index, its rules.
    let data = |count: usize| {
        let names = (1..=count).map(|number| project(&format!("第{number}号项目"), "1.00", "保障业务开展。"));
        web(&with_projects(names.collect())).len()
    };
    let (few, many) = (data(100), data(1100));
    let a_cell = (many - few) as f64 / (1000.0 * 9.0);
    assert!(a_cell < 35.0, "{a_cell:.1} bytes a cell");
}

#[test]
fn the_identifier_keeps_the_document_and_tells_the_file() {
    let mut other = support::sample();
    other["texts"]["overview"]["duties"][0] = "（一）其他职责。".into();
    let (one, two) = (web(&support::sample()), web(&other));
    let ((first, own), (same, another)) = (identifier(&one), identifier(&two));
    assert_eq!(first, same);
    assert_ne!(own, another);
    // The digest is that of the file without it.
    let blank = "10325476981032547698103254769810";
    let text = one.iter().map(|byte| char::from(*byte)).collect::<String>().replace(&own, blank);
    let before: Vec<u8> = text.chars().map(|c| c as u8).collect();
    assert_eq!(own.to_lowercase(), hex(&before)[..32]);
    assert!(metadata(&parsed(&one)).contains(&format!("<xmpMM:InstanceID>{own}<")));
}

#[test]
fn the_data_goes_with_the_web_edition() {
    let loaded = support::loaded(&support::sample());
    let (budget, layout) = (&loaded.budget, &loaded.layout);
    let files = convert::attachments(budget, layout).expect("the data is written");
    let fingerprint = convert::fingerprint(budget, layout);
    assert_eq!(fingerprint, hex(files[0].text.as_bytes()));
    let view = budgetpress::view::view(budget, layout).expect("the view builds").fingerprinted(&fingerprint);
    let view = files.iter().cloned().fold(view, View::with);
    let bytes = export::pdf(&COMPILER.compile(&view, layout).expect("it is set")).expect("it is written");
    let names: Vec<&str> = files.iter().map(|file| file.name.as_str()).collect();
    assert_eq!((names[0], names.len()), ("budget.json", 14));
    for file in &files {
        assert_eq!(hex(&support::pdf::attachment(&bytes, &file.name)), hex(file.text.as_bytes()), "{}", file.name);
    }
    // The tables are those of the data package.
    for (name, table) in convert::package(budget, layout).expect("a package") {
        assert!(!names.contains(&name.as_str()) || support::pdf::attachment(&bytes, &name) == table, "{name}");
    }
    let pdf = parsed(&bytes);
    assert!(info(&pdf, "Keywords").is_some_and(|words| words.ends_with(&format!("sha256:{fingerprint}"))));
    let specs = pdf.objects().into_iter().filter_map(Object::into_dict);
    let mut told: Vec<String> = specs
        .filter_map(|spec| {
            let name = text(&spec.get::<Bytes<'_>>(b"UF".as_slice())?);
            let relationship = spec.get::<hayro_syntax::object::Name<'_>>(b"AFRelationship".as_slice())?;
            let file = spec.get::<Dict<'_>>(b"EF".as_slice())?.get::<Stream<'_>>(b"F".as_slice())?;
            let mime = file.dict().get::<hayro_syntax::object::Name<'_>>(b"Subtype".as_slice())?;
            let about = text(&spec.get::<Bytes<'_>>(b"Desc".as_slice())?);
            Some(format!("{name}: {}, {}, {about}", relationship.as_str(), mime.as_str()))
        })
        .collect();
    told.sort();
    insta::assert_snapshot!(told.join("\n"));
}

#[test]
fn the_print_edition_has_boxes_intent_and_nothing_for_screens() {
    let bytes = printed(&PrintOptions::default()).pdf;
    assert!(bytes.starts_with(b"%PDF-1.4"));
    let pdf = parsed(&bytes);
    for page in pdf.pages().iter() {
        let dict = page.raw();
        let media = page_box(dict, "MediaBox").expect("a MediaBox");
        let trim = page_box(dict, "TrimBox").expect("a TrimBox");
        assert_eq!(page_box(dict, "BleedBox"), Some(media));
        let upright = trim[3] - trim[1] > trim[2] - trim[0];
        let (width, height) = if upright { (210.0, 297.0) } else { (297.0, 210.0) };
        let near = |value: f64, wanted: f64| (value - wanted * MM).abs() < 0.1 * MM;
        assert!(near(trim[2] - trim[0], width) && near(trim[3] - trim[1], height), "{trim:?}");
        let bleeds = [trim[0] - media[0], trim[1] - media[1], media[2] - trim[2], media[3] - trim[3]];
        assert!(bleeds.iter().all(|bleed| near(*bleed, 3.0)), "{bleeds:?}");
        for key in [ANNOTS, b"Group", b"StructParents", b"Tabs"] {
            assert!(!dict.contains_key(key), "{key:?}");
        }
    }
    let catalogue = catalogue(&pdf);
    for key in [OUTLINES, STRUCT_TREE_ROOT, b"Names", b"AF", b"OpenAction", b"MarkInfo"] {
        assert!(!catalogue.contains_key(key), "{key:?}");
    }
    let intents = catalogue.get::<Array<'_>>(b"OutputIntents".as_slice()).expect("intents");
    let intent = intents.iter::<Dict<'_>>().next().expect("an intent");
    let said = |key: &str| intent.get::<Bytes<'_>>(key.as_bytes()).map(|value| text(&value));
    assert_eq!(said("OutputConditionIdentifier").as_deref(), Some("JC200103"));
    assert_eq!(said("RegistryName").as_deref(), Some("http://www.color.org"));
    assert!(!intent.contains_key(b"DestOutputProfile".as_slice()));
    assert_eq!(info(&pdf, "GTS_PDFXVersion").as_deref(), Some("PDF/X-1a:2003"));
    assert_eq!(info(&pdf, "Trapped").as_deref(), Some("False"));
    assert_eq!(info(&pdf, "ModDate").as_deref(), Some("D:20240205000000+08'00'"));
    assert!(!String::from_utf8_lossy(&bytes).contains("ICCBased"));
}

#[test]
fn the_print_edition_paints_with_black_ink_alone() {
    let draft = {
        let (view, layout) = support::view_of(&support::sample());
        printed_with(view.into_draft(&layout), &layout, &PrintOptions::default()).pdf
    };
    for bytes in [printed(&PrintOptions { crop_marks: Some(true), ..PrintOptions::default() }).pdf, draft] {
        let pdf = parsed(&bytes);
        let mut painted = 0;
        for page in pdf.pages().iter() {
            let mut operations = page.operations();
            while let Some(instruction) = operations.next() {
                let name = String::from_utf8_lossy(instruction.operator).into_owned();
                assert!(
                    !["rg", "RG", "sh", "gs", "Do", "SC", "sc", "cs", "CS", "scn", "SCN"].contains(&name.as_str()),
                    "{name}"
                );
                if ["k", "K"].contains(&name.as_str()) {
                    let inks: Vec<f32> =
                        instruction.operands().filter_map(|operand| operand.clone().into_f32()).collect();
                    assert!(inks.len() == 4 && inks[..3].iter().all(|ink| *ink == 0.0), "{inks:?}");
                    painted += 1;
                }
            }
        }
        assert!(painted > 1000, "{painted}");
    }
}

#[test]
fn pages_are_filled_up_to_what_binding_needs() {
    let count = |binding| {
        let PrintEdition { pdf, ticket } = printed(&PrintOptions { binding: Some(binding), ..PrintOptions::default() });
        let pages = support::pdf::read(&pdf);
        assert_eq!(pages.len(), ticket.pages);
        let blank = pages.iter().filter(|page| page.glyphs.is_empty() && page.rules.is_empty()).count();
        assert_eq!(blank, ticket.blanks);
        assert!(pages[..23].iter().all(|page| !page.glyphs.is_empty()), "blank pages come last");
        (ticket.pages, ticket.sheets)
    };
    use budgetpress::layout::Binding::{None, Perfect, Saddle};
    assert_eq!((count(Saddle), count(Perfect), count(None)), ((24, 6), (24, 12), (23, 12)));
}

#[test]
fn lines_break_as_in_the_web_edition_and_margins_are_mirrored() {
    let screen = support::pages(&support::sample());
    let press = support::pdf::read(&printed(&PrintOptions::default()).pdf);
    for (number, (web, print)) in (1..).zip(screen.iter().zip(&press)) {
        assert_eq!(web.lines(), print.lines(), "page {number}");
    }
    let han = |c: char| ('\u{4E00}'..='\u{9FFF}').contains(&c);
    for number in [3, 20, 21, 22, 23] {
        let glyphs = press[number - 1].glyphs.iter().filter(|letter| letter.text.chars().all(han));
        let left = glyphs.map(|letter| letter.x).fold(f64::MAX, f64::min) / MM - 3.0;
        let wanted = if number % 2 == 1 { 28.0 } else { 23.8 };
        assert!((left - wanted).abs() < 0.1, "page {number}: {left} mm");
    }
}

#[test]
fn crop_marks_stand_outside_the_bleed() {
    let bytes = printed(&PrintOptions { crop_marks: Some(true), ..PrintOptions::default() }).pdf;
    let pdf = parsed(&bytes);
    for page in pdf.pages().iter() {
        let [media, bleed, trim] =
            ["MediaBox", "BleedBox", "TrimBox"].map(|key| page_box(page.raw(), key).expect("a box"));
        let points = points(page);
        let marks = &points[points.len() - 16..];
        let within = |area: [f64; 4], x: f64, y: f64| area[0] < x && x < area[2] && area[1] < y && y < area[3];
        for line in marks.chunks(2) {
            let [(x, y), (end_x, end_y)] = line[..] else { panic!("a line has two ends") };
            assert!([(x, y), (end_x, end_y)].iter().all(|(x, y)| within(media, *x, *y) && !within(bleed, *x, *y)));
            // In line with an edge of the trimmed page.
            let near = |value: f64, edges: [f64; 2]| edges.iter().any(|edge| (value - edge).abs() < 0.01);
            let (upright, across) = ((x - end_x).abs() < 0.01, (y - end_y).abs() < 0.01);
            assert!(upright && near(x, [trim[0], trim[2]]) || across && near(y, [trim[1], trim[3]]), "{line:?}");
        }
        assert!(media[0] < bleed[0] - 6.9 * MM && media[3] > bleed[3] + 6.9 * MM);
    }
}

/// The ends of the lines of a page, as its content gives them.
fn points(page: &hayro_syntax::page::Page<'_>) -> Vec<(f64, f64)> {
    let mut points = Vec::new();
    let mut operations = page.operations();
    while let Some(instruction) = operations.next() {
        let values = instruction.operands().filter_map(|operand| operand.clone().into_f32());
        let values: Vec<f64> = values.map(f64::from).collect();
        if [b"m", b"l"].contains(&&[instruction.operator.first().copied().unwrap_or_default()]) && values.len() == 2 {
            points.push((values[0], values[1]));
        }
    }
    points
}

/// The least that passes for a profile of a press.
pub(crate) fn profile(class: &[u8; 4], space: &[u8; 4]) -> Vec<u8> {
    let mut bytes = vec![0; 128];
    bytes[12..16].copy_from_slice(class);
    bytes[16..20].copy_from_slice(space);
    bytes[36..40].copy_from_slice(b"acsp");
    bytes.extend([&1u32.to_be_bytes()[..], b"desc", &144u32.to_be_bytes(), &24u32.to_be_bytes()].concat());
    bytes.extend([b"desc\0\0\0\0".as_slice(), &11u32.to_be_bytes(), b"Test press\0\0"].concat());
    let length = u32::try_from(bytes.len()).expect("short").to_be_bytes();
    bytes[..4].copy_from_slice(&length);
    bytes
}

#[test]
fn pdf_x_4_needs_the_profile_of_a_press() {
    let (view, layout) = support::view_of(&support::sample());
    let spec = PrintOptions { standard: Some(Standard::X4), ..PrintOptions::default() };
    let document = COMPILER.compile(&view.into_print(&spec), &layout).expect("it is set");
    let refused = |profile: Option<&[u8]>| {
        let error = export::print(&document, &spec, profile).expect_err("it is refused");
        codes(error.findings()).join(" ")
    };
    assert_eq!(refused(None), "print-profile-missing");
    let unfit = [b"no profile".to_vec(), profile(b"mntr", b"CMYK"), profile(b"prtr", b"RGB "), {
        let mut short = profile(b"prtr", b"CMYK");
        short.pop();
        short
    }];
    for bytes in &unfit {
        assert_eq!(refused(Some(bytes)), "print-profile-unfit");
    }
    let fit = profile(b"prtr", b"CMYK");
    let printed = export::print(&document, &spec, Some(&fit)).expect("it is printed");
    assert!(printed.pdf.starts_with(b"%PDF-1.6"));
    assert_eq!(printed.ticket.condition, "Test press");
    let pdf = parsed(&printed.pdf);
    let intents = catalogue(&pdf).get::<Array<'_>>(b"OutputIntents".as_slice()).expect("intents");
    let intent = intents.iter::<Dict<'_>>().next().expect("an intent");
    let embedded = intent.get::<Stream<'_>>(b"DestOutputProfile".as_slice()).expect("the profile");
    assert_eq!(embedded.decoded().expect("it decodes").as_ref(), fit);
    assert!(metadata(&pdf).contains("<pdfxid:GTS_PDFXVersion>PDF/X-4<"));
    // The gate knows the shop's profile from another, and the name of its condition.
    let report = inspect::read(&printed.pdf).expect("it is read");
    let judged = |spec: &PrintOptions, profile: &[u8]| {
        codes(&inspect::print(&report, &print_settings(spec, Some(&layout), Some(profile)))).join(" ")
    };
    assert_eq!(judged(&spec, &fit), "");
    assert_eq!(judged(&spec, &unfit[0]), "print-intent");
    assert_eq!(judged(&PrintOptions { condition: Some("Other".into()), ..spec.clone() }, &fit), "print-intent");
}

#[test]
fn colours_of_screens_and_mixtures_are_refused() {
    let paints = ["rgb(\"#000000\")", "cmyk(100%, 40%, 0%, 40%)", "cmyk(60%, 40%, 40%, 100%)", "oklab(20%, 0, 0)"];
    for paint in paints {
        let layouts = LayoutCopy::new();
        layouts.edit("shared/theme.typ", "cmyk(0%, 0%, 0%, 100%)", paint);
        let (view, layout) = layouts.view(&support::sample());
        let spec = PrintOptions::default();
        let document = COMPILER.compile(&view.into_print(&spec), &layout).expect("it is set");
        let error = export::print(&document, &spec, None).expect_err("it is refused");
        assert!(codes(error.findings()).iter().all(|code| *code == "print-unfit"), "{paint}: {error}");
        assert_eq!(error.findings().len(), 23, "{paint}");
    }
}

#[test]
fn grey_of_screens_becomes_black_ink_and_red_is_told() {
    let layouts = LayoutCopy::new();
    layouts.edit("shared/theme.typ", "cmyk(0%, 0%, 0%, 100%)", "luma(0)");
    layouts.edit(
        "shared/cover.typ",
        "set text(..biaosong, size: first)",
        "set text(..biaosong, size: first, fill: red-ink)",
    );
    let (view, layout) = layouts.view(&support::sample());
    let PrintEdition { pdf, ticket } = printed_with(view, &layout, &PrintOptions::default());
    assert_eq!((ticket.red, ticket.black.len()), (vec![1], 23));
    assert!(!String::from_utf8_lossy(&pdf).contains("ICCBased"));
}

#[test]
fn parts_begin_on_right_hand_pages_on_wish() {
    let spec = PrintOptions { parts_on_recto: Some(true), ..PrintOptions::default() };
    let pages = support::pdf::read(&printed(&spec).pdf);
    let starts = |word: &str| pages.iter().skip(2).position(|page| page.text().contains(word)).map(|page| page + 3);
    for part in ["第一部分广州", "第二部分2024", "第三部分2024", "第四部分名词"] {
        assert!(starts(part).is_some_and(|page| page % 2 == 1), "{part}: {:?}", starts(part));
    }
    let blank: Vec<usize> = (1..=pages.len()).filter(|page| pages[page - 1].glyphs.is_empty()).collect();
    assert!(blank.contains(&4), "after the first part, which ends on page 3: {blank:?}");
    assert_eq!(pages.len() % 4, 0);
    // A folio on a blank page is found.
    let layouts = LayoutCopy::new();
    layouts.edit("shared/page.typ", " and not is-blank(number)", "");
    let (view, layout) = layouts.view(&support::sample());
    let error = COMPILER.compile(&view.into_print(&spec), &layout).err().expect("it is refused");
    assert!(codes(error.findings()).contains(&"folio-wrong"), "{error}");
}

#[test]
fn the_proof_knows_mirrored_margins() {
    let layouts = LayoutCopy::new();
    layouts.edit(
        "shared/page.typ",
        "inside: page.left * 1mm, outside: page.right",
        "left: page.left * 1mm, right: page.right",
    );
    let (view, layout) = layouts.view(&support::sample());
    let error = COMPILER.compile(&view.into_print(&PrintOptions::default()), &layout).err().expect("it is refused");
    assert!(error.findings().iter().all(|finding| ["text-outside", "text-lost"].contains(&finding.code)), "{error}");
    assert!(codes(error.findings()).len() > 10, "{error}");
}

#[test]
fn the_job_ticket_tells_what_the_file_is() {
    let PrintEdition { pdf, ticket } = printed(&PrintOptions::default());
    assert_eq!((ticket.sha256.as_str(), ticket.bytes), (hex(&pdf).as_str(), pdf.len()));
    let text = ticket.text("budget.print.pdf").replace(&ticket.sha256, "…");
    insta::assert_snapshot!(text);
    let record: serde_json::Value = serde_json::from_str(&ticket.json("budget.print.pdf")).expect("JSON");
    assert_eq!((&record["file"], &record["binding"]), (&"budget.print.pdf".into(), &"saddle".into()));
    assert_eq!(record["margins"]["inside"], 28.0);
}

#[test]
fn the_job_ticket_of_pages_that_all_lie_across_tells_their_margins() {
    let layouts = LayoutCopy::new();
    let upright = "width = 210, height = 297, top = 37, bottom = 35";
    let across = "width = 297, height = 210, top = 22, bottom = 20.5";
    layouts.edit("guangzhou-2024/layout.toml", upright, across);
    let (view, layout) = layouts.view(&support::sample());
    let PrintEdition { ticket, .. } = printed_with(view, &layout, &PrintOptions::default());
    assert_eq!(ticket.landscape.len() + ticket.blanks, ticket.pages);
    let text = ticket.text("budget.print.pdf");
    assert!(text.contains("成品尺寸：297 × 210 毫米"), "{text}");
    assert!(text.contains("页面（全部横排）边距：天头 22 毫米") && !text.contains("直排"), "{text}");
}

/// Ghostscript, where it is installed, measures the plates: cyan, magenta and yellow stay empty.
#[test]
fn another_program_finds_black_on_every_plate_but_three_empty() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let path = folder.path().join("budget.print.pdf");
    std::fs::write(&path, printed(&PrintOptions::default()).pdf).expect("written");
    let Ok(output) = Command::new("gs").args(["-q", "-o", "-", "-sDEVICE=inkcov"]).arg(&path).output() else { return };
    let told = String::from_utf8_lossy(&output.stdout).into_owned();
    let plates: Vec<Vec<f64>> = told
        .lines()
        .filter(|line| line.contains("CMYK"))
        .map(|line| line.split_whitespace().filter_map(|word| word.parse().ok()).collect())
        .collect();
    assert_eq!(plates.len(), 24, "{told}");
    assert!(plates.iter().all(|inks| inks[..3].iter().all(|ink| *ink == 0.0)), "{told}");
    assert!(plates[..23].iter().all(|inks| inks[3] > 0.0), "{told}");
}
