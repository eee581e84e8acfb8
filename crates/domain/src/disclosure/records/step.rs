//! The steps by which a record is made coarser, in the order in which they are taken.

use crate::code_list::code_list;

code_list! {
    /// A column that is withheld from a record that too few others are like. The order goes from what tells a
    /// person apart most and evaluation needs least to what every comparison needs. What norms tell of sex and age
    /// goes before these themselves: nobody's T score tells what the record withholds.
    pub enum Step {
        School = "school", "School";
        Locality = "locality", "Locality";
        EthnicityGroup = "ethnicity_group", "Ethnic group";
        ImdDecile = "imd_decile", "Decile of deprivation (the fifth stays)";
        Sen = "sen", "Special educational needs";
        Norms = "norms", "T scores and bands that rest on sex or age";
        SchoolYear = "school_year", "School year (the key stage stays)";
        FreeSchoolMeals = "fsm", "Free school meals";
        ImdQuintile = "imd_quintile", "Fifth of deprivation";
        KeyStage = "key_stage", "Key stage";
        Sex = "sex", "Sex";
    }
}

impl Step {
    /// Its place among the bits of what is withheld.
    pub(super) const fn bit(self) -> u16 {
        1 << self as u16
    }
}
