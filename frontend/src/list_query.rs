//! The address of a list page: its filters, its order and its place.
use leptos_router::params::ParamsMap;

/// The same page with one part of its query changed; an empty value takes the part away. Any change starts the
/// list from its beginning.
pub fn with(path: &str, query: &ParamsMap, changes: &[(&str, &str)]) -> String {
    let mut next = query.clone();
    next.remove("cursor");
    for (name, value) in changes {
        next.remove(name);
        if !value.is_empty() {
            next.insert((*name).to_owned(), (*value).to_owned());
        }
    }
    format!("{path}{}", next.to_query_string())
}

/// The same list from this place on.
pub fn from_cursor(path: &str, query: &ParamsMap, cursor: &str) -> String {
    let mut next = query.clone();
    next.replace("cursor", cursor.to_owned());
    format!("{path}{}", next.to_query_string())
}

/// A part of the query, or nothing.
pub fn part(query: &ParamsMap, name: &str) -> String {
    query.get(name).unwrap_or_default()
}
