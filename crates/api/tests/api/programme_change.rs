//! Change for the programme: measurable change, added value, reach, and referrals over time.

use chrono::Duration;
use headstart_domain::access::{Place, Role};
use serde_json::{Value, json};

use crate::{
    evaluation::paired,
    support::sdq,
    world::{Actor, World, problem, worlds},
};

pub async fn evaluator(world: &World) -> Actor {
    world.somebody(world.here, Role::Evaluator, Place::Partnership).await
}

#[tokio::test]
async fn one_deterioration_outweighs_every_improvement_of_the_same_informant() {
    for world in worlds().await {
        // Everybody got better by 5 on emotional problems and worse by 5 on prosocial behaviour.
        let (_, episodes) = paired(&world, 6).await;
        let evaluator = evaluator(&world).await;
        let table = evaluator.read("/api/v1/evaluation/measurable-change").await;
        let row = &table["rows"][0];
        assert_eq!(table["rows"].as_array().unwrap().len(), 1, "{table}");
        assert_eq!(
            (&row["informant"], &row["assessed"], &row["paired"]),
            (&json!("self"), &json!(6), &json!(6))
        );
        assert_eq!((&row["improved"], &row["deteriorated"]), (&json!(0), &json!(6)));
        assert_eq!((&row["deteriorated_share"], &row["improved_low"]), (&json!(1.0), &json!(0.0)));
        assert!(table["rule"].as_str().unwrap().contains("however many others improved"));

        // None of the periods is over.
        let closed = evaluator.read("/api/v1/evaluation/measurable-change?closed=true").await;
        assert_eq!((&closed["rows"], &closed["closed"]), (&json!([]), &json!(true)));
        let manager = world.manager().await;
        for episode in &episodes[..5] {
            manager.moves(episode, "close", json!({"outcome": "goals_met", "reason": "Done"})).await;
        }
        let closed = evaluator.read("/api/v1/evaluation/measurable-change?closed=true&by=tier").await;
        assert_eq!(closed["rows"][0]["paired"], 5, "{closed}");
        assert_eq!(closed["rows"][0]["values"][0]["label"], "Universal Plus");

        let schools = evaluator.read("/api/v1/evaluation/measurable-change?by=school").await;
        assert_eq!(
            (&schools["rows"][0]["suppressed"], &schools["rows"][0]["paired"]),
            (&json!(true), &json!(0))
        );
        let teacher = world.teacher().await;
        assert_eq!(problem(teacher.get("/api/v1/evaluation/measurable-change").await).await.0, 403);
        for wrong in ["?by=sex,age", "?by=colour", "?from=2026-02-01&to=2026-01-01"] {
            let refused = evaluator.get(&format!("/api/v1/evaluation/measurable-change{wrong}")).await;
            assert_eq!(problem(refused).await.0, 400, "{wrong}");
        }
    }
}

