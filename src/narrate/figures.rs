//! Makes the values to which a narrative template can refer: the year, the unit, the figures and the tables.

use std::collections::{BTreeMap, HashMap};

use minijinja::value::Serde;
use minijinja::{Error, ErrorKind, Value};

use crate::layout::{Layout, SheetSpec};
use crate::model::{AccountCode, Budget, Cell, Figure, Line, LineHead};

/// The values of a template by name. Decimals are passed as text, as minijinja would turn them into binary
/// floating-point numbers.
pub(super) fn context(budget: &Budget, layout: &Layout) -> Value {
    let mut names: BTreeMap<String, Value> = BTreeMap::new();
    names.insert("year".into(), budget.year.into());
    names.insert("unit".into(), budget.unit.as_str().into());
    names.insert("sheets".into(), sheets(budget, layout));
    names.insert("cell".into(), cell(budget));
    for spec in &layout.figures {
        let given = budget.figures.get(&spec.key);
        let mut values: BTreeMap<&str, Value> =
            given.into_iter().flatten().map(|(key, figure)| (key.as_str(), value(figure))).collect();
        if let Some(compared) = spec.compared(budget) {
            values.insert("current", compared.current.to_string().into());
            values.insert("change", compared.change.to_string().into());
        }
        if let Some((budgeted, variance)) = spec.variance(budget) {
            values.insert("budget", budgeted.to_string().into());
            values.insert("variance", variance.to_string().into());
        }
        names.insert(spec.key.clone(), Value::from_pairs(values));
    }
    Value::from_pairs(names)
}

fn value(figure: &Figure) -> Value {
    match figure {
        Figure::Amount(amount) => amount.to_string().into(),
        Figure::Percent(percent) => percent.to_string().into(),
        Figure::Count(count) => (*count).into(),
        Figure::Date(date) => Value::from(Serde(date)),
        Figure::Text(text) => text.as_str().into(),
    }
}

/// The template function `cell`, which returns the amount of a cell named `sheet/line/column`.
fn cell(budget: &Budget) -> Value {
    let budget = budget.clone();
    Value::from_function(move |name: &str| {
        let parts = name.split_once('/').and_then(|(sheet, rest)| Some((sheet, rest.rsplit_once('/')?)));
        let amount = parts.and_then(|(sheet, (line, column))| budget.amount(sheet, line, column));
        let missing = || Error::new(ErrorKind::InvalidOperation, format!("no amount stands at `{name}`"));
        amount.map(|amount| amount.to_string()).ok_or_else(missing)
    })
}

/// The lines of each table, in order, by the identifier of the table.
fn sheets(budget: &Budget, layout: &Layout) -> Value {
    let mut accounts: HashMap<&str, &str> = HashMap::new();
    for line in budget.sheets.values().flat_map(|sheet| &sheet.lines) {
        if let LineHead::Account(code, name) = &line.head {
            accounts.entry(code.as_str()).or_insert(name);
        }
    }
    let sheets = budget.sheets.iter().filter_map(|(id, sheet)| {
        let spec = layout.sheet(id)?;
        // The name in the data, else that of the official list.
        let account = |code: &AccountCode| {
            let official = || layout.accounts.name(spec.accounts?, code.as_str());
            accounts.get(code.as_str()).copied().or_else(official).unwrap_or_default().to_owned()
        };
        let lines = sheet.lines.iter().map(|line| self::line(line, spec, &account));
        Some((id.as_str(), lines.collect::<Value>()))
    });
    Value::from_pairs(sheets)
}

/// The values of a line: `name`, the `key` of a fixed line, `code` and `above` (the names of the higher accounts) of an
/// account, and its cells by column.
fn line(line: &Line, spec: &SheetSpec, account: &dyn Fn(&AccountCode) -> String) -> Value {
    let fixed = spec.fixed_lines().find(|fixed| matches!(&line.head, LineHead::Fixed(key) if *key == fixed.key));
    let (code, name) = match &line.head {
        LineHead::Fixed(key) => (AccountCode::new(key), fixed.map_or(key, |fixed| &fixed.name)),
        LineHead::Account(code, name) => (Some(code.clone()), name),
        LineHead::Unit(name) | LineHead::Project(name) => (None, name),
    };
    let cells = line.cells.iter().map(|(key, cell)| match cell {
        Cell::Amount(amount) => (key.as_str(), Value::from(amount.to_string())),
        Cell::Text(text) => (key.as_str(), Value::from(text.as_str())),
    });
    let mut values: BTreeMap<&str, Value> = cells.collect();
    values.insert("name", name.as_str().into());
    if let LineHead::Fixed(key) = &line.head {
        values.insert("key", key.as_str().into());
    }
    if let Some(code) = code {
        let above = code.lineage().into_iter().filter(|above| *above != code);
        values.insert("above", above.map(|above| account(&above)).collect::<Value>());
        values.insert("code", code.as_str().into());
    }
    Value::from_pairs(values)
}
