//! Cells: numbers as they are typed, computed and displayed; days.

use super::case;
use crate::tests::support::book::Value;

fn formula(text: &str, result: Option<&str>) -> Value {
    Value::Formula(text.into(), result.map(str::to_owned))
}

fn typed(name: &str, text: &str) {
    case(name, |book| {
        book.sheet("表6").text("B5", text);
    });
}

fn formatted(name: &str, number: f64, format: &str) {
    case(name, |book| {
        book.sheet("表6").put_as("B5", Value::Number(number), format);
    });
}

#[test]
fn text_with_commas() {
    typed("text_with_commas", "2,211.22");
}

#[test]
fn text_with_full_width_digits() {
    typed("text_with_full_width_digits", "２２１１．２２");
}

#[test]
fn text_with_blanks() {
    typed("text_with_blanks", "2211.22 \u{a0}");
}

#[test]
fn text_with_unit() {
    typed("text_with_unit", "2211.22万元");
}

#[test]
fn text_with_wrong_commas() {
    typed("text_with_wrong_commas", "22,11.22");
}

#[test]
fn dashes_for_nothing() {
    case("dashes_for_nothing", |book| {
        book.sheet("表9").text("C6", "-").text("D6", "—").text("E6", "/");
    });
}

#[test]
fn formulas_with_results() {
    case("formulas_with_results", |book| {
        let sheet = book.sheet("表6");
        sheet.put("B5", formula("B6+B15+B30+B34", Some("2211.22")));
        sheet.put("B6", formula("SUM(B7:B14)", Some("2013.42")));
    });
}

#[test]
fn formula_of_words() {
    case("formula_of_words", |book| {
        book.sheet("表6").put("A7", formula("\"[30101]\"&\"基本工资\"", Some("[30101]基本工资")));
    });
}

#[test]
fn formula_never_computed() {
    case("formula_never_computed", |book| {
        book.sheet("表6").put("B5", formula("B6+B15+B30+B34", None)).put("A7", formula("\"[30101]\"", None));
    });
}

#[test]
fn formula_that_fails() {
    case("formula_that_fails", |book| {
        book.sheet("表6").put("B5", formula("#REF!+B15", Some("#REF!")));
        book.sheet("表5").put("B6", formula("1/0", Some("#DIV/0!")));
    });
}

#[test]
fn formula_with_stale_zero() {
    case("formula_with_stale_zero", |book| {
        book.sheet("表6").put("B5", formula("B6+B15", Some("0")));
    });
}

#[test]
fn float_with_noise() {
    case("float_with_noise", |book| {
        book.sheet("表6").put("B5", Value::Number(2211.0 + 0.1 + 0.12)).put("B6", Value::Number(2013.4200000000003));
    });
}

#[test]
fn hidden_decimals() {
    formatted("hidden_decimals", 2211.2249, "0.00");
}

#[test]
fn hidden_decimals_that_round_up() {
    formatted("hidden_decimals_that_round_up", 2211.215, "#,##0.00");
}

#[test]
fn more_decimals_than_printed() {
    formatted("more_decimals_than_printed", 2211.2249, "General");
}

#[test]
fn fewer_decimals_than_held() {
    formatted("fewer_decimals_than_held", 2211.22, "0");
}

#[test]
fn thousands_scaled() {
    formatted("thousands_scaled", 2_211_220.0, "#,##0.00,");
}

#[test]
fn ten_thousands_scaled() {
    formatted("ten_thousands_scaled", 22_112_200.0, "0!.0000");
}

#[test]
fn ten_thousands_with_a_drawn_point() {
    formatted("ten_thousands_with_a_drawn_point", 22_112_200.0, "0\\.0000");
}

#[test]
fn ten_thousands_with_a_quoted_point() {
    formatted("ten_thousands_with_a_quoted_point", 22_112_200.0, "0\".\"0000");
}

#[test]
fn unit_in_the_format() {
    formatted("unit_in_the_format", 2211.22, "#,##0.00\"万元.\"");
}

#[test]
fn accounting_format() {
    formatted("accounting_format", 2211.22, "_ * #,##0.00_ ;_ * \\-#,##0.00_ ;_ * \"-\"??_ ;_ @_ ");
}

#[test]
fn percent_format_of_an_amount() {
    formatted("percent_format_of_an_amount", 22.1122, "0.00%");
}

#[test]
fn money_format() {
    formatted("money_format", 2211.22, "\"￥\"#,##0.00;[Red]\"￥\"\\-#,##0.00");
}

#[test]
fn negative_amount() {
    formatted("negative_amount", -2211.22, "#,##0.00");
}

#[test]
fn negative_figure() {
    case("negative_figure", |book| {
        book.sheet("情况说明").put("C2", Value::Number(-606.08));
    });
}

#[test]
fn blank_amount() {
    case("blank_amount", |book| {
        book.sheet("表5").clear("D6");
    });
}

#[test]
fn blanks_for_zeros() {
    case("blanks_for_zeros", |book| {
        book.sheet("表2").cells.retain(|at, cell| at.0 != 7 || cell.value != Value::Number(0.0));
    });
}

#[test]
fn day_as_amount() {
    case("day_as_amount", |book| {
        book.sheet("表6").put_as("B5", Value::Day(45297.0), "yyyy-mm-dd");
    });
}

#[test]
fn day_as_text() {
    case("day_as_text", |book| {
        book.sheet("基本信息").text("B5", "2024年2月5日");
    });
}

#[test]
fn day_as_other_text() {
    case("day_as_other_text", |book| {
        book.sheet("基本信息").text("B5", "二〇二四年二月五日");
    });
}

#[test]
fn day_as_number() {
    case("day_as_number", |book| {
        book.sheet("基本信息").put("B5", Value::Number(45327.0));
    });
}

#[test]
fn year_with_word() {
    case("year_with_word", |book| {
        book.sheet("基本信息").text("B4", "2024年");
    });
}

#[test]
fn percent_of_the_narrative() {
    case("percent_of_the_narrative", |book| {
        book.sheet("情况说明").put_as("C4", Value::Number(0.228), "0.00%").text("C9", "22.80%");
    });
}

#[test]
fn percent_as_number() {
    case("percent_as_number", |book| {
        book.sheet("情况说明").put("C4", Value::Number(22.8));
    });
}

#[test]
fn change_and_previous() {
    case("change_and_previous", |book| {
        book.sheet("情况说明").put("C3", Value::Number(2658.63)).clear("C7");
    });
}

#[test]
fn clause_with_a_full_stop() {
    case("clause_with_a_full_stop", |book| {
        book.sheet("情况说明").text("C6", "项目增加。");
    });
}

#[test]
fn formula_that_a_library_wrote() {
    // Some libraries write an empty value behind a formula that they cannot compute.
    case("formula_that_a_library_wrote", |book| {
        book.sheet("表1").put("B31", formula("SUM(B6:B8)", None));
        book.sheet("表3").put("C6", formula("D6+E6", Some("")));
    });
}

#[test]
fn amounts_in_another_unit() {
    case("amounts_in_another_unit", |book| {
        book.sheet("表6").text("B3", "单位：元");
    });
}

#[test]
fn a_remark_ends_the_notes() {
    case("a_remark_ends_the_notes", |book| {
        book.sheet("表6").text("A43", "制表人：张三").text("A44", "2024年1月5日");
    });
}
