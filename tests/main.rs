//! All tests, in one binary: each more would link the whole of Typst.

#![allow(clippy::expect_used, clippy::panic, reason = "a test that cannot go on has failed")]

mod architecture;
mod cli;
mod load;
mod narrative;
mod proof;
mod schema;
mod seed;
mod support;
mod tables;
mod text_layer;
