//! The operations of the API document.

use headstart_api::routes::openapi;
use reqwest::Method;
use serde_json::Value;

/// One operation.
#[derive(Debug, Clone)]
pub struct Operation {
    pub id: String,
    pub method: Method,
    /// With names in braces.
    pub path: String,
    /// Headers that it must have.
    pub headers: Vec<String>,
    /// The scopes a token needs; none when a token does not do.
    pub scopes: Option<Vec<String>>,
}

/// Every operation of the document that the server serves.
pub fn operations() -> Vec<Operation> {
    let document: Value = serde_json::from_str(&openapi::text().unwrap()).unwrap();
    let mut found = Vec::new();
    for (path, item) in document["paths"].as_object().unwrap() {
        for (method, operation) in item.as_object().unwrap() {
            found.push(read(method, path, operation));
        }
    }
    found
}

fn read(method: &str, path: &str, operation: &Value) -> Operation {
    let parameters = operation["parameters"].as_array().map_or(&[][..], Vec::as_slice);
    let headers = parameters.iter().filter(|parameter| parameter["in"] == "header");
    let schemes = operation["security"].as_array().map_or(&[][..], Vec::as_slice);
    let token = schemes.iter().find_map(|scheme| scheme["token"].as_array());
    let words = |values: &Vec<Value>| values.iter().map(|value| value.as_str().unwrap().to_owned()).collect();
    Operation {
        id: operation["operationId"].as_str().unwrap().to_owned(),
        method: method.to_uppercase().parse().unwrap(),
        path: path.to_owned(),
        headers: headers.map(|header| header["name"].as_str().unwrap().to_owned()).collect(),
        scopes: token.map(words),
    }
}
