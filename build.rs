//! The layouts are embedded in the binary: build again when one changes.

fn main() {
    println!("cargo:rerun-if-changed=layouts");
}
