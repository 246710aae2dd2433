//! How the table of options of the print edition is declared, and what can be asked about it.

use std::ops::RangeInclusive;

/// An option of the print edition.
#[derive(Debug, Clone, PartialEq)]
pub struct PrintOption {
    /// Its key in the table `[print]`.
    pub key: &'static str,
    /// What values it takes.
    pub kind: OptionKind,
    /// The least and the greatest value, of a length in mm.
    pub range: Option<RangeInclusive<f64>>,
    /// With which commands it can be typed.
    pub typed: Typed,
}

/// Values that an option takes.
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

/// Where an option stands besides `[print]` of a layout and of site settings.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Typed {
    /// Nowhere: it changes with the print shop, not with the job.
    Never,
    /// On the command line of those who build.
    ToBuild,
    /// On the command line of those who build, and of those who have a file judged.
    ToBuildAndJudge,
}

/// A type of values of options.
pub(super) trait OptionValue {
    /// What it is called where options are listed.
    const KIND: OptionKind;

    /// The value as a number, if it is one.
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

/// Declares the options of the print edition: each with its key, its type, the range of a length in mm, the usual value if
/// there is one, and with which commands it can be typed. All else follows: the shape of `[print]`, how options of several
/// sources are merged, the arguments of the command line, and their documentation. The description of an option stands
/// in the catalogue, as `help-option-KEY`.
macro_rules! print_options {
    ($(
        $(#[$doc:meta])* $name:ident: $type:ty $([$range:expr])? $(= $usual:expr)?, $typed:ident;
    )*) => {
        /// Options of the print edition, as far as somebody decides: a layout, site settings, the command line.
        /// `None` is left to the next one, and in the end to the usual value, which the method of the same name gives.
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

            /// Each of these options, and where one is left open, that of the other.
            fn or_each(self, other: Self) -> Self {
                Self { $( $name: self.$name.or(other.$name), )* }
            }

            /// The options that are numbers.
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

/// Declares values of an option that are words, each with the word that stands for it in files and on the command line.
macro_rules! words {
    ($(#[$doc:meta])* $type:ident { $( $(#[$about:meta])* $name:ident = $word:literal, )* }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, Serialize)]
        pub enum $type {
            $( $(#[$about])* #[serde(rename = $word)] $name, )*
        }

        impl $type {
            /// The words that stand for its values.
            pub const NAMES: [&'static str; [$( $word ),*].len()] = [$( $word ),*];
        }

        impl OptionValue for $type {
            const KIND: OptionKind = OptionKind::Choice(&Self::NAMES);
        }
    };
}

pub(super) use {print_options, words};
