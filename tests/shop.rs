//! What a print shop asks for beyond the pages: its settings, a cover, tables on upright pages; and what any reader may ask
//! for: the digest at the foot, summaries of tables.

use std::path::Path;

use budgetpress::export::{self, PrintEdition};
use budgetpress::inspect::{self, PrintSettings};
use budgetpress::layout::{Binding, PrintOptions, ProfileSource, Standard};
use budgetpress::view::View;

use crate::tests::cli::{command, must_exit};
use crate::tests::support::{self, COMPILER, LayoutCopy, codes, pdf};

/// A millimetre in pt.
const MM: f64 = 72.0 / 25.4;

/// A folder with the sample and the settings of a house.
fn house(settings: &str) -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a temporary folder");
    std::fs::copy(support::root().join(support::SAMPLE), folder.path().join("budget.json")).expect("a copy");
    std::fs::write(folder.path().join("budgetpress.toml"), settings).expect("written");
    folder
}

fn build(folder: &Path, args: &[&str]) -> std::process::Output {
    let fonts = support::root().join("fonts");
    let mut command = command(&["build", "budget.json"]);
    command.args(args).current_dir(folder).env("BUDGETPRESS_FONTS", fonts).output().expect("it runs")
}

fn ticket(folder: &Path) -> serde_json::Value {
    let text = std::fs::read_to_string(folder.join("budget.print.json")).expect("a ticket");
    serde_json::from_str(&text).expect("JSON")
}

#[test]
fn settings_of_the_house_go_before_the_layout_and_after_the_command_line() {
    let folder = house("[print]\nbinding = \"perfect\"\nbleed = 5\ncrop_marks = true\n");
    must_exit(&build(folder.path(), &["--edition", "print", "--binding", "none"]), 0);
    let told = ticket(folder.path());
    let wanted = (&"none".into(), &5.0.into(), &true.into());
    assert_eq!((&told["binding"], &told["bleed"], &told["crop_marks"]), wanted);
    // It is judged by such settings, too: bound, it would have an even number of pages.
    let inspect = |args: &[&str]| {
        let mut command = command(&["inspect", "budget.print.pdf", "--gate", "print"]);
        command.args(args).current_dir(folder.path()).output().expect("it runs")
    };
    must_exit(&inspect(&[]), 1);
    std::fs::write(folder.path().join("right.toml"), "[print]\nbinding = \"none\"\n").expect("written");
    must_exit(&inspect(&["--settings", "right.toml"]), 0);
    // The web edition asks nothing of them.
    std::fs::write(folder.path().join("budgetpress.toml"), "[print]\nbinding = 7\n").expect("written");
    must_exit(&build(folder.path(), &[]), 0);
}

