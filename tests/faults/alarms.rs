//! Honest documents build without a finding: no false alarm and no dead end.

use std::io::Write;
use std::path::Path;

use budgetpress::layout::{Binding, Layouts, PrintOptions};
use budgetpress::layout_check::check_layout;
use budgetpress::model::{Finding, Severity};
use budgetpress::{BuildOptions, Editions, Error, export, inspect};
use serde_json::{Value, json};

use crate::tests::cli::{command, must_exit};
use crate::tests::editions::profile;
use crate::tests::support::departments::{Numbers, department};
use crate::tests::support::{self, COMPILER, LayoutCopy, RESOURCES, input, texts};

/// Builds both editions and the cover with all proofs and gates; nothing is written.
fn build(data: &Value, options: &BuildOptions) -> Result<usize, Error> {
    Ok(RESOURCES.whole_document(input(data))?.build(options)?.outputs.files.len())
}

/// Both editions and the cover.
fn all() -> BuildOptions {
    let print = PrintOptions { cover: Some(true), binding: Some(Binding::Perfect), ..PrintOptions::default() };
    BuildOptions { editions: Editions::Both, print, ..BuildOptions::default() }
}

#[track_caller]
fn must_build(data: &Value, what: &str) {
    let built = build(data, &all());
    assert!(built.is_ok(), "{what}: {}", built.map_or_else(|error| error.to_string(), |_| String::new()));
}

/// The samples of all layouts.
fn samples() -> [Value; 3] {
    [support::sample(), support::final_accounts(), support::second_sample()]
}

/// The same under another name.
fn renamed(data: &Value, name: &str) -> Value {
    let own = data["unit"].as_str().expect("a unit").to_owned();
    serde_json::from_str(&data.to_string().replace(&own, name)).expect("it is JSON")
}

/// A list of paragraphs, none of which is among those of other lists.
fn paragraphs(count: usize, others: &mut Vec<String>, random: &mut Numbers) -> Value {
    let mut all: Vec<String> = Vec::new();
    while all.len() < count {
        let clauses = *[1, 1, 2, 3, 5, 9, 30].get(random.below(7)).expect("one of them");
        let text = texts::paragraph(clauses, random);
        if !others.contains(&text) {
            others.push(text.clone());
            all.push(text);
        }
    }
    json!(all)
}

/// Other texts in all sections, and in the cells of words.
fn rewritten(mut data: Value, random: &mut Numbers) -> Value {
    let mut others = Vec::new();
    for part in data["texts"].as_object_mut().expect("texts").values_mut() {
        for section in part.as_object_mut().expect("sections").values_mut() {
            *section = paragraphs(random.between(1, 9), &mut others, random);
        }
    }
    for sheet in data["sheets"].as_object_mut().into_iter().flatten() {
        for line in sheet.1["lines"].as_array_mut().into_iter().flatten() {
            retell(line, random);
        }
    }
    for line in data.get_mut("ledger").and_then(Value::as_array_mut).into_iter().flatten() {
        retell(line, random);
    }
    data
}

/// Another goal in a line that has one: some over several pages.
fn retell(line: &mut Value, random: &mut Numbers) {
    let clauses = *[1, 2, 4, 8, 16, 200].get(random.below(6)).expect("one of them");
    if let Some(goal) = line.get_mut("goal") {
        *goal = json!(texts::paragraph(clauses, random));
    }
}

/// A made-up budget of one of the layouts.
fn made_up(seed: u64) -> Value {
    let mut random = Numbers(seed ^ 0x00A1_A2B5);
    let data = match seed % 4 {
        0 => support::final_accounts(),
        1 => support::second_sample(),
        _ => serde_json::from_slice(&department(seed)).expect("it is JSON"),
    };
    let length = *[4, 8, 12, 20, 30, 45, 60, 90, 120].get(random.below(9)).expect("one of them");
    let data = renamed(&data, &texts::name(length, &mut random));
    let mut data = rewritten(data, &mut random);
    let Some(mut ledger) = data.get_mut("ledger").map(Value::take) else { return data };
    let lines = ledger.as_array_mut().expect("lines");
    match random.below(5) {
        // No project at all.
        0 => {
            lines.retain(|line| line["kind"] != "project");
            data["sheets"]["key_projects"]["lines"] = json!([]);
        }
        // Many small ones.
        1 => {
            let like = lines.iter().find(|line| line["kind"] == "project").expect("a project").clone();
            for number in 0..random.between(30, 120) {
                let mut line = like.clone();
                let name = texts::name(*[6, 15, 40, 120].get(random.below(4)).expect("one of them"), &mut random);
                line["project"] = json!(format!("{name}第{number}项目"));
                line["amount"] = json!("10000.00");
                retell(&mut line, &mut random);
                lines.push(line);
            }
        }
        _ => {}
    }
    data["ledger"] = ledger;
    data
}

