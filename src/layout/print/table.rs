//! Macros and types with which [`super`] declares the options of the print edition.
//!
//! `print_options!` makes the struct [`PrintOptions`](super::PrintOptions) and the list `PRINT_OPTIONS`, which the
//! command line and the documentation are generated from.

use std::ops::RangeInclusive;

/// An option of the print edition.
#[derive(Debug, Clone, PartialEq)]
pub struct PrintOption {
    /// Its key in the table `[print]`.
    pub key: &'static str,
    /// The type of its values.
    pub kind: OptionKind,
    /// The permitted range of a length in mm.
    pub range: Option<RangeInclusive<f64>>,
    /// Which commands have it as an option.
    pub typed: Typed,
}

/// The type of the values of an option.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OptionKind {
    /// Yes or no.
    Flag,
    /// A length in mm.
    Length,
    /// One of these words.
    Choice(&'static [&'static str]),
    /// A line of text.
    Text,
    /// Several lines of text.
    Lines,
    /// The name of a file.
    File,
}

/// Which commands have an option; `[print]` of layouts and site settings has every one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Typed {
    /// None: the option depends on the print shop, not on the job.
    Never,
    /// Commands that build.
    ToBuild,
    /// Commands that build, and those that check a finished file.
    ToBuildAndJudge,
}

/// A Rust type of values of options.
pub(super) trait OptionValue {
    /// Its type in the list of options.
    const KIND: OptionKind;

    /// The value as a number; `None` if it is not a length.
    fn number(&self) -> Option<f64> {
        None
    }
}

impl OptionValue for bool {
    const KIND: OptionKind = OptionKind::Flag;
}

impl OptionValue for f64 {
    const KIND: OptionKind = OptionKind::Length;

    fn number(&self) -> Option<f64> {
        Some(*self)
    }
}

impl OptionValue for String {
    const KIND: OptionKind = OptionKind::Text;
}

impl OptionValue for Vec<String> {
    const KIND: OptionKind = OptionKind::Lines;
}

/// Declares the options: each with its key, its type, the range of a length in mm, the usual value if there is one, and
/// the commands that have it. The message `help-option-KEY` of the catalogue describes it.
macro_rules! print_options {
    ($(
        $(#[$doc:meta])* $name:ident: $type:ty $([$range:expr])? $(= $usual:expr)?, $typed:ident;
    )*) => {
        /// Options of the print edition from one source: a layout, site settings or the command line. `None`: the next
        /// source decides, and finally the usual value, which the method of the same name returns.
        #[derive(Debug, Clone, Default, PartialEq, Deserialize, Serialize)]
        #[serde(deny_unknown_fields, default)]
        pub struct PrintOptions {
            $( $(#[$doc])* pub $name: Option<$type>, )*
        }

        impl PrintOptions {
            $($(
                /// The value of the option of this name, or the usual one.
                pub fn $name(&self) -> $type {
                    self.$name.clone().unwrap_or_else(|| $usual)
                }
            )?)*

            /// The usual values.
            pub fn usual() -> Self {
                let open = Self::default();
                Self { $($( $name: Some($usual), )?)* ..open }
            }

            /// Merges option by option; `self` wins.
            fn merged(self, other: Self) -> Self {
                Self { $( $name: self.$name.or(other.$name), )* }
            }

            /// The options with values that are numbers.
            fn numbers(&self) -> Vec<(&'static PrintOption, f64)> {
                let values = [$( self.$name.as_ref().and_then(OptionValue::number), )*];
                PRINT_OPTIONS.iter().zip(values).filter_map(|(option, value)| Some((option, value?))).collect()
            }
        }

        /// All options of the print edition.
        pub const PRINT_OPTIONS: &[PrintOption] = &[$( PrintOption {
            key: stringify!($name),
            kind: <$type as OptionValue>::KIND,
            range: print_options!(@range $($range)?),
            typed: Typed::$typed,
        }, )*];
    };
    (@range) => { None };
    (@range $range:expr) => { Some($range) };
}

/// Declares an option whose values are words, each with its word in files and on the command line.
macro_rules! words {
    ($(#[$doc:meta])* $type:ident { $( $(#[$about:meta])* $name:ident = $word:literal, )* }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, Serialize)]
        pub enum $type {
            $( $(#[$about])* #[serde(rename = $word)] $name, )*
        }

        impl $type {
            /// The words of its values.
            pub const NAMES: [&'static str; [$( $word ),*].len()] = [$( $word ),*];
        }

        impl OptionValue for $type {
            const KIND: OptionKind = OptionKind::Choice(&Self::NAMES);
        }
    };
}

pub(super) use {print_options, words};