#[test]
fn settings_that_mean_nothing_are_told_with_line_and_column() {
    for (settings, told) in [
        ("[print]\n  bleeed = 5\n", "budgetpress.toml, line 2, column 3: there is no key \"bleeed\" here"),
        (
            "[print]\nbinding = \"glue\"\n",
            "budgetpress.toml, line 2, column 11: this value does not exist; possible values: saddle, perfect, none",
        ),
        ("[print\n", "budgetpress.toml, line 1"),
        (
            "[print]\nbleed = 50\n",
            "budgetpress.toml, line 2, column 1: print.bleed = 50 is out of range: it must be between 0 and 20 mm",
        ),
        ("[print]\n# 书\ncover = true\nback = [\"😀\"]\n", "budgetpress.toml, line 4, column 1: print.back"),
        ("[print]\nback = [\" \"]\n", "budgetpress.toml, line 2, column 1: print.back: \" \" is not a line"),
        ("[print]\nprofile = \"shop.icc\"\nstandard = \"x-1a\"\n", "budgetpress.toml, line 3, column 1: print.profile"),
        (
            "[print]\ninside = 2\n",
            "budgetpress.toml, line 2, column 1: print.inside = 2 is out of range: it must be between 5.5 and 100 mm",
        ),
        ("[print]\ncondition = \"日本\"\n", "budgetpress.toml, line 2, column 1: print.condition"),
        ("print = [7.0, 30]\n", "budgetpress.toml, line 1, column 9: a table is expected"),
        ("[print]\nbinding = glue\n", "line 2, column 11: text needs quotes"),
        ("[print]\nback = [\"x\"\n", "line 2, column 12: a quote or a bracket is not closed"),
        ("[print]\nleaf = 0,11\n", "a line has one key and one value"),
        ("[print]\nleaf = 0\n", "print.leaf"),
        ("[print]\ninside = 60\n", "outer margin"),
        ("[print]\nturn_tables = true\ninside = 37.1\n", "print.turn_tables"),
        ("[print]\nstandard = \"x-4\"\nprofile = \"shop.icc\"\n", "shop.icc"),
    ] {
        let folder = house(settings);
        let errors = must_exit(&build(folder.path(), &["--edition", "print"]), 2);
        assert!(errors.contains(told), "{settings}: {errors}");
        assert!(!folder.path().join("budget.print.pdf").exists());
    }
    // A profile of the command line is none of the file's.
    let folder = house("[print]\nstandard = \"x-4\"\nprofile = \"shop.icc\"\n");
    let errors = must_exit(&build(folder.path(), &["--edition", "print", "--icc", "none.icc"]), 2);
    assert!(errors.contains("none.icc") && !errors.contains("line 3"), "{errors}");
    let folder = house("");
    let errors = must_exit(&build(folder.path(), &["--edition", "print", "--settings", "none.toml"]), 2);
    assert!(errors.contains("none.toml"), "{errors}");
}

/// The print edition of data, with its view.
fn printed(data: &serde_json::Value, spec: &PrintOptions) -> (View, PrintEdition) {
    let (view, layout) = support::view_of(data);
    let view = view.into_print(spec);
    let document = COMPILER.compile(&view, &layout).unwrap_or_else(|error| panic!("it is set: {error}"));
    (view, export::print(&document, spec, None).expect("it is printed"))
}

#[test]
fn a_cover_is_back_spine_and_front_on_one_sheet() {
    let folder = house("[print]\nbinding = \"perfect\"\nleaf = 0.5\nback = [\"编印\"]\n");
    let told = must_exit(&build(folder.path(), &["--edition", "print", "--cover", "--manifest"]), 0);
    assert!(told.contains("print settings from budgetpress.toml"), "{told}");
    let manifest = std::fs::read_to_string(folder.path().join("manifest.json")).expect("a manifest");
    let manifest: serde_json::Value = serde_json::from_str(&manifest).expect("JSON");
    assert_eq!((&manifest["print"]["leaf"], &manifest["print"]["cover"]), (&0.5.into(), &true.into()));
    let cover = &ticket(folder.path())["cover"];
    // 24 pages are 12 leaves of half a millimetre.
    assert_eq!((&cover["spine"], &cover["trim"]), (&6.0.into(), &serde_json::json!([426.0, 297.0])));
    let inspect = |file: &str, gate: &str| {
        let mut command = command(&["inspect", file, "--gate", gate, "--against", "budget.json"]);
        command.current_dir(folder.path()).output().expect("it runs")
    };
    let told = must_exit(&inspect("budget.print.cover.pdf", "cover"), 0);
    assert!(told.contains("the spine is 6 mm wide") && told.contains("print settings from budgetpress.toml"), "{told}");
    assert!(must_exit(&inspect("budget.print.cover.pdf", "print"), 1).contains("gate-edition"));
    assert!(must_exit(&inspect("budget.print.pdf", "cover"), 1).contains("gate-edition"));
    let bytes = std::fs::read(folder.path().join("budget.print.cover.pdf")).expect("the cover");
    let sums = std::fs::read_to_string(folder.path().join("SHA256SUMS")).expect("sums");
    assert!(sums.contains(&format!("{}  budget.print.cover.pdf", cover["sha256"].as_str().expect("a digest"))));
    let pages = pdf::read(&bytes);
    let [page] = &pages[..] else { panic!("one sheet") };
    assert!((page.width - 432.0 * MM).abs() < 0.1 && (page.height - 303.0 * MM).abs() < 0.1, "with its bleed");
    let within = |text: &str, from: f64, to: f64| {
        let places = page.glyphs.iter().filter(|glyph| text.contains(&glyph.text)).map(|glyph| glyph.x / MM - 3.0);
        places.filter(|x| *x >= from && *x <= to).count()
    };
    assert_eq!((within("编印", 0.0, 210.0), within("年部预", 210.0, 216.0), within("年部预", 216.0, 426.0)), (2, 3, 3));
    // A cover that a later run does not make is told.
    let told = must_exit(&build(folder.path(), &["--edition", "print"]), 0);
    assert!(told.contains("budget.print.cover.pdf was not written by this run"), "{told}");
    assert!(told.contains("SHA256SUMS was not written"), "{told}");
    let told = must_exit(&build(folder.path(), &[]), 0);
    assert!(told.contains("budget.print.pdf was not written by this run"), "{told}");
    // Folded sheets have no spine; a thin one has no title.
    for (binding, title) in [(Binding::Saddle, ""), (Binding::Perfect, "")] {
        let spec = PrintOptions { binding: Some(binding), ..PrintOptions::default() };
        let (view, _) = support::view_of(&support::sample());
        let wrap = view.into_print(&spec).into_cover(spec.spine(24), &spec.back()).wrap.expect("a cover");
        assert_eq!((wrap.title.as_str(), wrap.spine > 0.0), (title, binding == Binding::Perfect));
    }
}

