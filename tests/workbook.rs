//! Workbooks to fill in, read back with a reader that shares nothing with their writer.

use std::io::{Cursor, Read};

use budgetpress::convert::{WorkbookForm, workbook};
use budgetpress::layout::{Layout, Layouts};
use budgetpress::model::{Amount, Budget, Cell};
use calamine::{Data, Range, Reader, SheetVisible, Xlsx};
use serde_json::json;

use crate::tests::support;

fn layout() -> Layout {
    Layouts::default().open("guangzhou-2024").expect("the layout opens")
}

fn sample() -> Budget {
    support::loaded(&support::sample()).budget
}

fn bytes(form: &WorkbookForm) -> Vec<u8> {
    workbook(form, &layout()).unwrap_or_else(|error| panic!("the workbook is written: {error}"))
}

fn open(form: &WorkbookForm) -> Xlsx<Cursor<Vec<u8>>> {
    Xlsx::new(Cursor::new(bytes(form))).expect("it is a workbook")
}

fn sheet(form: &WorkbookForm, name: &str) -> Range<Data> {
    open(form).worksheet_range(name).expect("the worksheet is there")
}

/// Rows as text, cells separated by bars; trailing blank cells left out.
fn shown(range: &Range<Data>, rows: std::ops::Range<usize>) -> String {
    let row = |row: usize| {
        let cells =
            (0..range.width()).map(|column| range.get((row, column)).map_or_else(String::new, ToString::to_string));
        cells.collect::<Vec<_>>().join("|").trim_end_matches('|').to_owned()
    };
    rows.map(row).collect::<Vec<_>>().join("\n")
}

/// A file inside the workbook.
fn part(form: &WorkbookForm, name: &str) -> String {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes(form))).expect("it is an archive");
    let mut text = String::new();
    archive.by_name(name).expect("the part is there").read_to_string(&mut text).expect("it is text");
    text
}

#[test]
fn worksheets_stand_in_order_and_the_accounts_are_hidden() {
    let book = open(&WorkbookForm::from(&sample()));
    let tables: Vec<String> = (1..=12).map(|number| format!("表{number}")).collect();
    let mut names: Vec<&str> = vec!["说明", "基本信息", "概况"];
    names.extend(tables.iter().map(String::as_str));
    names.extend(["重点项目", "情况说明", "勾稽", "科目表"]);
    assert_eq!(book.sheet_names(), names);
    let hidden: Vec<&str> = book
        .sheets_metadata()
        .iter()
        .filter(|sheet| sheet.visible != SheetVisible::Visible)
        .map(|sheet| sheet.name.as_str())
        .collect();
    assert_eq!(hidden, ["科目表"]);
}

#[test]
fn the_sample_fills_a_workbook() {
    let form = WorkbookForm::from(&sample());
    let some =
        [("基本信息", 0..5), ("概况", 6..10), ("表2", 0..9), ("表11", 2..12), ("情况说明", 0..6), ("勾稽", 0..4)];
    let shown: Vec<String> =
        some.into_iter().map(|(name, rows)| format!("{name}\n{}", shown(&sheet(&form, name), rows))).collect();
    insta::assert_snapshot!(shown.join("\n\n"));
}

#[test]
fn a_blank_workbook_has_zeros_on_fixed_lines_and_room_for_others() {
    let form = WorkbookForm::blank(&layout());
    let some =
        [("基本信息", 0..5), ("概况", 0..3), ("表3", 0..8), ("表8", 2..8), ("重点项目", 0..6), ("情况说明", 0..3)];
    let shown: Vec<String> =
        some.into_iter().map(|(name, rows)| format!("{name}\n{}", shown(&sheet(&form, name), rows))).collect();
    insta::assert_snapshot!(shown.join("\n\n"));
    let note = |name: &str| {
        let range = sheet(&form, name);
        range.used_cells().find(|(_, _, cell)| cell.to_string().starts_with("注：")).map(|(row, ..)| row)
    };
    // Above: number, title, issuer, two header rows, the total, and 30 rows and a blank one.
    assert_eq!(note("表3"), Some(37));
}

#[test]
fn last_year_becomes_the_base_of_comparison() {
    let form = WorkbookForm::next_year(&sample(), &layout());
    assert_eq!((form.year, form.published), (Some(2025), None));
    let some = [("基本信息", 1..5), ("表12", 5..9), ("情况说明", 1..6)];
    let shown: Vec<String> =
        some.into_iter().map(|(name, rows)| format!("{name}\n{}", shown(&sheet(&form, name), rows))).collect();
    insta::assert_snapshot!(shown.join("\n\n"));
    let figures = sheet(&form, "情况说明");
    let blank = |subject: &str| figures.rows().filter(|row| row[0] == subject).all(|row| row[2] == Data::Empty);
    assert!(blank("政府采购") && blank("国有资产占有使用情况"));
    assert_eq!(form.texts, sample().texts);
}

