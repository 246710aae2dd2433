//! Whether the sums of a layout end somewhere, and whether its ledger names what it has.

use std::collections::HashMap;

use super::validate::ensure;
use super::{Filter, Layout, LedgerSpec, SheetSpec};

impl SheetSpec {
    /// No column and no line is part of itself, not even by way of others.
    pub(super) fn validate_sums(&self) -> Result<(), String> {
        let columns = self.data_columns();
        let sums = columns.iter().map(|(key, column)| (*key, column.sum.as_slice()));
        ends(&sums.collect(), "column")?;
        let sums = self.fixed_lines().map(|line| (line.key.as_str(), line.sum.as_slice()));
        ends(&sums.collect(), "line")
    }
}

/// Follows every sum down to where it ends.
fn ends(sums: &HashMap<&str, &[String]>, what: &str) -> Result<(), String> {
    for start in sums.keys() {
        let mut open = vec![*start];
        let mut steps = 0;
        while let Some(key) = open.pop() {
            let parts = sums.get(key).copied().unwrap_or_default();
            ensure(!parts.iter().any(|part| part == start), || format!("{what} \"{start}\" sums itself"))?;
            open.extend(parts.iter().map(String::as_str));
            steps += 1;
            ensure(steps <= sums.len() * sums.len() + 1, || format!("{what} \"{start}\" sums in a circle"))?;
        }
    }
    Ok(())
}

impl Layout {
    /// What tables say of a ledger is about its funds and kinds, in a unit of money that the layout knows.
    pub(super) fn validate_ledger(&self) -> Result<(), String> {
        let Some(ledger) = &self.ledger else {
            return ensure(self.derived().next().is_none(), || "a sheet has `ledger`, but there is no [ledger]".into());
        };
        ensure(self.format.measures.contains_key(&ledger.measure), || {
            "ledger.measure is not in format.measures".into()
        })?;
        for kind in &ledger.projects {
            ensure(ledger.kinds.contains_key(kind), || format!("ledger.projects: no kind \"{kind}\""))?;
        }
        for (sheet, rule) in self.derived() {
            let columns = sheet.data_columns();
            let columns = columns.iter().filter_map(|(_, column)| column.ledger.as_ref());
            let lines = sheet.fixed_lines().filter_map(|line| line.ledger.as_deref());
            for filter in columns.chain(lines).chain([&rule.of]) {
                filter.validate(ledger).map_err(|problem| format!("sheet \"{}\": {problem}", sheet.id))?;
            }
        }
        Ok(())
    }
}

impl Filter {
    fn validate(&self, ledger: &LedgerSpec) -> Result<(), String> {
        for fund in self.fund.iter().flatten() {
            ensure(ledger.funds.contains_key(fund), || format!("no fund \"{fund}\" in [ledger]"))?;
        }
        for kind in self.kind.iter().flatten() {
            ensure(ledger.kinds.contains_key(kind), || format!("no kind \"{kind}\" in [ledger]"))?;
        }
        let digits = |code: &String| !code.is_empty() && code.bytes().all(|byte| byte.is_ascii_digit());
        let codes = self.function.iter().chain(&self.economy).flatten();
        codes.into_iter().try_for_each(|code| ensure(digits(code), || format!("\"{code}\" is no account code")))
    }
}
