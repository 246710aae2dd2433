//! The release gate: each fault that the edition to publish can have is put into a good file and found.

use budgetpress::export;
use budgetpress::inspect::{self, Allowed, JudgedEdition};
use budgetpress::message::{Catalogue, Language};
use lopdf::{Document, Object, dictionary};

use crate::tests::inspect::read;
use crate::tests::support::damage::{
    RELEASE, catalogue, content, dictionaries, edit, has, info, metadata, page, pages, remove_all, rename, repaint,
    text,
};
use crate::tests::support::relay::relaid;
use crate::tests::support::{COMPILER, codes, sample, view_of};

/// A damaged file has findings of this code and of no other.
#[track_caller]
fn must_find(code: &str, change: impl FnOnce(&mut Document)) -> String {
    let findings = inspect::release(&read(&edit(&RELEASE, change)));
    let mut found = codes(&findings);
    found.dedup();
    assert_eq!(found, [code], "{findings:?}");
    Catalogue::new(Language::English).report(&findings, None)
}

/// A damaged file, laid down as the program lays files down, is refused for what it has that the program does not write, by its page.
#[track_caller]
fn must_refuse(code: &str, words: &str, change: impl FnOnce(&mut Document)) {
    let mut pdf = Document::load_from(&RELEASE[..]).expect("it loads");
    pdf.reference_table.cross_reference_type = lopdf::xref::XrefType::CrossReferenceTable;
    change(&mut pdf);
    let (_, findings) = inspect::edition(&relaid(&pdf), JudgedEdition::Web, &Allowed::default()).expect("it is read");
    let told = Catalogue::new(Language::English).report(&findings, None);
    assert!(codes(&findings).contains(&code) && told.contains(words), "{told}");
}

#[test]
fn a_good_edition_passes() {
    assert_eq!(codes(&inspect::release(&read(&RELEASE))), [""; 0]);
}

#[test]
fn drafts_go_to_nobody() {
    let (view, layout) = view_of(&sample());
    let draft = COMPILER.compile(&view.into_draft(&layout), &layout).expect("it is set");
    let found = inspect::release(&read(&export::pdf(&draft).expect("it is written")));
    assert!(codes(&found).contains(&"release-draft"), "{found:?}");
}

#[test]
fn claims() {
    must_find("release-claim", |pdf| metadata(pdf, "<pdfaid:part>3<", "<pdfaid:part>2<"));
    must_find("release-claim", |pdf| metadata(pdf, "conformance>A<", "conformance>B<"));
    must_find("release-claim", |pdf| metadata(pdf, "<pdfuaid:part>1</pdfuaid:part>", ""));
    let findings = inspect::release(&read(&edit(&RELEASE, |pdf| drop(catalogue(pdf).remove(b"Metadata")))));
    assert_eq!(codes(&findings), ["release-claim", "release-claim", "release-title"]);
}

#[test]
fn title_and_language() {
    must_find("release-title", |pdf| drop(catalogue(pdf).remove(b"ViewerPreferences")));
    must_find("release-title", |pdf| info(pdf).set("Title", text("another")));
    must_find("release-language", |pdf| drop(catalogue(pdf).remove(b"Lang")));
    must_find("release-language", |pdf| catalogue(pdf).set("Lang", text("")));
}

#[test]
fn tags_that_are_gone() {
    let findings = inspect::release(&read(&edit(&RELEASE, |pdf| {
        catalogue(pdf).remove(b"StructTreeRoot");
        catalogue(pdf).remove(b"MarkInfo");
    })));
    assert!(codes(&findings).starts_with(&["release-tags", "release-tags"]), "{findings:?}");
    must_find("release-tags", |pdf| drop(catalogue(pdf).remove(b"MarkInfo")));
    // A paragraph whose content is on no page.
    must_find("release-tags", |pdf| {
        for dict in dictionaries(pdf) {
            if has(dict, "S", "P") {
                let kid = dict.get(b"K").expect("content").clone();
                let mut kids = kid.as_array().cloned().unwrap_or_else(|_| vec![kid.clone()]);
                kids.push(9999.into());
                dict.set("K", kids);
                break;
            }
        }
    });
}

