//! Genuine files: a PDF is built again from its attached data and compared byte by byte; what was appended since is a signature or
//! told.

use budgetpress::inspect::{self, Revisions, revisions};
use budgetpress::model::Finding;
use lopdf::{Object, Stream, dictionary};

use crate::support::damage::{PRINT, RELEASE};
use crate::support::sign::{Revision, Signing, UNSEEN, prove, sign};

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
        only_signed(&prove(&twice), file, 2);
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
    let value = |name| covered[0].values.iter().find(|(own, _)| *own == name).map(|(_, value)| value.as_str());
    assert_eq!((value("page"), value("box")), (Some("3"), Some("100 300 500 700")));
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
