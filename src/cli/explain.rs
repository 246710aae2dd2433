//! What `--explain` prints: rules in words.

use super::{Terminal, print};
use crate::error::Error;
use crate::message::Catalogue;
use crate::model::Finding;
use crate::{build, check, inspect};

/// The rules of a command.
struct Rules {
    command: &'static str,
    codes: &'static [&'static str],
    explain: fn(&str, &Catalogue) -> Option<String>,
}

const CHECK: Rules = Rules { command: "check", codes: &check::CODES, explain: check::explain };
const INSPECT: Rules = Rules { command: "inspect", codes: &inspect::CODES, explain: inspect::explain };
const VERIFY: Rules = Rules { command: "verify", codes: &build::CODES, explain: build::explain };

/// Explains a rule of `budgetpress check`.
pub(super) fn of_check(code: &str, terminal: &Terminal) -> Result<(), Error> {
    explain(code, &CHECK, &[&INSPECT, &VERIFY], terminal)
}

/// Explains a rule of `budgetpress inspect`.
pub(super) fn of_inspect(code: &str, terminal: &Terminal) -> Result<(), Error> {
    explain(code, &INSPECT, &[&CHECK, &VERIFY], terminal)
}

/// Explains a rule of `budgetpress verify`.
pub(super) fn of_verify(code: &str, terminal: &Terminal) -> Result<(), Error> {
    explain(code, &VERIFY, &[&INSPECT, &CHECK], terminal)
}

/// # Errors
/// `rule-elsewhere` for a rule of another command, `rule-unknown` for what is a rule of none.
fn explain(code: &str, own: &Rules, others: &[&Rules], terminal: &Terminal) -> Result<(), Error> {
    let other = others.iter().find(|other| other.codes.contains(&code));
    match (own.explain)(code, &terminal.catalogue) {
        Some(rule) => print(&format!("{rule}\n")),
        None => Err(Error::failed(match other {
            Some(other) => {
                let finding = Finding::error("rule-elsewhere").with("code", code).with("own", own.command);
                finding.with("other", other.command)
            }
            None => Finding::error("rule-unknown").with("code", code).with("known", own.codes.join(", ")),
        })),
    }
}
