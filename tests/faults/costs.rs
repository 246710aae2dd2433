//! Files that cost much: small inputs that would take more memory or time than a machine has. Each ends in a clear finding
//! within seconds, or is read in a time that grows with its size.

use std::path::Path;
use std::process::Output;
use std::time::{Duration, Instant};

use budgetpress::inspect::{self, Letter, LinkTarget, PdfReport};
use budgetpress::layout::Layouts;
use budgetpress::model::{AmountCounts, Magnitudes};
use budgetpress::{BuildOptions, Error, load};
use rust_decimal::Decimal;
use serde_json::{Value, json};

use crate::tests::cli::{command, must_exit};
use crate::tests::support::book::Book;
use crate::tests::support::{self, LayoutCopy, codes};

/// What a hang takes at least.
const HANG: Duration = Duration::from_secs(60);

/// A PDF of these objects, numbered from 1, whose catalogue is the first.
fn pdf(objects: &[String]) -> Vec<u8> {
    let mut out = b"%PDF-1.5\n".to_vec();
    let mut places = Vec::new();
    for (index, object) in objects.iter().enumerate() {
        places.push(out.len());
        out.extend(format!("{} 0 obj\n{object}\nendobj\n", index + 1).bytes());
    }
    let (size, start) = (objects.len() + 1, out.len());
    out.extend(format!("xref\n0 {size}\n0000000000 65535 f \n").bytes());
    places.iter().for_each(|place| out.extend(format!("{place:010} 00000 n \n").bytes()));
    out.extend(format!("trailer\n<</Size {size}/Root 1 0 R>>\nstartxref\n{start}\n%%EOF\n").bytes());
    out
}

fn stream(dict: &str, data: &str) -> String {
    format!("<<{dict}/Length {}>>stream\n{data}\nendstream", data.len())
}

/// A PDF of one page with this content and resources.
fn page(content: &str, resources: &str) -> Vec<u8> {
    pdf(&[
        "<</Type/Catalog/Pages 2 0 R>>".into(),
        "<</Type/Pages/Count 1/Kids[3 0 R]>>".into(),
        format!("<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R/Resources<<{resources}>>>>"),
        stream("", content),
    ])
}

/// Runs a piece of work that must not hang.
#[track_caller]
fn soon<T>(work: impl FnOnce() -> T) -> T {
    let start = Instant::now();
    let done = work();
    assert!(start.elapsed() < HANG, "{:?}", start.elapsed());
    done
}

#[track_caller]
fn read(bytes: &[u8]) -> PdfReport {
    soon(|| inspect::read(bytes)).unwrap_or_else(|error| panic!("it is read: {error}"))
}

/// A program's run with little room, so that what exceeds it is ended soon.
fn confined(args: &[&str]) -> Output {
    soon(|| command(args).args(["--max-time", "3", "--max-memory", "640"]).output().expect("it runs"))
}

#[test]
fn names_of_destinations_are_read_once_for_all_links() {
    let (names, links) = (30_000, 2_000);
    let tree: String = (0..names).map(|name| format!("(n{name}) [4 0 R /Fit]")).collect();
    let links: String = (0..links)
        .map(|link| format!("<</Subtype/Link/Rect[0 0 1 1]/Dest(n{})>>", names - 1 - link))
        .collect::<Vec<_>>()
        .join(" ");
    let report = read(&pdf(&[
        "<</Type/Catalog/Pages 2 0 R/Names<</Dests 3 0 R>>>>".into(),
        "<</Type/Pages/Count 1/Kids[4 0 R]>>".into(),
        format!("<</Names[{tree}]>>"),
        format!("<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Annots[{links}]>>"),
    ]));
    assert_eq!(report.pages[0].annotations.len(), 2_000);
    assert!(report.pages[0].annotations.iter().all(|link| link.target == Some(LinkTarget::Page(1))));
}

