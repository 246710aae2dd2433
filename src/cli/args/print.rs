//! Options of the print edition on the command line, made from the table [`PRINT_OPTIONS`].

use clap::error::ErrorKind;
use clap::{Arg, ArgAction, ArgMatches, Args as ClapArgs, Command, FromArgMatches, value_parser};
use std::path::PathBuf;

use budgetpress::{Error, read_settings, settings_file};

use super::PRINT;
use crate::cli::help::leaked;
use budgetpress::layout::{OptionKind, PRINT_OPTIONS, PrintOption, PrintOptions, ProfileSource, Standard, Typed};

/// Options of the print edition, and the path of the site settings. Commands that build (`BUILDS`) have some more than
/// those that judge.
#[derive(Debug, ClapArgs)]
pub(in crate::cli) struct PrintArgs<const BUILDS: bool> {
    #[command(flatten)]
    typed: TypedOptions<BUILDS>,
    #[arg(long, value_name = "FILE", help_heading = PRINT)]
    icc: Option<PathBuf>,
    #[arg(long, value_name = "FILE", help_heading = PRINT)]
    settings: Option<PathBuf>,
}

impl<const BUILDS: bool> PrintArgs<BUILDS> {
    /// The given options, completed from the site settings, with the path of the settings if there are any.
    ///
    /// # Errors
    /// As [`read_settings`]; `print-setting` for invalid values.
    pub(in crate::cli) fn options(&self) -> Result<(PrintOptions, Option<PathBuf>), Error> {
        let typed = PrintOptions {
            standard: self.icc.is_some().then_some(Standard::X4),
            profile: self.icc.clone().map(ProfileSource::File),
            ..self.typed.0.clone()
        };
        let print = typed.or(read_settings(self.settings.as_deref())?);
        // Reported once, not for each document of a batch run.
        print.validate()?;
        Ok((print, settings_file(self.settings.as_deref())))
    }
}

/// The options of the table that were given.
#[derive(Debug)]
struct TypedOptions<const BUILDS: bool>(PrintOptions);

impl<const BUILDS: bool> TypedOptions<BUILDS> {
    /// The options that this command has.
    fn all() -> impl Iterator<Item = &'static PrintOption> {
        let is_typed = |option: &&PrintOption| match option.typed {
            Typed::Never => false,
            Typed::ToBuild => BUILDS,
            Typed::ToBuildAndJudge => true,
        };
        PRINT_OPTIONS.iter().filter(is_typed)
    }
}

impl<const BUILDS: bool> ClapArgs for TypedOptions<BUILDS> {
    fn augment_args(command: Command) -> Command {
        command.args(Self::all().map(arg))
    }

    fn augment_args_for_update(command: Command) -> Command {
        Self::augment_args(command)
    }
}

impl<const BUILDS: bool> FromArgMatches for TypedOptions<BUILDS> {
    fn from_arg_matches(given: &ArgMatches) -> Result<Self, clap::Error> {
        let values: toml::Table =
            Self::all().filter_map(|option| Some((option.key.to_owned(), value(option, given)?))).collect();
        values.try_into().map(Self).map_err(|error| clap::Error::raw(ErrorKind::ValueValidation, error))
    }

    fn update_from_arg_matches(&mut self, given: &ArgMatches) -> Result<(), clap::Error> {
        *self = Self::from_arg_matches(given)?;
        Ok(())
    }
}

/// The clap argument of an option.
fn arg(option: &PrintOption) -> Arg {
    let arg = Arg::new(option.key).long(leaked(option.key.replace('_', "-"))).help_heading(PRINT);
    let word = leaked(option.key.to_uppercase());
    match option.kind {
        OptionKind::Flag => arg.action(ArgAction::SetTrue),
        OptionKind::Length => arg.value_name("MM").value_parser(value_parser!(f64)).allow_negative_numbers(true),
        OptionKind::Choice(words) => arg.value_name(word).value_parser(words.to_vec()),
        OptionKind::Text => arg.value_name(word),
        OptionKind::Lines => arg.value_name(word).action(ArgAction::Append),
        OptionKind::File => arg.value_name("FILE"),
    }
}

/// The value of an option as `[print]` in TOML has it; `None` if it was not given.
fn value(option: &PrintOption, given: &ArgMatches) -> Option<toml::Value> {
    match option.kind {
        OptionKind::Flag => given.get_flag(option.key).then_some(true.into()),
        OptionKind::Length => given.get_one::<f64>(option.key).copied().map(Into::into),
        OptionKind::Lines => {
            given.get_many::<String>(option.key).map(|lines| lines.cloned().collect::<Vec<_>>().into())
        }
        OptionKind::Choice(_) | OptionKind::Text | OptionKind::File => {
            given.get_one::<String>(option.key).cloned().map(Into::into)
        }
    }
}
