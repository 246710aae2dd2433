//! Rows: what they are about.

use super::case;
use crate::tests::support::book::{Cell, Value, at};

#[test]
fn blank_lines() {
    case("blank_lines", |book| {
        book.sheet("表6").insert_rows(14, 2).insert_rows(6, 1);
    });
}

#[test]
fn hidden_row() {
    case("hidden_row", |book| {
        book.sheet("表6").hidden_rows.insert(6);
    });
}

#[test]
fn codes_as_numbers() {
    case("codes_as_numbers", |book| {
        for (_, cell) in book.sheet("表2").cells.iter_mut().filter(|((row, column), _)| *row > 5 && *column == 0) {
            if let Value::Text(code) = &cell.value
                && let Ok(code) = code.parse()
            {
                *cell = Cell { value: Value::Number(code), format: "General".into() };
            }
        }
        book.sheet("表11").put("I8", Value::Number(301.0));
    });
}

#[test]
fn codes_with_names() {
    case("codes_with_names", |book| {
        book.sheet("表2").text("A7", "201 一般公共服务支出").clear("B7");
        book.sheet("表11").text("I8", "301 工资福利支出");
    });
}

#[test]
fn labels_otherwise() {
    case("labels_otherwise", |book| {
        let sheet = book.sheet("表6");
        sheet.text("A7", "30101基本工资").text("A8", "  30102 津贴补贴").text("A9", "【30103】奖金");
        sheet.text("A10", "（30108）机关事业单位基本养老保险缴费").text("A11", "30109");
    });
}

#[test]
fn label_without_code() {
    case("label_without_code", |book| {
        book.sheet("表6").text("A7", "基本工资");
    });
}

#[test]
fn account_code_of_four_digits() {
    case("account_code_of_four_digits", |book| {
        book.sheet("表2").text("A8", "2010");
    });
}

#[test]
fn unknown_fixed_line() {
    case("unknown_fixed_line", |book| {
        book.sheet("表8").text("A10", "3. 公务用车租赁费");
        book.sheet("表1").text("C7", "二、外事支出");
    });
}

#[test]
fn fixed_line_with_other_ordinal() {
    case("fixed_line_with_other_ordinal", |book| {
        book.sheet("表1").text("C7", "（二）外交支出").text("A32", "上级补助收入");
        book.sheet("表6").text("A5", "合　计");
    });
}

#[test]
fn fixed_line_missing() {
    case("fixed_line_missing", |book| {
        book.sheet("表8").shift(|at| (at.0 != 10).then_some(at));
    });
}

#[test]
fn fixed_line_twice() {
    case("fixed_line_twice", |book| {
        book.sheet("表6").text("A36", "合计").put("B36", Value::Number(2211.22));
    });
}

#[test]
fn name_without_amounts() {
    case("name_without_amounts", |book| {
        book.sheet("表6").clear("B7");
    });
}

#[test]
fn group_line_without_amounts() {
    case("group_line_without_amounts", |book| {
        book.sheet("表6").text("A36", "以下无数据");
    });
}

#[test]
fn section_unknown() {
    case("section_unknown", |book| {
        book.sheet("概况").text("A3", "一、主要职能");
    });
}

#[test]
fn line_in_the_wrong_table() {
    case("line_in_the_wrong_table", |book| {
        book.sheet("表6").text("A7", "其他资金");
    });
}

#[test]
fn kind_misspelt() {
    case("kind_misspelt", |book| {
        book.sheet("表11").text("H8", "科 目").text("H9", "科木").clear("H10");
        book.sheet("表12").text("J8", "工程");
    });
}

#[test]
fn goal_missing() {
    case("goal_missing", |book| {
        book.sheet("表12").clear("I9");
    });
}

#[test]
fn goal_of_a_unit() {
    case("goal_of_a_unit", |book| {
        book.sheet("表12").text("I7", "单位没有目标");
    });
}

#[test]
fn name_missing() {
    case("name_missing", |book| {
        book.sheet("表12").clear("A9");
    });
}

#[test]
fn names_stepping_in() {
    case("names_stepping_in", |book| {
        for (place, cell) in &mut book.sheet("表8").cells {
            if let (Value::Text(text), true) = (&mut cell.value, place.1 == 0 && place.0 > 4) {
                *text = format!("\u{3000}\u{3000}{text}");
            }
        }
    });
}

#[test]
fn words_beside_the_table() {
    case("words_beside_the_table", |book| {
        book.sheet("表6").text("E7", "与人事处核对");
    });
}

#[test]
fn figure_unknown() {
    case("figure_unknown", |book| {
        book.sheet("情况说明").text("B2", "增减额");
    });
}

#[test]
fn line_break_in_a_name() {
    case("line_break_in_a_name", |book| {
        let sheet = book.sheet("表12");
        let Value::Text(name) = sheet.cells[&at("A11")].value.clone() else { panic!("a name") };
        sheet.text("A11", &name.replace("2023", "\n2023"));
    });
}

#[test]
fn section_once_for_its_paragraphs() {
    case("section_once_for_its_paragraphs", |book| {
        let sheet = book.sheet("概况");
        for cell in ["A3", "A4", "A5", "A6", "A7", "A8"] {
            sheet.clear(cell);
        }
    });
}

#[test]
fn subject_once_for_its_figures() {
    case("subject_once_for_its_figures", |book| {
        let sheet = book.sheet("情况说明");
        for cell in ["A3", "A4", "A5", "A6", "A8"] {
            sheet.clear(cell);
        }
    });
}

#[test]
fn figure_twice() {
    case("figure_twice", |book| {
        book.sheet("情况说明").text("B3", "比上年增减").put("C3", Value::Number(1.0));
    });
}

#[test]
fn figure_gone() {
    case("figure_gone", |book| {
        let sheet = book.sheet("情况说明");
        sheet.cells.retain(|at, _| !(11..=15).contains(&at.0) && at.0 != 5);
    });
}

#[test]
fn tie_without_title() {
    case("tie_without_title", |book| {
        book.sheet("勾稽").clear("A2");
    });
}
