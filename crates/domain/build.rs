//! Checks every instrument definition in `instruments/` and lists them for the catalogue, so that an invalid
//! definition fails the build and a new one needs no code.

use std::error::Error;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs};

#[path = "src/instrument/check.rs"]
mod check;
#[path = "src/code_list.rs"]
mod code_list;
#[path = "src/instrument/definition.rs"]
mod definition;
#[path = "src/instrument/respondent.rs"]
#[expect(dead_code, reason = "shared with the crate; the build script needs only part of it")]
mod respondent;
#[path = "src/instrument/scale.rs"]
#[expect(dead_code, reason = "shared with the crate; the build script needs only part of it")]
mod scale;

fn main() -> Result<(), Box<dyn Error>> {
    let folder = Path::new(&env::var("CARGO_MANIFEST_DIR")?).join("instruments");
    println!("cargo:rerun-if-changed={}", folder.display());
    let mut files: Vec<PathBuf> =
        fs::read_dir(&folder)?.map(|entry| Ok(entry?.path())).collect::<Result<_, std::io::Error>>()?;
    files.retain(|file| file.extension().is_some_and(|extension| extension == "json"));
    files.sort();
    let mut seen = Vec::new();
    let mut list = String::from("const DEFINITIONS: &[&str] = &[\n");
    for file in &files {
        let definition: definition::Definition = serde_json::from_str(&fs::read_to_string(file)?)
            .map_err(|error| format!("{}: {error}", file.display()))?;
        let mut problems = check::problems(&definition);
        let id = (definition.key, definition.version);
        if seen.contains(&id) {
            problems.push("another file has the same key and version".to_owned());
        }
        seen.push(id);
        if !problems.is_empty() {
            return Err(format!("{}: {}", file.display(), problems.join("; ")).into());
        }
        writeln!(list, "    include_str!({file:?}),")?;
    }
    list.push_str("];\n");
    fs::write(Path::new(&env::var("OUT_DIR")?).join("definitions.rs"), list)?;
    Ok(())
}
