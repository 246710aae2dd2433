//! Renders HTML pages: the report of a check, the overview of a batch run, the job ticket. Each of these stages has a
//! minijinja template for the body; this module renders it with the stage's values and adds the head and the common
//! style.

use minijinja::{AutoEscape, Environment, UndefinedBehavior, escape_formatter};
use serde::Serialize;

use crate::error::Error;
use crate::model::finding;

/// The style sheet of all pages, which is put into each.
const STYLE: &str = include_str!("html.css");

/// A self-contained page: `template` rendered with `values` is its body; `language` is a tag such as `zh-CN`.
///
/// # Errors
/// `export-failed` if the template does not render: a fault of this program.
pub(crate) fn page(language: &str, title: &str, template: &str, values: impl Serialize) -> Result<String, Error> {
    let body = body(template, values).map_err(|error| Error::failed(finding::export_failed(error)))?;
    let (language, title) = (escaped(language), escaped(title));
    let head = format!("<meta charset=\"utf-8\"><title>{title}</title><style>{STYLE}</style>");
    Ok(format!("<!doctype html>\n<html lang=\"{language}\"><head>{head}</head><body>\n{body}</body></html>\n"))
}

/// The rendered template. A value that it names but does not get is an error; texts are escaped.
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

/// A text with the characters of markup replaced by entities.
fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}
