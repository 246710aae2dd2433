//! The kinds of values that findings carry: each is a trait of the types that may stand for it.

use std::borrow::Cow;
use std::fmt::Display;
use std::path;

use rust_decimal::Decimal;

use crate::model::{AccountCode, Amount, Date};

macro_rules! kinds {
    ($($(#[$about:meta])* $kind:ident: $($of:ty),+;)+) => {
        /// What a value of a finding is.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub enum Kind {
            $($(#[$about])* $kind,)+
            /// What another program or library says, in its own words.
            Detail,
        }

        $($(#[$about])* pub trait $kind: ToString {}
        $(impl $kind for $of {})+)+
    };
}

kinds! {
    /// Words: names, excerpts, pointers, codes, lists with commas.
    Text: &str, &&str, String, &String, &&String, char, &char, Cow<'_, str>, AccountCode, &AccountCode, path::Display<'_>;
    /// One of the words among which the message chooses.
    Choice: &'static str;
    /// A number of things, or the place of one in a list.
    Count: u8, u16, u32, u64, usize, i32, i64, &u32, &u64, &usize, &i128, &i64;
    /// A length, a size of type, a resolution, in the unit that the message names.
    Size: f32, f64;
    /// An amount of money, or a quotient of two.
    Sum: Amount, &Amount, Decimal, &Decimal;
    /// A year.
    Year: u16, &u16;
    /// A day.
    Day: Date, &Date;
    /// A text of the set pages, by which its place in the data is found.
    Quote: &str, String, &String;
    /// The identifier of a sheet of the layout.
    SheetId: &str, String, &String;
    /// The title of an identity, which begins with that of the tie.
    IdentityTitle: &str, String, &String;
    /// A file of the layout.
    LayoutFile: &str, String, &String;
    /// A line in a file of the layout.
    LayoutLine: usize;
}

/// What another program or library says, in its own words.
pub trait Detail: ToString {}

impl<T: Display> Detail for T {}
