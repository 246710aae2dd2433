//! Ledgers in CSV and in worksheets: columns, totals, merged cells, separators, encodings; places in their rows.

use budgetpress::layout::Layouts;
use budgetpress::load;
use budgetpress::model::{Cell, Finding, LedgerLine, Place, Severity};

use super::{named, read};
use crate::tests::support;
use crate::tests::support::book::{Book, Sheet, Value, at, layout};

fn csv() -> String {
    std::fs::read_to_string(support::root().join("data/guangzhou-12345-2024.ledger.csv")).expect("the ledger")
}

/// The lines of a ledger without their places, or what is wrong.
fn lines(bytes: &[u8]) -> (Vec<LedgerLine>, Vec<Finding>) {
    match load::ledger(bytes, layout()) {
        Ok(ledger) => (ledger.lines.into_iter().map(plain).collect(), ledger.findings),
        Err(error) => (Vec::new(), error.findings().to_vec()),
    }
}

fn plain(line: LedgerLine) -> LedgerLine {
    LedgerLine { place: Default::default(), ..line }
}

fn codes(findings: &[Finding]) -> Vec<&str> {
    findings.iter().map(|finding| finding.code).collect()
}

fn expected() -> Vec<LedgerLine> {
    lines(csv().as_bytes()).0
}

/// The ledger with a column before the others.
fn with_column(title: &str, value: impl Fn(usize) -> String) -> String {
    let csv = csv();
    let rows = csv.lines().enumerate();
    rows.map(|(row, line)| if row == 0 { format!("{title},{line}\n") } else { format!("{},{line}\n", value(row)) })
        .collect()
}

#[test]
fn the_unit_is_read_from_the_words_of_the_printed_table() {
    for title in ["资金使用单位", "单位", "单位名称", "预算单位", "使用单位"] {
        let (lines, findings) = lines(with_column(title, |_| "示例市丙局".into()).as_bytes());
        assert_eq!(findings, [], "{title}");
        assert!(lines.iter().all(|line| line.unit == "示例市丙局"), "{title}");
    }
}

#[test]
fn columns_that_are_not_read_are_reported_with_their_first_row() {
    let given = |row: usize| if row < 3 { String::new() } else { "丙局".to_owned() };
    let (lines, findings) = lines(with_column("用钱的", given).as_bytes());
    assert_eq!(lines, expected());
    assert_eq!(codes(&findings), ["ledger-column"]);
    assert_eq!(findings[0].severity, Severity::Warning);
    assert!(findings[0].place.as_ref().is_some_and(|place| place.line() == Some(4)), "{findings:?}");
    assert_eq!(codes(&self::lines(with_column("用钱的", |_| String::new()).as_bytes()).1), [""; 0]);
    let remarks = self::lines(with_column("备注", given).as_bytes()).1;
    assert_eq!(remarks[0].severity, Severity::Note);
    // In a worksheet.
    let mut book = Book::sample();
    with_ledger(&mut book, |sheet| {
        sheet.text("H1", "用钱的").text("H5", "丙局").text("I6", "没有栏名");
    });
    let (findings, _) = read(&book.write());
    assert_eq!(named(&findings, "明细账", "H5"), ["ledger-column"], "{findings:?}");
    assert_eq!(named(&findings, "明细账", "I6"), ["ledger-column"], "{findings:?}");
}

#[test]
fn totals_are_held_against_the_sum_and_never_added() {
    let csv = csv();
    let sum: i64 = 32_647_100;
    let cents = |line: &str| line.rsplit(',').next().and_then(|text| text.parse::<f64>().ok()).unwrap_or_default();
    let exact: f64 = csv.lines().skip(1).map(cents).sum();
    assert!((exact - sum as f64).abs() < 100_000.0, "{exact}");
    for row in ["合计,,,,,", "合  计,,,,,", "总计,,,,,", ",合计,,,,", "本页小计,,,,,", "基本支出,小计,,,,"]
    {
        let (lines, findings) = self::lines(format!("{}\n{row}{exact}\n", csv.trim_end()).as_bytes());
        assert_eq!(lines, expected(), "{row}");
        assert_eq!(codes(&findings), ["ledger-total"], "{row}");
        let (lines, findings) = self::lines(format!("{}\n{row}{}\n", csv.trim_end(), exact + 1.0).as_bytes());
        assert!(lines.is_empty() && codes(&findings) == ["ledger-total-differs"], "{row}: {findings:?}");
    }
    // Subtotals between the rows, and a total above them.
    let rows: Vec<&str> = csv.lines().collect();
    let first: f64 = rows[1..5].iter().map(|line| cents(line)).sum();
    let rest: f64 = exact - first;
    let [total, above, below] =
        [("合计", exact), ("小计", first), ("小计", rest)].map(|(name, sum)| format!("{name},,,,,{sum}"));
    let body = [&rows[..1], &[total.as_str()], &rows[1..5], &[above.as_str()], &rows[5..], &[below.as_str()]].concat();
    let (lines, findings) = self::lines(body.join("\n").as_bytes());
    assert_eq!(lines, expected());
    assert_eq!(codes(&findings), ["ledger-total"; 3]);
    // In a worksheet.
    let mut book = Book::sample();
    with_ledger(&mut book, |sheet| {
        let row = sheet.cells.keys().map(|at| at.0 + 2).max().expect("rows");
        sheet.text(&format!("A{row}"), "合计").put(&format!("F{row}"), Value::Number(exact + 1.0));
    });
    let (findings, _) = read(&book.write());
    assert!(codes(&findings).contains(&"ledger-total-differs"), "{findings:?}");
}

