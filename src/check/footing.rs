//! Identities within a table (表内合计): columns that are sums, lines that are sums, and the account tree.

use std::collections::{BTreeMap, HashMap};

use super::groups::{Group, groups};
use super::identity::{Identity, Spot, Term};
use crate::layout::{Column, FixedLine, Layout, Money, SheetSpec};
use crate::model::{AccountCode, Budget, Head, Line};

/// The sum of a fixed line over the data's own lines.
const OWN_LINES: &str = "*";

pub(super) fn identities<'a>(budget: &'a Budget, layout: &'a Layout) -> Vec<Identity<'a>> {
    let sheets = layout.sheets.iter().filter_map(|spec| Some((spec, budget.sheets.get(&spec.id)?)));
    let footings = sheets.flat_map(|(spec, sheet)| {
        let columns = spec.data_columns();
        let footing = Footing { spec, columns, lines: &sheet.lines, money: layout.money_of(spec) };
        let mut identities = footing.columns();
        identities.extend(footing.fixed());
        identities.extend(footing.units());
        identities.extend(footing.tree());
        identities
    });
    footings.collect()
}

struct Footing<'a> {
    spec: &'a SheetSpec,
    columns: Vec<(&'a str, &'a Column)>,
    lines: &'a [Line],
    money: Money<'a>,
}

impl<'a> Footing<'a> {
    fn term(&self, index: usize, column: &'a str) -> Option<Term<'a>> {
        let amount = self.lines[index].amount(column)?;
        Some(Term::new(Spot::Cell(&self.spec.id, index, column), amount, &self.money))
    }

    fn identity(&self, title: String, left: Option<Term<'a>>, right: Vec<Term<'a>>) -> Option<Identity<'a>> {
        let left = vec![left?];
        Some(Identity { code: "footing", title, left, right, at_most: false, warning: false })
    }

    /// Of each line, the columns that are sums of others.
    fn columns(&self) -> Vec<Identity<'a>> {
        let sums: Vec<_> = self.columns.iter().filter(|(_, column)| !column.sum.is_empty()).collect();
        let mut identities = Vec::new();
        for index in 0..self.lines.len() {
            for (key, column) in &sums {
                let right = column.sum.iter().filter_map(|part| self.term(index, part)).collect();
                let title = format!("{} {}", self.spec.number, column.title);
                identities.extend(self.identity(title, self.term(index, key), right));
            }
        }
        identities
    }

    /// In each column, the fixed lines that are sums of others.
    fn fixed(&self) -> Vec<Identity<'a>> {
        let find = |key: &str| self.lines.iter().position(|line| matches!(&line.head, Head::Fixed(own) if own == key));
        let totals = self.spec.fixed_lines().filter(|line| !line.sum.is_empty());
        let sums = totals.filter_map(|total| {
            let parts = |line: &FixedLine| -> Vec<usize> {
                let parts = line.sum.iter().filter(|part| *part != OWN_LINES).filter_map(|part| find(part));
                let own = line.sum.iter().any(|part| part == OWN_LINES);
                parts.chain(if own { self.highest() } else { Vec::new() }).collect()
            };
            Some((find(&total.key)?, parts(total), &total.name))
        });
        sums.flat_map(|(total, parts, name)| self.line_sum(total, &parts, name)).collect()
    }

    /// In each column, a line as the sum of others.
    fn line_sum(&self, total: usize, parts: &[usize], name: &str) -> Vec<Identity<'a>> {
        let sums = self.columns.iter().filter_map(|(key, column)| {
            let right = parts.iter().filter_map(|part| self.term(*part, key)).collect();
            let title = format!("{} {name} {}", self.spec.number, column.title);
            self.identity(title, self.term(total, key), right)
        });
        sums.collect()
    }

    /// The data's own lines that nothing but a total adds up: the units, and the top lines that stand under none.
    fn highest(&self) -> Vec<usize> {
        let groups = groups(self.lines);
        groups.iter().flat_map(|group| group.unit.map_or_else(|| self.top(&group.below), |unit| vec![unit])).collect()
    }

    /// Each unit (单位) as the sum of the top lines below it. Where no line of the sheet is of a lower kind than
    /// units, these are not broken down and nothing is to be summed; where others are, a unit without lines has none
    /// to account for its amounts, which then must be zero.
    fn units(&self) -> Vec<Identity<'a>> {
        let groups = groups(self.lines);
        if groups.iter().all(|group| group.below.is_empty()) {
            return Vec::new();
        }
        let sums = groups.into_iter().filter_map(|group| {
            let unit = group.unit?;
            Some(self.line_sum(unit, &self.top(&group.below), self.lines[unit].head.name()))
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
        for Group { below, .. } in groups(self.lines) {
            let mut tree: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
            for (line, parent) in below.iter().zip(self.parents(&below)) {
                parent.into_iter().for_each(|parent| tree.entry(parent).or_default().push(*line));
            }
            for (account, below) in tree {
                let code = self.code(account).map(AccountCode::as_str).unwrap_or_default();
                identities.extend(self.line_sum(account, &below, code));
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
            Head::Account(code, _) => Some(code),
            _ => None,
        }
    }
}
