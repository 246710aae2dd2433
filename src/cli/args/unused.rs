//! Refuses options that have no effect together with the others, so that users do not rely on them.
//! [`super::super::usage`] calls [`unused`].

use clap::parser::ValueSource;
use clap::{Arg, ArgMatches, Command, ValueEnum};

use super::{EditionsArg, Gate, PRINT};
use budgetpress::model::{Finding, usage as finding};

/// A rule: these options have an effect only under a condition.
struct OptionRule {
    /// The commands that the rule is for.
    commands: &'static [&'static str],
    /// The options.
    options: Options,
    /// Whether they have an effect with the given arguments.
    takes_effect: fn(&ArgMatches) -> bool,
    /// How to give them an effect.
    remedy: Remedy,
}

/// The options of a rule.
enum Options {
    /// The options with these ids.
    Named(&'static [&'static str]),
    /// All options under a help heading.
    UnderHeading(&'static str),
    /// All options but this one.
    AllExcept(&'static str),
}

/// How to give an option an effect, as the user types it.
enum Remedy {
    /// Add another option.
    With(&'static str),
    /// Leave another option out.
    Without(&'static str),
}

const RULES: [OptionRule; 10] = [
    OptionRule {
        commands: &["build", "batch"],
        options: Options::UnderHeading(PRINT),
        takes_effect: |given| value(given, "edition") != Some(EditionsArg::Web),
        remedy: Remedy::With("--edition print|both"),
    },
    OptionRule {
        commands: &["build", "inspect"],
        options: Options::Named(&["ppi"]),
        takes_effect: |given| is_given(given, "pages"),
        remedy: Remedy::With("--pages DIR"),
    },
    OptionRule {
        commands: &["inspect"],
        options: Options::UnderHeading(PRINT),
        takes_effect: |given| matches!(value(given, "gate"), Some(Gate::Print | Gate::Cover)),
        remedy: Remedy::With("--gate print|cover"),
    },
    OptionRule {
        commands: &["inspect"],
        options: Options::Named(&["inner"]),
        takes_effect: |given| value(given, "gate") == Some(Gate::Cover),
        remedy: Remedy::With("--gate cover"),
    },
    OptionRule {
        commands: &["inspect"],
        options: Options::Named(&["layouts_folder"]),
        takes_effect: |given| is_given(given, "against"),
        remedy: Remedy::With("--against DATA"),
    },
    OptionRule {
        commands: &["inspect"],
        options: Options::Named(&["fonts_folder", "system_fonts"]),
        takes_effect: |given| is_given(given, "gate"),
        remedy: Remedy::With("--gate release|print|cover"),
    },
    OptionRule {
        commands: &["batch"],
        options: Options::Named(&["jobs", "in_flight", "verify"]),
        takes_effect: |given| !is_given(given, "merge"),
        remedy: Remedy::Without("--merge"),
    },
    OptionRule {
        commands: &["check", "inspect"],
        options: Options::AllExcept("explain"),
        takes_effect: |given| !is_given(given, "explain"),
        remedy: Remedy::Without("--explain"),
    },
    OptionRule {
        commands: &["check"],
        options: Options::Named(&["force"]),
        takes_effect: |given| is_given(given, "report"),
        remedy: Remedy::With("--report FILE"),
    },
    OptionRule {
        commands: &["inspect"],
        options: Options::Named(&["force"]),
        takes_effect: |given| is_given(given, "pages"),
        remedy: Remedy::With("--pages DIR"),
    },
];

/// A finding for each given option that has no effect.
pub(in crate::cli) fn unused(program: &Command, given: &ArgMatches) -> Vec<Finding> {
    let Some((name, given)) = given.subcommand() else { return Vec::new() };
    let args: Vec<&Arg> = program.find_subcommand(name).into_iter().flat_map(Command::get_arguments).collect();
    let rules = RULES.iter().filter(|rule| rule.commands.contains(&name) && !(rule.takes_effect)(given));
    let findings = rules.flat_map(|rule| {
        let without_effect =
            args.iter().filter(|arg| rule.options.contain(arg) && is_given(given, arg.get_id().as_str()));
        without_effect.map(|arg| rule.finding(arg))
    });
    findings.collect()
}

impl Options {
    fn contain(&self, arg: &Arg) -> bool {
        let name = arg.get_id().as_str();
        match self {
            Self::Named(names) => names.contains(&name),
            Self::UnderHeading(heading) => arg.get_help_heading() == Some(heading),
            Self::AllExcept(other) => name != *other && !arg.is_global_set(),
        }
    }
}

impl OptionRule {
    fn finding(&self, arg: &Arg) -> Finding {
        let named = arg.get_long().map_or_else(|| arg.to_string(), |long| format!("--{long}"));
        let (how, other) = match self.remedy {
            Remedy::With(other) => ("with", other),
            Remedy::Without(other) => ("without", other),
        };
        finding::option_unused(named, how, other)
    }
}

/// Whether an option was typed: values from environment variables are meant for all commands.
fn is_given(given: &ArgMatches, name: &str) -> bool {
    given.ids().any(|id| id == name) && given.value_source(name) == Some(ValueSource::CommandLine)
}

fn value<T: ValueEnum + Send + Sync + 'static>(given: &ArgMatches, name: &str) -> Option<T> {
    given.get_one::<T>(name).cloned()
}
