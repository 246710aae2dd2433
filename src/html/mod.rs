//! Pages in HTML for people: the report of a check, the overview of a run, the job ticket. Each is a template (minijinja) of
//! the stage that makes it, filled with its values; what is here adds the head, the style that they share, and escapes.

use minijinja::{AutoEscape, Environment, UndefinedBehavior, escape_formatter};
use serde::Serialize;

use crate::error::Error;
use crate::model::finding;

const STYLE: &str = include_str!("html.css");

/// A page that needs nothing else, with a title and with the template filled with values as its body.
///
/// # Errors
/// `export-failed` if the template does not render: a fault of this program.
pub(crate) fn page(language: &str, title: &str, template: &str, values: impl Serialize) -> Result<String, Error> {
    let body = body(template, values).map_err(|error| Error::failed(finding::export_failed(error)))?;
    let (language, title) = (escaped(language), escaped(title));
    let head = format!("<meta charset=\"utf-8\"><title>{title}</title><style>{STYLE}</style>");
    Ok(format!("<!doctype html>\n<html lang=\"{language}\"><head>{head}</head><body>\n{body}</body></html>\n"))
}

fn body(template: &str, values: impl Serialize) -> Result<String, minijinja::Error> {
    let mut environment = Environment::new();
    environment.set_undefined_behavior(UndefinedBehavior::Strict);
    environment.set_auto_escape_callback(|_| AutoEscape::Html);
    environment.set_formatter(|out, state, value| match value.as_str().filter(|_| !value.is_safe()) {
        Some(text) => Ok(out.write_str(&escaped(text))?),
        None => escape_formatter(out, state, value),
    });
    environment.render_str(template, minijinja::value::Value::from(minijinja::value::Serde(values)))
}

/// Text that no browser takes for markup.
fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}
