//! The print gate: each fault that the edition for the print shop can have is put into a good file and found.

use budgetpress::export;
use budgetpress::inspect::{self, Allowed, JudgedEdition, PressCondition, PrintSettings};
use budgetpress::layout::{Binding, PrintOptions};
use budgetpress::message::{Catalogue, Language};
use lopdf::{Dictionary, Document, Object, Stream, dictionary};

use crate::tests::inspect::read;
use crate::tests::release::collapsed;
use crate::tests::support::damage::{
    PRINT, catalogue, dictionaries, edit, has, info, page, remove_all, repaint, resource, text,
};
use crate::tests::support::relay::relaid_print;
use crate::tests::support::{COMPILER, codes, sample, view_of};

#[track_caller]
fn must_find(code: &str, change: impl FnOnce(&mut Document)) {
    let findings = inspect::print(&read(&edit(&PRINT, change)), &PrintSettings::default());
    let mut found = codes(&findings);
    found.dedup();
    assert_eq!(found, [code], "{findings:?}");
}

#[test]
fn drafts_go_to_nobody() {
    let (view, layout) = view_of(&sample());
    let spec = PrintOptions::default();
    let draft = COMPILER.compile(&view.into_draft(&layout).into_print(&spec), &layout).expect("it is set");
    let printed = export::print(&draft, &spec, None).expect("it is printed");
    let found = inspect::print(&read(&printed.pdf), &PrintSettings::default());
    assert!(codes(&found).contains(&"print-draft"), "{found:?}");
}

/// Paints something on a page that is good but for this.
#[track_caller]
fn must_find_painted(code: &str, operators: &str) {
    must_find(code, |pdf| repaint(pdf, 5, |old| format!("q {operators} Q {old}")));
}

#[test]
fn a_good_edition_passes() {
    let report = read(&PRINT);
    assert_eq!(codes(&inspect::print(&report, &PrintSettings::default())), [""; 0]);
    assert!(report.pages.iter().flat_map(|page| &page.paints).all(|paint| paint.is_black_only()));
    // What another shop asks for is another matter.
    let profile = PressCondition::Profile { name: None, sha256: None };
    let others = [
        ("print-trim", PrintSettings { trim: (185.0, 260.0), ..PrintSettings::default() }),
        ("print-pages", PrintSettings { multiple: 7, ..PrintSettings::default() }),
        ("print-intent", PrintSettings { condition: profile, ..PrintSettings::default() }),
        ("print-version", PrintSettings { standard: "PDF/X-4".into(), ..PrintSettings::default() }),
        ("print-hairline", PrintSettings { rule: 0.75, ..PrintSettings::default() }),
        ("print-safety", PrintSettings { safety: 30.0, ..PrintSettings::default() }),
    ];
    for (code, settings) in others {
        assert_eq!(codes(&inspect::print(&report, &settings)), [code]);
    }
}

#[test]
fn boxes() {
    must_find("print-boxes", |pdf| drop(page(pdf, 3).remove(b"TrimBox")));
    must_find("print-boxes", |pdf| drop(page(pdf, 3).remove(b"BleedBox")));
    let area = |sides: [i64; 4]| sides.map(Object::from).to_vec();
    must_find("print-boxes", |pdf| page(pdf, 3).set("CropBox", area([12, 12, 600, 846])));
    must_find("print-boxes", |pdf| page(pdf, 3).set("BleedBox", area([20, 20, 500, 800])));
    must_find("print-boxes", |pdf| page(pdf, 3).set("BleedBox", area([-9, 0, 612, 859])));
    must_find("print-boxes", |pdf| page(pdf, 3).set("ArtBox", area([20, 20, 500, 800])));
    must_find("print-boxes", |pdf| page(pdf, 3).set("UserUnit", 2));
    must_find("print-boxes", |pdf| page(pdf, 3).set("Rotate", 90));
    must_find("print-boxes", |pdf| page(pdf, 3).set("Rotate", 45));
    must_find("print-trim", |pdf| page(pdf, 3).set("TrimBox", area([9, 9, 600, 850])));
}