#[tokio::test]
async fn the_rows_behind_a_measurable_change_are_records_for_staff_and_pseudonyms_for_evaluators() {
    for world in worlds().await {
        let (worker, episodes) = paired(&world, 6).await;
        // One has a later form on which nothing changed any more.
        worker.make(&format!("{}/measures", episodes[0]), sdq("review", "2026-08-11", 2)).await;
        let rows = "/api/v1/evaluation/measurable-change/rows?informant=self";
        let items = async |actor: &Actor, more: &str| -> Vec<Value> {
            actor.read(&format!("{rows}{more}")).await["items"].as_array().unwrap().clone()
        };
        let manager = world.manager().await;
        let seen = items(&manager, "").await;
        assert_eq!(seen.len(), 6);
        let of = |category: &str| seen.iter().filter(|row| row["category"] == category).count();
        // As the table counts them.
        let table = manager.read("/api/v1/evaluation/measurable-change").await["rows"][0].clone();
        assert_eq!(
            (json!(of("improved")), json!(of("unchanged")), json!(of("deteriorated"))),
            (table["improved"].clone(), table["unchanged"].clone(), table["deteriorated"].clone())
        );
        assert_eq!((of("unchanged"), of("deteriorated")), (1, 5));
        // Eight scales of the SDQ: its total and the two made of others have no smallest reliable change.
        let first = seen.iter().find(|row| row["category"] == "deteriorated").unwrap();
        assert_eq!((&first["scales"], &first["paired"]), (&json!(8), &json!(8)));
        let reliable = ["improved", "unchanged", "deteriorated"].map(|name| first[name].as_u64().unwrap());
        assert_eq!(reliable.iter().sum::<u64>(), 5, "{first}");
        let record = &first["record"];
        let episode = format!("/api/v1/episodes/{}", record["episode_id"].as_str().unwrap());
        assert_eq!(manager.read(&episode).await["identity"]["reference"], record["reference"]);

        let evaluator = evaluator(&world).await;
        let told = items(&evaluator, "&only=tier:universal_plus").await;
        assert_eq!(told.len(), 6);
        assert!(told.iter().all(|row| row["record"].is_null() && row["pseudonym"].is_string()));
        let other = items(&evaluator, "").await;
        assert!(other.iter().all(|row| told.iter().all(|one| one["pseudonym"] != row["pseudonym"])));
        let page = evaluator.read(&format!("{rows}&limit=4")).await;
        let next = page["next"].as_str().unwrap();
        let rest = items(&evaluator, &format!("&limit=4&cursor={next}")).await;
        assert_eq!([page["items"].as_array().unwrap().clone(), rest].concat(), other);
        for (more, code) in [
            ("&only=sex:female".to_owned(), "telling_rows"),
            ("&from=2026-08-01".to_owned(), "telling_rows"),
            (format!("&only=school:{}", world.here.school.0), "small_group"),
        ] {
            let (status, _, body) = problem(evaluator.get(&format!("{rows}{more}")).await).await;
            assert_eq!((status, &body["code"]), (409, &json!(code)), "{more}");
            assert_eq!(items(&manager, &more).await.len(), 6, "{more}");
        }
        assert_eq!(items(&evaluator, "&closed=true").await, [] as [Value; 0], "all of it still goes on");
        assert_eq!(problem(world.teacher().await.get(rows).await).await.0, 403);
    }
}

/// What a parent answers, all items and all of the impact alike.
pub fn parent(on: &str, answer: i32) -> Value {
    let mut form = sdq("review", on, answer);
    form["informant"] = json!("parent");
    form["impact"] = json!(vec![answer + 1; 5]);
    form
}

#[tokio::test]
async fn the_added_value_is_of_parents_forms_four_to_eight_months_apart_and_bears_its_mark() {
    for world in worlds().await {
        let (worker, episodes) = paired(&world, 7).await;
        for (n, episode) in episodes.iter().enumerate() {
            let mut first = parent("2026-05-13", 2);
            if n == 5 {
                first.as_object_mut().unwrap().remove("impact");
            }
            worker.make(&format!("{episode}/measures"), first).await;
        }
        world.pass(Duration::days(60));
        let manager = world.manager().await;
        for episode in &episodes[..6] {
            manager.make(&format!("{episode}/measures"), parent("2026-09-20", 1)).await;
        }
        let evaluator = evaluator(&world).await;
        let table = evaluator.read("/api/v1/evaluation/added-value").await;
        let row = &table["rows"][0];
        // 2.3 + 0.8 * 30 + 0.2 * 10 - 0.3 * 10 = 25.3 was to be expected, and 20 came.
        let value = row["added_value"].as_f64().unwrap();
        assert!((value - 5.3).abs() < 1e-9, "{row}");
        assert_eq!(
            (&row["periods"], &row["mean_first"], &row["mean_last"]),
            (&json!(5), &json!(30.0), &json!(20.0))
        );
        let half = row["added_value_high"].as_f64().unwrap() - value;
        assert!((half - 10.0 / 5.0_f64.sqrt()).abs() < 1e-9);
        assert_eq!(table["verified"], false);
        assert!(table["mark"].as_str().unwrap().contains("not checked"));
        let reasons = table["exclusions"].to_string();
        assert!(reasons.contains("One parent's form so far") && reasons.contains("No impact"), "{reasons}");

        // A last form of the next day still counts as one of four months, one of two months does not.
        let early = evaluator.read("/api/v1/evaluation/added-value?to=2026-09-19").await;
        assert_eq!(early["rows"].as_array().map(Vec::len), Some(0), "{early}");
        let tiers = evaluator.read("/api/v1/evaluation/added-value?by=tier,sex").await;
        assert_eq!(tiers["rows"][0]["periods"], 5);
        let teacher = world.teacher().await;
        assert_eq!(problem(teacher.get("/api/v1/evaluation/added-value").await).await.0, 403);
    }
}

