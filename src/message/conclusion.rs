//! The verdict at the end of a report: the numbers of errors, warnings and notes, and whether the file is fit for its
//! purpose.

use anstyle::{AnsiColor, Style};
use serde_json::{Value, json};

use super::Catalogue;
use crate::model::{Finding, Severity, finding};

/// The purpose for which a file is judged.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Purpose {
    /// To be published (公开).
    Publication,
    /// To be printed (付印).
    Printing,
    /// To agree with its data.
    Comparison,
}

/// The conclusion from findings: their numbers, and whether the file is fit for its purpose.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Conclusion {
    /// The purpose for which the file was judged.
    pub purpose: Purpose,
    /// Number of errors.
    pub errors: usize,
    /// Number of warnings.
    pub warnings: usize,
    /// Number of notes.
    pub notes: usize,
    /// Whether the texts were searched for characters that no font has; not so if the fonts were not found.
    pub are_glyphs_checked: bool,
}

impl Conclusion {
    /// The conclusion from these findings.
    pub fn of(findings: &[Finding], purpose: Purpose) -> Self {
        let count = |severity| findings.iter().filter(|finding| finding.severity == severity).count();
        let [errors, warnings, notes] = [Severity::Error, Severity::Warning, Severity::Note].map(count);
        let are_glyphs_checked = findings.iter().all(|finding| finding.code != finding::glyphs_unchecked::CODE);
        Self { purpose, errors, warnings, notes, are_glyphs_checked }
    }

    /// Whether there are no errors and everything was checked.
    pub fn is_fit(&self) -> bool {
        self.errors == 0 && self.are_glyphs_checked
    }
}

impl Catalogue {
    /// A conclusion in words.
    pub fn conclusion(&self, conclusion: &Conclusion) -> String {
        let fit = match (conclusion.errors, conclusion.are_glyphs_checked, conclusion.warnings) {
            (1.., ..) => "no",
            (0, false, _) => "unchecked",
            (0, true, 0) => "yes",
            (0, true, _) => "warned",
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

    /// As [`Self::conclusion`], for a terminal: green, yellow or red.
    pub fn painted_conclusion(&self, conclusion: &Conclusion) -> String {
        let colour = match (conclusion.errors, conclusion.warnings) {
            (0, 0) if conclusion.is_fit() => AnsiColor::Green,
            (0, _) => AnsiColor::Yellow,
            _ => AnsiColor::Red,
        };
        self.painted(&self.conclusion(conclusion), Style::new().bold().fg_color(Some(colour.into())))
    }

    /// The conclusion in JSON, with its words.
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
