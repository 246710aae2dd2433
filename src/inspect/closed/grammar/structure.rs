//! The structure of the web edition (ISO 32000-1, 14.7 and 14.8).

use super::super::form::ValueForm::{
    Dictionary, Either, Integer, List, Name, Named, Number, Numbered, Object as To, Text, Tuple,
};
use super::super::form::{Body, DictionaryForm, ObjectForm, dictionary, entries, key, may};
use super::{BOX, COUNT, LINK, MAX, WEB_PAGE, of_type};

pub(super) static STRUCTURE: ObjectForm = dictionary(&STRUCTURE_KEYS);
static STRUCTURE_KEYS: DictionaryForm = entries(
    "structure tree root (14.7.2)",
    &[
        of_type(&["StructTreeRoot"]),
        key("RoleMap", Dictionary(&ROLES)),
        key("K", Tuple(&[To(&ELEMENT)])),
        key("ParentTree", Dictionary(&PARENT_TREE)),
        key("ParentTreeNextKey", COUNT),
        may("IDTree", Dictionary(&IDENTIFIERS)),
    ],
);
static ROLES: DictionaryForm = entries(
    "roles (14.7.3)",
    &[
        may("Datetime", Name(&["Span"])),
        may("Em", Name(&["Span"])),
        may("Strong", Name(&["Span"])),
        may("Terms", Name(&["Part"])),
        may("Title", Name(&["P"])),
    ],
);
static PARENT_TREE: DictionaryForm =
    entries("parent tree (14.7.4.4)", &[key("Nums", Numbered(&Either(&[To(&PARENT_LIST), To(&ELEMENT)])))]);
static PARENT_LIST: ObjectForm =
    ObjectForm { body: Body::Array("parents of the marked content of a page", To(&ELEMENT)) };
static IDENTIFIERS: DictionaryForm = entries("elements by identifier (14.7.2)", &[key("Names", Named(&To(&ELEMENT)))]);
static ELEMENT: ObjectForm = dictionary(&ELEMENT_KEYS);
static ELEMENT_KEYS: DictionaryForm = entries(
    "structure element (14.7.2)",
    &[
        of_type(&["StructElem"]),
        key(
            "S",
            Name(&[
                "Document",
                "Part",
                "Div",
                "P",
                "H1",
                "H2",
                "H3",
                "H4",
                "H5",
                "H6",
                "TOC",
                "TOCI",
                "Reference",
                "Link",
                "Span",
                "Figure",
                "Table",
                "THead",
                "TBody",
                "TFoot",
                "TR",
                "TH",
                "TD",
            ]),
        ),
        key("P", Either(&[To(&ELEMENT), To(&STRUCTURE)])),
        may("Pg", To(&WEB_PAGE)),
        key("K", List(&Either(&[COUNT, To(&ELEMENT), Dictionary(&CONTENT_OF_PAGE), Dictionary(&OBJECT_OF_PAGE)]))),
        may("T", Text),
        may("ID", Text),
        may("Alt", Text),
        may("A", List(&Dictionary(&ATTRIBUTES))),
    ],
);
static CONTENT_OF_PAGE: DictionaryForm = entries(
    "marked content of another page (14.7.4.2)",
    &[of_type(&["MCR"]), key("Pg", To(&WEB_PAGE)), key("MCID", COUNT)],
);
static OBJECT_OF_PAGE: DictionaryForm = entries(
    "annotation in the structure (14.7.4.3)",
    &[of_type(&["OBJR"]), key("Pg", To(&WEB_PAGE)), key("Obj", To(&LINK))],
);
static ATTRIBUTES: DictionaryForm = entries(
    "attributes (14.8.5)",
    &[
        key("O", Name(&["Layout", "Table"])),
        may("Placement", Name(&["Block"])),
        may("BBox", BOX),
        may("BorderColor", List(&Number)),
        may("BorderStyle", Name(&["Solid"])),
        may("BorderThickness", Number),
        may("Headers", List(&Text)),
        may("Scope", Name(&["Column"])),
        may("ColSpan", Integer(2, MAX)),
        may("RowSpan", Integer(2, MAX)),
        may("Summary", Text),
    ],
);
