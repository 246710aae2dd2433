//! The structure of the PDF, read from its bytes: bookmarks, links, language, tags.

use std::collections::BTreeMap;

use hayro_syntax::Pdf;
use hayro_syntax::object::dict::keys::{
    ANNOTS, COUNT, DEST, FIRST, K, LANG, NEXT, OUTLINES, S, STRUCT_TREE_ROOT, TITLE,
};
use hayro_syntax::object::{Array, Dict, Name, Object, ObjectIdentifier, String as Bytes};

use crate::tests::seed::{is_header, raw_seed_lines};
use crate::tests::support;
use crate::tests::support::damage::PLAIN;
use crate::tests::support::pdf::text;

fn sample() -> Pdf {
    let (_, document) = support::set(&support::sample());
    Pdf::new(budgetpress::export::pdf(&document).expect("the PDF is written")).expect("the PDF parses")
}

fn root(pdf: &Pdf) -> Dict<'_> {
    pdf.xref().get(pdf.xref().root_id()).expect("a catalogue")
}

/// The number of a page by its object.
fn numbers(pdf: &Pdf) -> BTreeMap<ObjectIdentifier, usize> {
    let pages = pdf.pages().iter().enumerate();
    pages.filter_map(|(index, page)| Some((page.raw().obj_id()?, index + 1))).collect()
}

fn target(pdf: &Pdf, destination: &Array<'_>) -> usize {
    let page = destination.raw_iter().next().and_then(|first| first.as_obj_ref()).expect("a page");
    numbers(pdf)[&page.into()]
}

fn outline(pdf: &Pdf, item: &Dict<'_>, level: usize, out: &mut Vec<String>) {
    let title = item.get::<Bytes<'_>>(TITLE).map(|title| text(&title)).unwrap_or_default();
    let page = target(pdf, &item.get::<Array<'_>>(DEST).expect("a destination"));
    out.push(format!("{}{title} {page}", "  ".repeat(level)));
    if let Some(first) = item.get::<Dict<'_>>(FIRST) {
        outline(pdf, &first, level + 1, out);
    }
    if let Some(next) = item.get::<Dict<'_>>(NEXT) {
        outline(pdf, &next, level, out);
    }
}

