//! What every endpoint uses: problems, bodies, versions, pages, repeated requests, files.

mod body;
mod cursor;
mod head;
mod headers;
mod limits;
mod methods;
mod named_page;
mod objects;
mod once;
mod paths;
mod problem;
mod query;
pub mod static_files;
mod version;
mod words;

pub use body::Body;
pub use cursor::Cursor;
pub use head::head_as_get;
pub use headers::{RequestId, set_headers};
pub use limits::{Limits, Standing};
pub use methods::{Methods, refuse_parameters};
pub use named_page::{NamedPage, PageQuery};
pub use once::{Created, IdempotencyKey, once};
pub use paths::PathId;
pub use problem::{not_found, problem};
pub use query::Params;
pub use version::{IfMatch, etag, json, with_etag, written_with_etag};
