//! A code as it was found in a resource, before it is judged.

use super::super::fault::{Fault, FaultCode, Reason};
use super::super::parsed::Collector;
use super::super::record::Field;
use super::super::table::checked;
use super::{CodeKey, CodeRecord};

pub(super) struct FoundCode {
    pub line: u64,
    pub scheme: String,
    pub version: String,
    pub code: Option<String>,
    pub label: Option<String>,
}

impl FoundCode {
    /// Takes the code, or rejects it with its reasons.
    pub fn collect_into(self, collector: &mut Collector<CodeRecord>) {
        let mut reasons: Vec<Reason> = Vec::new();
        let code = self.code.as_deref().map(str::trim).unwrap_or_default();
        let label = match self.label.as_deref().map(str::trim) {
            None | Some("") => code,
            Some(label) => label,
        };
        if code.is_empty() {
            let fault = Fault::new(FaultCode::Missing, "the code is blank");
            reasons.push(fault.in_column("code"));
        }
        for (column, text) in
            [("code", code), ("display", label), ("system", &self.scheme), ("version", &self.version)]
        {
            if let Err(fault) = checked(text) {
                reasons.push(fault.in_column(column));
            }
        }
        if !reasons.is_empty() {
            let key = code.chars().take(100).collect();
            return collector.reject(self.line, Some(key), reasons);
        }
        let record = CodeRecord {
            label: Field::Value(label.to_owned()),
            ..CodeRecord::unstated(CodeKey {
                scheme: self.scheme.clone(),
                version: self.version.clone(),
                code: code.to_owned(),
            })
        };
        collector.accept(self.line, record);
    }
}

/// The version that an expanded value set gives for a code system, written `system|version` in its parameters.
pub(super) fn version_of_system<'a>(
    mut parameters: impl Iterator<Item = &'a str>,
    system: &str,
) -> Option<&'a str> {
    parameters.find_map(|parameter| {
        let (named, version) = parameter.split_once('|')?;
        (named == system).then_some(version)
    })
}
