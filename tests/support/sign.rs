//! A signer: it appends what programs that sign PDFs append (an incremental update, ISO 32000-1, 7.5.6 and 12.8), but for the
//! signature itself, of which only the room is made.

use lopdf::{Dictionary, Document, Object, Stream, dictionary};

/// How a file is signed.
pub(crate) struct Signing {
    /// The name of the field.
    pub(crate) field: &'static str,
    /// The page, from 1, and the box on it, from its lower left corner; nothing for a signature that is not seen.
    pub(crate) seen: Option<(usize, [i64; 4])>,
}

/// A signature that is not seen.
pub(crate) const UNSEEN: Signing = Signing { field: "Signature1", seen: None };

/// The file with a signature appended.
pub(crate) fn sign(bytes: &[u8], how: &Signing) -> Vec<u8> {
    let mut revision = Revision::of(bytes);
    let signature = revision.add(dictionary! {
        "Type" => "Sig", "Filter" => "Adobe.PPKLite", "SubFilter" => "ETSI.CAdES.detached",
        "M" => Object::string_literal("D:20240301120000+08'00'"), "ByteRange" => RANGE, "Contents" => CONTENTS,
    });
    let (page, area) = how.seen.unwrap_or((1, [0; 4]));
    let page = *revision.pdf.get_pages().get(&u32::try_from(page).expect("a page")).expect("there is such a page");
    let mut widget = dictionary! {
        "Type" => "Annot", "Subtype" => "Widget", "FT" => "Sig", "T" => Object::string_literal(how.field), "F" => 132,
        "Rect" => area.map(Object::from).to_vec(), "P" => page, "V" => signature,
    };
    if how.seen.is_some() {
        let [left, bottom, right, top] = area;
        let form = dictionary! {
            "Type" => "XObject", "Subtype" => "Form", "BBox" => vec![0.into(), 0.into(), (right - left).into(), (top - bottom).into()],
        };
        let appearance = revision.add(Stream::new(form, b"1 0 0 RG 2 w 1 1 50 50 re S".to_vec()));
        widget.set("AP", dictionary! { "N" => appearance });
    }
    let widget = revision.add(widget);
    revision.change(page, |page| push(page, "Annots", widget.clone()));
    revision.enter(widget);
    revision.saved();
    let appended = revision.finish();
    ranged(appended)
}

/// The file with a revision that holds what proves the signatures (DSS).
pub(crate) fn prove(bytes: &[u8]) -> Vec<u8> {
    let mut revision = Revision::of(bytes);
    let certificate = revision.add(Stream::new(Dictionary::new(), vec![0x30; 100]));
    let store = revision.add(dictionary! { "Type" => "DSS", "Certs" => vec![certificate] });
    let root = revision.root();
    revision.change(root, |catalogue| catalogue.set("DSS", store));
    revision.finish()
}

/// A revision that is being made.
pub(crate) struct Revision {
    bytes: Vec<u8>,
    pub(crate) pdf: Document,
    objects: Vec<(u32, Vec<u8>)>,
    /// Whether the file has plain tables for indexes.
    table: bool,
}

/// Stands for the range and the signature until it is known where they are.
const RANGE: &str = "Range0000000000000000000000000000000000000000";
const CONTENTS: &str = "Contents0000000000000000";

impl Revision {
    pub(crate) fn of(bytes: &[u8]) -> Self {
        let pdf = Document::load_from(bytes).expect("it loads");
        let start: usize = startxref(bytes);
        Self { bytes: bytes.to_vec(), pdf, objects: Vec::new(), table: bytes[start..].starts_with(b"xref") }
    }

    pub(crate) fn root(&self) -> lopdf::ObjectId {
        self.pdf.trailer.get(b"Root").and_then(Object::as_reference).expect("a catalogue")
    }

    /// A new object.
    pub(crate) fn add(&mut self, object: impl Into<Object>) -> Object {
        let id = self.pdf.add_object(object);
        self.note(id);
        Object::Reference(id)
    }

    /// An object with something changed.
    pub(crate) fn change(&mut self, id: lopdf::ObjectId, change: impl FnOnce(&mut Dictionary)) {
        change(self.pdf.get_dictionary_mut(id).expect("a dictionary"));
        self.note(id);
    }

    pub(crate) fn note(&mut self, (number, _): lopdf::ObjectId) {
        let mut body = Vec::new();
        write(self.pdf.get_object((number, 0)).expect("an object"), &mut body);
        self.objects.retain(|(known, _)| *known != number);
        self.objects.push((number, body));
    }

    /// Enters a field in the form of the document, which is made if there is none.
    pub(crate) fn enter(&mut self, field: Object) {
        let root = self.root();
        let form = self.pdf.catalog().and_then(|root| root.get(b"AcroForm")).and_then(Object::as_reference);
        match form {
            Ok(form) => self.change(form, |form| push(form, "Fields", field)),
            Err(_) => {
                let form = self.add(dictionary! { "Fields" => vec![field], "SigFlags" => 3 });
                self.change(root, |root| root.set("AcroForm", form));
            }
        }
    }

