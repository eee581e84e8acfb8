//! What parameters that many operations share must be: written once for all, by their names.

use utoipa::openapi::{
    OpenApi as Document, RefOr,
    path::{Operation, Parameter, ParameterIn},
};

use super::{
    each_operation,
    rule::Rule::{self, Codes, Like},
    words,
};

/// Writes the rules into every parameter that has one.
pub(super) fn complete(document: &mut Document) {
    for item in document.paths.paths.values_mut() {
        for operation in each_operation(item) {
            let id = operation.operation_id.clone().unwrap_or_default();
            for parameter in parameters(operation) {
                if let (Some(rule), Some(schema)) = (rule(&id, parameter), &mut parameter.schema) {
                    rule.apply(schema);
                }
            }
        }
    }
}

fn parameters(operation: &mut Operation) -> impl Iterator<Item = &mut Parameter> {
    operation.parameters.iter_mut().flatten().filter_map(|parameter| match parameter {
        RefOr::T(parameter) => Some(parameter),
        RefOr::Ref(_) => None,
    })
}

fn rule(operation: &str, parameter: &Parameter) -> Option<Rule> {
    use ParameterIn::{Header, Path, Query};
    let rule = match (&parameter.parameter_in, parameter.name.as_str(), operation) {
        (Header, "If-Match", _) => Like(words::etag),
        (Header, "Idempotency-Key", _) => Like(words::idempotency_key),
        (Query, "cursor", _) => Like(words::cursor),
        (Query, "lead_worker", _) => Like(words::user_or_me),
        (Query, "instrument", _) => Codes(words::instruments),
        (Query, "scale", _) => Codes(words::scales),
        (Query, "by", "readReach" | "listReachRows") => Codes(words::population_dimensions),
        (Query, "by", "readOutcomes") => Like(words::dimensions),
        (Query, "by", "readAddedValue" | "readMeasurableChange") => Like(words::group_dimensions),
        (Query, "only", _) => Like(words::groups),
        (Query, "value", "listReachRows") => Like(words::population_value),
        (Path, "name", "runCalculator") => Codes(words::calculators),
        (Path, "dimension", _) => Codes(words::population_dimensions),
        _ => return None,
    };
    Some(rule)
}
