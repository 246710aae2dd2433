//! Tables of all PDF objects that this program writes in both editions: every dictionary with its keys and the forms of
//! their values (ISO 32000-1; clauses are in the names). `walk.rs` checks files against them; `describe.rs` writes
//! `docs/constructs.md` from them.

mod structure;

use super::form::ValueForm::{
    AnyName, Boolean, Dictionary, Either, Integer, List, Name, NameTree, Number, Object as Ref, Text, Tuple, Words,
};
use structure::STRUCTURE;

use super::form::{Body, DictionaryForm, KeyForm, ObjectForm, ValueForm, dictionary, entries, key, optional, stream};

/// Largest integer: PDF readers use 32 bits (ISO 32000-1, annex C).
const MAX_INTEGER: i64 = 2_147_483_647;

const COUNT: ValueForm = Integer(0, MAX_INTEGER);
const BOX: ValueForm = Tuple(&[Number, Number, Number, Number]);
const LENGTH: KeyForm = key("Length", COUNT);
/// The filter of a stream that may be compressed.
const FILTER: KeyForm = optional("Filter", Name(&["FlateDecode"]));

const fn of_type(name: &'static [&'static str]) -> KeyForm {
    key("Type", Name(name))
}

// Trailers and object streams.

pub(in crate::inspect) static WEB_TRAILER: DictionaryForm = entries(
    "cross-reference stream (7.5.8) of the web edition",
    &[
        of_type(&["XRef"]),
        key("Size", COUNT),
        key("W", Tuple(&[Integer(1, 1), Integer(4, 4), Integer(2, 2)])),
        key("DecodeParms", Dictionary(&PREDICTOR)),
        key("Root", Ref(&WEB_CATALOGUE)),
        key("Info", Ref(&WEB_INFORMATION)),
        key("ID", Tuple(&[Text, Text])),
        key("Filter", Name(&["FlateDecode"])),
        LENGTH,
    ],
);
static PREDICTOR: DictionaryForm =
    entries("parameters of the filter (7.4.4)", &[key("Predictor", Integer(12, 12)), key("Columns", Integer(7, 7))]);
pub(in crate::inspect) static PRINT_TRAILER: DictionaryForm = entries(
    "trailer (7.5.5) of the print edition",
    &[
        key("Size", COUNT),
        key("Root", Ref(&PRINT_CATALOGUE)),
        key("Info", Ref(&PRINT_INFORMATION)),
        key("ID", Tuple(&[Text, Text])),
    ],
);
pub(in crate::inspect) static OBJECT_STREAM: DictionaryForm = entries(
    "object stream (7.5.7)",
    &[
        of_type(&["ObjStm"]),
        key("N", Integer(1, MAX_INTEGER)),
        key("First", COUNT),
        key("Filter", Name(&["FlateDecode"])),
        LENGTH,
    ],
);

// The document.

static WEB_CATALOGUE: ObjectForm = dictionary(&WEB_CATALOGUE_KEYS);
static WEB_CATALOGUE_KEYS: DictionaryForm = entries(
    "catalogue (7.7.2) of the web edition",
    &[
        of_type(&["Catalog"]),
        key("Pages", Ref(&WEB_PAGE_TREE)),
        key("Metadata", Ref(&METADATA)),
        key("OutputIntents", Either(&[Ref(&WEB_INTENTS), List(&Ref(&WEB_INTENT))])),
        key("Lang", Text),
        key("StructTreeRoot", Ref(&STRUCTURE)),
        key("MarkInfo", Dictionary(&MARK_INFORMATION)),
        key("ViewerPreferences", Dictionary(&PREFERENCES)),
        optional("Outlines", Ref(&OUTLINE)),
        optional("Names", Dictionary(&NAMES)),
        optional("AF", List(&Ref(&FILE_SPECIFICATION))),
    ],
);
static PRINT_CATALOGUE: ObjectForm = dictionary(&PRINT_CATALOGUE_KEYS);
static PRINT_CATALOGUE_KEYS: DictionaryForm = entries(
    "catalogue (7.7.2) of the print edition",
    &[
        of_type(&["Catalog"]),
        key("Pages", Ref(&PRINT_PAGE_TREE)),
        key("Metadata", Ref(&METADATA)),
        key("OutputIntents", List(&Ref(&PRINT_INTENT))),
        key("Lang", Text),
    ],
);
static MARK_INFORMATION: DictionaryForm =
    entries("mark information (14.7.1)", &[key("Marked", Boolean(true)), key("Suspects", Boolean(false))]);
