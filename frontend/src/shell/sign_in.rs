//! Signing in. It stands in the place of whatever page was asked for, which then follows.
use super::session_state::SessionState;
use crate::api::error::ApiError;
use crate::api::remote::Fetched;
use crate::widgets::banner::InsetText;
use crate::widgets::button::{Button, ButtonKind};
use crate::widgets::form::{FieldMessage, Form, FormState};
use crate::widgets::page_heading::PageHeading;
use crate::widgets::table::{Column, DataTable};
use crate::widgets::text_input::TextInput;
use headstart_contract::about::{About, DemoAccount};
use headstart_contract::session::SignIn;
use leptos::prelude::*;
use leptos::task::spawn_local;

/// What has been typed.
#[derive(Clone, Copy)]
struct Typed {
    email: RwSignal<String>,
    password: RwSignal<String>,
}

impl Typed {
    fn faults(&self) -> Vec<FieldMessage> {
        let mut faults = Vec::new();
        if self.email.with_untracked(|email| email.trim().is_empty()) {
            faults.push(FieldMessage::new("email", "Enter your email address"));
        }
        if self.password.with_untracked(String::is_empty) {
            faults.push(FieldMessage::new("password", "Enter your password"));
        }
        faults
    }
}

/// The sign-in page.
#[component]
pub fn SignInPage() -> impl IntoView {
    let session = SessionState::current();
    let typed = Typed { email: RwSignal::new(String::new()), password: RwSignal::new(String::new()) };
    let form = FormState::new();
    let submit = Callback::new(move |()| {
        if form.accepts(typed.faults()) {
            send(session, typed, form);
        }
    });
    view! {
        <div class="govuk-grid-row"><div class="govuk-grid-column-two-thirds">
            <Form state=form on_submit=submit may_be_left=true>
                <PageHeading text="Sign in" />
                {move || session.ended.get().then(|| view! {
                    <InsetText>"Your session ended. Sign in to go on where you were. What you typed is still there for an hour, in this
                        window only."</InsetText>
                    <Button label="Forget what was typed" kind=ButtonKind::Secondary
                        on_click=Callback::new(move |()| session.drop_pages()) />
                })}
                <TextInput name="email" label="Email address" value=typed.email kind="email" autocomplete="username"
                    class="govuk-!-width-two-thirds" />
                <TextInput name="password" label="Password" value=typed.password kind="password"
                    autocomplete="current-password" class="govuk-!-width-two-thirds" />
                <Button label="Sign in" busy=form.busy />
            </Form>
        </div></div>
        <DemoAccounts typed=typed session=session form=form />
    }
}

fn send(session: SessionState, typed: Typed, form: FormState) {
    let who = SignIn {
        email: typed.email.get_untracked().trim().to_owned(),
        password: typed.password.get_untracked(),
    };
    form.busy.set(true);
    spawn_local(async move {
        let answer = session.sign_in(&who).await;
        form.busy.try_set(false);
        match answer {
            Ok(()) => {}
            Err(ApiError::Refused(refusal)) if refusal.status == 401 => form.refuse(vec![FieldMessage::new(
                "email",
                "The email address or the password is not right. Check both and try again",
            )]),
            Err(error) => error.show_in(form),
        }
    });
}

/// In a demonstration: the accounts to try it with.
#[component]
fn DemoAccounts(typed: Typed, session: SessionState, form: FormState) -> impl IntoView {
    let about = use_context::<Fetched<About>>();
    // Without the list one can still sign in by hand, so a failure shows nothing.
    move || match about.and_then(|about| about.value()) {
        Some(about) if about.demo => accounts_table(about.demo_accounts, typed, session, form),
        _ => ().into_any(),
    }
}

fn accounts_table(
    accounts: Vec<DemoAccount>,
    typed: Typed,
    session: SessionState,
    form: FormState,
) -> AnyView {
    let rows = accounts.into_iter().map(|account| {
        let DemoAccount { email, password, name, role, note } = account;
        let shown = email.clone();
        let take = Callback::new(move |()| {
            typed.email.set(email.clone());
            typed.password.set(password.clone());
            send(session, typed, form);
        });
        view! {
            <tr class="govuk-table__row">
                <th scope="row" class="govuk-table__header">{name.clone()}</th>
                <td class="govuk-table__cell">{role}</td>
                <td class="govuk-table__cell">{note}</td>
                <td class="govuk-table__cell">{shown}</td>
                <td class="govuk-table__cell">
                    <Button label="Use this account" hidden=format!("of {name}") kind=ButtonKind::Secondary on_click=take />
                </td>
            </tr>
        }
    });
    let rows = rows.collect_view();
    let columns = vec![
        Column::new("Name"),
        Column::new("Role"),
        Column::new("What to look at"),
        Column::new("Email"),
        Column::actions("Use it"),
    ];
    view! {
        <DataTable caption="Accounts to try it with" columns=columns>{rows}</DataTable>
    }
    .into_any()
}
