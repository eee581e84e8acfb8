//! The notebooks reproduce the figures of the outcomes page from a release, on a machine that has their language.

use std::{
    io::Write as _,
    path::PathBuf,
    process::{Command, Output, Stdio},
};

use headstart_domain::access::Role;
use serde_json::Value;

use super::study::{Study, study};
use crate::{
    support::{rcads, sdq},
    world::{SECRET, World, worlds},
};

fn notebook(name: &str) -> String {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../notebooks").join(name);
    std::fs::read_to_string(path).unwrap()
}

/// The code of a Jupyter notebook.
fn python() -> String {
    let notebook: Value = serde_json::from_str(&notebook("release.ipynb")).unwrap();
    let cells = notebook["cells"].as_array().unwrap().iter().filter(|cell| cell["cell_type"] == "code");
    let lines = cells.flat_map(|cell| {
        assert_eq!(cell["outputs"], Value::Array(vec![]), "a notebook is kept without what it printed");
        cell["source"].as_array().unwrap().iter().map(|line| line.as_str().unwrap()).chain(["\n"])
    });
    lines.collect()
}

/// The code of an R Markdown notebook.
fn r() -> String {
    let text = notebook("release.Rmd");
    let mut inside = false;
    let code = text.lines().filter(|line| {
        let was_inside = inside;
        inside = if line.starts_with("```") { line.starts_with("```{r") } else { inside };
        was_inside && inside
    });
    code.fold(String::new(), |code, line| code + line + "\n")
}

/// Runs code in a language, as an evaluator would; none where the language is not installed.
async fn run(world: &World, program: &str, arguments: &[&str], code: &str) -> Option<Output> {
    let client = world.client(world.here, Role::Evaluator).await;
    let mut child = Command::new(program)
        .args(arguments)
        .env("HEADSTART_URL", world.address())
        .env("HEADSTART_CLIENT_ID", client)
        .env("HEADSTART_CLIENT_SECRET", SECRET)
        .env("HEADSTART_PROJECT", "Outcomes study")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .ok()?;
    child.stdin.take().unwrap().write_all(code.as_bytes()).unwrap();
    // Whoever waits here must not keep the test's own connections from hearing that the server closed them.
    Some(tokio::task::spawn_blocking(|| child.wait_with_output().unwrap()).await.unwrap())
}

/// A study whose young people differ at the start and at the end.
async fn varied(world: &World) -> Study {
    let study = study(world, 6).await;
    for (n, episode) in study.episodes.iter().enumerate() {
        let address = format!("{episode}/measures");
        if n % 3 == 0 {
            study.worker.make(&address, sdq("baseline", "2026-05-12", 1)).await;
        }
        if n % 2 == 0 {
            study.worker.make(&address, sdq("review", "2026-08-11", 0)).await;
        }
        // T scores have many decimals. All are judged by the same norms, so that none is withheld.
        study.worker.make(&address, rcads("self", "baseline", "2026-05-12", 1 + n % 2)).await;
        study.worker.make(&address, rcads("self", "review", "2026-08-11", n % 3)).await;
    }
    study.freeze().await;
    study
}

fn agrees(program: &str, output: Option<Output>) {
    let Some(output) = output else {
        eprintln!("SKIPPED: {program} is not installed");
        return;
    };
    let (told, errors) = (String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
    assert!(output.status.success(), "{told}\n{errors}");
    assert!(told.contains("effect_size_high") && told.contains("the same."), "{told}");
}

#[tokio::test]
async fn the_notebooks_reproduce_the_outcomes_page_and_fail_when_it_moves_on() {
    for world in worlds().await {
        let study = varied(&world).await;
        let in_python = run(&world, "python3", &["-"], &python()).await;
        agrees("python3", in_python);
        let has_json = Command::new("Rscript").args(["-e", "library(jsonlite)"]).output();
        let with_json = has_json.is_ok_and(|output| output.status.success());
        let in_r = if with_json { run(&world, "Rscript", &["-"], &r()).await } else { None };
        agrees("R with jsonlite", in_r);

        // Something is recorded after the release: the figures are not those of its rows any more.
        let address = format!("{}/measures", study.episodes[1]);
        study.worker.make(&address, sdq("review", "2026-08-11", 2)).await;
        for (program, arguments, code) in [("python3", ["-"], python()), ("Rscript", ["-"], r())] {
            if program == "Rscript" && !with_json {
                continue;
            }
            let Some(output) = run(&world, program, &arguments, &code).await else { continue };
            let told = format!(
                "{}{}",
                String::from_utf8_lossy(&output.stdout),
                String::from_utf8_lossy(&output.stderr)
            );
            assert!(!output.status.success() && told.contains("figures differ"), "{told}");
        }
    }
}
