//! Which methods an address takes, for the answer to those that it does not take.

use actix_web::{HttpResponse, http::header::ALLOW};
use headstart_contract::problem::ProblemCode;
use utoipa::openapi::Paths;

use super::problem;

/// Addresses that are served and not in the API document.
const UNLISTED: [&str; 2] = ["/api/v1/openapi.json", "/docs/problems"];

/// The methods of every address of the API document.
#[derive(Debug, Clone, Default)]
pub struct Methods(Vec<(String, Vec<&'static str>)>);

impl Methods {
    /// Those of the document's paths.
    pub fn of(paths: &Paths) -> Self {
        let mut known: Vec<_> = paths
            .paths
            .iter()
            .map(|(path, item)| {
                let operations = [
                    ("GET", item.get.is_some()),
                    ("HEAD", item.get.is_some()),
                    ("POST", item.post.is_some()),
                    ("PUT", item.put.is_some()),
                    ("PATCH", item.patch.is_some()),
                    ("DELETE", item.delete.is_some()),
                ];
                let taken = operations.iter().filter(|(_, there)| *there).map(|(name, _)| *name);
                (path.clone(), taken.collect())
            })
            .collect();
        known.extend(UNLISTED.map(|path| (path.to_owned(), vec!["GET", "HEAD"])));
        Self(known)
    }

    /// What an address takes; nothing when there is no such address. Several templates can stand for one
    /// address: the search among young people has the form of a young person. What is written out in one of them
    /// is no name in another.
    pub fn taken_by(&self, address: &str) -> Vec<&'static str> {
        let fitting: Vec<_> = self.0.iter().filter(|(template, _)| stands_for(template, address)).collect();
        let mut taken = Vec::new();
        for (template, methods) in &fitting {
            if !fitting.iter().any(|(other, _)| is_closer(other, template)) {
                taken.extend(methods.iter().filter(|method| !taken.contains(*method)).collect::<Vec<_>>());
            }
        }
        taken
    }
}

/// True when a template with names in braces stands for an address.
fn stands_for(template: &str, address: &str) -> bool {
    let (mut parts, mut words) = (template.split('/'), address.split('/'));
    loop {
        match (parts.next(), words.next()) {
            (None, None) => return true,
            (Some(part), Some(word)) if part == word || (part.starts_with('{') && !word.is_empty()) => {}
            _ => return false,
        }
    }
}

/// True when a template writes out what another one for the same address has a name for, and not the reverse.
fn is_closer(template: &str, other: &str) -> bool {
    let named = |part: &str| part.starts_with('{');
    let pairs = || template.split('/').zip(other.split('/'));
    pairs().any(|(one, other)| !named(one) && named(other))
        && !pairs().any(|(one, other)| named(one) && !named(other))
}

/// The answer to a method that an address does not take (RFC 9110, section 15.5.6).
pub(super) fn not_taken(taken: &[&str]) -> HttpResponse {
    let mut response = problem(ProblemCode::MethodNotAllowed, None, vec![], vec![]);
    if let Ok(value) = taken.join(", ").parse() {
        response.headers_mut().insert(ALLOW, value);
    }
    response
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_template_that_writes_an_address_out_says_what_it_takes() {
        let methods = Methods(vec![
            ("/referrals/{id}/screening".into(), vec!["GET", "HEAD"]),
            ("/referrals/{id}/{action}".into(), vec!["POST"]),
            ("/referrals/{id}".into(), vec!["GET", "HEAD"]),
            ("/people/search".into(), vec!["POST"]),
            ("/people/{id}".into(), vec!["GET", "HEAD", "PATCH"]),
            ("/people".into(), vec!["GET", "HEAD"]),
            ("/{kind}".into(), vec!["DELETE"]),
        ]);
        assert_eq!(methods.taken_by("/people/search"), ["POST"]);
        assert_eq!(methods.taken_by("/people/7"), ["GET", "HEAD", "PATCH"]);
        assert_eq!(methods.taken_by("/people"), ["GET", "HEAD"]);
        assert_eq!(methods.taken_by("/referrals/7/screening"), ["GET", "HEAD"]);
        assert_eq!(methods.taken_by("/referrals/7/submit"), ["POST"]);
        assert_eq!(methods.taken_by("/referrals/7"), ["GET", "HEAD"]);
        for unknown in ["/referrals/", "/referrals/7/", "/referrals/7/a/b"] {
            assert_eq!(methods.taken_by(unknown), Vec::<&str>::new(), "{unknown}");
        }
    }
}
