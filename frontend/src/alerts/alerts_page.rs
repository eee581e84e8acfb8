//! The list of risk alerts, with what to do about each.
use super::alert_count::AlertsChanged;
use crate::api::client::post;
use crate::api::listed::Listed;
use crate::api::remote::{Fetched, fetch, show};
use crate::api::submit::submit;
use crate::app::page;
use crate::charts::scale::number;
use crate::format::moment;
use crate::shell::flash::{Flash, FlashBanner};
use crate::shell::session_state::SessionState;
use crate::widgets::button::Button;
use crate::widgets::form::{FieldMessage, Form, FormState};
use crate::widgets::navigation::{NavItem, SubNavigation};
use crate::widgets::page_heading::PageHeading;
use crate::widgets::page_state::Empty;
use crate::widgets::summary_list::{SummaryCard, SummaryList, SummaryRow};
use crate::widgets::text_input::TextArea;
use headstart_contract::alert::{Acknowledgement, AlertContent, AlertView};
use headstart_domain::access::Permission;
use leptos::prelude::*;

type Alerts = Fetched<Listed<AlertView>>;

/// The list, and what is being written about its alerts.
#[derive(Clone, Copy)]
struct Shown {
    alerts: Alerts,
    written: StoredValue<Vec<RwSignal<String>>>,
}

impl Shown {
    /// Whether the list can come anew without losing what somebody is writing about another alert.
    fn nothing_is_written(self) -> bool {
        let blank = |text: &RwSignal<String>| text.try_with_untracked(|text| text.trim().is_empty());
        self.written.with_value(|all| all.iter().all(|text| blank(text).unwrap_or(true)))
    }
}

/// The alerts that nobody has seen to.
pub fn alerts_page() -> AnyView {
    list("Risk alerts", true, "Nothing waits", "Nobody has endorsed a risk item that has not been seen to.")
}

/// The others.
pub fn seen_alerts_page() -> AnyView {
    list("Risk alerts seen to", false, "None yet", "What was done about an alert stands here.")
}

fn list(title: &'static str, open: bool, none: &'static str, why: &'static str) -> AnyView {
    let address = format!("/alerts?open={open}&limit=200");
    let alerts: Alerts = fetch("the alerts", move || address.clone());
    let shown = Shown { alerts, written: StoredValue::new(Vec::new()) };
    let links = vec![NavItem::page("/alerts", "Open"), NavItem::page("/alerts/seen", "Seen to")];
    page(
        view! {
            <SubNavigation label="Alerts" items=links />
            <FlashBanner />
            <PageHeading text=title />
            {show(alerts, move |answer| {
                let items = answer.value.into_items();
                if items.is_empty() {
                    return view! { <Empty title=none>{why}</Empty> }.into_any();
                }
                items.into_iter().map(|one| card(one, shown)).collect_view().into_any()
            })}
        }
        .into_any(),
    )
}

fn card(alert: AlertView, shown: Shown) -> AnyView {
    let lead = alert.lead_worker.clone().unwrap_or_else(|| "Nobody yet".to_owned());
    let Some(about) = alert.about.clone() else {
        let rows =
            vec![SummaryRow::text("Raised", moment(alert.raised_at)), SummaryRow::text("Lead worker", &lead)];
        return view! {
            <SummaryCard title="A record that you cannot open">
                <p class="govuk-body">"A risk item was endorsed. Only people named on this record may read it: speak to its lead worker now."</p>
                <SummaryList rows=rows />
            </SummaryCard>
        }
        .into_any();
    };
    let title = format!("{}, age {}", about.young_person, about.age);
    let mut rows = vec![
        SummaryRow::text("Risk", &about.risk),
        SummaryRow::text("Answer", answer(&about)),
        SummaryRow::text("Answered by", about.informant.label()),
        SummaryRow::text("Raised", moment(alert.raised_at)),
        SummaryRow::text("Lead worker", &lead),
    ];
    if about.measure_id.is_none() {
        rows.push(SummaryRow::text(
            "The form",
            "Not sent or not recorded yet: the answer is kept, and may change",
        ));
    }
    if let (Some(at), Some(by)) = (alert.acknowledged_at, &alert.acknowledged_by) {
        rows.push(SummaryRow::text("Seen to by", format!("{by}, {}", moment(at))));
        rows.push(SummaryRow::text("What was done", about.done.clone().unwrap_or_default()));
    }
    let href = format!("/episodes/{}/measures", about.episode_id);
    let name = about.young_person.clone();
    let open = alert.acknowledged_at.is_none() && SessionState::current().may(Permission::AlertsHandle);
    view! {
        <SummaryCard title=title>
            <SummaryList rows=rows />
            <p class="govuk-body"><a class="govuk-link" href=href>"Open the measures"<span class="govuk-visually-hidden">" of "{name}</span></a></p>
            {open.then(|| acknowledge(&alert, shown))}
        </SummaryCard>
    }
    .into_any()
}

fn answer(about: &AlertContent) -> String {
    let words = about.answer_words.as_ref().map(|words| format!(" ({words})")).unwrap_or_default();
    format!("{}, item {}: {}{words}", about.instrument, about.item, number(about.answer))
}

fn acknowledge(alert: &AlertView, shown: Shown) -> AnyView {
    let (form, flash, done) = (FormState::new(), Flash::current(), RwSignal::new(String::new()));
    let seen = RwSignal::new(false);
    shown.written.update_value(|all| all.push(done));
    let changed = use_context::<AlertsChanged>();
    let address = format!("/alerts/{}/acknowledge", alert.id);
    let name = alert.about.as_ref().map(|about| about.young_person.clone()).unwrap_or_default();
    let field = format!("done-{}", alert.id);
    let refused = field.clone();
    let on_submit = Callback::new(move |()| {
        if done.with_untracked(|text| text.trim().is_empty()) {
            return form.refuse(vec![FieldMessage::new(&refused, "Say what was done")]);
        }
        let body = Acknowledgement { done: done.get_untracked() };
        submit::<_, AlertView>(form, post(&address), body, move |_| {
            flash.say_here("Alert seen to");
            done.set(String::new());
            if shown.nothing_is_written() {
                shown.alerts.reload();
            } else {
                seen.set(true);
            }
            if let Some(AlertsChanged(changed)) = changed {
                changed.update(|count| *count += 1);
            }
        });
    });
    let noted =
        move || seen.get().then(|| view! { <p class="govuk-body">"Seen to. What you wrote is kept."</p> });
    view! {
        {noted}
        <div hidden=move || seen.get()>
            <Form state=form on_submit=on_submit>
                <TextArea name=field label="What was done?" value=done rows=3 limit=2000
                    hint="Whom you spoke to, what was agreed. Follow your safeguarding procedure first; this only notes it." />
                <Button label="Mark as seen to" busy=form.busy hidden=format!("the alert about {name}") />
            </Form>
        </div>
    }
    .into_any()
}