#[test]
fn content_without_tags() {
    let told = must_find("release-untagged", |pdf| repaint(pdf, 3, |old| old + " /c0 CS 0 SCN 0 0 m 50 50 l S"));
    assert!(told.contains("pages 3 contain content"), "{told}");
    let unmarked = |pdf: &mut Document| repaint(pdf, 3, |old| old.replacen("/Span<</MCID 0>>BDC", "/Span BMC", 1));
    assert_eq!(codes(&inspect::release(&read(&edit(&RELEASE, unmarked)))), ["release-tags", "release-untagged"]);
}

#[test]
fn tables_whose_header_cells_became_ordinary_ones() {
    let told = must_find("release-table-header", |pdf| rename(pdf, "S", "TH", "TD"));
    assert_eq!(told.matches("has no header cells").count(), 13, "{told}");
    assert!(told.contains("table 1, on page 4,"), "{told}");
}

#[test]
fn headings_that_skip_a_level() {
    let told = must_find("release-heading", |pdf| rename(pdf, "S", "H2", "H3"));
    assert!(told.contains("has level 3, the one before it level 1"), "{told}");
}

#[test]
fn figures_without_text() {
    must_find("release-figure-alt", |pdf| {
        let first = dictionaries(pdf).find(|dict| has(dict, "S", "P"));
        first.expect("a paragraph").set("S", "Figure");
    });
}

#[test]
fn bookmarks_and_links() {
    must_find("release-outline", |pdf| drop(catalogue(pdf).remove(b"Outlines")));
    must_find("release-link", |pdf| annotation(pdf, "Contents", None));
    must_find("release-link", |pdf| annotation(pdf, "Dest", None));
    must_find("release-link", |pdf| {
        annotation(pdf, "Dest", None);
        annotation(pdf, "A", Some(dictionary! { "S" => "URI", "URI" => text("http://example.org/") }.into()));
    });
    must_find("release-link", |pdf| annotation(pdf, "Subtype", Some("Stamp".into())));
}

/// Changes the first annotation of the contents.
fn annotation(pdf: &mut Document, key: &str, value: Option<Object>) {
    let id = page(pdf, 2).get(b"Annots").and_then(Object::as_array).expect("links")[0].as_reference().expect("a link");
    let link = pdf.get_dictionary_mut(id).expect("a link");
    match value {
        Some(value) => link.set(key, value),
        None => drop(link.remove(key.as_bytes())),
    }
}

#[test]
fn fonts() {
    must_find("release-font", |pdf| {
        ["FontFile", "FontFile2", "FontFile3"].iter().for_each(|key| remove_all(pdf, key));
    });
    let told = must_find("release-unicode", |pdf| remove_all(pdf, "ToUnicode"));
    assert!(told.contains("the font FandolFang-Regular-Identity-H does not give"), "{told}");
}

#[test]
fn colours_without_an_intent() {
    let red = "/Artifact BMC q 1 0 0 rg 0 0 9 9 re f Q EMC ";
    let told = must_find("release-colour", |pdf| {
        catalogue(pdf).remove(b"OutputIntents");
        repaint(pdf, 5, |old| red.to_owned() + &old);
    });
    assert!(told.contains("DeviceRGB is used on pages 5"), "{told}");
}

#[test]
fn scripts_and_actions_wherever_they_are() {
    let script = || dictionary! { "S" => "JavaScript", "JS" => text("app.alert(1)") };
    let told = must_find("release-action", |pdf| catalogue(pdf).set("OpenAction", script()));
    assert!(told.contains("JavaScript") && told.contains("OpenAction"), "{told}");
    must_find("release-action", |pdf| page(pdf, 7).set("AA", dictionary! { "O" => script() }));
    // An object to which nothing leads.
    must_find("release-action", |pdf| {
        pdf.add_object(script());
    });
    must_find("release-action", |pdf| {
        annotation(pdf, "PA", Some(dictionary! { "S" => "Launch", "F" => text("x.exe") }.into()));
    });
    must_find("release-action", |pdf| {
        pdf.add_object(vec![Object::Dictionary(dictionary! { "S" => "SubmitForm" })]);
    });
}

#[test]
fn content_from_elsewhere() {
    must_find("release-action", |pdf| {
        let stream = lopdf::Stream::new(dictionary! { "F" => text("elsewhere.bin") }, b"x".to_vec());
        pdf.add_object(stream);
    });
}

