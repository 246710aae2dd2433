//! Findings: faults and remarks that a stage reports about the user's files.
//!
//! Each kind of finding is declared once, in the file of its part beside this one: severity, code, and values with
//! their kinds. The declaration generates a function that makes the finding, and a module with its `CODE`. Its words
//! are in the message catalogue under the code: the statement, the remedy (`.hint`) and, for the rules of check, gates
//! and verification, the rule (`.rule`).

mod value;

pub use value::Kind;
pub(crate) use value::{
    Choice, Count, Day, Detail, IdentityTitle, LayoutFile, LayoutLine, Quote, SheetId, Size, Sum, Text, Year,
};

use super::Place;

/// The severity of a finding.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// The document must not be published like this.
    Error,
    /// Somebody should look at it.
    Warning,
    /// Worth knowing.
    Note,
}

/// A finding about the data, the layout or the set pages. Its words are in the message catalogue under the code.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// The code of the rule, stable over versions.
    pub code: &'static str,
    /// Its severity.
    pub severity: Severity,
    /// The place in the user's file, if it is known.
    pub place: Option<Place>,
    /// The table that it is about, by number and title, or another named part of the document, such as the cover.
    pub sheet: Option<String>,
    /// Further places that it is about.
    pub cells: Vec<Place>,
    /// The values of the message, by name, in the order in which they were given.
    pub values: Vec<(&'static str, String)>,
}

impl Finding {
    fn new(code: &'static str, severity: Severity, values: Vec<(&'static str, String)>) -> Self {
        Self { code, severity, place: None, sheet: None, cells: Vec::new(), values }
    }

    /// Whether it is an error.
    pub fn is_error(&self) -> bool {
        self.severity == Severity::Error
    }

    /// Sets the place.
    pub fn at(mut self, place: &Place) -> Self {
        self.place = Some(place.clone());
        self
    }

    /// Sets the table, or the other part of the document, that it is about.
    pub fn about(mut self, part: &str) -> Self {
        self.sheet = Some(part.to_owned());
        self
    }

    /// Makes it a warning.
    pub fn as_warning(mut self) -> Self {
        self.severity = Severity::Warning;
        self
    }

    /// Makes it a note.
    pub fn as_note(mut self) -> Self {
        self.severity = Severity::Note;
        self
    }

    /// The first value of a kind; `None` if it has none.
    pub(crate) fn value(&self, kind: Kind) -> Option<&str> {
        let declared = declared().find(|declared| declared.code == self.code)?;
        let (name, _) = declared.values().find(|(_, candidate)| *candidate == kind)?;
        self.values.iter().find(|(candidate, _)| *candidate == name).map(|(_, value)| value.as_str())
    }

    /// Sets a value, replacing an earlier one of this name.
    fn put(&mut self, name: &'static str, value: String) {
        self.values.retain(|(earlier, _)| *earlier != name);
        self.values.push((name, value));
    }
}

type Values = &'static [(&'static str, Kind)];

/// The declaration of a finding: its code and the values that it has.
#[derive(Debug, Clone, Copy)]
pub struct Declared {
    /// Its code.
    pub code: &'static str,
    /// The values that it always has.
    required: Values,
    /// The sets of values that it may have in addition.
    optional: &'static [Values],
}

impl Declared {
    /// All values that it can have, with their kinds.
    pub fn values(&self) -> impl Iterator<Item = (&'static str, Kind)> {
        self.required.iter().chain(self.optional.iter().copied().flatten()).copied()
    }
}

/// The bytes of a code: the name of the function with hyphens.
const fn hyphened<const LENGTH: usize>(name: &str) -> [u8; LENGTH] {
    let mut code = [b'-'; LENGTH];
    let mut at = 0;
    while at < LENGTH {
        if name.as_bytes()[at] != b'_' {
            code[at] = name.as_bytes()[at];
        }
        at += 1;
    }
    code
}

/// The text of a code.
const fn text(code: &[u8]) -> &str {
    match std::str::from_utf8(code) {
        Ok(code) => code,
        Err(_) => "",
    }
}

