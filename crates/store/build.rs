//! Names the state of the migrations, so that a new one recompiles the crate and gives tests a new template.

use std::collections::hash_map::DefaultHasher;
use std::error::Error;
use std::hash::{Hash, Hasher};
use std::path::{Path, PathBuf};
use std::{env, fs};

fn main() -> Result<(), Box<dyn Error>> {
    let folder = Path::new(&env::var("CARGO_MANIFEST_DIR")?).join("../../migrations");
    println!("cargo:rerun-if-changed={}", folder.display());
    let mut hasher = DefaultHasher::new();
    add(&folder, &mut hasher)?;
    println!("cargo:rustc-env=HEADSTART_MIGRATIONS={:016x}", hasher.finish());
    Ok(())
}

/// Adds the names and contents of a folder, in order.
fn add(folder: &Path, hasher: &mut DefaultHasher) -> Result<(), Box<dyn Error>> {
    let mut paths: Vec<PathBuf> =
        fs::read_dir(folder)?.map(|entry| Ok(entry?.path())).collect::<Result<_, std::io::Error>>()?;
    paths.sort();
    for path in paths {
        path.file_name().hash(hasher);
        if path.is_dir() { add(&path, hasher)? } else { fs::read(&path)?.hash(hasher) }
    }
    Ok(())
}
