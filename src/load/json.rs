//! From a checked file to the budget. `None` anywhere would mean that the check let something pass.

use indexmap::IndexMap;

use super::node::Node;
use crate::layout::{BUDGET_REASON, ColumnKind, FieldKind, FigureSpec, Layout, SheetSpec};
use crate::model::{AccountCode, Budget, Cell, Figure, FigureSet, Head, Line, LineKind, OwnTie, Sheet};

pub(super) fn budget(node: &Node, layout: &Layout) -> Option<Budget> {
    let text = |key: &str| node.member(key).and_then(Node::text);
    // Of a file with a ledger some tables are not there.
    let given = layout.sheets.iter().filter_map(|spec| Some((spec, node.member("sheets")?.member(&spec.id)?)));
    let sheets = given.map(|(spec, node)| Some((spec.id.clone(), sheet(node, spec)?)));
    // Of a file with words only some figures are not there.
    let given = layout.figures.iter().filter_map(|spec| Some((spec, node.member("figures")?.member(&spec.key)?)));
    let figures = given.map(|(spec, node)| Some((spec.key.clone(), figure_set(node, spec)?)));
    Some(Budget {
        layout: layout.name.clone(),
        kind: text("kind").map(str::to_owned),
        unit: text("unit")?.into(),
        year: integer(node.member("year")?)?,
        published: text("published")?.parse().ok()?,
        texts: members(node.member("texts")?).map(|(key, part)| (key.clone(), sections(part))).collect(),
        sheets: sheets.collect::<Option<_>>()?,
        figures: figures.collect::<Option<_>>()?,
        ties: node.member("ties").map_or(&[][..], Node::list).iter().map(tie).collect::<Option<_>>()?,
    })
}

fn tie(node: &Node) -> Option<OwnTie> {
    let title = node.member("title")?.text()?.to_owned();
    Some(OwnTie { title, left: texts(node.member("left")?), right: texts(node.member("right")?) })
}

fn members(node: &Node) -> impl Iterator<Item = (&String, &Node)> {
    let members = match node {
        Node::Record(members) => Some(members),
        _ => None,
    };
    members.into_iter().flatten()
}

fn sections(part: &Node) -> IndexMap<String, Vec<String>> {
    members(part).map(|(key, paragraphs)| (key.clone(), texts(paragraphs))).collect()
}

fn texts(node: &Node) -> Vec<String> {
    node.list().iter().filter_map(Node::text).map(str::to_owned).collect()
}

fn integer<T: TryFrom<i128>>(node: &Node) -> Option<T> {
    match node {
        Node::Integer(value) => T::try_from(*value).ok(),
        _ => None,
    }
}

fn sheet(node: &Node, spec: &SheetSpec) -> Option<Sheet> {
    let lines =
        node.member("lines").map_or(&[][..], Node::list).iter().map(|node| line(node, spec)).collect::<Option<_>>()?;
    Some(Sheet { lines, notes: node.member("notes").map(texts) })
}

fn line(node: &Node, spec: &SheetSpec) -> Option<Line> {
    let text = |key: &str| node.member(key).and_then(Node::text).map(str::to_owned);
    let kind = spec.line_kinds().into_iter().find(|kind| node.member(kind.member()).is_some())?;
    let told = text(kind.member())?;
    let head = match kind {
        LineKind::Fixed => Head::Fixed(told),
        LineKind::Account => Head::Account(AccountCode::new(&told)?, text("name")?),
        LineKind::Unit => Head::Unit(told),
        LineKind::Project => Head::Project(told),
    };
    let mut cells = IndexMap::new();
    for (key, column) in spec.columns_of_line(&head) {
        let cell = match column.kind {
            ColumnKind::Amount => Cell::Amount(text(key)?.parse().ok()?),
            ColumnKind::Text => Cell::Text(text(key)?),
        };
        cells.insert(key.to_owned(), cell);
    }
    Some(Line { head, cells })
}

fn figure_set(node: &Node, spec: &FigureSpec) -> Option<FigureSet> {
    members(node).map(|(key, node)| Some((key.clone(), figure(key, node, spec)?))).collect()
}

fn figure(key: &str, node: &Node, spec: &FigureSpec) -> Option<Figure> {
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
