//! Fonts by role (小标宋、黑体、楷体、仿宋、宋体): chooses the face for each role that an official document needs.
//!
//! `door` opens [`Fonts`] once and creates a [`Compiler`](super::Compiler) with them. Faces come from a folder with a
//! `roles.toml`, and with `--system-fonts` from the machine. Typst gets only faces that fill a role, so that it cannot
//! replace a missing font by another.

mod candidates;
mod coverage;
mod describe;
mod folder;
mod roles;

pub use describe::{Embedding, FaceFacts, FaceIdentity, FaceReport};
pub use folder::find_folder;

use std::collections::BTreeSet;
use std::path::Path;
use std::sync::Arc;

use indexmap::IndexMap;
use serde::Serialize;
use typst::foundations::Bytes;
use typst::text::Font;
use typst_kit::fonts::{FontSource, FontStore};

use crate::error::Error;
use crate::model::finding;
use candidates::Candidate;
use coverage::Characters;
use roles::Role;

/// The fonts in which documents are set, by role.
pub struct Fonts {
    store: Arc<FontStore>,
    roles: IndexMap<String, FilledRole>,
    faces: Vec<FontFace>,
    /// The characters that every role can set.
    characters: Characters,
}

/// A face that fills a role.
struct FontFace {
    candidate: Candidate,
    font: Font,
}

/// A role with the face that fills it.
struct FilledRole {
    title: String,
    face: Option<usize>,
    stand_in: bool,
    family: FontFamilies,
}

/// The fonts of a role, as `/view.json` states them for Typst: families in order of preference, and a weight.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct FontFamilies {
    /// Families, each for all characters or for some.
    pub chain: Vec<Link>,
    /// Weight of the role's own face.
    pub weight: u16,
}

impl FontFamilies {
    fn for_text(&self, characters: &BTreeSet<char>) -> Self {
        Self { chain: self.chain.iter().map(|link| link.for_text(characters)).collect(), weight: self.weight }
    }
}

/// A family in the chain of a role.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Link {
    /// Its name as Typst knows it.
    pub name: String,
    /// A regular expression for the characters for which it is used; `None` for all.
    pub covers: Option<String>,
    /// The only characters for which it may be used; `None` for all.
    #[serde(skip)]
    only: Option<BTreeSet<char>>,
}

impl Link {
    fn new(name: String, covers: Option<String>) -> Self {
        Self { name, covers, only: None }
    }

    /// The link for a document with these characters. Its expression excludes those that the family may not set: the
    /// list of thousands that it may set would slow Typst down, which parses, matches and hashes it repeatedly.
    fn for_text(&self, characters: &BTreeSet<char>) -> Self {
        let Some(only) = &self.only else { return self.clone() };
        let others: String =
            characters.difference(only).map(|character| format!("\\u{{{:X}}}", u32::from(*character))).collect();
        Self::new(self.name.clone(), (!others.is_empty()).then(|| format!("[^{others}]")))
    }
}

/// A role that is filled by a stand-in (代用字体): an open face in place of one that is not free.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StandIn {
    /// The role's Chinese name.
    pub title: String,
    /// The family that stands in.
    pub family: String,
}

/// The characters that a role takes from its `symbols` role: Latin letters, digits and punctuation.
const SYMBOLS: &str = "[\u{20}-\u{ff}\u{2010}-\u{2027}\u{2030}-\u{205e}\u{3000}-\u{303f}\u{ff00}-\u{ffef}]";

impl Fonts {
    /// Opens the fonts of a folder and, with `system`, those installed on the machine; the latter are preferred.
    ///
    /// # Errors
    /// `fonts-folder` if the folder cannot be read, `fonts-roles` if its `roles.toml` is broken,
    /// `fonts-role-empty` if nothing fills a role that every document needs.
    pub fn open(folder: &Path, system: bool) -> Result<Self, Error> {
        let roles = roles::read(folder)?;
        let candidates = candidates::find(folder, system)?;
        let characters = Characters::of(std::iter::empty());
        let mut fonts = Self { store: Arc::default(), roles: IndexMap::new(), faces: Vec::new(), characters };
        let chosen: IndexMap<&String, Option<Chosen>> =
            roles.iter().map(|(key, role)| (key, fonts.choose(role, &candidates))).collect();
        for (key, role) in &roles {
            let choice = chosen.get(key).and_then(Option::as_ref);
            if choice.is_none() && !role.optional {
                return Err(Error::failed(finding::fonts_role_empty(key, &role.title, folder.display())));
            }
            let filled = FilledRole {
                title: role.title.clone(),
                face: choice.map(|choice| choice.face),
                stand_in: choice.is_some_and(|choice| choice.stand_in),
                family: fonts.family(role, choice, &chosen, folder)?,
            };
            fonts.roles.insert(key.clone(), filled);
        }
        fonts.characters = fonts.common(&roles, &chosen);
        let mut store = FontStore::new();
        for face in &fonts.faces {
            store.push((Opened(face.font.clone()), face.font.info().clone()));
        }
        fonts.store = Arc::new(store);
        Ok(fonts)
    }

