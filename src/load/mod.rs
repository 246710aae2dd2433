//! Reading a budget from a file: exact decimals, complete findings, every value with its place.
//!
//! The shape of a data file follows from its layout. One description of it ([`format::shape`]) checks files,
//! and is written out as JSON Schema and as documentation.

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

/// The member of a data file that brings a ledger.
const LEDGER: &str = "ledger";

/// Faults of tables that were derived from a sound ledger: their amounts are known.
const OF_DERIVED: [&str; 3] =
    [finding::words_missing::CODE, finding::cell_missing::CODE, finding::previous_negative::CODE];

/// A budget with the layout in which it is published.
#[derive(Debug, Clone)]
pub struct Loaded {
    /// The budget.
    pub budget: Budget,
    /// Its layout.
    pub layout: Layout,
    /// What was noticed while reading. Errors are among it only if the file was examined ([`examine`]).
    pub findings: Vec<Finding>,
    /// What could not be read, if the file was examined.
    pub unread: Unread,
    /// The ledger that the file brings, if it brings one.
    pub ledger: Option<Vec<LedgerLine>>,
    source: PlaceSource,
    /// Whether tables follow from a ledger, so that their lines stand nowhere in the file.
    derived: bool,
}

/// By what the places of values are told.
#[derive(Debug, Clone)]
enum PlaceSource {
    /// The lines of a text.
    Text(locate::JsonText),
    /// The cells of a workbook.
    Cells(workbook::Places),
}

impl PlaceSource {
    fn locate(&self, findings: Vec<Finding>) -> Vec<Finding> {
        match self {
            Self::Text(source) => source.locate(findings),
            Self::Cells(places) => places.locate(findings),
        }
    }
}

impl PlaceSource {
    /// The same, but for tables that follow from a ledger, whose places are those of the lines that they add up: what the
    /// file may have in their place is not what they hold.
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

    /// A place with the line or the cell of the file.
    fn located(&self, place: Place) -> Option<Place> {
        self.locate(vec![finding::internal_shape().at(&place)]).pop()?.place
    }
}

/// A file as members and lists, with all that is known about it.
struct Given {
    node: node::JsonNode,
    layout: Layout,
    source: PlaceSource,
    findings: Vec<Finding>,
    /// Whether parts of it could not be read, so that what is missing need not be told again.
    incomplete: bool,
}

