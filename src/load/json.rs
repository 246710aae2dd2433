//! Builds a [`Budget`] from the parsed JSON of a data file. Values that cannot be read are recorded in [`Unread`].
//!
//! [`partial::budget`](super::partial::budget) calls it after [`check`](super::check) has reported the faults; in a
//! file without faults everything is read.

use indexmap::IndexMap;

use super::node::JsonNode;
use crate::layout::{BUDGET_REASON, ColumnKind, FieldKind, FigureSpec, Layout, SheetSpec};
use crate::model::{
    AccountCode, Budget, Cell, Date, Figure, FigureSet, Line, LineHead, LineKind, OwnTie, Sheet, Unread, UnreadLine,
};

/// The budget of a file. Members of other types than expected are left out or replaced by a default, and noted in
/// `unread`.
pub(super) fn budget(node: &JsonNode, layout: &Layout, unread: &mut Unread) -> Budget {
    let text = |key: &str| node.member(key).and_then(JsonNode::text);
    let mut member = |key: &str, is_read: bool| {
        if !is_read {
            unread.member(key)
        }
    };
    let (year, published) = (node.member("year").and_then(integer), text("published").and_then(|day| day.parse().ok()));
    member("unit", text("unit").is_some());
    member("year", year.is_some());
    member("published", published.is_some());
    // A file with a ledger may lack the tables that follow from it.
    let given = layout.sheets.iter().filter_map(|spec| Some((spec, node.member("sheets")?.member(&spec.id)?)));
    let sheets = given.map(|(spec, node)| (spec.id.clone(), sheet(node, spec, unread))).collect();
    // A file with texts only may lack some figures.
    let given = layout.figures.iter().filter_map(|spec| Some((spec, node.member("figures")?.member(&spec.key)?)));
    let figures = given.map(|(spec, node)| (spec.key.clone(), figure_set(node, spec, unread))).collect();
    let ties = node.member("ties").map_or(&[][..], JsonNode::list).iter().enumerate();
    Budget {
        layout: layout.name.clone(),
        kind: text("kind").map(str::to_owned),
        unit: text("unit").unwrap_or_default().into(),
        year: year.unwrap_or_default(),
        published: published.unwrap_or(UNREAD_DAY),
        texts: node
            .member("texts")
            .into_iter()
            .flat_map(members)
            .map(|(key, part)| (key.clone(), sections(part)))
            .collect(),
        sheets,
        figures,
        ties: ties
            .map(|(index, node)| {
                tie(node).unwrap_or_else(|| {
                    unread.tie(index);
                    OwnTie::default()
                })
            })
            .collect(),
    }
}

/// The day of publication of a budget whose own could not be read.
const UNREAD_DAY: Date = Date { year: 1900, month: 1, day: 1 };

/// A tie of the department; `None` if a member is missing.
fn tie(node: &JsonNode) -> Option<OwnTie> {
    let title = node.member("title")?.text()?.to_owned();
    Some(OwnTie { title, left: texts(node.member("left")?), right: texts(node.member("right")?) })
}

/// The members of a record; none for any other value.
fn members(node: &JsonNode) -> impl Iterator<Item = (&String, &JsonNode)> {
    let members = match node {
        JsonNode::Record(members) => Some(members),
        _ => None,
    };
    members.into_iter().flatten()
}

/// The paragraphs of a part by section.
fn sections(part: &JsonNode) -> IndexMap<String, Vec<String>> {
    members(part).map(|(key, paragraphs)| (key.clone(), texts(paragraphs))).collect()
}

/// The texts of a list; other elements are left out.
fn texts(node: &JsonNode) -> Vec<String> {
    node.list().iter().filter_map(JsonNode::text).map(str::to_owned).collect()
}

/// A whole number; `None` if it is another value or does not fit.
fn integer<T: TryFrom<i128>>(node: &JsonNode) -> Option<T> {
    match node {
        JsonNode::Integer(value) => T::try_from(*value).ok(),
        _ => None,
    }
}