static PREFERENCES: DictionaryForm = entries(
    "viewer preferences (12.2)",
    &[key("DisplayDocTitle", Boolean(true)), optional("Direction", Name(&["L2R"]))],
);
static WEB_INFORMATION: ObjectForm = dictionary(&WEB_INFORMATION_KEYS);
static WEB_INFORMATION_KEYS: DictionaryForm = entries(
    "document information (14.3.3) of the web edition",
    &[
        key("Title", Text),
        optional("Author", Text),
        optional("Subject", Text),
        optional("Keywords", Text),
        key("Creator", Text),
        key("CreationDate", Text),
        key("ModDate", Text),
    ],
);
static PRINT_INFORMATION: ObjectForm = dictionary(&PRINT_INFORMATION_KEYS);
static PRINT_INFORMATION_KEYS: DictionaryForm = entries(
    "document information (14.3.3) of the print edition",
    &[
        key("Title", Text),
        optional("Author", Text),
        optional("Subject", Text),
        optional("Keywords", Text),
        key("Creator", Text),
        key("Producer", Text),
        key("CreationDate", Text),
        key("ModDate", Text),
        key("GTS_PDFXVersion", Words(&["PDF/X-1a:2003", "PDF/X-4"])),
        key("Trapped", Name(&["False"])),
        optional("BudgetpressBuild", Text),
    ],
);
static METADATA: ObjectForm = stream(&METADATA_KEYS);
static METADATA_KEYS: DictionaryForm =
    entries("metadata (14.3.2)", &[of_type(&["Metadata"]), key("Subtype", Name(&["XML"])), LENGTH]);
static WEB_INTENTS: ObjectForm = ObjectForm { body: Body::Array("output intents", Ref(&WEB_INTENT)) };
static WEB_INTENT: ObjectForm = dictionary(&WEB_INTENT_KEYS);
static WEB_INTENT_KEYS: DictionaryForm = entries(
    "output intent (14.11.5) of the web edition",
    &[
        of_type(&["OutputIntent"]),
        key("S", Name(&["GTS_PDFA1"])),
        key("OutputConditionIdentifier", Words(&["Custom"])),
        key("OutputCondition", Words(&["sRGB"])),
        key("RegistryName", Words(&[""])),
        key("Info", Text),
        key("DestOutputProfile", Ref(&PROFILE)),
    ],
);
static PRINT_INTENT: ObjectForm = dictionary(&PRINT_INTENT_KEYS);
static PRINT_INTENT_KEYS: DictionaryForm = entries(
    "output intent (14.11.5) of the print edition",
    &[
        of_type(&["OutputIntent"]),
        key("S", Name(&["GTS_PDFX"])),
        key("OutputConditionIdentifier", Text),
        key("OutputCondition", Text),
        optional("RegistryName", Words(&["http://www.color.org"])),
        key("Info", Text),
        optional("DestOutputProfile", Ref(&PROFILE)),
    ],
);
static PROFILE: ObjectForm = stream(&PROFILE_KEYS);
static PROFILE_KEYS: DictionaryForm = entries(
    "ICC profile (8.6.5.5)",
    &[key("N", Integer(1, 4)), optional("Range", List(&Integer(0, 1))), FILTER, LENGTH],
);

// Pages.

