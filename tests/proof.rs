//! The proof after layout: each kind of fault, seeded into a copy of the layout, is refused and named.

use budgetpress::message::{Catalogue, Language};
use serde_json::json;

use crate::tests::support::{self, COMPILER, LayoutCopy, codes, project, with_projects};

const MAIN: &str = "guangzhou-2024/main.typ";
/// Where the heights of rows are decided.
const ROWS: &str = "    rows: ";
const SHEET: &str = "shared/sheet.typ";

#[track_caller]
fn must_find(layouts: &LayoutCopy, code: &str) {
    let findings = layouts.must_be_refused();
    assert!(codes(&findings).contains(&code), "{code} is not among {:?}", codes(&findings));
}

#[test]
fn the_sound_layout_passes() {
    assert!(LayoutCopy::new().compile(&support::sample()).is_ok());
}

#[test]
fn a_part_left_out_is_found() {
    let layouts = LayoutCopy::new();
    layouts.edit(MAIN, "#prose(view.parts.glossary)", "//");
    must_find(&layouts, "text-lost");
}

#[test]
fn a_part_printed_twice_is_found() {
    let layouts = LayoutCopy::new();
    layouts.edit(MAIN, "#prose(view.parts.glossary)", "#prose(view.parts.glossary)\n#prose(view.parts.glossary)");
    must_find(&layouts, "text-stray");
}

#[test]
fn a_sheet_left_out_is_found() {
    let layouts = LayoutCopy::new();
    layouts.edit("shared/sheets.typ", "  table-of(sheet)", "  if sheet.id != \"7\" { table-of(sheet) }");
    must_find(&layouts, "sheet-lost");
}

#[test]
fn a_sheet_printed_twice_is_found() {
    let layouts = LayoutCopy::new();
    layouts.edit(
        "shared/sheets.typ",
        "  table-of(sheet)",
        "  table-of(sheet)\n  if sheet.id == \"7\" { table-of(sheet) }",
    );
    must_find(&layouts, "sheet-doubled");
}

#[test]
fn a_row_left_out_is_found() {
    let layouts = LayoutCopy::new();
    layouts.edit(SHEET, "..rows-of(sheet),", "..rows-of(sheet).slice(sheet.columns.len()),");
    must_find(&layouts, "sheet-differs");
}

#[test]
fn swapped_cells_are_found() {
    let layouts = LayoutCopy::new();
    layouts.edit(SHEET, "row.cells.zip(", "row.cells.rev().zip(");
    must_find(&layouts, "sheet-differs");
}

#[test]
fn a_header_that_does_not_repeat_is_found() {
    let layouts = LayoutCopy::new();
    layouts.edit(SHEET, "table.header(", "table.header(repeat: false, ");
    must_find(&layouts, "header-lost");
}

#[test]
fn a_table_collapsed_at_the_foot_of_the_page_is_found() {
    // A long table in an unbreakable block: the rows beyond the page come to lie outside it.
    let layouts = LayoutCopy::new();
    layouts.edit(SHEET, "  ruled(sheet)\n", "  block(breakable: false, ruled(sheet))\n");
    must_find(&layouts, "text-outside");
}

#[test]
fn rows_of_a_fixed_height_that_text_overflows_are_found() {
    let layouts = LayoutCopy::new();
    layouts.edit(SHEET, ROWS, "    rows: 16pt, // ");
    must_find(&layouts, "text-across-rule");
}

#[test]
fn a_table_wider_than_its_page_is_found() {
    let layouts = LayoutCopy::new();
    layouts.edit(SHEET, "column.width * 1pt)", "column.width * 1.2pt)");
    must_find(&layouts, "text-outside");
}

#[test]
fn text_over_text_is_found() {
    let layouts = LayoutCopy::new();
    layouts.edit(
        "shared/sheets.typ",
        "  head(sheet)\n  table",
        "  place(dy: 20pt, text(size: 18pt)[重叠的字样重叠的字样])\n  head(sheet)\n  table",
    );
    must_find(&layouts, "text-overlap");
}

#[test]
fn text_in_the_margin_is_found() {
    let layouts = LayoutCopy::new();
    layouts.edit("shared/page.typ", "background: draft()", "background: place(top + left, [草样])");
    must_find(&layouts, "text-outside");
}

