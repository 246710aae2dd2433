//! Writes `manifest.json` and `SHA256SUMS` of a build: its files with digests, the input, the layout, the fonts and the
//! options. `build::build` calls it if the options ask for a manifest; batch runs use [`sum`] and [`fonts`].

use std::path::Path;

use serde_json::{Value, json};

use super::record::{BuildRecord, chosen_print_record};
use super::{BuildRequest, Editions};
use crate::check::{self, Accepted};
use crate::compile::Compiler;
use crate::load::Loaded;
use crate::mark::{self, OutputKind, Subject};
use crate::message::{Catalogue, Language};
use crate::model::sha256;
use crate::output::OutputFile;

/// The two files, in the folder of the first file of the build. `SHA256SUMS` has the format of `sha256sum --check`.
pub(super) fn files(
    files: &[OutputFile],
    request: &BuildRequest<'_>,
    loaded: &Loaded,
    compiler: &Compiler,
    accepted: &[Accepted],
    record: &BuildRecord,
) -> Vec<OutputFile> {
    let folder = files.first().and_then(|file| file.path.parent()).unwrap_or(Path::new(""));
    let mut sums: Vec<(String, String)> = files.iter().map(|file| (name(&file.path), sha256(&file.bytes))).collect();
    let layout = &loaded.layout;
    let print =
        (request.options.editions != Editions::Web).then(|| chosen_print_record(&request.options.print, layout));
    let manifest = json!({
        "program": record.program,
        "engine": record.engine,
        "layout": record.layout,
        "fonts": fonts(compiler),
        "input": request.input.map(|path| json!({ "name": name(path), "sha256": sha256(request.bytes) })),
        "data": { "sha256": record.data_sha256 },
        "draft": record.draft,
        "fingerprint": record.fingerprint,
        "print": print,
        // With the places in the user's file.
        "accepted": check::record(accepted, &Catalogue::new(Language::of(&layout.language))),
        "files": files.iter().zip(&sums).map(|(file, (name, sha256))| {
            json!({ "name": name, "bytes": file.bytes.len(), "sha256": sha256 })
        }).collect::<Vec<_>>(),
    });
    let manifest =
        mark::json(&format!("{manifest:#}\n"), &Subject::of(OutputKind::Manifest, &loaded.budget)).into_bytes();
    sums.push(("manifest.json".into(), sha256(&manifest)));
    let lines: String = sums.iter().map(|(name, sha256)| sum(name, sha256)).collect();
    let beside = |name: &str, bytes: Vec<u8>| OutputFile::new(folder.join(name), bytes);
    vec![beside("manifest.json", manifest), beside("SHA256SUMS", lines.into_bytes())]
}

/// A line of `SHA256SUMS` as GNU `sha256sum` writes and reads it: line breaks and backslashes in a name are escaped,
/// and the line then begins with a backslash.
pub(crate) fn sum(name: &str, sha256: &str) -> String {
    if !name.contains(['\\', '\n', '\r']) {
        return format!("{sha256}  {name}\n");
    }
    let name = name.replace('\\', "\\\\").replace('\n', "\\n").replace('\r', "\\r");
    format!("\\{sha256}  {name}\n")
}

/// The font files in use, each once, in JSON.
pub(crate) fn fonts(compiler: &Compiler) -> Vec<Value> {
    let mut fonts: Vec<Value> = Vec::new();
    for role in compiler.fonts().report() {
        let Some(face) = role.face else { continue };
        let font =
            json!({ "family": face.family, "version": face.version, "file": name(&face.path), "sha256": face.sha256 });
        if !fonts.contains(&font) {
            fonts.push(font);
        }
    }
    fonts
}

/// The name of a file without its folder: the manifest leaves out where files lie.
fn name(path: &Path) -> String {
    path.file_name().unwrap_or_default().to_string_lossy().into_owned()
}