/// Whether this is the form of a page of either edition.
pub(super) fn is_page(form: &'static ObjectForm) -> bool {
    [&WEB_PAGE, &PRINT_PAGE].iter().any(|page| std::ptr::eq(*page, form))
}

static WEB_PAGE_TREE: ObjectForm = dictionary(&WEB_PAGE_TREE_KEYS);
static WEB_PAGE_TREE_KEYS: DictionaryForm = entries(
    "page tree (7.7.3), a single list of pages",
    &[of_type(&["Pages"]), key("Count", Integer(1, MAX_INTEGER)), key("Kids", List(&Ref(&WEB_PAGE)))],
);
static PRINT_PAGE_TREE: ObjectForm = dictionary(&PRINT_PAGE_TREE_KEYS);
static PRINT_PAGE_TREE_KEYS: DictionaryForm = entries(
    "page tree (7.7.3), a single list of pages",
    &[of_type(&["Pages"]), key("Count", Integer(1, MAX_INTEGER)), key("Kids", List(&Ref(&PRINT_PAGE)))],
);
static WEB_PAGE: ObjectForm = dictionary(&WEB_PAGE_KEYS);
static WEB_PAGE_KEYS: DictionaryForm = entries(
    "page (7.7.3.3) of the web edition",
    &[
        of_type(&["Page"]),
        key("Parent", Ref(&WEB_PAGE_TREE)),
        key("Resources", Ref(&RESOURCES)),
        key("MediaBox", BOX),
        optional("StructParents", COUNT),
        optional("Annots", List(&Ref(&LINK))),
        optional("Tabs", Name(&["S"])),
        key("Contents", Ref(&CONTENT)),
    ],
);
static PRINT_PAGE: ObjectForm = dictionary(&PRINT_PAGE_KEYS);
static PRINT_PAGE_KEYS: DictionaryForm = entries(
    "page (7.7.3.3) of the print edition",
    &[
        of_type(&["Page"]),
        key("Parent", Ref(&PRINT_PAGE_TREE)),
        key("Resources", Either(&[Ref(&RESOURCES), Dictionary(&NO_RESOURCES)])),
        key("MediaBox", BOX),
        key("TrimBox", BOX),
        key("BleedBox", BOX),
        optional("Contents", Either(&[Ref(&CONTENT), List(&Ref(&CONTENT))])),
    ],
);
static RESOURCES: ObjectForm = dictionary(&RESOURCES_KEYS);
static RESOURCES_KEYS: DictionaryForm = entries(
    "resources (7.8.3)",
    &[
        key("ProcSet", Tuple(&[Name(&["PDF"]), Name(&["Text"]), Name(&["ImageC"]), Name(&["ImageB"])])),
        optional("ColorSpace", Dictionary(&COLOUR_SPACES)),
        optional("Font", Dictionary(&FONTS)),
        optional("XObject", Dictionary(&IMAGES)),
    ],
);
static IMAGES: DictionaryForm =
    DictionaryForm { name: "image resources by name", keys: &[], others: Some(Ref(&IMAGE)) };
static IMAGE: ObjectForm = stream(&IMAGE_KEYS);
static IMAGE_KEYS: DictionaryForm = entries(
    "image (8.9.5), where the layout has pictures",
    &[
        of_type(&["XObject"]),
        key("Subtype", Name(&["Image"])),
        key("Width", Integer(1, MAX_INTEGER)),
        key("Height", Integer(1, MAX_INTEGER)),
        key("ColorSpace", Either(&[Name(&["DeviceGray", "DeviceCMYK"]), Ref(&COLOUR_SPACE)])),
        key("BitsPerComponent", Integer(1, 16)),
        optional("SMask", Ref(&IMAGE)),
        optional("Interpolate", Boolean(true)),
        optional("Filter", Name(&["FlateDecode", "DCTDecode"])),
        optional("Decode", List(&Number)),
        LENGTH,
    ],
);
static NO_RESOURCES: DictionaryForm = entries("resources of a page left blank for the binding", &[]);
static COLOUR_SPACES: DictionaryForm =
    DictionaryForm { name: "colour space resources by name", keys: &[], others: Some(Ref(&COLOUR_SPACE)) };
