//! Codes of the programme as tags and words.
use crate::widgets::tag::{Colour, Tag};
use headstart_domain::episode::{EpisodeState, PlacementState};
use headstart_domain::referral::{Progress, ReferralState};
use headstart_domain::tier::Tier;
use leptos::prelude::*;

/// The state of a referral as a tag.
pub fn referral_state(state: ReferralState) -> AnyView {
    use ReferralState as S;
    let colour = match state {
        S::Submitted => Colour::Teal,
        S::Screening => Colour::Blue,
        S::InformationRequested | S::Deferred => Colour::Yellow,
        S::SentToPanel | S::Listed => Colour::Purple,
        S::AcceptedUniversalPlus | S::ApprovedUniversalPlus | S::ApprovedPartnershipPlus => Colour::Green,
        S::EscalatedToSafeguarding => Colour::Red,
        S::ReferredToSpecialist => Colour::Orange,
        S::SupportedAtUniversal
        | S::Declined
        | S::Redirected
        | S::HandOverAcknowledged
        | S::Withdrawn
        | S::Duplicate
        | S::EnteredInError => Colour::Grey,
    };
    view! { <Tag text=state.label() colour=colour /> }.into_any()
}

/// What a referrer may know, as a tag.
pub fn progress(progress: Progress) -> AnyView {
    let colour = match progress {
        Progress::Received => Colour::Teal,
        Progress::LookedAt => Colour::Blue,
        Progress::MoreInformation => Colour::Yellow,
        Progress::Supported => Colour::Green,
        Progress::SupportEnded | Progress::Ended => Colour::Grey,
    };
    view! { <Tag text=progress.label() colour=colour /> }.into_any()
}

/// The state of an episode as a tag.
pub fn episode_state(state: EpisodeState) -> AnyView {
    let colour = match state {
        EpisodeState::Waiting => Colour::Yellow,
        EpisodeState::Allocated => Colour::Teal,
        EpisodeState::Active => Colour::Green,
        EpisodeState::OnHold => Colour::Orange,
        EpisodeState::Closing => Colour::Purple,
        EpisodeState::Closed => Colour::Grey,
    };
    view! { <Tag text=state.label() colour=colour /> }.into_any()
}

/// The state of a placement as a tag.
pub fn placement_state(state: PlacementState) -> AnyView {
    let colour = match state {
        PlacementState::Offered => Colour::Teal,
        PlacementState::WaitingList => Colour::Yellow,
        PlacementState::Scheduled => Colour::Blue,
        PlacementState::Active => Colour::Green,
        PlacementState::Completed
        | PlacementState::LeftEarly
        | PlacementState::DidNotStart
        | PlacementState::Transferred => Colour::Grey,
    };
    view! { <Tag text=state.label() colour=colour /> }.into_any()
}

/// A tier in words, or a dash while there is none.
pub fn tier(tier: Option<Tier>) -> &'static str {
    tier.map_or("\u{2013}", Tier::label)
}

/// Who answered an instrument, in words.
pub fn informant(code: &str) -> String {
    match code {
        "self" => "Young person".to_owned(),
        "parent" => "Parent or carer".to_owned(),
        "teacher" => "Teacher".to_owned(),
        "practitioner" => "Practitioner".to_owned(),
        other => other.to_owned(),
    }
}