#[test]
fn the_edge_of_the_paper() {
    // The trimmed page begins 3 mm above the edge of the sheet. A bar to its edge and no further; one near it; a text
    // near it, and one over it.
    must_find_painted("print-bleed", "0 0 0 1 k 400 8.504 20 60 re f");
    must_find_painted("print-safety", "0 0 0 1 k 400 17 20 60 re f");
    for y in [15, 5] {
        must_find("print-safety", |pdf| repaint(pdf, 1, |old| lowered(&old, y)));
    }
    // White is no ink.
    let white = edit(&PRINT, |pdf| repaint(pdf, 5, |old| format!("q 0 0 0 0 k 0 0 900 900 re f Q {old}")));
    assert_eq!(codes(&inspect::print(&read(&white), &PrintSettings::default())), [""; 0]);
}

/// Content whose first text stands at this height.
fn lowered(content: &str, y: i64) -> String {
    let (before, after) = content.split_once(" cm").expect("a text");
    let (place, _) = before.rsplit_once(' ').expect("its height");
    format!("{place} {y} cm{after}")
}

#[test]
fn a_bleed_that_goes_far_enough_is_good() {
    let bled = edit(&PRINT, |pdf| repaint(pdf, 5, |old| format!("q 0 0 0 1 k 400 0 20 60 re f Q {old}")));
    assert_eq!(codes(&inspect::print(&read(&bled), &PrintSettings::default())), [""; 0]);
}

#[test]
fn pages() {
    must_find("print-pages", |pdf| pdf.delete_pages(&[24]));
    must_find("print-pages", |pdf| {
        // A page with nothing but its folio, which is its last text.
        repaint(pdf, 20, |old| old[old.rfind("q 1 0 0 -1").expect("a folio")..].to_owned());
    });
}

#[test]
fn colours_that_are_not_for_the_press() {
    must_find_painted("print-colour-space", "0 0 0 rg 100 100 9 9 re f");
    must_find_painted("print-colour-space", "0 0 0 RG 100 100 m 200 100 l S");
    must_find_painted("print-colour-space", "/DeviceRGB cs 100 100 9 9 re f");
    must_find("print-colour-space", |pdf| {
        let profile = pdf.add_object(Stream::new(dictionary! { "N" => 1 }, b"profile".to_vec()));
        let grey = vec![Object::Name(b"ICCBased".to_vec()), profile.into()];
        resource(pdf, 5, "ColorSpace", "Grey", grey.into());
        repaint(pdf, 5, |old| format!("q /Grey cs 0 sc 100 100 9 9 re f Q {old}"));
    });
    must_find("print-colour-space", |pdf| {
        let red = vec!["Separation".into(), "PANTONE".into(), "DeviceCMYK".into(), Object::Null];
        resource(pdf, 5, "ColorSpace", "Red", red.into());
        repaint(pdf, 5, |old| format!("q /Red cs 1 scn 100 100 9 9 re f Q {old}"));
    });
    must_find("print-colour-space", |pdf| {
        let shading = dictionary! { "ShadingType" => 2, "ColorSpace" => "DeviceRGB" };
        resource(pdf, 5, "Shading", "Dawn", shading.into());
        repaint(pdf, 5, |old| format!("q 100 100 9 9 re W n /Dawn sh Q {old}"));
    });
    // An ink that was agreed on is another matter.
    let agreed = PrintSettings { inks: vec!["PANTONE".into()], ..PrintSettings::default() };
    let inked = edit(&PRINT, |pdf| {
        let red = vec!["Separation".into(), "PANTONE".into(), "DeviceCMYK".into(), Object::Null];
        resource(pdf, 5, "ColorSpace", "Red", red.into());
        repaint(pdf, 5, |old| format!("q /Red cs 1 scn 100 100 9 9 re f Q {old}"));
    });
    assert_eq!(codes(&inspect::print(&read(&inked), &agreed)), [""; 0]);
}