#[test]
fn an_unbreakable_word_wider_than_its_cell_is_found() {
    let word = "A".repeat(90);
    let (view, layout) = support::view_of(&with_projects(vec![project(&word, "1.00", "目标")]));
    let refused = COMPILER.compile(&view, &layout).err().expect("the cell overflows");
    assert!(codes(refused.findings()).contains(&"text-across-rule"), "{refused}");
}

#[test]
fn an_unknown_family_is_found() {
    let layouts = LayoutCopy::new();
    layouts.edit("shared/theme.typ", "#let song = role(\"song\")", "#let song = (font: \"No Such Family\")");
    must_find(&layouts, "typst-warning");
}

#[test]
fn a_layout_that_does_not_converge_is_found() {
    let layouts = LayoutCopy::new();
    let growing =
        "#context { let c = counter(\"grow\"); for _ in range(c.final().first() + 1) { c.step() } }\n#cover()";
    layouts.edit(MAIN, "#cover()", growing);
    let findings = layouts.must_be_refused();
    let converge = findings.iter().any(|finding| finding.values.iter().any(|(_, value)| value.contains("converge")));
    assert!(converge, "{findings:?}");
}

#[test]
fn a_glyph_that_the_chosen_face_lacks_is_found() {
    // The character is in 宋体, so the data is sound; but here the layout sets prose in 仿宋 alone.
    let layouts = LayoutCopy::new();
    layouts.edit("shared/theme.typ", "#let fangsong = role(\"fangsong\")", "#let fangsong = (font: \"FandolFang R\")");
    let mut data = support::sample();
    data["texts"]["overview"]["organisation"][0] = json!("本单位负责人喆。");
    let refused = layouts.compile(&data).err().expect("a glyph is missing");
    assert!(codes(refused.findings()).contains(&"glyph-unset"), "{refused}");
}

#[test]
fn a_character_that_no_font_has_is_named_with_its_place() {
    let mut data = support::sample();
    data["sheets"]["12"]["lines"][3]["goal"] = json!("为\u{2B740}村提供服务。");
    let loaded = support::loaded(&data);
    let found = COMPILER.uncovered(&loaded.budget);
    assert_eq!(codes(&found), ["glyph-missing"]);
    insta::assert_snapshot!(budgetpress::Error::Found(found));
}

#[test]
fn a_character_of_the_layout_that_no_font_has_is_named() {
    let layouts = LayoutCopy::new();
    layouts.edit("guangzhou-2024/layout.toml", "title = \"一、主要职责\"", "title = \"一、主要\u{2B740}职责\"");
    must_find(&layouts, "glyph-missing-text");
}

#[test]
fn rare_characters_of_names_are_set() {
    let mut data = support::sample();
    data["texts"]["overview"]["organisation"][0] = json!("单位负责人：龑喆玥、𠅤、䶮；驻东漖街、沥滘、𫖯。");
    let text = support::pages(&data)[2].text();
    assert!(text.contains("单位负责人：龑喆玥、𠅤、䶮；驻东漖街、沥滘、𫖯。"), "{text}");
}

#[test]
fn text_that_cannot_be_seen_is_found() {
    let layouts = LayoutCopy::new();
    layouts.edit(MAIN, "#show: document-rules", "#show: document-rules\n#set text(fill: white)");
    must_find(&layouts, "text-faint");
    let layouts = LayoutCopy::new();
    layouts.edit(MAIN, "#show: document-rules", "#show: document-rules\n#set text(size: 3pt)");
    must_find(&layouts, "text-small");
}

#[test]
fn a_layout_that_forgets_a_sheet_is_refused() {
    let edits = [
        ("layout.toml", "\"10\", \"11\", \"12\"]", "\"10\", \"11\"]"),
        ("narrative.jinja", "@key_projects", ""),
        ("layout.toml", "\"10\", \"11\", \"12\"]", "\"10\", \"11\", \"12\", \"12\"]"),
    ];
    for (file, from, to) in edits {
        let layouts = LayoutCopy::new();
        layouts.edit(&format!("guangzhou-2024/{file}"), from, to);
        let loaded = layouts.load(&support::sample());
        let refused = budgetpress::view::view(&loaded.budget, &loaded.layout).expect_err("a sheet is not in its place");
        assert_eq!(codes(refused.findings()), ["sheet-unplaced"]);
    }
}

