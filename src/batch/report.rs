//! What a run has to say in the end.

use serde_json::{Value, json};

use super::{Entries, Entry, OWN, Place, Recipe, Shard, Status, html};
use crate::error::Error;
use crate::message::Catalogue;
use crate::model::Finding;

/// What a run has to say in the end. It tells no times, so that it is the same however the documents came about.
pub struct Report {
    /// Every document, by the name of its input.
    pub entries: Vec<Entry>,
    /// Files that an earlier run made of inputs that are gone, and that still lie there.
    pub left: Vec<String>,
    /// What the shards left undone or did differently, if they were joined.
    pub merge: Vec<Finding>,
    recipe: Value,
}

impl Report {
    pub(super) fn new(done: Entries, before: &Entries, output: &Place, recipe: &Recipe) -> Self {
        let gone = before.values().filter(|entry| !done.contains_key(&entry.input));
        let names = gone.flat_map(Entry::all).filter(|name| !name.starts_with(OWN));
        let claimed = |name: &str| done.values().any(|entry| entry.names().any(|own| own == name));
        let left = names.filter(|name| !claimed(name) && output.stamp(name).is_some()).map(str::to_owned).collect();
        Self { entries: done.into_values().collect(), left, merge: Vec::new(), recipe: recipe.told.clone() }
    }

    /// How many documents fared so.
    pub fn count(&self, status: Status) -> usize {
        self.entries.iter().filter(|entry| entry.status == status).count()
    }

    /// The report for programs.
    pub fn json(&self, catalogue: &Catalogue) -> String {
        let report = json!({
            "made": self.recipe,
            "built": self.count(Status::Built),
            "refused": self.count(Status::Refused),
            "failed": self.count(Status::Failed),
            "documents": self.entries.iter().map(Entry::told).collect::<Vec<_>>(),
            "left": self.left,
            "shards": catalogue.json(&self.merge, None),
        });
        format!("{report:#}\n")
    }

    /// The digests of all documents, as `sha256sum --check` reads them.
    fn sums(&self) -> String {
        let files = self.entries.iter().flat_map(|entry| &entry.files).filter(|file| !file.name.starts_with(OWN));
        files.map(|file| format!("{}  {}\n", file.sha256, file.name)).collect()
    }

    /// Writes it: of a shard its part for programs, of the whole also the page for people and the digests.
    pub(super) fn write(&self, output: &Place, shard: Option<Shard>, catalogue: &Catalogue) -> Result<(), Error> {
        let json = self.json(catalogue);
        if let Some(shard) = shard {
            return output.put(&format!("{OWN}/report{}.json", shard.mark()), json.as_bytes()).map(drop);
        }
        output.put("report.json", json.as_bytes())?;
        output.put("SHA256SUMS", self.sums().as_bytes())?;
        output.put("index.html", html::page(self, catalogue).as_bytes()).map(drop)
    }
}
