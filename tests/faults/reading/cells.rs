//! What stands in cells: formulas, errors, characters that nobody sees, type that hides.

use rust_xlsxwriter::{Color, Format};

use super::{SAMPLE, named, read};
use crate::tests::support::book::{Book, Value, at, edit};

/// A cell of each kind that is read as words: prose, names, goals, a unit, a date, labels, notes.
const WORDS: [(&str, &str); 9] = [
    ("概况", "B3"),
    ("重点项目", "C5"),
    ("表12", "A9"),
    ("表12", "I8"),
    ("表5", "A7"),
    ("基本信息", "B3"),
    ("基本信息", "B5"),
    ("情况说明", "C3"),
    ("情况说明", "B3"),
];

/// Cells that are read as amounts.
const AMOUNTS: [(&str, &str); 3] = [("表6", "B5"), ("表2", "C7"), ("情况说明", "C2")];

#[test]
fn formulas_without_a_value_are_reported() {
    for (sheet, cell) in WORDS.into_iter().chain(AMOUNTS) {
        let mut book = Book::sample();
        book.sheet(sheet).put(cell, Value::Formula("\"a\"&\"b\"".into(), None));
        let (findings, _) = read(&book.write());
        assert!(named(&findings, sheet, cell).contains(&"cell-uncomputed"), "{sheet}!{cell}: {findings:?}");
    }
}

#[test]
fn zeros_of_libraries_that_cannot_compute_are_no_values() {
    // The workbook asks programs to compute when they open it.
    for (sheet, cell) in WORDS.into_iter().chain(AMOUNTS) {
        let mut book = Book::sample();
        book.sheet(sheet).put(cell, Value::Formula("A1&\"b\"".into(), Some("0".into())));
        let (findings, _) = read(&book.write());
        assert!(named(&findings, sheet, cell).contains(&"cell-uncomputed"), "{sheet}!{cell}: {findings:?}");
    }
}

#[test]
fn a_zero_is_no_value_of_a_formula_where_words_are_read() {
    for (sheet, cell) in WORDS.into_iter().filter(|cell| *cell != ("情况说明", "C3")) {
        let mut book = Book::sample();
        book.sheet(sheet).put(cell, Value::Formula("A1&\"b\"".into(), Some("0".into())));
        // The workbook does not say that it is to be computed.
        let settled = edit(&book.write(), |_, text| text.replace(" fullCalcOnLoad=\"1\"", ""));
        let (findings, _) = read(&settled);
        assert!(named(&findings, sheet, cell).contains(&"cell-uncomputed"), "{sheet}!{cell}: {findings:?}");
    }
}

#[test]
fn errors_are_reported_wherever_they_stand() {
    for (index, (sheet, cell)) in WORDS.into_iter().chain(AMOUNTS).enumerate() {
        let error = ["#REF!", "#DIV/0!", "#VALUE!", "#NAME?", "#N/A", "#NUM!", "#NULL!", "Err:502"][index % 8];
        // As the result of a formula, and as a text that was pasted.
        for value in [Value::Formula("A1".into(), Some(error.into())), Value::Text(error.into())] {
            let mut book = Book::sample();
            book.sheet(sheet).put(cell, value);
            let (findings, _) = read(&book.write());
            assert!(named(&findings, sheet, cell).contains(&"cell-error"), "{sheet}!{cell} {error}: {findings:?}");
        }
    }
}

#[test]
fn errors_in_headers_and_notes_are_reported() {
    let mut book = Book::sample();
    book.sheet("表6").text("B4", "#REF!").put("A42", Value::Formula("A1".into(), None));
    let (findings, budget) = read(&book.write());
    assert!(budget.is_none() && findings.iter().any(|finding| finding.code == "column-missing"), "{findings:?}");
    let mut book = Book::sample();
    book.sheet("表3").text("A60", "注：一。").put("A61", Value::Formula("A1".into(), None)).text("A62", "#REF!");
    let (findings, _) = read(&book.write());
    assert!(named(&findings, "表3", "A61").contains(&"cell-uncomputed"), "{findings:?}");
}

#[test]
fn rows_that_wait_for_their_names_are_blank() {
    // As openpyxl saves the workbook: the formulas of blank rows lose their values.
    let saved = edit(&SAMPLE, |name, text| if name.contains("worksheets/") { without_values(&text) } else { text });
    let (findings, budget) = read(&saved);
    assert_eq!(findings, []);
    assert_eq!(budget, read(&SAMPLE).1);
}

