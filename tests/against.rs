//! PDFs held against data: what is missing, stands twice, or differs is found, with its place.

use std::sync::LazyLock;

use budgetpress::inspect::{self, PdfReport};
use budgetpress::message::{Catalogue, Language};
use budgetpress::view::View;
use lopdf::Document;
use serde_json::{Value, json};

use crate::tests::inspect::read;
use crate::tests::support::damage::{PLAIN, RELEASE, catalogue, dictionaries, edit, info, page, pages, repaint, text};
use crate::tests::support::{codes, loaded, sample, view_of};

static REPORT: LazyLock<PdfReport> = LazyLock::new(|| read(&PLAIN));
static VIEW: LazyLock<View> = LazyLock::new(|| view_of(&sample()).0);

/// What is told of a damaged file.
fn told(change: impl FnOnce(&mut Document)) -> String {
    let findings = inspect::against(&read(&edit(&PLAIN, change)), &VIEW);
    Catalogue::new(Language::English).report(&findings, None)
}

/// What is told of the sample against other data.
fn told_of(change: impl FnOnce(&mut Value)) -> String {
    let mut data = sample();
    change(&mut data);
    // Data that contradict themselves have a view all the same.
    let loaded = loaded(&data);
    let view = budgetpress::view::view(&loaded.budget, &loaded.layout).expect("the view builds");
    Catalogue::new(Language::English).report(&inspect::against(&REPORT, &view), None)
}

#[test]
fn the_sample_agrees_with_its_data() {
    assert_eq!(codes(&inspect::against(&REPORT, &VIEW)), [""; 0]);
}

#[test]
fn a_changed_figure_of_a_table() {
    let told = told_of(|data| data["sheets"]["6"]["lines"][1]["budget"] = json!("2013.43"));
    assert!(told.contains("error[against-cell] page 11: 表6"), "{told}");
    assert!(told.contains("\"2,013.42\" instead of \"2,013.43\""), "{told}");
    // The sentence that states it is another place.
    assert!(told.contains("error[against-cell]"), "{told}");
}

#[test]
fn a_digit_changed_in_the_content() {
    // On the page of 表2 the glyph of one digit becomes that of another.
    let told = told(|pdf| repaint(pdf, 6, |old| another_digit(&old)));
    assert!(told.contains("error[against-cell] page 6: 表2 收入总体情况表, row"), "{told}");
    // It is read aloud as it is seen.
    assert!(told.contains("error[against-aloud] 表2 收入总体情况表: cell"), "{told}");
    assert_eq!(told.matches("error[").count(), 2, "{told}");
}

/// Content in which the last amount that ends with a nought ends with another glyph.
fn another_digit(content: &str) -> String {
    let (nought, other) = ("\\000\\f)]TJ", "\\000\\003)]TJ");
    let at = content.rfind(nought).expect("a nought");
    format!("{}{other}{}", &content[..at], &content[at + nought.len()..])
}

/// What is told of a damaged release edition.
fn told_of_release(change: impl FnOnce(&mut Document)) -> String {
    let (loaded, layout) = (loaded(&sample()), &view_of(&sample()).1);
    let files = budgetpress::convert::attachments(&loaded.budget, layout).expect("the files");
    let view = files.into_iter().fold(VIEW.clone(), View::with);
    let findings = inspect::against(&read(&edit(&RELEASE, change)), &view);
    Catalogue::new(Language::English).report(&findings, None)
}

#[test]
fn bookmarks_links_and_names_that_lead_astray() {
    assert_eq!(told_of_release(|_| ()), "");
    let item = |pdf: &mut Document, key: &str, value: lopdf::Object| {
        let is_item = |dict: &&mut lopdf::Dictionary| dict.has(b"Title") && dict.has(b"Parent");
        dictionaries(pdf).find(is_item).expect("a bookmark").set(key, value);
    };
    let title = told_of_release(|pdf| item(pdf, "Title", lopdf::text_string("假书签")));
    assert!(title.contains("the bookmark \"假书签\" should be"), "{title}");
    assert!(told_of_release(|pdf| drop(catalogue(pdf).remove(b"Lang"))).is_empty(), "the gate tells");
    assert!(told_of_release(|pdf| catalogue(pdf).set("Lang", text("en"))).contains("stated as en instead of zh-CN"));
    assert!(
        told_of_release(|pdf| info(pdf).set("Title", lopdf::text_string("别的")))
            .contains("the title is stated as \"别的\"")
    );
    let astray = told_of_release(|pdf| {
        let other = page(pdf, 2).get(b"Annots").and_then(lopdf::Object::as_array).expect("links").clone();
        let dest = |pdf: &Document, link: &lopdf::Object| {
            let link = pdf.get_dictionary(link.as_reference().expect("a link")).expect("a link");
            link.get(b"Dest").expect("it leads somewhere").clone()
        };
        let last = dest(pdf, &other[other.len() - 1]);
        let first = other[0].as_reference().expect("a link");
        pdf.get_dictionary_mut(first).expect("a link").set("Dest", last);
    });
    assert!(astray.contains("error[against-ways] a link leads to page"), "{astray}");
}

