//! Benchmarks, as ratios measured in one run: `cargo bench --profile dev` (or without the profile, which builds
//! everything once more, optimised).
//!
//! - `cost`: a cold build of the sample against a bare `typst::compile` and `typst_pdf::pdf` of the same view.
//! - `stages`: the stages of a cold build, apart.
//! - `check`: the check of the sample against a cold build of it; 200 units against 50, each with 40 projects; 20,000
//!   accounts in one group against 5,000.
//! - `ledger`: 12,500 and 50,000 lines of a ledger in CSV, read and added up.
//! - `growth`: 表12 with 300 and with 3,000 projects, each in a process of its own.

#![allow(clippy::expect_used, clippy::print_stdout, reason = "a benchmark prints, and ends when it cannot go on")]

mod bare;

use std::path::Path;
use std::process::Command;
use std::time::Instant;

use budgetpress::compile::{Compiler, fonts};
use budgetpress::layout::Layouts;
use budgetpress::model::Severity;
use budgetpress::{check, export, load, view};
use serde_json::{Value, json};

fn main() {
    let args: Vec<String> = std::env::args().collect();
    if let Some(index) = args.iter().position(|arg| arg == "--projects") {
        return child(args[index + 1].parse().expect("a number"));
    }
    let named: Vec<&String> = args[1..].iter().filter(|arg| !arg.starts_with('-')).collect();
    let wanted = |name: &str| named.is_empty() || named.iter().any(|arg| *arg == name);
    if wanted("cost") {
        cost();
    }
    if wanted("stages") {
        stages();
    }
    if wanted("check") {
        checking();
    }
    if wanted("ledger") {
        ledger();
    }
    if wanted("growth") {
        growth();
    }
}

/// A ledger in CSV of so many lines: 40 units, 200 projects, 24 pairs of accounts.
fn csv(lines: usize) -> String {
    let mut text = String::from("单位,支出类别,项目,功能科目,经济科目,资金性质,金额（元）,绩效目标\n");
    let functions = ["2010301", "2010302", "2050199", "2060503", "2080505", "2210201"];
    let economies = ["30101", "30201", "30211", "31002"];
    for line in 0..lines {
        let (unit, work) = (line % 40, line % 200);
        let (function, economy) = (functions[line / 40 % 6], economies[line / 240 % 4]);
        let (kind, project, goal) = match line % 2 {
            0 => ("基本支出", String::new(), ""),
            _ => ("项目支出", format!("第{work}项目"), "按期完成"),
        };
        let yuan = 1 + line * 7919 % 1_000_003;
        text.push_str(&format!("单位{unit},{kind},{project},{function},{economy},一般公共预算,{yuan}.25,{goal}\n"));
    }
    text
}

fn ledger() {
    let loaded = load::parse(&sample(), &Layouts::default()).expect("it loads");
    let derived = |text: &str| {
        let start = Instant::now();
        let lines = load::ledger(text.as_bytes(), &loaded.layout).expect("it reads");
        let mut budget = loaded.budget.clone();
        load::derive(&mut budget, lines.lines, &loaded.layout).expect("it adds up");
        std::hint::black_box(budget);
        start.elapsed().as_secs_f64()
    };
    let (few, many) = (csv(12_500), csv(50_000));
    let pairs: Vec<(f64, f64)> = (0..7).map(|_| (derived(&few), derived(&many))).collect();
    let (few, many) = (median(pairs.iter().map(|p| p.0).collect()), median(pairs.iter().map(|p| p.1).collect()));
    let ratio = median(pairs.iter().map(|(few, many)| many / few).collect());
    println!("ledger  12,500 lines {few:.3} s, 50,000 lines {many:.3} s, ratio {ratio:.2} (median of 7 pairs)");
    // Meant to stay below 4.4; the rest is for a busy machine.
    bar("ledger", ratio, 5.2);
}

fn sample() -> Vec<u8> {
    std::fs::read(Path::new(env!("CARGO_MANIFEST_DIR")).join("data/guangzhou-12345-2024.json")).expect("the sample")
}

/// From the bytes of a data file to those of the PDF, fonts opened anew.
fn build(data: &[u8]) -> Vec<u8> {
    let loaded = load::parse(data, &Layouts::default()).expect("it loads");
    std::hint::black_box(check::check(&loaded.budget, &loaded.layout));
    let view = view::view(&loaded.budget, &loaded.layout).expect("the view builds");
    let folder = fonts::find_folder(None).expect("the fonts");
    let compiler = Compiler::new(fonts::Fonts::open(&folder, false).expect("the fonts open"));
    assert!(compiler.uncovered(&loaded.budget).is_empty());
    let document = compiler.compile(&view, &loaded.layout).expect("it is set");
    export::pdf(&document).expect("it is written")
}

