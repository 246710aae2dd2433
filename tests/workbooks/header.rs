//! Headers: merged or not, in another order, with other words.

use super::case;
use crate::tests::support::book::Value;

#[test]
fn header_not_merged() {
    case("header_not_merged", |book| book.sheets.iter_mut().for_each(|sheet| sheet.merges.clear()));
}

#[test]
fn columns_reordered() {
    case("columns_reordered", |book| {
        book.sheet("表3").shift(|(row, column)| {
            Some((
                row,
                match column {
                    3 => 4,
                    4 => 3,
                    other => other,
                },
            ))
        });
        // 合计 behind the columns that it sums.
        let sheet = book.sheet("表8");
        sheet.merges.retain(|(first, _)| first.0 < 3);
        sheet.shift(|(row, column)| Some((row, if row < 3 { column } else { [0, 4, 1, 2, 3][usize::from(column)] })));
    });
}

#[test]
fn column_with_unit() {
    case("column_with_unit", |book| {
        book.sheet("表6").text("B4", "预算（万元）");
        book.sheet("重点项目").text("B4", "预算数");
    });
}

#[test]
fn column_of_which() {
    case("column_of_which", |book| {
        book.sheet("表5").text("C5", "基本支出").text("D5", "其中：项目支出");
    });
}

#[test]
fn header_with_line_breaks() {
    case("header_with_line_breaks", |book| {
        book.sheet("表6").text("A4", "部门预算支出\n经济科目").text("B4", "预 算\u{3000}");
    });
}

#[test]
fn own_column() {
    case("own_column", |book| {
        book.sheet("表6").text("C4", "上年预算").put("C5", Value::Number(2000.0)).text("C6", "含调资");
    });
}

#[test]
fn own_column_between() {
    case("own_column_between", |book| {
        let sheet = book.sheet("表3");
        sheet.shift(|(row, column)| Some((row, if row > 2 && column > 2 { column + 1 } else { column })));
        sheet.text("D4", "序号");
    });
}

#[test]
fn missing_column() {
    case("missing_column", |book| {
        book.sheet("表2").delete_column(7);
    });
}

#[test]
fn column_renamed_otherwise() {
    case("column_renamed_otherwise", |book| {
        book.sheet("表3").text("D4", "人员和公用支出");
    });
}

#[test]
fn header_of_one_row() {
    case("header_of_one_row", |book| {
        // The groups are left out: the names of the columns stand alone.
        let sheet = book.sheet("表9");
        sheet.merges.clear();
        sheet.shift(|(row, column)| (row != 3).then_some((row, column)));
    });
}

#[test]
fn header_gone() {
    case("header_gone", |book| {
        book.sheet("表6").shift(|at| (at.0 != 3).then_some(at));
    });
}

#[test]
fn hidden_columns() {
    case("hidden_columns", |book| book.sheet("表3").hidden_columns.extend([4, 20]));
}

#[test]
fn column_twice() {
    case("column_twice", |book| {
        let sheet = book.sheet("表6");
        sheet.text("C4", "预算").put("C5", Value::Number(1.0));
    });
}

#[test]
fn no_helper_columns() {
    case("no_helper_columns", |book| {
        book.sheet("表11").delete_column(8).delete_column(7);
        book.sheet("表12").delete_column(9);
    });
}
