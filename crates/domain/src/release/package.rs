//! The descriptor of a Frictionless Data Package (Data Package standard, version 1) of a release.

use serde_json::{Map, Value, json};

use super::{Field, FieldKind, Resource};

/// A table's CSV file, as the descriptor tells of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PackagedFile {
    /// The table.
    pub resource: Resource,
    /// Rows without the heading.
    pub rows: u64,
    /// Its length in bytes.
    pub bytes: u64,
    /// Its SHA-256 in hexadecimal.
    pub sha256: String,
}

/// The descriptor: `datapackage.json`. `created` is RFC 3339.
pub fn descriptor(id: &str, title: &str, version: &str, created: &str, files: &[PackagedFile]) -> Value {
    json!({
        "$schema": "https://datapackage.org/profiles/1.0/datapackage.json",
        "profile": "tabular-data-package",
        "name": "headstart-evaluation-release",
        "id": id,
        "title": title,
        "version": version,
        "created": created,
        "resources": files.iter().map(resource).collect::<Vec<_>>(),
    })
}

fn resource(file: &PackagedFile) -> Value {
    let resource = file.resource;
    let key: Vec<&str> = resource.fields().iter().take(resource.key()).map(|field| field.name).collect();
    let mut schema = Map::new();
    schema.insert("fields".into(), resource.fields().iter().map(field).collect());
    schema.insert("missingValues".into(), json!([""]));
    schema.insert("primaryKey".into(), json!(key));
    if let Some(parent) = resource.parent() {
        let columns: Vec<&str> = parent.fields().iter().take(parent.key()).map(|field| field.name).collect();
        schema.insert(
            "foreignKeys".into(),
            json!([{"fields": columns, "reference": {"resource": parent.as_str(), "fields": columns}}]),
        );
    }
    json!({
        "name": resource.as_str(),
        "title": resource.label(),
        "description": resource.row(),
        "path": format!("{resource}.csv"),
        "profile": "tabular-data-resource",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": file.bytes,
        "hash": format!("sha256:{}", file.sha256),
        "rowcount": file.rows,
        "dialect": {"delimiter": ",", "lineTerminator": "\n", "quoteChar": "\"", "doubleQuote": true, "header": true},
        "schema": schema,
    })
}

fn field(field: &Field) -> Value {
    let kind = match field.kind {
        FieldKind::Text | FieldKind::Code | FieldKind::Codes => "string",
        FieldKind::Integer => "integer",
        FieldKind::Number => "number",
        FieldKind::Boolean => "boolean",
    };
    let mut constraints = Map::new();
    if field.required {
        constraints.insert("required".into(), json!(true));
    }
    let codes = (field.codes)();
    if field.kind == FieldKind::Code {
        constraints.insert("enum".into(), codes.iter().map(|code| json!(code.code)).collect());
    }
    let mut described = json!({
        "name": field.name,
        "type": kind,
        "description": field.meaning,
        "headstart:source": field.source,
        "headstart:sensitivity": field.sensitivity,
    });
    if let Some(members) = described.as_object_mut() {
        if !constraints.is_empty() {
            members.insert("constraints".into(), constraints.into());
        }
        if let Some(unit) = field.unit {
            members.insert("headstart:unit".into(), json!(unit));
        }
        if !codes.is_empty() {
            members.insert("headstart:codes".into(), json!(codes));
        }
    }
    described
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_descriptor_tells_of_every_column_and_of_what_the_rows_belong_to() {
        let file = |resource| PackagedFile { resource, rows: 3, bytes: 99, sha256: "ab".repeat(32) };
        let files: Vec<_> = Resource::ALL.iter().copied().map(file).collect();
        let told = descriptor("x", "A study", "2", "2026-05-13T09:00:00Z", &files);
        let scores = &told["resources"][2];
        assert_eq!((&scores["rowcount"], &scores["bytes"]), (&json!(3), &json!(99)));
        assert_eq!(scores["schema"]["primaryKey"], json!(["young_person", "episode", "form", "scale"]));
        assert_eq!(scores["schema"]["foreignKeys"][0]["reference"]["resource"], "episodes");
        for (resource, told) in Resource::ALL.iter().zip(told["resources"].as_array().unwrap()) {
            let names: Vec<_> = told["schema"]["fields"]
                .as_array()
                .unwrap()
                .iter()
                .map(|field| field["name"].clone())
                .collect();
            let wanted: Vec<_> = resource.fields().iter().map(|field| json!(field.name)).collect();
            assert_eq!(names, wanted);
        }
    }
}