/// Settings as shops and offices have them.
fn settings(seed: u64) -> BuildOptions {
    let mut settings = all();
    settings.fingerprint = seed.is_multiple_of(3);
    settings.print.turn_tables = Some(seed.is_multiple_of(2));
    settings.print.parts_on_recto = Some(seed.is_multiple_of(5));
    settings.print.crop_marks = Some(seed.is_multiple_of(7));
    settings
}

/// How many of them, and from which seed on, `MADE_UP=1000 MADE_UP_FROM=0` may say.
fn number(name: &str, usual: u64) -> u64 {
    std::env::var(name).map_or(usual, |text| text.parse().expect("a number"))
}

#[test]
fn made_up_documents_with_real_world_texts_build_without_a_finding() {
    let from = number("MADE_UP_FROM", 0);
    let mut refused = Vec::new();
    for seed in from..from + number("MADE_UP", 8) {
        if let Err(error) = build(&made_up(seed), &settings(seed)) {
            // Where to look at it.
            if let Some(folder) = std::env::var_os("MADE_UP_IN") {
                let path = Path::new(&folder).join(format!("{seed}.json"));
                std::fs::write(path, made_up(seed).to_string()).expect("written");
            }
            // At once: a long run may be ended before it is through.
            let _ = writeln!(std::io::stderr(), "{seed}: {error}");
            refused.push(seed);
        }
    }
    assert!(refused.is_empty(), "{} refused: {refused:?}", refused.len());
}

/// D1.
#[test]
fn blanks_beside_full_width_marks_and_digits_build_wherever_lines_break() {
    let marks: Vec<char> = "，。、；：！？）》〉】』」〕”’…—·（《〈【『「〔“‘％℃".chars().collect();
    for mut data in samples() {
        let (part, section) = first_section(&data);
        // One paragraph for each mark and place on the line: all of them reach its end.
        let paragraph = |(index, mark): (usize, &char)| {
            let fill = "负责统筹有关政策文件的起草工作落实总体部署".chars().cycle().skip(index).take(20 + index % 9);
            let fill: String = fill.collect();
            let blank = ["\u{20}", "  ", "\u{3000}", "\u{A0}"][index % 4];
            let again: String = (0..12).map(|_| format!("起草{mark}{blank}落实{blank}{mark}12{blank}年")).collect();
            format!("{index}{fill}{again}。")
        };
        data["texts"][part][section] = marks.iter().enumerate().map(paragraph).collect();
        must_build(&data, data["layout"].as_str().unwrap_or_default());
    }
}

/// The first section of the data's texts.
fn first_section(data: &Value) -> (String, String) {
    let (part, sections) = data["texts"].as_object().and_then(|texts| texts.iter().next()).expect("a part");
    let (section, _) = sections.as_object().and_then(|sections| sections.iter().next()).expect("a section");
    (part.clone(), section.clone())
}

/// D4.
#[test]
fn names_of_1_to_120_characters_build_in_each_layout() {
    let some = [[1, 60, 120], [41, 57, 83], [2, 41, 120]];
    for (data, some) in samples().into_iter().zip(some) {
        let lengths: Vec<usize> = if number("MADE_UP", 0) > 0 { (1..=120).collect() } else { some.to_vec() };
        for length in &lengths {
            let name = texts::name(*length, &mut Numbers(*length as u64));
            must_build(&renamed(&data, &name), &format!("{length} characters in {}", data["layout"]));
        }
    }
}

/// References in XML metadata stand between blanks, and beside each other.
#[test]
fn marks_that_xml_writes_as_references_build_with_the_blanks_around_them() {
    must_build(&renamed(&support::sample(), "甲 & 乙 <丙> && < 丁"), "marks of XML in the name of the unit");
}

