//! The program as its users run it.

use std::io::Write;
use std::process::{Command, Output, Stdio};

use sha2::{Digest, Sha256};

use crate::tests::support;

pub(crate) fn command(args: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_budgetpress"));
    command.args(args).current_dir(support::root()).env("BUDGETPRESS_LANG", "en");
    command.env_remove("BUDGETPRESS_LAYOUTS").env_remove("BUDGETPRESS_FONTS");
    command
}

pub(crate) fn run(args: &[&str]) -> Output {
    command(args).output().expect("the program runs")
}

#[track_caller]
pub(crate) fn must_exit(output: &Output, status: i32) -> String {
    let errors = String::from_utf8_lossy(&output.stderr).into_owned();
    assert_eq!(output.status.code(), Some(status), "{errors}");
    errors
}

#[test]
fn build_writes_the_pdf_and_page_images() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let (pdf, pages) = (folder.path().join("budget.pdf"), folder.path().join("pages"));
    let output =
        command(&["build", support::SAMPLE, "--ppi", "30", "-o"]).arg(&pdf).arg("--pages").arg(&pages).output();
    let told = must_exit(&output.expect("it runs"), 0);
    assert!(told.contains("budget.pdf: 23 pages"), "{told}");
    assert!(told.contains("FandolFang"), "stand-ins are told: {told}");
    assert!(std::fs::read(&pdf).expect("the PDF is there").starts_with(b"%PDF-1.7"));
    let images = std::fs::read_dir(&pages).expect("the images are there").count();
    assert_eq!(images, 23);
    assert!(std::fs::read(pages.join("023.png")).expect("the last page").starts_with(b"\x89PNG"));
    let left = std::fs::read_dir(folder.path()).expect("the folder").count();
    assert_eq!(left, 2, "no temporary file is left");
}

#[test]
fn a_file_of_another_kind_is_not_overwritten() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let workbook = folder.path().join("budget.xlsx");
    std::fs::write(&workbook, "PK, filled in by hand").expect("it is written");
    let output = command(&["build", support::SAMPLE, "-o"]).arg(&workbook).output().expect("it runs");
    let told = must_exit(&output, 2);
    assert!(told.contains("error[file-exists]") && told.contains("was not written by this program"), "{told}");
    assert_eq!(std::fs::read(&workbook).expect("it is there"), b"PK, filled in by hand");
}

#[test]
fn standard_input_and_output() {
    let mut child = command(&["build", "-", "-o", "-"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("it starts");
    let data = std::fs::read(support::root().join(support::SAMPLE)).expect("the sample");
    child.stdin.take().expect("its input").write_all(&data).expect("it reads");
    let output = child.wait_with_output().expect("it ends");
    must_exit(&output, 0);
    assert!(output.stdout.starts_with(b"%PDF-"));
}

#[test]
fn faults_of_the_data_exit_with_1_and_leave_no_file() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let (input, pdf) = (folder.path().join("budget.json"), folder.path().join("budget.pdf"));
    let text = std::fs::read_to_string(support::root().join(support::SAMPLE)).expect("the sample");
    std::fs::write(&input, text.replacen("\"2011.22\"", "\"2,011.22\"", 1).replacen("\"year\"", "\"yaer\"", 1))
        .expect("written");
    std::fs::write(&pdf, "the old document").expect("written");
    let output = command(&["build"]).arg(&input).output().expect("it runs");
    let told = must_exit(&output, 1);
    assert!(told.contains("\"yaer\" is not a member here") && told.contains("budget.json:5 /yaer"), "{told}");
    assert_eq!(std::fs::read_to_string(&pdf).expect("still there"), "the old document");
}

#[test]
fn reasons_of_the_system_are_told_in_the_language_of_the_user() {
    let cases: [(&[&str], &str, &str); 5] = [
        (&["check", "no-such-file.json"], "there is no such file", "文件不存在"),
        (&["check", "src"], "it is a folder", "它是文件夹"),
        (&["batch", support::SAMPLE, "-o", "Cargo.toml"], "error[output-file]", "Cargo.toml 是文件"),
        (&["inspect", support::SAMPLE], "name a PDF", "数据文件和工作簿请用 `budgetpress check`"),
        (&["fonts", "--fonts", "src"], "there is no such file", "文件不存在"),
    ];
    for (args, english, chinese) in cases {
        let told = must_exit(&run(args), 2);
        assert!(told.contains(english) && !told.contains("os error"), "{told}");
        let told = must_exit(&command(&["--lang", "zh"]).args(args).output().expect("it runs"), 2);
        assert!(told.contains(chinese) && !told.contains("os error"), "{told}");
    }
}

#[test]
fn what_is_no_json_is_a_fault_of_the_data_too() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let input = folder.path().join("budget.json");
    let cases: [(&[u8], &str); 4] = [
        (b"{\n  \"layout\": \"guangzhou-2024\",\n}", "budget.json:3"),
        (b"{\n  \"unit\": \"\xB9\xE3\xD6\xDD\"}", "budget.json:2"),
        (b"{ \"year\": 2024 }", "budget.json /layout"),
        (b"[1, 2]", "layout-unnamed"),
    ];
    for (bytes, place) in cases {
        std::fs::write(&input, bytes).expect("written");
        for name in ["check", "build", "view"] {
            let told = must_exit(&command(&[name]).arg(&input).output().expect("it runs"), 1);
            assert!(told.contains(place), "{told}");
        }
    }
}

