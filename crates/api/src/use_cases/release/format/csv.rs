//! CSV (RFC 4180, with `\n` alone at the end of lines): how rows are kept and given out.

use csv::{ReaderBuilder, Writer, WriterBuilder};
use headstart_domain::release::{Record, Resource};

use super::broken;
use crate::{
    error::{ApiError, ApiResult},
    use_cases::release::rows::Cell,
};

/// How many lines a chunk has.
const LINES: usize = 8_000;

/// Turns rows into chunks of whole lines. The first begins with the heading.
pub struct CsvChunks {
    writer: Writer<Vec<u8>>,
    lines: usize,
    /// Rows so far.
    pub rows: u64,
}

impl CsvChunks {
    /// For a table.
    ///
    /// # Errors
    /// Never in practice: memory is written to.
    pub fn new(resource: Resource) -> ApiResult<Self> {
        let mut writer = empty();
        writer.write_record(resource.fields().iter().map(|field| field.name)).map_err(broken)?;
        Ok(Self { writer, lines: 0, rows: 0 })
    }

    /// Adds a row; gives a chunk when one is full.
    ///
    /// # Errors
    /// Never in practice: memory is written to.
    pub fn add(&mut self, row: &[Cell]) -> ApiResult<Option<Vec<u8>>> {
        for cell in row {
            self.writer.write_field(cell.text().as_bytes()).map_err(broken)?;
        }
        self.writer.write_record(None::<&[u8]>).map_err(broken)?;
        self.rows += 1;
        self.lines += 1;
        if self.lines < LINES {
            return Ok(None);
        }
        self.lines = 0;
        std::mem::replace(&mut self.writer, empty()).into_inner().map(Some).map_err(broken)
    }

    /// The last chunk.
    ///
    /// # Errors
    /// Never in practice: memory is written to.
    pub fn finish(self) -> ApiResult<Vec<u8>> {
        self.writer.into_inner().map_err(broken)
    }
}

fn empty() -> Writer<Vec<u8>> {
    WriterBuilder::new().has_headers(false).from_writer(Vec::with_capacity(1 << 20))
}

/// The records of a chunk, without the heading.
///
/// # Errors
/// Bytes that we did not write.
pub fn records(chunk: &[u8], first: bool) -> ApiResult<Vec<Record>> {
    let mut reader = ReaderBuilder::new().has_headers(first).from_reader(chunk);
    let record = |record: Result<csv::StringRecord, csv::Error>| {
        record.map(|record| record.iter().map(str::to_owned).collect())
    };
    reader
        .records()
        .map(record)
        .collect::<Result<_, _>>()
        .map_err(|error| ApiError::Internal(error.to_string()))
}
