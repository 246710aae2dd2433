//! The inks of a page, and what else its graphics states set (ISO 32000-1, 8.4.5 and 8.6).

use std::collections::BTreeMap;

use hayro_syntax::object::{Dict, Name, Object};
use hayro_syntax::page::Resources;

use super::super::colour::{ColourFamily, ColourSpace, Use};
use super::super::content::PageContent;
use super::super::values::{number, rounded};
use super::MOST;
use super::fonts::FileFonts;
use super::tokens::{Instruction, Odd, Operand};

/// What lines and areas are painted with.
pub(super) struct PlainInk {
    space: ColourSpace,
    values: Vec<f64>,
    /// The operator that chose the colour space, as it is written.
    choice: Vec<u8>,
    /// Whether it leaves white paper as it is.
    pub(super) white: bool,
    /// For what it has been noted.
    noted: [bool; 3],
}

/// The inks of a page by how they are chosen.
pub(super) struct PlainInks {
    all: Vec<PlainInk>,
    known: BTreeMap<Vec<u8>, usize>,
    /// How one is chosen; kept for its room.
    choice: Vec<u8>,
}

impl PlainInks {
    pub(super) fn new() -> Self {
        // Content begins with black.
        let black = PlainInk {
            space: ColourSpace::of(ColourFamily::Gray),
            values: vec![0.0],
            choice: Vec::new(),
            white: false,
            noted: [false; 3],
        };
        Self { all: vec![black], known: BTreeMap::new(), choice: Vec::new() }
    }

    /// What is told of inks that another page had, none of which has been used on this one.
    pub(super) fn again(mut self) -> Self {
        self.all.iter_mut().for_each(|ink| ink.noted = [false; 3]);
        self
    }

    pub(super) fn count(&self) -> usize {
        self.all.len()
    }

    pub(super) fn get(&self, index: usize) -> &PlainInk {
        &self.all[index]
    }

    /// Follows an operator that chooses an ink while another is in force.
    pub(super) fn choose<'a>(
        &mut self,
        instruction: &Instruction<'_>,
        before: usize,
        resources: &Resources<'a>,
        fonts: &mut FileFonts<'a>,
    ) -> Result<usize, Odd> {
        let within = matches!(instruction.operator, b"sc" | b"SC" | b"scn" | b"SCN");
        self.choice.clear();
        if within {
            self.choice.extend_from_slice(&self.all[before].choice);
            self.choice.push(b' ');
        }
        self.choice.extend_from_slice(instruction.source);
        if let Some(known) = self.known.get(&self.choice) {
            return Ok(*known);
        }
        if self.all.len() >= MOST {
            return Err(Odd);
        }
        let choice = self.choice.clone();
        let fills = instruction.operator[0].is_ascii_lowercase();
        let (space, values) = self.read(instruction, before, resources)?;
        let white = fonts.is_white(&choice, fills, resources)?;
        let own = if within { self.all[before].choice.clone() } else { choice.clone() };
        self.all.push(PlainInk { space, values, choice: own, white, noted: [false; 3] });
        self.known.insert(choice, self.all.len() - 1);
        Ok(self.all.len() - 1)
    }

    fn read(
        &self,
        instruction: &Instruction<'_>,
        before: usize,
        resources: &Resources<'_>,
    ) -> Result<(ColourSpace, Vec<f64>), Odd> {
        let device = |family, values: &[f64]| (ColourSpace::of(family), values.to_vec());
        Ok(match instruction.operator {
            b"g" | b"G" => device(ColourFamily::Gray, &instruction.numbers::<1>()?),
            b"rg" | b"RG" => device(ColourFamily::Rgb, &instruction.numbers::<3>()?),
            b"k" | b"K" => device(ColourFamily::Cmyk, &instruction.numbers::<4>()?),
            b"cs" | b"CS" => {
                let name = Object::Name(Name::new_unescaped(instruction.name()?));
                let space = ColourSpace::read(&name, resources);
                // A pattern has paints of its own.
                if matches!(space.family, ColourFamily::Pattern | ColourFamily::Unknown) {
                    return Err(Odd);
                }
                let values = space.initial();
                (space, values)
            }
            _ => {
                let values = instruction.operands.iter().map(|operand| match operand {
                    Operand::Number(value) => Ok(*value),
                    _ => Err(Odd),
                });
                (self.all[before].space.clone(), values.collect::<Result<_, _>>()?)
            }
        })
    }

    /// Notes for what an ink is used.
    pub(super) fn used(&mut self, index: usize, used: Use, content: &mut PageContent) {
        let ink = &mut self.all[index];
        let place = match used {
            Use::Text => 0,
            Use::Line => 1,
            _ => 2,
        };
        if !std::mem::replace(&mut ink.noted[place], true) {
            content.note(used, &ink.space, &ink.values);
        }
    }
}

/// What a dictionary of graphics state parameters sets.
#[derive(Clone)]
pub(super) struct Setting {
    pub(super) fill_alpha: Option<f32>,
    pub(super) stroke_alpha: Option<f32>,
    /// What of it lets the ground shine through.
    pub(super) transparency: Vec<String>,
}

impl Setting {
    pub(super) fn read(name: &[u8], resources: &Resources<'_>) -> Result<Self, Odd> {
        let dict = resources.get_ext_g_state(&Name::new_unescaped(name)).ok_or(Odd)?;
        let mut transparency = Vec::new();
        for key in dict.keys() {
            match key.as_ref() {
                // They change nothing that is reported.
                b"Type" | b"SA" | b"OP" | b"op" | b"OPM" | b"AIS" => {}
                b"ca" | b"CA" => {
                    let value = dict.get::<Object<'_>>(key.as_ref()).and_then(number).ok_or(Odd)?;
                    if value < 1.0 {
                        transparency.push(format!("{} {}", key.as_str(), rounded(value)));
                    }
                }
                b"BM" => {
                    let mode = dict.get::<Name<'_>>("BM").ok_or(Odd)?;
                    if !matches!(mode.as_str(), "Normal" | "Compatible") {
                        transparency.push(format!("BM {}", mode.as_str()));
                    }
                }
                b"SMask" if dict.get::<Name<'_>>("SMask").is_some() => {}
                _ => return Err(Odd),
            }
        }
        Ok(Self { fill_alpha: alpha(&dict, "ca"), stroke_alpha: alpha(&dict, "CA"), transparency })
    }
}

fn alpha(dict: &Dict<'_>, key: &str) -> Option<f32> {
    dict.get::<f32>(key)
}