#[test]
fn what_cannot_run_exits_with_2() {
    must_exit(&run(&["build", "no-such-file.json"]), 2);
    must_exit(&run(&["build", support::SAMPLE, "--layouts", "no/such/folder"]), 2);
    must_exit(&run(&["build", support::SAMPLE, "--fonts", "src", "-o", "-"]), 2);
    must_exit(&run(&["build", support::SAMPLE, "-o", "no/such/folder/budget.pdf"]), 2);
    must_exit(&run(&["build"]), 2);
    must_exit(&run(&["publish"]), 2);
}

#[test]
fn folders_without_layouts_are_told_by_what_they_are() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let empty = folder.path().to_str().expect("a path");
    let cases = [
        ("no/such/folder", "there is no folder no/such/folder"),
        ("Cargo.toml", "Cargo.toml is a file"),
        ("layouts/guangzhou-2024", "name the folder that contains it"),
        (empty, "contains no layout"),
    ];
    for (named, words) in cases {
        let sample = support::SAMPLE;
        let commands =
            [&["check", sample][..], &["build", sample, "-o", "-"], &["layouts"], &["batch", "data", "-o", "x"]];
        for args in commands {
            let told = must_exit(&command(args).args(["--layouts", named]).output().expect("it runs"), 2);
            assert!(told.contains("error[layout-nowhere]") && told.contains(words), "{told}");
        }
    }
    assert!(must_exit(&run(&["layout", "check", "docs"]), 2).contains("contains no layout.toml"));
    assert!(!support::root().join("x").exists(), "nothing is done before");
}

#[test]
fn usage_errors_are_in_the_language_of_the_user() {
    let cases: [(&[&str], &str, &str); 9] = [
        (&["build"], "missing: <INPUT>", "缺少：<INPUT>"),
        (&["build", "x", "--edition", "foo"], "possible values: web, print, both", "可选：web、print、both"),
        (
            &["build", "x", "--blead", "5"],
            "did you mean --bleed?",
            "是否应为 --bleed？全部选项见 `budgetpress build --help`",
        ),
        (&["build", "x", "--bleed", "a"], "write a number", "请写数字"),
        (&["build", "x", "--bleed"], "--bleed <MM> needs a value", "选项 --bleed <MM> 缺少取值"),
        (&["build", "x", "--ppi", "3000"], "in the range 10–600", "请写 10–600 之间的数"),
        (&["bulid"], "did you mean build?", "没有命令 bulid"),
        (&["build", "x", "y"], "y is not accepted here", "用法：budgetpress build [选项] <INPUT>"),
        (&["schema", "x", "--markdown", "--workbook"], "cannot be combined", "--markdown 与 --workbook 不能同时使用"),
    ];
    for (args, english, chinese) in cases {
        let told = must_exit(&run(args), 2);
        assert!(told.starts_with("error[usage-") && told.contains(english), "{told}");
        let asked = command(&["--lang", "zh"]).args(args).output().expect("it runs");
        let system = command(args).env_remove("BUDGETPRESS_LANG").env("LC_ALL", "zh_CN.UTF-8").output();
        for output in [asked, system.expect("it runs")] {
            let told = must_exit(&output, 2);
            assert!(told.starts_with("错误[usage-") && told.contains(chinese), "{told}");
        }
    }
    assert!(must_exit(&run(&["--lang", "fr", "build", "x"]), 2).contains("there are messages in zh and en"));
    let help = command(&["build", "--help", "--lang", "zh"]).output().expect("it runs");
    must_exit(&help, 0);
    let help = String::from_utf8_lossy(&help.stdout).into_owned();
    for heading in ["用法： budgetpress build [选项] <INPUT>", "\n参数:", "\n选项:", "\n印刷版:"] {
        assert!(help.contains(heading), "{help}");
    }
}

#[test]
fn the_help_is_in_chinese_for_who_reads_it() {
    let han = |text: &str| text.chars().any(|c| ('\u{4E00}'..='\u{9FFF}').contains(&c));
    let help = |args: &[&str]| {
        let output = command(&["--lang", "zh"]).args(args).arg("-h").output().expect("it runs");
        must_exit(&output, 0);
        String::from_utf8_lossy(&output.stdout).into_owned()
    };
    let whole = help(&[]);
    let commands = whole.lines().filter_map(|line| line.strip_prefix("  ")?.split(' ').next());
    let commands: Vec<&str> = commands.filter(|name| name.starts_with(|c: char| c.is_ascii_lowercase())).collect();
    assert!(commands.len() > 12, "{whole}");
    for args in commands.iter().filter(|name| **name != "help").map(|name| vec![*name]).chain([vec!["layout", "check"]])
    {
        let help = help(&args);
        let mut lines = help.lines().filter(|line| !line.is_empty()).peekable();
        while let Some(line) = lines.next() {
            // What a command or an option is, behind its name or on the line below.
            let told = han(line) || lines.peek().is_some_and(|next| han(next)) || !line.trim_start().starts_with('-');
            assert!(told, "{args:?}: {line}");
        }
        assert!(!help.contains("[default") && !help.contains("[possible") && !help.contains("[env"), "{help}");
    }
}

