//! The words of the help, in the user's language. What the catalogue lacks stands as in the source.

use clap::{Arg, Command};

use super::args::PRINT;
use budgetpress::message::{Catalogue, Language};

/// The program with the words of its help in the language of a catalogue.
pub(super) fn translated(mut program: Command, language: Language, catalogue: &Catalogue) -> Command {
    // Whatever clap adds is there to be translated, too.
    program.build();
    let help = Help { language, catalogue };
    let about = help.text("help-about");
    help.command(program, "").about(about)
}

struct Help<'a> {
    language: Language,
    catalogue: &'a Catalogue,
}

impl Help<'_> {
    fn known(&self, id: &str) -> Option<String> {
        self.catalogue.text(id, &[])
    }

    fn text(&self, id: &str) -> String {
        self.known(id).unwrap_or_default()
    }

    /// A command with all below it; `named` are its name and those above it, joined.
    fn command(&self, given: Command, named: &str) -> Command {
        let mut given = self.described(given, named).subcommand_help_heading(kept(self.text("help-commands")));
        let usage = given.render_usage().to_string();
        let usage = usage.split_once(": ").map_or("", |(_, usage)| usage);
        let usage = usage.replace("[OPTIONS]", &self.text("help-some-options"));
        let usage = usage.replace("<COMMAND>", &self.text("help-some-command"));
        let given = if usage.is_empty() { given } else { given.override_usage(usage) };
        let status = self.known(&format!("help-status-{named}")).unwrap_or_else(|| self.text("help-status"));
        let given = if given.get_after_help().is_some() { given.after_help(status) } else { given };
        given.mut_args(|arg| self.argument(arg, named)).mut_subcommands(|below| {
            let own = match (named, below.get_name()) {
                // It has all commands below it once more.
                (above, "help") => above.to_owned(),
                ("", own) => own.to_owned(),
                (above, own) => format!("{above}-{own}"),
            };
            self.command(below, &own)
        })
    }

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
        let Some(about) = self.known(&id) else { return given };
        let more = self.known(&format!("{id}.more")).map(|more| format!("{about}\n\n{more}"));
        given.long_about(more.unwrap_or_else(|| about.clone())).about(about)
    }

    /// An argument below its heading.
    fn argument(&self, arg: Arg, command: &str) -> Arg {
        let heading = match arg.get_help_heading() {
            Some(PRINT) => "help-print",
            None if arg.is_positional() => "help-arguments",
            None => "help-options",
            Some(_) => return arg,
        };
        let arg = arg.help_heading(kept(self.text(heading)));
        let id = arg.get_id().as_str().replace('_', "-");
        let words = match id.as_str() {
            "help" | "version" => self.known(&format!("help-{id}")),
            _ => {
                self.known(&format!("help-option-{command}-{id}")).or_else(|| self.known(&format!("help-option-{id}")))
            }
        };
        let Some(words) = words else { return arg };
        if self.language == Language::English {
            // What clap adds to it is in this language.
            return arg.help(&words).long_help(words);
        }
        let words = format!("{words}{}", self.brackets(&arg));
        arg.hide_default_value(true).hide_possible_values(true).hide_env(true).help(&words).long_help(words)
    }

    /// What clap would add to the words of an argument: what it can be, is by default, and the variable that sets it.
    fn brackets(&self, arg: &Arg) -> String {
        let bracket = |id: &str, values: Vec<String>| {
            let value = values.join(", ");
            if value.is_empty() {
                String::new()
            } else {
                self.catalogue.text(id, &[("value", value)]).unwrap_or_default()
            }
        };
        let takes = arg.get_action().takes_values();
        let possible = arg.get_possible_values().into_iter().map(|value| value.get_name().to_owned()).filter(|_| takes);
        let default = arg.get_default_values().iter().map(|value| value.to_string_lossy().into_owned());
        let default = default.filter(|_| takes && !arg.is_hide_default_value_set());
        let variable = arg.get_env().map(|name| name.to_string_lossy().into_owned());
        [
            bracket("help-values", possible.collect()),
            bracket("help-default", default.collect()),
            bracket("help-env", variable.into_iter().collect()),
        ]
        .concat()
    }
}

/// The same for as long as the program runs: clap takes no other headings, and this is done once.
fn kept(text: String) -> &'static str {
    text.leak()
}
