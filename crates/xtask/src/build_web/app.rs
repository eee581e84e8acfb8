//! The Leptos app as WebAssembly with its JavaScript glue.
use super::site::Site;
use crate::Outcome;
use crate::run::{output, run, say};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use wasm_bindgen_cli_support::Bindgen;

const TARGET: &str = "wasm32-unknown-unknown";

/// URLs of the built app.
pub struct App {
    pub glue: String,
    pub wasm: String,
}

/// Compiles the app and adds its two files to the site.
pub fn build(root: &Path, site: &mut Site, release: bool) -> Outcome<App> {
    ensure_target()?;
    say(if release { "compiling the app (release)" } else { "compiling the app" });
    let wasm = compile(root, release)?;
    say("binding the app to the browser");
    let bound = bind(&wasm, release)?;
    let app = App {
        glue: site.add_hashed("assets", "app", "js", fs::read(bound.join("app.js"))?),
        wasm: site.add_hashed("assets", "app", "wasm", fs::read(bound.join("app_bg.wasm"))?),
    };
    add_snippets(site, &bound.join("snippets"), "assets/snippets")?;
    Ok(app)
}

fn ensure_target() -> Outcome {
    let sysroot = output(Command::new("rustc").args(["--print", "sysroot"]))?;
    if Path::new(sysroot.trim()).join("lib/rustlib").join(TARGET).exists() {
        return Ok(());
    }
    say("installing the WebAssembly target");
    run(Command::new("rustup").args(["target", "add", TARGET]))
}

fn compile(root: &Path, release: bool) -> Outcome<PathBuf> {
    let mut cargo = Command::new(env!("CARGO"));
    cargo.current_dir(root).args(["build", "--quiet", "--package", "headstart-web", "--target", TARGET]);
    cargo.args(["--profile", if release { "wasm-release" } else { "dev" }]);
    if release {
        cargo.args(["--config", &without_machine_paths(root)]);
    }
    cargo.arg("--message-format=json-render-diagnostics");
    let messages = output(&mut cargo)?;
    let built = messages.lines().filter_map(executable_named).next_back();
    built.ok_or_else(|| "cargo named no WebAssembly file for headstart-web".into())
}

/// Compiler flags that leave the folders of this machine out of the program: they say nothing to anybody else, and
/// without them the same source gives the same bytes everywhere.
fn without_machine_paths(root: &Path) -> String {
    let home =
        std::env::var("CARGO_HOME").or_else(|_| std::env::var("HOME").map(|home| format!("{home}/.cargo")));
    let folders = [(home.unwrap_or_default(), "cargo"), (root.display().to_string(), ".")];
    let flags: Vec<String> = folders
        .into_iter()
        .filter(|(folder, _)| !folder.is_empty())
        .map(|(folder, name)| format!("\"--remap-path-prefix={folder}={name}\""))
        .collect();
    format!("target.{TARGET}.rustflags=[{}]", flags.join(","))
}

/// The path of the program, if this line of cargo's messages tells of one.
fn executable_named(line: &str) -> Option<PathBuf> {
    let message: serde_json::Value = serde_json::from_str(line).ok()?;
    message.get("executable")?.as_str().map(PathBuf::from)
}

/// Runs wasm-bindgen into a folder beside the compiled file.
fn bind(wasm: &Path, release: bool) -> Outcome<PathBuf> {
    let folder = wasm.with_file_name("headstart-web-bound");
    let mut bindgen = Bindgen::new();
    bindgen.input_path(wasm).out_name("app").typescript(false).keep_debug(false);
    bindgen.remove_name_section(release).remove_producers_section(release);
    bindgen.web(true)?.generate(&folder)?;
    Ok(folder)
}

/// JavaScript that crates bring along; wasm-bindgen has put a hash into the folder's name already.
fn add_snippets(site: &mut Site, folder: &Path, url: &str) -> Outcome {
    if !folder.exists() {
        return Ok(());
    }
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let name = format!("{url}/{}", entry.file_name().to_string_lossy());
        if entry.file_type()?.is_dir() {
            add_snippets(site, &entry.path(), &name)?;
        } else {
            site.add(&name, fs::read(entry.path())?);
        }
    }
    Ok(())
}