#[test]
fn separators_other_than_commas_are_read_or_named() {
    for separator in ["\t", ";"] {
        let (lines, findings) = lines(csv().replace(',', separator).as_bytes());
        assert_eq!((lines, codes(&findings)), (expected(), vec![]), "{separator:?}");
    }
    for separator in ["，", "；", "、"] {
        let (_, findings) = lines(csv().replace(',', separator).as_bytes());
        assert_eq!(codes(&findings), ["csv-delimiter"]);
        assert!(findings[0].values.contains(&("mark", separator.to_owned())));
    }
}

#[test]
fn encodings_are_named_for_what_they_are() {
    let csv = csv();
    let little: Vec<u8> = csv.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let big: Vec<u8> = csv.encode_utf16().flat_map(u16::to_be_bytes).collect();
    let gb = encoding_rs::GB18030.encode(&csv).0.into_owned();
    let cases: [(&str, Vec<u8>); 5] = [
        ("csv-utf16", [&b"\xFF\xFE"[..], &little].concat()),
        ("csv-utf16", [&b"\xFE\xFF"[..], &big].concat()),
        ("csv-utf16", little.clone()),
        ("csv-utf16", big.clone()),
        ("csv-gb18030", gb),
    ];
    for (code, bytes) in cases {
        let (lines, findings) = lines(&bytes);
        assert_eq!((lines, codes(&findings)), (expected(), vec![code]));
    }
}

#[test]
fn files_that_only_look_like_ledgers_or_workbooks_are_named() {
    let book = Book::sample().write();
    assert_eq!(codes(&lines(&book).1), ["ledger-workbook"]);
    let html = "<html xmlns:x=\"urn:schemas-microsoft-com:office:excel\"><body><table><tr><td>表1</td></tr></table></body></html>";
    let xml = "<?xml version=\"1.0\"?>\n<?mso-application progid=\"Excel.Sheet\"?><Workbook xmlns=\"urn:schemas-microsoft-com:office:spreadsheet\"/>";
    let mhtml = "MIME-Version: 1.0\r\nContent-Type: multipart/related\r\n";
    let wide: Vec<u8> =
        [&b"\xFF\xFE"[..], &html.encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<_>>()].concat();
    for (kind, bytes) in [
        ("html", html.as_bytes()),
        ("html", format!("\u{feff}\r\n{html}").as_bytes()),
        ("html", mhtml.as_bytes()),
        ("html", &wide),
        ("xml", xml.as_bytes()),
        ("old", b"\x09\x08\x08\x00\x00\x05\x05\x00"),
    ] {
        let found = load::parse(bytes, &Layouts::default()).expect_err("it is refused").findings().to_vec();
        assert_eq!(codes(&found), ["workbook-foreign"], "{kind}");
        assert!(found[0].values.contains(&("kind", kind.to_owned())));
        assert_eq!(codes(&lines(bytes).1), ["workbook-foreign"], "{kind}");
    }
}

#[test]
fn codes_with_decimals_and_marks_are_read_with_a_note() {
    for (from, to, code) in [
        ("2010301,30101", "2010301.0,30101", "code-number"),
        ("2010301,30101", "2010301,30101.00", "code-number"),
        ("2010301,30101", "\u{feff}2010301,30101", "character-dropped"),
        ("2392940", "\u{202d}2392940\u{202c}", "character-dropped"),
        ("2392940", "\"2,392,940\"", "amount-typed"),
    ] {
        let (lines, findings) = lines(csv().replacen(from, to, 1).as_bytes());
        assert_eq!((lines, codes(&findings)), (expected(), vec![code]), "{to}");
    }
    let (_, findings) = lines(csv().replacen("2392940", "#REF!", 1).as_bytes());
    assert_eq!(codes(&findings), ["cell-error"]);
}

/// The workbook of the sample with its ledger in place of the tables that follow from it.
fn with_ledger(book: &mut Book, change: impl FnOnce(&mut Sheet)) {
    let mut sheet = Sheet { name: "明细账".into(), ..Sheet::default() };
    let goals = book.sheet("表12").clone();
    for (row, line) in (1..).zip(csv().lines()) {
        for (column, text) in (b'A'..).zip(line.split(',')).filter(|(_, text)| !text.is_empty()) {
            let value = match text.parse() {
                Ok(number) if column == b'F' => Value::Number(number),
                _ => Value::Text(text.into()),
            };
            sheet.put(&format!("{}{row}", char::from(column)), value);
        }
        let project = line.split(',').nth(1).unwrap_or_default();
        let goal = (7..20).find(|row| !project.is_empty() && goals.shown((*row, 0)) == project);
        if let Some(goal) = goal {
            sheet.text(&format!("G{row}"), &goals.shown((goal, 8)));
        }
    }
    sheet.text("G1", "绩效目标");
    change(&mut sheet);
    book.sheets.retain(|sheet| !sheet.name.starts_with('表'));
    book.sheets.push(sheet);
}

