//! Keys that sign tokens (EdDSA), and the tokens (RFC 9068).

use std::sync::{PoisonError, RwLock};

use aws_lc_rs::{
    rand::SystemRandom,
    signature::{Ed25519KeyPair, KeyPair as _},
};
use base64::{Engine as _, engine::general_purpose::URL_SAFE_NO_PAD};
use chrono::{DateTime, Utc};
use headstart_store::{Store, rows::SigningKey};
use jsonwebtoken::{Algorithm, DecodingKey, EncodingKey, Header, Validation, decode, decode_header, encode};
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use crate::{
    crypto::{Sealer, digest},
    error::ApiError,
};

/// Seconds that a token is valid.
pub const TOKEN_SECONDS: i64 = 600;

/// Tokens from a little ahead of our clock are taken, in seconds.
const LEEWAY: i64 = 30;

/// What a token says.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Claims {
    /// The installation.
    pub iss: String,
    /// For the installation's API.
    pub aud: String,
    /// The program.
    pub sub: String,
    /// The program's client id.
    pub client_id: String,
    /// What it permits, separated by spaces.
    pub scope: String,
    /// Issued at, seconds since 1970.
    pub iat: i64,
    /// Valid until, seconds since 1970.
    pub exp: i64,
    /// The token's own identifier.
    pub jti: String,
}

struct Key {
    kid: String,
    public: Vec<u8>,
    sign: EncodingKey,
    verify: DecodingKey,
    retired: bool,
}

/// The keys of the installation. The newest that is not retired signs; all of them verify.
pub struct Keys {
    issuer: String,
    keys: RwLock<Vec<Key>>,
}

impl Keys {
    /// Loads the keys, and makes the first one when there is none.
    ///
    /// # Errors
    /// When the store fails, or a key was sealed with another installation's key.
    pub async fn load(
        store: &Store,
        sealer: &Sealer,
        issuer: &str,
        now: DateTime<Utc>,
    ) -> Result<Self, ApiError> {
        let since = (now - chrono::Duration::days(1)).into();
        let read =
            move || async move { store.read(move |tx| Ok::<_, ApiError>(tx.signing_keys(since)?)).await };
        let mut rows = read().await?;
        if !rows.iter().any(|row| row.retired_at.is_none()) {
            let row = new_key(sealer, now)?;
            store.write(move |tx| Ok::<_, ApiError>(tx.insert_signing_key(row)?)).await?;
            rows = read().await?;
        }
        let keys = rows.iter().map(|row| open_key(sealer, row)).collect::<Result<Vec<_>, _>>()?;
        Ok(Self { issuer: issuer.to_owned(), keys: RwLock::new(keys) })
    }

    /// A token for a program.
    ///
    /// # Errors
    /// When there is no key.
    pub fn sign(
        &self,
        client_id: &str,
        scope: &str,
        jti: String,
        now: DateTime<Utc>,
    ) -> Result<String, ApiError> {
        let keys = self.keys.read().unwrap_or_else(PoisonError::into_inner);
        let key = keys
            .iter()
            .find(|key| !key.retired)
            .ok_or_else(|| ApiError::Internal("no key to sign with".into()))?;
        let mut header = Header::new(Algorithm::EdDSA);
        header.typ = Some("at+jwt".into());
        header.kid = Some(key.kid.clone());
        let claims = Claims {
            iss: self.issuer.clone(),
            aud: self.issuer.clone(),
            sub: client_id.to_owned(),
            client_id: client_id.to_owned(),
            scope: scope.to_owned(),
            iat: now.timestamp(),
            exp: now.timestamp() + TOKEN_SECONDS,
            jti,
        };
        encode(&header, &claims, &key.sign).map_err(|error| ApiError::Internal(error.to_string()))
    }

    /// What a token says, when it is one of ours and valid now.
    pub fn verify(&self, token: &str, now: DateTime<Utc>) -> Option<Claims> {
        let header = decode_header(token).ok()?;
        if header.typ.as_deref() != Some("at+jwt") {
            return None;
        }
        let kid = header.kid?;
        let keys = self.keys.read().unwrap_or_else(PoisonError::into_inner);
        let key = keys.iter().find(|key| key.kid == kid)?;
        let mut rules = Validation::new(Algorithm::EdDSA);
        rules.set_issuer(&[&self.issuer]);
        rules.set_audience(&[&self.issuer]);
        rules.set_required_spec_claims(&["exp", "iss", "aud", "sub"]);
        // Our own clock decides below; the library reads the system's.
        rules.validate_exp = false;
        let claims = decode::<Claims>(token, &key.verify, &rules).ok()?.claims;
        let now = now.timestamp();
        (claims.exp > now && claims.iat <= now + LEEWAY && claims.exp - claims.iat <= TOKEN_SECONDS)
            .then_some(claims)
    }

    /// The public keys, as a JWK set (RFC 7517, RFC 8037).
    pub fn jwks(&self) -> Value {
        let keys = self.keys.read().unwrap_or_else(PoisonError::into_inner);
        let keys: Vec<Value> = keys
            .iter()
            .map(|key| {
                json!({"kty": "OKP", "crv": "Ed25519", "use": "sig", "alg": "EdDSA", "kid": key.kid,
                       "x": URL_SAFE_NO_PAD.encode(&key.public)})
            })
            .collect();
        json!({ "keys": keys })
    }
}

const PLACE: &str = "signing_key.private_key";

fn new_key(sealer: &Sealer, now: DateTime<Utc>) -> Result<SigningKey, ApiError> {
    let problem = |_| ApiError::Internal("a key could not be made".into());
    let document = Ed25519KeyPair::generate_pkcs8v1(&SystemRandom::new()).map_err(problem)?;
    let pair = Ed25519KeyPair::from_pkcs8_maybe_unchecked(document.as_ref())
        .map_err(|error| ApiError::Internal(error.to_string()))?;
    let public = URL_SAFE_NO_PAD.encode(pair.public_key().as_ref());
    let kid: String = digest(public.as_bytes()).chars().take(16).collect();
    let private = sealer.seal(PLACE, uuid::Uuid::nil(), &URL_SAFE_NO_PAD.encode(document.as_ref()))?;
    Ok(SigningKey { kid, private_key: private, public_key: public, created_at: now.into(), retired_at: None })
}

fn open_key(sealer: &Sealer, row: &SigningKey) -> Result<Key, ApiError> {
    let corrupt = |_| ApiError::Internal("a signing key cannot be read".into());
    let private = sealer.open(PLACE, uuid::Uuid::nil(), &row.private_key)?;
    let private = URL_SAFE_NO_PAD.decode(private).map_err(corrupt)?;
    let public = URL_SAFE_NO_PAD.decode(&row.public_key).map_err(corrupt)?;
    Ok(Key {
        kid: row.kid.clone(),
        sign: EncodingKey::from_ed_der(&private),
        verify: DecodingKey::from_ed_der(&public),
        public,
        retired: row.retired_at.is_some(),
    })
}
