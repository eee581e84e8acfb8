//! Apache Parquet, written column by column without Arrow: the rows are few kinds of simple values, and what Arrow
//! would add is a second copy of them in memory.

use std::sync::Arc;

use headstart_domain::release::{Field, FieldKind, Resource};
use parquet::{
    basic::{Compression, LogicalType, Repetition, Type as Physical},
    data_type::{BoolType, ByteArray, ByteArrayType, DoubleType, Int32Type},
    errors::Result as Written,
    file::{
        properties::{EnabledStatistics, WriterProperties},
        writer::{SerializedFileWriter, SerializedRowGroupWriter},
    },
    schema::types::Type,
};

use super::{Outbox, broken};
use crate::{error::ApiResult, use_cases::release::rows::Cell};

/// How many rows are held until their columns are written: they bound the memory.
const GROUP: usize = 32_768;

/// Turns rows into the bytes of a Parquet file.
pub struct ParquetChunks {
    writer: SerializedFileWriter<Outbox>,
    outbox: Outbox,
    columns: Vec<Column>,
    held: usize,
}

/// The values of a column, and for each row whether it has one.
struct Column {
    values: Values,
    present: Vec<i16>,
    required: bool,
}

enum Values {
    Text(Vec<ByteArray>),
    Integer(Vec<i32>),
    Number(Vec<f64>),
    Boolean(Vec<bool>),
}

impl ParquetChunks {
    /// For a table.
    ///
    /// # Errors
    /// Never in practice: memory is written to.
    pub fn new(resource: Resource) -> ApiResult<Self> {
        let fields = resource.fields();
        let columns = fields.iter().map(column_type).collect::<Written<Vec<_>>>().map_err(broken)?;
        let schema =
            Type::group_type_builder(resource.as_str()).with_fields(columns).build().map_err(broken)?;
        let properties = WriterProperties::builder()
            .set_compression(Compression::SNAPPY)
            .set_statistics_enabled(EnabledStatistics::Chunk)
            .set_created_by("headstart".to_owned())
            .build();
        let outbox = Outbox::default();
        let writer = SerializedFileWriter::new(outbox.clone(), Arc::new(schema), Arc::new(properties));
        Ok(Self {
            writer: writer.map_err(broken)?,
            outbox,
            columns: fields.iter().map(Column::new).collect(),
            held: 0,
        })
    }

    /// Adds a row; gives bytes when there are some.
    ///
    /// # Errors
    /// A cell that is not of its column's kind.
    pub fn add(&mut self, row: Vec<Cell>) -> ApiResult<Option<Vec<u8>>> {
        for (column, cell) in self.columns.iter_mut().zip(row) {
            column.add(cell)?;
        }
        self.held += 1;
        if self.held < GROUP {
            return Ok(None);
        }
        self.write_group()?;
        Ok(Some(self.outbox.take()))
    }

    /// The last bytes.
    ///
    /// # Errors
    /// Never in practice: memory is written to.
    pub fn finish(mut self) -> ApiResult<Vec<u8>> {
        if self.held > 0 {
            self.write_group()?;
        }
        self.writer.close().map_err(broken)?;
        Ok(self.outbox.take())
    }

    fn write_group(&mut self) -> ApiResult<()> {
        let mut group = self.writer.next_row_group().map_err(broken)?;
        for column in &mut self.columns {
            column.write(&mut group).map_err(broken)?;
        }
        group.close().map_err(broken)?;
        self.held = 0;
        Ok(())
    }
}

fn column_type(field: &Field) -> Written<Arc<Type>> {
    let (physical, logical) = match field.kind {
        FieldKind::Text | FieldKind::Code | FieldKind::Codes => {
            (Physical::BYTE_ARRAY, Some(LogicalType::String))
        }
        FieldKind::Integer => (Physical::INT32, None),
        FieldKind::Number => (Physical::DOUBLE, None),
        FieldKind::Boolean => (Physical::BOOLEAN, None),
    };
    let repetition = if field.required { Repetition::REQUIRED } else { Repetition::OPTIONAL };
    let column = Type::primitive_type_builder(field.name, physical)
        .with_repetition(repetition)
        .with_logical_type(logical)
        .build()?;
    Ok(Arc::new(column))
}