/// Seconds that something takes with nothing remembered.
fn cold<T>(run: impl Fn() -> T) -> f64 {
    typst::comemo::evict(0);
    let start = Instant::now();
    std::hint::black_box(run());
    start.elapsed().as_secs_f64()
}

/// Ends the run when a ratio is above its bar.
fn bar(name: &str, ratio: f64, bar: f64) {
    assert!(ratio <= bar, "{name}: the ratio {ratio:.2} is above {bar}");
}

fn median(mut values: Vec<f64>) -> f64 {
    values.sort_by(f64::total_cmp);
    values[values.len() / 2]
}

fn cost() {
    let data = sample();
    let loaded = load::parse(&data, &Layouts::default()).expect("it loads");
    let view = view::view(&loaded.budget, &loaded.layout).expect("the view builds");
    let folder = fonts::find_folder(None).expect("the fonts");
    let compiler = Compiler::new(fonts::Fonts::open(&folder, false).expect("the fonts open"));
    let served = compiler.served(&view);
    let fonts = bare::fonts(&folder);
    let bare = || bare::pdf(&fonts, &served, &loaded.layout.name);
    let pages = |bytes: &[u8]| lopdf::Document::load_mem(bytes).expect("a PDF").get_pages().len();
    assert_eq!(pages(&bare()), pages(&build(&data)), "both write the same document");
    let pairs: Vec<(f64, f64)> = (0..15).map(|_| (cold(|| build(&data)), cold(bare))).collect();
    let (ours, theirs) = (median(pairs.iter().map(|p| p.0).collect()), median(pairs.iter().map(|p| p.1).collect()));
    let ratio = median(pairs.iter().map(|(ours, bare)| ours / bare).collect());
    println!("cost    cold build {ours:.3} s, bare Typst {theirs:.3} s, ratio {ratio:.2} (median of 15 pairs)");
    // The file is rewritten compactly after Typst has written it, which the bare side does not do.
    bar("cost", ratio, 1.25);
}

/// The stages of a cold build, apart.
fn stages() {
    let data = sample();
    for _ in 0..5 {
        typst::comemo::evict(0);
        let mut at = Instant::now();
        let mut lap = |stage: &str| {
            print!("{stage} {:.1} ms  ", at.elapsed().as_secs_f64() * 1e3);
            at = Instant::now();
        };
        let loaded = load::parse(&data, &Layouts::default()).expect("it loads");
        lap("stages  load");
        assert!(check::check(&loaded.budget, &loaded.layout).of(Severity::Error).is_empty());
        lap("check");
        let view = view::view(&loaded.budget, &loaded.layout).expect("the view builds");
        lap("view");
        let folder = fonts::find_folder(None).expect("the fonts");
        let compiler = Compiler::new(fonts::Fonts::open(&folder, false).expect("the fonts open"));
        lap("fonts");
        assert!(compiler.uncovered(&loaded.budget).is_empty());
        lap("characters");
        let document = compiler.compile(&view, &loaded.layout).expect("it is set");
        lap("compile and proof");
        std::hint::black_box(export::pdf(&document).expect("it is written"));
        lap("export");
        println!();
    }
}

/// Medians of two times in seconds, taken in turns, and of their ratio.
fn compared(mut few: impl FnMut() -> f64, mut many: impl FnMut() -> f64) -> (f64, f64, f64) {
    let pairs: Vec<(f64, f64)> = (0..15).map(|_| (few(), many())).collect();
    let of = |figure: fn(&(f64, f64)) -> f64| median(pairs.iter().map(figure).collect());
    (of(|pair| pair.0), of(|pair| pair.1), of(|pair| pair.1 / pair.0))
}

/// The seconds that a check takes.
fn check_time(loaded: &load::Loaded) -> f64 {
    cold(|| check::check(&loaded.budget, &loaded.layout))
}

fn checking() {
    let data = sample();
    let loaded = load::parse(&data, &Layouts::default()).expect("it loads");
    let (build, check, ratio) = compared(|| cold(|| build(&data)), || check_time(&loaded));
    println!("check   {:.2} ms, cold build {build:.3} s, ratio {ratio:.4} (median of 15 pairs)", check * 1e3);
    bar("check against build", ratio, 0.02);
    let pairs = [
        ("units of 40 projects", [50, 200], units as fn(usize) -> Value),
        ("accounts", [5000, 20_000], accounts as fn(usize) -> Value),
    ];
    for (what, [few, many], data) in pairs {
        let load = |count| load::parse(data(count).to_string().as_bytes(), &Layouts::default()).expect("it loads");
        let (small, large) = (load(few), load(many));
        let (short, long, ratio) = compared(|| check_time(&small), || check_time(&large));
        let (short, long) = (short * 1e3, long * 1e3);
        println!("check   {few} {what} {short:.2} ms, {many} {long:.2} ms, ratio {ratio:.2} (median of 15 pairs)");
        // Linear within a tenth, 4.4, and room for noise.
        bar(what, ratio, 5.2);
    }
}

