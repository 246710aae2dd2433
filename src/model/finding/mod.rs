//! Findings: what a stage has to say about the user's data.
//!
//! Each is declared once, in the file of its part beside this one: how grave it is, its code, the values that it carries
//! with their kinds. The declaration makes a function that makes the finding, and a module with its `CODE`. Its words stand
//! in the message catalogue under the code: the statement, the remedy (`.hint`) and, for the rules of check, gates and
//! verification, the rule (`.rule`).

mod value;

pub use value::Kind;
pub(crate) use value::{
    Choice, Count, Day, Detail, IdentityTitle, LayoutFile, LayoutLine, Quote, SheetId, Size, Sum, Text, Year,
};

use super::Place;

/// How grave a finding is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// The document must not be published like this.
    Error,
    /// Somebody should look at it.
    Warning,
    /// Worth knowing.
    Note,
}

/// Something found in the data, the layout or the set pages. Its words stand in the message catalogue, under
/// the code.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// The rule, stable over versions.
    pub code: &'static str,
    /// How grave it is.
    pub severity: Severity,
    /// Where in the user's file, if the place is known.
    pub place: Option<Place>,
    /// The table that it is about, by number and title, if it is about one; or another part of what is built that has a
    /// name, such as the cover.
    pub sheet: Option<String>,
    /// Other places that it is about.
    pub cells: Vec<Place>,
    /// The values that the catalogue's text refers to, by name, in the order in which they were given.
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

    /// The same with a place.
    pub fn at(mut self, place: &Place) -> Self {
        self.place = Some(place.clone());
        self
    }

    /// The same about a part of what is built.
    pub fn about(mut self, part: &str) -> Self {
        self.sheet = Some(part.to_owned());
        self
    }

    /// The same as a warning.
    pub fn as_warning(mut self) -> Self {
        self.severity = Severity::Warning;
        self
    }

    /// The same as a note.
    pub fn as_note(mut self) -> Self {
        self.severity = Severity::Note;
        self
    }

    /// Its value of a kind of which it has one.
    pub(crate) fn value(&self, kind: Kind) -> Option<&str> {
        let declared = declared().find(|declared| declared.code == self.code)?;
        let (name, _) = declared.values().find(|(_, own)| *own == kind)?;
        self.values.iter().find(|(own, _)| *own == name).map(|(_, value)| value.as_str())
    }

    /// Puts in a value in place of an earlier one of this name.
    fn put(&mut self, name: &'static str, value: String) {
        self.values.retain(|(own, _)| *own != name);
        self.values.push((name, value));
    }
}

/// The names of values, with their kinds.
type Values = &'static [(&'static str, Kind)];

/// A finding as it is declared.
#[derive(Debug, Clone, Copy)]
pub struct Declared {
    /// Its code.
    pub code: &'static str,
    /// The values that it always has.
    always: Values,
    /// Those that it may have, too.
    sometimes: &'static [Values],
}

impl Declared {
    /// The values that it may have, with their kinds.
    pub fn values(&self) -> impl Iterator<Item = (&'static str, Kind)> {
        self.always.iter().chain(self.sometimes.iter().copied().flatten()).copied()
    }
}

/// A code as it is printed: the name of the function with hyphens.
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

/// The name of a value: words that Rust keeps for itself begin with `r#` in declarations.
const fn name(declared: &'static str) -> &'static str {
    if let [b'r', b'#', ..] = declared.as_bytes() { declared.split_at(2).1 } else { declared }
}

/// Declares findings (`public:` for those that a user interface makes itself): `Severity code(value: Kind, …) + more;`, where `more` are values of [`extend!`] that it may have.
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

        /// The findings of this part.
        pub(super) const DECLARED: &[super::Declared] = &[$(super::Declared {
            code: $code::CODE,
            always: &[$((super::name(stringify!($value)), super::Kind::$kind)),*],
            sometimes: &[$(super::$more::VALUES),*],
        }),*];
    };
    ($($findings:tt)*) => { declare! { @ (pub(crate)) $($findings)* } };
}

/// Declares values that findings may have beside those of their declaration, as methods that add them, in place of earlier ones.
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
    /// The same about a part of the document that has a title.
    named(named: Choice, name: Text);
    /// The same about a field of a subject of the narrative.
    of_subject(of: Choice, subject: Text);
    /// The same about a total in a table, with what it is the sum of.
    in_table(sheet: Text, sum: Choice, line: Text, column: Text, first: Text, second: Text);
    /// The same with the side of a tie whose table lacks the line.
    lacking(lacking: Choice, absent: Text);
    /// The same with its place in the file of the site settings.
    in_settings(path: Text, line: Count, column: Count);
    /// The same with what the reader of TOML says.
    in_toml(fault: Choice, known: Text, detail: Text);
    least(least: Size);
    most(most: Text);
    /// The same with the number that is allowed.
    at_most(most: Count);
    /// The same with the names that are known.
    known(known: Text);
    /// The same with the member that makes an entry whole.
    whole(whole: Text);
    left(left: Text);
    on_pages(pages: Text);
    on_page(page: Count);
    counted(count: Count);
    /// The same with the number that there should be.
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
    /// The same with what is stated in place of what should be.
    stated(stated: Text, wanted: Text);
    /// The same with the version of a file, and the latest that is possible.
    version(stated: Text, latest: Text);
    standard(standard: Text);
    /// The same with the width of a spine as it is and as it should be, around so many pages.
    spine(stated: Text, spine: Size, wanted: Text, count: Count);
    /// The same with a text and the page to which it leads or should lead.
    leads(told: Text, page: Text);
    /// The same with what is there in place of what should be.
    instead(told: Text, wanted: Text);
    /// The same about a bookmark, with the text and the page that it should have.
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
mod setting;
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
pub(crate) use setting::*;
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

/// All findings, part by part.
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
        setting::DECLARED,
        usage::DECLARED,
        verify::DECLARED,
        workbook::DECLARED,
    ]
    .into_iter()
    .flatten()
}
