//! Finds the names to which a narrative template refers, without filling it.
//!
//! The layout check compares them with the figures that a layout declares.

use std::collections::{BTreeSet, HashSet};

use minijinja::Value;

use super::{environment, failed, figures};
use crate::error::Error;
use crate::layout::Layout;
use crate::model::Budget;

/// The names that a template mentions, such as `year`, and `revenue.reason` where it mentions one value of a subject.
/// A subject that is passed to a macro is mentioned as a whole.
///
/// # Errors
/// `template-failed` if the syntax of the template is wrong.
pub fn mentioned(layout: &Layout, template: &str) -> Result<BTreeSet<String>, Error> {
    let source = layout.file(template).unwrap_or_default();
    let environment = environment(layout);
    let built_in: HashSet<&str> = environment.globals().map(|(name, _)| name).collect();
    let parsed = environment.template_from_named_str(template, &source).map_err(|error| failed(template, &error))?;
    let is_value = |name: &String| !built_in.contains(name.as_str()) && !is_macro(&source, name);
    Ok(parsed.undeclared_variables(true).into_iter().filter(is_value).collect())
}

/// Whether a template defines a macro of this name; calls between macros are among the mentioned names.
fn is_macro(source: &str, name: &str) -> bool {
    let definitions = source.split("macro ").skip(1);
    definitions.filter_map(|rest| rest.split('(').next()).any(|defined| defined.trim() == name)
}

/// The names in a template for which a budget has no value; and all names that have values.
///
/// # Errors
/// As [`mentioned`].
pub fn lacking(budget: &Budget, layout: &Layout, template: &str) -> Result<(Vec<String>, Vec<String>), Error> {
    let context = figures::context(budget, layout);
    let has_value = |name: &String| {
        let step = |value: Option<Value>, name: &str| value?.get_attr(name).ok().filter(|value| !value.is_undefined());
        name.split('.').fold(Some(context.clone()), step).is_some()
    };
    let lacking = mentioned(layout, template)?.into_iter().filter(|name| !has_value(name));
    let known = context.try_iter().into_iter().flatten().map(|name| name.to_string());
    Ok((lacking.collect(), known.collect()))
}
