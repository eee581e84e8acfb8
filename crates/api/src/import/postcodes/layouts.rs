//! The arrangements of columns in which postcodes are found.

use headstart_domain::identifier::Postcode;

use super::super::table::Layout;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Column {
    Postcode,
    Lsoa,
    Ward,
    District,
    Easting,
    Northing,
    Unread,
}

pub(super) const LAYOUTS: &[Layout<Column>] = &[
    Layout {
        name: "postcode to LSOA",
        required: &[(Column::Postcode, "postcode"), (Column::Lsoa, "lsoa11_code")],
        optional: &[
            (Column::Ward, "ward_code_20##"),
            (Column::Ward, "ward_code"),
            (Column::District, "district_code"),
            (Column::Easting, "easting"),
            (Column::Northing, "northing"),
        ],
        blanks: &[],
        headerless: None,
    },
    Layout {
        name: "Code-Point Open",
        required: CODE_POINT_OPEN,
        optional: &[],
        blanks: &[],
        // Ordnance Survey publishes the columns' names in a file of their own.
        headerless: Some(is_code_point_open),
    },
    Layout {
        name: "ONS postcode directory",
        required: &[(Column::Postcode, "pcds"), (Column::Lsoa, "lsoa11")],
        optional: DIRECTORY,
        blanks: &[],
        headerless: None,
    },
    Layout {
        name: "ONS postcode directory",
        required: &[(Column::Postcode, "pcds"), (Column::Lsoa, "lsoa##cd")],
        optional: DIRECTORY,
        blanks: &[],
        headerless: None,
    },
];

const CODE_POINT_OPEN: &[(Column, &str)] = &[
    (Column::Postcode, "Postcode"),
    (Column::Unread, "Positional_quality_indicator"),
    (Column::Easting, "Eastings"),
    (Column::Northing, "Northings"),
    (Column::Unread, "Country_code"),
    (Column::Unread, "NHS_regional_HA_code"),
    (Column::Unread, "NHS_HA_code"),
    (Column::Unread, "Admin_county_code"),
    (Column::District, "Admin_district_code"),
    (Column::Ward, "Admin_ward_code"),
];

/// The ONS Postcode Directory and the National Statistics Postcode Lookup; names of columns vary with the year.
const DIRECTORY: &[(Column, &str)] = &[
    (Column::Ward, "osward"),
    (Column::Ward, "ward"),
    (Column::Ward, "wd##cd"),
    (Column::District, "oslaua"),
    (Column::District, "laua"),
    (Column::District, "lad##cd"),
    (Column::Easting, "oseast1m"),
    (Column::Easting, "east1m"),
    (Column::Northing, "osnrth1m"),
    (Column::Northing, "north1m"),
];

fn is_code_point_open(first: &[String]) -> bool {
    let is_number = |cell: &String| cell.bytes().all(|digit| digit.is_ascii_digit());
    let numbers = first.get(1..4).is_some_and(|cells| cells.iter().all(is_number));
    numbers && first.first().is_some_and(|cell| Postcode::parse(cell).is_ok())
}
