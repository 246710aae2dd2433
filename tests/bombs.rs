//! Small files that would take more than a machine has: what they unpack to, how many pages and levels they have, where
//! they go round in circles. Each is refused before the reader gets it.

use budgetpress::inspect;
use lopdf::{Dictionary, Stream};

use crate::tests::support::codes;

/// A file of these objects, numbered from 1, whose catalogue is the first.
fn file(objects: &[Vec<u8>]) -> Vec<u8> {
    let mut out = b"%PDF-1.5\n".to_vec();
    let mut places = Vec::new();
    for (index, object) in objects.iter().enumerate() {
        places.push(out.len());
        out.extend(format!("{} 0 obj\n", index + 1).bytes());
        out.extend(object);
        out.extend(b"\nendobj\n");
    }
    let (size, start) = (objects.len() + 1, out.len());
    out.extend(format!("xref\n0 {size}\n0000000000 65535 f \n").bytes());
    places.iter().for_each(|place| out.extend(format!("{place:010} 00000 n \n").bytes()));
    out.extend(format!("trailer\n<</Size {size}/Root 1 0 R>>\nstartxref\n{start}\n%%EOF\n").bytes());
    out
}

/// The same with a stream for its index, which has these entries more: of which object, in which object stream.
fn indexed(objects: &[Vec<u8>], entries: &str, inside: &[(usize, usize)]) -> Vec<u8> {
    let (table, size) = (file(objects), objects.len() + 2 + inside.len());
    let start = table.windows(6).rposition(|window| window == b"\nxref\n").expect("an index") + 1;
    let mut out = table[..start].to_vec();
    let mut rows = vec![[0_u8; 7]; size];
    for (number, row) in rows.iter_mut().enumerate().skip(1).take(objects.len()) {
        let word = format!("{number} 0 obj\n");
        let place = out.windows(word.len()).position(|window| window == word.as_bytes()).expect("the object");
        row[0] = 1;
        row[1..5].copy_from_slice(&(place as u32).to_be_bytes());
    }
    for (number, container) in inside {
        rows[*number][0] = 2;
        rows[*number][1..5].copy_from_slice(&(*container as u32).to_be_bytes());
        rows[*number][5..].copy_from_slice(&[0, 0]);
    }
    let entries = if entries.is_empty() { format!("/Size {size}/W[1 4 2]") } else { entries.to_owned() };
    out.extend(format!("{} 0 obj\n", size - 1).bytes());
    out.extend(stream(&format!("/Type/XRef/Root 1 0 R{entries}"), &rows.concat()));
    out.extend(format!("\nendobj\nstartxref\n{start}\n%%EOF\n").bytes());
    out
}

fn stream(dict: &str, data: &[u8]) -> Vec<u8> {
    let mut out = format!("<<{dict}/Length {}>>stream\n", data.len()).into_bytes();
    out.extend(data);
    out.extend(b"\nendstream");
    out
}

fn deflated(data: Vec<u8>) -> Vec<u8> {
    let mut stream = Stream::new(Dictionary::new(), data);
    stream.compress().expect("it is packed");
    stream.content
}

/// A catalogue, a page, its content, and what else there is, from object 5.
fn page(content: Vec<u8>, resources: &str, more: &[Vec<u8>]) -> Vec<Vec<u8>> {
    let page = format!("<</Type/Page/Parent 2 0 R/MediaBox[0 0 99 99]/Contents 4 0 R/Resources<<{resources}>>>>");
    let mut objects: Vec<Vec<u8>> =
        ["<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Kids[3 0 R]/Count 1>>", &page].map(|text| text.into()).into();
    objects.push(content);
    objects.extend(more.iter().cloned());
    objects
}

fn blank() -> Vec<Vec<u8>> {
    page(stream("", b""), "", &[])
}

#[track_caller]
fn must_refuse(code: &str, bytes: &[u8]) {
    let error = inspect::read(bytes).expect_err("it is refused");
    assert_eq!(codes(error.findings()), [code]);
}

#[track_caller]
fn must_read(bytes: &[u8]) -> inspect::PdfReport {
    inspect::read(bytes).unwrap_or_else(|error| panic!("it is read: {error}"))
}

const LARGE: usize = 300 << 20;

