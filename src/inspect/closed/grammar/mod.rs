//! The objects of both editions: every dictionary, with its keys and the forms of their values (ISO 32000-1). The documentation of
//! the closed world, `docs/constructs.md`, is written from these tables.

mod structure;

use super::form::Form::{
    AnyName, Boolean, Dictionary, Either, Integer, List, Name, Named, Number, Object as To, Text, Tuple, Words,
};
use structure::STRUCTURE;

use super::form::{Body, Entries, Form, Key, Object, dictionary, entries, key, may, stream};

/// The largest integer that is written: PDF has integers of 32 bits.
const MAX: i64 = 2_147_483_647;

const COUNT: Form = Integer(0, MAX);
const BOX: Form = Tuple(&[Number, Number, Number, Number]);
const LENGTH: Key = key("Length", COUNT);
const PACKED: Key = may("Filter", Name(&["FlateDecode"]));

const fn of_type(name: &'static [&'static str]) -> Key {
    key("Type", Name(name))
}

// The frame.

pub(in crate::inspect) static WEB_TRAILER: Entries = entries(
    "cross-reference stream (7.5.8) of the web edition",
    &[
        of_type(&["XRef"]),
        key("Size", COUNT),
        key("W", Tuple(&[Integer(1, 1), Integer(4, 4), Integer(2, 2)])),
        key("DecodeParms", Dictionary(&PREDICTOR)),
        key("Root", To(&WEB_CATALOGUE)),
        key("Info", To(&WEB_INFORMATION)),
        key("ID", Tuple(&[Text, Text])),
        key("Filter", Name(&["FlateDecode"])),
        LENGTH,
    ],
);
static PREDICTOR: Entries =
    entries("parameters of the filter (7.4.4)", &[key("Predictor", Integer(12, 12)), key("Columns", Integer(7, 7))]);
pub(in crate::inspect) static PRINT_TRAILER: Entries = entries(
    "trailer (7.5.5) of the print edition",
    &[
        key("Size", COUNT),
        key("Root", To(&PRINT_CATALOGUE)),
        key("Info", To(&PRINT_INFORMATION)),
        key("ID", Tuple(&[Text, Text])),
    ],
);
pub(in crate::inspect) static OBJECT_STREAM: Entries = entries(
    "object stream (7.5.7)",
    &[
        of_type(&["ObjStm"]),
        key("N", Integer(1, MAX)),
        key("First", COUNT),
        key("Filter", Name(&["FlateDecode"])),
        LENGTH,
    ],
);

// The document.

static WEB_CATALOGUE: Object = dictionary(&WEB_CATALOGUE_KEYS);
static WEB_CATALOGUE_KEYS: Entries = entries(
    "catalogue (7.7.2) of the web edition",
    &[
        of_type(&["Catalog"]),
        key("Pages", To(&WEB_PAGE_TREE)),
        key("Metadata", To(&METADATA)),
        key("OutputIntents", Either(&[To(&WEB_INTENTS), List(&To(&WEB_INTENT))])),
        key("Lang", Text),
        key("StructTreeRoot", To(&STRUCTURE)),
        key("MarkInfo", Dictionary(&MARK_INFORMATION)),
        key("ViewerPreferences", Dictionary(&PREFERENCES)),
        may("Outlines", To(&OUTLINE)),
        may("Names", Dictionary(&NAMES)),
        may("AF", List(&To(&FILE_SPECIFICATION))),
    ],
);
static PRINT_CATALOGUE: Object = dictionary(&PRINT_CATALOGUE_KEYS);
static PRINT_CATALOGUE_KEYS: Entries = entries(
    "catalogue (7.7.2) of the print edition",
    &[
        of_type(&["Catalog"]),
        key("Pages", To(&PRINT_PAGE_TREE)),
        key("Metadata", To(&METADATA)),
        key("OutputIntents", List(&To(&PRINT_INTENT))),
        key("Lang", Text),
    ],
);
static MARK_INFORMATION: Entries =
    entries("mark information (14.7.1)", &[key("Marked", Boolean(true)), key("Suspects", Boolean(false))]);
static PREFERENCES: Entries =
    entries("viewer preferences (12.2)", &[key("DisplayDocTitle", Boolean(true)), may("Direction", Name(&["L2R"]))]);
