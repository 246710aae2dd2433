//! Lays objects down as the web edition has them: a forgery whose frame is beyond suspicion, so that the rules behind that of the
//! frame are put to the test.

use std::io::Write;

use flate2::Compression;
use flate2::write::ZlibEncoder;
use lopdf::{Dictionary, Document, Object, StringFormat};
use sha2::{Digest, Sha256};

/// What stands for the digest of the file while it is taken.
const BLANK_DIGITS: &str = "10325476981032547698103254769810";

/// The bytes of a web edition with these objects, sealed with the digest of the file.
pub(crate) fn relaid(pdf: &Document) -> Vec<u8> {
    let mut out = b"%PDF-1.7\n%\x80\x80\x80\x80\n\n".to_vec();
    let mut offsets = Vec::new();
    for ((number, _), object) in &pdf.objects {
        let kind = object.as_stream().ok().and_then(|stream| stream.dict.get(b"Type").and_then(Object::as_name).ok());
        if matches!(kind, Some(b"ObjStm" | b"XRef")) {
            continue;
        }
        offsets.push((*number, out.len()));
        out.extend(format!("{number} 0 obj\n").into_bytes());
        write(object, &mut out);
        out.extend(b"\nendobj\n");
    }
    let number = offsets.iter().map(|(number, _)| number + 1).max().unwrap_or(1);
    let start = out.len();
    offsets.push((number, start));
    let mut entries = vec![[0, 0, 0, 0, 0, 0xFF, 0xFF]; number as usize + 1];
    for (number, offset) in &offsets {
        let [a, b, c, d] = (*offset as u32).to_be_bytes();
        entries[*number as usize] = [1, a, b, c, d, 0, 0];
    }
    let (mut above, mut rows) = ([0_u8; 7], Vec::new());
    for entry in entries {
        rows.push(2);
        rows.extend(entry.iter().zip(above).map(|(own, above): (&u8, u8)| own.wrapping_sub(above)));
        above = entry;
    }
    let packed = deflated(&rows);
    let reference = |key: &[u8]| pdf.trailer.get(key).and_then(Object::as_reference).expect("a reference").0;
    let first =
        pdf.trailer.get(b"ID").and_then(Object::as_array).expect("an identifier")[0].as_str().expect("a string");
    let first: String = first.iter().map(|byte| format!("{byte:02X}")).collect();
    let old = old_digits(pdf);
    out.extend(
        format!(
            "{number} 0 obj\n<</Type/XRef/Size {}/W[1 4 2]/DecodeParms<</Predictor 12/Columns 7>>/Root {} 0 R/Info {} 0 R\
             /ID[<{first}><{BLANK_DIGITS}>]/Filter/FlateDecode/Length {}>>stream\n",
            number + 1,
            reference(b"Root"),
            reference(b"Info"),
            packed.len()
        )
        .into_bytes(),
    );
    out.extend(&packed);
    out.extend(format!("\nendstream\nendobj\nstartxref\n{start}\n%%EOF\n").into_bytes());
    sealed(out, &old)
}

/// The bytes of a print edition with these objects, sealed in the same way.
pub(crate) fn relaid_print(pdf: &mut Document) -> Vec<u8> {
    let old = old_digits(pdf);
    let mut out = Vec::new();
    pdf.save_to(&mut out).expect("it is written");
    out.push(b'\n');
    sealed(out, &old)
}

fn sealed(mut out: Vec<u8>, old: &[u8]) -> Vec<u8> {
    replace(&mut out, old, BLANK_DIGITS.as_bytes());
    let digest: String = Sha256::digest(&out)[..16].iter().map(|byte| format!("{byte:02X}")).collect();
    replace(&mut out, BLANK_DIGITS.as_bytes(), digest.as_bytes());
    out
}

/// The digest that the metadata state, in digits.
fn old_digits(pdf: &Document) -> Vec<u8> {
    let id = pdf.trailer.get(b"ID").and_then(Object::as_array).expect("an identifier")[1].as_str().expect("a string");
    id.iter().map(|byte| format!("{byte:02X}")).collect::<String>().into_bytes()
}

fn replace(bytes: &mut [u8], from: &[u8], to: &[u8]) {
    let places: Vec<usize> =
        bytes.windows(from.len()).enumerate().filter(|(_, window)| *window == from).map(|(at, _)| at).collect();
    for at in places {
        bytes[at..at + to.len()].copy_from_slice(to);
    }
}

pub(crate) fn deflated(data: &[u8]) -> Vec<u8> {
    let mut encoder = ZlibEncoder::new(Vec::new(), Compression::default());
    encoder.write_all(data).expect("it is packed");
    encoder.finish().expect("it is packed")
}

fn write(object: &Object, out: &mut Vec<u8>) {
    match object {
        Object::Null => out.extend(b"null"),
        Object::Boolean(value) => out.extend(value.to_string().into_bytes()),
        Object::Integer(value) => out.extend(value.to_string().into_bytes()),
        Object::Real(value) => out.extend(value.to_string().into_bytes()),
        Object::Name(name) => name_of(name, out),
        Object::String(text, StringFormat::Literal)
            if text.iter().all(|byte| byte.is_ascii_alphanumeric() || *byte == b' ') =>
        {
            out.push(b'(');
            out.extend(text);
            out.push(b')');
        }
        Object::String(text, _) => {
            out.push(b'<');
            text.iter().for_each(|byte| out.extend(format!("{byte:02X}").into_bytes()));
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
        Object::Dictionary(members) => dictionary(members, out),
        Object::Stream(stream) => {
            let mut members = stream.dict.clone();
            members.set("Length", stream.content.len() as i64);
            dictionary(&members, out);
            out.extend(b"stream\n");
            out.extend(&stream.content);
            out.extend(b"\nendstream");
        }
        Object::Reference((number, _)) => out.extend(format!("{number} 0 R").into_bytes()),
    }
}

fn dictionary(members: &Dictionary, out: &mut Vec<u8>) {
    out.extend(b"<<");
    for (key, value) in members.iter() {
        name_of(key, out);
        out.push(b' ');
        write(value, out);
    }
    out.extend(b">>");
}

fn name_of(name: &[u8], out: &mut Vec<u8>) {
    out.push(b'/');
    for byte in name {
        if byte.is_ascii_alphanumeric() || b"-+_.".contains(byte) {
            out.push(*byte);
        } else {
            out.extend(format!("#{byte:02X}").into_bytes());
        }
    }
}
