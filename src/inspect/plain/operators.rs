//! The operators of plain content, one by one (ISO 32000-1, annex A).

use hayro_syntax::object::{Dict, FromBytes};
use kurbo::Affine;

use super::super::colour::Use;
use super::super::content::FINEST;
use super::tokens::{ArrayElement, Instruction, Odd, Operand};
use super::{DEPTH, PlainReading, Setting};

impl PlainReading<'_, '_> {
    pub(super) fn operator(&mut self, instruction: &Instruction<'_>) -> Result<(), Odd> {
        match instruction.operator {
            b"q" if self.saved.len() < DEPTH => {
                instruction.numbers::<0>()?;
                self.saved.push(self.state);
            }
            b"Q" => {
                instruction.numbers::<0>()?;
                self.state = self.saved.pop().ok_or(Odd)?;
                self.clips.shut(self.state.clips, &mut self.sheet);
            }
            b"cm" => self.state.ctm *= Affine::new(instruction.numbers()?),
            b"w" => [self.state.width] = instruction.numbers()?,
            // How lines end and meet is not reported.
            b"J" | b"j" | b"M" | b"i" => drop(instruction.numbers::<1>()?),
            b"d" => self.dash(instruction)?,
            b"ri" => drop(instruction.name()?),
            b"gs" => self.setting(instruction.name()?)?,
            b"m" | b"l" | b"c" | b"v" | b"y" | b"re" | b"h" => self.build(instruction)?,
            b"f" | b"F" | b"f*" | b"S" | b"s" | b"B" | b"B*" | b"b" | b"b*" | b"n" | b"W" | b"W*" => {
                instruction.numbers::<0>()?;
                self.finish(instruction.operator)?;
            }
            b"g" | b"rg" | b"k" | b"cs" | b"sc" | b"scn" => {
                self.state.fill = self.inks.choose(instruction, self.state.fill, self.resources, self.fonts)?;
            }
            b"G" | b"RG" | b"K" | b"CS" | b"SC" | b"SCN" => {
                self.state.stroke = self.inks.choose(instruction, self.state.stroke, self.resources, self.fonts)?;
            }
            b"BMC" | b"BDC" => self.open(instruction)?,
            b"EMC" => {
                instruction.numbers::<0>()?;
                if self.marks.depth() == 0 {
                    return Err(Odd);
                }
                self.marks.close();
                self.sheet.close();
            }
            _ => self.text(instruction)?,
        }
        Ok(())
    }

    /// Dashes are not reported, unless they are so fine that they are a fault.
    fn dash(&mut self, instruction: &Instruction<'_>) -> Result<(), Odd> {
        let [Operand::List(list), Operand::Number(_)] = &instruction.operands[..] else { return Err(Odd) };
        let sound = instruction.pieces[list.clone()].iter().all(|piece| match piece {
            ArrayElement::Number(length) => *length == 0.0 || *length >= FINEST,
            ArrayElement::Text(_) => false,
        });
        if sound { Ok(()) } else { Err(Odd) }
    }

    fn setting(&mut self, name: &[u8]) -> Result<(), Odd> {
        if !self.settings.contains_key(name) {
            let setting = Setting::read(name, self.resources)?;
            self.settings.insert(name.to_vec(), setting);
        }
        let Some(setting) = self.settings.get(name) else { return Err(Odd) };
        self.state.fill_alpha = setting.fill_alpha.unwrap_or(self.state.fill_alpha);
        self.state.stroke_alpha = setting.stroke_alpha.unwrap_or(self.state.stroke_alpha);
        for told in &setting.transparency {
            if !self.content.transparency.contains(told) {
                self.content.transparency.insert(told.clone());
            }
        }
        Ok(())
    }