/// What the overprint rules of the gate find in the web edition of a budget with these layouts.
fn overprinted(layouts: &LayoutCopy, data: &Value) -> Vec<String> {
    let document = layouts.compile(data).unwrap_or_else(|error| panic!("it is set: {error}"));
    let report = inspect::read(&export::pdf(&document).expect("the PDF is written")).expect("it is read");
    let pairs = report.pages.iter().flat_map(|page| &page.overlaps);
    pairs.map(|pair| format!("{} {}", pair.one, pair.other)).collect()
}

/// D3.
#[test]
fn kerned_pairs_of_printable_characters_are_no_overprint_in_any_face() {
    let printable = || (b'!'..=b'~').map(char::from);
    let mut data = support::sample();
    let pairs = |one: char| printable().map(move |other| format!("字{one}{other}")).collect::<String>() + "。";
    data["texts"]["overview"]["organisation"] = printable().map(pairs).collect();
    // The faces in which Latin letters are set: 宋体, which sets those of 仿宋 and 楷体, too; 黑体; 小标宋.
    for role in ["fangsong", "heiti", "biaosong"] {
        let layouts = LayoutCopy::new();
        let (from, to) = ("#let fangsong = role(\"fangsong\")", format!("#let fangsong = role(\"{role}\")"));
        layouts.edit("shared/theme.typ", from, &to);
        assert_eq!(overprinted(&layouts, &data), [""; 0], "{role}");
    }
    // Letters that are squeezed into each other are found.
    let layouts = LayoutCopy::new();
    let squeezed = "#show: document-rules\n#set text(tracking: -0.4em)";
    layouts.edit("guangzhou-2024/main.typ", "#show: document-rules", squeezed);
    let (view, layout) = layouts.view(&support::sample());
    let refused = COMPILER.compile(&view, &layout).err();
    assert!(refused.is_some() || !overprinted(&layouts, &support::sample()).is_empty());
}

/// The values of a TOML file that are texts, with their places.
fn texts_of(value: &mut toml::Value, place: &str, visit: &mut dyn FnMut(&str, &mut String)) {
    match value {
        toml::Value::String(text) => visit(place, text),
        toml::Value::Array(array) => {
            array.iter_mut().enumerate().for_each(|(index, value)| texts_of(value, &format!("{place}/{index}"), visit))
        }
        toml::Value::Table(table) => {
            table.iter_mut().for_each(|(key, value)| texts_of(value, &format!("{place}/{key}"), visit));
        }
        _ => {}
    }
}

/// The findings of the layout `mini` with another `layout.toml`.
fn examined(layouts: &LayoutCopy, toml: &str) -> Vec<(String, Finding)> {
    std::fs::write(layouts.path().join("mini/layout.toml"), toml).expect("written");
    Layouts::new(Some(&layouts.path())).examine("mini", Some(2024), None).findings
}

fn with_mini() -> LayoutCopy {
    let layouts = LayoutCopy::new();
    let mini = layouts.path().join("mini");
    std::fs::create_dir(&mini).expect("a new folder");
    support::copy(&support::root().join("tests/cases/layouts/mini"), &mini);
    layouts
}

