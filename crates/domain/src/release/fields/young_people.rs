//! Columns about young people.

use super::super::field::{Field, FieldKind::*, Sensitivity::*, codes_of};
use crate::{
    disclosure::{KeyStage, Step},
    person::{EthnicGroup, SenStatus, Sex},
    tier::Tier,
};

const PSEUDONYM: &str = "HMAC-SHA-256 of the record's own id under the project's key, first 128 bits";
const WITHHELD: &str = "Record of the young person; empty when not known, or withheld (see withheld)";

pub(in super::super) const YOUNG_PEOPLE: &[Field] = &[
    Field::new(
        "young_person",
        Text,
        Pseudonym,
        "The young person. The same in every release of the project, another in every other project.",
        PSEUDONYM,
    )
    .required(),
    Field::new("school", Text, QuasiIdentifier, "The school, as a pseudonym", PSEUDONYM),
    Field::new("locality", Text, QuasiIdentifier, "The locality of the home, by name", WITHHELD),
    Field::new(
        "school_year",
        Integer,
        QuasiIdentifier,
        "School year group on the day on which the first period of support began",
        "Date of birth and that day: the usual year group (year 7 starts in the September after the eleventh \
         birthday)",
    )
    .unit("year group"),
    Field::new(
        "key_stage",
        Code,
        QuasiIdentifier,
        "Key stage of that year group",
        "School year; it stays when the school year is withheld",
    )
    .codes(codes_of!(KeyStage)),
    Field::new("sex", Code, QuasiIdentifier, "Sex, as recorded for norms of instruments", WITHHELD)
        .codes(codes_of!(Sex)),
    Field::new("ethnicity_group", Code, QuasiIdentifier, "Ethnic group", "Ethnic category (NHS Data Dictionary)")
        .codes(codes_of!(EthnicGroup)),
    Field::new("sen", Code, QuasiIdentifier, "Special educational needs, as in the school census", WITHHELD)
        .codes(codes_of!(SenStatus)),
    Field::new("fsm", Boolean, QuasiIdentifier, "Free school meals", WITHHELD),
    Field::new(
        "imd_decile",
        Integer,
        QuasiIdentifier,
        "Deprivation of the home's neighbourhood: 1 is the most deprived tenth of England",
        "English Indices of Deprivation, by the postcode's LSOA",
    )
    .unit("decile"),
    Field::new(
        "imd_quintile",
        Integer,
        QuasiIdentifier,
        "The same in fifths: 1 is the most deprived",
        "Decile; it stays when the decile is withheld",
    )
    .unit("quintile"),
    Field::new(
        "withheld",
        Codes,
        QuasiIdentifier,
        "The columns that are empty in this row although something may be known, because too few others are alike",
        "Disclosure control at the freeze: least telling k of the project, steps in the order of the codes",
    )
    .codes(codes_of!(Step)),
    Field::new("referrals", Integer, Service, "Referrals made about the young person", "Referrals")
        .unit("referrals")
        .required(),
    Field::new("episodes", Integer, Service, "Periods of support", "Periods of support").unit("periods").required(),
    Field::new("episodes_universal", Integer, Service, "Of these at Universal", "Periods of support, tier")
        .unit("periods")
        .required(),
    Field::new("episodes_universal_plus", Integer, Service, "Of these at Universal Plus", "Periods of support, tier")
        .unit("periods")
        .required(),
    Field::new(
        "episodes_partnership_plus",
        Integer,
        Service,
        "Of these at Partnership Plus",
        "Periods of support, tier",
    )
    .unit("periods")
    .required(),
    Field::new(
        "highest_tier",
        Code,
        Service,
        "The highest tier of support so far; l of the release is counted on it",
        "Periods of support, tier",
    )
    .codes(codes_of!(Tier))
    .required(),
];
