//! Writes a budget as open data: a Frictionless Data Package, which is a folder of CSV tables with a description.
//!
//! `budget.csv` has one row for each amount; `sheet-….csv` is one table of the budget with one row for each line;
//! `figures.csv` has the figures of the narrative. `datapackage.json` describes columns, codes, currency units and
//! provenance, with the SHA-256 of each file. `cli` writes the folder; [`attachments`](super::attachments()) takes the
//! tables for the PDF.

use serde_json::{Map, Value, json};

use super::figures;
use super::lines::digits;
use super::tidy::{self, COLUMNS, csv_bytes, described_lines, kinds, titled_columns};
use crate::error::Error;
use crate::layout::{ColumnKind, Layout, Money, SheetSpec};
use crate::mark::{self, OutputKind, Subject};
use crate::message::FileWords;
use crate::model::{Budget, Cell, Figure, sha256};
use crate::narrate::fill;

/// The name of the file that describes the others.
pub const DESCRIPTION: &str = "datapackage.json";

/// The columns of `sheet-….csv` that describe the line; the columns of the table follow.
const HEADS: [&str; 5] = ["line", "kind", "code", "name", "unit"];

/// The columns of `figures.csv`.
const FIGURES: [&str; 6] = ["subject", "subject_title", "field", "field_title", "type", "stated"];

/// The pattern of an account code: class, section or item (类、款、项).
const CODE: &str = "^[0-9]{3}([0-9]{2}){0,2}$";

/// The files of a data package with their names; the description comes last.
///
/// # Errors
/// `template-failed` if the title does not render, `export-failed` if a table cannot be written.
pub fn package(budget: &Budget, layout: &Layout) -> Result<Vec<(String, Vec<u8>)>, Error> {
    let release = Release { budget, layout, words: FileWords::of(&layout.language) };
    let mut tables = vec![release.tidy()?];
    for (index, spec) in layout.sheets.iter().enumerate() {
        tables.extend(release.table_csv(index, spec)?);
    }
    tables.push(release.figures()?);
    let description = format!("{:#}\n", release.description(&tables)?);
    let description = mark::json(&description, &Subject::of(OutputKind::Package, budget));
    let mut files: Vec<_> = tables.into_iter().map(|table| (format!("{}.csv", table.name), table.bytes)).collect();
    files.push((DESCRIPTION.into(), description.into_bytes()));
    Ok(files)
}

/// The `sheet-….csv` of each table of the budget: file name, title, bytes.
///
/// # Errors
/// `export-failed` if a table cannot be written.
pub(super) fn sheets(budget: &Budget, layout: &Layout) -> Result<Vec<(String, String, Vec<u8>)>, Error> {
    let release = Release { budget, layout, words: FileWords::of(&layout.language) };
    let tables = layout.sheets.iter().enumerate().map(|(index, spec)| release.table_csv(index, spec));
    let tables: Vec<Option<PackageTable>> = tables.collect::<Result<_, _>>()?;
    Ok(tables.into_iter().flatten().map(|table| (format!("{}.csv", table.name), table.title, table.bytes)).collect())
}

/// A CSV file of the package with its description.
struct PackageTable {
    /// The file name without `.csv`.
    name: String,
    title: String,
    bytes: Vec<u8>,
    /// The field descriptors of the columns (Table Schema).
    fields: Vec<Value>,
    /// The columns of the primary key.
    key: Vec<&'static str>,
}

/// The budget and layout from which a package is made.
struct Release<'a> {
    budget: &'a Budget,
    layout: &'a Layout,
    words: FileWords,
}

