//! The page on which forms are answered without an account. It stands alone and loads nothing of the app: a
//! phone on a poor line gets a few kilobytes.
use super::site::Site;
use crate::Outcome;
use std::fs;
use std::path::Path;

/// Adds `answer/index.html` with its style sheet and script.
pub fn add(frontend: &Path, site: &mut Site) -> Outcome {
    let read = |name: &str| fs::read(frontend.join("pages").join(name));
    let style = site.add_hashed("answer", "answer", "css", read("answer.css")?);
    let script = site.add_hashed("answer", "answer", "js", read("answer.js")?);
    let icon = site.add_hashed("assets", "favicon", "svg", read("favicon.svg")?);
    let page = fs::read_to_string(frontend.join("pages/answer.html"))?
        .replace("{{icon}}", &icon)
        .replace("{{style}}", &style)
        .replace("{{script}}", &script);
    site.add("answer/index.html", page.into_bytes());
    Ok(())
}
