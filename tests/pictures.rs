//! A handful of small pictures, for what no assertion says: that pages still look as somebody found them good.
//!
//! `UPDATE=1 cargo test pictures` draws them anew; look at them before you commit.

use std::path::Path;

use budgetpress::export;

use crate::tests::support;

/// Pages of the sample: cover, contents, prose, a wide table, a tall one, prose with a table in it.
const PAGES: [usize; 6] = [1, 2, 3, 6, 18, 21];

/// Pixels per inch: a page is a few hundred pixels high.
const PPI: u16 = 40;

/// The mean difference of grey levels, of 255, from which a page counts as changed.
const TOLERANCE: f64 = 0.5;

fn pixels(bytes: &[u8]) -> (u32, u32, Vec<u8>) {
    let mut reader = png::Decoder::new(std::io::Cursor::new(bytes)).read_info().expect("a PNG");
    let mut pixels = vec![0; reader.output_buffer_size().expect("its size")];
    let info = reader.next_frame(&mut pixels).expect("its pixels");
    (info.width, info.height, pixels)
}

fn difference(one: &[u8], other: &[u8]) -> f64 {
    let sum: u64 = one.iter().zip(other).map(|(a, b)| u64::from(a.abs_diff(*b))).sum();
    sum as f64 / one.len() as f64
}

#[test]
fn pages_look_as_they_did() {
    let (_, document) = support::set(&support::sample());
    for page in PAGES {
        let path = support::root().join(format!("tests/pictures/{page:02}.png"));
        let drawn = export::png(&document, page - 1, PPI).expect("the page is drawn");
        if std::env::var_os("UPDATE").is_some() {
            std::fs::write(&path, &drawn).expect("the picture is written");
        }
        compare(page, &drawn, &path);
    }
}

#[track_caller]
fn compare(page: usize, drawn: &[u8], path: &Path) {
    let kept = std::fs::read(path).expect("the picture is there");
    let ((width, height, drawn), (kept_width, kept_height, kept)) = (pixels(drawn), pixels(&kept));
    assert_eq!((width, height), (kept_width, kept_height), "page {page}");
    let difference = difference(&drawn, &kept);
    assert!(difference < TOLERANCE, "page {page} differs by {difference:.2} from {}", path.display());
}
