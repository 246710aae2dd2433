//! Findings in JSON, for programs that read reports.

use serde_json::{Value, json};

use super::Catalogue;
use crate::model::{Finding, Severity};

impl Catalogue {
    /// Findings in JSON: for each its code, severity, place, other cells, values, and words. `file` is the path of the
    /// file that their places are in.
    pub fn json(&self, findings: &[Finding], file: Option<&str>) -> Value {
        findings.iter().map(|finding| self.record(finding, file)).collect()
    }

    /// One finding in JSON.
    pub fn record(&self, finding: &Finding, file: Option<&str>) -> Value {
        let severity = match finding.severity {
            Severity::Error => "error",
            Severity::Warning => "warning",
            Severity::Note => "note",
        };
        let values: serde_json::Map<String, Value> =
            finding.values.iter().map(|(name, value)| ((*name).to_owned(), json!(value))).collect();
        let mut record = json!({
            "code": finding.code,
            "severity": severity,
            "file": file,
            // Without a file, a line number would be taken for one of another file.
            "line": finding.place.as_ref().filter(|_| file.is_some()).and_then(|place| place.line()),
            "sheet": finding.sheet,
            "place": finding.place.as_ref().map(|place| place.pointer()),
            "cell": finding.place.as_ref().and_then(|place| place.cell()),
            "cells": finding.cells.iter().map(|cell| cell.short()).collect::<Vec<_>>(),
            "values": values,
            "text": self.statement(finding),
            "hint": self.remedy(finding),
        });
        // Only files of a layout have columns.
        if let Some(column) = finding.place.as_ref().and_then(|place| place.column()) {
            record["column"] = json!(column);
        }
        record
    }
}
