//! Which damage each rule of the gates has been shown to find, as a document: `docs/gates.md`. Each row names the test that
//! does the damage; that test is there, and speaks of the rule.

use std::collections::BTreeMap;

use budgetpress::inspect::CODES;

use crate::tests::schema::must_be_published;
use crate::tests::support::root;

/// Who else finds a damage, by trials with public validators and readers.
const NOBODY: &str = "nobody";
const VALIDATORS: &str = "validators";
const READERS: &str = "readers of PDF";
const INKS: &str = "measured plates";

/// A damage: what is done to a good file, the rule that finds it, the test that shows it, who else finds it.
type Damage = (&'static str, &'static str, &'static str, &'static str);

const DAMAGES: &[Damage] = &[
    (
        "the web edition, the print edition, its cover, each at the gate of another",
        "gate-edition",
        "faults/handover::a_gate_names_the_edition_that_it_is_given_and_ends_in_a_verdict",
        READERS,
    ),
    (
        "bad operands, inline images, comments: content at which a reader stops",
        "gate-construct",
        "faults/forged::files_in_which_a_reader_stops",
        NOBODY,
    ),
    ("layers, other marks, ActualText", "gate-construct", "faults/forged::layers_and_other_marks", NOBODY),
    (
        "covers: areas, thick strokes, patterns, images, clips, transparency",
        "gate-construct",
        "faults/forged::covers_of_every_kind",
        NOBODY,
    ),
    ("text that is white, invisible, squashed, tiny", "gate-construct", "faults/forged::text_that_is_not_seen", NOBODY),
    ("ToUnicode, CIDToGIDMap, outlines, widths of a font", "gate-construct", "faults/forged::glyphs_that_lie", NOBODY),
    (
        "appended revisions, bytes between objects, objects that nothing reaches, pages and content twice",
        "gate-construct",
        "faults/forged::two_readings_of_one_file",
        NOBODY,
    ),
    (
        "annotations with an appearance, a border, a colour",
        "gate-construct",
        "faults/forged::annotations_that_are_seen",
        NOBODY,
    ),
    (
        "attached files with two names or two contents",
        "gate-construct",
        "faults/forged::attached_files_with_two_faces",
        NOBODY,
    ),
    (
        "a digit or a minus drawn as a line, a figure struck out",
        "gate-line",
        "faults/forged::ink_that_is_no_text",
        NOBODY,
    ),
    (
        "header cells, summaries of tables changed",
        "against-aloud",
        "faults/forged::what_is_copied_and_read_aloud",
        NOBODY,
    ),
    ("no claim to PDF/A, to its level, or to PDF/UA; no XMP at all", "release-claim", "release::claims", VALIDATORS),
    ("another version; a page tree that counts wrongly", "release-structure", "release::the_frame_of_the_file", NOBODY),
    ("content that cannot be unpacked", "release-structure", "release::the_frame_of_the_file", READERS),
    ("the file cut off at any place", "pdf-unreadable", "inspect::every_cut_is_noticed", READERS),
    (
        "the way from its end to its index broken",
        "pdf-unreadable",
        "inspect::an_end_that_leads_elsewhere_is_noticed",
        VALIDATORS,
    ),
    ("encrypted, with and without a password", "release-encrypted", "release::encryption_and_identifier", VALIDATORS),
    ("no identifier", "release-id", "release::encryption_and_identifier", VALIDATORS),
    ("a title that windows do not show", "release-title", "release::title_and_language", VALIDATORS),
    ("a title that is not that of the metadata", "release-title", "release::title_and_language", NOBODY),
    ("no language, an empty one", "release-language", "release::title_and_language", VALIDATORS),
    (
        "no tags; no mark that there are; tags of content that is gone",
        "release-tags",
        "release::tags_that_are_gone",
        VALIDATORS,
    ),
    ("something painted without tags", "release-untagged", "release::content_without_tags", VALIDATORS),
    (
        "all header cells turned into ordinary ones (TH into TD)",
        "release-table-header",
        "release::tables_whose_header_cells_became_ordinary_ones",
        NOBODY,
    ),
    ("a level of headings skipped", "release-heading", "release::headings_that_skip_a_level", VALIDATORS),
    ("a figure without a text", "release-figure-alt", "release::figures_without_text", VALIDATORS),
    ("no bookmarks", "release-outline", "release::bookmarks_and_links", NOBODY),
    ("a link without a text", "release-link", "release::bookmarks_and_links", VALIDATORS),
    (
        "a link to nowhere, to an unsafe address, an annotation that is none",
        "release-link",
        "release::bookmarks_and_links",
        NOBODY,
    ),
    ("fonts that are not embedded", "release-font", "release::fonts", VALIDATORS),
    ("fonts that do not tell their text", "release-unicode", "release::fonts", VALIDATORS),
    (
        "colours of a device without an output intent",
        "release-colour",
        "release::colours_without_an_intent",
        VALIDATORS,
    ),
    (
        "a script in OpenAction, in a page, in an object to which nothing leads; Launch; SubmitForm",
        "release-action",
        "release::scripts_and_actions_wherever_they_are",
        VALIDATORS,
    ),
    ("a stream whose data lie in another file", "release-action", "release::content_from_elsewhere", VALIDATORS),
    (
        "an attachment without its type, relationship, description, or that is none of the document's",
        "release-attachment",
        "release::attachments",
        VALIDATORS,
    ),
    (
        "an attachment of another size or checksum than stated",
        "gate-construct",
        "release::attachments_that_are_not_what_is_said_of_them",
        NOBODY,
    ),
    (
        "one digit changed in the attached data; the data gone; their digest gone, or two of them",
        "release-data",
        "release::data_that_were_exchanged",
        NOBODY,
    ),
    ("rows of a table printed over each other", "release-overlap", "release::rows_printed_over_each_other", NOBODY),
    ("a draft's mark across each page", "release-draft", "release::drafts_go_to_nobody", NOBODY),
    (
        "a later version (P15); no claim to the standard (P9)",
        "print-version",
        "print::intent_version_and_metadata",
        NOBODY,
    ),
    (
        "no output intent, one of another kind, condition or registry (P9)",
        "print-intent",
        "print::intent_version_and_metadata",
        NOBODY,
    ),
    ("no title, dates, Trapped, identifier (P10)", "print-metadata", "print::intent_version_and_metadata", NOBODY),
    ("another trimmed size (P1)", "print-trim", "print::boxes", READERS),
    (
        "no TrimBox, no BleedBox, an ArtBox, boxes that do not lie in one another, a crop, a unit, a rotation (P2)",
        "print-boxes",
        "print::boxes",
        READERS,
    ),
    ("ink that ends at the edge (P3)", "print-bleed", "print::the_edge_of_the_paper", NOBODY),
    ("ink and text near the edge (P14)", "print-safety", "print::the_edge_of_the_paper", NOBODY),
    (
        "a number of pages that does not go into sheets, a blank page with a number (P13)",
        "print-pages",
        "print::pages",
        NOBODY,
    ),
    (
        "RGB black in text, lines and areas; grey with a profile; an ink not agreed on; a shading (P4)",
        "print-colour-space",
        "print::colours_that_are_not_for_the_press",
        INKS,
    ),
    (
        "the same inside forms, patterns and images (P4)",
        "print-colour-space",
        "print::colours_inside_forms_patterns_and_images",
        INKS,
    ),
    ("pages that readers pass over, none at all", "print-structure", "print::pages_that_cannot_be_read", READERS),
    ("text as light as the paper", "gate-construct", "print::text_that_is_not_seen", NOBODY),
    (
        "text off the page, clipped away, too small, not shown, painted over",
        "gate-construct",
        "print::text_that_is_hidden",
        NOBODY,
    ),
    ("text off the page, not shown, painted over, cropped", "gate-construct", "release::text_that_is_hidden", NOBODY),
    (
        "a bookmark, a link, the language, the title changed",
        "against-ways",
        "against::bookmarks_links_and_names_that_lead_astray",
        NOBODY,
    ),
    ("a file inside changed, or gone", "against-file", "against::files_inside_that_are_not_those_of_the_data", NOBODY),
    ("text as light as the paper", "gate-construct", "release::text_that_is_not_seen", NOBODY),
    (
        "a cover of another document, of pages as thick as others, of several pages",
        "print-cover",
        "print::a_cover_of_other_pages",
        NOBODY,
    ),
    ("black of four inks, another red (P5)", "print-black", "print::black_that_is_not_black_alone", INKS),
    ("fonts that are not embedded (P6)", "print-font", "print::fonts", READERS),
    ("alpha, blend modes, soft masks, groups (P7)", "print-transparency", "print::transparency", NOBODY),
    (
        "a link, a script, an action, an attachment, encryption (P8)",
        "print-annotation",
        "print::what_a_press_does_not_do",
        NOBODY,
    ),
    ("an image of 36 pixels an inch (P11)", "print-resolution", "print::images_that_are_too_coarse", READERS),
    ("lines of 0.05 pt, thin bars, lines scaled down (P12)", "print-hairline", "print::hairlines", NOBODY),
    ("rows of a table printed over each other", "print-overlap", "print::rows_printed_over_each_other", NOBODY),
    ("a draft's mark across each page", "print-draft", "print::drafts_go_to_nobody", NOBODY),
    ("the PDF of other data", "against-data", "against::the_digest_of_other_data", NOBODY),
    ("a paragraph gone, or changed in one character", "against-lost", "against::paragraphs", NOBODY),
    ("a paragraph printed twice", "against-stray", "against::a_paragraph_that_stands_twice", NOBODY),
    ("a page of the contents that is wrong", "against-contents", "against::contents_that_tell_another_page", NOBODY),
    ("a page with a table taken out", "against-sheet", "against::a_page_that_is_gone", NOBODY),
    ("a page with a table put in twice", "against-sheet", "against::a_page_that_stands_twice", NOBODY),
    ("a digit of a table changed on the page", "against-cell", "against::a_digit_changed_in_the_content", NOBODY),
    ("a row erased from the page", "against-cell", "against::a_row_erased_from_the_page", NOBODY),
    ("a page without its number", "against-page", "against::a_page_without_its_number", NOBODY),
    ("rows of a table printed over each other", "against-overlap", "against::rows_printed_over_each_other", NOBODY),
];