    /// States when and with what the file was saved, as such programs do.
    fn saved(&mut self) {
        let info = self.pdf.trailer.get(b"Info").and_then(Object::as_reference).expect("information");
        self.change(info, |info| {
            info.set("ModDate", Object::string_literal("D:20240301120000+08'00'"));
            info.set("Producer", Object::string_literal("Signer 1.0"));
        });
        let metadata =
            self.pdf.catalog().and_then(|root| root.get(b"Metadata")).and_then(Object::as_reference).expect("metadata");
        let stream = self.pdf.get_object_mut(metadata).and_then(Object::as_stream_mut).expect("a stream");
        let text = String::from_utf8(stream.content.clone()).expect("text");
        let (before, rest) = text.split_once("<xmp:ModifyDate>").expect("a date");
        let (_, after) = rest.split_once('<').expect("its end");
        stream.set_content(format!("{before}<xmp:ModifyDate>2024-03-01T12:00:00+08:00<{after}").into_bytes());
        self.note(metadata);
    }

    /// The file with the objects appended.
    pub(crate) fn finish(mut self) -> Vec<u8> {
        let before = startxref(&self.bytes);
        let mut places = Vec::new();
        self.objects.sort();
        for (number, body) in &self.objects {
            places.push((*number, self.bytes.len()));
            self.bytes.extend(format!("{number} 0 obj\n").into_bytes());
            self.bytes.extend(body);
            self.bytes.extend(b"\nendobj\n");
        }
        let start = self.bytes.len();
        let own = self.pdf.max_id + 1;
        let mut trailer = Dictionary::new();
        for key in ["Root", "Info", "ID"] {
            trailer.set(key, self.pdf.trailer.get(key.as_bytes()).expect("it has one").clone());
        }
        trailer.set("Prev", i64::try_from(before).expect("an offset"));
        trailer.set("Size", i64::from(own) + 1);
        let mut out = Vec::new();
        if self.table {
            out.extend(b"xref\n0 1\n0000000000 65535 f \n");
            for (number, offset) in &places {
                out.extend(format!("{number} 1\n{offset:010} 00000 n \n").into_bytes());
            }
            out.extend(b"trailer\n");
            write(&trailer.into(), &mut out);
        } else {
            places.push((own, start));
            trailer.set("Type", "XRef");
            trailer.set("W", vec![1.into(), 4.into(), 1.into()]);
            let spans = places.iter().flat_map(|(number, _)| [i64::from(*number).into(), 1.into()]);
            trailer.set("Index", spans.collect::<Vec<Object>>());
            let entry = |(_, offset): &(u32, usize)| {
                let offset = u32::try_from(*offset).expect("an offset").to_be_bytes();
                [&[1][..], &offset[..], &[0][..]].concat()
            };
            let index = Stream::new(trailer, places.iter().flat_map(entry).collect());
            out.extend(format!("{own} 0 obj\n").into_bytes());
            write(&index.into(), &mut out);
            out.extend(b"\nendobj");
        }
        out.extend(format!("\nstartxref\n{start}\n%%EOF\n").into_bytes());
        self.bytes.extend(out);
        self.bytes
    }
}

fn push(dict: &mut Dictionary, key: &str, value: Object) {
    let mut list = dict.get(key.as_bytes()).and_then(Object::as_array).cloned().unwrap_or_default();
    list.push(value);
    dict.set(key, list);
}

pub(crate) fn startxref(bytes: &[u8]) -> usize {
    let text = String::from_utf8_lossy(&bytes[bytes.len() - 40..]).into_owned();
    let (_, rest) = text.rsplit_once("startxref").expect("it has an end");
    rest.split_whitespace().next().expect("an offset").parse().expect("a number")
}

/// Writes the range of bytes that the signature covers.
fn ranged(mut bytes: Vec<u8>) -> Vec<u8> {
    let find = |bytes: &[u8], word: &[u8]| bytes.windows(word.len()).rposition(|own| own == word).expect("it is there");
    let start = find(&bytes, format!("/{CONTENTS}").as_bytes());
    let hex = format!("<{}>", "0".repeat(CONTENTS.len() - 1));
    bytes[start..start + hex.len()].copy_from_slice(hex.as_bytes());
    let end = start + hex.len();
    let range = format!("[0 {start} {end} {}]", bytes.len() - end);
    let at = find(&bytes, format!("/{RANGE}").as_bytes());
    let room = RANGE.len() + 1;
    bytes[at..at + room].copy_from_slice(format!("{range:room$}").as_bytes());
    bytes
}

/// Writes an object as it stands in a file.
fn write(object: &Object, out: &mut Vec<u8>) {
    match object {
        Object::Null => out.extend(b"null"),
        Object::Boolean(value) => out.extend(value.to_string().into_bytes()),
        Object::Integer(value) => out.extend(value.to_string().into_bytes()),
        Object::Real(value) => out.extend(value.to_string().into_bytes()),
        Object::Name(name) => {
            out.push(b'/');
            out.extend(name);
        }
        Object::String(text, _) => {
            out.push(b'<');
            out.extend(text.iter().flat_map(|byte| format!("{byte:02X}").into_bytes()));
            out.push(b'>');
        }
        Object::Array(list) => {
            out.push(b'[');
            for (index, value) in list.iter().enumerate() {
                if index > 0 {
                    out.push(b' ');
                }
                write(value, out);
            }
            out.push(b']');
        }
        Object::Dictionary(dict) => {
            out.extend(b"<<");
            for (key, value) in dict.iter() {
                write(&Object::Name(key.clone()), out);
                out.push(b' ');
                write(value, out);
            }
            out.extend(b">>");
        }
        Object::Stream(stream) => {
            let mut dict = stream.dict.clone();
            dict.set("Length", i64::try_from(stream.content.len()).expect("a length"));
            write(&dict.into(), out);
            out.extend(b"stream\n");
            out.extend(&stream.content);
            out.extend(b"\nendstream");
        }
        Object::Reference((number, generation)) => out.extend(format!("{number} {generation} R").into_bytes()),
    }
}
