//! The browser app.
mod api;
mod charts;
mod widgets;
fn main() {}
