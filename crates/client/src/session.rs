//! Signing in and out, and what needs nobody to be signed in.

use headstart_contract::{
    about::About,
    session::{PasswordChange, Session, SignIn, Token},
};
use reqwest::header::SET_COOKIE;

use crate::{Client, ClientError, Result, call::Call, credential::Credential};

impl Client {
    /// What this installation is.
    pub async fn about(&self) -> Result<About> {
        self.get("/api/v1/about", &[]).read().await
    }

    /// Signs a member of staff in. The client that comes back is theirs.
    pub async fn sign_in(&self, email: &str, password: &str) -> Result<Self> {
        let who = SignIn { email: email.to_owned(), password: password.to_owned() };
        self.begun(self.anonymous().post("/api/v1/session").json(&who)).await
    }

    /// A client with the session that an answer begins.
    async fn begun(&self, call: Call) -> Result<Self> {
        let answer = call.send().await?;
        let status = answer.status().as_u16();
        let cookie = answer.headers().get(SET_COOKIE).and_then(|value| value.to_str().ok());
        let cookie = cookie.and_then(|text| text.split(';').next()).map(ToOwned::to_owned);
        let body = answer.bytes().await?;
        let session: Session = serde_json::from_slice(&body)
            .map_err(|error| ClientError::NotUnderstood { status, why: error.to_string() })?;
        let cookie = cookie
            .ok_or_else(|| ClientError::NotUnderstood { status, why: "the answer has no cookie".into() })?;
        Ok(self.with_credential(Credential::Session { cookie, csrf_token: session.csrf_token }))
    }

    /// Who is signed in.
    pub async fn read_session(&self) -> Result<Session> {
        self.get("/api/v1/session", &[]).read().await
    }

    /// Changes one's password. The client that comes back is theirs: this one's session has ended.
    pub async fn change_password(&self, change: &PasswordChange) -> Result<Self> {
        self.begun(self.post("/api/v1/session/password").json(change)).await
    }

    /// Signs out.
    pub async fn delete_session(&self) -> Result<()> {
        self.delete("/api/v1/session").done().await
    }

    /// Gets a token for a program; absent scopes mean everything that it may. The client that comes back uses
    /// it until it expires, ten minutes later.
    pub async fn with_token(&self, client_id: &str, secret: &str, scopes: Option<&str>) -> Result<Self> {
        let mut fields =
            vec![("grant_type", "client_credentials"), ("client_id", client_id), ("client_secret", secret)];
        fields.extend(scopes.map(|scopes| ("scope", scopes)));
        let token: Token = self.anonymous().post("/oauth/token").form(&fields).read().await?;
        Ok(self.with_credential(Credential::Token(token.access_token)))
    }
}
