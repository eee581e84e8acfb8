//! A column of a release and everything an evaluator must know about it.

use serde::Serialize;

use crate::code_list::code_list;

code_list! {
    /// What the values of a column are.
    pub enum FieldKind {
        Text = "text", "Text";
        Code = "code", "A code of the list given";
        Codes = "codes", "Codes of the list given, separated by |";
        Integer = "integer", "Whole number";
        Number = "number", "Number";
        Boolean = "boolean", "true or false";
    }
}

code_list! {
    /// How sensitive a column is.
    pub enum Sensitivity {
        Pseudonym = "pseudonym", "Pseudonym: stands for somebody, and tells nothing without the project's key";
        QuasiIdentifier = "quasi_identifier", "Could tell somebody apart together with others: protected by k";
        Service = "service", "What support was given";
        Health = "health", "How somebody is: special category data";
        Reference = "reference", "About the instrument, not about anybody";
    }
}

/// A code and what it means.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Code {
    /// The code.
    pub code: String,
    /// Its meaning.
    pub label: String,
}

/// A column.
#[derive(Debug, Clone, Copy)]
pub struct Field {
    /// Its name in every format.
    pub name: &'static str,
    /// What it means.
    pub meaning: &'static str,
    /// What its values are.
    pub kind: FieldKind,
    /// The unit of its values; none for what has no unit.
    pub unit: Option<&'static str>,
    /// The codes it takes; empty for what takes no codes.
    pub codes: fn() -> Vec<Code>,
    /// Which record it is from and how it is computed.
    pub source: &'static str,
    /// How sensitive it is.
    pub sensitivity: Sensitivity,
    /// True when every row has a value.
    pub required: bool,
}

impl Field {
    /// A column that may be empty and takes no codes.
    pub(super) const fn new(
        name: &'static str,
        kind: FieldKind,
        sensitivity: Sensitivity,
        meaning: &'static str,
        source: &'static str,
    ) -> Self {
        Self { name, meaning, kind, unit: None, codes: Vec::new, source, sensitivity, required: false }
    }

    pub(super) const fn required(mut self) -> Self {
        self.required = true;
        self
    }

    pub(super) const fn unit(mut self, unit: &'static str) -> Self {
        self.unit = Some(unit);
        self
    }

    pub(super) const fn codes(mut self, codes: fn() -> Vec<Code>) -> Self {
        self.codes = codes;
        self
    }
}

/// The codes of code lists, as a column takes them.
macro_rules! codes_of {
    ($list:ty) => {
        || {
            <$list>::ALL
                .iter()
                .map(|code| $crate::release::Code {
                    code: code.as_str().to_owned(),
                    label: code.label().to_owned(),
                })
                .collect()
        }
    };
}
pub(super) use codes_of;
