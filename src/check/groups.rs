//! The data's own lines of a sheet by the unit under which they stand.

use crate::model::{Line, LineKind};

/// A unit and the lines that follow it, up to the next unit.
#[derive(Debug, Default)]
pub(super) struct UnitGroup {
    /// The line of the unit; none for the lines that stand above the first unit.
    pub(super) unit: Option<usize>,
    /// The lines of accounts and projects below it.
    pub(super) below: Vec<usize>,
}

/// The groups of a sheet. The first is that of the lines under no unit, and may be empty.
pub(super) fn groups(lines: &[Line]) -> Vec<UnitGroup> {
    let mut groups = vec![UnitGroup::default()];
    for (index, line) in lines.iter().enumerate() {
        match line.head.kind() {
            LineKind::Fixed => {}
            LineKind::Unit => groups.push(UnitGroup { unit: Some(index), below: Vec::new() }),
            LineKind::Account | LineKind::Project => {
                groups.last_mut().into_iter().for_each(|group| group.below.push(index));
            }
        }
    }
    groups
}
