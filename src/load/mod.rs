//! Reads a budget from a JSON file or a workbook, with exact decimals, all faults as findings, and the place of each
//! value.
//!
//! This is the first stage of the pipeline; `cli`, `batch` and `build` call it. `container` recognises the kind of
//! file, `node` or `workbook` parses it, `check` compares it with the shape that follows from its layout
//! ([`format::shape`]), and `json` builds the [`Budget`]. The same shape is written as JSON Schema and documentation.

mod a1;
mod check;
mod container;
mod derived;
mod errors;
mod figures;
mod fold;
pub mod format;
mod json;
mod ledger;
mod locate;
mod missing;
mod node;
mod partial;
mod schema;
mod text;
mod workbook;

pub use derived::derive;
pub use ledger::ledger;
pub use schema::{document, schema};
pub use workbook::document as workbook_document;

use check::FaultNames;
use container::Container;
use ledger::LedgerNames;

use crate::error::Error;
use crate::layout::{Layout, Layouts};
use crate::model::{Budget, Finding, Kind, LedgerLine, Place, Severity, Unread, finding};

/// The member of a data file that holds a ledger (明细账).
const LEDGER: &str = "ledger";

/// Codes of faults of derived tables that leave their amounts correct, so that the tables can still be checked.
const HARMLESS_DERIVED: [&str; 3] =
    [finding::words_missing::CODE, finding::cell_missing::CODE, finding::previous_negative::CODE];

/// A budget that was read from a file, with its layout and the findings of reading.
#[derive(Debug, Clone)]
pub struct Loaded {
    /// The budget.
    pub budget: Budget,
    /// Its layout.
    pub layout: Layout,
    /// Findings of reading; errors only if the file was read with [`examine`].
    pub findings: Vec<Finding>,
    /// The values that could not be read; empty unless the file was read with [`examine`].
    pub unread: Unread,
    /// The lines of the file's ledger; `None` if it has none.
    pub ledger: Option<Vec<LedgerLine>>,
    source: PlaceSource,
    /// Whether tables were derived from a ledger, so that their lines have no place in the file.
    derived: bool,
}

/// The source from which findings get their line or cell.
#[derive(Debug, Clone)]
enum PlaceSource {
    /// The text of a JSON file, for line numbers.
    Text(locate::JsonText),
    /// The cells of a workbook.
    Cells(workbook::Places),
}

impl PlaceSource {
    /// Adds the line or the cell to the place of each finding.
    fn locate(&self, findings: Vec<Finding>) -> Vec<Finding> {
        match self {
            Self::Text(source) => source.locate(findings),
            Self::Cells(places) => places.locate(findings),
        }
    }

    /// Like [`Self::locate`], but findings about derived tables get the place of the first ledger line that adds to the
    /// cell: the file does not contain these tables, or contains others that were not read.
    fn locate_by(
        &self,
        findings: Vec<Finding>,
        budget: &Budget,
        layout: &Layout,
        lines: &[LedgerLine],
    ) -> Vec<Finding> {
        let is_derived = |place: &Place| {
            let id = place.sheet();
            id.is_some_and(|id| layout.sheet(&id).is_some_and(|spec| spec.ledger.is_some()))
        };
        let by_line = |place: Place| {
            let line = derived::origin(&place, budget, layout, lines);
            match line.and_then(|line| self.located(line.place.clone())) {
                Some(line) => match (line.cell(), line.line()) {
                    (Some(cell), _) => place.in_cell(cell.to_owned()),
                    (None, Some(row)) => place.on_line(row),
                    (None, None) => place,
                },
                None => place,
            }
        };
        let locate = |mut finding: Finding| {
            if finding.place.as_ref().is_some_and(is_derived) {
                finding.place = finding.place.map(by_line);
                finding.cells = finding.cells.into_iter().map(by_line).collect();
                return vec![finding];
            }
            self.locate(vec![finding])
        };
        findings.into_iter().flat_map(locate).collect()
    }

    /// The place with its line or cell in the file.
    fn located(&self, place: Place) -> Option<Place> {
        self.locate(vec![finding::internal_shape().at(&place)]).pop()?.place
    }
}

/// A parsed file before it is checked.
struct ParsedFile {
    node: node::JsonNode,
    layout: Layout,
    source: PlaceSource,
    /// Findings of parsing.
    findings: Vec<Finding>,
    /// Whether parts of a workbook could not be read, so that missing members may be consequences of that.
    incomplete: bool,
}

impl Loaded {
    /// Adds to findings their places in the file: the line or cell. A finding about the set pages that quotes a text
    /// gets the place of the first text of the data that contains the quotation.
    pub fn locate(&self, findings: Vec<Finding>) -> Vec<Finding> {
        let texts = self.budget.texts();
        let placed = findings.into_iter().map(|mut finding| {
            // A single character would be found in almost any text.
            let is_specific = |quoted: &&str| finding.sheet.is_none() && quoted.chars().count() > 1;
            if let (None, Some(quoted)) = (&finding.place, finding.value(Kind::Quote).filter(is_specific)) {
                let from = |text: &str| text.split_whitespace().collect::<String>().contains(quoted);
                finding.place = texts.iter().find(|(_, text)| from(text)).map(|(place, _)| place.clone());
            }
            finding
        });
        let placed: Vec<Finding> = placed.collect();
        match self.ledger.as_ref().filter(|_| self.derived) {
            Some(lines) => self.source.locate_by(placed, &self.budget, &self.layout, lines),
            None => self.source.locate(placed),
        }
    }
}

