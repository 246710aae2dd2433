//! `docs/cli.md`: the command line as the program itself describes it, and the keys of `[print]`.

use budgetpress::layout::{OptionKind, PRINT_OPTIONS, PrintOption, PrintOptions, Typed};
use budgetpress::message::{Catalogue, Language};

use crate::tests::cli::{command, must_exit};
use crate::tests::schema::must_be_published;

/// What `--help` prints about a command.
fn help(args: &[&str], language: &str) -> String {
    let output = command(&["--lang", language]).args(args).arg("--help").output().expect("it runs");
    must_exit(&output, 0);
    let text = String::from_utf8(output.stdout).expect("text");
    text.lines().map(str::trim_end).collect::<Vec<_>>().join("\n").trim_end().to_owned()
}

/// The commands that a help lists.
fn commands(help: &str) -> Vec<String> {
    let listed = help.lines().skip_while(|line| *line != "Commands:").skip(1).take_while(|line| !line.is_empty());
    let names = listed.filter_map(|line| line.strip_prefix("  ")?.split(' ').next());
    names.filter(|name| !name.is_empty() && *name != "help").map(str::to_owned).collect()
}

/// All commands as words, each before those below it.
fn all() -> Vec<Vec<String>> {
    let (mut all, mut open) = (Vec::new(), vec![Vec::new()]);
    while let Some(path) = open.pop() {
        let words: Vec<&str> = path.iter().map(String::as_str).collect();
        let below = commands(&help(&words, "en")).into_iter().rev();
        open.extend(below.map(|name| path.iter().cloned().chain([name]).collect()));
        all.push(path);
    }
    all
}

#[test]
fn the_command_line_is_documented_as_the_program_describes_it() {
    let mut text = String::from(
        "# The command line\n\n\
         <!-- Written by `UPDATE=1 cargo test cli_docs`; the texts stand in src/message/en.ftl. -->\n\n\
         `budgetpress COMMAND --help` prints what stands here, in English or, with `--lang zh`, in Chinese. The keys of\n\
         `[print]`, in a layout and in `budgetpress.toml`, are [at the end](#print-options).\n",
    );
    for path in all() {
        let words: Vec<&str> = path.iter().map(String::as_str).collect();
        let name: Vec<&str> = ["budgetpress"].into_iter().chain(words.iter().copied()).collect();
        text.push_str(&format!("\n## {}\n\n```text\n{}\n```\n", name.join(" "), help(&words, "en")));
    }
    text.push_str(&print_options());
    must_be_published("docs/cli.md", &text);
}

/// The keys of `[print]`.
fn print_options() -> String {
    let catalogue = Catalogue::new(Language::English);
    let usual = toml::Table::try_from(PrintOptions::usual()).expect("a table");
    let mut text = String::from(
        "\n## Print options\n\n\
         Options of the print edition stand in `[print]` of `layout.toml`, and in `[print]` of `budgetpress.toml` in the working\n\
         folder or of the file that `--settings` names; some of them also on the command line. The command line goes before\n\
         the settings, and the settings before the layout. A source that names a `standard` or a `profile` (`--icc` names both)\n\
         takes neither the condition nor the profile of a later source, unless that names the same standard: a condition is\n\
         that of one profile.\n\n\
         | key | values | default | command line | meaning |\n|---|---|---|---|---|\n",
    );
    for option in PRINT_OPTIONS {
        let id = option.key.replace('_', "-");
        let words = catalogue.text(&format!("help-option-{id}"), &[]);
        let more = catalogue.find(&format!("help-option-{id}.more"), &[]).map(|more| format!(". {more}"));
        let default = usual.get(option.key).map_or_else(
            || "none".to_owned(),
            |value| match value.as_float() {
                Some(number) => format!("`{number}`"),
                None => format!("`{value}`"),
            },
        );
        let typed = match option.typed {
            Typed::Never => String::new(),
            Typed::ToBuild => format!("`--{id}` (build, batch)"),
            Typed::ToBuildAndJudge => format!("`--{id}` (build, batch, inspect)"),
        };
        let values = values(option, &catalogue, &id);
        text.push_str(&format!(
            "| `{}` | {values} | {default} | {typed} | {words}{} |\n",
            option.key,
            more.unwrap_or_default()
        ));
    }
    text
}

fn values(option: &PrintOption, catalogue: &Catalogue, id: &str) -> String {
    match option.kind {
        OptionKind::Flag => "`true`, `false`".to_owned(),
        OptionKind::Length => {
            let range = option.range.as_ref().expect("a length has a range");
            format!("{} to {} mm", range.start(), range.end())
        }
        OptionKind::Choice(words) => {
            let about = |word: &&str| catalogue.text(&format!("help-value-{id}-{word}"), &[]);
            words.iter().map(|word| format!("`\"{word}\"`: {}", about(word))).collect::<Vec<_>>().join("<br>")
        }
        OptionKind::Text => "a text".to_owned(),
        OptionKind::Lines => "a list of lines, `[\"…\"]`".to_owned(),
        OptionKind::File => "the name of a file".to_owned(),
    }
}

#[test]
fn every_argument_and_command_is_described_in_both_languages() {
    let han = |text: &str| text.chars().any(|c| ('\u{4E00}'..='\u{9FFF}').contains(&c));
    for path in all() {
        let words: Vec<&str> = path.iter().map(String::as_str).collect();
        for language in ["en", "zh"] {
            let help = help(&words, language);
            let lines: Vec<&str> = help.lines().filter(|line| !line.trim().is_empty()).collect();
            let is_described = |text: &str| if language == "zh" { han(text) } else { text.trim().contains(' ') };
            assert!(is_described(lines[0]), "{path:?}: {help}");
            for (line, next) in lines.iter().zip(lines.iter().skip(1)) {
                let indent = line.len() - line.trim_start().len();
                let option = line.trim_start();
                if !option.starts_with('-') || ![2, 6].contains(&indent) {
                    continue;
                }
                // The description follows the name, or stands on the line below.
                let beside = option.split_once("  ").map(|(_, text)| text);
                let below = next.starts_with("          ").then_some(*next);
                assert!(beside.or(below).is_some_and(is_described), "{path:?}: {line}");
            }
        }
    }
}