#[test]
fn colours_inside_forms_patterns_and_images() {
    let form = |kind: &str| match kind {
        "Pattern" => dictionary! {
            "PatternType" => 1, "PaintType" => 1, "TilingType" => 1, "BBox" => vec![0.into(), 0.into(), 9.into(), 9.into()],
            "XStep" => 9, "YStep" => 9, "Resources" => Dictionary::new(),
        },
        _ => {
            dictionary! { "Type" => "XObject", "Subtype" => "Form", "BBox" => vec![0.into(), 0.into(), 9.into(), 9.into()] }
        }
    };
    for (kind, operators) in [("XObject", "/X Do"), ("Pattern", "/Pattern cs /X scn 100 100 9 9 re f")] {
        must_find("print-colour-space", |pdf| {
            let stream = pdf.add_object(Stream::new(form(kind), b"1 0 0 rg 0 0 9 9 re f".to_vec()));
            resource(pdf, 5, kind, "X", stream.into());
            repaint(pdf, 5, |old| format!("q 1 0 0 1 100 100 cm {operators} Q {old}"));
        });
    }
    must_find("print-colour-space", |pdf| picture(pdf, "DeviceRGB", 300, 72));
}

/// Shows a square image of so many pixels in so many pt.
fn picture(pdf: &mut Document, space: &str, pixels: i64, size: i64) {
    let components = if space == "DeviceRGB" { 3 } else { 1 };
    let dict = dictionary! {
        "Type" => "XObject", "Subtype" => "Image", "Width" => pixels, "Height" => pixels, "ColorSpace" => space,
        "BitsPerComponent" => 8,
    };
    let samples = vec![90; (pixels * pixels * components) as usize];
    let image = pdf.add_object(Stream::new(dict, samples));
    resource(pdf, 5, "XObject", "Image", image.into());
    repaint(pdf, 5, |old| format!("q {size} 0 0 {size} 100 100 cm /Image Do Q {old}"));
}

#[test]
fn images_that_are_too_coarse() {
    must_find("print-resolution", |pdf| picture(pdf, "DeviceGray", 36, 72));
    let fine = edit(&PRINT, |pdf| picture(pdf, "DeviceGray", 300, 72));
    assert_eq!(codes(&inspect::print(&read(&fine), &PrintSettings::default())), [""; 0]);
}

#[test]
fn black_that_is_not_black_alone() {
    must_find_painted("print-black", "0.6 0.5 0.5 1 k 100 100 9 9 re f");
    must_find_painted("print-black", "0 1 1 0 K 100 100 m 200 100 l S");
    // The red of official documents is allowed, as is grey.
    for good in ["0 0.8 0.8 0 k 100 100 9 9 re f", "0.5 g 100 100 9 9 re f", "0 0 0 0.4 k 100 100 9 9 re f"] {
        let painted = edit(&PRINT, |pdf| repaint(pdf, 5, |old| format!("q {good} Q {old}")));
        assert_eq!(codes(&inspect::print(&read(&painted), &PrintSettings::default())), [""; 0], "{good}");
    }
}

/// A damaged file, laid down as the program lays files down, is refused for what it has that the program does not write, by its page.
#[track_caller]
fn must_refuse(code: &str, words: &str, change: impl FnOnce(&mut Document)) {
    let mut pdf = Document::load_from(&PRINT[..]).expect("it loads");
    change(&mut pdf);
    let (_, findings) =
        inspect::edition(&relaid_print(&mut pdf), JudgedEdition::Print, &Allowed::default()).expect("it is read");
    let told = Catalogue::new(Language::English).report(&findings, None);
    let wanted = format!("page 3 contains something that budgetpress does not write: {words}");
    assert!(codes(&findings).contains(&code) && told.contains(&wanted), "{told}");
}

#[test]
fn a_good_file_laid_down_anew_passes() {
    let mut pdf = Document::load_from(&PRINT[..]).expect("it loads");
    let read = inspect::edition(&relaid_print(&mut pdf), JudgedEdition::Print, &Allowed::default());
    assert_eq!(codes(&read.expect("it is read").1), [""; 0]);
}

#[test]
fn text_that_is_not_seen() {
    for paint in ["0 0 0 0 k", "0 0 0 0.2 k", "0 0 0 0.3 k"] {
        must_refuse("gate-construct", "text or a line that is hardly darker", |pdf| {
            repaint(pdf, 3, |old| old.replacen("0 0 0 1 k", paint, 1))
        });
    }
    must_refuse("gate-construct", "the operator 1 g", |pdf| repaint(pdf, 3, |old| old.replacen("0 0 0 1 k", "1 g", 1)));
}

