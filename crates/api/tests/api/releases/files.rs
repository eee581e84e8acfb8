//! What a release holds, and that it holds nobody's name.

use std::io::{Cursor, Read as _};

use headstart_api::crypto::digest;
use headstart_domain::access::Role;
use parquet::record::Field as Cell;
use serde_json::{Value, json};

use super::study::{freeze, project, pull, study, table};
use crate::world::worlds;

/// Every file that a manifest tells of.
fn files(release: &Value) -> Vec<&Value> {
    let manifest = &release["manifest"];
    let tables = manifest["resources"].as_array().unwrap();
    let of_tables = tables.iter().flat_map(|resource| resource["files"].as_array().unwrap());
    of_tables.chain(manifest["files"].as_array().unwrap()).collect()
}

#[tokio::test]
async fn a_release_is_pulled_as_it_was_frozen_in_every_format_and_names_nobody() {
    for world in worlds().await {
        let study = study(&world, 5).await;
        let (address, release) = study.freeze().await;
        assert_eq!((&release["number"], &release["withdrawn_since"]), (&json!(1), &json!(0)));
        let protection = &release["manifest"]["protection"];
        assert_eq!(
            (&protection["k"], &protection["k_before"], &protection["k_after"]),
            (&json!(5), &json!(5), &json!(5))
        );
        assert_eq!(protection["withheld"], json!([]));
        let rows: Vec<_> =
            release["manifest"]["resources"].as_array().unwrap().iter().map(|table| &table["rows"]).collect();
        // Eight scales of the SDQ (no impact), two forms.
        assert_eq!(rows[..3], [&json!(5), &json!(5), &json!(5 * 2 * 8)]);

        let mut secrets =
            vec!["Person".to_owned(), "Testperson".into(), "SO99".into(), "2013-".into(), "2026-".into()];
        for episode in &study.episodes {
            let seen = study.worker.read(episode).await;
            for secret in [&seen["id"], &seen["identity"]["id"], &seen["identity"]["reference"]] {
                secrets.push(secret.as_str().unwrap().to_owned());
            }
        }
        let files = files(&release);
        assert_eq!(files.len(), 4 * 3 + 3);
        for file in files {
            let name = file["name"].as_str().unwrap();
            let (bytes, tag) = pull(&study.program, &address, name).await;
            assert_eq!(json!(bytes.len()), file["bytes"], "{name}");
            assert_eq!(
                (json!(digest(&bytes)), tag),
                (file["sha256"].clone(), format!("\"{}\"", digest(&bytes)))
            );
            assert_eq!(
                pull(&study.program, &address, name).await.0,
                bytes,
                "{name} is the same in every pull"
            );
            let text = String::from_utf8_lossy(&bytes);
            // Definitions tell of years and of persons in general.
            let told = if name.starts_with("datapackage") || name.starts_with("scales") {
                &secrets[1..3]
            } else {
                secrets.as_slice()
            };
            assert!(told.iter().all(|secret| !text.contains(secret.as_str())), "{name}");
        }
        let known =
            study.program.with("If-None-Match", &pull(&study.program, &address, "scores.csv").await.1);
        let answer = known.get(&format!("{address}/files/scores.csv")).await;
        assert_eq!((answer.status().as_u16(), answer.bytes().await.unwrap().len()), (304, 0));
        assert_eq!(known.get(&format!("{address}/files/episodes.csv")).await.status(), 200);
        assert_eq!(study.program.get(&format!("{address}/files/tombstones")).await.status(), 404);
    }
}

#[tokio::test]
async fn every_format_tells_the_same() {
    for world in worlds().await {
        let study = study(&world, 5).await;
        let (address, _) = study.freeze().await;
        let scores = table(&study.program, &address, "scores").await;
        let dictionary = study.program.read("/api/v1/evaluation/data-dictionary").await;
        let described = dictionary["resources"].as_array().unwrap();
        let names: Vec<_> =
            described[2]["fields"].as_array().unwrap().iter().map(|field| &field["name"]).collect();
        assert_eq!(
            scores[0].iter().map(|name| json!(name)).collect::<Vec<_>>(),
            names.into_iter().cloned().collect::<Vec<_>>()
        );
        let people = table(&study.program, &address, "young_people").await;
        assert_eq!(people[1][2..].join(","), "East,8,3,female,,,,,,,1,1,0,1,0,universal_plus");
        let episodes = table(&study.program, &address, "episodes").await;
        assert_eq!(episodes[1][2..].join(","), ",0,universal_plus,active,,5,1,0,,,0,0,0,0");
        let emotional = scores.iter().find(|line| line[3] == "emotional" && line[7] == "baseline").unwrap();
        assert_eq!(emotional[4..].join(","), "sdq,1,self,baseline,together,0,1,10,,,very-high,5,5,false");

        let (lines, _) = pull(&study.program, &address, "scores.ndjson").await;
        let lines: Vec<Value> = lines
            .split(|byte| *byte == b'\n')
            .filter(|line| !line.is_empty())
            .map(|line| serde_json::from_slice(line).unwrap())
            .collect();
        assert_eq!(lines.len(), scores.len() - 1);
        for (line, row) in lines.iter().zip(&scores[1..]) {
            for (name, cell) in scores[0].iter().zip(row) {
                let told = match &line[name] {
                    Value::Null => String::new(),
                    Value::String(text) => text.clone(),
                    other => other.to_string(),
                };
                assert_eq!(&told, cell, "{name}");
            }
        }

        let (parquet, _) = pull(&study.program, &address, "scores.parquet").await;
        let reader = parquet::file::reader::SerializedFileReader::new(bytes::Bytes::from(parquet)).unwrap();
        let read: Vec<_> = parquet::file::reader::FileReader::get_row_iter(&reader, None)
            .unwrap()
            .map(Result::unwrap)
            .collect();
        assert_eq!(read.len(), lines.len());
        for (row, line) in read.iter().zip(&lines) {
            for (name, field) in row.get_column_iter() {
                let told = match field {
                    Cell::Null => Value::Null,
                    Cell::Str(text) => json!(text),
                    Cell::Int(number) => json!(number),
                    Cell::Double(number) => json!(number),
                    Cell::Bool(value) => json!(value),
                    other => panic!("{other}"),
                };
                assert_eq!(told.as_f64(), line[name].as_f64(), "{name}");
                assert_eq!(
                    (told.as_str(), told.as_bool()),
                    (line[name].as_str(), line[name].as_bool()),
                    "{name}"
                );
            }
        }

        let (package, _) = pull(&study.program, &address, "datapackage.zip").await;
        let mut package = zip::ZipArchive::new(Cursor::new(package)).unwrap();
        let mut inside = |name: &str| {
            let mut bytes = Vec::new();
            package.by_name(name).unwrap().read_to_end(&mut bytes).unwrap();
            bytes
        };
        let descriptor: Value = serde_json::from_slice(&inside("datapackage.json")).unwrap();
        for resource in descriptor["resources"].as_array().unwrap() {
            let bytes = inside(resource["path"].as_str().unwrap());
            assert_eq!(resource["hash"], format!("sha256:{}", digest(&bytes)));
            let lines = bytes.iter().filter(|byte| **byte == b'\n').count();
            assert_eq!(resource["rowcount"], json!(lines - 1));
        }
        assert!(String::from_utf8(inside("data-dictionary.md")).unwrap().contains("### young_person"));
    }
}

