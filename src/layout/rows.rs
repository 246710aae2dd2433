//! Expands the short forms for lines of a table in `layout.toml`: lists of account codes, and lists of lines on the
//! sides of a table of several sides.
//!
//! [`Layouts::examine`](super::Layouts::examine) does this on the parsed TOML, so that later stages only know single
//! lines.

use toml::Spanned;
use toml::de::{DeArray, DeTable, DeValue};

use super::texts::{FileFinding, SourceTexts};
use super::{Accounts, Classification, SIDES};
use crate::model::finding;

/// The keys with lists of account codes, each of which becomes a line.
const CODE_KEYS: [(&str, Classification); 2] =
    [("function", Classification::Function), ("economy", Classification::Economy)];

/// Expands the lines of all tables: codes become lines with the official names, lists on sides become rows. Returns
/// findings about unknown accounts and missing ordinals.
pub(super) fn expand(table: &mut DeTable<'_>, accounts: &Accounts, texts: &SourceTexts) -> Vec<FileFinding> {
    let mut expansion = RowExpansion { accounts, texts, found: Vec::new() };
    let Some(DeValue::Array(sheets)) = table.get_mut("sheet").map(Spanned::get_mut) else { return Vec::new() };
    for sheet in sheets.iter_mut() {
        let DeValue::Table(sheet) = sheet.get_mut() else { continue };
        if let Some(DeValue::Array(lines)) = sheet.get_mut("lines").map(Spanned::get_mut) {
            let expanded =
                std::mem::replace(lines, DeArray::new()).into_iter().flat_map(|entry| expansion.rows(entry)).collect();
            *lines = expanded;
        }
    }
    expansion.found
}

/// State of expanding the lines of all tables.
struct RowExpansion<'a> {
    accounts: &'a Accounts,
    texts: &'a SourceTexts,
    found: Vec<FileFinding>,
}

impl RowExpansion<'_> {
    /// The rows of an entry: several if its sides are lists.
    fn rows<'t>(&mut self, entry: Spanned<DeValue<'t>>) -> Vec<Spanned<DeValue<'t>>> {
        let span = entry.span();
        let mut table = match entry.into_inner() {
            DeValue::Table(table) => table,
            other => return vec![Spanned::new(span, other)],
        };
        let is_side = |name: &str| SIDES.iter().any(|side| side.member() == name);
        if !table.keys().any(|key| is_side(key.get_ref())) {
            return self.lines(Spanned::new(span, DeValue::Table(table)));
        }
        let mut sides = Vec::new();
        for side in SIDES {
            let Some((key, value)) = table.remove_entry(side.member()) else { continue };
            sides.push((key, self.side(value).into_iter()));
        }
        let mut rows = Vec::new();
        loop {
            let mut row = DeTable::new();
            for (key, lines) in &mut sides {
                row.extend(lines.next().map(|line| (key.clone(), line)));
            }
            if row.is_empty() {
                return rows;
            }
            row.extend(table.clone());
            rows.push(Spanned::new(span.clone(), DeValue::Table(row)));
        }
    }

    /// The lines of a side, which is a line or a list of lines.
    fn side<'t>(&mut self, value: Spanned<DeValue<'t>>) -> Vec<Spanned<DeValue<'t>>> {
        let span = value.span();
        match value.into_inner() {
            DeValue::Array(lines) => lines.into_iter().flat_map(|line| self.lines(line)).collect(),
            other => self.lines(Spanned::new(span, other)),
        }
    }

    /// The lines of an entry: one for each account code that it lists, else the entry itself.
    fn lines<'t>(&mut self, entry: Spanned<DeValue<'t>>) -> Vec<Spanned<DeValue<'t>>> {
        let DeValue::Table(table) = entry.get_ref() else { return vec![entry] };
        let listed = CODE_KEYS.iter().find_map(|(key, classification)| match table.get(*key)?.get_ref() {
            DeValue::Array(codes) => Some((*key, codes.clone(), *classification)),
            _ => None,
        });
        let Some((key, codes, classification)) = listed.filter(|_| !table.contains_key("key")) else {
            return vec![entry];
        };
        let mut rest = table.clone();
        rest.remove(key);
        let ordinals = match rest.remove("ordinals").map(|ordinals| (ordinals.span(), ordinals.into_inner())) {
            Some((span, DeValue::Array(ordinals))) => Some((span.start, ordinals)),
            _ => None,
        };
        let mut lines = Vec::new();
        for (index, code) in codes.into_iter().enumerate() {
            let mut line = self.account(&code, classification);
            if let Some((start, ordinals)) = &ordinals {
                match ordinals.get(index) {
                    Some(ordinal) => line.extend([(key_at("ordinal", ordinal), ordinal.clone())]),
                    None => self.report("ordinals", &code, *start),
                }
            }
            line.extend([(key_at("key", &code), code)]);
            line.extend(rest.clone());
            lines.push(Spanned::new(entry.span(), DeValue::Table(line)));
        }
        lines
    }

    /// A line with the official name of an account; the code in its place if the list does not have it.
    fn account<'t>(&mut self, code: &Spanned<DeValue<'t>>, classification: Classification) -> DeTable<'t> {
        let code_text = code.get_ref().as_str().unwrap_or_default();
        let name = self.accounts.name(classification, code_text).map(str::to_owned);
        if name.is_none() && !self.accounts.is_empty() {
            self.report("account", code, code.span().start);
        }
        let name = DeValue::String(name.unwrap_or_else(|| code_text.to_owned()).into());
        DeTable::from_iter([(key_at("name", code), Spanned::new(code.span(), name))])
    }

    /// Reports the line of an account, once for each place.
    fn report(&mut self, what: &'static str, code: &Spanned<DeValue<'_>>, start: usize) {
        let code = code.get_ref().as_str().unwrap_or_default();
        let finding = self.texts.placed(finding::layout_line(what, code), start);
        // A list that is used several times would be reported each time.
        if !self.found.contains(&finding) {
            self.found.push(finding);
        }
    }
}

/// A key with the span of a value.
fn key_at<'t>(key: &'static str, value: &Spanned<DeValue<'_>>) -> Spanned<toml::de::DeString<'t>> {
    Spanned::new(value.span(), key.into())
}
