#!/usr/bin/env bash
# A hundred kills of a run at random moments, then one to the end: the same bytes, and nothing left over.
set -euo pipefail
cd "$(dirname "$0")/../.."
cargo test --locked -- --ignored --nocapture a_hundred_kills
