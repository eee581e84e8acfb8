//! One release: what it holds, its files, what is new in it, and whether it is what was frozen.
use super::changes::changes;
use super::check_section::check_section;
use super::files::files;
use super::release_words::{left_out, protection, withheld};
use crate::api::paths;
use crate::api::remote::{Fetched, fetch, show};
use crate::app::page;
use crate::format::moment;
use crate::widgets::page_heading::PageHeading;
use crate::widgets::summary_list::{SummaryList, SummaryRow};
use headstart_contract::release::{Manifest, ReleaseView};
use headstart_domain::release::ReleaseState;
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;
use std::time::Duration;

/// How long the page waits before it looks again whether a release is frozen.
const LOOK_AGAIN: Duration = Duration::from_secs(2);

/// The page.
pub fn release_page() -> AnyView {
    let params = use_params_map();
    let id = move || params.get().get("id").unwrap_or_default();
    let release = fetch::<ReleaseView>("the release", move || paths::release(&id()));
    page(show(release, move |answer| {
        let told = answer.value;
        match told.manifest.clone() {
            Some(manifest) => frozen(told, manifest),
            None if told.state == ReleaseState::Failed => failed(),
            None => preparing(release),
        }
    }))
}

fn failed() -> AnyView {
    view! {
        <PageHeading text="Release" />
        <p class="govuk-body">"The release could not be made, and nothing of it was kept. Freeze another one."</p>
        <p class="govuk-body"><a class="govuk-link" href="/releases">"All releases"</a></p>
    }
    .into_any()
}

fn preparing(release: Fetched<ReleaseView>) -> AnyView {
    let again = set_timeout_with_handle(move || release.reload(), LOOK_AGAIN);
    on_cleanup(move || {
        if let Ok(again) = again {
            again.clear();
        }
    });
    view! {
        <PageHeading text="Release" />
        <p class="govuk-body" role="status">"The release is being made. This page shows it once it is frozen."</p>
    }
    .into_any()
}

fn frozen(release: ReleaseView, manifest: Manifest) -> AnyView {
    let (number, id) = (release.number.unwrap_or_default(), release.id);
    let since = if number > 1 {
        format!("New since release {}", number - 1)
    } else {
        "New in this first release".to_owned()
    };
    let files = files(&id, &manifest);
    view! {
        <PageHeading text=format!("Release {number}") caption=release.project.clone() />
        <SummaryList rows=facts(release, &manifest) />
        <h2 class="govuk-heading-m">"Files"</h2>
        {files}
        <h2 class="govuk-heading-m">{since}</h2>
        {changes(&manifest.changes)}
        <h2 class="govuk-heading-m">"Is it what was frozen?"</h2>
        {check_section(id)}
        <p class="govuk-body"><a class="govuk-link" href="/releases">"All releases"</a></p>
    }
    .into_any()
}

fn facts(release: ReleaseView, manifest: &Manifest) -> Vec<SummaryRow> {
    let withdrawn = match release.withdrawn_since {
        None => "Cannot be told: the project's key was destroyed".to_owned(),
        Some(0) => "Nobody".to_owned(),
        Some(1) => "1 young person; the next release leaves them out and names their rows".to_owned(),
        Some(many) => format!("{many} young people; the next release leaves them out and names their rows"),
    };
    let joined =
        |parts: Vec<String>, none: &str| if parts.is_empty() { none.to_owned() } else { parts.join("; ") };
    // The package holds every table, so its checksum stands for the whole.
    let package = manifest.files.iter().find(|file| file.name == "datapackage.zip");
    let sum = package.map(|file| file.sha256.clone()).unwrap_or_default();
    let sum = view! { <code class="app-checksum">{sum}</code> }.into_any();
    vec![
        SummaryRow::text("Frozen", release.frozen_at.map(moment).unwrap_or_default()),
        SummaryRow::text("Records as they were", moment(manifest.as_at)),
        SummaryRow::text("Made by", release.made_by),
        SummaryRow::view("Checksum of the whole (SHA-256)", sum),
        SummaryRow::text("Protection", protection(&manifest.protection)),
        SummaryRow::text("Withheld", joined(withheld(&manifest.protection), "Nothing")),
        SummaryRow::text("Left out", joined(manifest.left_out.iter().map(left_out).collect(), "Nobody")),
        SummaryRow::text("Withdrawn since", withdrawn),
        SummaryRow::text(
            "Versions",
            format!("Software {}, data dictionary {}", release.software_version, release.definition_version),
        ),
    ]
}
