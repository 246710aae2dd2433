//! Executes single operators of a content stream (ISO 32000-1, annex A) for [`ContentWalk`].

use hayro_syntax::object::{Array, Dict, Name, Object};
use hayro_syntax::page::Resources;
use kurbo::Affine;

use super::super::colour::{ColourFamily, ColourSpace, Use};
use super::super::values::{name, number, rounded};
use super::marked::OpenMarks;
use super::paths::PathExtent;
use super::state::{ContentState, PaintInk};
use super::{ContentWalk, ResourceCache};

/// Minimum length of a dash pattern in units of user space; a page with shorter ones is not drawn.
pub(in super::super) const MIN_DASH: f64 = 0.01;

impl<'a> ContentWalk<'a, '_> {
    /// Executes an operator, except those for the stack of states and for marks, which [`ContentWalk::stream`] handles.
    pub(super) fn operator(
        &mut self,
        operator: &[u8],
        operands: &[&Object<'_>],
        state: &mut ContentState,
        (path, known): (&mut PathExtent, &mut ResourceCache),
        resources: &Resources<'a>,
        marks: &mut OpenMarks,
    ) {
        let numbers = || operands.iter().filter_map(|operand| number((*operand).clone())).collect::<Vec<f64>>();
        match operator {
            b"cm" => {
                if let Ok(matrix) = numbers().try_into() {
                    state.ctm *= Affine::new(matrix);
                }
            }
            b"w" => state.width = numbers().first().copied().unwrap_or(state.width),
            b"Tr" => state.mode = numbers().first().map_or(state.mode, |mode| *mode as i64),
            b"Tf" => state.font = first_name(operands).map(<[u8]>::to_vec),
            b"d" => self.dash(operands.first().copied()),
            b"gs" => self.graphics(operands, state, resources),
            b"m" | b"l" | b"c" | b"v" | b"y" | b"re" => path.build(operator, &numbers(), state.ctm),
            b"f" | b"F" | b"f*" | b"S" | b"s" | b"B" | b"B*" | b"b" | b"b*" | b"n" => {
                self.path(operator, state, path, resources, marks);
                path.clear();
            }
            b"Tj" | b"TJ" | b"'" | b"\"" => self.text(state, resources, marks, known),
            b"Do" => self.object(operands, state, resources, marks),
            b"BI" => {
                self.content.painted(marks);
                if let Some(Object::Stream(image)) = operands.last() {
                    self.image(image.dict(), resources, state);
                }
            }
            b"sh" => {
                self.content.painted(marks);
                let shading = first_name(operands).and_then(|name| resources.get_shading(&key(name)));
                match shading {
                    Some(shading) => self.shading(&shading, resources),
                    None => self.content.note(Use::Shading, &ColourSpace::of(ColourFamily::Unknown), &[]),
                }
            }
            _ => colour(operator, operands, &numbers, state, resources, known),
        }
    }

    /// Paints the current path.
    fn path(
        &mut self,
        operator: &[u8],
        state: &ContentState,
        path: &PathExtent,
        resources: &Resources<'a>,
        marks: &OpenMarks,
    ) {
        let strokes = matches!(operator, b"S" | b"s" | b"B" | b"B*" | b"b" | b"b*");
        let fills = matches!(operator, b"f" | b"F" | b"f*" | b"B" | b"B*" | b"b" | b"b*");
        if strokes {
            self.paint(Use::Line, &state.stroke, resources, state);
            self.content.record_width(state.width * state.ctm.determinant().abs().sqrt());
        }
        if fills {
            self.paint(Use::Area, &state.fill, resources, state);
            path.thinness().into_iter().for_each(|thin| self.content.record_width(thin));
        }
        if strokes || fills {
            self.content.painted(marks);
        }
    }

    /// Shows text.
    fn text(&mut self, state: &ContentState, resources: &Resources<'a>, marks: &OpenMarks, known: &mut ResourceCache) {
        self.content.painted(marks);
        self.font(resources, state, known);
        if matches!(state.mode, 0 | 2 | 4 | 6) {
            self.paint(Use::Text, &state.fill, resources, state);
        }
        if matches!(state.mode, 1 | 2 | 5 | 6) {
            self.paint(Use::Text, &state.stroke, resources, state);
            self.content.record_width(state.width * state.ctm.determinant().abs().sqrt());
        }
    }

    /// Paints an XObject: an image or a form.
    fn object(
        &mut self,
        operands: &[&Object<'_>],
        state: &ContentState,
        resources: &Resources<'a>,
        marks: &mut OpenMarks,
    ) {
        let Some(object) = first_name(operands).and_then(|name| resources.get_x_object(&key(name))) else { return };
        match name(object.dict(), "Subtype").as_deref() {
            Some("Image") => {
                self.content.painted(marks);
                self.image(object.dict(), resources, state);
            }
            _ => self.form(&object, resources, state.clone(), marks),
        }
    }

    /// Marks the page as not to be drawn if its dashes are so short that a line would have almost unlimited numbers of
    /// them.
    fn dash(&mut self, lengths: Option<&Object<'_>>) {
        let Some(Object::Array(lengths)) = lengths else { return };
        let sum: f64 = lengths.iter::<Object<'_>>().filter_map(number).sum();
        self.content.tangled |= sum > 0.0 && sum < MIN_DASH;
    }

    /// Applies a dictionary of graphics state parameters (ISO 32000-1, 8.4.5).
    fn graphics(&mut self, operands: &[&Object<'_>], state: &mut ContentState, resources: &Resources<'a>) {
        let Some(dict) = first_name(operands).and_then(|name| resources.get_ext_g_state(&key(name))) else { return };
        if let Some(dash) = dict.get::<Array<'_>>("D") {
            self.dash(dash.iter::<Object<'_>>().next().as_ref());
        }
        if let Some(width) = dict.get::<Object<'_>>("LW").and_then(number) {
            state.width = width;
        }
        for alpha in ["ca", "CA"] {
            let value = dict.get::<Object<'_>>(alpha).and_then(number);
            if let Some(value) = value.filter(|value| *value < 1.0) {
                self.content.transparency.insert(format!("{alpha} {}", rounded(value)));
            }
        }
        if dict.get::<Dict<'_>>("SMask").is_some() {
            self.content.transparency.insert("SMask".into());
        }
        let modes =
            super::super::values::each(&dict, "BM", self.xref).into_iter().filter_map(|(_, mode)| mode.into_name());
        for mode in modes.filter(|mode| !matches!(mode.as_str(), "Normal" | "Compatible")) {
            self.content.transparency.insert(format!("BM {}", mode.as_str()));
        }
    }
}

