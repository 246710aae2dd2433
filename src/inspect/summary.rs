//! Writes a [`PdfReport`] as text for people, with the words of the message catalogue; the `inspect` command prints it.

use std::collections::{BTreeMap, BTreeSet};

use super::colour::Paint;
use super::report::{Area, Font, LinkTarget, PdfReport, ReportedPage};
use crate::message::{Catalogue, ranges};
use crate::model::PT_PER_MM;

/// Maximum number of lines of one kind; the report in JSON is complete.
const MAX_LINES_PER_KIND: usize = 20;

/// The report as text in the language of the catalogue, one property per line.
pub fn summary(report: &PdfReport, catalogue: &Catalogue) -> String {
    let mut items = ReportedItems { catalogue, lines: Vec::new() };
    items.frame(report);
    items.pages(&report.pages);
    items.paints(&report.pages);
    report.fonts.iter().take(MAX_LINES_PER_KIND).for_each(|font| items.font(font));
    items.images(&report.pages);
    items.structure(report);
    for file in report.attachments.iter().take(MAX_LINES_PER_KIND) {
        let mime = file.mime.clone().unwrap_or_else(dash);
        let kind = file.relationship.clone().unwrap_or_else(dash);
        let values = [("name", file.name.clone()), ("mime", mime), ("kind", kind), ("bytes", file.bytes.to_string())];
        items.add("inspect-attachment", &values);
    }
    for action in report.actions.iter().take(MAX_LINES_PER_KIND) {
        items.add("inspect-action", &[("kind", action.kind.clone()), ("object", action.object.to_string())]);
    }
    items.lines.join("\n")
}

/// Stands for a value that the file does not state.
fn dash() -> String {
    "-".into()
}

/// A property that a page may have.
type PageTest = fn(&ReportedPage) -> bool;

/// Collects the lines of the text.
struct ReportedItems<'a> {
    catalogue: &'a Catalogue,
    lines: Vec<String>,
}