/// The sample's document, with the content of each page written so many times over itself.
fn repeated(times: usize) -> PdfReport {
    let (_, document) = support::set(&support::sample());
    let bytes = budgetpress::export::pdf(&document).expect("the PDF is written");
    let mut file = lopdf::Document::load_mem(&bytes).expect("it is read");
    for page in file.get_pages().into_values().collect::<Vec<_>>() {
        let content = file.get_page_content(page);
        file.change_page_content(page, content.repeat(times)).expect("it is changed");
    }
    let mut bytes = Vec::new();
    file.save_to(&mut bytes).expect("it is written");
    read(&bytes)
}

/// How many glyphs of a page stand over a later one, by comparing each with each: a quarter of the smaller one's ink.
fn covered(letters: &[Letter]) -> usize {
    let seen = letters.iter().filter(|letter| !letter.hidden && !letter.slanted);
    let mut inked: Vec<[f64; 4]> = seen.filter_map(|letter| letter.ink).collect();
    inked.sort_by(|one, other| one[1].total_cmp(&other[1]));
    let area = |ink: &[f64; 4]| (ink[2] - ink[0]) * (ink[3] - ink[1]);
    let meet = |one: &[f64; 4], other: &[f64; 4]| {
        let width = one[2].min(other[2]) - one[0].max(other[0]);
        let height = one[3].min(other[3]) - one[1].max(other[1]);
        width > 0.0 && height > 0.0 && width * height > 0.25 * area(one).min(area(other))
    };
    let over = |(index, ink): (usize, &[f64; 4])| inked[index + 1..].iter().any(|other| meet(ink, other));
    inked.iter().enumerate().filter(|one| over(*one)).count()
}

#[test]
fn glyphs_are_compared_with_those_near_them() {
    let twice = repeated(2);
    assert_eq!(twice.pages.len(), 23);
    for page in &twice.pages {
        assert_eq!(page.overlapping, covered(&page.letters));
        assert!(page.overlaps.len() <= 20);
    }
    assert!(twice.pages.iter().all(|page| page.overlapping > 0 && !page.overlaps.is_empty()));
    // Each pair of them, compared and described, would take minutes.
    let often = repeated(20);
    assert!(often.pages.iter().all(|page| page.overlapping > page.letters.len() / 2));
}

#[test]
fn a_file_that_many_specifications_name_is_unpacked_once() {
    let files: String = (0..300).map(|file| format!("<</Type/Filespec/UF(f{file})/EF<</F 4 0 R>>>>")).collect();
    let report = read(&pdf(&[
        format!("<</Type/Catalog/Pages 2 0 R/Own[{files}]>>"),
        "<</Type/Pages/Count 1/Kids[3 0 R]>>".into(),
        "<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]>>".into(),
        stream("/Type/EmbeddedFile", &"0123456789".repeat(600_000)),
    ]));
    assert_eq!(report.attachments.len(), 300);
    assert!(report.attachments.iter().all(|file| file.bytes == 6_000_000));
    assert!(report.attachments.iter().all(|file| file.sha256 == report.attachments[0].sha256));
}

#[test]
fn lists_that_pages_share_count_for_each_of_them() {
    let (pages, listed) = (3_000, 1_000);
    for (key, item) in [("Annots", "<<>>"), ("Contents", "4 0 R")] {
        let kids: String = (0..pages).map(|index| format!("{} 0 R ", index + 5)).collect();
        let mut objects = vec![
            "<</Type/Catalog/Pages 2 0 R>>".to_owned(),
            format!("<</Type/Pages/Count {pages}/Kids[{kids}]/MediaBox[0 0 600 800]>>"),
            format!("[{}]", format!("{item} ").repeat(listed)),
            stream("", ""),
        ];
        objects.extend((0..pages).map(|_| format!("<</Type/Page/Parent 2 0 R/{key} 3 0 R>>")));
        let error = soon(|| inspect::read(&pdf(&objects))).expect_err("it is refused");
        assert_eq!(codes(error.findings()), ["pdf-too-large"], "{key}");
    }
}

