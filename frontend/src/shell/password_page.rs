//! Choosing a password of one's own.
use super::areas::start_of;
use super::flash::Flash;
use super::session_state::SessionState;
use crate::api::client::post;
use crate::api::submit::submit;
use crate::app::page;
use crate::widgets::button::Button;
use crate::widgets::form::{FieldMessage, Form, FormState};
use crate::widgets::page_heading::PageHeading;
use crate::widgets::text_input::TextInput;
use headstart_contract::session::{PasswordChange, Session};
use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::use_navigate;

/// The page of somebody who wants another password.
pub fn password_page() -> AnyView {
    let (navigate, flash) = (use_navigate(), Flash::current());
    let done = Callback::new(move |session: Session| {
        flash.say("Your password is changed. Other sessions of yours have ended");
        navigate(&start_of(&session), NavigateOptions::default());
    });
    page(
        view! { <PasswordForm title="Change your password" current="Your password until now" done=done /> }
            .into_any(),
    )
}

/// What stands in the place of every page while somebody has a password that was handed over.
#[component]
pub fn FirstPassword() -> impl IntoView {
    view! {
        <PasswordForm title="Choose a password of your own" current="The password you were given"
            done=Callback::new(|_| ())>
            <p class="govuk-body">"Somebody made your password for you, so somebody else has seen it. Choose one that only you know,
                then you can start."</p>
        </PasswordForm>
    }
}

/// What has been typed.
#[derive(Clone, Copy)]
struct Typed {
    current: RwSignal<String>,
    new: RwSignal<String>,
    again: RwSignal<String>,
}

impl Typed {
    fn change(&self) -> PasswordChange {
        PasswordChange {
            current_password: self.current.get_untracked(),
            new_password: self.new.get_untracked(),
        }
    }

    fn faults(&self) -> Vec<FieldMessage> {
        let faults = self.change().check();
        let mut faults: Vec<_> =
            faults.into_iter().map(|fault| FieldMessage::new(&fault.field, &fault.message)).collect();
        if faults.is_empty() && self.again.get_untracked() != self.new.get_untracked() {
            faults.push(FieldMessage::new("again", "This differs from the new password above"));
        }
        faults
    }
}

#[component]
fn PasswordForm(
    /// The heading.
    title: &'static str,
    /// What the password until now is called.
    current: &'static str,
    /// What follows when it is changed.
    done: Callback<Session>,
    /// What is said first.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    let (state, form) = (SessionState::current(), FormState::new());
    let typed = Typed { current: RwSignal::default(), new: RwSignal::default(), again: RwSignal::default() };
    let on_submit = Callback::new(move |()| {
        if form.accepts(typed.faults()) {
            submit::<_, Session>(form, post("/session/password"), typed.change(), move |answer| {
                state.accept(answer.value.clone());
                done.run(answer.value);
            });
        }
    });
    view! {
        <div class="govuk-grid-row"><div class="govuk-grid-column-two-thirds">
            <Form state=form on_submit=on_submit may_be_left=true>
                <PageHeading text=title />
                {children.map(|children| children())}
                <TextInput name="current_password" label=current value=typed.current kind="password"
                    autocomplete="current-password" class="govuk-!-width-two-thirds" />
                <TextInput name="new_password" label="New password" value=typed.new kind="password"
                    hint="12 characters or more. Three or four words that do not belong together are hard to guess and easy to
                        remember." autocomplete="new-password" class="govuk-!-width-two-thirds" />
                <TextInput name="again" label="New password once more" value=typed.again kind="password"
                    autocomplete="new-password" class="govuk-!-width-two-thirds" />
                <Button label="Change password" busy=form.busy />
            </Form>
        </div></div>
    }
}
