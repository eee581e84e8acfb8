//! The headstart binary.
fn main() {}
