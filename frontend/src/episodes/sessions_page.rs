//! The sessions of a period of support.
use super::episode_frame::{Support, corrected, within};
use crate::api::listed::Listed;
use crate::api::remote::{fetch, show};
use crate::format::date;
use crate::shell::flash::FlashBanner;
use crate::widgets::button::LinkButton;
use crate::widgets::page_heading::PageHeading;
use crate::widgets::page_state::Empty;
use crate::widgets::table::{Column, DataTable};
use headstart_contract::episode::SessionView;
use leptos::prelude::*;

/// The page.
pub fn sessions_page() -> AnyView {
    within(|support| {
        let address = support.api("sessions");
        let sessions = fetch::<Listed<SessionView>>("the sessions", move || address.clone());
        let record = add_link(&support);
        view! {
            <FlashBanner />
            <div class="app-heading-row">
                <div><PageHeading text="Sessions" caption=support.caption() /></div>
                {record}
            </div>
            {show(sessions, move |answer| table(&support, answer.value.into_items()))}
        }
        .into_any()
    })
}

fn add_link(support: &Support) -> Option<AnyView> {
    let href = support.href("sessions/new");
    support.episode().may_work.then(|| view! { <LinkButton href=href label="Record a session" /> }.into_any())
}

fn table(support: &Support, sessions: Vec<SessionView>) -> AnyView {
    let corrects = support.episode().may_correct;
    if sessions.is_empty() {
        return view! { <Empty title="No sessions yet">"The first session at which the young person is seen stops the waiting time."</Empty> }
            .into_any();
    }
    let rows = sessions.into_iter().map(|session| {
        let correct = corrects.then(|| {
            let (href, of) = (support.href(&format!("sessions/{}", session.id)), date(session.on));
            view! {
                <td class="govuk-table__cell">
                    <a class="govuk-link" href=href>"Change"<span class="govuk-visually-hidden">" the session of "{of}</span></a>
                </td>
            }
        });
        let minutes = session.minutes.map(|minutes| format!("{minutes} min"));
        view! {
            <tr class="govuk-table__row">
                <th scope="row" class="govuk-table__header app-nowrap">{date(session.on)}</th>
                <td class="govuk-table__cell">{session.attendance_label}</td>
                <td class="govuk-table__cell">{session.mechanism.label()}{minutes.map(|text| view! { <span class="app-note">{text}</span> })}</td>
                <td class="govuk-table__cell app-text">{session.note}</td>
                <td class="govuk-table__cell">{session.recorded_by}{corrected(session.corrected_at, session.corrected_by.as_deref())}</td>
                {correct}
            </tr>
        }
    });
    let rows = rows.collect_view();
    let mut columns = vec![
        Column::new("Date"),
        Column::new("Attendance"),
        Column::new("How"),
        Column::new("Note"),
        Column::new("Recorded by"),
    ];
    if corrects {
        columns.push(Column::actions("Change"));
    }
    view! { <DataTable caption="Sessions, newest first" columns=columns>{rows}</DataTable> }.into_any()
}
