//! Groups the lines that the data add to a table (open lines: units, accounts, projects) by the unit (单位) under which
//! they are listed. Used all over the check, for sums and rules that apply to each unit.

use crate::model::{Line, LineKind};

/// A unit and the lines that follow it, up to the next unit.
#[derive(Debug, Default)]
pub(super) struct UnitGroup {
    /// The index of the unit's line; `None` for the lines above the first unit.
    pub(super) unit: Option<usize>,
    /// The indices of the lines of accounts and projects below it.
    pub(super) below: Vec<usize>,
}

/// The groups of a sheet, in order. The first holds the lines under no unit (`unit` is `None`) and may be empty.
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
