//! The page that starts the app. Scripts are files of their own, so that the content security policy
//! `script-src 'self' 'wasm-unsafe-eval'` holds.
use super::app::App;
use super::site::Site;
use crate::Outcome;
use std::fs;
use std::path::Path;

/// Adds `index.html`, the start script and the icon of the site; gives their URLs.
pub fn add(frontend: &Path, site: &mut Site, app: &App, style: &str) -> Outcome<Vec<String>> {
    let start =
        format!("import init from \"{}\";\ninit({{ module_or_path: \"{}\" }});\n", app.glue, app.wasm);
    let start = site.add_hashed("assets", "start", "js", start.into_bytes());
    let icon = site.add_hashed("assets", "favicon", "svg", fs::read(frontend.join("pages/favicon.svg"))?);
    let page = fs::read_to_string(frontend.join("pages/index.html"))?
        .replace("{{style}}", style)
        .replace("{{icon}}", &icon)
        .replace("{{glue}}", &app.glue)
        .replace("{{loader}}", &app.loader)
        .replace("{{wasm}}", &app.wasm)
        .replace("{{start}}", &start);
    site.add("index.html", page.into_bytes());
    Ok(vec!["/index.html".to_owned(), start, icon])
}
