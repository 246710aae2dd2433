//! The job ticket (送印单) as a page to print and to fill in by hand.

use serde_json::json;

use crate::error::Error;
use crate::export::TicketText;
use crate::html::page;

/// The body of the page: one sheet of A4. Lines to fill in are high enough for handwriting.
const TEMPLATE: &str = include_str!("ticket.html");

/// The ticket as an HTML page that needs nothing else.
///
/// # Errors
/// `export-failed` if it cannot be written.
pub(super) fn html(ticket: &TicketText) -> Result<String, Error> {
    let TicketText { language, title, facts, order_title, order, notes } = ticket;
    let values = json!({ "title": title, "facts": facts, "order_title": order_title, "order": order, "notes": notes });
    page(language, title, TEMPLATE, values)
}