/// The options below a heading of a help, each with a value where it takes one: the first of those that are listed, or 5.
fn options_below(heading: &str, help: &str) -> Vec<Vec<String>> {
    let lines: Vec<&str> = help.lines().map(str::trim_start).collect();
    let from = lines.iter().position(|line| *line == heading).expect("the heading") + 1;
    let indented = |line: &&str| line.is_empty() || line.starts_with(' ');
    let below = &lines[from..][..help.lines().skip(from).take_while(indented).count()];
    let mut options: Vec<Vec<String>> = Vec::new();
    for line in below {
        if line.starts_with("--") {
            let value = line.split_once(' ').map(|_| "5".to_owned());
            let name = line.split(' ').next().map(str::to_owned);
            options.push(name.into_iter().chain(value).collect());
        } else if let (Some(listed), Some(option)) = (line.strip_prefix("- "), options.last_mut())
            && option[1] == "5"
        {
            option[1] = listed.split(':').next().expect("a value").to_owned();
        }
    }
    options
}

#[test]
fn commands_that_read_no_layout_do_not_look_for_one() {
    let fonts = command(&["fonts"]).env("BUDGETPRESS_LAYOUTS", "no/such").output().expect("it runs");
    must_exit(&fonts, 0);
    let schema =
        command(&["schema", "guangzhou-2024"]).env("BUDGETPRESS_LAYOUTS", "no/such").output().expect("it runs");
    assert!(must_exit(&schema, 2).contains("layout-nowhere"));
}

#[test]
fn options_without_an_effect_are_refused() {
    for name in ["build", "batch"] {
        let help = run(&[name, "--help"]);
        let help = String::from_utf8_lossy(&help.stdout).into_owned();
        let options = options_below("Print edition:", &help);
        assert!(options.len() >= 4 && options.iter().any(|option| option[0] == "--crop-marks"), "{options:?}");
        // Whatever is said to be about the print edition stands there.
        let (before, below) = help.split_once("Print edition:\n").expect("the heading");
        let after = below.lines().skip_while(|line| line.is_empty() || line.starts_with(' '));
        assert!(!before.contains("  Print: ") && after.count() == 0, "{help}");
        for option in options {
            let args = command(&[name, support::SAMPLE, "-o", "no/such/x.pdf"]).args(&option).output();
            let told = must_exit(&args.expect("it runs"), 2);
            let wanted = format!("error[option-unused] {} has no effect", option[0]);
            assert!(told.contains(&wanted) && told.contains("--edition print|both"), "{told}");
        }
    }
    let cases: [(&[&str], &str); 9] = [
        (&["build", "x", "--ppi", "20"], "--pages DIR"),
        (&["inspect", "x", "--ppi", "20"], "--pages DIR"),
        (&["inspect", "x", "--layouts", "layouts"], "--against DATA"),
        (&["batch", "x", "-o", "y", "--merge", "--jobs", "2"], "--merge"),
        (&["batch", "x", "-o", "y", "--merge", "--verify"], "--merge"),
        (&["check", "--explain", "tie", "--format", "json"], "--explain"),
        (&["inspect", "x", "--explain", "tie"], "--explain"),
        (&["check", "x", "--force"], "--report FILE"),
        (&["inspect", "x", "--force"], "--pages DIR"),
    ];
    for (args, remedy) in cases {
        let told = must_exit(&run(args), 2);
        assert!(told.contains("option-unused") && told.contains(remedy), "{told}");
    }
    // A variable of the environment is there for all commands.
    let output = command(&["inspect", "x"]).env("BUDGETPRESS_LAYOUTS", "layouts").output().expect("it runs");
    assert!(must_exit(&output, 2).contains("file-unreadable"));
}

#[test]
fn messages_follow_the_language() {
    let chinese = command(&["--lang", "zh", "build", "no-such-file.json"]).output().expect("it runs");
    assert!(must_exit(&chinese, 2).contains("无法读取"));
    let locale =
        command(&["build", "no-such-file.json"]).env_remove("BUDGETPRESS_LANG").env("LC_ALL", "zh_CN.UTF-8").output();
    assert!(must_exit(&locale.expect("it runs"), 2).contains("无法读取"));
}

#[test]
fn it_runs_outside_the_source_tree() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    std::fs::copy(support::root().join(support::SAMPLE), folder.path().join("budget.json")).expect("a copy");
    let output = command(&["build", "budget.json"]).current_dir(folder.path()).output().expect("it runs");
    must_exit(&output, 0);
    assert!(folder.path().join("budget.pdf").exists());
}

#[test]
fn view_prints_json_for_a_preview() {
    let output = run(&["view", support::SAMPLE]);
    must_exit(&output, 0);
    let view: serde_json::Value = serde_json::from_slice(&output.stdout).expect("it is JSON");
    assert_eq!(view["parts"]["sheets"]["blocks"][0]["rows"][0]["cells"][1], "3,264.71");
    assert!(view["fonts"]["fangsong"]["chain"].is_array());
}

#[test]
fn fonts_lists_roles_and_missing_characters() {
    let output = run(&["fonts", support::SAMPLE, "--fonts", "fonts"]);
    assert!(must_exit(&output, 0).contains("Every character"));
    let text = String::from_utf8(output.stdout).expect("text");
    insta::assert_snapshot!(text);
}

#[test]
fn layouts_are_listed() {
    let output = run(&["layouts"]);
    must_exit(&output, 0);
    assert!(String::from_utf8_lossy(&output.stdout).contains("guangzhou-2024\t广州市部门预算（2024年）"));
}

#[test]
fn help_tells_each_command() {
    let output = run(&["--help"]);
    must_exit(&output, 0);
    let help = String::from_utf8_lossy(&output.stdout).into_owned();
    for word in ["build", "new", "convert", "view", "fonts", "layouts", "schema", "Exit status"] {
        assert!(help.contains(word), "{help}");
    }
}

