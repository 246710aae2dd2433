//! The guide to new layouts, walked: its files are written, its commands run.

use std::fmt::Write as _;
use std::path::Path;
use std::process::Command;

use crate::tests::support::{self, pdf, solid};

/// What a block of the guide is.
enum Block {
    /// Commands to run.
    Commands(String),
    /// A file to write, or to write on.
    File { path: String, more: bool, text: String },
}

/// The blocks of the guide; those without a file that are no commands are for people.
fn blocks() -> Vec<Block> {
    let guide = std::fs::read_to_string(support::root().join("docs/new-layout.md")).expect("the guide is there");
    let mut blocks = Vec::new();
    for block in guide.split("```").skip(1).step_by(2) {
        let (fence, text) = block.split_once('\n').expect("a block has lines");
        match fence.split(' ').collect::<Vec<_>>()[..] {
            ["sh"] => blocks.push(Block::Commands(text.into())),
            [_, path] => blocks.push(Block::File { path: path.into(), more: false, text: text.into() }),
            [_, path, "+"] => blocks.push(Block::File { path: path.into(), more: true, text: text.into() }),
            _ => {}
        }
    }
    blocks
}

/// Runs commands in a shell, as a reader does, and returns what they say.
fn run(commands: &str, folder: &Path) -> String {
    let program = Path::new(env!("CARGO_BIN_EXE_budgetpress")).parent().expect("a folder");
    let path = format!("{}:{}", program.display(), std::env::var("PATH").unwrap_or_default());
    let mut shell = Command::new("sh");
    shell.args(["-e", "-c", commands]).current_dir(folder).env("PATH", path).env("SOURCE", support::root());
    shell.env("BUDGETPRESS_LANG", "en").env("BUDGETPRESS_FONTS", support::root().join("fonts"));
    let output = shell.env_remove("BUDGETPRESS_LAYOUTS").output().expect("a shell");
    let told = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(output.status.success(), "{commands}{told}");
    told
}

#[test]
fn the_guide_leads_from_an_empty_folder_to_a_published_page() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let (mut told, mut commands, mut files) = (String::new(), 0, 0);
    for block in blocks() {
        match block {
            Block::Commands(text) => {
                commands += text.lines().count();
                let _ = write!(told, "{}", run(&text, folder.path()));
            }
            Block::File { path, more, text } => {
                files += 1;
                let path = folder.path().join(path);
                let before =
                    if more { std::fs::read_to_string(&path).expect("it was written before") } else { String::new() };
                std::fs::write(path, before + &text).expect("it is written");
            }
        }
    }
    assert_eq!((commands, files), (18, 10), "what the guide has");
    assert_eq!(told.matches("The layout has no errors").count(), 4, "{told}");
    // Its document is too thin to be glued, which the guide says.
    assert!(told.contains("warning[print-spine-thin]"), "{told}");
    let told = told.replace("warning[print-spine-thin]", "");
    for code in ["error[", "warning["] {
        assert!(!told.contains(code), "{told}");
    }
    for name in ["budget.pdf", "from-workbook.pdf"] {
        let pages = pdf::read(&std::fs::read(folder.path().join(name)).expect("it was built"));
        let text: String = pages.iter().map(|page| page.text()).collect();
        for wanted in
            ["2024年收入预算1,235万元，比上年增加235万元，增长23.5%", "表2支出表", "政府办公厅（室）及相关机构事务"]
        {
            assert!(solid(&text).contains(&solid(wanted)), "{name}: {wanted} is not in {text}");
        }
    }
    assert!(folder.path().join("budget.print.pdf").exists() && folder.path().join("blank.xlsx").exists());
}
