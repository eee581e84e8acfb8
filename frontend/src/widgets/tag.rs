//! A state in a coloured box. The words carry the meaning, the colour only helps the eye.
use leptos::prelude::*;

/// The colours of the design system that this app uses.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Colour {
    /// At rest, or over.
    Grey,
    /// Done, well.
    Green,
    /// New.
    Teal,
    /// In work.
    Blue,
    /// For a decision by others.
    Purple,
    /// Waits for somebody.
    Yellow,
    /// Late.
    Orange,
    /// Wrong, or a risk.
    Red,
}

/// A tag.
#[component]
pub fn Tag(
    /// The state in a word or two.
    #[prop(into)]
    text: String,
    /// Its colour.
    colour: Colour,
) -> impl IntoView {
    let class = match colour {
        Colour::Grey => "govuk-tag govuk-tag--grey",
        Colour::Green => "govuk-tag govuk-tag--green",
        Colour::Teal => "govuk-tag govuk-tag--teal",
        Colour::Blue => "govuk-tag govuk-tag--blue",
        Colour::Purple => "govuk-tag govuk-tag--purple",
        Colour::Yellow => "govuk-tag govuk-tag--yellow",
        Colour::Orange => "govuk-tag govuk-tag--orange",
        Colour::Red => "govuk-tag govuk-tag--red",
    };
    view! { <strong class=class>{text}</strong> }
}
