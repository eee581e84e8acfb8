//! The computed first look, with its reasons. A person decides.
use super::same_person_page::question;
use crate::api::paths;
use crate::api::remote::{fetch, show};
use crate::format::count;
use crate::widgets::banner::WarningText;
use crate::widgets::summary_list::{SummaryCard, SummaryList, SummaryRow};
use crate::widgets::table::{Column, DataTable};
use headstart_contract::referral::ScreeningView;
use headstart_domain::referral::{CriterionFinding, Screening, Suggestion};
use leptos::prelude::*;

/// The card.
#[component]
pub fn ScreeningCard(
    /// The referral.
    id: String,
    /// Somebody still has to decide.
    open: bool,
) -> impl IntoView {
    let referral = id.clone();
    let screening = fetch::<ScreeningView>("the screening", move || paths::screening(&id));
    show(screening, move |answer| card(&referral, open, answer.value))
}

fn card(referral: &str, open: bool, view: ScreeningView) -> AnyView {
    let ScreeningView { screening, suggestion_label, may_be_same, .. } = view;
    let asked = question(referral, &may_be_same);
    let urgent = (screening.suggestion == Suggestion::Specialist).then(|| view! {
        <WarningText text="What was told may need a specialist service. Early help alone may not be enough." />
    });
    let reasons = screening.reasons.iter().map(|reason| view! { <li>{reason.clone()}</li> }).collect_view();
    let reasons = view! { <ul class="govuk-list govuk-list--bullet">{reasons}</ul> }.into_any();
    let scope = |inside: bool, reason: &str| {
        format!("{}: {reason}", if inside { "In scope" } else { "Not in scope" })
    };
    let rows = vec![
        SummaryRow::text("Suggestion", suggestion_label),
        SummaryRow::view("Why", reasons),
        SummaryRow::text("Age", scope(screening.age.in_scope, &screening.age.reason)),
        SummaryRow::text("Area", scope(screening.area.in_scope, &screening.area.reason)),
        SummaryRow::text("Before this", before(&screening)),
    ];
    let hint = if open {
        "The suggestion follows the programme’s criteria. You decide, and may differ with a reason."
    } else {
        "What the programme’s criteria say of this referral. What was decided, and why, is in the history below."
    };
    view! {
        {asked}
        <SummaryCard title="Screening">
            {urgent}
            <SummaryList rows=rows />
            {criteria(screening.criteria)}
            <p class="govuk-hint">{hint}</p>
        </SummaryCard>
    }
    .into_any()
}

fn before(screening: &Screening) -> String {
    let earlier = count(u64::from(screening.earlier_referrals), "earlier referral", "earlier referrals");
    let open = count(u64::from(screening.open_episodes), "open period of support", "open periods of support");
    format!("{earlier}, {open}")
}

fn criteria(findings: Vec<CriterionFinding>) -> AnyView {
    let rows = findings.into_iter().map(|finding| {
        let because =
            if finding.because.is_empty() { "\u{2013}".to_owned() } else { finding.because.join(", ") };
        view! {
            <tr class="govuk-table__row">
                <th scope="row" class="govuk-table__header">{finding.label}</th>
                <td class="govuk-table__cell">{finding.tier.label()}</td>
                <td class="govuk-table__cell">{if finding.met { "Met" } else { "Not met" }}</td>
                <td class="govuk-table__cell">{because}</td>
            </tr>
        }
    });
    let rows = rows.collect_view();
    let columns =
        vec![Column::new("Criterion"), Column::new("Tier"), Column::new("Met"), Column::new("Because of")];
    view! { <DataTable caption="Criteria" columns=columns>{rows}</DataTable> }.into_any()
}
