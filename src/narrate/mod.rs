//! The narrative (预算情况说明): sentences filled from figures.
//!
//! Sentences are minijinja templates of the layout. They hold the words; what is here decides the numbers:
//! amounts without trailing zeros, signs, and percentages computed before anything is rounded.

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

/// So many steps a template may take: a narrative that goes through a table of 30,000 rows takes a million.
const MAX_STEPS: u64 = 10_000_000;

/// So long a text a template may make, in bytes: a document of a thousand pages has three million.
const MAX_TEXT: usize = 16 << 20;

/// A piece of narrative.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Passage {
    /// A heading of level 1 (一、) or 2 (（一）), with its ordinal.
    Heading(u8, String),
    /// A paragraph.
    Paragraph(String),
    /// The sheet of this identifier stands here.
    Sheet(String),
}

/// Fills a narrative template from the budget.
///
/// # Errors
/// `template-failed` if the template does not render: a mistake in the layout.
pub fn narrate(budget: &Budget, layout: &Layout, template: &str) -> Result<Vec<Passage>, Error> {
    let source = layout.file(template).unwrap_or_default();
    let text = render(&environment(layout), template, &source, figures::context(budget, layout))?;
    Ok(text.lines().map(str::trim).filter(|line| !line.is_empty()).map(passage).collect())
}

fn passage(line: &str) -> Passage {
    let after = |mark: &str| line.strip_prefix(mark).map(str::to_owned);
    match (after("# "), after("## "), after("@")) {
        (Some(heading), ..) => Passage::Heading(1, heading),
        (_, Some(heading), _) => Passage::Heading(2, heading),
        (.., Some(sheet)) => Passage::Sheet(sheet),
        _ => Passage::Paragraph(line.into()),
    }
}

/// Fills a short text of the layout, such as a title.
///
/// # Errors
/// As [`narrate`].
pub fn fill(layout: &Layout, text: &str, values: impl Serialize) -> Result<String, Error> {
    // Most texts of a layout refer to nothing.
    if !text.contains("{{") {
        return Ok(text.into());
    }
    Template::new(layout, text)?.fill(values)
}

/// A short text of the layout that is filled many times.
pub struct Template {
    environment: Environment<'static>,
}

/// The name of a [`Template`] in its environment.
const SHORT: &str = "layout.toml";

impl Template {
    /// Reads the text.
    ///
    /// # Errors
    /// `template-failed` if it is no template.
    pub fn new(layout: &Layout, text: &str) -> Result<Self, Error> {
        let mut environment = environment(layout);
        environment.add_template_owned(SHORT, text.to_owned()).map_err(|error| failed(SHORT, &error))?;
        Ok(Self { environment })
    }

    /// Fills it.
    ///
    /// # Errors
    /// `template-failed` if it refers to what is not there.
    pub fn fill(&self, values: impl Serialize) -> Result<String, Error> {
        let template = self.environment.get_template(SHORT).map_err(|error| failed(SHORT, &error))?;
        rendered(&template, Value::from(Serde(values))).map_err(|error| failed(SHORT, &error))
    }
}

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
    let mut text = Bounded(Vec::new());
    template.render_captured_to(values, &mut text)?;
    Ok(String::from_utf8_lossy(&text.0).into_owned())
}

/// A text that ends at [`MAX_TEXT`].
struct Bounded(Vec<u8>);

impl std::io::Write for Bounded {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        if self.0.len() + bytes.len() > MAX_TEXT {
            let detail = format!("the template makes a text of more than {} MiB", MAX_TEXT >> 20);
            return Err(std::io::Error::new(std::io::ErrorKind::FileTooLarge, detail));
        }
        self.0.extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

fn failed(name: &str, error: &minijinja::Error) -> Error {
    let line = error.line().unwrap_or_default();
    Error::failed(finding::template_failed(name, line, error))
}
