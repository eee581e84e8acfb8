//! The compiled app in several files: what everybody needs at once, and one for each area whose code can wait.
use super::site::Files;
use crate::Outcome;
use std::fs;
use std::path::{Path, PathBuf};
use wasm_split_cli_support::{Options, transform};

/// The script that fetches the files of the areas.
pub const LOADER: &str = "__wasm_split.js";

/// The app after the split.
pub struct Parts {
    /// The first file of the program, still to be bound to the browser.
    pub main: PathBuf,
    /// The others, with the script that fetches them.
    pub files: Files,
}

/// Splits the program at the points that its source marks.
pub fn split(wasm: &Path, release: bool) -> Outcome<Parts> {
    let folder = wasm.with_file_name("headstart-web-split");
    if folder.exists() {
        fs::remove_dir_all(&folder)?;
    }
    fs::create_dir_all(&folder)?;
    let input = fs::read(wasm)?;
    let main = folder.join("main.wasm");
    let mut options = Options::new(&input);
    options.output_dir = &folder;
    options.main_out_path = &main;
    options.main_module = "./app.js";
    let done = transform(options).map_err(|error| format!("the app could not be split: {error:#}"))?;
    let mut files = Files::new();
    for path in &done.split_modules {
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let bytes = fs::read(path)?;
        files.insert(name, if release { without_names(&bytes)? } else { bytes });
    }
    files.insert(LOADER.to_owned(), fs::read(folder.join(LOADER))?);
    Ok(Parts { main, files })
}

/// The same WebAssembly without its custom sections, which hold names and other help for debugging.
/// (A module is a header of eight bytes and sections: a kind, a length in LEB128, the content. Kind 0 is custom.)
fn without_names(module: &[u8]) -> Outcome<Vec<u8>> {
    let broken = "a file of the split app is not WebAssembly";
    let (header, mut rest) = module.split_at_checked(8).ok_or(broken)?;
    let mut kept = header.to_vec();
    while let Some(kind) = rest.first() {
        let (length, digits) = leb128(rest.get(1..).unwrap_or_default()).ok_or(broken)?;
        let (section, after) = rest.split_at_checked(1 + digits + length).ok_or(broken)?;
        if *kind != 0 {
            kept.extend_from_slice(section);
        }
        rest = after;
    }
    Ok(kept)
}

/// A number of up to 32 bits, seven to a byte, and how many bytes it took.
fn leb128(bytes: &[u8]) -> Option<(usize, usize)> {
    let mut value = 0_usize;
    for (index, byte) in bytes.iter().take(5).enumerate() {
        value |= usize::from(byte & 0x7f) << (7 * index);
        if byte & 0x80 == 0 {
            return Some((value, index + 1));
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_go_and_everything_else_stays() {
        let header = [0, b'a', b's', b'm', 1, 0, 0, 0];
        let names = [0, 3, 1, b'n', 7];
        let code = [10, 0x82, 0, 1, 0];
        let module = [&header[..], &names, &code, &names].concat();
        assert_eq!(without_names(&module).unwrap(), [&header[..], &code].concat());
    }

    #[test]
    fn a_section_longer_than_the_file_is_refused() {
        assert!(without_names(&[0, b'a', b's', b'm', 1, 0, 0, 0, 10, 9, 1]).is_err());
    }
}
