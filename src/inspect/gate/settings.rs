//! What a print shop asks for.

/// What a print edition must be. Lengths are in mm unless they say otherwise.
#[derive(Debug, Clone, PartialEq)]
pub struct PrintSettings {
    /// Width and height of the trimmed page; pages may lie across.
    pub trim: (f64, f64),
    /// The bleed (出血): how far ink that touches the edge goes on beyond it.
    pub bleed: f64,
    /// How far all else stays from the edge.
    pub safety: f64,
    /// Of what number the pages are a multiple: 4 if saddle-stitched (骑马订), 2 if bound (胶装).
    pub multiple: usize,
    /// How many pages there are, if that is known: one sheet is a cover.
    pub pages: Option<usize>,
    /// For which printing condition it is made.
    pub condition: PressCondition,
    /// What the file says to follow, such as `PDF/X-1a:2003` (`GTS_PDFXVersion`).
    pub standard: String,
    /// The latest version of PDF that the standard allows: `1.4` for PDF/X-1a:2003 (ISO 15930-4).
    pub version: String,
    /// The red that is allowed beside black, in CMYK from 0 to 1; that of GB/T 9704 is M 80 %, Y 80 %.
    pub red: Option<[f64; 4]>,
    /// The inks that are allowed by name.
    pub inks: Vec<String>,
    /// The thinnest line in pt.
    pub rule: f64,
    /// The least resolution of images in pixels per inch.
    pub dpi: f64,
    /// The least resolution of images in black and white.
    pub line_art_dpi: f64,
}

/// A printing condition.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PressCondition {
    /// One that the registry at `http://www.color.org` knows by this name; no profile is needed (ISO 15930-4).
    Registered(String),
    /// That of a profile for CMYK, which is embedded; as far as they are known, it has this name and this SHA-256 in
    /// hexadecimal.
    Profile {
        /// The name of the condition.
        name: Option<String>,
        /// The digest of the profile.
        sha256: Option<String>,
    },
}

impl PrintSettings {
    /// The same for a cover (封皮): one sheet with two trimmed pages on it, and a spine (书脊) so wide in mm between them.
    #[must_use]
    pub fn of_cover(self, spine: f64) -> Self {
        Self { trim: (2.0 * self.trim.0 + spine, self.trim.1), multiple: 1, pages: Some(1), ..self }
    }

    /// Whether the standard asks for its name in the document information, as all parts did before PDF/X-4 (ISO 15930-7).
    pub(super) fn informs(&self) -> bool {
        !self.standard.starts_with("PDF/X-4")
    }
}

impl Default for PrintSettings {
    /// A4, 3 mm of bleed, saddle-stitched, black and the red of GB/T 9704, PDF/X-1a:2003 for Japan Color 2001 coated.
    fn default() -> Self {
        Self {
            trim: (210.0, 297.0),
            bleed: 3.0,
            safety: 5.0,
            multiple: 4,
            pages: None,
            condition: PressCondition::Registered("JC200103".into()),
            standard: "PDF/X-1a:2003".into(),
            version: "1.4".into(),
            red: Some([0.0, 0.8, 0.8, 0.0]),
            inks: Vec::new(),
            rule: 0.25,
            dpi: 300.0,
            line_art_dpi: 600.0,
        }
    }
}
