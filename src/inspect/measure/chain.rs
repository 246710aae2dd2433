//! Computes the unpacked length of a stream by its filters (ISO 32000-1, 7.4), bound or exact, for [`super::check`].

use hayro_syntax::object::{Array, Dict, FromBytes, MaybeRef, Name, Object, Stream};
use std::borrow::Cow;

use super::images::{self, Picture};
use super::indirect::IndirectObjects;
use super::{flate, lengths};

/// Maximum number of filters of a stream.
const MAX_FILTERS: usize = 8;

/// A filter by its method.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum StreamFilter {
    Hex,
    Base85,
    Lzw,
    Flate,
    Runs,
    Fax,
    Jbig2,
    Jpeg,
    Jpeg2000,
    /// An unknown filter, which the reader skips.
    Other,
}

/// The filters of a stream.
pub(super) struct Chain {
    filters: Vec<StreamFilter>,
    /// Whether there are parameters, such as a predictor, which changes the data but does not lengthen them.
    predicted: bool,
    picture: Picture,
}

impl Chain {
    /// Reads the filters of a stream; `None` if they cannot be determined.
    pub(super) fn of(stream: &Stream<'_>, indirect: &IndirectObjects<'_, '_>) -> Option<Self> {
        let dict = stream.dict();
        let key = if dict.contains_key("F") { "F" } else { "Filter" };
        let filters = match dict.get_raw::<Object<'_>>(key) {
            None => Vec::new(),
            Some(MaybeRef::NotRef(object)) => filters(&object, indirect)?,
            Some(MaybeRef::Ref(reference)) => filters(indirect.get(reference)?, indirect)?,
        };
        let predicted = dict.contains_key("DecodeParms") || dict.contains_key("DP");
        (filters.len() <= MAX_FILTERS).then(|| Self { filters, predicted, picture: Picture::of(stream) })
    }

    /// Upper bound of the unpacked length of the data, in bytes.
    pub(super) fn max_length(&self, data: &[u8]) -> usize {
        self.filters.iter().fold(data.len(), |length, filter| self.max_output(*filter, length, data))
    }

    /// Unpacked length of the data in bytes; counting stops beyond `room`.
    pub(super) fn length(&self, data: &[u8], room: usize) -> usize {
        let mut passing = Cow::Borrowed(data);
        for (place, filter) in self.filters.iter().enumerate() {
            let (length, further) = (self.step(*filter, &passing, room), &self.filters[place + 1..]);
            if further.is_empty() || length > room {
                return length;
            }
            match decoded(*filter, &passing).filter(|_| !self.predicted) {
                Some(data) => passing = Cow::Owned(data),
                None => return further.iter().fold(length, |length, filter| self.max_output(*filter, length, data)),
            }
        }
        passing.len()
    }

    /// The unpacked data; `None` if a predictor or an image filter would be needed.
    pub(super) fn unpack(&self, data: &[u8]) -> Option<Vec<u8>> {
        let plain = (!self.predicted).then(|| data.to_vec())?;
        self.filters.iter().try_fold(plain, |data, filter| decoded(*filter, &data))
    }

    /// Length of the data after one filter; counting stops beyond `room`.
    fn step(&self, filter: StreamFilter, data: &[u8], room: usize) -> usize {
        match filter {
            StreamFilter::Flate => flate::length(data, room),
            StreamFilter::Lzw => lengths::lzw(data, room),
            StreamFilter::Runs => lengths::runs(data, room),
            StreamFilter::Base85 => lengths::base85(data),
            _ => self.max_output(filter, data.len(), data),
        }
    }

    /// Upper bound of the output of a filter for `length` bytes; `data` are the packed data with headers of pictures.
    fn max_output(&self, filter: StreamFilter, length: usize, data: &[u8]) -> usize {
        match filter {
            StreamFilter::Flate => length.saturating_mul(flate::MAX_FACTOR),
            StreamFilter::Lzw => length.saturating_mul(lengths::MAX_LZW_FACTOR),
            StreamFilter::Runs => length.saturating_mul(64),
            StreamFilter::Base85 => length.saturating_mul(4),
            StreamFilter::Hex | StreamFilter::Other => length,
            StreamFilter::Fax => self.picture.fax(length),
            StreamFilter::Jpeg => self.picture.length(std::iter::empty()),
            StreamFilter::Jpeg2000 => self.picture.length(images::jpeg_2000(data)),
            StreamFilter::Jbig2 => self.picture.length(images::jbig2(data)),
        }
    }
}

