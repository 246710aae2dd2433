//! Reads the official list of accounts (政府收支分类科目) of a year from a CSV file.
//!
//! A list may extend that of another year and state only the differences. Codes and names in data are checked against
//! it, and workbooks offer it as drop-downs.

use std::collections::BTreeSet;

use indexmap::IndexMap;
use serde::Deserialize;

use super::texts::FileFinding;
use crate::model::{AccountCode, Place, finding};

/// A classification of accounts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Classification {
    /// By purpose (支出功能分类).
    Function,
    /// By object of expenditure (支出经济分类).
    Economy,
}

/// The accounts of both classifications by code, with their official names.
#[derive(Debug, Clone, Default)]
pub struct Accounts {
    function: IndexMap<String, String>,
    economy: IndexMap<String, String>,
    /// The names of the levels in the list: 类, 款, 项.
    levels: [String; 3],
}

/// A row of the CSV file: `classification,code,name,level,parent`.
#[derive(Deserialize)]
struct AccountRow {
    classification: AccountRowKind,
    code: String,
    name: String,
    level: String,
    parent: String,
}

/// The first field of a row.
#[derive(Clone, Copy, Deserialize)]
#[serde(rename_all = "lowercase")]
enum AccountRowKind {
    /// An account of the functional classification.
    Function,
    /// An account of the economic classification.
    Economy,
    /// The list of the year in `code`, to which this one states the differences.
    Extends,
}

/// The limit of lists that extend one another.
const MAX_LISTS: usize = 32;

/// State of reading a list and those that it extends.
struct AccountsReading<'a> {
    /// Returns the text of a file of the layout.
    read: &'a dyn Fn(&str) -> Option<String>,
    /// The files being read, each of which extends the next.
    open: Vec<String>,
    accounts: Accounts,
    found: Vec<FileFinding>,
}

impl AccountsReading<'_> {
    /// Reads a list. Reports, with its line, each row that is no account, occurs twice, or has no parent in the list.
    fn read_list(&mut self, file: &str, text: &str) {
        self.open.push(file.to_owned());
        let mut seen = BTreeSet::new();
        let mut reader = csv::Reader::from_reader(text.as_bytes());
        for (index, row) in reader.deserialize::<AccountRow>().enumerate() {
            let problem = match row {
                Ok(AccountRow { classification: AccountRowKind::Extends, code, .. }) if seen.is_empty() => {
                    self.extend(file, &code).err()
                }
                Ok(row) => self.accounts.add(row, &mut seen).err(),
                Err(error) => Some(("row", error.to_string())),
            };
            let finding = |(what, value): (&'static str, String)| {
                let finding = finding::layout_accounts(what, value);
                (file.to_owned(), finding.at(&Place::root().on_line(index + 2)))
            };
            // Without the list that it extends, every further row would be reported.
            let is_fatal = matches!(problem, Some(("base" | "circle", _)));
            self.found.extend(problem.map(finding));
            if is_fatal {
                break;
            }
        }
        self.open.pop();
    }

    /// Reads the list of another year in the same folder. The error is a key of the catalogue and a value.
    fn extend(&mut self, file: &str, year: &str) -> Result<(), (&'static str, String)> {
        let folder = &file[..file.rfind('/').map_or(0, |at| at + 1)];
        let base = format!("{folder}{year}.csv");
        if self.open.contains(&base) || self.open.len() >= MAX_LISTS {
            return Err(("circle", year.to_owned()));
        }
        let text = (self.read)(&base).ok_or_else(|| ("base", format!("{year}.csv")))?;
        self.read_list(&base, &text);
        Ok(())
    }
}

impl Accounts {
    /// Reads the list in a file and those that it extends, with findings; no accounts if `read` does not find the file.
    pub(super) fn read(file: &str, read: &dyn Fn(&str) -> Option<String>) -> (Self, Vec<FileFinding>) {
        let Some(text) = read(file) else { return (Self::default(), Vec::new()) };
        let mut reading = AccountsReading { read, open: Vec::new(), accounts: Self::default(), found: Vec::new() };
        reading.read_list(file, &text);
        let mut accounts = reading.accounts;
        accounts.function.sort_keys();
        accounts.economy.sort_keys();
        (accounts, reading.found)
    }

