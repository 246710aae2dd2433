//! Groups of amounts that may all be in the wrong currency unit (元 for 万元): the document, a table, a column, the lines
//! of a budget unit (单位), a subject or field of the narrative, a line, a cell; `search.rs` tries them. `years.rs` makes
//! the group of last year's amounts.

use std::collections::{BTreeMap, HashMap, HashSet};

use super::equations::Equations;
use crate::check::Spot;
use crate::check::groups::groups;
use crate::layout::Layout;
use crate::model::Budget;

/// Maximum number of amounts in failing equations whose line and cell are tried as groups.
const MAX_SINGLE_AMOUNTS: usize = 400;

/// A group of amounts, in the order from the largest kind to the smallest.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) enum AmountGroup {
    /// All tables.
    Document,
    /// A table, by its identifier.
    Sheet(String),
    /// A column of a table.
    Column(String, String),
    /// The lines below a unit (单位), in all tables.
    Unit(String),
    /// The figures of a subject of the narrative.
    Subject(String),
    /// Last year's amounts (上年数) or the changes from them (增减额), by the key of the figure: `previous` or `change`.
    LastYear(&'static str),
    /// A field of a subject of the narrative.
    Field(String, String),
    /// A line of a table.
    Line(String, usize),
    /// A cell of a table.
    Cell(String, usize, String),
}

/// The groups with amounts in equations that do not hold, each with the indices of its amounts in `equations`.
pub(super) fn suspect_groups(equations: &Equations<'_>, budget: &Budget) -> BTreeMap<AmountGroup, HashSet<usize>> {
    let units = units(budget);
    let mut failing: HashSet<usize> = HashSet::new();
    equations.failing().for_each(|number| failing.extend(equations.terms(number)));
    failing.retain(|quantity| !equations.is_zero(*quantity));
    let mut suspected: HashSet<AmountGroup> = HashSet::new();
    let mut in_order: Vec<usize> = failing.into_iter().collect();
    in_order.sort_unstable();
    for (count, quantity) in in_order.into_iter().enumerate() {
        let candidates = groups_of(equations.spot(quantity), &units);
        let is_single = |group: &AmountGroup| matches!(group, AmountGroup::Line(..) | AmountGroup::Cell(..));
        suspected.extend(candidates.into_iter().filter(|group| count < MAX_SINGLE_AMOUNTS || !is_single(group)));
    }
    let mut found: BTreeMap<AmountGroup, HashSet<usize>> = BTreeMap::new();
    for (quantity, spot) in equations.spots().iter().enumerate() {
        for group in groups_of(*spot, &units).into_iter().filter(|group| suspected.contains(group)) {
            found.entry(group).or_default().insert(quantity);
        }
    }
    found
}

/// The groups to which an amount belongs.
fn groups_of(spot: Spot<'_>, units: &HashMap<(&str, usize), &str>) -> Vec<AmountGroup> {
    match spot {
        Spot::Cell(sheet, line, column) => {
            let unit = units.get(&(sheet, line)).map(|unit| AmountGroup::Unit((*unit).to_owned()));
            let (sheet, column) = (sheet.to_owned(), column.to_owned());
            let all = [
                AmountGroup::Document,
                AmountGroup::Sheet(sheet.clone()),
                AmountGroup::Column(sheet.clone(), column.clone()),
                AmountGroup::Line(sheet.clone(), line),
                AmountGroup::Cell(sheet, line, column),
            ];
            all.into_iter().chain(unit).collect()
        }
        Spot::Figure(subject, field) => {
            vec![AmountGroup::Subject(subject.to_owned()), AmountGroup::Field(subject.to_owned(), field.to_owned())]
        }
    }
}

/// The name of the unit (单位) to which each line belongs, by table and index of the line. `plausible.rs` uses it, too.
pub(super) fn units(budget: &Budget) -> HashMap<(&str, usize), &str> {
    let mut units = HashMap::new();
    for (id, sheet) in &budget.sheets {
        for group in groups(&sheet.lines) {
            let Some(head) = group.unit else { continue };
            let name = sheet.lines[head].head.name();
            for line in group.below.into_iter().chain([head]) {
                units.insert((id.as_str(), line), name);
            }
        }
    }
    units
}

impl AmountGroup {
    /// The worth in 元 of the currency unit in which the layout wants its amounts.
    pub(super) fn worth(&self, layout: &Layout) -> u64 {
        let worth_of = |id: &String| layout.sheet(id).map(|spec| layout.money_of(spec).worth);
        match self {
            Self::Sheet(id) | Self::Column(id, _) | Self::Line(id, _) | Self::Cell(id, ..) => worth_of(id),
            _ => None,
        }
        .unwrap_or(layout.money().worth)
    }
}
