//! The manifest of a build: what its files are, what they were made from, and with what.

use std::path::Path;

use serde_json::{Value, json};

use super::{Editions, Output, Request};
use crate::check::{self, Accepted};
use crate::compile::{self, Compiler};
use crate::convert;
use crate::layout::{CONDITION, Layout, Standard};
use crate::load::Loaded;
use crate::message::{Catalogue, Language};
use crate::model::sha256;

/// `manifest.json` and `SHA256SUMS`, which lie beside the first of the files. The latter is what `sha256sum --check`
/// reads.
pub(super) fn files(
    files: &[Output],
    request: &Request<'_>,
    loaded: &Loaded,
    compiler: &Compiler,
    accepted: &[Accepted],
) -> Vec<Output> {
    let folder = files.first().and_then(|file| file.path.parent()).unwrap_or(Path::new(""));
    let mut sums: Vec<(String, String)> = files.iter().map(|file| (name(&file.path), sha256(&file.bytes))).collect();
    let layout = &loaded.layout;
    let manifest = json!({
        "program": concat!("budgetpress ", env!("CARGO_PKG_VERSION")),
        "engine": compile::engine(),
        "layout": { "name": layout.name, "sha256": layout.files.digest(&layout.name) },
        "fonts": fonts(compiler),
        "input": request.input.map(|path| json!({ "name": name(path), "sha256": sha256(request.bytes) })),
        "data": { "sha256": convert::fingerprint(&loaded.budget, layout) },
        "draft": request.settings.draft,
        "fingerprint": request.settings.fingerprint,
        "print": print(request, layout),
        "accepted": check::record(accepted, &Catalogue::new(Language::of(&layout.language))),
        "files": files.iter().zip(&sums).map(|(file, (name, sha256))| {
            json!({ "name": name, "bytes": file.bytes.len(), "sha256": sha256 })
        }).collect::<Vec<_>>(),
    });
    let manifest = format!("{manifest:#}\n").into_bytes();
    sums.push(("manifest.json".into(), sha256(&manifest)));
    let lines: String = sums.iter().map(|(name, sha256)| format!("{sha256}  {name}\n")).collect();
    let beside = |name: &str, bytes: Vec<u8>| Output { path: folder.join(name), bytes, pages: None };
    vec![beside("manifest.json", manifest), beside("SHA256SUMS", lines.into_bytes())]
}

/// The settings of the print edition, wherever they come from, if it was built; of its profile the digest.
fn print(request: &Request<'_>, layout: &Layout) -> Option<Value> {
    if request.settings.editions == Editions::Web {
        return None;
    }
    let spec = layout.print.clone().with(&request.settings.print);
    let mut told = json!(spec);
    // Left open, it is this one; a profile tells its own.
    if spec.standard == Standard::X1a {
        told["condition"] = json!(spec.condition.as_deref().unwrap_or(CONDITION));
    }
    told["profile"] = json!(spec.profile(Some(layout)).ok().flatten().map(|profile| sha256(&profile)));
    Some(told)
}

/// The faces in use, each once.
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

/// Names only: where files lie is nobody's business.
fn name(path: &Path) -> String {
    path.file_name().unwrap_or_default().to_string_lossy().into_owned()
}
