//! Layouts read only files in their own folder, and in the one that they share.

use std::path::Path;

use crate::tests::cli::{command, must_exit};
use crate::tests::support::{self, LayoutCopy};

const LAYOUT: &str = "guangzhou-2024/layout.toml";

/// What a build with these layouts tells; it must be refused.
#[track_caller]
fn told(layouts: &LayoutCopy) -> String {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let output = folder.path().join("a.pdf");
    let mut command = command(&["build", support::SAMPLE, "--layouts"]);
    let told = must_exit(&command.arg(layouts.path()).arg("-o").arg(&output).output().expect("it runs"), 2);
    assert!(!output.exists());
    told
}

/// Puts a link in the place of a file of the layouts, to a copy of it elsewhere.
fn lead_out(layouts: &LayoutCopy, file: &str, elsewhere: &Path) {
    let path = layouts.path().join(file);
    let target = elsewhere.join(path.file_name().expect("a name"));
    std::fs::rename(&path, &target).expect("moved");
    std::os::unix::fs::symlink(target, path).expect("a link");
}

#[test]
fn no_text_template_or_list_is_read_from_elsewhere() {
    let secret = tempfile::NamedTempFile::new().expect("a file");
    std::fs::write(secret.path(), "a secret of the system\n").expect("written");
    let up = format!("{}{}", "../".repeat(12), secret.path().display().to_string().trim_start_matches('/'));
    let absolute = secret.path().display().to_string();
    for other in [up.as_str(), &absolute, "../../guangzhou-2024/glossary.txt", "../shanghai-putuo-2023/layout.toml"] {
        for (place, key) in [
            ("text = \"glossary.txt\"", "text"),
            ("template = \"narrative.jinja\"", "template"),
            ("accounts = \"../shared/accounts/{{ year }}.csv\"", "accounts"),
        ] {
            let layouts = LayoutCopy::new();
            layouts.edit(LAYOUT, place, &format!("{key} = \"{other}\""));
            let told = told(&layouts);
            assert!(told.contains("layout.toml:") && told.contains("is outside the layout's folder"), "{told}");
            assert!(told.contains(other), "{told}");
        }
    }
    // A path that stays within is no fault, nor is a folder that is a link itself.
    let layouts = LayoutCopy::new();
    layouts.edit(LAYOUT, "text = \"glossary.txt\"", "text = \"../shared/../guangzhou-2024/./glossary.txt\"");
    let aside = tempfile::tempdir().expect("a temporary folder");
    lead_out(&layouts, "shared", aside.path());
    layouts.compile(&support::sample()).unwrap_or_else(|error| panic!("it is set: {error}"));
}

#[test]
fn no_link_leads_a_layout_out_of_its_folder() {
    for file in ["glossary.txt", "narrative.jinja", "../shared/accounts/2024.csv"] {
        let (layouts, aside) = (LayoutCopy::new(), tempfile::tempdir().expect("a temporary folder"));
        lead_out(&layouts, &format!("guangzhou-2024/{file}"), aside.path());
        let told = told(&layouts);
        assert!(told.contains(&format!("the file {file} is outside the layout's folder")), "{told}");
    }
}

#[test]
fn typst_reads_no_file_from_elsewhere() {
    let aside = tempfile::tempdir().expect("a temporary folder");
    std::fs::write(aside.path().join("secret"), "a secret of the system").expect("written");
    let link = LayoutCopy::new();
    std::os::unix::fs::symlink(aside.path().join("secret"), link.path().join("guangzhou-2024/link")).expect("a link");
    std::fs::write(link.path().join("secret"), "beside the layouts").expect("written");
    let text = std::fs::read_to_string(link.path().join("guangzhou-2024/main.typ")).expect("a layout");
    for read in ["link", "../secret", "/secret", "../shanghai-putuo-2023/layout.toml", "../../../etc/passwd"] {
        let main = format!("{text}\n#read(\"{read}\")\n");
        std::fs::write(link.path().join("guangzhou-2024/main.typ"), main).expect("written");
        let told = told(&link);
        assert!(told.contains("typst-error") && !told.contains("secret of"), "{read}: {told}");
        assert!(told.contains("only files in its own folder") || told.contains("escape"), "{read}: {told}");
    }
}
