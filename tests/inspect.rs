//! Reading PDFs back: what is there is told, and nothing that is damaged brings the program down.

use std::sync::LazyLock;

use budgetpress::inspect::{self, Report};
use proptest::prelude::*;
use proptest::test_runner::{Config, TestRunner};

use crate::support;

pub(crate) static SAMPLE: LazyLock<Vec<u8>> = LazyLock::new(|| {
    let (_, document) = support::set(&support::sample());
    budgetpress::export::pdf(&document).expect("the PDF is written")
});

#[track_caller]
pub(crate) fn read(bytes: &[u8]) -> Report {
    inspect::read(bytes).unwrap_or_else(|error| panic!("it is read: {error}"))
}

/// The report with what changes from run to run taken out, and without what other tests look at.
fn told(mut report: Report) -> serde_json::Value {
    report.file.sha256 = "…".into();
    report.file.bytes = 0;
    report.file.id = report.file.id.map(|_| ["…".into(), "…".into()]);
    for page in &mut report.pages {
        page.lines.truncate(2);
        page.annotations.truncate(1);
    }
    if let Some(xmp) = &mut report.xmp {
        xmp.retain(|key, _| !key.starts_with("xmpMM:"));
    }
    report.pages.truncate(5);
    serde_json::to_value(report).expect("it is JSON")
}

#[test]
fn the_sample_is_reported() {
    let report = read(&SAMPLE);
    assert_eq!(report.pages.len(), 23);
    assert!(report.pages.iter().all(|page| page.overlapping == 0 && page.untagged == 0 && page.unmapped == 0));
    insta::assert_snapshot!(format!("{:#}", told(report)));
}

#[test]
fn every_cut_is_noticed() {
    let bytes = &*SAMPLE;
    for step in 0..100 {
        let cut = &bytes[..bytes.len() * step / 100];
        let error = inspect::read(cut).expect_err("a cut file is not whole");
        assert_eq!(support::codes(error.findings()), ["pdf-unreadable"], "{step} %");
    }
}

#[test]
fn changed_bytes_do_no_harm() {
    let strategy = (any::<prop::sample::Index>(), any::<u8>());
    let config = Config { cases: 200, failure_persistence: None, ..Config::default() };
    let outcome = TestRunner::new(config).run(&strategy, |(place, byte)| {
        let mut bytes = SAMPLE.clone();
        let place = place.index(bytes.len());
        bytes[place] = byte;
        match inspect::read(&bytes) {
            Ok(report) => prop_assert!(report.pages.len() <= 23),
            Err(error) => prop_assert!(!error.findings().is_empty()),
        }
        Ok(())
    });
    assert!(outcome.is_ok(), "{outcome:?}");
}
