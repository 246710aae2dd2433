//! Account codes (科目编码) and their levels.

use std::fmt;

/// The code of an account (科目编码) of the functional or economic classification (功能分类、经济分类):
/// class 类 with 3 digits, section 款 with 5, item 项 with 7. Source: 政府收支分类科目.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct AccountCode(String);

impl AccountCode {
    /// A code of 3, 5 or 7 ASCII digits; anything else is `None`.
    pub fn new(text: &str) -> Option<Self> {
        let digits = text.bytes().all(|byte| byte.is_ascii_digit());
        (digits && matches!(text.len(), 3 | 5 | 7)).then(|| Self(text.into()))
    }

    /// The digits.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The code next above: of an item its section, of a section its class.
    pub fn parent(&self) -> Option<&str> {
        (self.0.len() > 3).then(|| &self.0[..self.0.len() - 2])
    }

    /// The codes above, the nearest first.
    pub fn above(&self) -> impl Iterator<Item = &str> {
        [5, 3].into_iter().filter(|length| *length < self.0.len()).map(|length| &self.0[..length])
    }

    /// The code with all above it, from the class down.
    pub fn lineage(&self) -> Vec<Self> {
        [3, 5, 7].iter().filter_map(|length| self.0.get(..*length)).map(|code| Self(code.to_owned())).collect()
    }

    /// The level in the tree: 0 for a class (类), 1 for a section (款), 2 for an item (项).
    pub fn level(&self) -> usize {
        (self.0.len() - 3) / 2
    }
}

impl fmt::Display for AccountCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}
