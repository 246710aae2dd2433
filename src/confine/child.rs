//! Starts the program again as a limited child process and finds out why the child ended.
//!
//! `cli` runs a whole command through [`run`]; `batch` keeps child processes for many documents and uses [`program`],
//! [`read_stderr`], [`stop`] and [`end_cause`] itself.

use std::ffi::OsString;
use std::io::Read;
use std::path::PathBuf;
use std::process::{Child, Command, ExitStatus, Stdio};
use std::sync::mpsc::{RecvTimeoutError, channel};

use super::{Limits, finding};
use crate::error::Error;

/// Bytes of a child's standard error that are kept.
const MAX_STDERR_BYTES: u64 = 16 << 20;

/// Why a child process ended without an exit status.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum ForcedEnd {
    /// It exceeded its time.
    Time,
    /// It exceeded its memory.
    Memory,
    /// It overflowed its stack.
    Depth,
    /// Any other abnormal end, which is a fault of the program; with the exit status as text.
    Broken(String),
}

/// The command that starts this program again with `limits`. `typed` is the command line of the user; its first word,
/// the name of the program, is left out.
///
/// # Errors
/// `limit-spawn` if the system does not know the path of the running program.
pub(crate) fn program(typed: &[OsString], limits: Limits) -> Result<Command, Error> {
    let path: PathBuf = std::env::current_exe().map_err(|error| unstarted(&error))?;
    let mut command = Command::new(path);
    command.args(limits.arguments()).args(typed.iter().skip(1));
    Ok(command)
}

/// Runs the program again ([`Limits::run`]).
///
/// # Errors
/// The finding of [`finding()`] if the child exceeded its limits or crashed; `limit-spawn` if it cannot be started.
pub(super) fn run(typed: &[OsString], limits: Limits, coloured: bool, say: impl Fn(&[u8])) -> Result<u8, Error> {
    let mut command = program(typed, limits)?;
    if coloured {
        command.env("CLICOLOR_FORCE", "1");
    }
    let mut child = command.stderr(Stdio::piped()).spawn().map_err(|error| unstarted(&error))?;
    let (send, stderr_text) = channel();
    let stream = child.stderr.take();
    std::thread::spawn(move || send.send(stream.map(read_stderr).unwrap_or_default()));
    let words = match stderr_text.recv_timeout(limits.wait()) {
        Ok(words) => words,
        Err(RecvTimeoutError::Timeout | RecvTimeoutError::Disconnected) => {
            stop(&mut child);
            return Err(Error::failed(finding(&ForcedEnd::Time, limits)));
        }
    };
    let status = child.wait().map_err(|error| unstarted(&error))?;
    match status.code().and_then(|code| u8::try_from(code).ok()) {
        Some(code) => {
            say(&words);
            Ok(code)
        }
        None => Err(Error::failed(finding(&end_cause(status, &words), limits))),
    }
}

/// Reads the standard error of a child to its end and returns the first [`MAX_STDERR_BYTES`] of it.
pub(crate) fn read_stderr(mut stream: impl Read) -> Vec<u8> {
    let mut words = Vec::new();
    // A read error loses the rest of the text only; how the child ended is known from its status.
    let _ = stream.by_ref().take(MAX_STDERR_BYTES).read_to_end(&mut words);
    let _ = std::io::copy(&mut stream, &mut std::io::sink());
    words
}

/// Kills a child process and waits until it has ended.
pub(crate) fn stop(child: &mut Child) {
    let _ = child.kill();
    let _ = child.wait();
}

/// The error for a child that cannot be started or waited for.
fn unstarted(error: &std::io::Error) -> Error {
    Error::failed(finding::limit_spawn(error))
}

/// Why a child ended abnormally, from its exit status and its standard error.
pub(crate) fn end_cause(status: ExitStatus, words: &[u8]) -> ForcedEnd {
    let words = String::from_utf8_lossy(words);
    if words.contains("overflowed its stack") {
        return ForcedEnd::Depth;
    }
    if words.contains("memory allocation of") {
        return ForcedEnd::Memory;
    }
    by_signal(status).unwrap_or_else(|| ForcedEnd::Broken(status.to_string()))
}

/// Why a child ended, from the signal that ended it; `None` for other signals.
#[cfg(unix)]
fn by_signal(status: ExitStatus) -> Option<ForcedEnd> {
    use std::os::unix::process::ExitStatusExt;

    use rustix::process::Signal;
    match Signal::from_named_raw(status.signal()?)? {
        Signal::XCPU => Some(ForcedEnd::Time),
        // Linux ends processes with these signals when memory runs out.
        Signal::KILL | Signal::BUS => Some(ForcedEnd::Memory),
        Signal::SEGV => Some(ForcedEnd::Depth),
        _ => None,
    }
}

#[cfg(not(unix))]
fn by_signal(_: ExitStatus) -> Option<ForcedEnd> {
    None
}