impl Release<'_> {
    /// A word of data files, in the language of the layout.
    fn text(&self, id: &str) -> String {
        self.words.word(id)
    }

    /// `budget.csv`: one row for each amount.
    fn tidy(&self) -> Result<PackageTable, Error> {
        let ids: Vec<&str> = self.layout.sheets.iter().map(|spec| spec.id.as_str()).collect();
        let fields = COLUMNS.map(|name| match name {
            "sheet" => self.field(name, "string", json!({ "required": true, "enum": ids })),
            "line" | "level" => self.whole_number_field(name),
            "kind" => {
                self.field(name, "string", json!({ "required": true, "enum": ["fixed", "account", "unit", "project"] }))
            }
            "code" => self.field(name, "string", json!({ "pattern": CODE })),
            "value" => {
                self.amount_field(name, self.text("data-value"), self.amount_description(self.layout.money()), true)
            }
            "part" => self.field(name, "boolean", json!({ "required": true })),
            "unit" => self.field(name, "string", json!({})),
            _ => self.field(name, "string", json!({ "required": true })),
        });
        Ok(PackageTable {
            name: "budget".into(),
            title: self.text("data-budget"),
            bytes: tidy::csv(self.budget, self.layout)?,
            fields: fields.to_vec(),
            key: vec!["sheet", "line", "column"],
        })
    }

    /// `sheet-….csv` of a table: one row for each line. `index` is the table's position in the layout; `None` if the
    /// budget does not have the table.
    fn table_csv(&self, index: usize, spec: &SheetSpec) -> Result<Option<PackageTable>, Error> {
        let Some(sheet) = self.budget.sheets.get(&spec.id) else { return Ok(None) };
        let columns = spec.data_columns();
        let header = HEADS.into_iter().chain(columns.iter().map(|(key, _)| *key)).map(str::to_owned);
        let mut rows = vec![header.collect::<Vec<_>>()];
        for line in described_lines(spec, sheet) {
            let code = line.code.as_ref().map(ToString::to_string).unwrap_or_default();
            let kind = tidy::kind_name(line.line.head.kind()).to_owned();
            let cells = columns.iter().map(|(key, _)| match line.line.cells.get(*key) {
                Some(Cell::Amount(amount)) => digits(*amount, self.layout.money_of(spec).decimals),
                Some(Cell::Text(text)) => text.clone(),
                None => String::new(),
            });
            let heads = [line.number.to_string(), kind, code, line.name.clone(), line.unit.clone()];
            rows.push(heads.into_iter().chain(cells).collect());
        }
        Ok(Some(PackageTable {
            name: format!("sheet-{}", file_name(index, spec)),
            title: spec.label(),
            bytes: csv_bytes(&rows)?,
            fields: self.table_fields(spec),
            key: vec!["line"],
        }))
    }

    /// The field descriptors of `sheet-….csv`.
    fn table_fields(&self, spec: &SheetSpec) -> Vec<Value> {
        let titles = titled_columns(spec);
        let heads = HEADS.map(|name| match name {
            "line" => self.whole_number_field(name),
            "kind" => self.field(name, "string", json!({ "required": true, "enum": kinds(spec) })),
            "code" => self.field(name, "string", json!({ "pattern": CODE })),
            "unit" => self.field(name, "string", json!({})),
            _ => self.field(name, "string", json!({ "required": true })),
        });
        let cells = spec.data_columns().into_iter().map(|(key, column)| {
            // A two-sided table has the column twice; then the title without those above it is used.
            let mut titled_columns = titles.iter().filter(|titled_columns| titled_columns.key == key);
            let title = match (titled_columns.next(), titled_columns.next()) {
                (Some(only), None) => only.title.clone(),
                _ => column.title.clone(),
            };
            match column.kind {
                ColumnKind::Amount => {
                    let about = self.amount_description(self.layout.money_of(spec));
                    self.amount_field(key, title, about, spec.in_every_line(key))
                }
                ColumnKind::Text => json!({ "name": key, "type": "string", "title": title }),
            }
        });
        heads.into_iter().chain(cells).collect()
    }

    /// `figures.csv`: one row for each figure of the narrative.
    fn figures(&self) -> Result<PackageTable, Error> {
        let mut rows = vec![FIGURES.map(str::to_owned).to_vec()];
        for spec in &self.layout.figures {
            let Some(given) = self.budget.figures.get(&spec.key) else { continue };
            for (key, figure) in figures::ordered(spec, given) {
                let title = spec.fields.get(key).map(|field| field.title.clone());
                let title = title.unwrap_or_else(|| self.text(&format!("book-{}", key.replace('_', "-"))));
                let value = figures::text(figure, key, spec, self.layout);
                let row = [&spec.key, &spec.title, key, &title, kind(figure), &value].map(str::to_owned);
                rows.push(row.to_vec());
            }
        }
        let kinds = ["amount", "percent", "count", "date", "text"];
        let fields = FIGURES.map(|name| match name {
            "type" => self.field(name, "string", json!({ "required": true, "enum": kinds })),
            _ => self.field(name, "string", json!({ "required": true })),
        });
        Ok(PackageTable {
            name: "figures".into(),
            title: self.text("data-figures"),
            bytes: csv_bytes(&rows)?,
            fields: fields.to_vec(),
            key: vec!["subject", "field"],
        })
    }

    /// The field descriptor of a column, with title and description from the words of data files.
    fn field(&self, name: &str, kind: &str, constraints: Value) -> Value {
        let title = self.text(&format!("data-{}", name.replace('_', "-")));
        let about = self.text(&format!("data-{}.about", name.replace('_', "-")));
        json!({ "name": name, "type": kind, "title": title, "description": about, "constraints": constraints })
    }

    /// The field descriptor of a column of whole numbers from 1; `line` is required.
    fn whole_number_field(&self, name: &str) -> Value {
        self.field(name, "integer", json!({ "required": name == "line", "minimum": 1 }))
    }

    /// The description of a column of amounts, with its currency unit (元 or 万元).
    fn amount_description(&self, money: Money<'_>) -> String {
        format!("{} {}", self.text("data-value.about"), money.measure)
    }

    /// The field descriptor of a column of amounts.
    fn amount_field(&self, name: &str, title: String, about: String, required: bool) -> Value {
        let mut constraints = Map::from_iter([("required".to_owned(), json!(required))]);
        if !self.layout.format.negative {
            constraints.insert("minimum".into(), json!(0));
        }
        json!({
            "name": name, "type": "number", "decimalChar": ".", "bareNumber": true, "title": title,
            "description": about, "constraints": constraints,
        })
    }

    /// The content of `datapackage.json`.
    fn description(&self, tables: &[PackageTable]) -> Result<Value, Error> {
        let Budget { unit, year, published, .. } = self.budget;
        let title = fill(self.layout, &self.layout.title, json!({ "unit": unit, "year": year }))?;
        Ok(json!({
            "profile": "tabular-data-package",
            "name": format!("{}-budget-{year}", self.layout.name.to_ascii_lowercase()),
            "title": title,
            "description": self.text("data-package"),
            "contributors": [{ "title": unit, "role": "publisher" }],
            "sources": [{ "title": format!("{title} ({published})") }],
            "provenance": {
                "issuer": unit,
                "year": year,
                "published": published.to_string(),
                "layout": self.layout.name,
                "currency": "CNY",
                "measure": self.layout.format.measure,
                "measureWorth": self.layout.format.measures.get(&self.layout.format.measure),
                "program": concat!("budgetpress ", env!("CARGO_PKG_VERSION")),
            },
            "resources": tables.iter().map(resource).collect::<Vec<_>>(),
        }))
    }
}

