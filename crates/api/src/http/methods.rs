//! Which methods an address takes, and whether parameters: for the answer to what it does not take.

use actix_web::{
    Error, HttpMessage as _, HttpRequest, HttpResponse, ResponseError as _,
    body::{EitherBody, MessageBody},
    dev::{ServiceRequest, ServiceResponse},
    http::header::ALLOW,
    middleware::Next,
    web::Data,
};
use headstart_contract::problem::ProblemCode;
use utoipa::openapi::{
    Paths, RefOr,
    path::{Operation, Parameter, ParameterIn},
};

use super::problem;
use crate::{auth::Caller, error::ApiError};

/// Addresses that are served and not in the API document.
const UNLISTED: [&str; 2] = ["/api/v1/openapi.json", "/docs/problems"];

/// What an address takes with one method.
#[derive(Debug, Clone, Copy)]
struct Taken {
    method: &'static str,
    /// Parameters behind a question mark.
    parameters: bool,
    /// Only somebody signed in is answered.
    signed_in: bool,
}

/// The methods of every address of the API document.
#[derive(Debug, Clone, Default)]
pub struct Methods(Vec<(String, Vec<Taken>)>);

impl Methods {
    /// Those of the document's paths.
    pub fn of(paths: &Paths) -> Self {
        let mut known: Vec<_> = paths
            .paths
            .iter()
            .map(|(path, item)| {
                let operations = [
                    ("GET", &item.get),
                    ("HEAD", &item.get),
                    ("POST", &item.post),
                    ("PUT", &item.put),
                    ("PATCH", &item.patch),
                    ("DELETE", &item.delete),
                ];
                let taken = operations
                    .into_iter()
                    .filter_map(|(method, operation)| Some(taken(method, operation.as_ref()?)));
                (path.clone(), taken.collect())
            })
            .collect();
        let unlisted = ["GET", "HEAD"].map(|method| Taken { method, parameters: true, signed_in: false });
        known.extend(UNLISTED.map(|path| (path.to_owned(), unlisted.to_vec())));
        Self(known)
    }

    /// What an address takes; nothing when there is no such address. Several templates can stand for one
    /// address: the search among young people has the form of a young person. What is written out in one of them
    /// is no name in another.
    fn at(&self, address: &str) -> impl Iterator<Item = &Taken> {
        let fitting: Vec<_> = self.0.iter().filter(|(template, _)| stands_for(template, address)).collect();
        let closest: Vec<_> = fitting
            .iter()
            .filter(|(template, _)| !fitting.iter().any(|(other, _)| is_closer(other, template)))
            .copied()
            .collect();
        closest.into_iter().flat_map(|(_, taken)| taken)
    }

    /// The methods that an address takes; none when there is no such address.
    pub fn taken_by(&self, address: &str) -> Vec<&'static str> {
        let mut methods = Vec::new();
        for taken in self.at(address) {
            if !methods.contains(&taken.method) {
                methods.push(taken.method);
            }
        }
        methods
    }

    /// Whether a request with parameters is to be refused: its operation takes none. Who would not be answered
    /// anyway is told that, and not this.
    fn refuses_parameters(&self, method: &str, address: &str, signed_in: bool) -> bool {
        let mut taken = self.at(address).filter(|taken| taken.method == method).peekable();
        taken.peek().is_some() && taken.all(|one| !one.parameters && (signed_in || !one.signed_in))
    }
}

fn taken(method: &'static str, operation: &Operation) -> Taken {
    let is_query = |parameter: &RefOr<Parameter>| matches!(parameter, RefOr::T(one) if matches!(one.parameter_in, ParameterIn::Query));
    let schemes = operation.security.iter().flatten().filter(|scheme| **scheme != Default::default());
    Taken {
        method,
        parameters: operation.parameters.iter().flatten().any(is_query),
        signed_in: schemes.count() > 0,
    }
}

/// Refuses parameters at an address of the API that takes none, as those that take some refuse unknown ones.
///
/// # Errors
/// Those of the inner service.
pub async fn refuse_parameters<B: MessageBody + 'static>(
    request: ServiceRequest,
    next: Next<B>,
) -> Result<ServiceResponse<EitherBody<B>>, Error> {
    match refused(request.request()) {
        None => Ok(next.call(request).await?.map_into_left_body()),
        Some(refusal) => Ok(request.into_response(refusal).map_into_right_body()),
    }
}

fn refused(request: &HttpRequest) -> Option<HttpResponse> {
    let (name, _) = form_urlencoded::parse(request.query_string().as_bytes()).next()?;
    let methods = request.app_data::<Data<Methods>>().filter(|_| request.path().starts_with("/api/"))?;
    let signed_in = request.extensions().contains::<Caller>();
    methods.refuses_parameters(request.method().as_str(), request.path(), signed_in).then(|| {
        let detail = format!("unknown field `{name}`, there are no fields");
        ApiError::known(ProblemCode::BadRequest, detail).error_response()
    })
}

/// True when a template with names in braces stands for an address.
fn stands_for(template: &str, address: &str) -> bool {
    // Most templates fail here, before anything is taken apart: this is asked of each at every list with filters.
    let written_out = template.split_once('{').map_or(template, |(start, _)| start);
    if !address.starts_with(written_out) {
        return false;
    }
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

    fn of(methods: &[&'static str]) -> Vec<Taken> {
        methods.iter().map(|method| Taken { method, parameters: false, signed_in: true }).collect()
    }

    #[test]
    fn parameters_are_refused_where_none_are_taken_once_it_is_known_who_asks() {
        let with = Taken { method: "GET", parameters: true, signed_in: true };
        let open = Taken { method: "GET", parameters: false, signed_in: false };
        let methods = Methods(vec![
            ("/people".into(), vec![with]),
            ("/people/{id}".into(), of(&["GET"])),
            ("/about".into(), vec![open]),
        ]);
        assert!(!methods.refuses_parameters("GET", "/people", true));
        assert!(methods.refuses_parameters("GET", "/people/7", true));
        assert!(!methods.refuses_parameters("GET", "/people/7", false), "they are told to sign in");
        assert!(methods.refuses_parameters("GET", "/about", false));
        assert!(!methods.refuses_parameters("POST", "/people/7", true), "the method is refused");
        assert!(!methods.refuses_parameters("GET", "/nowhere", true), "there is no such address");
    }

    #[test]
    fn the_template_that_writes_an_address_out_says_what_it_takes() {
        let methods = Methods(vec![
            ("/referrals/{id}/screening".into(), of(&["GET", "HEAD"])),
            ("/referrals/{id}/{action}".into(), of(&["POST"])),
            ("/referrals/{id}".into(), of(&["GET", "HEAD"])),
            ("/people/search".into(), of(&["POST"])),
            ("/people/{id}".into(), of(&["GET", "HEAD", "PATCH"])),
            ("/people".into(), of(&["GET", "HEAD"])),
            ("/{kind}".into(), of(&["DELETE"])),
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