/// Pages that no drawing ends with: what they draw, and with which resources.
fn drawings() -> Vec<(&'static str, Vec<u8>)> {
    let curve = "0 0 m 1e6 1e6 -1e6 1e6 600 0 c ";
    let shading = "<</ShadingType 1/ColorSpace/DeviceRGB/Function<</FunctionType 2/Domain[0 1 0 1]/N 1>>>>";
    vec![
        ("dashes", page("[0.02 0.01] 0 d 0.1 w 0 0 m 60000000 1 l S 0 1 m 60000000 2 l S", "")),
        ("curves", page(&format!("100 w [9 9] 0 d {} S", curve.repeat(4_000)), "")),
        ("shading", page(&"/S sh ".repeat(4_000), &format!("/Shading<</S {shading}>>"))),
    ]
}

#[test]
fn drawing_ends_in_time_and_memory() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let (input, pages) = (folder.path().join("a.pdf"), folder.path().join("pages"));
    let args = |path: &Path| path.display().to_string();
    for (name, bytes) in drawings() {
        std::fs::write(&input, bytes).expect("written");
        let output = confined(&["inspect", &args(&input), "--pages", &args(&pages), "--ppi", "300"]);
        let told = String::from_utf8_lossy(&output.stderr).into_owned();
        let ended = told.contains("error[limit-") || told.contains("error[page-") || told.contains("error[pdf-");
        assert!(output.status.code() == Some(0) || output.status.code() == Some(2) && ended, "{name}: {told}");
        assert!(!told.contains("panicked") && !told.contains("memory allocation"), "{name}: {told}");
    }
}

#[test]
fn what_exceeds_its_limits_is_reported_in_both_languages_and_in_json() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let input = folder.path().join("a.pdf");
    std::fs::write(&input, drawings().remove(0).1).expect("written");
    let (input, pages) = (input.display().to_string(), folder.path().join("pages").display().to_string());
    let args = ["inspect", &input, "--pages", &pages, "--ppi", "600"];
    let told = must_exit(&confined(&args), 2);
    assert!(told.contains("error[limit-") && told.contains("help: ") && told.lines().count() <= 3, "{told}");
    let told = must_exit(&confined(&[&args[..], &["--lang", "zh"]].concat()), 2);
    assert!(told.contains("处理已中止"), "{told}");
    let output = confined(&[&args[..], &["--format", "json"]].concat());
    assert_eq!(output.status.code(), Some(2));
    let told: Value = serde_json::from_slice(&output.stdout).expect("it is JSON");
    assert!(told["findings"][0]["code"].as_str().is_some_and(|code| code.starts_with("limit-")), "{told}");
    assert!(!Path::new(&pages).exists(), "nothing is half written");
}

#[test]
fn merged_cells_are_bounded_by_worksheet() {
    let bytes = Book::sample().write();
    let merged = |count: u32, region: fn(u32) -> String| {
        let cells: String = (0..count).map(|index| format!("<mergeCell ref=\"{}\"/>", region(index))).collect();
        crate::tests::support::book::edit(&bytes, |part, text| match part {
            "xl/worksheets/sheet4.xml" => {
                let text = text.split("<mergeCells").next().unwrap_or_default().replace("</worksheet>", "");
                let text = text.split("</sheetData>").next().unwrap_or_default().to_owned();
                format!("{text}</sheetData><mergeCells count=\"{count}\">{cells}</mergeCells></worksheet>")
            }
            _ => text,
        })
    };
    let regions: [(u32, fn(u32) -> String); 2] = [
        (3_000, |index| format!("A{}:CV{}", 1_000 + index * 100, 1_099 + index * 100)),
        (100_000, |_| "A500:CV599".into()),
    ];
    for (count, region) in regions {
        let error = soon(|| load::parse(&merged(count, region), &Layouts::default())).expect_err("it is refused");
        assert_eq!(codes(error.findings()), ["workbook-merged"]);
        assert!(error.findings()[0].values.iter().any(|(name, value)| *name == "sheet" && !value.is_empty()));
    }
    // As many as a careful office may have.
    let few = merged(2_000, |index| format!("A{}:B{}", 2_000 + index, 2_000 + index));
    let told = soon(|| load::parse(&few, &Layouts::default()));
    assert!(told.err().is_none_or(|error| !codes(error.findings()).contains(&"workbook-merged")));
}

