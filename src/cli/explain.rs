//! What `--explain` prints: rules in words.

use super::{Terminal, print};
use crate::error::Error;
use crate::message::Catalogue;
use crate::model::Finding;
use crate::{check, inspect};

/// The rules of a command.
struct Rules {
    command: &'static str,
    codes: &'static [&'static str],
    explain: fn(&str, &Catalogue) -> Option<String>,
}

const CHECK: Rules = Rules { command: "check", codes: &check::CODES, explain: check::explain };
const INSPECT: Rules = Rules { command: "inspect", codes: &inspect::CODES, explain: inspect::explain };

/// Explains a rule of `budgetpress check`.
pub(super) fn of_check(code: &str, terminal: &Terminal) -> Result<(), Error> {
    explain(code, &CHECK, &INSPECT, terminal)
}

/// Explains a rule of `budgetpress inspect`.
pub(super) fn of_inspect(code: &str, terminal: &Terminal) -> Result<(), Error> {
    explain(code, &INSPECT, &CHECK, terminal)
}

/// # Errors
/// `rule-elsewhere` for a rule of the other command, `rule-unknown` for what is a rule of neither.
fn explain(code: &str, own: &Rules, other: &Rules, terminal: &Terminal) -> Result<(), Error> {
    match (own.explain)(code, &terminal.catalogue) {
        Some(rule) => print(&format!("{rule}\n")),
        None if other.codes.contains(&code) => {
            let finding = Finding::error("rule-elsewhere").with("code", code).with("own", own.command);
            Err(Error::failed(finding.with("other", other.command)))
        }
        None => {
            Err(Error::failed(Finding::error("rule-unknown").with("code", code).with("known", own.codes.join(", "))))
        }
    }
}