#[test]
fn files_are_judged_by_what_was_agreed_on_the_command_line() {
    let folder = house("");
    must_exit(&build(folder.path(), &["--edition", "print", "--cover", "--binding", "perfect", "--bleed", "4"]), 0);
    let inspect = |args: &[&str]| {
        let mut command = command(&["inspect"]);
        command.args(args).current_dir(folder.path()).output().expect("it runs")
    };
    let (inner, cover) = ("budget.print.pdf", "budget.print.cover.pdf");
    let bound = ["--binding", "perfect"];
    must_exit(&inspect(&[&[cover, "--gate", "cover", "--inner", inner, "--bleed", "4"], &bound[..]].concat()), 0);
    must_exit(&inspect(&[&[inner, "--gate", "print", "--bleed", "4"], &bound[..]].concat()), 0);
    // Bound otherwise, with another number of pages, with a wider bleed.
    let told = must_exit(&inspect(&[cover, "--gate", "cover"]), 1);
    assert!(told.contains("print-trim") && told.contains("--binding"), "{told}");
    let told = must_exit(&inspect(&[&[cover, "--gate", "cover", "--inner", cover], &bound[..]].concat()), 1);
    assert!(told.contains("error[print-cover]"), "{told}");
    let told = must_exit(&inspect(&[&[inner, "--gate", "print", "--bleed", "5"], &bound[..]].concat()), 1);
    assert!(told.contains("print-boxes") && told.contains("narrower than 5 mm"), "{told}");
    must_exit(&inspect(&[inner, "--bleed", "4"]), 2);
    must_exit(&inspect(&[inner, "--gate", "print", "--inner", inner]), 2);
}