/// The lines and notes of a table.
fn sheet(node: &JsonNode, spec: &SheetSpec, unread: &mut Unread) -> Sheet {
    let Some(lines) = node.member("lines") else {
        unread.sheet(&spec.id);
        return Sheet::default();
    };
    let lines: Vec<Line> =
        lines.list().iter().enumerate().map(|(index, node)| line(node, index, spec, unread)).collect();
    let lost = |key: &String| !lines.iter().any(|line| matches!(&line.head, LineHead::Fixed(own) if own == key));
    if spec.fixed_lines().any(|fixed| lost(&fixed.key)) {
        unread.line(&spec.id, UnreadLine { kind: Some(LineKind::Fixed), ..UnreadLine::default() });
    }
    Sheet { lines, notes: node.member("notes").map(texts) }
}

/// The line at this index. A line whose head cannot be read keeps its position with a substitute head, so that the
/// indices of later lines stay right.
fn line(node: &JsonNode, index: usize, spec: &SheetSpec, unread: &mut Unread) -> Line {
    let text = |key: &str| node.member(key).and_then(JsonNode::text).map(str::to_owned);
    let kind = spec.line_kinds().into_iter().find(|kind| node.member(kind.member()).is_some());
    let named = kind.and_then(|kind| text(kind.member()));
    let read = kind.zip(named.clone()).and_then(|(kind, named)| head(kind, named, text("name"), spec));
    if read.is_none() {
        unread.line(&spec.id, UnreadLine { index: Some(index), is_present: true, kind });
    }
    let substitute = || match kind {
        Some(LineKind::Account | LineKind::Project) => LineHead::Project(named.clone().unwrap_or_default()),
        Some(LineKind::Unit) => LineHead::Unit(named.clone().unwrap_or_default()),
        Some(LineKind::Fixed) | None => LineHead::Fixed(named.clone().unwrap_or_default()),
    };
    let columns = match (&read, kind) {
        (Some(head), _) => spec.columns_of_line(head),
        (None, Some(kind)) => spec.columns_of(kind, spec.open().and_then(|open| open.side)),
        (None, None) => Vec::new(),
    };
    let mut cells = IndexMap::new();
    for (key, column) in columns {
        let cell = match column.kind {
            ColumnKind::Amount => text(key).and_then(|text| text.parse().ok()).map(Cell::Amount),
            ColumnKind::Text => text(key).map(Cell::Text),
        };
        match cell {
            Some(cell) => drop(cells.insert(key.to_owned(), cell)),
            None => unread.cell(&spec.id, index, key),
        }
    }
    Line { head: read.unwrap_or_else(substitute), cells }
}

/// The head of a line; `None` for an unknown fixed line or a malformed account code.
fn head(kind: LineKind, named: String, name: Option<String>, spec: &SheetSpec) -> Option<LineHead> {
    Some(match kind {
        LineKind::Fixed => {
            spec.fixed_lines().find(|fixed| fixed.key == named)?;
            LineHead::Fixed(named)
        }
        LineKind::Account => LineHead::Account(AccountCode::new(&named)?, name.unwrap_or_default()),
        LineKind::Unit => LineHead::Unit(named),
        LineKind::Project => LineHead::Project(named),
    })
}

/// The figures of one subject.
fn figure_set(node: &JsonNode, spec: &FigureSpec, unread: &mut Unread) -> FigureSet {
    let mut set = FigureSet::default();
    for (key, node) in members(node) {
        match figure(key, node, spec) {
            Some(figure) => drop(set.insert(key.clone(), figure)),
            None => unread.figure(&spec.key, key),
        }
    }
    set
}

/// One figure, by the type that the layout gives it; `None` if the value has another type.
fn figure(key: &str, node: &JsonNode, spec: &FigureSpec) -> Option<Figure> {
    let kind = match (spec.fields.get(key), key) {
        (Some(field), _) => field.kind,
        (None, "percent") => return Some(Figure::Percent(node.text()?.parse().ok()?)),
        (None, "reason" | BUDGET_REASON) => FieldKind::Text,
        (None, _) => FieldKind::Amount,
    };
    Some(match kind {
        FieldKind::Amount | FieldKind::Number => Figure::Amount(node.text()?.parse().ok()?),
        FieldKind::Count => Figure::Count(integer(node)?),
        FieldKind::Date => Figure::Date(node.text()?.parse().ok()?),
        FieldKind::Text => Figure::Text(node.text()?.into()),
    })
}
