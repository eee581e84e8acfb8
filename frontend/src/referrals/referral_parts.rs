//! Parts of the page of a referral.
use crate::format::{moment, moment_date, yes_no};
use crate::labels;
use crate::shell::session_state::SessionState;
use crate::widgets::banner::InsetText;
use crate::widgets::navigation::BackLink;
use crate::widgets::page_heading::PageHeading;
use crate::widgets::summary_list::{SummaryCard, SummaryList, SummaryRow};
use crate::widgets::timeline::{Timeline, TimelineEntry};
use headstart_contract::referral::{FullReferral, HistoryEntry, ReferralView, Referrer, Told, WorryView};
use headstart_domain::access::Permission;
use headstart_domain::referral::Progress;
use leptos::prelude::*;

/// What the referrer may know: that something is being done, not why.
pub fn progress_only(referral: ReferralView) -> AnyView {
    let rows = vec![
        SummaryRow::view("Progress", labels::progress(referral.progress)),
        SummaryRow::text("Reference", &referral.reference),
        SummaryRow::text("Received", moment_date(referral.received_at)),
        SummaryRow::text("Where from", referral.source.label()),
    ];
    let base = format!("/referrals/{}", referral.id);
    let asked = referral.asked.clone().map(|asked| {
        view! {
            <InsetText>
                <h2 class="govuk-heading-s">"What we need to know"</h2>
                <div class="app-text">{asked}</div>
            </InsetText>
        }
    });
    let moves = (!referral.moves.is_empty()).then(|| {
        view! {
            <h2 class="govuk-heading-m">"What you can do"</h2>
            {crate::moves::move_links::move_links(referral.moves.clone(), &base)}
        }
    });
    // What is over would otherwise leave whoever is still worried with nothing to do.
    let again = matches!(referral.progress, Progress::Ended | Progress::SupportEnded).then(|| {
        view! {
            <p class="govuk-body">
                "Are you still worried? "<a class="govuk-link" href="/referrals/new">"Make another referral"</a>"."
            </p>
        }
    });
    view! {
        <BackLink href="/referrals" label="Back to referrals" />
        <crate::shell::flash::FlashBanner />
        <PageHeading text=referral.young_person.clone() caption=format!("Referral {}", referral.reference) />
        <div class="govuk-grid-row"><div class="govuk-grid-column-two-thirds">
            {asked}
            <SummaryList rows=rows />
            <InsetText>
                "You can see how the referral is going. What is decided, and why, stays with the people who support the
                young person."
            </InsetText>
            {again}
            {moves}
        </div></div>
    }
    .into_any()
}

/// A row of free text, its line breaks kept.
fn long_text(key: &str, text: Option<&String>) -> Option<SummaryRow> {
    let text = text.filter(|text| !text.trim().is_empty())?.clone();
    Some(SummaryRow::view(key, view! { <div class="app-text">{text}</div> }.into_any()))
}

/// The worry in the referrer's words.
pub fn worry_card(worry: &WorryView) -> AnyView {
    let needs = worry.needs.iter().map(|need| view! { <li>{need.label()}</li> }).collect_view();
    let needs = view! { <ul class="govuk-list govuk-list--bullet">{needs}</ul> }.into_any();
    let mut rows = vec![SummaryRow::view("Needs", needs)];
    rows.extend(long_text("What is happening", Some(&worry.description)));
    rows.extend(long_text("Strengths", worry.strengths.as_ref()));
    rows.extend(long_text("What has been tried", worry.tried.as_ref()));
    rows.extend(long_text("Hopes", worry.hopes.as_ref()));
    rows.extend(worry.tier.map(|tier| SummaryRow::text("Tier in mind", tier.label())));
    rows.extend(long_text("Why the age still fits", worry.age_reason.as_ref()));
    view! { <SummaryCard title="The worry"><SummaryList rows=rows /></SummaryCard> }.into_any()
}

/// Who agreed, as the referral says; the record says since when and on what basis.
pub fn agreement_card(full: &FullReferral) -> AnyView {
    let worry = &full.worry;
    let parent = if worry.parent_agrees.is_some() { yes_no(worry.parent_agrees) } else { "Not asked" };
    let mut rows = vec![
        SummaryRow::text("Young person agrees", yes_no(Some(worry.young_person_agrees))),
        SummaryRow::text("Parent or carer agrees", parent),
    ];
    if SessionState::current().may(Permission::YoungPeopleRead) {
        let href = format!("/young-people/{}/consents", full.young_person_id);
        let link = view! { <a class="govuk-link" href=href>"Who gave it, on what basis, and until when"</a> };
        rows.push(SummaryRow::view("Consents", link.into_any()));
    }
    view! { <SummaryCard title="Agreement"><SummaryList rows=rows /></SummaryCard> }.into_any()
}

/// Who referred.
pub fn referrer_card(referrer: &Referrer) -> AnyView {
    let mut rows = vec![
        SummaryRow::text("Name", &referrer.name),
        SummaryRow::text("Where from", referrer.source.label()),
    ];
    rows.extend(referrer.role.as_ref().map(|role| SummaryRow::text("Role", role)));
    rows.extend(referrer.contact.as_ref().map(|contact| SummaryRow::text("Contact", contact)));
    rows.extend(referrer.external_reference.as_ref().map(|own| SummaryRow::text("Their reference", own)));
    view! { <SummaryCard title="Who referred"><SummaryList rows=rows /></SummaryCard> }.into_any()
}

/// The steps of a record, newest first. They come oldest first.
pub fn history(steps: Vec<HistoryEntry>) -> AnyView {
    let entries = steps.into_iter().rev().map(|step| TimelineEntry {
        title: step.action,
        by: Some(step.by),
        timestamp: step.at.to_rfc3339(),
        when: moment(step.at),
        body: Some(told(step.from, step.to, step.told)),
    });
    let entries = entries.collect();
    view! { <h2 class="govuk-heading-m">"History"</h2><Timeline entries=entries /> }.into_any()
}

fn told(from: Option<String>, to: String, told: Vec<Told>) -> AnyView {
    let change = match from {
        Some(from) if from != to => format!("From “{from}” to “{to}”."),
        _ => format!("“{to}”."),
    };
    let lines = told
        .into_iter()
        .map(|one| view! { <p class="govuk-body app-text">{format!("{}: {}", one.label, one.text)}</p> });
    view! { <p class="govuk-body">{change}</p>{lines.collect_view()} }.into_any()
}
