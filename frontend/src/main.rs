//! The browser app.
mod api;
mod app;
mod charts;
mod format;
mod shell;
mod widgets;

fn main() {
    if let Some(starting) = widgets::focus::element("starting") {
        starting.remove();
    }
    leptos::mount::mount_to_body(app::App);
}
