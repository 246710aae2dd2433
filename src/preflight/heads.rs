//! Columns that print what a line is: codes where names are meant.

use std::collections::BTreeMap;

use crate::layout::{Layout, LayoutColumn, PageKind, Print, SheetSpec, Side};
use crate::model::{Finding, Place};

/// A column that prints what a line is, with its place.
struct HeadColumn<'a> {
    sheet: &'a SheetSpec,
    column: &'a LayoutColumn,
    print: Print,
    place: Place,
}

/// Tables in which no column prints the names of lines, and columns that print codes where others of the same title
/// print names.
pub(super) fn misprinted(layout: &Layout) -> Vec<Finding> {
    let printed = layout.sheets.iter().enumerate().filter(|(_, sheet)| sheet.page != PageKind::Told);
    let sheets: Vec<Vec<HeadColumn<'_>>> = printed.map(|(index, sheet)| heads(index, sheet)).collect();
    let mut told: Vec<Finding> = sheets.iter().flat_map(|heads| nameless(heads)).collect();
    let mut titles: BTreeMap<&str, Vec<&HeadColumn<'_>>> = BTreeMap::new();
    for head in sheets.iter().flatten().filter(|head| head.print != Print::Number) {
        titles.entry(head.column.title.as_str()).or_default().push(head);
    }
    told.extend(titles.values().flat_map(|heads| mixed(heads)));
    told
}

fn heads(index: usize, sheet: &SheetSpec) -> Vec<HeadColumn<'_>> {
    let place = Place::root().join("sheet").join(index);
    let columns = sheet.placed_columns(&place).into_iter();
    columns.filter_map(|(place, column)| Some(HeadColumn { sheet, column, print: column.print?, place })).collect()
}

/// The last column of each side that prints codes, where none prints names: names stand behind codes.
fn nameless<'a>(heads: &'a [HeadColumn<'_>]) -> impl Iterator<Item = Finding> + use<'a> {
    let mut sides: Vec<Option<Side>> = heads.iter().map(|head| head.column.side).collect();
    sides.dedup();
    sides.into_iter().filter_map(|side| {
        let own = || heads.iter().filter(move |head| head.column.side == side);
        let named = own().any(|head| matches!(head.print, Print::Name | Print::Label));
        let coded = own().rfind(|head| head.print.is_code()).filter(|_| !named)?;
        Some(finding(coded, "nameless"))
    })
}

/// Of columns of one title those that print codes, where more of them print names.
fn mixed<'a>(heads: &'a [&'a HeadColumn<'_>]) -> impl Iterator<Item = Finding> + use<'a> {
    let (codes, names): (Vec<&HeadColumn<'_>>, Vec<&HeadColumn<'_>>) =
        heads.iter().partition(|head| head.print.is_code());
    let (odd, usual) = if codes.len() > names.len() { (names, codes) } else { (codes, names) };
    let other = usual.first().map(|head| head.sheet.label());
    odd.into_iter().filter_map(move |head| {
        let what = if head.print.is_code() { "codes" } else { "names" };
        Some(finding(head, what).with("other", other.clone()?).as_warning())
    })
}

fn finding(head: &HeadColumn<'_>, what: &str) -> Finding {
    let finding = Finding::error("layout-heads").at(&head.place.join("print")).with("what", what);
    finding.with("column", &head.column.title)
}
