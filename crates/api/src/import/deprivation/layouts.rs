//! The arrangements of columns in which facts about LSOAs are found.

use super::super::table::Layout;
use super::Edition;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Column {
    Code,
    Name,
    LaCode,
    LaName,
    ImdRank,
    ImdDecile,
    IdaciRank,
    IdaciDecile,
    IdaciScore,
    WardCode,
    WardName,
    Population,
}

const INDICES_2019: &str = "Indices of Deprivation 2019";
const INDICES_2025: &str = "Indices of Deprivation 2025";
const DOMAINS_2019: &str = "IMD 2019 by domain";
const DOMAINS_2025: &str = "IMD 2025 by domain";

pub(super) const LAYOUTS: &[Layout<Column>] = &[
    Layout {
        name: INDICES_2019,
        required: &[(Column::Code, "LSOA code (2011)"), (Column::Name, "LSOA name (2011)")],
        optional: INDICES,
        blanks: &[],
        headerless: None,
    },
    Layout {
        name: INDICES_2025,
        required: &[(Column::Code, "LSOA code (2021)"), (Column::Name, "LSOA name (2021)")],
        optional: INDICES,
        blanks: &[],
        headerless: None,
    },
    Layout {
        name: DOMAINS_2019,
        required: &[(Column::Code, "lsoa11_code"), (Column::ImdRank, "IMD_rank")],
        optional: DOMAINS,
        blanks: &["NA"],
        headerless: None,
    },
    Layout {
        name: DOMAINS_2025,
        required: &[(Column::Code, "lsoa21_code"), (Column::ImdRank, "IMD_rank")],
        optional: DOMAINS,
        blanks: &["NA"],
        headerless: None,
    },
    Layout {
        name: "ONS ward look-up",
        required: &[(Column::Code, "LSOA##CD"), (Column::WardCode, "WD##CD")],
        optional: &[
            (Column::Name, "LSOA##NM"),
            (Column::WardName, "WD##NM"),
            (Column::LaCode, "LAD##CD"),
            (Column::LaName, "LAD##NM"),
        ],
        blanks: &[],
        headerless: None,
    },
    Layout {
        name: "ward look-up",
        required: &[(Column::Code, "lsoa##_code"), (Column::WardCode, "ward##_code")],
        optional: &[
            (Column::Name, "lsoa##_name"),
            (Column::WardName, "ward##_name"),
            (Column::LaCode, "ltla##_code"),
            (Column::LaName, "ltla##_name"),
        ],
        blanks: &["NA"],
        headerless: None,
    },
];

/// The published files; the first has its rank and decile without the explanation the others add.
const INDICES: &[(Column, &str)] = &[
    (Column::LaCode, "Local Authority District code (20##)"),
    (Column::LaName, "Local Authority District name (20##)"),
    (Column::ImdRank, "Index of Multiple Deprivation (IMD) Rank"),
    (Column::ImdRank, "Index of Multiple Deprivation (IMD) Rank (where 1 is most deprived)"),
    (Column::ImdDecile, "Index of Multiple Deprivation (IMD) Decile"),
    (Column::ImdDecile, "Index of Multiple Deprivation (IMD) Decile (where 1 is most deprived 10% of LSOAs)"),
    (
        Column::IdaciRank,
        "Income Deprivation Affecting Children Index (IDACI) Rank (where 1 is most deprived)",
    ),
    (
        Column::IdaciDecile,
        "Income Deprivation Affecting Children Index (IDACI) Decile (where 1 is most deprived 10% of LSOAs)",
    ),
    (Column::IdaciScore, "Income Deprivation Affecting Children Index (IDACI) Score (rate)"),
    (Column::Population, "Total population: mid 20## (excluding prisoners)"),
];

/// The layout of the open `IMD` data package for R, which has every domain and no IDACI.
const DOMAINS: &[(Column, &str)] =
    &[(Column::Name, "lsoa##_name"), (Column::LaCode, "lad##_code"), (Column::ImdDecile, "IMD_decile")];

/// The edition a layout's ranks are from. England had 32,844 LSOAs on the boundaries of 2011 and has 33,755 on those
/// of 2021.
pub(super) fn edition_of(layout: &str) -> Option<Edition> {
    match layout {
        INDICES_2019 | DOMAINS_2019 => Some(Edition { year: 2019, lsoas: 32_844 }),
        INDICES_2025 | DOMAINS_2025 => Some(Edition { year: 2025, lsoas: 33_755 }),
        _ => None,
    }
}
