//! One call: headers and body going out, the answer or the problem coming back.

use headstart_contract::problem::Problem;
use reqwest::{
    RequestBuilder, Response,
    header::{CONTENT_TYPE, IF_MATCH},
};
use serde::{Serialize, de::DeserializeOwned};

use crate::{ClientError, Result};

/// A call that has not been sent.
pub(crate) struct Call(RequestBuilder);

impl Call {
    pub(crate) fn new(request: RequestBuilder) -> Self {
        Self(request)
    }

    pub(crate) fn json(self, body: &impl Serialize) -> Self {
        Self(self.0.json(body))
    }

    pub(crate) fn form(self, fields: &[(&str, &str)]) -> Self {
        let mut url = reqwest::Url::parse("form:").ok();
        if let Some(url) = &mut url {
            url.query_pairs_mut().extend_pairs(fields);
        }
        let body = url.as_ref().and_then(reqwest::Url::query).unwrap_or_default().to_owned();
        Self(self.0.header(CONTENT_TYPE, "application/x-www-form-urlencoded").body(body))
    }

    /// Makes repeating the call safe.
    pub(crate) fn once(self, key: &str) -> Self {
        Self(self.0.header("Idempotency-Key", key))
    }

    /// Refused when the record is not at this version any more.
    pub(crate) fn at(self, version: i32) -> Self {
        Self(self.0.header(IF_MATCH, format!("\"v{version}\"")))
    }

    /// Sends it; a refusal is an error.
    pub(crate) async fn send(self) -> Result<Response> {
        let answer = self.0.send().await?;
        let status = answer.status();
        if status.is_success() {
            return Ok(answer);
        }
        let body = answer.text().await?;
        Err(serde_json::from_str::<Problem>(&body).map_or_else(
            |_| ClientError::NotUnderstood { status: status.as_u16(), why: body.chars().take(200).collect() },
            |problem| ClientError::Refused(Box::new(problem)),
        ))
    }

    /// Sends it and reads the answer.
    pub(crate) async fn read<T: DeserializeOwned>(self) -> Result<T> {
        let answer = self.send().await?;
        let status = answer.status().as_u16();
        let body = answer.bytes().await?;
        serde_json::from_slice(&body)
            .map_err(|error| ClientError::NotUnderstood { status, why: error.to_string() })
    }

    /// Sends it; there is nothing to read.
    pub(crate) async fn done(self) -> Result<()> {
        self.send().await.map(drop)
    }
}
