//! Makes up a table of the specimen that is not computed from the ledger: its sums agree, its other amounts are
//! invented.

use std::collections::BTreeMap;

use indexmap::IndexMap;
use rust_decimal::Decimal;

use super::{accounts, named_lines};
use crate::layout::{Classification, ColumnKind, FixedLine, Layout, PageKind, SheetSpec};
use crate::layout_check::words::SpecimenWords;
use crate::model::{AccountCode, Amount, Budget, Cell, Line, LineHead, LineKind, Sheet};

/// The amounts of a line by column.
type Sums<'a> = IndexMap<&'a str, Decimal>;

/// The table; unless `full`, with zero amounts and without open lines.
pub(in crate::layout_check) fn table(
    spec: &SheetSpec,
    layout: &Layout,
    words: &SpecimenWords,
    budget: &Budget,
    full: bool,
) -> Sheet {
    let mut table = SpecimenTable { spec, layout, words, full, next: 0 };
    let (open_lines, open_sum) = if full { table.open_lines(budget) } else { (Vec::new(), Sums::new()) };
    let mut lines: Vec<Line> = Vec::new();
    let mut fixed: IndexMap<&str, Sums<'_>> = IndexMap::new();
    for line in spec.fixed_lines().filter(|line| line.sum.is_empty()) {
        let sums = table.amounts();
        fixed.insert(&line.key, sums);
    }
    for line in spec.fixed_lines() {
        let sums = table.fixed(line, &fixed, &open_sum);
        lines.push(table.line(LineHead::Fixed(line.key.clone()), &sums));
    }
    lines.extend(open_lines);
    Sheet { lines, notes: None }
}

/// State of making up a table; `next` counts the amounts, so that they differ.
struct SpecimenTable<'a> {
    spec: &'a SheetSpec,
    layout: &'a Layout,
    words: &'a SpecimenWords,
    full: bool,
    next: usize,
}

