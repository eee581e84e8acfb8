//! The formats in which a table is given out.

mod csv;
mod ndjson;
mod parquet;
mod zip;

pub use self::{
    csv::{CsvChunks, records},
    ndjson::{ndjson, object},
    parquet::ParquetChunks,
    zip::ZipStream,
};

use std::{
    io::{self, Write},
    sync::{Arc, Mutex, PoisonError},
};

use crate::error::ApiError;

/// Bytes that a library writes, to be taken out in between.
#[derive(Clone, Default)]
struct Outbox(Arc<Mutex<Vec<u8>>>);

impl Outbox {
    /// What was written since the last time.
    fn take(&self) -> Vec<u8> {
        std::mem::take(&mut *self.0.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

impl Write for Outbox {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// A library could not write: there is no reason for that but a fault in the software.
fn broken(error: impl std::fmt::Display) -> ApiError {
    ApiError::Internal(error.to_string())
}