/// Builds a draft in a GiB of memory.
fn drafted(data: &Value) -> Result<(), Error> {
    let resources = support::resources_within(None, Some(1024));
    let options = BuildOptions { draft: true, ..BuildOptions::default() };
    resources.whole_document(support::input(data))?.build(&options).map(drop)
}

#[test]
fn rows_beyond_the_memory_are_refused_before_they_are_set() {
    let count = 6_000;
    let projects = (0..count).map(|index| support::project(&format!("第{index}个项目"), "0.00", "做好各项工作"));
    let data = support::with_projects(projects.collect());
    let error = soon(|| drafted(&data)).expect_err("it is refused");
    let [finding] = error.findings() else { panic!("{error}") };
    let value = |name: &str| finding.values.iter().find(|(own, _)| *own == name).map(|(_, value)| value.as_str());
    assert_eq!((finding.code, value("limit")), ("document-too-large", Some("1024")));
    let mib: u64 = value("mib").and_then(|mib| mib.parse().ok()).expect("what it would take");
    assert!((1_024..2_048).contains(&mib), "{mib}");
    assert!(error.to_string().contains("--max-memory"), "{error}");
}

#[test]
fn paragraphs_count_as_memory_before_they_are_set() {
    let mut data = support::sample();
    data.as_object_mut().expect("a record").remove("ties");
    data["texts"]["overview"]["duties"] = vec!["甲"; 100_000].into();
    let error = soon(|| drafted(&data)).expect_err("it is refused");
    assert_eq!(codes(error.findings()), ["document-too-large"]);
    assert!(error.to_string().contains("100"), "{error}");
}

#[test]
fn units_of_a_ledger_are_compared_with_the_rest_in_one_go() {
    let layout = Layouts::default().open("guangzhou-2024").expect("the layout opens");
    // Every second unit has next to nothing, as if its amounts were in 万元.
    let row = |unit: usize| {
        let amount = if unit.is_multiple_of(2) { unit * 10_000 + 900_000 } else { unit % 50 + 1 };
        format!("第{unit}单位,基本支出,,2010301,30101,一般公共预算,{amount}\n")
    };
    let titles = "单位,支出类别,项目,功能科目,经济科目,资金性质,金额（元）\n".to_owned();
    let text = titles + &(0..30_000).map(row).collect::<String>();
    let ledger = soon(|| load::ledger(text.as_bytes(), &layout)).expect("it reads");
    assert_eq!(ledger.lines.len(), 30_000);
    let parts = ledger.findings.iter().filter(|finding| finding.code == "unit-wrong").count();
    assert_eq!(parts, 15_000, "each of them is told");
}

#[test]
fn the_amounts_beside_a_part_are_those_of_the_rest() {
    // Small numbers, so that parts share amounts; with zeros and signs.
    let amounts: Vec<Decimal> = (0..60_i64).map(|n| Decimal::from((n * n * 7 + n) % 23 - 11)).collect();
    let all: AmountCounts = amounts.iter().copied().collect();
    for from in 0..=amounts.len() {
        for to in from..=amounts.len() {
            let part: AmountCounts = amounts[from..to].iter().copied().collect();
            let rest: Magnitudes = amounts[..from].iter().chain(&amounts[to..]).copied().collect();
            assert_eq!(all.beside(&part), (rest.count(), rest.percentile(50)), "{from}..{to}");
        }
    }
    // Parts that go through the whole for each would take minutes.
    let many: Vec<Decimal> = (1..=100_000_i64).map(Decimal::from).collect();
    let all: AmountCounts = many.iter().copied().collect();
    let beside =
        || many.chunks(2).map(|part| all.beside(&part.iter().copied().collect())).all(|(count, _)| count == 99_998);
    assert!(soon(beside));
}

