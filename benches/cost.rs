//! One document: the whole of it against Typst alone, its stages, and what a changed cell costs.

use std::path::Path;
use std::time::Instant;

use budgetpress::inspect::JudgedEdition;
use budgetpress::{BuildOptions, InspectOptions, Resources};

use crate::bare;
use crate::budgets::{document, font_folder, projects, resources, sample};
use crate::figures::{bar, cold, compared, timed};

/// From the bytes of a data file to those of the web edition, proved, with its data inside, read back and judged.
pub(crate) fn with(resources: &Resources, data: &[u8]) -> Vec<u8> {
    let options = BuildOptions { draft: true, ..BuildOptions::default() };
    let mut built = document(data, resources).build(&options).expect("it is built");
    built.outputs.files.swap_remove(0).bytes
}

/// The same with fonts opened anew.
pub(crate) fn build(data: &[u8]) -> Vec<u8> {
    with(&resources(), data)
}

/// The document as Typst reads it, and the name of its layout.
pub(crate) fn served(data: &[u8]) -> (Vec<u8>, String) {
    let resources = resources();
    let document = document(data, &resources);
    let mut view = document.view(Path::new("view.json")).expect("the view builds");
    (view.files.swap_remove(0).bytes, document.layout().name.clone())
}

/// The same document by Typst alone, its fonts in memory.
pub(crate) fn bare(data: &[u8]) -> impl Fn() -> Vec<u8> + use<> {
    let (served, layout) = served(data);
    let fonts = bare::fonts(&font_folder());
    move || bare::pdf(&fonts, &served, &layout)
}

pub(crate) fn cost() {
    let data = sample();
    let bare = bare(&data);
    let pages = |bytes: &[u8]| lopdf::Document::load_mem(bytes).expect("a PDF").get_pages().len();
    assert_eq!(pages(&bare()), pages(&build(&data)), "both write the same document");
    let (theirs, ours, ratio) = compared(15, || cold(&bare), || cold(|| build(&data)));
    println!("cost    cold build {ours:.3} s, bare Typst {theirs:.3} s, ratio {ratio:.2} (median of 15 pairs)");
    bar("cost", ratio, 1.3);
}

/// The stages of a cold build, apart.
pub(crate) fn stages() {
    for (what, data, times) in [("sample", sample(), 5), ("3,000 rows", projects(3000), 3)] {
        for _ in 0..times {
            staged(what, &data);
        }
    }
}

fn staged(what: &str, data: &[u8]) {
    typst::comemo::evict(0);
    print!("stages  {what}:");
    let mut at = Instant::now();
    let mut lap = |stage: &str| {
        print!("  {stage} {:.1}", at.elapsed().as_secs_f64() * 1e3);
        at = Instant::now();
    };
    let resources = resources();
    resources.stand_ins().expect("the fonts");
    lap("fonts");
    let budget = document(data, &resources);
    lap("load");
    let check = budget.check(&[]).expect("it is checked");
    lap("check");
    let options = BuildOptions { draft: true, ..BuildOptions::default() };
    let built = check.build(&options).expect("it is built");
    lap("build");
    let options =
        InspectOptions { gate: Some(JudgedEdition::Web), against: Some(&budget), ..InspectOptions::default() };
    let inspection = resources.inspect(&built.outputs.files[0].bytes, &options).expect("it is read");
    lap("inspection of what was built");
    std::hint::black_box(inspection);
    println!(" ms");
}

/// One cell changed, in the same process: the goal of a project.
pub(crate) fn edit() {
    let resources = resources();
    let text = String::from_utf8(sample()).expect("UTF-8");
    let mut number = 0;
    let mut changed = || {
        number += 1;
        let other = text.replacen("\"goal\": \"", &format!("\"goal\": \"第{number}次，"), 1);
        assert_ne!(other, text, "a cell is changed");
        other
    };
    let (cold, warm, ratio) = compared(
        9,
        || cold(|| with(&resources, text.as_bytes())),
        || {
            let data = changed();
            timed(|| with(&resources, data.as_bytes()))
        },
    );
    println!("edit    cold {cold:.3} s, one cell changed {warm:.3} s, ratio {ratio:.2} (median of 9 pairs)");
    bar("edit", ratio, 0.25);
}
