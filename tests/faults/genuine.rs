//! Genuine files: a PDF is built again from its attached data and compared byte by byte; what was appended since is a signature or
//! told.

use budgetpress::build::prove;
use budgetpress::check::Acceptance;
use budgetpress::convert::{WorkbookForm, workbook};
use budgetpress::inspect::{self, Revisions, revisions};
use budgetpress::layout::{Binding, Layouts, PrintOptions};
use budgetpress::load;
use budgetpress::model::Finding;
use budgetpress::{BuildOptions, Editions, Error, FileVerdict, InputFile, RecordedFile, Resources, Verified};
use lopdf::{Document, Object, Stream, dictionary};
use serde_json::{Value, json};

use crate::tests::cli::{command, must_exit};
use crate::tests::support::damage::{self, PRINT, RELEASE};
use crate::tests::support::ledger::Random;
use crate::tests::support::mutate::{KINDS, Mutator};
use crate::tests::support::sign::{self, Revision, Signing, UNSEEN, sign};
use crate::tests::support::{self, LayoutCopy, RESOURCES, final_accounts, resources, sample, second_sample};

/// The files of a build.
#[track_caller]
fn built(bytes: &[u8], options: &BuildOptions, accepted: &[Acceptance]) -> Vec<Vec<u8>> {
    built_by(&RESOURCES, bytes, options, accepted)
}

#[track_caller]
fn built_by(resources: &Resources, bytes: &[u8], options: &BuildOptions, accepted: &[Acceptance]) -> Vec<Vec<u8>> {
    let document = resources.whole_document(InputFile::from_bytes("budget.json", bytes.to_vec()));
    let document = document.unwrap_or_else(|error| panic!("it loads: {error}"));
    let built = document.check(accepted).and_then(|check| check.build(options));
    let built = built.unwrap_or_else(|error| panic!("it is built: {error}"));
    built.outputs.files.into_iter().filter(|file| file.pages.is_some()).map(|file| file.bytes).collect()
}

fn text(data: &Value) -> Vec<u8> {
    format!("{data:#}").into_bytes()
}

/// The web edition of the sample.
fn web() -> Vec<u8> {
    built(&text(&sample()), &BuildOptions::default(), &[]).remove(0)
}

fn verified(bytes: &[u8], data: Option<&[u8]>) -> Result<Verified, Error> {
    RESOURCES.verify(bytes, data)
}

#[track_caller]
fn genuine(bytes: &[u8], data: Option<&[u8]>) -> Verified {
    let verified = verified(bytes, data).unwrap_or_else(|error| panic!("it is verified: {error}"));
    assert_eq!((verified.verdict, &verified.findings), (FileVerdict::Genuine, &Vec::new()));
    verified
}

/// The codes of what is said against a file that is not genuine.
#[track_caller]
fn forged(bytes: &[u8], data: Option<&[u8]>) -> Vec<Finding> {
    let verified = verified(bytes, data).unwrap_or_else(|error| panic!("it is verified: {error}"));
    assert_eq!(verified.verdict, FileVerdict::NotGenuine);
    verified.findings
}

fn value<'a>(finding: &'a Finding, name: &str) -> &'a str {
    finding.values.iter().find(|(own, _)| *own == name).map_or("", |(_, value)| value)
}

#[test]
fn each_edition_of_each_sample_is_genuine() {
    let print = PrintOptions { cover: Some(true), binding: Some(Binding::Perfect), ..PrintOptions::default() };
    let turned = PrintOptions { turn_tables: Some(true), crop_marks: Some(true), bleed: Some(5.0), ..print.clone() };
    let usual = BuildOptions { editions: Editions::Both, print, ..BuildOptions::default() };
    let other = BuildOptions { print: turned, fingerprint: true, draft: true, ..usual.clone() };
    for data in [sample(), final_accounts(), second_sample()] {
        for settings in [&usual, &other] {
            let files = built(&text(&data), settings, &[]);
            let [web, inner, cover] = &files[..] else { panic!("{} files", files.len()) };
            assert_eq!(genuine(web, None).edition, RecordedFile::Web);
            // The data of the print edition come from a data file or from the web edition.
            assert_eq!(genuine(inner, Some(web)).edition, RecordedFile::Print);
            assert_eq!(genuine(cover, Some(&text(&data))).edition, RecordedFile::Cover);
        }
    }
}

