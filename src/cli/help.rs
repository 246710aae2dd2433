//! Fills the help of clap with texts of the message catalogue, in the user's language. [`super::usage`] calls
//! [`translated`] before it parses arguments.

use clap::{Arg, Command};

use super::args::PRINT;
use budgetpress::layout::{PRINT_OPTIONS, PrintOption, PrintOptions};
use budgetpress::message::Catalogue;

/// The clap command with help texts in the language of the catalogue.
pub(super) fn translated(mut program: Command, catalogue: &Catalogue) -> Command {
    // clap offers the longer `--help` only if a long text is set before `build`.
    program = program.mut_subcommands(with_long_help);
    // Adds clap's own arguments and commands, so that they are translated, too.
    program.build();
    let help = Help { catalogue };
    let about = help.text("help-about");
    help.command(program, "").about(about)
}

fn with_long_help(command: Command) -> Command {
    command.long_about(String::new()).mut_subcommands(with_long_help)
}

struct Help<'a> {
    catalogue: &'a Catalogue,
}

impl Help<'_> {
    /// A text of the catalogue, if it has one.
    fn find(&self, id: &str) -> Option<String> {
        self.catalogue.find(id, &[])
    }

    fn text(&self, id: &str) -> String {
        self.catalogue.text(id, &[])
    }

    /// A command with its subcommands; `named` are its name and those of the commands above, joined by `-`.
    fn command(&self, given: Command, named: &str) -> Command {
        let mut given = self.described(given, named).subcommand_help_heading(leaked(self.text("help-commands")));
        let usage = given.render_usage().to_string();
        let usage = usage.split_once(": ").map_or("", |(_, usage)| usage);
        let usage = usage.replace("[OPTIONS]", &self.text("help-some-options"));
        let usage = usage.replace("<COMMAND>", &self.text("help-some-command"));
        let given = if usage.is_empty() { given } else { given.override_usage(usage) };
        let status = if named.is_empty() { "help-status" } else { &format!("help-status-{named}") };
        let given = match self.find(status) {
            Some(status) if given.get_name() != "help" => given.after_help(status),
            _ => given,
        };
        given.mut_args(|arg| self.argument(arg, named)).mut_subcommands(|below| {
            let below_named = match (named, below.get_name()) {
                // clap's `help` command repeats the other commands.
                (above, "help") => above.to_owned(),
                ("", name) => name.to_owned(),
                (above, name) => format!("{above}-{name}"),
            };
            self.command(below, &below_named)
        })
    }

    /// A command with its usage line and description.
    fn described(&self, given: Command, named: &str) -> Command {
        let style = *given.get_styles().get_usage();
        let usage = format!("{style}{}{style:#}", self.text("help-usage"));
        let given = given.help_template(format!(
            "{{before-help}}{{about-with-newline}}\n{usage} {{usage}}\n\n{{all-args}}{{after-help}}"
        ));
        if given.get_name() == "help" {
            return given.about(self.text("help-help"));
        }
        let id = format!("help-command-{named}");
        let Some(about) = self.find(&id) else { return given };
        let more = self.find(&format!("{id}.more")).map(|more| format!("{about}\n\n{more}"));
        given.long_about(more.unwrap_or_else(|| about.clone())).about(about)
    }

    /// An argument with its heading and description.
    fn argument(&self, arg: Arg, command: &str) -> Arg {
        let heading = match arg.get_help_heading() {
            Some(PRINT) => "help-print",
            None if arg.is_positional() => "help-arguments",
            None => "help-options",
            Some(_) => return arg,
        };
        let arg = arg.help_heading(leaked(self.text(heading)));
        let id = arg.get_id().as_str().replace('_', "-");
        let id_of_words = match id.as_str() {
            "help" | "version" => format!("help-{id}"),
            _ => format!("help-option-{command}-{id}"),
        };
        let words = self.find(&id_of_words).unwrap_or_else(|| self.text(&format!("help-option-{id}")));
        let more = self.find(&format!("help-option-{id}.more")).map(|more| format!("\n\n{more}")).unwrap_or_default();
        let names = possible_values(&arg);
        let named = self.bracket("help-values", &names);
        let rest = self.brackets(&arg);
        let short = format!("{words}{rest}{named}");
        let described: String = names.iter().filter_map(|name| self.value(&id, name)).collect();
        let named = if described.is_empty() { named } else { format!("\n{described}") };
        let long = format!("{words}{rest}{named}{more}");
        arg.hide_default_value(true).hide_possible_values(true).hide_env(true).help(short).long_help(long)
    }

    /// The description of one value of an argument; `None` if the catalogue has none.
    fn value(&self, id: &str, name: &str) -> Option<String> {
        self.find(&format!("help-value-{id}-{name}")).map(|about| format!("\n- {name}: {about}"))
    }

    fn bracket(&self, id: &str, values: &[String]) -> String {
        if values.is_empty() {
            return String::new();
        }
        self.catalogue.text(id, &[("value", values.join(", "))])
    }

    /// The default value and the environment variable of an argument, in brackets after its description.
    fn brackets(&self, arg: &Arg) -> String {
        let print_default =
            PRINT_OPTIONS.iter().find(|option| option.key == arg.get_id().as_str()).and_then(default_value);
        let default = arg.get_default_values().iter().map(|value| value.to_string_lossy().into_owned());
        let is_shown = arg.get_action().takes_values() && !arg.is_hide_default_value_set();
        let default: Vec<String> = default.filter(|_| is_shown).collect();
        let variable: Vec<String> = arg.get_env().map(|name| name.to_string_lossy().into_owned()).into_iter().collect();
        [
            self.bracket("help-default-print", print_default.as_slice()),
            self.bracket("help-default", &default),
            self.bracket("help-env", &variable),
        ]
        .concat()
    }
}

/// The possible values of an argument, if they are a list.
fn possible_values(arg: &Arg) -> Vec<String> {
    let takes = arg.get_action().takes_values();
    arg.get_possible_values().iter().map(|value| value.get_name().to_owned()).filter(|_| takes).collect()
}

/// The default value of an option of the print edition; `None` for a flag.
fn default_value(option: &PrintOption) -> Option<String> {
    let defaults = toml::Table::try_from(PrintOptions::usual()).ok()?;
    match defaults.get(option.key)? {
        toml::Value::Float(number) => Some(number.to_string()),
        toml::Value::String(word) => Some(word.clone()),
        _ => None,
    }
}

/// Leaks a text for the life of the program: clap takes headings only as `&'static str`, and this runs once.
pub(super) fn leaked(text: String) -> &'static str {
    text.leak()
}
