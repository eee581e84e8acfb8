//! One referral.
use super::referral_parts::{agreement_card, history, progress_only, referrer_card, worry_card};
use super::screening_card::ScreeningCard;
use crate::api::paths;
use crate::api::remote::{fetch, show_within};
use crate::app::page;
use crate::format::{count, moment_date};
use crate::labels;
use crate::moves::move_links::move_links;
use crate::moves::move_page::{MovePlace, move_page};
use crate::shell::flash::FlashBanner;
use crate::shell::session_state::SessionState;
use crate::widgets::navigation::BackLink;
use crate::widgets::page_heading::PageHeading;
use crate::widgets::summary_list::{SummaryList, SummaryRow};
use crate::young_people::identity::RecordIdentity;
use headstart_contract::referral::{FullReferral, ReferralView};
use headstart_domain::access::Permission;
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;

fn id_in_address() -> impl Fn() -> String + Copy + Send + Sync {
    let params = use_params_map();
    move || params.get().get("id").unwrap_or_default()
}

/// The page of a referral.
pub fn referral_page() -> AnyView {
    let id = id_in_address();
    let referral = fetch::<ReferralView>("the referral", move || paths::referral(&id()));
    show_within(referral, page, |answer| match answer.value.full.clone() {
        Some(full) => full_page(answer.value, full),
        None => page(progress_only(answer.value)),
    })
}

fn full_page(referral: ReferralView, full: FullReferral) -> AnyView {
    let base = format!("/referrals/{}", referral.id);
    let screens = SessionState::current().may(Permission::ReferralsScreen);
    let screening =
        screens.then(|| view! { <ScreeningCard id=referral.id.to_string() open=full.state.is_open() /> });
    let episode = full.episode_id.map(|id| view! {
        <p class="govuk-body"><a class="govuk-link" href=format!("/episodes/{id}")>"Go to the period of support"</a></p>
    });
    let content = view! {
        <BackLink href="/referrals" label="Back to referrals" />
        <FlashBanner />
        <PageHeading text=referral.young_person.clone() caption=format!("Referral {}", referral.reference) />
        <div class="app-record">
            <section class="app-panel app-panel--move" aria-labelledby="next-steps">
                <h2 class="govuk-heading-m" id="next-steps">"Next steps"</h2>
                {episode}
                {move_links(referral.moves.clone(), &base)}
            </section>
            <div class="app-record__content">
                {overview(&referral, &full)}
                {screening}
                {worry_card(&full.worry)}
                {agreement_card(&full)}
                {referrer_card(&full.referrer)}
                {history(full.history.clone())}
            </div>
        </div>
    };
    view! {
        <RecordIdentity id=full.young_person_id.to_string() name=referral.young_person.clone() />
        {page(content.into_any())}
    }
    .into_any()
}

fn overview(referral: &ReferralView, full: &FullReferral) -> AnyView {
    let waited = count(u64::from(full.working_days_waited), "working day", "working days");
    let decide_by = full.decide_by.map(crate::inbox::inbox_table::due);
    let decided = full.decided_at.map(moment_date);
    let place =
        [full.school.clone(), full.locality.clone()].into_iter().flatten().collect::<Vec<_>>().join(", ");
    let no_tier = if full.decided_at.is_some() { "None" } else { "Not decided yet" };
    let mut rows = vec![
        SummaryRow::view("Status", labels::referral_state(full.state)),
        SummaryRow::text("Tier decided on", full.tier.map(|tier| tier.label()).unwrap_or(no_tier)),
        SummaryRow::text("School and locality", place),
        SummaryRow::text("Received", moment_date(referral.received_at)),
        SummaryRow::text("Waited", waited),
    ];
    rows.extend(decide_by.map(|due| SummaryRow::view("Decide by", due)));
    rows.extend(decided.map(|day| SummaryRow::text("Decided", day)));
    view! { <SummaryList rows=rows /> }.into_any()
}

/// The page on which a referral is moved on.
pub fn referral_move_page() -> AnyView {
    let params = use_params_map();
    let id = id_in_address();
    let referral = fetch::<ReferralView>("the referral", move || paths::referral(&id()));
    let panel = SessionState::current().may(Permission::ReferralsPanel);
    show_within(referral, page, move |answer| {
        let action = params.get_untracked().get("action").unwrap_or_default();
        let referral = answer.value;
        let place = MovePlace {
            caption: format!("{}, referral {}", referral.young_person, referral.reference),
            asked: referral.asked.filter(|_| action == "information-received"),
            before: None,
            measures_missing: false,
            placements: Vec::new(),
            locality: None,
            api: paths::referral(&referral.id),
            back: format!("/referrals/{}", referral.id),
            etag: answer.etag,
            reload: None,
            away: Some(if panel { "/panel" } else { "/referrals" }),
        };
        page(move_page(&referral.moves, &action, place))
    })
}
