//! A second city: its document as it was published, held against ours, without a line of Rust for it.

use std::sync::LazyLock;

use budgetpress::check::{SumAgreement, check};
use budgetpress::layout::Layouts;
use budgetpress::load::{self, Loaded};
use rust_xlsxwriter::{Format, Workbook, Worksheet};
use serde_json::{Value, json};

use crate::tests::support::{self, LayoutCopy, pdf::Page, solid};

static PAGES: LazyLock<Vec<Page>> = LazyLock::new(|| support::pages(&support::second_sample()));

/// The rows of the nine published tables, without white space, by table.
fn published() -> Vec<Vec<String>> {
    let path = support::root().join("tests/fixtures/shanghai-putuo-wanli.txt");
    let text = std::fs::read_to_string(path).expect("the rows are there");
    let tables = text.split("# ").skip(1);
    tables.map(|table| table.lines().skip(1).map(str::to_owned).collect()).collect()
}

/// The lines of the pages on which a table of this title stands.
fn table(pages: &[Page], title: &str) -> Vec<Vec<String>> {
    let lines = pages.iter().map(Page::lines);
    let stands = |lines: &Vec<String>| {
        let issuer = lines.iter().any(|line| line.starts_with("编制部门：") && line.ends_with("元"));
        let continued = lines.iter().any(|line| line.starts_with(&format!("{title}（续）")));
        continued || issuer && lines.iter().any(|line| line == title)
    };
    lines.filter(stands).collect()
}

fn titles() -> Vec<String> {
    let (view, _) = support::view_of(&support::second_sample());
    let value = serde_json::to_value(&view).expect("a view");
    let blocks = value["parts"]["sheets"]["blocks"].as_array().expect("tables").clone();
    blocks.iter().map(|sheet| solid(sheet["title"].as_str().expect("a title"))).collect()
}

#[test]
fn every_published_row_stands_in_ours_in_order() {
    let (published, titles) = (published(), titles());
    assert_eq!((published.len(), titles.len()), (9, 9));
    let mut count = 0;
    for (rows, title) in published.iter().zip(&titles) {
        let lines: Vec<String> = table(&PAGES, title).concat();
        let mut rest = lines.iter();
        for row in rows {
            assert!(rest.any(|line| line == row), "{title}: {row} is not there, or not in its place");
        }
        count += rows.len();
    }
    assert_eq!(count, 253, "rows");
    // The issuer by the kind of document, and the units of money by table.
    let issuer = "编制部门：上海市普陀区人民政府万里街道办事处";
    let heads = PAGES.iter().flat_map(Page::lines).filter(|line| line.starts_with(issuer));
    let measures: Vec<String> = heads.map(|line| line[issuer.len()..].to_owned()).collect();
    assert_eq!(measures[..9].join(" "), ["单位：元"; 8].join(" ") + " 单位：万元");
}

#[test]
fn headers_repeat_and_no_name_is_cut() {
    for title in titles() {
        let pages = table(&PAGES, &title);
        let first = pages[0].iter().position(|line| line.ends_with("元")).expect("the head");
        for lines in &pages {
            let head = lines.iter().position(|line| line.ends_with("元")).expect("the head");
            assert_eq!(lines[head + 1], pages[0][first + 1], "{title}");
            assert_eq!(lines[head + 2], pages[0][first + 2], "{title}");
        }
    }
    // The names that the published tables cut, or broke in two.
    let text: String = PAGES.iter().flat_map(Page::lines).collect();
    assert_eq!(text.matches("机关事业单位职业年金缴费支出2,206,272").count(), 3);
    assert_eq!(text.matches("机关事业单位基本养老保险缴费支出4,412,547").count(), 3);
    assert!(text.contains("四、文化旅游体育与传媒支出200,000200,000"));
    for page in PAGES.iter() {
        assert!(page.width > page.height, "all pages lie across");
    }
}

/// The sample with so many accounts in its table of expenditure, each an item of one section.
fn with_accounts(count: usize) -> Value {
    let mut data = support::second_sample();
    let item = |index: usize| json!({ "code": format!("20103{index:02}"), "name": format!("科目{index:02}"), "total": "1", "basic": "1", "project": "0" });
    let mut lines: Vec<Value> = (1..=count).map(item).collect();
    lines.push(json!({ "key": "total", "total": count.to_string(), "basic": count.to_string(), "project": "0" }));
    data["sheets"]["3"]["lines"] = lines.into();
    data
}