#[test]
fn a_cover_holds_what_it_should_and_a_layout_without_one_says_so() {
    let spec = PrintOptions { binding: Some(Binding::Perfect), leaf: Some(0.5), ..PrintOptions::default() };
    for data in [support::sample(), support::second_sample(), support::final_accounts()] {
        let (mut view, layout) = support::view_of(&data);
        view.title.push_str("（数字—城市）");
        let view = view.into_print(&spec).into_cover(spec.spine(30), &spec.back());
        let document = COMPILER.compile(&view, &layout).unwrap_or_else(|error| panic!("it is set: {error}"));
        let bound = PrintOptions { binding: Some(Binding::None), ..spec.clone() };
        let cover = export::print(&document, &bound, None).expect("it is printed");
        let report = inspect::read(&cover.pdf).expect("it is read");
        assert_eq!(codes(&inspect::against(&report, &view)), [""; 0]);
        let mut other = view.clone();
        other.cover[0].push('补');
        assert_eq!(codes(&inspect::against(&report, &other)), ["against-lost"]);
        other.cover.clear();
        assert_eq!(codes(&inspect::against(&report, &other)), ["against-stray"]);
        // The same characters in another order, or on another side, are not the same.
        let mut other = view.clone();
        other.cover.reverse();
        assert_eq!(codes(&inspect::against(&report, &other)), ["against-lost"]);
        let mut other = view.clone();
        other.wrap.as_mut().expect("a cover").title.pop();
        assert_eq!(codes(&inspect::against(&report, &other)), ["against-lost"]);
    }
    let layouts = LayoutCopy::new();
    std::fs::remove_file(layouts.path().join("guangzhou-2024/cover.typ")).expect("it was there");
    let folder = house("");
    let path = layouts.path().display().to_string();
    let errors = must_exit(&build(folder.path(), &["--edition", "print", "--cover", "--layouts", &path]), 2);
    assert!(errors.contains("cover.typ"), "{errors}");
}

#[test]
fn words_and_figures_lie_on_a_spine_and_characters_stand() {
    let spec = PrintOptions { binding: Some(Binding::Perfect), leaf: Some(0.9), ..PrintOptions::default() };
    let (mut view, layout) = support::view_of(&support::sample());
    view.title = "2024年 ABC Center 〔数据〕局［A］".into();
    let view = view.into_print(&spec).into_cover(spec.spine(30), &[]);
    assert_eq!(view.wrap.as_ref().expect("a cover").title, "2024年ABC Center〔数据〕局［A］");
    let document = COMPILER.compile(&view, &layout).unwrap_or_else(|error| panic!("it is set: {error}"));
    let bound = PrintOptions { binding: Some(Binding::None), ..spec };
    let cover = export::print(&document, &bound, None).expect("it is printed");
    let report = inspect::read(&cover.pdf).expect("it is read");
    assert_eq!(codes(&inspect::against(&report, &view)), [""; 0]);
    // Of a word that lies, letters differ in height alone, and by less than characters that stand.
    let page = &pdf::read(&cover.pdf)[0];
    let spine = page.glyphs.iter().filter(|glyph| (213.0 * MM..226.5 * MM).contains(&glyph.x));
    let spine: Vec<(&str, f64, f64)> = spine.map(|glyph| (glyph.text.as_str(), glyph.x, glyph.y)).collect();
    let digits: Vec<_> = spine.iter().filter(|(text, ..)| text.chars().all(|c| c.is_ascii_digit())).collect();
    assert_eq!(digits.iter().map(|(text, ..)| *text).collect::<String>(), "2024");
    assert!(digits.windows(2).all(|pair| (pair[0].1 - pair[1].1).abs() < 0.01 && pair[1].2 > pair[0].2), "{digits:?}");
    assert!(digits[1].2 - digits[0].2 < 10.0, "{digits:?}");
}

#[test]
fn what_is_wrong_with_a_cover_is_told_of_the_cover() {
    let told = "行行".repeat(400);
    let lines = vec![format!("\"{told}\""); 12].join(", ");
    let folder = house(&format!("[print]\nback = [{lines}]\n"));
    let told = must_exit(&build(folder.path(), &["--edition", "print", "--cover"]), 1);
    assert!(told.contains("budget.print.cover.pdf\n") && told.contains("text-outside"), "{told}");
    assert!(!told.contains("/texts/"), "{told}");
    // A title that is too long for the spine is told.
    let folder = house("[print]\nbinding = \"perfect\"\nleaf = 0.5\n");
    let layouts = LayoutCopy::new();
    let title = "{{ year }}年{{ unit }}部门预算";
    layouts.edit("guangzhou-2024/layout.toml", title, &format!("{title}{}", "（说明）".repeat(30)));
    let path = layouts.path().display().to_string();
    let told = must_exit(&build(folder.path(), &["--edition", "print", "--cover", "--layouts", &path]), 0);
    assert!(told.contains("print-spine-untitled"), "{told}");
    // Tables that lie the same way as the prose are not turned.
    let folder = house("[print]\nturn_tables = true\n");
    std::fs::write(folder.path().join("budget.json"), support::final_accounts().to_string()).expect("written");
    let told = must_exit(&build(folder.path(), &["--edition", "print"]), 0);
    assert!(told.contains("print-turn-none"), "{told}");
}

