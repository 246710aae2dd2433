//! The cover (封皮): back, spine and front, each with its texts and nothing else.

use super::super::gate;
use super::super::letters::Letter;
use super::super::report::PdfReport;
use super::super::summary::POINTS;
use super::super::values::{excerpt, solid};
use super::outer::parting;
use crate::model::Finding;
use crate::view::{View, Wrap};

/// Glyphs whose baselines differ by less are on one line, in pt.
const LEVEL: f64 = 2.0;

pub(super) fn check(report: &PdfReport, wrap: &Wrap, view: &View) -> Vec<Finding> {
    let mut findings = gate::overlaps(report, "against-overlap");
    let Some(page) = report.pages.first() else { return findings };
    // The trimmed sheet begins behind its bleed.
    let start = page.trim.map_or(0.0, |trim| trim.left - page.media.left);
    let (back, spine) = (start + wrap.side * POINTS, start + (wrap.side + wrap.spine) * POINTS);
    let seen = || page.letters.iter().filter(|letter| !letter.hidden && !letter.slanted);
    let between = |from: f64, to: f64| {
        let on = |letter: &&Letter| (from..to).contains(&middle(letter, 0));
        seen().filter(on).collect::<Vec<_>>()
    };
    findings.extend(differs(&joined(&wrap.back), &lines(between(f64::MIN, back))));
    findings.extend(differs(&solid(&wrap.title), &column(between(back, spine))));
    findings.extend(differs(&joined(&view.cover), &lines(between(spine, f64::MAX))));
    findings
}

fn joined(texts: &[String]) -> String {
    texts.iter().map(|text| solid(text)).collect()
}

/// The middle of a glyph from left to right, 0, or from top to bottom, 1.
fn middle(letter: &Letter, axis: usize) -> f64 {
    letter.ink.map_or([letter.x, letter.y][axis], |ink| (ink[axis] + ink[axis + 2]) / 2.0)
}

/// Letters one below the other; brackets and dashes among them lie on their sides.
fn column(mut letters: Vec<&Letter>) -> String {
    letters.sort_by(|a, b| middle(a, 1).total_cmp(&middle(b, 1)));
    told(&letters)
}

/// Letters from top to bottom, and from left to right.
fn lines(mut letters: Vec<&Letter>) -> String {
    letters.sort_by(|a, b| a.y.total_cmp(&b.y));
    letters.chunk_by_mut(|a, b| b.y - a.y < LEVEL).for_each(|line| line.sort_by(|a, b| a.x.total_cmp(&b.x)));
    told(&letters)
}

fn told(letters: &[&Letter]) -> String {
    solid(&letters.iter().map(|letter| letter.text.as_str()).collect::<String>())
}

/// How what is printed differs from what should be.
fn differs(wanted: &str, printed: &str) -> Option<Finding> {
    if wanted == printed {
        return None;
    }
    if wanted.is_empty() {
        let finding = Finding::error("against-stray").with("page", 1).with("what", "stray");
        return Some(finding.with("text", excerpt(printed)));
    }
    let finding = Finding::error("against-lost").with("page", 1).with("text", excerpt(wanted));
    let (wanted, printed) = parting(wanted, printed);
    Some(finding.with("wanted", wanted).with("printed", printed).with("more", 0))
}