/// The resource descriptor of a table in `datapackage.json`.
fn resource(table: &PackageTable) -> Value {
    let hash = sha256(&table.bytes);
    json!({
        "profile": "tabular-data-resource",
        "name": table.name,
        "path": format!("{}.csv", table.name),
        "title": table.title,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": table.bytes.len(),
        "hash": format!("sha256:{hash}"),
        "dialect": { "delimiter": ",", "lineTerminator": "\r\n", "quoteChar": "\"", "doubleQuote": true, "header": true },
        "schema": { "fields": table.fields, "missingValues": [""], "primaryKey": table.key },
    })
}

/// The part of a table's file name after `sheet-`: its identifier, or its position in the layout if the identifier has
/// characters that a file name should not have.
fn file_name(index: usize, spec: &SheetSpec) -> String {
    let is_safe = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || matches!(c, '-' | '_');
    let is_usable = !spec.id.is_empty() && spec.id.chars().all(is_safe);
    if is_usable { spec.id.clone() } else { format!("no-{}", index + 1) }
}

/// The name of a figure's type in `figures.csv`.
fn kind(figure: &Figure) -> &'static str {
    match figure {
        Figure::Amount(_) => "amount",
        Figure::Percent(_) => "percent",
        Figure::Count(_) => "count",
        Figure::Date(_) => "date",
        Figure::Text(_) => "text",
    }
}
