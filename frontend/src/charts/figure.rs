//! The frame around a chart: title, sentence, picture, numbers.
use crate::widgets::disclosure::Details;
use leptos::prelude::*;

/// A chart with its words. The picture is hidden from screen readers: the sentence and the table serve them.
#[component]
pub fn ChartFigure(
    /// What the chart shows.
    #[prop(into)]
    title: String,
    /// What it says, in a sentence or two.
    #[prop(into)]
    sentence: String,
    /// The SVG.
    picture: AnyView,
    /// The numbers behind it.
    table: AnyView,
) -> impl IntoView {
    let summary = format!("Numbers of “{title}”");
    view! {
        <figure class="app-chart" aria-label=title.clone()>
            <figcaption>
                <h3 class="app-chart__title">{title.clone()}</h3>
                <p class="app-chart__sentence">{sentence}</p>
            </figcaption>
            <div class="app-chart__picture" aria-hidden="true">{picture}</div>
            <Details summary=summary>{table}</Details>
        </figure>
    }
}
