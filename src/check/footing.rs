//! Makes the identities within a table (表内合计): columns that are sums, lines that are sums, and the account tree. The
//! check evaluates them.

use std::collections::{BTreeMap, HashMap};

use super::groups::{UnitGroup, groups};
use super::identity::{Identity, Spot, Term};
use super::unread_lines::UnreadLines;
use crate::layout::{Layout, LayoutColumn, Money, SheetSpec};
use crate::model::{AccountCode, Budget, Line, LineHead, Unread, finding};

/// In the `sum` of a fixed line, stands for the open lines of the data.
const OPEN_LINES: &str = "*";

/// The identities within all tables of the budget, in the order of the layout.
pub(super) fn identities<'a>(budget: &'a Budget, layout: &'a Layout, unread: &Unread) -> Vec<Identity<'a>> {
    let sheets = layout.sheets.iter().filter_map(|spec| Some((spec, budget.sheets.get(&spec.id)?)));
    let footings = sheets.flat_map(|(spec, sheet)| {
        let columns = spec.data_columns();
        let unread_lines = UnreadLines::new(&sheet.lines, unread.lines(&spec.id));
        let footing =
            Footing { spec, columns, lines: &sheet.lines, money: layout.money_of(spec), unread, unread_lines };
        let mut identities = footing.column_sums();
        identities.extend(footing.fixed_line_sums());
        identities.extend(footing.unit_sums());
        identities.extend(footing.account_sums());
        identities
    });
    footings.collect()
}

/// A table with the data from which its identities are made.
struct Footing<'a, 'u> {
    spec: &'a SheetSpec,
    columns: Vec<(&'a str, &'a LayoutColumn)>,
    lines: &'a [Line],
    money: Money<'a>,
    unread: &'u Unread,
    unread_lines: UnreadLines<'a, 'u>,
}