#[test]
fn streams_that_unpack_to_too_much() {
    let once = deflated(vec![b' '; LARGE]);
    assert!(once.len() < 400_000);
    let unpacks = |filters: &str, data: &[u8]| {
        must_refuse("pdf-unpacks", &file(&page(stream(filters, data), "", &[])));
    };
    unpacks("/Filter/FlateDecode", &once);
    let twice = deflated(once.clone());
    assert!(twice.len() < 4_000, "{}", twice.len());
    unpacks("/Filter[/FlateDecode/FlateDecode]", &twice);
    let named = stream("/Filter[/Fl 5 0 R]", &twice);
    must_refuse("pdf-unpacks", &file(&page(named.clone(), "", &[b"/FlateDecode".to_vec()])));
    must_refuse("pdf-unreadable", &file(&page(named, "", &[])));
    // Where the length is an object of its own, the data may end later than they seem to.
    let mut packed = stream("/Filter/FlateDecode", &once);
    let told = format!("/Length {}", once.len());
    let at = packed.windows(told.len()).position(|window| window == told.as_bytes()).expect("its length");
    packed.splice(at..at + told.len(), *b"/Length 5 0 R");
    must_refuse("pdf-unpacks", &file(&page(packed, "", &[once.len().to_string().into_bytes()])));
    unpacks("/Filter/LZWDecode", &lzw());
    unpacks("/Filter/RunLengthDecode", &[129, b' '].repeat(LARGE / 128));
    unpacks("/Filter[/ASCIIHexDecode/RunLengthDecode]", &b"8120".repeat(LARGE / 128));
    // Each may be small and all together large.
    let many: Vec<Vec<u8>> = (0..6).map(|_| stream("/Filter/FlateDecode", &deflated(vec![b' '; 200 << 20]))).collect();
    must_refuse("pdf-unpacks", &file(&page(stream("", b""), "", &many)));
}

/// LZW data each of whose texts is the one before and a byte more.
fn lzw() -> Vec<u8> {
    let (mut bits, mut held, mut count) = (Vec::new(), 0_u32, 0);
    let mut put = |code: u32, width: u32| {
        held = held << width | code;
        count += width;
        while count >= 8 {
            count -= 8;
            bits.push((held >> count) as u8);
            held &= (1 << count) - 1;
        }
    };
    put(256, 9);
    put(0, 9);
    for step in 0..120_000 {
        let code = (258 + step).min(4095);
        // The width grows a code early.
        let width = match code {
            2047.. => 12,
            1023.. => 11,
            511.. => 10,
            _ => 9,
        };
        put(code, width);
    }
    bits
}

#[test]
fn pictures_that_say_to_be_too_large() {
    let rows = "/Filter/CCITTFaxDecode/DecodeParms<</K -1/Columns 1000000/Rows 1000000>>";
    must_refuse("pdf-unpacks", &file(&page(stream(rows, &[0xFF; 5000]), "", &[])));
    let picture = |filter: &str, data: &[u8]| {
        let dict = format!("/Subtype/Image/Width 9/Height 9/Filter/{filter}");
        file(&page(stream("", b"/X Do"), "/XObject<</X 5 0 R>>", &[stream(&dict, data)]))
    };
    let size = [100_000_u32.to_be_bytes(), 100_000_u32.to_be_bytes()].concat();
    let information = [&[0, 0, 0, 0, 48, 0, 1, 0, 0, 0, 19][..], &size, &[0; 11]].concat();
    must_refuse("pdf-unpacks", &picture("JBIG2Decode", &information));
    let marker = [&[0xFF, 0x4F, 0xFF, 0x51, 0, 47, 0, 0][..], &size, &[0; 30]].concat();
    must_refuse("pdf-unpacks", &picture("JPXDecode", &marker));
    let wide = "/Subtype/Image/Width 60000/Height 60000/Filter/DCTDecode";
    must_refuse("pdf-unpacks", &file(&page(stream(wide, b""), "", &[])));
}

