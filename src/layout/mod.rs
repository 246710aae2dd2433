//! A layout (版式): everything in which one form of document differs from another, read from a folder.
//!
//! `layouts/<name>/layout.toml` holds the sheets, columns, fixed lines, wording and geometry; beside it stand
//! the narrative template, fixed texts and the Typst files. Nothing of a city or a year stands in Rust.

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
pub(crate) use print::{CONDITION, LEAST_SPINE_MM};
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
    /// Name of the layout, equal to its folder's.
    pub name: String,
    /// What it is for, in a few words.
    pub description: String,
    /// Title of the document; may refer to `year` and `unit`.
    pub title: String,
    /// What the document is about, in a sentence, for its metadata; may refer to `year` and `unit`.
    #[serde(default)]
    pub about: String,
    /// Words to find the document by, for its metadata; may refer to `year` and `unit`.
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
    /// The folio (页码), with the number where `{{ number }}` stands; left out, pages have none.
    pub(crate) folio: Option<String>,
    /// What stands above the header of a continued table (续表), if anything.
    pub(crate) continued: Option<String>,
    /// Whether pages hold pictures: images, filled areas, curves. The gates cannot compare them with the data, and only keep them
    /// away from text.
    #[serde(default)]
    pub(crate) pictures: bool,
    /// How many years after its year it is published: 0 for a budget, 1 for final accounts (决算).
    #[serde(default)]
    pub(crate) published_after: u16,
    /// The kinds of document (部门预算, 单位预算) by key: `about`, what each is, and the words that differ, by the name under
    /// which the texts of the layout refer to them.
    #[serde(default)]
    pub(crate) kinds: IndexMap<String, IndexMap<String, String>>,
    /// Page geometry.
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
    /// The words of a ledger from which the sheets can follow, if they can.
    pub(crate) ledger: Option<LedgerSpec>,
    /// The workbook that offices have of their own, if they have one.
    pub(crate) workbook: Option<OfficeBook>,
    /// Identities among sheets.
    #[serde(default, rename = "tie")]
    pub(crate) ties: Vec<Tie>,
    /// What units of one department pay each other.
    #[serde(default, rename = "transfer")]
    pub(crate) transfers: Vec<Transfer>,
    /// Name of the file with the official list of accounts of its year, if it has one.
    #[serde(default, rename = "accounts")]
    pub(crate) accounts_file: Option<String>,
    /// The years of which that list is, if it says so.
    #[serde(default)]
    pub(crate) accounts_years: Vec<u16>,
    /// The official accounts.
    #[serde(skip)]
    pub(crate) accounts: Accounts,
    /// The folders from which it was read.
    #[serde(skip)]
    pub(crate) files: Layouts,
    /// Its digest, once it has been asked for.
    #[serde(skip)]
    digest: Arc<OnceLock<String>>,
}

impl Layout {
    /// The sheet of this identifier.
    pub fn sheet(&self, id: &str) -> Option<&SheetSpec> {
        self.sheets.iter().find(|sheet| sheet.id == id)
    }

    /// Whether data may leave a sheet out, as every part does that prints it.
    pub fn is_optional(&self, id: &str) -> bool {
        let prints =
            |part: &&PartSpec| matches!(part.body(), Some(PartBody::Sheets(ids)) if ids.iter().any(|own| own == id));
        self.parts.iter().find(prints).is_some_and(|part| part.optional)
    }

    /// Adds to each finding the table that it is about.
    pub fn name_sheets(&self, findings: &mut [Finding]) {
        for finding in findings {
            let id = finding.place.as_ref().and_then(Place::sheet);
            finding.sheet = id.and_then(|id| self.sheet(&id).map(SheetSpec::label));
        }
    }

    /// The folio before and after its number.
    pub fn folio_parts(&self) -> Option<(String, String)> {
        let (before, after) = self.folio.as_ref()?.split_once(validate::NUMBER)?;
        Some((before.into(), after.into()))
    }

    /// Whether it has a cover (封皮) of its own, for the print shop.
    pub fn has_cover(&self) -> bool {
        self.file(COVER_FILE).is_some()
    }

    /// The files whose words are printed as they are: fixed paragraphs, and the names of accounts.
    fn fixed_texts(&self) -> impl Iterator<Item = &str> {
        let texts = self.parts.iter().filter_map(|part| match part.body() {
            Some(PartBody::Text(name)) => Some(name),
            _ => None,
        });
        texts.chain(self.accounts_file.as_deref())
    }

    /// The text of a file in this layout's folder.
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
