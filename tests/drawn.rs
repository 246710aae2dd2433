//! Pages drawn from the written bytes: as another program draws them, as they were set, and the same in both editions.

use std::process::Command;

use budgetpress::{export, inspect};

use crate::tests::support::damage::{PLAIN, PRINT};
use crate::tests::support::{self, codes};

/// Pixels an inch. The lines of tables are a pixel wide, and 3 mm are seventeen pixels.
const PPI: u16 = 144;

/// The levels of grey of a picture.
struct Picture {
    width: usize,
    height: usize,
    grey: Vec<u8>,
}

impl Picture {
    fn read(bytes: &[u8]) -> Self {
        let mut decoder = png::Decoder::new(std::io::Cursor::new(bytes));
        decoder.set_transformations(png::Transformations::EXPAND);
        let mut reader = decoder.read_info().expect("a PNG");
        let mut pixels = vec![0; reader.output_buffer_size().expect("its size")];
        let info = reader.next_frame(&mut pixels).expect("its pixels");
        let samples = info.color_type.samples();
        let grey = |pixel: &[u8]| match samples {
            1 | 2 => pixel[0],
            _ => ((u32::from(pixel[0]) + u32::from(pixel[1]) + u32::from(pixel[2])) / 3) as u8,
        };
        let grey = pixels[..info.buffer_size()].chunks_exact(samples).map(grey).collect();
        Self { width: info.width as usize, height: info.height as usize, grey }
    }

    /// The level of a pixel; paper is white.
    fn at(&self, x: i64, y: i64) -> i64 {
        let inside = x >= 0 && y >= 0 && x < self.width as i64 && y < self.height as i64;
        if inside { self.grey[y as usize * self.width + x as usize].into() } else { 255 }
    }

    /// How dark it is on average, of 255.
    fn ink(&self) -> f64 {
        self.grey.iter().map(|level| f64::from(255 - level)).sum::<f64>() / self.grey.len() as f64
    }

    /// The mean difference to another picture that lies so many pixels to the right and below. Of each three rows one is
    /// looked at.
    fn difference(&self, other: &Self, right: i64, below: i64) -> f64 {
        let rows = (0..self.height as i64).step_by(3);
        let row = |y: i64| (0..self.width as i64).map(move |x| (self.at(x, y) - other.at(x + right, y + below)).abs());
        let count = self.width * self.height.div_ceil(3);
        rows.map(|y| row(y).sum::<i64>()).sum::<i64>() as f64 / count as f64
    }

    /// The same a quarter of its size: how dark each part is.
    fn smaller(&self) -> Self {
        let (width, height) = (self.width / 4, self.height / 4);
        let part = |x: usize, y: usize| {
            let places = (0..16).map(|place| self.at((4 * x + place % 4) as i64, (4 * y + place / 4) as i64));
            (places.sum::<i64>() / 16) as u8
        };
        let grey = (0..height).flat_map(|y| (0..width).map(move |x| (x, y))).map(|(x, y)| part(x, y)).collect();
        Self { width, height, grey }
    }
}

fn drawn(bytes: &[u8]) -> Vec<Picture> {
    let pictures = inspect::draw(bytes, PPI).unwrap_or_else(|error| panic!("it is drawn: {error}"));
    pictures.iter().map(|picture| Picture::read(picture)).collect()
}

#[test]
fn the_written_pages_look_as_they_were_set() {
    let (_, document) = support::set(&support::sample());
    let pictures = drawn(&PLAIN);
    assert_eq!(pictures.len(), 23);
    for page in [1, 2, 3, 6, 18, 21] {
        let set = Picture::read(&export::png(&document, page - 1, PPI).expect("the page is drawn"));
        let picture = &pictures[page - 1];
        assert_eq!((picture.width, picture.height), (set.width, set.height), "page {page}");
        let difference = picture.difference(&set, 0, 0);
        assert!(difference < 0.1 * picture.ink(), "page {page} differs by {difference:.2} of {:.2}", picture.ink());
    }
}