/// The same part with formulas of words that have no value.
fn without_values(text: &str) -> String {
    text.replace(" t=\"str\"><f>", "><f>").replace("</f><v></v>", "</f>").replace("</f><v/>", "</f>")
}

#[test]
fn a_code_needs_no_computed_name() {
    let mut book = Book::sample();
    book.sheet("表2").put("B7", Value::Formula("VLOOKUP(A7,A:B,2)".into(), None));
    let (findings, budget) = read(&book.write());
    assert_eq!(named(&findings, "表2", "B7"), ["name-from-code"], "{findings:?}");
    assert_eq!(budget, read(&SAMPLE).1);
}

#[test]
fn a_line_of_a_cell_is_a_paragraph_of_prose() {
    for line_end in ["\n", "\r\n", "\r", "\n\n", "\u{b}", "\u{2028}"] {
        let mut book = Book::sample();
        book.sheet("概况").text("B2", &format!("（一）负责统筹；{line_end}（二）负责落实。"));
        let (findings, budget) = read(&book.write());
        assert_eq!(findings, [], "{line_end:?}");
        let duties = &budget.expect("it is read").texts["overview"]["duties"];
        assert_eq!(duties[..2], ["（一）负责统筹；", "（二）负责落实。"], "{line_end:?}");
    }
}

#[test]
fn lines_of_other_cells_are_joined() {
    let mut book = Book::sample();
    book.sheet("表12").text("I8", "目标1：提高服务水平；\n目标2：加强管理。").text("A8", "Web\r\nsite");
    let (findings, budget) = read(&book.write());
    assert_eq!(named(&findings, "表12", "I8"), ["lines-joined"]);
    let budget = budget.expect("it is read");
    let line = &budget.sheets["12"].lines[2];
    assert_eq!(line.head.name(), "Web site");
    assert!(format!("{line:?}").contains("目标1：提高服务水平；目标2：加强管理。"), "{line:?}");
}

#[test]
fn characters_that_nobody_sees_are_passed_over_or_reported() {
    for mark in ['\u{202d}', '\u{202c}', '\u{200b}', '\u{feff}', '\u{ad}', '\u{200e}'] {
        let mut book = Book::sample();
        let sheet = book.sheet("表2");
        sheet.text("C7", &format!("{mark}1747.71{mark}")).text("A7", &format!("{mark}201"));
        sheet.reword(|words| if words == "科目名称" { format!("科目{mark}名称") } else { words.to_owned() });
        book.sheet("基本信息").text("B5", &format!("20{mark}24-02-05{mark}")).text("B4", &format!("2024{mark}"));
        let (findings, budget) = read(&book.write());
        assert_eq!(named(&findings, "表2", "C7"), ["character-dropped"], "{findings:?}");
        assert!(findings[0].values.iter().any(|(_, value)| value.contains("U+")), "{findings:?}");
        assert_eq!(budget, read(&SAMPLE).1, "{mark:?}");
        // In words that are printed.
        let mut book = Book::sample();
        book.sheet("表12").text("I8", &format!("提高{mark}水平。"));
        let (findings, _) = read(&book.write());
        assert_eq!(named(&findings, "表12", "I8"), ["character-invisible"], "{findings:?}");
    }
}

#[test]
fn unusual_blanks_are_read_in_amounts_and_reported_in_texts() {
    for blank in ['\u{2009}', '\u{202f}', '\u{2003}'] {
        let mut book = Book::sample();
        book.sheet("表2").text("C7", &format!("1{blank}747.71"));
        book.sheet("表12").text("I8", &format!("提高{blank}水平。"));
        let (findings, _) = read(&book.write());
        assert_eq!(named(&findings, "表12", "I8"), ["character-blank"], "{findings:?}");
    }
    for blank in ['\u{a0}', '\u{3000}'] {
        let mut book = Book::sample();
        book.sheet("表2").text("C7", &format!("1{blank}747.71{blank}"));
        let (findings, budget) = read(&book.write());
        assert_eq!(named(&findings, "表2", "C7"), ["amount-typed"], "{findings:?}");
        assert_eq!(budget, read(&SAMPLE).1, "{blank:?}");
    }
}

