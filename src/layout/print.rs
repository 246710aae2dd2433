//! What the print shop needs: the table `[print]` of `layout.toml`. Everything has a default.

use serde::{Deserialize, Serialize};

use super::{Layout, Page};

/// Settings of the print edition.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct PrintSpec {
    /// How far paint may reach beyond the trimmed page (出血), in mm: 3, the custom of the trade.
    pub bleed: f64,
    /// Inner margin (订口) of pages of prose in mm: 28, after GB/T 9704, 5.2.1.
    pub inside: f64,
    /// How the leaves are held together; tells to which multiple pages are filled up.
    pub binding: Binding,
    /// Whether each part begins on a right-hand page, after a blank one where need be.
    pub parts_on_recto: bool,
    /// Whether the corners of the trimmed page are marked (裁切线). The shop's imposition draws its own: off.
    pub crop_marks: bool,
    /// The standard that the file follows.
    pub standard: Standard,
    /// The printing condition by its name in the registry of the ICC; left out, [`CONDITION`] for PDF/X-1a. With a
    /// profile it is told by the profile.
    pub condition: Option<String>,
    /// Name of the file of the shop's ICC profile in the layout's folder. PDF/X-4 needs one.
    pub profile: Option<String>,
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
            crop_marks: false,
            standard: Standard::X1a,
            condition: None,
            profile: None,
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

/// No outer margin (切口) is narrower: what stands closer to the trim is in danger of the knife. mm.
const LEAST_OUTSIDE: f64 = 5.0;

impl PrintSpec {
    /// Tells the first setting that makes no sense with these pages of prose.
    ///
    /// # Errors
    /// The problem in words.
    pub fn validate(&self, prose: &Page) -> Result<(), String> {
        if !(0.0..=MOST_BLEED).contains(&self.bleed) {
            return Err(format!("print.bleed is between 0 and {MOST_BLEED} mm"));
        }
        let outside = prose.bound(self.inside).right;
        if !(self.inside >= 0.0 && outside >= LEAST_OUTSIDE) {
            return Err(format!("print.inside = {} leaves an outer margin of {outside:.1} mm", self.inside));
        }
        if self.profile.is_some() && self.standard != Standard::X4 {
            return Err("print.profile goes with print.standard = \"x-4\"".into());
        }
        if self.condition.as_ref().is_some_and(|name| name.is_empty() || !name.is_ascii()) {
            return Err("print.condition is a name of the registry of the ICC".into());
        }
        Ok(())
    }
}

impl Layout {
    /// The bytes of the ICC profile that `[print]` names, if it names one.
    ///
    /// # Errors
    /// The problem in words if there is no such file.
    pub fn print_profile(&self) -> Result<Option<Vec<u8>>, String> {
        let Some(name) = &self.print.profile else { return Ok(None) };
        let bytes = self.files.read(&format!("{}/{name}", self.name));
        bytes.map(Some).ok_or_else(|| format!("print.profile: no file {name}"))
    }
}