/// The name of a value, without the `r#` of names that are keywords of Rust.
const fn name(declared: &'static str) -> &'static str {
    if let [b'r', b'#', ..] = declared.as_bytes() { declared.split_at(2).1 } else { declared }
}

/// Declares findings as `Severity code(value: Kind, …) + more;`, where `more` names values of [`extend!`] that the
/// finding may have. With `public:` the functions are public, for user interfaces that make these findings.
macro_rules! declare {
    (public: $($findings:tt)*) => { declare! { @ (pub) $($findings)* } };
    (@ ($visible:vis) $($severity:ident $code:ident($($value:ident: $kind:ident),* $(,)?) $(+ $more:ident)*;)*) => {
        $(
            pub(crate) mod $code {
                use $crate::model::finding::{hyphened, text};

                const LENGTH: usize = stringify!($code).len();
                const BYTES: [u8; LENGTH] = hyphened(stringify!($code));
                /// The code.
                pub(crate) const CODE: &str = text(&BYTES);
            }

            #[allow(clippy::too_many_arguments)]
            /// Makes the finding of this code.
            $visible fn $code($($value: impl super::$kind),*) -> super::Finding {
                let values = vec![$((super::name(stringify!($value)), $value.to_string())),*];
                super::Finding::new($code::CODE, super::Severity::$severity, values)
            }
        )*

        /// The declarations of this part.
        pub(super) const DECLARED: &[super::Declared] = &[$(super::Declared {
            code: $code::CODE,
            required: &[$((super::name(stringify!($value)), super::Kind::$kind)),*],
            optional: &[$(super::$more::VALUES),*],
        }),*];
    };
    ($($findings:tt)*) => { declare! { @ (pub(crate)) $($findings)* } };
}

/// Declares sets of additional values, each as a method of [`Finding`] that sets them.
macro_rules! extend {
    ($($(#[$about:meta])* $more:ident($($value:ident: $kind:ident),+ $(,)?);)*) => {
        $(
            mod $more {
                use $crate::model::finding::{Kind, Values};

                pub(super) const VALUES: Values = &[$((stringify!($value), Kind::$kind)),*];
            }
        )*

        impl Finding {
            $(
                $(#[$about])*
                pub(crate) fn $more(mut self, $($value: impl $kind),+) -> Self {
                    $(self.put(stringify!($value), $value.to_string());)+
                    self
                }
            )*
        }
    };
}

extend! {
    /// Adds the kind and the name of the entry that it is about.
    named(named: Choice, name: Text);
    /// Adds the subject of the narrative that it is about.
    of_subject(of: Choice, subject: Text);
    /// Adds the table and the total that it is about, and whether that is the sum of columns or of lines.
    in_table(sheet: Text, sum: Choice, line: Text, column: Text, first: Text, second: Text);
    /// Adds the side of a tie that has no amount, and the table that lacks the line.
    lacking(lacking: Choice, absent: Text);
    /// Adds the place in the file of the site settings.
    in_settings(path: Text, line: Count, column: Count);
    /// Adds the message of the TOML parser.
    in_toml(fault: Choice, known: Text, detail: Text);
    least(least: Size);
    most(most: Text);
    /// Adds the number that is allowed.
    at_most(most: Count);
    /// Adds the names that are known.
    known(known: Text);
    /// Adds the member that must be there for an entry to be whole.
    whole(whole: Text);
    left(left: Text);
    on_pages(pages: Text);
    on_page(page: Count);
    counted(count: Count);
    /// Adds the number that there should be.
    wanted_count(wanted: Count);
    multiple(multiple: Count);
    bleed(bleed: Size);
    size(size: Size);
    column(column: Text);
    key(key: Text);
    unit(unit: Text);
    word(word: Text);
    row(row: Count);
    other(other: Text);
    titled(title: Text);
    of_kind(kind: Text);
    of_name(name: Text);
    of_sheet(sheet: Text);
    under(header: Text);
    /// Adds the value that is stated and the one that is right.
    stated(stated: Text, wanted: Text);
    /// Adds the version of a file and the latest possible one.
    version(stated: Text, latest: Text);
    standard(standard: Text);
    /// Adds the width of a spine as stated and as it should be, and the number of pages.
    spine(stated: Text, spine: Size, wanted: Text, count: Count);
    /// Adds a text and the page to which it leads or should lead.
    leads(told: Text, page: Text);
    /// Adds the value found and the one that is right.
    instead(told: Text, wanted: Text);
    /// Adds the text and the page that a bookmark should have.
    bookmark(text: Text, wanted: Text, page: Count);
}

mod batch;
mod check;
mod data;
mod files;
mod gates;
mod layout;
mod ledger;
mod merge;
mod pdf;
mod typesetting;
pub mod usage;
mod verify;
mod workbook;

pub(crate) use batch::*;
pub(crate) use check::*;
pub(crate) use data::*;
pub(crate) use files::*;
pub(crate) use gates::*;
pub(crate) use layout::*;
pub(crate) use ledger::*;
pub(crate) use merge::*;
pub(crate) use pdf::*;
pub(crate) use typesetting::*;
pub(crate) use usage::*;
pub(crate) use verify::*;
pub(crate) use workbook::*;

/// The codes of the rules of the check, in the order of their documentation.
pub(crate) const CHECK: [&str; check::DECLARED.len()] = codes(check::DECLARED);

/// The codes of the rules of both gates and of the comparison with the data.
pub(crate) const GATES: [&str; gates::DECLARED.len()] = codes(gates::DECLARED);

/// The codes of the rules of verification.
pub(crate) const VERIFY: [&str; verify::DECLARED.len()] = codes(verify::DECLARED);

const fn codes<const COUNT: usize>(declared: &[Declared]) -> [&'static str; COUNT] {
    let mut codes = [""; COUNT];
    let mut at = 0;
    while at < COUNT {
        codes[at] = declared[at].code;
        at += 1;
    }
    codes
}

/// The declarations of all findings, part by part.
pub fn declared() -> impl Iterator<Item = &'static Declared> {
    [
        batch::DECLARED,
        check::DECLARED,
        data::DECLARED,
        files::DECLARED,
        gates::DECLARED,
        layout::DECLARED,
        ledger::DECLARED,
        merge::DECLARED,
        pdf::DECLARED,
        typesetting::DECLARED,
        usage::DECLARED,
        verify::DECLARED,
        workbook::DECLARED,
    ]
    .into_iter()
    .flatten()
}
