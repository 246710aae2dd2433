//! What tests share: the sample, a way to change it, one compiler, and an independent PDF reader.

pub(crate) mod book;
pub(crate) mod damage;
pub(crate) mod departments;
pub(crate) mod ledger;
pub(crate) mod mutate;
pub(crate) mod pdf;
pub(crate) mod relay;
pub(crate) mod sign;
pub(crate) mod texts;

use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use budgetpress::compile::{CompiledDocument, Compiler, fonts};
use budgetpress::layout::{Layout, Layouts};
use budgetpress::load::{self, Loaded};
use budgetpress::model::{Finding, Severity};
use budgetpress::view::{self, View};
use budgetpress::{Error, FontFolder, InputFile, ResourceOptions, Resources};
use serde_json::{Value, json};

/// The sample, which is the seed document.
pub(crate) const SAMPLE: &str = "data/guangzhou-12345-2024.json";

/// A budget of another city: all pages lie across, codes are split, totals come last.
pub(crate) const SECOND_SAMPLE: &str = "data/shanghai-putuo-wanli-2023.json";

pub(crate) static COMPILER: LazyLock<Compiler> = LazyLock::new(|| {
    let folder = root().join("fonts");
    Compiler::new(fonts::Fonts::open(&folder, false).expect("the bundled fonts open"))
});

/// The layouts of the program and the bundled fonts.
pub(crate) static RESOURCES: LazyLock<Resources> = LazyLock::new(|| resources(None));

/// Layouts in a folder, or those of the program, and the bundled fonts.
pub(crate) fn resources(layouts: Option<PathBuf>) -> Resources {
    resources_within(layouts, None)
}

/// The same with a limit of memory, in MiB.
pub(crate) fn resources_within(layouts: Option<PathBuf>, max_memory_mib: Option<u64>) -> Resources {
    let fonts = FontFolder::Named(root().join("fonts"));
    let options = ResourceOptions { layouts, fonts, max_memory_mib, ..ResourceOptions::default() };
    Resources::new(options)
}

/// A data file in memory.
pub(crate) fn input(data: &Value) -> InputFile {
    InputFile::from_bytes("budget.json", format!("{data:#}").into_bytes())
}

pub(crate) fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

pub(crate) fn sample() -> Value {
    data(SAMPLE)
}

/// The sample of final accounts, of an invented department.
pub(crate) fn final_accounts() -> Value {
    data("data/example-final-accounts-2024.json")
}

/// The sample of another city.
pub(crate) fn second_sample() -> Value {
    data(SECOND_SAMPLE)
}

fn data(path: &str) -> Value {
    let text = std::fs::read_to_string(root().join(path)).expect("the sample is there");
    serde_json::from_str(&text).expect("the sample is JSON")
}

pub(crate) fn parse(data: &Value) -> Result<Loaded, Error> {
    load::parse(format!("{data:#}").as_bytes(), &Layouts::default())
}

pub(crate) fn loaded(data: &Value) -> Loaded {
    parse(data).unwrap_or_else(|error| panic!("the data loads: {error}"))
}

pub(crate) fn view_of(data: &Value) -> (View, Layout) {
    let Loaded { budget, layout, .. } = loaded(data);
    (view::view(&budget, &layout).unwrap_or_else(|error| panic!("the view builds: {error}")), layout)
}

/// Sets a document that must be without fault.
pub(crate) fn set(data: &Value) -> (View, CompiledDocument) {
    let (view, layout) = view_of(data);
    let document = COMPILER.compile(&view, &layout).unwrap_or_else(|error| panic!("the document is set: {error}"));
    (view, document)
}

/// Sets a document and reads its PDF back.
pub(crate) fn pages(data: &Value) -> Vec<pdf::Page> {
    let (_, document) = set(data);
    pdf::read(&budgetpress::export::pdf(&document).expect("the PDF is written"))
}

/// The codes of findings, in order.
pub(crate) fn codes(findings: &[Finding]) -> Vec<&str> {
    findings.iter().map(|finding| finding.code).collect()
}

