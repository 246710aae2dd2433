//! Colour spaces of a PDF and the paints used on its pages (ISO 32000-1, 8.6).
//!
//! [`super::content`] collects them while it reads a page; the gates of the print edition judge them.

use hayro_syntax::object::{Name, Object, Stream};
use hayro_syntax::page::Resources;
use serde::Serialize;

use super::values::rounded;

/// Maximum nesting of colour spaces, such as indexed, separation, alternative.
const MAX_DEPTH: usize = 4;

/// A family of colour spaces.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum ColourFamily {
    /// DeviceGray: the black plate.
    Gray,
    /// DeviceRGB.
    Rgb,
    /// DeviceCMYK.
    Cmyk,
    /// ICCBased with one component: conversion through its profile prints it on all four plates.
    IccGray,
    /// ICCBased with three components.
    IccRgb,
    /// ICCBased with four components.
    IccCmyk,
    /// CalGray.
    CalGray,
    /// CalRGB.
    CalRgb,
    /// Lab.
    Lab,
    /// One ink by name.
    Separation,
    /// Several inks by name.
    DeviceN,
    /// A pattern; the paints that it uses are reported instead.
    Pattern,
    /// An unsupported or missing colour space.
    Unknown,
}

/// The use of a paint.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Use {
    /// Glyphs.
    Text,
    /// Lines.
    Line,
    /// Areas.
    Area,
    /// The samples of an image; without values.
    Image,
    /// A shading; without values.
    Shading,
}

/// A colour that a page uses, and for what.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Paint {
    /// Its use.
    pub used: Use,
    /// The family of its colour space.
    pub space: ColourFamily,
    /// The inks of a Separation or DeviceN space.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub inks: Vec<String>,
    /// Its values, in ten-thousandths.
    pub values: Vec<i64>,
}

impl Paint {
    /// Whether it prints on the black plate only: DeviceGray, CMYK with C, M and Y of 0, or the ink Black.
    pub fn is_black_only(&self) -> bool {
        match self.space {
            ColourFamily::Gray => true,
            ColourFamily::Cmyk => self.values.len() == 4 && self.values.iter().take(3).all(|value| *value == 0),
            ColourFamily::Separation => self.inks.iter().all(|ink| ink == "Black"),
            _ => false,
        }
    }

    /// Whether it is white: no ink at all.
    pub fn is_white(&self) -> bool {
        let all = |wanted: i64| !self.values.is_empty() && self.values.iter().all(|value| *value == wanted);
        match self.space {
            ColourFamily::Gray
            | ColourFamily::Rgb
            | ColourFamily::IccGray
            | ColourFamily::IccRgb
            | ColourFamily::CalGray
            | ColourFamily::CalRgb => all(10_000),
            ColourFamily::Cmyk | ColourFamily::IccCmyk | ColourFamily::Separation | ColourFamily::DeviceN => all(0),
            _ => false,
        }
    }

    /// The paint as text, such as `cmyk 0 0 0 1`.
    pub fn describe(&self) -> String {
        let family = serde_json::to_value(self.space).ok();
        let family = family.as_ref().and_then(|family| family.as_str()).unwrap_or_default();
        let values = self.values.iter().map(|value| rounded(*value as f64 / 10_000.0).to_string());
        let words = std::iter::once(family.to_owned()).chain(self.inks.iter().cloned()).chain(values);
        words.collect::<Vec<_>>().join(" ")
    }
}

/// A colour space, reduced to its family and its inks.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct ColourSpace {
    pub(super) family: ColourFamily,
    pub(super) inks: Vec<String>,
}

impl ColourSpace {
    /// A colour space of a family without named inks.
    pub(super) fn of(family: ColourFamily) -> Self {
        Self { family, inks: Vec::new() }
    }

