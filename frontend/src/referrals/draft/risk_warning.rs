//! What to do when a risk is named: a referral is not the way to get help today.
use crate::widgets::banner::WarningText;
use headstart_domain::referral::Need;
use leptos::prelude::*;

/// Says, as soon as a risk is among the needs, what cannot wait for the referral to be read.
#[component]
pub fn RiskWarning(
    /// What the worry is about.
    #[prop(into)]
    needs: Signal<Vec<Need>>,
) -> impl IntoView {
    let named = Memo::new(move |_| needs.with(|needs| Need::any_risk(needs)));
    let warning = move || {
        named.get().then(|| {
            view! {
                <WarningText text="You have named a risk. Is there danger now? Phone 999. Otherwise tell the safeguarding lead where you work today: nobody may read this referral before the next working day." />
            }
        })
    };
    view! { <div role="status">{warning}</div> }
}
