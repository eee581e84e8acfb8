//! Records that complement each other: what a file does not state stays as it was.

use std::fmt;
use std::hash::Hash;

use serde::{Deserialize, Deserializer, Serialize};

/// What a file says about one field.
///
/// A file of one layout tells only some fields of a record. A column that is not there says nothing; a column that is
/// there and blank says that there is no value.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Field<T> {
    /// The file has no such column.
    #[default]
    Unstated,
    /// The file has the column and leaves it blank.
    Blank,
    /// The value.
    Value(T),
}

impl<T> Field<T> {
    /// The value, if there is one.
    pub const fn value(&self) -> Option<&T> {
        match self {
            Self::Value(value) => Some(value),
            Self::Unstated | Self::Blank => None,
        }
    }

    /// The value owned, if there is one.
    pub fn into_value(self) -> Option<T> {
        match self {
            Self::Value(value) => Some(value),
            Self::Unstated | Self::Blank => None,
        }
    }

    /// This field with what a file states laid over it.
    #[must_use]
    pub fn overlaid(&self, stated: &Self) -> Self
    where
        T: Clone,
    {
        match stated {
            Self::Unstated => self.clone(),
            Self::Blank | Self::Value(_) => stated.clone(),
        }
    }
}

/// From what is stored, where `None` is a known absence.
impl<T> From<Option<T>> for Field<T> {
    fn from(value: Option<T>) -> Self {
        value.map_or(Self::Blank, Self::Value)
    }
}

/// A field of a JSON object: `null` is blank, and with `#[serde(default)]` a missing field is unstated.
impl<'de, T: Deserialize<'de>> Deserialize<'de> for Field<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Option::deserialize(deserializer).map(Self::from)
    }
}

/// One field that an import changes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, utoipa::ToSchema)]
#[schema(as = ImportFieldChange)]
pub struct FieldChange {
    /// The record's field.
    pub field: &'static str,
    /// The value before, if there was one.
    pub before: Option<String>,
    /// The value after, if there is one.
    pub after: Option<String>,
}

/// A record of reference data, told apart by its key.
pub trait Record: Clone {
    /// What tells records apart. Shown in reports.
    type Key: Clone + Eq + Hash + fmt::Display;

    /// The key.
    fn key(&self) -> &Self::Key;

    /// This record with what a file states laid over it.
    #[must_use]
    fn overlaid(&self, stated: &Self) -> Self;

    /// The fields whose values differ between `before` and this record.
    fn changes_since(&self, before: &Self) -> Vec<FieldChange>;
}

/// Defines a record and derives its [`Record`] from its fields.
macro_rules! record {
    (
        $(#[$meta:meta])*
        pub struct $name:ident {
            $(#[$key_meta:meta])*
            key $key:ident: $key_type:ty,
            $($(#[$field_meta:meta])* $field:ident: $type:ty,)+
        }
    ) => {
        $(#[$meta])*
        #[derive(Debug, Clone, PartialEq)]
        pub struct $name {
            $(#[$key_meta])*
            pub $key: $key_type,
            $($(#[$field_meta])* pub $field: $crate::import::Field<$type>,)+
        }

        impl $name {
            /// A record of which nothing but the key is stated.
            #[must_use]
            pub fn unstated($key: $key_type) -> Self {
                Self { $key, $($field: $crate::import::Field::Unstated,)+ }
            }
        }

        impl $crate::import::Record for $name {
            type Key = $key_type;

            fn key(&self) -> &Self::Key {
                &self.$key
            }

            fn overlaid(&self, stated: &Self) -> Self {
                Self {
                    $key: self.$key.clone(),
                    $($field: self.$field.overlaid(&stated.$field),)+
                }
            }

            fn changes_since(&self, before: &Self) -> Vec<$crate::import::FieldChange> {
                let mut changes = Vec::new();
                $(
                    if self.$field.value() != before.$field.value() {
                        changes.push($crate::import::FieldChange {
                            field: stringify!($field),
                            before: before.$field.value().map(ToString::to_string),
                            after: self.$field.value().map(ToString::to_string),
                        });
                    }
                )+
                changes
            }
        }
    };
}

pub(super) use record;