    fn build(&mut self, instruction: &Instruction<'_>) -> Result<(), Odd> {
        let (operator, ctm) = (instruction.operator, self.state.ctm);
        match operator {
            b"h" => {
                instruction.numbers::<0>()?;
                self.path.close();
                Ok(())
            }
            b"m" | b"l" => self.path.build(operator, &instruction.numbers::<2>()?, ctm),
            b"c" => self.path.build(operator, &instruction.numbers::<6>()?, ctm),
            _ => self.path.build(operator, &instruction.numbers::<4>()?, ctm),
        }
    }

    /// The path is complete: it is filled, stroked, clipped to.
    fn finish(&mut self, operator: &[u8]) -> Result<(), Odd> {
        if matches!(operator, b"W" | b"W*") {
            self.clipping = true;
            return if self.path.is_empty() { Err(Odd) } else { Ok(()) };
        }
        if operator == b"n" {
            if std::mem::take(&mut self.clipping) {
                self.clips.push(&self.path, self.state.ctm, &mut self.sheet);
                self.state.clips = self.clips.count();
            }
            self.path.clear();
            return Ok(());
        }
        // A path that is painted and clipped to, the interpreter clips to later.
        if self.clipping || self.path.is_empty() {
            return Err(Odd);
        }
        if matches!(operator, b"s" | b"b" | b"b*") {
            self.path.close();
        }
        let (state, white) = (self.state, [self.white(false), self.white(true)]);
        let strokes = matches!(operator, b"S" | b"s" | b"B" | b"B*" | b"b" | b"b*");
        let fills = !matches!(operator, b"S" | b"s");
        if strokes {
            self.inks.used(state.stroke, Use::Line, &mut self.content);
            self.content.thin(state.width * state.ctm.determinant().abs().sqrt());
        }
        if fills {
            self.inks.used(state.fill, Use::Area, &mut self.content);
            self.path.extent.thinness().into_iter().for_each(|thin| self.content.thin(thin));
            self.path.fill(&mut self.sheet, state.ctm, white[0]);
        }
        if strokes {
            self.path.stroke(&mut self.sheet, state.ctm, white[1], state.width as f32);
        }
        self.content.painted(&self.marks);
        self.path.clear();
        Ok(())
    }

    /// Whether what is painted leaves white paper as it is.
    pub(super) fn white(&self, strokes: bool) -> bool {
        let (ink, alpha) = match strokes {
            true => (self.state.stroke, self.state.stroke_alpha),
            false => (self.state.fill, self.state.fill_alpha),
        };
        alpha.abs() <= 0.0 || self.inks.get(ink).white
    }

    /// Marked content begins.
    fn open(&mut self, instruction: &Instruction<'_>) -> Result<(), Odd> {
        let (tag, number) = match (instruction.operator, &instruction.operands[..]) {
            (b"BMC", [Operand::Name(tag)]) => (tag, None),
            (b"BDC", [Operand::Name(tag), Operand::Dict(properties)]) => (tag, numbered(properties)?),
            // Properties among the resources may be layers.
            _ => return Err(Odd),
        };
        if self.marks.depth() >= DEPTH {
            return Err(Odd);
        }
        self.marks.push(*tag == b"Artifact", number);
        self.content.marked.extend(number);
        self.sheet.open(number);
        Ok(())
    }
}

/// The number of marked content (MCID).
fn numbered(properties: &[u8]) -> Result<Option<i32>, Odd> {
    // Most have nothing else.
    let digits = properties.strip_prefix(b"<</MCID ").and_then(|rest| rest.strip_suffix(b">>"));
    if let Some(digits) =
        digits.filter(|digits| (1..=8).contains(&digits.len()) && digits.iter().all(u8::is_ascii_digit))
    {
        return Ok(Some(digits.iter().fold(0, |number, digit| number * 10 + i32::from(digit - b'0'))));
    }
    let dict = Dict::from_bytes(properties).ok_or(Odd)?;
    if dict.contains_key("OC") { Err(Odd) } else { Ok(dict.get::<i32>("MCID")) }
}
