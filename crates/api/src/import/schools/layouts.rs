//! The arrangements of columns in which the register of schools is found.

use super::super::table::Layout;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Column {
    Urn,
    Name,
    Phase,
    Type,
    Status,
    LowAge,
    HighAge,
    LaCode,
    EstablishmentNumber,
    DfeNumber,
    WardName,
    Postcode,
    OpenDate,
    CloseDate,
}

pub(super) const LAYOUTS: &[Layout<Column>] = &[GIAS, EDUBASE_2017, SNAKE_CASE];

/// As downloaded from <https://get-information-schools.service.gov.uk>, whole or with chosen columns.
const GIAS: Layout<Column> = Layout {
    name: "GIAS",
    required: &[
        (Column::Urn, "URN"),
        (Column::Name, "EstablishmentName"),
        (Column::Type, "TypeOfEstablishment (name)"),
    ],
    optional: &[
        (Column::Phase, "PhaseOfEducation (name)"),
        (Column::Status, "EstablishmentStatus (name)"),
        (Column::LowAge, "StatutoryLowAge"),
        (Column::HighAge, "StatutoryHighAge"),
        (Column::LaCode, "LA (code)"),
        (Column::EstablishmentNumber, "EstablishmentNumber"),
        (Column::WardName, "AdministrativeWard (name)"),
        (Column::Postcode, "Postcode"),
        (Column::OpenDate, "OpenDate"),
        (Column::CloseDate, "CloseDate"),
    ],
    blanks: &[],
    headerless: None,
};

/// As Edubase was published until 2017, with words as headers and `NA` for what is not known.
const EDUBASE_2017: Layout<Column> = Layout {
    name: "Edubase 2017",
    required: &[
        (Column::Urn, "URN"),
        (Column::Name, "Establishment name"),
        (Column::Type, "Type of establishment"),
    ],
    optional: &[
        (Column::Phase, "Phase of education"),
        (Column::Status, "Establishment status"),
        (Column::LowAge, "Statutory lowest age"),
        (Column::HighAge, "Statutory highest age"),
        (Column::LaCode, "Local authority (code)"),
        (Column::EstablishmentNumber, "Establishment number"),
        (Column::Postcode, "Postcode"),
        (Column::OpenDate, "Opening date"),
        (Column::CloseDate, "Closing date"),
    ],
    blanks: &["NA"],
    headerless: None,
};

/// As analysts pass extracts on, with headers in snake case and one number for authority and school.
const SNAKE_CASE: Layout<Column> = Layout {
    name: "school extract",
    required: &[(Column::Urn, "urn"), (Column::Name, "school_name"), (Column::Type, "establishment_type")],
    optional: &[
        (Column::Phase, "phase_type"),
        (Column::Status, "school_status"),
        (Column::LowAge, "statutory_low_age"),
        (Column::HighAge, "statutory_high_age"),
        (Column::LaCode, "la_code"),
        (Column::DfeNumber, "dfe_number"),
        (Column::WardName, "administrative_ward"),
        (Column::Postcode, "postcode"),
        (Column::OpenDate, "open_date"),
        (Column::CloseDate, "close_date"),
    ],
    blanks: &[],
    headerless: None,
};
