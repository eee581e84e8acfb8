//! Doing away with a thing of the set-up that nothing uses.
use super::setup_frame::Target;
use crate::api::client::delete;
use crate::api::listed::Listed;
use crate::api::paths;
use crate::api::remote::Fetched;
use crate::shell::flash::Flash;
use crate::widgets::button::{Button, ButtonKind};
use crate::widgets::disclosure::Details;
use crate::widgets::form::FormState;
use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos_router::NavigateOptions;
use leptos_router::hooks::use_navigate;

/// The button that deletes the thing, folded away below its form; nothing for a thing that is not there yet.
/// What still uses the thing is told by the service in the form's list of messages.
pub fn remove_button<T>(
    form: FormState,
    target: &Target,
    list: Fetched<Listed<T>>,
    what: &'static str,
) -> Option<AnyView>
where
    T: Clone + Send + Sync + 'static,
{
    let (id, version) = target.existing.clone()?;
    let (address, page) = (format!("{}/{id}", target.api), target.page);
    let (flash, navigate) = (Flash::current(), use_navigate());
    let act = Callback::new(move |()| {
        let call = delete(&address).if_match(Some(paths::etag(version)));
        let navigate = navigate.clone();
        form.busy.set(true);
        spawn_local(async move {
            let answer = call.only().await;
            form.busy.try_set(false);
            match answer {
                Ok(()) => {
                    list.reload();
                    flash.say("Deleted");
                    navigate(page, NavigateOptions::default());
                }
                Err(error) => error.show_in(form),
            }
        });
    });
    let view = view! {
        <Details summary=format!("Delete this {what}")>
            <p class="govuk-body">"Only possible while nothing uses it. This cannot be undone."</p>
            <Button label=format!("Delete {what}") kind=ButtonKind::Warning busy=form.busy on_click=act />
        </Details>
    };
    Some(view.into_any())
}
