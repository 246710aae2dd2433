//! Fills the narrative (预算情况说明) and the short texts of a layout with values of the budget.
//!
//! The sentences are minijinja templates of the layout. The filters here decide how numbers are printed: amounts
//! without trailing zeros, signs, and percentages computed from exact figures. The view calls [`narrate`] and [`fill`].

mod figures;
mod filters;
mod names;

pub use names::{lacking, mentioned};

use minijinja::Value;
use minijinja::value::Serde;

use minijinja::{Environment, UndefinedBehavior};
use serde::Serialize;

use crate::error::Error;
use crate::layout::Layout;
use crate::model::{Budget, finding};

/// The limit of steps of a template; a narrative that lists a table of 30,000 rows takes a million.
const MAX_STEPS: u64 = 10_000_000;

/// The limit of text from a template, in bytes; a document of a thousand pages has three million.
const MAX_TEXT_BYTES: usize = 16 << 20;

/// A heading, paragraph or table of a narrative.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Passage {
    /// A heading of level 1 (一、) or 2 (（一）), with its ordinal.
    Heading(u8, String),
    /// A paragraph.
    Paragraph(String),
    /// The place of the table with this identifier.
    Sheet(String),
}

/// Fills a narrative template from the budget.
///
/// # Errors
/// `template-failed`, a fault of the layout, if the template cannot be filled.
pub fn narrate(budget: &Budget, layout: &Layout, template: &str) -> Result<Vec<Passage>, Error> {
    let source = layout.file(template).unwrap_or_default();
    let text = render(&environment(layout), template, &source, figures::context(budget, layout))?;
    Ok(text.lines().map(str::trim).filter(|line| !line.is_empty()).map(passage).collect())
}

/// The passage of a line of the filled template: `# ` and `## ` mark headings, `@` a table.
fn passage(line: &str) -> Passage {
    let after = |mark: &str| line.strip_prefix(mark).map(str::to_owned);
    match (after("# "), after("## "), after("@")) {
        (Some(heading), ..) => Passage::Heading(1, heading),
        (_, Some(heading), _) => Passage::Heading(2, heading),
        (.., Some(sheet)) => Passage::Sheet(sheet),
        _ => Passage::Paragraph(line.into()),
    }
}

/// Fills a short text of `layout.toml`, such as a title.
///
/// # Errors
/// As [`narrate`].
pub fn fill(layout: &Layout, text: &str, values: impl Serialize) -> Result<String, Error> {
    // Most texts of a layout have no reference.
    if !text.contains("{{") {
        return Ok(text.into());
    }
    Template::new(layout, text)?.fill(values)
}

/// A short text of `layout.toml` that is parsed once and filled many times.
pub struct Template {
    environment: Environment<'static>,
}

/// The name of a [`Template`] in its environment.
const SHORT_TEXT_NAME: &str = "layout.toml";

impl Template {
    /// Parses the text.
    ///
    /// # Errors
    /// `template-failed` if its syntax is wrong.
    pub fn new(layout: &Layout, text: &str) -> Result<Self, Error> {
        let mut environment = environment(layout);
        environment
            .add_template_owned(SHORT_TEXT_NAME, text.to_owned())
            .map_err(|error| failed(SHORT_TEXT_NAME, &error))?;
        Ok(Self { environment })
    }

    /// Fills the text with values.
    ///
    /// # Errors
    /// `template-failed` if it refers to a value that is missing.
    pub fn fill(&self, values: impl Serialize) -> Result<String, Error> {
        let template =
            self.environment.get_template(SHORT_TEXT_NAME).map_err(|error| failed(SHORT_TEXT_NAME, &error))?;
        rendered(&template, Value::from(Serde(values))).map_err(|error| failed(SHORT_TEXT_NAME, &error))
    }
}

/// An environment with the filters, in which a missing value is an error.
fn environment(layout: &Layout) -> Environment<'static> {
    let mut environment = Environment::new();
    environment.set_undefined_behavior(UndefinedBehavior::Strict);
    environment.set_fuel(Some(MAX_STEPS));
    filters::add(&mut environment, &layout.format);
    environment
}

fn render(environment: &Environment<'_>, name: &str, source: &str, values: Value) -> Result<String, Error> {
    let template = environment.template_from_named_str(name, source).map_err(|error| failed(name, &error))?;
    rendered(&template, values).map_err(|error| failed(name, &error))
}

fn rendered(template: &minijinja::Template<'_, '_>, values: Value) -> Result<String, minijinja::Error> {
    let mut text = BoundedText(Vec::new());
    template.render_captured_to(values, &mut text)?;
    Ok(String::from_utf8_lossy(&text.0).into_owned())
}

/// A buffer that refuses more than [`MAX_TEXT_BYTES`] bytes.
struct BoundedText(Vec<u8>);

impl std::io::Write for BoundedText {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        if self.0.len() + bytes.len() > MAX_TEXT_BYTES {
            let detail = format!("the template makes a text of more than {} MiB", MAX_TEXT_BYTES >> 20);
            return Err(std::io::Error::new(std::io::ErrorKind::FileTooLarge, detail));
        }
        self.0.extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

/// The error of a template with its line.
fn failed(name: &str, error: &minijinja::Error) -> Error {
    let line = error.line().unwrap_or_default();
    Error::failed(finding::template_failed(name, line, error))
}
