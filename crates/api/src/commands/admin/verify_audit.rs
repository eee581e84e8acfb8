//! `headstart admin verify-audit`

use headstart_contract::problem::ProblemCode;
use headstart_store::{Uid, audit_hash, rows::Audit};

use crate::{
    error::{ApiError, ApiResult},
    state::State,
};

/// Rows read at a time.
const PAGE: i64 = 1_000;

/// How far the chains are proved. Rows come chain by chain, in order.
#[derive(Debug)]
struct Proof {
    chain: Uid,
    seq: i64,
    hash: String,
    rows: u64,
    chains: u64,
}

impl Proof {
    const fn new() -> Self {
        Self { chain: Uid::NIL, seq: 0, hash: String::new(), rows: 0, chains: 0 }
    }

    /// Takes the next row, or says what is wrong with it.
    fn next(&mut self, row: &Audit) -> Result<(), String> {
        if row.chain != self.chain {
            self.chain = row.chain;
            self.seq = 0;
            self.hash.clear();
            self.chains += 1;
        }
        if row.seq != self.seq + 1 {
            return Err(format!("the rows between {} and {} are missing", self.seq, row.seq));
        }
        if row.previous_hash != self.hash {
            return Err("it does not follow the row before it".into());
        }
        if audit_hash(row) != row.hash {
            return Err("it is not what was written".into());
        }
        self.seq = row.seq;
        self.hash.clone_from(&row.hash);
        self.rows += 1;
        Ok(())
    }
}

pub(super) async fn verify(state: &State) -> ApiResult<String> {
    let mut proof = Proof::new();
    loop {
        let (chain, seq) = (proof.chain, proof.seq);
        let page = state.store.read(move |tx| Ok::<_, ApiError>(tx.audit_after(chain, seq, PAGE)?)).await?;
        if page.is_empty() {
            return Ok(format!("The audit is whole: {} rows in {} chains.", proof.rows, proof.chains));
        }
        for row in &page {
            proof.next(row).map_err(|fault| {
                let place = format!("row {} of chain {}, written {}", row.seq, row.chain.0, row.at.utc());
                ApiError::known(ProblemCode::Conflict, format!("The audit is broken at {place}: {fault}"))
            })?;
        }
    }
}
