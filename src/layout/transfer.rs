//! What the units of one department pay each other (上下级往来).

use serde::Deserialize;

use super::CellRef;

/// Cells on both sides of payments among the units of a department. Added up, they stand in the department's totals
/// twice: once as the unit's that pays, once as that of the unit which spends the money.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Transfer {
    /// What is paid, in the words of public finance.
    pub title: String,
    /// The cells of the unit that receives it.
    pub revenue: Vec<CellRef>,
    /// The cells of the unit that pays it.
    pub expenditure: Vec<CellRef>,
}
