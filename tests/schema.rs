//! The published JSON Schema and documentation: as generated, and true of the sample.

use budgetpress::check;
use budgetpress::inspect;
use budgetpress::layout::Layouts;
use budgetpress::load;
use budgetpress::message::{Catalogue, Language};
use serde_json::{Value, json};

use crate::tests::support;

/// Compares a published file with what is generated; `UPDATE=1` writes it.
pub(crate) fn must_be_published(path: &str, generated: &str) {
    let path = support::root().join(path);
    if std::env::var_os("UPDATE").is_some() {
        std::fs::write(&path, generated).expect("the file is written");
    }
    let published = std::fs::read_to_string(&path).unwrap_or_default();
    assert!(published == generated, "{} is out of date: `UPDATE=1 cargo test` writes it", path.display());
}

#[test]
fn published_files_are_as_generated() {
    let layouts = Layouts::default();
    for name in layouts.names() {
        let layout = layouts.open(&name).expect("the layout opens");
        must_be_published(&format!("docs/schema/{name}.json"), &format!("{:#}\n", load::schema(&layout)));
        must_be_published(&format!("docs/format/{name}.md"), &load::document(&layout, Language::English));
        must_be_published(&format!("docs/format/{name}.zh-CN.md"), &load::document(&layout, Language::Chinese));
    }
}

#[test]
fn the_workbook_is_described_as_generated() {
    let layout = Layouts::default().open("guangzhou-2024").expect("the layout opens");
    must_be_published("docs/workbook.md", &load::workbook_document(&layout, Language::English));
    must_be_published("docs/workbook.zh-CN.md", &load::workbook_document(&layout, Language::Chinese));
    for name in Layouts::default().names().iter().filter(|name| **name != layout.name) {
        let layout = Layouts::default().open(name).expect("the layout opens");
        must_be_published(&format!("docs/workbook/{name}.md"), &load::workbook_document(&layout, Language::English));
        let chinese = load::workbook_document(&layout, Language::Chinese);
        must_be_published(&format!("docs/workbook/{name}.zh-CN.md"), &chinese);
    }
}

#[test]
fn the_rules_are_published() {
    for (path, language) in [("RULES.md", Language::English), ("docs/rules.zh-CN.md", Language::Chinese)] {
        let catalogue = Catalogue::new(language);
        must_be_published(path, &format!("{}\n{}", check::document(&catalogue), inspect::explained(&catalogue)));
    }
}

fn valid(data: &Value) -> bool {
    let layout = Layouts::default().open("guangzhou-2024").expect("the layout opens");
    support::fits(load::schema(&layout), data).is_ok()
}

#[test]
fn the_sample_is_valid() {
    assert!(valid(&support::sample()));
}

#[test]
fn schema_and_loader_refuse_the_same() {
    let changes: [(&str, Value); 10] = [
        ("/sheets/6/lines/3/budget", json!(1.5)),
        ("/sheets/6/lines/3/budget", json!("1,500.00")),
        ("/sheets/6/lines/3/budget", json!("1.555")),
        ("/sheets/6/lines/3", json!({ "code": "30103", "name": "奖金", "buget": "1.00" })),
        ("/sheets/2/lines/1/code", json!("2010")),
        ("/sheets/1/lines/0/key", json!("nothing")),
        ("/published", json!("5 February")),
        ("/year", json!(20240)),
        ("/figures/revenue", json!({ "reason": "无" })),
        ("/texts/overview/duties/0", json!("")),
    ];
    for (place, value) in changes {
        let mut data = support::sample();
        *data.pointer_mut(place).expect("the place is there") = value.clone();
        assert!(!valid(&data), "the schema accepts {value} at {place}");
        assert!(support::parse(&data).is_err(), "the loader accepts {value} at {place}");
    }
}
