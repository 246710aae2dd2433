//! What `--explain` prints: rules in words, and any other code that is printed.

use budgetpress::model::usage as finding;
use budgetpress::{Error, check};

use super::{Terminal, print};

/// Explains a code as it is printed. `own` are the rules of the command.
///
/// # Errors
/// `rule-unknown` for what no message has as its code.
pub(super) fn explain(code: &str, own: &[&str], terminal: &Terminal) -> Result<(), Error> {
    let bare = check::bare_code(code);
    let unknown = || Error::failed(finding::rule_unknown(&bare, own.join(", ")));
    print(&format!("{}\n", budgetpress::explain(&bare, &terminal.catalogue).ok_or_else(unknown)?))
}
