//! A desk with the data of two units, their documents, and files of somebody else's.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use crate::tests::cli::{command, must_exit};
use crate::tests::support::{self, book};

/// Data in the smallest layout of the tests: of a unit, of another, of the first with another word, each with what is a
/// department's own.
pub(super) struct Desk(tempfile::TempDir);

impl Desk {
    pub(super) fn new() -> Self {
        let desk = Self(tempfile::tempdir().expect("a temporary folder"));
        for (from, to) in [("layouts/shared", "shared"), ("tests/cases/layouts/mini", "mini")] {
            let to = desk.layouts().join(to);
            std::fs::create_dir_all(&to).expect("made");
            support::copy(&support::root().join(from), &to);
        }
        let right = support::root().join("tests/cases/footing/right.json");
        let right = std::fs::read_to_string(right).expect("the data");
        let units = [right.clone(), right.replace("甲市", "乙市"), right.replace("经济普查经费增加", "普查经费增加")];
        for (unit, data) in units.iter().enumerate() {
            for path in [desk.data(unit), desk.whole(unit)] {
                std::fs::create_dir_all(path.parent().expect("a folder")).expect("made");
            }
            std::fs::write(desk.data(unit), data).expect("written");
            std::fs::write(desk.whole(unit), data.replace("市统计局\"", "市统计部门\"")).expect("written");
            desk.make(&["build"], unit, &["-o"], &desk.pdf(unit));
        }
        desk.make(&["convert"], 0, &[], &desk.0.path().join("data.json"));
        (0..2).for_each(|unit| desk.make(&["convert"], unit, &[], &desk.book(unit)));
        std::fs::write(desk.mine(), "mine").expect("written");
        desk
    }

    fn make(&self, before: &[&str], unit: usize, between: &[&str], output: &Path) {
        let mut command = command(before);
        command.arg(self.data(unit)).args(between).arg(output).arg("--layouts").arg(self.layouts());
        must_exit(&command.output().expect("it runs"), 0);
    }

    pub(super) fn layouts(&self) -> PathBuf {
        self.0.path().join("layouts")
    }

    /// The data of a unit.
    pub(super) fn data(&self, unit: usize) -> PathBuf {
        self.0.path().join(format!("{unit}/data.json"))
    }

    /// What is the own of the department of a unit.
    pub(super) fn whole(&self, unit: usize) -> PathBuf {
        self.0.path().join(format!("{unit}/whole.json"))
    }

    /// The document of a unit.
    pub(super) fn pdf(&self, unit: usize) -> PathBuf {
        self.0.path().join(format!("{unit}.pdf"))
    }

    fn book(&self, unit: usize) -> PathBuf {
        self.0.path().join(format!("{unit}.xlsx"))
    }

    /// A file of somebody else's, outside of every output.
    pub(super) fn mine(&self) -> PathBuf {
        self.0.path().join("mine")
    }

    /// The first document with a revision appended that signs it.
    pub(super) fn signed(&self) -> Vec<u8> {
        let pdf = std::fs::read(self.pdf(0)).expect("a PDF");
        let revision = "\n900 0 obj\n<</Type/Sig/Filter/Adobe.PPKLite/SubFilter/ETSI.CAdES.detached\
                        /ByteRange[0 100 200 300]/Contents<00>>>\nendobj\nstartxref\n0\n%%EOF\n";
        [pdf, revision.into()].concat()
    }

    /// The workbook of a unit, saved by another program.
    pub(super) fn saved(&self, unit: usize) -> Vec<u8> {
        book::edit(&std::fs::read(self.book(unit)).expect("a workbook"), |_, text| text)
    }

    /// The first unit's data as they were converted, with a figure changed by hand.
    pub(super) fn edited(&self) -> Vec<u8> {
        let text = std::fs::read_to_string(self.0.path().join("data.json")).expect("the data");
        assert!(text.contains("\"18.00\""));
        text.replace("\"18.00\"", "\"17.00\"").into()
    }
}

/// A ledger, and what it does not tell.
pub(super) fn ledger(folder: &Path) -> (PathBuf, PathBuf) {
    let (ledger, rest) = (folder.join("ledger.csv"), folder.join("rest.json"));
    std::fs::copy(support::root().join("data/guangzhou-12345-2024.ledger.csv"), &ledger).expect("copied");
    std::fs::copy(support::root().join(support::SAMPLE), &rest).expect("copied");
    (ledger, rest)
}

/// A picture of one grey point.
pub(super) fn picture() -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut encoder = png::Encoder::new(&mut bytes, 1, 1);
    encoder.set_color(png::ColorType::Grayscale);
    let mut writer = encoder.write_header().expect("a header");
    writer.write_image_data(&[127]).expect("a picture");
    writer.finish().expect("its end");
    bytes
}

/// All that lies in a folder, with what files hold; nothing of what is none.
pub(super) fn listing(folder: &Path) -> BTreeMap<PathBuf, Option<Vec<u8>>> {
    let mut found = BTreeMap::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(next) = folders.pop() {
        for entry in std::fs::read_dir(&next).expect("a folder") {
            let entry = entry.expect("an entry");
            let (path, kind) = (entry.path(), entry.file_type().expect("a kind"));
            let below = path.strip_prefix(folder).expect("below").to_owned();
            let content = kind.is_file().then(|| std::fs::read(&path).expect("a file"));
            if kind.is_dir() {
                folders.push(path);
            }
            found.insert(below, content);
        }
    }
    found
}