#[tokio::test]
async fn two_projects_cannot_be_joined_and_a_destroyed_key_is_gone() {
    for world in worlds().await {
        let study = study(&world, 5).await;
        let (first, _) = study.freeze().await;
        let other = project(&study.officer, "Another study").await;
        let (second, release) = freeze(&study.officer, &other).await;
        assert_eq!(release["number"], 1);
        let (here, there) =
            (table(&study.program, &first, "scores").await, table(&study.program, &second, "scores").await);
        let names = |rows: &[Vec<String>]| -> std::collections::BTreeSet<String> {
            rows[1..].iter().flat_map(|row| row[..3].to_vec()).collect()
        };
        assert!(names(&here).is_disjoint(&names(&there)));
        assert!(names(&here).iter().all(|name| name.len() == 32));

        let taken = study
            .officer
            .post("/api/v1/evaluation/projects", json!({"name": "Another study", "purpose": "x"}))
            .await;
        assert_eq!(taken.status(), 422);
        let destroy = format!("{other}/destroy-key");
        assert_eq!(study.officer.post(&destroy, json!({})).await.status(), 200);
        assert_eq!(study.officer.post(&destroy, json!({})).await.status(), 409);
        assert_eq!(study.officer.post(&format!("{other}/releases"), json!({})).await.status(), 409);
        assert_eq!(table(&study.program, &second, "scores").await, there, "what is frozen stays");
        assert!(study.officer.read(&second).await["withdrawn_since"].is_null());
        let verified: Value =
            study.officer.post(&format!("{second}/verify"), json!({})).await.json().await.unwrap();
        assert_eq!((&verified["intact"], &verified["today"]), (&json!(true), &Value::Null));
    }
}

#[tokio::test]
async fn managers_read_what_a_release_holds_and_only_evaluators_its_rows() {
    for world in worlds().await {
        let study = study(&world, 1).await;
        let (address, release) = study.freeze().await;
        // Nobody can hide among fewer than five.
        assert_eq!(release["manifest"]["left_out"], json!([{"reason": "too_few_alike", "young_people": 1}]));
        assert_eq!(table(&study.program, &address, "scores").await.len(), 1);

        let manager = world.manager().await;
        assert_eq!(manager.read(&address).await["number"], 1);
        assert_eq!(manager.read(&format!("{}/releases", study.project)).await["items"][0]["number"], 1);
        assert_eq!(manager.read("/api/v1/evaluation/projects").await["items"][0]["newest_release"], 1);
        for path in [format!("{address}/files/scores.csv"), format!("{address}/delta/scores.ndjson")] {
            for actor in [&manager, &study.officer, &study.worker] {
                assert_eq!(actor.get(&path).await.status(), 403, "{path}");
            }
        }
        assert_eq!(study.worker.get(&address).await.status(), 403);
        assert_eq!(world.nobody().get(&address).await.status(), 401);
        for actor in [&manager, &study.program] {
            let refused = actor.post(&format!("{}/releases", study.project), json!({})).await;
            assert_eq!(refused.status(), 403);
            let input = json!({"name": "Mine", "purpose": "x"});
            assert_eq!(actor.post("/api/v1/evaluation/projects", input).await.status(), 403);
        }
        let foreign = world.program(world.elsewhere, Role::Evaluator).await;
        for path in ["", "/files/scores.csv", "/delta", "/delta/scores.ndjson"] {
            assert_eq!(foreign.get(&format!("{address}{path}")).await.status(), 404, "{path}");
        }
        assert_eq!(foreign.get(&format!("{}/releases", study.project)).await.status(), 404);
        assert_eq!(foreign.post(&format!("{address}/verify"), json!({})).await.status(), 404);
    }
}
