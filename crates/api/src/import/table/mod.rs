//! Reading tables: CSV files whose layout is told by their headers.

mod layout;
mod lines;
mod row;

use std::io::Read;

pub(super) use layout::Layout;
pub(super) use row::{Row, checked, text};

use super::fault::{Fault, FaultCode, ImportError};
use super::parsed::{Collector, Parsed};
use super::record::Record;
use layout::Columns;
use lines::{RawRecord, Records};

/// More than the largest file known, the 2.7 million postcodes of the ONS directory.
const MAX_RECORDS: usize = 5_000_000;

/// Reads a table line by line. `read` turns a line into a record; where it notes a fault, the line is rejected.
pub(super) fn read_table<R, C, T>(
    reader: R,
    layouts: &[Layout<C>],
    key_column: C,
    mut read: impl FnMut(&mut Row<'_, C>) -> Option<T>,
) -> Result<Parsed<T>, ImportError>
where
    R: Read,
    C: Copy + PartialEq,
    T: Record,
{
    let mut records = Records::new(reader);
    let first = records.next(None)?.ok_or(ImportError::Empty)?;
    let headers = first.fields.as_deref().unwrap_or_default();
    let columns = Columns::find(headers, layouts)?;
    let mut collector = Collector::new(columns.layout);
    let mut pending = columns.headerless.then_some(first);
    let mut count = 0;
    loop {
        let record = match pending.take() {
            Some(record) => record,
            None => match records.next(Some(columns.width))? {
                Some(record) => record,
                None => return Ok(collector.finish()),
            },
        };
        count += 1;
        if count > MAX_RECORDS {
            return Err(ImportError::TooLarge { limit: format!("{MAX_RECORDS} lines") });
        }
        read_record(record, &columns, key_column, &mut read, &mut collector);
    }
}

fn read_record<C: Copy + PartialEq, T: Record>(
    record: RawRecord,
    columns: &Columns<C>,
    key_column: C,
    read: &mut impl FnMut(&mut Row<'_, C>) -> Option<T>,
    collector: &mut Collector<T>,
) {
    let line = record.line;
    let cells = match record.fields {
        Ok(cells) => cells,
        Err(fault) => return collector.reject(line, None, vec![fault.of_line()]),
    };
    if cells.iter().all(String::is_empty) {
        return;
    }
    let mut row = Row::new(columns, &cells);
    let key = row.raw(key_column).filter(|key| !key.is_empty()).map(|key| key.chars().take(100).collect());
    if cells.len() != columns.width {
        let message = format!("the line has {} fields where the header has {}", cells.len(), columns.width);
        let fault = Fault::new(FaultCode::WrongNumberOfFields, message);
        return collector.reject(line, key, vec![fault.of_line()]);
    }
    let value = read(&mut row);
    let reasons = row.into_reasons();
    match value {
        Some(value) if reasons.is_empty() => collector.accept(line, value),
        _ => collector.reject(line, key, reasons),
    }
}
