//! Requests as bytes, and one at a time; many at once are in `load.rs`.
use crate::Outcome;
use serde_json::Value;
use std::fmt::Write as _;
use std::io::{Read, Write};
use std::net::{Ipv4Addr, SocketAddr, TcpStream};
use std::time::Duration;

/// An answer's status, length of body and where the body begins.
pub struct Head {
    pub status: u16,
    pub body_at: usize,
    pub length: usize,
}

/// Reads the head of an answer; nothing while it is not whole.
pub fn head(bytes: &[u8]) -> Outcome<Option<Head>> {
    let mut headers = [httparse::EMPTY_HEADER; 40];
    let mut answer = httparse::Response::new(&mut headers);
    let httparse::Status::Complete(body_at) = answer.parse(bytes)? else { return Ok(None) };
    let length = answer.headers.iter().find(|header| header.name.eq_ignore_ascii_case("content-length"));
    let length = length.map_or(Ok(0), |header| String::from_utf8_lossy(header.value).parse())?;
    Ok(Some(Head { status: answer.code.unwrap_or_default(), body_at, length }))
}

/// A browser session.
#[derive(Clone)]
pub struct Session {
    port: u16,
    headers: String,
}

impl Session {
    /// Signs in to a demonstration.
    pub fn sign_in(port: u16, email: &str) -> Outcome<Self> {
        let nobody = Self { port, headers: String::new() };
        let body = serde_json::json!({"email": email, "password": "early-help-demo"}).to_string();
        let (head, body) = exchange(port, &nobody.post("/api/v1/session", "", &body))?;
        let cookie = head.lines().find_map(|line| line.strip_prefix("set-cookie: ")?.split(';').next());
        let session: Value = serde_json::from_str(&body)?;
        let token = session.get("csrf_token").and_then(Value::as_str);
        let (Some(cookie), Some(token)) = (cookie, token) else {
            return Err(format!("{email} could not sign in: {body}").into());
        };
        Ok(Self { port, headers: format!("Cookie: {cookie}\r\nCSRF-Token: {token}\r\n") })
    }

    /// A reading, as bytes.
    pub fn get(&self, path: &str) -> Vec<u8> {
        format!("GET {path} HTTP/1.1\r\nHost: localhost:{}\r\n{}\r\n", self.port, self.headers).into_bytes()
    }

    /// Something to be made, as bytes; `more` are further lines of the head.
    pub fn post(&self, path: &str, more: &str, body: &str) -> Vec<u8> {
        let mut text = String::with_capacity(body.len() + 500);
        // Writing to a string does not fail.
        let _ = write!(
            text,
            "POST {path} HTTP/1.1\r\nHost: localhost:{}\r\n{}{more}Content-Type: application/json\r\n\
             Content-Length: {}\r\n\r\n{body}",
            self.port,
            self.headers,
            body.len()
        );
        text.into_bytes()
    }

    /// Reads JSON.
    pub fn read(&self, path: &str) -> Outcome<Value> {
        let (_, body) = exchange(self.port, &self.get(path))?;
        Ok(serde_json::from_str(&body)?)
    }
}

/// Sends one request and gives head and body of the answer, which must be a success.
pub fn exchange(port: u16, request: &[u8]) -> Outcome<(String, String)> {
    let mut stream = TcpStream::connect(SocketAddr::from((Ipv4Addr::LOCALHOST, port)))?;
    stream.set_read_timeout(Some(Duration::from_secs(60)))?;
    stream.write_all(request)?;
    let (mut bytes, mut chunk) = (Vec::new(), [0; 16 * 1024]);
    loop {
        let read = stream.read(&mut chunk)?;
        bytes.extend_from_slice(chunk.get(..read).unwrap_or_default());
        if let Some(head) = head(&bytes)?
            && bytes.len() >= head.body_at + head.length
        {
            let (top, body) = bytes.split_at(head.body_at);
            let body = String::from_utf8_lossy(body).into_owned();
            if !(200..300).contains(&head.status) {
                return Err(format!("the server answers {}: {body}", head.status).into());
            }
            return Ok((String::from_utf8_lossy(top).into_owned(), body));
        }
        if read == 0 {
            return Err("the server closed the connection half-way".into());
        }
    }
}
