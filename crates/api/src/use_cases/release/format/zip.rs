//! A ZIP file written front to back. Its files are stored, not compressed, and dated 1980: so its bytes hang on
//! their contents alone, and on no version of a compressor.

use std::io::Write as _;

use zip::{
    CompressionMethod, DateTime, ZipWriter,
    write::{SimpleFileOptions, StreamWriter},
};

use super::{Outbox, broken};
use crate::error::ApiResult;

/// From this length on a file needs the larger fields of ZIP64.
const LARGE: u64 = u32::MAX as u64;

/// A ZIP file on its way out.
pub struct ZipStream {
    writer: ZipWriter<StreamWriter<Outbox>>,
    outbox: Outbox,
}

impl ZipStream {
    /// An empty one.
    pub fn new() -> Self {
        let outbox = Outbox::default();
        Self { writer: ZipWriter::new_stream(outbox.clone()), outbox }
    }

    /// Begins a file of a length.
    ///
    /// # Errors
    /// Never in practice: memory is written to.
    pub fn begin(&mut self, name: &str, bytes: u64) -> ApiResult<Vec<u8>> {
        let options = SimpleFileOptions::default()
            .compression_method(CompressionMethod::Stored)
            .last_modified_time(DateTime::default())
            .large_file(bytes >= LARGE);
        self.writer.start_file(name, options).map_err(broken)?;
        Ok(self.outbox.take())
    }

    /// Adds to the file that was begun.
    ///
    /// # Errors
    /// Never in practice: memory is written to.
    pub fn add(&mut self, bytes: &[u8]) -> ApiResult<Vec<u8>> {
        self.writer.write_all(bytes).map_err(broken)?;
        Ok(self.outbox.take())
    }

    /// Ends it all.
    ///
    /// # Errors
    /// Never in practice: memory is written to.
    pub fn finish(self) -> ApiResult<Vec<u8>> {
        self.writer.finish().map_err(broken)?;
        Ok(self.outbox.take())
    }
}
