//! What a partnership asks for, and when.

use serde::{Deserialize, Serialize};

use super::{HelpLine, national};
use crate::{
    field::{FieldErrors, required_text},
    instrument::{Informant, Instrument},
    tier::Tier,
};

/// The latest contact by which a baseline can be asked for.
pub const MOST_CONTACTS: u8 = 10;
/// The most weeks from one measure to the next.
pub const MOST_WEEKS: u8 = 52;
/// The most days for which a link can be used.
pub const MOST_LINK_DAYS: u16 = 60;
/// The longest name of a help line, in characters.
pub const HELP_NAME: usize = 80;
/// The longest number of a help line, in characters.
pub const HELP_NUMBER: usize = 30;
/// The longest text of what a help line is for, in characters.
pub const HELP_ABOUT: usize = 200;

/// An instrument that is asked for at a tier.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct Asked {
    /// The tier.
    pub tier: Tier,
    /// The instrument's key.
    pub instrument: String,
    /// Who answers.
    pub informant: Informant,
}

/// What a partnership asks for, and when.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct Settings {
    /// The contact by which a baseline must be there: 2 means before or at the second. From 1 to 10.
    pub baseline_by_contact: u8,
    /// Weeks from one measure to the next, from 1 to 52.
    pub review_weeks: u8,
    /// Days for which a link can be used, from 1 to 60.
    pub link_days: u16,
    /// The instruments asked for at each tier. A tier with none is content with any instrument.
    #[serde(default)]
    pub asked: Vec<Asked>,
    /// The numbers shown to whoever answers.
    pub help_lines: Vec<HelpLine>,
}

impl Default for Settings {
    /// Baseline by the second contact (the pairing that evaluation counts), review every twelve weeks (our own
    /// number: the programme plan only says that support is reviewed), links for two weeks, no set instruments,
    /// and the national help lines.
    fn default() -> Self {
        Self {
            baseline_by_contact: 2,
            review_weeks: 12,
            link_days: 14,
            asked: Vec::new(),
            help_lines: national(),
        }
    }
}

impl Settings {
    /// What is wrong with them.
    pub fn faults(&self) -> FieldErrors {
        let mut errors = FieldErrors::new();
        let mut within = |field: &str, value: u16, most: u16| {
            if !(1..=most).contains(&value) {
                errors.add(field, "out_of_range", format!("This must be from 1 to {most}"));
            }
        };
        within("baseline_by_contact", self.baseline_by_contact.into(), MOST_CONTACTS.into());
        within("review_weeks", self.review_weeks.into(), MOST_WEEKS.into());
        within("link_days", self.link_days, MOST_LINK_DAYS);
        for (place, asked) in self.asked.iter().enumerate() {
            let taken = Instrument::find(&asked.instrument)
                .map(|found| found.informants().iter().any(|one| one.informant == asked.informant));
            match taken {
                None => {
                    let field = format!("asked[{place}].instrument");
                    errors.add(field, "unknown_code", "There is no instrument of this name");
                }
                Some(false) => {
                    let field = format!("asked[{place}].informant");
                    errors.add(field, "not_allowed", "This instrument is not for this informant");
                }
                Some(true) if self.asked.iter().take(place).any(|earlier| earlier == asked) => {
                    errors.add(format!("asked[{place}]"), "not_allowed", "This is asked for twice");
                }
                Some(true) => {}
            }
        }
        if self.help_lines.is_empty() {
            errors.add("help_lines", "required", "Give at least one number for help");
        }
        for (place, line) in self.help_lines.iter().enumerate() {
            let mut need = |name: &str, text: &str, what, most| {
                errors.take(&format!("help_lines[{place}].{name}"), required_text(text, what, most));
            };
            need("name", &line.name, "a name", HELP_NAME);
            need("number", &line.number, "a number", HELP_NUMBER);
            need("about", &line.about, "what it is for", HELP_ABOUT);
        }
        errors
    }

    /// The instruments asked for at a tier.
    pub fn asked_at(&self, tier: Tier) -> Vec<&Asked> {
        self.asked.iter().filter(|asked| asked.tier == tier).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn asked(instrument: &str, informant: Informant) -> Asked {
        Asked { tier: Tier::UniversalPlus, instrument: instrument.into(), informant }
    }

    #[test]
    fn what_stands_at_first_is_right() {
        assert!(Settings::default().faults().is_empty());
    }

    #[test]
    fn each_fault_is_named_by_its_place() {
        let settings = Settings {
            baseline_by_contact: 0,
            review_weeks: 53,
            link_days: 61,
            asked: vec![
                asked("sdq", Informant::SelfReport),
                asked("nothing", Informant::SelfReport),
                asked("swemwbs", Informant::Teacher),
                asked("sdq", Informant::SelfReport),
            ],
            help_lines: vec![],
        };
        let fields: Vec<String> = settings.faults().into_vec().into_iter().map(|one| one.field).collect();
        let wanted = [
            "baseline_by_contact",
            "review_weeks",
            "link_days",
            "asked[1].instrument",
            "asked[2].informant",
            "asked[3]",
            "help_lines",
        ];
        assert_eq!(fields, wanted);
    }
}