    /// The best face for a role, which is added to the faces in use; `None` if no candidate fits.
    fn choose(&mut self, role: &Role, candidates: &[Candidate]) -> Option<Chosen> {
        role.faces.iter().find_map(|wanted| {
            let candidate = candidates::best(candidates, &wanted.names, wanted.weight)?;
            let known = self.faces.iter().position(|face| face.candidate.is(candidate));
            let face = match known {
                Some(face) => face,
                None => {
                    let font = Font::new(Bytes::new(candidate.data.clone()), candidate.index)?;
                    self.faces.push(FontFace { candidate: candidate.clone(), font });
                    self.faces.len() - 1
                }
            };
            Some(Chosen { face, stand_in: wanted.stand_in, covers: wanted.covers.clone() })
        })
    }

    /// The families of a role: its symbols, its own face, then the faces of the roles that follow (`then`).
    fn family(
        &self,
        role: &Role,
        choice: Option<&Chosen>,
        chosen: &IndexMap<&String, Option<Chosen>>,
        folder: &Path,
    ) -> Result<FontFamilies, Error> {
        let of = |key: &String| chosen.get(key).and_then(Option::as_ref);
        let name = |chosen: &Chosen| self.faces[chosen.face].font.info().family.clone();
        let mut family = FontFamilies { chain: Vec::new(), weight: 400 };
        if let Some(symbols) = role.symbols.as_ref().and_then(of) {
            family.chain.push(Link::new(name(symbols), Some(SYMBOLS.into())));
        }
        if let Some(choice) = choice {
            let only = choice.covers.as_ref().map(|file| roles::covers(folder, file)).transpose()?;
            family.chain.push(Link { only, ..Link::new(name(choice), None) });
            family.weight = self.faces[choice.face].font.info().variant.weight.to_number();
        }
        for other in role.then.iter().filter_map(of) {
            let link = Link::new(name(other), None);
            if !family.chain.contains(&link) {
                family.chain.push(link);
            }
        }
        Ok(family)
    }

    /// The characters that every filled role can set, with its own face or those of the roles that follow.
    fn common(&self, roles: &IndexMap<String, Role>, chosen: &IndexMap<&String, Option<Chosen>>) -> Characters {
        let face = |key: &String| chosen.get(key).and_then(Option::as_ref).map(|chosen| &self.faces[chosen.face]);
        let filled = roles.iter().filter(|(key, _)| face(key).is_some());
        let sets = filled.map(|(key, role)| Characters::of(std::iter::once(key).chain(&role.then).filter_map(face)));
        sets.reduce(|all, set| all.common(&set)).unwrap_or_else(|| Characters::of(std::iter::empty()))
    }

    /// The families of each role for a document with these characters.
    pub fn families(&self, characters: &BTreeSet<char>) -> IndexMap<&str, FontFamilies> {
        self.roles.iter().map(|(key, role)| (key.as_str(), role.family.for_text(characters))).collect()
    }

    /// The roles that are filled by stand-ins.
    pub fn stand_ins(&self) -> Vec<StandIn> {
        let roles = self.roles.values().filter(|role| role.stand_in);
        let stand_in = |role: &FilledRole| {
            let family = self.faces[role.face?].font.info().family.clone();
            Some(StandIn { title: role.title.clone(), family })
        };
        roles.filter_map(stand_in).collect()
    }

    /// The font files in use, each with the index of the face in it; inspection compares embedded fonts with them.
    pub fn programs(&self) -> impl Iterator<Item = (&[u8], u32)> {
        self.faces.iter().map(|face| (face.candidate.data.as_slice(), face.candidate.index))
    }

    pub(crate) fn store(&self) -> &Arc<FontStore> {
        &self.store
    }
}

/// A face chosen for a role.
struct Chosen {
    face: usize,
    stand_in: bool,
    covers: Option<String>,
}

/// A face that is open already, as Typst asks for it. Opening it again would take long: its coverage is computed then.
struct Opened(Font);

impl FontSource for Opened {
    fn load(&self) -> Option<Font> {
        Some(self.0.clone())
    }
}