#[test]
fn groups_that_lost_a_line_are_counted_once() {
    // 8,000 units in 表12, each with one project; every second one has its name under another member.
    let lines = (0..8_000).flat_map(|unit| {
        let amount = format!("{}.00", unit % 977 + 100);
        let mut head = support::project("", &amount, "");
        let mut project = support::project(&format!("第{unit}个项目"), &amount, "做好各项工作");
        let member = if unit % 2 == 1 { "projct" } else { "project" };
        let name = project.as_object_mut().and_then(|record| record.remove("project")).expect("a name");
        project[member] = name;
        for gone in ["project", "goal"] {
            head.as_object_mut().and_then(|record| record.remove(gone)).expect("a member");
        }
        head["unit"] = json!(format!("第{unit}单位"));
        [head, project]
    });
    let data = support::with_projects(lines.collect());
    let folder = tempfile::tempdir().expect("a temporary folder");
    let input = folder.path().join("a.json");
    std::fs::write(&input, format!("{data:#}")).expect("written");
    let output = soon(|| command(&["check"]).arg(&input).output().expect("it runs"));
    let told = String::from_utf8_lossy(&output.stderr).into_owned() + &String::from_utf8_lossy(&output.stdout);
    assert!(told.contains("error[member-misspelt]"), "{told}");
}

#[test]
fn faults_of_a_layout_are_placed_in_one_go() {
    let layouts = layouts(&[]);
    let line = "lines = [{ key = \"total\", name = \"合计\", total = true, sum = [\"*\"] }, { open = [\"account\"] }]";
    let many = "{ key = \"total\", name = \"合计\", total = true, sum = [\"*\"] },".repeat(8_000);
    layouts.edit("mini/layout.toml", line, &format!("lines = [{many} {{ open = [\"account\"] }}]"));
    let told = soon(|| Layouts::new(Some(&layouts.path())).examine("mini", None, None)).findings;
    assert!(told.len() > 7_000, "{}", told.len());
    let (first, last) = (&told[0].1, &told[told.len() - 1].1);
    let at = |finding: &budgetpress::model::Finding| finding.place.clone().expect("a place").to_string();
    // All on one line, each at its column.
    assert!(at(first) != at(last) && at(last).contains(":"), "{} {}", at(first), at(last));
}

#[test]
fn bookmarks_take_time_by_their_number() {
    let count = 60_000;
    let mut objects = vec![
        "<</Type/Catalog/Pages 2 0 R/Outlines 4 0 R>>".to_owned(),
        "<</Type/Pages/Count 1/Kids[3 0 R]>>".into(),
        "<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]>>".into(),
        "<</First 5 0 R>>".into(),
    ];
    objects.extend((0..count).map(|index| format!("<</Title(a)/Next {} 0 R/Dest[3 0 R/Fit]>>", index + 6)));
    // The last leads to the first.
    objects.push("<</Title(b)/Next 5 0 R/Dest[3 0 R/Fit]>>".into());
    assert_eq!(read(&pdf(&objects)).outline.len(), count + 1);
}

#[test]
fn ledgers_larger_than_any_are_refused_at_once() {
    let layout = Layouts::default().open("guangzhou-2024").expect("the layout opens");
    let titles = "支出类别,项目,功能科目,经济科目,资金性质,金额（元）";
    let columns: String = (0..300).map(|column| format!(",第{column}栏")).collect();
    let long = "长".repeat(1 << 20);
    let files = [
        (",".repeat(4 << 20), "csv-too-many"),
        (format!("{titles}\n").repeat(400_000), "csv-too-many"),
        (format!("甲\n{}", "x\n".repeat(1_900_000)), "column-missing"),
        (format!("{titles}{columns}\n"), "csv-too-many"),
        (format!("{}\n", ",甲".repeat(900_000)), "csv-too-many"),
        (format!("{titles}\n{}", "，甲".repeat(1 << 20)), "csv-ragged"),
        (long.clone(), "column-missing"),
        ("，".repeat(2 << 20), "column-missing"),
        (format!("{long},{titles}\n{long},基本支出,,2010301,30101,一般公共预算,1.00\n"), ""),
    ];
    for (index, (text, code)) in files.iter().enumerate() {
        let told = soon(|| load::ledger(text.as_bytes(), &layout));
        let own = told.err().map_or(String::new(), |error| error.findings()[0].code.to_owned());
        assert_eq!(own, *code, "file {index}");
    }
    // As many columns as an export may have, most of them empty.
    let row = format!("基本支出,,2010301,30101,一般公共预算,250000.00{}", ",".repeat(2_000));
    let ledger = load::ledger(format!("{titles}{}\n{row}\n", ",".repeat(2_000)).as_bytes(), &layout);
    assert_eq!(ledger.expect("it reads").lines.len(), 1);
}