#[tokio::test]
async fn reach_is_told_against_the_population_that_is_set_and_against_none_else() {
    for world in worlds().await {
        paired(&world, 5).await;
        let evaluator = evaluator(&world).await;
        let reach = async |by: &str| evaluator.read(&format!("/api/v1/evaluation/reach?by={by}")).await;
        let without = reach("sex").await;
        assert_eq!((&without["population"], &without["compared"]), (&Value::Null, &json!(5)));
        assert_eq!(
            (&without["rows"][0]["reached"], &without["rows"][0]["relative_representation"]),
            (&json!(5), &Value::Null)
        );

        let administrator = world.administrator().await;
        let path = "/api/v1/population/sex";
        assert_eq!(administrator.read(path).await["version"], 0);
        let figures = |female: u64, male: u64| {
            json!({"source": "School census", "as_at": "2026-01-15",
                "figures": [{"value": "female", "count": female}, {"value": "male", "count": male}]})
        };
        let put = async |version: i32, body: Value| {
            administrator.with("If-Match", &format!("\"v{version}\"")).put(path, body).await
        };
        assert_eq!(put(0, figures(4_000, 6_000)).await.status(), 200);
        assert_eq!(problem(put(0, figures(1, 1)).await).await.0, 412);
        let with = reach("sex").await;
        assert_eq!(
            (&with["population"]["people"], &with["population"]["set"]),
            (&json!(10_000), &json!(true))
        );
        let female = &with["rows"][0];
        assert_eq!((&female["share"], &female["population_share"]), (&json!(1.0), &json!(0.4)));
        assert_eq!(female["relative_representation"], 2.5);
        assert!(female["relative_representation_low"].as_f64().unwrap() > 1.0);
        assert_eq!((&with["rows"][1]["reached"], &with["rows"][1]["population"]), (&json!(0), &json!(6_000)));

        let to_come = json!({"source": "x", "as_at": "2099-01-15", "figures": []});
        let (status, _, body) = problem(put(1, to_come).await).await;
        assert_eq!((status, &body["errors"][0]["field"]), (422, &json!("as_at")));
        let unknown =
            json!({"source": "x", "as_at": "2026-01-15", "figures": [{"value": "purple", "count": 3}]});
        let (status, _, body) = problem(put(1, unknown).await).await;
        assert_eq!((status, &body["errors"][0]["field"]), (422, &json!("figures[0].value")));
        assert_eq!(put(1, json!({"source": "x", "as_at": "2026-01-15", "figures": []})).await.status(), 200);
        assert_eq!(reach("sex").await["population"], Value::Null, "taken away again");

        // Ten are needed where schools are told apart.
        assert_eq!(reach("school").await["rows"][0]["suppressed"], true);
        assert_eq!(reach("age").await["rows"][0]["group"]["label"], "13 to 14");
        for wrong in ["by=dose", "by=colour", ""] {
            let refused = evaluator.get(&format!("/api/v1/evaluation/reach?{wrong}")).await;
            assert_eq!(problem(refused).await.0, 400, "{wrong}");
        }
        let teacher = world.teacher().await;
        assert_eq!(problem(teacher.get("/api/v1/evaluation/reach?by=sex").await).await.0, 403);
        let refused = teacher.with("If-Match", "\"v2\"").put(path, figures(1, 1)).await;
        assert_eq!(problem(refused).await.0, 403);
        assert_eq!(problem(administrator.get("/api/v1/population/dose").await).await.0, 404);
    }
}

