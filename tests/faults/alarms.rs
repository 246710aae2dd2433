//! Honest documents build without a finding: no false alarm and no dead end.
