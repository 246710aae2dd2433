//! Reads the Fluent files that are compiled into the program, for the catalogue and for the words of files.

use std::cell::OnceCell;
use std::rc::Rc;

use fluent_bundle::{FluentArgs, FluentBundle, FluentResource};
use unic_langid::langid;

use super::Language;

/// A Fluent file of a language.
#[derive(Debug, Clone, Copy)]
pub(super) enum TextFile {
    /// Messages, help, reports.
    Messages,
    /// Words of workbooks, ledgers and open data.
    Files,
}

/// The texts of one Fluent file in one language.
#[derive(Clone)]
pub(super) struct FluentTexts(Rc<FluentBundle<FluentResource>>);

impl FluentTexts {
    /// The texts of a file. It is parsed once in each thread, because a build asks for it several times.
    pub(super) fn of(language: Language, file: TextFile) -> Self {
        thread_local! {
            static READ: [[OnceCell<FluentTexts>; 2]; 2] = const { [const { [const { OnceCell::new() }; 2] }; 2] };
        }
        READ.with(|read| read[language as usize][file as usize].get_or_init(|| Self::parsed(language, file)).clone())
    }

    fn parsed(language: Language, file: TextFile) -> Self {
        let (tag, source) = match (language, file) {
            (Language::Chinese, TextFile::Messages) => (langid!("zh-CN"), include_str!("zh-CN.ftl")),
            (Language::Chinese, TextFile::Files) => (langid!("zh-CN"), include_str!("files.zh-CN.ftl")),
            (Language::English, TextFile::Messages) => (langid!("en"), include_str!("en.ftl")),
            (Language::English, TextFile::Files) => (langid!("en"), include_str!("files.en.ftl")),
        };
        let mut bundle = FluentBundle::new(vec![tag]);
        bundle.set_use_isolating(false);
        // A faulty entry is left out of the resource; the test of the catalogue finds it.
        let resource = FluentResource::try_new(source.into()).unwrap_or_else(|(resource, _)| resource);
        bundle.add_resource_overriding(resource);
        Self(Rc::new(bundle))
    }

    /// A text or one of its attributes (`code.hint`) with values put in; `None` if the file lacks it. A value that is
    /// not given is printed as `{$name}`.
    pub(super) fn find(&self, id: &str, args: &FluentArgs<'_>) -> Option<String> {
        let (id, attribute) = id.split_once('.').map_or((id, None), |(id, attribute)| (id, Some(attribute)));
        let message = self.0.get_message(id)?;
        let pattern = match attribute {
            Some(attribute) => message.get_attribute(attribute)?.value(),
            None => message.value()?,
        };
        Some(self.0.format_pattern(pattern, Some(args), &mut Vec::new()).into_owned())
    }

    /// A text that the file must have. If it is missing, the program is at fault: debug builds panic, release builds
    /// return the identifier in brackets.
    pub(super) fn text(&self, id: &str, args: &FluentArgs<'_>) -> String {
        let text = self.find(id, args);
        debug_assert!(text.is_some(), "no text for {id}");
        text.unwrap_or_else(|| format!("[{id}]"))
    }
}
