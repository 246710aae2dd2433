//! The option `--explain` of `check`, `inspect` and `verify`: prints the text of a rule or of another finding.

use budgetpress::model::usage as finding;
use budgetpress::{Error, check};

use super::{Terminal, print};

/// Prints the explanation of a code, with or without brackets. `known` are the codes of the command, for the
/// error message.
///
/// # Errors
/// `rule-unknown` for an unknown code.
pub(super) fn explain(code: &str, known: &[&str], terminal: &Terminal) -> Result<(), Error> {
    let bare = check::bare_code(code);
    let unknown = || Error::failed(finding::rule_unknown(&bare, known.join(", ")));
    print(&format!("{}\n", budgetpress::explain(&bare, &terminal.catalogue).ok_or_else(unknown)?))
}