impl ReportedItems<'_> {
    fn add(&mut self, id: &str, values: &[(&'static str, String)]) {
        self.lines.push(self.catalogue.text(id, values));
    }

    fn frame(&mut self, report: &PdfReport) {
        let file = &report.file;
        let values = [
            ("version", file.version.clone()),
            ("pages", report.pages.len().to_string()),
            ("bytes", file.bytes.to_string()),
            ("objects", file.objects.to_string()),
        ];
        self.add("inspect-file", &values);
        self.add("inspect-digest", &[("sha256", file.sha256.clone())]);
        if file.encrypted {
            self.add("inspect-encrypted", &[]);
        }
        let claims = &report.claims;
        let claimed: Vec<String> = [("PDF/A-", &claims.pdfa), ("PDF/UA-", &claims.pdfua), ("", &claims.pdfx)]
            .into_iter()
            .filter_map(|(name, claim)| Some(format!("{name}{}", claim.as_ref()?)))
            .collect();
        match claimed.is_empty() {
            true => self.add("inspect-claims-none", &[]),
            false => self.add("inspect-claims", &[("claims", claimed.join(", "))]),
        }
        let title = report.info.get("Title").or_else(|| report.xmp.as_ref()?.get("dc:title"));
        let language = report.language.clone().unwrap_or_else(dash);
        self.add("inspect-title", &[("title", title.cloned().unwrap_or_else(dash)), ("language", language)]);
        for intent in report.intents.iter().take(MAX_LINES_PER_KIND) {
            let condition = intent.condition.clone().unwrap_or_else(dash);
            self.add("inspect-intent", &[("kind", intent.kind.clone()), ("condition", condition)]);
        }
    }

    /// Groups the pages by their boxes, and lists pages with notable properties.
    fn pages(&mut self, pages: &[ReportedPage]) {
        let mut sizes: BTreeMap<String, Vec<usize>> = BTreeMap::new();
        for (index, page) in pages.iter().enumerate() {
            let boxes = [("CropBox", page.crop), ("BleedBox", page.bleed), ("TrimBox", page.trim)];
            let more = boxes.iter().filter_map(|(name, area)| Some(format!(", {name} {}", size(&(*area)?))));
            let turned = if page.rotation == 0 { String::new() } else { format!(", {}°", page.rotation) };
            let described = format!("{}{}{turned}", size(&page.media), more.collect::<String>());
            sizes.entry(described).or_default().push(index + 1);
        }
        for (size, pages) in sizes.into_iter().take(MAX_LINES_PER_KIND) {
            self.add("inspect-pages", &[("size", size), ("pages", ranges(&pages))]);
        }
        let all = |of: PageTest| {
            pages.iter().enumerate().filter(|(_, page)| of(page)).map(|(index, _)| index + 1).collect::<Vec<_>>()
        };
        let observations: [(&str, PageTest); 4] = [
            ("inspect-transparent", |page| !page.transparency.is_empty()),
            ("inspect-untagged", |page| page.untagged > 0),
            ("inspect-unmapped", |page| page.unmapped > 0),
            ("inspect-overlap", |page| page.overlapping > 0),
        ];
        for (id, of) in observations {
            let found = all(of);
            if !found.is_empty() {
                self.add(id, &[("pages", ranges(&found))]);
            }
        }
    }

    fn paints(&mut self, pages: &[ReportedPage]) {
        let paints: BTreeSet<(String, bool)> = pages
            .iter()
            .flat_map(|page| &page.paints)
            .map(|paint| (Paint::describe(paint), paint.is_black_only()))
            .collect();
        let more = paints.len().saturating_sub(MAX_LINES_PER_KIND);
        let mut described: Vec<String> =
            paints.into_iter().take(MAX_LINES_PER_KIND).map(|(described, _)| described).collect();
        described.extend((more > 0).then(|| format!("… (+{more})")));
        self.add("inspect-paints", &[("paints", described.join("; "))]);
        let thinnest = pages.iter().filter_map(|page| page.thinnest).reduce(f64::min);
        if let Some(thinnest) = thinnest {
            self.add("inspect-thinnest", &[("width", format!("{thinnest:.2}"))]);
        }
    }

    fn font(&mut self, font: &Font) {
        let yes = |id: &str| self.catalogue.text(id, &[]);
        let embedded = match (font.embedded, font.subset) {
            (true, true) => yes("inspect-subset"),
            (true, false) => yes("inspect-embedded"),
            _ => yes("inspect-absent"),
        };
        let unicode = yes(if font.unicode { "inspect-unicode" } else { "inspect-no-unicode" });
        let values = [("name", font.name.clone()), ("kind", font.kind.clone())];
        let values = [&values[..], &[("embedded", embedded), ("unicode", unicode)]].concat();
        self.add("inspect-font", &values);
    }

    fn images(&mut self, pages: &[ReportedPage]) {
        let images = || pages.iter().flat_map(|page| &page.images);
        if let Some(least) = images().map(|image| image.dpi).reduce(f64::min) {
            self.add("inspect-images", &[("count", images().count().to_string()), ("dpi", format!("{least:.0}"))]);
        }
    }

    fn structure(&mut self, report: &PdfReport) {
        let tags = &report.tags;
        let roles = tags.roles.iter().map(|(role, count)| format!("{role} {count}"));
        match tags.tree {
            true => self.add("inspect-tags", &[("roles", roles.collect::<Vec<_>>().join(", "))]),
            false => self.add("inspect-tags-none", &[]),
        }
        self.add("inspect-outline", &[("count", report.outline.len().to_string())]);
        let links = || report.pages.iter().flat_map(|page| &page.annotations).filter_map(|link| link.target.as_ref());
        let to = |of: fn(&LinkTarget) -> bool| links().filter(|target| of(target)).count().to_string();
        let pages = to(|target| matches!(target, LinkTarget::Page(_)));
        let addresses = to(|target| matches!(target, LinkTarget::Uri(_)));
        self.add("inspect-links", &[("pages", pages), ("addresses", addresses)]);
    }
}

/// Width and height in mm, such as `210.0 × 297.0 mm`.
fn size(area: &Area) -> String {
    let millimetres = |length: f64| length / PT_PER_MM;
    format!("{:.1} × {:.1} mm", millimetres(area.right - area.left), millimetres(area.top - area.bottom))
}
