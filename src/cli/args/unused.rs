//! Options that have no effect with the others: they are refused, so that nobody believes that they counted.

use clap::parser::ValueSource;
use clap::{Arg, ArgMatches, Command, ValueEnum};

use super::{EditionsArg, Gate, PRINT};
use budgetpress::model::{Finding, usage as finding};

/// Options that count only with others, or not with them.
struct OptionRule {
    /// The commands that have them.
    commands: &'static [&'static str],
    /// The options.
    options: Options,
    /// Whether they count.
    count: fn(&ArgMatches) -> bool,
    /// What would make them count.
    remedy: Remedy,
}

/// Options of a rule.
enum Options {
    /// Those of these names, as the program has them.
    Named(&'static [&'static str]),
    /// All below a heading of the help.
    Below(&'static str),
    /// All but this one.
    But(&'static str),
}

/// What would make an option count, as the user types it.
enum Remedy {
    /// Another option beside it.
    With(&'static str),
    /// To leave another option out.
    Without(&'static str),
}

const RULES: [OptionRule; 10] = [
    OptionRule {
        commands: &["build", "batch"],
        options: Options::Below(PRINT),
        count: |given| value(given, "edition") != Some(EditionsArg::Web),
        remedy: Remedy::With("--edition print|both"),
    },
    OptionRule {
        commands: &["build", "inspect"],
        options: Options::Named(&["ppi"]),
        count: |given| is_given(given, "pages"),
        remedy: Remedy::With("--pages DIR"),
    },
    OptionRule {
        commands: &["inspect"],
        options: Options::Below(PRINT),
        count: |given| matches!(value(given, "gate"), Some(Gate::Print | Gate::Cover)),
        remedy: Remedy::With("--gate print|cover"),
    },
    OptionRule {
        commands: &["inspect"],
        options: Options::Named(&["inner"]),
        count: |given| value(given, "gate") == Some(Gate::Cover),
        remedy: Remedy::With("--gate cover"),
    },
    OptionRule {
        commands: &["inspect"],
        options: Options::Named(&["layouts_folder"]),
        count: |given| is_given(given, "against"),
        remedy: Remedy::With("--against DATA"),
    },
    OptionRule {
        commands: &["inspect"],
        options: Options::Named(&["fonts_folder", "system_fonts"]),
        count: |given| is_given(given, "gate"),
        remedy: Remedy::With("--gate release|print|cover"),
    },
    OptionRule {
        commands: &["batch"],
        options: Options::Named(&["jobs", "in_flight", "verify"]),
        count: |given| !is_given(given, "merge"),
        remedy: Remedy::Without("--merge"),
    },
    OptionRule {
        commands: &["check", "inspect"],
        options: Options::But("explain"),
        count: |given| !is_given(given, "explain"),
        remedy: Remedy::Without("--explain"),
    },
    OptionRule {
        commands: &["check"],
        options: Options::Named(&["force"]),
        count: |given| is_given(given, "report"),
        remedy: Remedy::With("--report FILE"),
    },
    OptionRule {
        commands: &["inspect"],
        options: Options::Named(&["force"]),
        count: |given| is_given(given, "pages"),
        remedy: Remedy::With("--pages DIR"),
    },
];

/// What the user gave and has no effect.
pub(in crate::cli) fn unused(program: &Command, given: &ArgMatches) -> Vec<Finding> {
    let Some((name, given)) = given.subcommand() else { return Vec::new() };
    let args: Vec<&Arg> = program.find_subcommand(name).into_iter().flat_map(Command::get_arguments).collect();
    let rules = RULES.iter().filter(|rule| rule.commands.contains(&name) && !(rule.count)(given));
    let findings = rules.flat_map(|rule| {
        let own = args.iter().filter(|arg| rule.options.have(arg) && is_given(given, arg.get_id().as_str()));
        own.map(|arg| rule.finding(arg))
    });
    findings.collect()
}

impl Options {
    fn have(&self, arg: &Arg) -> bool {
        let name = arg.get_id().as_str();
        match self {
            Self::Named(names) => names.contains(&name),
            Self::Below(heading) => arg.get_help_heading() == Some(heading),
            Self::But(other) => name != *other && !arg.is_global_set(),
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

/// Whether the user typed an option: what a variable of the environment sets is there for all commands.
fn is_given(given: &ArgMatches, name: &str) -> bool {
    given.ids().any(|id| id == name) && given.value_source(name) == Some(ValueSource::CommandLine)
}

fn value<T: ValueEnum + Send + Sync + 'static>(given: &ArgMatches, name: &str) -> Option<T> {
    given.get_one::<T>(name).cloned()
}
