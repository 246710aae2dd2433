//! The words of the help around those of the commands and options, in the user's language.

use clap::{Arg, Command};

use super::args::PRINT;
use crate::message::Catalogue;

/// The program with the headings of its help in the language of a catalogue.
pub(super) fn translated(mut program: Command, catalogue: &Catalogue) -> Command {
    // Whatever clap adds is there to be translated, too.
    program.build();
    command(program, catalogue)
}

fn command(mut given: Command, catalogue: &Catalogue) -> Command {
    let text = |id: &str| catalogue.text(id, &[]).unwrap_or_default();
    let style = *given.get_styles().get_usage();
    let words = given.render_usage().to_string();
    let words = words.split_once(": ").map_or("", |(_, words)| words).replace("[OPTIONS]", &text("help-some-options"));
    let words = words.replace("<COMMAND>", &text("help-some-command"));
    let usage = format!("{style}{}{style:#}", text("help-usage"));
    let template = format!("{{before-help}}{{about-with-newline}}\n{usage} {{usage}}\n\n{{all-args}}{{after-help}}");
    let given = given.help_template(template).subcommand_help_heading(kept(text("help-commands")));
    let given = if words.is_empty() { given } else { given.override_usage(words) };
    let given = if given.get_name() == "help" { given.about(text("help-help")) } else { given };
    let given = if given.get_after_help().is_some() { given.after_help(text("help-status")) } else { given };
    given.mut_args(|arg| headed(arg, catalogue)).mut_subcommands(|below| command(below, catalogue))
}

/// An argument below its heading.
fn headed(arg: Arg, catalogue: &Catalogue) -> Arg {
    let text = |id: &str| catalogue.text(id, &[]).unwrap_or_default();
    let heading = match arg.get_help_heading() {
        Some(PRINT) => "help-print",
        None if arg.is_positional() => "help-arguments",
        None => "help-options",
        Some(_) => return arg,
    };
    let arg = match arg.get_id().as_str() {
        "help" => arg.help(text("help-help")).long_help(text("help-help")),
        "version" => arg.help(text("help-version")),
        _ => arg,
    };
    arg.help_heading(kept(text(heading)))
}

/// The same for as long as the program runs: clap takes no other headings, and this is done once.
fn kept(text: String) -> &'static str {
    text.leak()
}
