//! What is told with each move.

use headstart_domain::{
    consent::{Agreement, Basis},
    episode::{EpisodeAction, Outcome, PlacementAction},
    id::UserId,
    referral::ReferralAction,
    tier::Tier,
    workflow::Details,
};

use super::{DemoResult, dice::Dice};

/// What is told with a move of a referral; `repeats` is the reference of the referral that it repeats.
pub(super) fn of_referral(
    dice: &mut Dice,
    action: ReferralAction,
    repeats: Option<&str>,
) -> DemoResult<Details> {
    use ReferralAction as Do;
    let reasons: &[&str] = match action {
        Do::StartScreening | Do::InformationReceived | Do::ListForPanel => &[],
        Do::RequestInformation | Do::Defer | Do::MarkDuplicate => &[],
        Do::AcceptUniversalPlus => &[
            "Meets the criteria of Universal Plus; the young person would like somebody to talk to.",
            "Coping less well than before; short-term support fits.",
            "The school has tried what it can. A named person in the locality team will help.",
            "Agreed with the young person and the inclusion lead.",
        ],
        Do::SendToPanel => &[
            "More than one criterion of Partnership Plus is met.",
            "Support for the whole family is needed; the panel should decide.",
            "School and home both ask for more than the locality team can give alone.",
        ],
        Do::ApprovePartnershipPlus => &[
            "The panel agreed on group work together with a lead worker.",
            "Complex needs; a plan with school and family from the start.",
            "Partnership Plus, to be looked at again after twelve weeks.",
        ],
        Do::ApproveUniversalPlus => &[
            "The panel thinks that individual support is enough for now.",
            "Things have got better since the referral; Universal Plus fits.",
        ],
        Do::Redirect => &["The school's own programme starts next month and fits better."],
        Do::SupportAtUniversal => &[
            "Advice to the school; the form tutor will check in every week.",
            "Pointed to the lunchtime club and the website for young people.",
            "The young person would rather talk with somebody they know at school.",
            "Supported already; the lead worker has been told.",
        ],
        Do::Decline => &[
            "Another team is supporting the family already.",
            "The young person does not want support at the moment.",
        ],
        Do::ReferToSpecialist => &[
            "The worry is beyond early help; discussed with the duty team first.",
            "Needs an assessment that only the specialist service can make.",
        ],
        Do::AcknowledgeHandOver => &["The duty worker confirmed by phone that the referral is with them."],
        Do::EscalateToSafeguarding => &["Phoned first; recorded here afterwards."],
        Do::Withdraw => &[
            "The family would like to wait and see.",
            "Things have got better at school.",
            "The young person has changed their mind.",
        ],
        Do::MarkEnteredInError => &["Meant for another young person; entered again correctly."],
        Do::Reopen => &["The school got in touch again: things have not got better."],
    };
    let reason = if reasons.is_empty() { None } else { Some((*dice.one(reasons)?).to_owned()) };
    let mut details = Details { reason, ..Details::default() };
    let text = |text: &str| Some(text.to_owned());
    match action {
        Do::RequestInformation => {
            details.information_wanted = text(dice.one(&[
                "Attendance figures, from the school.",
                "Whether the young person knows of the referral, from the referrer.",
                "Which other services are involved, from the parent.",
                "A phone number at which the parent can be reached, from the school.",
            ])?);
        }
        Do::InformationReceived => {
            details.information = text(dice.one(&[
                "The school says: nine days away since half term, most of them Mondays.",
                "The referrer has talked with the young person, who knows of it and agrees.",
                "The parent says that nobody else is involved now.",
            ])?);
        }
        Do::Defer => {
            details.information_wanted = text(dice.one(&[
                "A view from the school nurse.",
                "What the family would like, from the parent.",
                "The report of the educational psychologist.",
            ])?);
        }
        Do::Redirect => details.destination = text("The school's own mentoring programme"),
        Do::ReferToSpecialist => details.destination = text("Child and adolescent mental health service"),
        Do::EscalateToSafeguarding => details.destination = text("Children's social care"),
        Do::Decline => {
            details.explained_to =
                text(dice.one(&["The parent and the school", "The young person and the school"])?);
        }
        Do::MarkDuplicate => details.duplicate_of = repeats.map(ToOwned::to_owned),
        _ => {}
    }
    Ok(details)
}

