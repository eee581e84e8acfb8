//! What the fields of request bodies must be, as far as their types do not say it. The limits are the constants by
//! which the server checks.

mod measuring;
mod people;
mod set_up;

use utoipa::openapi::{OpenApi as Document, RefOr, Schema, schema::AdditionalProperties};

use super::rule::{
    self,
    Rule::{self, NotNull},
};

/// Rules by schema and field; `[]` behind a field stands for the items of the list.
type Fields = &'static [(&'static str, &'static [(&'static str, Rule)])];

/// The rules by schema and field.
pub(super) fn rules() -> impl Iterator<Item = (&'static str, &'static str, Rule)> {
    let all = [people::FIELDS, set_up::FIELDS, measuring::FIELDS].into_iter().flatten();
    all.flat_map(|(schema, fields)| fields.iter().map(|(field, rule)| (*schema, *field, *rule)))
}

/// Writes the rules into the schemas.
pub(super) fn complete(document: &mut Document) {
    let components = document.components.get_or_insert_default();
    for (schema, field, rule) in rules() {
        let Some(RefOr::T(Schema::Object(object))) = components.schemas.get_mut(schema) else { continue };
        if let NotNull = rule {
            object.required.push(field.to_owned());
        }
        if let Some(value) = rule::at(object, field) {
            rule.apply(value);
        }
    }
    // The derive does not see that an enumeration refuses unknown fields.
    if let Some(RefOr::T(Schema::OneOf(places))) = components.schemas.get_mut("Place") {
        for place in &mut places.items {
            if let RefOr::T(Schema::Object(place)) = place {
                place.additional_properties = Some(Box::new(AdditionalProperties::FreeForm(false)));
            }
        }
    }
}
