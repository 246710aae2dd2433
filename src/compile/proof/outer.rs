//! Every text outside tables printed once, in order, and nothing else printed.

use super::frames::{Item, Page};
use super::{expected, geometry, solid};
use crate::model::Finding;
use crate::view::View;

pub(super) fn check(pages: &[Page], view: &View) -> Vec<Finding> {
    let printed = printed(pages, view);
    let mut rest = printed.as_str();
    for text in expected::outer(view) {
        let text = solid(&text);
        // What follows a text that is not where it should be tells nothing new.
        let Some(start) = rest.find(&text) else {
            return vec![Finding::error("text-lost").with("text", excerpt(&text)).with("before", excerpt(rest))];
        };
        if let Some(stray) = stray(&rest[..start]) {
            return vec![stray];
        }
        rest = &rest[start + text.len()..];
    }
    stray(rest).into_iter().collect()
}

/// The text of all pages outside tables, without folios and running heads, as one piece.
fn printed(pages: &[Page], view: &View) -> String {
    let mut printed = String::new();
    let mut inside = false;
    for page in pages {
        let area = geometry::paper(page, view).map(geometry::area);
        for item in &page.items {
            match item {
                Item::Mark { begins, .. } => inside = *begins,
                Item::Text(text) if !inside && area.is_some_and(|area| area.holds(&text.rect)) => {
                    printed.push_str(&solid(&text.text));
                }
                _ => {}
            }
        }
    }
    printed
}

/// What stands between expected texts: page numbers and leaders of the contents, and nothing else.
fn stray(text: &str) -> Option<Finding> {
    let harmless = text.chars().all(|c| c.is_ascii_digit() || matches!(c, '.' | '·' | '…'));
    (!harmless).then(|| Finding::error("text-stray").with("text", excerpt(text)))
}

fn excerpt(text: &str) -> String {
    text.chars().take(30).collect()
}
