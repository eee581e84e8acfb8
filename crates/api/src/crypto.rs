//! Sealing of fields, random secrets, and hashes of secrets. The algorithms come from libraries.

use std::{fs, io::Write as _, path::Path, sync::Arc};

use base64::{Engine as _, engine::general_purpose::URL_SAFE_NO_PAD};
use chacha20poly1305::{
    KeyInit, XChaCha20Poly1305, XNonce,
    aead::{Aead, Payload},
};
use headstart_domain::disclosure::ProjectKey;
use hmac::{Hmac, Mac};
use sha2::{Digest, Sha256};

/// Something went wrong with a key or a sealed field.
#[derive(Debug, thiserror::Error)]
pub enum CryptoError {
    /// The key file cannot be read or written.
    #[error("the key file cannot be used: {0}")]
    KeyFile(String),
    /// The field was sealed with another key, or for another row, or was changed.
    #[error("a sealed field cannot be opened")]
    Sealed,
    /// The operating system gave no randomness.
    #[error("no randomness: {0}")]
    Random(String),
}

/// `N` random bytes from the operating system.
///
/// # Errors
/// When the operating system has none.
pub fn random<const N: usize>() -> Result<[u8; N], CryptoError> {
    let mut bytes = [0; N];
    getrandom::fill(&mut bytes).map_err(|error| CryptoError::Random(error.to_string()))?;
    Ok(bytes)
}

/// A random secret of 256 bits, as text for cookies, clients and passwords shown once.
///
/// # Errors
/// When the operating system has no randomness.
pub fn secret() -> Result<String, CryptoError> {
    Ok(URL_SAFE_NO_PAD.encode(random::<32>()?))
}

/// SHA-256 in hexadecimal: how secrets of full entropy are stored.
pub fn digest(text: &[u8]) -> String {
    hex(&Sha256::digest(text))
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().fold(String::with_capacity(bytes.len() * 2), |mut text, byte| {
        use std::fmt::Write as _;
        let _ = write!(text, "{byte:02x}");
        text
    })
}

/// Seals fields (XChaCha20-Poly1305, random nonces). What is sealed for one row and column opens nowhere else.
#[derive(Clone)]
pub struct Sealer {
    cipher: Arc<XChaCha20Poly1305>,
    /// Keyed for deriving the keys of evaluation projects.
    projects: Hmac<Sha256>,
}

impl Sealer {
    /// A sealer with a key.
    pub fn new(key: &[u8; 32]) -> Self {
        // HMAC itself fills a key up with noughts to its block; done here, no key can be refused.
        let mut block = [0; 64];
        block.iter_mut().zip(key).for_each(|(filled, byte)| *filled = *byte);
        Self {
            cipher: Arc::new(XChaCha20Poly1305::new(key.into())),
            projects: <Hmac<Sha256> as Mac>::new(&block.into()),
        }
    }

    /// The key of an evaluation project's pseudonyms: HMAC-SHA-256 over a context and the project under the
    /// installation's key, so that it need not be stored.
    pub fn project_key(&self, project: uuid::Uuid) -> ProjectKey {
        let mut mac = self.projects.clone();
        mac.update(b"headstart evaluation project key v1");
        mac.update(project.as_bytes());
        ProjectKey::new(mac.finalize().into_bytes().into())
    }

    /// The keyed hash of a pupil's own code in the school surveys of a partnership: HMAC-SHA-256 under the
    /// installation's key, 32 hexadecimal digits. The same code at another school is another hash.
    pub fn pupil_code(&self, partnership: uuid::Uuid, school: uuid::Uuid, code: &str) -> String {
        let mut mac = self.projects.clone();
        mac.update(b"headstart school survey pupil code v1");
        mac.update(partnership.as_bytes());
        mac.update(school.as_bytes());
        mac.update(code.as_bytes());
        let mut text = hex(&mac.finalize().into_bytes());
        text.truncate(32);
        text
    }

