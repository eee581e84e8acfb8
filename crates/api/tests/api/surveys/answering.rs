//! Pupils who answer on the link of their class.

use chrono::Duration;
use headstart_domain::access::{Place, Role};
use headstart_store::{StoreError, Uid, rows::Audit};
use serde_json::{Value, json};

use super::round::{OPEN, SUBMIT, answer, open, response_id, sends, unusable};
use crate::{
    support::id,
    world::{World, problem, worlds},
};

async fn responses(world: &World, round: &str) -> Vec<headstart_store::rows::SurveyResponse> {
    let wave = Uid(id(round).parse().unwrap());
    world.write(move |tx| tx.survey_responses(wave, Uid::NIL, 1_000)).await
}

#[tokio::test]
async fn many_pupils_answer_on_one_link_without_names_and_the_rate_moves() {
    for world in worlds().await {
        let manager = world.manager().await;
        let (round, links) = open(&world, &manager).await;
        let pupil = world.nobody();
        let form = pupil.post(OPEN, json!({"token": links[0]})).await;
        assert_eq!(form.status(), 200);
        let form: Value = form.json().await.unwrap();
        assert_eq!((&form["class"], &form["school"]), (&json!("Year 7 7A"), &json!("Eastern School")));
        assert_eq!(form["parts"][0]["wording"]["items"].as_array().unwrap().len(), 7);
        assert_eq!(form["help_lines"][0]["number"], "0800 1111");

        let mut told = sends(
            &links[0],
            &[json!(1), json!("prefer_not_to_say"), json!(3), Value::Null, json!(5), json!(1), json!(2)],
        );
        told["background"] = json!({"sex": "other", "special_needs": true, "ethnic_group": "asian"});
        assert_eq!(pupil.post(SUBMIT, told.clone()).await.status(), 200);
        assert_eq!(pupil.post(SUBMIT, told.clone()).await.status(), 200, "sent again after a lost answer");
        answer(&world, &links[0], 2).await;
        answer(&world, &links[1], 1).await;

        let schools = manager.read(&format!("{round}/schools")).await;
        assert_eq!(schools[0]["rate"], json!({"responses": 4, "pupils": 220}));
        assert_eq!(schools[0]["years"][0], json!({"year_group": 7, "rate": {"responses": 3, "pupils": 120}}));
        assert_eq!(schools[0]["classes"][1]["rate"], json!({"responses": 1, "pupils": 25}));

        let kept = responses(&world, &round).await;
        assert_eq!(kept.len(), 4, "sent twice, kept once");
        let wanted = told["response_id"].as_str().unwrap();
        let first = kept.iter().find(|row| row.id.0.to_string() == wanted).unwrap();
        assert_eq!(first.answers.0["swemwbs"], told["parts"][0]["answers"], "as it was given");
        assert_eq!((first.year_group, first.sex.as_deref()), (7, Some("other")));
        // All seven are needed: two were left out.
        assert_eq!(first.scores.0[0]["score"], Value::Null);
        let alike = kept.iter().find(|row| row.answers.0["swemwbs"] == json!([1, 1, 1, 1, 1, 1, 1])).unwrap();
        assert_eq!((&alike.scores.0[0]["score"], &alike.scores.0[0]["metric"]), (&json!(7.0), &json!(7.0)));
        assert_eq!(alike.scores.0[0]["band"], Value::Null, "the bands are of adults");
    }
}

#[tokio::test]
async fn nothing_tells_when_a_pupil_answered_or_who_it_was() {
    for world in worlds().await {
        let manager = world.manager().await;
        let (round, links) = open(&world, &manager).await;
        let before = audits(&world).await.len();
        answer(&world, &links[0], 3).await;
        assert_eq!(audits(&world).await.len(), before, "no entry for each response");
        let kept = responses(&world, &round).await;
        assert!(kept.iter().all(|row| row.completed_on.to_string() == "2026-05-13"));
        assert!(kept.iter().all(|row| row.id.0.get_version_num() == 4), "no time in an identifier");
        let mut timed = sends(&links[0], &vec![json!(2); 7]);
        timed["response_id"] = json!("0190a000-0000-7000-8000-000000000001");
        let refused = problem(world.nobody().post(SUBMIT, timed).await).await;
        assert_eq!((refused.0, &refused.2["errors"][0]["field"]), (422, &json!("response_id")));
    }
}

async fn audits(world: &World) -> Vec<Audit> {
    let read = move |tx: &mut headstart_store::Tx<'_>| tx.audit_after(Uid::NIL, 0, 10_000);
    let rows: Result<Vec<Audit>, StoreError> = world.database.store.read(read).await;
    rows.unwrap()
}

