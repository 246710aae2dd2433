//! Reads name trees (ISO 32000-1, 7.9.6); [`super::outline`] looks up named destinations with it.

use std::collections::HashMap;

use hayro_syntax::object::{Array, Dict, Object};
use hayro_syntax::xref::XRef;

use super::values::{dicts, elements};

/// Maximum number of nodes, and of names, that are read of a tree.
const MAX_NODES: usize = 100_000;

/// The values of a tree by name; if a name occurs twice, its first value.
pub(super) fn table<'a>(tree: &Dict<'a>, xref: &'a XRef) -> HashMap<Vec<u8>, Object<'a>> {
    let mut table = HashMap::new();
    for (name, value) in entries(tree, xref) {
        table.entry(name).or_insert(value);
    }
    table
}

/// All pairs of name and value of a tree, in order.
fn entries<'a>(tree: &Dict<'a>, xref: &'a XRef) -> Vec<(Vec<u8>, Object<'a>)> {
    let mut found = Vec::new();
    let mut open = vec![tree.clone()];
    let mut visited = 0;
    while let Some(node) = open.pop() {
        visited += 1;
        if visited > MAX_NODES || found.len() > MAX_NODES {
            break;
        }
        let pairs = node.get::<Array<'_>>("Names").map(|names| elements(&names, xref)).unwrap_or_default();
        let mut pairs = pairs.into_iter();
        while let (Some((_, key)), Some((_, value))) = (pairs.next(), pairs.next()) {
            if let Object::String(key) = key {
                found.push((key.as_bytes().to_vec(), value));
            }
        }
        open.extend(dicts(&node, "Kids", xref).into_iter().map(|(_, child)| child).rev());
    }
    found
}
