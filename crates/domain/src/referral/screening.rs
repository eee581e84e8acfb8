//! The first look: what the programme's criteria say of a referral, with reasons. A person decides.

use serde::{Deserialize, Serialize};

use super::{Need, Risk};
use crate::{
    code_list::code_list,
    person::AGES_IN_SCOPE,
    tier::{Criterion, Tier},
};

/// What screening looks at.
#[derive(Debug, Clone)]
pub struct ScreeningFacts {
    /// Age in whole years on the day the referral came in.
    pub age: u8,
    /// The reason given for an age outside 10 to 16.
    pub age_reason: Option<String>,
    /// The locality's name, when the postcode or the school is in the partnership's area.
    pub locality: Option<String>,
    /// The needs told.
    pub needs: Vec<Need>,
    /// Referrals of the same young person before this one.
    pub earlier_referrals: u32,
    /// Periods of support that are open now.
    pub open_episodes: u32,
    /// Whether the young person agreed to be referred.
    pub young_person_agrees: bool,
}

/// What the age says.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct AgeFinding {
    /// Age in whole years when the referral came in.
    pub age: u8,
    /// True from 10 to 16.
    pub in_scope: bool,
    /// In words.
    pub reason: String,
}

/// What the address says.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct AreaFinding {
    /// True when the home or the school is in one of the partnership's localities.
    pub in_scope: bool,
    /// In words.
    pub reason: String,
}

/// Whether one criterion is met.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct CriterionFinding {
    /// The criterion.
    pub criterion: Criterion,
    /// The criterion in words.
    pub label: String,
    /// The tier whose criterion it is.
    pub tier: Tier,
    /// True when a need that was told meets it.
    pub met: bool,
    /// The needs that meet it, in words.
    pub because: Vec<String>,
}

code_list! {
    /// What screening suggests.
    pub enum Suggestion {
        Universal = "universal", "Support at Universal";
        UniversalPlus = "universal_plus", "Accept for Universal Plus";
        PartnershipPlus = "partnership_plus", "Send to panel for Partnership Plus";
        Specialist = "specialist", "Consider a hand-over to a specialist service";
        OutOfScope = "out_of_scope", "Outside the programme's scope";
    }
}

/// The computed first look.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct Screening {
    /// What the age says.
    pub age: AgeFinding,
    /// What the address says.
    pub area: AreaFinding,
    /// Every criterion of the two tiers above Universal.
    pub criteria: Vec<CriterionFinding>,
    /// Referrals of the same young person before this one.
    pub earlier_referrals: u32,
    /// Periods of support that are open now.
    pub open_episodes: u32,
    /// What is suggested.
    pub suggestion: Suggestion,
    /// Why, in sentences.
    pub reasons: Vec<String>,
}

/// Computes the first look. Pure: the same facts give the same answer.
pub fn screen(facts: &ScreeningFacts) -> Screening {
    let age = age_finding(facts);
    let area = area_finding(facts);
    let criteria: Vec<CriterionFinding> =
        Criterion::ALL.iter().map(|criterion| criterion_finding(*criterion, &facts.needs)).collect();
    let mut reasons = Vec::new();
    let suggestion = suggest(facts, &age, &area, &criteria, &mut reasons);
    if !facts.young_person_agrees {
        reasons.push("The young person has not agreed yet: speak with them before support starts.".into());
    }
    if facts.open_episodes > 0 {
        reasons.push("The young person is being supported already: think of a step up or down.".into());
    }
    if facts.earlier_referrals > 0 {
        reasons.push(match facts.earlier_referrals {
            1 => "There was one referral before this one.".into(),
            n => format!("There were {n} referrals before this one."),
        });
    }
    Screening {
        age,
        area,
        criteria,
        earlier_referrals: facts.earlier_referrals,
        open_episodes: facts.open_episodes,
        suggestion,
        reasons,
    }
}

fn age_finding(facts: &ScreeningFacts) -> AgeFinding {
    let in_scope = AGES_IN_SCOPE.contains(&facts.age);
    let reason = match (&facts.age_reason, in_scope) {
        (_, true) => format!("{} years old: the programme is for ages 10 to 16.", facts.age),
        (Some(reason), false) => {
            format!("{} years old, outside 10 to 16. Reason given: {reason}", facts.age)
        }
        (None, false) => format!("{} years old, outside 10 to 16, and no reason was given.", facts.age),
    };
    AgeFinding { age: facts.age, in_scope, reason }
}

fn area_finding(facts: &ScreeningFacts) -> AreaFinding {
    match &facts.locality {
        Some(name) => AreaFinding { in_scope: true, reason: format!("In the locality {name}.") },
        None => AreaFinding {
            in_scope: false,
            reason: "Neither the postcode nor the school is in one of our localities.".into(),
        },
    }
}

fn criterion_finding(criterion: Criterion, needs: &[Need]) -> CriterionFinding {
    let because: Vec<String> = needs
        .iter()
        .filter(|need| need.criteria().contains(&criterion))
        .map(|need| need.label().to_owned())
        .collect();
    CriterionFinding {
        criterion,
        label: criterion.label().to_owned(),
        tier: criterion.tier(),
        met: !because.is_empty(),
        because,
    }
}

