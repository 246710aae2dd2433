//! Puts the lines of a table in the order in which `convert` writes them to JSON and CSV, and formats their amounts.
//!
//! Used by [`json`](super::json()), [`csv`](super::csv()) and [`package`](super::package()); `build` asks it where a
//! value is in the attached JSON.

use crate::layout::{Layout, LineSpec, SIDES, SheetSpec, Side};
use crate::model::{Amount, Budget, Line, LineHead, Place, Sheet};

/// The lines of a table. In a two-sided table all lines of the left side come first. Fixed lines are in the order of
/// the layout, open lines in that of the data.
pub(super) fn ordered<'a>(spec: &SheetSpec, sheet: &'a Sheet) -> Vec<&'a Line> {
    let mut sides = SIDES.map(|_| Vec::new());
    for entry in &spec.lines {
        match entry {
            LineSpec::Fixed(line) => sides[0].extend(fixed(sheet, &line.key)),
            LineSpec::Beside(lines) => {
                for (line, side) in lines.0.iter().zip(&mut sides) {
                    side.extend(line.as_ref().and_then(|line| fixed(sheet, &line.key)));
                }
            }
            LineSpec::Open(open) => {
                let open_lines = sheet.lines.iter().filter(|line| open.kinds.contains(&line.head.kind()));
                sides[open.side.unwrap_or(Side::Left) as usize].extend(open_lines);
            }
        }
    }
    sides.into_iter().flatten().collect()
}

/// The line of the data for the fixed line with this key; `None` if the data lack it.
pub(super) fn fixed<'a>(sheet: &'a Sheet, key: &str) -> Option<&'a Line> {
    sheet.lines.iter().find(|line| matches!(&line.head, LineHead::Fixed(line_key) if line_key == key))
}

/// An amount as digits, with at least `decimals` decimals and no trailing zeros beyond them.
pub(super) fn digits(amount: Amount, decimals: u32) -> String {
    let value = amount.value().normalize();
    amount.rounded(value.scale().max(decimals)).to_string()
}

/// The place of a value in the file that [`super::json()`] writes, for its place in the budget: the lines of a table
/// may be in another order there. `build` uses it for findings about the attached data.
pub fn canonical_place(place: &Place, budget: &Budget, layout: &Layout) -> Place {
    let steps: Vec<String> = place.steps().collect();
    let new_index = || {
        let [sheets, id, lines, index, ..] = &steps[..] else { return None };
        let (spec, sheet) = (layout.sheet(id)?, budget.sheets.get(id)?);
        let line = sheet.lines.get(index.parse::<usize>().ok()?).filter(|_| sheets == "sheets" && lines == "lines")?;
        ordered(spec, sheet).iter().position(|other| std::ptr::eq(*other, line))
    };
    let new_index = new_index().map(|index| index.to_string());
    let steps = steps.iter().enumerate().map(|(at, step)| new_index.as_ref().filter(|_| at == 3).unwrap_or(step));
    steps.fold(Place::root(), |above, step| above.join(step))
}