/// What a test does: from its name to the next one.
fn test(path: &str) -> String {
    let (file, name) = path.split_once("::").expect("a file and a name");
    let text = std::fs::read_to_string(root().join(format!("tests/{file}.rs"))).expect("the tests are there");
    let begin = text.find(&format!("fn {name}()")).unwrap_or_else(|| panic!("no test {path}"));
    let before = &text[..begin];
    assert!(before.trim_end().ends_with("#[test]"), "{path} is no test");
    let rest = &text[begin..];
    rest[..rest.find("\n}\n").expect("its end")].to_owned()
}

#[test]
fn each_rule_has_a_test_that_does_the_damage() {
    let mut rows: BTreeMap<usize, Vec<String>> = BTreeMap::new();
    for (damage, code, path, others) in DAMAGES {
        assert!(test(path).contains(code), "{path} does not speak of {code}");
        let place = CODES.iter().position(|known| known == code).unwrap_or(CODES.len());
        assert!(place < CODES.len() || code.starts_with("pdf-"), "no rule {code}");
        let (file, name) = path.split_once("::").expect("a file and a name");
        let row = format!("| `{code}` | {damage} | {others} | [`{name}`](../tests/{file}.rs) |\n");
        rows.entry(place).or_default().push(row);
    }
    let untried: Vec<_> = CODES.iter().enumerate().filter(|(place, _)| !rows.contains_key(place)).collect();
    assert!(untried.is_empty(), "no damage for {untried:?}");
    let head = "# What the gates have been shown to find\n\n\
        Generated by the tests, from the table in `tests/gates.rs`. Each damage is done to a good edition of the sample, as \
        the program writes it, and is found by its rule; the last column tells which test does it, the third who else finds \
        such a damage: validators of PDF/A and PDF/UA, readers of PDF that tell fonts, boxes and images, plates measured by \
        Ghostscript, or none of them. `RULES.md` has the rules themselves.\n\n\
        | Rule | Damage | Who else | Test |\n|---|---|---|---|\n";
    must_be_published("docs/gates.md", &format!("{head}{}", rows.into_values().flatten().collect::<String>()));
}
