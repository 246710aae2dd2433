//! Data files in JSON: values of good ones changed, and their bytes.

use budgetpress::load::{self, Loaded};
use budgetpress::{check, convert, view};
use serde_json::Value;

use super::mutate::{self, pick};
use super::{Input, LAYOUTS, good, sound};
use crate::tests::ledger::{random as ledger, with_ledger};
use crate::tests::support::book::layout;
use crate::tests::support::ledger::Random;
use crate::tests::support::{self, COMPILER};

/// What data files are made of.
const WORDS: [&str; 14] =
    ["{", "}", "[", "]", ",", ":", "\"", "\\u0000", "\\ud800", "null", "1e999", "\u{feff}", "[[[[[[[[[[[[", "{\"a\":"];

/// The small budgets, good and with a fault each.
fn small() -> Vec<Value> {
    let folder = std::fs::read_dir(support::root().join("tests/cases")).expect("the cases are there");
    let mut files: Vec<_> = folder
        .flat_map(|entry| ["right.json", "wrong.json"].map(|name| entry.as_ref().expect("an entry").path().join(name)))
        .filter(|path| path.exists())
        .collect();
    files.sort();
    let read = |path| std::fs::read_to_string(path).expect("it is read");
    files.into_iter().map(|path| serde_json::from_str(&read(path)).expect("it is JSON")).collect()
}

/// A good data file, small as a rule.
pub(super) fn base(random: &mut Random) -> Value {
    thread_local! {
        static SMALL: Vec<Value> = small();
        static LARGE: Vec<Value> = vec![support::sample(), support::final_accounts(), support::second_sample()];
    }
    match random.below(10) {
        0 => LARGE.with(|large| pick(large, random).clone()),
        1 => with_ledger(ledger(random, layout()), layout()),
        _ => SMALL.with(|small| pick(small, random).clone()),
    }
}

pub(super) fn make(random: &mut Random) -> Input {
    let mut value = base(random);
    let is_kept = random.below(2) == 0;
    if is_kept {
        mutate::words(&mut value, random)
    } else {
        mutate::value(&mut value, random)
    }
    let text = if random.below(2) == 0 { value.to_string() } else { format!("{value:#}") };
    let mut bytes = text.into_bytes();
    if !is_kept && random.below(3) == 0 {
        mutate::bytes(&mut bytes, &WORDS, random);
    }
    Input { ending: "json".into(), bytes }
}

pub(super) fn read(input: &Input) -> Result<bool, String> {
    match load::parse(&input.bytes, &LAYOUTS.1) {
        Ok(loaded) => through(&loaded, input.bytes.len().is_multiple_of(8)).map(|()| true),
        Err(error) => sound(&error).map(|()| false),
    }
}

/// Takes a budget through all stages: it is checked, arranged, written as JSON and as a workbook, read back, and set.
pub(super) fn through(loaded: &Loaded, whole: bool) -> Result<(), String> {
    let Loaded { budget, layout, .. } = loaded;
    good(&loaded.findings)?;
    let checked = check::check(budget, layout);
    good(&loaded.locate(checked.findings))?;
    let json = convert::json(budget, layout);
    let again = load::again(&json, layout).map_err(|error| format!("its JSON is refused: {error}"))?;
    if convert::json(&again.budget, layout) != json {
        return Err("its JSON comes back as another".into());
    }
    if !whole {
        return Ok(());
    }
    let set = view::view(budget, layout).and_then(|view| COMPILER.compile(&view, layout));
    let files = [set.and_then(|set| budgetpress::export::pdf(&set)), convert::csv(budget, layout)];
    let refused = files.into_iter().filter_map(Result::err).map(|error| sound(&error));
    refused.collect::<Result<(), String>>()?;
    match convert::workbook(&convert::WorkbookForm::from(budget), layout) {
        Ok(bytes) => returns(&bytes, &json),
        Err(error) => sound(&error),
    }
}

/// Whether a budget's workbook gives back its JSON.
fn returns(workbook: &[u8], json: &str) -> Result<(), String> {
    let again = load::parse(workbook, &LAYOUTS.1).map_err(|error| format!("its workbook is refused: {error}"))?;
    let again = convert::json(&again.budget, &again.layout);
    let differ = json.lines().zip(again.lines()).find(|(own, other)| own != other);
    match differ {
        Some((own, other)) => Err(format!("its workbook comes back as another: {own} → {other}")),
        None if again.len() != json.len() => Err("its workbook comes back as another".into()),
        None => Ok(()),
    }
}
