//! Runs commands that read untrusted files in a child process with limits of memory and time. [`super::run`] calls it
//! before a command.

use std::ffi::OsString;
use std::io::{IsTerminal, Write};
use std::path::Path;

use super::args::{Args, Command, FindingsFormat, LayoutCommand};
use super::{Terminal, check, inspect, layout, verify};
use budgetpress::Error;
use budgetpress::Limits;

/// Additional seconds that a command may take for each MiB of its file.
const SECONDS_PER_MIB: u64 = 2;

/// This process: its command line, and its limits if it is a child process.
pub(super) struct ConfinedProcess {
    /// The command line that the user typed, the program's name first.
    words: Vec<OsString>,
    /// The limits; `None` if it is no child process.
    limits: Option<Limits>,
}

impl ConfinedProcess {
    /// Reads the limits from the command line, where a parent process puts them.
    pub(super) fn new(words: Vec<OsString>) -> Self {
        match Limits::of_process(&words) {
            Some((limits, words)) => Self { words, limits: Some(limits) },
            None => Self { words, limits: None },
        }
    }

    /// The command line that the user typed.
    pub(super) fn words(&self) -> &[OsString] {
        &self.words
    }

    /// The limits; `None` if it is no child process.
    pub(super) fn limits(&self) -> Option<Limits> {
        self.limits
    }

    /// Limits this process if it is a child process, or starts one if the command needs it. Returns the exit status of
    /// the child process, or `None` if the command is to run in this process.
    ///
    /// # Errors
    /// `limit-…` if the child process exceeded its limits; already printed if the command prints JSON.
    pub(super) fn run(&self, args: &Args, terminal: &Terminal) -> Result<Option<u8>, Error> {
        if let Some(limits) = self.limits {
            return limits.set().map(|()| None);
        }
        if !reads_untrusted_files(&args.command) {
            return Ok(None);
        }
        let bytes =
            input(&args.command).and_then(|input| std::fs::metadata(input).ok()).map_or(0, |metadata| metadata.len());
        // A verification builds the document again.
        let seconds = if matches!(args.command, Command::Verify(_)) { 4 * SECONDS_PER_MIB } else { SECONDS_PER_MIB };
        let limits = args.limits().with_input(bytes, seconds);
        let say = |words: &[u8]| {
            // If the standard error is closed, nothing can be reported.
            let _ = anstream::stderr().lock().write_all(words);
        };
        let status = limits.run(&self.words, std::io::stderr().is_terminal(), say);
        status.map(Some).or_else(|error| report(error, &args.command, terminal).map(|()| None))
    }
}

/// Whether a command reads untrusted files: PDF files, and layouts from a folder, whose Typst files are programs.
fn reads_untrusted_files(command: &Command) -> bool {
    let layouts = match command {
        Command::Inspect(args) => return args.explain.is_none(),
        Command::Verify(args) => return args.explain.is_none(),
        Command::Layout(_) => return true,
        Command::Build(args) => &args.with.layouts,
        Command::Check(args) => &args.with.layouts,
        Command::View(args) => &args.with.layouts,
        Command::Fonts(args) => &args.with.layouts,
        Command::New(args) => &args.layouts,
        Command::Convert(args) => &args.layouts,
        Command::Derive(args) => &args.layouts,
        Command::Merge(args) => &args.layouts,
        Command::Layouts(args) => args,
        Command::Schema(args) => &args.layouts,
        // Its documents are made in worker processes.
        Command::Batch(_) => return false,
    };
    layouts.layouts_folder.is_some()
}

/// The input file of a command, for messages; `None` if it has none.
pub(super) fn input(command: &Command) -> Option<&Path> {
    match command {
        Command::Build(args) => Some(&args.input),
        Command::Check(args) => args.input.as_deref(),
        Command::Inspect(args) => args.input.as_deref(),
        Command::Verify(args) => args.input.as_deref(),
        Command::View(args) => Some(&args.input),
        Command::Fonts(args) => args.input.as_deref(),
        Command::New(args) => args.from.as_deref(),
        Command::Convert(args) => Some(&args.input),
        Command::Derive(args) => Some(&args.ledger),
        Command::Merge(args) => Some(&args.with),
        Command::Batch(_) | Command::Layout(_) | Command::Layouts(_) | Command::Schema(_) => None,
    }
}

/// Prints in JSON that a command failed, if its output is JSON; otherwise returns the error.
fn report(error: Error, command: &Command, terminal: &Terminal) -> Result<(), Error> {
    let file = input(command).unwrap_or(Path::new(""));
    match command {
        Command::Inspect(args) if args.format == FindingsFormat::Json => {
            inspect::unreadable(error, args, file, terminal)
        }
        Command::Verify(args) => verify::unknown(error, args, file, terminal),
        Command::Check(args) if args.format == FindingsFormat::Json => {
            check::unreadable(error, &file.display().to_string(), terminal)
        }
        Command::Layout(args) => match &args.command {
            LayoutCommand::Check(args) if args.format == FindingsFormat::Json => {
                layout::unchecked(error, &args.folder, terminal)
            }
            LayoutCommand::Check(_) | LayoutCommand::Export(_) => Err(error),
        },
        _ => Err(error),
    }
}
