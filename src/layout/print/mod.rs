//! Declares the options of the print edition, the only place where one is added.
//!
//! From this table follow `[print]` of `layout.toml` and of site settings, the options of the command line, and their
//! documentation. `build` merges these sources with [`PrintOptions::resolved`].

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
    /// How far paint extends beyond the trimmed page (出血), in mm: 3, the custom of the trade.
    bleed: f64 [0.0..=20.0] = 3.0, ToBuildAndJudge;
    /// Inner margin (订口) of pages of prose, in mm: 28, after GB/T 9704, 5.2.1.
    inside: f64 [valid::MIN_OUTSIDE_MM..=100.0] = 28.0, Never;
    /// How the leaves are bound; blank pages are added up to [`Binding::multiple`].
    binding: Binding = Binding::Saddle, ToBuildAndJudge;
    /// Whether each part begins on a right-hand page, after a blank page if necessary.
    parts_on_recto: bool = false, Never;
    /// Whether landscape tables are turned onto upright pages, with their upper edge on the left: the binding edge (订口)
    /// of right-hand pages, the fore edge (切口) of left-hand ones (GB/T 9704, 7.9).
    turn_tables: bool = false, Never;
    /// Whether the corners of the trimmed page are marked (裁切线): off, as the print shop's imposition adds its own
    /// marks.
    crop_marks: bool = false, ToBuild;
    /// Whether a cover (封皮) is written as a separate file: back, spine and front on one sheet.
    cover: bool = false, ToBuild;
    /// Thickness of a leaf in mm, from which the width of the spine is computed: 0.1, offset paper of 80 g/m². Board of
    /// 400 g/m² has 0.5.
    leaf: f64 [0.01..=1.0] = 0.1, Never;
    /// The lines at the foot of the back cover (封底).
    back: Vec<String> = Vec::new(), Never;
    /// The standard to which the file conforms.
    standard: Standard = Standard::X1a, Never;
    /// The printing condition by its name in the ICC registry; without it, JC200103 for PDF/X-1a. With a profile
    /// it names the condition of the profile.
    condition: String, Never;
    /// The ICC profile of the print shop; required for PDF/X-4.
    profile: ProfileSource, Never;
}

words! {
    /// How leaves are bound (装订).
    Binding {
        /// Saddle stitch (骑马订): sheets of four pages, folded and nested.
        Saddle = "saddle",
        /// Perfect binding (胶装): leaves of two pages.
        Perfect = "perfect",
        /// Not bound, or left to the print shop: no page is added.
        None = "none",
    }
}

words! {
    /// A standard of files for the print shop (ISO 15930).
    Standard {
        /// PDF/X-1a:2003: colours of inks only; the printing condition is named by its registration.
        X1a = "x-1a",
        /// PDF/X-4: the ICC profile of the printing condition is embedded.
        X4 = "x-4",
    }
}

/// Where the ICC profile of a printing condition is.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, Serialize)]
#[serde(from = "String", into = "String")]
pub enum ProfileSource {
    /// A file in the folder of the file that names it.
    Beside(String),
    /// A file at this path.
    File(PathBuf),
}

/// The default printing condition: Japan Color 2001 on coated paper, the default of Chinese layout software. With black
/// ink alone the condition makes no visible difference.
pub const CONDITION: &str = "JC200103";

/// The smallest width of a glued spine (胶装书脊), in mm; leaves of a thinner one come loose. As no standard sets it, a
/// thinner spine is a warning.
pub const MIN_SPINE_MM: f64 = 3.0;

impl PrintOptions {
    /// Merges options of two sources; `self` wins. If `self` sets a profile, or a standard that differs from the
    /// other's, condition and profile of the other are not taken, as they belong to another standard or profile.
    #[must_use]
    pub fn or(self, other: Self) -> Self {
        let differs = self.profile.is_some() || self.standard.is_some() && self.standard != other.standard;
        let other = if differs { Self { condition: None, profile: None, ..other } } else { other };
        self.merged(other)
    }

    /// Merges these options with those of a layout, and fills in the usual values; `self` wins over the layout.
    #[must_use]
    pub fn resolved(&self, layout: Option<&Layout>) -> Self {
        let of_layout = layout.map(|layout| layout.print.clone()).unwrap_or_default();
        self.clone().or(of_layout.or(Self::usual()))
    }

    /// The width in mm of the spine (书脊) of this many pages; 0 unless the binding is glued.
    pub fn spine(&self, pages: usize) -> f64 {
        match self.binding() {
            Binding::Perfect => (pages.div_ceil(2) as f64 * self.leaf() * 10.0).round() / 10.0,
            Binding::Saddle | Binding::None => 0.0,
        }
    }

    /// Whether the spine of this many pages is too thin to be glued.
    pub fn is_too_thin(&self, pages: usize) -> bool {
        self.binding() == Binding::Perfect && self.spine(pages) < MIN_SPINE_MM
    }

    /// The bytes of the ICC profile that these options name, which may be a file of the layout; `None` if they name
    /// none.
    ///
    /// # Errors
    /// [`PrintFault`] if the file cannot be read.
    pub fn profile(&self, layout: Option<&Layout>) -> Result<Option<Vec<u8>>, PrintFault> {
        let in_layout = |name: &String| layout.and_then(|layout| layout.bytes(name).ok());
        let read = match &self.profile {
            None => return Ok(None),
            Some(ProfileSource::Beside(name)) => in_layout(name).ok_or(name.clone()),
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
    /// The source as a path, if it is named in a file of this folder.
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
    /// The number of pages must be a multiple of this.
    pub fn multiple(self) -> usize {
        match self {
            Self::Saddle => 4,
            Self::Perfect => 2,
            Self::None => 1,
        }
    }
}

impl Standard {
    /// Its name in PDF metadata and messages.
    pub fn label(self) -> &'static str {
        match self {
            Self::X1a => "PDF/X-1a:2003",
            Self::X4 => "PDF/X-4",
        }
    }
}
