//! What the print shop needs: the table `[print]` of `layout.toml`, and of the settings of a house. Everything has a
//! default.

use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use super::{Layout, PageSpec, Pages};
use crate::error::Error;
use crate::model::Finding;

/// Settings of the print edition, of which none is open.
#[derive(Debug, Clone, PartialEq, Deserialize, Serialize)]
#[serde(from = "PrintChoice")]
pub struct PrintSpec {
    /// How far paint may reach beyond the trimmed page (出血), in mm: 3, the custom of the trade.
    pub bleed: f64,
    /// Inner margin (订口) of pages of prose in mm: 28, after GB/T 9704, 5.2.1.
    pub inside: f64,
    /// How the leaves are held together; tells to which multiple pages are filled up.
    pub binding: Binding,
    /// Whether each part begins on a right-hand page, after a blank one where need be.
    pub parts_on_recto: bool,
    /// Whether tables that lie across are turned onto upright pages, their heads to the left: the binding edge (订口) of
    /// right-hand pages, the fore edge (切口) of left-hand ones (GB/T 9704, 7.9).
    pub turn_tables: bool,
    /// Whether the corners of the trimmed page are marked (裁切线). The shop's imposition draws its own: off.
    pub crop_marks: bool,
    /// Whether a cover (封皮) is made as a file of its own: back, spine and front on one sheet.
    pub cover: bool,
    /// How thick a leaf of the paper is, in mm, which tells the width of the spine: 0.1, offset paper of 80 g/m².
    pub leaf: f64,
    /// The lines at the foot of the back cover (封底).
    pub back: Vec<String>,
    /// The standard that the file follows.
    pub standard: Standard,
    /// The printing condition by its name in the registry of the ICC; left out, [`CONDITION`] for PDF/X-1a. With a
    /// profile it is told by the profile.
    pub condition: Option<String>,
    /// The shop's ICC profile. PDF/X-4 needs one.
    #[serde(skip_serializing)]
    pub profile: Option<ProfileSource>,
}

/// The same as far as somebody decides: a layout, the settings of a house, an option. What is left open is decided
/// elsewhere.
#[derive(Debug, Clone, Default, PartialEq, Deserialize, Serialize)]
#[serde(deny_unknown_fields, default)]
#[expect(missing_docs, reason = "those of PrintSpec")]
pub struct PrintChoice {
    pub bleed: Option<f64>,
    pub inside: Option<f64>,
    pub binding: Option<Binding>,
    pub parts_on_recto: Option<bool>,
    pub turn_tables: Option<bool>,
    pub crop_marks: Option<bool>,
    pub cover: Option<bool>,
    pub leaf: Option<f64>,
    pub back: Option<Vec<String>>,
    pub standard: Option<Standard>,
    pub condition: Option<String>,
    pub profile: Option<ProfileSource>,
}

/// Where the ICC profile of a printing condition is.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, Serialize)]
#[serde(from = "String", into = "String")]
pub enum ProfileSource {
    /// A file of this name beside the file that names it.
    Beside(String),
    /// This file.
    File(PathBuf),
}

/// Japan Color 2001 on coated paper: what software in Chinese names by default. For black ink alone the condition
/// changes nothing that can be seen.
pub const CONDITION: &str = "JC200103";

/// How leaves are held together (装订).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Binding {
    /// Saddle stitch (骑马订): sheets of four pages, folded one into the other.
    Saddle,
    /// Perfect binding (胶装): leaves of two pages.
    Perfect,
    /// Not bound, or as the shop decides: no page is added.
    None,
}

/// A standard of files for the print shop (ISO 15930).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, Serialize)]
pub enum Standard {
    /// PDF/X-1a:2003: no colour but that of inks, a registered printing condition by name.
    #[serde(rename = "x-1a")]
    X1a,
    /// PDF/X-4: the profile of the printing condition is inside.
    #[serde(rename = "x-4")]
    X4,
}

