//! Fonts by role: the bundled faces, and the office's own.

use std::path::Path;
use std::process::Command;

use budgetpress::compile::fonts::Fonts;

use crate::tests::support;

/// A font as an office has it, made from a bundled one: another family name of the same length.
fn office_font(folder: &Path) {
    let bytes = std::fs::read(support::root().join("fonts/arphic/gkai00mp.ttf")).expect("a font");
    let wide = |name: &str| name.encode_utf16().flat_map(u16::to_be_bytes).collect::<Vec<u8>>();
    let mut bytes = bytes;
    let (old, new) = ("AR PL KaitiM GB", "FangSong_GB2312");
    for (old, new) in [(old.as_bytes().to_vec(), new.as_bytes().to_vec()), (wide(old), wide(new))] {
        let places: Vec<usize> =
            bytes.windows(old.len()).enumerate().filter(|(_, part)| *part == old).map(|(at, _)| at).collect();
        for place in places {
            bytes[place..place + new.len()].copy_from_slice(&new);
        }
    }
    std::fs::create_dir_all(folder).expect("a folder");
    std::fs::write(folder.join("simfang.ttf"), bytes).expect("the font is written");
}

fn run(home: &Path, args: &[&str]) -> (String, String) {
    let output = Command::new(env!("CARGO_BIN_EXE_budgetpress"))
        .args(args)
        .args(["--lang", "en"])
        .current_dir(support::root())
        .env("HOME", home)
        .output()
        .expect("it runs");
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).expect("text");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    (text(output.stdout), text(output.stderr))
}

#[cfg(target_os = "linux")]
#[test]
fn the_offices_own_faces_are_used_on_wish_only() {
    let home = tempfile::tempdir().expect("a home");
    office_font(&home.path().join(".local/share/fonts"));
    let (without, _) = run(home.path(), &["fonts"]);
    assert!(without.contains("FandolFang R") && !without.contains("simfang"), "{without}");
    let (with, _) = run(home.path(), &["fonts", "--system-fonts"]);
    assert!(with.contains("simfang.ttf") && !with.contains("FandolFang"), "{with}");
    let pdf = home.path().join("budget.pdf");
    let pdf = pdf.to_str().expect("a path");
    let (_, told) = run(home.path(), &["build", support::SAMPLE, "--system-fonts", "-o", pdf]);
    assert!(told.contains("23 pages") && !told.contains("FandolFang"), "{told}");
}

#[cfg(unix)]
#[test]
fn fonts_of_the_user_come_before_those_of_the_source_tree() {
    let home = tempfile::tempdir().expect("a home");
    let data = home.path().join("data");
    for own in [home.path().join(".local/share"), data.clone()] {
        let folder = own.join("budgetpress/fonts");
        std::fs::create_dir_all(&folder).expect("a folder");
        std::fs::write(folder.join("roles.toml"), "[").expect("a broken file");
        let mut command = crate::tests::cli::command(&["fonts"]);
        match own == data {
            true => command.env("HOME", "nowhere").env("XDG_DATA_HOME", &data),
            false => command.env("HOME", home.path()).env_remove("XDG_DATA_HOME"),
        };
        let told = crate::tests::cli::must_exit(&command.output().expect("it runs"), 2);
        assert!(told.contains(folder.to_str().expect("a path")), "{told}");
    }
}

#[test]
fn a_role_that_nothing_fills_is_named() {
    let folder = tempfile::tempdir().expect("a folder");
    for file in ["roles.toml", "gb2312.txt"] {
        std::fs::copy(support::root().join("fonts").join(file), folder.path().join(file)).expect("a copy");
    }
    let refused = Fonts::open(folder.path(), false).err().expect("no font is there");
    assert_eq!(support::codes(refused.findings()), ["fonts-role-empty"]);
    std::fs::write(folder.path().join("roles.toml"), "[song]\ntitle = 1\n").expect("written");
    let refused = Fonts::open(folder.path(), false).err().expect("the roles are broken");
    assert_eq!(support::codes(refused.findings()), ["fonts-roles"]);
}

#[test]
fn bundled_files_are_those_of_their_origin() {
    let sums = std::fs::read_to_string(support::root().join("fonts/SHA256SUMS")).expect("the sums");
    let fonts = Fonts::open(&support::root().join("fonts"), false).expect("the fonts open");
    for face in fonts.report().into_iter().filter_map(|report| report.face) {
        let file = face.path.strip_prefix(support::root().join("fonts")).expect("a bundled file").display().to_string();
        assert!(sums.contains(&format!("{}  {file}", face.sha256)), "{file}");
    }
}

#[test]
fn another_weight_does_not_fill_a_role() {
    // Without the regular face of 宋体 its bold one must not set the tables.
    let folder = tempfile::tempdir().expect("a folder");
    for file in ["roles.toml", "gb2312.txt", "noto/NotoSerifSC_700Bold.ttf", "noto/NotoSansSC_500Medium.ttf"] {
        let target = folder.path().join(file);
        std::fs::create_dir_all(target.parent().expect("a parent")).expect("a folder");
        std::fs::copy(support::root().join("fonts").join(file), target).expect("a copy");
    }
    let roles = std::fs::read_to_string(folder.path().join("roles.toml")).expect("the roles");
    let optional =
        roles.replace("[fangsong]", "[fangsong]\noptional = true").replace("[kaiti]", "[kaiti]\noptional = true");
    std::fs::write(folder.path().join("roles.toml"), optional).expect("written");
    let refused = Fonts::open(folder.path(), false).err().expect("nothing fills 宋体");
    assert!(refused.to_string().contains("宋体"), "{refused}");
}