#[test]
fn the_ticket_tells_blank_pages_turned_margins_and_what_the_cover_needs() {
    let folder = house("[print]\nparts_on_recto = true\nturn_tables = true\ncrop_marks = true\nbleed = 4\n");
    must_exit(&build(folder.path(), &["--edition", "print", "--cover", "--manifest"]), 0);
    let told = ticket(folder.path());
    let blank: Vec<u64> =
        told["blank_pages"].as_array().expect("a list").iter().filter_map(|page| page.as_u64()).collect();
    let pages = pdf::read(&std::fs::read(folder.path().join("budget.print.pdf")).expect("the pages"));
    let empty = |(index, page): (u64, &pdf::Page)| page.glyphs.is_empty().then_some(index);
    assert_eq!(blank, (1..).zip(&pages).filter_map(empty).collect::<Vec<_>>());
    assert!(blank.len() > usize::try_from(told["blanks"].as_u64().expect("a number")).expect("small"));
    let margins = serde_json::json!({ "top": 10.0, "bottom": 30.0, "inside": 28.0, "outside": 14.5 });
    assert_eq!(told["turned_margins"], margins);
    let cover = &told["cover"];
    assert_eq!((&cover["bleed"], &cover["crop_marks"], &cover["red"]), (&4.0.into(), &true.into(), &false.into()));
    assert!(cover["fonts"].as_array().is_some_and(|fonts| !fonts.is_empty()));
    insta::assert_snapshot!(words(folder.path()));
    let manifest = std::fs::read_to_string(folder.path().join("manifest.json")).expect("a manifest");
    assert!(manifest.contains("\"condition\": \"JC200103\""), "{manifest}");
}

#[test]
fn the_ticket_tells_the_margins_of_tables() {
    let margins = |data: &serde_json::Value| {
        let (_, printed) = printed(data, &PrintOptions { inside: Some(26.0), ..PrintOptions::default() });
        let told: serde_json::Value = serde_json::from_str(&printed.ticket.json("x.pdf")).expect("JSON");
        ["top", "bottom", "inside", "outside"].map(|side| told["table_margins"][side].to_string()).join(" ")
    };
    assert_eq!(margins(&support::sample()), "22.0 20.5 20.0 20.0");
    // Tables that lie as the prose does are bound with it.
    assert_eq!(margins(&support::second_sample()), "22.0 22.0 26.0 14.0");
    assert_eq!(margins(&support::final_accounts()), "20.0 35.0 26.0 6.0");
}

/// The ticket in words, without the digests.
fn words(folder: &Path) -> String {
    let text = std::fs::read_to_string(folder.join("budget.print.txt")).expect("a ticket");
    let is_digest = |word: &&str| word.len() == 64 && word.chars().all(|c| c.is_ascii_hexdigit());
    let digests: Vec<String> =
        text.split(|c: char| !c.is_ascii_alphanumeric()).filter(is_digest).map(str::to_owned).collect();
    digests.iter().fold(text, |text, digest| text.replace(digest, "…"))
}

