//! The stored bytes of a release, chunk by chunk.

use std::io::{Read as _, Write as _};

use flate2::{Compression, read::DeflateDecoder, write::DeflateEncoder};
use headstart_domain::release::{Record, Resource};
use headstart_store::{Tx, Uid};

use super::{format::records, shared::Shared};
use crate::error::{ApiError, ApiResult};

/// The part that holds who is not in a release any more, and why.
pub const TOMBSTONES: &str = "tombstones";

/// The part that holds a table's Parquet file.
pub fn parquet_part(resource: Resource) -> String {
    format!("{resource}.parquet")
}

/// Lines as they are stored.
///
/// # Errors
/// Never in practice: memory is written to.
pub fn packed(lines: &[u8]) -> ApiResult<Vec<u8>> {
    let mut encoder = DeflateEncoder::new(Vec::with_capacity(lines.len() / 4), Compression::fast());
    encoder.write_all(lines).map_err(|error| ApiError::Internal(error.to_string()))?;
    encoder.finish().map_err(|error| ApiError::Internal(error.to_string()))
}

/// Lines as they were before they were stored.
///
/// # Errors
/// Bytes that were not packed by us.
pub fn unpacked(bytes: &[u8]) -> ApiResult<Vec<u8>> {
    let mut lines = Vec::with_capacity(bytes.len() * 6);
    let read = DeflateDecoder::new(bytes).read_to_end(&mut lines);
    read.map_err(|error| ApiError::Internal(format!("a stored chunk cannot be read: {error}")))?;
    Ok(lines)
}

/// The lines of a chunk of a table; none after the last.
///
/// # Errors
/// The store's, or bytes that were not packed by us.
pub fn lines(tx: &mut Tx<'_>, release: Uid, part: &str, seq: i32) -> ApiResult<Option<Vec<u8>>> {
    tx.release_chunk(release, part, seq)?.map(|bytes| unpacked(&bytes)).transpose()
}

/// The frozen rows of a table, in order.
pub struct FrozenRows<'s, 't, 'c> {
    shared: &'s Shared<'t, 'c>,
    /// None: there is nothing to read.
    release: Option<Uid>,
    part: &'static str,
    seq: i32,
    ready: std::vec::IntoIter<Record>,
}

impl<'s, 't, 'c> FrozenRows<'s, 't, 'c> {
    /// The rows of a part of a release; no rows when there is no release.
    pub fn of(shared: &'s Shared<'t, 'c>, release: Option<Uid>, part: &'static str) -> Self {
        Self { shared, release, part, seq: 0, ready: Vec::new().into_iter() }
    }
}

impl Iterator for FrozenRows<'_, '_, '_> {
    type Item = ApiResult<Record>;

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            if let Some(record) = self.ready.next() {
                return Some(Ok(record));
            }
            let (release, seq) = (self.release?, self.seq);
            let read = self.shared.with(|tx| lines(tx, release, self.part, seq));
            self.seq += 1;
            match read.and_then(|lines| lines.map(|lines| records(&lines, seq == 0)).transpose()) {
                Ok(Some(records)) => self.ready = records.into_iter(),
                Ok(None) => self.release = None,
                Err(error) => {
                    self.release = None;
                    return Some(Err(error));
                }
            }
        }
    }
}