    /// Whether the layout has no list.
    pub(super) fn is_empty(&self) -> bool {
        self.function.is_empty() && self.economy.is_empty()
    }

    /// The complete list as a CSV file that extends no other.
    pub(super) fn to_csv(&self) -> Result<Vec<u8>, csv::Error> {
        let mut writer = csv::Writer::from_writer(Vec::new());
        writer.write_record(["classification", "code", "name", "level", "parent"])?;
        for (classification, list) in [("function", &self.function), ("economy", &self.economy)] {
            for (code, name) in list {
                let account = AccountCode::new(code);
                let level = account.as_ref().map_or("", |code| self.levels[code.level()].as_str());
                let parent = account.as_ref().and_then(AccountCode::parent).unwrap_or_default();
                writer.write_record([classification, code, name, level, parent])?;
            }
        }
        writer.into_inner().map_err(|error| error.into_error().into())
    }

    /// Adds an account, renames it, or, if the name is empty, removes it and those below it. The error is a key of the
    /// catalogue and a value.
    fn add(&mut self, row: AccountRow, seen: &mut BTreeSet<String>) -> Result<(), (&'static str, String)> {
        let list = match row.classification {
            AccountRowKind::Function => &mut self.function,
            AccountRowKind::Economy => &mut self.economy,
            AccountRowKind::Extends => return Err(("extends", row.code)),
        };
        let code = AccountCode::new(&row.code).ok_or_else(|| ("code", row.code.clone()))?;
        if !seen.insert(row.code.clone()) {
            return Err(("double", row.code));
        }
        if row.name.is_empty() {
            let before = list.len();
            list.retain(|other, _| !other.starts_with(&row.code));
            return if list.len() < before { Ok(()) } else { Err(("absent", row.code)) };
        }
        let level = &mut self.levels[code.level()];
        if level.is_empty() {
            level.clone_from(&row.level);
        }
        let parent = code.parent().unwrap_or_default();
        if row.level != *level || row.parent != parent {
            return Err(("level", row.code));
        }
        if !parent.is_empty() && !list.contains_key(parent) {
            return Err(("orphan", row.code));
        }
        list.insert(row.code, row.name);
        Ok(())
    }

    /// The codes and names of a classification, parents before children.
    pub fn list(&self, classification: Classification) -> &IndexMap<String, String> {
        match classification {
            Classification::Function => &self.function,
            Classification::Economy => &self.economy,
        }
    }

    /// The official name of an account.
    pub fn name(&self, classification: Classification, code: &str) -> Option<&str> {
        self.list(classification).get(code).map(String::as_str)
    }

    /// The code of the highest account with this name (类 before 款 before 项); `None` if there is none, or several on
    /// that level.
    pub fn code(&self, classification: Classification, name: &str) -> Option<&str> {
        let named = || {
            self.list(classification)
                .iter()
                .filter(|(_, account_name)| *account_name == name)
                .map(|(code, _)| code.as_str())
        };
        let highest = named().min_by_key(|code| code.len())?;
        (named().filter(|code| code.len() == highest.len()).count() == 1).then_some(highest)
    }

    /// Whether an account has this name.
    pub fn has_name(&self, classification: Classification, name: &str) -> bool {
        self.list(classification).values().any(|account_name| account_name == name)
    }

    /// The account nearest to an unknown code: of the same length, with the fewest different digits, then the longest
    /// common beginning.
    pub fn nearest(&self, classification: Classification, code: &str) -> Option<(&str, &str)> {
        let candidates = self.list(classification).iter().filter(|(candidate, _)| candidate.len() == code.len());
        let distance = |candidate: &str| candidate.bytes().zip(code.bytes()).filter(|(a, b)| a != b).count();
        let common = |candidate: &str| candidate.bytes().zip(code.bytes()).take_while(|(a, b)| a == b).count();
        let nearest = candidates.min_by_key(|(candidate, _)| (distance(candidate), code.len() - common(candidate)));
        nearest.map(|(code, name)| (code.as_str(), name.as_str()))
    }
}
