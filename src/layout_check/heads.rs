//! Finds columns that probably print the wrong part of a line's head, such as codes instead of names; part of the
//! layout check.

use std::collections::BTreeMap;

use crate::layout::{Layout, LayoutColumn, PageKind, Print, SheetSpec, Side};
use crate::model::{Finding, Place, finding};

/// A column that prints a part of the line's head, with its place in `layout.toml`.
struct HeadColumn<'a> {
    sheet: &'a SheetSpec,
    column: &'a LayoutColumn,
    print: Print,
    place: Place,
}

/// Reports tables that print codes but no names of lines, and columns that print codes where most columns of the same
/// title print names, or the reverse.
pub(super) fn misprinted(layout: &Layout) -> Vec<Finding> {
    let printed = layout.sheets.iter().enumerate().filter(|(_, sheet)| sheet.page != PageKind::Narrative);
    let sheets: Vec<Vec<HeadColumn<'_>>> = printed.map(|(index, sheet)| heads(index, sheet)).collect();
    let mut found: Vec<Finding> = sheets.iter().flat_map(|heads| without_names(heads)).collect();
    let mut titles: BTreeMap<&str, Vec<&HeadColumn<'_>>> = BTreeMap::new();
    for head in sheets.iter().flatten().filter(|head| head.print != Print::Number) {
        titles.entry(head.column.title.as_str()).or_default().push(head);
    }
    found.extend(titles.values().flat_map(|heads| mixed(heads)));
    found
}

/// The columns of a table that print a part of the line's head.
fn heads(index: usize, sheet: &SheetSpec) -> Vec<HeadColumn<'_>> {
    let place = Place::root().join("sheet").join(index);
    let columns = sheet.placed_columns(&place).into_iter();
    columns.filter_map(|(place, column)| Some(HeadColumn { sheet, column, print: column.print?, place })).collect()
}

/// For each side with codes but no names, the last column with codes, next to which the names belong.
fn without_names<'a>(heads: &'a [HeadColumn<'_>]) -> impl Iterator<Item = Finding> + use<'a> {
    let mut sides: Vec<Option<Side>> = heads.iter().map(|head| head.column.side).collect();
    sides.dedup();
    sides.into_iter().filter_map(|side| {
        let on_side = || heads.iter().filter(move |head| head.column.side == side);
        let has_names = on_side().any(|head| matches!(head.print, Print::Name | Print::Label));
        let coded = on_side().rfind(|head| head.print.is_code()).filter(|_| !has_names)?;
        Some(finding(coded, "nameless"))
    })
}

/// Among columns of the same title, a warning for each of the minority: codes among names, or names among codes.
fn mixed<'a>(heads: &'a [&'a HeadColumn<'_>]) -> impl Iterator<Item = Finding> + use<'a> {
    let (codes, names): (Vec<&HeadColumn<'_>>, Vec<&HeadColumn<'_>>) =
        heads.iter().partition(|head| head.print.is_code());
    let (minority, usual) = if codes.len() > names.len() { (names, codes) } else { (codes, names) };
    let other = usual.first().map(|head| head.sheet.label());
    minority.into_iter().filter_map(move |head| {
        let what = if head.print.is_code() { "codes" } else { "names" };
        Some(finding(head, what).other(other.clone()?).as_warning())
    })
}

fn finding(head: &HeadColumn<'_>, what: &'static str) -> Finding {
    finding::layout_heads(what, &head.column.title).at(&head.place.join("print"))
}