#[test]
fn the_same_budget_gives_the_same_file_whatever_it_comes_from() {
    // The sample states a percentage that differs: a warning, which somebody answers for.
    let wish = |place: &str| vec![Acceptance::new(&format!("percent-differs@{place}"), "按批复口径").expect("a wish")];
    let data = sample();
    let loaded = load::parse(&text(&data), &Layouts::default()).expect("it loads");
    let book = workbook(&WorkbookForm::from(&loaded.budget), &loaded.layout).expect("the workbook is written");
    let of_book = load::parse(&book, &Layouts::default()).expect("it loads");
    let found = prove(&of_book, &[]).expect("it is proved").open;
    let cell = found[0].place.as_ref().and_then(|place| place.cell()).expect("a cell").to_owned();
    let pointer = "/figures/operating/percent";
    for (from_json, from_book) in [(vec![], vec![]), (wish(pointer), wish(&cell))] {
        for draft in [false, true] {
            let settings = BuildOptions { draft, ..BuildOptions::default() };
            let files = [built(&text(&data), &settings, &from_json), built(&book, &settings, &from_book)];
            assert!(files[0] == files[1], "the workbook gives another file");
            let record = genuine(&files[0][0], None).record.expect("a record");
            assert_eq!(record.accepted.len(), from_json.len());
            assert_eq!(record.draft, draft);
        }
    }
    // Lines in another order than the layout's, with other decimals, and a finding about one of them.
    let mut moved = data.clone();
    let lines = moved["sheets"]["1"]["lines"].as_array_mut().expect("lines");
    lines.reverse();
    moved["sheets"]["12"]["lines"][2]["project"] = json!("本科目项目");
    moved["sheets"]["3"]["lines"][1]["name"] = json!("一般公共服务");
    let mut sorted = moved.clone();
    sorted["sheets"]["1"] = data["sheets"]["1"].clone();
    let settings = BuildOptions { draft: true, ..BuildOptions::default() };
    let wish = |place: &str| vec![Acceptance::new(&format!("name-differs@{place}"), "按批复").expect("a wish")];
    let place = wish("/sheets/3/lines/1/name");
    let files = [built(&text(&moved), &settings, &place), built(&text(&sorted), &settings, &place)];
    assert!(files[0] == files[1], "the order of lines that the layout fixes makes no difference");
    genuine(&files[0][0], None);
}

#[test]
fn a_budget_from_a_ledger_is_genuine() {
    let layout = Layouts::default().open("guangzhou-2024").expect("the layout opens");
    let lines = crate::tests::ledger::random(&mut Random(7), &layout);
    let data = crate::tests::ledger::with_ledger(lines, &layout);
    genuine(&built(&text(&data), &BuildOptions { draft: true, ..BuildOptions::default() }, &[])[0], None);
}

#[test]
fn a_genuine_file_may_be_signed_and_not_more() {
    let print = PrintOptions { binding: Some(Binding::Perfect), ..PrintOptions::default() };
    let files =
        built(&text(&sample()), &BuildOptions { editions: Editions::Both, print, ..BuildOptions::default() }, &[]);
    let [web, inner] = &files[..] else { panic!("{} files", files.len()) };
    for (file, data) in [(web, None), (inner, Some(&web[..]))] {
        let once = sign(file, &UNSEEN);
        assert_eq!(genuine(&once, data).signatures.len(), 1);
        let twice = sign(&once, &Signing { field: "Seal", seen: Some((3, [5, 5, 40, 20])) });
        let verified = genuine(&sign::prove(&twice), data);
        assert_eq!((verified.signatures.len(), verified.bytes), (2, file.len()));
        let over = sign(&once, &Signing { field: "Seal", seen: Some((3, [100, 300, 500, 700])) });
        let found = forged(&over, data);
        assert_eq!(found.iter().map(|finding| finding.code).collect::<Vec<_>>(), ["revision-covers"]);
        // A page that was painted over before it was signed.
        let mut painted = Revision::of(file);
        let page = *painted.pdf.get_pages().get(&4).expect("a page");
        let drawn = painted.add(Stream::new(dictionary! {}, b"1 g 0 0 600 800 re f".to_vec()));
        painted.change(page, |page| page.set("Contents", drawn));
        let found = forged(&sign(&painted.finish(), &UNSEEN), data);
        assert!(
            found.iter().any(|finding| finding.code == "revision-change" && value(finding, "page") == "4"),
            "{found:?}"
        );
    }
}

