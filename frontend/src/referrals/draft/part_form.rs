//! The frame of each part's page.
use super::draft_state::{DraftState, Saving, current};
use super::parts::Part;
use super::same_person;
use crate::format::today;
use crate::widgets::button::{Button, ButtonGroup, ButtonKind};
use crate::widgets::form::{FieldMessage, Form, FormState};
use crate::widgets::navigation::BackLink;
use crate::widgets::page_heading::PageHeading;
use crate::widgets::page_state::NotFound;
use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos_router::NavigateOptions;
use leptos_router::hooks::{use_navigate, use_query_map};

/// A part's fields: built from the draft, and what the fields themselves find wrong, such as a date that is none.
pub struct PartFields {
    /// The fields; made within the form, where they find their messages.
    pub view: Box<dyn FnOnce() -> AnyView + Send>,
    /// What only the fields know.
    pub own_faults: Callback<(), Vec<FieldMessage>>,
}

impl PartFields {
    /// Fields that hold nothing that the draft could not hold.
    pub fn plain(view: impl FnOnce() -> AnyView + Send + 'static) -> Self {
        Self { view: Box::new(view), own_faults: Callback::new(|()| Vec::new()) }
    }
}

/// The page of a part. The draft is saved while it is written; "Save and continue" checks it.
pub fn part_page(part: Part, fields: fn(DraftState) -> PartFields) -> AnyView {
    match current() {
        Some(draft) => form_page(draft, part, fields(draft)),
        None => view! { <NotFound /> }.into_any(),
    }
}

fn form_page(draft: DraftState, part: Part, fields: PartFields) -> AnyView {
    let form = FormState::new();
    let from_check = use_query_map().get_untracked().get("from").is_some();
    let next = draft.href(if from_check { "check" } else { "" });
    let navigate = use_navigate();
    let own_faults = fields.own_faults;
    // What was typed before and cannot stay as it is is told at once.
    let known = own_faults.run(());
    if !known.is_empty() {
        form.refuse(known);
    }
    let later = {
        let (navigate, href) = (navigate.clone(), draft.href(""));
        Callback::new(move |()| leave(draft, form, navigate.clone(), href.clone()))
    };
    let submit = {
        let next = next.clone();
        Callback::new(move |()| {
            if form.accepts(all_faults(draft, part, own_faults.run(()))) {
                go_on(draft, part, form, navigate.clone(), next.clone());
            }
        })
    };
    view! {
        <BackLink href=next label="Back" />
        <div class="govuk-grid-row"><div class="govuk-grid-column-two-thirds">
            <Form state=form on_submit=submit may_be_left=true>
                <PageHeading text=part.title() caption="Make a referral" />
                <SavedLine draft=draft />
                {(fields.view)()}
                <ButtonGroup>
                    <Button label="Save and continue" busy=form.busy />
                    <Button label="Save and come back later" kind=ButtonKind::Secondary on_click=later />
                </ButtonGroup>
            </Form>
        </div></div>
    }
    .into_any()
}

/// The faults of the fields come before those of the draft, one for each field.
fn all_faults(draft: DraftState, part: Part, own: Vec<FieldMessage>) -> Vec<FieldMessage> {
    let mut faults = part.faults(&draft.input.get_untracked(), today());
    for fault in own {
        match faults.iter_mut().find(|other| other.field == fault.field) {
            Some(other) => other.message = fault.message,
            None => faults.push(fault),
        }
    }
    faults
}

/// Saves and goes to the next page; after the young person, to the question whether they are known already, when
/// there is anybody to ask about.
fn go_on(
    draft: DraftState,
    part: Part,
    form: FormState,
    navigate: impl Fn(&str, NavigateOptions) + 'static,
    next: String,
) {
    if part != Part::YoungPerson {
        return leave(draft, form, navigate, next);
    }
    form.busy.set(true);
    spawn_local(async move {
        let asked = same_person::to_be_asked(draft).await;
        let from_check = next.ends_with("/check");
        let question =
            format!("{}{}", draft.href(same_person::PATH), if from_check { "?from=check" } else { "" });
        leave(draft, form, navigate, if asked { question } else { next });
    });
}

fn leave(
    draft: DraftState,
    form: FormState,
    navigate: impl Fn(&str, NavigateOptions) + 'static,
    next: String,
) {
    form.busy.set(true);
    spawn_local(async move {
        let saved = draft.save_all().await;
        form.busy.try_set(false);
        match saved {
            Ok(()) => navigate(&next, NavigateOptions::default()),
            Err(error) => error.show_in(form),
        }
    });
}

/// Says whether the draft is safe.
#[component]
pub fn SavedLine(
    /// The draft.
    draft: DraftState,
) -> impl IntoView {
    let birth_date_as_typed = move || {
        draft
            .birth_date
            .read()
            .is_err()
            .then_some(". The date of birth is kept as it is typed: it is not a whole, real date yet.")
    };
    let quiet = move || matches!(draft.saving.get(), Saving::Waiting | Saving::Sending);
    view! {
        <p class="app-saved" role="status" aria-busy=move || quiet().to_string()>
            {move || draft.saving.with(Saving::words)}{birth_date_as_typed}
        </p>
    }
}
