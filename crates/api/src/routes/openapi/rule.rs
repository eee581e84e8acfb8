//! What the server takes for a value, written into its schema.

use serde_json::{Value, json};
use utoipa::{
    Number,
    openapi::{
        RefOr, Schema,
        schema::{ArrayItems, Object, SchemaType, Type},
    },
};

use super::words;

/// What a value must be.
#[derive(Debug, Clone, Copy)]
pub(super) enum Rule {
    /// Any text: what it says is looked up, and what is not found is not a fault of its form.
    Any,
    /// A text of at most so many characters; blank counts as absent.
    Text(usize),
    /// A text of at most so many characters that is not blank.
    Needed(usize),
    /// A text of this form.
    Like(fn() -> String),
    /// One of these codes.
    Codes(fn() -> Vec<&'static str>),
    /// A whole number from the first to the second.
    Range(usize, usize),
    /// A list of at least and at most so many items.
    Items(usize, usize),
    /// A list of so many different items.
    Different(usize, usize),
    /// An answer: a number, `null` for not answered, or that it is not said.
    Answer,
    /// Whatever is absent is refused.
    NotNull,
}

impl Rule {
    /// Writes the rule into the schema of a value.
    pub(super) fn apply(self, schema: &mut RefOr<Schema>) {
        if let Self::Answer = self {
            let answers = json!({"oneOf": [{"type": "number"}, {"type": "null"},
                {"type": "string", "enum": ["prefer_not_to_say"]}]});
            *schema = fragment(answers);
            return;
        }
        if let (Self::Codes(codes), RefOr::Ref(_)) = (self, &*schema) {
            *schema = fragment(json!({"type": "string", "enum": codes()}));
            return;
        }
        match schema {
            RefOr::T(Schema::Object(object)) => self.restrict(object),
            RefOr::T(Schema::Array(array)) => {
                if let Self::Items(least, most) | Self::Different(least, most) = self {
                    array.min_items = (least > 0).then_some(least);
                    array.max_items = (most < usize::MAX).then_some(most);
                    array.unique_items = matches!(self, Self::Different(..));
                }
            }
            _ => {}
        }
    }

    fn restrict(self, object: &mut Object) {
        match self {
            Self::Text(most) => {
                object.max_length = Some(most);
                object.pattern = Some(words::TEXT.into());
            }
            Self::Needed(most) => {
                object.min_length = Some(1);
                object.max_length = Some(most);
                object.pattern = Some(words::NEEDED.into());
            }
            Self::Like(pattern) => object.pattern = Some(pattern()),
            Self::Codes(codes) => {
                let null = is_nullable(object).then_some(Value::Null);
                object.enum_values = Some(codes().into_iter().map(Value::from).chain(null).collect());
            }
            Self::Range(least, most) => {
                object.minimum = Some(Number::UInt(least));
                object.maximum = Some(Number::UInt(most));
            }
            Self::NotNull => {
                if let SchemaType::Array(types) = &mut object.schema_type {
                    types.retain(|kind| *kind != Type::Null);
                }
                object.default = None;
            }
            Self::Any | Self::Items(..) | Self::Different(..) | Self::Answer => {}
        }
    }
}

fn is_nullable(object: &Object) -> bool {
    matches!(&object.schema_type, SchemaType::Array(types) if types.contains(&Type::Null))
}

/// A schema from its JSON.
pub(super) fn fragment(json: Value) -> RefOr<Schema> {
    let schema = serde_json::from_value(json.clone()).unwrap_or_else(|_| RefOr::T(Schema::default()));
    // The schemas are ours: the tests, which make the whole document, see to it that all of each is understood.
    debug_assert_eq!(serde_json::to_value(&schema).ok(), Some(json));
    schema
}

/// The schema at a path of fields from a schema on: `wards[]` for the items of the list `wards`.
pub(super) fn at<'a>(object: &'a mut Object, field: &str) -> Option<&'a mut RefOr<Schema>> {
    let (name, of_items) = field.strip_suffix("[]").map_or((field, false), |name| (name, true));
    let property = object.properties.get_mut(name)?;
    if !of_items {
        return Some(property);
    }
    match property {
        RefOr::T(Schema::Array(array)) => match &mut array.items {
            ArrayItems::RefOrSchema(items) => Some(items),
            ArrayItems::False => None,
        },
        _ => None,
    }
}
