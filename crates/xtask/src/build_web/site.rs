//! The files of the built site: names with content hashes, compressed copies, and the manifest.
use crate::Outcome;
use crate::run::say;
use flate2::Compression;
use flate2::write::GzEncoder;
use serde_json::json;
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;
use std::fs;
use std::io::Write;
use std::path::Path;

/// The site while it is put together in memory, by path below `dist/`.
pub struct Site {
    files: BTreeMap<String, Entry>,
}

struct Entry {
    bytes: Vec<u8>,
    /// The name changes with the content, so browsers may keep the file for ever.
    immutable: bool,
}

/// Files by the path under which they name each other.
pub type Files = BTreeMap<String, Vec<u8>>;

/// What was written.
pub struct Total {
    /// Bytes of each file in its brotli form, by its path.
    pub brotli: BTreeMap<String, usize>,
}

/// The first 16 hexadecimal digits of the SHA-256 of the content.
pub fn content_hash(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().take(8).map(|byte| format!("{byte:02x}")).collect()
}

impl Site {
    pub fn new() -> Self {
        Self { files: BTreeMap::new() }
    }

    /// Adds a file whose name stays as it is; browsers ask for it afresh each time.
    pub fn add(&mut self, path: &str, bytes: Vec<u8>) {
        self.files.insert(path.to_owned(), Entry { bytes, immutable: false });
    }

    /// Adds `folder/stem-<hash>.extension` and gives its absolute URL path.
    pub fn add_hashed(&mut self, folder: &str, stem: &str, extension: &str, bytes: Vec<u8>) -> String {
        let path = format!("{folder}/{stem}-{}.{extension}", content_hash(&bytes));
        let url = format!("/{path}");
        self.files.insert(path, Entry { bytes, immutable: true });
        url
    }

    /// Adds files that name each other, in a folder whose name changes with any of them; gives the folder's URL path.
    pub fn add_folder(&mut self, parent: &str, files: Files) -> String {
        let mut all = Vec::new();
        for (name, bytes) in &files {
            all.extend_from_slice(name.as_bytes());
            all.extend_from_slice(content_hash(bytes).as_bytes());
        }
        let folder = format!("{parent}/{}", content_hash(&all));
        for (name, bytes) in files {
            self.files.insert(format!("{folder}/{name}"), Entry { bytes, immutable: true });
        }
        format!("/{folder}")
    }

    /// Writes all files and their `.br` and `.gz` copies, then puts the new folder in the place of the old one.
    pub fn write(&self, target: &Path, release: bool) -> Outcome<Total> {
        say("compressing");
        let fresh = target.with_extension("new");
        remove(&fresh)?;
        let mut listed = Vec::new();
        let mut sizes = BTreeMap::new();
        for (path, entry) in &self.files {
            let place = fresh.join(path);
            if let Some(folder) = place.parent() {
                fs::create_dir_all(folder)?;
            }
            let brotli = brotli(&entry.bytes, if release { 11 } else { 4 })?;
            let gzip = gzip(&entry.bytes, if release { 9 } else { 4 })?;
            fs::write(&place, &entry.bytes)?;
            fs::write(fresh.join(format!("{path}.br")), &brotli)?;
            fs::write(fresh.join(format!("{path}.gz")), &gzip)?;
            sizes.insert(path.clone(), brotli.len());
            listed.push(json!({
                "path": path, "bytes": entry.bytes.len(), "brotli": brotli.len(), "gzip": gzip.len(),
                "immutable": entry.immutable,
            }));
        }
        let manifest = json!({ "release": release, "files": listed });
        fs::write(fresh.join("manifest.json"), serde_json::to_vec_pretty(&manifest)?)?;
        remove(target)?;
        fs::rename(&fresh, target)?;
        Ok(Total { brotli: sizes })
    }
}

fn remove(folder: &Path) -> Outcome {
    if folder.exists() {
        fs::remove_dir_all(folder)?;
    }
    Ok(())
}

fn brotli(bytes: &[u8], quality: i32) -> Outcome<Vec<u8>> {
    let options = brotli::enc::BrotliEncoderParams { quality, lgwin: 22, ..Default::default() };
    let mut packed = Vec::new();
    brotli::BrotliCompress(&mut &*bytes, &mut packed, &options)?;
    Ok(packed)
}

fn gzip(bytes: &[u8], level: u32) -> Outcome<Vec<u8>> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::new(level));
    encoder.write_all(bytes)?;
    Ok(encoder.finish()?)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Read;

    #[test]
    fn compressed_copies_unpack_to_the_original() {
        let text = b"a worry about a young person ".repeat(400);
        let mut unpacked = Vec::new();
        brotli::BrotliDecompress(&mut &*brotli(&text, 11).unwrap(), &mut unpacked).unwrap();
        assert_eq!(unpacked, text);
        let mut unpacked = Vec::new();
        flate2::read::GzDecoder::new(&*gzip(&text, 9).unwrap()).read_to_end(&mut unpacked).unwrap();
        assert_eq!(unpacked, text);
    }

    #[test]
    fn a_changed_file_gets_another_name() {
        let mut site = Site::new();
        let first = site.add_hashed("assets", "app", "css", b"a{}".to_vec());
        let second = site.add_hashed("assets", "app", "css", b"b{}".to_vec());
        assert_ne!(first, second);
        assert!(first.starts_with("/assets/app-") && first.ends_with(".css"));
    }
}
