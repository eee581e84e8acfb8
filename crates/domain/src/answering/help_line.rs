//! Where somebody who answers can turn to.

use serde::{Deserialize, Serialize};

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
    /// What it is for and when it answers, in plain words.
    pub about: String,
}

/// Numbers that anybody in the United Kingdom can use, free and at any hour.
pub fn national() -> Vec<HelpLine> {
    let line = |name: &str, number: &str, text, about: &str| HelpLine {
        name: name.to_owned(),
        number: number.to_owned(),
        text,
        about: about.to_owned(),
    };
    vec![
        line("Childline", "0800 1111", false, "For anyone under 19. Free, day and night."),
        line("Shout", "85258", true, "Text the word SHOUT. Free, day and night."),
        line("Samaritans", "116 123", false, "For anyone, about anything. Free, day and night."),
        line("Emergency", "999", false, "If you or someone else is in danger right now."),
    ]
}