#[test]
fn the_data_is_never_overwritten_and_no_other_file_is_harmed() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let data = std::fs::read(support::root().join(support::SAMPLE)).expect("the sample");
    let input = folder.path().join("budget.pdf");
    std::fs::write(&input, &data).expect("written");
    for args in [&["build"][..], &["view", "-o", "budget.pdf"], &["build", "-o", "../budget.pdf"]] {
        let inside = folder.path().join("inside");
        std::fs::create_dir_all(&inside).expect("a folder");
        let place = if args.contains(&"../budget.pdf") { &inside } else { folder.path() };
        let output = command(args).arg(&input).current_dir(place).output().expect("it runs");
        assert!(must_exit(&output, 2).contains("is the data file itself"));
        assert!(std::fs::read(&input).expect("still there") == data);
    }
    assert!(must_exit(&run(&["build", support::SAMPLE, "-o", "tests"]), 2).contains("is a folder"));
    assert!(
        must_exit(&run(&["build", support::SAMPLE, "-o", "no/such/budget.pdf"]), 2)
            .contains("the folder no/such does not exist")
    );
}

#[cfg(target_os = "linux")]
#[test]
fn a_machine_without_room_for_a_reader_says_so_and_blames_no_file() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let workbook = folder.path().join("budget.xlsx");
    let output = command(&["new", "--layout", "guangzhou-2024", "-o"]).arg(&workbook).output();
    must_exit(&output.expect("it runs"), 0);
    // The stack of the reading thread alone is larger, in KiB.
    let limited = "ulimit -v 260000; exec \"$0\" check \"$1\"";
    let mut shell = Command::new("sh");
    shell.args(["-c", limited, env!("CARGO_BIN_EXE_budgetpress")]).arg(&workbook).env("BUDGETPRESS_LANG", "en");
    let told = must_exit(&shell.output().expect("it runs"), 2);
    assert!(told.contains("error[thread-none]") && !told.contains("workbook-unreadable"), "{told}");
}

#[cfg(unix)]
#[test]
fn links_are_followed_and_devices_written_to() {
    use std::os::unix::fs::FileTypeExt;
    let folder = tempfile::tempdir().expect("a temporary folder");
    let (real, link) = (folder.path().join("real.pdf"), folder.path().join("link.pdf"));
    must_exit(&command(&["build", support::SAMPLE, "-o"]).arg(&real).output().expect("it runs"), 0);
    std::os::unix::fs::symlink(&real, &link).expect("a link");
    must_exit(&command(&["build", support::SAMPLE, "-o"]).arg(&link).output().expect("it runs"), 0);
    assert!(std::fs::symlink_metadata(&link).expect("the link").is_symlink());
    assert!(std::fs::read(&real).expect("the file").starts_with(b"%PDF"));
    must_exit(&run(&["build", support::SAMPLE, "-o", "/dev/null"]), 0);
    assert!(std::fs::metadata("/dev/null").expect("the device").file_type().is_char_device());
}

#[test]
fn images_of_an_earlier_longer_run_do_not_stay() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let build = || {
        let mut command = command(&["build", support::SAMPLE, "--ppi", "10", "-o", "-", "--pages"]);
        must_exit(&command.arg(folder.path()).output().expect("it runs"), 0);
    };
    build();
    for name in ["024.png", "025.png"] {
        std::fs::copy(folder.path().join("001.png"), folder.path().join(name)).expect("a copy");
    }
    // What somebody else put there stays.
    std::fs::write(folder.path().join("026.png"), "mine").expect("written");
    build();
    let left = |name: &str| folder.path().join(name).exists();
    assert_eq!(["023.png", "024.png", "025.png", "026.png"].map(left), [true, false, false, true]);
}

#[test]
fn faults_of_the_pages_name_the_text_of_the_data() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let input = folder.path().join("budget.json");
    let text = std::fs::read_to_string(support::root().join(support::SAMPLE)).expect("the sample");
    let word = "A".repeat(90);
    std::fs::write(&input, text.replace("购置经费\"", &format!("{word}\"")).replace("购置经费/", &format!("{word}/")))
        .expect("written");
    let told = must_exit(&command(&["build"]).arg(&input).output().expect("it runs"), 1);
    assert!(told.contains("text-across-rule") && told.contains("/sheets/12/lines/4/project"), "{told}");
    assert!(!folder.path().join("budget.pdf").exists());
}

/// The sample with a wrong total in 表6.
fn contradicting(folder: &std::path::Path) -> std::path::PathBuf {
    let input = folder.join("budget.json");
    let text = std::fs::read_to_string(support::root().join(support::SAMPLE)).expect("the sample");
    let wrong = text.replacen(
        "\"name\": \"工资福利支出\", \"budget\": \"2013.42\"",
        "\"name\": \"工资福利支出\", \"budget\": \"201.34\"",
        1,
    );
    assert!(wrong != text);
    std::fs::write(&input, wrong).expect("written");
    input
}

#[test]
fn a_document_that_contradicts_itself_is_not_built() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let input = contradicting(folder.path());
    for command_name in ["check", "build"] {
        let told = must_exit(&command(&[command_name]).arg(&input).output().expect("it runs"), 1);
        assert!(told.contains("error[footing] 表6") && told.contains("error[tie]"), "{told}");
        assert!(told.contains("/sheets/6/lines/1/budget"), "{told}");
    }
    assert!(!folder.path().join("budget.pdf").exists());
    assert!(must_exit(&run(&["check", support::SAMPLE]), 0).contains("568 identities exactly, 11 within rounding"));
}

