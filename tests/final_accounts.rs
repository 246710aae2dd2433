//! Final accounts (部门决算): another layout with other forms of tables, and what they need.

use budgetpress::check::{SumAgreement, check};
use budgetpress::convert::{self, WorkbookForm};
use budgetpress::inspect::{self, PrintSettings};
use budgetpress::layout::Layouts;
use budgetpress::load::{self, Loaded};
use budgetpress::model::LineKind;
use budgetpress::narrate::{Passage, narrate};
use budgetpress::view::{self, Block, PrintedTable, View};
use budgetpress::{Error, export};
use serde_json::{Value, json};

use crate::tests::support::book::Book;
use crate::tests::support::{self, COMPILER, LayoutCopy, codes, final_accounts, loaded, parse};

const LAYOUT: &str = "national-final-accounts-2024/layout.toml";

fn sheet<'v>(view: &'v View, id: &str) -> &'v PrintedTable {
    let blocks = view.parts.values().flat_map(|part| &part.blocks);
    let mut sheets = blocks.filter_map(|block| match block {
        Block::Sheet(sheet) if sheet.id == id => Some(sheet.as_ref()),
        _ => None,
    });
    sheets.next().expect("the sheet is there")
}

#[test]
fn the_sample_agrees_with_itself() {
    let Loaded { budget, layout, findings, .. } = loaded(&final_accounts());
    let checked = check(&budget, &layout);
    assert_eq!(codes(&findings), [""; 0]);
    assert_eq!(codes(&checked.findings), [""; 0], "{}", Error::Found(checked.findings.clone()));
    assert_eq!(checked.count(SumAgreement::Exact), checked.identities.len());
    assert!(checked.identities.len() > 500);
}

#[test]
fn the_schema_accepts_the_sample() {
    support::must_fit("docs/schema/national-final-accounts-2024.json", &final_accounts());
}

#[test]
fn both_editions_pass_their_gates_and_agree_with_the_data() {
    let Loaded { budget, layout, .. } = loaded(&final_accounts());
    let view = view::view(&budget, &layout).expect("the view builds");
    let files = convert::attachments(&budget, &layout).expect("the data is written");
    let whole = view.clone().fingerprinted(&convert::fingerprint(&budget, &layout));
    let whole = files.into_iter().fold(whole, View::with);
    let web = export::pdf(&COMPILER.compile(&whole, &layout).expect("it is set")).expect("it is written");
    let report = crate::tests::inspect::read(&web);
    assert_eq!(codes(&inspect::release(&report)), [""; 0]);
    assert_eq!(codes(&inspect::against(&report, &view)), [""; 0]);
    let print = COMPILER.compile(&view.clone().into_print(&layout.print), &layout).expect("it is set");
    let print = export::print(&print, &layout.print, None).expect("it is printed");
    let report = crate::tests::inspect::read(&print.pdf);
    assert_eq!(codes(&inspect::print(&report, &PrintSettings::default())), [""; 0]);
    assert_eq!(codes(&inspect::against(&report, &view)), [""; 0]);
}

#[test]
fn rows_and_columns_have_the_numbers_of_the_form() {
    let (view, _) = support::view_of(&final_accounts());
    let numbers = |id: &str, column: usize| -> Vec<String> {
        sheet(&view, id).rows.iter().map(|row| row.cells[column].clone()).collect()
    };
    let count = |from: usize, to: usize| (from..=to).map(|number| number.to_string()).collect::<Vec<_>>();
    assert_eq!((numbers("1", 1), numbers("1", 4)), (count(1, 31), count(32, 62)));
    assert_eq!((numbers("4", 1), numbers("4", 4)), (count(1, 32), count(33, 64)));
    let columns = |id: &str| -> Vec<(String, usize)> {
        let cells = sheet(&view, id).header.last().expect("a header");
        cells.iter().map(|cell| (cell.text.clone(), cell.colspan)).collect()
    };
    let told =
        |cells: &[(&str, usize)]| cells.iter().map(|(text, span)| ((*text).to_owned(), *span)).collect::<Vec<_>>();
    let sided = [("栏次", 1), ("", 1), ("1", 1), ("栏次", 1), ("", 1), ("2", 1)];
    assert_eq!(columns("1"), told(&sided));
    assert_eq!(columns("5"), told(&[("栏次", 2), ("1", 1), ("2", 1), ("3", 1)]));
    assert_eq!(columns("7").len(), 12);
    // The form of basic expenditure has three sides and no such row.
    assert_eq!(sheet(&view, "6").header.len(), 2);
    let first = &sheet(&view, "6").rows[0].cells;
    assert_eq!([&first[0], &first[3], &first[6]], ["301", "302", "307"]);
}

