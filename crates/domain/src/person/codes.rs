//! Code lists about a young person.

use crate::code_list::code_list;

code_list! {
    /// Sex as recorded for norms of instruments that differ by it.
    pub enum Sex {
        Female = "female", "Female";
        Male = "male", "Male";
        NotStated = "not_stated", "Not stated";
    }
}

code_list! {
    /// Gender identity (MHSDS codes 1, 2, 3, 4, Z and X in that order).
    pub enum Gender {
        Female = "female", "Girl or young woman";
        Male = "male", "Boy or young man";
        NonBinary = "non_binary", "Non-binary";
        Other = "other", "Another way";
        NotStated = "not_stated", "Prefers not to say";
        NotKnown = "not_known", "Not known";
    }
}

code_list! {
    /// Special educational needs, as in the school census.
    pub enum SenStatus {
        None = "none", "No special educational needs";
        Support = "support", "SEN support";
        Plan = "ehc_plan", "Education, health and care plan";
        NotKnown = "not_known", "Not known";
    }
}

code_list! {
    /// Ethnic category (NHS Data Dictionary, ETHNIC CATEGORY), by its letter.
    pub enum Ethnicity {
        British = "A", "White: British";
        Irish = "B", "White: Irish";
        OtherWhite = "C", "White: any other";
        WhiteBlackCaribbean = "D", "Mixed: White and Black Caribbean";
        WhiteBlackAfrican = "E", "Mixed: White and Black African";
        WhiteAsian = "F", "Mixed: White and Asian";
        OtherMixed = "G", "Mixed: any other";
        Indian = "H", "Asian: Indian";
        Pakistani = "J", "Asian: Pakistani";
        Bangladeshi = "K", "Asian: Bangladeshi";
        OtherAsian = "L", "Asian: any other";
        Caribbean = "M", "Black: Caribbean";
        African = "N", "Black: African";
        OtherBlack = "P", "Black: any other";
        Chinese = "R", "Chinese";
        AnyOther = "S", "Any other ethnic group";
        NotStated = "Z", "Prefers not to say";
        NotKnown = "99", "Not known";
    }
}

code_list! {
    /// Ethnic categories in the groups that equity figures use.
    pub enum EthnicGroup {
        White = "white", "White";
        Mixed = "mixed", "Mixed";
        Asian = "asian", "Asian";
        Black = "black", "Black";
        Other = "other", "Other";
        Unknown = "unknown", "Not stated or not known";
    }
}

impl Ethnicity {
    /// The group the category belongs to.
    pub const fn group(self) -> EthnicGroup {
        match self {
            Self::British | Self::Irish | Self::OtherWhite => EthnicGroup::White,
            Self::WhiteBlackCaribbean | Self::WhiteBlackAfrican | Self::WhiteAsian | Self::OtherMixed => {
                EthnicGroup::Mixed
            }
            Self::Indian | Self::Pakistani | Self::Bangladeshi | Self::OtherAsian => EthnicGroup::Asian,
            Self::Caribbean | Self::African | Self::OtherBlack => EthnicGroup::Black,
            Self::Chinese | Self::AnyOther => EthnicGroup::Other,
            Self::NotStated | Self::NotKnown => EthnicGroup::Unknown,
        }
    }
}
