//! In which cell a value of a workbook stands.

use std::collections::HashMap;

use super::grid::{At, WorksheetGrid};
use crate::model::{Finding, Place};

/// The cells of values, by the place of the value in the data.
#[derive(Debug, Clone, Default)]
pub(in crate::load) struct Places {
    cells: HashMap<String, String>,
    /// What worksheets call members of data files.
    labels: HashMap<&'static str, String>,
}

impl Places {
    pub(super) fn new(labels: HashMap<&'static str, String>) -> Self {
        Self { cells: HashMap::new(), labels }
    }

    /// Notes where a value stands.
    pub(super) fn note(&mut self, place: &Place, grid: &WorksheetGrid, at: At) {
        self.cells.insert(place.pointer().to_owned(), grid.reference(at));
    }

    /// The same unless it is noted already.
    pub(super) fn note_first(&mut self, place: &Place, grid: &WorksheetGrid, at: At) {
        self.cells.entry(place.pointer().to_owned()).or_insert_with(|| grid.reference(at));
    }

    /// Adds to findings the cells of their places: of a value that has none, that of the nearest above it.
    pub(in crate::load) fn locate(&self, findings: Vec<Finding>) -> Vec<Finding> {
        let located = findings.into_iter().map(|mut finding| {
            finding.place = finding.place.map(|place| self.located(place));
            finding.cells = finding.cells.into_iter().map(|place| self.located(place)).collect();
            self.label(&mut finding);
            finding
        });
        located.collect()
    }

    /// Tells members by their labels.
    fn label(&self, finding: &mut Finding) {
        let told = match finding.code {
            "one-of" => "members",
            "member-missing" => "key",
            _ => return,
        };
        for (_, members) in finding.values.iter_mut().filter(|(name, _)| *name == told) {
            let label = |member: &str| self.labels.get(member).map_or_else(|| member.to_owned(), Clone::clone);
            *members = members.split(", ").map(label).collect::<Vec<_>>().join(", ");
        }
    }

    fn located(&self, place: Place) -> Place {
        if place.cell().is_some() {
            return place;
        }
        let mut pointer = place.pointer();
        loop {
            if let Some(cell) = self.cells.get(pointer) {
                return place.clone().in_cell(cell.clone());
            }
            match pointer.rsplit_once('/') {
                Some((above, _)) => pointer = above,
                None => return place,
            }
        }
    }
}