#[test]
fn files_inside_that_are_not_those_of_the_data() {
    let told = told_of_release(|pdf| {
        let is_table = |stream: &&mut lopdf::Stream| stream.dict.has(b"Params") && stream.content.len() > 10;
        let streams = pdf.objects.values_mut().filter_map(|object| object.as_stream_mut().ok());
        let all: Vec<&mut lopdf::Stream> = streams.filter(is_table).collect();
        for stream in all {
            let mut plain = stream.decompressed_content().expect("it unpacks");
            plain.push(b' ');
            stream.set_plain_content(plain);
            stream.dict.remove(b"Filter");
        }
    });
    assert!(told.contains("error[against-file]") && told.contains("differs from the data"), "{told}");
    let mut other = VIEW.clone();
    other.attachments.push(budgetpress::view::Attachment {
        name: "further.csv".into(),
        mime: "text/csv".into(),
        relationship: "data".into(),
        description: String::new(),
        text: String::new(),
    });
    let found = inspect::against(&read(&RELEASE), &other);
    assert_eq!(codes(&found), ["against-file"]);
}

#[test]
fn a_row_that_is_not_in_the_pdf() {
    let told = told_of(|data| {
        let lines = data["sheets"]["12"]["lines"].as_array_mut().expect("lines");
        let mut line = lines[4].clone();
        line["project"] = json!("另一个项目");
        lines.insert(4, line);
    });
    assert!(told.contains("row 5 \"另一个项目\" is missing"), "{told}");
}

#[test]
fn a_row_that_is_not_in_the_data() {
    let told = told_of(|data| drop(data["sheets"]["12"]["lines"].as_array_mut().expect("lines").remove(4)));
    assert!(told.contains("error[against-cell] page 18: 表12"), "{told}");
}

#[test]
fn a_row_erased_from_the_page() {
    let told = told(|pdf| repaint(pdf, 7, |old| erased(&old)));
    assert!(
        told.contains("error[against-cell] page 7: 表3 支出总体情况表, row") && told.contains("is missing"),
        "{told}"
    );
}

/// Content without the texts of the last row of its table.
fn erased(content: &str) -> String {
    let level = |line: &str| {
        let words: Vec<&str> = line.split(' ').collect();
        match words[..] {
            [_, "1", "0", "0", "-1", _, y, ..] => y.parse::<f64>().ok().map(|y| (y * 10.0) as i64),
            _ => None,
        }
    };
    let levels: Vec<i64> = content.lines().filter_map(level).collect();
    // A row has a text in each of its nine columns.
    let rows = levels.iter().filter(|y| levels.iter().filter(|other| other == y).count() >= 9);
    let erased = *rows.min().expect("a row");
    let mut out = Vec::new();
    let mut within = false;
    for line in content.lines() {
        within = level(line).map_or(within, |level| level == erased);
        let shows = line.ends_with("TJ") || line.ends_with("Tj");
        out.push(if within && shows {
            line[..line.find('[').or(line.find('<')).unwrap_or(0)].to_owned()
        } else {
            line.into()
        });
    }
    out.join("\n")
}

#[test]
fn paragraphs() {
    let overview = |data: &mut Value| data["texts"]["overview"]["organisation"].clone();
    let told = told_of(|data| {
        let mut texts = overview(data).as_array().expect("paragraphs").clone();
        texts.push(json!("这一段文字在文件里没有。"));
        data["texts"]["overview"]["organisation"] = texts.into();
    });
    assert!(told.contains("error[against-lost]") && told.contains("这一段文字在文件里没有。"), "{told}");
    assert_eq!(told.matches("error[").count(), 1, "{told}");
    let told = told_of(|data| {
        let text = overview(data)[0].as_str().expect("a text").replacen('。', "！", 1);
        data["texts"]["overview"]["organisation"][0] = text.into();
    });
    assert!(told.contains("page 3: the text") && told.contains("！"), "{told}");
    assert_eq!(told.matches("error[").count(), 1, "{told}");
}

#[test]
fn a_paragraph_that_stands_twice() {
    let mut data = sample();
    let paragraphs = data["texts"]["overview"]["organisation"].as_array_mut().expect("paragraphs");
    paragraphs.push(paragraphs[0].clone());
    let (_, document) = crate::tests::support::set(&data);
    let doubled = read(&budgetpress::export::pdf(&document).expect("the PDF is written"));
    let told = Catalogue::new(Language::English).report(&inspect::against(&doubled, &VIEW), None);
    assert!(told.contains("error[against-stray] page 3: this text is repeated"), "{told}");
    assert_eq!(told.matches("error[").count(), 1, "{told}");
}

