//! Layouts: one file of a good one is changed. What Typst makes of them is tried through the program, as a layout may loop.

use budgetpress::layout::Layouts;
use budgetpress::{load, view};

use super::mutate::{self, pick};
use super::{Input, LAYOUTS, SMALL, good, sound};
use crate::tests::support::ledger::Random;

/// The files of a layout that are changed, each the ending of an input.
pub(super) const FILES: [&str; 4] = ["layout.toml", "main.typ", "narrative.jinja", "accounts.csv"];

const WORDS: [&str; 38] = [
    "extends = \"mini\"\n",
    "extends = \"shared/document\"\n",
    "[lists]\na = [{ list = \"a\" }]\n",
    "{ list = \"classes\" }",
    "{ function = [\"201\"] }",
    "{{ year }}",
    "{{ unit }}",
    "{{ number }}",
    "{{",
    "}}",
    "{% for a in range(9) %}",
    "{% endfor %}",
    "{% if a %}",
    "{{ expenditure.current | amount }}",
    " | direction(\"增加\")",
    "{% set x = x ~ x %}",
    "{% include 'narrative.jinja' %}",
    "{% macro a() %}{{ a() }}{% endmacro %}{{ a() }}",
    "[[sheet]]\n",
    "sum = [\"*\"]",
    "sum = [\"total\"]",
    "{ open = [\"account\", \"unit\", \"project\"] }",
    "columns = []",
    "lines = []",
    "each = \"class\"",
    "at_most = true",
    "print = \"code\"",
    "type = \"text\"",
    "width = 0",
    "#import \"../shared/page.typ\": *\n",
    "#include \"main.typ\"\n",
    "#pagebreak()",
    "#v(-100000pt)",
    "#let f(n) = f(n + 1)\n#f(0)",
    "#set page(width: 0pt)",
    "#text(size: 0pt)[a]",
    "#image(\"main.typ\")",
    "#read(\"/view.json\")",
];

/// The files of the small layout.
fn file(name: &str) -> Vec<u8> {
    std::fs::read(LAYOUTS.0.path().join("mini").join(name)).expect("the file is there")
}

pub(super) fn make(random: &mut Random) -> Input {
    let name = *pick(&["layout.toml", "layout.toml", "main.typ", "narrative.jinja", "accounts.csv"], random);
    let mut bytes = file(name);
    if name == "layout.toml" && random.below(3) > 0 {
        let text = String::from_utf8(bytes).expect("UTF-8");
        bytes = changed(&text, random).into_bytes();
    } else {
        mutate::bytes(&mut bytes, &WORDS, random);
    }
    Input { ending: name.into(), bytes }
}

/// Changes values of a layout's file, or its lines, so that it is TOML still.
fn changed(text: &str, random: &mut Random) -> String {
    if random.below(2) == 0 {
        let mut value: serde_json::Value = toml::from_str(text).expect("it is TOML");
        mutate::value(&mut value, random);
        // What TOML has no word for is no layout; its lines are changed instead.
        if let Ok(text) = toml::to_string(&value) {
            return text;
        }
    }
    let mut lines: Vec<String> = text.lines().map(str::to_owned).collect();
    for _ in 0..1 + random.below(4) {
        let (from, to) = (random.below(lines.len()), random.below(lines.len()));
        match random.below(5) {
            0 => drop(lines.remove(from)),
            1 => {
                let copies = vec![lines[from].clone(); mutate::times(6, random)];
                drop(lines.splice(to..to, copies));
            }
            2 => lines.swap(from, to),
            3 => lines[from] = lines[from].replace(['0', '2'], pick::<&str>(&mutate::NUMBERS, random)),
            _ => lines[from] = quoted(&lines[from], random),
        }
    }
    lines.join("\n")
}

/// A line with another text between two of its quotes.
fn quoted(line: &str, random: &mut Random) -> String {
    let mut parts: Vec<String> = line.split('"').map(str::to_owned).collect();
    let inner = parts.len() / 2;
    if inner > 0 {
        let at = random.below(inner) * 2 + 1;
        let word = if random.below(2) == 0 { (*pick(&WORDS, random)).to_owned() } else { mutate::text(random) };
        parts[at] = word.replace(['"', '\\', '\n', '\r', '\u{0}', '\u{1b}'], "");
    }
    parts.join("\"")
}

pub(super) fn read(input: &Input) -> Result<bool, String> {
    thread_local! {
        static COPY: tempfile::TempDir = super::copied();
    }
    COPY.with(|folder| {
        let path = folder.path().join("mini").join(&input.ending);
        let good_bytes = file(&input.ending);
        std::fs::write(&path, &input.bytes).expect("it is written");
        let outcome = examined(&Layouts::new(Some(folder.path())));
        std::fs::write(&path, good_bytes).expect("it is written");
        outcome
    })
}

fn examined(layouts: &Layouts) -> Result<bool, String> {
    let examined = layouts.examine("mini", None, None);
    let findings: Vec<_> = examined.findings.into_iter().map(|(_, finding)| finding).collect();
    good(&findings)?;
    match load::parse(SMALL.as_bytes(), layouts) {
        Ok(loaded) => match view::view(&loaded.budget, &loaded.layout) {
            Ok(_) => super::data::through(&loaded, false).map(|()| true),
            Err(error) => sound(&error).map(|()| false),
        },
        Err(error) => sound(&error).map(|()| false),
    }
}
