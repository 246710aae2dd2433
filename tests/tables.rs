//! Tables of any length and width: continued headers, rows taller than a page, amounts of any size.

use budgetpress::view::{Block, PrintedTable, View};
use serde_json::json;

use crate::tests::support::{self, LayoutCopy, codes, pdf, project, with_projects};

fn sheet<'a>(view: &'a View, id: &str) -> &'a PrintedTable {
    let blocks = view.parts.values().flat_map(|part| &part.blocks);
    let sheets = blocks.filter_map(|block| match block {
        Block::Sheet(sheet) => Some(sheet.as_ref()),
        _ => None,
    });
    sheets.into_iter().find(|sheet| sheet.id == id).expect("the sheet is in the view")
}

#[test]
fn three_hundred_projects_are_printed_one_by_one() {
    let names: Vec<String> = (1..=300).map(|number| format!("第{number}号项目")).collect();
    let goal = "通过开展该项目，保障业务工作顺利开展，更好地服务企业和群众。";
    let pages = support::pages(&with_projects(names.iter().map(|name| project(name, "1.00", goal)).collect()));
    let text: String = pages.iter().map(pdf::Page::text).collect();
    for name in &names {
        assert_eq!(text.matches(&format!("{name}1.00")).count(), 1, "{name}");
    }
    let continued = pages.iter().filter(|page| page.text().contains("绩效目标") && page.width > page.height).count();
    let with_rows = pages.iter().filter(|page| page.text().contains("号项目1.00")).count();
    assert_eq!(continued, with_rows, "every page of the table has its header");
}

#[test]
fn a_continued_table_says_so_where_the_layout_wants_it() {
    let layouts = LayoutCopy::new();
    layouts.edit(
        "guangzhou-2024/layout.toml",
        "accounts_years = ",
        "continued = \"续表{{ number }}\"\naccounts_years = ",
    );
    let document = layouts.compile(&support::sample()).unwrap_or_else(|error| panic!("it is set: {error}"));
    let pages = pdf::read(&budgetpress::export::pdf(&document).expect("it is written"));
    let marked: Vec<(usize, String)> = pages
        .iter()
        .enumerate()
        .filter_map(|(index, page)| {
            let first = page.lines().first().cloned().unwrap_or_default();
            first.contains("续表").then_some((index + 1, first))
        })
        .collect();
    let marker = |table: usize| format!("续表表{table}单位：万元");
    let expected = [(5, 1), (9, 4), (12, 6), (19, 12)].map(|(page, table)| (page, marker(table)));
    assert_eq!(marked, expected);
}

#[test]
fn no_continued_marker_without_the_layouts_wish() {
    let pages = support::pages(&support::sample());
    assert!(pages.iter().all(|page| !page.text().contains("续表")));
}

#[test]
fn a_row_taller_than_a_page_goes_on_with_nothing_lost() {
    let goal: String = (1..=400).map(|number| format!("目标{number}：按期完成并通过验收。")).collect();
    let projects =
        vec![project("前项", "1.00", "无"), project("超长项目", "2.00", &goal), project("后项", "3.00", "无")];
    let pages = support::pages(&with_projects(projects));
    let text: String = pages.iter().map(pdf::Page::text).collect();
    for number in 1..=400 {
        assert_eq!(text.matches(&format!("目标{number}：")).count(), 1, "{number}");
    }
    let holding = pages.iter().filter(|page| page.text().contains("按期完成")).count();
    assert!(holding >= 3, "{holding} pages");
    assert!(pages.iter().filter(|page| page.text().contains("按期完成")).all(|page| page.text().contains("绩效目标")));
}

#[test]
fn a_row_that_fits_a_page_is_not_torn() {
    let goal = "完成建设任务并通过验收，保障热线平稳运行。".repeat(12);
    let projects = (1..=9).map(|number| project(&format!("第{number}项目"), "1.00", &goal)).collect();
    let pages = support::pages(&with_projects(projects));
    // All cells of a row stand on one page: its goal is there as often as its name.
    for page in pages.iter().skip(17).take_while(|page| page.width > page.height) {
        let text = page.text();
        let goals = text.matches("完成建设任务").count();
        let rows = (1..=9).filter(|number| text.contains(&format!("第{number}项目"))).count();
        assert_eq!(goals, rows * 12, "{text}");
    }
}

#[test]
fn a_tall_row_of_latin_words_goes_on_too() {
    for length in (600..1800).step_by(150) {
        let goal: String = "HTTPS WWW GMW MWQ ".chars().cycle().take(length).collect();
        let (_, document) = support::set(&with_projects(vec![project("系统", "1.00", goal.trim())]));
        assert!(document.page_count() >= 22);
    }
}

#[test]
fn a_continued_marker_stands_above_rows_only() {
    // The table fills its page, and its note goes to the next one.
    let layouts = LayoutCopy::new();
    layouts.edit("guangzhou-2024/layout.toml", "accounts_years = ", "continued = \"续表\"\naccounts_years = ");
    for rows in 20..28 {
        let mut data = support::sample();
        let lines = data["sheets"]["7"]["lines"].as_array_mut().expect("lines");
        lines.truncate(1);
        lines.extend(
            (1..=rows).map(|number| json!({ "code": format!("3{number:02}"), "name": "费用", "budget": "1.00" })),
        );
        let document = layouts.compile(&data).unwrap_or_else(|error| panic!("it is set: {error}"));
        for page in pdf::read(&budgetpress::export::pdf(&document).expect("it is written")) {
            let text = page.text();
            assert!(!text.contains("续表") || text.contains(".00") || text.contains("0.00"), "{rows} rows: {text}");
        }
    }
}