#[test]
fn tables_that_lie_across_are_turned_onto_upright_pages() {
    let spec = PrintOptions { turn_tables: Some(true), ..PrintOptions::default() };
    let ((view, turned), (_, usual)) =
        (printed(&support::sample(), &spec), printed(&support::sample(), &PrintOptions::default()));
    let pages = pdf::read(&turned.pdf);
    assert!(pages.iter().all(|page| page.width < page.height), "all pages stand");
    assert!(turned.ticket.landscape.is_empty() && turned.ticket.turned == usual.ticket.landscape);
    // The gate for print and the comparison with the data hold.
    let report = inspect::read(&turned.pdf).expect("it is read");
    assert_eq!(codes(&inspect::print(&report, &PrintSettings::default())), [""; 0]);
    assert_eq!(codes(&inspect::against(&report, &view)), [""; 0]);
    let mut other = support::sample();
    other["sheets"]["6"]["lines"][3]["budget"] = serde_json::json!("873.87");
    let (other, _) = support::view_of(&other);
    let found = inspect::against(&report, &other);
    assert!(found.iter().any(|found| found.code == "against-cell"), "{:?}", codes(&found));
    // The same words in the same lines.
    let text = |printed: &[pdf::Page]| printed.iter().map(pdf::Page::text).collect::<Vec<_>>();
    assert_eq!(text(&pages), text(&pdf::read(&usual.pdf)));
    // What was above is to the left, what was to the left is below. The layout has 22 mm above tables and 20.5 below: the
    // inner margin, which is that above on right-hand pages and that below on left-hand ones, gets 28. The folio needs 30
    // of the 40 mm on both sides: the left has 20.
    let usual = pdf::read(&usual.pdf);
    for number in &turned.ticket.turned {
        let (page, before) = (&pages[number - 1], &usual[number - 1]);
        let shift = if number % 2 == 1 { 28.0 - 22.0 } else { 20.5 - 28.0 };
        let pairs = page.glyphs.iter().zip(&before.glyphs).filter(|(_, before)| before.y < (210.0 - 20.5 + 3.0) * MM);
        let mut count = 0;
        for (glyph, before) in pairs {
            assert!((glyph.x - before.y - shift * MM).abs() < 0.1, "page {number}: {}", glyph.text);
            assert!((page.height - glyph.y - before.x - 10.0 * MM).abs() < 0.1, "page {number}: {}", glyph.text);
            count += 1;
        }
        assert!(count > 20, "page {number}: {count} glyphs");
    }
}

#[test]
fn folios_of_turned_pages_stand_upright_where_others_have_them() {
    let spec = PrintOptions { turn_tables: Some(true), bleed: Some(4.0), ..PrintOptions::default() };
    let (view, turned) = printed(&support::sample(), &spec);
    let pages = pdf::read(&turned.pdf);
    // The dash at the outer end of a folio.
    let place = |number: usize| {
        let glyphs = &pages[number - 1].glyphs;
        let dashes = glyphs.iter().filter(|glyph| glyph.text == "—" && glyph.y > 250.0 * MM);
        let mut places: Vec<(f64, f64)> = dashes.map(|glyph| (glyph.x, glyph.y)).collect();
        places.sort_by(|one, other| one.0.total_cmp(&other.0));
        if number % 2 == 1 { places[places.len() - 1] } else { places[0] }
    };
    for number in &turned.ticket.turned {
        let prose = if number % 2 == 1 { 3 } else { 20 };
        assert!(!turned.ticket.turned.contains(&prose));
        let ((x, y), (other_x, other_y)) = (place(*number), place(prose));
        assert!((x - other_x).abs() < 0.5 && (y - other_y).abs() < 0.5, "page {number}: {x} {y}, {other_x} {other_y}");
    }
    // One that tells another page is found before the file is written, and in the file.
    let layouts = LayoutCopy::new();
    layouts.edit("shared/page.typ", "inner - outer, foot(number))", "inner - outer, foot(number + 2))");
    let (wrong, layout) = layouts.view(&support::sample());
    let error = COMPILER.compile(&wrong.into_print(&spec), &layout).err().expect("it is refused");
    assert!(codes(error.findings()).iter().all(|code| *code == "folio-wrong"), "{error}");
    let mut other = view.clone();
    other.folio = Some(("第".into(), "页".into()));
    let report = inspect::read(&turned.pdf).expect("it is read");
    let found = inspect::against(&report, &other);
    assert_eq!(found.iter().filter(|found| found.code == "against-page").count(), view_pages(&turned) - 1);
}

