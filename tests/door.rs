//! The way into the library: what it makes is what the program makes, from files and from bytes, in one thread and in many.

use std::collections::BTreeMap;
use std::path::Path;

use budgetpress::inspect::JudgedEdition;
use budgetpress::{
    BuildOptions, DataForm, Editions, Error, FileVerdict, InputFile, InputKind, InspectOptions, PageImages,
    ResourceOptions, Resources,
};

use crate::tests::cli::{command, must_exit};
use crate::tests::support::departments::department;
use crate::tests::support::{self, RESOURCES, codes, root};

/// The files of a folder by name.
fn files(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let entries = std::fs::read_dir(folder).expect("a folder").map(|entry| entry.expect("an entry").path());
    let file = |path: std::path::PathBuf| {
        let name = path.file_name().expect("a name").to_string_lossy().into_owned();
        (name, std::fs::read(path).expect("a file"))
    };
    entries.filter(|path| path.is_file()).map(file).collect()
}

/// Rust code in Markdown, or in the comment of the crate, without the lines that documentation hides.
fn example(text: &str) -> String {
    let text: Vec<&str> = text
        .lines()
        .map(|line| line.strip_prefix("//!").map_or(line, |rest| rest.strip_prefix(' ').unwrap_or(rest)))
        .collect();
    let code = text
        .iter()
        .skip_while(|line| !line.contains("use std::path::Path;"))
        .take_while(|line| !line.starts_with("```"));
    code.filter(|line| !line.starts_with("# ")).copied().collect::<Vec<_>>().join("\n")
}

#[test]
fn the_example_of_the_readme_is_that_of_the_documentation() {
    let read = |path: &str| example(&std::fs::read_to_string(root().join(path)).expect("it is there"));
    let of_crate = read("src/lib.rs");
    assert!(of_crate.contains("check.build(&options)?"), "{of_crate}");
    assert_eq!(read("README.md"), of_crate);
}

#[test]
fn what_the_library_makes_is_what_the_program_makes() {
    let [ours, theirs] = [(); 2].map(|()| tempfile::tempdir().expect("a temporary folder"));
    let data = root().join(support::SAMPLE);
    let mut build =
        command(&["build", "--edition", "both", "--manifest", "--fingerprint", "--cover", "--binding", "perfect"]);
    build.arg(&data).arg("-o").arg(theirs.path().join("budget.pdf")).arg("--pages").arg(theirs.path().join("pages"));
    must_exit(&build.output().expect("it runs"), 0);
    let print = budgetpress::layout::PrintOptions {
        cover: Some(true),
        binding: Some(budgetpress::layout::Binding::Perfect),
        ..budgetpress::layout::PrintOptions::default()
    };
    let options = BuildOptions {
        editions: Editions::Both,
        output: Some(ours.path().join("budget.pdf")),
        images: Some(PageImages { folder: ours.path().join("pages"), ppi: 96 }),
        manifest: true,
        fingerprint: true,
        print,
        ..BuildOptions::default()
    };
    let bytes = std::fs::read(&data).expect("the sample is there");
    let name = data.file_name().expect("a name").to_string_lossy().into_owned();
    let inputs = [InputFile::read(&data, InputKind::Data).expect("it is read"), InputFile::from_bytes(&name, bytes)];
    for input in inputs {
        let document = RESOURCES.document(input).expect("it is read");
        document.build(&options).expect("it is built").outputs.write(false).expect("it is written");
        for folder in ["", "pages"] {
            let (ours, theirs) = (files(&ours.path().join(folder)), files(&theirs.path().join(folder)));
            assert_eq!(ours.keys().collect::<Vec<_>>(), theirs.keys().collect::<Vec<_>>());
            for (name, bytes) in &ours {
                assert!(theirs[name] == *bytes, "{name} differs");
            }
        }
    }
    assert_eq!(files(ours.path()).len(), 8);
}