/// What is told with a move of an episode.
pub(super) fn of_episode(
    dice: &mut Dice,
    action: EpisodeAction,
    lead: Option<UserId>,
    outcome: Outcome,
    next: Tier,
) -> DemoResult<Details> {
    use EpisodeAction as Do;
    let mut details = Details::default();
    let reasons: &[&str] = match action {
        Do::Allocate => {
            details.lead_worker_id = lead;
            return Ok(details);
        }
        Do::Start | Do::Resume | Do::BeginClosing => return Ok(details),
        Do::Reallocate => {
            details.lead_worker_id = lead;
            &["The colleague works in another team now.", "The young person asked for a change."]
        }
        Do::Hold => &[
            "Exams; the young person would like to go on afterwards.",
            "The family is away for some weeks.",
            "In hospital for a planned operation.",
        ],
        // Nobody reopens anything in the demonstration.
        Do::Reopen => return Ok(details),
        Do::Close => {
            details.outcome = Some(outcome);
            closing_reasons(outcome)
        }
        Do::AskPanel => {
            details.agreement = Some(agreement());
            ASKING
        }
        Do::StepUp | Do::PanelStepUp => {
            details.tier = Some(next);
            &[
                "The panel agreed: things at home have become harder.",
                "The panel agreed on group work beside the lead worker.",
            ]
        }
        Do::StepDown => {
            details.tier = Some(next);
            &["The group has ended well; individual support is enough from now on."]
        }
    };
    details.reason = Some((*dice.one(reasons)?).to_owned());
    Ok(details)
}

/// Who agrees that the panel is asked for more support.
pub(super) const fn agreement() -> Agreement {
    Agreement {
        young_person_agrees: Some(true),
        parent_agrees: Some(true),
        basis: Some(Basis::ParentalResponsibility),
        given_by: None,
    }
}

/// Why the panel is asked for more support.
pub(super) const ASKING: &[&str] =
    &["Things at home have become harder; the panel's support is needed.", "Out of school most weeks now."];

fn closing_reasons(outcome: Outcome) -> &'static [&'static str] {
    match outcome {
        Outcome::GoalsMet => &[
            "Goals met; the young person feels ready to go on alone.",
            "Back in lessons and sleeping better. Ended together.",
            "Finished as planned; knows whom to ask if it gets harder again.",
        ],
        Outcome::PartlyMet => &[
            "Some goals met; the school goes on with the rest.",
            "Better with friends, lessons are still hard. Ended as planned.",
        ],
        Outcome::NotMet => &["Support completed; little has changed. Talked about what else there is."],
        Outcome::ReferredOn => &["Now with the specialist service."],
        Outcome::Disengaged => &[
            "Has not come to the last four sessions, and did not answer.",
            "Stopped coming after the holidays.",
        ],
        Outcome::Declined => &["Would rather not have support at the moment."],
        Outcome::MovedAway => &["The family has moved to another county; records were sent on with consent."],
        Outcome::SteppedUp | Outcome::SteppedDown | Outcome::Died => &["See the next period of support."],
    }
}

/// What is told with a move of a placement.
pub(super) fn of_placement(dice: &mut Dice, action: PlacementAction) -> DemoResult<Details> {
    use PlacementAction as Do;
    let mut details = Details::default();
    match action {
        Do::LeaveEarly => {
            details.reason = Some(
                (*dice.one(&[
                    "Found the group too large.",
                    "Stopped coming.",
                    "Got a place nearer home.",
                ])?)
                .into(),
            );
        }
        Do::DidNotStart => {
            details.reason = Some(
                (*dice.one(&["Changed their mind.", "The day did not suit.", "Could not be reached."])?)
                    .into(),
            );
        }
        Do::Transfer => details.destination = Some("Counselling in school".into()),
        Do::Queue | Do::Schedule | Do::Start | Do::Complete => {}
    }
    Ok(details)
}
