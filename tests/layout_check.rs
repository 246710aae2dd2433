//! Layouts proved before anyone uses them: what is told of a copy damaged in each way, and that the built-in ones are
//! sound.

use std::path::Path;

use budgetpress::check;
use budgetpress::layout::{ColumnKind, LayoutColumn, Layouts, LedgerFilter};
use budgetpress::layout_check::{Course, LayoutReport, check_layout, specimen};
use budgetpress::message::{Catalogue, Language};
use budgetpress::model::{LineKind, Severity};
use serde_json::Value;

use crate::tests::cli::{command, must_exit};
use crate::tests::support::{self, COMPILER, LayoutCopy};

/// The layouts with the small one of the tests among them.
fn copy() -> LayoutCopy {
    let layouts = LayoutCopy::new();
    let mini = layouts.path().join("mini");
    std::fs::create_dir(&mini).expect("a new folder");
    support::copy(&support::root().join("tests/cases/layouts/mini"), &mini);
    layouts
}

fn report(layouts: &LayoutCopy, name: &str) -> LayoutReport {
    check_layout(&Layouts::new(Some(&layouts.path())), name, &COMPILER).unwrap_or_else(|error| panic!("{error}"))
}

/// What is told, but for tables without notes, which this layout has.
fn told(report: &LayoutReport, language: Language) -> String {
    let catalogue = Catalogue::new(language);
    let told = report.findings.iter().filter(|(_, finding)| finding.code != "layout-notes-missing");
    let told = told.map(|(file, finding)| catalogue.report(std::slice::from_ref(finding), Some(file)));
    told.collect::<Vec<_>>().join("\n")
}

#[test]
fn the_built_in_layouts_are_sound() {
    let layouts = Layouts::default();
    let mut without_notes = Vec::new();
    for name in layouts.names() {
        let report = check_layout(&layouts, &name, &COMPILER).unwrap_or_else(|error| panic!("{error}"));
        assert_eq!(told(&report, Language::English), "", "{name}");
        assert!(report.pages > 20, "{name}: {} pages", report.pages);
        without_notes.extend((!report.findings.is_empty()).then_some(name));
    }
    // The form of that city has none.
    assert_eq!(without_notes, ["shanghai-putuo-2023"]);
}

#[test]
fn the_specimen_fills_every_table_and_agrees_in_itself() {
    let layouts = Layouts::default();
    for name in layouts.names() {
        let layout = layouts.open(&name).expect("it opens");
        for course in [Course::Up, Course::Down, Course::Level, Course::New, Course::Empty] {
            let specimen = specimen(&layout, course);
            assert_eq!(specimen.contradictions, [], "{name}, {course:?}");
            let checked = check::check(&specimen.budget, &layout);
            let open: Vec<_> =
                checked.identities.iter().filter(|tie| !tie.warning && !tie.difference().is_zero()).collect();
            assert!(layout.ledger.is_none() || open.is_empty(), "{name}, {course:?}: {open:?}");
            for (spec, sheet) in layout.sheets.iter().zip(specimen.budget.sheets.values()) {
                let own = sheet.lines.iter().any(|line| line.head.kind() != LineKind::Fixed);
                assert_eq!(
                    (sheet.is_nil(), own && sheet.is_nil()),
                    (course == Course::Empty, false),
                    "{name}, {}",
                    spec.id
                );
                let kinds: Vec<_> = sheet.lines.iter().map(|line| line.head.kind()).collect();
                let lacking = spec.line_kinds().into_iter().find(|kind| !kinds.contains(kind));
                assert!(lacking.is_none() || course == Course::Empty, "{name}, {}: no {lacking:?}", spec.id);
            }
        }
    }
}

