//! Checks that a layout is consistent in itself: unique names, references that lead somewhere, sizes in their limits.
//!
//! [`Layouts::examine`](super::Layouts::examine) runs it on every layout that is opened. Places of the findings are
//! pointers into `layout.toml`; [`super::source::locate`] adds line and column.

use std::collections::BTreeSet;

use super::{CellRef, Each, FixedLine, Layout, LayoutColumn, LineSpec, PartBody, SIDES, SheetSpec, Tie, UnreadReason};
use crate::model::{Finding, LineKind, Place, finding};

/// The reference to the number in a folio.
pub(super) const NUMBER_REFERENCE: &str = "{{ number }}";

/// The references to the year and to the unit.
const YEAR_REFERENCE: &str = "{{ year }}";
const UNIT_REFERENCE: &str = "{{ unit }}";

/// The smallest size of type that is permitted, in pt: smaller type cannot be read.
const MIN_TYPE_SIZE_PT: f64 = 5.0;

/// The limit of printed decimals.
const MAX_DECIMALS: u32 = 6;

/// The findings about a layout, with their places in `layout.toml`.
#[derive(Default)]
pub(super) struct Problems(Vec<Finding>);

impl Problems {
    /// Adds a finding unless a condition holds.
    pub(super) fn unless(&mut self, holds: bool, place: &Place, problem: impl FnOnce() -> Finding) {
        if !holds {
            self.0.push(problem().at(place));
        }
    }

    /// Reports each name that occurs again.
    fn unique<'a>(&mut self, names: impl Iterator<Item = (Place, &'a str)>) {
        let mut seen = BTreeSet::new();
        for (place, name) in names {
            self.unless(seen.insert(name), &place, || finding::layout_twice(name));
        }
    }
}

/// The place of a key at the top of `layout.toml`.
fn top(member: &str) -> Place {
    Place::root().join(member)
}

impl Layout {
    /// All inconsistencies of the layout; `stated_name` is `name` in its file, which must be the name of its folder.
    pub(super) fn problems(&self, stated_name: &str) -> Vec<Finding> {
        let mut problems = Problems::default();
        problems.unless(self.name == stated_name, &top("name"), || finding::layout_name(stated_name, &self.name));
        let keyed = |list: &str, index: usize, key: &str| top(list).join(index).join(key);
        problems.unique(self.parts.iter().enumerate().map(|(index, part)| (keyed("part", index, "key"), &*part.key)));
        let figures = self.figures.iter().enumerate();
        problems.unique(figures.map(|(index, figure)| (keyed("figures", index, "key"), &*figure.key)));
        let sheets = self.sheets.iter().enumerate();
        problems.unique(sheets.map(|(index, sheet)| (keyed("sheet", index, "id"), &*sheet.id)));
        let ties = self.ties.iter().enumerate();
        problems.unique(ties.map(|(index, tie)| (keyed("tie", index, "title"), &*tie.title)));
        let transfers = self.transfers.iter().enumerate();
        problems.unique(transfers.map(|(index, transfer)| (keyed("transfer", index, "title"), &*transfer.title)));
        let folio = self.folio.as_ref().is_none_or(|folio| folio.split(NUMBER_REFERENCE).count() == 2);
        problems.unless(folio, &top("folio"), finding::layout_folio);
        if let Some(name) = &self.accounts_file {
            self.report_missing_file(name, self.file(name).is_some(), &top("accounts"), &mut problems);
        }
        self.language_problems(&mut problems);
        self.measure_problems(&mut problems);
        let faults = [self.print.validate_on(&self.page).err(), self.print.profile(Some(self)).err()];
        problems.0.extend(faults.into_iter().flatten().map(|fault| fault.finding().at(&top("print"))));
        problems.unless(!self.print.cover() || self.has_cover(), &top("print").join("cover"), || {
            finding::print_cover_none(&self.name)
        });
        for (index, sheet) in self.sheets.iter().enumerate() {
            sheet.problems(&top("sheet").join(index), &mut problems);
        }
        self.part_problems(&mut problems);
        self.kind_problems(&mut problems);
        self.office_problems(&mut problems);
        self.figure_problems(&mut problems);
        self.ledger_problems(&mut problems);
        self.tie_problems(&mut problems);
        problems.0
    }

    /// Language and region are ISO codes, which screen readers need.
    fn language_problems(&self, problems: &mut Problems) {
        let language = matches!(self.language.len(), 2 | 3) && self.language.bytes().all(|c| c.is_ascii_lowercase());
        let region = self.region.len() == 2 && self.region.bytes().all(|c| c.is_ascii_uppercase());
        for (member, value, holds) in [("language", &self.language, language), ("region", &self.region, region)] {
            problems.unless(holds, &top(member), || finding::layout_language(member, value));
        }
    }

