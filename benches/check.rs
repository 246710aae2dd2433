//! The check.

use budgetpress::Document;
use serde_json::Value;

use crate::budgets::{accounts, document, resources, sample, units};
use crate::cost::build;
use crate::figures::{bar, cold, compared};

/// The seconds that a check takes.
fn check_time(document: &Document<'_>) -> f64 {
    cold(|| document.check(&[]).map(drop))
}

pub(crate) fn check() {
    let data = sample();
    let resources = resources();
    let budget = document(&data, &resources);
    let (build, check, ratio) = compared(15, || cold(|| build(&data)), || check_time(&budget));
    println!("check   {:.2} ms, cold build {build:.3} s, ratio {ratio:.4} (median of 15 pairs)", check * 1e3);
    bar("check against build", ratio, 0.02);
    let pairs = [
        ("units of 40 projects", [50, 200], units as fn(usize) -> Value),
        ("accounts", [5000, 20_000], accounts as fn(usize) -> Value),
    ];
    for (what, [few, many], data) in pairs {
        let load = |count| document(data(count).to_string().as_bytes(), &resources);
        let (small, large) = (load(few), load(many));
        let (short, long, ratio) = compared(15, || check_time(&small), || check_time(&large));
        let (short, long) = (short * 1e3, long * 1e3);
        println!("check   {few} {what} {short:.2} ms, {many} {long:.2} ms, ratio {ratio:.2} (median of 15 pairs)");
        // Linear within a tenth, 4.4, and room for noise.
        bar(what, ratio, 5.2);
    }
}
