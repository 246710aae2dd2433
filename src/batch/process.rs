//! Makes documents in worker processes, so that one that crashes or exceeds its limits does not end the run.
//!
//! A worker process makes one document after the other: it reads a request from its standard input ([`serve`]) and
//! writes a reply to its standard output. Both are a line of JSON followed by the bytes whose number it states.
//! [`WorkerHandle`] is the side of the run; `workers` has one in each thread.

use std::ffi::OsString;
use std::io::{BufRead, BufReader, BufWriter, Read, Write};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::PathBuf;
use std::process::{Child, ChildStdin, ChildStdout, Stdio};
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::thread::JoinHandle;

use serde::{Deserialize, Serialize, de::DeserializeOwned};
use serde_json::Value;

use super::Batch;
use super::building::{BuildOutcome, DescribedOutcome, crashed, make};
use super::entry::Status;
use crate::confine::{self, ForcedEnd, Limits};
use crate::error::{Error, FileFinding};
use crate::guard::panic_text;
use crate::message::Catalogue;
use crate::model::finding;
use crate::output::OutputFile;

/// Additional seconds that a document may take for each MiB of its input.
const SECONDS_PER_MIB: u64 = 4;

/// How worker processes are started and limited.
#[derive(Debug, Clone)]
pub struct Processes {
    /// The command line of the run, from which a worker reads its options.
    command_line: Vec<OsString>,
    limits: Limits,
}

impl Processes {
    /// Worker processes are started with the command line of the run, the program's name first, and with these limits.
    /// The program must call [`Batch::serve`] when it finds limits on its command line.
    pub fn new(words: Vec<OsString>, limits: Limits) -> Self {
        Self { command_line: words, limits }
    }
}

/// A request: the name of an input and the length of its content in bytes, which follows.
#[derive(Serialize, Deserialize)]
struct WorkerRequest {
    name: String,
    bytes: usize,
}

/// A reply: a [`DescribedOutcome`] whose files follow.
#[derive(Serialize, Deserialize)]
struct Reply {
    layout: Option<String>,
    issuer: Option<(String, u16)>,
    kind: Option<String>,
    status: Status,
    findings: Vec<Value>,
    files: Vec<ReplyHeader>,
}

/// A file of a reply; its content follows.
#[derive(Serialize, Deserialize)]
struct ReplyHeader {
    path: PathBuf,
    bytes: usize,
    pages: Option<usize>,
}

/// The loop of a worker process: answers requests until its input ends.
///
/// # Errors
/// `file-unreadable` and `file-unwritable` if the other process is gone.
pub(super) fn serve(batch: &Batch<'_>, limits: Limits, catalogue: &Catalogue) -> Result<(), Error> {
    let failed = |finding: FileFinding, error: std::io::Error| Error::file(finding, std::path::Path::new("-"), &error);
    let (mut input, mut output) = (std::io::stdin().lock(), BufWriter::new(std::io::stdout().lock()));
    while let Some(WorkerRequest { name, bytes }) =
        read_header(&mut input).map_err(|error| failed(finding::file_unreadable, error))?
    {
        let mut data = vec![0; bytes];
        input.read_exact(&mut data).map_err(|error| failed(finding::file_unreadable, error))?;
        limits.with_input(bytes as u64, SECONDS_PER_MIB).renew();
        let made = catch_unwind(AssertUnwindSafe(|| make(batch, &name, data)));
        let made = made.unwrap_or_else(|panic| BuildOutcome::from(crashed(panic_text(&*panic))));
        write_reply(made.described(&name, catalogue), &mut output)
            .map_err(|error| failed(finding::file_unwritable, error))?;
    }
    Ok(())
}

/// Writes a reply.
fn write_reply(made: DescribedOutcome, output: &mut impl Write) -> std::io::Result<()> {
    let DescribedOutcome { layout, issuer, kind, status, findings, outputs } = made;
    let header = |OutputFile { path, bytes, pages, .. }: &OutputFile| ReplyHeader {
        path: path.clone(),
        bytes: bytes.len(),
        pages: *pages,
    };
    let reply = Reply { layout, issuer, kind, status, findings, files: outputs.iter().map(header).collect() };
    serde_json::to_writer(&mut *output, &reply)?;
    output.write_all(b"\n")?;
    outputs.iter().try_for_each(|file| output.write_all(&file.bytes))?;
    output.flush()
}

/// Reads the next line of JSON; `None` at the end.
fn read_header<T: DeserializeOwned>(from: &mut impl BufRead) -> std::io::Result<Option<T>> {
    let mut line = String::new();
    if from.read_line(&mut line)? == 0 {
        return Ok(None);
    }
    Ok(Some(serde_json::from_str(&line)?))
}

