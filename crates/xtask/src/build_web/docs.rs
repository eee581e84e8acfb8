//! The page on which the API can be read and tried: Swagger UI, started by a script of our own.
use super::site::Site;
use crate::Outcome;
use std::fs;
use std::path::Path;

/// Adds `docs/index.html` with its style sheet and scripts.
pub fn add(frontend: &Path, site: &mut Site) -> Outcome {
    let package = frontend.join("node_modules/swagger-ui-dist");
    let style = site.add_hashed("docs", "swagger-ui", "css", fs::read(package.join("swagger-ui.css"))?);
    let bundle = site.add_hashed("docs", "swagger-ui", "js", fs::read(package.join("swagger-ui-bundle.js"))?);
    let start = site.add_hashed("docs", "start", "js", fs::read(frontend.join("pages/docs.js"))?);
    let page = fs::read_to_string(frontend.join("pages/docs.html"))?
        .replace("{{style}}", &style)
        .replace("{{bundle}}", &bundle)
        .replace("{{start}}", &start);
    site.add("docs/index.html", page.into_bytes());
    Ok(())
}
