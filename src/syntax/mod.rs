//! PDF objects and content stream operators as values, and the [`Cursor`] that parses them (ISO 32000-1, 7.2, 7.3 and
//! 7.8.2). `src/inspect` and `src/export/print` read PDF with it: files of this program strictly, where any other
//! spelling is an error, and files of other programs in all spellings of the standard.

mod cursor;

use std::borrow::Cow;

pub(crate) use cursor::{Cursor, Malformed, is_blank, spaced};

/// Numbers that differ by less compare as equal.
const NUMBER_TOLERANCE: f64 = 0.000_05;

/// A PDF object or a value inside one. Values are equal if their numbers agree to [`NUMBER_TOLERANCE`] and dictionaries
/// have the same members in any order.
#[derive(Debug, Clone)]
pub(crate) enum Value<'d> {
    Null,
    Boolean(bool),
    Integer(i64),
    Real(f64),
    Name(Cow<'d, [u8]>),
    Text(Vec<u8>),
    List(Vec<Value<'d>>),
    Dictionary(Members<'d>),
    /// The number of an indirect object of generation 0.
    Reference(usize),
    /// The number and the generation of an indirect object of another generation, which only files with several
    /// revisions have.
    OtherGeneration(usize, u16),
}

/// The members of a dictionary in the order of the file; keys are unique.
#[derive(Debug, Clone, Default)]
pub(crate) struct Members<'d>(pub(crate) Vec<(Cow<'d, [u8]>, Value<'d>)>);

impl PartialEq for Value<'_> {
    fn eq(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Null, Self::Null) => true,
            (Self::Boolean(one), Self::Boolean(other)) => one == other,
            (Self::Name(one), Self::Name(other)) => one == other,
            (Self::Text(one), Self::Text(other)) => one == other,
            (Self::List(one), Self::List(other)) => one == other,
            (Self::Dictionary(one), Self::Dictionary(other)) => {
                one.0.len() == other.0.len() && one.0.iter().all(|(key, value)| other.at(key) == Some(value))
            }
            (Self::Reference(one), Self::Reference(other)) => one == other,
            (Self::OtherGeneration(..), Self::OtherGeneration(..)) => false,
            (one, other) => {
                one.number().zip(other.number()).is_some_and(|(one, other)| (one - other).abs() < NUMBER_TOLERANCE)
            }
        }
    }
}

impl<'d> Members<'d> {
    pub(crate) fn get(&self, key: &str) -> Option<&Value<'d>> {
        self.at(key.as_bytes())
    }

    /// The value of a key that may be no UTF-8.
    pub(crate) fn at(&self, key: &[u8]) -> Option<&Value<'d>> {
        self.0.iter().find(|(name, _)| name.as_ref() == key).map(|(_, value)| value)
    }

    pub(crate) fn contains(&self, key: &str) -> bool {
        self.get(key).is_some()
    }

    pub(crate) fn remove(&mut self, key: &[u8]) -> Option<Value<'d>> {
        let place = self.0.iter().position(|(name, _)| name.as_ref() == key)?;
        Some(self.0.remove(place).1)
    }

    pub(crate) fn keys(&self) -> impl Iterator<Item = &[u8]> {
        self.0.iter().map(|(key, _)| key.as_ref())
    }

    pub(crate) fn values(&self) -> impl Iterator<Item = &Value<'d>> {
        self.0.iter().map(|(_, value)| value)
    }

    pub(crate) fn integer(&self, key: &str) -> Option<i64> {
        self.get(key).and_then(Value::integer)
    }

    pub(crate) fn reference(&self, key: &str) -> Option<usize> {
        match self.get(key) {
            Some(Value::Reference(number)) => Some(*number),
            _ => None,
        }
    }

    pub(crate) fn name(&self, key: &str) -> Option<&[u8]> {
        match self.get(key) {
            Some(Value::Name(name)) => Some(name),
            _ => None,
        }
    }

    pub(crate) fn text(&self, key: &str) -> Option<&[u8]> {
        match self.get(key) {
            Some(Value::Text(text)) => Some(text),
            _ => None,
        }
    }

    /// The elements of an array; none if the key is missing or its value is no array.
    pub(crate) fn list(&self, key: &str) -> &[Value<'d>] {
        match self.get(key) {
            Some(Value::List(list)) => list,
            _ => &[],
        }
    }

    pub(crate) fn dictionary(&self, key: &str) -> Option<&Members<'d>> {
        match self.get(key) {
            Some(Value::Dictionary(members)) => Some(members),
            _ => None,
        }
    }
}