#[test]
fn a_draft_is_built_all_the_same_and_says_so_on_every_page() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let input = contradicting(folder.path());
    let told = must_exit(&command(&["build", "--draft"]).arg(&input).output().expect("it runs"), 0);
    assert!(told.contains("error[footing] 表6"), "{told}");
    let pages = support::pdf::read(&std::fs::read(folder.path().join("budget.pdf")).expect("the draft"));
    assert_eq!(pages.len(), 23);
    assert!(pages.iter().all(|page| page.text().contains("草稿")));
}

#[test]
fn findings_are_told_to_programs_in_json() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let input = contradicting(folder.path());
    let output = command(&["check", "--format", "json"]).arg(&input).output().expect("it runs");
    assert_eq!(must_exit(&output, 1), "");
    let told: serde_json::Value = serde_json::from_slice(&output.stdout).expect("it is JSON");
    let first = &told["findings"][0];
    assert_eq!((first["code"].as_str(), first["severity"].as_str()), (Some("footing"), Some("error")));
    assert!(first["line"].as_u64().is_some_and(|line| line > 100) && first["place"].is_string(), "{first}");
    assert!(told["identities"]["error"].as_u64().is_some_and(|errors| errors >= 3), "{told}");
    support::must_fit("docs/schema/findings.json", &told);
    let broken = command(&["check", "--format", "json", "no-such-file.json"]).output().expect("it runs");
    assert_eq!(must_exit(&broken, 2), "");
    let told: serde_json::Value = serde_json::from_slice(&broken.stdout).expect("it is JSON");
    assert_eq!(told["findings"][0]["code"], "file-unreadable");
    support::must_fit("docs/schema/findings.json", &told);
}

#[test]
fn an_accepted_finding_is_not_told_but_stays_on_record() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let pdf = folder.path().join("budget.pdf");
    let accept = ["--allow", "percent-differs@/figures/operating/percent", "--because", "按批复口径"];
    let output = command(&["build", support::SAMPLE, "-o"]).arg(&pdf).args(accept).output().expect("it runs");
    let told = must_exit(&output, 0);
    assert!(told.contains("accepted: percent-differs at /figures/operating/percent: 按批复口径"), "{told}");
    assert!(!told.contains("warning["), "{told}");
    let record = support::pdf::attachment(&std::fs::read(&pdf).expect("the PDF"), "accepted-findings.json");
    let record: serde_json::Value = serde_json::from_slice(&record).expect("it is JSON");
    assert_eq!(record[0]["because"], "按批复口径");
    assert_eq!(record[0]["finding"]["code"], "percent-differs");
    let told = command(&["check", support::SAMPLE, "--format", "json"]).args(accept).output().expect("it runs");
    let told: serde_json::Value = serde_json::from_slice(&told.stdout).expect("it is JSON");
    assert_eq!(
        (told["findings"].as_array().map(Vec::len), told["accepted"].as_array().map(Vec::len)),
        (Some(0), Some(1))
    );
    support::must_fit("docs/schema/findings.json", &told);
}

#[test]
fn an_error_can_be_accepted_too_and_nothing_else_with_it() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let input = contradicting(folder.path());
    let accept = ["--allow", "footing@/sheets/6/lines/1/budget", "--because", "尾数"];
    let told = must_exit(&command(&["check"]).arg(&input).args(accept).output().expect("it runs"), 1);
    assert!(!told.contains("/sheets/6/lines/1/budget\n  cells"), "{told}");
    assert!(told.contains("error[footing] 表6 \"预算\"") && told.contains("error[tie]"), "{told}");
}

#[test]
fn an_acceptance_without_its_finding_is_refused() {
    let wrong = [
        ["--allow", "footing@/figures/operating/percent", "--because", "x"],
        ["--allow", "percent-differs", "--because", "x"],
        ["--allow", "percent-differs@/figures/operating/percent", "--because", " "],
    ];
    for accept in wrong {
        must_exit(&command(&["check", support::SAMPLE]).args(accept).output().expect("it runs"), 2);
    }
}

#[test]
fn colours_are_for_terminals() {
    let plain = must_exit(&run(&["check", support::SAMPLE]), 0);
    assert!(!plain.contains('\u{1b}'), "{plain}");
    let forced = command(&["check", support::SAMPLE]).env("CLICOLOR_FORCE", "1").output().expect("it runs");
    assert!(must_exit(&forced, 0).contains("\u{1b}[1m\u{1b}[33mwarning[percent-differs]"));
}

/// A workbook into which nothing was written has no notes of its own.
#[test]
fn the_untouched_form_has_no_fault_of_its_own() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("form.xlsx");
    let path = path.to_str().expect("a path");
    must_exit(&run(&["new", "--layout", "guangzhou-2024", "-o", path]), 0);
    let told = must_exit(&run(&["check", path]), 1);
    assert!(told.contains("error[") && !told.contains("nil-without-note"), "{told}");
}

