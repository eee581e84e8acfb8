//! The closing measures that are missing, with the ways to get them.
use super::episode_frame::Support;
use crate::labels;
use headstart_domain::episode::Point;
use leptos::prelude::*;

/// What had a baseline in this period of support and has no closing measure yet.
pub fn missing_measures(support: &Support) -> ViewFn {
    let missing = support.episode().missing_at_closing.clone();
    let (record, ask) = (support.href("measures/new"), support.href("measures/ask"));
    ViewFn::from(move || {
        let lines = missing.iter().map(|one| {
            let who = labels::informant(one.informant.as_str()).to_lowercase();
            let (instrument, informant) = (&one.instrument, one.informant);
            let query = format!("instrument={instrument}&informant={informant}&point={}", Point::Closing);
            let title = format!("{}, {who}", one.title);
            let of = format!(" for {title}");
            view! {
                <li>
                    {title}": "
                    <a class="govuk-link" href=format!("{record}?{query}")>
                        "type in the answers"<span class="govuk-visually-hidden">{of.clone()}</span>
                    </a>
                    " or "
                    <a class="govuk-link" href=format!("{ask}?{query}")>
                        "ask by a link"<span class="govuk-visually-hidden">{of}</span>
                    </a>
                </li>
            }
        });
        view! {
            <h2 class="govuk-heading-m">"Closing measures still missing"</h2>
            <p class="govuk-body">"These have a baseline in this period. Without a closing measure nobody can tell what changed."</p>
            <ul class="govuk-list govuk-list--bullet">{lines.collect_view()}</ul>
        }
        .into_any()
    })
}