#[test]
fn columns_widen_for_amounts_before_type_shrinks() {
    let (narrow, _) = support::view_of(&support::sample());
    let mut data = support::sample();
    data["sheets"]["12"]["lines"][0]["total"] = json!("123456789.01");
    let (wide, document) = support::set(&data);
    let (before, after) = (sheet(&narrow, "12"), sheet(&wide, "12"));
    assert!((before.size - after.size).abs() < f64::EPSILON, "the type keeps its size");
    assert!(after.columns[1].width > before.columns[1].width, "the column widens");
    let pages = pdf::read(&budgetpress::export::pdf(&document).expect("it is written"));
    assert!(pages.iter().any(|page| page.lines().iter().any(|line| line.contains("123,456,789.01"))));
}

#[test]
fn type_shrinks_when_columns_cannot_widen_and_then_the_sheet_is_refused() {
    let long = |digits: &str| {
        let mut data = support::sample();
        let lines = data["sheets"]["2"]["lines"].as_array_mut().expect("lines");
        for (key, value) in lines[0].as_object_mut().expect("a line") {
            if key != "key" {
                *value = json!(format!("{digits}.00"));
            }
        }
        data
    };
    let (view, _) = support::set(&long("12345678"));
    assert!(sheet(&view, "2").size < 9.0, "the type shrinks: {}", sheet(&view, "2").size);
    let loaded = support::loaded(&long("123456789012345"));
    let refused = budgetpress::view::view(&loaded.budget, &loaded.layout).expect_err("no size fits");
    assert_eq!(codes(refused.findings()), ["sheet-too-wide"]);
    insta::assert_snapshot!(refused);
}

#[test]
fn amounts_stay_on_one_line_and_align_at_the_point() {
    let pages = support::pages(&support::sample());
    let points: Vec<f64> = pages[5]
        .glyphs
        .windows(3)
        .filter_map(|letters| {
            let amount = letters[0].text == "."
                && letters[1..].iter().all(|letter| letter.text.chars().all(|c| c.is_ascii_digit()));
            amount.then_some(letters[0].x)
        })
        .collect();
    let mut columns: Vec<f64> = Vec::new();
    for x in points {
        if !columns.iter().any(|known| (known - x).abs() < 0.01) {
            columns.push(x);
        }
    }
    assert_eq!(columns.len(), 12, "one place for the point in each of the twelve columns: {columns:?}");
}

#[test]
fn an_empty_sheet_carries_the_note_of_an_empty_sheet() {
    let (view, _) = support::view_of(&support::sample());
    assert_eq!(sheet(&view, "9").notes, ["注：本表本年无发生额。"]);
    let mut data = support::sample();
    data["sheets"]["9"]["lines"][0]["total"] = json!("1.00");
    let (view, _) = support::view_of(&data);
    assert_eq!(sheet(&view, "9").notes, ["注：无。"]);
    data["sheets"]["9"]["notes"] = json!(["自定。", "第二行。"]);
    let (view, _) = support::view_of(&data);
    assert_eq!(sheet(&view, "9").notes, ["注：自定。", "第二行。"]);
}

#[test]
fn the_view_of_a_sheet_reads_like_the_sheet() {
    let (view, _) = support::view_of(&support::sample());
    let mut text = String::new();
    for id in ["1", "5", "8"] {
        let sheet = sheet(&view, id);
        text.push_str(&format!("{} {}\n", sheet.number, sheet.title));
        for row in &sheet.header {
            let cells: Vec<String> =
                row.iter().map(|cell| format!("{}[{}×{}]", cell.text, cell.colspan, cell.rowspan)).collect();
            text.push_str(&format!("  {}\n", cells.join(" | ")));
        }
        for row in sheet.rows.iter().take(6) {
            text.push_str(&format!("  {}\n", row.cells.join(" | ")));
        }
        text.push_str(&format!("  {}\n", sheet.notes.join(" / ")));
    }
    insta::assert_snapshot!(text);
}

#[test]
fn borders_close_at_the_foot_and_the_head_of_every_page() {
    let pages = support::pages(&support::sample());
    for number in [4, 5, 8, 9, 11, 12, 18, 19] {
        let page = &pages[number - 1];
        let table = page.rules.iter().copied().reduce(|a, b| a.union(b)).expect("a table has rules");
        let whole = |y: f64| {
            let at = page.rules.iter().filter(|rule| rule.height() < 1.0 && (rule.y0 - y).abs() < 0.6);
            at.map(|rule| rule.width()).sum::<f64>() >= table.width() - 1.0
        };
        assert!(whole(table.y0) && whole(table.y1), "page {number}");
        let sides = [table.x0, table.x1].map(|x| {
            let at = page.rules.iter().filter(|rule| rule.width() < 1.0 && (rule.x0 - x).abs() < 0.6);
            at.map(|rule| rule.height()).sum::<f64>() >= table.height() - 1.0
        });
        assert_eq!(sides, [true, true], "page {number}");
    }
}
