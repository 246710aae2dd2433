//! Describes the files embedded in a PDF (ISO 32000-1, 7.11; ISO 19005-3, 6.8) for the report: name, size, digest,
//! relationship.
//!
//! [`super::actions`] finds the file specifications; [`super::carried`] reads the contents instead.

use std::collections::{BTreeSet, HashMap};

use hayro_syntax::object::{Dict, Object, ObjectIdentifier, Stream, String as Bytes};
use hayro_syntax::xref::XRef;
use md5::{Digest, Md5};

use super::report::EmbeddedFile;
use super::values::{each, name, name_is, string};
use crate::model::sha256;

/// Maximum number of files that are read.
const MAX_FILES: usize = 1000;

/// Maximum size of all embedded files of a document together, unpacked.
const MAX_UNPACKED_BYTES: usize = 512 << 20;

/// The files that the specifications embed, sorted; `None` if they unpack to more than [`MAX_UNPACKED_BYTES`].
pub(super) fn read<'a>(root: &Dict<'a>, specifications: &[Dict<'a>], xref: &'a XRef) -> Option<Vec<EmbeddedFile>> {
    let associated: BTreeSet<ObjectIdentifier> = each(root, "AF", xref).into_iter().filter_map(|(id, _)| id).collect();
    let mut embedded = EmbeddedStreams::default();
    let files = specifications.iter().take(MAX_FILES);
    let mut found: Vec<EmbeddedFile> =
        files.filter_map(|file| attachment(file, &associated, &mut embedded)).collect::<Option<_>>()?;
    found.sort();
    found.dedup();
    Some(found)
}

/// Cache of embedded file streams: each is unpacked once, even if several specifications refer to it.
#[derive(Default)]
struct EmbeddedStreams {
    known: HashMap<ObjectIdentifier, FileContent>,
    unpacked: usize,
}

/// Size and digests of an embedded file.
#[derive(Clone)]
struct FileContent {
    bytes: usize,
    md5: [u8; 16],
    sha256: String,
}

impl EmbeddedStreams {
    /// Size and digests of a stream; `None` if the files of the document are too large together.
    fn content(&mut self, stream: &Stream<'_>) -> Option<FileContent> {
        let id = stream.obj_id();
        if let Some(known) = self.known.get(&id) {
            return Some(known.clone());
        }
        let data = stream.decoded().unwrap_or_default();
        self.unpacked = self.unpacked.saturating_add(data.len());
        let content = FileContent { bytes: data.len(), md5: Md5::digest(&data).into(), sha256: sha256(&data) };
        self.known.insert(id, content.clone());
        (self.unpacked <= MAX_UNPACKED_BYTES).then_some(content)
    }
}

/// Whether a dictionary is a file specification.
pub(super) fn is_specification(dict: &Dict<'_>) -> bool {
    dict.get::<Dict<'_>>("EF").is_some() || name_is(dict, "Type", b"Filespec")
}

/// The file of a specification: `None` if it embeds none, `Some(None)` if the limit of size is exceeded.
fn attachment(
    file: &Dict<'_>,
    associated: &BTreeSet<ObjectIdentifier>,
    embedded: &mut EmbeddedStreams,
) -> Option<Option<EmbeddedFile>> {
    let streams = file.get::<Dict<'_>>("EF")?;
    let stream = streams.get::<Stream<'_>>("UF").or_else(|| streams.get::<Stream<'_>>("F"))?;
    let Some(content) = embedded.content(&stream) else { return Some(None) };
    let stated = stream.dict().get::<Dict<'_>>("Params").unwrap_or_default();
    let checksum = stated.get::<Bytes<'_>>("CheckSum");
    Some(Some(EmbeddedFile {
        name: string(file, "UF").or_else(|| string(file, "F")).unwrap_or_default(),
        mime: name(stream.dict(), "Subtype"),
        relationship: name(file, "AFRelationship"),
        description: string(file, "Desc").filter(|text| !text.is_empty()),
        bytes: content.bytes,
        bytes_stated: stated.get::<i64>("Size"),
        checksum: checksum.map(|stated| stated.as_bytes() == content.md5),
        sha256: content.sha256,
        associated: file.obj_id().is_some_and(|id| associated.contains(&id)),
    }))
}

/// Whether the data of a stream are stored in an external file (ISO 32000-1, 7.3.8.2).
pub(super) fn is_external(dict: &Dict<'_>) -> bool {
    matches!(dict.get::<Object<'_>>("F"), Some(Object::String(_) | Object::Dict(_)))
}
