//! Pseudonyms of people in what evaluators receive.

use std::fmt;

use hmac::{Hmac, Mac};
use serde::{Serialize, Serializer};
use sha2::Sha256;
use uuid::Uuid;

/// Keeps these pseudonyms apart from anything else that a key may ever sign.
const CONTEXT: &[u8] = b"headstart evaluation pseudonym v1";

/// The secret of one evaluation project: 256 random bits kept outside the database.
///
/// Each project has its own, so that two projects' extracts cannot be joined. Once it is destroyed, nobody can
/// tell any more whose record was whose.
#[derive(Clone)]
pub struct ProjectKey([u8; 32]);

impl ProjectKey {
    /// A key from random bytes.
    pub fn new(bytes: [u8; 32]) -> Self {
        Self(bytes)
    }
}

impl fmt::Debug for ProjectKey {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("ProjectKey(hidden)")
    }
}

/// A person's name within one evaluation project: 64 hexadecimal digits that tell nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Pseudonym([u8; 32]);

impl Pseudonym {
    /// Its first 128 bits as 32 hexadecimal digits. Among a million names the chance that any two are alike is
    /// below one in 10^26, and a data set with three names in every row is half the size.
    pub fn short(&self) -> String {
        let mut text = self.to_string();
        text.truncate(32);
        text
    }
}

impl fmt::Display for Pseudonym {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|byte| write!(formatter, "{byte:02x}"))
    }
}

impl Serialize for Pseudonym {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

/// The pseudonym of a person in a project: HMAC-SHA-256 (RFC 2104) under the project's key over a context, the
/// project and the person's own id in this software. No NHS number, name or date of birth goes into it.
pub fn pseudonym(key: &ProjectKey, project: Uuid, person: Uuid) -> Pseudonym {
    // HMAC itself fills a key up with noughts to the block of 64 bytes; done here, no key can be refused.
    let mut block = [0; 64];
    block.iter_mut().zip(key.0).for_each(|(filled, byte)| *filled = byte);
    let mut mac = <Hmac<Sha256> as Mac>::new(&block.into());
    mac.update(CONTEXT);
    mac.update(project.as_bytes());
    mac.update(person.as_bytes());
    Pseudonym(mac.finalize().into_bytes().into())
}

#[cfg(test)]
mod tests {
    use super::*;

    const PROJECT: Uuid = Uuid::from_u128(0x0198_0000_0000_7000_8000_0000_0000_0001);
    const PERSON: Uuid = Uuid::from_u128(0x0198_0000_0000_7000_8000_0000_0000_00aa);

    fn key(byte: u8) -> ProjectKey {
        ProjectKey::new([byte; 32])
    }

    /// Computed with Python's `hmac`.
    #[test]
    fn a_pseudonym_is_an_hmac_of_context_project_and_person() {
        let pseudonym = pseudonym(&key(7), PROJECT, PERSON).to_string();
        assert_eq!(pseudonym, "adb376efce1680ec5250fb4f9c8181e173c9caceea608593cef1b3270b02f05f");
    }

    #[test]
    fn a_short_pseudonym_is_the_first_half_of_the_whole() {
        let whole = pseudonym(&key(7), PROJECT, PERSON);
        assert_eq!(whole.short(), "adb376efce1680ec5250fb4f9c8181e1");
    }

    #[test]
    fn two_projects_cannot_be_joined() {
        let here = pseudonym(&key(7), PROJECT, PERSON);
        assert_eq!(here, pseudonym(&key(7), PROJECT, PERSON));
        assert_ne!(here, pseudonym(&key(8), PROJECT, PERSON));
        assert_ne!(here, pseudonym(&key(7), PERSON, PERSON));
        assert_ne!(here, pseudonym(&key(7), PROJECT, PROJECT));
    }

    #[test]
    fn a_key_does_not_appear_in_logs() {
        assert_eq!(format!("{:?}", key(7)), "ProjectKey(hidden)");
    }
}
