//! The kinds of values that findings carry. Each kind is a trait, implemented by the Rust types whose values the
//! functions that make findings accept for it.

use std::borrow::Cow;
use std::fmt::Display;
use std::path;

use rust_decimal::Decimal;

use crate::model::{AccountCode, Amount, Date};

macro_rules! kinds {
    ($($(#[$about:meta])* $kind:ident: $($accepted:ty),+;)+) => {
        /// The kind of a value of a finding.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub enum Kind {
            $($(#[$about])* $kind,)+
            /// The message of another program or library, in its own words.
            Detail,
        }

        $($(#[$about])* pub trait $kind: ToString {}
        $(impl $kind for $accepted {})+)+
    };
}

kinds! {
    /// Words: names, excerpts, pointers, codes, lists with commas.
    Text: &str, &&str, String, &String, &&String, char, &char, Cow<'_, str>, AccountCode, &AccountCode, path::Display<'_>;
    /// A keyword by which the message chooses its wording.
    Choice: &'static str;
    /// A number of things, or a position in a list, counted from 1.
    Count: u8, u16, u32, u64, usize, i32, i64, &u32, &u64, &usize, &i128, &i64;
    /// A length, a size of type or a resolution, in the unit that the message states.
    Size: f32, f64;
    /// An amount of money, or the quotient of two.
    Sum: Amount, &Amount, Decimal, &Decimal;
    /// A year.
    Year: u16, &u16;
    /// A day.
    Day: Date, &Date;
    /// A text of the set pages, by which its place in the data is searched.
    Quote: &str, String, &String;
    /// The identifier of a sheet of the layout.
    SheetId: &str, String, &String;
    /// The title of an identity; it begins with the title of the tie in the layout.
    IdentityTitle: &str, String, &String;
    /// A file of the layout.
    LayoutFile: &str, String, &String;
    /// A line in a file of the layout.
    LayoutLine: usize;
}

/// The message of another program or library, in its own words.
pub trait Detail: ToString {}

impl<T: Display> Detail for T {}