impl Column {
    fn new(field: &Field) -> Self {
        let values = match field.kind {
            FieldKind::Text | FieldKind::Code | FieldKind::Codes => Values::Text(Vec::new()),
            FieldKind::Integer => Values::Integer(Vec::new()),
            FieldKind::Number => Values::Number(Vec::new()),
            FieldKind::Boolean => Values::Boolean(Vec::new()),
        };
        Self { values, present: Vec::new(), required: field.required }
    }

    fn add(&mut self, cell: Cell) -> ApiResult<()> {
        if !self.required {
            self.present.push(i16::from(cell != Cell::Empty));
        }
        match (&mut self.values, cell) {
            (_, Cell::Empty) if !self.required => {}
            (Values::Text(values), Cell::Text(text)) => values.push(text.into_owned().into_bytes().into()),
            (Values::Integer(values), Cell::Integer(number)) => {
                values.push(i32::try_from(number).map_err(broken)?)
            }
            (Values::Number(values), Cell::Number(number)) => values.push(number),
            (Values::Boolean(values), Cell::Boolean(value)) => values.push(value),
            _ => return Err(broken("a cell is not of its column's kind")),
        }
        Ok(())
    }

    /// Writes the values held, and forgets them.
    fn write(&mut self, group: &mut SerializedRowGroupWriter<'_, Outbox>) -> Written<()> {
        let Some(mut writer) = group.next_column()? else { return Ok(()) };
        let present = (!self.required).then_some(self.present.as_slice());
        match &mut self.values {
            Values::Text(values) => {
                writer.typed::<ByteArrayType>().write_batch(values, present, None)?;
                values.clear();
            }
            Values::Integer(values) => {
                writer.typed::<Int32Type>().write_batch(values, present, None)?;
                values.clear();
            }
            Values::Number(values) => {
                writer.typed::<DoubleType>().write_batch(values, present, None)?;
                values.clear();
            }
            Values::Boolean(values) => {
                writer.typed::<BoolType>().write_batch(values, present, None)?;
                values.clear();
            }
        }
        self.present.clear();
        writer.close()
    }
}

#[cfg(test)]
mod tests {
    use bytes::Bytes;
    use parquet::{
        file::reader::{FileReader as _, SerializedFileReader},
        record::RowAccessor as _,
    };

    use super::*;

    fn scale(n: usize) -> Vec<Cell> {
        let published = n.is_multiple_of(2).then_some(4.5);
        vec![
            Cell::from(format!("instrument {n}")),
            "self".into(),
            "total".into(),
            "Title".into(),
            "Total".into(),
            i64::try_from(n).unwrap().into(),
            true.into(),
            "lower".into(),
            "score".into(),
            published.into(),
            Cell::Empty,
        ]
    }

    fn file(rows: usize) -> Vec<u8> {
        let mut chunks = ParquetChunks::new(Resource::Scales).unwrap();
        let mut bytes = Vec::new();
        for n in 0..rows {
            bytes.extend(chunks.add(scale(n)).unwrap().unwrap_or_default());
        }
        bytes.extend(chunks.finish().unwrap());
        bytes
    }

    #[test]
    fn a_file_of_several_groups_reads_back_as_it_was_written() {
        let rows = GROUP + 3;
        let reader = SerializedFileReader::new(Bytes::from(file(rows))).unwrap();
        assert_eq!(reader.metadata().num_row_groups(), 2);
        let mut count = 0;
        for (n, row) in reader.get_row_iter(None).unwrap().map(Result::unwrap).enumerate() {
            assert_eq!(row.get_string(0).unwrap(), &format!("instrument {n}"));
            assert_eq!(row.get_int(5).unwrap(), i32::try_from(n).unwrap());
            assert_eq!(row.get_double(9).ok(), n.is_multiple_of(2).then_some(4.5));
            assert!(row.get_bool(6).unwrap() && row.get_string(10).is_err());
            count += 1;
        }
        assert_eq!(count, rows);
    }

    #[test]
    fn the_same_rows_give_the_same_bytes() {
        assert_eq!(file(100), file(100));
    }

    #[test]
    fn a_cell_of_another_kind_is_refused() {
        let mut chunks = ParquetChunks::new(Resource::Scales).unwrap();
        let mut row = scale(1);
        row[5] = "one".into();
        assert!(chunks.add(row).is_err());
    }
}