/// The layouts with those of tests, of which a copy has this in its `main.typ` or its narrative.
fn layouts(changes: &[(&str, &str, &str)]) -> LayoutCopy {
    let layouts = LayoutCopy::new();
    let mini = support::root().join("tests/cases/layouts/mini");
    for name in std::iter::once("mini").chain(changes.iter().map(|(name, ..)| *name)) {
        let folder = layouts.path().join(name);
        std::fs::create_dir(&folder).expect("a new folder");
        support::copy(&mini, &folder);
        layouts.edit(&format!("{name}/layout.toml"), "name = \"mini\"", &format!("name = \"{name}\""));
    }
    for (name, file, more) in changes {
        let path = layouts.path().join(name).join(file);
        let text = std::fs::read_to_string(&path).expect("the file is there");
        std::fs::write(&path, format!("{text}\n{more}\n")).expect("written");
    }
    layouts
}

/// A budget for the small layout, or for a copy of it.
fn small(layout: &str) -> Value {
    let text = std::fs::read_to_string(support::root().join("tests/cases/footing/right.json")).expect("it is there");
    let mut data: Value = serde_json::from_str(&text).expect("it is JSON");
    data["layout"] = json!(layout);
    data
}

/// Layouts that no document is made with: by what they do.
const LOOPS: [(&str, &str, &str); 5] = [
    ("loop", "main.typ", "#{ for a in range(1000000) { for b in range(1000000) { let c = a } } }"),
    ("array", "main.typ", "#let _ = range(1000000000).map(x => str(x) * 100)"),
    ("string", "main.typ", "#let x = \"0123456789\"\n#{ for i in range(60) { x += x }; x.len() }"),
    ("table", "main.typ", "#table(columns: 9, ..range(9000000).map(x => [#x]))"),
    (
        "double",
        "narrative.jinja",
        "{% set ns = namespace(x='0123456789') %}{% for i in range(60) %}{% set ns.x = ns.x ~ ns.x %}{% endfor %}",
    ),
];

#[test]
fn a_narrative_that_loops_is_a_fault_of_the_layout() {
    let more = "{% for a in range(9999) %}{% for b in range(9999) %}{% set c = a %}{% endfor %}{% endfor %}";
    let layouts = layouts(&[("nested", "narrative.jinja", more)]);
    let loaded = layouts.load(&small("nested"));
    let error = soon(|| budgetpress::view::view(&loaded.budget, &loaded.layout)).expect_err("it is refused");
    assert_eq!(codes(error.findings()), ["template-failed"]);
    assert!(error.to_string().contains("fuel"), "{error}");
}

#[test]
fn a_layout_that_loops_ends_in_a_finding() {
    let layouts = layouts(&LOOPS);
    let folder = tempfile::tempdir().expect("a temporary folder");
    let input = folder.path().join("a.json");
    let (named, own) = (input.display().to_string(), layouts.path().display().to_string());
    for (layout, code) in [("loop", "limit-time"), ("string", "limit-memory")] {
        std::fs::write(&input, small(layout).to_string()).expect("written");
        let told = must_exit(&confined(&["build", &named, "--layouts", &own]), 2);
        assert!(told.contains(code), "{layout}: {told}");
    }
    let output = confined(&["layout", "check", &format!("{own}/loop"), "--format", "json"]);
    let told: Value = serde_json::from_slice(&output.stdout).expect("it is JSON");
    assert_eq!((output.status.code(), &told["findings"][0]["code"]), (Some(2), &json!("limit-time")), "{told}");
    assert!(!folder.path().join("a.pdf").exists());
}

/// A pipe that nobody writes to.
#[cfg(unix)]
fn pipe(path: &Path) {
    assert!(std::process::Command::new("mkfifo").arg(path).status().expect("mkfifo runs").success());
}