/// D5.
#[test]
fn a_reference_that_nothing_fills_is_found_wherever_it_stands() {
    let layouts = with_mini();
    let path = layouts.path().join("mini/layout.toml");
    let sound = std::fs::read_to_string(&path).expect("the layout");
    let value: toml::Value = toml::from_str(&sound).expect("TOML");
    let mut places = Vec::new();
    texts_of(&mut value.clone(), "", &mut |place, _| places.push(place.to_owned()));
    assert!(places.len() > 100, "{}", places.len());
    // Words that are looked for, and cells with marks of their own, are not printed.
    let own = |place: &str| {
        let side = place.contains("/left/") || place.contains("/right/");
        place.starts_with("/words/placeholders") || place.starts_with("/tie/") && side
    };
    let wrong = ["{{ unknown }}", "{{unknown}}", "{ unit }", "{{ unit", "{{ yaer }}年"].iter().cycle();
    for (wanted, wrong) in places.iter().filter(|place| !own(place)).zip(wrong) {
        let mut changed = value.clone();
        texts_of(&mut changed, "", &mut |place, text| {
            if place == wanted {
                text.push_str(wrong);
            }
        });
        let told = examined(&layouts, &toml::to_string(&changed).expect("TOML"));
        let found = told.iter().any(|(_, finding)| {
            let place = finding.place.as_ref().is_some_and(|place| place.line().is_some() && place.column().is_some());
            // What is no text but a choice is refused as that.
            place && ["layout-reference-unknown", "layout-shape"].contains(&finding.code)
        });
        assert!(found, "{wanted} {wrong}: {told:?}");
    }
    // References that are known are filled with any blanks in them.
    let spaced = sound.replace("{{ year }}", "{{year}}").replace("{{ unit }}", "{{  unit }}");
    assert_eq!(examined(&layouts, &spaced).len(), 0);
    std::fs::write(&path, &sound).expect("written");
    // Texts that are printed as they are, and narratives.
    for (file, code) in [("glossary.txt", "layout-reference-fixed"), ("narrative.jinja", "layout-reference-literal")] {
        let layouts = LayoutCopy::new();
        let path = layouts.path().join("guangzhou-2024").join(file);
        let text = std::fs::read_to_string(&path).expect("a text");
        std::fs::write(&path, format!("{text}\n由{{ unit }}负责解释。\n")).expect("written");
        let report =
            check_layout(&Layouts::new(Some(&layouts.path())), "guangzhou-2024", &COMPILER).expect("it is read");
        let found = report.findings.iter().find(|(_, finding)| finding.code == code);
        let (named, finding) = found.unwrap_or_else(|| panic!("{file}: {:?}", report.findings));
        let line = finding.place.as_ref().and_then(|place| place.line());
        assert_eq!((named.as_str(), line), (file, Some(text.lines().count() + 2)), "{finding:?}");
    }
}

/// D7.
#[test]
fn pages_of_any_sizes_and_margins_are_proved_by_their_kind() {
    let upright = [(210, 297), (297, 210), (182, 257)];
    let margins = [(37, 35), (22, 20), (25, 45)];
    let mut number = 0;
    for (prose, sheet) in upright.iter().flat_map(|one| upright.iter().map(move |other| (one, other))) {
        for (above, below) in margins.iter().flat_map(|one| margins.map(move |other| (*one, other))) {
            number += 1;
            // A share of them at a time: there are 81.
            if number % 7 != 0 && std::env::var_os("MADE_UP").is_none() {
                continue;
            }
            let layouts = with_mini();
            let page = |kind: &str, (width, height): &(u32, u32), (top, bottom): (u32, u32)| {
                format!(
                    "{kind} = {{ width = {width}, height = {height}, top = {top}, bottom = {bottom}, left = 26, right = 22 }}"
                )
            };
            let pages = format!("[page]\n{}\n{}\n\n", page("prose", prose, above), page("sheet", sheet, below));
            let path = layouts.path().join("mini/layout.toml");
            let toml = std::fs::read_to_string(&path).expect("the layout");
            let (before, rest) = toml.split_once("[page]").expect("pages");
            let (_, after) = rest.split_once("[table]").expect("tables");
            std::fs::write(&path, format!("{before}{pages}[table]{after}")).expect("written");
            let report = check_layout(&Layouts::new(Some(&layouts.path())), "mini", &COMPILER).expect("it is read");
            let errors: Vec<_> = report.findings.iter().filter(|(_, told)| told.severity == Severity::Error).collect();
            // Another size than that of prose is none that the shop trims to.
            let errors: Vec<_> = errors.into_iter().filter(|(_, told)| told.code != "print-trim").collect();
            assert!(errors.is_empty(), "{pages}{errors:?}");
        }
    }
}

/// What `layout check` reports of the layout `mini` with other Typst files.
fn checked(edits: &[(&str, &str, &str)]) -> String {
    let layouts = with_mini();
    let pixel: &[u8] =
        b"<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'><rect width='9' height='9' fill='#f00'/></svg>";
    std::fs::write(layouts.path().join("mini/red.svg"), pixel).expect("written");
    for (file, from, to) in edits {
        layouts.edit(file, from, to);
    }
    let output = command(&["layout", "check"]).arg(layouts.path().join("mini")).output().expect("it runs");
    let status = output.status.code();
    let told = String::from_utf8_lossy(&output.stderr).into_owned();
    assert_eq!(status, Some(i32::from(!edits.is_empty())), "{told}");
    told
}

