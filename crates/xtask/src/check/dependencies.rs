//! What a crate may depend on: the domain knows no web and no database, the store no web.
use crate::Outcome;
use crate::run::{cargo, output};
use std::collections::BTreeSet;

/// What one crate may depend on.
struct Rule {
    crate_name: &'static str,
    /// For another target than this machine.
    target: Option<&'static str>,
    /// The crates of this workspace that it may use.
    ours: &'static [&'static str],
    /// Crates, by the start of their names, that must not be below it.
    never: &'static [&'static str],
}

const WEB: [&str; 4] = ["actix", "hyper", "reqwest", "axum"];
const DATABASE: [&str; 4] = ["diesel", "libsqlite3", "pq-sys", "rusqlite"];
const RULES: [Rule; 7] = [
    Rule {
        crate_name: "headstart-domain",
        target: None,
        ours: &[],
        never: &[
            "actix",
            "hyper",
            "reqwest",
            "axum",
            "diesel",
            "libsqlite3",
            "pq-sys",
            "rusqlite",
            "tokio",
            "async-std",
            "getrandom",
            "rand",
            "leptos",
            "utoipa",
        ],
    },
    Rule {
        crate_name: "headstart-contract",
        target: None,
        ours: &["headstart-domain"],
        never: &[
            "actix",
            "hyper",
            "reqwest",
            "axum",
            "diesel",
            "libsqlite3",
            "pq-sys",
            "rusqlite",
            "tokio",
            "async-std",
            "getrandom",
            "rand",
            "leptos",
            "utoipa",
        ],
    },
    Rule {
        crate_name: "headstart-client",
        target: None,
        ours: &["headstart-contract", "headstart-domain"],
        never: &["actix", "diesel", "libsqlite3", "pq-sys", "rusqlite", "leptos"],
    },
    Rule { crate_name: "headstart-store", target: None, ours: &["headstart-domain"], never: &WEB },
    Rule {
        crate_name: "headstart-api",
        target: None,
        ours: &["headstart-client", "headstart-contract", "headstart-domain", "headstart-store"],
        never: &["leptos"],
    },
    Rule {
        crate_name: "headstart-web",
        target: Some("wasm32-unknown-unknown"),
        ours: &["headstart-contract", "headstart-domain"],
        never: &["actix", "diesel", "libsqlite3", "pq-sys", "rusqlite", "tokio", "hyper"],
    },
    Rule { crate_name: "headstart-xtask", target: None, ours: &[], never: &DATABASE },
];

/// Fails with every dependency that must not be.
pub fn check() -> Outcome {
    let mut found = Vec::new();
    for rule in RULES {
        let below = below(&rule)?;
        let wrong = below.iter().filter(|name| !rule.allows(name));
        found.extend(wrong.map(|name| format!("{} must not depend on {name}", rule.crate_name)));
    }
    if found.is_empty() { Ok(()) } else { Err(found.join("\n             ").into()) }
}

impl Rule {
    fn allows(&self, name: &str) -> bool {
        if name == self.crate_name {
            return true;
        }
        if name.starts_with("headstart-") {
            return self.ours.contains(&name);
        }
        let is = |start: &&str| {
            name == *start
                || name
                    .strip_prefix(*start)
                    .is_some_and(|rest| rest.starts_with('-') || rest.starts_with('_'))
        };
        !self.never.iter().any(is)
    }
}

/// The names of all crates below one, as it is built by default, tests and build scripts left out.
fn below(rule: &Rule) -> Outcome<BTreeSet<String>> {
    let mut tree = cargo(&["tree", "--locked", "--edges=normal", "--prefix=none", "--format={p}"]);
    tree.args(["--package", rule.crate_name]);
    if let Some(target) = rule.target {
        tree.args(["--target", target]);
    }
    let listed = output(&mut tree)?;
    Ok(listed.lines().filter_map(|line| line.split_whitespace().next()).map(str::to_owned).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn domain() -> Rule {
        RULES.into_iter().find(|rule| rule.crate_name == "headstart-domain").unwrap()
    }

    #[test]
    fn the_domain_may_use_serde_but_neither_a_runtime_nor_another_crate_of_ours() {
        let rule = domain();
        assert!(rule.allows("serde") && rule.allows("headstart-domain") && rule.allows("randomize"));
        for never in ["tokio", "tokio-util", "actix-web", "diesel_derives", "rand_core", "headstart-contract"]
        {
            assert!(!rule.allows(never), "{never}");
        }
    }

    #[test]
    fn the_tree_of_the_domain_names_what_it_uses() {
        let below = below(&domain()).unwrap();
        assert!(below.contains("serde") && below.contains("chrono"), "{below:?}");
    }
}
