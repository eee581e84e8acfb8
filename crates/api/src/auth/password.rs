//! Passwords: Argon2id, off the threads that answer requests, a few at a time.

use std::sync::LazyLock;

use argon2::{
    Algorithm, Argon2, Params, PasswordHash, PasswordHasher as _, PasswordVerifier as _, Version,
    password_hash::SaltString,
};
use tokio::sync::Semaphore;
use zxcvbn::{Score, zxcvbn};

use crate::{
    crypto::{random, secret},
    error::ApiError,
};

/// Each takes 19 MiB and a core; more at a time would starve everything else.
static AT_ONCE: Semaphore = Semaphore::const_new(2);

/// The cost: 19 MiB, two passes, one lane (OWASP password storage).
static HASHER: LazyLock<Argon2<'static>> = LazyLock::new(|| {
    let params = Params::new(19 * 1024, 2, 1, None).unwrap_or_default();
    Argon2::new(Algorithm::Argon2id, Version::V0x13, params)
});

/// The hash of a password, to be stored.
///
/// # Errors
/// When there is no randomness.
pub async fn hash_password(password: String) -> Result<String, ApiError> {
    let problem = |error: String| ApiError::Internal(error);
    let _turn = AT_ONCE.acquire().await.map_err(|error| problem(error.to_string()))?;
    let salt = SaltString::encode_b64(&random::<16>()?).map_err(|error| problem(error.to_string()))?;
    tokio::task::spawn_blocking(move || {
        HASHER.hash_password(password.as_bytes(), &salt).map(|hash| hash.to_string())
    })
    .await
    .map_err(|error| problem(error.to_string()))?
    .map_err(|error| problem(error.to_string()))
}

/// Whether a password is the one that was hashed. Without a hash it takes as long and is never right, so that
/// the time of the answer does not tell whether an account exists.
///
/// # Errors
/// When the work could not be done.
pub async fn verify_password(password: String, hash: Option<String>) -> Result<bool, ApiError> {
    static NOBODY: LazyLock<Option<String>> = LazyLock::new(|| {
        let salt = SaltString::encode_b64(&[0; 16]).ok()?;
        HASHER.hash_password(b"nobody", &salt).ok().map(|hash| hash.to_string())
    });
    let _turn = AT_ONCE.acquire().await.map_err(|error| ApiError::Internal(error.to_string()))?;
    tokio::task::spawn_blocking(move || {
        let known = hash.is_some();
        let hash = hash.or_else(|| NOBODY.clone()).unwrap_or_default();
        let right = PasswordHash::new(&hash)
            .is_ok_and(|parsed| HASHER.verify_password(password.as_bytes(), &parsed).is_ok());
        known && right
    })
    .await
    .map_err(|error| ApiError::Internal(error.to_string()))
}

/// Whether a program that knows what people usually choose would guess a password soon: in fewer than 10^10 tries. The
/// words are what it would try first about this person. What stands in lists of leaked and common passwords counts as
/// guessed (NIST SP 800-63B, section 3.1.1.2).
pub fn easily_guessed(password: &str, about: &[&str]) -> bool {
    let mut words = vec!["headstart"];
    words.extend(
        about
            .iter()
            .flat_map(|text| text.split(|c: char| !c.is_alphanumeric()))
            .filter(|word| word.len() > 2),
    );
    words.extend(about);
    zxcvbn(password, &words).score() < Score::Four
}

/// A password of 120 bits for somebody to start with.
///
/// # Errors
/// When there is no randomness.
pub fn new_password() -> Result<String, ApiError> {
    Ok(secret()?.chars().take(20).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_common_or_about_oneself_is_easily_guessed_however_long() {
        let about = ["Priya Mehta", "priya.mehta@solentbay.example"];
        for weak in ["password1234", "headstart2026", "PriyaMehta2026", "qwertyuiop123", "aaaaaaaaaaaaaaa"] {
            assert!(easily_guessed(weak, &about), "{weak}");
        }
        for strong in ["otter lamp crayon fjord", "zu7-Kq2mfX0vpL"] {
            assert!(!easily_guessed(strong, &about), "{strong}");
        }
    }
}
