//! Bounds the number of pages: the PDF reader makes a page of each path from the root of the page tree to a leaf, so
//! that few objects can make many pages. [`super::SizeCheck`] records all objects here, then calls [`PageTree::check`].

use std::collections::BTreeMap;

use hayro_syntax::object::{Array, Dict, MaybeRef, Object};

use super::Refusal;

/// Maximum number of paths from a node to leaves.
const MAX_PATHS: usize = 200_000;

/// Maximum nesting of direct nodes.
const MAX_DEPTH: usize = 32;

/// The nodes by object number.
#[derive(Default)]
pub(super) struct PageTree(BTreeMap<i32, PageTreeNode>);

/// The children of a node.
#[derive(Default)]
struct PageTreeNode {
    /// Object numbers of indirect children, or of a list of them.
    below: Vec<i32>,
    /// Number of direct children.
    leaves: usize,
}

impl PageTree {
    /// Records an object if it may be a node of the tree or a list of children.
    pub(super) fn note(&mut self, number: i32, object: &Object<'_>) -> Result<(), Refusal> {
        let mut node = PageTreeNode::default();
        match object {
            Object::Dict(dict) => node.dict(dict, MAX_DEPTH)?,
            // The reader accepts a stream as a node by its dictionary.
            Object::Stream(stream) => node.dict(stream.dict(), MAX_DEPTH)?,
            Object::Array(array) => node.array(array, MAX_DEPTH)?,
            _ => return Ok(()),
        }
        if !node.below.is_empty() || node.leaves > 0 {
            let merged = self.0.entry(number).or_default();
            merged.below.append(&mut node.below);
            merged.leaves += node.leaves;
        }
        Ok(())
    }

    /// Refuses a tree in which a node is its own descendant, or with more than [`MAX_PATHS`] paths.
    pub(super) fn check(&self) -> Result<(), Refusal> {
        // The number of paths by node; `None` while the node is open.
        let mut paths: BTreeMap<i32, Option<usize>> = BTreeMap::new();
        for root in self.0.keys() {
            let mut open = vec![(*root, false)];
            while let Some((number, done)) = open.pop() {
                let Some(node) = self.0.get(&number) else { continue };
                if done {
                    let below = node.below.iter().map(|child| paths.get(child).copied().flatten().unwrap_or(1));
                    let sum = below.fold(node.leaves, usize::saturating_add);
                    paths.insert(number, Some(sum));
                    if sum > MAX_PATHS {
                        return Err(Refusal::Large);
                    }
                    continue;
                }
                match paths.insert(number, None) {
                    Some(None) => return Err(Refusal::Unclear),
                    Some(known) => drop(paths.insert(number, known)),
                    None => {
                        open.push((number, true));
                        open.extend(node.below.iter().map(|child| (*child, false)));
                    }
                }
            }
        }
        Ok(())
    }
}

impl PageTreeNode {
    fn dict(&mut self, dict: &Dict<'_>, depth: usize) -> Result<(), Refusal> {
        if let Some(list) = dict.get_ref("Kids") {
            self.below.push(list.obj_number);
        }
        dict.get::<Array<'_>>("Kids").map_or(Ok(()), |children| self.array(&children, depth))
    }

    fn array(&mut self, array: &Array<'_>, depth: usize) -> Result<(), Refusal> {
        for item in array.raw_iter() {
            match item {
                MaybeRef::Ref(reference) => self.below.push(reference.obj_number),
                MaybeRef::NotRef(Object::Dict(dict)) => {
                    self.leaves += 1;
                    let deeper = depth.checked_sub(1).ok_or(Refusal::Large)?;
                    self.dict(&dict, deeper)?;
                }
                MaybeRef::NotRef(_) => {}
            }
        }
        Ok(())
    }
}
