//! The pages on which questions are answered without an account: forms through a link, and the school survey. They
//! stand alone and load nothing of the app: a phone on a poor line gets a few kilobytes.
use super::site::Site;
use crate::Outcome;
use std::fs;
use std::path::Path;

/// Adds `answer/index.html` and `survey/index.html`, with the style sheet and the scripts that they share.
pub fn add(frontend: &Path, site: &mut Site) -> Outcome {
    let read = |name: &str| fs::read(frontend.join("pages").join(name));
    let style = site.add_hashed("answer", "answer", "css", read("answer.css")?);
    let icon = site.add_hashed("assets", "favicon", "svg", read("favicon.svg")?);
    let form = site.add_hashed("answer", "form", "js", read("form.js")?);
    for name in ["answer", "survey"] {
        let script =
            fs::read_to_string(frontend.join(format!("pages/{name}.js")))?.replace("{{form}}", &form);
        let script = site.add_hashed(name, name, "js", script.into_bytes());
        let page = fs::read_to_string(frontend.join(format!("pages/{name}.html")))?
            .replace("{{icon}}", &icon)
            .replace("{{style}}", &style)
            .replace("{{script}}", &script);
        site.add(&format!("{name}/index.html"), page.into_bytes());
    }
    Ok(())
}