/// The layouts, copied so that a test can damage them.
pub(crate) struct LayoutCopy(tempfile::TempDir);

impl LayoutCopy {
    pub(crate) fn new() -> Self {
        let folder = tempfile::tempdir().expect("a temporary folder");
        copy(&root().join("layouts"), folder.path());
        Self(folder)
    }

    pub(crate) fn path(&self) -> PathBuf {
        self.0.path().into()
    }

    /// Replaces a text that stands in a file of the layouts.
    pub(crate) fn edit(&self, file: &str, from: &str, to: &str) -> &Self {
        let path = self.0.path().join(file);
        let text = std::fs::read_to_string(&path).expect("the file is there");
        assert!(text.contains(from), "{file} holds {from:?}");
        std::fs::write(&path, text.replacen(from, to, 1)).expect("the file is written");
        self
    }

    pub(crate) fn load(&self, data: &Value) -> Loaded {
        let layouts = Layouts::new(Some(self.0.path()));
        load::parse(data.to_string().as_bytes(), &layouts).unwrap_or_else(|error| panic!("it loads: {error}"))
    }

    pub(crate) fn view(&self, data: &Value) -> (View, Layout) {
        let Loaded { budget, layout, .. } = self.load(data);
        (view::view(&budget, &layout).unwrap_or_else(|error| panic!("the view builds: {error}")), layout)
    }

    pub(crate) fn compile(&self, data: &Value) -> Result<CompiledDocument, Error> {
        let (view, layout) = self.view(data);
        COMPILER.compile(&view, &layout)
    }

    /// What is found when the sample is set with these layouts.
    #[track_caller]
    pub(crate) fn must_be_refused(&self) -> Vec<Finding> {
        match self.compile(&sample()) {
            Ok(_) => panic!("the damaged layout passes"),
            Err(error) => error.findings().to_vec(),
        }
    }
}

/// Copies what a folder holds into another.
pub(crate) fn copy(from: &Path, to: &Path) {
    for entry in std::fs::read_dir(from).expect("a folder") {
        let path = entry.expect("an entry").path();
        let target = to.join(path.file_name().expect("a name"));
        if path.is_dir() {
            std::fs::create_dir(&target).expect("a new folder");
            copy(&path, &target);
        } else {
            std::fs::copy(&path, &target).expect("a copy");
        }
    }
}

/// The sample with other projects in 表12.
pub(crate) fn with_projects(projects: Vec<Value>) -> Value {
    let mut data = sample();
    let lines = data["sheets"]["12"]["lines"].as_array_mut().expect("lines");
    lines.truncate(2);
    lines.extend(projects);
    data
}

/// A line of 表12.
pub(crate) fn project(name: &str, amount: &str, goal: &str) -> Value {
    let zero = "0.00";
    json!({
        "project": name, "total": amount, "fiscal": amount, "general": amount,
        "fund": zero, "capital": zero, "special_account": zero, "other": zero, "goal": goal,
    })
}

/// A text without white space.
pub(crate) fn solid(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}

/// Whether data fits a JSON Schema; if not, why.
pub(crate) fn fits(schema: Value, data: &Value) -> Result<(), String> {
    let mut schemas = boon::Schemas::new();
    let mut compiler = boon::Compiler::new();
    compiler.add_resource("schema.json", schema).expect("the schema is one");
    let schema = compiler.compile("schema.json", &mut schemas).expect("the schema compiles");
    schemas.validate(data, schema).map_err(|error| error.to_string())
}

/// Holds data against a published schema.
#[track_caller]
pub(crate) fn must_fit(schema: &str, data: &Value) {
    let text = std::fs::read_to_string(root().join(schema)).expect("the schema is there");
    let fits = fits(serde_json::from_str(&text).expect("it is JSON"), data);
    assert!(fits.is_ok(), "{fits:?}");
}

/// An error of a code, with nothing else known of it.
pub(crate) fn finding(code: &'static str) -> Finding {
    Finding { code, severity: Severity::Error, place: None, sheet: None, cells: Vec::new(), values: Vec::new() }
}
