//! Number formats: what is read is what the cell displays, or a finding names the cell.

use rust_decimal::Decimal;

use super::{SAMPLE, named, read};
use crate::tests::support::book::{Book, Value};
use crate::tests::support::ledger::Random;

/// What becomes of an amount.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Outcome {
    /// It is read without a word.
    Read,
    /// It is read as displayed, with a warning.
    Warned(&'static str),
    /// It is refused.
    Refused(&'static str),
}

use Outcome::{Read, Refused, Warned};

/// What is read of 1747.71 in a cell of this format.
fn outcome(format: &str, held: f64) -> (Outcome, Option<String>) {
    let mut book = Book::sample();
    book.sheet("表2").put_as("C7", Value::Number(held), format);
    let (findings, budget) = read(&book.write());
    let outcome = match (named(&findings, "表2", "C7").as_slice(), &budget) {
        ([], Some(_)) => Read,
        ([code], Some(_)) => Warned(known(code)),
        ([code, ..], None) => Refused(known(code)),
        (codes, _) => panic!("{format} {held}: {codes:?} {findings:?}"),
    };
    let read = budget.and_then(|budget| budget.amount("2", "201", "total"));
    (outcome, read.map(|amount| amount.value().normalize().to_string()))
}

fn known(code: &str) -> &'static str {
    [
        "amount-hidden",
        "amount-shown",
        "amount-worded",
        "cell-format",
        "amount-negative",
        "amount-bad",
        "amount-decimals",
    ]
    .into_iter()
    .find(|known| *known == code)
    .unwrap_or_else(|| panic!("{code}"))
}

#[test]
fn numbers_are_read_as_they_are_displayed() {
    let cases = [
        // The same number, however it is dressed.
        ("General", 1747.71, Read),
        ("@", 1747.71, Read),
        ("0.00", 1747.71, Read),
        ("#,##0.00", 1747.71, Read),
        ("0000000.00", 1747.71, Read),
        ("#,##0.00_);(#,##0.00)", 1747.71, Read),
        ("_ * #,##0.00_ ;_ * \\-#,##0.00_ ;_ * \"-\"??_ ;_ @_ ", 1747.71, Read),
        ("\"￥\"#,##0.00;\"￥\"\\-#,##0.00", 1747.71, Read),
        ("[$¥-804]#,##0.00", 1747.71, Read),
        ("[Red]0.00", 1747.71, Read),
        ("[>1000]0.00;0", 1747.71, Read),
        ("0.00\"万元\"", 1747.71, Read),
        ("+0.00", 1747.71, Read),
        ("0.00E+00", 1750.0, Read),
        // A zero may be displayed as a dash or as nothing.
        ("_ * #,##0.00_ ;_ * \\-#,##0.00_ ;_ * \"-\"??_ ;_ @_ ", 0.0, Read),
        ("0.00;-0.00;;@", 0.0, Read),
        // Fewer decimals.
        ("0", 1747.71, Warned("amount-hidden")),
        ("0.0", 1747.71, Warned("amount-hidden")),
        ("[<100]0.00;0", 1747.71, Warned("amount-hidden")),
        // Words around the number.
        ("0.00\" 合计\"", 1747.71, Warned("amount-worded")),
        // Another number.
        ("-0.00", 1747.71, Refused("amount-shown")),
        ("\\-0.00", 1747.71, Refused("amount-shown")),
        ("(0.00)", 1747.71, Refused("amount-shown")),
        ("\"-\"0.00", 1747.71, Refused("amount-shown")),
        ("0.00,", 1747.71, Refused("amount-shown")),
        ("0,", 1747.71, Refused("amount-shown")),
        ("0!.0,", 1747.71, Refused("amount-shown")),
        ("0\\.0000", 1747.71, Refused("amount-shown")),
        ("0.00\"元\"", 1747.71, Refused("amount-shown")),
        ("0.00\"亿元\"", 1747.71, Refused("amount-shown")),
        ("0.00\"万\"", 1747.71, Refused("amount-shown")),
        ("\"1\"0.00", 1747.71, Refused("amount-shown")),
        ("0.00\"9\"", 1747.71, Refused("amount-shown")),
        ("\"合计\"", 1747.71, Refused("amount-shown")),
        ("0.00E+00", 1747.71, Refused("amount-shown")),
        ("[<1000]0.00;[>=1000]0.0,;General", 1747.71, Refused("amount-shown")),
        ("[>1000]\"多\";0.00", 1747.71, Refused("amount-shown")),
        // Nothing.
        (";;;", 1747.71, Refused("amount-shown")),
        ("\"\"", 1747.71, Refused("amount-shown")),
        (";-0.00", 1747.71, Refused("amount-shown")),
        // What nobody can tell.
        ("# ?/?", 1747.71, Refused("cell-format")),
        ("[DBNum1]General", 1747.71, Refused("cell-format")),
        ("[DBNum2][$-804]0.00", 1747.71, Refused("cell-format")),
        ("[>9999]0.00", 1747.71, Refused("cell-format")),
        // A negative number without its minus.
        ("0.00;0.00", -1747.71, Refused("amount-shown")),
        ("#,##0.00;[Red]#,##0.00", -1747.71, Refused("amount-shown")),
        ("#,##0.00_);(#,##0.00)", -1747.71, Refused("amount-negative")),
        ("0.00", -1747.71, Refused("amount-negative")),
    ];
    for (format, held, wanted) in cases {
        let (outcome, read) = outcome(format, held);
        assert_eq!(outcome, wanted, "{format} {held}");
        if outcome == Read {
            let held: Decimal = held.to_string().parse().expect("a decimal");
            assert_eq!(read, Some(held.normalize().to_string()), "{format}");
        }
    }
}