/// The filters that the value of `Filter` names: one, or an array of them.
fn filters(object: &Object<'_>, indirect: &IndirectObjects<'_, '_>) -> Option<Vec<StreamFilter>> {
    match object {
        Object::Name(name) => Some(vec![filter(name)]),
        Object::Array(array) => array.raw_iter().take(MAX_FILTERS + 1).map(|item| element(item, indirect)).collect(),
        _ => Some(Vec::new()),
    }
}

fn element(item: MaybeRef<Object<'_>>, indirect: &IndirectObjects<'_, '_>) -> Option<StreamFilter> {
    match item {
        MaybeRef::NotRef(Object::Name(name)) => Some(filter(&name)),
        MaybeRef::NotRef(_) => Some(StreamFilter::Other),
        MaybeRef::Ref(reference) => match indirect.get(reference)? {
            Object::Name(name) => Some(filter(name)),
            _ => None,
        },
    }
}

fn filter(name: &Name<'_>) -> StreamFilter {
    match name.as_str() {
        "ASCIIHexDecode" | "AHx" => StreamFilter::Hex,
        "ASCII85Decode" | "A85" => StreamFilter::Base85,
        "LZWDecode" | "LZW" => StreamFilter::Lzw,
        "FlateDecode" | "Fl" => StreamFilter::Flate,
        "RunLengthDecode" | "RL" => StreamFilter::Runs,
        "CCITTFaxDecode" | "CCF" => StreamFilter::Fax,
        "JBIG2Decode" => StreamFilter::Jbig2,
        "DCTDecode" | "DCT" => StreamFilter::Jpeg,
        "JPXDecode" => StreamFilter::Jpeg2000,
        _ => StreamFilter::Other,
    }
}

/// The data after one filter: hayro unpacks a made-up stream with only this filter. `None` for image filters.
fn decoded(filter: StreamFilter, data: &[u8]) -> Option<Vec<u8>> {
    let name = match filter {
        StreamFilter::Hex => "AHx",
        StreamFilter::Base85 => "A85",
        StreamFilter::Lzw => "LZW",
        StreamFilter::Flate => "Fl",
        StreamFilter::Runs => "RL",
        StreamFilter::Other => return Some(data.to_vec()),
        StreamFilter::Fax | StreamFilter::Jbig2 | StreamFilter::Jpeg | StreamFilter::Jpeg2000 => return None,
    };
    let mut alone = format!("<</Filter/{name}/Length {}>>stream\n", data.len()).into_bytes();
    alone.extend(data);
    alone.extend(b"\nendstream");
    Some(Stream::from_bytes(&alone)?.decoded().ok()?.into_owned())
}

/// The longest row of the stream's predictors, in bytes (ISO 32000-1, 7.4.4.4): the reader allocates it before it looks
/// at the data.
pub(super) fn longest_row(dict: &Dict<'_>, indirect: &IndirectObjects<'_, '_>) -> usize {
    let rows = ["DecodeParms", "DP"].into_iter().filter_map(|key| match dict.get_raw::<Object<'_>>(key)? {
        MaybeRef::NotRef(object) => Some(row(&object, indirect)),
        MaybeRef::Ref(reference) => indirect.get(reference).map(|object| row(object, indirect)),
    });
    rows.max().unwrap_or_default()
}

/// Bytes per row of decode parameters; of an array, the maximum.
fn row(parameters: &Object<'_>, indirect: &IndirectObjects<'_, '_>) -> usize {
    match parameters {
        Object::Dict(dict) => {
            let stated =
                |key: &str, otherwise: usize| dict.get::<f64>(key).map_or(otherwise, |number| number.abs() as usize);
            let bits = stated("Columns", 1).saturating_mul(stated("Colors", 1));
            bits.saturating_mul(stated("BitsPerComponent", 8)) / 8
        }
        Object::Array(array) => {
            let rows = array.raw_iter().take(MAX_FILTERS + 1).map(|item| match item {
                MaybeRef::NotRef(Object::Array(_)) => 0,
                MaybeRef::NotRef(object) => row(&object, indirect),
                MaybeRef::Ref(reference) => match indirect.get(reference) {
                    Some(object @ Object::Dict(_)) => row(object, indirect),
                    _ => 0,
                },
            });
            rows.max().unwrap_or_default()
        }
        _ => 0,
    }
}

/// The parameters of the last filter that has some.
pub(super) fn parameters<'a>(dict: &Dict<'a>) -> Option<Dict<'a>> {
    let of = |key: &str| {
        let last = || dict.get::<Array<'_>>(key)?.iter::<Object<'_>>().filter_map(Object::into_dict).last();
        dict.get::<Dict<'_>>(key).or_else(last)
    };
    of("DP").or_else(|| of("DecodeParms"))
}
