//! Changes drawn by lot, of bytes and of values, that the surfaces share.

use std::ops::Range;

use serde_json::{Number, Value};

use crate::tests::support::ledger::Random;

/// Numbers at which readers stumble: bounds of types, of decimals, of spreadsheets.
pub(super) const NUMBERS: [&str; 29] = [
    "0",
    "1",
    "-1",
    "-0",
    "2",
    "9",
    "255",
    "256",
    "32767",
    "65535",
    "65536",
    "1048576",
    "16384",
    "2147483647",
    "2147483648",
    "-2147483648",
    "4294967295",
    "4294967296",
    "9007199254740993",
    "9223372036854775807",
    "-9223372036854775808",
    "18446744073709551616",
    "79228162514264337593543950335",
    "79228162514264337593543950336",
    "0.0000000000000000000000000001",
    "1.005",
    "1e308",
    "1e-400",
    "99999999999999999999999999999999999999999999999999.99",
];

/// Texts at which readers and composers stumble.
const TEXTS: [&str; 46] = [
    "",
    " ",
    "\u{3000}",
    "\u{a0}",
    "\n",
    "\r\n",
    "\t",
    "\u{0}",
    "\u{1b}[2J",
    "\u{200b}",
    "\u{202e}甲",
    "\u{feff}甲",
    "\u{fffd}",
    "\u{2028}",
    "\u{20bb7}",
    "e\u{301}\u{301}\u{301}",
    "\u{1f468}\u{200d}\u{1f469}\u{200d}\u{1f467}",
    "\u{fe0f}",
    "\u{e000}",
    "１２３４．５６",
    "①",
    "1,234.56",
    "-0.00",
    "(1.00)",
    "+1",
    "٣",
    "NaN",
    "-",
    "—",
    "无",
    "XX",
    "2010301",
    "201",
    "合计",
    "本单位",
    "2024-02-30",
    "2024-01-06",
    "{{ year }}",
    "{% for a in b %}",
    "#let x = 1",
    "$ x $",
    "=SUM(A1:A9)",
    "_x000D_",
    "&#0;",
    "https://www.example.gov.cn/xxgk/",
    "../../../etc/hostname",
];

pub(super) fn pick<'a, T>(all: &'a [T], random: &mut Random) -> &'a T {
    &all[random.below(all.len())]
}

/// A text of the list, several of them, or one that is long.
pub(super) fn text(random: &mut Random) -> String {
    match random.below(12) {
        0 => pick(&TEXTS, random).repeat(1 + random.below(200)),
        1 => "长文字，甲乙丙丁；".repeat(1 + random.below(400)),
        2 => (0..1 + random.below(12)).map(|_| *pick(&TEXTS, random)).collect(),
        3 => (0..1 + random.below(8)).filter_map(|_| char::from_u32(random.below(0x11_0000) as u32)).collect(),
        4 => (*pick(&NUMBERS, random)).to_owned(),
        5 => "W".repeat(1 + random.below(300)),
        _ => (*pick(&TEXTS, random)).to_owned(),
    }
}

/// How often something comes once more: up to two to this power, and now and then very often, as in files that are made to cost
/// much.
pub(super) fn times(power: usize, random: &mut Random) -> usize {
    let power = if random.below(25) == 0 { power + 8 } else { power };
    1 << random.below(power)
}

/// A part of the bytes, short as a rule.
pub(super) fn range(length: usize, random: &mut Random) -> Range<usize> {
    let start = random.below(length + 1);
    let most = 1 << random.below(12);
    start..(start + random.below(most + 1)).min(length)
}

/// Where a number stands behind a place, if one does.
fn number(bytes: &[u8], from: usize) -> Option<Range<usize>> {
    let start = from + bytes[from..].iter().position(u8::is_ascii_digit)?;
    let end = bytes[start..].iter().position(|byte| !byte.is_ascii_digit()).map_or(bytes.len(), |more| start + more);
    Some(start..end)
}

/// Changes bytes a few times; `words` are what the format is made of.
pub(super) fn bytes(bytes: &mut Vec<u8>, words: &[&str], random: &mut Random) {
    for _ in 0..1 + random.below(4) {
        once(bytes, words, random);
    }
}

fn once(bytes: &mut Vec<u8>, words: &[&str], random: &mut Random) {
    let part = range(bytes.len(), random);
    match random.below(11) {
        0 | 1 if !bytes.is_empty() => {
            let at = random.below(bytes.len());
            bytes[at] ^= 1 << random.below(8);
        }
        2 if !bytes.is_empty() => {
            let at = random.below(bytes.len());
            bytes[at] = *pick(&[0, 1, 0x7F, 0x80, 0xFF, b'<', b'"', b'\n'], random);
        }
        3 => drop(bytes.drain(part)),
        4 => {
            let copy = bytes[part.clone()].repeat(times(5, random));
            bytes.splice(part.end..part.end, copy);
        }
        5 => {
            let copy = bytes[part].to_vec();
            let at = random.below(bytes.len() + 1);
            bytes.splice(at..at, copy);
        }
        6 | 7 if !words.is_empty() => {
            let end = if random.below(2) == 0 { part.start } else { part.end };
            bytes.splice(part.start..end, pick(words, random).bytes());
        }
        8 | 9 => {
            let place = number(bytes, part.start).unwrap_or(part);
            bytes.splice(place, pick(&NUMBERS, random).bytes());
        }
        _ if random.below(4) == 0 => bytes.truncate(part.start),
        _ => drop(bytes.splice(part, text(random).into_bytes())),
    }
}