#[test]
fn text_that_is_hidden() {
    let page =
        |words: &str, change: fn(String) -> String| must_refuse("gate-construct", words, |pdf| repaint(pdf, 3, change));
    // Off the page, clipped away, too small to be seen, not shown, painted over.
    page("the operator cm", |old| format!("q 1 0 0 1 -5000 0 cm {old} Q"));
    page("text outside the page", |old| old.replacen("q 1 0 0 -1 ", "q 1 0 0 -1 9", 1));
    page("the operator 0 0 1 1 re", |old| format!("q 0 0 1 1 re W n {old} Q"));
    page("the operator", |old| old.replacen(" 16 Tf", " 0.01 Tf", 1));
    page("the operator 3 Tr", |old| old.replacen("0 Tr", "3 Tr", 1));
    page("the operator k", |old| format!("{old} 0 0 0 0 k 0 0 900 900 re f"));
    page("the operator 1 g", |old| format!("{old} 1 g 0 0 m 900 0 l 900 900 l 0 900 l f"));
    // What lies under text, or is a frame around it, is no text either.
    page("the operator k", |old| format!("0 0 0 0 k 60 60 400 600 re f {old}"));
    page("the operator 30 30 500 750 re", |old| {
        format!("{old} q 0 0 0 1 K 1 w 30 30 500 750 re S Q").replace("1 w 30", "0.25 w 0 J 30")
    });
}

#[test]
fn pages_that_cannot_be_read() {
    // Readers stop at it: four pages are left, which are good, and their number is.
    must_find("print-structure", |pdf| {
        let id = catalogue(pdf).get(b"Pages").and_then(Object::as_reference).expect("pages");
        let tree = pdf.get_dictionary_mut(id).expect("pages");
        tree.get_mut(b"Kids").and_then(Object::as_array_mut).expect("pages")[4] = Object::Reference((9_999, 0));
    });
    let none = edit(&PRINT, |pdf| {
        let id = catalogue(pdf).get(b"Pages").and_then(Object::as_reference).expect("pages");
        pdf.get_dictionary_mut(id).expect("pages").set("Kids", Vec::<Object>::new());
    });
    assert!(codes(&inspect::print(&read(&none), &PrintSettings::default())).contains(&"print-structure"));
}

#[test]
fn a_cover_of_other_pages() {
    let cover = |title: &str| {
        let (mut view, layout) = view_of(&sample());
        view.title = title.into();
        let spec = PrintOptions { binding: Some(Binding::Perfect), leaf: Some(0.2), ..PrintOptions::default() };
        let view = view.into_print(&spec).into_cover(spec.spine(24), &[]);
        let document = COMPILER.compile(&view, &layout).expect("it is set");
        let unbound = PrintOptions { binding: Some(Binding::None), ..spec };
        read(&export::print(&document, &unbound, None).expect("it is printed").pdf)
    };
    let inner = read(&PRINT);
    let title = inner.info["Title"].clone();
    let judged = |title: &str, spine: f64| {
        let found = inspect::cover(&cover(title), PrintSettings::default(), spine, Some(&inner));
        found.iter().map(|finding| format!("{} {}", finding.code, finding.values[0].1)).collect::<Vec<_>>()
    };
    assert_eq!(judged(&title, 2.4), [""; 0]);
    assert_eq!(judged(&title, 3.6), ["print-cover spine"]);
    assert_eq!(judged("其他", 2.4), ["print-cover other"]);
    let pages = inspect::cover(&inner, PrintSettings::default(), 2.4, None);
    assert!(codes(&pages).contains(&"print-pages"), "{pages:?}");
    let cut = read(&edit(&PRINT, |pdf| {
        let id = catalogue(pdf).get(b"Pages").and_then(Object::as_reference).expect("pages");
        pdf.get_dictionary_mut(id).expect("pages").set("Count", 26);
    }));
    let found = inspect::cover(&cover(&title), PrintSettings::default(), 2.4, Some(&cut));
    assert_eq!(codes(&found), ["print-cover"]);
}

#[test]
fn fonts() {
    must_find("print-font", |pdf| ["FontFile2", "FontFile3"].iter().for_each(|key| remove_all(pdf, key)));
}

