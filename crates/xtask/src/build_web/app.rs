//! The Leptos app as WebAssembly with its JavaScript glue.
use super::site::{Files, Site};
use super::split;
use crate::Outcome;
use crate::run::{output, run, say};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use wasm_bindgen_cli_support::Bindgen;

const TARGET: &str = "wasm32-unknown-unknown";
const GLUE: &str = "app.js";
const MAIN: &str = "app_bg.wasm";

/// URLs of the built app.
pub struct App {
    pub glue: String,
    pub wasm: String,
    /// The script that fetches the other files of the program when their pages are opened.
    pub loader: String,
}

/// Compiles the app, splits it into files and adds them to the site.
pub fn build(root: &Path, site: &mut Site, release: bool) -> Outcome<App> {
    ensure_target()?;
    say(if release { "compiling the app (release)" } else { "compiling the app" });
    let wasm = compile(root, release)?;
    say("splitting the app and binding it to the browser");
    let parts = split::split(&wasm, release)?;
    let mut files = parts.files;
    bind(&parts.main, release, &mut files)?;
    // The files name each other, so they keep their names and the folder changes with what is in them.
    let folder = site.add_folder("assets", files);
    Ok(App {
        glue: format!("{folder}/{GLUE}"),
        wasm: format!("{folder}/{MAIN}"),
        loader: format!("{folder}/{}", split::LOADER),
    })
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
    cargo.args(["--config", &flags(root, release)]);
    cargo.arg("--message-format=json-render-diagnostics");
    let messages = output(&mut cargo)?;
    let built = messages.lines().filter_map(executable_named).next_back();
    built.ok_or_else(|| "cargo named no WebAssembly file for headstart-web".into())
}

/// Compiler flags. The splitter needs to know what refers to what, which the linker otherwise forgets. A release leaves
/// the folders of this machine out of the program: they say nothing to anybody else, and without them the same source
/// gives the same bytes everywhere.
fn flags(root: &Path, release: bool) -> String {
    let home =
        std::env::var("CARGO_HOME").or_else(|_| std::env::var("HOME").map(|home| format!("{home}/.cargo")));
    let folders = [(home.unwrap_or_default(), "cargo"), (root.display().to_string(), ".")];
    let remapped = folders.into_iter().filter(|(folder, _)| release && !folder.is_empty());
    let mut flags = vec!["\"-Clink-args=--emit-relocs\"".to_owned()];
    flags.extend(remapped.map(|(folder, name)| format!("\"--remap-path-prefix={folder}={name}\"")));
    format!("target.{TARGET}.rustflags=[{}]", flags.join(","))
}

/// The path of the program, if this line of cargo's messages tells of one.
fn executable_named(line: &str) -> Option<PathBuf> {
    let message: serde_json::Value = serde_json::from_str(line).ok()?;
    message.get("executable")?.as_str().map(PathBuf::from)
}

/// Runs wasm-bindgen over the first file of the program.
fn bind(main: &Path, release: bool, files: &mut Files) -> Outcome {
    let folder = main.with_file_name("bound");
    // What an earlier version left behind must not come along.
    if folder.exists() {
        fs::remove_dir_all(&folder)?;
    }
    let mut bindgen = Bindgen::new();
    bindgen.input_path(main).out_name("app").typescript(false).keep_debug(false);
    bindgen.remove_name_section(release).remove_producers_section(release);
    // The other files of the program share its memory and its table of functions.
    bindgen.keep_lld_exports(true);
    bindgen.web(true)?.generate(&folder)?;
    add_files(files, &folder, "")
}

/// All files below a folder, named by their path within it.
fn add_files(files: &mut Files, folder: &Path, before: &str) -> Outcome {
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let name = format!("{before}{}", entry.file_name().to_string_lossy());
        if entry.file_type()?.is_dir() {
            add_files(files, &entry.path(), &format!("{name}/"))?;
        } else {
            files.insert(name, fs::read(entry.path())?);
        }
    }
    Ok(())
}
