//! Declares transfers (上下级往来), the payments between units of one department. [`crate::merge`] points out cells that may
//! contain them.

use serde::Deserialize;

use super::CellRef;

/// The cells with both sides of a payment between units. In a consolidated budget the money would be counted twice: as
/// expenditure of the paying unit and of the unit that spends it.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Transfer {
    /// The name of the payment in the terms of public finance.
    pub title: String,
    /// The cells of the receiving unit.
    pub revenue: Vec<CellRef>,
    /// The cells of the paying unit.
    pub expenditure: Vec<CellRef>,
}
