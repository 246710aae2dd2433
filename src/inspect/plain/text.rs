//! Text of plain content (ISO 32000-1, 9.4).

use kurbo::Affine;

use super::super::colour::Use;
use super::super::sheet::Showing;
use super::tokens::{ArrayElement, Instruction, Odd, Operand};
use super::{MOST, NamedFont, PlainReading};

impl PlainReading<'_, '_> {
    pub(super) fn text(&mut self, instruction: &Instruction<'_>) -> Result<(), Odd> {
        let text = &mut self.state.text;
        let single = || instruction.numbers::<1>().map(|[number]| number as f32);
        match instruction.operator {
            b"BT" => {
                instruction.numbers::<0>()?;
                text.place(Affine::IDENTITY);
            }
            b"ET" => drop(instruction.numbers::<0>()?),
            b"Tm" => text.place(Affine::new(instruction.numbers()?)),
            b"Td" | b"TD" => {
                let [x, y] = instruction.numbers()?;
                if instruction.operator == b"TD" {
                    text.leading = -y as f32;
                }
                text.next(x, y);
            }
            b"T*" => {
                instruction.numbers::<0>()?;
                text.feed();
            }
            b"Tc" => text.spacing = single()?,
            b"Tw" => text.word_spacing = single()?,
            b"Tz" => text.scale = single()?,
            b"TL" => text.leading = single()?,
            b"Ts" => text.rise = single()?,
            b"Tr" => text.set_mode(instruction.numbers::<1>()?[0])?,
            b"Tf" => {
                let [Operand::Name(name), Operand::Number(size)] = instruction.operands[..] else { return Err(Odd) };
                text.size = size as f32;
                self.state.text.font = Some(self.font(name)?);
            }
            _ => self.show(instruction)?,
        }
        Ok(())
    }

    /// The font of this name on the page.
    fn font(&mut self, name: &[u8]) -> Result<usize, Odd> {
        if let Some(known) = self.faces.iter().position(|face| face.name == name) {
            return Ok(known);
        }
        if self.faces.len() >= MOST {
            return Err(Odd);
        }
        let index = self.fonts.find(name, self.resources)?;
        self.faces.push(NamedFont { name: name.to_vec(), index, used: false });
        Ok(self.faces.len() - 1)
    }

    /// Shows strings.
    fn show(&mut self, instruction: &Instruction<'_>) -> Result<(), Odd> {
        match (instruction.operator, &instruction.operands[..]) {
            (b"Tj", [Operand::Text(string)]) => {
                self.begin()?;
                self.string(&instruction.texts[string.clone()])
            }
            (b"TJ", [Operand::List(list)]) => {
                self.begin()?;
                for piece in &instruction.pieces[list.clone()] {
                    match piece {
                        ArrayElement::Number(thousandths) => self.state.text.adjust(*thousandths as f32),
                        ArrayElement::Text(string) => self.string(&instruction.texts[string.clone()])?,
                    }
                }
                Ok(())
            }
            (b"'", [Operand::Text(string)]) => {
                self.begin()?;
                self.state.text.feed();
                self.string(&instruction.texts[string.clone()])
            }
            (b"\"", [Operand::Number(word), Operand::Number(spacing), Operand::Text(string)]) => {
                self.begin()?;
                self.state.text.word_spacing = *word as f32;
                self.state.text.spacing = *spacing as f32;
                self.state.text.feed();
                self.string(&instruction.texts[string.clone()])
            }
            _ => Err(Odd),
        }
    }

    /// Notes that text is shown, and in which paints.
    fn begin(&mut self) -> Result<(), Odd> {
        let state = &self.state;
        let face = state.text.font.and_then(|font| self.faces.get_mut(font)).ok_or(Odd)?;
        face.used = true;
        self.content.painted(&self.marks);
        if matches!(state.text.mode, 0 | 2) {
            self.inks.used(state.fill, Use::Text, &mut self.content);
        }
        if matches!(state.text.mode, 1 | 2) {
            self.inks.used(state.stroke, Use::Text, &mut self.content);
            self.content.thin(state.width * state.ctm.determinant().abs().sqrt());
        }
        Ok(())
    }

    fn string(&mut self, bytes: &[u8]) -> Result<(), Odd> {
        let (fill, stroke) = (self.white(false), self.white(true));
        let Some(face) = self.state.text.font.and_then(|font| self.faces.get(font)) else { return Err(Odd) };
        let length = if self.fonts.face(face.index).wide { 2 } else { 1 };
        let codes = bytes.chunks_exact(length);
        if !codes.remainder().is_empty() {
            return Err(Odd);
        }
        let codes = codes.map(|code| code.iter().fold(0, |code, byte| code << 8 | u32::from(*byte)));
        self.fonts.learn(face.index, codes.clone(), &face.name, self.resources)?;
        for code in codes {
            let glyph = self.fonts.glyph(face.index, code)?;
            let place = self.state.ctm * self.state.text.glyph();
            let mut show = |white, showing| self.sheet.glyph(&glyph.text, glyph.ink, place, white, showing);
            match self.state.text.mode {
                0 => show(fill, Showing::Filled),
                1 => show(stroke, Showing::Stroked),
                2 => {
                    show(fill, Showing::Filled);
                    show(stroke, Showing::Stroked);
                }
                _ => show(fill, Showing::Hidden),
            }
            // A word ends with the code 32, if that is one byte.
            self.state.text.advance(glyph.advance, length == 1 && code == 32);
        }
        Ok(())
    }
}