    /// Checks the texts by which an office's own workbook is recognised.
    fn office_problems(&self, problems: &mut Problems) {
        let Some(book) = &self.workbook else { return };
        let office = finding::layout_office;
        problems.unless(book.title.matches(YEAR_REFERENCE).count() <= 1, &top("workbook").join("title"), || {
            office("title")
        });
        let names_unit = book.unit.strip_suffix(UNIT_REFERENCE).is_some_and(|before| !before.trim().is_empty());
        problems.unless(names_unit, &top("workbook").join("unit"), || office("unit"));
    }

    /// Checks the figures of the narrative and the cells of transfers.
    fn figure_problems(&self, problems: &mut Problems) {
        for (index, figure) in self.figures.iter().enumerate() {
            let place = top("figures").join(index);
            let compared = figure.cell.is_some();
            problems.unless(compared == figure.fields.is_empty(), &place.join("key"), || {
                finding::layout_figure(&figure.key)
            });
            problems.unless(compared || figure.budget.is_none(), &place.join("budget"), || {
                finding::layout_figure_budget(&figure.key)
            });
            for (member, cell) in [("cell", &figure.cell), ("budget", &figure.budget)] {
                self.report_unknown_cells(cell.iter().map(|cell| (place.join(member), cell)), problems);
                let spec = cell.as_ref().and_then(|cell| self.sheet(&cell.sheet));
                let foreign = spec.is_some_and(|spec| self.money_of(spec).measure != self.money().measure);
                problems.unless(!foreign, &place.join(member), || finding::layout_figure_measure(&figure.key));
            }
        }
        for (index, transfer) in self.transfers.iter().enumerate() {
            let place = top("transfer").join(index);
            for (side, cells) in [("revenue", &transfer.revenue), ("expenditure", &transfer.expenditure)] {
                let cells = cells.iter().enumerate().map(|(term, cell)| (place.join(side).join(term), cell));
                self.report_unknown_cells(cells, problems);
            }
        }
    }

