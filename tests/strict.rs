//! The strict reader of our own editions says the same of their pages as an interpreter that reads any file.

use budgetpress::export;
use budgetpress::inspect::{self, Allowed, JudgedEdition, Letter, PdfReport};
use budgetpress::layout::{Binding, PrintOptions};
use serde_json::Value;

use crate::tests::support::{COMPILER, codes, final_accounts, sample, second_sample, view_of};

/// Places that differ by less are one, in pt: the interpreter counts in single precision.
const NEAR_PT: f64 = 0.01;

fn near(one: f64, other: f64) -> bool {
    (one - other).abs() < NEAR_PT
}

fn is_same(one: &Letter, other: &Letter) -> bool {
    let inked = match (one.ink, other.ink) {
        (Some(one), Some(other)) => one.iter().zip(other).all(|(one, other)| near(*one, other)),
        (one, other) => one.is_none() && other.is_none(),
    };
    let named = one.text == other.text && one.content == other.content;
    let shown = one.hidden == other.hidden && one.slanted == other.slanted && one.runs_up() == other.runs_up();
    named && shown && inked && near(one.x, other.x) && near(one.y, other.y) && near(one.size, other.size)
}

/// Reads an edition both ways, which must come out the same.
#[track_caller]
fn must_agree(bytes: &[u8], edition: JudgedEdition, pictures: bool) -> PdfReport {
    let allowed = Allowed { faces: None, pictures };
    let (own, findings) = inspect::edition(bytes, edition, &allowed).expect("it is read");
    assert_eq!(codes(&findings), [""; 0], "{findings:?}");
    let report = inspect::read(bytes).expect("it is read");
    assert_eq!(own.pages.len(), report.pages.len());
    for (index, (own, page)) in own.pages.iter().zip(&report.pages).enumerate() {
        let number = index + 1;
        assert_eq!(own.letters.len(), page.letters.len(), "glyphs of page {number}");
        for (own, letter) in own.letters.iter().zip(&page.letters) {
            assert!(is_same(own, letter), "page {number}: {own:?} is {letter:?}");
        }
        let lines =
            |page: &inspect::ReportedPage| page.marks.iter().filter(|mark| !mark.text).map(|mark| mark.seen).collect();
        let (lines, others): (Vec<[f64; 4]>, Vec<[f64; 4]>) = (lines(own), lines(page));
        assert_eq!(own.marks.len(), page.marks.len(), "ink of page {number}");
        assert!(lines.iter().flatten().zip(others.iter().flatten()).all(|(one, other)| near(*one, *other)));
        assert_eq!(own.paints, page.paints, "paints of page {number}");
        let texts = |page: &inspect::ReportedPage| page.lines.iter().map(|line| line.text.clone()).collect::<Vec<_>>();
        assert_eq!(texts(own), texts(page), "page {number}");
        assert_eq!((own.untagged, &own.images), (page.untagged, &page.images), "page {number}");
        assert_eq!((own.thinnest.is_some(), &own.transparency), (page.thinnest.is_some(), &page.transparency));
        assert!(own.thinnest.zip(page.thinnest).is_none_or(|(one, other)| near(one, other)), "page {number}");
    }
    assert_eq!((&own.fonts, &own.outline, &own.tags), (&report.fonts, &report.outline, &report.tags));
    assert_eq!((&own.attachments, &own.actions, &own.info), (&report.attachments, &report.actions, &report.info));
    report
}

fn samples() -> [Value; 3] {
    [sample(), second_sample(), final_accounts()]
}

#[test]
fn web_editions() {
    for data in samples() {
        let (view, layout) = view_of(&data);
        let document = COMPILER.compile(&view, &layout).expect("it is set");
        must_agree(&export::pdf(&document).expect("it is written"), JudgedEdition::Web, false);
    }
}

#[test]
fn print_editions() {
    let specs = [
        PrintOptions::default(),
        PrintOptions {
            bleed: Some(5.0),
            crop_marks: Some(true),
            parts_on_recto: Some(true),
            ..PrintOptions::default()
        },
        PrintOptions { binding: Some(Binding::Perfect), inside: Some(32.0), ..PrintOptions::default() },
        PrintOptions { turn_tables: Some(true), ..PrintOptions::default() },
    ];
    for (data, spec) in samples().into_iter().cycle().zip(specs) {
        let (view, layout) = view_of(&data);
        let document = COMPILER.compile(&view.into_print(&spec), &layout).expect("it is set");
        must_agree(&export::print(&document, &spec, None).expect("it is printed").pdf, JudgedEdition::Print, false);
    }
}

#[test]
fn drafts() {
    let (view, layout) = view_of(&sample());
    let document = COMPILER.compile(&view.into_draft(&layout), &layout).expect("it is set");
    let report = must_agree(&export::pdf(&document).expect("it is written"), JudgedEdition::Web, false);
    let slanted = |page: &inspect::ReportedPage| page.letters.iter().any(|letter| letter.slanted);
    assert!(report.pages.iter().all(slanted));
}
