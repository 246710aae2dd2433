//! Computes the unpacked length of deflated data (RFC 1951) without unpacking them, for [`super::chain`].
//!
//! Only the lengths of matches matter, so no output is kept. Damaged data are treated as the PDF reader treats them:
//! the output up to the damage counts.

/// Maximum ratio of unpacked to packed length: a match of 258 bytes takes at least two bits.
pub(super) const MAX_FACTOR: usize = 1032;

/// The symbol that ends a block; greater ones are lengths of matches.
const END_OF_BLOCK: u16 = 256;

/// The order of the code lengths of the code length alphabet (RFC 1951, 3.2.7).
const CODE_LENGTH_ORDER: [usize; 19] = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15];

/// The unpacked length in bytes; counting stops beyond `room`. The data are read with and without a zlib header (RFC
/// 1950), and the greater length is returned.
pub(super) fn length(data: &[u8], room: usize) -> usize {
    let headed = data.get(2..).map_or(0, |data| counted(data, room));
    let zlib = matches!(data, [method, flags, ..]
        if method & 0x0F == 8 && (u16::from(*method) << 8 | u16::from(*flags)).is_multiple_of(31) && flags & 0x20 == 0);
    // Without a valid header, the bytes can only be plain deflate data.
    if zlib { headed.max(counted(data, room)) } else { counted(data, room) }
}

/// Unpacked length of plain deflate data, up to the first damage.
fn counted(data: &[u8], room: usize) -> usize {
    let mut bits = Bits { data, at: 0, held: 0, count: 0 };
    let mut total = 0;
    while total <= room {
        let Some(last) = bits.take(1) else { break };
        let block = match bits.take(2) {
            Some(0) => bits.stored(&mut total),
            Some(1) => fixed().and_then(|(literals, distances)| bits.block(&literals, &distances, &mut total, room)),
            Some(2) => {
                bits.codes().and_then(|(literals, distances)| bits.block(&literals, &distances, &mut total, room))
            }
            _ => None,
        };
        if block.is_none() || last == 1 {
            break;
        }
    }
    total
}

/// A Huffman code as a table from the next bits, lowest first, to symbol and code length.
struct Codes {
    width: u32,
    table: Vec<(u16, u8)>,
}

impl Codes {
    fn new(lengths: &[u8]) -> Option<Self> {
        let width = u32::from(*lengths.iter().max()?);
        let mut table = vec![(0, 0); 1 << width];
        let mut code = 0_u32;
        for length in 1..=width {
            for (symbol, _) in lengths.iter().enumerate().filter(|(_, bits)| u32::from(**bits) == length) {
                let first = (code.reverse_bits() >> (32 - length)) as usize;
                for place in (first..table.len()).step_by(1 << length) {
                    table[place] = (symbol as u16, length as u8);
                }
                code += 1;
            }
            code <<= 1;
        }
        Some(Self { width, table })
    }
}

/// The fixed codes for literals and distances (RFC 1951, 3.2.6).
fn fixed() -> Option<(Codes, Codes)> {
    let literals: Vec<u8> = (0..288)
        .map(|symbol| match symbol {
            0..144 => 8,
            144..256 => 9,
            256..280 => 7,
            _ => 8,
        })
        .collect();
    Some((Codes::new(&literals)?, Codes::new(&[5; 30])?))
}

/// Reads bits, the lowest of each byte first.
struct Bits<'a> {
    data: &'a [u8],
    at: usize,
    held: u32,
    count: u32,
}

impl Bits<'_> {
    fn fill(&mut self, wanted: u32) {
        while self.count < wanted && self.at < self.data.len() {
            self.held |= u32::from(self.data[self.at]) << self.count;
            self.at += 1;
            self.count += 8;
        }
    }

    fn drop(&mut self, count: u32) {
        self.held >>= count;
        self.count -= count;
    }

    fn take(&mut self, count: u32) -> Option<u32> {
        self.fill(count);
        let value = self.held & ((1 << count) - 1);
        (self.count >= count).then(|| self.drop(count))?;
        Some(value)
    }

    fn symbol(&mut self, codes: &Codes) -> Option<u16> {
        self.fill(codes.width);
        let (symbol, length) = *codes.table.get((self.held & ((1 << codes.width) - 1)) as usize)?;
        let known = length > 0 && self.count >= u32::from(length);
        known.then(|| self.drop(u32::from(length)))?;
        Some(symbol)
    }

    /// Counts a block that is not compressed.
    fn stored(&mut self, total: &mut usize) -> Option<()> {
        // The PDF reader drops all bits that it holds, even whole bytes.
        (self.held, self.count) = (0, 0);
        let length = self.take(16)? as usize;
        self.take(16)?;
        let there = length.min(self.data.len() - self.at);
        self.at += there;
        *total += there;
        (there == length).then_some(())
    }

    /// Reads the codes of a block for literals and distances (RFC 1951, 3.2.7).
    fn codes(&mut self) -> Option<(Codes, Codes)> {
        let (literals, distances, kinds) =
            (self.take(5)? as usize + 257, self.take(5)? as usize + 1, self.take(4)? as usize + 4);
        let mut lengths = [0; 19];
        for symbol in CODE_LENGTH_ORDER.iter().take(kinds) {
            lengths[*symbol] = self.take(3)? as u8;
        }
        let codes = Codes::new(&lengths)?;
        let mut code_lengths: Vec<u8> = Vec::new();
        while code_lengths.len() < literals + distances {
            let (length, times) = match self.symbol(&codes)? {
                16 => (code_lengths.last().copied().unwrap_or_default(), self.take(2)? + 3),
                17 => (0, self.take(3)? + 3),
                18 => (0, self.take(7)? + 11),
                length => (length as u8, 1),
            };
            code_lengths.extend(std::iter::repeat_n(length, times as usize));
        }
        Some((Codes::new(&code_lengths[..literals])?, Codes::new(&code_lengths[literals..literals + distances])?))
    }

    /// Counts a compressed block: literals and matches.
    fn block(&mut self, literals: &Codes, distances: &Codes, total: &mut usize, room: usize) -> Option<()> {
        while *total <= room {
            match self.symbol(literals)? {
                END_OF_BLOCK => break,
                symbol if symbol < END_OF_BLOCK => *total += 1,
                symbol => {
                    let length = self.repeated(symbol - END_OF_BLOCK - 1)?;
                    let distance = u32::from(self.symbol(distances)?);
                    (distance < 30).then_some(())?;
                    self.take(if distance < 4 { 0 } else { distance / 2 - 1 })?;
                    *total += length;
                }
            }
        }
        Some(())
    }

    /// The length of a match (RFC 1951, 3.2.5).
    fn repeated(&mut self, code: u16) -> Option<usize> {
        let code = u32::from(code);
        Some(match code {
            0..8 => code as usize + 3,
            8..28 => {
                let extra = code / 4 - 1;
                let base = ((4 + code % 4) << extra) + 3;
                (base + self.take(extra)?) as usize
            }
            28 => 258,
            _ => 0,
        })
    }
}
