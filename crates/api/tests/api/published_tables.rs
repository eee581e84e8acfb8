//! The rows behind figures, and tables that were published.

use chrono::Duration;
use headstart_domain::access::{Place, Role};
use headstart_store::{Uid, rows::School};
use serde_json::{Value, json};

use crate::{
    evaluation::paired,
    support::{eastern_leader, sdq},
    world::{Actor, World, problem, worlds},
};

const TABLES: &str = "/api/v1/evaluation/published-tables";
const SCALE: &str = "instrument=sdq&scale=emotional&informant=self";

async fn evaluator(world: &World) -> Actor {
    world.somebody(world.here, Role::Evaluator, Place::Partnership).await
}

/// So many more with a first and a last SDQ, of a school; everything of them happens after the others.
async fn join(world: &World, school: Uid, count: usize, on: &str) {
    let (leader, worker) = eastern_leader(world).await;
    for n in 0..count {
        let name = format!("Later{}", ["a", "b", "c", "d", "e", "f"][n]);
        let mut referral = world.referral(&name);
        referral["young_person"]["school_id"] = json!(school.0);
        referral["young_person"]["family_name"] = json!(format!("{name}son{}", &on.replace('-', "")));
        let made = worker.make("/api/v1/referrals", referral).await;
        let referral = format!("/api/v1/referrals/{}", made["id"].as_str().unwrap());
        worker.moves(&referral, "start-screening", json!({})).await;
        let accepted =
            worker.moves(&referral, "accept-universal-plus", json!({"reason": "Falling engagement"})).await;
        let episode = format!("/api/v1/episodes/{}", accepted["full"]["episode_id"].as_str().unwrap());
        worker.moves(&episode, "allocate", json!({"lead_worker_id": leader.id.0})).await;
        worker.moves(&episode, "start", json!({})).await;
        worker.make(&format!("{episode}/measures"), sdq("baseline", "2026-08-01", 2)).await;
        worker.make(&format!("{episode}/measures"), sdq("review", on, 1)).await;
    }
}

fn table(title: &str, selection: &Value) -> Value {
    let mut selection = selection.clone();
    for (name, value) in [("instrument", "sdq"), ("scale", "emotional"), ("informant", "self")] {
        selection[name] = json!(value);
    }
    json!({"title": title, "selection": selection})
}

#[tokio::test]
async fn the_rows_behind_a_figure_are_records_for_staff_and_pseudonyms_for_evaluators() {
    for world in worlds().await {
        paired(&world, 6).await;
        let rows = format!("/api/v1/evaluation/outcomes/rows?{SCALE}");
        let items = async |actor: &Actor, more: &str| -> Vec<Value> {
            actor.read(&format!("{rows}{more}")).await["items"].as_array().unwrap().clone()
        };
        let manager = world.manager().await;
        let seen = items(&manager, "").await;
        assert_eq!(seen.len(), 6);
        let record = &seen[0]["record"];
        let episode = format!("/api/v1/episodes/{}", record["episode_id"].as_str().unwrap());
        assert_eq!(manager.read(&episode).await["identity"]["reference"], record["reference"]);
        assert_eq!((&seen[0]["change"], &seen[0]["days"]), (&json!(5.0), &json!(89)));
        assert_eq!((&seen[0]["category"], &seen[0]["pseudonym"]), (&json!("improved"), &Value::Null));
        let western = Place::Locality(world.here.west.into());
        let western = world.somebody(world.here, Role::EmotionalWellbeingAssistant, western).await;
        assert_eq!(items(&western, "").await, [] as [Value; 0], "nobody is within reach");

        let evaluator = evaluator(&world).await;
        let told = items(&evaluator, "").await;
        assert_eq!(told.len(), 6);
        assert!(told.iter().all(|row| row["record"].is_null() && row["pseudonym"].is_string()));
        assert_eq!(items(&evaluator, "").await, told, "the same figure has the same names");
        let of_tier = items(&evaluator, "&only=tier:universal_plus").await;
        assert_eq!(of_tier.len(), 6);
        assert!(of_tier.iter().all(|row| told.iter().all(|other| other["pseudonym"] != row["pseudonym"])));
        // By the scores, rows of a sex or of some days could be joined with those of a release.
        for telling in
            ["&only=sex:female", "&only=tier:universal_plus,age:13-14", "&from=2026-08-01", "&to=2026-08-31"]
        {
            let (status, _, body) = problem(evaluator.get(&format!("{rows}{telling}")).await).await;
            assert_eq!((status, &body["code"]), (409, &json!("telling_rows")), "{telling}");
            assert_eq!(items(&manager, telling).await.len(), 6, "who may read the records may: {telling}");
        }

        // Page by page.
        let first = evaluator.read(&format!("{rows}&limit=4")).await;
        let next = first["next"].as_str().unwrap();
        let rest = evaluator.read(&format!("{rows}&limit=4&cursor={next}")).await;
        let both =
            [first["items"].as_array().unwrap().clone(), rest["items"].as_array().unwrap().clone()].concat();
        assert_eq!((both, &rest["next"]), (told, &Value::Null));

        // The figure of a school needs ten, so there is none, and no rows of it either.
        let school = format!("{rows}&only=school:{}", world.here.school.0);
        let (status, _, body) = problem(evaluator.get(&school).await).await;
        assert_eq!((status, &body["code"]), (409, &json!("small_group")));
        assert_eq!(items(&manager, &format!("&only=school:{}", world.here.school.0)).await.len(), 6);
        for wrong in ["&only=sex:purple", "&only=school:x", "&only=sex", "&only=sex:female,age:11-12,dose:0"]
        {
            assert_eq!(problem(evaluator.get(&format!("{rows}{wrong}")).await).await.0, 400, "{wrong}");
        }
        assert_eq!(problem(world.teacher().await.get(&rows).await).await.0, 403);
    }
}

