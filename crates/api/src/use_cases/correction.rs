//! Corrections: which fields were changed, and what they said before and after, sealed.

use headstart_store::Uid;
use serde_json::{Map, Value, json};

use super::tools::Tools;
use crate::error::ApiResult;

/// Where the values in the audit are sealed for.
const VALUES: &str = "audit.values";

/// The fields in which a record differs from what it was.
#[derive(Debug, Default)]
pub(super) struct Correction {
    fields: Vec<&'static str>,
    values: Map<String, Value>,
}

impl Correction {
    /// Notes a field if it has changed.
    pub(super) fn field<T: PartialEq + Into<Value>>(&mut self, name: &'static str, was: T, now: T) {
        if was != now {
            self.fields.push(name);
            self.values.insert(name.to_owned(), json!({"was": was.into(), "now": now.into()}));
        }
    }

    /// True when nothing was changed.
    pub(super) fn is_empty(&self) -> bool {
        self.fields.is_empty()
    }

    /// What the audit keeps: the names of the fields, and what they said and say, readable only with the key.
    ///
    /// # Errors
    /// When sealing fails.
    pub(super) fn details(self, tools: &Tools, record: Uid) -> ApiResult<Value> {
        let values = tools.sealer().seal(VALUES, record.0, &Value::Object(self.values).to_string())?;
        Ok(json!({"fields": self.fields, "values": values}))
    }
}
