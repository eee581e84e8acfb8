//! Tables whose order stands in the address.
use leptos::html::{Button, Table};
use leptos::prelude::*;
use std::cell::RefCell;
use web_sys::HtmlElement;

thread_local! {
    // The column whose button was pressed: the table is drawn anew, and the button in it takes the focus back.
    static PRESSED: RefCell<Option<String>> = const { RefCell::new(None) };
}

/// The head of a column.
#[derive(Clone)]
pub struct Column {
    label: String,
    sort: Option<String>,
    numeric: bool,
    hidden: bool,
}

impl Column {
    /// A column of words.
    pub fn new(label: &str) -> Self {
        Self { label: label.to_owned(), sort: None, numeric: false, hidden: false }
    }

    /// A column of numbers.
    pub fn number(label: &str) -> Self {
        Self { numeric: true, ..Self::new(label) }
    }

    /// A column of buttons or links, whose head is for screen readers only.
    pub fn actions(label: &str) -> Self {
        Self { hidden: true, ..Self::new(label) }
    }

    /// Makes the column one to sort by, under this name.
    pub fn sortable(mut self, name: &str) -> Self {
        self.sort = Some(name.to_owned());
        self
    }
}

/// The name to sort by after a press on a column: the same column turns round, another one starts upwards.
fn next_sort(current: &str, column: &str) -> String {
    if current == column { format!("-{column}") } else { column.to_owned() }
}

/// A table. The first cell of each row should be `<th scope="row" class="govuk-table__header">`.
#[component]
pub fn DataTable(
    /// What the table shows.
    #[prop(into)]
    caption: String,
    /// The caption is for screen readers only.
    #[prop(default = false)]
    caption_hidden: bool,
    /// The heads of the columns.
    columns: Vec<Column>,
    /// The present order: the name of a column, with `-` before it for downwards.
    #[prop(optional, into)]
    sort: Option<Signal<String>>,
    /// Called with the order that was asked for.
    #[prop(optional)]
    on_sort: Option<Callback<String>>,
    /// The rows.
    children: Children,
) -> impl IntoView {
    let sort = sort.unwrap_or_else(|| Signal::derive(String::new));
    let names = names_of(&columns);
    let table = NodeRef::<Table>::new();
    table.on_load(move |table| {
        for (name, value) in &names {
            // Without it the cells of a narrow screen have no names, which is all that can be lost.
            let _ = HtmlElement::style(&table).set_property(name, value);
        }
    });
    let heads = columns.into_iter().map(|column| head(column, sort, on_sort)).collect_view();
    let label = caption.clone();
    let caption_class =
        if caption_hidden { "govuk-visually-hidden" } else { "govuk-table__caption govuk-table__caption--m" };
    view! {
        <div class="app-scroll" tabindex="0" role="region" aria-label=label>
            <table class="govuk-table app-table" node_ref=table>
                <caption class=caption_class>{caption}</caption>
                <thead class="govuk-table__head"><tr class="govuk-table__row">{heads}</tr></thead>
                <tbody class="govuk-table__body">{children()}</tbody>
            </table>
        </div>
    }
}

/// The names of the columns as custom properties, for the cells of a narrow screen, where no head stands above them.
fn names_of(columns: &[Column]) -> Vec<(String, String)> {
    let shown = columns.iter().enumerate().filter(|(_, column)| !column.hidden);
    let named = shown.map(|(index, column)| {
        (format!("--column-{}", index + 1), format!("\"{}\"", column.label.replace(['"', '\\'], "")))
    });
    named.collect()
}

fn head(column: Column, sort: Signal<String>, on_sort: Option<Callback<String>>) -> AnyView {
    let class = if column.numeric {
        "govuk-table__header govuk-table__header--numeric"
    } else {
        "govuk-table__header"
    };
    let (Some(name), Some(on_sort)) = (column.sort, on_sort) else {
        let label = if column.hidden {
            view! { <span class="govuk-visually-hidden">{column.label}</span> }.into_any()
        } else {
            column.label.into_any()
        };
        return view! { <th scope="col" class=class>{label}</th> }.into_any();
    };
    let direction = {
        let name = name.clone();
        Signal::derive(move || {
            let current = sort.get();
            if current == name {
                "ascending"
            } else if current.strip_prefix('-') == Some(name.as_str()) {
                "descending"
            } else {
                "none"
            }
        })
    };
    let mark = move || match direction.get() {
        "ascending" => "▲",
        "descending" => "▼",
        _ => "↕",
    };
    let button = NodeRef::<Button>::new();
    let own = name.clone();
    Effect::new(move |_| {
        if let Some(node) = button.get()
            && PRESSED.with(|pressed| pressed.borrow_mut().take_if(|column| *column == own).is_some())
        {
            // A button that has gone again meanwhile has nothing to focus.
            let _ = node.focus();
        }
    });
    let press = move |_| {
        PRESSED.with(|pressed| *pressed.borrow_mut() = Some(name.clone()));
        on_sort.run(next_sort(&sort.get_untracked(), &name));
    };
    view! {
        <th scope="col" class=class aria-sort=direction>
            <button type="button" node_ref=button on:click=press>
                {column.label}<span class="app-sort-mark" aria-hidden="true">{mark}</span>
            </button>
        </th>
    }
    .into_any()
}

#[cfg(test)]
mod tests {
    use super::next_sort;

    #[test]
    fn a_second_press_turns_the_order_round_and_a_third_back() {
        assert_eq!(next_sort("name", "received"), "received");
        assert_eq!(next_sort("received", "received"), "-received");
        assert_eq!(next_sort("-received", "received"), "received");
    }
}