#[tokio::test]
async fn forms_with_too_many_answers_missing_are_counted_among_what_is_left_out() {
    for world in worlds().await {
        let (worker, episodes) = paired(&world, 5).await;
        let mut form = sdq("review", "2026-08-10", 1);
        // Two of five answers are too few for a scale; the total wants all four scales.
        for n in 0..25 {
            if n % 5 > 1 {
                form["answers"][n] = json!("prefer_not_to_say");
            }
        }
        worker.make(&format!("{}/measures", episodes[0]), form).await;
        let evaluator = evaluator(&world).await;
        let outcomes = evaluator.read("/api/v1/evaluation/outcomes?instrument=sdq&scale=total").await;
        let left = outcomes["exclusions"].as_array().unwrap();
        let forms: Vec<&Value> = left.iter().filter(|one| one["unit"] == "forms").collect();
        assert_eq!((forms.len(), &forms[0]["episodes"]), (1, &json!(1)), "{left:?}");
    }
}

#[tokio::test]
async fn a_published_table_never_changes_and_few_newcomers_are_not_told_beside_it() {
    for world in worlds().await {
        paired(&world, 6).await;
        let manager = world.manager().await;
        let annual = table("Annual report", &json!({"to": "2026-08-31"}));
        let made = manager.make(TABLES, annual.clone()).await;
        let row = &made["rows"][0];
        assert_eq!((&row["measured"], &row["paired"]), (&json!(5), &json!(5)), "six, to the nearest five");
        assert_eq!((&row["improved_percent"], &row["mean_change"]), (&json!(100.0), &json!(5.0)));
        assert!(row["deteriorated_percent"].is_null() && !made.to_string().contains("\"count\""));
        assert_eq!(made["published_by"], manager.read("/api/v1/session").await["name"]);

        // The same again, while nobody has joined.
        assert_eq!(manager.post(TABLES, annual.clone()).await.status(), 201);
        world.pass(Duration::days(45));
        join(&world, world.here.school, 2, "2026-09-10").await;
        let (manager, evaluator) = (world.manager().await, self::evaluator(&world).await);
        for all in [table("All until now", &json!({})), table("By sex", &json!({"by": "sex"}))] {
            let answer = manager.post(TABLES, all.clone()).await;
            let (status, _, body) = problem(answer).await;
            let refused = (status, &body["code"], body["detail"].as_str().unwrap().contains("Annual report"));
            // The sexes add up to all.
            assert_eq!(refused, (409, &json!("small_difference"), true), "{all}");
        }
        let figure = async |actor: &Actor| {
            actor.read(&format!("/api/v1/evaluation/outcomes?{SCALE}")).await["rows"][0].clone()
        };
        let evaluator_now = figure(&evaluator).await;
        assert_eq!((&evaluator_now["suppressed"], &evaluator_now["paired"]), (&json!(true), &json!(0)));
        assert_eq!(figure(&manager).await["paired"], 8, "who may read the records may count them");
        let crossed = format!("/api/v1/evaluation/outcomes?{SCALE}&by=tier,sex");
        let (status, _, body) = problem(evaluator.get(&crossed).await).await;
        assert_eq!((status, &body["code"]), (409, &json!("small_difference")));
        let rows = format!("/api/v1/evaluation/outcomes/rows?{SCALE}");
        assert_eq!(problem(evaluator.get(&rows).await).await.0, 409, "nor the rows behind it");
        // Nor does what all scales say together.
        let change =
            async |actor: &Actor| actor.read("/api/v1/evaluation/measurable-change").await["rows"][0].clone();
        let evaluator_now = change(&evaluator).await;
        assert_eq!((&evaluator_now["suppressed"], &evaluator_now["improved"]), (&json!(true), &json!(0)));
        assert_eq!(change(&manager).await["paired"], 8);
        let crossed = "/api/v1/evaluation/measurable-change?by=tier,sex";
        let (status, _, body) = problem(evaluator.get(crossed).await).await;
        assert_eq!((status, &body["code"]), (409, &json!("small_difference")));

        // With five newcomers nobody stands out.
        join(&world, world.here.school, 3, "2026-09-12").await;
        assert_eq!(figure(&evaluator).await["paired"], 11);
        assert_eq!(change(&evaluator).await["paired"], 11);
        assert_eq!(manager.post(TABLES, table("All until now", &json!({}))).await.status(), 201);

        let listed = evaluator.read(TABLES).await;
        let titles: Vec<&str> =
            listed["items"].as_array().unwrap().iter().map(|one| one["title"].as_str().unwrap()).collect();
        assert_eq!(titles, ["Annual report", "Annual report", "All until now"]);
        let address = format!("{TABLES}/{}", made["id"].as_str().unwrap());
        assert_eq!(evaluator.read(&address).await, made);
        let csv = evaluator.get(&format!("{address}/table.csv")).await.text().await.unwrap();
        assert!(csv.starts_with("instrument,scale,informant,better,measured,paired,"), "{csv}");
        assert!(csv.contains("sdq,emotional,self,lower,5,5,100,5,"), "{csv}");
        // Nobody got worse: the share is held back, and the row says what the mark means.
        assert!(
            csv.contains(",note\n")
                && csv.contains(",*,\"* stands for a figure that is held back: it is of fewer than 5"),
            "{csv}"
        );
        assert!(made["held_back_mark"].as_str().unwrap().contains("fewer than 5 young people"));
        assert_eq!(problem(evaluator.post(TABLES, annual).await).await.0, 403);
        let foreign = world.somebody(world.elsewhere, Role::Evaluator, Place::Partnership).await;
        assert_eq!(problem(foreign.get(&address).await).await.0, 404);
        assert_eq!(foreign.read(TABLES).await["items"], json!([]));
    }
}

