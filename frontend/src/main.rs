//! The browser app.
mod alerts;
mod answering;
mod api;
mod app;
mod areas;
mod caseload;
mod charts;
mod episodes;
mod format;
mod inbox;
mod labels;
mod later;
mod list_query;
mod measures;
mod moves;
mod outcomes;
mod panel;
mod referrals;
mod releases;
mod setup;
mod shell;
mod summaries;
mod surveys;
mod widgets;
mod young_people;

fn main() {
    // Without this a fault says no more than "unreachable" in the browser's console.
    std::panic::set_hook(Box::new(|fault| web_sys::console::error_1(&fault.to_string().into())));
    if let Some(starting) = widgets::focus::element("starting") {
        starting.remove();
    }
    leptos::mount::mount_to_body(app::App);
}
