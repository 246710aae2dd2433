//! What a layout says about the lines of a sheet.

use serde::Deserialize;

use super::{LedgerFilter, Side, Sides};
use crate::model::{AccountCode, LineKind};

/// An entry in the list of a sheet's lines.
#[derive(Debug, Clone, Deserialize)]
#[serde(try_from = "LineFields")]
pub enum LineSpec {
    /// Here stand the data's own lines, in the order of the data.
    Open(OpenLines),
    /// A line of the layout.
    Fixed(FixedLine),
    /// A row of a sheet of several sides: the lines beside each other; a blank row has none.
    Beside(Box<Sides>),
}

/// Where the data's own lines stand.
#[derive(Debug, Clone)]
pub struct OpenLines {
    /// The kinds that stand here.
    pub kinds: Vec<LineKind>,
    /// The side of a sheet of several sides on which they stand: first, from the top, in the rows above that have nothing there.
    pub side: Option<Side>,
    /// What is printed before the name of the first of them, the second, and so on; empty for nothing.
    pub ordinals: Vec<String>,
}

/// An entry as written: every member that one of its kinds may have.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct LineFields {
    open: Option<Vec<LineKind>>,
    side: Option<Side>,
    #[serde(default)]
    ordinals: Vec<String>,
    left: Option<FixedLine>,
    middle: Option<FixedLine>,
    right: Option<FixedLine>,
    #[serde(default)]
    blank: bool,
    key: Option<String>,
    name: Option<String>,
    #[serde(default)]
    also: Vec<String>,
    #[serde(default)]
    ordinal: String,
    #[serde(default)]
    indent: f64,
    #[serde(default)]
    total: bool,
    #[serde(default)]
    sum: Vec<String>,
    ledger: Option<Box<LedgerFilter>>,
}

impl TryFrom<LineFields> for LineSpec {
    type Error = &'static str;

    fn try_from(entry: LineFields) -> Result<Self, Self::Error> {
        let LineFields {
            open,
            side,
            ordinals,
            left,
            middle,
            right,
            blank,
            key,
            name,
            also,
            ordinal,
            indent,
            total,
            sum,
            ledger,
        } = entry;
        let bare = key.is_none()
            && name.is_none()
            && ordinal.is_empty()
            && indent <= 0.0
            && !total
            && sum.is_empty()
            && also.is_empty()
            && ledger.is_none();
        let closed = side.is_none() && ordinals.is_empty();
        let sides = Sides([left, middle, right]);
        let sided = sides.0.iter().any(Option::is_some);
        match (open, key, name) {
            (Some(kinds), None, None) if bare && !sided && !blank && !kinds.is_empty() => {
                Ok(Self::Open(OpenLines { kinds, side, ordinals }))
            }
            (None, Some(key), Some(name)) if closed && !sided && !blank => {
                Ok(Self::Fixed(FixedLine { key, name, also, ordinal, indent, total, sum, ledger }))
            }
            (None, None, None) if bare && closed && sided != blank => Ok(Self::Beside(Box::new(sides))),
            _ => Err("a line needs either key and name, or one of left, middle and right, or open, or blank"),
        }
    }
}

/// A line that the layout fixes.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FixedLine {
    /// Its name in data files and references; an account's code where it stands for one.
    pub key: String,
    /// What is printed before the name.
    #[serde(default)]
    pub ordinal: String,
    /// Its official name.
    pub name: String,
    /// Other names by which offices know it.
    #[serde(default)]
    pub also: Vec<String>,
    /// How far it steps in, in em.
    #[serde(default)]
    pub indent: f64,
    /// Whether it is a total, set apart in print.
    #[serde(default)]
    pub total: bool,
    /// The fixed lines of which it is the sum; `*` for the data's own lines: the units, and the top lines that stand
    /// under no unit.
    #[serde(default)]
    pub sum: Vec<String>,
    /// The lines of a ledger that it adds up; left out, those of the account that it is keyed by, or of the lines of
    /// which it is the sum.
    pub ledger: Option<Box<LedgerFilter>>,
}

impl FixedLine {
    /// The code of the account that it stands for, if it stands for one.
    pub fn code(&self) -> Option<&str> {
        AccountCode::new(&self.key).map(|_| self.key.as_str())
    }
}
