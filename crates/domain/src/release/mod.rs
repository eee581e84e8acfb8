//! Releases: what a data set for evaluators holds, column by column, and how two of them differ.

mod delta;
mod dictionary;
mod field;
mod fields;
mod package;
mod reasons;
mod resource;

pub use self::delta::{Difference, Record, differences};
pub use self::dictionary::{DEFINITION_VERSION, markdown};
pub use self::field::{Code, Field, FieldKind, Sensitivity};
pub use self::package::{PackagedFile, descriptor};
pub use self::reasons::{ReleaseState, Removal};
pub use self::resource::Resource;
