//! Reference data of the whole installation: neighbourhoods, postcodes, bank holidays and code lists. Imports
//! read what is known by key, and put what is new or differs; statements are of bounded size.

use chrono::NaiveDate;
use diesel::{NullableExpressionMethods, Queryable, Selectable};

use super::twin;
use crate::{
    rows::{BankHoliday, CodeEntry, Lsoa, PostcodeArea},
    schema::{locality, lsoa, postcode_area},
    types::Uid,
};

/// Where a postcode is.
#[derive(Debug, Clone, PartialEq, Eq, Queryable, Selectable)]
#[diesel(table_name = postcode_area)]
pub struct AreaFound {
    /// The postcode.
    pub postcode: String,
    /// The neighbourhood that most of its addresses lie in.
    pub lsoa_code: Option<String>,
    /// That neighbourhood's ward.
    #[diesel(select_expression = lsoa::ward_name.nullable())]
    pub ward_name: Option<String>,
    /// Index of Multiple Deprivation decile, 1 = most deprived tenth of neighbourhoods.
    #[diesel(select_expression = lsoa::imd_decile.nullable())]
    pub imd_decile: Option<i16>,
    /// Income Deprivation Affecting Children decile, 1 = most deprived.
    #[diesel(select_expression = lsoa::idaci_decile.nullable())]
    pub idaci_decile: Option<i16>,
    /// The partnership's locality to which the ward belongs.
    #[diesel(select_expression = locality::id.nullable())]
    pub locality_id: Option<Uid>,
    /// That locality's name.
    #[diesel(select_expression = locality::name.nullable())]
    pub locality: Option<String>,
}

twin! { reference:
    /// Where a postcode (in its one spelling, `SO14 6RU`) is, and which locality of the partnership its ward
    /// belongs to. None when the postcode is not known.
    area_of => area_of(partnership: Uid, postcode: &str) -> Option<AreaFound>;
    /// The neighbourhoods with these codes.
    lsoas => lsoas(codes: &[String]) -> Vec<Lsoa>;
    /// Adds neighbourhoods, or replaces what was known of them. No code may come twice.
    put_lsoas => put_lsoas(rows: &[Lsoa]) -> ();
    /// What is known of these postcodes.
    postcode_areas => postcode_areas(postcodes: &[String]) -> Vec<PostcodeArea>;
    /// Adds postcodes, or replaces what was known of them. No postcode may come twice.
    put_postcode_areas => put_postcode_areas(rows: &[PostcodeArea]) -> ();
    /// The bank holidays of a division (`england-and-wales`, …) from a day on, in order.
    bank_holidays => bank_holidays(division: &str, from: NaiveDate) -> Vec<BankHoliday>;
    /// Adds bank holidays, or changes their titles. No day of a division may come twice.
    put_bank_holidays => put_bank_holidays(rows: &[BankHoliday]) -> (), then forget;
    /// Deletes bank holidays that are none any more, and tells how many.
    delete_bank_holidays => delete_bank_holidays(division: &str, days: &[NaiveDate]) -> usize, then forget;
    /// The entries of one version of a code list that have these codes.
    code_entries => code_entries(scheme: &str, version: &str, codes: &[String]) -> Vec<CodeEntry>;
    /// Adds entries of code lists, or replaces what was known of them. No code of a version may come twice.
    put_code_entries => put_code_entries(rows: &[CodeEntry]) -> ();
}