static WEB_INFORMATION: Object = dictionary(&WEB_INFORMATION_KEYS);
static WEB_INFORMATION_KEYS: Entries = entries(
    "document information (14.3.3) of the web edition",
    &[
        key("Title", Text),
        may("Author", Text),
        may("Subject", Text),
        may("Keywords", Text),
        key("Creator", Text),
        key("CreationDate", Text),
        key("ModDate", Text),
    ],
);
static PRINT_INFORMATION: Object = dictionary(&PRINT_INFORMATION_KEYS);
static PRINT_INFORMATION_KEYS: Entries = entries(
    "document information (14.3.3) of the print edition",
    &[
        key("Title", Text),
        may("Author", Text),
        may("Subject", Text),
        may("Keywords", Text),
        key("Creator", Text),
        key("Producer", Text),
        key("CreationDate", Text),
        key("ModDate", Text),
        key("GTS_PDFXVersion", Words(&["PDF/X-1a:2003", "PDF/X-4"])),
        key("Trapped", Name(&["False"])),
        may("BudgetpressBuild", Text),
    ],
);
static METADATA: Object = stream(&METADATA_KEYS);
static METADATA_KEYS: Entries =
    entries("metadata (14.3.2)", &[of_type(&["Metadata"]), key("Subtype", Name(&["XML"])), LENGTH]);
static WEB_INTENTS: Object = Object { body: Body::Array("output intents", To(&WEB_INTENT)) };
static WEB_INTENT: Object = dictionary(&WEB_INTENT_KEYS);
static WEB_INTENT_KEYS: Entries = entries(
    "output intent (14.11.5) of the web edition",
    &[
        of_type(&["OutputIntent"]),
        key("S", Name(&["GTS_PDFA1"])),
        key("OutputConditionIdentifier", Words(&["Custom"])),
        key("OutputCondition", Words(&["sRGB"])),
        key("RegistryName", Words(&[""])),
        key("Info", Text),
        key("DestOutputProfile", To(&PROFILE)),
    ],
);
static PRINT_INTENT: Object = dictionary(&PRINT_INTENT_KEYS);
static PRINT_INTENT_KEYS: Entries = entries(
    "output intent (14.11.5) of the print edition",
    &[
        of_type(&["OutputIntent"]),
        key("S", Name(&["GTS_PDFX"])),
        key("OutputConditionIdentifier", Text),
        key("OutputCondition", Text),
        may("RegistryName", Words(&["http://www.color.org"])),
        key("Info", Text),
        may("DestOutputProfile", To(&PROFILE)),
    ],
);
static PROFILE: Object = stream(&PROFILE_KEYS);
static PROFILE_KEYS: Entries =
    entries("ICC profile (8.6.5.5)", &[key("N", Integer(1, 4)), may("Range", List(&Integer(0, 1))), PACKED, LENGTH]);

// Pages.

/// Whether this is the form of a page of either edition.
pub(super) fn is_page(form: &'static Object) -> bool {
    [&WEB_PAGE, &PRINT_PAGE].iter().any(|page| std::ptr::eq(*page, form))
}

