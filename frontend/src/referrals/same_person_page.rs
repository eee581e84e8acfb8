//! Whether a referral is about somebody known already: asked at screening, with both side by side.
use crate::api::client::{Answer, post};
use crate::api::paths;
use crate::api::remote::{fetch, show, show_within};
use crate::api::submit::submit;
use crate::app::page;
use crate::format::date;
use crate::shell::flash::Flash;
use crate::widgets::button::{Button, ButtonGroup};
use crate::widgets::check_inputs::{Choice, Radios};
use crate::widgets::form::{FieldMessage, Form, FormState};
use crate::widgets::navigation::BackLink;
use crate::widgets::page_heading::PageHeading;
use crate::widgets::table::{Column, DataTable};
use headstart_contract::likeness::{LikelyPerson, PersonFacts, SamePersonAnswer};
use headstart_contract::referral::{ReferralView, ScreeningView};
use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::{use_navigate, use_params_map};

const FIELD: &str = "same";

/// The question above the screening, with a link for each who may be the same.
pub fn question(referral: &str, people: &[LikelyPerson]) -> Option<AnyView> {
    if people.is_empty() {
        return None;
    }
    let links = people.iter().map(|one| {
        let words = format!("{} ({}), born {}", one.facts.name, one.reference, date(one.facts.birth_date));
        view! {
            <li>
                <a class="govuk-link" href=format!("/referrals/{referral}/same-person/{}", one.id)>{words}</a>
                ": "{one.grade_label.clone()}
            </li>
        }
    });
    let links = links.collect_view();
    Some(
        view! {
            <div class="govuk-inset-text" id="may-be-same">
                <h2 class="govuk-heading-s">"May be the same as somebody known already"</h2>
                <p class="govuk-body">"Compare them before you decide on the referral."</p>
                <ul class="govuk-list govuk-list--bullet">{links}</ul>
            </div>
        }
        .into_any(),
    )
}

/// The page on which two records are compared.
pub fn same_person_page() -> AnyView {
    let params = use_params_map();
    let part = move |name: &'static str| params.get_untracked().get(name).unwrap_or_default();
    let (id, person) = (part("id"), part("person"));
    let address = id.clone();
    let referral = fetch::<ReferralView>("the referral", move || paths::referral(&address));
    show_within(referral, page, move |referral| {
        let (id, person) = (id.clone(), person.clone());
        let address = id.clone();
        let screening = fetch::<ScreeningView>("the screening", move || paths::screening(&address));
        let content = show(screening, move |answer| {
            let ScreeningView { facts, may_be_same, .. } = answer.value;
            match may_be_same.into_iter().find(|one| one.id.to_string() == person) {
                Some(one) => form(&id, referral.clone(), facts, one),
                None => settled(&id),
            }
        });
        page(content)
    })
}

fn settled(id: &str) -> AnyView {
    view! {
        <BackLink href=format!("/referrals/{id}") label="Back to the referral" />
        <PageHeading text="There is nothing to compare any more" />
        <p class="govuk-body">"Somebody has answered already, or the referral is closed."</p>
    }
    .into_any()
}

fn form(id: &str, referral: Answer<ReferralView>, told: PersonFacts, known: LikelyPerson) -> AnyView {
    let form = FormState::new();
    let value = RwSignal::new(String::new());
    let navigate = use_navigate();
    let flash = Flash::current();
    let back = format!("/referrals/{id}");
    let address = format!("{}/same-person", paths::referral(&id));
    let person = known.id;
    let on_submit = {
        let back = back.clone();
        Callback::new(move |()| {
            let same = match value.get_untracked().as_str() {
                "yes" => true,
                "no" => false,
                _ => return form.refuse(vec![FieldMessage::new(FIELD, "Say whether it is the same person")]),
            };
            let call = post(&address).if_match(referral.etag.clone());
            let body = SamePersonAnswer { young_person_id: person, same };
            let (navigate, back) = (navigate.clone(), back.clone());
            submit::<_, ReferralView>(form, call, body, move |_| {
                flash.say(if same {
                    "The records are joined. The referral is with the record that was there before"
                } else {
                    "The records are kept apart. You will not be asked again"
                });
                navigate(&back, NavigateOptions::default());
            });
        })
    };
    let reasons = known.reasons.iter().map(|reason| view! { <li>{reason.clone()}</li> }).collect_view();
    let options = vec![
        Choice::new("yes", "Yes, join the two records").hint(
            "The referral, its history, consents and contacts go to the known record. Nothing is lost, but it \
             cannot be undone here.",
        ),
        Choice::new("no", "No, they are two people").hint("They are kept apart, and nobody is asked again."),
    ];
    let record = format!("/young-people/{}", known.id);
    let cancel = back.clone();
    view! {
        <BackLink href=back label="Back to the referral" />
        <Form state=form on_submit=on_submit>
            <PageHeading text="Is it the same young person?" caption=referral.value.reference.clone() />
            <p class="govuk-body">{known.grade_label.clone()}":"</p>
            <ul class="govuk-list govuk-list--bullet">{reasons}</ul>
            {compared(&told, &known)}
            <p class="govuk-body"><a class="govuk-link" href=record>"Open the known record"</a></p>
            <Radios name=FIELD legend="Is it the same young person?" value=value options=options
                hint="If you are not sure, ask those who know them first." />
            <ButtonGroup>
                <Button label="Save answer" busy=form.busy />
                <a class="govuk-link" href=cancel>"Cancel"</a>
            </ButtonGroup>
        </Form>
    }
    .into_any()
}

fn compared(told: &PersonFacts, known: &LikelyPerson) -> AnyView {
    let known_facts = &known.facts;
    let or_nothing = |text: &Option<String>| text.clone().unwrap_or_else(|| "Not given".to_owned());
    let rows = [
        ("Name", told.name.clone(), known_facts.name.clone()),
        ("Known as", or_nothing(&told.known_as), or_nothing(&known_facts.known_as)),
        ("Date of birth", date(told.birth_date), date(known_facts.birth_date)),
        ("Home postcode", or_nothing(&told.postcode), or_nothing(&known_facts.postcode)),
        ("School", or_nothing(&told.school), or_nothing(&known_facts.school)),
    ];
    let rows = rows.map(|(name, one, other)| {
        let agree = if one == other { "Same" } else { "Differs" };
        view! {
            <tr class="govuk-table__row">
                <th scope="row" class="govuk-table__header">{name}</th>
                <td class="govuk-table__cell">{one}</td>
                <td class="govuk-table__cell">{other}</td>
                <td class="govuk-table__cell">{agree}</td>
            </tr>
        }
    });
    let columns = vec![
        Column::new("Fact"),
        Column::new("This referral"),
        Column::new(&format!("Known record {}", known.reference)),
        Column::new("Agree"),
    ];
    view! { <DataTable caption="Side by side" columns=columns>{rows.collect_view()}</DataTable> }.into_any()
}
