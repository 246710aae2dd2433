//! Identities within a table (表内合计): columns that are sums, lines that are sums, and the account tree.

use super::identity::{Identity, Spot, Term};
use crate::layout::{Column, FixedLine, Layout, SheetSpec};
use crate::model::{Budget, Head, Line, LineKind};

/// The sum of a fixed line over the data's own lines.
const OWN_LINES: &str = "*";

pub(super) fn identities<'a>(budget: &'a Budget, layout: &'a Layout) -> Vec<Identity<'a>> {
    let sheets = layout.sheets.iter().filter_map(|spec| Some((spec, budget.sheets.get(&spec.id)?)));
    let footings = sheets.flat_map(|(spec, sheet)| {
        let columns = spec.data_columns();
        let footing = Footing { spec, columns, lines: &sheet.lines, decimals: layout.format.decimals };
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
    decimals: u32,
}

impl<'a> Footing<'a> {
    fn term(&self, index: usize, column: &'a str) -> Option<Term<'a>> {
        let amount = self.lines[index].amount(column)?;
        Some(Term { spot: Spot::Cell(&self.spec.id, index, column), amount })
    }

    fn identity(&self, title: String, left: Option<Term<'a>>, right: Vec<Term<'a>>) -> Option<Identity<'a>> {
        let left = vec![left?];
        Some(Identity { code: "footing", title, left, right, at_most: false, warning: false, decimals: self.decimals })
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

    /// The data's own lines of the highest level: units where there are any, else accounts below no other.
    fn highest(&self) -> Vec<usize> {
        let kind = self.spec.open_kinds().first().copied();
        let lines = (0..self.lines.len()).filter(|index| Some(self.lines[*index].head.kind()) == kind);
        let all: Vec<usize> = lines.collect();
        if kind == Some(LineKind::Account) { self.without_parents(&all) } else { all }
    }

    /// Each unit (单位) as the sum of the lines below it.
    fn units(&self) -> Vec<Identity<'a>> {
        let sums = self.groups().into_iter().filter_map(|(unit, below)| {
            let unit = unit?;
            let Head::Unit(name) = &self.lines[unit].head else { return None };
            Some(self.line_sum(unit, &self.without_parents(&below), name))
        });
        sums.flatten().collect()
    }

    /// The data's own lines by the unit under which they stand, if they stand under one.
    fn groups(&self) -> Vec<(Option<usize>, Vec<usize>)> {
        let mut groups: Vec<(Option<usize>, Vec<usize>)> = vec![(None, Vec::new())];
        for (index, line) in self.lines.iter().enumerate() {
            match line.head.kind() {
                LineKind::Fixed => {}
                LineKind::Unit => groups.push((Some(index), Vec::new())),
                LineKind::Account | LineKind::Project => {
                    groups.last_mut().into_iter().for_each(|(_, below)| below.push(index))
                }
            }
        }
        groups
    }

    /// Each account as the sum of the accounts next below it (类 = Σ款, 款 = Σ项), by code.
    fn tree(&self) -> Vec<Identity<'a>> {
        let mut identities = Vec::new();
        for (_, lines) in self.groups() {
            let parents: Vec<Option<usize>> = lines.iter().map(|line| self.parent(*line, &lines)).collect();
            for account in &lines {
                let below: Vec<usize> = lines
                    .iter()
                    .zip(&parents)
                    .filter(|(_, parent)| **parent == Some(*account))
                    .map(|(line, _)| *line)
                    .collect();
                if let (Head::Account(code, _), false) = (&self.lines[*account].head, below.is_empty()) {
                    identities.extend(self.line_sum(*account, &below, code.as_str()));
                }
            }
        }
        identities
    }

    fn without_parents(&self, lines: &[usize]) -> Vec<usize> {
        lines.iter().copied().filter(|line| self.parent(*line, lines).is_none()).collect()
    }

    /// The line of the nearest account above a line's, among these.
    fn parent(&self, line: usize, among: &[usize]) -> Option<usize> {
        let code = |line: usize| match &self.lines[line].head {
            Head::Account(code, _) => Some(code.as_str()),
            _ => None,
        };
        let own = code(line)?;
        let above = among.iter().copied().filter_map(|other| Some((code(other)?, other)));
        let above = above.filter(|(other, _)| other.len() < own.len() && own.starts_with(other));
        above.max_by_key(|(other, _)| other.len()).map(|(_, other)| other)
    }
}
