//! What a use case is given besides the connection: identifiers, randomness, sealing. All of it can be moved
//! to the thread that does the work.

use headstart_domain::identifier::ReferralReference;
use headstart_store::{Tx, Uid};

use crate::{
    auth::Caller,
    crypto::{Sealer, random},
    error::{ApiError, ApiResult},
    remembered::Memory,
    state::State,
};

/// What a use case is given.
#[derive(Clone)]
pub struct Tools {
    /// Who acts, and when.
    pub caller: Caller,
    state: State,
}

impl Tools {
    /// The tools of one request.
    pub fn new(state: &State, caller: Caller) -> Self {
        Self { caller, state: state.clone() }
    }

    /// A new identifier.
    pub fn uid(&self) -> Uid {
        self.state.new_uid()
    }

    /// What is remembered between requests.
    pub fn memory(&self) -> &Memory {
        &self.state.memory
    }

    /// The store's count of changes to what is remembered.
    pub fn store_changes(&self) -> u64 {
        self.state.store.changes()
    }

    /// Seals and opens fields.
    pub fn sealer(&self) -> &Sealer {
        &self.state.sealer
    }

    /// A reference that nobody has yet: `HS-XXXX-XXX` for a referral, `YP-XXXX-XXX` for a young person.
    ///
    /// # Errors
    /// When there is no randomness, or the store fails.
    pub fn reference(
        &self,
        tx: &mut Tx<'_>,
        prefix: &str,
        taken: impl Fn(&mut Tx<'_>, Uid, &str) -> headstart_store::Result<bool>,
    ) -> ApiResult<String> {
        for _ in 0..20 {
            // 30 random bits; the few that are beyond the last reference are drawn again.
            let number = u32::from_be_bytes(random::<4>()?) >> 2;
            let Some(reference) = ReferralReference::from_number(number) else { continue };
            let reference = reference.to_string().replacen("HS", prefix, 1);
            if !taken(tx, self.caller.partnership(), &reference)? {
                return Ok(reference);
            }
        }
        Err(ApiError::Internal("no free reference was found".into()))
    }
}
