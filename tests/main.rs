//! All tests, in one binary: each more would link the whole of Typst.

#![allow(clippy::expect_used, clippy::panic, reason = "a test that cannot go on has failed")]
#![allow(clippy::type_complexity, reason = "tables of cases say what they hold")]

mod against;
mod appendix;
mod architecture;
mod batch;
mod bombs;
#[cfg(target_os = "linux")]
mod campaign;
mod cases;
mod check;
mod cli;
mod cli_docs;
mod convert;
mod departments;
mod door;
mod drawn;
mod editions;
mod faults;
mod final_accounts;
mod findings;
mod fonts;
mod gates;
mod glossary;
mod guide;
mod hostile;
mod inspect;
mod layout_check;
mod ledger;
mod load;
mod merge;
mod narrative;
mod oracle;
mod pictures;
mod print;
mod proof;
mod release;
mod schema;
mod second_city;
mod seed;
mod sharing;
mod shop;
mod strict;
mod structure;
mod support;
mod tables;
mod text_layer;
mod workbook;
mod workbooks;