#[test]
fn a_forged_file_is_told_with_what_was_changed() {
    let web = web();
    // Something painted on a page.
    let shown = damage::edit(&web, |pdf| {
        damage::repaint(pdf, 4, |content| content + "\nq 0 g 100 100 50 50 re f Q\n");
    });
    let found = forged(&shown, None);
    assert_eq!((found[0].code, value(&found[0], "kind"), value(&found[0], "page")), ("verify-object", "content", "4"));
    // Other data inside, with the digest of those that were.
    let exchanged = damage::edit(&web, |pdf| replace_attached(pdf, "budget.json", "3264.71", "9999.99"));
    let found = verified(&exchanged, None).expect("it is verified");
    assert_eq!(found.verdict, FileVerdict::NotGenuine);
    let told = |finding: &&Finding| finding.code == "verify-attachment" && value(finding, "name") == "budget.json";
    assert!(found.findings.iter().find(told).is_some_and(|finding| value(finding, "what") == "digest"));
    // Another table inside.
    let table = damage::edit(&web, |pdf| replace_attached(pdf, "sheet-1.csv", "3264.71", "9999.99"));
    let found = forged(&table, None);
    assert_eq!((found[0].code, value(&found[0], "name")), ("verify-attachment", "sheet-1.csv"));
    // Two files of one name.
    let double = damage::edit(&web, |pdf| {
        let other = Stream::new(dictionary! { "Type" => "EmbeddedFile" }, b"{}".to_vec());
        let other = pdf.add_object(other);
        for dict in damage::dictionaries(pdf) {
            let named = dict.get(b"UF").and_then(Object::as_str).is_ok_and(|name| name == b"budget.json");
            if named && let Ok(files) = dict.get_mut(b"EF").and_then(Object::as_dict_mut) {
                files.set("UF", other);
            }
        }
    });
    let found = verified(&double, None).map_or_else(|error| error.findings().to_vec(), |verified| verified.findings);
    assert!(
        found.iter().any(|finding| value(finding, "what") == "twice" || finding.code == "verify-data-unread"),
        "{found:?}"
    );
    // The same document saved by another program: nothing in it differs, and it is not what was written.
    let saved = damage::edit(&web, |_| {});
    assert_eq!(forged(&saved, None)[0].code, "verify-bytes");
    // A print edition of other data.
    let inner =
        built(&text(&sample()), &BuildOptions { editions: Editions::Print, ..BuildOptions::default() }, &[]).remove(0);
    let other = verified(&inner, Some(&text(&second_sample()))).expect("it is verified");
    assert_eq!((other.verdict, other.findings[0].code), (FileVerdict::Unknown, "verify-data-other"));
}

/// Replaces a text in an attachment.
fn replace_attached(pdf: &mut Document, name: &str, from: &str, to: &str) {
    let is_named =
        |dict: &lopdf::Dictionary| dict.get(b"UF").and_then(Object::as_str).is_ok_and(|own| own == name.as_bytes());
    let file = damage::dictionaries(pdf).find(|dict| is_named(dict)).expect("the file is there").clone();
    let embedded = file.get(b"EF").and_then(Object::as_dict).expect("its data").clone();
    let (_, stream) = embedded.iter().next().expect("a stream");
    let id = stream.as_reference().expect("a reference");
    let stream = pdf.get_object_mut(id).and_then(Object::as_stream_mut).expect("a stream");
    let old =
        String::from_utf8(stream.decompressed_content().unwrap_or_else(|_| stream.content.clone())).expect("text");
    assert!(old.contains(from), "{name} holds {from}");
    stream.dict.remove(b"Filter");
    stream.set_content(old.replace(from, to).into_bytes());
}

#[test]
fn what_cannot_be_told_is_said_so() {
    let code = |outcome: Result<Verified, Error>| match outcome {
        Ok(verified) => {
            assert_eq!(verified.verdict, FileVerdict::Unknown);
            verified.findings[0].code
        }
        Err(error) => error.findings()[0].code,
    };
    let web = web();
    // Made with another version; the record of another kind; none at all, and then altered.
    let older = damage::edit(&web, |pdf| replace_attached(pdf, "build.json", "budgetpress 0", "budgetpress 9"));
    assert_eq!(code(verified(&older, None)), "verify-program");
    let strange = damage::edit(&web, |pdf| replace_attached(pdf, "build.json", "\"program\"", "\"programme\""));
    assert_eq!(code(verified(&strange, None)), "verify-record");
    let unrecorded = damage::edit(&RELEASE, |pdf| damage::repaint(pdf, 4, |content| content + "\nq Q"));
    assert_eq!(code(verified(&unrecorded, None)), "verify-unrecorded");
    // No data, data that are not asked for, no file.
    assert_eq!(code(verified(&damage::PLAIN, None)), "verify-data-none");
    assert_eq!(code(verified(&PRINT, None)), "verify-data-needed");
    assert_eq!(code(verified(&web, Some(&web))), "verify-data-spare");
    assert_eq!(code(verified(&web[..web.len() / 2], None)), "pdf-unreadable");
    // A layout of one's own is trusted only if it is named.
    let layouts = LayoutCopy::new();
    layouts.edit("guangzhou-2024/layout.toml", "description = \"广州", "description = \"又一广州");
    let own = resources(Some(layouts.path()));
    let file = built_by(&own, &text(&sample()), &BuildOptions::default(), &[]).remove(0);
    assert_eq!(code(verified(&file, None)), "verify-layout");
    let named = own.verify(&file, None).expect("it is verified");
    assert_eq!(named.verdict, FileVerdict::Genuine);
}