#[test]
fn rules_are_explained() {
    let output = run(&["check", "--explain", "tail-unlikely"]);
    must_exit(&output, 0);
    assert!(String::from_utf8_lossy(&output.stdout).contains("three standard deviations"));
    assert!(must_exit(&run(&["check", "--explain", "nothing"]), 2).contains("rules: unit-wrong, "));
    // Each command explains the other one's rules, too.
    for (own, code) in [("inspect", "tie"), ("check", "release-tags")] {
        must_exit(&run(&[own, "--explain", code]), 0);
    }
}

#[test]
fn the_report_marks_the_wrong_cells() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let (input, report) = (contradicting(folder.path()), folder.path().join("report.html"));
    must_exit(&command(&["check", "--report"]).arg(&report).arg(&input).output().expect("it runs"), 1);
    let page = std::fs::read_to_string(&report).expect("the report");
    // The wrong cell, marked, with links from its findings and back to them.
    let cell = "<td id=\"/sheets/6/lines/1/budget\" class=\"n error\">201.34 <sup><a href=\"#f1\">1</a>";
    assert!(page.contains(cell) && page.contains("<a href=\"#/sheets/6/lines/1/budget\">表6 301 "), "{page}");
    assert!(page.contains("<h2>表12 部门预算项目支出及其他支出预算表</h2>"));
    assert!(!page.contains("<script") && !page.contains("http"), "it needs nothing else");
}

#[test]
fn a_new_workbook_replaces_no_other_unless_told_to() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let book = folder.path().join("budget.xlsx");
    let new = |more: &[&str]| {
        let mut command = command(&["new", "--layout", "guangzhou-2024", "-o"]);
        command.arg(&book).args(more).output().expect("it runs")
    };
    must_exit(&new(&[]), 0);
    let blank = std::fs::read(&book).expect("the workbook");
    assert!(blank.starts_with(b"PK"));
    must_exit(&new(&[]), 0);
    assert!(must_exit(&new(&["--from", support::SAMPLE]), 2).contains("error[file-exists]"));
    assert!(std::fs::read(&book).expect("still there") == blank);
    must_exit(&new(&["--from", support::SAMPLE, "--force"]), 0);
    assert!(std::fs::read(&book).expect("the workbook") != blank);
    assert!(must_exit(&run(&["new", "--layout", "none", "-o", "x.xlsx"]), 2).contains("layout-unknown"));
}

#[test]
fn the_name_of_the_output_tells_what_to_convert_into() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let convert = |output: &str, more: &[&str]| {
        let mut command = command(&["convert", support::SAMPLE]);
        command.arg(folder.path().join(output)).args(more).output().expect("it runs")
    };
    for output in ["budget.json", "budget.xlsx", "budget.csv", "open/"] {
        must_exit(&convert(output, &[]), 0);
        assert!(folder.path().join(output).exists(), "{output}");
    }
    assert!(folder.path().join("open/datapackage.json").exists() && folder.path().join("open/budget.csv").exists());
    must_exit(&convert("budget.xlsx", &[]), 0);
    must_exit(&convert("budget.json", &[]), 0);
    assert!(must_exit(&convert("budget.doc", &[]), 2).contains("error[form-unknown]"));
    must_exit(&convert("budget.doc", &["--to", "json"]), 0);
    let again = command(&["convert", "-", "-", "--to", "json"])
        .stdin(std::fs::File::open(folder.path().join("budget.json")).expect("the file"))
        .output()
        .expect("it runs");
    must_exit(&again, 0);
    assert!(again.stdout == std::fs::read(folder.path().join("budget.json")).expect("the file"));
}

#[test]
fn last_years_ledger_is_the_base_of_comparison() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let (last, output) = (folder.path().join("last.csv"), folder.path().join("budget.json"));
    let ledger = "data/guangzhou-12345-2024.ledger.csv";
    let text = std::fs::read_to_string(support::root().join(ledger)).expect("the ledger");
    // Last year 办公费 was 13,456 元 less: 1.3456 万元, of which the comparison loses nothing.
    std::fs::write(&last, text.replacen(",30201,一般公共预算,114500", ",30201,一般公共预算,101044", 1))
        .expect("written");
    let derive = |last: &std::path::Path| {
        let mut command = command(&["derive", ledger, "--with", support::SAMPLE, "--last-year"]);
        must_exit(&command.arg(last).arg("-o").arg(&output).output().expect("it runs"), 0);
        std::fs::read_to_string(&output).expect("the budget")
    };
    let budget: serde_json::Value = serde_json::from_str(&derive(&last)).expect("it is JSON");
    assert_eq!(budget["figures"]["revenue"]["previous"], "3263.3664");
    assert_eq!(budget["figures"]["operating"]["previous"], "1017.1544");
    assert!(budget["figures"]["revenue"].get("change").is_none());
    let told = must_exit(&command(&["check"]).arg(&output).output().expect("it runs"), 0);
    // The stated percentage no longer fits: the reasons of the sample speak of another change.
    assert!(told.contains("percent-differs"), "{told}");
}

