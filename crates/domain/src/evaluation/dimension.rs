//! By what outcomes are broken down, and the bands that numbers are put into for it.

use chrono::NaiveDate;

use crate::{
    code_list::code_list,
    person::{age_on, deprivation_quintile},
};

code_list! {
    /// What outcomes are broken down by.
    pub enum Dimension {
        Tier = "tier", "Tier";
        Offer = "offer", "Offer";
        Organisation = "organisation", "Organisation";
        Locality = "locality", "Locality";
        School = "school", "School";
        Sex = "sex", "Sex";
        Age = "age", "Age at the first score";
        Ethnicity = "ethnicity", "Ethnic group";
        Sen = "sen", "Special educational needs";
        FreeSchoolMeals = "fsm", "Free school meals";
        Deprivation = "deprivation", "Deprivation";
        Waiting = "waiting", "Waiting time";
        Dose = "dose", "Sessions attended";
    }
}

impl Dimension {
    /// Whether one period of support may belong to several values: it is counted in each of them, so that the
    /// groups add up to more than the total.
    pub const fn has_several(self) -> bool {
        matches!(self, Self::Offer | Self::Organisation)
    }

    /// Whether it tells people of a population apart, and not only those who are supported.
    pub const fn is_of_population(self) -> bool {
        match self {
            Self::Locality
            | Self::School
            | Self::Sex
            | Self::Age
            | Self::Ethnicity
            | Self::Sen
            | Self::FreeSchoolMeals
            | Self::Deprivation => true,
            Self::Tier | Self::Offer | Self::Organisation | Self::Waiting | Self::Dose => false,
        }
    }

    /// The codes of its values in the order people see; none where records are its values.
    pub fn codes(self) -> Vec<&'static str> {
        use crate::{
            person::{EthnicGroup, SenStatus, Sex},
            tier::Tier,
        };
        fn of<T: Copy>(all: &[T], code: fn(T) -> &'static str) -> Vec<&'static str> {
            all.iter().copied().map(code).collect()
        }
        match self {
            Self::Tier => of(Tier::ALL, Tier::as_str),
            Self::Sex => of(Sex::ALL, Sex::as_str),
            Self::Age => of(AgeBand::ALL, AgeBand::as_str),
            Self::Ethnicity => of(EthnicGroup::ALL, EthnicGroup::as_str),
            Self::Sen => of(SenStatus::ALL, SenStatus::as_str),
            Self::FreeSchoolMeals => of(FreeSchoolMeals::ALL, FreeSchoolMeals::as_str),
            Self::Deprivation => of(DeprivationFifth::ALL, DeprivationFifth::as_str),
            Self::Waiting => of(WaitingBand::ALL, WaitingBand::as_str),
            Self::Dose => of(DoseBand::ALL, DoseBand::as_str),
            Self::Offer | Self::Organisation | Self::Locality | Self::School => Vec::new(),
        }
    }

    /// The words for a value, where the code list of the dimension has it; records (offers, schools and the
    /// like) are named by whoever holds them.
    pub fn value_label(self, value: &str) -> Option<&'static str> {
        fn of<T: std::str::FromStr>(value: &str, label: fn(T) -> &'static str) -> Option<&'static str> {
            value.parse().ok().map(label)
        }
        use crate::person::{EthnicGroup, SenStatus, Sex};
        match self {
            Self::Tier => of(value, crate::tier::Tier::label),
            Self::Sex => of(value, Sex::label),
            Self::Age => of(value, AgeBand::label),
            Self::Ethnicity => of(value, EthnicGroup::label),
            Self::Sen => of(value, SenStatus::label),
            Self::FreeSchoolMeals => of(value, FreeSchoolMeals::label),
            Self::Deprivation => of(value, DeprivationFifth::label),
            Self::Waiting => of(value, WaitingBand::label),
            Self::Dose => of(value, DoseBand::label),
            Self::Offer | Self::Organisation | Self::Locality | Self::School => None,
        }
    }
}

code_list! {
    /// Age in whole years on the day of the first score.
    pub enum AgeBand {
        UnderEleven = "under-11", "Under 11";
        ElevenToTwelve = "11-12", "11 to 12";
        ThirteenToFourteen = "13-14", "13 to 14";
        FifteenToSixteen = "15-16", "15 to 16";
        SeventeenAndOver = "17-over", "17 and over";
    }
}

impl AgeBand {
    /// The band on a day; none before birth.
    pub fn on(birth: NaiveDate, day: NaiveDate) -> Option<Self> {
        age_on(birth, day).map(Self::of)
    }

    /// The band of an age in whole years.
    pub const fn of(age: u16) -> Self {
        match age {
            0..=10 => Self::UnderEleven,
            11 | 12 => Self::ElevenToTwelve,
            13 | 14 => Self::ThirteenToFourteen,
            15 | 16 => Self::FifteenToSixteen,
            _ => Self::SeventeenAndOver,
        }
    }
}

code_list! {
    /// Whether the young person gets free school meals.
    pub enum FreeSchoolMeals {
        Yes = "yes", "Free school meals";
        No = "no", "No free school meals";
    }
}

impl From<bool> for FreeSchoolMeals {
    fn from(gets: bool) -> Self {
        if gets { Self::Yes } else { Self::No }
    }
}