#[test]
fn no_page_holds_a_total_alone() {
    let last = |pages: &[Page]| {
        let title = "2023年部门支出预算总表";
        let rows = |line: &&String| line.starts_with("20103") || line.starts_with("合计") && line.ends_with('0');
        table(pages, title).iter().map(|lines| lines.iter().filter(rows).count()).collect::<Vec<_>>()
    };
    let free = LayoutCopy::new();
    free.edit("shanghai-putuo-2023/layout.toml", "keep_total = true", "keep_total = false");
    // A page full of accounts: the total would stand on the next page by itself.
    let full = (18..30).find(|count| {
        let document = free.compile(&with_accounts(*count)).expect("it is set");
        let pages = support::pdf::read(&budgetpress::export::pdf(&document).expect("the PDF is written"));
        last(&pages).last() == Some(&1)
    });
    let full = full.expect("a table of which the total stands alone");
    let pages = support::pages(&with_accounts(full));
    assert_eq!(last(&pages), [full - 1, 2]);
}

#[test]
fn it_agrees_with_itself_but_for_what_its_office_published() {
    let Loaded { budget, layout, .. } = support::loaded(&support::second_sample());
    let checked = check(&budget, &layout);
    let count = |verdict| checked.count(verdict);
    let (exact, tail, wrong) = (count(SumAgreement::Exact), count(SumAgreement::Tail), count(SumAgreement::Error));
    let findings = budgetpress::Error::Found(checked.findings);
    insta::assert_snapshot!(format!("exact {exact}, tails {tail}, errors {wrong}\n\n{findings}"));
}

#[test]
fn both_editions_pass_their_gates() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let output = folder.path().join("second.pdf");
    let built = std::process::Command::new(env!("CARGO_BIN_EXE_budgetpress"))
        .args(["build", support::SECOND_SAMPLE, "--edition", "both", "-o"])
        .arg(&output)
        .current_dir(support::root())
        .output()
        .expect("it runs");
    assert!(built.status.success(), "{}", String::from_utf8_lossy(&built.stderr));
    for (file, edition) in [(output.clone(), "release"), (output.with_extension("print.pdf"), "print")] {
        let judged = std::process::Command::new(env!("CARGO_BIN_EXE_budgetpress"))
            .args(["inspect", "--gate", edition])
            .arg(file)
            .output()
            .expect("it runs");
        assert!(judged.status.success(), "{}", String::from_utf8_lossy(&judged.stdout));
    }
}

#[test]
fn a_unit_of_the_department_has_its_own_words() {
    let mut data = support::second_sample();
    data["kind"] = json!("unit");
    let (view, _) = support::view_of(&data);
    let value = serde_json::to_value(&view).expect("a view");
    let sheets = &value["parts"]["sheets"]["blocks"];
    assert_eq!(sheets[1]["title"], "2023年预算单位收入预算总表");
    assert_eq!(sheets[8]["title"], "2023年单位“三公”经费和机关运行经费预算表");
    assert_eq!(sheets[1]["issuer"], "编制单位：上海市普陀区人民政府万里街道办事处");
    assert_eq!(value["cover"][0], "上海市普陀区2023年区级单位预算");
    data["kind"] = json!("village");
    let refused = support::parse(&data).expect_err("it loads");
    assert_eq!(support::codes(refused.findings()), ["key-unknown"]);
}

#[test]
fn sides_have_columns_of_their_own() {
    let mut data = support::second_sample();
    let line = data["sheets"]["4"]["lines"][0].as_object_mut().expect("a line");
    line.insert("total".into(), json!("1"));
    assert_eq!(support::codes(support::parse(&data).expect_err("it loads").findings()), ["member-unknown"]);
    let mut data = support::second_sample();
    let lines = data["sheets"]["4"]["lines"].as_array_mut().expect("lines");
    lines.last_mut().expect("a line").as_object_mut().expect("a record").remove("fund");
    assert_eq!(support::codes(support::parse(&data).expect_err("it loads").findings()), ["member-missing"]);
    support::must_fit("docs/schema/shanghai-putuo-2023.json", &support::second_sample());
}

#[test]
fn ordinals_do_not_run_out_in_silence() {
    let layouts = LayoutCopy::new();
    layouts.edit("shared/lists.toml", "\"七、\", \"八、\", \"九、\"", "\"七、\"] #");
    let Loaded { budget, layout, .. } = layouts.load(&support::second_sample());
    let refused = budgetpress::view::view(&budget, &layout).expect_err("it is laid out");
    assert_eq!(support::codes(refused.findings()), ["ordinals-few"]);
}