#[test]
fn encryption_and_identifier() {
    must_find("release-id", |pdf| drop(pdf.trailer.remove(b"ID")));
    let folder = tempfile::tempdir().expect("a temporary folder");
    let (plain, locked) = (folder.path().join("plain.pdf"), folder.path().join("locked.pdf"));
    std::fs::write(&plain, &*RELEASE).expect("written");
    // What lies in object streams cannot be measured when it is encrypted.
    let ways =
        [("", "disable", None), ("", "generate", Some("pdf-encrypted")), ("secret", "disable", Some("pdf-encrypted"))];
    for (user, streams, expected) in ways {
        let tool = std::process::Command::new("qpdf")
            .args(["--encrypt", user, "owner", "256", "--"])
            .arg(format!("--object-streams={streams}"))
            .args([&plain, &locked])
            .output();
        // Where the tool is not installed there is nothing to encrypt with.
        let Ok(output) = tool else { return };
        assert!(output.status.success(), "{output:?}");
        let bytes = std::fs::read(&locked).expect("the encrypted file");
        match (inspect::read(&bytes), expected) {
            (Ok(report), None) => assert_eq!(codes(&inspect::release(&report)), ["release-encrypted"]),
            (Err(error), Some(code)) => assert_eq!(codes(error.findings()), [code]),
            (outcome, _) => panic!("{outcome:?}"),
        }
    }
}

#[test]
fn attachments() {
    for (kind, key) in [("Filespec", "AFRelationship"), ("Filespec", "Desc"), ("EmbeddedFile", "Subtype")] {
        let told = must_find("release-attachment", |pdf| {
            let of = |dict: &&mut lopdf::Dictionary| has(dict, "Type", kind);
            dictionaries(pdf).filter(of).last().expect("there").remove(key.as_bytes());
        });
        assert!(told.contains(&format!(".csv lacks {key}")), "{told}");
    }
    must_find("release-attachment", |pdf| drop(catalogue(pdf).remove(b"AF")));
}

/// The first stream with the data of an attachment.
fn attached(pdf: &mut Document) -> &mut lopdf::Stream {
    let streams = pdf.objects.values_mut().filter_map(|object| object.as_stream_mut().ok());
    streams.into_iter().find(|stream| has(&stream.dict, "Type", "EmbeddedFile")).expect("an attachment")
}

fn state(pdf: &mut Document, key: &str, value: impl Into<Object>) {
    let stated = attached(pdf).dict.get_mut(b"Params").and_then(Object::as_dict_mut);
    stated.expect("what is stated of it").set(key, value);
}

#[test]
fn attachments_that_are_not_what_is_said_of_them() {
    must_refuse("gate-construct", "an attachment with two names or another size", |pdf| state(pdf, "Size", 7));
    let checksum = |bytes: &[u8]| Object::String(bytes.to_vec(), lopdf::StringFormat::Hexadecimal);
    must_refuse("gate-construct", "the key CheckSum", |pdf| state(pdf, "CheckSum", checksum(&[0; 16])));
    // What a file of others states is reported.
    let stated = |digest: u128| {
        let report = read(&edit(&RELEASE, |pdf| {
            let stream = attached(pdf);
            stream.set_plain_content(b"The quick brown fox jumps over the lazy dog".to_vec());
            state(pdf, "Size", 43);
            state(pdf, "CheckSum", checksum(&digest.to_be_bytes()));
        }));
        let file = report.attachments.into_iter().find(|file| file.checksum.is_some()).expect("the attachment");
        (file.checksum, file.bytes_stated)
    };
    assert_eq!(stated(0x9e10_7d9d_372b_b682_6bd8_1d35_42a4_19d6), (Some(true), Some(43)));
    assert_eq!(stated(7), (Some(false), Some(43)));
}