fn suggest(
    facts: &ScreeningFacts,
    age: &AgeFinding,
    area: &AreaFinding,
    criteria: &[CriterionFinding],
    reasons: &mut Vec<String>,
) -> Suggestion {
    let risks: Vec<&str> =
        facts.needs.iter().filter(|need| need.risk() == Risk::Specialist).map(|need| need.label()).collect();
    if !risks.is_empty() {
        reasons.push(format!(
            "{} may need a specialist service. If there is danger now, phone first.",
            risks.join(", ")
        ));
        return Suggestion::Specialist;
    }
    if !area.in_scope || (!age.in_scope && facts.age_reason.is_none()) {
        reasons.push("Age or area is outside the programme's scope.".into());
        return Suggestion::OutOfScope;
    }
    let met = |tier: Tier| criteria.iter().filter(move |c| c.met && c.tier == tier);
    // Domestic abuse alone is a criterion of both tiers: it opens Universal Plus; with any other criterion
    // of Partnership Plus, or with two, the panel is the way.
    let complex =
        met(Tier::PartnershipPlus).filter(|c| c.criterion != Criterion::DomesticViolenceAndAbuse).count();
    if complex > 0 {
        for criterion in met(Tier::PartnershipPlus) {
            reasons.push(format!(
                "Partnership Plus: {} ({}).",
                criterion.label,
                criterion.because.join(", ")
            ));
        }
        return Suggestion::PartnershipPlus;
    }
    let universal_plus: Vec<_> = met(Tier::UniversalPlus).collect();
    if !universal_plus.is_empty() {
        for criterion in universal_plus {
            reasons.push(format!("Universal Plus: {} ({}).", criterion.label, criterion.because.join(", ")));
        }
        return Suggestion::UniversalPlus;
    }
    if facts.needs.is_empty() {
        reasons.push("No need was told.".into());
        return Suggestion::Universal;
    }
    reasons.push(
        "No criterion is met by itself, but somebody sees that the young person needs help to cope.".into(),
    );
    Suggestion::UniversalPlus
}

#[cfg(test)]
mod tests {
    use super::*;

    fn facts(needs: &[Need]) -> ScreeningFacts {
        ScreeningFacts {
            age: 13,
            age_reason: None,
            locality: Some("East".into()),
            needs: needs.to_vec(),
            earlier_referrals: 0,
            open_episodes: 0,
            young_person_agrees: true,
        }
    }

    #[test]
    fn losing_interest_in_school_suggests_universal_plus_and_says_why() {
        let screening = screen(&facts(&[Need::FallingEngagement]));
        assert_eq!(screening.suggestion, Suggestion::UniversalPlus);
        assert!(screening.reasons.iter().any(|r| r.contains("Losing interest in school")));
    }

    #[test]
    fn offending_or_persistent_absence_suggests_the_panel() {
        for need in [Need::Offending, Need::PersistentAbsence, Need::ExclusionRisk, Need::FamilyCrisis] {
            assert_eq!(screen(&facts(&[need])).suggestion, Suggestion::PartnershipPlus, "{need}");
        }
    }

    #[test]
    fn domestic_abuse_alone_suggests_universal_plus_and_with_another_complex_need_the_panel() {
        assert_eq!(screen(&facts(&[Need::DomesticAbuse])).suggestion, Suggestion::UniversalPlus);
        assert_eq!(
            screen(&facts(&[Need::DomesticAbuse, Need::Offending])).suggestion,
            Suggestion::PartnershipPlus
        );
    }

    #[test]
    fn a_risk_comes_before_every_criterion() {
        let screening = screen(&facts(&[Need::SuicidalThoughts, Need::Offending]));
        assert_eq!(screening.suggestion, Suggestion::Specialist);
    }

    #[test]
    fn an_age_outside_scope_needs_a_reason() {
        let mut nine = facts(&[Need::Transition]);
        nine.age = 9;
        assert_eq!(screen(&nine).suggestion, Suggestion::OutOfScope);
        nine.age_reason = Some("Moves to year 7 early".into());
        let screening = screen(&nine);
        assert_eq!(screening.suggestion, Suggestion::UniversalPlus);
        assert!(!screening.age.in_scope && screening.age.reason.contains("early"));
    }

    #[test]
    fn an_address_outside_the_area_is_out_of_scope() {
        let mut outside = facts(&[Need::Anxiety]);
        outside.locality = None;
        assert_eq!(screen(&outside).suggestion, Suggestion::OutOfScope);
    }

    #[test]
    fn open_episodes_and_earlier_referrals_are_told() {
        let mut again = facts(&[Need::Anxiety]);
        again.open_episodes = 1;
        again.earlier_referrals = 2;
        let reasons = screen(&again).reasons.join(" ");
        assert!(reasons.contains("step up or down") && reasons.contains("2 referrals"));
    }
}