#[test]
#[cfg(unix)]
fn what_is_no_regular_file_is_refused_at_once() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let at = |name: &str| folder.path().join(name).display().to_string();
    for name in ["a.json", "list.txt", "a.pdf", "a.icc", "a.toml"] {
        pipe(&folder.path().join(name));
    }
    std::os::unix::fs::symlink("/dev/zero", at("zero.json")).expect("a link");
    std::os::unix::fs::symlink("/dev/zero", at("zero.pdf")).expect("a link");
    let (sample, print) = (support::SAMPLE, ["--edition", "print", "-o"]);
    let out = at("out");
    let all: [Vec<&str>; 12] = [
        vec!["check", at("a.json").leak()],
        vec!["check", at("zero.json").leak()],
        vec!["build", at("a.json").leak()],
        vec!["convert", at("a.json").leak(), "-"],
        vec!["inspect", at("a.pdf").leak()],
        vec!["inspect", at("zero.pdf").leak()],
        vec!["inspect", "data/guangzhou-12345-2024.json", "--against", at("a.json").leak()],
        vec!["batch", at("list.txt").leak(), "-o", &out],
        [&["build", sample][..], &print, &[&out, "--icc", at("a.icc").leak()]].concat(),
        [&["build", sample][..], &print, &[&out, "--settings", at("a.toml").leak()]].concat(),
        vec!["derive", at("a.json").leak(), "--with", sample, "-o", &out],
        vec!["merge", at("a.json").leak(), "--with", sample, "-o", &out],
    ];
    for args in all {
        let output = soon(|| command(&args).output().expect("it runs"));
        let told = must_exit(&output, 2);
        let clear = told.contains("not a regular file") || told.contains("profile") || told.contains("PDF");
        assert!(clear, "{args:?}: {told}");
    }
}

#[test]
#[cfg(unix)]
fn a_pipe_among_layouts_and_fonts_is_refused_or_passed_over() {
    let layouts = LayoutCopy::new();
    pipe(&layouts.path().join("shared/more.typ"));
    let own = layouts.path().display().to_string();
    let output = soon(|| command(&["build", support::SAMPLE, "-o", "-", "--layouts", &own]).output().expect("it runs"));
    let told = must_exit(&output, 2);
    assert!(told.contains("more.typ") && told.contains("not a regular file"), "{told}");
    let fonts = tempfile::tempdir().expect("a temporary folder");
    for entry in std::fs::read_dir(support::root().join("fonts")).expect("a folder") {
        let entry = entry.expect("an entry");
        std::os::unix::fs::symlink(entry.path(), fonts.path().join(entry.file_name())).expect("a link");
    }
    pipe(&fonts.path().join("more.ttf"));
    let own = fonts.path().display().to_string();
    let output = soon(|| command(&["fonts", "--fonts", &own]).output().expect("it runs"));
    must_exit(&output, 0);
}

#[test]
fn the_standard_input_may_be_a_pipe() {
    let run = |script: &str| {
        let mut shell = std::process::Command::new("bash");
        shell.args(["-c", script]).current_dir(support::root()).env("BUDGETPRESS_LANG", "en");
        soon(|| shell.env("BIN", env!("CARGO_BIN_EXE_budgetpress")).output().expect("bash runs"))
    };
    for script in ["cat {} | $BIN check -", "$BIN check <(cat {})", "cat {} | $BIN check /dev/stdin"] {
        must_exit(&run(&script.replace("{}", support::SAMPLE)), 0);
    }
    let told = must_exit(&run("$BIN check - < /dev/zero"), 2);
    assert!(told.contains("larger than"), "{told}");
}

