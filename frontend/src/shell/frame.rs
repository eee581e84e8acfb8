//! The frame of every page.
use super::areas::areas;
use super::password_page::FirstPassword;
use super::session_state::{SessionState, Who};
use super::session_watch::SessionWatch;
use super::sign_in::SignInPage;
use crate::alerts::alert_count::AlertCount;
use crate::api::remote::{failure, fetch};
use crate::widgets::banner::PhaseBanner;
use crate::widgets::focus::{FocusPending, PRODUCT, set_title};
use crate::widgets::header::{ServiceHeader, ServiceNavigation};
use crate::widgets::page_state::Loading;
use crate::widgets::unsent::may_leave;
use headstart_contract::about::About;
use headstart_contract::session::Session;
use leptos::prelude::*;
use leptos_router::hooks::use_location;
use wasm_bindgen::JsCast;

/// Header, navigation, the page or the sign-in form in its place, footer.
#[component]
pub fn Frame(
    /// The pages, for people who are signed in.
    pages: ViewFn,
) -> impl IntoView {
    let state = SessionState::current();
    focus_after_navigation();
    super::flash::Flash::current().fade_with_navigation();
    let session = move || state.session();
    // Who must first choose a password of their own has no pages yet.
    let must_choose = Memo::new(move |_| session().is_some_and(|session| session.must_change_password));
    let signed_in =
        Memo::new(move |_| session().map(|session| session.user_id).filter(|_| !must_choose.get()));
    let items = Signal::derive(move || session().map(|session| areas(&session)).unwrap_or_default());
    // The pages of whose session ended stay, out of sight: what was typed in them is there after signing in again.
    let content = move || {
        let pages = pages.clone();
        state.pages_of.get().map(|_| {
            view! {
                <div hidden=move || signed_in.get().is_none()>{pages.run()}</div>
            }
        })
    };
    let gate = move || {
        if signed_in.get().is_some() {
            return ().into_any();
        }
        let place = match state.who.get() {
            Who::Unknown => view! { <Loading what="your session" /> }.into_any(),
            Who::Failed(error) => failure(&error, Callback::new(move |()| state.load()), false),
            Who::Someone(_) if must_choose.get() => view! { <FirstPassword /> }.into_any(),
            Who::Nobody | Who::Someone(_) => view! { <SignInPage /> }.into_any(),
        };
        view! { <main class="app-wide govuk-main-wrapper" id="main">{place}</main> }.into_any()
    };
    let about = fetch::<About>("what this installation is", || "/about".to_owned());
    provide_context(about);
    let demo = move || {
        about.value().is_some_and(|about| about.demo).then(|| {
            view! {
                <PhaseBanner tag="Demonstration" text="All people and records here are invented." />
            }
        })
    };
    view! {
        <a href="#main" class="govuk-skip-link" on:click=skip_to_main>"Skip to main content"</a>
        <ServiceHeader name=PRODUCT>{move || session().map(|session| account(&session, state))}</ServiceHeader>
        {move || signed_in.get().map(|_| view! { <ServiceNavigation items=items /><SessionWatch /> })}
        {demo}
        <div class="app-page">{gate}{content}</div>
        <footer class="app-footer">
            <div class="app-wide">
                <p>
                    "HeadStart, early help for young people’s emotional wellbeing. "
                    <a class="govuk-link" href="/docs/" rel="external">"API for other systems"</a>
                </p>
            </div>
        </footer>
    }
}

/// Who is signed in, and the way out.
fn account(session: &Session, state: SessionState) -> AnyView {
    let own = (!session.must_change_password).then(|| {
        view! { <a class="govuk-link" href="/account/password">"Change password"</a> }
    });
    view! {
        <div class="app-account">
            {own.is_some().then(|| view! { <AlertCount /> })}
            <span>{session.name.clone()}", "{session.partnership.clone()}</span>
            {own}
            <button type="button" class="app-account__button" on:click=move |_| leave(state)>"Sign out"</button>
        </div>
    }
    .into_any()
}

fn leave(state: SessionState) {
    if may_leave() {
        state.sign_out();
    }
}

/// The heading of the next page takes the focus once the path has changed, but not on the first load.
fn focus_after_navigation() {
    let pending = FocusPending(RwSignal::new(false));
    provide_context(pending);
    let path = use_location().pathname;
    Effect::new(move |before: Option<String>| {
        let path = path.get();
        if before.is_some_and(|before| before != path) {
            pending.0.set(true);
        }
        path
    });
    // Signing in or out puts another page into the same address.
    let state = SessionState::current();
    let someone = Memo::new(move |_| {
        state.who.with(|who| match who {
            Who::Unknown | Who::Failed(_) => None,
            Who::Nobody => Some(false),
            Who::Someone(_) => Some(true),
        })
    });
    Effect::new(move |before: Option<Option<bool>>| {
        let now = someone.get();
        if let (Some(Some(before)), Some(now)) = (before, now)
            && before != now
        {
            pending.0.set(true);
        }
        now
    });
    // Who signs in again finds the page as it was: its heading is there already, and names the window once more.
    Effect::new(move |before: Option<u32>| {
        let returns = state.returns.get();
        if before.is_some_and(|before| before != returns) {
            request_animation_frame(move || {
                pending.0.set(false);
                let heading = document().query_selector("#main h1").ok().flatten();
                if let Some(heading) =
                    heading.and_then(|heading| heading.dyn_into::<web_sys::HtmlElement>().ok())
                {
                    set_title(&heading.text_content().unwrap_or_default());
                    // A heading that has gone meanwhile cannot take the focus.
                    let _ = heading.focus();
                }
            });
        }
        returns
    });
}

/// The router would take the link for a change of address; the focus is all that shall move.
fn skip_to_main(event: leptos::ev::MouseEvent) {
    event.prevent_default();
    event.stop_propagation();
    if let Some(main) = crate::widgets::focus::element("main") {
        // A main element without tabindex takes the focus only when it has one.
        let _ = main.set_attribute("tabindex", "-1");
        let _ = main.focus();
    }
}
