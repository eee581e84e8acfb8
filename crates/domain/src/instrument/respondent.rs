//! Who answered a questionnaire about a young person, and the young person's sex as norm tables know it.

use serde::{Deserialize, Serialize};

use crate::code_list::code_list;

code_list! {
    /// Who filled in the questionnaire.
    pub enum Informant {
        SelfReport = "self", "Young person";
        Parent = "parent", "Parent or carer";
        Teacher = "teacher", "Teacher";
        Practitioner = "practitioner", "Practitioner";
    }
}

/// The sex by which norm tables are split. Published norms know only these two; for anyone else a score is
/// given without the norm.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum NormSex {
    /// Girls and women.
    Female,
    /// Boys and men.
    Male,
}

/// Whether a lower or a higher score is the better one. It belongs to the scale, not to the instrument: the
/// SDQ's prosocial scale is the one where high is good.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Better {
    /// Less is better, as with symptoms.
    Lower,
    /// More is better, as with wellbeing.
    Higher,
}

code_list! {
    /// What a scale tells of somebody. Aspects are shown side by side and never made into one number: most young
    /// people whose symptoms improve reliably do not improve in the others (Krause and others 2021).
    #[derive(Default)]
    pub enum Aspect {
        #[default]
        Symptoms = "symptoms", "Difficulties";
        Wellbeing = "wellbeing", "Wellbeing";
        Functioning = "functioning", "Daily life";
        Goals = "goals", "Goals";
        Experience = "experience", "Experience of support";
    }
}