#[test]
fn a_ledger_needs_no_tables_beside_it() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let (rest, output) = (folder.path().join("rest.json"), folder.path().join("budget.json"));
    let mut data = support::sample();
    let goals: Vec<serde_json::Value> = data["sheets"]["12"]["lines"].as_array().expect("lines").clone();
    let key = data["sheets"]["key_projects"].take();
    data["sheets"] = serde_json::json!({ "key_projects": key });
    std::fs::write(&rest, data.to_string()).expect("written");
    let derive = |ledger: &std::path::Path, output: &std::path::Path| {
        command(&["derive"]).arg(ledger).arg("--with").arg(&rest).arg("-o").arg(output).output().expect("it runs")
    };
    // Goals are then told by the ledger.
    let told = must_exit(&derive(&support::root().join("data/guangzhou-12345-2024.ledger.csv"), &output), 1);
    assert!(told.contains("words-missing") && told.contains("ledger.csv"), "{told}");
    let text = std::fs::read_to_string(support::root().join("data/guangzhou-12345-2024.ledger.csv")).expect("it");
    let with_goals: String = text
        .lines()
        .map(|line| {
            let project = line.split(',').nth(1).unwrap_or_default();
            let goal = goals.iter().find(|line| line["project"] == project).and_then(|line| line["goal"].as_str());
            let goal = if line.starts_with("支出类别") { "绩效目标" } else { goal.unwrap_or_default() };
            format!("{line},\"{goal}\"\n")
        })
        .collect();
    let ledger = folder.path().join("ledger.csv");
    std::fs::write(&ledger, with_goals).expect("written");
    must_exit(&derive(&ledger, &output), 0);
    must_exit(&command(&["check"]).arg(&output).output().expect("it runs"), 0);
    // No input is written over, and a fault is told of the file that has it.
    must_exit(&derive(&ledger, &rest), 2);
    std::fs::write(&rest, "{}").expect("written");
    assert!(must_exit(&derive(&ledger, &output), 1).contains("rest.json"));
}

#[test]
fn what_is_no_data_file_is_told_so() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let empty = folder.path().join("empty.xlsx");
    std::fs::write(&empty, "").expect("written");
    assert!(must_exit(&command(&["check"]).arg(&empty).output().expect("it runs"), 2).contains("file-empty"));
    assert!(must_exit(&run(&["check", "data/guangzhou-12345-2024.ledger.csv"]), 2).contains("budgetpress derive"));
}

#[test]
fn a_new_workbook_has_the_ending_of_one() {
    for name in ["budget.xls", "budget.json", "budget"] {
        let told = must_exit(&run(&["new", "--layout", "guangzhou-2024", "-o", name]), 2);
        assert!(told.contains("error[workbook-name]") && told.contains("use the extension .xlsx"), "{told}");
        assert!(!told.contains("--to") && !support::root().join(name).exists(), "{told}");
    }
}

#[test]
fn open_data_that_contradicts_itself_is_not_released() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let input = contradicting(folder.path());
    for output in ["data.csv", "data/"] {
        let output = folder.path().join(output);
        let told = must_exit(&command(&["convert"]).arg(&input).arg(&output).output().expect("it runs"), 1);
        assert!(told.contains("error[footing]") && !output.exists(), "{told}");
    }
}

#[test]
fn open_data_are_not_mixed_with_those_of_another_budget() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let (input, open) = (folder.path().join("budget.json"), folder.path().join("open"));
    let mut data = support::sample();
    data["unit"] = serde_json::json!("另一个单位");
    std::fs::write(&input, data.to_string()).expect("written");
    let convert = |input: &std::path::Path, to: &std::path::Path, more: &[&str]| {
        command(&["convert"]).arg(input).arg(format!("{}/", to.display())).args(more).output().expect("it runs")
    };
    let sample = support::root().join(support::SAMPLE);
    must_exit(&convert(&sample, &open, &[]), 0);
    // The same again is no hindrance; other tables are told, and stay.
    std::fs::write(open.join("sheet-99.csv"), "mine").expect("written");
    let told = must_exit(&convert(&sample, &open, &[]), 0);
    assert!(told.contains("warning[folder-left]") && told.contains(": sheet-99.csv"), "{told}");
    let description = || std::fs::read(open.join("datapackage.json")).expect("the description");
    let before = description();
    let told = must_exit(&convert(&input, &open, &[]), 2);
    assert!(told.contains("error[file-exists]") && told.contains("for another document"), "{told}");
    assert!(description() == before);
    must_exit(&convert(&input, &open, &["--force"]), 0);
    assert!(description() != before);
    assert_eq!(std::fs::read(open.join("sheet-99.csv")).expect("still there"), b"mine");
    // What is not described may be anything.
    let other = folder.path().join("other");
    std::fs::create_dir(&other).expect("a folder");
    std::fs::write(other.join("budget.csv"), "mine").expect("written");
    let told = must_exit(&convert(&sample, &other, &[]), 2);
    assert!(told.contains("error[file-exists]") && told.contains("budget.csv"), "{told}");
    assert_eq!(std::fs::read_dir(&other).expect("the folder").count(), 1);
}

#[test]
fn identities_that_only_warn_are_counted() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let input = folder.path().join("budget.json");
    let mut data = support::sample();
    data["figures"]["assets"]["purchase"] = serde_json::json!("38.80");
    std::fs::write(&input, data.to_string()).expect("written");
    let told = must_exit(&command(&["check"]).arg(&input).output().expect("it runs"), 0);
    assert!(told.contains("1 do not agree, and are listed above"), "{told}");
}

#[test]
fn the_workbook_is_described() {
    let output = run(&["schema", "guangzhou-2024", "--workbook"]);
    must_exit(&output, 0);
    let published = std::fs::read(support::root().join("docs/workbook.md")).expect("the description is there");
    assert!(output.stdout == published, "as published");
    must_exit(&run(&["schema", "guangzhou-2024", "--workbook", "--markdown"]), 2);
}