#[test]
fn cells_merged_downwards_hold_for_all_their_rows() {
    let mut book = Book::sample();
    with_ledger(&mut book, |sheet| {
        // Runs of one kind, and of one function, are merged.
        for column in ["A", "C", "E"] {
            let mut top = 2;
            for row in 3..40 {
                let same = sheet.shown(at(&format!("{column}{row}"))) == sheet.shown(at(&format!("{column}{top}")));
                if same && !sheet.shown(at(&format!("{column}{row}"))).is_empty() {
                    sheet.clear(&format!("{column}{row}"));
                    continue;
                }
                if row - 1 > top {
                    sheet.merges.push((at(&format!("{column}{top}")), at(&format!("{column}{}", row - 1))));
                }
                top = row;
            }
            if top < 39 {
                sheet.merges.push((at(&format!("{column}{top}")), at(&format!("{column}39"))));
            }
        }
    });
    assert!(book.sheet("明细账").merges.len() > 2);
    let (findings, budget) = read(&book.write());
    assert!(findings.iter().all(|finding| finding.severity != Severity::Error), "{findings:?}");
    let mut plain = Book::sample();
    with_ledger(&mut plain, |_| {});
    assert_eq!(budget.map(|budget| budget.sheets), read(&plain.write()).1.map(|budget| budget.sheets));
    // Of a file in CSV blank cells are named with the remedy.
    let (_, findings) = lines(csv().replacen("\n基本支出,,2010301,30102", "\n,,2010301,30102", 1).as_bytes());
    assert_eq!(codes(&findings), ["ledger-blank"]);
}

fn is_zero(cell: &Cell) -> bool {
    matches!(cell, Cell::Amount(amount) if amount.is_zero())
}

#[test]
fn findings_of_tables_name_rows_of_the_ledger() {
    let mut book = Book::sample();
    with_ledger(&mut book, |sheet| {
        sheet.put("F2", Value::Number(1.0));
    });
    let loaded = load::parse(&book.write(), &Layouts::default()).expect("it loads");
    let mut seen = 0;
    for (id, sheet) in &loaded.budget.sheets {
        for index in 0..sheet.lines.len().min(40) {
            let place = Place::root().join("sheets").join(id).join("lines").join(index);
            let finding = loaded.locate(vec![support::finding("footing").at(&place)]).remove(0);
            let cell = finding.place.as_ref().and_then(|place| place.cell()).unwrap_or_default();
            seen += usize::from(cell.starts_with("明细账!") && !cell.ends_with("1"));
            assert!(!cell.is_empty() || sheet.lines[index].cells.values().all(is_zero), "{id} {index}");
        }
    }
    assert!(seen > 50, "{seen}");
    // A goal that is missing is missing in a row of its project.
    let mut book = Book::sample();
    with_ledger(&mut book, |sheet| sheet.cells.retain(|(_, column), _| *column != 6));
    let error = load::parse(&book.write(), &Layouts::default()).expect_err("goals are missing");
    for finding in error.findings() {
        let cell = finding.place.as_ref().and_then(|place| place.cell());
        assert!(cell.is_some_and(|cell| cell.starts_with("明细账!") && !cell.ends_with("!A1")), "{finding:?}");
    }
}

#[test]
fn next_years_ledger_carries_projects_and_goals() {
    use budgetpress::convert::{self, WorkbookForm};
    let loaded = support::loaded(&support::sample());
    for ledger in [None, Some(expected())] {
        let form = WorkbookForm::next_year(&loaded.budget, &loaded.layout);
        let form = form.with_ledger(&loaded.layout).expect("a ledger");
        let form = form.carrying(&loaded.budget, ledger.as_deref(), &loaded.layout);
        let bytes = convert::workbook(&form, &loaded.layout).expect("the workbook is written");
        let mut book = Book::read(&bytes);
        let sheet = book.sheet("明细账");
        let column = |column: u16| (1..60).map(|row| sheet.shown((row, column))).collect::<Vec<_>>();
        let projects = loaded.budget.sheets["12"].lines.iter().filter_map(|line| match &line.head {
            budgetpress::model::LineHead::Project(name) => Some(name),
            _ => None,
        });
        for project in projects {
            assert!(column(2).contains(project), "{project}");
        }
        assert_eq!(column(6).concat(), "", "no amounts");
        assert_eq!(ledger.is_none(), !column(7).concat().is_empty(), "goals stand in the tables");
    }
}
