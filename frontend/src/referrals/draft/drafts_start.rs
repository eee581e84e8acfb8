//! Before a referral: what is needed, and drafts to go on with.
use crate::api::client::post;
use crate::api::listed::Listed;
use crate::api::paths;
use crate::api::remote::{fetch, show};
use crate::api::submit::submit;
use crate::app::page;
use crate::format::{date, moment};
use crate::shell::flash::FlashBanner;
use crate::shell::session_state::SessionState;
use crate::widgets::banner::WarningText;
use crate::widgets::button::Button;
use crate::widgets::form::{Form, FormState};
use crate::widgets::navigation::BackLink;
use crate::widgets::page_heading::PageHeading;
use crate::widgets::table::{Column, DataTable};
use headstart_contract::referral::{Draft, DraftInput, ReferralInput, ReferrerInput};
use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::use_navigate;

/// The page.
pub fn drafts_start() -> AnyView {
    let form = FormState::new();
    let drafts = fetch::<Listed<Draft>>("your drafts", || paths::DRAFTS.to_owned());
    let navigate = use_navigate();
    let start = Callback::new(move |()| {
        let navigate = navigate.clone();
        let body = DraftInput {
            referral: ReferralInput { referrer: own_part(), ..Default::default() },
            typed_birth_date: None,
        };
        submit::<_, Draft>(form, post(paths::DRAFTS), body, move |made| {
            navigate(&format!("/referrals/drafts/{}", made.value.id), NavigateOptions::default());
        });
    });
    page(
        view! {
            <BackLink href="/referrals" label="Back to referrals" />
            <FlashBanner />
            <div class="govuk-grid-row"><div class="govuk-grid-column-two-thirds">
                <Form state=form on_submit=start>
                    <PageHeading text="Make a referral" />
                    {what_is_needed()}
                    <Button label="Start now" busy=form.busy />
                </Form>
            </div></div>
            {show(drafts, |answer| table(answer.value.into_items()))}
        }
        .into_any(),
    )
}

/// What the account says of who refers: a teacher refers as a teacher, unless they say otherwise.
fn own_part() -> ReferrerInput {
    let session = SessionState::current().session();
    let roles = session.map(|session| session.grants).unwrap_or_default();
    ReferrerInput { source: roles.iter().find_map(|grant| grant.role.refers_as()), ..Default::default() }
}

fn what_is_needed() -> AnyView {
    view! {
        <p class="govuk-body">"Tell us about a young person aged 10 to 16 whose emotional wellbeing worries you."</p>
        <WarningText text="Is somebody in danger now? Phone 999, and follow your safeguarding procedure. Do not wait for this form." />
        <p class="govuk-body">"You need:"</p>
        <ul class="govuk-list govuk-list--bullet">
            <li>"their name, date of birth and home postcode"</li>
            <li>"what is happening, in your own words"</li>
            <li>"to know whether they, and a parent or carer, agree"</li>
        </ul>
        <p class="govuk-body">"It takes about 10 minutes. Your answers are saved while you write, so you can stop and come back."</p>
    }
    .into_any()
}

fn table(drafts: Vec<Draft>) -> AnyView {
    if drafts.is_empty() {
        return ().into_any();
    }
    let rows = drafts.into_iter().map(|draft| {
        let person = draft.referral.young_person;
        let name =
            [person.given_name, person.family_name].into_iter().flatten().collect::<Vec<_>>().join(" ");
        let name = if name.is_empty() { "No name yet".to_owned() } else { name };
        view! {
            <tr class="govuk-table__row">
                <th scope="row" class="govuk-table__header">
                    <a class="govuk-link" href=format!("/referrals/drafts/{}", draft.id)>{name}</a>
                </th>
                <td class="govuk-table__cell">{moment(draft.saved_at)}</td>
                <td class="govuk-table__cell">{date(draft.delete_after)}</td>
            </tr>
        }
    });
    let rows = rows.collect_view();
    let columns = vec![Column::new("Young person"), Column::new("Last saved"), Column::new("Deleted after")];
    view! { <DataTable caption="Your drafts" columns=columns>{rows}</DataTable> }.into_any()
}
