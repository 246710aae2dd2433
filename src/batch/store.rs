//! Reads and writes objects of a place in an object store: S3 and compatible stores (`s3://bucket/path`), or a folder
//! used like one (`file:///path`). `storage` uses it for outputs, `inputs` for inputs; the network is used only for
//! `s3://`.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};

use object_store::aws::AmazonS3Builder;
use object_store::local::LocalFileSystem;
use object_store::path::Path;
use object_store::{ObjectMeta, ObjectStore, ObjectStoreExt};
use tokio::runtime::{Builder, Runtime};

use super::storage::Stamp;
use crate::error::{Error, FileFinding};
use crate::model::finding;

/// A place in an object store.
pub(super) struct Store {
    runtime: Runtime,
    store: Arc<dyn ObjectStore>,
    /// The path in the bucket or file system below which all objects lie.
    prefix: Path,
    /// The URL that the user named, for messages.
    url: String,
    /// The stamps of the objects by name, from the last listing and from writes since.
    stamps: Mutex<BTreeMap<String, Stamp>>,
}

impl Store {
    /// Opens the place of a URL. Access to S3 comes from the usual environment variables: `AWS_ACCESS_KEY_ID`,
    /// `AWS_SECRET_ACCESS_KEY`, `AWS_REGION`, `AWS_ENDPOINT`, `AWS_ALLOW_HTTP`.
    ///
    /// # Errors
    /// `store-unknown`
    pub(super) fn open(named: &str) -> Result<Self, Error> {
        let unknown = |detail: String| Error::failed(finding::store_unknown(named, detail));
        let (scheme, rest) = named.split_once("://").unwrap_or_default();
        let (store, prefix): (Arc<dyn ObjectStore>, &str) = match scheme {
            "file" => (Arc::new(LocalFileSystem::new()), rest),
            "s3" => {
                let (bucket, prefix) = rest.split_once('/').unwrap_or((rest, ""));
                let store = AmazonS3Builder::from_env().with_bucket_name(bucket).build();
                (Arc::new(store.map_err(|error| unknown(error.to_string()))?), prefix)
            }
            _ => return Err(unknown(scheme.into())),
        };
        let prefix = Path::from_url_path(prefix.trim_matches('/')).map_err(|error| unknown(error.to_string()))?;
        let runtime = Builder::new_current_thread().enable_all().build().map_err(|error| unknown(error.to_string()))?;
        let url = named.trim_end_matches('/').to_owned();
        Ok(Self { runtime, store, prefix, url, stamps: Mutex::default() })
    }

    /// The place in which an object lies, and its name in it.
    ///
    /// # Errors
    /// As [`Store::open`].
    pub(super) fn of_object(named: &str) -> Result<(Self, String), Error> {
        let (place, name) = named.rsplit_once('/').unwrap_or((named, ""));
        let name = Path::from_url_path(name).map(|path| path.to_string()).unwrap_or_else(|_| name.to_owned());
        Ok((Self::open(place)?, name))
    }

    /// Lists the objects again and keeps their stamps; `all`, `in_folder` and `stamp` answer from this list.
    ///
    /// # Errors
    /// `file-unreadable` if the store cannot be reached.
    pub(super) fn refresh(&self) -> Result<(), Error> {
        let mut stamps = BTreeMap::new();
        let mut folders = vec![self.prefix.clone()];
        while let Some(folder) = folders.pop() {
            let listed = self.runtime.block_on(self.store.list_with_delimiter(Some(&folder)));
            let listed = listed.map_err(|error| self.error_about(finding::file_unreadable, "", &error))?;
            folders.extend(listed.common_prefixes);
            for object in listed.objects {
                let name = object.location.to_string();
                let name = name.strip_prefix(self.prefix.as_ref()).unwrap_or(&name).trim_start_matches('/').to_owned();
                stamps.insert(name, stamp(&object));
            }
        }
        *self.stamps() = stamps;
        Ok(())
    }

    fn stamps(&self) -> std::sync::MutexGuard<'_, BTreeMap<String, Stamp>> {
        self.stamps.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The names of all listed objects, with lengths in bytes.
    pub(super) fn all(&self) -> Vec<(String, u64)> {
        self.stamps().iter().map(|(name, stamp)| (name.clone(), stamp.bytes)).collect()
    }

    /// The names of objects directly in a folder.
    pub(super) fn in_folder(&self, folder: &str) -> Vec<String> {
        let is_in = |name: &&String| name.rsplit_once('/').is_some_and(|(place, _)| place == folder);
        self.stamps().keys().filter(is_in).cloned().collect()
    }

    pub(super) fn stamp(&self, name: &str) -> Option<Stamp> {
        self.stamps().get(name).cloned()
    }

    /// # Errors
    /// `file-unreadable`
    pub(super) fn read(&self, name: &str) -> Result<Vec<u8>, Error> {
        let path = self.path(name)?;
        let read = self.runtime.block_on(async { self.store.get(&path).await?.bytes().await });
        read.map(Vec::from).map_err(|error| self.error_about(finding::file_unreadable, name, &error))
    }

    /// # Errors
    /// `file-unwritable`
    pub(super) fn put(&self, name: &str, bytes: &[u8]) -> Result<Stamp, Error> {
        let path = self.path(name)?;
        let put = self.runtime.block_on(self.store.put(&path, bytes.to_vec().into()));
        let put = put.map_err(|error| self.error_about(finding::file_unwritable, name, &error))?;
        let stamp = Stamp { bytes: bytes.len() as u64, mark: put.e_tag.unwrap_or_default() };
        self.stamps().insert(name.to_owned(), stamp.clone());
        Ok(stamp)
    }

    fn path(&self, name: &str) -> Result<Path, Error> {
        let path = if self.prefix.as_ref().is_empty() { name.to_owned() } else { format!("{}/{name}", self.prefix) };
        Path::parse(path).map_err(|error| self.error_about(finding::file_unreadable, name, &error))
    }

    fn error_about(&self, finding: FileFinding, name: &str, error: &dyn std::fmt::Display) -> Error {
        let path = if name.is_empty() { self.url.clone() } else { format!("{}/{name}", self.url) };
        Error::failed(finding(path, "other", error.to_string()))
    }
}

fn stamp(object: &ObjectMeta) -> Stamp {
    let mark = object.e_tag.clone().unwrap_or_else(|| object.last_modified.to_string());
    Stamp { bytes: object.size, mark }
}