#[test]
fn headers_repeat_with_their_numbers_on_every_page() {
    let mut data = final_accounts();
    let names = Layouts::default().open("national-final-accounts-2024").expect("the layout opens").accounts;
    let accounts = names.list(budgetpress::layout::Classification::Function);
    let line = |(code, name): (&String, &String)| json!({ "code": code, "name": name, "total": "1.00", "basic": "1.00", "project": "0.00" });
    let lines = data["sheets"]["5"]["lines"].as_array_mut().expect("lines");
    lines.truncate(1);
    lines.extend(accounts.iter().take(150).map(line));
    // The proof of the set pages finds each page without its header, and each cut or missing name.
    let pages = support::pages(&data);
    let headed = pages.iter().filter(|page| support::solid(&page.text()).contains("栏次123"));
    assert!(headed.count() >= 4);
}

/// The paragraphs and headings of the narrative.
fn narrative(data: &Value) -> Vec<String> {
    let Loaded { budget, layout, .. } = loaded(data);
    let passages = narrate(&budget, &layout, "narrative.jinja").unwrap_or_else(|error| panic!("it narrates: {error}"));
    let text = |passage| match passage {
        Passage::Heading(_, text) | Passage::Paragraph(text) | Passage::Sheet(text) => text,
    };
    passages.into_iter().map(text).collect()
}

#[track_caller]
fn says(data: &Value, sentence: &str) {
    let narrative = narrative(data);
    assert!(narrative.iter().any(|text| text.contains(sentence)), "{sentence}\n{}", narrative.join("\n"));
}

#[test]
fn outturn_is_compared_with_budget_and_last_year() {
    let mut data = final_accounts();
    says(
        &data,
        "年初预算为3,559.35万元，支出决算为3,672.53万元，完成年初预算的103.18%，决算数大于年初预算数的主要原因是",
    );
    says(
        &data,
        "一般公共服务支出（类）政府办公厅（室）及相关机构事务（款）一般行政管理事务（项）。年初预算为402万元，支出决算为386.4万元，完成年初预算的96.12%，决算数小于年初预算数的主要原因是厉行节约",
    );
    says(&data, "完成年初预算的100%，决算数等于年初预算数的主要原因是");
    says(&data, "与2023年度相比，减少0.32万元，下降17.02%，主要原因是严格执行公务接待标准");
    says(&data, "增加17.86万元，增长--（上年数为0，不可比）");
    says(
        &data,
        "财政拨款收入3,901.04万元，占97.31%；事业收入86.5万元，占2.16%；经营收入12万元，占0.3%；其他收入9.35万元，占0.23%。",
    );
    says(&data, "2024年度本部门没有使用国有资本经营预算财政拨款安排的支出。");
    // What stayed as it was.
    data["figures"]["reception"]["previous"] = json!("1.56");
    data["figures"]["reception"]["reason"] = json!("接待任务没有变化");
    says(&data, "与2023年度持平，主要原因是接待任务没有变化。全年国内公务接待");
    // Nothing was budgeted, nothing spent.
    let line = &mut data["sheets"]["7"]["lines"][0];
    for key in ["budget_outbound", "outbound"] {
        line[key] = json!("0.00");
    }
    says(&data, "因公出国（境）费全年预算为0万元，支出决算为0万元，完成全年预算的--（预算数为0，不可比）");
}

#[test]
fn a_reason_goes_with_the_variance_from_the_budget() {
    let mut data = final_accounts();
    data["figures"]["outbound"]["budget_reason"] = json!("出访任务增加");
    let Loaded { budget, layout, .. } = loaded(&data);
    let findings = check(&budget, &layout).findings;
    assert_eq!(codes(&findings), ["reason-contradicts"]);
    assert_eq!(findings[0].place.as_ref().map(|place| place.pointer()), Some("/figures/outbound/budget_reason"));
    data["figures"]["outbound"].as_object_mut().expect("a record").remove("budget_reason");
    let Err(error) = parse(&data) else { panic!("a reason is missing") };
    assert_eq!(codes(error.findings()), ["member-missing"]);
}

#[test]
fn a_line_has_the_cells_of_its_side() {
    let mut data = final_accounts();
    let lines = data["sheets"]["4"]["lines"].as_array_mut().expect("lines");
    lines[0]["total"] = json!("1.00");
    lines[20].as_object_mut().expect("a record").remove("fund");
    let Err(error) = parse(&data) else { panic!("it is loaded") };
    assert_eq!(codes(error.findings()), ["member-unknown", "member-missing"]);
    let published = std::fs::read_to_string(support::root().join("docs/schema/national-final-accounts-2024.json"));
    let schema = serde_json::from_str(&published.expect("the schema is there")).expect("it is JSON");
    assert!(support::fits(schema, &data).is_err());
}