    /// The initial values of a colour after its space is selected (ISO 32000-1, 8.6.8).
    pub(super) fn initial(&self) -> Vec<f64> {
        match self.family {
            ColourFamily::Gray | ColourFamily::IccGray | ColourFamily::CalGray => vec![0.0],
            ColourFamily::Rgb | ColourFamily::IccRgb | ColourFamily::CalRgb | ColourFamily::Lab => vec![0.0; 3],
            ColourFamily::Cmyk | ColourFamily::IccCmyk => vec![0.0, 0.0, 0.0, 1.0],
            ColourFamily::Separation | ColourFamily::DeviceN => vec![1.0; self.inks.len()],
            ColourFamily::Pattern | ColourFamily::Unknown => Vec::new(),
        }
    }

    /// Reads the colour space that an operand or a dictionary entry states.
    pub(super) fn read(object: &Object<'_>, resources: &Resources<'_>) -> Self {
        Self::nested(object, resources, MAX_DEPTH)
    }

    fn nested(object: &Object<'_>, resources: &Resources<'_>, depth: usize) -> Self {
        if depth == 0 {
            return Self::of(ColourFamily::Unknown);
        }
        match object {
            Object::Name(name) => Self::named(name, resources, depth),
            Object::Array(array) => {
                let parts: Vec<Object<'_>> = array.iter::<Object<'_>>().take(8).collect();
                Self::composed(&parts, resources, depth)
            }
            _ => Self::of(ColourFamily::Unknown),
        }
    }

    fn named(name: &Name<'_>, resources: &Resources<'_>, depth: usize) -> Self {
        Self::of(match name.as_str() {
            "DeviceGray" | "G" | "CalGray" => ColourFamily::Gray,
            "DeviceRGB" | "RGB" | "CalRGB" => ColourFamily::Rgb,
            "DeviceCMYK" | "CMYK" => ColourFamily::Cmyk,
            "Pattern" => ColourFamily::Pattern,
            _ => {
                let resource = resources.get_color_space(name);
                return resource
                    .map_or(Self::of(ColourFamily::Unknown), |object| Self::nested(&object, resources, depth - 1));
            }
        })
    }

    fn composed(parts: &[Object<'_>], resources: &Resources<'_>, depth: usize) -> Self {
        let Some(Object::Name(kind)) = parts.first() else { return Self::of(ColourFamily::Unknown) };
        let second = parts.get(1);
        match kind.as_str() {
            "ICCBased" => Self::of(match second {
                Some(Object::Stream(profile)) => profiled(profile),
                _ => ColourFamily::Unknown,
            }),
            "CalGray" => Self::of(ColourFamily::CalGray),
            "CalRGB" => Self::of(ColourFamily::CalRgb),
            "Lab" => Self::of(ColourFamily::Lab),
            "Separation" | "DeviceN" => Self {
                family: if kind.as_str() == "Separation" { ColourFamily::Separation } else { ColourFamily::DeviceN },
                inks: second.map(inks).unwrap_or_default(),
            },
            "Indexed" | "I" => {
                second.map_or(Self::of(ColourFamily::Unknown), |base| Self::nested(base, resources, depth - 1))
            }
            "Pattern" => Self::of(ColourFamily::Pattern),
            _ if parts.len() == 1 => Self::named(kind, resources, depth),
            _ => Self::of(ColourFamily::Unknown),
        }
    }
}

/// The family of an ICCBased space by the number of its components.
fn profiled(profile: &Stream<'_>) -> ColourFamily {
    match profile.dict().get::<i32>("N") {
        Some(1) => ColourFamily::IccGray,
        Some(3) => ColourFamily::IccRgb,
        Some(4) => ColourFamily::IccCmyk,
        _ => ColourFamily::Unknown,
    }
}

/// The ink names of a Separation or DeviceN space.
fn inks(names: &Object<'_>) -> Vec<String> {
    match names {
        Object::Name(name) => vec![name.as_str().to_owned()],
        Object::Array(array) => array.iter::<Name<'_>>().take(32).map(|name| name.as_str().to_owned()).collect(),
        _ => Vec::new(),
    }
}