    /// Reports references to cells that the layout does not have.
    fn report_unknown_cells<'a>(&self, cells: impl Iterator<Item = (Place, &'a CellRef)>, problems: &mut Problems) {
        for (place, cell) in cells {
            problems.unless(self.can_have(cell), &place, || finding::layout_cell_unknown(cell.to_string()));
        }
    }

    /// Checks that ties have terms on both sides and that each term can name a cell or figure.
    fn tie_problems(&self, problems: &mut Problems) {
        for (index, tie) in self.ties.iter().enumerate() {
            let place = top("tie").join(index);
            for (side, terms) in [("left", &tie.left), ("right", &tie.right)] {
                let place = place.join(side);
                problems.unless(!terms.is_empty(), &place, || finding::layout_tie_empty(&tie.title));
                for (number, term) in terms.iter().enumerate() {
                    problems.unless(self.is_valid_term(term, tie), &place.join(number), || {
                        finding::layout_cell_unknown(term.to_string())
                    });
                }
            }
        }
    }

    /// Whether a term of a tie names a figure, a cell of a fixed or open line, or, with a placeholder such as `{code}`,
    /// cells of each line that the tie goes through.
    fn is_valid_term(&self, term: &str, tie: &Tie) -> bool {
        let Ok(cell) = CellRef::try_from(term.to_owned()) else { return false };
        if let Some(subject) = self.figures.iter().find(|figure| cell.sheet == "figures" && figure.key == cell.line) {
            return subject.fields.contains_key(&cell.column);
        }
        let placeholder = match tie.each {
            Some(Each::Class | Each::Item | Each::Account) => "{code}",
            Some(Each::Project) => "{project}",
            None => "{item}",
        };
        if !cell.line.contains('{') {
            return self.can_have(&cell);
        }
        let column = |sheet: &SheetSpec| sheet.data_columns().iter().any(|(key, _)| *key == cell.column);
        cell.line == placeholder && self.sheet(&cell.sheet).is_some_and(column)
    }

    /// Checks page margins, sizes of tables, currency units and decimals.
    fn measure_problems(&self, problems: &mut Problems) {
        let (table, format) = (&self.table, &self.format);
        let in_table = |key: &str| top("table").join(key);
        let in_format = |key: &str| top("format").join(key);
        for (name, page) in [("prose", &self.page.prose), ("sheet", &self.page.sheet)] {
            let positive = [page.top, page.bottom, page.left, page.right].iter().all(|margin| *margin >= 0.0);
            let room = page.text_width() > 10.0 * table.size && page.text_height() > 10.0 * table.pitch;
            problems.unless(positive && room, &top("page").join(name), || finding::layout_measure("margins"));
        }
        problems.unless(table.min_size >= MIN_TYPE_SIZE_PT, &in_table("min_size"), || {
            finding::layout_measure("least").least(MIN_TYPE_SIZE_PT)
        });
        let sheets = self.sheets.iter().enumerate();
        let sizes = sheets.filter_map(|(index, sheet)| Some((top("sheet").join(index).join("size"), sheet.size?)));
        for (place, size) in sizes.chain([(in_table("size"), table.size)]) {
            problems.unless(size >= table.min_size, &place, || finding::layout_measure("size").size(size));
        }
        problems.unless(table.pitch >= table.size, &in_table("pitch"), || finding::layout_measure("pitch"));
        for (key, value) in [("leading", table.leading), ("padding", table.padding), ("indent", table.indent)] {
            problems
                .unless((0.0..20.0).contains(&value), &in_table(key), || finding::layout_measure("spacing").key(key));
        }
        let measures = &format.measures;
        let known = measures.contains_key(&format.measure);
        problems.unless(known, &in_format("measure"), || finding::layout_measure("unit").unit(&format.measure));
        for (unit, _) in measures.iter().filter(|(_, worth)| **worth == 0) {
            let place = in_format("measures").join(unit);
            problems.unless(false, &place, || finding::layout_measure("worth").unit(unit));
        }
        let grouping = !format.grouping.contains(|c: char| c.is_ascii_digit() || c == '.' || c == '-');
        problems.unless(grouping, &in_format("grouping"), || finding::layout_measure("grouping"));
        for (key, decimals) in [("decimals", format.decimals), ("percent_decimals", format.percent_decimals)] {
            problems.unless(decimals <= MAX_DECIMALS, &in_format(key), || finding::layout_measure("decimals"));
        }
        for (index, sheet) in self.sheets.iter().enumerate() {
            let place = top("sheet").join(index);
            if let Some(unit) = sheet.measure.as_ref().filter(|unit| !measures.contains_key(*unit)) {
                problems.unless(false, &place.join("measure"), || finding::layout_measure("unit").unit(unit));
            }
            let is_permitted = sheet.decimals.unwrap_or_default() <= MAX_DECIMALS;
            problems.unless(is_permitted, &place.join("decimals"), || finding::layout_measure("decimals"));
        }
    }

    /// Checks that each part has exactly one kind of content and that its tables and files exist.
    fn part_problems(&self, problems: &mut Problems) {
        for (index, part) in self.parts.iter().enumerate() {
            let place = top("part").join(index);
            let can_be_optional = matches!(part.body(), Some(PartBody::Sections(_) | PartBody::Sheets(_)));
            problems.unless(can_be_optional || !part.optional, &place.join("optional"), || {
                finding::layout_part_optional(&part.key)
            });
            match part.body() {
                None => {
                    let problem = || finding::layout_part(&part.key);
                    problems.unless(false, &place.join("key"), problem);
                }
                Some(PartBody::Sections(sections)) => {
                    let keys = sections.iter().enumerate();
                    let place = place.join("sections");
                    problems.unique(keys.map(|(index, section)| (place.join(index).join("key"), &*section.key)));
                }
                Some(PartBody::Sheets(ids)) => {
                    for (number, id) in ids.iter().enumerate() {
                        problems.unless(self.sheet(id).is_some(), &place.join("sheets").join(number), || {
                            finding::layout_sheet_unknown(id)
                        });
                    }
                }
                Some(PartBody::Template(name)) => self.report_missing_text(name, &place.join("template"), problems),
                Some(PartBody::Text(name)) => self.report_missing_text(name, &place.join("text"), problems),
            }
        }
    }

    /// Reports a file that is missing, empty or outside the layout's folder.
    fn report_missing_text(&self, name: &str, place: &Place, problems: &mut Problems) {
        let text = self.file(name).filter(|text| !text.trim().is_empty());
        self.report_missing_file(name, text.is_some(), place, problems);
    }

    /// Reports a file that is not there, or is outside the layout's folder.
    fn report_missing_file(&self, name: &str, is_there: bool, place: &Place, problems: &mut Problems) {
        let finding = || match self.bytes(name) {
            Err(UnreadReason::Outside) => finding::layout_file_outside(name),
            _ => finding::layout_file_missing(name),
        };
        problems.unless(is_there, place, finding);
    }

    /// Whether a reference can name a cell: its table and column exist, and its line is fixed or may be an open line.
    fn can_have(&self, cell: &CellRef) -> bool {
        self.sheet(&cell.sheet).is_some_and(|sheet| {
            let line = sheet.fixed_lines().any(|line| line.key == cell.line) || !sheet.open_kinds().is_empty();
            line && sheet.data_columns().iter().any(|(key, _)| *key == cell.column)
        })
    }
}

