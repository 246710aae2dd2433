//! Lines of a sheet of which it could not be read what they are about, and the sums that they may belong to.

use std::collections::{HashMap, HashSet};

use super::groups::UnitGroup;
use crate::model::{AccountCode, Line, LineHead, LineKind, UnreadLine};

/// The lines of a sheet, and what is unread among them.
pub(super) struct Lost<'a, 'u> {
    lines: &'a [Line],
    unread: &'u [UnreadLine],
    /// Of each line, and of the end of the sheet, the number of its group: how many units stand above it.
    groups: Vec<usize>,
    /// The unread lines that may be accounts or projects, by the number of the group in which they stand.
    open: HashMap<usize, Vec<UnreadLine>>,
    /// Those of them that may stand in any group.
    adrift: Vec<UnreadLine>,
    /// The indices of the lines that are there but unread.
    present: HashSet<usize>,
}

impl<'a, 'u> Lost<'a, 'u> {
    pub(super) fn new(lines: &'a [Line], unread: &'u [UnreadLine]) -> Self {
        let mut units = 0;
        let mut groups = vec![0];
        groups.extend(lines.iter().map(|line| {
            units += usize::from(line.head.kind() == LineKind::Unit);
            units
        }));
        let present = unread.iter().filter(|line| line.is_present).filter_map(|line| line.index).collect();
        let mut lost = Self { lines, unread, groups, open: HashMap::new(), adrift: Vec::new(), present };
        for line in unread.iter().filter(|line| !matches!(line.kind, Some(LineKind::Fixed | LineKind::Unit))) {
            match line.index {
                Some(at) => lost.open.entry(lost.group_of(at)).or_default().push(*line),
                None => lost.adrift.push(*line),
            }
        }
        lost
    }

    /// Whether an unread line may be the one of this name. It is not, if a line of this name stands where the unread
    /// one would be: among the accounts and projects of its group, or once in the whole sheet for others.
    pub(super) fn may_be(&self, name: &str) -> bool {
        if self.unread.is_empty() {
            return false;
        }
        let own = self.lines.iter().enumerate().filter(|(index, own)| own.is(name) && !self.present.contains(index));
        let own: Vec<(usize, &Line)> = own.collect();
        let is_code = AccountCode::new(name).is_some();
        self.unread.iter().any(|line| {
            let in_scope = |(index, own): &(usize, &Line)| match own.head.kind() {
                LineKind::Fixed | LineKind::Unit => true,
                LineKind::Account | LineKind::Project => {
                    line.index.is_none_or(|at| self.group_of(at) == self.group_of(*index))
                }
            };
            let fits = line.kind != Some(LineKind::Account) || is_code;
            fits && !own.iter().any(in_scope)
        })
    }

    /// Whether an unread line may be an account or a project of this group, the groups being counted in their order.
    pub(super) fn is_in(&self, group: usize) -> bool {
        !self.adrift.is_empty() || self.open.contains_key(&group)
    }

    /// Whether an unread line may be a unit: its kind is not known.
    pub(super) fn has_unknown(&self) -> bool {
        self.unread.iter().any(|line| line.kind.is_none())
    }

    /// The accounts of a group whose sums an unread line may belong to: where the group stands in the order of its codes,
    /// the account before the unread line and those above it, else all.
    pub(super) fn accounts_above(&self, number: usize, group: &UnitGroup) -> HashSet<usize> {
        if !self.is_in(number) {
            return HashSet::new();
        }
        let codes: Vec<(usize, &AccountCode)> =
            group.below.iter().filter_map(|index| Some((*index, code(&self.lines[*index])?))).collect();
        let is_ordered = codes.windows(2).all(|pair| pair[0].1.as_str() < pair[1].1.as_str());
        let mut above = HashSet::new();
        for line in self.adrift.iter().chain(self.open.get(&number).into_iter().flatten()) {
            let before = line.index.and_then(|at| codes.iter().rev().find(|(index, _)| *index < at));
            match (before, line.index) {
                (Some((_, last)), Some(_)) if is_ordered => {
                    let lineage = last.lineage();
                    above.extend(codes.iter().filter(|(_, code)| lineage.contains(code)).map(|(index, _)| *index));
                }
                (None, Some(_)) if is_ordered => {}
                _ => above.extend(codes.iter().map(|(index, _)| *index)),
            }
        }
        above
    }

    /// The number of the group in which a line stands.
    fn group_of(&self, index: usize) -> usize {
        self.groups[index.min(self.lines.len())]
    }
}

fn code(line: &Line) -> Option<&AccountCode> {
    match &line.head {
        LineHead::Account(code, _) => Some(code),
        _ => None,
    }
}
