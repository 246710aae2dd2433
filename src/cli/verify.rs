//! The command `budgetpress verify`: builds a PDF again from its data, and reports whether it is genuine (核验).

use std::path::Path;

use budgetpress::inspect::Signature;
use budgetpress::{Error, FileVerdict, InputFile, InputKind, RecordedFile, VERIFY_CODES, Verified};
use serde_json::{Value, json};

use super::args::{FindingsFormat, VerifyArgs};
use super::{Terminal, explain, input_file, print, print_json};

pub(super) fn verify(args: &VerifyArgs, terminal: &Terminal) -> Result<(), Error> {
    if let Some(code) = &args.explain {
        return explain::explain(code, &VERIFY_CODES, terminal);
    }
    let Some(input) = &args.input else { return Ok(()) };
    match (read_and_verify(args, input), args.format) {
        (Ok(verified), FindingsFormat::Text) => {
            print(&format!("{}\n", in_words(&verified, args, terminal)))?;
            match verified.verdict {
                FileVerdict::Genuine => Ok(()),
                FileVerdict::NotGenuine => Err(Error::Found(verified.findings)),
                FileVerdict::Unknown => Err(Error::Failed(verified.findings)),
            }
        }
        (Ok(verified), FindingsFormat::Json) => {
            print_json(&record(&verified, input, terminal))?;
            match verified.verdict {
                FileVerdict::Genuine => Ok(()),
                FileVerdict::NotGenuine => Err(Error::Found(Vec::new())),
                FileVerdict::Unknown => Err(Error::Failed(Vec::new())),
            }
        }
        (Err(error), _) => unknown(error, args, input, terminal),
    }
}

/// Reports that the verdict on a file is unknown, with the reason. Also used by `confined`.
pub(super) fn unknown(error: Error, args: &VerifyArgs, input: &Path, terminal: &Terminal) -> Result<(), Error> {
    match args.format {
        FindingsFormat::Text => {
            print(&format!("{}\n", terminal.catalogue.text("verify-unknown", &[])))?;
            Err(Error::Failed(error.findings().to_vec()))
        }
        FindingsFormat::Json => {
            let findings = terminal.catalogue.json(error.findings(), Some(&input.display().to_string()));
            print_json(&json!({ "verdict": verdict_name(FileVerdict::Unknown), "findings": findings }))?;
            Err(Error::Failed(Vec::new()))
        }
    }
}

fn read_and_verify(args: &VerifyArgs, input: &Path) -> Result<Verified, Error> {
    let file = input_file(input, InputKind::Pdf)?;
    let data = args.data.as_deref().map(|data| input_file(data, InputKind::Data)).transpose()?;
    args.with.resources().verify(file.bytes(), data.as_ref().map(InputFile::bytes))
}

/// The verdict in the user's language.
fn in_words(verified: &Verified, args: &VerifyArgs, terminal: &Terminal) -> String {
    let text = |id: &str, values: &[(&'static str, String)]| terminal.catalogue.text(id, values);
    let data = match &args.data {
        Some(path) => text("verify-data-named", &[("path", path.display().to_string())]),
        None => text("verify-data-inside", &[]),
    };
    let values = [
        ("data", data),
        ("bytes", verified.bytes.to_string()),
        ("edition", edition_name(verified.edition).to_owned()),
        ("sha256", verified.data_sha256.clone()),
        ("count", verified.signatures.len().to_string()),
    ];
    let mut lines = vec![match verified.verdict {
        FileVerdict::Genuine if verified.signatures.is_empty() => text("verify-genuine", &values),
        FileVerdict::Genuine => text("verify-genuine-signed", &values),
        FileVerdict::NotGenuine if verified.is_appended() => text("verify-appended", &values),
        FileVerdict::NotGenuine => text("verify-not-genuine", &values),
        FileVerdict::Unknown => text("verify-unknown", &values),
    }];
    if verified.verdict == FileVerdict::Genuine {
        lines
            .extend(verified.signatures.iter().map(|signature| text("verify-signature", &signature_values(signature))));
        lines.extend((!verified.signatures.is_empty()).then(|| text("verify-validity", &[])));
        let record = verified.record.as_ref();
        lines.extend(record.filter(|record| record.draft).map(|_| text("verify-draft", &[])));
        let accepted = record.map_or(0, |record| record.accepted.len());
        lines.extend((accepted > 0).then(|| text("verify-accepted", &[("count", accepted.to_string())])));
    }
    lines.join("\n")
}

/// The values of the message about a signature.
pub(super) fn signature_values(signature: &Signature) -> [(&'static str, String); 6] {
    let page = signature.seen.map_or("none".to_owned(), |(page, _)| page.to_string());
    let area = signature
        .seen
        .map(|(_, area)| format!("{:.0} {:.0} {:.0} {:.0}", area.left, area.bottom, area.right, area.top));
    [
        ("kind", if signature.is_time_stamp { "stamp" } else { "signature" }.to_owned()),
        ("field", signature.field.clone()),
        ("format", signature.format.clone()),
        ("signer", signature.signer.clone().unwrap_or_else(|| "none".to_owned())),
        ("page", page),
        ("box", area.unwrap_or_default()),
    ]
}

/// The result in JSON.
fn record(verified: &Verified, input: &Path, terminal: &Terminal) -> Value {
    json!({
        "verdict": verdict_name(verified.verdict),
        "edition": edition_name(verified.edition),
        "bytes": verified.bytes,
        "data_sha256": verified.data_sha256,
        "record": verified.record,
        "signatures": verified.signatures,
        "findings": terminal.catalogue.json(&verified.findings, Some(&input.display().to_string())),
    })
}

fn verdict_name(verdict: FileVerdict) -> &'static str {
    match verdict {
        FileVerdict::Genuine => "genuine",
        FileVerdict::NotGenuine => "not-genuine",
        FileVerdict::Unknown => "unknown",
    }
}

fn edition_name(edition: RecordedFile) -> &'static str {
    match edition {
        RecordedFile::Web => "web",
        RecordedFile::Print => "print",
        RecordedFile::Cover => "cover",
    }
}