impl SheetSpec {
    /// The fixed lines with their places in the sheet at `place`.
    pub(super) fn placed_lines(&self, place: &Place) -> Vec<(Place, &FixedLine)> {
        let lines = self.lines.iter().enumerate().flat_map(|(index, line)| {
            let place = place.join("lines").join(index);
            match line {
                LineSpec::Open(_) => Vec::new(),
                LineSpec::Fixed(line) => vec![(place, line)],
                LineSpec::Beside(sides) => {
                    SIDES.iter().filter_map(|side| Some((place.join(side.member()), sides.on(*side)?))).collect()
                }
            }
        });
        lines.collect()
    }

    /// All columns and groups of columns, at all depths, with their places.
    pub fn placed_columns(&self, place: &Place) -> Vec<(Place, &LayoutColumn)> {
        let mut placed = Vec::new();
        place_columns(&self.columns, place, &mut placed);
        placed
    }

    /// Checks columns, lines and sums of one table.
    fn problems(&self, place: &Place, problems: &mut Problems) {
        let columns = self.placed_columns(place);
        for (place, column) in &columns {
            column.problems(place, problems);
        }
        problems.unless(!self.columns.is_empty(), &place.join("columns"), || finding::layout_column("none"));
        let lines = self.placed_lines(place);
        problems.unique(lines.iter().map(|(place, line)| (place.join("key"), &*line.key)));
        let open = self.lines.iter().enumerate().filter(|(_, line)| matches!(line, LineSpec::Open(_)));
        for (index, _) in open.skip(1) {
            problems.unless(false, &place.join("lines").join(index), || finding::layout_lines("open"));
        }
        let has_sides = self.leaves().iter().any(|leaf| leaf.column().side.is_some());
        let is_side_stated = self.open().is_none_or(|open| open.side.is_some() == has_sides);
        problems.unless(is_side_stated, &place.join("lines"), || finding::layout_lines("aside"));
        let has_fixed = self.open_kinds().contains(&LineKind::Fixed);
        problems.unless(!has_fixed, &place.join("lines"), || finding::layout_lines("fixed"));
        let keys: Vec<&str> = self.data_columns().into_iter().map(|(key, _)| key).collect();
        for (place, column) in &columns {
            let name = column.key.as_deref().unwrap_or(&column.title);
            report_unknown_parts(&column.sum, name, place, problems, |part| keys.contains(&part));
        }
        for (place, line) in &lines {
            let known = |part: &str| part == "*" || lines.iter().any(|(_, other)| other.key == part);
            report_unknown_parts(&line.sum, &line.key, place, problems, known);
        }
        self.circle_problems(place, problems);
        self.number_problems(place, problems);
        self.report_reserved_keys(&columns, problems);
    }

    /// Reports columns whose key is one with which data name a line.
    fn report_reserved_keys(&self, columns: &[(Place, &LayoutColumn)], problems: &mut Problems) {
        for kind_of_line in self.line_kinds() {
            let taken = |key: &str| key == kind_of_line.member() || key == "name" && kind_of_line == LineKind::Account;
            for (place, column) in columns {
                let key = column.key.as_deref().filter(|key| taken(key));
                problems.unless(key.is_none(), &place.join("key"), || {
                    finding::layout_column("reserved").column(key.unwrap_or_default())
                });
            }
        }
    }
}

fn place_columns<'a>(columns: &'a [LayoutColumn], place: &Place, into: &mut Vec<(Place, &'a LayoutColumn)>) {
    for (index, column) in columns.iter().enumerate() {
        let place = place.join("columns").join(index);
        into.push((place.clone(), column));
        place_columns(&column.columns, &place, into);
    }
}

/// Reports the parts of a sum that are not known; `of` is the line or column with the sum.
fn report_unknown_parts(
    sum: &[String],
    of: &str,
    place: &Place,
    problems: &mut Problems,
    known: impl Fn(&str) -> bool,
) {
    for (number, part) in sum.iter().enumerate() {
        problems.unless(known(part), &place.join("sum").join(number), || finding::layout_sum_unknown(of, part));
    }
}

impl LayoutColumn {
    /// Checks that a leaf has a key or prints a head, and a width; and that a group of columns has none of these.
    fn problems(&self, place: &Place, problems: &mut Problems) {
        let mut unless = |holds: bool, what: &'static str| {
            problems.unless(holds, &place.join("title"), || finding::layout_column(what).column(&self.title));
        };
        if self.columns.is_empty() {
            unless(self.key.is_some() != self.print.is_some(), "leaf");
            unless(self.width.is_some_and(|width| width > 0.0), "width");
        } else {
            unless(self.key.is_none() && self.print.is_none() && self.width.is_none(), "group");
        }
    }
}