static WEB_PAGE_TREE: Object = dictionary(&WEB_PAGE_TREE_KEYS);
static WEB_PAGE_TREE_KEYS: Entries = entries(
    "page tree (7.7.3), which is one list",
    &[of_type(&["Pages"]), key("Count", Integer(1, MAX)), key("Kids", List(&To(&WEB_PAGE)))],
);
static PRINT_PAGE_TREE: Object = dictionary(&PRINT_PAGE_TREE_KEYS);
static PRINT_PAGE_TREE_KEYS: Entries = entries(
    "page tree (7.7.3), which is one list",
    &[of_type(&["Pages"]), key("Count", Integer(1, MAX)), key("Kids", List(&To(&PRINT_PAGE)))],
);
static WEB_PAGE: Object = dictionary(&WEB_PAGE_KEYS);
static WEB_PAGE_KEYS: Entries = entries(
    "page (7.7.3.3) of the web edition",
    &[
        of_type(&["Page"]),
        key("Parent", To(&WEB_PAGE_TREE)),
        key("Resources", To(&RESOURCES)),
        key("MediaBox", BOX),
        may("StructParents", COUNT),
        may("Annots", List(&To(&LINK))),
        may("Tabs", Name(&["S"])),
        key("Contents", To(&CONTENT)),
    ],
);
static PRINT_PAGE: Object = dictionary(&PRINT_PAGE_KEYS);
static PRINT_PAGE_KEYS: Entries = entries(
    "page (7.7.3.3) of the print edition",
    &[
        of_type(&["Page"]),
        key("Parent", To(&PRINT_PAGE_TREE)),
        key("Resources", Either(&[To(&RESOURCES), Dictionary(&NO_RESOURCES)])),
        key("MediaBox", BOX),
        key("TrimBox", BOX),
        key("BleedBox", BOX),
        may("Contents", Either(&[To(&CONTENT), List(&To(&CONTENT))])),
    ],
);
static RESOURCES: Object = dictionary(&RESOURCES_KEYS);
static RESOURCES_KEYS: Entries = entries(
    "resources (7.8.3)",
    &[
        key("ProcSet", Tuple(&[Name(&["PDF"]), Name(&["Text"]), Name(&["ImageC"]), Name(&["ImageB"])])),
        may("ColorSpace", Dictionary(&COLOUR_SPACES)),
        may("Font", Dictionary(&FONTS)),
        may("XObject", Dictionary(&IMAGES)),
    ],
);
static IMAGES: Entries = Entries { name: "images by the names of the content", keys: &[], others: Some(To(&IMAGE)) };
static IMAGE: Object = stream(&IMAGE_KEYS);
static IMAGE_KEYS: Entries = entries(
    "image (8.9.5), where the layout has pictures",
    &[
        of_type(&["XObject"]),
        key("Subtype", Name(&["Image"])),
        key("Width", Integer(1, MAX)),
        key("Height", Integer(1, MAX)),
        key("ColorSpace", Either(&[Name(&["DeviceGray", "DeviceCMYK"]), To(&COLOUR_SPACE)])),
        key("BitsPerComponent", Integer(1, 16)),
        may("SMask", To(&IMAGE)),
        may("Interpolate", Boolean(true)),
        may("Filter", Name(&["FlateDecode", "DCTDecode"])),
        may("Decode", List(&Number)),
        LENGTH,
    ],
);
static NO_RESOURCES: Entries = entries("resources of a page left blank for the binding", &[]);
static COLOUR_SPACES: Entries =
    Entries { name: "colour spaces by the names of the content", keys: &[], others: Some(To(&COLOUR_SPACE)) };
static COLOUR_SPACE: Object =
    Object { body: Body::Tuple("colour space (8.6.5.5)", &[Name(&["ICCBased"]), To(&PROFILE)]) };
static FONTS: Entries = Entries { name: "fonts by the names of the content", keys: &[], others: Some(To(&FONT)) };
static CONTENT: Object = stream(&CONTENT_KEYS);
static CONTENT_KEYS: Entries = entries("content stream (7.8.2)", &[PACKED, LENGTH]);

// Fonts.

static FONT: Object = dictionary(&FONT_KEYS);
static FONT_KEYS: Entries = entries(
    "composite font (9.7.6)",
    &[
        of_type(&["Font"]),
        key("Subtype", Name(&["Type0"])),
        key("BaseFont", AnyName),
        key("Encoding", Name(&["Identity-H"])),
        key("DescendantFonts", Tuple(&[To(&CID_FONT)])),
        key("ToUnicode", To(&UNICODE_MAP)),
    ],
);
static CID_FONT: Object = dictionary(&CID_FONT_KEYS);
static CID_FONT_KEYS: Entries = entries(
    "CIDFont (9.7.4)",
    &[
        of_type(&["Font"]),
        key("Subtype", Name(&["CIDFontType0", "CIDFontType2"])),
        key("BaseFont", AnyName),
        key("CIDSystemInfo", Dictionary(&SYSTEM_INFORMATION)),
        key("FontDescriptor", To(&FONT_DESCRIPTOR)),
        key("DW", Integer(0, 0)),
        may("CIDToGIDMap", Name(&["Identity"])),
        key("W", List(&Number)),
    ],
);
static SYSTEM_INFORMATION: Entries = entries(
    "character collection (9.7.3)",
    &[key("Registry", Words(&["Adobe"])), key("Ordering", Words(&["Identity"])), key("Supplement", Integer(0, 0))],
);
static FONT_DESCRIPTOR: Object = dictionary(&FONT_DESCRIPTOR_KEYS);
static FONT_DESCRIPTOR_KEYS: Entries = entries(
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
        key("CIDSet", To(&CID_SET)),
        may("FontFile2", To(&TRUETYPE_PROGRAM)),
        may("FontFile3", To(&CFF_PROGRAM)),
    ],
);
static CID_SET: Object = stream(&CID_SET_KEYS);
static CID_SET_KEYS: Entries = entries("CIDSet (9.8.3)", &[PACKED, LENGTH]);
static TRUETYPE_PROGRAM: Object = stream(&TRUETYPE_PROGRAM_KEYS);
static TRUETYPE_PROGRAM_KEYS: Entries = entries("TrueType font program (9.9)", &[PACKED, LENGTH]);
static CFF_PROGRAM: Object = stream(&CFF_PROGRAM_KEYS);
static CFF_PROGRAM_KEYS: Entries =
    entries("CFF font program (9.9)", &[key("Subtype", Name(&["CIDFontType0C"])), PACKED, LENGTH]);
