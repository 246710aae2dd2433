//! Writes a budget in another form ([`Document::convert`]): JSON, workbook, CSV, data package.

use std::collections::BTreeSet;
use std::path::Path;

use super::Document;
use crate::convert::{self, WorkbookForm};
use crate::error::Error;
use crate::mark::{self, OutputKind, Subject};
use crate::model::{Finding, finding};
use crate::output::{OutputFile, OutputFiles};

/// Number of files of a folder that a message names.
const MAX_NAMES: usize = 10;

/// A form in which a budget is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DataForm {
    /// A data file in canonical JSON.
    Json,
    /// A workbook (.xlsx) in the form that is filled in.
    Workbook,
    /// One table with a row for every amount (CSV).
    Csv,
    /// A folder of open data: a Frictionless Data Package.
    DataPackage,
}

impl DataForm {
    /// The form for the ending of an output's name: `.json`, `.xlsx`, `.csv`, `.datapackage`, or a folder; `None` for
    /// any other.
    pub fn of(output: &Path) -> Option<Self> {
        let ending = output.extension().map(|ending| ending.to_string_lossy().to_ascii_lowercase());
        match ending.as_deref() {
            _ if output.to_string_lossy().ends_with(['/', '\\']) => Some(Self::DataPackage),
            Some("json") => Some(Self::Json),
            Some("xlsx") => Some(Self::Workbook),
            Some("csv") => Some(Self::Csv),
            Some("datapackage") => Some(Self::DataPackage),
            _ if output.is_dir() => Some(Self::DataPackage),
            _ => None,
        }
    }

    /// Whether it is open data (开放数据), which are published: they are refused if figures contradict each other.
    pub fn is_release(self) -> bool {
        matches!(self, Self::Csv | Self::DataPackage)
    }
}

impl Document<'_> {
    /// Makes the files of the budget in another form. `output` is a file, or for a data package a folder.
    ///
    /// # Errors
    /// [`Error::Found`] with the open findings if open data of a document that was read from one file would contradict
    /// themselves (those of a merged or derived one are not checked here); faults of writing this form.
    pub fn convert(&self, form: DataForm, output: &Path) -> Result<OutputFiles, Error> {
        if form.is_release() && self.is_complete {
            let check = self.check(&[])?;
            if check.is_refused(false) {
                return Err(Error::Found(check.findings().to_vec()));
            }
        }
        let files = self.files_in_form(form, output).map_err(|error| self.located(error))?;
        Ok(self.outputs(files))
    }

    fn files_in_form(&self, form: DataForm, output: &Path) -> Result<Vec<OutputFile>, Error> {
        let (budget, layout) = (&self.loaded.budget, &self.loaded.layout);
        let single = |bytes: Vec<u8>| vec![OutputFile::new(output, bytes)];
        Ok(match form {
            DataForm::Json => single(convert::json(budget, layout).into_bytes()),
            DataForm::Csv => single(convert::csv(budget, layout)?),
            DataForm::Workbook => {
                let workbook = convert::workbook(&WorkbookForm::from(budget), layout)?;
                single(mark::workbook(workbook, &Subject::of(OutputKind::Workbook, budget)))
            }
            DataForm::DataPackage => {
                let files = convert::package(budget, layout)?.into_iter();
                files.map(|(name, bytes)| OutputFile::new(output.join(name), bytes).within(output)).collect()
            }
        })
    }
}

impl OutputFiles {
    /// A warning about other CSV files in the folder of a data package, if there are any.
    pub fn other_tables(&self) -> Option<Finding> {
        let folder = self.files.iter().find_map(|file| file.within.as_deref())?;
        let entries = std::fs::read_dir(folder).into_iter().flatten().flatten();
        let names = entries.filter_map(|entry| entry.file_name().into_string().ok());
        let is_written =
            |name: &str| self.files.iter().any(|file| file.path.file_name().is_some_and(|file| file == name));
        let names: BTreeSet<String> = names.filter(|name| name.ends_with(".csv") && !is_written(name)).collect();
        let ellipsis = if names.len() > MAX_NAMES { ", …" } else { "" };
        let listed = names.iter().take(MAX_NAMES).map(String::as_str).collect::<Vec<_>>().join(", ") + ellipsis;
        let finding = finding::folder_left(folder.display(), listed);
        (!names.is_empty()).then(|| finding.as_warning())
    }
}
