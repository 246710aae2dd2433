//! Tables of the tag tree of the web edition (ISO 32000-1, 14.7 and 14.8): elements, attributes, parent tree,
//! identifiers. Part of the tables in [`super`], whose web catalogue refers to [`STRUCTURE`].

use super::super::form::ValueForm::{
    Dictionary, Either, Integer, List, Name, NameTree, Number, NumberTree, Object as Ref, Text, Tuple,
};
use super::super::form::{Body, DictionaryForm, ObjectForm, dictionary, entries, key, optional};
use super::{BOX, COUNT, LINK, MAX_INTEGER, WEB_PAGE, of_type};

pub(super) static STRUCTURE: ObjectForm = dictionary(&STRUCTURE_KEYS);
static STRUCTURE_KEYS: DictionaryForm = entries(
    "structure tree root (14.7.2)",
    &[
        of_type(&["StructTreeRoot"]),
        key("RoleMap", Dictionary(&ROLES)),
        key("K", Tuple(&[Ref(&ELEMENT)])),
        key("ParentTree", Dictionary(&PARENT_TREE)),
        key("ParentTreeNextKey", COUNT),
        optional("IDTree", Dictionary(&IDENTIFIERS)),
    ],
);
static ROLES: DictionaryForm = entries(
    "roles (14.7.3)",
    &[
        optional("Datetime", Name(&["Span"])),
        optional("Em", Name(&["Span"])),
        optional("Strong", Name(&["Span"])),
        optional("Terms", Name(&["Part"])),
        optional("Title", Name(&["P"])),
    ],
);
static PARENT_TREE: DictionaryForm =
    entries("parent tree (14.7.4.4)", &[key("Nums", NumberTree(&Either(&[Ref(&PARENT_LIST), Ref(&ELEMENT)])))]);
static PARENT_LIST: ObjectForm =
    ObjectForm { body: Body::Array("parents of the marked content of a page", Ref(&ELEMENT)) };
static IDENTIFIERS: DictionaryForm =
    entries("elements by identifier (14.7.2)", &[key("Names", NameTree(&Ref(&ELEMENT)))]);
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
        key("P", Either(&[Ref(&ELEMENT), Ref(&STRUCTURE)])),
        optional("Pg", Ref(&WEB_PAGE)),
        key("K", List(&Either(&[COUNT, Ref(&ELEMENT), Dictionary(&CONTENT_OF_PAGE), Dictionary(&OBJECT_OF_PAGE)]))),
        optional("T", Text),
        optional("ID", Text),
        optional("Alt", Text),
        optional("A", List(&Dictionary(&ATTRIBUTES))),
    ],
);
static CONTENT_OF_PAGE: DictionaryForm = entries(
    "marked content of another page (14.7.4.2)",
    &[of_type(&["MCR"]), key("Pg", Ref(&WEB_PAGE)), key("MCID", COUNT)],
);
static OBJECT_OF_PAGE: DictionaryForm = entries(
    "annotation in the structure (14.7.4.3)",
    &[of_type(&["OBJR"]), key("Pg", Ref(&WEB_PAGE)), key("Obj", Ref(&LINK))],
);
static ATTRIBUTES: DictionaryForm = entries(
    "attributes (14.8.5)",
    &[
        key("O", Name(&["Layout", "Table"])),
        optional("Placement", Name(&["Block"])),
        optional("BBox", BOX),
        optional("BorderColor", List(&Number)),
        optional("BorderStyle", Name(&["Solid"])),
        optional("BorderThickness", Number),
        optional("Headers", List(&Text)),
        optional("Scope", Name(&["Column"])),
        optional("ColSpan", Integer(2, MAX_INTEGER)),
        optional("RowSpan", Integer(2, MAX_INTEGER)),
        optional("Summary", Text),
    ],
);