static UNICODE_MAP: Object = stream(&UNICODE_MAP_KEYS);
static UNICODE_MAP_KEYS: Entries =
    entries("ToUnicode CMap (9.10.3)", &[of_type(&["CMap"]), key("WMode", Integer(0, 0)), PACKED, LENGTH]);

// Ways through the document.

static LINK: Object = dictionary(&LINK_KEYS);
static LINK_KEYS: Entries = entries(
    "link annotation (12.5.6.5)",
    &[
        of_type(&["Annot"]),
        key("Subtype", Name(&["Link"])),
        key("Rect", BOX),
        may("QuadPoints", List(&Number)),
        key("Border", Tuple(&[Integer(0, 0), Integer(0, 0), Integer(0, 0)])),
        key("Dest", To(&DESTINATION)),
        key("F", Integer(4, 4)),
        key("StructParent", COUNT),
        key("Contents", Text),
    ],
);
static DESTINATION: Object = Object {
    body: Body::Tuple("destination (12.3.2)", &[To(&WEB_PAGE), Name(&["XYZ"]), Number, Number, Integer(0, 0)]),
};
static OUTLINE: Object = dictionary(&OUTLINE_KEYS);
static OUTLINE_KEYS: Entries = entries(
    "outline (12.3.3)",
    &[of_type(&["Outlines"]), key("First", To(&BOOKMARK)), key("Last", To(&BOOKMARK)), key("Count", COUNT)],
);
static BOOKMARK: Object = dictionary(&BOOKMARK_KEYS);
static BOOKMARK_KEYS: Entries = entries(
    "bookmark (12.3.3)",
    &[
        key("Parent", Either(&[To(&OUTLINE), To(&BOOKMARK)])),
        may("Next", To(&BOOKMARK)),
        may("Prev", To(&BOOKMARK)),
        may("First", To(&BOOKMARK)),
        may("Last", To(&BOOKMARK)),
        may("Count", Integer(-MAX, MAX)),
        key("Title", Text),
        key("Dest", To(&DESTINATION)),
    ],
);

// Attached files.

static NAMES: Entries = entries("names (7.7.4)", &[key("EmbeddedFiles", Dictionary(&EMBEDDED_FILES))]);
static EMBEDDED_FILES: Entries =
    entries("attached files by name (7.11.4)", &[key("Names", Named(&To(&FILE_SPECIFICATION)))]);
static FILE_SPECIFICATION: Object = dictionary(&FILE_SPECIFICATION_KEYS);
static FILE_SPECIFICATION_KEYS: Entries = entries(
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
static EMBEDDED: Entries = entries("its data", &[key("F", To(&EMBEDDED_FILE)), key("UF", To(&EMBEDDED_FILE))]);
static EMBEDDED_FILE: Object = stream(&EMBEDDED_FILE_KEYS);
static EMBEDDED_FILE_KEYS: Entries = entries(
    "attached file (7.11.4)",
    &[
        of_type(&["EmbeddedFile"]),
        key("Subtype", Name(&["application/json", "text/csv"])),
        key("Params", Dictionary(&FILE_PARAMETERS)),
        PACKED,
        LENGTH,
    ],
);
static FILE_PARAMETERS: Entries = entries("its size and date", &[key("Size", COUNT), key("ModDate", Text)]);
