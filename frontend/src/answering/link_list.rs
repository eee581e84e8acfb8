//! The links made so far.
use crate::api::client::post;
use crate::api::listed::Listed;
use crate::api::remote::Fetched;
use crate::api::submit::submit;
use crate::format::moment;
use crate::widgets::button::{Button, ButtonKind};
use crate::widgets::form::{Form, FormState};
use crate::widgets::page_state::Empty;
use crate::widgets::table::{Column, DataTable};
use headstart_contract::answering::AnswerLinkView;
use headstart_domain::answering::{Hand, LinkState};
use leptos::prelude::*;
use serde_json::json;

/// The links of a period of support, with a way to cancel those that can still be used.
pub fn link_list(links: Vec<AnswerLinkView>, list: Fetched<Listed<AnswerLinkView>>) -> AnyView {
    if links.is_empty() {
        return view! { <Empty title="No links yet">"Links that you make stand here, with what became of them."</Empty> }
            .into_any();
    }
    let columns = vec![
        Column::new("Questionnaire"),
        Column::new("Where it stands"),
        Column::new("Made"),
        Column::actions("Cancel"),
    ];
    let rows = links.into_iter().map(|link| row(link, list)).collect_view();
    view! { <DataTable caption="Links made" caption_hidden=true columns=columns>{rows}</DataTable> }
        .into_any()
}

fn row(link: AnswerLinkView, list: Fetched<Listed<AnswerLinkView>>) -> AnyView {
    let title = format!("{}: {}", link.title, link.informant.label().to_lowercase());
    let way = match link.hand {
        Hand::Link => link.point.label().to_owned(),
        Hand::Tablet => format!("{}, on a device handed over", link.point.label()),
    };
    let made = format!("{} by {}", moment(link.made_at), link.made_by);
    let cancel = link.usable.then(|| cancel(&link, list));
    view! {
        <tr class="govuk-table__row">
            <th scope="row" class="govuk-table__header">{title}<span class="app-note">{way}</span></th>
            <td class="govuk-table__cell">{stands(&link)}</td>
            <td class="govuk-table__cell">{made}</td>
            <td class="govuk-table__cell">{cancel}</td>
        </tr>
    }
    .into_any()
}

fn stands(link: &AnswerLinkView) -> String {
    match link.state {
        LinkState::Completed => {
            format!("Answered {}", link.ended_at.map(moment).unwrap_or_default())
        }
        LinkState::Cancelled => "Cancelled".to_owned(),
        LinkState::Open if !link.usable => "Cannot be used any more".to_owned(),
        LinkState::Open => match (link.saved_at, link.opened_at) {
            (Some(at), _) => format!("Begun; answers kept for later {}", moment(at)),
            (None, Some(at)) => format!("Opened {}", moment(at)),
            _ => format!("Not opened yet; works until {}", moment(link.expires_at)),
        },
    }
}

fn cancel(link: &AnswerLinkView, list: Fetched<Listed<AnswerLinkView>>) -> AnyView {
    let form = FormState::new();
    let address = format!("/answer-links/{}/cancel", link.id);
    let on_submit = Callback::new(move |()| {
        submit::<_, AnswerLinkView>(form, post(&address), json!({}), move |_| list.reload());
    });
    let hidden = format!("the link for {}", link.title);
    view! {
        <Form state=form on_submit=on_submit>
            <Button label="Cancel" kind=ButtonKind::Secondary busy=form.busy hidden=hidden />
        </Form>
    }
    .into_any()
}
