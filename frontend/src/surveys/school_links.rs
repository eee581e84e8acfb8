//! Making the links of a school's classes, and the sheet of them for print. They are shown this once.
use crate::api::client::post;
use crate::api::listed::Listed;
use crate::api::remote::Fetched;
use crate::api::submit::submit;
use crate::format::date;
use crate::summaries::print_button::PrintButton;
use crate::widgets::banner::{InsetText, WarningText};
use crate::widgets::button::Button;
use crate::widgets::form::{ErrorSummary, FormState};
use crate::widgets::qr_code::qr_code;
use headstart_contract::survey::{SurveyLink, SurveyLinksInput, SurveyLinksMade, SurveySchoolView};
use leptos::prelude::*;

/// The button that makes the links, or the sheet once they are made.
pub fn school_links(
    round: String,
    school: String,
    has_links: bool,
    schools: Fetched<Listed<SurveySchoolView>>,
) -> AnyView {
    let state = FormState::new();
    let made = RwSignal::new(None::<SurveyLinksMade>);
    let address = format!("/survey-waves/{round}/schools/{school}/links");
    let make = Callback::new(move |()| {
        let body = SurveyLinksInput { classes: None };
        submit::<_, SurveyLinksMade>(state, post(&address), body, move |answer| made.set(Some(answer.value)));
    });
    // The list is not fetched anew here: that would take the sheet away before it is printed.
    let _ = schools;
    (move || match made.get() {
        Some(made) => sheet(made),
        None => {
            let old = has_links.then(|| view! {
                <WarningText text="There are links already. When you make new ones, the old ones stop working at once." />
            });
            view! {
                <section class="app-no-print">
                    <ErrorSummary state=state />
                    <h2 class="govuk-heading-m">"Links"</h2>
                    <p class="govuk-body">"One link for each class, for all its pupils: on tablets, or printed and handed to the teacher. Links work while the round is open."</p>
                    {old}
                    <Button label="Make the links" busy=state.busy on_click=make />
                </section>
            }
            .into_any()
        }
    })
    .into_any()
}

fn sheet(made: SurveyLinksMade) -> AnyView {
    let days = format!("{} to {}", date(made.opens_on), date(made.closes_on));
    let cards = made.links.into_iter().map(|link| card(link, &made.school, &made.wave, &days)).collect_view();
    view! {
        <section id="links">
            <div class="app-no-print" role="status">
                <InsetText>"Print or copy the links now: they are not shown again."</InsetText>
            </div>
            <PrintButton />
            {cards}
        </section>
    }
    .into_any()
}

/// What a teacher gets for a class.
fn card(link: SurveyLink, school: &str, round: &str, days: &str) -> AnyView {
    let class = format!("Year {} {}", link.year_group, link.label);
    let what = format!("QR code of the link for {class}. The address stands below it.");
    let code = qr_code(&link.address, &what);
    view! {
        <article class="app-panel app-keep-together">
            <h2 class="govuk-heading-m">{format!("{school}, {class}")}</h2>
            <p class="govuk-body">{format!("{round}. The link works from {days}.")}</p>
            {code}
            <p class="govuk-body app-break"><strong>{link.address}</strong></p>
            <ul class="govuk-list govuk-list--bullet">
                <li>"Every pupil of the class uses this link, one after the other or each on a device."</li>
                <li>"Taking part is free. Nobody has to say why they do not want to."</li>
                <li>"Let pupils answer alone. Do not look at the screen; do not ask what they said."</li>
                <li>"When a pupil has finished, they choose “Next person” before they hand the device on."</li>
            </ul>
        </article>
    }
    .into_any()
}
