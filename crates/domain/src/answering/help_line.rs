//! Where somebody who answers can turn to.

use serde::{Deserialize, Serialize};

use crate::instrument::Informant;

/// A number to call or text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct HelpLine {
    /// Whose number it is.
    pub name: String,
    /// The number as people read it.
    pub number: String,
    /// True for a number to send a text message to.
    #[serde(default)]
    pub text: bool,
    /// True for a number that is for children and young people only.
    #[serde(default)]
    pub young_people: bool,
    /// What it is for and when it answers, in plain words.
    pub about: String,
}

/// Numbers that anybody in the United Kingdom can use, free and at any hour.
pub fn national() -> Vec<HelpLine> {
    let line = |name: &str, number: &str, text, about: &str| HelpLine {
        name: name.to_owned(),
        number: number.to_owned(),
        text,
        young_people: false,
        about: about.to_owned(),
    };
    let childline = line("Childline", "0800 1111", false, "For anyone under 19. Free, day and night.");
    vec![
        HelpLine { young_people: true, ..childline },
        line("Shout", "85258", true, "Text the word SHOUT. Free, day and night."),
        line("Samaritans", "116 123", false, "For anyone, about anything. Free, day and night."),
        line("Emergency", "999", false, "If you or someone else is in danger right now."),
    ]
}

/// The numbers in the order for whoever answers: adults find those for young people only behind the others.
pub fn lines_for(informant: Informant, mut lines: Vec<HelpLine>) -> Vec<HelpLine> {
    if informant != Informant::SelfReport {
        lines.sort_by_key(|line| line.young_people);
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_young_person_finds_childline_first_and_a_parent_finds_it_last() {
        let names = |informant| -> Vec<String> {
            lines_for(informant, national()).into_iter().map(|line| line.name).collect()
        };
        assert_eq!(names(Informant::SelfReport), ["Childline", "Shout", "Samaritans", "Emergency"]);
        assert_eq!(names(Informant::Parent), ["Shout", "Samaritans", "Emergency", "Childline"]);
    }
}