#[test]
fn every_amount_of_the_data_stands_in_its_table() {
    let budget = sample();
    let form = WorkbookForm::from(&budget);
    let mut book = open(&form);
    for spec in &layout().sheets {
        let range = book.worksheet_range(spec.tab()).expect("the worksheet is there");
        let mut written: Vec<String> = range
            .used_cells()
            .filter_map(|(_, _, cell)| match cell {
                Data::Float(number) => Some(number.to_string()),
                _ => None,
            })
            .collect();
        let lines = budget.sheets[&spec.id].lines.iter();
        let mut given: Vec<String> = lines
            .flat_map(|line| line.cells.values())
            .filter_map(|cell| match cell {
                Cell::Amount(amount) => Some(amount.value().normalize().to_string()),
                Cell::Text(_) => None,
            })
            .collect();
        written.sort();
        given.sort();
        assert_eq!(written, given, "{}", spec.tab());
    }
}

#[test]
fn headers_are_merged_like_the_printed_ones() {
    let mut book = open(&WorkbookForm::from(&sample()));
    let mut merged = |name: &str| -> Vec<((u32, u32), (u32, u32))> {
        let areas = book.merge_cells_by_sheet_name(name).expect("they are read");
        areas.into_iter().map(|area| (area.start, area.end)).collect()
    };
    let first = merged("表1");
    assert!(first.contains(&((3, 0), (3, 1))) && first.contains(&((3, 2), (3, 3))), "{first:?}");
    let eleventh = merged("表11");
    // The name over both header rows; the group over its three columns; the helper columns over both rows.
    for area in [((3, 0), (4, 0)), ((3, 2), (3, 4)), ((3, 7), (4, 7)), ((3, 8), (4, 8)), ((1, 0), (1, 6))] {
        assert!(eleventh.contains(&area), "{area:?} in {eleventh:?}");
    }
}

#[test]
fn an_amount_of_too_many_digits_is_written_as_text() {
    let mut budget = sample();
    let amount = |text: &str| Cell::Amount(text.parse::<Amount>().expect("an amount"));
    let line = budget.sheets.get_mut("6").expect("the sheet").lines.get_mut(0).expect("a line");
    line.cells.insert("budget".into(), amount("123456789012345.67"));
    assert_eq!(
        sheet(&WorkbookForm::from(&budget), "表6").get_value((4, 1)),
        Some(&Data::String("123456789012345.67".into()))
    );
    let line = budget.sheets.get_mut("6").expect("the sheet").lines.get_mut(0).expect("a line");
    line.cells.insert("budget".into(), amount("1234567890123.45"));
    assert_eq!(sheet(&WorkbookForm::from(&budget), "表6").get_value((4, 1)), Some(&Data::Float(1_234_567_890_123.45)));
}

#[test]
fn notes_of_the_data_and_of_empty_sheets_stand_below_the_table() {
    let mut data = support::sample();
    data["sheets"]["2"]["notes"] = json!(["其一。", "其二。"]);
    let form = WorkbookForm::from(&support::loaded(&data).budget);
    let last = |name: &str| {
        let range = sheet(&form, name);
        shown(&range, range.height() - 2..range.height())
    };
    assert_eq!(last("表2"), "注：其一。\n其二。");
    assert_eq!(last("表9"), "\n注：本表本年无发生额。");
}

#[test]
fn what_is_to_be_filled_in_is_unlocked_and_rows_may_be_added() {
    let form = WorkbookForm::blank(&layout());
    let table = part(&form, "xl/worksheets/sheet5.xml");
    assert!(table.contains("<sheetProtection ") && !table.contains("password="));
    for allowed in ["insertRows=\"0\"", "deleteRows=\"0\"", "formatColumns=\"0\""] {
        assert!(table.contains(allowed), "{allowed}");
    }
    for wanted in ["type=\"decimal\"", "type=\"list\"", "'科目表'!$C$2", "state=\"frozen\"", "fitToHeight=\"0\""] {
        assert!(table.contains(wanted), "{wanted}");
    }
    let styles = part(&form, "xl/styles.xml");
    assert!(styles.contains("formatCode=\"#,##0.00\"") && styles.contains("locked=\"0\""));
    assert!(styles.contains("formatCode=\"yyyy\\-mm\\-dd\"") || styles.contains("formatCode=\"yyyy-mm-dd\""));
}

#[test]
fn the_same_form_gives_the_same_bytes() {
    for form in [WorkbookForm::from(&sample()), WorkbookForm::blank(&layout())] {
        assert!(bytes(&form) == bytes(&form));
    }
    assert!(part(&WorkbookForm::from(&sample()), "docProps/core.xml").contains("2024-02-05T00:00:00Z"));
}