#[test]
fn transparency() {
    for state in [dictionary! { "ca" => 0.5 }, dictionary! { "BM" => "Multiply" }, dictionary! { "CA" => 0.9 }] {
        must_find("print-transparency", |pdf| {
            resource(pdf, 5, "ExtGState", "X", state.into());
            repaint(pdf, 5, |old| format!("q /X gs Q {old}"));
        });
    }
    must_find("print-transparency", |pdf| page(pdf, 5).set("Group", dictionary! { "S" => "Transparency" }));
    must_find("print-transparency", |pdf| {
        picture(pdf, "DeviceGray", 300, 72);
        let mask = pdf.add_object(Stream::new(Dictionary::new(), Vec::new()));
        dictionaries(pdf).filter(|dict| has(dict, "Subtype", "Image")).for_each(|dict| dict.set("SMask", mask));
    });
}

#[test]
fn hairlines() {
    must_find_painted("print-hairline", "0.05 w 100 100 m 200 100 l S");
    must_find_painted("print-hairline", "100 100 50 0.1 re f");
    // The width counts as it is printed.
    must_find_painted("print-hairline", "0.1 0 0 0.1 0 0 cm 1 w 1000 1000 m 2000 1000 l S");
}

#[test]
fn what_a_press_does_not_do() {
    let link = || dictionary! { "Type" => "Annot", "Subtype" => "Link", "Rect" => vec![9.into(), 9.into(), 99.into(), 99.into()] };
    must_find("print-annotation", |pdf| page(pdf, 5).set("Annots", vec![Object::Dictionary(link())]));
    must_find("print-annotation", |pdf| {
        catalogue(pdf).set("OpenAction", dictionary! { "S" => "JavaScript", "JS" => text("app.alert(1)") });
    });
    must_find("print-annotation", |pdf| page(pdf, 5).set("AA", dictionary! { "O" => dictionary! { "S" => "Named" } }));
    must_find("print-annotation", |pdf| {
        let data = pdf.add_object(Stream::new(Dictionary::new(), b"1,2".to_vec()));
        pdf.add_object(dictionary! { "Type" => "Filespec", "F" => text("x"), "EF" => dictionary! { "F" => data } });
    });
    let folder = tempfile::tempdir().expect("a temporary folder");
    let (plain, locked) = (folder.path().join("plain.pdf"), folder.path().join("locked.pdf"));
    std::fs::write(&plain, &*PRINT).expect("written");
    let encrypt = ["--encrypt", "", "owner", "256", "--", "--object-streams=disable"];
    let tool = std::process::Command::new("qpdf").args(encrypt).args([&plain, &locked]).output();
    // Where the tool is not installed there is nothing to encrypt with.
    if tool.is_ok() {
        let findings = inspect::print(&read(&std::fs::read(&locked).expect("written")), &PrintSettings::default());
        assert_eq!(codes(&findings).last(), Some(&"print-annotation"), "{findings:?}");
    }
}

#[test]
fn intent_version_and_metadata() {
    must_find("print-intent", |pdf| drop(catalogue(pdf).remove(b"OutputIntents")));
    let other = |key: &'static str, value: Object| {
        move |pdf: &mut Document| {
            let intents = catalogue(pdf).get(b"OutputIntents").and_then(Object::as_array).expect("intents");
            let id = intents[0].as_reference().expect("an intent");
            pdf.get_dictionary_mut(id).expect("an intent").set(key, value);
        }
    };
    must_find("print-intent", other("S", "GTS_PDFA1".into()));
    must_find("print-intent", other("OutputConditionIdentifier", text("FOGRA39")));
    must_find("print-intent", other("RegistryName", Object::Null));
    for key in ["Title", "CreationDate", "ModDate", "Trapped"] {
        must_find("print-metadata", |pdf| drop(info(pdf).remove(key.as_bytes())));
    }
    must_find("print-metadata", |pdf| drop(pdf.trailer.remove(b"ID")));
    must_find("print-version", |pdf| drop(info(pdf).remove(b"GTS_PDFXVersion")));
    must_find("print-version", |pdf| pdf.version = "1.7".into());
}

#[test]
fn rows_printed_over_each_other() {
    must_find("print-overlap", |pdf| repaint(pdf, 7, collapsed));
}