impl Default for PrintSpec {
    fn default() -> Self {
        Self {
            bleed: 3.0,
            inside: 28.0,
            binding: Binding::Saddle,
            parts_on_recto: false,
            turn_tables: false,
            crop_marks: false,
            cover: false,
            leaf: 0.1,
            back: Vec::new(),
            standard: Standard::X1a,
            condition: None,
            profile: None,
        }
    }
}

impl From<PrintChoice> for PrintSpec {
    fn from(choice: PrintChoice) -> Self {
        Self::default().with(&choice)
    }
}

impl PrintSpec {
    /// The same with what is decided otherwise.
    pub fn with(self, choice: &PrintChoice) -> Self {
        let own = PrintChoice {
            standard: Some(self.standard),
            condition: self.condition,
            profile: self.profile,
            ..PrintChoice::default()
        };
        let press = choice.clone().or(own);
        let choice = choice.clone();
        Self {
            bleed: choice.bleed.unwrap_or(self.bleed),
            inside: choice.inside.unwrap_or(self.inside),
            binding: choice.binding.unwrap_or(self.binding),
            parts_on_recto: choice.parts_on_recto.unwrap_or(self.parts_on_recto),
            turn_tables: choice.turn_tables.unwrap_or(self.turn_tables),
            crop_marks: choice.crop_marks.unwrap_or(self.crop_marks),
            cover: choice.cover.unwrap_or(self.cover),
            leaf: choice.leaf.unwrap_or(self.leaf),
            back: choice.back.unwrap_or(self.back),
            standard: press.standard.unwrap_or(self.standard),
            condition: press.condition,
            profile: press.profile,
        }
    }

    /// The width of the spine (书脊) around so many pages, in mm; folded sheets have none.
    pub fn spine(&self, pages: usize) -> f64 {
        match self.binding {
            Binding::Perfect => (pages.div_ceil(2) as f64 * self.leaf * 10.0).round() / 10.0,
            Binding::Saddle | Binding::None => 0.0,
        }
    }

    /// Whether so many pages are too few to be glued.
    pub fn is_too_thin(&self, pages: usize) -> bool {
        self.binding == Binding::Perfect && self.spine(pages) < LEAST_SPINE_MM
    }
}

/// A spine (书脊) that is glued (胶装) is at least so wide in mm: leaves of a thinner one come loose. No standard sets it: a warning, not an error, follows.
pub const LEAST_SPINE_MM: f64 = 3.0;

impl PrintChoice {
    /// Tells the first measure that no layout could make sense of.
    ///
    /// # Errors
    /// `print-setting`.
    pub fn validate(&self) -> Result<(), Error> {
        let usual = PrintSpec::default();
        let back = self.back.as_deref().unwrap_or_default();
        possible(self.bleed.unwrap_or(usual.bleed), self.leaf.unwrap_or(usual.leaf), back)
    }

    /// This choice, and where it leaves something open, the other. A standard or a profile stands for what the other says of
    /// the press as a whole: its condition is that of another profile.
    pub fn or(self, other: Self) -> Self {
        let names_press = self.standard.is_some() || self.profile.is_some();
        let standard = self.standard.or(other.standard);
        let fits = !names_press || self.profile.is_none() && standard == other.standard;
        let press = if fits { (other.condition, other.profile) } else { (None, None) };
        Self {
            bleed: self.bleed.or(other.bleed),
            inside: self.inside.or(other.inside),
            binding: self.binding.or(other.binding),
            parts_on_recto: self.parts_on_recto.or(other.parts_on_recto),
            turn_tables: self.turn_tables.or(other.turn_tables),
            crop_marks: self.crop_marks.or(other.crop_marks),
            cover: self.cover.or(other.cover),
            leaf: self.leaf.or(other.leaf),
            back: self.back.or(other.back),
            standard,
            condition: self.condition.or(press.0),
            profile: self.profile.or(press.1),
        }
    }
}

