//! Worksheets: their names, titles and order, and what stands around a table.

use super::case;
use crate::tests::support::book::Value;

#[test]
fn as_written() {
    case("as_written", |_| {});
}

#[test]
fn sheets_renamed() {
    case("sheets_renamed", |book| {
        let tables = book.sheets.iter_mut().filter(|sheet| sheet.name.starts_with('表'));
        for (index, sheet) in tables.enumerate() {
            sheet.name = format!("Sheet{}", index + 1);
            sheet.cells.remove(&(0, 0));
        }
    });
}

#[test]
fn sheets_reordered() {
    case("sheets_reordered", |book| book.sheets.reverse());
}

#[test]
fn tab_of_another_table() {
    case("tab_of_another_table", |book| {
        book.sheet("表9").name = "表".into();
        book.sheet("表10").name = "表9".into();
        book.sheet("表").name = "表10".into();
    });
}

#[test]
fn missing_sheet() {
    case("missing_sheet", |book| book.sheets.retain(|sheet| sheet.name != "表7"));
}

#[test]
fn two_sheets_with_one_title() {
    case("two_sheets_with_one_title", |book| {
        let mut copy = book.sheet("表6").clone();
        copy.name = "Sheet1".into();
        book.sheet("表6").name = "Sheet2".into();
        book.sheets.push(copy);
    });
}

#[test]
fn hidden_copy() {
    case("hidden_copy", |book| {
        let mut copy = book.sheet("表6").clone();
        copy.name = "表6 (2)".into();
        copy.hidden = true;
        copy.put("B7", Value::Number(1.0));
        book.sheets.insert(4, copy);
    });
}

#[test]
fn hidden_table() {
    case("hidden_table", |book| book.sheet("表10").hidden = true);
}

#[test]
fn basics_missing() {
    case("basics_missing", |book| book.sheets.retain(|sheet| sheet.name != "基本信息"));
}

#[test]
fn narrative_missing() {
    case("narrative_missing", |book| book.sheets.retain(|sheet| sheet.name != "情况说明"));
}

#[test]
fn prose_missing() {
    case("prose_missing", |book| book.sheets.retain(|sheet| sheet.name != "概况"));
}

#[test]
fn title_rows_above() {
    case("title_rows_above", |book| {
        let sheet = book.sheet("表6").insert_rows(0, 4);
        sheet.text("A1", "附件2").text("A2", "广州市市级部门预算公开表").text("B3", "预算年度：2024");
    });
}

#[test]
fn title_with_year_and_unit() {
    case("title_with_year_and_unit", |book| {
        let title = "广州市市长专线电话受理中心2024年一般公共预算基本支出情况表（按经济分类科目）";
        book.sheet("表6").text("A2", title);
    });
}

#[test]
fn title_merged_over_two_rows() {
    case("title_merged_over_two_rows", |book| {
        let sheet = book.sheet("表6").insert_rows(2, 1);
        sheet.merges = vec![((1, 0), (2, 1)), ((42, 0), (42, 1))];
    });
}

#[test]
fn blank_row_below_header() {
    case("blank_row_below_header", |book| {
        book.sheet("表6").insert_rows(4, 1);
        book.sheet("表2").insert_rows(5, 1);
    });
}

#[test]
fn remarks_below_notes() {
    case("remarks_below_notes", |book| {
        book.sheet("表6").text("A43", "制表人：王某").text("B43", "制表日期：2024年1月6日");
    });
}

#[test]
fn remarks_without_notes() {
    case("remarks_without_notes", |book| {
        book.sheet("表6").text("A42", "制表人：王某").text("B42", "审核人：李某");
    });
}

#[test]
fn note_with_other_marks() {
    case("note_with_other_marks", |book| {
        book.sheet("表6").text("A42", "注: 无。");
        book.sheet("表1").reword(|text| text.replace("注：", "备注："));
    });
}

#[test]
fn notes_of_the_offices_own() {
    case("notes_of_the_offices_own", |book| {
        book.sheet("表6").text("A42", "注：1. 本表为基本支出。").text("A43", "2. 不含项目支出。");
    });
}

#[test]
fn note_in_cells_of_its_own() {
    case("note_in_cells_of_its_own", |book| {
        book.sheet("表6").text("A42", "注：").text("B42", "无。");
    });
}

#[test]
fn text_far_below_notes() {
    case("text_far_below_notes", |book| {
        book.sheet("表6").text("A46", "校验：").put("B46", Value::Number(0.0));
    });
}
