//! What can be done with a record now.
use headstart_contract::referral::MoveView;
use leptos::prelude::*;

/// A list of the moves, each with what it means. The first in the list is what usually comes next.
pub fn move_links(moves: Vec<MoveView>, base: &str) -> AnyView {
    if moves.is_empty() {
        return view! { <p class="govuk-body">"There is nothing for you to do here now."</p> }.into_any();
    }
    let items = moves.into_iter().map(|one| {
        let href = format!("{base}/{}", one.action);
        view! {
            <li>
                <a class="govuk-link" href=href>{one.label}</a>
                <p class="govuk-hint">{one.help}</p>
            </li>
        }
    });
    view! { <ul class="app-moves">{items.collect_view()}</ul> }.into_any()
}
