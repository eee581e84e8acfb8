//! The document says what the server does.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

#[test]
fn everything_that_the_document_refers_to_is_in_it() {
    let text = super::text().unwrap();
    let document: serde_json::Value = serde_json::from_str(&text).unwrap();
    let referred: BTreeSet<&str> =
        text.split("\"#/components/schemas/").skip(1).map(|rest| rest.split('"').next().unwrap()).collect();
    assert!(referred.len() > 20, "{referred:?}");
    let schemas = document["components"]["schemas"].as_object().unwrap();
    let missing: Vec<_> = referred.into_iter().filter(|name| !schemas.contains_key(*name)).collect();
    assert_eq!(missing, Vec::<&str>::new());
}

#[test]
fn code_lists_show_the_codes_that_are_sent() {
    let document = serde_json::to_value(super::document()).unwrap();
    let tiers = &document["components"]["schemas"]["Tier"]["enum"];
    assert_eq!(tiers, &serde_json::json!(["universal", "universal_plus", "partnership_plus"]));
    let mut waiting = vec![&document];
    while let Some(value) = waiting.pop() {
        if let Some(codes) = value.get("enum").and_then(serde_json::Value::as_array) {
            for code in codes.iter().filter_map(serde_json::Value::as_str) {
                let is_name = code.len() > 2 && code.starts_with(char::is_uppercase);
                assert!(!is_name, "{code} is a name, not a code");
            }
        }
        match value {
            serde_json::Value::Object(members) => waiting.extend(members.values()),
            serde_json::Value::Array(items) => waiting.extend(items),
            _ => {}
        }
    }
}

/// The parameters of all operations with what they are of.
fn parameters(document: &Value) -> Vec<(&str, &Value)> {
    operations(document)
        .flat_map(|(_, operation)| operation["parameters"].as_array().into_iter().flatten())
        .map(|parameter| (parameter["name"].as_str().unwrap(), parameter))
        .collect()
}

fn operations(document: &Value) -> impl Iterator<Item = (&str, &Value)> {
    let items = document["paths"].as_object().unwrap().values();
    items
        .flat_map(|item| item.as_object().unwrap().values())
        .map(|operation| (operation["operationId"].as_str().unwrap(), operation))
}

/// The names of all schemas that bodies of requests are made of.
fn of_requests(document: &Value) -> BTreeSet<&str> {
    let mut waiting: Vec<&Value> =
        operations(document).map(|(_, operation)| &operation["requestBody"]).collect();
    let mut names = BTreeSet::new();
    while let Some(value) = waiting.pop() {
        if let Some(to) = value.get("$ref").and_then(Value::as_str) {
            let name = to.rsplit('/').next().unwrap();
            if names.insert(name) {
                waiting.push(&document["components"]["schemas"][name]);
            }
        }
        match value {
            Value::Object(members) => waiting.extend(members.values()),
            Value::Array(items) => waiting.extend(items),
            _ => {}
        }
    }
    names
}

#[test]
fn parameters_that_have_a_form_tell_it() {
    let document = serde_json::to_value(super::document()).unwrap();
    let mut counts = BTreeMap::new();
    for (name, parameter) in parameters(&document) {
        let schema = &parameter["schema"];
        let is_told = ["pattern", "format", "enum", "$ref", "minimum"].iter().any(|key| schema.get(key).is_some())
            || schema["type"] == "boolean"
            // Names that only a look-up can tell from others: 404.
            || (parameter["in"] == "path" && ["key", "name"].contains(&name));
        assert!(is_told, "{parameter}");
        *counts.entry(name).or_insert(0) += 1;
    }
    for shared in ["If-Match", "Idempotency-Key", "cursor", "limit"] {
        assert!(counts[shared] > 5, "{shared}: {counts:?}");
    }
}

#[test]
fn bodies_of_requests_refuse_unknown_fields_and_say_what_each_field_must_be() {
    let document = serde_json::to_value(super::document()).unwrap();
    let free: BTreeSet<_> = super::bodies::rules()
        .filter(|(_, _, rule)| matches!(rule, super::rule::Rule::Any))
        .map(|(schema, field, _)| (schema, field.to_owned()))
        .collect();
    let names = of_requests(&document);
    assert!(names.len() > 60, "{names:?}");
    let told = |schema: &Value| {
        let of_kind = |kind: &str| {
            schema["type"] == kind || schema["type"].as_array().is_some_and(|all| all.contains(&kind.into()))
        };
        let has = |key: &str| schema.get(key).is_some();
        match () {
            () if of_kind("string") => has("pattern") || has("format") || has("enum"),
            () if of_kind("integer") => has("minimum") && has("maximum"),
            () => true,
        }
    };
    let mut missing = Vec::new();
    // RFC 6749 lets a request for a token carry more than we know.
    for name in names.into_iter().filter(|name| *name != "TokenRequest") {
        let schema = &document["components"]["schemas"][name];
        let kinds = schema["oneOf"].as_array().into_iter().flatten();
        for schema in kinds.chain([schema]) {
            if schema["type"] == "object" && schema["additionalProperties"] != false {
                missing.push(format!("{name} takes unknown fields"));
            }
        }
        for (field, value) in schema["properties"].as_object().into_iter().flatten() {
            let items = format!("{field}[]");
            for (field, value) in [(field, value), (&items, &value["items"])] {
                if !told(value) && !free.contains(&(name, field.clone())) {
                    missing.push(format!("{name}.{field}"));
                }
            }
        }
    }
    assert_eq!(missing, Vec::<String>::new());
}

#[test]
fn every_rule_is_of_a_field_that_a_request_has() {
    let document = serde_json::to_value(super::document()).unwrap();
    let names = of_requests(&document);
    for (schema, field, _) in super::bodies::rules() {
        assert!(names.contains(schema), "{schema}");
        let fields = &document["components"]["schemas"][schema]["properties"];
        assert!(fields.get(field.trim_end_matches("[]")).is_some(), "{schema}.{field}");
    }
    let ids: BTreeSet<&str> = operations(&document).map(|(id, _)| id).collect();
    for id in super::operations::NARROWED {
        assert!(ids.contains(id), "{id}");
    }
}

#[test]
fn a_calculator_takes_its_own_fields_only() {
    let document = serde_json::to_value(super::document()).unwrap();
    let (_, run) = operations(&document).find(|(id, _)| *id == "runCalculator").unwrap();
    let inputs = run["requestBody"]["content"]["application/json"]["schema"]["anyOf"].as_array().unwrap();
    assert_eq!(inputs.len(), headstart_domain::calculator::NAMES.len());
    let suppress = inputs.iter().find(|input| input["title"] == "suppress").unwrap();
    let fields: Vec<&str> = suppress["properties"].as_object().unwrap().keys().map(String::as_str).collect();
    assert_eq!(
        (fields, &suppress["additionalProperties"]),
        (vec!["counts", "percentages", "policy"], &Value::Bool(false))
    );
}

#[test]
fn a_referral_that_is_sent_has_more_than_a_draft() {
    let document = serde_json::to_value(super::document()).unwrap();
    let body = |wanted: &str| {
        let (_, operation) = operations(&document).find(|(id, _)| *id == wanted).unwrap();
        operation["requestBody"]["content"]["application/json"]["schema"].clone()
    };
    let whole = &body("createReferral")["allOf"][1];
    assert_eq!(whole["properties"]["worry"]["properties"]["needs"]["minItems"], 1);
    assert_eq!(whole["properties"]["young_person"]["required"].as_array().unwrap().len(), 4);
    let draft = body("createDraft");
    assert!(!draft.to_string().contains("allOf"), "{draft}");
}