code_list! {
    /// Fifths of neighbourhoods by the Index of Multiple Deprivation.
    pub enum DeprivationFifth {
        First = "1", "Most deprived fifth";
        Second = "2", "Second most deprived fifth";
        Third = "3", "Middle fifth";
        Fourth = "4", "Second least deprived fifth";
        Fifth = "5", "Least deprived fifth";
    }
}

impl DeprivationFifth {
    /// The fifth of a decile, 1 (most deprived) to 10; none for any other number.
    pub const fn of_decile(decile: u8) -> Option<Self> {
        if decile == 0 {
            return None;
        }
        Some(match deprivation_quintile(decile) {
            1 => Self::First,
            2 => Self::Second,
            3 => Self::Third,
            4 => Self::Fourth,
            5 => Self::Fifth,
            _ => return None,
        })
    }
}

code_list! {
    /// Days from the referral to the first session that the young person came to.
    pub enum WaitingBand {
        TwoWeeks = "0-14", "Up to 2 weeks";
        FourWeeks = "15-28", "2 to 4 weeks";
        EightWeeks = "29-56", "4 to 8 weeks";
        EighteenWeeks = "57-126", "8 to 18 weeks";
        Longer = "127-over", "Over 18 weeks";
        NotSeen = "not-seen", "No session yet";
    }
}

impl WaitingBand {
    /// The band for a referral's day and the day of the first session. A session before the referral is a wait
    /// of nought.
    pub fn between(referred: NaiveDate, first_seen: Option<NaiveDate>) -> Self {
        let Some(seen) = first_seen else { return Self::NotSeen };
        match seen.signed_duration_since(referred).num_days() {
            ..=14 => Self::TwoWeeks,
            15..=28 => Self::FourWeeks,
            29..=56 => Self::EightWeeks,
            57..=126 => Self::EighteenWeeks,
            _ => Self::Longer,
        }
    }
}

code_list! {
    /// Sessions of a period of support that the young person came to.
    pub enum DoseBand {
        None = "0", "None";
        OneToThree = "1-3", "1 to 3";
        FourToSix = "4-6", "4 to 6";
        SevenToTwelve = "7-12", "7 to 12";
        More = "13-over", "13 or more";
    }
}

impl DoseBand {
    /// The band for a number of sessions.
    pub const fn of(attended: u64) -> Self {
        match attended {
            0 => Self::None,
            1..=3 => Self::OneToThree,
            4..=6 => Self::FourToSix,
            7..=12 => Self::SevenToTwelve,
            _ => Self::More,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn a_band_begins_on_the_birthday() {
        let born = day("2013-06-01");
        assert_eq!(AgeBand::on(born, day("2024-05-31")), Some(AgeBand::UnderEleven));
        assert_eq!(AgeBand::on(born, day("2024-06-01")), Some(AgeBand::ElevenToTwelve));
        assert_eq!(AgeBand::on(born, day("2026-06-01")), Some(AgeBand::ThirteenToFourteen));
        assert_eq!(AgeBand::on(born, day("2030-05-31")), Some(AgeBand::FifteenToSixteen));
        assert_eq!(AgeBand::on(born, day("2030-06-01")), Some(AgeBand::SeventeenAndOver));
        assert_eq!(AgeBand::on(born, day("2013-05-31")), None);
    }

    #[test]
    fn waits_are_counted_in_whole_weeks_and_the_edge_belongs_to_the_shorter_one() {
        let wait = |seen: &str| WaitingBand::between(day("2026-03-01"), Some(day(seen)));
        assert_eq!(wait("2026-02-27"), WaitingBand::TwoWeeks);
        assert_eq!(wait("2026-03-15"), WaitingBand::TwoWeeks);
        assert_eq!(wait("2026-03-16"), WaitingBand::FourWeeks);
        assert_eq!(wait("2026-03-29"), WaitingBand::FourWeeks);
        assert_eq!(wait("2026-04-26"), WaitingBand::EightWeeks);
        assert_eq!(wait("2026-07-05"), WaitingBand::EighteenWeeks);
        assert_eq!(wait("2026-07-06"), WaitingBand::Longer);
        assert_eq!(WaitingBand::between(day("2026-03-01"), None), WaitingBand::NotSeen);
    }

    #[test]
    fn sessions_and_deciles_fall_into_their_bands() {
        let bands = [0, 1, 3, 4, 6, 7, 12, 13].map(|sessions| DoseBand::of(sessions).as_str());
        assert_eq!(bands, ["0", "1-3", "1-3", "4-6", "4-6", "7-12", "7-12", "13-over"]);
        let fifth = |decile| DeprivationFifth::of_decile(decile).map(DeprivationFifth::as_str);
        assert_eq!([0, 1, 2, 3, 10, 11].map(fifth), [None, Some("1"), Some("1"), Some("2"), Some("5"), None]);
    }

    #[test]
    fn every_banded_value_has_words() {
        assert_eq!(Dimension::Age.value_label("13-14"), Some("13 to 14"));
        assert_eq!(Dimension::Tier.value_label("universal_plus"), Some("Universal Plus"));
        assert_eq!(Dimension::FreeSchoolMeals.value_label("yes"), Some("Free school meals"));
        assert_eq!(Dimension::School.value_label("yes"), None);
        assert_eq!(Dimension::Age.value_label(""), None);
    }
}
