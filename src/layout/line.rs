//! Declares the lines of a table in `layout.toml`: fixed lines, the place of open lines, and rows of several sides.
//!
//! An entry of `lines` is one of the three kinds of [`LineSpec`]; its keys decide which.

use serde::Deserialize;

use super::{LedgerFilter, Side, Sides};
use crate::model::{AccountCode, LineKind};

/// An entry of a table's `lines`.
#[derive(Debug, Clone, Deserialize)]
#[serde(try_from = "LineFields")]
pub enum LineSpec {
    /// The place of the open lines, in the order of the data.
    Open(OpenLines),
    /// A fixed line over the whole row.
    Fixed(FixedLine),
    /// A row of a table of several sides; a blank row has no line on any side.
    Beside(Box<Sides>),
}

/// The place of the open lines, which the data define.
#[derive(Debug, Clone)]
pub struct OpenLines {
    /// The kinds of lines permitted here.
    pub kinds: Vec<LineKind>,
    /// Their side on a table of several sides: they first fill the rows above, from the top, that have no line on it.
    pub side: Option<Side>,
    /// The texts before the names of the first line, the second, and so on; empty if there are no ordinals.
    pub ordinals: Vec<String>,
}

/// An entry as written, with the keys of all three kinds.
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
        let lacks_fixed_keys = key.is_none()
            && name.is_none()
            && ordinal.is_empty()
            && indent <= 0.0
            && !total
            && sum.is_empty()
            && also.is_empty()
            && ledger.is_none();
        let lacks_open_keys = side.is_none() && ordinals.is_empty();
        let sides = Sides([left, middle, right]);
        let has_sides = sides.0.iter().any(Option::is_some);
        match (open, key, name) {
            (Some(kinds), None, None) if lacks_fixed_keys && !has_sides && !blank && !kinds.is_empty() => {
                Ok(Self::Open(OpenLines { kinds, side, ordinals }))
            }
            (None, Some(key), Some(name)) if lacks_open_keys && !has_sides && !blank => {
                Ok(Self::Fixed(FixedLine { key, name, also, ordinal, indent, total, sum, ledger }))
            }
            (None, None, None) if lacks_fixed_keys && lacks_open_keys && has_sides != blank => {
                Ok(Self::Beside(Box::new(sides)))
            }
            _ => Err("a line needs either key and name, or one of left, middle and right, or open, or blank"),
        }
    }
}

/// A line that the layout fixes.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FixedLine {
    /// Its key in data files and references; the account code if it is the line of an account.
    pub key: String,
    /// The text before the name.
    #[serde(default)]
    pub ordinal: String,
    /// Its official name.
    pub name: String,
    /// Other names that offices use for it.
    #[serde(default)]
    pub also: Vec<String>,
    /// Its indent in em.
    #[serde(default)]
    pub indent: f64,
    /// Whether it is a total, which is set in 黑体.
    #[serde(default)]
    pub total: bool,
    /// The keys of the fixed lines of which it is the sum; `*` stands for the open lines: the units, and the highest
    /// lines that are under no unit.
    #[serde(default)]
    pub sum: Vec<String>,
    /// The lines of the ledger that it adds up; `None`: those of the account that is its key, or of the lines of which
    /// it is the sum.
    pub ledger: Option<Box<LedgerFilter>>,
}

impl FixedLine {
    /// Its account code, if its key is one.
    pub fn code(&self) -> Option<&str> {
        AccountCode::new(&self.key).map(|_| self.key.as_str())
    }
}