/// Reads a budget from the bytes of a JSON file or a workbook (.xlsx, .xls, .ods), recognised by its content. The file
/// names its layout, which is looked up in `layouts`.
///
/// # Errors
/// [`Error::Failed`] if the file has another format, is an unsafe workbook, or its layout cannot be opened;
/// [`Error::Found`] with the first syntax error of JSON, or else with all faults of the data.
pub fn parse(bytes: &[u8], layouts: &Layouts) -> Result<Loaded, Error> {
    without_errors(bytes, layouts, RequiredContent::Whole)
}

/// Reads as much of a budget as possible from the bytes of a file, for a check only. Errors are among the findings, and
/// the values that they concern are recorded in [`Loaded::unread`], so that all others can be checked.
///
/// # Errors
/// As [`parse`], if nothing can be read: the file is of another kind, is no valid JSON, or names no layout.
pub fn examine(bytes: &[u8], layouts: &Layouts) -> Result<Loaded, Error> {
    read(bytes, layouts, RequiredContent::Whole)
}

/// Reads a data file to which a ledger is added afterwards with [`derive()`]: the tables that follow from the ledger
/// may be missing, and the figures of the narrative are checked by [`derive()`].
///
/// # Errors
/// As [`parse`].
pub fn for_ledger(bytes: &[u8], layouts: &Layouts) -> Result<Loaded, Error> {
    without_errors(bytes, layouts, RequiredContent::WithoutDerived)
}

/// Reads the department's own file of a consolidation (汇总): name, year, day of publication, prose and the texts of the
/// narrative. Tables and amounts may be missing; `merge` compares those that are given with the sums of
/// the units.
///
/// # Errors
/// As [`parse`].
pub fn department(bytes: &[u8], layouts: &Layouts) -> Result<Loaded, Error> {
    without_errors(bytes, layouts, RequiredContent::TextsOnly)
}

/// The part of a budget that a file must contain.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum RequiredContent {
    /// The whole budget.
    Whole,
    /// The budget without the tables that follow from a ledger.
    WithoutDerived,
    /// The texts; tables and amounts are optional.
    TextsOnly,
}

/// Reads a budget from JSON that this program has written, with the layout with which it was read before. `build`
/// compares the data inside a PDF with it.
///
/// # Errors
/// As [`parse`].
pub fn again(json: &str, layout: &Layout) -> Result<Loaded, Error> {
    let (node, source) = (node::parse(json.as_bytes())?, PlaceSource::Text(locate::JsonText::new(json.as_bytes())));
    let parsed = ParsedFile { node, layout: layout.clone(), source, findings: Vec::new(), incomplete: false };
    unless_faulty(checked(parsed, RequiredContent::Whole)?)
}

/// Reads a file; as an error, all its findings if there is an error among them.
fn without_errors(bytes: &[u8], layouts: &Layouts, required: RequiredContent) -> Result<Loaded, Error> {
    unless_faulty(read(bytes, layouts, required)?)
}

/// The budget, or as an error all its findings if there is an error among them.
fn unless_faulty(loaded: Loaded) -> Result<Loaded, Error> {
    if loaded.has_errors() { Err(Error::Found(loaded.findings)) } else { Ok(loaded) }
}

/// Reads a file of any kind; errors of the data are among the findings.
fn read(bytes: &[u8], layouts: &Layouts, required: RequiredContent) -> Result<Loaded, Error> {
    let parsed = match container::admit(bytes)? {
        Container::Json => from_json(bytes, layouts)?,
        container => from_workbook(bytes, container, layouts, required != RequiredContent::Whole)?,
    };
    checked(parsed, required)
}

