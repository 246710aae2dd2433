//! Document information and metadata (XMP) of the print edition: version of PDF/X, dates, identifier, and the record of
//! the build (ISO 15930-4, 6.8; ISO 15930-7, 6.7).

use lopdf::{Document, Object, StringFormat};
use sha2::{Digest, Sha256};

use crate::compile::CompiledDocument as Set;
use crate::error::Error;
use crate::export::identifier;
use crate::export::pdf::PROGRAM;
use crate::export::rewrite::{self, with_element};
use crate::layout::Standard;

/// The XMP namespace of the PDF/X-4 identification.
const NAMESPACE: &str = "http://www.npes.org/pdfx/ns/id/";

/// The document information (ISO 32000-1, 14.3.3) has the record of the build under this key; `verify` reads it.
pub const RECORD_KEY: &str = "BudgetpressBuild";

/// The XMP namespace of the record of the build.
const OWN_NAMESPACE: &str = "urn:budgetpress:build#";

/// The record of the build as a property of the metadata.
fn record_property(record: &str) -> String {
    let escaped = record.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;");
    format!(
        "<rdf:Description rdf:about=\"\" xmlns:budgetpress=\"{OWN_NAMESPACE}\"><budgetpress:build>{escaped}</budgetpress:build>\
         </rdf:Description>"
    )
}

/// Bytes of an identifier.
const IDENTIFIER_BYTES: usize = 16;

/// Sets the keys in the document information and in the metadata.
///
/// # Errors
/// `export-failed` if the file's information is not a dictionary.
pub(super) fn stamp(file: &mut Document, document: &Set, standard: Standard) -> Result<(), Error> {
    file.version = match standard {
        Standard::X1a => "1.4".into(),
        Standard::X4 => "1.6".into(),
    };
    // The data state a day; its time is midnight in Beijing.
    let date = document.date().to_string();
    let day = Object::string_literal(format!("D:{}000000+08'00'", date.replace('-', "")));
    let info = rewrite::info(file)?;
    info.set("CreationDate", day.clone());
    info.set("ModDate", day);
    info.set("Producer", Object::string_literal(PROGRAM));
    info.set("Trapped", Object::Name(b"False".to_vec()));
    info.set("GTS_PDFXVersion", Object::string_literal(standard.label()));
    if let Some(record) = document.record() {
        info.set(RECORD_KEY, lopdf::text_string(record));
    }
    let identity = identity(file, document);
    let moment = format!("{date}T00:00:00+08:00");
    let record = document.record().map(record_property).unwrap_or_default();
    rewrite::edit_metadata(file, |text| {
        let text = with_element(&text, "xmp:CreateDate", &moment);
        let text = with_element(&text, "xmp:ModifyDate", &moment);
        let text = with_element(&text, "xmpMM:DocumentID", &identity);
        let properties = format!(
            "<rdf:Description rdf:about=\"\" xmlns:pdfxid=\"{NAMESPACE}\" xmlns:pdf=\"http://ns.adobe.com/pdf/1.3/\" \
             xmlns:xmp=\"http://ns.adobe.com/xap/1.0/\" xmlns:xmpMM=\"http://ns.adobe.com/xap/1.0/mm/\">\
             <pdfxid:GTS_PDFXVersion>{}</pdfxid:GTS_PDFXVersion><pdf:Trapped>False</pdf:Trapped>\
             <pdf:Producer>{PROGRAM}</pdf:Producer><xmp:MetadataDate>{moment}</xmp:MetadataDate>\
             <xmpMM:VersionID>1</xmpMM:VersionID></rdf:Description>{record}</rdf:RDF>",
            standard.label()
        );
        text.replacen("</rdf:RDF>", &properties, 1)
    });
    Ok(())
}

/// Sets the document's identifier (ISO 32000-1, 14.4) and returns it. It does not depend on the standard, whereas
/// Typst's identifier depends on the version of PDF.
fn identity(file: &mut Document, document: &Set) -> String {
    let digest = Sha256::digest(document.identity());
    let bytes = digest[..IDENTIFIER_BYTES].to_vec();
    let identity = identifier::hex(&bytes);
    let first = Object::String(bytes, StringFormat::Hexadecimal);
    file.trailer.set("ID", vec![first.clone(), first]);
    identity
}
