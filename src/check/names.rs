//! Names of tables, lines and columns, for the messages of findings.

use crate::layout::Layout;
use crate::model::{Budget, LineHead};

/// The number of a table, or its title if it has none.
pub(super) fn label(sheet: &str, layout: &Layout) -> String {
    let spec = layout.sheet(sheet);
    let number = spec.map(|spec| spec.number.clone()).filter(|number| !number.is_empty());
    number.or_else(|| spec.map(|spec| spec.title.clone())).unwrap_or_default()
}

/// The title of a column, without a prefix such as 其中：.
pub(super) fn column(sheet: &str, key: &str, layout: &Layout) -> String {
    let columns = layout.sheet(sheet).map(|spec| spec.data_columns()).unwrap_or_default();
    let column = columns.into_iter().find(|(column, _)| *column == key).map(|(_, column)| column.title.as_str());
    let title = column.unwrap_or_default();
    title.rsplit_once(['\u{ff1a}', ':']).map_or(title, |(_, title)| title).to_owned()
}

/// The name of a line: that of its account, unit or project, or of the fixed line.
pub(super) fn line(sheet: &str, index: usize, budget: &Budget, layout: &Layout) -> String {
    let Some(line) = budget.sheets.get(sheet).and_then(|sheet| sheet.lines.get(index)) else { return String::new() };
    match &line.head {
        LineHead::Fixed(key) => fixed(sheet, key, layout).unwrap_or_default(),
        LineHead::Account(code, name) => format!("{code} {name}"),
        LineHead::Unit(name) | LineHead::Project(name) => name.clone(),
    }
}

/// The name of a line that the layout fixes.
fn fixed(sheet: &str, key: &str, layout: &Layout) -> Option<String> {
    layout.sheet(sheet)?.fixed_lines().find(|fixed| fixed.key == *key).map(|fixed| fixed.name.clone())
}

/// A reference such as `3/2080505/total` as a user reads it: table number, line name, column title. Parts unknown to
/// the layout stay as they are; if the table is unknown, the whole reference does.
pub(super) fn reference(term: &str, layout: &Layout) -> String {
    let steps = super::cells::reference_steps(term).filter(|(sheet, ..)| layout.sheet(sheet).is_some());
    let Some((sheet, line, key)) = steps else { return term.to_owned() };
    let title = Some(column(sheet, key, layout)).filter(|title| !title.is_empty()).unwrap_or_else(|| key.to_owned());
    let line = fixed(sheet, line, layout).unwrap_or_else(|| line.to_owned());
    format!("{} {line} {title}", label(sheet, layout))
}