/// A format with what it displays for a positive number of two decimals, worked out apart from the program.
type Shown = (&'static str, fn(i64) -> Option<String>);

fn two(cents: i64) -> String {
    format!("{}.{:02}", cents / 100, cents % 100)
}

/// Formats for cents, and the number that is seen; `None` if none is.
const SHOWN: [Shown; 12] = [
    ("0.00", |cents| Some(two(cents))),
    ("#,##0.00", |cents| Some(two(cents))),
    ("#,##0.00;-#,##0.00;\"-\"", |cents| Some(two(cents))),
    ("0", |cents| Some(((cents + 50) / 100).to_string())),
    ("0.0", |cents| Some(format!("{}.{}", (cents + 5) / 100, (cents + 5) % 100 / 10))),
    ("-0.00", |cents| Some(format!("-{}", two(cents)))),
    ("(0.00)", |cents| Some(format!("-{}", two(cents)))),
    ("0.00,", |cents| Some(two((cents + 500) / 1000))),
    ("0!.0000", |cents| Some(format!("{}.{:04}", (cents + 50) / 100 / 10_000, (cents + 50) / 100 % 10_000))),
    ("\"9\"0.00", |cents| Some(format!("9{}", two(cents)))),
    ("[>=1000]0.00,;0.00", |cents| Some(two(if cents >= 100_000 { (cents + 500) / 1000 } else { cents }))),
    (";;;", |_| None),
];

/// So many cells are changed in each workbook, one in a table.
const TABLES: [(&str, &str, &str, &str, &str); 4] = [
    ("表2", "C7", "2", "201", "total"),
    ("表6", "B5", "6", "total", "budget"),
    ("表3", "C7", "3", "201", "total"),
    ("表5", "B7", "5", "201", "total"),
];

#[test]
fn random_numbers_in_random_formats_are_read_as_displayed_or_reported() {
    let rounds = std::env::var("READING_ROUNDS").ok().and_then(|rounds| rounds.parse().ok()).unwrap_or(60);
    let mut random = Random(0x0D15_91A7_ED00_0001);
    let (mut equal, mut reported) = (0, 0);
    for _ in 0..rounds {
        let mut book = Book::sample();
        let changes: Vec<(i64, Shown)> = TABLES
            .iter()
            .map(|_| {
                let digits = 1 + random.below(9) as u32;
                (random.below(10usize.pow(digits)) as i64, SHOWN[random.below(SHOWN.len())])
            })
            .collect();
        for ((sheet, cell, ..), (cents, (format, _))) in TABLES.iter().zip(&changes) {
            book.sheet(sheet).put_as(cell, Value::Number(*cents as f64 / 100.0), format);
        }
        let (findings, budget) = read(&book.write());
        for ((sheet, cell, id, line, column), (cents, (format, shown))) in TABLES.iter().zip(&changes) {
            let shown = shown(*cents).map(|shown| shown.parse::<Decimal>().expect("a number"));
            let told = named(&findings, sheet, cell);
            let is_same = shown == Some(Decimal::new(*cents, 2)) || *cents == 0;
            match &budget {
                Some(budget) => {
                    let read = budget.amount(id, line, column).expect("an amount").value();
                    assert!(Some(read) == shown || *cents == 0, "{format} {cents}: {read} for {shown:?}");
                    equal += 1;
                }
                None => {
                    assert!(is_same || !told.is_empty(), "{format} {cents}: silent about {shown:?}");
                    reported += usize::from(!told.is_empty());
                }
            }
            assert!(!is_same || told.is_empty(), "{format} {cents}: {told:?}");
        }
    }
    assert!(equal > 0 && reported > 0, "{equal} equal, {reported} reported");
}

#[test]
fn days_are_read_as_they_are_displayed() {
    // 2024-02-05.
    let day = 45327.0;
    for (format, said) in [
        ("yyyy-mm-dd", None),
        ("yyyy/m/d", None),
        ("yyyy\"年\"m\"月\"d\"日\"", None),
        ("[$-804]yyyy\"年\"m\"月\"d\"日\";@", None),
        ("yyyy", Some("date-partial")),
        ("m\"月\"d\"日\"", Some("date-partial")),
    ] {
        let mut book = Book::sample();
        book.sheet("基本信息").put_as("B5", Value::Day(day), format);
        let (findings, budget) = read(&book.write());
        assert_eq!(named(&findings, "基本信息", "B5").first().copied(), said, "{format}: {findings:?}");
        assert_eq!(budget, read(&SAMPLE).1);
    }
    // In prose a day is read in the words that are displayed.
    let mut book = Book::sample();
    book.sheet("概况").put_as("B3", Value::Day(day), "yyyy\"年\"m\"月\"d\"日\"");
    let (findings, budget) = read(&book.write());
    assert_eq!(findings, []);
    assert_eq!(budget.expect("it is read").texts["overview"]["duties"][1], "2024年2月5日");
    let mut book = Book::sample();
    book.sheet("概况").put_as("B3", Value::Day(day), "mmmm d");
    assert_eq!(named(&read(&book.write()).0, "概况", "B3"), ["cell-format"]);
}

#[test]
fn years_and_codes_are_read_in_any_plain_format() {
    for format in ["General", "0", "0.00", "#,##0", "0\"年\""] {
        let mut book = Book::sample();
        book.sheet("基本信息").put_as("B4", Value::Number(2024.0), format);
        book.sheet("表2").put_as("A7", Value::Number(201.0), if format == "0\"年\"" { "000" } else { format });
        let (findings, budget) = read(&book.write());
        assert_eq!(budget, read(&SAMPLE).1, "{format}: {findings:?}");
    }
}

#[test]
fn words_that_a_format_adds_are_read_with_a_note() {
    let mut book = Book::sample();
    book.sheet("概况").put_as("B3", Value::Text("负责落实".into()), "@\"。\"");
    book.sheet("概况").put_as("B4", Value::Number(12345.0), "0\"热线\"");
    let (findings, budget) = read(&book.write());
    assert_eq!(named(&findings, "概况", "B3"), ["words-formatted"], "{findings:?}");
    assert_eq!(named(&findings, "概况", "B4"), ["words-formatted"], "{findings:?}");
    assert_eq!(budget.expect("it is read").texts["overview"]["duties"][1..3], ["负责落实。", "12345热线"]);
}

/// A number in prose is read as it is displayed, with what its format adds; one that displays nothing is refused. A code is
/// read without the commas of its format.
#[test]
fn numbers_in_prose_are_read_as_they_are_displayed() {
    for (format, held, shown) in [
        ("General", -43855.8, "-43855.8"),
        ("#,##0.00", 43855.8, "43,855.80"),
        ("_ * #,##0.00_ ;_ * \\-#,##0.00_ ;_ * \"-\"??_ ;_ @_ ", -43855.8, "-43,855.80"),
        ("\"￥\"#,##0.00", 1747.71, "￥1,747.71"),
        ("(0.00)", 1747.71, "(1747.71)"),
        ("0000000.00", 1747.71, "0001747.71"),
        ("#,##0%", 17.0, "1,700%"),
        ("0.00;-0.00;\"-\"", 0.0, "-"),
        (";;;", 0.0, ""),
        ("0.00;-0.00;;@", 0.0, ""),
    ] {
        let mut book = Book::sample();
        book.sheet("概况").put_as("B3", Value::Number(held), format);
        let (findings, budget) = read(&book.write());
        if shown.is_empty() {
            assert_eq!(named(&findings, "概况", "B3"), ["amount-shown"], "{format}: {findings:?}");
            continue;
        }
        let budget = budget.unwrap_or_else(|| panic!("{format}: {findings:?}"));
        assert_eq!(budget.texts["overview"]["duties"][1], shown, "{format}");
    }
    let mut book = Book::sample();
    book.sheet("表2").put_as("A7", Value::Number(201.0), "#,##0");
    book.sheet("表2").put_as("A8", Value::Number(20103.0), "#,##0");
    let (_, budget) = read(&book.write());
    assert!(budget.is_some_and(|budget| budget.amount("2", "20103", "total").is_some()));
}

/// The name of the unit is looked at as any other text: where the cell displays another, or nothing, this is reported.
#[test]
fn a_name_that_is_not_displayed_is_reported() {
    let sound = read(&SAMPLE).0;
    for format in [";;;", ";;;\"丙\""] {
        let mut book = Book::sample();
        book.sheet("基本信息").put_as("B3", Value::Text("甲局".into()), format);
        let (findings, _) = read(&book.write());
        assert!(named(&findings, "基本信息", "B3").contains(&"row-veiled"), "{format}: {findings:?}");
    }
    let mut book = Book::sample();
    book.sheet("基本信息").hidden_rows.insert(2);
    let found = read(&book.write()).0;
    assert!(found.iter().any(|finding| finding.code == "row-hidden" && !sound.contains(finding)), "{found:?}");
}