/// Reads the next reply of a worker; `None` if it ended.
fn read_reply(from: &mut BufReader<ChildStdout>) -> Option<DescribedOutcome> {
    let Reply { layout, issuer, kind, status, findings, files } = read_header(from).ok()??;
    let mut outputs = Vec::new();
    for ReplyHeader { path, bytes, pages } in files {
        let mut data = vec![0; bytes];
        from.read_exact(&mut data).ok()?;
        outputs.push(OutputFile { pages, ..OutputFile::new(path, data) });
    }
    Some(DescribedOutcome { layout, issuer, kind, status, findings, outputs })
}

/// A running worker process.
struct WorkerProcess {
    child: Child,
    requests: Option<ChildStdin>,
    /// Its replies, read by another thread.
    made: Receiver<DescribedOutcome>,
    /// Reads its standard error.
    stderr: Option<JoinHandle<Vec<u8>>>,
    /// Number of documents that it was asked for.
    count: usize,
}

impl WorkerProcess {
    fn start(processes: &Processes) -> Result<Self, Error> {
        let mut command = confine::program(&processes.command_line, processes.limits)?;
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
        let failed = |detail: String| Error::failed(finding::limit_spawn(detail));
        let mut child = command.spawn().map_err(|error| failed(error.to_string()))?;
        let (requests, replies, stderr) = (child.stdin.take(), child.stdout.take(), child.stderr.take());
        let (send, made) = channel();
        let mut replies = BufReader::new(replies.ok_or_else(|| failed(String::new()))?);
        std::thread::spawn(move || {
            while let Some(reply) = read_reply(&mut replies) {
                if send.send(reply).is_err() {
                    break;
                }
            }
        });
        let stderr = stderr.map(|stderr| std::thread::spawn(move || confine::read_stderr(stderr)));
        Ok(Self { child, requests, made, stderr, count: 0 })
    }

    /// Asks for a document, and waits for the reply.
    fn make(&mut self, name: &str, data: &[u8], limits: Limits) -> Result<DescribedOutcome, ForcedEnd> {
        let request =
            serde_json::to_vec(&WorkerRequest { name: name.to_owned(), bytes: data.len() }).unwrap_or_default();
        let sent = self.requests.as_mut().map(|to| {
            to.write_all(&request)?;
            to.write_all(b"\n")?;
            to.write_all(data)?;
            to.flush()
        });
        self.count += 1;
        match self.made.recv_timeout(limits.wait()) {
            Ok(made) if matches!(sent, Some(Ok(()))) => Ok(made),
            Err(RecvTimeoutError::Timeout) => Err(ForcedEnd::Time),
            _ => Err(self.end_cause()),
        }
    }

    /// Waits for its end, and returns the cause.
    fn end_cause(&mut self) -> ForcedEnd {
        self.requests = None;
        let status = self.child.wait();
        let stderr = self.stderr.take().and_then(|stderr| stderr.join().ok()).unwrap_or_default();
        status.map_or_else(|error| ForcedEnd::Broken(error.to_string()), |status| confine::end_cause(status, &stderr))
    }
}

impl Drop for WorkerProcess {
    fn drop(&mut self) {
        confine::stop(&mut self.child);
    }
}

/// A worker process of one thread of the run; it is started when it is needed.
pub(super) struct WorkerHandle<'a> {
    processes: &'a Processes,
    process: Option<WorkerProcess>,
}

impl<'a> WorkerHandle<'a> {
    pub(super) fn new(processes: &'a Processes) -> Self {
        Self { processes, process: None }
    }

    /// Asks for a document. If the worker exceeds its limits or crashes, that is a finding about the document.
    pub(super) fn make(&mut self, name: &str, data: &[u8], catalogue: &Catalogue) -> DescribedOutcome {
        let limits = self.processes.limits.with_input(data.len() as u64, SECONDS_PER_MIB);
        loop {
            let mut process = match self.process.take().map_or_else(|| WorkerProcess::start(self.processes), Ok) {
                Ok(process) => process,
                Err(error) => return BuildOutcome::from(error).described(name, catalogue),
            };
            match process.make(name, data, limits) {
                Ok(made) => {
                    self.process = Some(process);
                    return made;
                }
                // Earlier documents may have taken the memory: try again in a new process.
                Err(ForcedEnd::Memory) if process.count > 1 => {}
                Err(cause) => {
                    let error = Error::failed(confine::finding(&cause, limits));
                    return BuildOutcome::from(error).described(name, catalogue);
                }
            }
        }
    }
}
