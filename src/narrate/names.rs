//! What a narrative template refers to, without filling it.

use std::collections::{BTreeSet, HashSet};

use minijinja::Value;

use super::{environment, failed, figures};
use crate::error::Error;
use crate::layout::Layout;
use crate::model::Budget;

/// The names that a template mentions, such as `year`, and `revenue.reason` where it mentions one value of a subject.
/// What is handed on to a macro is mentioned as a whole.
///
/// # Errors
/// `template-failed` if the file is no template.
pub fn mentioned(layout: &Layout, template: &str) -> Result<BTreeSet<String>, Error> {
    let source = layout.file(template).unwrap_or_default();
    let environment = environment(layout);
    let given: HashSet<&str> = environment.globals().map(|(name, _)| name).collect();
    let parsed = environment.template_from_named_str(template, &source).map_err(|error| failed(template, &error))?;
    let own = |name: &String| !given.contains(name.as_str()) && !is_macro(&source, name);
    Ok(parsed.undeclared_variables(true).into_iter().filter(own).collect())
}

/// Whether a template defines a macro of this name: one macro that calls another mentions it.
fn is_macro(source: &str, name: &str) -> bool {
    let definitions = source.split("macro ").skip(1);
    definitions.filter_map(|rest| rest.split('(').next()).any(|defined| defined.trim() == name)
}

/// Of the names that a template mentions those that a budget has no value for, and the names that there are.
///
/// # Errors
/// As [`mentioned`].
pub fn lacking(budget: &Budget, layout: &Layout, template: &str) -> Result<(Vec<String>, Vec<String>), Error> {
    let context = figures::context(budget, layout);
    let is_there = |name: &String| {
        let step = |value: Option<Value>, name: &str| value?.get_attr(name).ok().filter(|value| !value.is_undefined());
        name.split('.').fold(Some(context.clone()), step).is_some()
    };
    let lacking = mentioned(layout, template)?.into_iter().filter(|name| !is_there(name));
    let known = context.try_iter().into_iter().flatten().map(|name| name.to_string());
    Ok((lacking.collect(), known.collect()))
}
