//! Genuine files: a PDF is built again from its attached data and compared byte by byte.
