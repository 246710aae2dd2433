//! Findings of the PDF reader: files that cannot be read, and those beyond its limits.

declare! {
    Error pdf_unreadable(fault: Choice);
    Error pdf_encrypted();
    Error pdf_repaired(fault: Choice);
    Error pdf_too_large();
    Error thread_none();
    Error pdf_unpacks(object: Count, most: Count, all: Count);
    Error page_too_large(page: Count, pixels: Size, most: Size);
    Error page_tangled(page: Count);
}
