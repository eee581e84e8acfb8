//! A server, and who speaks with it.

use reqwest::{Method, RequestBuilder, Url};

use crate::{ClientError, Result, call::Call, credential::Credential};

/// A server, and who speaks with it. Cheap to clone.
#[derive(Clone)]
pub struct Client {
    http: reqwest::Client,
    address: Url,
    credential: Credential,
}

impl Client {
    /// A server at an address, as nobody.
    ///
    /// # Errors
    /// When the text is no address.
    pub fn new(address: &str) -> Result<Self> {
        Self::over(reqwest::Client::new(), address)
    }

    /// A server at an address, over a client of one's own: for TLS, proxies and time limits.
    ///
    /// # Errors
    /// When the text is no address.
    pub fn over(http: reqwest::Client, address: &str) -> Result<Self> {
        let url = Url::parse(address).ok().filter(|url| !url.cannot_be_a_base());
        let address = url.ok_or_else(|| ClientError::BadAddress(address.to_owned()))?;
        Ok(Self { http, address, credential: Credential::None })
    }

    /// The same server, as nobody.
    pub fn anonymous(&self) -> Self {
        self.with_credential(Credential::None)
    }

    pub(crate) fn with_credential(&self, credential: Credential) -> Self {
        Self { credential, ..self.clone() }
    }

    /// A request with this client's credentials, for what has no method here. The path may end in a query.
    pub fn request(&self, method: Method, path: &str) -> RequestBuilder {
        self.credential.add_to(self.http.request(method, self.url(path, &[])))
    }

    pub(crate) fn url(&self, path: &str, query: &[(&str, &str)]) -> Url {
        let mut url = self.address.clone();
        let (path, asked) = path.split_once('?').map_or((path, None), |(path, asked)| (path, Some(asked)));
        url.set_path(path);
        url.set_query(asked);
        if !query.is_empty() {
            url.query_pairs_mut().extend_pairs(query);
        }
        url
    }

    pub(crate) fn get(&self, path: &str, query: &[(&str, &str)]) -> Call {
        Call::new(self.credential.add_to(self.http.get(self.url(path, query))))
    }

    pub(crate) fn post(&self, path: &str) -> Call {
        Call::new(self.request(Method::POST, path))
    }

    pub(crate) fn post_to(&self, url: Url) -> Call {
        Call::new(self.credential.add_to(self.http.post(url)))
    }

    pub(crate) fn put(&self, path: &str) -> Call {
        Call::new(self.request(Method::PUT, path))
    }

    pub(crate) fn patch(&self, path: &str) -> Call {
        Call::new(self.request(Method::PATCH, path))
    }

    pub(crate) fn delete(&self, path: &str) -> Call {
        Call::new(self.request(Method::DELETE, path))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_replaces_that_of_the_address_and_filters_are_escaped() {
        let client = Client::new("http://localhost:8080/").unwrap();
        let url = client.url("/api/v1/referrals", &[("cursor", "a+b&c")]);
        assert_eq!(url.as_str(), "http://localhost:8080/api/v1/referrals?cursor=a%2Bb%26c");
    }

    #[test]
    fn what_is_no_address_is_refused() {
        assert!(matches!(Client::new("localhost"), Err(ClientError::BadAddress(_))));
        assert!(matches!(Client::new("mailto:a@b"), Err(ClientError::BadAddress(_))));
    }
}