impl ProfileSource {
    /// The same where it is named in a file of this folder.
    #[must_use]
    pub fn beside(self, folder: &Path) -> Self {
        match self {
            Self::Beside(name) => Self::File(folder.join(name)),
            Self::File(path) => Self::File(path),
        }
    }
}

impl From<String> for ProfileSource {
    fn from(name: String) -> Self {
        Self::Beside(name)
    }
}

impl From<ProfileSource> for String {
    fn from(profile: ProfileSource) -> Self {
        match profile {
            ProfileSource::Beside(name) => name,
            ProfileSource::File(path) => path.display().to_string(),
        }
    }
}

impl Binding {
    /// The number of pages is a multiple of this.
    pub fn multiple(self) -> usize {
        match self {
            Self::Saddle => 4,
            Self::Perfect => 2,
            Self::None => 1,
        }
    }
}

impl Standard {
    /// Its name as files tell it.
    pub fn label(self) -> &'static str {
        match self {
            Self::X1a => "PDF/X-1a:2003",
            Self::X4 => "PDF/X-4",
        }
    }
}

/// More than this is no bleed: mm.
const MOST_BLEED: f64 = 20.0;

/// No outer margin (切口) is narrower, in mm: what stands closer than 5 to the trim is in danger of the knife, and rules of
/// tables reach half their width into it.
const LEAST_OUTSIDE: f64 = 5.5;

/// Where tables are turned, the margin above them is not given up for that below, beyond this: mm.
const HEAD: f64 = 10.0;

/// So far, in mm, tables that are turned may reach below the text of other pages, 7 mm below which the folio begins (GB/T
/// 9704, 7.5).
const REACH: f64 = 5.0;

/// Paper is no thicker, in mm: board of 400 g/m² has 0.5.
const MOST_LEAF: f64 = 1.0;

/// The foot of a cover's back holds so many lines.
const MOST_BACK: usize = 12;

/// Whether there can be such a bleed and such a leaf, in mm, and such lines on the back.
fn possible(bleed: f64, leaf: f64, back: &[String]) -> Result<(), Error> {
    if back.len() > MOST_BACK {
        return Err(Error::failed(unfit("back-long", back.len()).with("most", MOST_BACK)));
    }
    if let Some(line) = back.iter().find(|line| line.trim().is_empty() || line.contains(char::is_control)) {
        return Err(Error::failed(unfit("back-line", line.escape_debug())));
    }
    if !(0.0..=MOST_BLEED).contains(&bleed) {
        return Err(Error::failed(unfit("bleed", bleed).with("most", MOST_BLEED)));
    }
    if !(leaf > 0.0 && leaf <= MOST_LEAF) {
        return Err(Error::failed(unfit("leaf", leaf).with("most", MOST_LEAF)));
    }
    Ok(())
}

/// A setting that makes no sense, with its value.
fn unfit(what: &str, value: impl ToString) -> Finding {
    // Where it stands is added by who knows the file.
    let finding = Finding::error("print-setting").with("what", what).with("value", value);
    finding.with("path", "none").with("line", 0).with("column", 0)
}

/// Tells that a line for the back of a cover cannot be set.
///
/// It is `print-setting`.
pub(crate) fn unset_back(line: &str) -> Error {
    Error::failed(unfit("back", line))
}

impl PrintSpec {
    /// Tells the first setting that makes no sense, in itself or with these pages.
    ///
    /// # Errors
    /// `print-setting`.
    pub fn validate(&self, pages: &Pages) -> Result<(), Error> {
        possible(self.bleed, self.leaf, &self.back)?;
        if self.profile.is_some() && self.standard != Standard::X4 {
            return Err(Error::failed(unfit("standard", "x-1a")));
        }
        let is_name = |name: &str| name.trim() == name && name.chars().all(|c| c == ' ' || c.is_ascii_graphic());
        if self.condition.as_ref().is_some_and(|name| name.is_empty() || !is_name(name)) {
            return Err(Error::failed(unfit("condition", self.condition.clone().unwrap_or_default())));
        }
        self.bound(&pages.prose)?;
        match self.turned(&pages.prose, &pages.sheet) {
            Some(turned) => turned.validate(),
            None if pages.prose.lies_like(&pages.sheet) => self.bound(&pages.sheet),
            None => Ok(()),
        }
    }