#[test]
fn a_layout_with_senseless_measures_is_refused() {
    let edits = [
        ("size = 10 ", "size = 0 "),
        ("pitch = 15.6", "pitch = 5"),
        ("[words]", "[format]\ngrouping = \"9\"\n\n[words]"),
        ("width = 210", "width = 40"),
        ("text = \"glossary.txt\"", "text = \"nothing.txt\""),
        ("cell = \"8/reception/total\"", "cell = \"8/reception/totl\""),
        ("listed = true", "lsted = true"),
        ("{ key = \"operating\", name", "{ key = \"operating\", nam"),
        ("  { right = { key = \"carry_over\"", "  { rihgt = { key = \"carry_over\""),
        (
            "{ right = { key = \"carry_over\", ordinal = \"二十五、\", name = \"结转下年支出\", ledger = { kind = [] } } }",
            "{}",
        ),
        ("accounts_years = ", "folio = \"— 1 —\"\naccounts_years = "),
    ];
    for (from, to) in edits {
        let layouts = LayoutCopy::new();
        layouts.edit("guangzhou-2024/layout.toml", from, to);
        let refused =
            budgetpress::layout::Layouts::new(Some(&layouts.path())).open("guangzhou-2024").expect_err("it opens");
        assert_eq!(codes(refused.findings()), ["layout-broken"], "{to}");
    }
}

#[test]
fn folios_and_contents_that_tell_a_wrong_page_are_found() {
    let damages = [
        ("shared/page.typ", "folio-words.join(str(number))", "folio-words.join(str(number + 40))", "folio-wrong"),
        ("shared/page.typ", "= number > 1 and", "= number > 2 and", "folio-wrong"),
        ("shared/contents.typ", "..halved, it.page())", "..halved, [77])", "contents-wrong"),
    ];
    for (file, from, to, code) in damages {
        let layouts = LayoutCopy::new();
        layouts.edit(file, from, to);
        must_find(&layouts, code);
    }
}

#[test]
fn boxes_around_text_are_no_tables() {
    let layouts = LayoutCopy::new();
    layouts.edit("shared/sheets.typ", "block(below: 5pt, ends(", "block(below: 5pt, stroke: 0.5pt, ends(");
    assert!(layouts.compile(&support::sample()).is_ok());
}

#[test]
fn the_row_and_the_table_that_differ_are_named() {
    let refused = |file: &str, from: &str, to: &str| {
        let layouts = LayoutCopy::new();
        layouts.edit(file, from, to);
        let findings = layouts.must_be_refused();
        Catalogue::new(Language::English).report(&findings, None)
    };
    let report = refused(SHEET, "..rows-of(sheet),", "..rows-of(sheet).slice(sheet.columns.len()),");
    assert!(report.contains("in the table 表2 收入总体情况表, row 1 \""), "{report}");
    assert!(report.contains("is missing"), "{report}");
    let twice = "  table-of(sheet)\n  if sheet.id == \"7\" { table-of(sheet) }";
    let report = refused("shared/sheets.typ", "  table-of(sheet)", twice);
    assert!(report.contains("the table 表7"), "{report}");
    assert!(report.contains("was printed a second time"), "{report}");
    assert!(!report.contains("sheet-differs"), "{report}");
}

#[test]
fn filled_cells_are_no_fault() {
    let layouts = LayoutCopy::new();
    layouts.edit(SHEET, "    stroke: rule,", "    stroke: rule,\n    fill: (_, y) => if y == 0 { luma(230) },");
    assert!(layouts.compile(&support::sample()).is_ok());
}

#[test]
fn a_collapsed_table_is_told_in_few_words() {
    let layouts = LayoutCopy::new();
    layouts.edit(SHEET, ROWS, "    rows: 0pt, // ");
    let projects = (1..=300).map(|number| project(&format!("第{number}项目"), "1.00", "目标")).collect();
    let refused = layouts.compile(&with_projects(projects)).err().expect("the table is collapsed");
    assert!((10..1000).contains(&refused.findings().len()), "{}", refused.findings().len());
}