#[test]
fn what_belongs_to_the_whole_page_is_not_moved_with_a_turned_table() {
    let spec = PrintOptions { turn_tables: Some(true), ..PrintOptions::default() };
    let (view, layout) = support::view_of(&support::sample());
    let view = view.into_draft(&layout).into_print(&spec);
    let document = COMPILER.compile(&view, &layout).unwrap_or_else(|error| panic!("it is set: {error}"));
    let turned = export::print(&document, &spec, None).expect("it is printed");
    let report = inspect::read(&turned.pdf).expect("it is read");
    // The characters of the mark are the only large ones.
    let place = |number: usize| {
        let large =
            report.pages[number - 1].marks.iter().filter(|mark| mark.text && mark.seen[2] - mark.seen[0] > 60.0);
        large.map(|mark| mark.seen.map(f64::round)).collect::<Vec<_>>()
    };
    for number in &turned.ticket.turned {
        assert_eq!(place(*number), place(turned.ticket.turned[0]), "page {number}");
        assert!(!place(*number).is_empty());
    }
    assert!(turned.ticket.turned.len() > 1);
}

#[test]
fn margins_that_are_allowed_pass_the_gate() {
    // As narrow as may be: an outer margin of 5.5 mm, for prose, for tables that are turned, and above these.
    for (edit, spec) in [
        (("left = 25.9, right = 25.9", "left = 17, right = 16.5"), PrintOptions::default()),
        (
            ("top = 22, bottom = 20.5", "top = 20, bottom = 13.5"),
            PrintOptions { turn_tables: Some(true), ..PrintOptions::default() },
        ),
        (
            ("left = 20, right = 20", "left = 18, right = 17.5"),
            PrintOptions { turn_tables: Some(true), ..PrintOptions::default() },
        ),
    ] {
        let layouts = LayoutCopy::new();
        layouts.edit("guangzhou-2024/layout.toml", edit.0, edit.1);
        let (view, layout) = layouts.view(&support::sample());
        spec.validate_on(&layout.page).expect("it is allowed");
        let document = COMPILER.compile(&view.into_print(&spec), &layout).expect("it is set");
        let printed = export::print(&document, &spec, None).expect("it is printed");
        let report = inspect::read(&printed.pdf).expect("it is read");
        assert_eq!(codes(&inspect::print(&report, &PrintSettings::default())), [""; 0], "{edit:?}");
        let narrower = PrintOptions { inside: Some(spec.inside() + 0.1), ..spec };
        assert!(narrower.validate_on(&layout.page).is_err() || edit.0.starts_with("left = 20"));
    }
}

#[test]
fn the_last_rows_of_a_turned_table_are_read_beside_a_long_foot() {
    let spec = PrintOptions { turn_tables: Some(true), ..PrintOptions::default() };
    // One row is left for the last page of the first table.
    for pitch in ["13", "14", "28"] {
        let layouts = LayoutCopy::new();
        layouts.edit("guangzhou-2024/layout.toml", "pitch = 15.6", &format!("pitch = {pitch}"));
        let (view, layout) = layouts.view(&support::sample());
        let view = view.fingerprinted(&"0".repeat(64)).with_fingerprint().into_print(&spec);
        let document = COMPILER.compile(&view, &layout).unwrap_or_else(|error| panic!("it is set: {error}"));
        let printed = export::print(&document, &spec, None).expect("it is printed");
        let report = inspect::read(&printed.pdf).expect("it is read");
        assert_eq!(codes(&inspect::against(&report, &view)), [""; 0], "{pitch}");
    }
}

#[test]
fn a_standard_takes_no_condition_and_no_profile_of_another() {
    let of = |standard, condition: Option<&str>, profile: Option<&str>| PrintOptions {
        standard,
        condition: condition.map(str::to_owned),
        profile: profile.map(|name| ProfileSource::Beside(name.into())),
        ..PrintOptions::default()
    };
    let press = |choice: PrintOptions| {
        let spec = choice.resolved(None);
        (spec.standard(), spec.condition, spec.profile.map(String::from))
    };
    let (x1a, x4) = (Some(Standard::X1a), Some(Standard::X4));
    let named = |name: &str| Some(name.to_owned());
    // The shop's profile on the command line, a condition by name in the settings of the house.
    let told = of(x4, None, Some("shop")).or(of(x1a, Some("JC200103"), None));
    assert_eq!(press(told), (Standard::X4, None, named("shop")));
    // A house that goes back to names.
    assert_eq!(press(of(x1a, None, None).or(of(x4, None, Some("layout")))), (Standard::X1a, None, None));
    // What agrees is kept.
    let told = of(x4, None, None).or(of(x4, Some("own"), Some("layout")));
    assert_eq!(press(told), (Standard::X4, named("own"), named("layout")));
    let told = of(None, Some("FOGRA39"), None).or(of(x1a, Some("JC200103"), None));
    assert_eq!(press(told), (Standard::X1a, named("FOGRA39"), None));
}

