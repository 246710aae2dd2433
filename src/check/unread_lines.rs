//! Finds the sums that may include a line whose head could not be read: the check does not evaluate them. `footing.rs`
//! and `cells.rs` use it.

use std::collections::{HashMap, HashSet};

use super::groups::UnitGroup;
use crate::model::{AccountCode, Line, LineHead, LineKind, UnreadLine};

/// The lines of a sheet, and those whose heads are unread.
pub(super) struct UnreadLines<'a, 'u> {
    lines: &'a [Line],
    unread: &'u [UnreadLine],
    /// For each line, and for the end of the sheet, the number of its group: how many units are above it.
    groups: Vec<usize>,
    /// The unread lines that may be accounts or projects, by the number of their group.
    by_group: HashMap<usize, Vec<UnreadLine>>,
    /// Unread lines that may be accounts or projects and may be in any group.
    anywhere: Vec<UnreadLine>,
    /// The indices of lines that are in the budget though their heads are unread.
    present: HashSet<usize>,
}

impl<'a, 'u> UnreadLines<'a, 'u> {
    /// `unread` are the unread lines of the sheet with these lines.
    pub(super) fn new(lines: &'a [Line], unread: &'u [UnreadLine]) -> Self {
        let mut units = 0;
        let mut groups = vec![0];
        groups.extend(lines.iter().map(|line| {
            units += usize::from(line.head.kind() == LineKind::Unit);
            units
        }));
        let present = unread.iter().filter(|line| line.is_present).filter_map(|line| line.index).collect();
        let mut unread_lines = Self { lines, unread, groups, by_group: HashMap::new(), anywhere: Vec::new(), present };
        for line in unread.iter().filter(|line| !matches!(line.kind, Some(LineKind::Fixed | LineKind::Unit))) {
            match line.index {
                Some(at) => unread_lines.by_group.entry(unread_lines.group_of(at)).or_default().push(*line),
                None => unread_lines.anywhere.push(*line),
            }
        }
        unread_lines
    }

    /// Whether an unread line may be the line of this name. It cannot be if a line of this name is where the unread
    /// one would be: among the accounts and projects of its group, or for other kinds anywhere in the sheet.
    pub(super) fn may_include(&self, name: &str) -> bool {
        if self.unread.is_empty() {
            return false;
        }
        let named = self.lines.iter().enumerate();
        let named: Vec<(usize, &Line)> =
            named.filter(|(index, line)| line.is(name) && !self.present.contains(index)).collect();
        let is_code = AccountCode::new(name).is_some();
        self.unread.iter().any(|line| {
            let in_scope = |(index, known): &(usize, &Line)| match known.head.kind() {
                LineKind::Fixed | LineKind::Unit => true,
                LineKind::Account | LineKind::Project => {
                    line.index.is_none_or(|at| self.group_of(at) == self.group_of(*index))
                }
            };
            let fits = line.kind != Some(LineKind::Account) || is_code;
            fits && !named.iter().any(in_scope)
        })
    }

    /// Whether an unread line may be an account or a project of the group of this number.
    pub(super) fn may_be_in_group(&self, group: usize) -> bool {
        !self.anywhere.is_empty() || self.by_group.contains_key(&group)
    }

    /// Whether an unread line is of unknown kind, so that it may be a unit.
    pub(super) fn has_unknown_kind(&self) -> bool {
        self.unread.iter().any(|line| line.kind.is_none())
    }

    /// The accounts of a group whose sums an unread line may belong to. If the codes of the group ascend, these are
    /// the account before the unread line and those above that account in the tree; otherwise all.
    pub(super) fn accounts_above(&self, number: usize, group: &UnitGroup) -> HashSet<usize> {
        if !self.may_be_in_group(number) {
            return HashSet::new();
        }
        let codes: Vec<(usize, &AccountCode)> =
            group.below.iter().filter_map(|index| Some((*index, code(&self.lines[*index])?))).collect();
        let is_ordered = codes.windows(2).all(|pair| pair[0].1.as_str() < pair[1].1.as_str());
        let mut above = HashSet::new();
        for line in self.anywhere.iter().chain(self.by_group.get(&number).into_iter().flatten()) {
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

    /// The number of the group of a line.
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
