//! Faults that were found by attack, by public bug reports and by new users: each with its whole kind.

mod alarms;
mod costs;
mod forged;
mod genuine;
mod handover;
mod reading;
mod reports;
mod rules;
mod units;
mod wording;
mod writing;