/// Random changes of a good file: none passes, and each is found in an object, not only because another program saved the file.
/// `GENUINE_MUTATIONS=2000` tries more, `GENUINE_SEED` others.
#[test]
fn no_random_change_passes() {
    let tries = std::env::var("GENUINE_MUTATIONS").ok().and_then(|tries| tries.parse().ok()).unwrap_or(18);
    let seed = std::env::var("GENUINE_SEED").ok().and_then(|seed| seed.parse().ok()).unwrap_or(0x5eed);
    let (mutator, mut random) = (Mutator::new(&web()), Random(seed));
    let mut untold = Vec::new();
    for index in 0..tries {
        let (bytes, told) = mutator.mutated(index % KINDS.len(), &mut random);
        let Ok(verified) = verified(&bytes, None) else { continue };
        assert_ne!(verified.verdict, FileVerdict::Genuine, "{told}");
        if verified.findings.iter().all(|finding| finding.code == "verify-bytes") {
            untold.push(told);
        }
    }
    // A reference to another object with the same content is found by its bytes alone.
    assert!(untold.len() * 500 <= tries, "{} of {tries}: {untold:#?}", untold.len());
}

#[track_caller]
fn taken_apart(bytes: &[u8]) -> Revisions<'_> {
    revisions(bytes).unwrap_or_else(|error| panic!("it is taken apart: {error}"))
}

#[track_caller]
fn only_signed(bytes: &[u8], first: &[u8], signatures: usize) {
    let apart = taken_apart(bytes);
    assert!(apart.first == first, "the first revision is as it was written");
    assert_eq!(apart.faults(), Vec::<Finding>::new());
    assert_eq!(apart.signatures().count(), signatures);
}

/// What a file with something appended is refused for.
#[track_caller]
fn refused(bytes: &[u8]) -> Vec<&'static str> {
    let faults = match revisions(bytes) {
        Ok(apart) => apart.faults(),
        Err(error) => error.findings().to_vec(),
    };
    assert!(!faults.is_empty(), "it passes");
    faults.iter().map(|finding| finding.code).collect()
}

#[test]
fn signatures_are_told_from_other_revisions() {
    for file in [&*RELEASE, &*PRINT] {
        only_signed(file, file, 0);
        let once = sign(file, &UNSEEN);
        only_signed(&once, file, 1);
        let twice = sign(&once, &Signing { field: "Signature2", seen: Some((2, [20, 20, 90, 60])) });
        only_signed(&twice, file, 2);
        only_signed(&sign::prove(&twice), file, 2);
        let signature = taken_apart(&twice).later[1].signatures[0].clone();
        assert_eq!((signature.field.as_str(), signature.seen.map(|(page, _)| page)), ("Signature2", Some(2)));
        // Nothing stands behind the end, not a byte.
        assert_eq!(refused(&[&once[..], b"%"].concat()), ["revision-broken"]);
    }
}

#[test]
fn a_seal_over_text_is_told_with_its_page_and_box() {
    let report = inspect::read(&RELEASE).expect("it reads");
    let sealed = |area| {
        let signed = sign(&RELEASE, &Signing { field: "Seal", seen: Some((3, area)) });
        let apart = taken_apart(&signed);
        assert_eq!(apart.faults(), Vec::<Finding>::new());
        apart.covered(&report)
    };
    assert!(sealed([10, 10, 40, 30]).is_empty(), "the margin holds nothing");
    let covered = sealed([100, 300, 500, 700]);
    assert_eq!(covered.len(), 1);
    assert_eq!((value(&covered[0], "page"), value(&covered[0], "box")), ("3", "100 300 500 700"));
}

/// The report on a signed file is about all of its bytes, also where the gate judges it as it was first written.
#[test]
fn a_signed_file_is_reported_with_its_own_size_and_digest() {
    let signed = sign(&RELEASE, &UNSEEN);
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("signed.pdf");
    std::fs::write(&path, &signed).expect("written");
    let mut command = crate::tests::cli::command(&["inspect", "--gate", "release", "--format", "json"]);
    let output = command.arg(&path).output().expect("it runs");
    let told: Value = serde_json::from_slice(&output.stdout).expect("JSON");
    assert_eq!(told["report"]["file"]["bytes"], signed.len());
    assert_eq!(told["report"]["file"]["sha256"], budgetpress::model::sha256(&signed));
    crate::tests::cli::must_exit(&output, 0);
}