#[test]
fn bookmarks_are_the_contents_and_lead_to_their_pages() {
    let pdf = sample();
    let outlines = root(&pdf).get::<Dict<'_>>(OUTLINES).expect("bookmarks");
    assert!(outlines.get::<i32>(COUNT).is_some_and(|count| count > 0));
    let mut bookmarks = Vec::new();
    outline(&pdf, &outlines.get::<Dict<'_>>(FIRST).expect("a bookmark"), 0, &mut bookmarks);
    insta::assert_snapshot!(bookmarks.join("\n"));
    // The contents page prints the same titles with the same pages.
    let printed = support::pages(&support::sample())[1].text().replace('·', "");
    for bookmark in &bookmarks {
        assert!(printed.contains(&support::solid(bookmark)), "{bookmark} is not in {printed}");
    }
}

#[test]
fn entries_of_the_contents_are_links_to_their_pages() {
    let pdf = sample();
    let page = pdf.pages().get(1).expect("the contents").raw().clone();
    let annotations = page.get::<Array<'_>>(ANNOTS).expect("links");
    let targets: Vec<usize> = annotations
        .iter::<Dict<'_>>()
        .map(|link| target(&pdf, &link.get::<Array<'_>>(DEST).expect("a destination")))
        .collect();
    let expected = vec![3, 3, 3, 3, 4, 4, 6, 7, 8, 10, 11, 13, 14, 15, 16, 17, 18, 20, 22];
    assert_eq!(targets, expected);
}

fn tags<'a>(object: &Object<'a>, level: usize, count: &mut BTreeMap<String, usize>, lines: &mut Vec<String>) {
    match object {
        Object::Array(array) => array.iter::<Object<'_>>().for_each(|object| tags(&object, level, count, lines)),
        Object::Dict(dict) => {
            let Some(role) = dict.get::<Name<'_>>(S) else { return };
            let role = role.as_str().to_owned();
            *count.entry(role.clone()).or_default() += 1;
            if level < 3 {
                lines.push(format!("{}{role}", "  ".repeat(level)));
            }
            if let Some(kids) = dict.get::<Object<'_>>(K) {
                tags(&kids, level + 1, count, lines);
            }
        }
        _ => {}
    }
}

#[test]
fn the_document_is_tagged_in_chinese_with_a_table_for_each_sheet() {
    let pdf = sample();
    let root = root(&pdf);
    assert_eq!(root.get::<Bytes<'_>>(LANG).map(|lang| text(&lang)).as_deref(), Some("zh-CN"));
    let tree = root.get::<Dict<'_>>(STRUCT_TREE_ROOT).expect("tags");
    let (mut count, mut lines) = (BTreeMap::new(), Vec::new());
    tags(&tree.get::<Object<'_>>(K).expect("a document"), 0, &mut count, &mut lines);
    assert_eq!((count.get("Table"), count.get("THead")), (Some(&13), Some(&13)), "{count:?}");
    assert_eq!((count.get("H1"), count.get("H2")), (Some(&4), Some(&21)), "{count:?}");
    insta::assert_snapshot!(format!("{count:#?}"));
}

/// An element of the structure with its own text, as a screen reader meets it.
struct Spoken {
    level: usize,
    role: String,
    text: String,
    /// How many columns and rows a cell spans.
    spans: (i32, i32),
}

/// The elements of the sample in the order of the tags.
fn spoken() -> Vec<Spoken> {
    let report = budgetpress::inspect::read(&PLAIN).expect("it is read");
    let mut texts: BTreeMap<(usize, i32), String> = BTreeMap::new();
    for (index, page) in report.pages.iter().enumerate() {
        for letter in &page.letters {
            if let Some(content) = letter.content {
                texts.entry((index + 1, content)).or_default().push_str(&letter.text);
            }
        }
    }
    let pdf = Pdf::new(PLAIN.clone()).expect("the PDF parses");
    let tree = root(&pdf).get::<Dict<'_>>(STRUCT_TREE_ROOT).expect("tags");
    let mut walk = Walk { pages: numbers(&pdf), texts, out: Vec::new() };
    walk.kids(&tree.get::<Object<'_>>(K).expect("a document"), 0, 0);
    walk.out
}

struct Walk {
    pages: BTreeMap<ObjectIdentifier, usize>,
    /// Texts by page and number of marked content.
    texts: BTreeMap<(usize, i32), String>,
    out: Vec<Spoken>,
}

impl Walk {
    fn kids(&mut self, kids: &Object<'_>, page: usize, level: usize) {
        match kids {
            Object::Array(array) => array.iter::<Object<'_>>().for_each(|kid| self.kids(&kid, page, level)),
            Object::Number(number) => self.say(page, number.as_i64() as i32),
            Object::Dict(dict) => {
                let page = dict.get_ref("Pg").and_then(|page| self.pages.get(&page.into()).copied()).unwrap_or(page);
                if let Some(content) = dict.get::<i32>("MCID") {
                    self.say(page, content);
                } else if let Some(role) = dict.get::<Name<'_>>(S) {
                    let (role, text) = (role.as_str().to_owned(), String::new());
                    self.out.push(Spoken { level, role, text, spans: spans(dict) });
                    let own = dict.get::<Object<'_>>(K);
                    own.iter().for_each(|kids| self.kids(kids, page, level + 1));
                }
            }
            _ => {}
        }
    }

    fn say(&mut self, page: usize, content: i32) {
        let text = self.texts.get(&(page, content)).map(String::as_str).unwrap_or_default();
        self.out.last_mut().expect("an element").text.push_str(text);
    }
}

fn spans(element: &Dict<'_>) -> (i32, i32) {
    let attributes: Vec<Dict<'_>> = match element.get::<Object<'_>>("A") {
        Some(Object::Array(array)) => array.iter::<Dict<'_>>().collect(),
        Some(Object::Dict(dict)) => vec![dict],
        _ => Vec::new(),
    };
    let span = |key: &str| attributes.iter().find_map(|dict| dict.get::<i32>(key)).unwrap_or(1);
    (span("ColSpan"), span("RowSpan"))
}

/// A table as it is read aloud: a line for each row, cells in their order.
fn table(spoken: &[Spoken], number: usize) -> String {
    let start =
        spoken.iter().enumerate().filter(|(_, element)| element.role == "Table").nth(number - 1).expect("there").0;
    let inside = spoken[start + 1..].iter().take_while(|element| element.level > spoken[start].level);
    let mut out = String::new();
    for element in inside {
        match element.role.as_str() {
            "THead" | "TBody" => out += &format!("\n{}", element.role),
            "TR" => out += "\n ",
            "TH" | "TD" => {
                let spans = match element.spans {
                    (1, 1) => String::new(),
                    (columns, rows) => format!("[{columns}×{rows}]"),
                };
                out += &format!(" {}{spans}", element.role);
            }
            _ => {}
        }
        let text = support::solid(&element.text);
        out += &if text.is_empty() { String::new() } else { format!(" {text}") };
    }
    out.trim_start().to_owned()
}

#[test]
fn tables_are_read_aloud_row_by_row() {
    let spoken = spoken();
    insta::assert_snapshot!("the_tags_of_sheet_2", table(&spoken, 2));
    insta::assert_snapshot!("the_tags_of_sheet_12", table(&spoken, 12));
}

#[test]
fn all_is_read_aloud_in_the_order_of_the_seed() {
    let mut rest: String = spoken().iter().map(|element| support::solid(&element.text)).collect();
    let mut said: Vec<String> = Vec::new();
    // Numbers of pages in the contents, and of tables, which the seed's text has not.
    let beside = |skipped: &str| skipped.chars().all(|c| c == '·' || c == '表' || c.is_ascii_digit());
    for line in raw_seed_lines() {
        let text = support::solid(line.strip_prefix("- ").unwrap_or(&line));
        match rest.find(&text).filter(|start| beside(&rest[..*start])) {
            Some(start) => drop(rest.drain(..start + text.len())),
            // The header of a table is repeated on each page of the seed, and read aloud once.
            None if line.contains('\t') && said.contains(&text) => {}
            // Its cells that span rows stand in the seed as the page shows them.
            None => {
                assert!(line.contains('\t') && is_header(&text), "not read in order: {line} in {rest:.300}");
                for cell in line.split('\t').map(support::solid) {
                    let start = rest.find(&cell).filter(|start| *start < 400);
                    assert!(start.is_some(), "{cell} of {line}");
                    start.iter().for_each(|start| rest.replace_range(*start..start + cell.len(), ""));
                }
            }
        }
        if line.starts_with("单位名称") {
            said.clear();
        }
        said.push(text);
    }
    assert!(beside(&rest), "{rest}");
}
