//! The command line, used by `main.rs` only: one file for each subcommand, on top of the public items of the library.

mod args;
mod batch;
mod build;
mod check;
mod confined;
mod convert;
mod derive;
mod explain;
mod fonts;
mod help;
mod inspect;
mod layout;
mod layouts;
mod merge;
mod new;
mod schema;
mod usage;
mod verify;
mod view;

use std::ffi::OsString;
use std::io::Write;
use std::path::Path;
use std::process::ExitCode;

use args::{Args, Command};
use budgetpress::message::{Catalogue, Conclusion, Language, Purpose};
use budgetpress::model::Finding;
use budgetpress::{Error, InputFile, InputKind};
use confined::ConfinedProcess;
use usage::Stop;

/// Runs the program with the words of the command line, the program's name first.
///
/// The exit status is 0 if all went well, 1 if the data or the pages have faults, 2 if the work could not be done.
pub(crate) fn run(words: impl IntoIterator<Item = OsString>) -> ExitCode {
    let process = ConfinedProcess::new(words.into_iter().collect());
    let terminal = Terminal::new(usage::language(process.words()));
    match usage::read(process.words(), &terminal.catalogue) {
        Ok(args) => run_command(&args, &process, &terminal),
        Err(Stop::Asked(asked)) => {
            // If the output is closed, nothing can be reported.
            let _ = asked.print();
            ExitCode::from(if asked.use_stderr() { 2 } else { 0 })
        }
        Err(Stop::Wrong(findings)) => {
            terminal.print(&terminal.catalogue.report(&findings, None));
            ExitCode::from(2)
        }
    }
}

fn run_command(args: &Args, process: &ConfinedProcess, terminal: &Terminal) -> ExitCode {
    let outcome = match process.run(args, terminal) {
        Ok(Some(status)) => return ExitCode::from(status),
        Ok(None) => run_here(args, process, terminal),
        Err(error) => Err((error, confined::input(&args.command))),
    };
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err((error, file)) => {
            let file = file.map(|file| file.display().to_string());
            // Without findings everything has been printed already.
            if !error.findings().is_empty() {
                terminal.print(&terminal.catalogue.report(error.findings(), file.as_deref()));
                if let Some(purpose) = purpose(&args.command, &error) {
                    terminal.conclude(&Conclusion::of(error.findings(), purpose));
                }
            }
            ExitCode::from(match error {
                Error::Found(_) => 1,
                Error::Failed(_) => 2,
            })
        }
    }
}

/// The purpose of the verdict of a command that failed; `None` if it judges no file.
fn purpose(command: &Command, error: &Error) -> Option<Purpose> {
    match (command, error) {
        (Command::Build(_) | Command::Check(_), Error::Found(_)) => Some(Purpose::Publication),
        (Command::Inspect(args), _) => args.purpose(),
        _ => None,
    }
}

/// Runs a command in this process; an error comes with the file that it is about.
fn run_here<'a>(
    args: &'a Args,
    process: &ConfinedProcess,
    terminal: &Terminal,
) -> Result<(), (Error, Option<&'a Path>)> {
    let file = confined::input(&args.command);
    let outcome = match &args.command {
        Command::Build(build) => build::build(build, args.limits(), terminal),
        Command::Batch(batch) => batch::batch(batch, args.limits(), process, terminal),
        Command::Check(args) => check::check(args, terminal),
        Command::Inspect(args) => inspect::inspect(args, terminal),
        Command::Verify(args) => verify::verify(args, terminal),
        Command::View(args) => view::view(args, terminal),
        Command::Fonts(args) => fonts::fonts(args, terminal),
        Command::New(args) => new::new(args, terminal),
        Command::Convert(args) => convert::convert(args, terminal),
        Command::Derive(args) => return derive::derive(args, terminal).map_err(|(error, file)| (error, Some(&**file))),
        Command::Merge(args) => return merge::merge(args, terminal).map_err(|(error, file)| (error, Some(&**file))),
        Command::Layout(args) => layout::layout(args, terminal),
        Command::Layouts(args) => layouts::layouts(args),
        Command::Schema(args) => schema::schema(args, terminal),
    };
    outcome.map_err(|error| (error, file))
}

/// Prints messages to the standard error in the user's language. Data go to the standard output ([`print`]).
struct Terminal {
    catalogue: Catalogue,
    language: Language,
}

impl Terminal {
    fn new(language: Language) -> Self {
        Self { catalogue: Catalogue::new(language).for_terminal(), language }
    }

    /// Prints a message, in colours if the terminal shows them. Failures are ignored, as they cannot be reported.
    fn print(&self, text: &str) {
        let _ = writeln!(anstream::stderr().lock(), "{text}");
    }

    /// Prints findings about a file, if there are any.
    fn print_findings(&self, findings: &[Finding], file: &Path) {
        if !findings.is_empty() {
            self.print(&self.catalogue.report(findings, Some(&file.display().to_string())));
        }
    }

    /// Prints the verdict on findings.
    fn conclude(&self, conclusion: &Conclusion) {
        self.print(&self.catalogue.painted_conclusion(conclusion));
    }

    /// Prints a message of the catalogue.
    fn say(&self, id: &str, values: &[(&'static str, String)]) {
        self.print(&self.catalogue.text(id, values));
    }
}

/// Prints JSON to the standard output, with control characters escaped, so that it is safe on a terminal.
///
/// # Errors
/// As [`print`].
fn print_json(record: &serde_json::Value) -> Result<(), Error> {
    print(&budgetpress::message::escaped_json(&format!("{record:#}\n")))
}

/// Prints data to the standard output.
///
/// # Errors
/// `file-unwritable`, as when a pipe is closed.
fn print(text: &str) -> Result<(), Error> {
    budgetpress::standard_output(text.as_bytes())
}

/// Whether a path is `-`, the standard input.
fn is_stream(path: &Path) -> bool {
    path.as_os_str() == "-"
}

/// Reads a file that the user named; `-` is the standard input.
///
/// # Errors
/// As [`InputFile::read`].
fn input_file(path: &Path, kind: InputKind) -> Result<InputFile, Error> {
    if is_stream(path) {
        return InputFile::read_from(std::io::stdin().lock(), "-", kind);
    }
    InputFile::read(path, kind)
}
