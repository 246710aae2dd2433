//! Locks the output of a batch run against other runs, and removes half-written files of interrupted ones.

use std::fs::{File, TryLockError};
use std::path::Path;
use std::time::Duration;

use super::storage::create;
use super::{RUN_FOLDER, Shard, Storage, journal};
use crate::error::Error;
use crate::model::finding;
use crate::output::TEMPORARY;

/// The held file locks; the operating system releases them even if the program crashes.
pub(super) struct Lock {
    _held: Vec<File>,
}

/// Number of attempts of a shard to get the shared lock, and the pause between them: another shard may be removing
/// half-written files.
const LOCK_RETRIES: (usize, Duration) = (50, Duration::from_millis(100));

impl Lock {
    /// Locks the output, and removes half-written files if no other run is active. A shard excludes whole runs and
    /// another run of the same shard; an object store has no locks.
    ///
    /// # Errors
    /// `batch-busy` if another run is active; `file-unwritable`
    pub(super) fn take(output: &Storage, shard: Option<Shard>) -> Result<Self, Error> {
        let Some(folder) = output.folder() else { return Ok(Self { _held: Vec::new() }) };
        for name in [RUN_FOLDER.to_owned(), format!("{RUN_FOLDER}/lock"), journal::name(shard)] {
            output.unless_linked(&name)?;
        }
        create(&folder.join(RUN_FOLDER))?;
        let run_lock = open(&folder.join(RUN_FOLDER).join("lock"))?;
        let is_alone = run_lock.try_lock().is_ok();
        if is_alone {
            remove_half_written(folder);
        }
        let Some(shard) = shard else {
            return if is_alone { Ok(Self { _held: vec![run_lock] }) } else { Err(busy(folder)) };
        };
        if is_alone {
            let _ = run_lock.unlock();
        }
        let shard_lock = open(&folder.join(RUN_FOLDER).join(format!("lock{}", shard.suffix())))?;
        let mut shared = run_lock.try_lock_shared();
        for _ in 0..LOCK_RETRIES.0 {
            if !matches!(shared, Err(TryLockError::WouldBlock)) {
                break;
            }
            std::thread::sleep(LOCK_RETRIES.1);
            shared = run_lock.try_lock_shared();
        }
        match (shared, shard_lock.try_lock()) {
            (Ok(()), Ok(())) => Ok(Self { _held: vec![run_lock, shard_lock] }),
            _ => Err(busy(folder)),
        }
    }
}

fn open(path: &Path) -> Result<File, Error> {
    let opened = File::options().read(true).write(true).create(true).truncate(false).open(path);
    opened.map_err(|error| Error::file(finding::file_unwritable, path, &error))
}

fn busy(folder: &Path) -> Error {
    Error::failed(finding::batch_busy(folder.display()))
}

/// Removes half-written files. Those that cannot be removed are left.
fn remove_half_written(folder: &Path) {
    for entry in std::fs::read_dir(folder).into_iter().flatten().flatten() {
        let Ok(kind) = entry.file_type() else { continue };
        if kind.is_dir() {
            remove_half_written(&entry.path());
        } else if kind.is_file() && entry.file_name().to_string_lossy().starts_with(TEMPORARY) {
            let _ = std::fs::remove_file(entry.path());
        }
    }
}