#[test]
fn what_is_large_but_bounded_is_read() {
    // Noise, then the same text again and again: codes of all kinds, more than a thousandth of what may be unpacked.
    let mut state = 1_u64;
    let mut noise = || {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (state >> 56) as u8
    };
    let mut data: Vec<u8> = (0..1_500_000).map(|_| noise()).collect();
    data.extend(b"a text of forty letters, more or less ... ".repeat(100_000));
    let packed = deflated(data);
    assert!(packed.len() * 1032 > 1 << 30);
    let objects = page(stream("", b""), "", &[stream("/Filter/FlateDecode", &packed)]);
    assert_eq!(must_read(&file(&objects)).pages.len(), 1);
    // The same twice packed: what comes out of the first filter is counted by the second.
    let objects = page(stream("", b""), "", &[stream("/Filter[/Fl/Fl]", &deflated(packed))]);
    assert_eq!(must_read(&file(&objects)).pages.len(), 1);
}

#[test]
fn page_trees_without_end() {
    // Thirty nodes, each with the next one twice.
    let mut objects = blank();
    objects[1] = b"<</Type/Pages/Kids[5 0 R 5 0 R]/Count 1>>".to_vec();
    objects.extend((5..35).map(|number| format!("<</Type/Pages/Kids[{0} 0 R {0} 0 R]>>", number + 1).into_bytes()));
    objects.push(objects[2].clone());
    must_refuse("pdf-too-large", &file(&objects));
    // The list may be an object of its own.
    let mut objects = blank();
    objects[1] = b"<</Type/Pages/Kids 5 0 R/Count 1>>".to_vec();
    objects.push(format!("[{}]", "3 0 R ".repeat(300_000)).into_bytes());
    must_refuse("pdf-too-large", &file(&objects));
    for kids in ["[2 0 R]", "[3 0 R 5 0 R]"] {
        let mut objects = blank();
        objects[1] = format!("<</Type/Pages/Kids{kids}/Count 1>>").into_bytes();
        objects.push(b"<</Type/Pages/Kids[2 0 R 2 0 R]>>".to_vec());
        must_refuse("pdf-unreadable", &file(&objects));
    }
    assert_eq!(must_read(&file(&blank())).pages.len(), 1);
}

/// An object stream of these objects.
fn holding(objects: &[(usize, &[u8])]) -> Vec<u8> {
    let (mut head, mut body) = (String::new(), Vec::new());
    for (number, object) in objects {
        head += &format!("{number} {} ", body.len());
        body.extend(*object);
        body.push(b' ');
    }
    // What is too short is not packed at all.
    body.extend([b' '; 200]);
    let dict = format!("/Type/ObjStm/N {}/First {}/Filter/FlateDecode", objects.len(), head.len());
    stream(&dict, &deflated([head.into_bytes(), body].concat()))
}

#[test]
fn object_streams_that_lead_round_in_circles() {
    let mut objects = blank();
    objects.push(holding(&[(6, b"null")]));
    assert_eq!(must_read(&indexed(&objects, "", &[(6, 5)])).pages.len(), 1);
    must_refuse("pdf-too-large", &indexed(&objects, "", &[(6, 7), (7, 6)]));
    // Each holds the other, in a file without an index.
    objects[4] = holding(&[(6, b"null")]);
    objects.push(holding(&[(5, b"null")]));
    let whole = file(&objects);
    must_refuse("pdf-too-large", &whole);
    // A page tree inside one.
    let mut objects = blank();
    objects.push(holding(&[(6, b"<</Kids[7 0 R]>>"), (7, b"<</Kids[6 0 R]>>")]));
    must_refuse("pdf-unreadable", &indexed(&objects, "", &[(6, 5), (7, 5)]));
    // More objects in one than can be gone through for each of them.
    let many: Vec<(usize, &[u8])> = (100..20_100).map(|number| (number, b"1".as_slice())).collect();
    objects[4] = holding(&many);
    must_refuse("pdf-too-large", &file(&objects));
    // An index whose entries take no room.
    must_refuse("pdf-too-large", &indexed(&blank(), "/Size 4000000000/W[0 0 0]", &[]));
}

#[test]
fn levels_without_end() {
    let deep = [vec![b'['; 1_000_000], vec![b']'; 1_000_000]].concat();
    let mut objects = blank();
    objects.push(holding(&[(6, &deep)]));
    must_refuse("pdf-too-large", &indexed(&objects, "", &[(6, 5)]));
    // A function that is a program (ISO 32000-1, 7.10.5).
    let program = deflated([vec![b'{'; 1_000_000], vec![b'}'; 1_000_000]].concat());
    let function = stream("/FunctionType 4/Domain[0 1]/Range[0 1]/Filter/FlateDecode", &program);
    let space = "/ColorSpace<</C[/Separation/X/DeviceGray 5 0 R]>>";
    must_refuse("pdf-too-large", &file(&page(stream("", b"/C cs 1 scn 0 0 9 9 re f"), space, &[function])));
}

