//! What is happening.
use super::draft_state::{DraftState, code_field, field, filled};
use super::part_form::{PartFields, part_page};
use super::parts::Part;
use super::risk_warning::RiskWarning;
use crate::widgets::check_inputs::{Checkboxes, Choice, Radios};
use crate::widgets::text_input::TextArea;
use headstart_contract::referral::WorryInput;
use headstart_domain::referral::Need;
use headstart_domain::tier::Tier;
use leptos::prelude::*;

/// The most characters of a long text; the service has the same limit.
pub const LONG_TEXT: usize = 4_000;

/// The page.
pub fn worry_part() -> AnyView {
    part_page(Part::Worry, fields)
}

fn fields(draft: DraftState) -> PartFields {
    let worry = draft.input.get_untracked().worry;
    let needs = RwSignal::new(worry.needs.iter().map(|need| need.as_str().to_owned()).collect::<Vec<_>>());
    let description = field(&worry.description);
    let tier = code_field(worry.tier.map(Tier::as_str));
    Effect::new(move |_| {
        let chosen = needs.get();
        let next_needs: Vec<Need> = Need::ALL
            .iter()
            .copied()
            .filter(|need| chosen.iter().any(|code| code == need.as_str()))
            .collect();
        let (next_description, next_tier) = (filled(description), tier.get().parse().ok());
        draft.change(|referral| {
            let kept = referral.worry.clone();
            referral.worry =
                WorryInput { needs: next_needs, description: next_description, tier: next_tier, ..kept };
        });
    });
    let need_options = Need::ALL.iter().map(|need| Choice::new(need.as_str(), need.label())).collect();
    let tiers = [Tier::UniversalPlus, Tier::PartnershipPlus]
        .iter()
        .map(|one| Choice::new(one.as_str(), one.label()).hint(one.reaches()));
    let tiers = tiers.chain([Choice::new("", "Not sure")]).collect();
    PartFields::plain(move || {
        view! {
            <Checkboxes name="worry.needs" legend="What is the worry about?" hint="Choose all that apply." values=needs
                options=need_options />
            <RiskWarning needs=Signal::derive(move || draft.input.with(|referral| referral.worry.needs.clone())) />
            <TextArea name="worry.description" label="What is happening?" value=description rows=8 limit=LONG_TEXT
                hint="What you have seen or been told, since when, and how it affects the young person. Plain words are best." />
            <Radios name="worry.tier" legend="How much support do you have in mind? (optional)" value=tier options=tiers />
        }
        .into_any()
    })
}
