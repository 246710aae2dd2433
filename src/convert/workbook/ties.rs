//! Writes the worksheet of ties that the data declare (自行声明的勾稽): each row has one term of the left side and one of
//! the right side.
//!
//! [`workbook`](super::workbook) puts it after the figures; `load::workbook` reads it back.

use rust_xlsxwriter::{Note, Worksheet};

use super::Book;
use super::list::List;
use crate::error::Error;
use crate::model::OwnTie;

/// Writes the worksheet.
pub(super) fn ties(book: &Book<'_>) -> Result<Worksheet, Error> {
    let columns = [("book-tie-title", 44.0), ("book-tie-left", 48.0), ("book-tie-right", 48.0)];
    let mut list = List::new(book, "book-ties", &columns)?;
    let about = Note::new(book.text("book-tie-about")).add_author_prefix(false);
    let about = about.set_font_name(book.text("book-font")).set_font_size(10).set_width(320).set_height(150);
    list.sheet.insert_note(0, 1, &about)?;
    for tie in &book.form.ties {
        for index in 0..tie.left.len().max(tie.right.len()) {
            row(book, &mut list, Some((tie, index)))?;
        }
    }
    for _ in 0..book.spare() {
        row(book, &mut list, None)?;
    }
    list.sheet.set_landscape();
    Ok(list.sheet)
}

/// Writes a row: the pair of terms of this index of a tie, with the tie's title in its first row; blank for `None`.
fn row(book: &Book<'_>, list: &mut List, pair: Option<(&OwnTie, usize)>) -> Result<(), Error> {
    list.next(Some(&book.style.open()))?;
    let title = pair.filter(|(_, index)| *index == 0).map_or("", |(tie, _)| tie.title.as_str());
    let left = pair.and_then(|(tie, index)| tie.left.get(index));
    let right = pair.and_then(|(tie, index)| tie.right.get(index));
    let words = book.style.words(0);
    list.text(0, title, &words)?;
    list.text(1, left.map_or("", String::as_str), &words)?;
    list.text(2, right.map_or("", String::as_str), &words)
}
