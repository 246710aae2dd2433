//! Options of the print edition: the table `[print]` of `layout.toml` and of site settings, and options of the
//! command line. They are declared here, once.

mod table;
mod turned;
mod valid;

use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use super::Layout;
use table::{OptionValue, print_options, words};

pub use table::{OptionKind, PrintOption, Typed};
pub use valid::PrintFault;

print_options! {
    /// How far paint may reach beyond the trimmed page (出血), in mm: 3, the custom of the trade.
    bleed: f64 [0.0..=20.0] = 3.0, ToBuildAndJudge;
    /// Inner margin (订口) of pages of prose in mm: 28, after GB/T 9704, 5.2.1.
    inside: f64 [valid::LEAST_OUTSIDE_MM..=100.0] = 28.0, Never;
    /// How the leaves are held together, which says to which multiple pages are filled up.
    binding: Binding = Binding::Saddle, ToBuildAndJudge;
    /// Whether each part begins on a right-hand page, after a blank one where need be.
    parts_on_recto: bool = false, Never;
    /// Whether tables that lie across are turned onto upright pages, their heads to the left: the binding edge (订口) of
    /// right-hand pages, the fore edge (切口) of left-hand ones (GB/T 9704, 7.9).
    turn_tables: bool = false, Never;
    /// Whether the corners of the trimmed page are marked (裁切线). The shop's imposition draws its own: off.
    crop_marks: bool = false, ToBuild;
    /// Whether a cover (封皮) is made as a file of its own: back, spine and front on one sheet.
    cover: bool = false, ToBuild;
    /// How thick a leaf of the paper is, in mm, from which the width of the spine follows: 0.1, offset paper of 80 g/m².
    /// Board of 400 g/m² has 0.5.
    leaf: f64 [0.01..=1.0] = 0.1, Never;
    /// The lines at the foot of the back cover (封底).
    back: Vec<String> = Vec::new(), Never;
    /// The standard that the file follows.
    standard: Standard = Standard::X1a, Never;
    /// The printing condition by its name in the registry of the ICC; left out, JC200103 for PDF/X-1a. With a
    /// profile it is the one that the profile names.
    condition: String, Never;
    /// The shop's ICC profile. PDF/X-4 needs one.
    profile: ProfileSource, Never;
}

words! {
    /// How leaves are held together (装订).
    Binding {
        /// Saddle stitch (骑马订): sheets of four pages, folded one into the other.
        Saddle = "saddle",
        /// Perfect binding (胶装): leaves of two pages.
        Perfect = "perfect",
        /// Not bound, or as the shop decides: no page is added.
        None = "none",
    }
}

words! {
    /// A standard of files for the print shop (ISO 15930).
    Standard {
        /// PDF/X-1a:2003: no colour but that of inks, a registered printing condition by name.
        X1a = "x-1a",
        /// PDF/X-4: the profile of the printing condition is inside.
        X4 = "x-4",
    }
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

/// A spine (书脊) that is glued (胶装) is at least so wide in mm: leaves of a thinner one come loose. No standard sets it: a
/// warning, not an error, follows.
pub const LEAST_SPINE_MM: f64 = 3.0;

impl PrintOptions {
    /// Merges options of two sources: `self` wins. An own standard or profile takes neither condition nor profile from the
    /// other source, unless that names the same standard: a condition is that of one profile.
    #[must_use]
    pub fn or(self, other: Self) -> Self {
        let is_own = self.profile.is_some() || self.standard.is_some() && self.standard != other.standard;
        let other = if is_own { Self { condition: None, profile: None, ..other } } else { other };
        self.or_each(other)
    }

    /// These options before those of a layout; what both leave open has its usual value.
    #[must_use]
    pub fn settled(&self, layout: Option<&Layout>) -> Self {
        let own = layout.map(|layout| layout.print.clone()).unwrap_or_default();
        self.clone().or(own.or(Self::usual()))
    }

    /// The width of the spine (书脊) around so many pages, in mm; folded sheets have none.
    pub fn spine(&self, pages: usize) -> f64 {
        match self.binding() {
            Binding::Perfect => (pages.div_ceil(2) as f64 * self.leaf() * 10.0).round() / 10.0,
            Binding::Saddle | Binding::None => 0.0,
        }
    }

    /// Whether so many pages are too few to be glued.
    pub fn is_too_thin(&self, pages: usize) -> bool {
        self.binding() == Binding::Perfect && self.spine(pages) < LEAST_SPINE_MM
    }

    /// The bytes of the ICC profile that these options name, if they name one; it may be a file of the layout.
    ///
    /// # Errors
    /// [`PrintFault`] if there is no such file.
    pub fn profile(&self, layout: Option<&Layout>) -> Result<Option<Vec<u8>>, PrintFault> {
        let beside = |name: &String| layout.and_then(|layout| layout.bytes(name).ok());
        let read = match &self.profile {
            None => return Ok(None),
            Some(ProfileSource::Beside(name)) => beside(name).ok_or(name.clone()),
            Some(ProfileSource::File(path)) => {
                crate::read::bytes(path, crate::read::MAX_BYTES).map_err(|_| path.display().to_string())
            }
        };
        read.map(Some).map_err(|named| PrintFault::profile(&named))
    }
}

impl OptionValue for ProfileSource {
    const KIND: OptionKind = OptionKind::File;
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
