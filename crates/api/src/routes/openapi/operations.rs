//! What single operations take of a body beyond what its fields must be.

use headstart_domain::{calculator, episode::Mode};
use serde_json::{Value, json};
use utoipa::openapi::{
    AllOf, OpenApi as Document, RefOr, Schema,
    path::Operation,
    schema::{AdditionalProperties, AnyOf, Object, SchemaType},
};

use super::{each_operation, rule::fragment, words};

/// The operations that are told of here.
#[cfg(test)]
pub(super) const NARROWED: [&str; 7] = [
    "createReferral",
    "searchYoungPeople",
    "makePaperEntry",
    "enterPaperAgain",
    "settlePaperEntry",
    "uploadWording",
    "runCalculator",
];

/// Writes them into the bodies of these operations.
pub(super) fn complete(document: &mut Document) {
    for item in document.paths.paths.values_mut() {
        for operation in each_operation(item) {
            match operation.operation_id.as_deref() {
                Some("createReferral") => narrow(operation, whole_referral()),
                Some("searchYoungPeople") => narrow(operation, something_to_find()),
                Some("makePaperEntry") => narrow(operation, paper_form()),
                Some("enterPaperAgain" | "settlePaperEntry") => {
                    narrow(operation, fields(&[], json!({"form": paper_form()})));
                }
                Some("uploadWording") => {
                    narrow(operation, fields(&[], json!({"licensed": {"type": "boolean", "enum": [true]}})));
                }
                Some("runCalculator") => {
                    for body in bodies(operation) {
                        *body = calculator_inputs();
                    }
                }
                _ => {}
            }
        }
    }
}

fn bodies(operation: &mut Operation) -> impl Iterator<Item = &mut RefOr<Schema>> {
    let bodies = operation.request_body.iter_mut().filter_map(|body| match body {
        RefOr::T(body) => Some(body),
        RefOr::Ref(_) => None,
    });
    bodies.flat_map(|body| body.content.values_mut()).filter_map(|content| match content {
        RefOr::T(content) => Some(content.schema.get_or_insert_default()),
        RefOr::Ref(_) => None,
    })
}

fn narrow(operation: &mut Operation, narrower: Value) {
    for body in bodies(operation) {
        let mut both = AllOf::new();
        both.items = vec![body.clone(), fragment(narrower.clone())];
        *body = RefOr::T(Schema::AllOf(both));
    }
}

fn fields(required: &[&str], properties: Value) -> Value {
    if required.is_empty() {
        return json!({"type": "object", "properties": properties});
    }
    json!({"type": "object", "required": required, "properties": properties})
}

/// Only paper forms are typed in twice.
fn paper_form() -> Value {
    fields(&[], json!({"mode": {"type": "string", "enum": [Mode::Paper.as_str()]}}))
}

/// A referral that is sent, unlike a draft, has what a decision needs. Who agrees says on what basis.
fn whole_referral() -> Value {
    let text = || json!({"type": "string", "pattern": words::NEEDED});
    let young_person = fields(
        &["given_name", "family_name", "birth_date", "postcode"],
        json!({"given_name": text(), "family_name": text(),
            "birth_date": {"type": "string", "format": "date"},
            "postcode": {"type": "string", "pattern": words::postcode()}}),
    );
    let worry = fields(
        &["needs", "description"],
        json!({"needs": {"type": "array", "items": {"type": "string"}, "minItems": 1}, "description": text()}),
    );
    let refused = json!({"type": ["boolean", "null"], "enum": [false, null]});
    let consent = json!({"anyOf": [
        fields(&["young_person_agrees", "basis"],
            json!({"young_person_agrees": {"type": "boolean"}, "basis": {"type": "string"}})),
        fields(&["young_person_agrees"],
            json!({"young_person_agrees": {"type": "boolean", "enum": [false]}, "parent_agrees": refused})),
    ]});
    let referrer = fields(&["source"], json!({"source": {"type": "string"}}));
    fields(
        &["young_person", "worry", "consent", "referrer"],
        json!({"young_person": young_person, "worry": worry, "consent": consent, "referrer": referrer}),
    )
}

/// Something that finds somebody: a given name alone would find too many.
fn something_to_find() -> Value {
    let text = |name: &str, value: Value| fields(&[name], json!({name: value}));
    json!({"anyOf": [
        text("family_name", json!({"type": "string", "pattern": r"\S"})),
        text("birth_date", json!({"type": "string", "format": "date"})),
        text("postcode", json!({"type": "string", "pattern": words::postcode()})),
        text("reference", json!({"type": "string", "pattern": r"\S"})),
    ]})
}

/// The input of one of the calculators: the fields that each takes. What a field must be, each tells when it refuses.
fn calculator_inputs() -> RefOr<Schema> {
    let inputs = calculator::FIELDS.iter().map(|(name, fields)| {
        let mut input = Object::new();
        input.title = Some((*name).to_owned());
        input.additional_properties = Some(Box::new(AdditionalProperties::FreeForm(false)));
        for field in *fields {
            let anything = Object::with_type(SchemaType::AnyValue);
            input.properties.insert((*field).to_owned(), anything.into());
        }
        input.into()
    });
    let mut one = AnyOf::new();
    one.items = inputs.collect();
    RefOr::T(Schema::AnyOf(one))
}