#[test]
fn final_accounts_are_published_the_year_after() {
    let mut data = final_accounts();
    data["published"] = json!("2026-08-29");
    let Loaded { budget, layout, .. } = loaded(&data);
    assert_eq!(codes(&check(&budget, &layout).findings), ["date-far"]);
}

#[test]
fn workbooks_may_lack_the_numbers_of_rows_and_columns() {
    let Loaded { budget, layout, .. } = loaded(&final_accounts());
    let mut book = Book::of(&budget, &layout);
    // The column 行次 of expenditure, then that of revenue; and the row 栏次, of this table and of one without heads.
    book.sheet("公开01表").delete_column(4).delete_column(1);
    for (name, row) in [("公开01表", 5), ("公开07表", 6)] {
        book.sheet(name).shift(|at| (at.0 != row).then_some(if at.0 > row { (at.0 - 1, at.1) } else { at }));
    }
    let back = load::parse(&book.write(), &Layouts::default()).unwrap_or_else(|error| panic!("it loads: {error}"));
    assert_eq!(codes(&back.findings), [""; 0]);
    assert!(back.budget == budget);
}

#[test]
fn new_workbooks_ask_for_what_is_missing_and_no_more() {
    let Loaded { budget, layout, .. } = loaded(&final_accounts());
    for form in [WorkbookForm::blank(&layout), WorkbookForm::next_year(&budget, &layout)] {
        let bytes = convert::workbook(&form, &layout).expect("the workbook is written");
        let Err(error) = load::parse(&bytes, &Layouts::default()) else { panic!("it is filled in") };
        let mut told = codes(error.findings());
        told.retain(|code| !["row-without-amounts", "amount-blank", "words-blank", "cell-blank"].contains(code));
        assert!(
            told.iter().all(|code| ["member-missing", "one-of", "list-empty", "narrative-missing"].contains(code)),
            "{told:?}"
        );
    }
}

#[test]
fn next_year_has_last_years_outturn_but_not_its_reasons() {
    let Loaded { budget, layout, .. } = loaded(&final_accounts());
    let form = WorkbookForm::next_year(&budget, &layout);
    let own = form.sheets["items"].lines.iter().filter(|line| line.head.kind() == LineKind::Account);
    let own: Vec<_> = own.collect();
    assert!(own.len() == 13 && own.iter().all(|line| line.cells.is_empty()));
    let given = |subject: &str| form.figures[subject].iter().map(|(key, figure)| format!("{key} {figure:?}")).collect();
    let given: Vec<Vec<String>> = vec![given("reception"), given("operating")];
    assert!(given.iter().all(|given| given.len() == 1 && given[0].starts_with("previous")), "{given:?}");
}

#[test]
fn forms_that_cannot_be_printed_or_read_are_refused() {
    let edits = [
        // Rows with numbers and open lines.
        (
            "{ title = \"科目代码\", print = \"code\", width = 56 }",
            "{ title = \"行次\", print = \"number\", width = 56 }",
        ),
        // No heads, and more than one line.
        (
            "lines = [{ key = \"three_public\", name = \"“三公”经费\" }]",
            "lines = [{ key = \"a\", name = \"甲\" }, { key = \"b\", name = \"乙\" }]",
        ),
        // A budget of what is not compared, and one that is nowhere.
        ("budget = \"items/total/budget\"", "budget = \"items/total/budgt\""),
        ("cell = \"5/total/total\", budget", "fields = { a = { type = \"count\", title = \"甲\" } }, budget"),
        // A row that is blank and is not.
        ("{ blank = true }", "{ blank = true, key = \"a\", name = \"甲\" }"),
    ];
    for (from, to) in edits {
        let layouts = LayoutCopy::new();
        layouts.edit(LAYOUT, from, to);
        let refused = Layouts::new(Some(&layouts.path())).open("national-final-accounts-2024").expect_err("it opens");
        assert_eq!(codes(refused.findings()), ["layout-broken"], "{to}");
    }
    // What is told in sentences is no table of the document.
    let layouts = LayoutCopy::new();
    layouts.edit(LAYOUT, "\"8\", \"9\"]", "\"8\", \"9\", \"items\"]");
    let Loaded { budget, layout, .. } = layouts.load(&final_accounts());
    let error = view::view(&budget, &layout).expect_err("it is printed");
    assert_eq!(codes(error.findings()), ["sheet-unplaced"]);
}
