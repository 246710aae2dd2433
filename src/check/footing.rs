//! Identities within a table (表内合计): columns that are sums, lines that are sums, and the account tree.

use std::collections::{BTreeMap, HashMap};

use super::groups::{UnitGroup, groups};
use super::identity::{Identity, Spot, Term};
use super::lost::Lost;
use crate::layout::{Layout, LayoutColumn, Money, SheetSpec};
use crate::model::{AccountCode, Budget, Line, LineHead, Unread};

/// The sum of a fixed line over the data's own lines.
const OWN_LINES: &str = "*";

pub(super) fn identities<'a>(budget: &'a Budget, layout: &'a Layout, unread: &Unread) -> Vec<Identity<'a>> {
    let sheets = layout.sheets.iter().filter_map(|spec| Some((spec, budget.sheets.get(&spec.id)?)));
    let footings = sheets.flat_map(|(spec, sheet)| {
        let columns = spec.data_columns();
        let lost = Lost::new(&sheet.lines, unread.lines(&spec.id));
        let footing = Footing { spec, columns, lines: &sheet.lines, money: layout.money_of(spec), unread, lost };
        let mut identities = footing.columns();
        identities.extend(footing.fixed());
        identities.extend(footing.units());
        identities.extend(footing.tree());
        identities
    });
    footings.collect()
}

struct Footing<'a, 'u> {
    spec: &'a SheetSpec,
    columns: Vec<(&'a str, &'a LayoutColumn)>,
    lines: &'a [Line],
    money: Money<'a>,
    unread: &'u Unread,
    lost: Lost<'a, 'u>,
}

impl<'a> Footing<'a, '_> {
    fn term(&self, index: usize, column: &'a str) -> Option<Term<'a>> {
        let amount = self.lines[index].amount(column)?;
        Some(Term::new(Spot::Cell(&self.spec.id, index, column), amount, &self.money))
    }

    /// A cell as the sum of others, given by line and column; none where there is no such cell. `is_whole` tells whether all
    /// lines of the sum are known.
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
        Some(Identity { code: "footing", title, left, right, at_most, warning, is_whole, absent })
    }

    /// Of each line, the columns that are sums of others.
    fn columns(&self) -> Vec<Identity<'a>> {
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
    fn fixed(&self) -> Vec<Identity<'a>> {
        let find =
            |key: &str| self.lines.iter().position(|line| matches!(&line.head, LineHead::Fixed(own) if own == key));
        let totals = self.spec.fixed_lines().filter(|line| !line.sum.is_empty());
        let sums = totals.filter_map(|total| {
            let named = || total.sum.iter().filter(|part| *part != OWN_LINES);
            let has_own = total.sum.iter().any(|part| part == OWN_LINES);
            let own = if has_own { self.highest() } else { Vec::new() };
            let parts: Vec<usize> = named().filter_map(|part| find(part)).chain(own).collect();
            let is_whole = !(named().any(|part| self.lost.may_be(part)) || has_own && self.is_highest_lost());
            Some((find(&total.key)?, parts, &total.name, is_whole))
        });
        sums.flat_map(|(total, parts, name, is_whole)| self.line_sum(total, &parts, name, is_whole)).collect()
    }

    /// In each column, a line as the sum of others.
    fn line_sum(&self, total: usize, parts: &[usize], name: &str, is_whole: bool) -> Vec<Identity<'a>> {
        let sums = self.columns.iter().filter_map(|(key, column)| {
            let parts: Vec<(usize, &str)> = parts.iter().map(|part| (*part, *key)).collect();
            let title = format!("{} {name} {}", self.spec.number, column.title);
            self.identity(title, (total, key), &parts, is_whole)
        });
        sums.collect()
    }

    /// The data's own lines that nothing but a total adds up: the units, and the top lines that stand under none.
    fn highest(&self) -> Vec<usize> {
        let groups = groups(self.lines);
        groups.iter().flat_map(|group| group.unit.map_or_else(|| self.top(&group.below), |unit| vec![unit])).collect()
    }

    /// Whether an unread line may be one of those.
    fn is_highest_lost(&self) -> bool {
        let of_units = || {
            groups(self.lines).iter().enumerate().any(|(number, group)| group.unit.is_none() && self.lost.is_in(number))
        };
        self.lost.has_unknown() || of_units()
    }

    /// Each unit (单位) as the sum of the top lines below it. Where no line of the sheet is of a lower kind than
    /// units, these are not broken down and nothing is to be summed; where others are, a unit without lines has none
    /// to account for its amounts, which then must be zero.
    fn units(&self) -> Vec<Identity<'a>> {
        let groups = groups(self.lines);
        if groups.iter().all(|group| group.below.is_empty()) {
            return Vec::new();
        }
        let sums = groups.into_iter().enumerate().filter_map(|(number, group)| {
            let unit = group.unit?;
            let is_whole = !self.lost.is_in(number);
            Some(self.line_sum(unit, &self.top(&group.below), self.lines[unit].head.name(), is_whole))
        });
        sums.flatten().collect()
    }

    /// Of the lines of one group those of the highest level: the accounts that stand below no other, else the projects.
    fn top(&self, below: &[usize]) -> Vec<usize> {
        let accounts: Vec<usize> = below.iter().copied().filter(|line| self.code(*line).is_some()).collect();
        if accounts.is_empty() { below.to_vec() } else { self.without_parents(&accounts) }
    }

    /// Each account as the sum of the accounts next below it (类 = Σ款, 款 = Σ项), by code.
    fn tree(&self) -> Vec<Identity<'a>> {
        let mut identities = Vec::new();
        for (number, group) in groups(self.lines).into_iter().enumerate() {
            let lost = self.lost.accounts_above(number, &group);
            let UnitGroup { below, .. } = group;
            let mut tree: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
            for (line, parent) in below.iter().zip(self.parents(&below)) {
                parent.into_iter().for_each(|parent| tree.entry(parent).or_default().push(*line));
            }
            for (account, below) in tree {
                let code = self.code(account).map(AccountCode::as_str).unwrap_or_default();
                identities.extend(self.line_sum(account, &below, code, !lost.contains(&account)));
            }
        }
        identities
    }

    fn without_parents(&self, lines: &[usize]) -> Vec<usize> {
        let parents = self.parents(lines);
        lines.iter().zip(parents).filter(|(_, parent)| parent.is_none()).map(|(line, _)| *line).collect()
    }

    /// Of each of these lines, that of the nearest account above it among them.
    fn parents(&self, lines: &[usize]) -> Vec<Option<usize>> {
        let codes = lines.iter().filter_map(|line| Some((self.code(*line)?.as_str(), *line)));
        let known: HashMap<&str, usize> = codes.collect();
        let parent = |line: &usize| self.code(*line)?.above().find_map(|above| known.get(above).copied());
        lines.iter().map(parent).collect()
    }

    fn code(&self, line: usize) -> Option<&'a AccountCode> {
        match &self.lines[line].head {
            LineHead::Account(code, _) => Some(code),
            _ => None,
        }
    }
}
