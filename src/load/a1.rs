//! Formats and parses cell names in A1 notation for the checks and readers of workbooks; all indices begin at 0.

/// The rows of a worksheet in .xlsx; no other format has more.
const ROWS: u32 = 1_048_576;

/// The columns of a worksheet in .xlsx; no other format has more.
const COLUMNS: u32 = 16_384;

/// The letters of a column: A to Z, AA, AB, …
pub(super) fn letters(column: impl Into<u64>) -> String {
    let column = column.into();
    let (above, digit) = (column / 26, (column % 26) as u8);
    let above = above.checked_sub(1).map(letters).unwrap_or_default();
    format!("{above}{}", char::from(b'A' + digit))
}

/// The name of a cell, such as `B12`.
pub(super) fn name(row: impl Into<u64>, column: impl Into<u64>) -> String {
    format!("{}{}", letters(column), row.into() + 1)
}

/// Row and column of a cell of this name, if a worksheet has it.
pub(super) fn parse(name: &str) -> Option<(u32, u32)> {
    let (letters, number) = name.split_at(name.find(|c: char| c.is_ascii_digit())?);
    if letters.len() > 3 || !letters.bytes().all(|letter| letter.is_ascii_alphabetic()) {
        return None;
    }
    let value = |letter: u8| u32::from(letter.to_ascii_uppercase() - b'A') + 1;
    let column = letters.bytes().fold(0, |column, letter| column * 26 + value(letter));
    Some((row(number)?, column.checked_sub(1).filter(|column| *column < COLUMNS)?))
}

/// The row that a number names, if a worksheet has it.
pub(super) fn row(number: &str) -> Option<u32> {
    let digits = !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit());
    let row = number.parse::<u32>().ok().filter(|_| digits)?;
    row.checked_sub(1).filter(|row| *row < ROWS)
}
