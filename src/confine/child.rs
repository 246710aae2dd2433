//! Processes of this program, and how they end.

use std::ffi::OsString;
use std::io::Read;
use std::path::PathBuf;
use std::process::{Child, Command, ExitStatus, Stdio};
use std::sync::mpsc::{RecvTimeoutError, channel};

use super::{Limits, finding};
use crate::error::Error;

/// So many bytes of what a process says of itself are kept.
const MAX_WORDS: u64 = 16 << 20;

/// Why a process did not end by itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum ForcedEnd {
    /// It took too long.
    Time,
    /// It asked for too much memory.
    Memory,
    /// It called itself too deeply.
    Depth,
    /// Anything else: a fault of the program.
    Broken(String),
}

/// The program with these limits and this command line, whose first word is its own name.
///
/// # Errors
/// `limit-spawn` if the system does not know where the program lies.
pub(crate) fn program(typed: &[OsString], limits: Limits) -> Result<Command, Error> {
    let path: PathBuf = std::env::current_exe().map_err(|error| unstarted(&error))?;
    let mut command = Command::new(path);
    command.args(limits.words()).args(typed.iter().skip(1));
    Ok(command)
}

/// Runs the program once more ([`Limits::run`]).
///
/// # Errors
/// That of [`finding`] if it exceeded its limits or broke down; `limit-spawn` if it cannot be started.
pub(super) fn run(typed: &[OsString], limits: Limits, coloured: bool, say: impl Fn(&[u8])) -> Result<u8, Error> {
    let mut command = program(typed, limits)?;
    if coloured {
        command.env("CLICOLOR_FORCE", "1");
    }
    let mut child = command.stderr(Stdio::piped()).spawn().map_err(|error| unstarted(&error))?;
    let (send, said) = channel();
    let stream = child.stderr.take();
    std::thread::spawn(move || send.send(stream.map(self::words).unwrap_or_default()));
    let words = match said.recv_timeout(limits.wait()) {
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
        None => Err(Error::failed(finding(&ended(status, &words), limits))),
    }
}

/// All that a process says of itself until it ends; of very much the beginning.
pub(crate) fn words(mut stream: impl Read) -> Vec<u8> {
    let mut words = Vec::new();
    // What cannot be read was not said.
    let _ = stream.by_ref().take(MAX_WORDS).read_to_end(&mut words);
    let _ = std::io::copy(&mut stream, &mut std::io::sink());
    words
}

/// Ends a process and waits for it.
pub(crate) fn stop(child: &mut Child) {
    let _ = child.kill();
    let _ = child.wait();
}

fn unstarted(error: &std::io::Error) -> Error {
    Error::failed(finding::limit_spawn(error))
}

/// Why a process ended that was not to end, by its status and its last words.
pub(crate) fn ended(status: ExitStatus, words: &[u8]) -> ForcedEnd {
    let words = String::from_utf8_lossy(words);
    if words.contains("overflowed its stack") {
        return ForcedEnd::Depth;
    }
    if words.contains("memory allocation of") {
        return ForcedEnd::Memory;
    }
    by_signal(status).unwrap_or_else(|| ForcedEnd::Broken(status.to_string()))
}

#[cfg(unix)]
fn by_signal(status: ExitStatus) -> Option<ForcedEnd> {
    use std::os::unix::process::ExitStatusExt;

    use rustix::process::Signal;
    match Signal::from_named_raw(status.signal()?)? {
        Signal::XCPU => Some(ForcedEnd::Time),
        // The system ends processes so when memory runs out.
        Signal::KILL | Signal::BUS => Some(ForcedEnd::Memory),
        Signal::SEGV => Some(ForcedEnd::Depth),
        _ => None,
    }
}

#[cfg(not(unix))]
fn by_signal(_: ExitStatus) -> Option<ForcedEnd> {
    None
}
