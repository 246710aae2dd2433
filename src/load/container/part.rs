//! One part of a zip, read to its end through a counter.

use std::borrow::Cow;
use std::io::{self, BufRead, BufReader, Read};

use quick_xml::Reader;
use quick_xml::events::attributes::Attributes;
use quick_xml::events::{BytesStart, Event};
use quick_xml::name::QName;

use super::{LONGEST, MOST_BYTES, refusal};
use crate::error::Error;

/// The deepest nesting of elements: a workbook has some thirty levels.
const DEEPEST: usize = 256;

/// Looks at the elements of parts. An empty element has a start and an end.
pub(super) trait Visit {
    fn start(&mut self, part: &str, element: &BytesStart<'_>) -> Result<(), Error>;
    fn end(&mut self, part: &str, name: QName<'_>) -> Result<(), Error>;
    fn text(&mut self, part: &str, text: &str, form: TextEncoding) -> Result<(), Error>;
}

/// How a text is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum TextEncoding {
    /// As it is.
    Plain,
    /// As a reference to a character.
    Reference,
    /// In a CDATA section.
    Section,
    /// Not at all: a comment or an instruction for a program, which splits the text around it.
    Comment,
}

/// The attributes of an element. They are not compared with each other, which takes long when there are many.
pub(super) fn attributes<'a>(element: &'a BytesStart<'_>) -> Attributes<'a> {
    let mut attributes = element.attributes();
    attributes.with_checks(false);
    attributes
}

/// The value of an attribute as it stands in the file, by its name with its prefix.
///
/// # Errors
/// `workbook-truncated` if the attributes are none, or this one stands twice.
pub(super) fn attribute<'a>(
    part: &str,
    element: &'a BytesStart<'_>,
    name: &str,
) -> Result<Option<Cow<'a, str>>, Error> {
    let mut found = None;
    for attribute in attributes(element) {
        let attribute = attribute.map_err(|error| refusal::damaged("xml", part, error))?;
        if attribute.key.as_ref() == name && found.replace(attribute.value).is_some() {
            return Err(refusal::damaged("xml", part, name));
        }
    }
    Ok(found)
}

/// Reads a part that is no XML.
///
/// # Errors
/// `workbook-bomb` if it unpacks beyond the limit, `workbook-truncated` if it cannot be unpacked.
pub(super) fn measure(part: &str, source: impl Read, unpacked: &mut u64) -> Result<(), Error> {
    let mut source = BufReader::new(source);
    loop {
        let length = source.fill_buf().map_err(|error| refusal::damaged("part", part, error))?.len();
        source.consume(length);
        *unpacked = unpacked.saturating_add(length as u64);
        if *unpacked > MOST_BYTES {
            return Err(refusal::bomb());
        }
        if length == 0 {
            return Ok(());
        }
    }
}

/// Reads an XML part, which must be well-formed: on an unfinished element readers may wait for ever.
///
/// # Errors
/// As [`measure`] and those of `visit`; `workbook-truncated` for what is no XML, `workbook-encoding` for UTF-16,
/// `workbook-entity` for a document type, `workbook-rows` for a tag or text of more than [`LONGEST`] bytes.
pub(super) fn read(part: &str, mut source: impl Read, unpacked: &mut u64, visit: &mut dyn Visit) -> Result<(), Error> {
    let mut head = Vec::new();
    source.by_ref().take(4).read_to_end(&mut head).map_err(|error| refusal::damaged("part", part, error))?;
    if head.starts_with(b"\xFE\xFF") || head.starts_with(b"\xFF\xFE") || head.contains(&0) {
        // Power Query keeps its programs so, where no sheet is; readers would find no element in it.
        if !part.to_ascii_lowercase().starts_with("customxml/") {
            return Err(refusal::encoding(part));
        }
        return measure(part, source, unpacked);
    }
    let counted = Counted { source: BufReader::new(io::Cursor::new(head).chain(source)), unpacked, piece: 0 };
    let mut reader = Reader::from_reader(counted);
    reader.config_mut().expand_empty_elements = true;
    let mut buffer = Vec::new();
    let mut depth = 0_usize;
    loop {
        buffer.clear();
        reader.get_mut().piece = 0;
        match reader.read_event_into(&mut buffer) {
            Ok(Event::Start(element)) => {
                depth += 1;
                if depth > DEEPEST {
                    return Err(refusal::damaged("nesting", part, DEEPEST));
                }
                visit.start(part, &element)?;
            }
            Ok(Event::End(element)) => {
                depth = depth.saturating_sub(1);
                visit.end(part, element.name())?;
            }
            Ok(Event::Text(text)) => visit.text(part, &text, TextEncoding::Plain)?,
            Ok(Event::CData(text)) => visit.text(part, &text, TextEncoding::Section)?,
            Ok(Event::Comment(_) | Event::PI(_)) => visit.text(part, "", TextEncoding::Comment)?,
            Ok(Event::GeneralRef(reference)) => match reference.resolve_char_ref() {
                Ok(Some(character)) => visit.text(part, character.encode_utf8(&mut [0; 4]), TextEncoding::Reference)?,
                _ => {
                    let text = quick_xml::escape::resolve_xml_entity(&reference).unwrap_or("\u{FFFD}");
                    visit.text(part, text, TextEncoding::Reference)?;
                }
            },
            Ok(Event::DocType(_)) => return Err(refusal::entity(part)),
            Ok(Event::Eof) if depth == 0 => return Ok(()),
            Ok(Event::Eof) => return Err(refusal::damaged("end", part, "")),
            Ok(_) => {}
            Err(error) => return Err(reader.get_ref().refusal().unwrap_or_else(|| unsound(part, &error))),
        }
    }
}

/// What the XML reader stumbled over: the packed bytes or the XML in them.
fn unsound(part: &str, error: &quick_xml::Error) -> Error {
    let fault = if matches!(error, quick_xml::Error::Io(_)) { "part" } else { "xml" };
    refusal::damaged(fault, part, error)
}

/// A reader that stops at the limits.
struct Counted<'a, R> {
    source: BufReader<R>,
    /// What all parts unpacked to so far, in bytes.
    unpacked: &'a mut u64,
    /// The length of the tag or text that is being read.
    piece: u64,
}

impl<R> Counted<'_, R> {
    /// Why it stopped, if it did.
    fn refusal(&self) -> Option<Error> {
        if *self.unpacked > MOST_BYTES {
            Some(refusal::bomb())
        } else if self.piece > LONGEST {
            Some(refusal::too_many("piece", LONGEST))
        } else {
            None
        }
    }
}

impl<R: Read> Read for Counted<'_, R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let length = self.fill_buf()?.read(buffer)?;
        self.consume(length);
        Ok(length)
    }
}

impl<R: Read> BufRead for Counted<'_, R> {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        if self.refusal().is_some() {
            return Err(io::Error::other("limit reached"));
        }
        self.source.fill_buf()
    }

    fn consume(&mut self, length: usize) {
        self.source.consume(length);
        *self.unpacked = self.unpacked.saturating_add(length as u64);
        self.piece = self.piece.saturating_add(length as u64);
    }
}
