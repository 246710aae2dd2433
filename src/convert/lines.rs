//! The lines of a sheet in the one order in which they are written.

use crate::layout::{Layout, LineSpec, SIDES, SheetSpec, Side};
use crate::model::{Amount, Budget, Line, LineHead, Place, Sheet};

/// The lines of a sheet: down one side after the other, the fixed lines in the order of the layout and
/// the data's own in that of the data.
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
                let own = sheet.lines.iter().filter(|line| open.kinds.contains(&line.head.kind()));
                sides[open.side.unwrap_or(Side::Left) as usize].extend(own);
            }
        }
    }
    sides.into_iter().flatten().collect()
}

/// The line that the layout fixes under this key.
pub(super) fn fixed<'a>(sheet: &'a Sheet, key: &str) -> Option<&'a Line> {
    sheet.lines.iter().find(|line| matches!(&line.head, LineHead::Fixed(own) if own == key))
}

/// The digits of an amount, with at least so many decimals and no trailing zeros beyond them.
pub(super) fn digits(amount: Amount, decimals: u32) -> String {
    let value = amount.value().normalize();
    amount.rounded(value.scale().max(decimals)).to_string()
}

/// Where a value of a budget stands in the file that [`super::json()`] writes of it: lines of a table may come in another order.
pub fn canonical_place(place: &Place, budget: &Budget, layout: &Layout) -> Place {
    let steps: Vec<String> = place.steps().collect();
    let moved = || {
        let [sheets, id, lines, index, ..] = &steps[..] else { return None };
        let (spec, sheet) = (layout.sheet(id)?, budget.sheets.get(id)?);
        let line = sheet.lines.get(index.parse::<usize>().ok()?).filter(|_| sheets == "sheets" && lines == "lines")?;
        ordered(spec, sheet).iter().position(|other| std::ptr::eq(*other, line))
    };
    let moved = moved().map(|index| index.to_string());
    let steps = steps.iter().enumerate().map(|(at, step)| moved.as_ref().filter(|_| at == 3).unwrap_or(step));
    steps.fold(Place::root(), |above, step| above.join(step))
}