/// The places of all values inside one.
fn places(value: &Value, here: &str, into: &mut Vec<String>) {
    into.push(here.to_owned());
    match value {
        Value::Array(list) => {
            list.iter().enumerate().for_each(|(index, value)| places(value, &format!("{here}/{index}"), into));
        }
        Value::Object(members) => members.iter().for_each(|(key, value)| {
            places(value, &format!("{here}/{}", key.replace('~', "~0").replace('/', "~1")), into);
        }),
        _ => {}
    }
}

/// Any value of its own.
fn scalar(random: &mut Random) -> Value {
    match random.below(8) {
        0 => Value::Null,
        1 => Value::Bool(random.below(2) == 0),
        2 => pick(&NUMBERS, random).parse::<Number>().map_or(Value::Null, Value::Number),
        3 => Value::Array(Vec::new()),
        4 => Value::Object(serde_json::Map::new()),
        5 => Value::String((*pick(&NUMBERS, random)).to_owned()),
        _ => Value::String(text(random)),
    }
}

/// Amounts that may stand in a budget.
const AMOUNTS: [&str; 12] = [
    "0.00",
    "0.01",
    "-0.01",
    "1",
    "12.345",
    "0.005",
    "3264.71",
    "32647100",
    "99999999.99",
    "999999999999.99",
    "-3264.71",
    "100.00",
];

/// Changes texts and amounts a few times, each to another of its kind, or a list by an entry, so that most values stay such as a
/// reader accepts.
pub(super) fn words(whole: &mut Value, random: &mut Random) {
    let mut all = Vec::new();
    places(whole, "", &mut all);
    for _ in 0..1 + random.below(3) {
        let Some(target) = whole.pointer_mut(pick::<String>(&all, random)) else { continue };
        match target {
            Value::String(own) if own.parse::<rust_decimal::Decimal>().is_ok() && own.contains('.') => {
                *own = (*pick(&AMOUNTS, random)).to_owned();
            }
            Value::String(own) if !own.is_ascii() => {
                let places: Vec<usize> = own.char_indices().map(|(at, _)| at).collect();
                own.insert_str(*pick::<usize>(&places, random), &text(random));
            }
            Value::Number(_) => *target = random.below(3_000).into(),
            Value::Array(list) if list.len() > 1 && random.below(2) == 0 => drop(list.pop()),
            Value::Array(list) if !list.is_empty() => {
                let mut copy = pick(list, random).clone();
                if let Some(name) = ["project", "name", "unit"].iter().find(|name| copy[**name].is_string()) {
                    copy[*name] = Value::String(format!("另一个{}", random.below(999)));
                }
                list.push(copy);
            }
            _ => {}
        }
    }
}

/// Changes a value a few times: what stands in it goes, comes twice, stands elsewhere, is of another type.
pub(super) fn value(whole: &mut Value, random: &mut Random) {
    for _ in 0..1 + random.below(4) {
        let mut all = Vec::new();
        places(whole, "", &mut all);
        let other = whole.pointer(pick::<String>(&all, random)).cloned().unwrap_or_default();
        let Some(target) = whole.pointer_mut(pick::<String>(&all, random)) else { continue };
        match (random.below(9), &mut *target) {
            (0, Value::Array(list)) if !list.is_empty() => drop(list.remove(random.below(list.len()))),
            (1, Value::Array(list)) if !list.is_empty() => {
                let copy = pick(list, random).clone();
                let count = times(8, random);
                let at = random.below(list.len());
                list.splice(at..at, std::iter::repeat_n(copy, count));
            }
            (2, Value::Array(list)) => list.reverse(),
            (0 | 1, Value::Object(members)) if !members.is_empty() => {
                let keys: Vec<String> = members.keys().cloned().collect();
                drop(members.remove(pick(&keys, random)));
            }
            (2 | 3, Value::Object(members)) => drop(members.insert(text(random), other)),
            (4, Value::Object(members)) if !members.is_empty() => {
                let keys: Vec<String> = members.keys().cloned().collect();
                let (key, to) = (pick(&keys, random), pick(&keys, random));
                let moved = members.remove(key).unwrap_or_default();
                drop(members.insert(to.clone(), moved));
            }
            (5, Value::String(own)) => own.push_str(&text(random)),
            (6, target) => {
                let depth = 1 << random.below(9);
                *target = (0..depth).fold(target.clone(), |inner, _| Value::Array(vec![inner]));
            }
            (7, target) => *target = other,
            (_, target) => *target = scalar(random),
        }
    }
}
