//! Exports a layout as files that extend nothing, and computes the digest of a layout over that export.
//!
//! `layout export` writes the files, so that a document can be rebuilt byte for byte from an archived copy; the record
//! of a build states the digest.

use std::collections::BTreeMap;

use serde::Deserialize;
use sha2::{Digest, Sha256};
use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::extends::LayoutToml;
use super::inside::SHARED_FOLDER;
use super::texts::FileFinding;
use super::{LAYOUT_FILE, Layout, Layouts, kinds};
use crate::error::Error;
use crate::model::{finding, hex};

/// The reference to the year in the path of a list of accounts.
const YEAR_REFERENCE: &str = "{{ year }}";

impl Layouts {
    /// The exported files of a layout, by their paths in a folder of layouts: `layout.toml` with everything that it
    /// inherits, its complete lists of accounts, its other files and inherited ones, and the shared Typst components.
    /// Exporting the export gives the same files.
    ///
    /// # Errors
    /// As [`Layouts::open`].
    pub fn export(&self, name: &str) -> Result<BTreeMap<String, Vec<u8>>, Error> {
        self.open(name)?;
        self.exported_files(name)
    }

    /// The exported files of a layout, which may have findings.
    fn exported_files(&self, name: &str) -> Result<BTreeMap<String, Vec<u8>>, Error> {
        let broken = |found: Vec<FileFinding>| super::files::broken(name, found.first());
        let source = LayoutToml::read(self, name).map_err(broken)?;
        let (mut table, found) = source.joined().map_err(broken)?;
        if !found.is_empty() {
            return Err(broken(found));
        }
        let read = |path: &str| {
            let outside = || vec![(String::new(), finding::layout_file_outside(path))];
            self.read(path).ok_or_else(|| broken(outside()))
        };
        let mut files = BTreeMap::new();
        for folder in source.bases.iter().rev().map(String::as_str).chain([name]) {
            for path in self.files(folder) {
                let file = path.strip_prefix(&format!("{folder}/")).unwrap_or(&path);
                files.insert(format!("{name}/{file}"), read(&path)?);
            }
        }
        for path in self.files(SHARED_FOLDER).into_iter().filter(|path| !path.ends_with(".toml")) {
            files.insert(path.clone(), read(&path)?);
        }
        files.extend(self.exported_accounts(name, &source, table.get_mut())?);
        let failed = |detail: String| Error::failed(finding::layout_broken(name, detail));
        let whole = toml::Table::deserialize(toml::de::Deserializer::from(table));
        let text = whole.map_err(|error| failed(error.to_string()))?;
        let text = toml::to_string(&text).map_err(|error| failed(error.to_string()))?;
        files.insert(format!("{name}/{LAYOUT_FILE}"), text.into_bytes());
        Ok(files)
    }

    /// The complete lists of accounts of a layout, in the folder of the layout; the path in `table` is changed
    /// accordingly.
    fn exported_accounts(
        &self,
        name: &str,
        source: &LayoutToml,
        table: &mut DeTable<'_>,
    ) -> Result<Vec<(String, Vec<u8>)>, Error> {
        let years = kinds::accounts_years(table);
        let Some(DeValue::String(path)) = table.get_mut("accounts").map(Spanned::get_mut) else {
            return Ok(Vec::new());
        };
        let file = path.rsplit('/').next().unwrap_or_default();
        let copy = if path.contains('/') { format!("accounts-{file}") } else { file.to_owned() };
        let years = if path.contains(YEAR_REFERENCE) { years } else { vec![0] };
        let mut lists = Vec::new();
        for year in years.iter().map(u16::to_string) {
            let (accounts, _) = self.accounts(name, &source.bases, &path.replace(YEAR_REFERENCE, &year));
            let text = accounts.to_csv().map_err(|error| Error::failed(finding::layout_broken(name, error)))?;
            lists.push((format!("{name}/{}", copy.replace(YEAR_REFERENCE, &year)), text));
        }
        *path = copy.into();
        Ok(lists)
    }

    /// The digest of a layout: the SHA-256 of the paths and bytes of all files of its export, in hexadecimal; `-` if it
    /// cannot be exported.
    pub fn digest(&self, name: &str) -> String {
        let Ok(files) = self.exported_files(name) else { return "-".to_owned() };
        let mut hash = Sha256::new();
        for (path, bytes) in &files {
            hash.update(format!("{path}\n{}\n", bytes.len()));
            hash.update(bytes);
        }
        hex(&hash.finalize())
    }
}

impl Layout {
    /// The digest of this layout, computed once: the SHA-256 of its export.
    pub fn digest(&self) -> &str {
        self.digest.get_or_init(|| self.files.digest(&self.name))
    }
}
