//! Reads a layout (版式): the folder that defines one form of document.
//!
//! `layouts/<name>/layout.toml` holds the tables, columns, fixed lines, wording and page geometry; the same folder has
//! the narrative template, fixed texts and the Typst files. Every later stage gets what depends on a city or a year
//! from [`Layout`], so that none of it stands in Rust. `Layouts` finds and opens layouts.

mod accounts;
mod cell;
mod compared;
mod export;
mod extends;
mod files;
mod inherit;
mod inside;
mod kinds;
mod ledger;
mod line;
mod lists;
mod money;
mod numbers;
mod print;
mod references;
mod rows;
mod sheet;
mod sides;
mod source;
mod spec;
mod sums;
mod texts;
mod tie;
mod transfer;
mod validate;

pub(crate) use accounts::{Accounts, Classification};
pub(crate) use cell::CellRef;
pub(crate) use compared::Compared;
pub(crate) use files::{COVER_FILE, Examined, LAYOUT_FILE, Layouts, MAIN_FILE, VIEW_FILE};
pub(crate) use inside::UnreadReason;
pub(crate) use ledger::{LedgerFilter, LedgerSpec, LineGroup, SheetLedger};
pub(crate) use line::{FixedLine, LineSpec, OpenLines};
pub(crate) use money::Money;
pub use print::{
    Binding, OptionKind, PRINT_OPTIONS, PrintFault, PrintOption, PrintOptions, ProfileSource, Standard, Typed,
};
pub(crate) use print::{CONDITION, MIN_SPINE_MM};
pub(crate) use sheet::{ColumnKind, LayoutColumn, LeafColumn, PageKind, Print, SheetSpec};
pub(crate) use sides::{SIDES, Side, Sides};
pub(crate) use source::{TomlFindings, place, read as read_toml};
pub(crate) use spec::{
    AmountFormat, BUDGET_REASON, Directions, FieldKind, FieldSpec, FigureSpec, OfficeBook, PageSpec, Pages, PartBody,
    PartSpec, SectionSpec, TableStyle, TableWords,
};
pub(crate) use tie::{Each, Tie};
pub(crate) use transfer::Transfer;

use std::path::Path;
use std::sync::{Arc, OnceLock};

use indexmap::IndexMap;
use serde::Deserialize;

use crate::model::{Finding, Place};

/// The layout of one form of document.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Layout {
    /// Name of the layout, which is that of its folder.
    pub name: String,
    /// Short description of its purpose.
    pub description: String,
    /// Title of the document; may refer to `year` and `unit`.
    pub title: String,
    /// One sentence about the subject of the document, for its metadata; may refer to `year` and `unit`.
    #[serde(default)]
    pub about: String,
    /// Keywords of the document for its metadata; may refer to `year` and `unit`.
    #[serde(default)]
    pub keywords: Vec<String>,
    /// Language of the document, ISO 639.
    pub language: String,
    /// Region of the document, ISO 3166.
    pub region: String,
    /// The lines of the cover.
    pub(crate) cover: Vec<String>,
    /// The title above the table of contents.
    pub(crate) contents: String,
    /// The folio (页码), with `{{ number }}` in place of the number; `None`: pages have no folio.
    pub(crate) folio: Option<String>,
    /// The text above the header of a continued table (续表), if any.
    pub(crate) continued: Option<String>,
    /// Whether pages hold pictures: images, filled areas, curves. The gates cannot compare them with the data and only
    /// check that they do not cover text.
    #[serde(default)]
    pub(crate) pictures: bool,
    /// The number of years from the budget year to publication: 0 for a budget, 1 for final accounts (决算).
    #[serde(default)]
    pub(crate) published_after: u16,
    /// The kinds of document (部门预算, 单位预算) by key. Each has `about`, its description, and the words that differ between
    /// kinds, by the name with which texts of the layout refer to them.
    #[serde(default)]
    pub(crate) kinds: IndexMap<String, IndexMap<String, String>>,
    /// Paper and margins of the two kinds of pages.
    pub(crate) page: Pages,
    /// Options of the print edition.
    #[serde(default)]
    pub(crate) print: PrintOptions,
    /// Type sizes and pitches of tables.
    pub(crate) table: TableStyle,
    /// How amounts are printed.
    pub(crate) format: AmountFormat,
    /// Fixed wording around tables.
    pub(crate) words: TableWords,
    /// The parts in the order of the document.
    #[serde(rename = "part")]
    pub(crate) parts: Vec<PartSpec>,
    /// The figures of the narrative.
    #[serde(default)]
    pub(crate) figures: Vec<FigureSpec>,
    /// The sheets.
    #[serde(rename = "sheet")]
    pub(crate) sheets: Vec<SheetSpec>,
    /// The funds and kinds of expenditure of the ledger (明细账); `None` if no table is computed from a ledger.
    pub(crate) ledger: Option<LedgerSpec>,
    /// How an office's own workbook is recognised, if offices have one.
    pub(crate) workbook: Option<OfficeBook>,
    /// Identities among tables (表间勾稽).
    #[serde(default, rename = "tie")]
    pub(crate) ties: Vec<Tie>,
    /// Payments among units of one department (上下级往来).
    #[serde(default, rename = "transfer")]
    pub(crate) transfers: Vec<Transfer>,
    /// Path of the file with the official list of accounts of the budget year, if there is one.
    #[serde(default, rename = "accounts")]
    pub(crate) accounts_file: Option<String>,
    /// The years for which there is such a list.
    #[serde(default)]
    pub(crate) accounts_years: Vec<u16>,
    /// The official accounts, as read from that file.
    #[serde(skip)]
    pub(crate) accounts: Accounts,
    /// The set of layouts from which it was read.
    #[serde(skip)]
    pub(crate) files: Layouts,
    /// Its digest, computed at first use.
    #[serde(skip)]
    digest: Arc<OnceLock<String>>,
}