impl<'a> SpecimenTable<'a> {
    /// Invented amounts of the columns that are not sums.
    fn amounts(&mut self) -> Sums<'a> {
        let columns = self.spec.data_columns();
        let columns =
            columns.into_iter().filter(|(_, column)| column.kind == ColumnKind::Amount && column.sum.is_empty());
        let amounts = columns.map(|(key, _)| {
            self.next += 1;
            let steps = if self.full { (self.next * 7_919 % 600_000 + 1_000) as i64 } else { 0 };
            (key, Decimal::new(steps, self.layout.format.decimals))
        });
        amounts.collect()
    }

    /// The amounts of a fixed line: those in `invented`, or the sum of other lines, recursively; `open_sum` is the sum
    /// of the open lines.
    fn fixed(&self, line: &FixedLine, invented: &IndexMap<&str, Sums<'a>>, open_sum: &Sums<'a>) -> Sums<'a> {
        if let Some(sums) = invented.get(line.key.as_str()) {
            return sums.clone();
        }
        let mut total = Sums::new();
        for part in &line.sum {
            match self.spec.fixed_lines().find(|other| other.key == *part) {
                Some(part) => add(&mut total, &self.fixed(part, invented, open_sum)),
                None => add(&mut total, open_sum),
            }
        }
        total
    }

    /// The open lines, and the sum of their top lines: the units, or else the accounts or projects.
    fn open_lines(&mut self, budget: &Budget) -> (Vec<Line>, Sums<'a>) {
        let open = self.spec.open_kinds();
        let has = |kind| open.contains(&kind);
        let units = if has(LineKind::Unit) { 2 } else { 1 };
        let (mut lines, mut open_sum) = (Vec::new(), Sums::new());
        for unit in 0..units {
            let mut below = Vec::new();
            let mut total = Sums::new();
            if has(LineKind::Account) {
                total = self.add_accounts(&mut below);
            }
            if has(LineKind::Project) {
                let projects = self.add_projects(unit, budget, &mut below);
                total = if has(LineKind::Account) { total } else { projects };
            }
            if has(LineKind::Unit) {
                total = if below.is_empty() { self.amounts() } else { total };
                lines.push(self.line(LineHead::Unit(self.words.unit(unit)), &total));
            }
            lines.extend(below);
            add(&mut open_sum, &total);
        }
        (lines, open_sum)
    }

    /// Adds lines of accounts of all levels; returns their sum.
    fn add_accounts(&mut self, lines: &mut Vec<Line>) -> Sums<'a> {
        let classification = self.spec.accounts.unwrap_or(Classification::Function);
        let mut sums: BTreeMap<AccountCode, Sums<'a>> = BTreeMap::new();
        let mut total = Sums::new();
        for (code, _) in accounts(self.layout, classification) {
            let amounts = self.amounts();
            self.levels(&code).into_iter().for_each(|code| add(sums.entry(code).or_default(), &amounts));
            add(&mut total, &amounts);
        }
        lines.extend(sums.iter().map(|(code, sums)| {
            let name = self.layout.accounts.name(classification, code.as_str()).unwrap_or(code.as_str());
            self.line(LineHead::Account(code.clone(), name.to_owned()), sums)
        }));
        total
    }

    /// The accounts that get a line for an account of the lowest level: that account and all above it. A table that the
    /// narrative states gets only the account, a table with ordinals, of which there are few, only its class (类).
    fn levels(&self, code: &AccountCode) -> Vec<AccountCode> {
        let lineage = code.lineage();
        let numbered = self.spec.open().is_some_and(|open| !open.ordinals.is_empty());
        match self.spec.page {
            PageKind::Narrative => vec![code.clone()],
            _ if numbered => lineage.into_iter().take(1).collect(),
            _ => lineage,
        }
    }

    /// Adds lines of projects: those that ties and figures name, some of other tables, and new ones; returns their sum.
    fn add_projects(&mut self, unit: usize, budget: &Budget, lines: &mut Vec<Line>) -> Sums<'a> {
        let is_fixed = |name: &String| self.spec.fixed_lines().any(|line| line.key == *name);
        let is_name = |name: &String| AccountCode::new(name).is_none() && !name.contains('{') && !is_fixed(name);
        let of_ties = named_lines(self.layout).filter(|name| unit == 0 && is_name(name) && self.is_named(name));
        let others = budget.sheets.values().flat_map(|sheet| &sheet.lines);
        let others =
            others.filter(|line| matches!(line.head, LineHead::Project(_))).map(|line| line.head.name().to_owned());
        let made_up = (1..=2).map(|number| self.words.say("specimen-project", unit * 2 + number));
        let mut names: Vec<String> = of_ties.chain(others.take(3)).chain(made_up).collect();
        if budget.sheets.values().any(|sheet| sheet.lines.iter().any(|line| matches!(line.head, LineHead::Project(_))))
        {
            names.truncate(3);
        }
        let mut total = Sums::new();
        let mut seen = Vec::new();
        for name in names {
            if seen.contains(&name) {
                continue;
            }
            let amounts = self.amounts();
            add(&mut total, &amounts);
            lines.push(self.line(LineHead::Project(name.clone()), &amounts));
            seen.push(name);
        }
        total
    }

    /// Whether a tie or figure names this line of this table.
    fn is_named(&self, name: &str) -> bool {
        let prefix = format!("{}/{name}/", self.spec.id);
        let terms = self.layout.ties.iter().flat_map(|tie| tie.left.iter().chain(&tie.right));
        let figures = self.layout.figures.iter().filter_map(|figure| figure.cell.as_ref()).map(ToString::to_string);
        terms.cloned().chain(figures).any(|term| term.starts_with(&prefix))
    }

    /// A line with the amounts of its columns, sums among them.
    fn line(&self, head: LineHead, sums: &Sums<'_>) -> Line {
        let columns = self.spec.data_columns();
        let columns =
            columns.into_iter().filter(|(_, column)| column.kind == ColumnKind::Amount && column.takes(head.kind()));
        let cells = columns.map(|(key, _)| {
            let amount = Amount::new(self.column(key, sums)).rounded(self.layout.format.decimals);
            (key.to_owned(), Cell::Amount(Amount::new(amount)))
        });
        Line { cells: cells.collect(), head }
    }

    /// The amount of a column: that in `sums`, or the sum of other columns, recursively.
    fn column(&self, key: &str, sums: &Sums<'_>) -> Decimal {
        if let Some(sum) = sums.get(key) {
            return *sum;
        }
        let columns = self.spec.data_columns();
        let parts = columns.iter().find(|(column, _)| *column == key).map_or(&[][..], |(_, column)| &column.sum[..]);
        parts.iter().map(|part| self.column(part, sums)).sum()
    }
}

fn add<'a>(total: &mut Sums<'a>, sums: &Sums<'a>) {
    for (key, amount) in sums {
        *total.entry(key).or_default() += amount;
    }
}