#[test]
fn a_batch_builds_the_good_ones_among_those_that_cost_much() {
    let layouts = layouts(&LOOPS);
    let folder = tempfile::tempdir().expect("a temporary folder");
    let (input, out) = (folder.path().join("in"), folder.path().join("out"));
    std::fs::create_dir(&input).expect("a new folder");
    let put = |name: &str, data: &Value| std::fs::write(input.join(name), data.to_string()).expect("written");
    (0..20).for_each(|index| put(&format!("good-{index:02}.json"), &small("mini")));
    LOOPS.iter().for_each(|(layout, ..)| put(&format!("bomb-{layout}.json"), &small(layout)));
    std::fs::write(input.join("bomb-zeros.xlsx"), b"PK\x03\x04").expect("written");
    #[cfg(unix)]
    pipe(&input.join("bomb-pipe.json"));
    let words = |path: &Path| path.display().to_string();
    let args = ["batch", &words(&input), "-o", &words(&out), "--layouts", &words(&layouts.path()), "--jobs", "2"];
    let told = must_exit(&confined(&args), 2);
    let report: Value =
        serde_json::from_slice(&std::fs::read(out.join("report.json")).expect("it is there")).expect("it is JSON");
    let documents = report["documents"].as_array().expect("documents");
    for document in documents {
        let (name, status) = (document["input"].as_str().expect("a name"), &document["status"]);
        let wanted = if name.starts_with("good") { "built" } else { "failed" };
        assert_eq!(status, wanted, "{name}: {document:#}");
        assert!(wanted == "built" || document["findings"].as_array().is_some_and(|found| found.len() == 1), "{name}");
    }
    assert_eq!(documents.iter().filter(|document| document["status"] == "built").count(), 20, "{told}");
}

#[test]
fn a_length_in_an_object_stream_is_found() {
    let content = "0 0 600 800 re f";
    let objects = [
        "<</Type/Catalog/Pages 2 0 R>>".to_owned(),
        "<</Type/Pages/Count 1/Kids[3 0 R]>>".into(),
        "<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R>>".into(),
        format!("<</Length 6 0 R>>stream\n{content}\nendstream"),
        stream("/Type/ObjStm/N 1/First 4", &format!("6 0 {}", content.len())),
    ];
    let mut out = b"%PDF-1.5\n".to_vec();
    let mut rows = [[0_u8; 6]; 8];
    for (index, object) in objects.iter().enumerate() {
        rows[index + 1] = [&[1], &(out.len() as u32).to_be_bytes()[..], &[0]].concat().try_into().expect("a row");
        out.extend(format!("{} 0 obj\n{object}\nendobj\n", index + 1).bytes());
    }
    rows[6] = [2, 0, 0, 0, 5, 0];
    let start = out.len();
    rows[7] = [&[1], &(start as u32).to_be_bytes()[..], &[0]].concat().try_into().expect("a row");
    out.extend(b"7 0 obj\n<</Type/XRef/Size 8/W[1 4 1]/Root 1 0 R/Length 48>>stream\n");
    out.extend(rows.concat());
    out.extend(format!("\nendstream\nendobj\nstartxref\n{start}\n%%EOF\n").bytes());
    let report = read(&out);
    assert_eq!((report.pages.len(), report.pages[0].marks.len()), (1, 1));
    assert!(report.file.repairs.is_empty());
}

#[test]
fn a_revision_right_behind_the_end_is_read_and_never_clean() {
    let mut bytes = page("0 0 600 800 re f", "");
    let before = String::from_utf8_lossy(&bytes).rfind("xref\n0").expect("an index");
    assert_eq!(bytes.pop(), Some(b'\n'));
    let place = bytes.len();
    bytes.extend(b"1 0 obj\n<</Type/Catalog/Pages 2 0 R/Lang(zh)>>\nendobj\n");
    let start = bytes.len();
    bytes.extend(format!("xref\n1 1\n{place:010} 00000 n \n").bytes());
    bytes.extend(format!("trailer\n<</Size 5/Root 1 0 R/Prev {before}>>\nstartxref\n{start}\n%%EOF\n").bytes());
    let report = read(&bytes);
    assert_eq!((report.language.as_deref(), &report.file.repairs[..]), (Some("zh"), &["behind-end"][..]));
    let folder = tempfile::tempdir().expect("a temporary folder");
    let path = folder.path().join("a.pdf");
    std::fs::write(&path, &bytes).expect("written");
    let path = path.display().to_string();
    let told = must_exit(&confined(&["inspect", &path]), 0);
    assert!(told.contains("warning[pdf-repaired]") && !told.contains("Nothing was found"), "{told}");
    let told = must_exit(&confined(&["inspect", &path, "--gate", "release"]), 1);
    assert!(told.contains("error[pdf-repaired]"), "{told}");
}