#[test]
fn data_that_were_exchanged() {
    let other = |data: &[u8]| String::from_utf8_lossy(data).replacen("3264.71", "3264.17", 1).into_bytes();
    let told = must_find("release-data", |pdf| {
        let stream = attached(pdf);
        stream.decompress().expect("it unpacks");
        let (old, new) = (stream.content.clone(), other(&stream.content));
        assert!(old != new && old.len() == new.len());
        stream.set_plain_content(new);
    });
    assert!(told.contains("the digest of the attached data budget.json differs"), "{told}");
    let told = must_find("release-data", |pdf| {
        let sources = dictionaries(pdf).filter(|dict| has(dict, "AFRelationship", "Source"));
        sources.into_iter().for_each(|dict| dict.set("AFRelationship", "Data"));
    });
    assert!(told.contains("the data are not attached"), "{told}");
    let told = must_find("release-data", |pdf| {
        drop(info(pdf).remove(b"Keywords"));
        metadata(pdf, "sha256:", "");
    });
    assert!(told.contains("do not state the digest"), "{told}");
    // One digest in the information, another in the metadata.
    must_find("release-data", |pdf| metadata(pdf, "sha256:", "sha256:0"));
}

#[test]
fn the_frame_of_the_file() {
    must_find("release-structure", |pdf| pdf.version = "2.0".into());
    must_find("release-structure", |pdf| {
        let id = catalogue(pdf).get(b"Pages").and_then(Object::as_reference).expect("pages");
        pdf.get_dictionary_mut(id).expect("pages").set("Count", 22);
    });
    // Content that cannot be unpacked.
    let gone = edit(&RELEASE, |pdf| {
        let id = page(pdf, 3).get(b"Contents").and_then(Object::as_reference).expect("content");
        let stream = pdf.get_object_mut(id).and_then(Object::as_stream_mut).expect("a stream");
        stream.dict.set("Filter", "DCTDecode");
        stream.dict.set("Width", 9);
        stream.dict.set("Height", 9);
    });
    let found = inspect::release(&read(&gone));
    assert!(codes(&found).contains(&"release-structure"), "{found:?}");
}

#[test]
fn text_that_is_not_seen() {
    must_refuse(
        "gate-construct",
        "page 5 contains something that budgetpress does not write: text or a line that is hardly darker",
        |pdf| {
            repaint(pdf, 5, |old| old.replacen("cs 0 scn", "cs 1 scn", 1));
        },
    );
}

#[test]
fn text_that_is_hidden() {
    let page_5 = "page 5 contains something that budgetpress does not write: ";
    let operator = |operator: &str| format!("{page_5}the operator {operator}");
    must_refuse("gate-construct", &operator("q"), |pdf| repaint(pdf, 5, |old| format!("q 1 0 0 1 -5000 0 cm {old} Q")));
    must_refuse("gate-construct", &operator("/Artifact BMC"), |pdf| {
        repaint(pdf, 5, |old| old + " /Artifact BMC 1 g 0 0 900 900 re f EMC")
    });
    must_refuse("gate-construct", &operator("3 Tr"), |pdf| repaint(pdf, 5, |old| old.replacen("0 Tr", "3 Tr", 1)));
    must_refuse("gate-construct", &format!("{page_5}text outside the page"), |pdf| {
        repaint(pdf, 5, |old| old.replace("q 1 0 0 -1 ", "q 1 0 0 -1 9"));
    });
    must_refuse("gate-construct", &format!("{page_5}the key CropBox"), |pdf| {
        page(pdf, 5).set("CropBox", [0, 0, 300, 300].map(Object::from).to_vec());
    });
}

#[test]
fn rows_printed_over_each_other() {
    // All rows of a page of a table on one line, as when a table that cannot break collapses.
    let told = must_find("release-overlap", |pdf| repaint(pdf, 7, collapsed));
    assert!(told.contains("page 7:"), "{told}");
    assert!(content(&Document::load_from(&RELEASE[..]).expect("it loads"), 7).len() > 1000);
    assert_eq!(pages(&Document::load_from(&RELEASE[..]).expect("it loads")).len(), 23);
}

/// Content with all texts of the lower half of the page on one baseline.
pub(crate) fn collapsed(content: String) -> String {
    let lines = content.lines().map(|line| {
        let words: Vec<&str> = line.split(' ').collect();
        match words[..] {
            [q, "1", "0", "0", "-1", x, y, ref rest @ ..] if y.parse::<f64>().is_ok_and(|y| y < 250.0) => {
                format!("{q} 1 0 0 -1 {x} 90 {}", rest.join(" "))
            }
            _ => line.to_owned(),
        }
    });
    lines.collect::<Vec<_>>().join("\n")
}