#[tokio::test]
async fn a_link_works_on_the_days_of_the_round_only() {
    for world in worlds().await {
        let manager = world.manager().await;
        let (_, links) = open(&world, &manager).await;
        unusable(&world, "no such secret").await;
        world.pass(Duration::days(9));
        answer(&world, &links[0], 1).await;
        world.pass(Duration::days(1));
        unusable(&world, &links[0]).await;
    }
}

#[tokio::test]
async fn answers_that_no_question_has_are_refused_by_name() {
    for world in worlds().await {
        let manager = world.manager().await;
        let (round, links) = open(&world, &manager).await;
        let pupil = world.nobody();
        let refused = async |told: Value| {
            let found = problem(pupil.post(SUBMIT, told).await).await;
            assert_eq!(found.0, 422, "{found:?}");
            found.2["errors"][0]["field"].as_str().unwrap().to_owned()
        };
        assert!(refused(sends(&links[0], &vec![json!(6); 7])).await.starts_with("parts[0].answers"));
        assert_eq!(refused(sends(&links[0], &vec![json!("often"); 7])).await, "parts[0].answers[0]");
        assert!(refused(sends(&links[0], &vec![json!(1); 8])).await.starts_with("parts[0].answers"));
        assert_eq!(refused(sends(&links[0], &vec![Value::Null; 7])).await, "parts");
        let mut other = sends(&links[0], &vec![json!(1); 7]);
        other["parts"][0]["instrument"] = json!("sdq");
        assert_eq!(refused(other).await, "parts[0].instrument");
        let mut code = sends(&links[0], &vec![json!(1); 7]);
        code["code"] =
            json!({"birth_day": 40, "middle_initial": "", "older_siblings": 1, "last_letter": "a"});
        assert_eq!(refused(code).await, "code.birth_day");
        assert!(responses(&world, &round).await.is_empty());
    }
}

#[tokio::test]
async fn a_pupils_code_is_kept_as_a_hash_that_is_the_same_however_it_is_typed() {
    for world in worlds().await {
        let manager = world.manager().await;
        let (round, links) = open(&world, &manager).await;
        let pupil = world.nobody();
        for (middle, last) in [("j", "A"), ("J", " a "), ("", "a")] {
            let mut told = sends(&links[0], &vec![json!(3); 7]);
            told["code"] =
                json!({"birth_day": 4, "middle_initial": middle, "older_siblings": 0, "last_letter": last});
            assert_eq!(pupil.post(SUBMIT, told).await.status(), 200);
        }
        let mut codes: Vec<String> =
            responses(&world, &round).await.into_iter().filter_map(|row| row.pupil_code).collect();
        codes.sort();
        assert_eq!(codes.len(), 3);
        codes.dedup();
        assert_eq!(codes.len(), 2);
        assert!(codes.iter().all(|code| code.len() == 32 && !code.contains(' ')), "{codes:?}");
    }
}

#[tokio::test]
async fn a_link_that_got_about_cannot_fill_a_round() {
    for world in worlds().await {
        let manager = world.manager().await;
        let (round, _) = open(&world, &manager).await;
        let small = json!({
            "on_roll": [{"year_group": 7, "pupils": 100}],
            "classes": [{"year_group": 7, "label": "7X", "pupils": 1}]
        });
        super::round::put_school(&manager, &round, world.here.school, small).await;
        let link = super::round::tokens(&manager, &round, world.here.school).await.remove(0);
        answer(&world, &link, 12).await;
        let refused = problem(world.nobody().post(SUBMIT, sends(&link, &vec![json!(1); 7])).await).await;
        assert_eq!((refused.0, refused.1.as_str()), (409, "conflict"));
    }
}

#[tokio::test]
async fn a_teachers_own_cookie_does_not_count_where_pupils_answer() {
    for world in worlds().await {
        let manager = world.manager().await;
        let (_, links) = open(&world, &manager).await;
        let school = Place::School(world.here.school.into());
        let teacher = world.somebody(world.here, Role::SchoolStaff, school).await;
        let tablet = teacher.without(headstart_api::auth::CSRF_HEADER);
        assert_eq!(tablet.post(OPEN, json!({"token": links[0]})).await.status(), 200);
        let mut told = sends(&links[0], &vec![json!(1); 7]);
        told["response_id"] = json!(response_id());
        assert_eq!(tablet.post(SUBMIT, told).await.status(), 200);
    }
}
