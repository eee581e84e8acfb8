//! Code lists: enumerations whose codes are stored and sent, and whose labels are shown.

/// A code that the list does not have.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("'{code}' is not one of: {allowed}")]
pub struct UnknownCode {
    /// What was given.
    pub code: String,
    /// The codes of the list, separated by commas.
    pub allowed: String,
}

/// Defines a code list: an enum with `ALL`, `as_str` (the code), `label` (for people) and `FromStr`;
/// it is written and read as its code.
macro_rules! code_list {
    ($(#[doc = $doc:literal])* $(#[derive($derive:path)])? pub enum $name:ident { $($(#[$item_meta:meta])* $item:ident = $code:literal, $label:literal;)+ }) => {
        $(#[doc = $doc])*
        $(#[derive($derive)])?
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
        pub enum $name {
            $($(#[$item_meta])* #[doc = $label] #[serde(rename = $code)] $item,)+
        }

        impl $name {
            /// Every code of the list, in the order people see.
            pub const ALL: &'static [Self] = &[$(Self::$item),+];

            /// The code, as stored and sent.
            pub const fn as_str(self) -> &'static str {
                match self { $(Self::$item => $code),+ }
            }

            /// The words people see.
            pub const fn label(self) -> &'static str {
                match self { $(Self::$item => $label),+ }
            }
        }

        // Derived, the schema would list the names of this code instead of the codes: the derive does not see
        // through a macro's fragments.
        #[cfg(feature = "schema")]
        impl utoipa::PartialSchema for $name {
            fn schema() -> utoipa::openapi::RefOr<utoipa::openapi::Schema> {
                let mut description = [$($doc),*].concat().trim().to_owned();
                $(description.push_str(concat!("\n- `", $code, "`: ", $label));)+
                utoipa::openapi::ObjectBuilder::new()
                    .schema_type(utoipa::openapi::Type::String)
                    .description(Some(description))
                    .enum_values(Some([$($code),+]))
                    .into()
            }
        }

        #[cfg(feature = "schema")]
        impl utoipa::ToSchema for $name {
            fn name() -> std::borrow::Cow<'static, str> {
                stringify!($name).into()
            }
        }

        impl std::str::FromStr for $name {
            type Err = $crate::code_list::UnknownCode;

            fn from_str(code: &str) -> Result<Self, Self::Err> {
                match code {
                    $($code => Ok(Self::$item),)+
                    other => Err($crate::code_list::UnknownCode {
                        code: other.to_owned(),
                        allowed: [$($code),+].join(", "),
                    }),
                }
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(self.as_str())
            }
        }
    };
}

pub(crate) use code_list;

#[cfg(test)]
mod tests {
    code_list! {
        /// Two colours.
        pub enum Colour { Red = "red", "Red"; Green = "green", "Green"; }
    }

    #[test]
    fn a_code_reads_back_and_an_unknown_one_says_which_are_allowed() {
        assert_eq!("green".parse::<Colour>().unwrap(), Colour::Green);
        assert_eq!(serde_json::to_string(&Colour::Red).unwrap(), "\"red\"");
        assert_eq!("blue".parse::<Colour>().unwrap_err().to_string(), "'blue' is not one of: red, green");
        assert_eq!(Colour::ALL.len(), 2);
        assert_eq!(Colour::Red.label(), "Red");
    }
}
