//! Requirements of a print shop, by which the print gate (`print.rs`) judges a PDF. `src/build/gate.rs` derives them
//! from the print options of a document.

/// Requirements for a print edition. Lengths are in mm unless stated otherwise.
#[derive(Debug, Clone, PartialEq)]
pub struct PrintSettings {
    /// Width and height of the trimmed page; pages may be landscape.
    pub trim: (f64, f64),
    /// Width of the bleed (出血) around the trimmed page.
    pub bleed: f64,
    /// Least distance from the edge for ink that does not bleed.
    pub safety: f64,
    /// The number of pages is a multiple of this: 4 for saddle stitching (骑马订), 2 for perfect binding (胶装).
    pub multiple: usize,
    /// Exact number of pages; `None` for any. 1 for a cover.
    pub pages: Option<usize>,
    /// The printing condition (印刷条件).
    pub condition: PressCondition,
    /// The standard that the file must claim in `GTS_PDFXVersion`, such as `PDF/X-1a:2003`.
    pub standard: String,
    /// Latest PDF version that the standard allows: `1.4` for PDF/X-1a:2003 (ISO 15930-4).
    pub version: String,
    /// Red that is allowed beside black, in CMYK from 0 to 1; that of GB/T 9704 is M 80 %, Y 80 %.
    pub red: Option<[f64; 4]>,
    /// Spot inks that are allowed, by name.
    pub inks: Vec<String>,
    /// Least width of lines, in pt.
    pub rule: f64,
    /// Least resolution of images, in pixels per inch.
    pub dpi: f64,
    /// Least resolution of bilevel images, in pixels per inch.
    pub line_art_dpi: f64,
}

/// A printing condition: paper and press.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PressCondition {
    /// Its name in the registry at `http://www.color.org`; no profile is needed (ISO 15930-4).
    Registered(String),
    /// That of an embedded CMYK profile; `None` allows any name or any profile.
    Profile {
        /// The name of the condition.
        name: Option<String>,
        /// SHA-256 of the profile in hexadecimal.
        sha256: Option<String>,
    },
}

impl PrintSettings {
    /// These requirements for the cover (封皮): one sheet of back page, spine (书脊) of this width in mm, front page.
    #[must_use]
    pub fn of_cover(self, spine: f64) -> Self {
        Self { trim: (2.0 * self.trim.0 + spine, self.trim.1), multiple: 1, pages: Some(1), ..self }
    }

    /// Whether the standard requires its claim in the document information, as all parts before PDF/X-4 (ISO 15930-7)
    /// do.
    pub(super) fn claims_in_info(&self) -> bool {
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