#[tokio::test]
async fn reach_by_deprivation_falls_back_on_the_imported_neighbourhoods() {
    for world in worlds().await {
        paired(&world, 5).await;
        let east = world.here.east;
        let here = world.here.partnership;
        world
            .write(move |tx| {
                tx.set_wards(here, east, &["Bevois".to_owned()])?;
                tx.put_lsoas(&[lsoa("E01000001", 1, 1_500), lsoa("E01000002", 8, 500)])
            })
            .await;
        let evaluator = evaluator(&world).await;
        let table = evaluator.read("/api/v1/evaluation/reach?by=locality").await;
        assert_eq!(
            (&table["population"]["people"], &table["population"]["set"]),
            (&json!(2_000), &json!(false))
        );
        assert!(table["population"]["source"].as_str().unwrap().contains("Indices of Deprivation 2019"));
        let fifths = evaluator.read("/api/v1/evaluation/reach?by=deprivation").await;
        let shares: Vec<&Value> =
            fifths["rows"].as_array().unwrap().iter().map(|row| &row["population_share"]).collect();
        // Where the young people of this world live, no neighbourhood is known.
        assert_eq!(shares, [&json!(0.75), &json!(0.25), &Value::Null], "{fifths}");
        assert_eq!(fifths["compared"], 0);
    }
}

fn lsoa(code: &str, decile: i16, people: i32) -> headstart_store::rows::Lsoa {
    headstart_store::rows::Lsoa {
        code: code.into(),
        name: code.into(),
        la_code: Some("E06000045".into()),
        la_name: None,
        ward_code: None,
        ward_name: Some("Bevois".into()),
        imd_edition: Some(2019),
        imd_rank: None,
        imd_decile: Some(decile),
        idaci_edition: None,
        idaci_rank: None,
        idaci_decile: None,
        idaci_score: None,
        population: Some(people),
    }
}

#[tokio::test]
async fn referrals_received_and_decided_are_counted_month_by_month() {
    for world in worlds().await {
        // All of them come in and are accepted in May.
        paired(&world, 5).await;
        let evaluator = evaluator(&world).await;
        for figure in ["received", "decided"] {
            let chart =
                evaluator.read(&format!("/api/v1/evaluation/referrals/over-time?figure={figure}")).await;
            let months = chart["months"].as_array().unwrap();
            // The first one came in on the 13th: May is a part of a month.
            assert_eq!(
                (&months[0]["month"], &chart["partial_first"]),
                (&json!("2026-06"), &json!("2026-05")),
                "{chart}"
            );
            assert_eq!((&months[1]["value"], &chart["better"]), (&json!(0.0), &json!("neither")));
            let of_first = &chart["exclusions"][0];
            assert_eq!((&of_first["episodes"], &of_first["unit"]), (&json!(5), &json!("referrals")));
            assert!(of_first["reason"].as_str().unwrap().contains("first month"));
        }
        let foreign = world.somebody(world.elsewhere, Role::Evaluator, Place::Partnership).await;
        let none = foreign.read("/api/v1/evaluation/referrals/over-time?figure=received").await;
        assert_eq!(none["months"], json!([]));
        let teacher = world.teacher().await;
        let refused = teacher.get("/api/v1/evaluation/referrals/over-time?figure=received").await;
        assert_eq!(problem(refused).await.0, 403);
    }
}
