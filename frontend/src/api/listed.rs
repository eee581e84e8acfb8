//! Lists, whether they come as a page or whole.
use headstart_contract::page::Page;
use serde::Deserialize;

/// A list as it came.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(untagged)]
pub enum Listed<T> {
    /// A page with perhaps more behind it.
    Page(Page<T>),
    /// All there is.
    Whole(Vec<T>),
}

impl<T> Listed<T> {
    /// The items.
    pub fn into_items(self) -> Vec<T> {
        match self {
            Self::Page(page) => page.items,
            Self::Whole(items) => items,
        }
    }
}