#[test]
fn content_that_is_drawn_again_and_again() {
    let form = stream("/Subtype/Form/BBox[0 0 9 9]/Filter/FlateDecode", &deflated(vec![b' '; 20 << 20]));
    let shown = stream("", "/X Do ".repeat(1000).as_bytes());
    must_refuse("pdf-too-large", &file(&page(shown, "/XObject<</X 5 0 R>>", &[form])));
    // A picture is no content; a thousand pages could have the same.
    let fax = stream("/Filter/CCITTFaxDecode/DecodeParms<</K -1/Columns 9000/Rows 9000>>", &[0xFF; 2000]);
    assert!(must_read(&file(&page(fax, "", &[]))).pages[0].broken);
}

#[test]
fn pages_that_would_be_drawn_without_end() {
    let undrawable = |objects: &[Vec<u8>]| {
        let bytes = file(objects);
        must_read(&bytes);
        let error = inspect::draw(&bytes, 20).expect_err("it is refused");
        assert_eq!(codes(error.findings()), ["page-tangled"]);
    };
    // A pattern within itself, patterns four deep, a glyph that shows itself, dashes of nothing.
    let painted = stream("", b"/Pattern cs /P scn 0 0 99 99 re f");
    let tile = |below: usize| {
        let dict = format!(
            "/PatternType 1/PaintType 1/TilingType 1/BBox[0 0 9 9]/XStep 1/YStep 1/Resources<</Pattern<</P {below} 0 R>>>>"
        );
        stream(&dict, b"/Pattern cs /P scn 0 0 9 9 re f")
    };
    let last = stream("/PatternType 1/PaintType 1/TilingType 1/BBox[0 0 9 9]/XStep 9/YStep 9", b"0 0 5 5 re f");
    undrawable(&page(painted.clone(), "/Pattern<</P 5 0 R>>", &[tile(5)]));
    undrawable(&page(painted.clone(), "/Pattern<</P 5 0 R>>", &[tile(6), tile(7), tile(8), last.clone()]));
    // The deepest first.
    let all = stream("", b"/Pattern cs /A scn 0 0 99 99 re f /B scn 0 0 99 99 re f /P scn 0 0 99 99 re f");
    undrawable(&page(all, "/Pattern<</A 7 0 R/B 6 0 R/P 5 0 R>>", &[tile(6), tile(7), last.clone()]));
    let font = "<</Type/Font/Subtype/Type3/FontBBox[0 0 9 9]/FontMatrix[.1 0 0 .1 0 0]/FirstChar 65/LastChar 65/Widths[9]\
        /Encoding<</Differences[65/a]>>/CharProcs<</a 6 0 R>>/Resources<</Font<</F 5 0 R>>>>>>";
    let glyph = stream("", b"9 0 d0 BT /F 12 Tf (AA) Tj ET");
    undrawable(&page(stream("", b"BT /F 9 Tf (A) Tj ET"), "/Font<</F 5 0 R>>", &[font.into(), glyph]));
    undrawable(&page(stream("", b"[0.00001 0] 0 d 0 0 m 99 99 l S"), "", &[]));
    // A pattern with a pattern in it can be drawn.
    let two = file(&page(painted, "/Pattern<</P 5 0 R>>", &[tile(6), last]));
    assert_eq!(inspect::draw(&two, 144).map(|pages| pages.len()).map_err(|error| error.to_string()), Ok(1));
}

#[test]
fn objects_that_hide() {
    let mut objects = blank();
    objects[1] = b"<</Type/Pages/Kids[5 0 R 5 0 R]/Count 1>>".to_vec();
    let hidden = String::from_utf8(file(&objects)).expect("text").replace("3 0 obj", "3 %4\n0 obj");
    must_refuse("pdf-unreadable", hidden.as_bytes());
    let hidden = String::from_utf8(file(&objects)).expect("text").replace("3 0 obj", "%3\n0 %\nobj");
    must_refuse("pdf-unreadable", hidden.as_bytes());
}