impl Loaded {
    /// Adds to findings their places in the file: the line, and for what quotes a text of the set pages, the text
    /// of the data that it comes from.
    pub fn locate(&self, findings: Vec<Finding>) -> Vec<Finding> {
        let texts = self.budget.texts();
        let placed = findings.into_iter().map(|mut finding| {
            // A single character is everywhere.
            let is_told = |quoted: &&str| finding.sheet.is_none() && quoted.chars().count() > 1;
            if let (None, Some(quoted)) = (&finding.place, finding.value(Kind::Quote).filter(is_told)) {
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

/// Reads a budget from the bytes of a JSON file or a workbook (.xlsx, .xls, .ods), told apart by what is in them. The layout is
/// the one that the file names, looked up in `layouts`.
///
/// # Errors
/// [`Error::Failed`] if the file is none of them, is a workbook that must not be read, or the layout cannot be opened;
/// [`Error::Found`] with the first place where it is no JSON, or else with everything in it that is not as the layout
/// wants it.
pub fn parse(bytes: &[u8], layouts: &Layouts) -> Result<Loaded, Error> {
    whole(bytes, layouts, Extent::Whole)
}

/// The same as far as the file can be read: errors are among the findings, and what they are about is recorded as unread,
/// so that all else can be checked. Such a budget is for a check only.
///
/// # Errors
/// As [`parse`] where nothing of a budget can be read: the file is of another kind, or no JSON, or names no layout.
pub fn examine(bytes: &[u8], layouts: &Layouts) -> Result<Loaded, Error> {
    read(bytes, layouts, Extent::Whole)
}

/// Reads what a ledger does not tell: a data file in which the tables that follow from one may be missing. A ledger
/// goes into the budget with [`derive()`], which also holds the figures of the narrative against it.
///
/// # Errors
/// As [`parse`].
pub fn rest(bytes: &[u8], layouts: &Layouts) -> Result<Loaded, Error> {
    whole(bytes, layouts, Extent::ButLedger)
}

/// Reads what is a department's own beside the budgets of its units: name, year, day of publication, prose, and the
/// words of the narrative. Tables and amounts may be missing; those that are there are held against the units' sums.
///
/// # Errors
/// As [`parse`].
pub fn department(bytes: &[u8], layouts: &Layouts) -> Result<Loaded, Error> {
    whole(bytes, layouts, Extent::Words)
}

/// How much of a budget a file must have.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Extent {
    /// All of it.
    Whole,
    /// What does not follow from a ledger.
    ButLedger,
    /// The words, not the amounts.
    Words,
}

/// Reads a budget again that this program has written as JSON, for the layout with which it was read before.
///
/// # Errors
/// As [`parse`].
pub fn again(json: &str, layout: &Layout) -> Result<Loaded, Error> {
    let (node, source) = (node::parse(json.as_bytes())?, PlaceSource::Text(locate::JsonText::new(json.as_bytes())));
    let given = Given { node, layout: layout.clone(), source, findings: Vec::new(), incomplete: false };
    unless_faulty(settled(given, Extent::Whole)?)
}

/// A file in which there is no error.
fn whole(bytes: &[u8], layouts: &Layouts, extent: Extent) -> Result<Loaded, Error> {
    unless_faulty(read(bytes, layouts, extent)?)
}

fn unless_faulty(loaded: Loaded) -> Result<Loaded, Error> {
    if loaded.has_errors() { Err(Error::Found(loaded.findings)) } else { Ok(loaded) }
}

fn read(bytes: &[u8], layouts: &Layouts, extent: Extent) -> Result<Loaded, Error> {
    let given = match container::admit(bytes)? {
        Container::Json => from_json(bytes, layouts)?,
        container => from_workbook(bytes, container, layouts, extent != Extent::Whole)?,
    };
    settled(given, extent)
}

/// The budget of a file that was taken apart, as far as it is as its layout wants it.
fn settled(given: Given, extent: Extent) -> Result<Loaded, Error> {
    let rest = extent != Extent::Whole;
    let Given { node, layout, source, mut findings, incomplete } = given;
    let ledger = node.member(LEDGER).cloned().filter(|_| !rest);
    let shape = match extent {
        Extent::Words => format::words(&layout),
        _ if rest || ledger.is_some() => format::with_ledger(&layout),
        _ => format::shape(&layout),
    };
    let labels = if let PlaceSource::Cells(places) = &source { Some(places) } else { None };
    let of_ledger = ledger.as_ref().map(|_| LedgerNames::new(&layout, labels.is_none()));
    let mut faults = check::check(&shape, &node, &FaultNames { labels, ledger: of_ledger });
    faults.iter_mut().for_each(|fault| missing::name(fault, &layout));
    if incomplete {
        let follows = |fault: &Finding| {
            matches!(fault.code, finding::member_missing::CODE | finding::line_missing::CODE | finding::one_of::CODE)
        };
        faults.retain(|fault| !follows(fault) || missing::stands_apart(fault, &findings));
    }
    findings.extend(source.locate(faults));
    let (budget, unread) = partial::budget(&node, &layout, &findings, (extent, ledger.is_some()))?;
    let derived = ledger.is_some();
    let mut loaded = Loaded { budget, layout, findings, unread, ledger: None, source, derived };
    if let Some(ledger) = ledger {
        loaded.put_ledger(&ledger)?;
    } else if !rest {
        let faults = partial::figures(&loaded.budget, &loaded.layout, &loaded.unread);
        loaded.findings.extend(loaded.source.locate(faults));
    }
    loaded.layout.name_sheets(&mut loaded.findings);
    Ok(loaded)
}

impl Loaded {
    /// Whether errors of reading are among the findings.
    pub fn has_errors(&self) -> bool {
        self.findings.iter().any(|finding| finding.severity == Severity::Error)
    }

    /// Puts the tables that follow from the file's ledger into the budget; where the ledger has errors, they are unread.
    fn put_ledger(&mut self, ledger: &node::JsonNode) -> Result<(), Error> {
        let Self { budget, layout, source, findings, unread, .. } = self;
        findings.extend(superseded(budget, layout, source));
        let is_sound = unread.has_member(LEDGER);
        let lines = ledger::lines(ledger, &Place::root().join(LEDGER)).filter(|_| is_sound);
        let faults = match lines {
            None if is_sound => return Err(Error::failed(finding::internal_shape())),
            None => None,
            Some(lines) => {
                findings.extend(source.locate(ledger::doubled(&lines)));
                let faults = derive(budget, lines.clone(), layout).err();
                self.ledger = Some(lines);
                faults
            }
        };
        let faults = faults.map(|error| error.findings().to_vec()).unwrap_or_default();
        let lines = self.ledger.as_deref().unwrap_or_default();
        findings.extend(source.locate_by(faults.clone(), budget, layout, lines));
        if !is_sound || faults.iter().any(|fault| !OF_DERIVED.contains(&fault.code)) {
            for (spec, _) in layout.derived() {
                budget.sheets.shift_remove(&spec.id);
                unread.sheet(&spec.id);
            }
        }
        Ok(())
    }
}

/// Tables that a file has beside a ledger from which they follow: they are not read.
fn superseded(budget: &Budget, layout: &Layout, source: &PlaceSource) -> Vec<Finding> {
    let given = layout.derived().filter(|(spec, _)| budget.sheets.contains_key(&spec.id));
    let told = given.map(|(spec, _)| {
        let place = Place::root().join("sheets").join(&spec.id);
        finding::table_superseded(spec.label()).at(&place)
    });
    source.locate(told.collect())
}

fn from_json(bytes: &[u8], layouts: &Layouts) -> Result<Given, Error> {
    is_record(bytes)?;
    let node = node::parse(bytes)?;
    let (year, kind) = node::year_and_kind(&node);
    let layout = layouts.open_for(&node::layout_name(&node)?, year, kind)?;
    let source = PlaceSource::Text(locate::JsonText::new(bytes));
    Ok(Given { node, layout, source, findings: Vec::new(), incomplete: false })
}

/// What begins like no data file, such as a ledger in CSV or a PDF, is no broken one.
fn is_record(bytes: &[u8]) -> Result<(), Error> {
    // UTF-16, by its mark.
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

fn from_workbook(bytes: &[u8], container: Container, layouts: &Layouts, rest: bool) -> Result<Given, Error> {
    let workbook = workbook::read(bytes, container, layouts, rest)?;
    let incomplete = workbook.is_incomplete();
    let workbook::Workbook { node, layout, places, findings, .. } = workbook;
    Ok(Given { node, layout, source: PlaceSource::Cells(places), findings, incomplete })
}
