//! `cargo xtask build-web [--release]`: the browser app as static files in `dist/`.
mod answer;
mod app;
mod budget;
mod docs;
mod node;
mod pages;
mod site;
mod split;
mod styles;

use crate::Outcome;
use crate::run::{root, say};
use site::Site;

/// Builds the app, its styles and the page of the API, and writes them with their compressed copies.
pub fn build_web(words: &[String]) -> Outcome {
    let release = match words {
        [] => false,
        [word] if word == "--release" => true,
        other => return Err(format!("build-web takes only --release, not {other:?}").into()),
    };
    let root = root();
    let frontend = root.join("frontend");
    let target = root.join("dist");

    node::ensure_packages(&frontend)?;
    let mut site = Site::new();
    let style = styles::build(&frontend, &mut site, release)?;
    let app = app::build(&root, &mut site, release)?;
    let mut first_visit = pages::add(&frontend, &mut site, &app, &style)?;
    answer::add(&frontend, &mut site)?;
    docs::add(&frontend, &mut site)?;
    let total = site.write(&target, release)?;
    say(&format!(
        "wrote {} ({} files, {} kB with brotli)",
        target.display(),
        total.brotli.len(),
        total.brotli.values().sum::<usize>() / 1000
    ));
    first_visit.extend([app.glue, app.loader, app.wasm, style]);
    // Only a release is made small.
    if release {
        budget::check(&total, &first_visit.iter().map(String::as_str).collect::<Vec<_>>())
    } else {
        Ok(())
    }
}