impl<'d> Value<'d> {
    pub(crate) fn dict(&self) -> Option<&Members<'d>> {
        match self {
            Self::Dictionary(members) => Some(members),
            _ => None,
        }
    }

    pub(crate) fn list(&self) -> Option<&[Self]> {
        match self {
            Self::List(list) => Some(list),
            _ => None,
        }
    }

    pub(crate) fn name(&self) -> Option<&[u8]> {
        match self {
            Self::Name(name) => Some(name),
            _ => None,
        }
    }

    pub(crate) fn text(&self) -> Option<&[u8]> {
        match self {
            Self::Text(text) => Some(text),
            _ => None,
        }
    }

    /// The number of the object that a reference points to.
    pub(crate) fn reference(&self) -> Option<u32> {
        match self {
            Self::Reference(number) => u32::try_from(*number).ok(),
            _ => None,
        }
    }

    /// A number that is not negative and has no fraction.
    pub(crate) fn whole(&self) -> Option<usize> {
        let number = self.number().filter(|number| *number >= 0.0 && number.fract() < NUMBER_TOLERANCE)?;
        Some(number as usize)
    }

    /// Calls a function with the object number of each reference in this value, at any depth.
    pub(crate) fn each_reference(&self, to: &mut impl FnMut(u32)) {
        match self {
            Self::List(list) => list.iter().for_each(|value| value.each_reference(to)),
            Self::Dictionary(members) => members.values().for_each(|value| value.each_reference(to)),
            value => value.reference().into_iter().for_each(to),
        }
    }

    /// Whether the predicate holds for this dictionary or one inside this value, at any depth.
    pub(crate) fn any_dict(&self, holds: &impl Fn(&Members<'d>) -> bool) -> bool {
        match self {
            Self::List(list) => list.iter().any(|value| value.any_dict(holds)),
            Self::Dictionary(members) => holds(members) || members.values().any(|value| value.any_dict(holds)),
            _ => false,
        }
    }

    /// Copies borrowed bytes, and sorts the keys of dictionaries.
    pub(crate) fn into_owned(self) -> Value<'static> {
        match self {
            Self::Null => Value::Null,
            Self::Boolean(value) => Value::Boolean(value),
            Self::Integer(value) => Value::Integer(value),
            Self::Real(value) => Value::Real(value),
            Self::Name(name) => Value::Name(Cow::Owned(name.into_owned())),
            Self::Text(text) => Value::Text(text),
            Self::List(list) => Value::List(list.into_iter().map(Self::into_owned).collect()),
            Self::Dictionary(members) => {
                let owned = |(key, value): (Cow<'_, [u8]>, Self)| (Cow::Owned(key.into_owned()), value.into_owned());
                let mut members: Vec<_> = members.0.into_iter().map(owned).collect();
                members.sort_by(|(one, _), (other, _): &(Cow<'_, [u8]>, _)| one.cmp(other));
                Value::Dictionary(Members(members))
            }
            Self::Reference(number) => Value::Reference(number),
            Self::OtherGeneration(number, generation) => Value::OtherGeneration(number, generation),
        }
    }

    pub(crate) fn integer(&self) -> Option<i64> {
        match self {
            Self::Integer(value) => Some(*value),
            _ => None,
        }
    }

    pub(crate) fn number(&self) -> Option<f64> {
        match self {
            Self::Integer(value) => Some(*value as f64),
            Self::Real(value) => Some(*value),
            _ => None,
        }
    }
}

/// An operator of a content stream with its operands (ISO 32000-1, 7.8.2).
pub(crate) struct Instruction<'d> {
    pub(crate) operator: &'d [u8],
    pub(crate) operands: Vec<Value<'d>>,
    /// The bytes of operands and operator as they stand in the stream.
    pub(crate) source: &'d [u8],
}

impl Instruction<'_> {
    /// The operands, if they are exactly `N` numbers.
    pub(crate) fn numbers<const N: usize>(&self) -> Option<[f64; N]> {
        let mut numbers = [0.0; N];
        if self.operands.len() != N {
            return None;
        }
        for (number, operand) in numbers.iter_mut().zip(&self.operands) {
            *number = operand.number()?;
        }
        Some(numbers)
    }

    /// The operand, if it is a single name.
    pub(crate) fn name(&self) -> Option<&[u8]> {
        match &self.operands[..] {
            [Value::Name(name)] => Some(name),
            _ => None,
        }
    }
}
