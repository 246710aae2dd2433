//! The seed document, held against the published one: every word, every row, the official page breaks.

use std::path::Path;
use std::sync::LazyLock;

use budgetpress::compile::{Compiler, fonts::Fonts};
use budgetpress::export;

use crate::tests::support::{
    self,
    pdf::{Letter, Page},
    solid,
};

static PAGES: LazyLock<Vec<Page>> = LazyLock::new(|| support::pages(&support::sample()));

pub(crate) fn raw_seed_lines() -> Vec<String> {
    let text = std::fs::read_to_string(support::root().join("tests/fixtures/seed.txt")).expect("the seed is there");
    text.lines().filter(|line| !line.trim().is_empty()).map(str::to_owned).collect()
}

fn seed_lines() -> Vec<String> {
    raw_seed_lines().iter().map(|line| solid(line.strip_prefix("- ").unwrap_or(line))).collect()
}

/// All pages as one text, without folios.
fn document() -> String {
    let pages = PAGES.iter().enumerate().map(|(index, page)| {
        let text = page.text();
        let folio = format!("—{}—", index + 1);
        text.strip_suffix(&folio).or_else(|| text.strip_prefix(&folio)).map_or(text.clone(), str::to_owned)
    });
    pages.collect()
}

#[test]
fn every_line_of_the_seed_stands_in_the_pdf_in_order() {
    let document = document();
    let mut rest = document.as_str();
    for line in raw_seed_lines() {
        let text = solid(line.strip_prefix("- ").unwrap_or(&line));
        match rest.find(&text) {
            Some(start) => rest = &rest[start + text.len()..],
            // The content of a page has header cells that span rows after the others: each cell is looked for.
            None => {
                assert!(line.contains('\t') && is_header(&text), "not found in order: {line}");
                for cell in line.split('\t').map(solid) {
                    assert!(rest.contains(&cell), "{cell} of {line}");
                }
            }
        }
    }
}

/// Whether a line is one of a header whose cells span rows or columns.
pub(crate) fn is_header(line: &str) -> bool {
    ["功能分类科目", "科目编码", "功能科目名称", "小计", "支出项目类别", "合计一般公共预算"]
        .iter()
        .any(|start| line.starts_with(start))
}

#[test]
fn nothing_else_is_printed() {
    // The seed's text lost 表2 … 表12, the first lines of their pages, and marks list entries with hyphens.
    let expected: usize = seed_lines().iter().map(|line| line.chars().count()).sum();
    let numbers: usize = (2..=12).map(|number| format!("表{number}").chars().count()).sum();
    let contents = PAGES[1].text();
    let leaders = contents.chars().filter(|c| *c == '·').count();
    let entries =
        ["3", "3", "3", "3", "4", "4", "6", "7", "8", "10", "11", "13", "14", "15", "16", "17", "18", "20", "22"];
    let page_numbers: usize = entries.iter().map(|number| number.len()).sum();
    let printed = document().chars().count();
    assert_eq!(printed, expected + numbers + leaders + page_numbers);
}

#[test]
fn pages_break_where_the_official_document_breaks() {
    let starts = [
        "2024年",
        "目录",
        "第一部分",
        "第二部分2024年部门预算表表1收支总体情况表",
        "收入",
        "表2收入总体情况表",
        "表3支出总体情况表",
        "表4财政拨款收支总体情况表",
        "收入",
        "表5一般公共预算支出情况表",
        "表6一般公共预算基本支出情况表",
        "部门预算支出经济科目",
        "表7一般公共预算项目支出情况表",
        "表8财政拨款安排",
        "表9政府性基金",
        "表10国有资本经营",
        "表11部门预算基本支出",
        "表12部门预算项目支出",
        "财政拨款",
        "第三部分",
        "被装购置费",
        "第四部分",
        "用、维修（护）费、租赁费",
    ];
    let texts: Vec<String> = PAGES.iter().map(Page::text).collect();
    assert_eq!(texts.len(), starts.len());
    for (index, (text, start)) in texts.iter().zip(starts).enumerate() {
        // The folio of a page may come first in its content.
        let text = text.trim_start_matches(|c: char| c == '—' || c.is_ascii_digit() && index != 0);
        assert!(text.starts_with(start), "page {}: {} …", index + 1, text.chars().take(30).collect::<String>());
    }
    assert!(texts[3].contains("二十二、灾害防治及应急管理支出") && !texts[3].contains("二十三、"), "表1");
    assert!(texts[7].contains("二十四、其他支出0.00") && !texts[7].contains("本年收入合计"), "表4");
    assert!(texts[10].contains("[30299]") && !texts[10].contains("[303]"), "表6");
    assert!(texts[17].contains("2023年信息化运维项目") && !texts[17].contains("智能坐席系统建设项目523.92"), "表12");
    assert!(
        texts[21].trim_end_matches(|c: char| c == '—' || c.is_ascii_digit()).ends_with("因公出国（境）费"),
        "part four"
    );
    let third = texts[19].trim_end_matches(|c: char| c == '—' || c.is_ascii_digit());
    let after = third.rsplit_once("专用材料").expect("the break of part three").1;
    assert!(after.chars().count() <= 2, "part three: {after}");
}

