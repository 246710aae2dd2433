//! The official lists of accounts (政府收支分类科目) of a layout's year.

use indexmap::IndexMap;
use serde::Deserialize;

use super::Layout;
use crate::model::{AccountCode, Finding, Place};

/// A classification of accounts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Classification {
    /// What the money is for (支出功能分类).
    Function,
    /// What it is spent on (支出经济分类).
    Economy,
}

/// The accounts of both classifications by code, with their official names.
#[derive(Debug, Clone, Default)]
pub struct Accounts {
    function: IndexMap<String, String>,
    economy: IndexMap<String, String>,
    /// What the list calls the levels: 类, 款, 项.
    levels: [String; 3],
}

/// A row of the list: `classification,code,name,level,parent`.
#[derive(Deserialize)]
struct AccountRow {
    classification: Classification,
    code: String,
    name: String,
    level: String,
    parent: String,
}

impl Accounts {
    /// Reads a list in CSV; tells every row that is no account, stands twice, or does not stand below its parent, with
    /// its line.
    pub(super) fn read(text: &str) -> (Self, Vec<Finding>) {
        let mut accounts = Self::default();
        let mut problems = Vec::new();
        let mut reader = csv::Reader::from_reader(text.as_bytes());
        for (index, row) in reader.deserialize::<AccountRow>().enumerate() {
            let problem = match row {
                Ok(row) => accounts.add(row).err().map(|(what, value)| problem(what, value)),
                Err(error) => Some(problem("row", error.to_string())),
            };
            problems.extend(problem.map(|problem| problem.at(&Place::root().on_line(index + 2))));
        }
        (accounts, problems)
    }

    /// Adds an account, or tells what is wrong with which.
    fn add(&mut self, row: AccountRow) -> Result<(), (&'static str, String)> {
        let code = AccountCode::new(&row.code).ok_or_else(|| ("code", row.code.clone()))?;
        let level = &mut self.levels[code.level()];
        if level.is_empty() {
            level.clone_from(&row.level);
        }
        let parent = code.parent().unwrap_or_default();
        if row.level != *level || row.parent != parent {
            return Err(("level", code.to_string()));
        }
        let list = self.list_mut(row.classification);
        if !parent.is_empty() && !list.contains_key(parent) {
            return Err(("orphan", code.to_string()));
        }
        match list.insert(row.code, row.name) {
            Some(_) => Err(("double", code.to_string())),
            None => Ok(()),
        }
    }

    fn list_mut(&mut self, classification: Classification) -> &mut IndexMap<String, String> {
        match classification {
            Classification::Function => &mut self.function,
            Classification::Economy => &mut self.economy,
        }
    }

    /// The accounts of a classification, parents before children: code and name.
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

    /// The code of the account of this name, the highest; `None` if several of one level have it.
    pub fn code(&self, classification: Classification, name: &str) -> Option<&str> {
        let named = || self.list(classification).iter().filter(|(_, own)| *own == name).map(|(code, _)| code.as_str());
        let highest = named().min_by_key(|code| code.len())?;
        (named().filter(|code| code.len() == highest.len()).count() == 1).then_some(highest)
    }

    /// Whether an account has this name.
    pub fn has_name(&self, classification: Classification, name: &str) -> bool {
        self.list(classification).values().any(|own| own == name)
    }

    /// The known account that an unknown code is nearest to: one of its length and, as far as it goes, its parents.
    pub fn nearest(&self, classification: Classification, code: &str) -> Option<(&str, &str)> {
        let same = self.list(classification).iter().filter(|(own, _)| own.len() == code.len());
        let distance = |own: &str| own.bytes().zip(code.bytes()).filter(|(a, b)| a != b).count();
        let common = |own: &str| own.bytes().zip(code.bytes()).take_while(|(a, b)| a == b).count();
        let near = same.min_by_key(|(own, _)| (distance(own), code.len() - common(own)));
        near.map(|(code, name)| (code.as_str(), name.as_str()))
    }
}

fn problem(what: &str, value: String) -> Finding {
    Finding::error("layout-accounts").with("what", what).with("value", value)
}

impl Layout {
    /// Reads the list of accounts that the layout names; tells what is wrong with it.
    pub(super) fn read_accounts(&mut self) -> Vec<Finding> {
        let Some(name) = &self.accounts_file else { return Vec::new() };
        let Some(text) = self.file(name) else { return Vec::new() };
        let (accounts, problems) = Accounts::read(&text);
        self.accounts = accounts;
        problems
    }
}