impl<'a> Footing<'a, '_> {
    /// The amount in a cell; `None` if there is none.
    fn term(&self, index: usize, column: &'a str) -> Option<Term<'a>> {
        let amount = self.lines[index].amount(column)?;
        Some(Term::new(Spot::Cell(&self.spec.id, index, column), amount, &self.money))
    }

    /// The identity of a cell with the sum of others, which are given by line and column. `None` if the table has no
    /// such cell. `is_whole`: whether all lines of the sum are known.
    fn identity(
        &self,
        title: String,
        (line, column): (usize, &'a str),
        parts: &[(usize, &'a str)],
        is_whole: bool,
    ) -> Option<Identity<'a>> {
        let is_read = |(line, column): (usize, &str)| self.unread.has_cell(&self.spec.id, line, column);
        let total = self.term(line, column);
        if total.is_none() && is_read((line, column)) {
            return None;
        }
        let right = parts.iter().filter_map(|(line, column)| self.term(*line, column)).collect();
        let is_whole = is_whole && is_read((line, column)) && parts.iter().copied().all(is_read);
        let left = total.into_iter().collect();
        let (at_most, warning, absent) = (false, false, None);
        Some(Identity { code: finding::footing::CODE, title, left, right, at_most, warning, is_whole, absent })
    }

    /// For each line, the columns that are sums of others.
    fn column_sums(&self) -> Vec<Identity<'a>> {
        let sums: Vec<_> = self.columns.iter().filter(|(_, column)| !column.sum.is_empty()).collect();
        let mut identities = Vec::new();
        for index in 0..self.lines.len() {
            for (key, column) in &sums {
                let parts: Vec<(usize, &str)> = column.sum.iter().map(|part| (index, part.as_str())).collect();
                let title = format!("{} {}", self.spec.number, column.title);
                identities.extend(self.identity(title, (index, key), &parts, true));
            }
        }
        identities
    }

    /// In each column, the fixed lines that are sums of others.
    fn fixed_line_sums(&self) -> Vec<Identity<'a>> {
        let find =
            |key: &str| self.lines.iter().position(|line| matches!(&line.head, LineHead::Fixed(fixed) if fixed == key));
        let totals = self.spec.fixed_lines().filter(|line| !line.sum.is_empty());
        let sums = totals.filter_map(|total| {
            let named = || total.sum.iter().filter(|part| *part != OPEN_LINES);
            let has_open_lines = total.sum.iter().any(|part| part == OPEN_LINES);
            let open_lines = if has_open_lines { self.lines_of_total() } else { Vec::new() };
            let parts: Vec<usize> = named().filter_map(|part| find(part)).chain(open_lines).collect();
            let is_whole = !(named().any(|part| self.unread_lines.may_include(part))
                || has_open_lines && self.is_line_of_total_unread());
            Some((find(&total.key)?, parts, &total.name, is_whole))
        });
        sums.flat_map(|(total, parts, name, is_whole)| self.line_sum(total, &parts, name, is_whole)).collect()
    }

    /// In each column, the identity of a line with the sum of others.
    fn line_sum(&self, total: usize, parts: &[usize], name: &str, is_whole: bool) -> Vec<Identity<'a>> {
        let sums = self.columns.iter().filter_map(|(key, column)| {
            let parts: Vec<(usize, &str)> = parts.iter().map(|part| (*part, *key)).collect();
            let title = format!("{} {name} {}", self.spec.number, column.title);
            self.identity(title, (total, key), &parts, is_whole)
        });
        sums.collect()
    }

    /// The open lines that a total with `*` adds up: the units, and the top lines that are under no unit.
    fn lines_of_total(&self) -> Vec<usize> {
        let groups = groups(self.lines);
        groups
            .iter()
            .flat_map(|group| group.unit.map_or_else(|| self.top_lines(&group.below), |unit| vec![unit]))
            .collect()
    }

    /// Whether an unread line may be one of [`Self::lines_of_total`].
    fn is_line_of_total_unread(&self) -> bool {
        let of_units = || {
            groups(self.lines)
                .iter()
                .enumerate()
                .any(|(number, group)| group.unit.is_none() && self.unread_lines.may_be_in_group(number))
        };
        self.unread_lines.has_unknown_kind() || of_units()
    }

    /// The identity of each unit (单位) with the sum of the top lines below it. A table without accounts and projects
    /// does not break units down and has no such sums. In any other, a unit without lines must have amounts of zero.
    fn unit_sums(&self) -> Vec<Identity<'a>> {
        let groups = groups(self.lines);
        if groups.iter().all(|group| group.below.is_empty()) {
            return Vec::new();
        }
        let sums = groups.into_iter().enumerate().filter_map(|(number, group)| {
            let unit = group.unit?;
            let is_whole = !self.unread_lines.may_be_in_group(number);
            Some(self.line_sum(unit, &self.top_lines(&group.below), self.lines[unit].head.name(), is_whole))
        });
        sums.flatten().collect()
    }

    /// The top lines of one group: the accounts below no other account, or else the projects.
    fn top_lines(&self, below: &[usize]) -> Vec<usize> {
        let accounts: Vec<usize> = below.iter().copied().filter(|line| self.code(*line).is_some()).collect();
        if accounts.is_empty() { below.to_vec() } else { self.without_parents(&accounts) }
    }

    /// The identity of each account with the sum of the accounts next below it (类 = Σ款, 款 = Σ项).
    fn account_sums(&self) -> Vec<Identity<'a>> {
        let mut identities = Vec::new();
        for (number, group) in groups(self.lines).into_iter().enumerate() {
            let incomplete = self.unread_lines.accounts_above(number, &group);
            let UnitGroup { below, .. } = group;
            let mut tree: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
            for (line, parent) in below.iter().zip(self.parents(&below)) {
                parent.into_iter().for_each(|parent| tree.entry(parent).or_default().push(*line));
            }
            for (account, below) in tree {
                let code = self.code(account).map(AccountCode::as_str).unwrap_or_default();
                identities.extend(self.line_sum(account, &below, code, !incomplete.contains(&account)));
            }
        }
        identities
    }

    /// Those of these account lines that are below no other of them.
    fn without_parents(&self, lines: &[usize]) -> Vec<usize> {
        let parents = self.parents(lines);
        lines.iter().zip(parents).filter(|(_, parent)| parent.is_none()).map(|(line, _)| *line).collect()
    }

    /// For each of these lines, the line of the nearest account above it among them.
    fn parents(&self, lines: &[usize]) -> Vec<Option<usize>> {
        let codes = lines.iter().filter_map(|line| Some((self.code(*line)?.as_str(), *line)));
        let by_code: HashMap<&str, usize> = codes.collect();
        let parent = |line: &usize| self.code(*line)?.above().find_map(|above| by_code.get(above).copied());
        lines.iter().map(parent).collect()
    }

    fn code(&self, line: usize) -> Option<&'a AccountCode> {
        match &self.lines[line].head {
            LineHead::Account(code, _) => Some(code),
            _ => None,
        }
    }
}