#[test]
fn both_editions_show_the_same_pages() {
    let (web, print) = (drawn(&PLAIN), drawn(&PRINT));
    assert_eq!((web.len(), print.len()), (23, 24));
    assert!(print[23].grey.iter().all(|level| *level == 255), "the last page is blank");
    for (number, (web, print)) in (1..).zip(web.iter().zip(&print)) {
        // The print edition has 3 mm of bleed around; its inner margins are 2.1 mm wider, its outer ones narrower.
        let across = web.width > web.height;
        let mirrored = if across { 0 } else { [-12, 12][number % 2] };
        let difference = web.difference(print, 17 + mirrored, 17);
        // The black of inks is shown a little lighter than that of screens.
        assert!(difference < 0.2 * web.ink(), "page {number} differs by {difference:.2} of {:.2}", web.ink());
    }
    // One page is not another, nor is it the same in another place.
    assert!(web[2].difference(&web[19], 0, 0) > web[2].ink());
    assert!(web[2].difference(&print[2], 17, 17) > web[2].ink());
}

/// Where it is installed, another program draws the same.
#[test]
fn another_program_draws_the_same() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let (file, stem) = (folder.path().join("budget.pdf"), folder.path().join("page"));
    for bytes in [&*PLAIN, &*PRINT] {
        std::fs::write(&file, bytes).expect("written");
        let tool =
            Command::new("pdftoppm").args(["-r", "144", "-png", "-f", "6", "-l", "7"]).args([&file, &stem]).output();
        let Ok(output) = tool else { return };
        assert!(output.status.success(), "{output:?}");
        let pictures = drawn(bytes);
        for (page, next) in [(6, 7), (7, 6)] {
            let other = std::fs::read(folder.path().join(format!("page-{page:02}.png"))).expect("its picture");
            let (own, other) = (pictures[page - 1].smaller(), Picture::read(&other).smaller());
            let difference = own.difference(&other, 0, 0);
            // It draws thin lines and letters darker; what is where is the same.
            assert!(difference < 0.4 * own.ink(), "page {page} differs by {difference:.2} of {:.2}", own.ink());
            assert!(2.0 * difference < pictures[next - 1].smaller().difference(&other, 0, 0), "page {page}");
        }
    }
}

#[test]
fn what_cannot_be_drawn_is_refused() {
    let large = support::damage::edit(&PLAIN, |pdf| {
        support::damage::page(pdf, 3).set("MediaBox", vec![0.into(), 0.into(), 14_400.into(), 99.into()]);
    });
    let error = inspect::draw(&large, 96).expect_err("it is refused");
    assert_eq!(codes(error.findings()), ["page-too-large"]);
    let error = inspect::draw(&PLAIN[..999], 96).expect_err("it is refused");
    assert_eq!(codes(error.findings()), ["pdf-unreadable"]);
}

#[test]
fn the_command_puts_pictures_into_a_folder() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let (file, pages) = (folder.path().join("budget.pdf"), folder.path().join("pages"));
    std::fs::write(&file, &*PLAIN).expect("written");
    let run = |pages: &std::path::Path| {
        let mut command = Command::new(env!("CARGO_BIN_EXE_budgetpress"));
        command.args(["--lang", "en", "inspect", "--ppi", "20", "--pages"]).args([pages, file.as_path()]);
        command.output().expect("it runs").status.code()
    };
    assert_eq!(run(&pages), Some(0));
    let mut names: Vec<String> = std::fs::read_dir(&pages)
        .expect("the folder")
        .map(|entry| entry.expect("a picture").file_name().to_string_lossy().into_owned())
        .collect();
    names.sort();
    assert_eq!((names.len(), names[0].as_str(), names[22].as_str()), (23, "001.png", "023.png"));
    let one = Picture::read(&std::fs::read(pages.join("001.png")).expect("a picture"));
    assert_eq!((one.width, one.height), (165, 234));
    // Where there is a file there is no folder.
    assert_eq!(run(&file), Some(2));
}