/// New users, 9.
#[test]
fn a_layout_whose_editions_cannot_be_written_is_told_before_it_is_used() {
    const MAIN: &str = "mini/main.typ";
    checked(&[]);
    let at_cover = |what: &'static str| [(MAIN, "#cover()", what)];
    let cases = [
        (at_cover("#image(\"red.svg\")\n#cover()"), "main.typ:"),
        (at_cover("#image(\"red.svg\", alt: \"红\")\n#cover()"), "print-unfit"),
        (at_cover("#rect(fill: blue)\n#cover()"), "print-unfit"),
        (
            at_cover(
                "#place(top + left, dx: -26mm, dy: -37mm, rect(width: 210mm, height: 9mm, fill: red-ink))\n#cover()",
            ),
            "print-bleed",
        ),
    ];
    for (edits, wanted) in cases {
        let mut edits = edits.to_vec();
        if wanted == "print-bleed" {
            edits.push((MAIN, "theme.typ\": view", "theme.typ\": view, red-ink"));
        }
        let told = checked(&edits);
        assert!(told.contains(wanted) && told.contains("help: "), "{wanted}: {told}");
    }
}

#[test]
fn texts_of_links_may_differ_by_the_level_of_the_heading() {
    const PROSE: &str = "#prose(view.parts.overview)";
    let small = std::fs::read_to_string(support::root().join("tests/cases/footing/right.json")).expect("it is there");
    let mut small: Value = serde_json::from_str(&small).expect("it is JSON");
    small["layout"] = json!("mini");
    let own = [
        "",
        "#set heading(numbering: \"1.\")",
        "#set heading(numbering: \"一、\")",
        "#show heading.where(level: 1): set heading(supplement: [部分])",
        "#show heading.where(level: 1): set heading(numbering: \"1.\")",
        "#show heading.where(level: 2): set heading(supplement: [表], numbering: (..n) => numbering(\"1\", n.pos().last()))",
    ];
    let mut refused = Vec::new();
    for own in own {
        let layouts = with_mini();
        layouts.edit("mini/main.typ", PROSE, &format!("{own}\n{PROSE}"));
        let (view, layout) = layouts.view(&small);
        let document = COMPILER.compile(&view, &layout).unwrap_or_else(|error| panic!("{own}: {error}"));
        let report = inspect::read(&export::pdf(&document).expect("the PDF is written")).expect("it is read");
        let texts: Vec<_> = report.pages.iter().flat_map(|page| &page.annotations).map(|link| &link.contents).collect();
        assert!(texts.len() >= 3, "{texts:?}");
        let found = inspect::against(&report, &view);
        let found: Vec<&Finding> = found.iter().filter(|finding| finding.code == "against-ways").collect();
        if !found.is_empty() {
            refused.push(format!("{own}: {found:?} {texts:?}"));
        }
    }
    assert!(refused.is_empty(), "{refused:#?}");
}

/// D12.
#[test]
fn a_file_for_a_profile_that_is_not_known_here_is_judged_with_its_own() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let at = |name: &str| folder.path().join(name);
    std::fs::write(at("shop.icc"), profile(b"prtr", b"CMYK")).expect("written");
    let sample = support::root().join(support::SAMPLE);
    let built = command(&["build", "--edition", "print", "--icc"])
        .arg(at("shop.icc"))
        .arg(&sample)
        .arg("-o")
        .arg(at("a.pdf"))
        .output();
    must_exit(&built.expect("it runs"), 0);
    let file = std::fs::read_dir(folder.path()).expect("a folder").filter_map(Result::ok).map(|entry| entry.path());
    let file = file.into_iter().find(|path| path.extension().is_some_and(|ending| ending == "pdf")).expect("a file");
    let judge = |more: &[&str]| {
        let mut command = command(&["inspect", "--gate", "print"]);
        command.current_dir(folder.path()).arg(&file).args(more).output().expect("it runs")
    };
    let told = must_exit(&judge(&[]), 0);
    assert!(told.contains("warning[print-profile-unknown]") && told.contains("--icc"), "{told}");
    assert!(!must_exit(&judge(&["--icc", "shop.icc"]), 0).contains("print-profile-unknown"));
    let mut other = profile(b"prtr", b"CMYK");
    other.extend([0; 4]);
    let length = u32::try_from(other.len()).expect("a small file").to_be_bytes();
    other[..4].copy_from_slice(&length);
    std::fs::write(at("other.icc"), other).expect("written");
    assert!(must_exit(&judge(&["--icc", "other.icc"]), 1).contains("print-intent"));
}