#[test]
fn every_column_of_a_ledgers_tables_gets_an_amount() {
    let layout = Layouts::default().open("guangzhou-2024").expect("it opens");
    let budget = specimen(&layout, Course::Up).budget;
    let none = |filter: &LedgerFilter| filter.kind.as_ref().is_some_and(Vec::is_empty);
    let mut empty = Vec::new();
    for (spec, _) in layout.derived() {
        // Some declare to take nothing.
        let takes =
            |column: &LayoutColumn| column.kind == ColumnKind::Amount && !column.ledger.as_ref().is_some_and(none);
        for (key, _) in spec.data_columns().iter().filter(|(_, column)| takes(column)) {
            let mut amounts = budget.sheets[&spec.id].lines.iter().filter_map(|line| line.amount(key));
            if amounts.all(|amount| amount.is_zero()) {
                empty.push(format!("{}/{key}", spec.id));
            }
        }
    }
    // 国有资本经营预算 pays no basic expenditure: 表11 has no column for it.
    assert_eq!(empty, ["10/basic"]);
}

const TOML: &str = "mini/layout.toml";

/// A name, a file, and texts to replace in it.
type Case = (&'static str, &'static str, &'static [(&'static str, &'static str)]);

const CASES: &[Case] = &[
    ("unchanged", TOML, &[]),
    (
        "keys that are not known",
        TOML,
        &[("listed = true", "lsted = true"), ("print = \"code\",", "print = \"code\", wdith = 3,")],
    ),
    ("no TOML", TOML, &[("contents = \"目 录\"", "contents = \"目 录")]),
    ("a value of another kind", TOML, &[("decimals = 2", "decimals = \"two\"")]),
    ("a line that is none", TOML, &[("{ key = \"total\", name = \"合计\", total", "{ key = \"total\", total")]),
    ("another name than the folder", TOML, &[("name = \"mini\"", "name = \"maxi\"")]),
    (
        "a sum of columns that are not there",
        TOML,
        &[("sum = [\"basic\", \"project\"]", "sum = [\"basics\", \"project\"]")],
    ),
    ("a sum of lines that are not there", TOML, &[("sum = [\"201\", \"208\"]", "sum = [\"201\", \"209\"]")]),
    ("columns that sum in a circle", TOML, &[("title = \"基本支出\",", "title = \"基本支出\", sum = [\"total\"],")]),
    (
        "a line that sums itself",
        TOML,
        &[("sum = [\"appropriation\", \"other\"]", "sum = [\"appropriation\", \"revenue_total\"]")],
    ),
    (
        "ties and figures to cells that cannot be",
        TOML,
        &[
            ("left = [\"1/revenue_total/budget\"]", "left = [\"1/revenue_totl/budget\"]"),
            ("right = [\"2/{code}/total\"]", "right = [\"2/{project}/total\"]"),
            ("cell = \"1/expenditure_total/budget\"", "cell = \"9/expenditure_total/budget\""),
            ("left = [\"figures/procurement/services\"]", "left = [\"figures/procurement/servces\"]"),
        ],
    ),
    (
        "an account that the list does not have",
        TOML,
        &[("left = [\"3/total/budget\"]", "left = [\"2/2080506/project\"]")],
    ),
    (
        "a column that needs a width",
        TOML,
        &[("title = \"科目编码\", print = \"code\", width = 15", "title = \"科目编码\", print = \"code\"")],
    ),
    ("names that stand twice", TOML, &[("id = \"3\"\n", "id = \"2\"\n"), ("key = \"narrative\"", "key = \"sheets\"")]),
    (
        "parts that are none",
        TOML,
        &[
            ("template = \"narrative.jinja\"", "template = \"narative.jinja\""),
            ("sheets = [\"1\", \"2\", \"3\", \"4\"]", "sheets = [\"1\", \"2\", \"3\", \"5\"]"),
        ],
    ),
    (
        "a sheet that is not printed",
        TOML,
        &[("sheets = [\"1\", \"2\", \"3\", \"4\"]", "sheets = [\"1\", \"2\", \"4\"]")],
    ),
    (
        "senseless measures",
        TOML,
        &[
            ("min_size = 7", "min_size = 4"),
            ("pitch = 15.6", "pitch = 5"),
            ("grouping = \",\"", "grouping = \"9\""),
            ("{{ number }} —\"", "1 —\""),
        ],
    ),
    ("a print edition that cannot be bound", TOML, &[("[table]\n", "[print]\ninside = 60\n\n[table]\n")]),
    (
        "columns wider than the page",
        TOML,
        &[("sheet = { width = 297,", "sheet = { width = 85,"), ("min_size = 7", "min_size = 10")],
    ),
    (
        "a ledger that is not there",
        TOML,
        &[("title = \"支出表\"", "title = \"支出表\"\nledger = { rows = [\"function\"] }")],
    ),
    (
        "a ledger with other funds",
        TOML,
        &[
            (
                "title = \"支出表\"",
                "title = \"支出表\"\nledger = { rows = [\"function\"], of = { fund = [\"genral\"] } }",
            ),
            (
                "[[sheet]]\nid = \"1\"",
                "[ledger]\nmeasure = \"角\"\nkinds = { basic = \"基本\" }\nprojects = [\"project\"]\nfunds = { general = \"一般\" }\n\n[[sheet]]\nid = \"1\"",
            ),
        ],
    ),
    (
        "a figure that is asked for and not used",
        TOML,
        &[("services = {", "wages = { type = \"amount\", title = \"工资\" }\nservices = {")],
    ),
    (
        "names that there are not",
        "mini/narrative.jinja",
        &[("{{ procurement.purpose }}", "{{ procurement.purposes }}{{ yaer }}")],
    ),
    (
        "a value that is not always there",
        "mini/narrative.jinja",
        &[(
            "{{ expenditure.reason }}",
            "{% if expenditure.change | amount == \"0\" %}{{ expenditure.percent }}{% endif %}{{ expenditure.reason }}",
        )],
    ),
    (
        "a sentence that fails where nothing changed",
        "mini/narrative.jinja",
        &[(
            "{{ expenditure.reason }}",
            "{% if expenditure.change | abs | amount == \"0\" %}{{ expenditure.change + 1 }}{% endif %}{{ expenditure.reason }}",
        )],
    ),
    ("no template", "mini/narrative.jinja", &[("{{ year }}", "{{ year }")]),
    ("no Typst", "mini/main.typ", &[("#contents()", "#contents(")]),
    ("a part left out", "mini/main.typ", &[("#prose(view.parts.narrative)", "")]),
    ("a wide table", "shared/sheet.typ", &[("column.width * 1pt)", "column.width * 1.2pt)")]),
    (
        "faults of the list of accounts",
        "mini/accounts.csv",
        &[
            ("function,208,社会保障和就业支出,类,", "function,208,社会保障和就业支出,款,\nfunction,2081,短码,类,"),
            (
                "function,20105,统计信息事务,款,201",
                "function,20105,统计信息事务,款,201\nfunction,20105,统计信息事务,款,201\nfunctions,1,2,3,4",
            ),
        ],
    ),
    (
        "codes where names are meant",
        TOML,
        &[
            ("title = \"项目\", print = \"name\"", "title = \"项目\", print = \"code\""),
            ("title = \"科目名称\", print = \"name\"", "title = \"科目名称\", print = \"code\""),
        ],
    ),
    (
        "texts that cannot be filled",
        TOML,
        &[("contents = ", "about = \"{{ unti }}的预算\"\nkeywords = [\"预算\", \"{{ unit \"]\ncontents = ")],
    ),
    ("decimals that nobody prints", TOML, &[("percent_decimals = 2", "percent_decimals = 8")]),
    ("no language", TOML, &[("language = \"zh\"", "language = \"zh-CN\""), ("region = \"CN\"", "region = \"China\"")]),
    ("a language without words", TOML, &[("language = \"zh\"", "language = \"xx\"")]),
    (
        "a reference that nothing fills",
        TOML,
        &[("nil_notes = [\"本表为空表。\"]", "nil_notes = [\"{{ yaer }}年本表为空表。\"]")],
    ),
];

/// What is done to a set of layouts.
type Damage = fn(&Path);

#[test]
fn each_fault_is_told_with_its_place_and_remedy() {
    let mut all = Vec::new();
    for (name, file, edits) in CASES {
        let layouts = copy();
        for (from, to) in *edits {
            layouts.edit(file, from, to);
        }
        let report = report(&layouts, "mini");
        let told = told(&report, Language::English);
        assert_eq!(told.is_empty(), edits.is_empty(), "{name}");
        all.push(format!("## {name}\n{told}\n"));
    }
    let layouts = copy();
    layouts.edit(TOML, "name = \"mini\"", "name = \"小版式\"");
    std::fs::rename(layouts.path().join("mini"), layouts.path().join("小版式")).expect("renamed");
    all.push(format!("## a folder that cannot be named\n{}\n", told(&report(&layouts, "小版式"), Language::English)));
    let missing: [(&str, Damage); 3] = [
        ("no main.typ", |set| std::fs::remove_file(set.join("mini/main.typ")).expect("removed")),
        ("no shared components", |set| std::fs::remove_dir_all(set.join("shared")).expect("removed")),
        ("not in UTF-8", |set| std::fs::write(set.join(TOML), b"name = \"\xB0\xE6\"").expect("written")),
    ];
    for (name, damage) in missing {
        let layouts = copy();
        damage(&layouts.path());
        all.push(format!("## {name}\n{}\n", told(&report(&layouts, "mini"), Language::English)));
    }
    insta::assert_snapshot!(all.join("\n"));
}

#[test]
fn ties_that_contradict_what_follows_from_a_ledger_are_found() {
    let damages = [
        // Of all lines, and of those from one fund.
        (
            "left = [\"6/total/budget\"], right = [\"5/total/basic\"]",
            "left = [\"6/total/budget\"], right = [\"5/total/project\"]",
        ),
        ("left = [\"2/total/superior_subsidy\"]", "left = [\"2/total/fund_offset\"]"),
    ];
    let mut all = Vec::new();
    for (from, to) in damages {
        let layouts = LayoutCopy::new();
        layouts.edit("guangzhou-2024/layout.toml", from, to);
        all.push(told(&report(&layouts, "guangzhou-2024"), Language::Chinese));
    }
    insta::assert_snapshot!(all.join("\n\n"));
}

#[test]
fn tables_without_notes_are_doubtful_only() {
    let report = report(&copy(), "mini");
    let codes: Vec<&str> = report.findings.iter().map(|(_, finding)| finding.code).collect();
    assert_eq!(codes, ["layout-notes-missing"; 3]);
    assert_eq!(report.count(Severity::Error), 0);
}

#[test]
fn the_program_tells_people_and_programs() {
    let layouts = copy();
    let mini = layouts.path().join("mini");
    let check = |format: &str| command(&["layout", "check", "--format", format]).arg(&mini).output().expect("it runs");
    let sound = must_exit(&check("text"), 0);
    assert!(sound.contains("The layout can be used; warnings: 3."), "{sound}");
    layouts.edit(TOML, "sum = [\"201\", \"208\"]", "sum = [\"201\", \"209\"]");
    let told = must_exit(&check("text"), 1);
    let place = format!("{}:96:", mini.join("layout.toml").display());
    assert!(told.contains(&place), "{told}");
    let output = check("json");
    must_exit(&output, 1);
    let record: Value = serde_json::from_slice(&output.stdout).expect("JSON");
    let finding =
        record["findings"].as_array().expect("a list").iter().find(|finding| finding["code"] == "layout-sum-unknown");
    let finding = finding.expect("it is told");
    assert_eq!((&finding["line"], finding["column"].is_u64()), (&Value::from(96), true));
    assert_eq!(finding["place"], "/sheet/0/lines/3/right/sum/1");
    must_exit(&command(&["layout", "check", "nowhere"]).output().expect("it runs"), 2);
}
