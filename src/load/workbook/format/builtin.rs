//! Codes of the built-in number formats, which files name by number only (ECMA-376 part 1, 18.8.30), as Chinese systems
//! display them.
//!
//! Used for .xlsx (`open.rs`) and .xls (`xls.rs`) where the file does not spell the code out.

/// The code of a built-in format; `None` for the general format, and for dates and times in words.
pub(in crate::load::workbook) fn builtin(number: u32) -> Option<&'static str> {
    Some(match number {
        1 => "0",
        2 => "0.00",
        3 => "#,##0",
        4 => "#,##0.00",
        5 => "\u{A5}#,##0;\u{A5}-#,##0",
        6 => "\u{A5}#,##0;[Red]\u{A5}-#,##0",
        7 => "\u{A5}#,##0.00;\u{A5}-#,##0.00",
        8 => "\u{A5}#,##0.00;[Red]\u{A5}-#,##0.00",
        9 => "0%",
        10 => "0.00%",
        11 => "0.00E+00",
        12 => "# ?/?",
        13 => "# ??/??",
        14 => "yyyy/m/d",
        18 | 19 => "h:mm AM/PM",
        20 => "h:mm",
        21 => "h:mm:ss",
        22 => "yyyy/m/d h:mm",
        27 | 36 | 50 | 52 | 57 => "yyyy\u{5E74}m\u{6708}",
        28 | 29 | 51 | 53 | 54 | 58 => "m\u{6708}d\u{65E5}",
        30 => "m-d-yy",
        31 => "yyyy\u{5E74}m\u{6708}d\u{65E5}",
        37 => "#,##0;-#,##0",
        38 => "#,##0;[Red]-#,##0",
        39 => "#,##0.00;-#,##0.00",
        40 => "#,##0.00;[Red]-#,##0.00",
        41 => "_ * #,##0_ ;_ * -#,##0_ ;_ * \"-\"_ ;_ @_ ",
        42 => "_ \u{A5}* #,##0_ ;_ \u{A5}* -#,##0_ ;_ \u{A5}* \"-\"_ ;_ @_ ",
        43 => "_ * #,##0.00_ ;_ * -#,##0.00_ ;_ * \"-\"??_ ;_ @_ ",
        44 => "_ \u{A5}* #,##0.00_ ;_ \u{A5}* -#,##0.00_ ;_ \u{A5}* \"-\"??_ ;_ @_ ",
        45 => "mm:ss",
        46 => "[h]:mm:ss",
        47 => "mmss.0",
        48 => "##0.0E+0",
        49 => "@",
        _ => return None,
    })
}