static COLOUR_SPACE: ObjectForm =
    ObjectForm { body: Body::Tuple("colour space (8.6.5.5)", &[Name(&["ICCBased"]), Ref(&PROFILE)]) };
static FONTS: DictionaryForm = DictionaryForm { name: "font resources by name", keys: &[], others: Some(Ref(&FONT)) };
static CONTENT: ObjectForm = stream(&CONTENT_KEYS);
static CONTENT_KEYS: DictionaryForm = entries("content stream (7.8.2)", &[FILTER, LENGTH]);

// Fonts.

static FONT: ObjectForm = dictionary(&FONT_KEYS);
static FONT_KEYS: DictionaryForm = entries(
    "composite font (9.7.6)",
    &[
        of_type(&["Font"]),
        key("Subtype", Name(&["Type0"])),
        key("BaseFont", AnyName),
        key("Encoding", Name(&["Identity-H"])),
        key("DescendantFonts", Tuple(&[Ref(&CID_FONT)])),
        key("ToUnicode", Ref(&UNICODE_MAP)),
    ],
);
static CID_FONT: ObjectForm = dictionary(&CID_FONT_KEYS);
static CID_FONT_KEYS: DictionaryForm = entries(
    "CIDFont (9.7.4)",
    &[
        of_type(&["Font"]),
        key("Subtype", Name(&["CIDFontType0", "CIDFontType2"])),
        key("BaseFont", AnyName),
        key("CIDSystemInfo", Dictionary(&SYSTEM_INFORMATION)),
        key("FontDescriptor", Ref(&FONT_DESCRIPTOR)),
        key("DW", Integer(0, 0)),
        optional("CIDToGIDMap", Name(&["Identity"])),
        key("W", List(&Number)),
    ],
);
static SYSTEM_INFORMATION: DictionaryForm = entries(
    "character collection (9.7.3)",
    &[key("Registry", Words(&["Adobe"])), key("Ordering", Words(&["Identity"])), key("Supplement", Integer(0, 0))],
);
static FONT_DESCRIPTOR: ObjectForm = dictionary(&FONT_DESCRIPTOR_KEYS);
static FONT_DESCRIPTOR_KEYS: DictionaryForm = entries(
    "font descriptor (9.8)",
    &[
        of_type(&["FontDescriptor"]),
        key("FontName", AnyName),
        key("Flags", COUNT),
        key("FontBBox", BOX),
        key("ItalicAngle", Number),
        key("Ascent", Number),
        key("Descent", Number),
        key("CapHeight", Number),
        key("StemV", Number),
        key("CIDSet", Ref(&CID_SET)),
        optional("FontFile2", Ref(&TRUETYPE_PROGRAM)),
        optional("FontFile3", Ref(&CFF_PROGRAM)),
    ],
);
static CID_SET: ObjectForm = stream(&CID_SET_KEYS);
static CID_SET_KEYS: DictionaryForm = entries("CIDSet (9.8.3)", &[FILTER, LENGTH]);
static TRUETYPE_PROGRAM: ObjectForm = stream(&TRUETYPE_PROGRAM_KEYS);
static TRUETYPE_PROGRAM_KEYS: DictionaryForm = entries("TrueType font program (9.9)", &[FILTER, LENGTH]);
static CFF_PROGRAM: ObjectForm = stream(&CFF_PROGRAM_KEYS);
static CFF_PROGRAM_KEYS: DictionaryForm =
    entries("CFF font program (9.9)", &[key("Subtype", Name(&["CIDFontType0C"])), FILTER, LENGTH]);