    /// The sealer of the key in a file, which is made when it is not there.
    ///
    /// # Errors
    /// When the file cannot be read or written, or does not hold a key.
    pub fn from_file(path: &Path) -> Result<Self, CryptoError> {
        let problem = |error: std::io::Error| CryptoError::KeyFile(error.to_string());
        if !path.exists() {
            if let Some(folder) = path.parent() {
                fs::create_dir_all(folder).map_err(problem)?;
            }
            let mut options = fs::OpenOptions::new();
            options.write(true).create_new(true);
            #[cfg(unix)]
            std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
            let mut file = options.open(path).map_err(problem)?;
            writeln!(file, "{}", hex(&random::<32>()?)).map_err(problem)?;
            file.sync_all().map_err(problem)?;
        }
        let text = fs::read_to_string(path).map_err(problem)?;
        let text = text.trim();
        let mut key = [0_u8; 32];
        let well_formed = text.len() == 64 && text.is_ascii();
        for (n, byte) in key.iter_mut().enumerate() {
            let digits = text.get(n * 2..n * 2 + 2).filter(|_| well_formed);
            *byte = digits
                .and_then(|digits| u8::from_str_radix(digits, 16).ok())
                .ok_or_else(|| CryptoError::KeyFile("it must hold 64 hexadecimal digits".into()))?;
        }
        Ok(Self::new(&key))
    }

    /// Seals a text for a place, as `young_person.contact` and the row's id.
    ///
    /// # Errors
    /// When the operating system has no randomness.
    pub fn seal(&self, place: &str, row: uuid::Uuid, text: &str) -> Result<String, CryptoError> {
        let nonce = random::<24>()?;
        let payload = Payload { msg: text.as_bytes(), aad: &Self::context(place, row) };
        let sealed =
            self.cipher.encrypt(XNonce::from_slice(&nonce), payload).map_err(|_| CryptoError::Sealed)?;
        let mut bytes = nonce.to_vec();
        bytes.extend(sealed);
        Ok(format!("v1.{}", URL_SAFE_NO_PAD.encode(bytes)))
    }

    /// Opens what was sealed for the same place and row.
    ///
    /// # Errors
    /// When it was sealed with another key or for another place or row, or was changed.
    pub fn open(&self, place: &str, row: uuid::Uuid, sealed: &str) -> Result<String, CryptoError> {
        let bytes = sealed
            .strip_prefix("v1.")
            .and_then(|text| URL_SAFE_NO_PAD.decode(text).ok())
            .ok_or(CryptoError::Sealed)?;
        let (nonce, sealed) = bytes.split_at_checked(24).ok_or(CryptoError::Sealed)?;
        let payload = Payload { msg: sealed, aad: &Self::context(place, row) };
        let text =
            self.cipher.decrypt(XNonce::from_slice(nonce), payload).map_err(|_| CryptoError::Sealed)?;
        String::from_utf8(text).map_err(|_| CryptoError::Sealed)
    }

    fn context(place: &str, row: uuid::Uuid) -> Vec<u8> {
        let mut context = place.as_bytes().to_vec();
        context.push(0);
        context.extend(row.as_bytes());
        context
    }
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;

    #[test]
    fn what_is_sealed_for_one_row_and_column_opens_nowhere_else() {
        let sealer = Sealer::new(&[7; 32]);
        let row = Uuid::from_u128(1);
        let sealed = sealer.seal("young_person.contact", row, "023 8000 0000").unwrap();
        assert!(!sealed.contains("8000"));
        assert_eq!(sealer.open("young_person.contact", row, &sealed).unwrap(), "023 8000 0000");
        assert!(sealer.open("young_person.contact", Uuid::from_u128(2), &sealed).is_err());
        assert!(sealer.open("support_session.note", row, &sealed).is_err());
        assert!(Sealer::new(&[8; 32]).open("young_person.contact", row, &sealed).is_err());
    }

    #[test]
    fn a_key_file_is_made_once_and_a_broken_one_is_refused() {
        let folder = std::env::temp_dir().join(format!("headstart-key-{}", std::process::id()));
        let path = folder.join("key");
        let sealed = Sealer::from_file(&path).unwrap().seal("a", Uuid::nil(), "text").unwrap();
        assert_eq!(Sealer::from_file(&path).unwrap().open("a", Uuid::nil(), &sealed).unwrap(), "text");
        fs::write(&path, "too short").unwrap();
        assert!(matches!(Sealer::from_file(&path), Err(CryptoError::KeyFile(_))));
        fs::remove_dir_all(folder).unwrap();
    }
}
