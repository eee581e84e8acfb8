//! What figures leave out.
use crate::charts::bar_list::{Bar, BarList};
use crate::widgets::disclosure::Details;
use headstart_contract::evaluation::Exclusion;
use leptos::prelude::*;

/// Why periods of support, young people or forms are in no figure, with how many; nothing when none are.
pub fn left_out(exclusions: Vec<Exclusion>) -> AnyView {
    let bars = bars(exclusions);
    if bars.is_empty() {
        return ().into_any();
    }
    view! { <BarList caption="Left out of these figures" of="Why" unit="How many" bars=bars /> }.into_any()
}

/// The same of one chart among several, folded up below it.
pub fn left_out_of(chart: &str, exclusions: Vec<Exclusion>) -> AnyView {
    let bars = bars(exclusions);
    if bars.is_empty() {
        return ().into_any();
    }
    let caption = format!("Left out of “{chart}”");
    let summary = caption.clone();
    view! {
        <Details summary=summary><BarList caption=caption of="Why" unit="How many" bars=bars /></Details>
    }
    .into_any()
}

/// Groups that are not shown are told of elsewhere.
fn bars(exclusions: Vec<Exclusion>) -> Vec<Bar> {
    let bar = |one: Exclusion| Bar {
        label: one.reason,
        value: (!one.suppressed).then_some(one.episodes as f64),
        note: one.unit,
    };
    exclusions.into_iter().filter(|one| one.unit != "groups").map(bar).collect()
}

/// Says how many groups are not shown, when there are some.
pub fn held_back(groups: u64) -> Option<AnyView> {
    let said = match groups {
        0 => return None,
        1 => "1 group is not shown: it is too small, or would give a small one away.".to_owned(),
        many => format!("{many} groups are not shown: they are too small, or would give a small one away."),
    };
    Some(view! { <p class="govuk-body">{said}</p> }.into_any())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_that_is_held_back_has_no_bar_and_groups_are_not_among_them() {
        let one = |unit: &str, episodes, suppressed| Exclusion {
            reason: "Why".into(),
            unit: unit.into(),
            episodes,
            suppressed,
        };
        let found = bars(vec![one("periods", 0, true), one("groups", 3, false), one("forms", 7, false)]);
        let values: Vec<Option<f64>> = found.iter().map(|bar| bar.value).collect();
        assert_eq!(values, [None, Some(7.0)]);
    }
}
