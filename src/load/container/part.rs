//! Reads one part of a ZIP archive to its end, counts its unpacked bytes, and passes XML elements to a visitor.
//!
//! [`archive`](super::archive) calls [`read`] for XML parts and [`measure`] for all others. [`LimitedReader`] stops the
//! XML reader at the limits of size.

use std::borrow::Cow;
use std::io::{self, BufRead, BufReader, Read};

use quick_xml::Reader;
use quick_xml::events::attributes::Attributes;
use quick_xml::events::{BytesStart, Event};
use quick_xml::name::QName;

use super::{MAX_PIECE_BYTES, MAX_UNPACKED_BYTES, refusal};
use crate::error::Error;

/// The greatest depth of nested elements; a workbook has about thirty levels.
const MAX_DEPTH: usize = 256;

/// Receives the elements and texts of XML parts; an error ends the reading.
pub(super) trait Visit {
    /// The start of an element; an empty element has a start and an end.
    fn start(&mut self, part: &str, element: &BytesStart<'_>) -> Result<(), Error>;
    /// The end of an element.
    fn end(&mut self, part: &str, name: QName<'_>) -> Result<(), Error>;
    /// A piece of text, unescaped, with the form in which it is written.
    fn text(&mut self, part: &str, text: &str, form: TextEncoding) -> Result<(), Error>;
}

/// The form in which a piece of text is written in XML.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum TextEncoding {
    /// Characters.
    Plain,
    /// A reference to a character or entity.
    Reference,
    /// A CDATA section.
    Section,
    /// A comment or processing instruction: no text, but it splits the text around it.
    Comment,
}

/// The attributes of an element, without the check for duplicates, which takes quadratic time.
pub(super) fn attributes<'a>(element: &'a BytesStart<'_>) -> Attributes<'a> {
    let mut attributes = element.attributes();
    attributes.with_checks(false);
    attributes
}

/// The value of an attribute, not unescaped, by its name with its prefix; `None` if the element lacks it.
///
/// # Errors
/// `workbook-truncated` if the attributes are malformed, or this one occurs twice.
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

/// Reads a part that is not XML, to count its unpacked bytes. `unpacked` is the total of all parts so far.
///
/// # Errors
/// `workbook-bomb` if the total exceeds the limit; `workbook-truncated` if the part cannot be unpacked.
pub(super) fn measure(part: &str, source: impl Read, unpacked: &mut u64) -> Result<(), Error> {
    let mut source = BufReader::new(source);
    loop {
        let length = source.fill_buf().map_err(|error| refusal::damaged("part", part, error))?.len();
        source.consume(length);
        *unpacked = unpacked.saturating_add(length as u64);
        if *unpacked > MAX_UNPACKED_BYTES {
            return Err(refusal::bomb());
        }
        if length == 0 {
            return Ok(());
        }
    }
}

/// Reads an XML part, which must be well-formed: on an unfinished element the workbook reader may loop for ever.
///
/// # Errors
/// As [`measure`], and those of `visit`; `workbook-truncated` for malformed XML; `workbook-encoding` for UTF-16;
/// `workbook-entity` for a document type; `workbook-rows` for a tag or text of more than [`MAX_PIECE_BYTES`].
pub(super) fn read(part: &str, mut source: impl Read, unpacked: &mut u64, visit: &mut dyn Visit) -> Result<(), Error> {
    let mut head = Vec::new();
    source.by_ref().take(4).read_to_end(&mut head).map_err(|error| refusal::damaged("part", part, error))?;
    if head.starts_with(b"\xFE\xFF") || head.starts_with(b"\xFF\xFE") || head.contains(&0) {
        // Power Query stores its programs in UTF-16 below `customXml`, where no sheet is.
        if !part.to_ascii_lowercase().starts_with("customxml/") {
            return Err(refusal::encoding(part));
        }
        return measure(part, source, unpacked);
    }
    let counted = LimitedReader { source: BufReader::new(io::Cursor::new(head).chain(source)), unpacked, piece: 0 };
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
                if depth > MAX_DEPTH {
                    return Err(refusal::damaged("nesting", part, MAX_DEPTH));
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
            Err(error) => return Err(reader.get_ref().refusal().unwrap_or_else(|| malformed(part, &error))),
        }
    }
}

/// The error for a part that cannot be unpacked, or whose XML is malformed.
fn malformed(part: &str, error: &quick_xml::Error) -> Error {
    let fault = if matches!(error, quick_xml::Error::Io(_)) { "part" } else { "xml" };
    refusal::damaged(fault, part, error)
}

/// A source of bytes that fails at the limits of size.
struct LimitedReader<'a, R> {
    source: BufReader<R>,
    /// The unpacked bytes of all parts so far.
    unpacked: &'a mut u64,
    /// The length of the current tag or text, in bytes.
    piece: u64,
}

impl<R> LimitedReader<'_, R> {
    /// The error for the limit that was reached; `None` if none was.
    fn refusal(&self) -> Option<Error> {
        if *self.unpacked > MAX_UNPACKED_BYTES {
            Some(refusal::bomb())
        } else if self.piece > MAX_PIECE_BYTES {
            Some(refusal::too_many("piece", MAX_PIECE_BYTES))
        } else {
            None
        }
    }
}

impl<R: Read> Read for LimitedReader<'_, R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let length = self.fill_buf()?.read(buffer)?;
        self.consume(length);
        Ok(length)
    }
}

impl<R: Read> BufRead for LimitedReader<'_, R> {
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
