//! Typst alone on the same view and layout, with its fonts already in memory; nothing checked.

use std::path::Path;

use typst::diag::{FileError, FileResult};
use typst::foundations::{Bytes, Datetime, Duration};
use typst::syntax::{FileId, RootedPath, Source, VirtualPath, VirtualRoot};
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;
use typst::{Library, LibraryExt, World};
use typst_kit::files::{FileLoader, FileStore};
use typst_layout::PagedDocument;

struct Bare {
    library: LazyHash<Library>,
    book: LazyHash<FontBook>,
    fonts: Vec<Font>,
    files: FileStore<Files>,
    main: FileId,
}

struct Files(Bytes);

impl FileLoader for Files {
    fn load(&self, id: FileId) -> FileResult<Bytes> {
        let path = id.vpath().get_without_slash();
        if path == "view.json" {
            return Ok(self.0.clone());
        }
        let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("layouts").join(path);
        std::fs::read(&file).map(Bytes::new).map_err(|_| FileError::NotFound(file))
    }
}

impl World for Bare {
    fn library(&self) -> &LazyHash<Library> {
        &self.library
    }

    fn book(&self) -> &LazyHash<FontBook> {
        &self.book
    }

    fn main(&self) -> FileId {
        self.main
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        self.files.source(id)
    }

    fn file(&self, id: FileId) -> FileResult<Bytes> {
        self.files.file(id)
    }

    fn font(&self, index: usize) -> Option<Font> {
        self.fonts.get(index).cloned()
    }

    fn today(&self, _: Option<Duration>) -> Option<Datetime> {
        None
    }
}

/// The bundled fonts, in memory.
pub(crate) fn fonts(folder: &Path) -> Vec<Font> {
    let files = ["noto/NotoSerifSC-Regular.otf", "noto/NotoSerifSC_700Bold.ttf", "noto/NotoSansSC_500Medium.ttf"];
    let files = files.into_iter().chain(["arphic/gkai00mp.ttf", "fandol/FandolFang-Regular.otf"]);
    let read = |file| Bytes::new(std::fs::read(folder.join(file)).expect("a font"));
    files.flat_map(|file| Font::iter(read(file))).collect()
}

/// `typst::compile` and `typst_pdf::pdf` to the same standards, nothing else.
pub(crate) fn pdf(fonts: &[Font], view: &[u8], layout: &str) -> Vec<u8> {
    let path = VirtualPath::new(format!("/{layout}/main.typ")).expect("a path");
    let world = Bare {
        library: LazyHash::new(Library::default()),
        book: LazyHash::new(FontBook::from_fonts(fonts)),
        fonts: fonts.to_vec(),
        files: FileStore::new(Files(Bytes::new(view.to_vec()))),
        main: RootedPath::new(VirtualRoot::Project, path).intern(),
    };
    let document = typst::compile::<PagedDocument>(&world).output.expect("it compiles");
    let standards = typst_pdf::PdfStandards::new(&[typst_pdf::PdfStandard::A_3a, typst_pdf::PdfStandard::Ua_1]);
    let options = typst_pdf::PdfOptions { standards: standards.expect("they go together"), ..Default::default() };
    typst_pdf::pdf(&document, &options).expect("it exports")
}