/// Executes an operator that sets a colour (ISO 32000-1, 8.6.8).
fn colour(
    operator: &[u8],
    operands: &[&Object<'_>],
    numbers: &dyn Fn() -> Vec<f64>,
    state: &mut ContentState,
    resources: &Resources<'_>,
    known: &mut ResourceCache,
) {
    let device = |family| PaintInk::of(ColourSpace::of(family), numbers());
    match operator {
        b"g" => state.fill = device(ColourFamily::Gray),
        b"G" => state.stroke = device(ColourFamily::Gray),
        b"rg" => state.fill = device(ColourFamily::Rgb),
        b"RG" => state.stroke = device(ColourFamily::Rgb),
        b"k" => state.fill = device(ColourFamily::Cmyk),
        b"K" => state.stroke = device(ColourFamily::Cmyk),
        b"cs" | b"CS" => {
            let space =
                operands.first().map_or(ColourSpace::of(ColourFamily::Unknown), |space| known.space(space, resources));
            let values = space.initial();
            *chosen(operator, state) = PaintInk::of(space, values);
        }
        b"sc" | b"SC" | b"scn" | b"SCN" => {
            let pattern = operands.last().and_then(|last| match last {
                Object::Name(name) => Some(name.to_vec()),
                _ => None,
            });
            let ink = chosen(operator, state);
            ink.values = numbers();
            ink.pattern = pattern;
        }
        _ => {}
    }
}

impl ResourceCache {
    /// The colour space that an operand names.
    fn space(&mut self, operand: &Object<'_>, resources: &Resources<'_>) -> ColourSpace {
        let Object::Name(name) = operand else { return ColourSpace::read(operand, resources) };
        if let Some(space) = self.spaces.get(name.as_ref()) {
            return space.clone();
        }
        let space = ColourSpace::read(operand, resources);
        self.spaces.insert(name.to_vec(), space.clone());
        space
    }
}

/// The ink that a colour operator sets: operators in capitals set that of lines.
fn chosen<'s>(operator: &[u8], state: &'s mut ContentState) -> &'s mut PaintInk {
    if operator.first().is_some_and(u8::is_ascii_uppercase) { &mut state.stroke } else { &mut state.fill }
}

/// The first operand, if it is a name.
fn first_name<'o>(operands: &'o [&Object<'_>]) -> Option<&'o [u8]> {
    match operands.first()? {
        Object::Name(name) => Some(name.as_ref()),
        _ => None,
    }
}

/// A resource name for a look-up.
pub(super) fn key(name: &[u8]) -> Name<'_> {
    Name::new_unescaped(name)
}