#[test]
fn revisions_that_do_more_than_sign_are_refused() {
    let appended = |change: &dyn Fn(&mut Revision)| {
        let mut revision = Revision::of(&RELEASE);
        change(&mut revision);
        revision.finish()
    };
    let page = |revision: &Revision| *revision.pdf.get_pages().get(&5).expect("a page");
    let content = appended(&|revision| {
        let page = page(revision);
        let drawn = revision.add(Stream::new(dictionary! {}, b"BT ET".to_vec()));
        revision.change(page, |page| page.set("Contents", drawn));
    });
    // A signature behind it does not make it one.
    for file in [content.clone(), sign(&content, &UNSEEN)] {
        let codes = refused(&file);
        assert!(codes.contains(&"revision-change"), "{codes:?}");
    }
    let link = appended(&|revision| {
        let page = page(revision);
        let link = revision.add(dictionary! { "Type" => "Annot", "Subtype" => "Link", "Rect" => vec![0.into(); 4] });
        revision.change(page, |page| page.set("Annots", vec![link]));
    });
    let script = appended(&|revision| {
        let root = revision.root();
        let action = revision.add(dictionary! { "S" => "JavaScript", "JS" => Object::string_literal("1") });
        revision.change(root, |root| root.set("OpenAction", action));
    });
    let title = appended(&|revision| {
        let info = revision.pdf.trailer.get(b"Info").and_then(Object::as_reference).expect("information");
        revision.change(info, |info| info.set("Title", Object::string_literal("x")));
    });
    let text_field = appended(&|revision| {
        let field = revision
            .add(dictionary! { "FT" => "Tx", "T" => Object::string_literal("x"), "V" => Object::string_literal("9") });
        revision.enter(field);
    });
    let empty_field = appended(&|revision| {
        let field = revision.add(dictionary! { "FT" => "Sig", "T" => Object::string_literal("x") });
        revision.enter(field);
    });
    let stray = appended(&|revision| drop(revision.add(dictionary! { "Type" => "Page" })));
    for file in [link, script, title, text_field, empty_field, stray] {
        refused(&file);
    }
    // A signature that does not cover all before it, or bytes that no index names.
    let signed = sign(&RELEASE, &UNSEEN);
    let again = |from: &[u8], to: &[u8]| {
        let at = signed.windows(from.len()).rposition(|own| own == from).expect("it is there");
        [&signed[..at], to, &signed[at + from.len()..]].concat()
    };
    assert_eq!(refused(&again(b"/ByteRange [0 ", b"/ByteRange [1 ")), ["revision-range"]);
    let end = RELEASE.len();
    let hidden = [&signed[..end], b"(hidden)", &signed[end..]].concat();
    assert_eq!(refused(&hidden), ["revision-broken"]);
}

/// An empty file and one of another kind are no damaged PDFs.
#[test]
fn what_is_no_pdf_is_said_to_be_none() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let data = support::loaded(&sample());
    let book = workbook(&WorkbookForm::from(&data.budget), &data.layout).expect("the workbook is written");
    let files: [(&str, &[u8]); 5] = [
        ("empty.pdf", b""),
        ("text.pdf", "部门预算\n".as_bytes()),
        ("data.pdf", &text(&sample())),
        ("book.pdf", &book),
        ("zip.pdf", b"PK\x05\x06\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0"),
    ];
    for (name, bytes) in files {
        let path = folder.path().join(name).display().to_string();
        std::fs::write(&path, bytes).expect("it is written");
        let words = match name {
            "empty.pdf" => ["文件为空", "the file is empty"],
            _ => ["不是 PDF 文件", "the file is not a PDF"],
        };
        for args in
            [vec!["verify"], vec!["inspect"], vec!["inspect", "--gate", "release"], vec!["inspect", "--gate", "print"]]
        {
            for (language, words) in ["zh", "en"].into_iter().zip(words) {
                let output = command(&args).args([&path, "--lang", language]).output().expect("it runs");
                let told = must_exit(&output, 2);
                assert!(
                    told.contains(words) && !told.contains("damaged") && !told.contains("损坏"),
                    "{args:?} {name}: {told}"
                );
            }
        }
        let drawn = inspect::draw(bytes, 20).expect_err("it is no PDF");
        assert_eq!(drawn.findings()[0].code, "pdf-unreadable");
    }
}