impl Layout {
    /// The table of this identifier.
    pub fn sheet(&self, id: &str) -> Option<&SheetSpec> {
        self.sheets.iter().find(|sheet| sheet.id == id)
    }

    /// Whether data may leave a table out: the first part that prints it is optional.
    pub fn is_optional(&self, id: &str) -> bool {
        let prints = |part: &&PartSpec| matches!(part.body(), Some(PartBody::Sheets(ids)) if ids.iter().any(|printed| printed == id));
        self.parts.iter().find(prints).is_some_and(|part| part.optional)
    }

    /// Adds to each finding the table that it is about.
    pub fn name_sheets(&self, findings: &mut [Finding]) {
        for finding in findings {
            let id = finding.place.as_ref().and_then(Place::sheet);
            finding.sheet = id.and_then(|id| self.sheet(&id).map(SheetSpec::label));
        }
    }

    /// The text of the folio before and after its number; `None` if pages have no folio.
    pub fn folio_parts(&self) -> Option<(String, String)> {
        let (before, after) = self.folio.as_ref()?.split_once(validate::NUMBER_REFERENCE)?;
        Some((before.into(), after.into()))
    }

    /// Whether it has a separate cover (封皮) for the print shop.
    pub fn has_cover(&self) -> bool {
        self.file(COVER_FILE).is_some()
    }

    /// The files whose text is printed unchanged: fixed paragraphs, and the list of accounts with its names.
    fn fixed_texts(&self) -> impl Iterator<Item = &str> {
        let texts = self.parts.iter().filter_map(|part| match part.body() {
            Some(PartBody::Text(name)) => Some(name),
            _ => None,
        });
        texts.chain(self.accounts_file.as_deref())
    }

    /// The text of a file in this layout's folder; `None` if it cannot be read or is not UTF-8.
    pub fn file(&self, name: &str) -> Option<String> {
        String::from_utf8(self.bytes(name).ok()?).ok()
    }

    /// The bytes of a file in this layout's folder.
    ///
    /// # Errors
    /// As [`Layouts::read_of`].
    pub(crate) fn bytes(&self, name: &str) -> Result<Vec<u8>, UnreadReason> {
        if Path::new(name).has_root() {
            return Err(UnreadReason::Outside);
        }
        self.files.read_of(&self.name, &format!("{}/{name}", self.name))
    }
}