#[test]
fn tables_repeat_their_headers() {
    let header = |page: usize, text: &str| {
        let text_of_page = PAGES[page - 1].text();
        assert!(text_of_page.starts_with(text), "page {page}: {}", text_of_page.chars().take(60).collect::<String>());
    };
    header(5, "收入支出项目预算项目预算二十三、债务付息支出");
    header(9, "收入支出项目预算项目预算本年收入合计");
    header(12, "部门预算支出经济科目预算[303]");
    let twelfth = PAGES[18].text();
    for title in ["支出项目类别（资金使用单位）", "总计", "财政拨款", "国有资本经营预算", "财政专户拨款", "绩效目标"]
    {
        assert_eq!(twelfth.matches(title).count(), 1, "page 19: {title}");
    }
}

#[test]
fn prose_is_set_28_characters_a_line() {
    // The text area of a page of prose, read from where its letters stand.
    for page in [3, 20, 21, 22, 23] {
        // Han only: of a mark at either end of a line the empty half lies in the margin.
        let han = |letter: &&Letter| letter.text.chars().all(|c| ('\u{4E00}'..='\u{9FFF}').contains(&c));
        let places: Vec<f64> = PAGES[page - 1].glyphs.iter().filter(han).map(|letter| letter.x).collect();
        let left = places.iter().copied().fold(f64::MAX, f64::min);
        let right = places.iter().copied().fold(0.0, f64::max) + 16.0;
        let characters = (right - left) / 16.0;
        assert!((27.5..28.1).contains(&characters), "page {page}: {characters}");
    }
    let longest = PAGES[21].lines().iter().map(|line| line.chars().count()).max();
    assert!(longest <= Some(31), "{longest:?}");
}

#[test]
fn pages_have_a4_size_and_tables_lie_across() {
    for (index, page) in PAGES.iter().enumerate() {
        let (short, long) = (595.28, 841.89);
        let (width, height) = if (3..19).contains(&index) { (long, short) } else { (short, long) };
        assert!((page.width - width).abs() < 0.1 && (page.height - height).abs() < 0.1, "page {}", index + 1);
    }
}

#[test]
fn folios_stand_outside_and_not_on_the_cover() {
    assert!(!PAGES[0].text().contains('—'));
    for (index, page) in PAGES.iter().enumerate().skip(1) {
        let number = index + 1;
        let folio = page.lines().last().cloned().unwrap_or_default();
        assert_eq!(folio, format!("—{number}—"));
        let x = page.glyphs.iter().filter(|letter| letter.text == "—").map(|letter| letter.x).fold(0.0, f64::max);
        assert_eq!(x > page.width / 2.0, number % 2 == 1, "page {number}");
    }
}

#[test]
fn same_bytes_on_every_run_with_any_number_of_threads_and_any_order_of_fonts() {
    let (view, layout) = support::view_of(&support::sample());
    let build = |compiler: &Compiler| {
        let document = compiler.compile(&view, &layout).expect("it is set");
        export::pdf(&document).expect("it is written")
    };
    let first = build(&support::COMPILER);
    // The same files under names that sort the other way round.
    let folder = tempfile::tempdir().expect("a temporary folder");
    let mut files: Vec<_> =
        ["noto/NotoSerifSC_700Bold.ttf", "noto/NotoSerifSC-Regular.otf", "arphic/gkai00mp.ttf"].into();
    files.extend(["fandol/FandolFang-Regular.otf", "noto/NotoSansSC_500Medium.ttf", "roles.toml", "gb2312.txt"]);
    for (index, file) in files.into_iter().rev().enumerate() {
        let extension = Path::new(file).extension().and_then(|extension| extension.to_str()).unwrap_or_default();
        let data = ["toml", "txt"].contains(&extension);
        let target = folder.path().join(if data { file.into() } else { format!("{index}/face.{extension}") });
        std::fs::create_dir_all(target.parent().expect("a parent")).expect("a folder");
        std::fs::copy(support::root().join("fonts").join(file), target).expect("a copy");
    }
    let fonts = Fonts::open(folder.path(), false).expect("the fonts open");
    assert!(build(&Compiler::new(fonts)) == first, "another order of fonts");
    // The program puts the data inside, too: its files are compared with each other.
    let written = ["1", "2"].map(|threads| {
        let output = folder.path().join(format!("{threads}.pdf"));
        let status = std::process::Command::new(env!("CARGO_BIN_EXE_budgetpress"))
            .args(["build", support::SAMPLE, "--edition", "both", "-o"])
            .arg(&output)
            .current_dir(support::root())
            .env("RAYON_NUM_THREADS", threads)
            .status();
        assert!(status.expect("it runs").success());
        let read = |path: &Path| std::fs::read(path).expect("the PDF is there");
        (read(&output), read(&output.with_extension("print.pdf")))
    });
    assert!(written[0] == written[1], "another number of threads");
}

#[test]
fn numbers_in_prose_stay_on_their_line() {
    for page in [3, 20, 21, 22, 23] {
        let lines = PAGES[page - 1].lines();
        for pair in lines.windows(2) {
            let part = |c: Option<char>| c.is_some_and(|c| c.is_ascii_digit() || matches!(c, '.' | ',' | '%'));
            assert!(!(part(pair[0].chars().last()) && part(pair[1].chars().next())), "page {page}: {pair:?}");
        }
    }
}
