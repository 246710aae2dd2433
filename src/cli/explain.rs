//! What `--explain` prints: rules in words, and any other code that is printed.

use super::{Terminal, print};
use crate::error::Error;
use crate::message::explained;
use crate::model::finding;
use crate::{build, check, inspect};

/// Explains a code as it is printed, with or without the brackets around it: the rule of `budgetpress check`,
/// `inspect` or `verify`, or else what the finding states and how to mend it; of what is no rule of `check`, also whether
/// it can be accepted. `own` are the rules of the command.
///
/// # Errors
/// `rule-unknown` for what no message has as its code.
pub(super) fn explain(told: &str, own: &[&str], terminal: &Terminal) -> Result<(), Error> {
    let catalogue = &terminal.catalogue;
    let code = &check::bare_code(told);
    let of_file = || inspect::explain(code, catalogue).or_else(|| build::explain(code, catalogue));
    let of_file = || Some(format!("{}\n{}", of_file()?, catalogue.text("rule-of-file", &[])));
    let rule = check::explain(code, catalogue).or_else(of_file).or_else(|| explained(code, catalogue));
    let unknown = || Error::failed(finding::rule_unknown(code, own.join(", ")));
    print(&format!("{}\n", rule.ok_or_else(unknown)?))
}