/// The sample with so many units in 表12, each with 40 projects.
fn units(count: usize) -> Value {
    let mut data: Value = serde_json::from_slice(&sample()).expect("JSON");
    let line = |projects: usize| {
        let sum = format!("{}.00", projects * 50);
        json!({ "total": sum, "fiscal": sum, "general": sum,
            "fund": "0.00", "capital": "0.00", "special_account": "0.00", "other": "0.00" })
    };
    let with = |mut line: Value, members: &[(&str, String)]| {
        members.iter().for_each(|(key, value)| line[key] = json!(value));
        line
    };
    let mut lines = vec![with(line(count * 40), &[("key", "total".into())])];
    for unit in 1..=count {
        lines.push(with(line(40), &[("unit", format!("第{unit}单位"))]));
        lines.extend((1..=40).map(|number| {
            let goal = "通过开展该项目，保障业务工作顺利开展，安排123.45万元。".into();
            with(line(1), &[("project", format!("第{unit}单位第{number}号项目")), ("goal", goal)])
        }));
    }
    data["sheets"]["12"]["lines"] = lines.into();
    data
}

/// The sample with so many accounts in 表6, all of one group: classes, sections and items.
fn accounts(count: usize) -> Value {
    let mut data: Value = serde_json::from_slice(&sample()).expect("JSON");
    let codes = (300..400).flat_map(|class| {
        let sections = (1..=9).flat_map(move |section| {
            let items = (1..=99).map(move |item| format!("{class}{section:02}{item:02}"));
            std::iter::once(format!("{class}{section:02}")).chain(items)
        });
        std::iter::once(class.to_string()).chain(sections)
    });
    let accounts =
        codes.take(count).map(|code| json!({ "name": format!("科目{code}"), "code": code, "budget": "1.00" }));
    let total = json!({ "key": "total", "budget": "1.00" });
    data["sheets"]["6"]["lines"] = std::iter::once(total).chain(accounts).collect();
    data
}

/// The sample with so many projects in 表12.
fn projects(count: usize) -> Vec<u8> {
    let mut data: Value = serde_json::from_slice(&sample()).expect("JSON");
    let zero = "0.00";
    let lines = data["sheets"]["12"]["lines"].as_array_mut().expect("lines");
    lines.truncate(2);
    lines.extend((1..=count).map(|number| {
        let goal = "通过开展该项目，加强信息系统运行维护和网络安全管理，保障业务工作顺利开展，更好地服务企业和群众。";
        json!({
            "project": format!("第{number}号信息化运维项目"), "total": "50.65", "fiscal": "50.65", "general": "50.65",
            "fund": zero, "capital": zero, "special_account": zero, "other": zero, "goal": goal.repeat(1 + number % 3),
        })
    }));
    data.to_string().into_bytes()
}

/// Builds the sample with so many projects; prints seconds and the peak of memory in MiB.
fn child(count: usize) {
    let data = projects(count);
    let start = Instant::now();
    let pdf = build(&data);
    let seconds = start.elapsed().as_secs_f64();
    println!("{seconds} {} {}", peak(), pdf.len());
}

/// The peak of resident memory in MiB, where the system tells (Linux).
fn peak() -> f64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    let kibibytes = line.and_then(|line| line.split_whitespace().next()?.parse::<f64>().ok());
    kibibytes.map_or(f64::NAN, |kibibytes| kibibytes / 1024.0)
}

fn growth() {
    let measure = |count: usize| -> Vec<f64> {
        let program = std::env::current_exe().expect("this program");
        let runs = (0..3).map(|_| {
            let output = Command::new(&program).args(["--projects", &count.to_string()]).output().expect("it runs");
            let text = String::from_utf8_lossy(&output.stdout).into_owned();
            text.split_whitespace().filter_map(|number| number.parse().ok()).collect::<Vec<f64>>()
        });
        let runs: Vec<Vec<f64>> = runs.collect();
        (0..3).map(|figure| median(runs.iter().map(|run| run[figure]).collect())).collect()
    };
    let (few, many) = (measure(300), measure(3000));
    for (name, figures) in [("300", &few), ("3,000", &many)] {
        let [seconds, mebibytes, bytes] = figures[..] else { continue };
        println!("growth  {name} projects: {seconds:.2} s, peak {mebibytes:.0} MiB, {:.2} MB", bytes / 1e6);
    }
    // Each project has nine cells.
    println!("growth  {:.1} bytes a cell", (many[2] - few[2]) / (9.0 * 2700.0));
    let (time, memory) = (many[0] / few[0], many[1] / few[1]);
    println!("growth  ratio for 10 times the rows: time {time:.1}, memory {memory:.1}");
    bar("growth in time", time, 11.0);
    bar("growth in memory", memory, 11.0);
}