#[test]
fn a_page_that_is_gone() {
    let gone = told(|pdf| pdf.delete_pages(&[21]));
    assert!(gone.contains("error[against-lost] page 20"), "{gone}");
    let gone = told(|pdf| pdf.delete_pages(&[15]));
    assert!(gone.contains("error[against-sheet]") && gone.contains("the table 表9"), "{gone}");
    assert_eq!(pages(&Document::load_from(&PLAIN[..]).expect("it loads")).len(), 23);
}

#[test]
fn a_page_that_stands_twice() {
    let told = told(|pdf| {
        let twice = pages(pdf)[14];
        let parent =
            pdf.get_dictionary(twice).and_then(|page| page.get(b"Parent")).and_then(|parent| parent.as_reference());
        let parent = pdf.get_dictionary_mut(parent.expect("a parent")).expect("a node");
        let kids = parent.get_mut(b"Kids").and_then(|kids| kids.as_array_mut()).expect("pages");
        let at = kids.iter().position(|kid| kid.as_reference().is_ok_and(|kid| kid == twice)).expect("the page");
        kids.insert(at, twice.into());
    });
    assert!(told.contains("error[against-sheet] page 16: the table 表9"), "{told}");
    assert!(told.contains("is repeated"), "{told}");
    assert!(!told.contains("error[against-cell]"), "{told}");
}

#[test]
fn a_blank_cell() {
    // On the page of 表2 the last amount that ends with a nought is gone.
    let told = told(|pdf| {
        repaint(pdf, 6, |old| {
            let end = old.rfind("\\000\\f)]TJ").expect("a nought") + "\\000\\f)".len();
            let start = old[..end].rfind('[').expect("its beginning");
            format!("{}[{}", &old[..start], &old[end..])
        });
    });
    assert!(told.contains("error[against-cell] page 6: 表2 收入总体情况表, row"), "{told}");
    assert!(told.contains("is blank instead of"), "{told}");
}

#[test]
fn rows_printed_over_each_other() {
    let told = told(|pdf| repaint(pdf, 7, crate::tests::release::collapsed));
    assert!(told.contains("error[against-overlap] page 7"), "{told}");
}

#[test]
fn another_document_altogether() {
    let mut data = sample();
    data["unit"] = json!("广州市另一个单位");
    let findings = inspect::against(&REPORT, &view_of(&data).0);
    assert!(codes(&findings).contains(&"against-lost"), "{findings:?}");
}

#[test]
fn the_digest_of_other_data() {
    let report = read(&RELEASE);
    let (own, other) = (fingerprint(&sample()), "0".repeat(64));
    let found = |sha256: &str| inspect::against(&report, &VIEW.clone().fingerprinted(sha256));
    assert_eq!(codes(&found(&own)), [""; 0]);
    assert_eq!(codes(&found(&other)), ["against-data"]);
    // Data whose pages are the same but for what is not printed.
    assert_eq!(codes(&inspect::against(&read(&PLAIN), &VIEW.clone().fingerprinted(&other))), [""; 0]);
}

fn fingerprint(data: &Value) -> String {
    let loaded = loaded(data);
    budgetpress::convert::fingerprint(&loaded.budget, &loaded.layout)
}

#[test]
fn contents_that_tell_another_page() {
    // The number of the last entry, on the page of the contents, becomes that of the first.
    let told = told(|pdf| repaint(pdf, 2, |old| another_page(&old)));
    assert!(told.contains("error[against-contents]"), "{told}");
}

/// Contents whose last page number, which two glyphs show, has them the other way round, or another one for the second.
/// Nothing follows it but the folio.
fn another_page(content: &str) -> String {
    let end = content.find("/Artifact<</Attached").expect("a folio");
    let (before, shown) = content[..end].rsplit_once("Tm[(").expect("a number");
    let (glyphs, after) = shown.split_once(")]TJ").expect("its end");
    let [_, first, second] = glyphs.split("\\000").collect::<Vec<_>>()[..] else { panic!("two glyphs: {glyphs:?}") };
    let other = if first == second { "\\021" } else { first };
    format!("{before}Tm[(\\000{second}\\000{other})]TJ{after}{}", &content[end..])
}

#[test]
fn a_page_without_its_number() {
    let told = told(|pdf| {
        repaint(pdf, 7, |old| {
            let at = old.find("/Artifact<</Attached").expect("a folio");
            let end = at + old[at..].find("EMC").expect("its end");
            format!("{}/Artifact BMC {}", &old[..at], &old[end..])
        });
    });
    assert!(told.contains("error[against-page]"), "{told}");
}