#[tokio::test]
async fn all_but_one_school_of_few_young_people_tells_nothing_of_that_school() {
    for world in worlds().await {
        paired(&world, 10).await;
        world.pass(Duration::days(30));
        let small = small_school(&world).await;
        join(&world, small, 2, "2026-09-01").await;
        let manager = world.manager().await;
        let evaluator = evaluator(&world).await;
        let all = manager.make(TABLES, table("All", &json!({}))).await;
        assert_eq!(all["rows"][0]["paired"], 10, "twelve, to the nearest five");

        // All but the small one: the ten would tell that two are left.
        let only = format!("school:{}", world.here.school.0);
        let but_one = manager.make(TABLES, table("All but one", &json!({"only": only}))).await;
        assert_eq!(
            (&but_one["rows"][0]["suppressed"], &but_one["rows"][0]["paired"]),
            (&json!(true), &Value::Null)
        );
        for actor in [&evaluator, &manager] {
            let live = actor.read(&format!("/api/v1/evaluation/outcomes?{SCALE}&only={only}")).await;
            assert_eq!(live["rows"][0]["suppressed"], true);
        }
        let rows = format!("/api/v1/evaluation/outcomes/rows?{SCALE}&only={only}");
        assert_eq!(problem(evaluator.get(&rows).await).await.0, 409);
        // A period that leaves out just those two comes to the same.
        let until = table("Until August", &json!({"to": "2026-08-31"}));
        let (status, _, body) = problem(manager.post(TABLES, until).await).await;
        assert_eq!((status, &body["code"]), (409, &json!("small_difference")));
        let before = evaluator.read(&format!("/api/v1/evaluation/outcomes?{SCALE}&to=2026-08-31")).await;
        assert_eq!(before["rows"][0]["suppressed"], true);
    }
}