#[test]
fn a_workbook_of_it_is_read_back() {
    let Loaded { budget, layout, .. } = support::loaded(&support::second_sample());
    let bytes = budgetpress::convert::workbook(&budgetpress::convert::WorkbookForm::from(&budget), &layout);
    let read = load::parse(&bytes.expect("the workbook is written"), &Layouts::default());
    let read = read.unwrap_or_else(|error| panic!("it loads: {error}"));
    assert_eq!(read.budget, budget);
}

/// What the budget's data is without the tables and ties that the district's workbook has no place for.
fn told_by_the_workbook() -> Value {
    let mut data = support::second_sample();
    let sheets = data["sheets"].as_object_mut().expect("tables");
    sheets.retain(|id, _| !["10", "11"].contains(&id.as_str()));
    data.as_object_mut().expect("a record").remove("ties");
    data
}

/// A worksheet of the district's workbook being filled.
struct Filled<'a> {
    sheet: Worksheet,
    data: &'a Value,
}

impl Filled<'_> {
    fn new<'a>(tab: &str, title: &str, data: &'a Value) -> Filled<'a> {
        let mut sheet = Worksheet::new();
        sheet.set_name(tab).expect("a name");
        let mut page = Filled { sheet, data };
        page.put((1, 0), title);
        page
    }

    fn put(&mut self, (row, column): (u32, u16), text: &str) {
        self.sheet.write_string(row, column, text).expect("a text");
    }

    fn merge(&mut self, (top, left): (u32, u16), (bottom, right): (u32, u16), text: &str) {
        if (top, left) == (bottom, right) {
            return self.put((top, left), text);
        }
        self.sheet.merge_range(top, left, bottom, right, text, &Format::new()).expect("merged cells");
    }

    /// An amount; a zero stays blank where the form leaves it so.
    fn amount(&mut self, (row, column): (u32, u16), text: &str, blank: bool) {
        let number: f64 = text.parse().expect("a number");
        if !blank || number != 0.0 {
            self.sheet.write_number(row, column, number).expect("an amount");
        }
    }

    /// A table with codes in columns of their own: the header over three rows, the total in merged cells.
    fn coded(mut self, id: &str, levels: u16, titles: [&str; 3], columns: &[(&str, &str)], blank: bool) -> Worksheet {
        let last = levels + columns.len() as u16;
        self.merge((5, 0), (5, levels), "项目");
        self.merge((5, levels + 1), (5, last), titles[0]);
        self.merge((6, 0), (6, levels - 1), titles[1]);
        self.merge((6, levels), (7, levels), titles[2]);
        for (column, title) in ["类", "款", "项"].iter().take(usize::from(levels)).enumerate() {
            self.put((7, column as u16), title);
        }
        for (column, (_, title)) in (levels + 1..).zip(columns) {
            self.merge((6, column), (7, column), title);
        }
        let lines = self.data["sheets"][id]["lines"].as_array().expect("lines").clone();
        for (row, line) in (8..).zip(&lines) {
            match line["code"].as_str() {
                Some(code) => {
                    // Offices type the class as a number, the rest as text.
                    self.sheet.write_number(row, 0, code[..3].parse::<f64>().expect("a class")).expect("a number");
                    let parts = [(3, 5), (5, 7)].iter().filter_map(|(from, to)| code.get(*from..*to));
                    parts.zip(1..).for_each(|(part, column)| self.put((row, column), part));
                    self.put((row, levels), line["name"].as_str().expect("a name"));
                }
                None => self.merge((row, 0), (row, levels), "合计"),
            }
            for (column, (key, _)) in (levels + 1..).zip(columns) {
                self.amount((row, column), line[*key].as_str().expect("an amount"), blank);
            }
        }
        self.sheet
    }

    /// A table of two sides: its lines on the left by their names in the form, the accounts on the right.
    fn sided(mut self, id: &str, groups: [&str; 2], left: &[(&str, &str)], right: &[(&str, &str)]) -> Worksheet {
        self.merge((5, 0), (5, 1), groups[0]);
        self.merge((5, 2), (5, 2 + right.len() as u16), groups[1]);
        for (column, title) in ["项目", "预算数", "项目"].iter().enumerate() {
            self.put((6, column as u16), title);
        }
        for (column, (_, title)) in (3..).zip(right) {
            self.put((6, column), title);
        }
        let lines = self.data["sheets"][id]["lines"].as_array().expect("lines").clone();
        let fixed = |key: &str| lines.iter().find(|line| line["key"] == key).expect("a line").clone();
        for (row, (key, name)) in (7..).zip(left) {
            self.put((row, 0), name);
            self.amount((row, 1), fixed(key)["budget"].as_str().expect("an amount"), true);
        }
        let accounts = lines.iter().filter(|line| line["code"].is_string());
        for ((row, ordinal), line) in (7..).zip("一二三四五六七八".chars()).zip(accounts) {
            self.put((row, 2), &format!("{ordinal}、{}", line["name"].as_str().expect("a name")));
            for (column, (key, _)) in (3..).zip(right) {
                self.amount((row, column), line[*key].as_str().expect("an amount"), true);
            }
        }
        self.put((20, 0), "收入总计");
        self.put((20, 2), "支出总计");
        self.amount((20, 1), fixed("revenue_total")["budget"].as_str().expect("an amount"), true);
        for (column, (key, _)) in (3..).zip(right) {
            self.amount((20, column), fixed("expenditure_total")[*key].as_str().expect("an amount"), true);
        }
        self.sheet
    }

    /// The table of one line, which has no column that names it.
    fn single(mut self) -> Worksheet {
        self.merge((3, 0), (3, 5), "“三公”经费预算数");
        self.merge((3, 6), (5, 6), "机关运行经费预算数");
        for (column, title) in ["合计", "因公出国(境)费", "公务接待费"].iter().enumerate() {
            self.merge((4, column as u16), (5, column as u16), title);
        }
        self.merge((4, 3), (4, 5), "公务用车购置及运行费");
        for (column, title) in (3..).zip(["小计", "购置费", "运行费"]) {
            self.put((5, column), title);
        }
        let keys = ["total", "outbound", "reception", "vehicles", "vehicle_purchase", "vehicle_operation", "operating"];
        for (column, key) in (0..).zip(keys) {
            let amount = self.data["sheets"]["9"]["lines"][0][key].as_str().expect("an amount").to_owned();
            self.amount((6, column), &amount, false);
        }
        self.sheet
    }
}