/// Checks a parsed file and builds its budget, with the tables derived from its ledger if it has one.
fn checked(parsed: ParsedFile, required: RequiredContent) -> Result<Loaded, Error> {
    let is_partial = required != RequiredContent::Whole;
    let ParsedFile { node, layout, source, mut findings, incomplete } = parsed;
    let ledger = node.member(LEDGER).cloned().filter(|_| !is_partial);
    let shape = match required {
        RequiredContent::TextsOnly => format::texts_only(&layout),
        _ if is_partial || ledger.is_some() => format::with_ledger(&layout),
        _ => format::shape(&layout),
    };
    let labels = if let PlaceSource::Cells(places) = &source { Some(places) } else { None };
    let of_ledger = ledger.as_ref().map(|_| LedgerNames::new(&layout, labels.is_none()));
    let mut faults = check::check(&shape, &node, &FaultNames { labels, ledger: of_ledger });
    faults.iter_mut().for_each(|fault| missing::add_title(fault, &layout));
    if incomplete {
        let follows = |fault: &Finding| {
            matches!(fault.code, finding::member_missing::CODE | finding::line_missing::CODE | finding::one_of::CODE)
        };
        faults.retain(|fault| !follows(fault) || missing::is_independent(fault, &findings));
    }
    findings.extend(source.locate(faults));
    let (budget, unread) = partial::budget(&node, &layout, &findings, (required, ledger.is_some()))?;
    let derived = ledger.is_some();
    let mut loaded = Loaded { budget, layout, findings, unread, ledger: None, source, derived };
    if let Some(ledger) = ledger {
        loaded.put_ledger(&ledger)?;
    } else if !is_partial {
        let faults = partial::figures(&loaded.budget, &loaded.layout, &loaded.unread);
        loaded.findings.extend(loaded.source.locate(faults));
    }
    loaded.layout.name_sheets(&mut loaded.findings);
    Ok(loaded)
}

impl Loaded {
    /// Whether there is an error among the findings.
    pub fn has_errors(&self) -> bool {
        self.findings.iter().any(|finding| finding.severity == Severity::Error)
    }

    /// Puts the tables that follow from the file's ledger into the budget; if the ledger has errors, they count as
    /// unread.
    fn put_ledger(&mut self, ledger: &node::JsonNode) -> Result<(), Error> {
        let Self { budget, layout, source, findings, unread, .. } = self;
        findings.extend(superseded(budget, layout, source));
        let is_sound = unread.has_member(LEDGER);
        let lines = ledger::lines(ledger, &Place::root().join(LEDGER)).filter(|_| is_sound);
        let faults = match lines {
            None if is_sound => return Err(Error::failed(finding::internal_shape())),
            None => None,
            Some(lines) => {
                findings.extend(source.locate(ledger::repeated_lines(&lines)));
                let faults = derive(budget, lines.clone(), layout).err();
                self.ledger = Some(lines);
                faults
            }
        };
        let faults = faults.map(|error| error.findings().to_vec()).unwrap_or_default();
        let lines = self.ledger.as_deref().unwrap_or_default();
        findings.extend(source.locate_by(faults.clone(), budget, layout, lines));
        if !is_sound || faults.iter().any(|fault| !HARMLESS_DERIVED.contains(&fault.code)) {
            for (spec, _) in layout.derived() {
                budget.sheets.shift_remove(&spec.id);
                unread.sheet(&spec.id);
            }
        }
        Ok(())
    }
}

/// The findings for tables that a file contains although they follow from its ledger; they are not read.
fn superseded(budget: &Budget, layout: &Layout, source: &PlaceSource) -> Vec<Finding> {
    let given = layout.derived().filter(|(spec, _)| budget.sheets.contains_key(&spec.id));
    let findings = given.map(|(spec, _)| {
        let place = Place::root().join("sheets").join(&spec.id);
        finding::table_superseded(spec.label()).at(&place)
    });
    source.locate(findings.collect())
}

/// Parses a JSON file and opens the layout that it names.
fn from_json(bytes: &[u8], layouts: &Layouts) -> Result<ParsedFile, Error> {
    check_start(bytes)?;
    let node = node::parse(bytes)?;
    let (year, kind) = node::year_and_kind(&node);
    let layout = layouts.open_for(&node::layout_name(&node)?, year, kind)?;
    let source = PlaceSource::Text(locate::JsonText::new(bytes));
    Ok(ParsedFile { node, layout, source, findings: Vec::new(), incomplete: false })
}

/// Refuses files that do not begin like JSON, such as a PDF or a ledger in CSV, with a finding that says so instead of
/// a syntax error.
///
/// # Errors
/// `json-encoding` for UTF-16, `file-empty`, `file-kind`
fn check_start(bytes: &[u8]) -> Result<(), Error> {
    // The byte order marks of UTF-16.
    if bytes.starts_with(b"\xFF\xFE") || bytes.starts_with(b"\xFE\xFF") {
        return Err(Error::found(finding::json_encoding(1).at(&Place::root().on_line(1))));
    }
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    match bytes.iter().find(|byte| !byte.is_ascii_whitespace()) {
        Some(b'{' | b'[') => Ok(()),
        None => Err(Error::failed(finding::file_empty())),
        Some(_) => Err(Error::failed(finding::file_kind())),
    }
}

/// Parses a workbook and opens the layout that it names. `is_partial` is whether tables may be missing.
fn from_workbook(bytes: &[u8], container: Container, layouts: &Layouts, is_partial: bool) -> Result<ParsedFile, Error> {
    let workbook = workbook::read(bytes, container, layouts, is_partial)?;
    let incomplete = workbook.is_incomplete();
    let workbook::Workbook { node, layout, places, findings, .. } = workbook;
    Ok(ParsedFile { node, layout, source: PlaceSource::Cells(places), findings, incomplete })
}
