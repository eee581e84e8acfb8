//! The first page of a period of support.
use super::episode_frame::{Support, within};
use crate::format::{count, moment_date};
use crate::labels;
use crate::moves::move_links::move_links;
use crate::referrals::referral_parts::history;
use crate::shell::flash::FlashBanner;
use crate::widgets::page_heading::PageHeading;
use crate::widgets::summary_list::{SummaryList, SummaryRow};
use headstart_contract::episode::EpisodeView;
use leptos::prelude::*;

/// The page.
pub fn overview_page() -> AnyView {
    within(|support| {
        let episode = support.episode().clone();
        let moves = move_links(episode.moves.clone(), &support.href("do"));
        view! {
            <FlashBanner />
            <PageHeading text=format!("{} support", episode.tier.label()) caption=episode.identity.name.clone() />
            <div class="app-record">
                <section class="app-panel app-panel--move" aria-labelledby="next-steps">
                    <h2 class="govuk-heading-m" id="next-steps">"Next steps"</h2>
                    {moves}
                </section>
                <div class="app-record__content">
                    {facts(&episode)}
                    {links(&support)}
                    {history(episode.history)}
                </div>
            </div>
        }
        .into_any()
    })
}

fn facts(episode: &EpisodeView) -> AnyView {
    let waited = count(u64::from(episode.working_days_to_first_contact), "working day", "working days");
    let lead = episode.lead_worker.clone().unwrap_or_else(|| "Nobody yet".to_owned());
    let mut rows = vec![
        SummaryRow::view("Status", labels::episode_state(episode.state)),
        SummaryRow::text("Lead worker", lead),
        SummaryRow::text("Locality", episode.locality.clone().unwrap_or_default()),
        SummaryRow::text("Referred", moment_date(episode.clock_started_at)),
        SummaryRow::text("Opened", moment_date(episode.opened_at)),
        SummaryRow::text("Wait for the first contact", waited),
    ];
    rows.extend(episode.asked_panel.clone().map(|asked| {
        let words = format!("{}: {}", asked.reference, asked.state);
        let link =
            view! { <a class="govuk-link" href=format!("/referrals/{}", asked.referral_id)>{words}</a> };
        SummaryRow::view("The panel was asked", link.into_any())
    }));
    rows.extend(episode.started_at.map(|at| SummaryRow::text("Support started", moment_date(at))));
    rows.extend(episode.closed_at.map(|at| SummaryRow::text("Closed", moment_date(at))));
    rows.extend(episode.outcome.map(|outcome| SummaryRow::text("How it ended", outcome.label())));
    view! { <SummaryList rows=rows /> }.into_any()
}

fn links(support: &Support) -> AnyView {
    let episode = support.episode();
    let referral = episode.referral_id.map(|id| {
        view! {
            <li><a class="govuk-link" href=format!("/referrals/{id}")>"The referral it came from"</a></li>
        }
    });
    let before = episode.previous_id.map(|id| view! {
        <li><a class="govuk-link" href=format!("/episodes/{id}")>"The period of support before this one"</a></li>
    });
    let after = episode.next_id.map(|id| view! {
        <li><a class="govuk-link" href=format!("/episodes/{id}")>"The period of support after this one"</a></li>
    });
    view! { <ul class="govuk-list">{referral}{before}{after}</ul> }.into_any()
}