#[test]
fn both_editions_and_what_they_were_made_from() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let input = folder.path().join("budget.json");
    std::fs::copy(support::root().join(support::SAMPLE), &input).expect("a copy");
    let build = |args: &[&str]| command(&["build"]).arg(&input).args(args).output().expect("it runs");
    let told = must_exit(&build(&["--edition", "both", "--binding", "perfect", "--manifest"]), 0);
    assert!(told.contains("budget.pdf: 23 pages") && told.contains("budget.print.pdf: 24 pages"), "{told}");
    let read = |name: &str| std::fs::read(folder.path().join(name)).expect("the file is there");
    let sums = String::from_utf8(read("SHA256SUMS")).expect("text");
    let named: Vec<&str> = sums.lines().filter_map(|line| line.split_once("  ")).map(|(_, name)| name).collect();
    let wanted = [
        "budget.pdf",
        "budget.print.pdf",
        "budget.print.json",
        "budget.print.txt",
        "budget.print.html",
        "manifest.json",
    ];
    assert_eq!(named, wanted);
    let digest = |bytes: &[u8]| -> String { Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect() };
    for (sum, name) in sums.lines().filter_map(|line| line.split_once("  ")) {
        assert_eq!(digest(&read(name)), sum, "{name}");
    }
    let manifest: serde_json::Value = serde_json::from_slice(&read("manifest.json")).expect("JSON");
    assert_eq!(manifest["engine"], "Typst 0.15.1");
    assert_eq!(manifest["input"]["sha256"], digest(&read("budget.json")).as_str());
    let data = support::pdf::attachment(&read("budget.pdf"), "budget.json");
    assert_eq!(manifest["data"]["sha256"], digest(&data).as_str());
    let report = support::pdf::attachment(&read("budget.pdf"), "check-report.json");
    let report: serde_json::Value = serde_json::from_slice(&report).expect("JSON");
    assert_eq!(
        (report["findings"][0]["code"].as_str(), &report["findings"][0]["file"]),
        (Some("percent-differs"), &serde_json::Value::Null)
    );
    assert!(!String::from_utf8_lossy(&read("manifest.json")).contains(&folder.path().display().to_string()));
}

#[test]
fn the_print_edition_alone_leaves_its_own_files_and_tells_what_it_cannot_do() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let input = folder.path().join("budget.json");
    std::fs::copy(support::root().join(support::SAMPLE), &input).expect("a copy");
    let build = |args: &[&str]| {
        command(&["build", "--edition", "print"])
            .arg(&input)
            .args(args)
            .current_dir(folder.path())
            .output()
            .expect("it runs")
    };
    assert!(must_exit(&build(&["-o", "-"]), 2).contains("several files"));
    assert!(must_exit(&build(&["--bleed", "80"]), 2).contains("print.bleed"));
    assert!(must_exit(&build(&["--icc", "budget.json"]), 2).contains("it is not an ICC profile"));
    assert!(must_exit(&build(&["--icc", "none.icc"]), 2).contains("none.icc"));
    let files = || {
        let entries = std::fs::read_dir(folder.path()).expect("the folder").flatten();
        let mut names: Vec<String> = entries.map(|entry| entry.file_name().to_string_lossy().into_owned()).collect();
        names.sort();
        names
    };
    assert_eq!(files(), ["budget.json"], "nothing is written unless all is well");
    must_exit(&build(&["--crop-marks", "--bleed", "5", "-o", "budget.print.pdf"]), 0);
    assert_eq!(
        files(),
        ["budget.json", "budget.print.html", "budget.print.json", "budget.print.pdf", "budget.print.txt"]
    );
    must_exit(&build(&[]), 0);
    assert_eq!(files().len(), 5, "that is its name by default");
    must_exit(&build(&["-o", "shop.pdf", "--cover", "--binding", "perfect"]), 0);
    assert_eq!(files()[5..], ["shop.cover.pdf", "shop.html", "shop.json", "shop.pdf", "shop.txt"]);
    // The job ticket would be the data.
    assert!(must_exit(&build(&["-o", "budget.pdf"]), 2).contains("error[output-is-input]"));
    assert_eq!(files().len(), 10);
}

#[test]
fn both_editions_inspect_clean_and_a_changed_file_does_not() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let pdf = folder.path().join("budget.pdf");
    must_exit(&command(&["build", support::SAMPLE, "--edition", "both", "-o"]).arg(&pdf).output().expect("it runs"), 0);
    let inspect = |file: &str, gate: &str, data: &std::path::Path| {
        let mut command = command(&["inspect", "--gate", gate, "--against"]);
        command.arg(data).arg(folder.path().join(file)).output().expect("it runs")
    };
    let sample = support::root().join(support::SAMPLE);
    must_exit(&inspect("budget.pdf", "release", &sample), 0);
    must_exit(&inspect("budget.print.pdf", "print", &sample), 0);
    // The one is not the other, and neither is that of other data.
    must_exit(&inspect("budget.pdf", "print", &sample), 1);
    must_exit(&inspect("budget.print.pdf", "release", &sample), 1);
    let mut data = support::sample();
    data["sheets"]["6"]["lines"][3]["budget"] = serde_json::json!("873.87");
    let other = folder.path().join("other.json");
    std::fs::write(&other, data.to_string()).expect("written");
    for (file, gate) in [("budget.pdf", "release"), ("budget.print.pdf", "print")] {
        let told = must_exit(&inspect(file, gate, &other), 1);
        assert!(told.contains("873.87") && told.contains("873.78"), "{told}");
    }
}