/// A worksheet of prose: its title, and all paragraphs in one cell, a line each.
fn prose(tab: &str, paragraphs: &[String]) -> Worksheet {
    let mut sheet = Worksheet::new();
    sheet.set_name(tab).expect("a name");
    sheet.write_string(0, 0, format!("万里街道（部门）{tab}")).expect("a title");
    let text: Vec<String> = paragraphs.iter().map(|paragraph| format!("    {paragraph}")).collect();
    sheet.merge_range(2, 0, 16, 0, &text.join("\n"), &Format::new()).expect("a cell");
    sheet
}

/// The district's own workbook, filled: the worksheets, titles and headers that it has, and nothing of ours.
fn office(data: &Value, dated: bool) -> Vec<u8> {
    let texts = |part: &str, titles: &[(&str, &str)]| -> Vec<String> {
        let section = |(key, title): &(&str, &str)| {
            let own = data["texts"][part][key].as_array().expect("paragraphs").clone();
            let own = own.into_iter().map(|text| text.as_str().expect("a text").to_owned());
            [(*title).to_owned()].into_iter().filter(|title| !title.is_empty()).chain(own).collect::<Vec<_>>()
        };
        titles.iter().flat_map(section).collect()
    };
    let mut cover = Worksheet::new();
    cover.set_name("封面").expect("a name");
    cover.write_string(2, 0, "上海市普陀区2023年区级部门预算").expect("a title");
    let unit = data["unit"].as_str().expect("a unit");
    cover.write_string(8, 0, format!("预算主管部门：{unit}")).expect("a unit");
    if dated {
        cover.write_string(17, 0, "2023年9月19日").expect("a day");
    }
    let mut contents = Worksheet::new();
    contents.set_name("目录").expect("a name");
    contents.write_string(0, 0, "目  录").expect("a title");
    let page = |tab: &str, title: &str| Filled::new(tab, title, data);
    let [function, name] = ["功能分类科目编码", "功能分类科目名称"];
    let spent = [("total", "合计"), ("basic", "基本支出"), ("project", "项目支出")];
    let earned = [
        ("total", "合计"),
        ("appropriation", "财政拨款收入"),
        ("service", "事业收入"),
        ("business", "事业单位\n经营收入"),
        ("other", "其他收入"),
    ];
    let economy = [("total", "合计"), ("personnel", "人员经费"), ("public", "公用经费")];
    let money =
        [("total", "合计"), ("general", "一般公共预算"), ("fund", "政府性基金预算"), ("capital", "国有资本经营预算")];
    let revenue = [
        ("appropriation", "一、财政拨款收入"),
        ("general", "1. 一般公共预算"),
        ("fund", "2. 政府性基金预算"),
        ("capital", "3. 国有资本经营预算"),
        ("service", "二、事业收入"),
        ("business", "三、事业单位经营收入"),
        ("other", "四、其他收入"),
    ];
    let funds = [("general", "一、一般公共预算"), ("fund", "二、政府性基金预算"), ("capital", "三、国有资本经营预算")];
    let other = [
        ("three_public", "一、2023年“三公”经费预算情况说明"),
        ("operating", "二、机关运行经费预算"),
        ("procurement", "三、政府采购预算情况"),
        ("performance", "四、绩效目标设置情况"),
        ("assets", "五、国有资产占有使用情况"),
    ];
    let project = [
        ("overview", "一、项目概述"),
        ("basis", "二、立项依据"),
        ("body", "三、实施主体"),
        ("plan", "四、实施方案"),
        ("period", "五、实施周期"),
        ("budget", "六、年度预算安排"),
        ("goals", "七、绩效目标"),
    ];
    let sheets = [
        cover,
        contents,
        prose("部门主要职能", &texts("duties", &[("duties", "")])),
        prose("部门机构设置", &texts("organisation", &[("organisation", "")])),
        prose("部门编制说明", &texts("explanation", &[("explanation", "")])),
        page("部门收支总表", "2023年部门财务收支预算总表").sided(
            "1",
            ["本年收入", "本年支出"],
            &revenue,
            &[("budget", "预算数")],
        ),
        page("部门收入总表", "2023年部门收入预算总表").coded("2", 3, ["收入预算", function, name], &earned, true),
        page("部门支出总表", "2023年部门支出预算总表").coded("3", 3, ["支出预算", function, name], &spent, false),
        page("部门财政拨款收支总表", "2023年部门财政拨款收支预算总表").sided(
            "4",
            ["财政拨款收入", "财政拨款支出"],
            &funds,
            &money,
        ),
        page("部门一般公共预算拨款表", "2023年部门一般公共预算支出功能分类预算表").coded(
            "5",
            3,
            ["一般公共预算支出", function, name],
            &spent,
            false,
        ),
        page("部门政府性基金拨款表", "2023年部门政府性基金预算支出功能分类预算表").coded(
            "6",
            3,
            ["政府性基金预算支出", function, name],
            &spent,
            true,
        ),
        page("部门国有资本经营预算拨款表 ", "2023年部门国有资本经营预算支出功能分类预算表").coded(
            "7",
            3,
            ["国有资本经营预算支出", function, name],
            &spent,
            true,
        ),
        page("部门一般公共预算拨款基本支出明细表", "2023年部门一般公共预算基本支出部门预算经济分类预算表").coded(
            "8",
            2,
            ["一般公共预算基本支出", "部门预算经济分类科目编码", "经济分类科目名称"],
            &economy,
            true,
        ),
        page("部门“三公”经费和机关运行费预算表", "2023年部门“三公”经费和机关运行经费预算表").single(),
        prose("其他相关情况说明", &texts("other", &other)),
        prose("项目经费情况说明", &texts("project", &project)),
    ];
    let mut book = Workbook::new();
    for sheet in sheets {
        book.push_worksheet(sheet);
    }
    book.save_to_buffer().expect("the workbook is written")
}

#[test]
fn the_office_s_own_workbook_is_the_same_budget() {
    let data = told_by_the_workbook();
    let wanted = support::loaded(&data).budget;
    let read = load::parse(&office(&data, true), &Layouts::default());
    let read = read.unwrap_or_else(|error| panic!("it loads: {error}"));
    assert_eq!(support::codes(&read.findings), [""; 0]);
    assert_eq!(read.budget, wanted);
    let (view, _) = support::view_of(&data);
    assert!(!view.parts.contains_key("performance"), "a part that is left out");
}

#[test]
fn what_the_office_s_workbook_lacks_is_told() {
    let data = told_by_the_workbook();
    let refused = load::parse(&office(&data, false), &Layouts::default()).expect_err("it loads");
    insta::assert_snapshot!(refused.to_string());
}
