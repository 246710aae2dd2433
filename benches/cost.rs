//! One document: the whole of it against Typst alone, its stages, and what a changed cell costs.

use std::path::Path;
use std::time::Instant;

use budgetpress::build::{BuildOptions, BuildRequest, build as built, prove};
use budgetpress::compile::{Compiler, fonts};
use budgetpress::{check, export, inspect, view};

use crate::bare;
use crate::budgets::{compiler, loaded, projects, sample};
use crate::figures::{bar, cold, compared, timed};

/// From the bytes of a data file to those of the web edition, proved, with its data inside, read back and judged.
pub(crate) fn with(compiler: &Compiler, data: &[u8]) -> Vec<u8> {
    let settings = BuildOptions { draft: true, ..BuildOptions::default() };
    let budget = loaded(data);
    let proved = prove(&budget, &[]).expect("it is proved");
    let request = BuildRequest { input: None, bytes: data, output: Path::new("budget.pdf"), settings: &settings };
    let mut files = built(&request, &budget, &proved, compiler).expect("it is built").files;
    files.swap_remove(0).bytes
}

/// The same with fonts opened anew.
pub(crate) fn build(data: &[u8]) -> Vec<u8> {
    with(&compiler(), data)
}

/// The same document by Typst alone, its fonts in memory.
pub(crate) fn bare(data: &[u8]) -> impl Fn() -> Vec<u8> + use<> {
    let budget = loaded(data);
    let view = view::view(&budget.budget, &budget.layout).expect("the view builds");
    let served = compiler().served(&view);
    let fonts = bare::fonts(&fonts::find_folder(None).expect("the fonts"));
    move || bare::pdf(&fonts, &served, &budget.layout.name)
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
    let budget = loaded(data);
    lap("load");
    std::hint::black_box(check::check(&budget.budget, &budget.layout));
    lap("check");
    let view = view::view(&budget.budget, &budget.layout).expect("the view builds");
    lap("view");
    let compiler = compiler();
    lap("fonts");
    let document = compiler.compile(&view, &budget.layout).expect("it is set");
    lap("compile and proof");
    let bytes = export::pdf(&document).expect("it is written");
    lap("export");
    let report = inspect::read(&bytes).expect("it reads");
    assert!(inspect::release(&report).is_empty(), "it passes the gate");
    lap("inspection");
    assert!(inspect::against(&report, &view).is_empty(), "it holds what it should");
    lap("against");
    println!(" ms");
}

/// One cell changed, in the same process: the goal of a project.
pub(crate) fn edit() {
    let compiler = compiler();
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
        || cold(|| with(&compiler, text.as_bytes())),
        || {
            let data = changed();
            timed(|| with(&compiler, data.as_bytes()))
        },
    );
    println!("edit    cold {cold:.3} s, one cell changed {warm:.3} s, ratio {ratio:.2} (median of 9 pairs)");
    bar("edit", ratio, 0.25);
}
