//! Maps values of a budget to the cells of the workbook that they were read from.
//!
//! The workbook reader fills the map; `load` then uses it to add cells such as `Sheet1!B12` to findings of any stage.

use std::collections::HashMap;

use super::grid::{CellPosition, WorksheetGrid};
use crate::model::{Finding, Place};

/// References of cells by the JSON pointer of the value.
#[derive(Debug, Clone, Default)]
pub(in crate::load) struct Places {
    cells: HashMap<String, String>,
    /// Labels that worksheets use for members of data files.
    labels: HashMap<&'static str, String>,
}

impl Places {
    /// An empty map with these labels, by the name of the member.
    pub(super) fn new(labels: HashMap<&'static str, String>) -> Self {
        Self { cells: HashMap::new(), labels }
    }

    /// Records the cell of a value.
    pub(super) fn note(&mut self, place: &Place, grid: &WorksheetGrid, at: CellPosition) {
        self.cells.insert(place.pointer().to_owned(), grid.reference(at));
    }

    /// Records the cell of a value that has none yet.
    pub(super) fn note_first(&mut self, place: &Place, grid: &WorksheetGrid, at: CellPosition) {
        self.cells.entry(place.pointer().to_owned()).or_insert_with(|| grid.reference(at));
    }

    /// Adds cells to the places of findings. A value without a cell gets that of its nearest ancestor in the data.
    pub(in crate::load) fn locate(&self, findings: Vec<Finding>) -> Vec<Finding> {
        let located = findings.into_iter().map(|mut finding| {
            finding.place = finding.place.map(|place| self.located(place));
            finding.cells = finding.cells.into_iter().map(|place| self.located(place)).collect();
            finding
        });
        located.collect()
    }

    /// The label that worksheets use for a member of data files, or the member's own name.
    pub(in crate::load) fn label<'a>(&'a self, member: &'a str) -> &'a str {
        self.labels.get(member).map_or(member, String::as_str)
    }

    /// A place with its cell, if it or an ancestor of it has one.
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