    /// Whether the margins of pages that are not turned leave room.
    fn bound(&self, page: &PageSpec) -> Result<(), Error> {
        if !(self.inside >= LEAST_OUTSIDE && self.inside.is_finite()) {
            return Err(Error::failed(unfit("inside", self.inside).with("least", LEAST_OUTSIDE)));
        }
        let outside = page.bound(self.inside).right;
        if outside >= LEAST_OUTSIDE {
            return Ok(());
        }
        Err(Error::failed(
            unfit("outside", self.inside).with("left", format!("{outside:.1}")).with("least", LEAST_OUTSIDE),
        ))
    }

    /// How pages of tables are turned, if they lie across while pages of prose stand, and are to be.
    pub fn turned(&self, prose: &PageSpec, sheet: &PageSpec) -> Option<Turned> {
        let across = sheet.width > sheet.height && prose.width < prose.height;
        (self.turn_tables && across).then(|| Turned::new(prose, *sheet, self.inside))
    }
}

/// How pages of tables that lie across are turned: their upper edge becomes the left one.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Turned {
    /// The page before it is turned, as right-hand pages have it: its upper margin is the inner one (订口).
    pub page: PageSpec,
    /// How far the text of left-hand pages stands nearer to the upper edge, in mm, so that the lower margin is the inner one.
    pub shift: f64,
}

impl Turned {
    /// The text keeps its size. Of both margins above and below, the inner one has at least the width that binding needs; of
    /// those at the ends, the one that will be the lower leaves the folio where other pages have it (GB/T 9704, 7.9).
    fn new(prose: &PageSpec, sheet: PageSpec, inside: f64) -> Self {
        let (across, ends) = (sheet.top + sheet.bottom, sheet.left + sheet.right);
        let top = sheet.top.max(inside);
        let left = prose.bottom.min(ends - HEAD).max(prose.bottom - REACH).max(sheet.left);
        let page = PageSpec { top, bottom: across - top, left, right: ends - left, ..sheet };
        Self { page, shift: page.top - page.bottom }
    }

    fn validate(&self) -> Result<(), Error> {
        let PageSpec { top, bottom, left, right, .. } = self.page;
        let narrow = |what, value, left: f64| {
            Err(Error::failed(unfit(what, value).with("left", format!("{left:.1}")).with("least", LEAST_OUTSIDE)))
        };
        match (bottom < LEAST_OUTSIDE, right < LEAST_OUTSIDE) {
            (true, _) => narrow("turned", top, bottom),
            (_, true) => narrow("head", left, right),
            _ => Ok(()),
        }
    }
}

impl PrintSpec {
    /// The bytes of the ICC profile that these settings name, if they name one; it may be a file of the layout.
    ///
    /// # Errors
    /// `print-setting` if there is no such file.
    pub fn profile(&self, layout: Option<&Layout>) -> Result<Option<Vec<u8>>, Error> {
        let beside = |name: &String| layout.and_then(|layout| layout.bytes(name).ok());
        let read = match &self.profile {
            None => return Ok(None),
            Some(ProfileSource::Beside(name)) => beside(name).ok_or(name.clone()),
            Some(ProfileSource::File(path)) => {
                crate::read::bytes(path, crate::read::MAX_BYTES).map_err(|_| path.display().to_string())
            }
        };
        read.map(Some).map_err(|named| Error::failed(unfit("profile", named)))
    }
}
