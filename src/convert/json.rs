//! Writes a budget as canonical JSON: equal budgets give equal texts, and each line of a table is one line of the file.
//!
//! `cli` writes it as a data file, [`attachments`](super::attachments()) embeds it in the PDF; `load` reads it back.

use super::figures;
use super::lines::{digits, ordered};
use crate::layout::{FigureSpec, Layout, PartBody, SheetSpec};
use crate::mark::{self, OutputKind, Subject};
use crate::model::{Budget, Cell, Figure, FigureSet, Line, LineHead, OwnTie};

/// A JSON value with its line breaks.
enum Tree {
    /// A finished value on one line.
    Flat(String),
    /// An object with one member on each line.
    Record(Vec<(String, Tree)>),
    /// An array with one element on each line.
    List(Vec<Tree>),
}

/// The data file of a budget. Members are in the order of the layout and amounts have the decimals of the layout;
/// reading the file gives the same budget. The last member is the file's [`mark`].
pub fn json(budget: &Budget, layout: &Layout) -> String {
    let members = vec![
        ("unit", Tree::Flat(quoted(&budget.unit))),
        ("year", Tree::Flat(budget.year.to_string())),
        ("published", Tree::Flat(quoted(&budget.published.to_string()))),
        ("texts", texts(budget, layout)),
        ("sheets", sheets(budget, layout)),
        ("figures", subjects(budget, layout)),
    ];
    let document = budget.kind.iter().map(|kind| ("kind", Tree::Flat(quoted(kind))));
    let mut members: Vec<_> =
        [("layout", Tree::Flat(quoted(&budget.layout)))].into_iter().chain(document).chain(members).collect();
    if !budget.ties.is_empty() {
        members.push(("ties", Tree::List(budget.ties.iter().map(tie).collect())));
    }
    let mut out = String::new();
    let members = members.into_iter().map(|(key, tree)| (key.to_owned(), tree));
    Tree::Record(members.collect()).write(0, &mut out);
    out.push('\n');
    mark::json(&out, &Subject::of(OutputKind::Data, budget))
}

/// The prose by part and section; an optional part without prose is left out.
fn texts(budget: &Budget, layout: &Layout) -> Tree {
    let mut parts = Vec::new();
    for part in &layout.parts {
        let Some(PartBody::Sections(sections)) = part.body() else { continue };
        let given = budget.texts.get(&part.key);
        if part.optional && given.is_none() {
            continue;
        }
        let sections = sections.iter().filter_map(|section| {
            let paragraphs = given?.get(&section.key)?;
            Some((section.key.clone(), list(paragraphs)))
        });
        parts.push((part.key.clone(), Tree::Record(sections.collect())));
    }
    Tree::Record(parts)
}

/// The tables by identifier, each with its lines and its notes.
fn sheets(budget: &Budget, layout: &Layout) -> Tree {
    let sheets = layout.sheets.iter().filter_map(|spec| {
        let sheet = budget.sheets.get(&spec.id)?;
        let lines = ordered(spec, sheet).into_iter().map(|given| line(given, spec, layout));
        let mut members = vec![("lines".to_owned(), Tree::List(lines.collect()))];
        members.extend(sheet.notes.as_ref().map(|notes| ("notes".to_owned(), list(notes))));
        Some((spec.id.clone(), Tree::Record(members)))
    });
    Tree::Record(sheets.collect())
}

/// A line of a table: its head, then its cells in the order of the columns.
fn line(line: &Line, spec: &SheetSpec, layout: &Layout) -> Tree {
    let head = line.head.kind().member();
    let mut members = match &line.head {
        LineHead::Account(code, name) => vec![(head, quoted(code.as_str())), ("name", quoted(name))],
        LineHead::Fixed(text) | LineHead::Unit(text) | LineHead::Project(text) => vec![(head, quoted(text))],
    };
    members.extend(spec.data_columns().into_iter().filter_map(|(key, _)| {
        let cell = line.cells.get(key)?;
        Some(match cell {
            Cell::Amount(amount) => (key, quoted(&digits(*amount, layout.money_of(spec).decimals))),
            Cell::Text(text) => (key, quoted(text)),
        })
    }));
    record(&members)
}

/// The figures of the narrative by subject.
fn subjects(budget: &Budget, layout: &Layout) -> Tree {
    let figures = layout.figures.iter().filter_map(|spec| {
        let given = budget.figures.get(&spec.key)?;
        Some((spec.key.clone(), figure(given, spec, layout)))
    });
    Tree::Record(figures.collect())
}

/// The figures of one subject; counts are numbers, all others are strings.
fn figure(given: &FigureSet, spec: &FigureSpec, layout: &Layout) -> Tree {
    let members = figures::ordered(spec, given).into_iter().map(|(key, figure)| {
        let text = figures::text(figure, key, spec, layout);
        (key, if matches!(figure, Figure::Count(_)) { text } else { quoted(&text) })
    });
    record(&members.collect::<Vec<_>>())
}

/// A tie of the department: its title and the terms of both sides.
fn tie(tie: &OwnTie) -> Tree {
    let terms = |terms: &[String]| {
        let quoted: Vec<String> = terms.iter().map(|term| quoted(term)).collect();
        format!("[{}]", quoted.join(", "))
    };
    record(&[("title", quoted(&tie.title)), ("left", terms(&tie.left)), ("right", terms(&tie.right))])
}

/// An array of strings, one on each line.
fn list(texts: &[String]) -> Tree {
    Tree::List(texts.iter().map(|text| Tree::Flat(quoted(text))).collect())
}

/// An object on one line, from keys and finished values.
fn record(members: &[(&str, String)]) -> Tree {
    let members: Vec<String> = members.iter().map(|(key, value)| format!("{}: {value}", quoted(key))).collect();
    Tree::Flat(if members.is_empty() { "{}".into() } else { format!("{{ {} }}", members.join(", ")) })
}

/// A text as a JSON string.
fn quoted(text: &str) -> String {
    serde_json::Value::from(text).to_string()
}

impl Tree {
    /// Appends the value to `out`; `depth` is its level of indentation.
    fn write(&self, depth: usize, out: &mut String) {
        match self {
            Self::Flat(text) => out.push_str(text),
            Self::Record(members) => {
                let members = members.iter().map(|(key, tree)| (format!("{}: ", quoted(key)), tree));
                block(['{', '}'], members, depth, out);
            }
            Self::List(elements) => block(['[', ']'], elements.iter().map(|tree| (String::new(), tree)), depth, out),
        }
    }
}

/// Writes an object or an array: two brackets, and between them one element on each line, with its key if it has one.
fn block<'a>(brackets: [char; 2], inner: impl Iterator<Item = (String, &'a Tree)>, depth: usize, out: &mut String) {
    out.push(brackets[0]);
    let mut any = false;
    for (before, tree) in inner {
        out.push_str(if any { ",\n" } else { "\n" });
        out.push_str(&"  ".repeat(depth + 1));
        out.push_str(&before);
        tree.write(depth + 1, out);
        any = true;
    }
    if any {
        out.push('\n');
        out.push_str(&"  ".repeat(depth));
    }
    out.push(brackets[1]);
}
