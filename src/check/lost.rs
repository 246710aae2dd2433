//! Lines of a sheet of which it could not be read what they are about, and the sums that they may belong to.

use std::collections::HashSet;

use super::groups::Group;
use crate::model::{AccountCode, Head, Line, LineKind, UnreadLine};

/// The lines of a sheet, and what is unread among them.
#[derive(Clone, Copy)]
pub(super) struct Lost<'a> {
    pub(super) lines: &'a [Line],
    pub(super) unread: &'a [UnreadLine],
}

impl<'a> Lost<'a> {
    /// Whether an unread line may be the one of this name. It is not, if a line of this name stands where the unread
    /// one would be: among the accounts and projects of its group, or once in the whole sheet for others.
    pub(super) fn may_be(&self, name: &str) -> bool {
        self.unread.iter().any(|line| {
            let in_scope = |index: usize, own: &Line| match own.head.kind() {
                LineKind::Fixed | LineKind::Unit => true,
                LineKind::Account | LineKind::Project => {
                    line.index.is_none_or(|at| self.units_before(at) == self.units_before(index))
                }
            };
            let mut own = self.lines.iter().enumerate().filter(|(index, _)| !self.is_lost(*index));
            let stands = own.any(|(index, own)| own.is(name) && in_scope(index, own));
            let fits = line.kind != Some(LineKind::Account) || AccountCode::new(name).is_some();
            fits && !stands
        })
    }

    /// Whether an unread line may be an account or a project of this group, the groups being counted in their order.
    pub(super) fn is_in(&self, group: usize) -> bool {
        self.open().any(|line| line.index.is_none_or(|at| self.units_before(at) == group))
    }

    /// Whether an unread line may be a unit: its kind is not known.
    pub(super) fn has_unknown(&self) -> bool {
        self.unread.iter().any(|line| line.kind.is_none())
    }

    /// The accounts of a group whose sums an unread line may belong to: where the group stands in the order of its codes,
    /// the account before the unread line and those above it, else all.
    pub(super) fn accounts_above(&self, number: usize, group: &Group) -> HashSet<usize> {
        let codes: Vec<(usize, &AccountCode)> =
            group.below.iter().filter_map(|index| Some((*index, code(&self.lines[*index])?))).collect();
        let is_ordered = codes.windows(2).all(|pair| pair[0].1.as_str() < pair[1].1.as_str());
        let mut above = HashSet::new();
        for line in self.open().filter(|line| line.index.is_none_or(|at| self.units_before(at) == number)) {
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

    /// Whether the line of this index is unread.
    fn is_lost(&self, index: usize) -> bool {
        self.unread.iter().any(|line| line.is_present && line.index == Some(index))
    }

    /// Those that may be accounts or projects.
    fn open(&self) -> impl Iterator<Item = &'a UnreadLine> {
        self.unread.iter().filter(|line| !matches!(line.kind, Some(LineKind::Fixed | LineKind::Unit)))
    }

    /// How many units stand above a line: the number of its group.
    fn units_before(&self, index: usize) -> usize {
        self.lines[..index.min(self.lines.len())].iter().filter(|line| line.head.kind() == LineKind::Unit).count()
    }
}

fn code(line: &Line) -> Option<&AccountCode> {
    match &line.head {
        Head::Account(code, _) => Some(code),
        _ => None,
    }
}