static UNICODE_MAP: ObjectForm = stream(&UNICODE_MAP_KEYS);
static UNICODE_MAP_KEYS: DictionaryForm =
    entries("ToUnicode CMap (9.10.3)", &[of_type(&["CMap"]), key("WMode", Integer(0, 0)), FILTER, LENGTH]);

// Links and bookmarks.

static LINK: ObjectForm = dictionary(&LINK_KEYS);
static LINK_KEYS: DictionaryForm = entries(
    "link annotation (12.5.6.5)",
    &[
        of_type(&["Annot"]),
        key("Subtype", Name(&["Link"])),
        key("Rect", BOX),
        optional("QuadPoints", List(&Number)),
        key("Border", Tuple(&[Integer(0, 0), Integer(0, 0), Integer(0, 0)])),
        key("Dest", Ref(&DESTINATION)),
        key("F", Integer(4, 4)),
        key("StructParent", COUNT),
        key("Contents", Text),
    ],
);
static DESTINATION: ObjectForm = ObjectForm {
    body: Body::Tuple("destination (12.3.2)", &[Ref(&WEB_PAGE), Name(&["XYZ"]), Number, Number, Integer(0, 0)]),
};
static OUTLINE: ObjectForm = dictionary(&OUTLINE_KEYS);
static OUTLINE_KEYS: DictionaryForm = entries(
    "outline (12.3.3)",
    &[of_type(&["Outlines"]), key("First", Ref(&BOOKMARK)), key("Last", Ref(&BOOKMARK)), key("Count", COUNT)],
);
static BOOKMARK: ObjectForm = dictionary(&BOOKMARK_KEYS);
static BOOKMARK_KEYS: DictionaryForm = entries(
    "bookmark (12.3.3)",
    &[
        key("Parent", Either(&[Ref(&OUTLINE), Ref(&BOOKMARK)])),
        optional("Next", Ref(&BOOKMARK)),
        optional("Prev", Ref(&BOOKMARK)),
        optional("First", Ref(&BOOKMARK)),
        optional("Last", Ref(&BOOKMARK)),
        optional("Count", Integer(-MAX_INTEGER, MAX_INTEGER)),
        key("Title", Text),
        key("Dest", Ref(&DESTINATION)),
    ],
);

// Attached files.

static NAMES: DictionaryForm = entries("names (7.7.4)", &[key("EmbeddedFiles", Dictionary(&EMBEDDED_FILES))]);
static EMBEDDED_FILES: DictionaryForm =
    entries("attached files by name (7.11.4)", &[key("Names", NameTree(&Ref(&FILE_SPECIFICATION)))]);
static FILE_SPECIFICATION: ObjectForm = dictionary(&FILE_SPECIFICATION_KEYS);
static FILE_SPECIFICATION_KEYS: DictionaryForm = entries(
    "file specification (7.11.3)",
    &[
        of_type(&["Filespec"]),
        key("F", Text),
        key("UF", Text),
        key("EF", Dictionary(&EMBEDDED)),
        key("AFRelationship", Name(&["Source", "Data", "Supplement"])),
        key("Desc", Text),
    ],
);
static EMBEDDED: DictionaryForm =
    entries("streams of an attached file (7.11.4)", &[key("F", Ref(&EMBEDDED_FILE)), key("UF", Ref(&EMBEDDED_FILE))]);
static EMBEDDED_FILE: ObjectForm = stream(&EMBEDDED_FILE_KEYS);
static EMBEDDED_FILE_KEYS: DictionaryForm = entries(
    "attached file (7.11.4)",
    &[
        of_type(&["EmbeddedFile"]),
        key("Subtype", Name(&["application/json", "text/csv"])),
        key("Params", Dictionary(&FILE_PARAMETERS)),
        FILTER,
        LENGTH,
    ],
);
static FILE_PARAMETERS: DictionaryForm =
    entries("parameters of an attached file (7.11.4)", &[key("Size", COUNT), key("ModDate", Text)]);
