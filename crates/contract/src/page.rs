//! Lists come in pages, newest first unless said otherwise.

use serde::{Deserialize, Serialize};

/// One page of a list.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct Page<T> {
    /// The items.
    pub items: Vec<T>,
    /// The cursor of the next page; absent on the last. It also stands in the `Link` header.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub next: Option<String>,
}

/// How many items a page has when nothing is said.
pub const DEFAULT_LIMIT: u32 = 50;

/// The most items a page can have; asking for more is refused.
pub const MAX_LIMIT: u32 = 200;
