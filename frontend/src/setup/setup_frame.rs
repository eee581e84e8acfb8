//! What surrounds the pages of the set-up, and what they share.
use crate::api::client::{post, put};
use crate::api::listed::Listed;
use crate::api::paths;
use crate::api::remote::{Fetched, fetch_all, show};
use crate::api::submit::submit;
use crate::app::page;
use crate::shell::flash::{Flash, FlashBanner};
use crate::shell::session_state::SessionState;
use crate::widgets::button::{Button, ButtonGroup};
use crate::widgets::form::FormState;
use crate::widgets::navigation::{NavItem, SubNavigation};
use crate::widgets::page_heading::PageHeading;
use crate::widgets::page_state::NotAllowed;
use headstart_contract::setup::{ClusterView, LocalityView, OrganisationView, SchoolView};
use headstart_domain::access::Permission;
use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::components::Outlet;
use leptos_router::hooks::{use_navigate, use_query_map};
use serde::Serialize;
use serde::de::{DeserializeOwned, IgnoredAny};

/// The frame: links to the parts that this person may change.
pub fn setup_frame() -> AnyView {
    let state = SessionState::current();
    let (setup, accounts) = (state.may(Permission::SetupWrite), state.may(Permission::AccountsManage));
    if !setup && !accounts {
        return page(view! { <NotAllowed /> }.into_any());
    }
    let part = |path: &str, label: &str| NavItem::area(format!("/setup/{path}"), label);
    let mut links = Vec::new();
    if setup {
        links.extend([
            part("localities", "Localities"),
            part("clusters", "Clusters"),
            part("schools", "Schools"),
            part("organisations", "Organisations"),
            part("offers", "Offers"),
            part("population", "Population"),
            part("measuring", "Measuring"),
            part("wordings", "Words"),
        ]);
    }
    if accounts {
        links.extend([part("users", "Users"), part("programs", "Programs")]);
    }
    page(
        view! { <SubNavigation label="Parts of the set-up" items=links /><FlashBanner /><Outlet /> }
            .into_any(),
    )
}

/// The lists from which the pages choose.
#[derive(Clone, Copy)]
pub struct Lists {
    /// Localities.
    pub localities: Fetched<Listed<LocalityView>>,
    /// Clusters.
    pub clusters: Fetched<Listed<ClusterView>>,
    /// Schools.
    pub schools: Fetched<Listed<SchoolView>>,
    /// Organisations.
    pub organisations: Fetched<Listed<OrganisationView>>,
}

impl Lists {
    /// Fetches all of them.
    pub fn new() -> Self {
        Self {
            localities: fetch_all("the localities", || paths::all(paths::LOCALITIES)),
            clusters: fetch_all("the clusters", || paths::all(paths::CLUSTERS)),
            schools: fetch_all("the schools", || paths::all(paths::SCHOOLS)),
            organisations: fetch_all("the organisations", || paths::all(paths::ORGANISATIONS)),
        }
    }
}

/// Ids and names for a choice.
pub fn choices<T>(list: Fetched<Listed<T>>, pair: fn(T) -> (String, String)) -> Vec<(String, String)>
where
    T: Send + Sync + Clone + 'static,
{
    list.value().map(Listed::into_items).unwrap_or_default().into_iter().map(pair).collect()
}

/// A page with the list of things and, when `?edit=…` or `?edit=new` is in the address, the form for one of them.
pub fn list_and_form<T>(
    title: &'static str,
    path: &'static str,
    list: Fetched<Listed<T>>,
    id_of: fn(&T) -> String,
    table: fn(Vec<T>) -> AnyView,
    form: impl Fn(Option<T>, Fetched<Listed<T>>) -> AnyView + Clone + Send + Sync + 'static,
) -> AnyView
where
    T: Clone + Send + Sync + 'static,
{
    let query = use_query_map();
    view! {
        <PageHeading text=title />
        {show(list, move |answer| {
            let items = answer.value.into_items();
            let edit = query.get().get("edit").unwrap_or_default();
            if edit == "new" {
                return form(None, list);
            }
            match items.iter().find(|one| id_of(one) == edit) {
                Some(one) => form(Some(one.clone()), list),
                None => {
                    let add = format!("{path}?edit=new");
                    view! { {table(items)}<p class="govuk-body"><a class="govuk-link" href=add>"Add one"</a></p> }.into_any()
                }
            }
        })}
    }
    .into_any()
}

/// The link to the form for one thing.
pub fn edit_link(path: &str, id: &str, name: &str) -> AnyView {
    let href = format!("{path}?edit={id}");
    let hidden = format!(" {name}");
    view! { <a class="govuk-link" href=href>"Change"<span class="govuk-visually-hidden">{hidden}</span></a> }
        .into_any()
}

/// Where a thing is saved: a new one, or one that is there in this version.
#[derive(Clone)]
pub struct Target {
    /// The address of the list in the API.
    pub api: &'static str,
    /// The thing and its version.
    pub existing: Option<(String, i32)>,
    /// The page to go back to.
    pub page: &'static str,
}

/// What saves a form of the set-up: to be called while the page is built.
pub fn saver<B, T>(form: FormState, target: Target, list: Fetched<Listed<T>>) -> impl Fn(B) + Clone
where
    B: Serialize + 'static,
    T: DeserializeOwned + Clone + Send + Sync + 'static,
{
    let (flash, navigate) = (Flash::current(), use_navigate());
    move |body: B| {
        let call = match &target.existing {
            None => post(target.api),
            Some((id, version)) => put(&format!("{}/{id}", target.api)).if_match(Some(paths::etag(*version))),
        };
        let (navigate, back) = (navigate.clone(), target.page);
        submit::<B, IgnoredAny>(form, call, body, move |_| {
            list.reload();
            flash.say("Saved");
            navigate(back, NavigateOptions::default());
        });
    }
}

/// The buttons below a form of the set-up.
#[component]
pub fn SaveButtons(
    /// The form.
    form: FormState,
    /// The page to go back to.
    #[prop(into)]
    back: String,
) -> impl IntoView {
    view! {
        <ButtonGroup>
            <Button label="Save" busy=form.busy />
            <a class="govuk-link" href=back>"Cancel"</a>
        </ButtonGroup>
    }
}