#[test]
fn threads_that_share_layouts_and_fonts_are_kept_apart() {
    let wrong = String::from_utf8(department(3)).expect("UTF-8").replacen("\"year\": ", "\"year\": 1", 1);
    let data = |seed: u64| if seed == 3 { wrong.clone().into_bytes() } else { department(seed) };
    let built = |resources: &Resources, seed: u64| -> Result<Vec<u8>, Error> {
        let document = resources.document(InputFile::from_bytes(&format!("{seed}.json"), data(seed)))?;
        Ok(document.build(&BuildOptions::default())?.outputs.files.remove(0).bytes)
    };
    let shared = Resources::new(ResourceOptions::default());
    let results: Vec<Result<Vec<u8>, Error>> = std::thread::scope(|scope| {
        let threads: Vec<_> = (0..6)
            .map(|seed| {
                scope.spawn({
                    let shared = &shared;
                    move || built(shared, seed)
                })
            })
            .collect();
        threads.into_iter().map(|thread| thread.join().expect("it ends")).collect()
    });
    for (seed, result) in (0..).zip(results) {
        let alone = built(&RESOURCES, seed);
        match (result, alone) {
            (Ok(shared), Ok(alone)) => assert!(seed != 3 && shared == alone, "{seed}"),
            (Err(shared), Err(alone)) => {
                assert_eq!((seed, codes(shared.findings())), (3, codes(alone.findings())));
                assert!(shared.findings().iter().any(|finding| finding.is_error()), "{shared}");
            }
            _ => panic!("{seed}: threads change what is built"),
        }
    }
}

#[test]
fn every_form_comes_from_the_same_document() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let document = RESOURCES.whole_document(support::input(&support::sample())).expect("it is read");
    for (name, form) in [("a.json", DataForm::Json), ("a.xlsx", DataForm::Workbook), ("data/", DataForm::DataPackage)] {
        let output = folder.path().join(name);
        assert_eq!(DataForm::of(&output), Some(form));
        let outputs = document.convert(form, &output).expect("it is converted");
        outputs.write(false).expect("it is written");
        assert!(outputs.other_tables().is_none());
    }
    for name in ["a.json", "a.xlsx"] {
        let input = InputFile::read(&folder.path().join(name), InputKind::Data).expect("it is read");
        let again = RESOURCES.whole_document(input).expect("it loads");
        assert_eq!(again.data_sha256(), document.data_sha256(), "{name}");
    }
    // Figures that contradict each other are no open data.
    let mut wrong = support::sample();
    wrong["sheets"]["6"]["lines"][1]["budget"] = "1.00".into();
    let wrong = RESOURCES.whole_document(support::input(&wrong)).expect("it is read");
    assert!(wrong.convert(DataForm::Json, Path::new("a.json")).is_ok());
    assert!(matches!(wrong.convert(DataForm::Csv, Path::new("a.csv")), Err(Error::Found(_))));
}

#[test]
fn files_in_memory_are_inspected_and_verified() {
    let input = support::input(&support::sample());
    let document = RESOURCES.document(input.clone()).expect("it is read");
    let options = BuildOptions { editions: Editions::Both, ..BuildOptions::default() };
    let built = document.build(&options).expect("it is built");
    assert_eq!(built.outputs.files[0].path, Path::new("budget.pdf"));
    let pdf = |name: &str| &built.outputs.files.iter().find(|file| file.path == Path::new(name)).expect("a file").bytes;
    let print = ("budget.print.pdf", JudgedEdition::Print, Some(input.bytes()));
    for (name, gate, data) in [("budget.pdf", JudgedEdition::Web, None), print] {
        let options = InspectOptions { gate: Some(gate), against: Some(&document), ..InspectOptions::default() };
        let inspection = RESOURCES.inspect(pdf(name), &options).expect("it is read");
        assert_eq!(codes(&inspection.findings), [""; 0], "{name}");
        assert!(inspection.conclusion().is_some_and(|conclusion| conclusion.is_fit()), "{name}");
        let verified = RESOURCES.verify(pdf(name), data).expect("it is verified");
        assert_eq!((verified.verdict, verified.data_sha256), (FileVerdict::Genuine, document.data_sha256()), "{name}");
    }
    // Judged as the other edition, or against other data, it is refused.
    let options = InspectOptions { gate: Some(JudgedEdition::Print), ..InspectOptions::default() };
    let other = RESOURCES.inspect(pdf("budget.pdf"), &options).expect("it is read");
    assert_eq!(codes(&other.findings), ["gate-edition"]);
    let mut changed = support::sample();
    changed["sheets"]["6"]["lines"][1]["budget"] = "1.00".into();
    let changed = RESOURCES.document(support::input(&changed)).expect("it is read");
    let options = InspectOptions { against: Some(&changed), ..InspectOptions::default() };
    assert!(RESOURCES.inspect(pdf("budget.pdf"), &options).expect("it is read").is_wrong());
}