#[test]
fn folios_are_of_the_fourth_size_with_narrow_digits() {
    let (mut view, layout) = support::view_of(&support::sample());
    view = view.fingerprinted(&"0".repeat(64));
    for view in [view.clone(), view.with_fingerprint()] {
        let document = COMPILER.compile(&view, &layout).unwrap_or_else(|error| panic!("it is set: {error}"));
        let report = inspect::read(&export::pdf(&document).expect("the PDF")).expect("it is read");
        // Page 13: 14 pt, and two digits as wide as one character.
        let letters = &report.pages[12].letters;
        let end = letters.iter().rposition(|letter| letter.text == "3").expect("a folio");
        let (one, three) = (&letters[end - 1], &letters[end]);
        assert_eq!((one.text.as_str(), one.size.round(), (three.x - one.x).round()), ("1", 14.0, 7.0));
    }
}

/// How many pages are not blank.
fn view_pages(printed: &PrintEdition) -> usize {
    printed.ticket.pages - printed.ticket.blanks
}

#[test]
fn the_digest_of_the_data_stands_at_the_foot_on_wish() {
    let folder = house("");
    must_exit(&build(folder.path(), &["--edition", "both", "--fingerprint"]), 0);
    let web = std::fs::read(folder.path().join("budget.pdf")).expect("the web edition");
    let digest = format!("sha256:{}", crate::tests::editions::hex(&pdf::attachment(&web, "budget.json")));
    let print = std::fs::read(folder.path().join("budget.print.pdf")).expect("the print edition");
    for (pages, blanks) in [(pdf::read(&web), 0), (pdf::read(&print), 1)] {
        for (index, page) in pages.iter().enumerate() {
            let number = index + 1;
            let wanted =
                if number % 2 == 1 { format!("{digest}—{number}—") } else { format!("—{number}—{digest}") };
            let there = page.lines().contains(&wanted);
            assert_eq!(there, number > 1 && number <= pages.len() - blanks, "page {number}: {:?}", page.lines().last());
        }
    }
    // Whoever inspects need not know that it was wished for; a wrong one is found.
    let (view, _) = support::view_of(&support::sample());
    let view = view.fingerprinted(digest.trim_start_matches("sha256:"));
    let report = inspect::read(&web).expect("it is read");
    assert_eq!(codes(&inspect::against(&report, &view)), [""; 0]);
    let (other, _) = support::view_of(&support::sample());
    let other = other.fingerprinted(&"0".repeat(64)).with_fingerprint();
    assert!(codes(&inspect::against(&report, &other)).contains(&"against-page"));
}

#[test]
fn tables_tell_their_structure_to_readers_who_cannot_see_them() {
    for data in [support::sample(), support::second_sample(), support::final_accounts()] {
        let (view, document) = support::set(&data);
        let report = inspect::read(&export::pdf(&document).expect("the PDF")).expect("it is read");
        let sheets = view.parts.values().flat_map(|part| &part.blocks).filter_map(|block| match block {
            budgetpress::view::Block::Sheet(sheet) => Some(sheet),
            _ => None,
        });
        let wanted: Vec<Option<String>> = sheets.map(|sheet| sheet.summary.clone()).collect();
        assert!(wanted.iter().all(Option::is_some) && !wanted.is_empty());
        assert_eq!(report.tags.tables.iter().map(|table| table.summary.clone()).collect::<Vec<_>>(), wanted);
    }
}
