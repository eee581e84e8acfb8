//! Sass to CSS, with the icons that the CSS names.
use super::site::Site;
use crate::Outcome;
use crate::run::{output, say};
use std::fs;
use std::path::Path;
use std::process::Command;

/// Words that would show that a brand or a licensed font has come in with the design system.
const FOREIGN_BRANDS: [&str; 4] = ["GDS Transport", "crest", "crown", "Frutiger"];
const ICON_FOLDER: &str = "/assets/images/";

/// Compiles `styles/app.scss`; gives the URL of the style sheet.
pub fn build(frontend: &Path, site: &mut Site, release: bool) -> Outcome<String> {
    say("compiling styles");
    let mut sass = Command::new("node_modules/.bin/sass");
    sass.args(["--load-path=.", "--no-source-map", "--quiet-deps"]).current_dir(frontend);
    sass.arg(if release { "--style=compressed" } else { "--style=expanded" }).arg("styles/app.scss");
    let mut css = output(&mut sass)?;
    for icon in icons_named(&css) {
        let url = add_icon(frontend, site, &icon)?;
        css = css.replace(&format!("{ICON_FOLDER}{icon}"), &url);
    }
    if let Some(brand) = FOREIGN_BRANDS.iter().find(|brand| css.contains(**brand)) {
        return Err(format!("the style sheet names '{brand}', which this app must not carry").into());
    }
    Ok(site.add_hashed("assets", "app", "css", css.into_bytes()))
}

/// The file names that stand behind `/assets/images/` in the CSS, each once.
fn icons_named(css: &str) -> Vec<String> {
    let mut names: Vec<String> = css
        .split(ICON_FOLDER)
        .skip(1)
        .filter_map(|rest| rest.split(['"', ')', '\'', '?']).next())
        .map(str::to_owned)
        .collect();
    names.sort();
    names.dedup();
    names
}

fn add_icon(frontend: &Path, site: &mut Site, name: &str) -> Outcome<String> {
    let folder = frontend.join("node_modules/@ministryofjustice/frontend/moj/assets/images");
    let bytes = fs::read(folder.join(name)).map_err(|error| format!("icon {name} of the CSS: {error}"))?;
    let (stem, extension) = name.rsplit_once('.').unwrap_or((name, "svg"));
    Ok(site.add_hashed("assets", stem, extension, bytes))
}

#[cfg(test)]
mod tests {
    use super::icons_named;

    #[test]
    fn icons_are_found_once_each_in_quotes_or_not() {
        let css = "a{background:url(/assets/images/icon-x.svg)}b{background:url(\"/assets/images/icon-y.svg\")}\
                   c{background:url(/assets/images/icon-x.svg)}";
        assert_eq!(icons_named(css), ["icon-x.svg", "icon-y.svg"]);
    }
}
