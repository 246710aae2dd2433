//! Names of tables, lines and columns, for the messages of findings.

use crate::layout::Layout;
use crate::model::{Budget, LineHead};

/// The number of a table, or its title if it has none.
pub(super) fn number(id: &str, layout: &Layout) -> String {
    let spec = layout.sheet(id);
    let number = spec.map(|spec| spec.number.clone()).filter(|number| !number.is_empty());
    number.or_else(|| spec.map(|spec| spec.title.clone())).unwrap_or_default()
}

/// The title of a column, without the words that put it below another (其中：).
pub(super) fn column(id: &str, key: &str, layout: &Layout) -> String {
    let columns = layout.sheet(id).map(|spec| spec.data_columns()).unwrap_or_default();
    let column = columns.into_iter().find(|(own, _)| *own == key).map(|(_, column)| column.title.as_str());
    let title = column.unwrap_or_default();
    title.rsplit_once(['\u{ff1a}', ':']).map_or(title, |(_, title)| title).to_owned()
}

/// The name of a line: that of its account, unit or project, or of the fixed line.
pub(super) fn line(id: &str, index: usize, budget: &Budget, layout: &Layout) -> String {
    let Some(line) = budget.sheets.get(id).and_then(|sheet| sheet.lines.get(index)) else { return String::new() };
    match &line.head {
        LineHead::Fixed(key) => fixed(id, key, layout).unwrap_or_default(),
        LineHead::Account(code, name) => format!("{code} {name}"),
        LineHead::Unit(name) | LineHead::Project(name) => name.clone(),
    }
}

/// The name of a line that the layout fixes.
fn fixed(id: &str, key: &str, layout: &Layout) -> Option<String> {
    layout.sheet(id)?.fixed_lines().find(|fixed| fixed.key == *key).map(|fixed| fixed.name.clone())
}

/// A reference such as `3/2080505/total` in the layout's words, as far as the layout has these; else the reference
/// itself.
pub(super) fn reference(term: &str, layout: &Layout) -> String {
    let steps = super::cells::steps(term).filter(|(sheet, ..)| layout.sheet(sheet).is_some());
    let Some((sheet, line, key)) = steps else { return term.to_owned() };
    let known = |name: String, own: &str| if name.is_empty() { own.to_owned() } else { name };
    let line = fixed(sheet, line, layout).unwrap_or_else(|| line.to_owned());
    format!("{} {line} {}", number(sheet, layout), known(column(sheet, key, layout), key))
}
