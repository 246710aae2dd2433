//! Forged editions: files that show, copy or read aloud another figure than their data.
