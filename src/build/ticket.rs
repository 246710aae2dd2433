//! Writes the job ticket (送印单) of a print edition as an HTML page to print and fill in by hand. `editions` calls it.

use serde_json::json;

use crate::error::Error;
use crate::export::TicketText;
use crate::html::page;

/// The body of the page, one sheet of A4, with lines high enough for handwriting.
const TEMPLATE: &str = include_str!("ticket.html");

/// The ticket as an HTML page without external resources.
///
/// # Errors
/// `export-failed` if it cannot be written.
pub(super) fn html(ticket: &TicketText) -> Result<String, Error> {
    let TicketText { language, title, facts, order_title, order, notes } = ticket;
    let values = json!({ "title": title, "facts": facts, "order_title": order_title, "order": order, "notes": notes });
    page(language, title, TEMPLATE, values)
}
