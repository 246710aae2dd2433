//! What findings come to: how many there are, and whether the file may go out.

use anstyle::{AnsiColor, Style};
use serde_json::{Value, json};

use super::Catalogue;
use crate::model::{Finding, Severity};

/// What a file is judged for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Purpose {
    /// To be published (公开).
    Publication,
    /// To be printed (付印).
    Printing,
    /// To hold what the data hold.
    Comparison,
}

/// The conclusion from findings: their numbers, and whether the file is fit for its purpose.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Conclusion {
    /// For what it was judged.
    pub purpose: Purpose,
    /// How many errors there are.
    pub errors: usize,
    /// How many warnings there are.
    pub warnings: usize,
    /// How many notes there are.
    pub notes: usize,
}

impl Conclusion {
    /// What these findings come to.
    pub fn of(findings: &[Finding], purpose: Purpose) -> Self {
        let count = |severity| findings.iter().filter(|finding| finding.severity == severity).count();
        let [errors, warnings, notes] = [Severity::Error, Severity::Warning, Severity::Note].map(count);
        Self { purpose, errors, warnings, notes }
    }

    /// Whether there are no errors.
    pub fn is_fit(&self) -> bool {
        self.errors == 0
    }
}

impl Catalogue {
    /// A conclusion in words.
    pub fn conclusion(&self, conclusion: &Conclusion) -> String {
        let fit = match (conclusion.is_fit(), conclusion.warnings) {
            (false, _) => "no",
            (true, 0) => "yes",
            (true, _) => "warned",
        };
        let purpose = match conclusion.purpose {
            Purpose::Publication => "publication",
            Purpose::Printing => "printing",
            Purpose::Comparison => "comparison",
        };
        let some = if conclusion.errors + conclusion.warnings > 0 { "some" } else { "none" };
        let outcome = self.text(&format!("verdict-{purpose}"), &[("fit", fit.to_owned())]);
        let values = [
            ("some", some.to_owned()),
            ("errors", conclusion.errors.to_string()),
            ("warnings", conclusion.warnings.to_string()),
            ("outcome", outcome),
        ];
        self.text("verdict", &values)
    }

    /// The same in the colour of its gravity, for a terminal.
    pub fn painted_conclusion(&self, conclusion: &Conclusion) -> String {
        let colour = match (conclusion.errors, conclusion.warnings) {
            (0, 0) => AnsiColor::Green,
            (0, _) => AnsiColor::Yellow,
            _ => AnsiColor::Red,
        };
        self.painted(&self.conclusion(conclusion), Style::new().bold().fg_color(Some(colour.into())))
    }

    /// The same for programs.
    pub fn conclusion_record(&self, conclusion: &Conclusion) -> Value {
        json!({
            "fit": conclusion.is_fit(),
            "errors": conclusion.errors,
            "warnings": conclusion.warnings,
            "notes": conclusion.notes,
            "text": self.conclusion(conclusion),
        })
    }
}