#[tokio::test]
async fn the_months_of_a_chart_do_not_add_up_to_few_more_than_a_published_table() {
    for world in worlds().await {
        paired(&world, 6).await;
        world.pass(Duration::days(60));
        join(&world, world.here.school, 5, "2026-09-05").await;
        let manager = world.manager().await;
        manager.make(TABLES, table("Until the twentieth", &json!({"to": "2026-09-20"}))).await;
        let months = async |actor: &Actor| -> Vec<(String, u64)> {
            let chart = format!("/api/v1/evaluation/outcomes/over-time?figure=mean_change&{SCALE}");
            let months = actor.read(&chart).await["months"].as_array().unwrap().clone();
            months
                .iter()
                .map(|month| (month["month"].as_str().unwrap().to_owned(), month["count"].as_u64().unwrap()))
                .collect()
        };
        world.pass(Duration::days(30));
        let evaluator = evaluator(&world).await;
        let before = months(&evaluator).await;
        assert_eq!(before.last(), Some(&("2026-09".to_owned(), 5)), "nobody more than was published");

        join(&world, world.here.school, 2, "2026-09-25").await;
        let (manager, evaluator) = (world.manager().await, self::evaluator(&world).await);
        let (all, held) = (months(&manager).await, months(&evaluator).await);
        assert_eq!(all.last(), Some(&("2026-09".to_owned(), 7)), "who may read the records may count them");
        assert!(held.iter().any(|(_, count)| *count == 0), "{held:?}");
        assert_ne!(held.iter().map(|(_, count)| count).sum::<u64>(), 13, "{held:?}");
    }
}

#[tokio::test]
async fn a_selection_that_cannot_be_published_is_refused_by_the_name_of_its_field() {
    for world in worlds().await {
        let manager = world.manager().await;
        for (selection, field) in [
            (json!({"by": "colour"}), "selection.by"),
            (json!({"by": "tier,tier"}), "selection.by"),
            (json!({"only": "sex:purple"}), "selection.only"),
            (json!({"instrument": "nothing"}), "selection.instrument"),
            (json!({"instrument": "sdq", "scale": "nothing"}), "selection.scale"),
            (json!({"informant": "aunt"}), "selection.informant"),
            (json!({"from": "2026-03-01", "to": "2026-02-01"}), "selection.from"),
            (json!({"from": "2026-02-30"}), "selection.from"),
            (json!([]), "selection"),
        ] {
            let table = json!({"title": "Wrong", "selection": selection});
            let (status, _, body) = problem(manager.post(TABLES, table).await).await;
            assert_eq!((status, &body["errors"][0]["field"]), (422, &json!(field)), "{body}");
        }
    }
}

/// Another school of the partnership, in the east.
async fn small_school(world: &World) -> Uid {
    let (id, partnership, east) = (world.state.new_uid(), world.here.partnership, world.here.east);
    let school = School {
        id,
        partnership_id: partnership,
        urn: 100_077,
        name: "Small School".into(),
        phase: None,
        kind: None,
        status: None,
        low_age: None,
        high_age: None,
        la_code: None,
        establishment_number: None,
        ward_name: None,
        postcode: None,
        opened_on: None,
        closed_on: None,
        locality_id: Some(east),
        cluster_id: None,
        takes_part: true,
        version: 1,
    };
    world.write(move |tx| tx.put_schools(&[school])).await;
    id
}