#[test]
fn amounts_with_too_many_digits_have_a_remedy() {
    let mut book = Book::sample();
    book.sheet("表2").text("C7", "1747.7099999999998");
    let (findings, _) = read(&book.write());
    assert_eq!(named(&findings, "表2", "C7"), ["amount-too-long"]);
    for language in [budgetpress::message::Language::Chinese, budgetpress::message::Language::English] {
        let words = budgetpress::message::Catalogue::new(language);
        assert!(words.report(&findings, None).contains('9'), "a remedy");
    }
}

#[test]
fn type_that_hides_is_reported_like_hidden_rows() {
    type Look = (&'static str, fn(Format) -> Format);
    let looks: [Look; 4] = [
        ("struck", |format| format.set_font_strikethrough()),
        ("pale", |format| format.set_font_color(Color::White)),
        ("pale", |format| format.set_font_color(Color::RGB(0x1F_3864)).set_background_color(Color::RGB(0x1F_3864))),
        ("tiny", |format| format.set_font_size(1)),
    ];
    for (key, look) in looks {
        for (sheet, cell) in [("表12", "B9"), ("表6", "A8"), ("概况", "B3"), ("情况说明", "C6")] {
            let mut book = Book::sample();
            book.sheet(sheet).looks.insert(at(cell), look);
            let (findings, budget) = read(&book.write());
            let codes: Vec<&str> = findings.iter().map(|finding| finding.code).collect();
            assert_eq!(codes, ["row-veiled"], "{key} {sheet}!{cell}: {findings:?}");
            assert!(findings[0].values.contains(&("look", key.to_owned())), "{findings:?}");
            assert_eq!(budget, read(&SAMPLE).1);
        }
    }
    // White words on a dark ground are seen.
    let mut book = Book::sample();
    book.sheet("表6")
        .looks
        .insert(at("A8"), |format| format.set_font_color(Color::White).set_background_color(Color::RGB(0x1F_3864)));
    assert_eq!(read(&book.write()).0, []);
    // Words that their number format hides.
    let mut book = Book::sample();
    let goal = book.sheet("表12").shown(at("I8"));
    book.sheet("表12").put_as("I8", Value::Text(goal), ";;;");
    let (findings, _) = read(&book.write());
    assert_eq!(named(&findings, "表12", "I8"), ["row-veiled"], "{findings:?}");
}

#[test]
fn rows_and_columns_without_extent_are_hidden() {
    let flat = |text: String| text.replace("<row r=\"9\"", "<row r=\"9\" ht=\"0\" customHeight=\"1\"");
    let mut book = Book::sample();
    let written = book.write();
    let changed = edit(&written, |name, text| if name.ends_with("sheet15.xml") { flat(text) } else { text });
    let (findings, _) = read(&changed);
    assert!(findings.iter().any(|finding| finding.code == "row-hidden"), "{findings:?}");
    let narrow = |text: String| {
        text.replace("<sheetData>", "<cols><col min=\"2\" max=\"2\" width=\"0\" customWidth=\"1\"/></cols><sheetData>")
    };
    let changed = edit(&written, |name, text| if name.ends_with("sheet9.xml") { narrow(text) } else { text });
    let (findings, _) = read(&changed);
    assert!(findings.iter().any(|finding| finding.code == "column-hidden"), "{findings:?}");
    book.sheet("表6").hidden_rows.insert(6);
    assert!(read(&book.write()).0.iter().any(|finding| finding.code == "row-hidden"));
}

#[test]
fn what_stands_below_merged_cells_is_not_read_and_reported() {
    let mut book = Book::sample();
    let sheet = book.sheet("表12");
    sheet.merges.push((at("A9"), at("A10")));
    let lost = sheet.shown(at("A10"));
    let (findings, _) = read(&book.write());
    assert!(named(&findings, "表12", "A10").contains(&"cell-covered"), "{lost}: {findings:?}");
}

#[test]
fn a_workbook_that_lost_its_ties_says_so() {
    let mut book = Book::sample();
    book.sheets.retain(|sheet| sheet.name != "勾稽");
    let (findings, budget) = read(&book.write());
    assert!(findings.iter().any(|finding| finding.code == "worksheet-ties"), "{findings:?}");
    assert!(budget.is_some());
    // The worksheet is named, but its part is not there.
    let lost = edit(&SAMPLE, |name, text| match name {
        "xl/_rels/workbook.xml.rels" => text.replace("worksheets/sheet18.xml", "worksheets/lost.xml"),
        _ => text,
    });
    let (findings, budget) = read(&lost);
    assert!(budget.is_none() && !findings.is_empty(), "{findings:?}");
}
