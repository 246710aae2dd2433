//! Typst's access to files and fonts (trait `World`) while a document is set: the layout's files, `/view.json`, and the
//! fonts of the roles. [`Compiler`](super::Compiler) creates one for each document. There are no packages and no clock.

use typst::diag::{FileError, FileResult};
use typst::foundations::{Bytes, Datetime, Duration};
use typst::syntax::{FileId, RootedPath, Source, VirtualPath, VirtualRoot};
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;
use typst::{Library, World};
use typst_kit::files::{FileLoader, FileStore};
use typst_kit::fonts::FontStore;

use crate::error::Error;
use crate::layout::{Layout, Layouts, UnreadReason, VIEW_FILE};
use crate::model::finding;

/// The error text of Typst for a file outside the layout; English, as all errors of Typst.
const OUTSIDE: &str = "a layout reads only files in its own folder and in the shared one";

/// Files and fonts of one document.
pub(super) struct LayoutWorld<'a> {
    library: &'a LazyHash<Library>,
    fonts: &'a FontStore,
    files: FileStore<LayoutFiles>,
    main: FileId,
}

/// The files of a document: the layouts, and the view as `/view.json`.
struct LayoutFiles {
    layouts: Layouts,
    /// The name of the layout.
    name: String,
    view: Bytes,
}

impl FileLoader for LayoutFiles {
    fn load(&self, id: FileId) -> FileResult<Bytes> {
        let path = id.vpath().get_without_slash();
        let refused = || FileError::NotFound(path.into());
        match id.root() {
            VirtualRoot::Project if path == VIEW_FILE => Ok(self.view.clone()),
            VirtualRoot::Project => {
                self.layouts.read_of(&self.name, path).map(Bytes::new).map_err(|missing| match missing {
                    UnreadReason::Absent => refused(),
                    UnreadReason::Outside => FileError::Other(Some(OUTSIDE.into())),
                })
            }
            VirtualRoot::Package(_) => Err(refused()),
        }
    }
}

impl<'a> LayoutWorld<'a> {
    /// Creates the world of a document; Typst begins with the file `main` of the layout.
    ///
    /// # Errors
    /// `layout-broken` if the layout's name makes no path.
    pub(super) fn new(
        library: &'a LazyHash<Library>,
        fonts: &'a FontStore,
        layout: &Layout,
        main: &str,
        view: Vec<u8>,
    ) -> Result<Self, Error> {
        let path = VirtualPath::new(format!("/{}/{main}", layout.name))
            .map_err(|error| Error::failed(finding::layout_broken(&layout.name, format!("{error:?}"))))?;
        let main = RootedPath::new(VirtualRoot::Project, path).intern();
        let files = FileStore::new(LayoutFiles {
            layouts: layout.files.clone(),
            name: layout.name.clone(),
            view: Bytes::new(view),
        });
        Ok(Self { library, fonts, files, main })
    }
}

impl World for LayoutWorld<'_> {
    fn library(&self) -> &LazyHash<Library> {
        self.library
    }

    fn book(&self) -> &LazyHash<FontBook> {
        self.fonts.book()
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
        self.fonts.font(index)
    }

    /// No date: output must not depend on the day on which it is made.
    fn today(&self, _offset: Option<Duration>) -> Option<Datetime> {
        None
    }
}
