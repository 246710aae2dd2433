//! Parses the command line, and turns clap's errors into findings in the user's language. [`super::run`] calls
//! [`read`].

use std::error::Error as _;
use std::ffi::OsString;
use std::num::{IntErrorKind, ParseFloatError, ParseIntError};

use clap::error::{ContextKind, ContextValue, ErrorKind};
use clap::{CommandFactory, FromArgMatches};

use super::args::{Args, ValueFault, unused};
use super::help;
use budgetpress::message::{Catalogue, Language};
use budgetpress::model::{Finding, usage as finding};

/// The language of messages: that of `--lang` or `BUDGETPRESS_LANG`, or else that of the system. It is read before the
/// command line is parsed, because errors of parsing need it.
pub(super) fn language(words: &[OsString]) -> Language {
    let words = words.iter().map(|word| word.to_str().unwrap_or_default());
    let words: Vec<&str> = words.take_while(|word| *word != "--").collect();
    let asked = words.iter().enumerate().find_map(|(index, word)| match *word {
        "--lang" => words.get(index + 1).copied(),
        word => word.strip_prefix("--lang="),
    });
    let asked = asked.map(str::to_owned).or_else(|| std::env::var("BUDGETPRESS_LANG").ok());
    let locale = asked.filter(|tag| !tag.is_empty()).or_else(sys_locale::get_locale);
    Language::of(locale.as_deref().unwrap_or("en"))
}

/// Why no command runs.
pub(super) enum Stop {
    /// The user asked for help, or for the version.
    Asked(clap::Error),
    /// The command line has faults.
    Wrong(Vec<Finding>),
}

/// Parses the command line.
///
/// # Errors
/// [`Stop::Asked`] for help and the version; [`Stop::Wrong`] with `usage-…` and `option-unused`.
pub(super) fn read(words: &[OsString], catalogue: &Catalogue) -> Result<Args, Stop> {
    let program = Args::command();
    let given = help::translated(program.clone(), catalogue).try_get_matches_from(words).map_err(stop)?;
    let unused = unused(&program, &given);
    if !unused.is_empty() {
        return Err(Stop::Wrong(unused));
    }
    Args::from_arg_matches(&given).map_err(stop)
}

fn stop(error: clap::Error) -> Stop {
    match error.kind() {
        ErrorKind::DisplayHelp | ErrorKind::DisplayVersion | ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => {
            Stop::Asked(error)
        }
        _ => Stop::Wrong(vec![fault(&error)]),
    }
}

/// The finding for a clap error.
fn fault(error: &clap::Error) -> Finding {
    let text = |kind| error.get(kind).map(words).unwrap_or_default();
    let option = text(ContextKind::InvalidArg);
    let usage = usage(error);
    let is_name = |word: &&str| word.starts_with(|c: char| c.is_ascii_lowercase());
    let command = usage.split_whitespace().take_while(is_name).collect::<Vec<_>>().join(" ");
    let command = if command.is_empty() { env!("CARGO_PKG_NAME").to_owned() } else { command };
    match error.kind() {
        ErrorKind::InvalidValue | ErrorKind::ValueValidation => {
            let value = text(ContextKind::InvalidValue);
            let (how, known) = wanted(error);
            let given = if value.is_empty() { "no" } else { "yes" };
            finding::usage_value(&option, value, given, how, known, usage, command)
        }
        ErrorKind::UnknownArgument => {
            let near = text(ContextKind::SuggestedArg);
            finding::usage_option(&option, near_or_none(near), usage, command)
        }
        ErrorKind::InvalidSubcommand => {
            let given = text(ContextKind::InvalidSubcommand);
            let near = text(ContextKind::SuggestedSubcommand);
            finding::usage_command(given, near_or_none(near), usage, command)
        }
        ErrorKind::MissingSubcommand => {
            finding::usage_command_missing(text(ContextKind::ValidSubcommand), usage, command)
        }
        ErrorKind::MissingRequiredArgument => finding::usage_missing(&option, usage, command),
        ErrorKind::ArgumentConflict => {
            let other = text(ContextKind::PriorArg);
            // An option that was typed twice conflicts with itself.
            let twice = if other.is_empty() || other == option { "yes" } else { "no" };
            finding::usage_conflict(&option, other, twice, usage, command)
        }
        ErrorKind::TooManyValues | ErrorKind::TooFewValues | ErrorKind::WrongNumberOfValues => {
            finding::usage_count(&option, usage, command)
        }
        ErrorKind::InvalidUtf8 => finding::usage_encoding(usage, command),
        _ => finding::usage_other(error.to_string().trim(), usage, command),
    }
}

/// The kind of value that an option takes, as a word for the message, and the possible values or the range.
fn wanted(error: &clap::Error) -> (&'static str, String) {
    if let Some(known) = error.get(ContextKind::ValidValue).map(words).filter(|known| !known.is_empty()) {
        return ("choice", known);
    }
    let Some(source) = error.source() else { return ("unknown", String::new()) };
    if let Some(fault) = source.downcast_ref::<ValueFault>() {
        return match fault {
            ValueFault::Number => ("number", String::new()),
            ValueFault::Range(range) => ("range", format!("{}–{}", range.start(), range.end())),
            ValueFault::Language => ("language", String::new()),
        };
    }
    match source.downcast_ref::<ParseIntError>().map(ParseIntError::kind) {
        Some(IntErrorKind::Zero) => ("least", "1".into()),
        None if !source.is::<ParseFloatError>() => ("other", source.to_string()),
        _ => ("number", String::new()),
    }
}

fn near_or_none(near: String) -> String {
    if near.is_empty() { "none".into() } else { near }
}

/// The usage line of the command, without the word "Usage".
fn usage(error: &clap::Error) -> String {
    let usage = error.get(ContextKind::Usage).map(words).unwrap_or_default();
    let usage = usage.split_once(": ").map_or(usage.as_str(), |(_, usage)| usage);
    usage.lines().next().unwrap_or_default().trim().to_owned()
}

/// A value of the context of a clap error as text; several are joined with commas.
fn words(value: &ContextValue) -> String {
    match value {
        ContextValue::String(text) => text.clone(),
        ContextValue::Strings(texts) => texts.join(", "),
        ContextValue::StyledStr(text) => text.to_string(),
        ContextValue::StyledStrs(texts) => texts.iter().map(ToString::to_string).collect::<Vec<_>>().join(", "),
        ContextValue::Number(number) => number.to_string(),
        _ => String::new(),
    }
}
