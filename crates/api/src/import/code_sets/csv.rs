//! Code lists as CSV.

use super::super::fault::{Fault, FaultCode, ImportError};
use super::super::parsed::Parsed;
use super::super::record::Field;
use super::super::table::{Layout, Row, read_table, text};
use super::super::value;
use super::{CodeKey, CodeRecord, UNVERSIONED, Unsaid};

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Column {
    Scheme,
    Version,
    Code,
    Label,
    ValidFrom,
    ValidTo,
}

const CODE_LIST: &str = "code list";

/// Our own layout, and the Department for Education's Common Basic Data Set, whose layouts are named after the lists
/// they hold.
const LAYOUTS: &[Layout<Column>] = &[
    Layout {
        name: CODE_LIST,
        required: &[(Column::Code, "code"), (Column::Label, "label")],
        optional: &[
            (Column::Scheme, "scheme"),
            (Column::Version, "version"),
            (Column::ValidFrom, "valid_from"),
            (Column::ValidTo, "valid_to"),
        ],
        blanks: &[],
        headerless: None,
    },
    Layout {
        name: "cbds-ethnicity",
        required: &[(Column::Code, "EthnicityCode"), (Column::Label, "EthnicityDescription")],
        ..COMMON_BASIC_DATA_SET
    },
    Layout {
        name: "cbds-language",
        required: &[(Column::Code, "LanguageCode"), (Column::Label, "LanguageDescription")],
        ..COMMON_BASIC_DATA_SET
    },
    Layout {
        name: "cbds-sen-status",
        required: &[(Column::Code, "SENStatusCode"), (Column::Label, "SENStatusDescription")],
        ..COMMON_BASIC_DATA_SET
    },
    Layout {
        name: "cbds-year-group",
        required: &[(Column::Code, "YearGroupCode"), (Column::Label, "YearGroupDescription")],
        ..COMMON_BASIC_DATA_SET
    },
];

const COMMON_BASIC_DATA_SET: Layout<Column> =
    Layout { name: "cbds", required: &[], optional: &[], blanks: &[], headerless: None };

pub(super) fn parse(content: &str, unsaid: &Unsaid) -> Result<Parsed<CodeRecord>, ImportError> {
    let mut scheme_unknown = false;
    let parsed = read_table(content.as_bytes(), LAYOUTS, Column::Code, |row| {
        let record = read(row, unsaid);
        scheme_unknown |=
            row.layout() == CODE_LIST && row.raw(Column::Scheme).is_none() && unsaid.scheme.is_none();
        record
    })?;
    if scheme_unknown {
        return Err(ImportError::SchemeUnknown);
    }
    Ok(parsed)
}

fn read(row: &mut Row<'_, Column>, unsaid: &Unsaid) -> Option<CodeRecord> {
    let code = row.required(Column::Code, text);
    let label = row.required(Column::Label, text);
    let scheme = match row.filled(Column::Scheme, text) {
        Field::Value(scheme) => Some(scheme),
        Field::Blank => None,
        Field::Unstated => {
            unsaid.scheme.clone().or_else(|| (row.layout() != CODE_LIST).then(|| row.layout().to_owned()))
        }
    };
    let version = row
        .optional(Column::Version, text)
        .into_value()
        .or_else(|| unsaid.version.clone())
        .unwrap_or_else(|| UNVERSIONED.to_owned());
    let valid_from = row.optional(Column::ValidFrom, value::date);
    let valid_to = row.optional(Column::ValidTo, value::date);
    if let (Field::Value(from), Field::Value(to)) = (valid_from, valid_to)
        && to < from
    {
        let message = format!("it ends on {to}, before it begins on {from}");
        row.fault(Column::ValidTo, Fault::new(FaultCode::DatesOutOfOrder, message));
    }
    let key = CodeKey { scheme: scheme?, version, code: code? };
    Some(CodeRecord { key, label: Field::Value(label?), valid_from, valid_to })
}
