//! Managers who set a round up, open and close it.

use serde_json::json;

use super::round::{another_school, classes, draft, open, plan, put_school, tokens, unusable, upload_words};
use crate::world::{problem, worlds};

#[tokio::test]
async fn a_manager_opens_a_round_once_it_has_classes_and_words_and_closes_it_for_good() {
    for world in worlds().await {
        let manager = world.manager().await;
        let made = manager.make("/api/v1/survey-waves", plan("Spring 2026")).await;
        let round = format!("/api/v1/survey-waves/{}", made["id"].as_str().unwrap());
        assert_eq!((&made["state"], &made["takes_answers"]), (&json!("draft"), &json!(false)));
        let refused = problem(manager.try_move(&round, "open", json!({})).await).await;
        assert_eq!((refused.0, refused.2["detail"].as_str()), (409, Some("No class is set up yet")));

        put_school(&manager, &round, world.here.school, classes()).await;
        let refused = problem(manager.try_move(&round, "open", json!({})).await).await;
        assert!(
            refused.2["detail"].as_str().unwrap().contains("The words of this instrument"),
            "{refused:?}"
        );
        upload_words(&world).await;
        let opened = manager.moves(&round, "open", json!({})).await;
        assert_eq!((&opened["state"], &opened["takes_answers"]), (&json!("open"), &json!(true)));
        assert_eq!(opened["rate"], json!({"responses": 0, "pupils": 220}));
        assert_eq!(opened["titles"], json!(["Short Warwick-Edinburgh Mental Wellbeing Scale"]));
        assert_eq!(opened["moves"][0]["action"], "close");

        let closed = manager.moves(&round, "close", json!({})).await;
        assert_eq!((&closed["state"], &closed["moves"]), (&json!("closed"), &json!([])));
        let again = problem(manager.try_move(&round, "open", json!({})).await).await;
        assert_eq!((again.0, again.1.as_str()), (409, "move_not_possible"));
    }
}

#[tokio::test]
async fn what_a_round_asks_is_fixed_when_it_opens_and_its_last_day_can_still_move() {
    for world in worlds().await {
        let manager = world.manager().await;
        let (round, _) = open(&world, &manager).await;
        let change = async |plan| {
            let version = manager.read(&round).await["version"].clone();
            manager.with("If-Match", &format!("\"v{version}\"")).put(&round, plan).await
        };
        let mut other = plan("Spring 2026");
        other["instruments"] = json!(["srs"]);
        assert_eq!(problem(change(other).await).await.0, 409);
        let mut longer = plan("Spring and summer 2026");
        longer["closes_on"] = json!("2026-06-05");
        let changed = change(longer).await;
        assert_eq!(changed.status(), 200);
        let stale = manager.with("If-Match", "\"v1\"").put(&round, plan("Stale")).await;
        assert_eq!(problem(stale).await.0, 412);
        manager.moves(&round, "close", json!({})).await;
        assert_eq!(problem(change(plan("Late")).await).await.0, 409);
    }
}

#[tokio::test]
async fn clinical_instruments_with_risk_items_cannot_be_asked_of_whole_year_groups() {
    for world in worlds().await {
        let manager = world.manager().await;
        let offered = manager.read("/api/v1/survey-instruments").await;
        let keys: Vec<_> =
            offered.as_array().unwrap().iter().map(|one| one["key"].as_str().unwrap()).collect();
        assert!(keys.contains(&"sdq") && !keys.contains(&"phq-9"), "{keys:?}");
        let mut clinical = plan("Clinical");
        clinical["instruments"] = json!(["phq-9"]);
        let refused = problem(manager.post("/api/v1/survey-waves", clinical).await).await;
        assert_eq!((refused.0, &refused.2["errors"][0]["field"]), (422, &json!("instruments[0]")));
        manager.make("/api/v1/survey-waves", plan("Twice")).await;
        let taken = problem(manager.post("/api/v1/survey-waves", plan("Twice")).await).await;
        assert_eq!((taken.0, &taken.2["errors"][0]["field"]), (422, &json!("name")));
    }
}

#[tokio::test]
async fn a_class_keeps_its_link_until_a_new_one_is_made_or_the_round_is_closed() {
    for world in worlds().await {
        let manager = world.manager().await;
        let (round, first) = open(&world, &manager).await;
        let mut more = classes();
        more["classes"].as_array_mut().unwrap().push(json!({"year_group": 9, "label": "9C", "pupils": 20}));
        put_school(&manager, &round, world.here.school, more).await;
        let pupil = world.nobody();
        let opens =
            async |token: &str| pupil.post(super::round::OPEN, json!({"token": token})).await.status();
        assert_eq!(opens(&first[0]).await, 200, "a class that stays keeps its link");

        let schools = manager.read(&format!("{round}/schools")).await;
        let class = schools[0]["classes"][0]["id"].clone();
        let path = format!("{round}/schools/{}/links", world.here.school.0);
        let made = manager.make(&path, json!({"classes": [class]})).await;
        assert_eq!(made["links"].as_array().unwrap().len(), 1);
        unusable(&world, &first[0]).await;
        assert_eq!(opens(&first[1]).await, 200, "the other class's link stays");

        let unknown = json!({"classes": ["0190a000-0000-7000-8000-000000000001"]});
        assert_eq!(problem(manager.post(&path, unknown).await).await.0, 422);
        manager.moves(&round, "close", json!({})).await;
        unusable(&world, &first[1]).await;
        assert_eq!(problem(manager.post(&path, json!({})).await).await.0, 409);
    }
}

#[tokio::test]
async fn what_was_answered_cannot_be_taken_out() {
    for world in worlds().await {
        let manager = world.manager().await;
        let (round, links) = open(&world, &manager).await;
        super::round::answer(&world, &links[0], 1).await;
        let version = manager.read(&round).await["version"].clone();
        let now = manager.with("If-Match", &format!("\"v{version}\""));
        let path = format!("{round}/schools/{}", world.here.school.0);
        let mut without = classes();
        without["classes"].as_array_mut().unwrap().remove(0);
        assert_eq!(problem(now.put(&path, without).await).await.0, 409);
        assert_eq!(problem(now.send(reqwest::Method::DELETE, &path, None).await).await.0, 409);
        let schools = manager.read(&format!("{round}/schools")).await;
        assert_eq!(schools[0]["classes"].as_array().unwrap().len(), 2, "nothing was changed");
    }
}

#[tokio::test]
async fn school_staff_see_the_open_rounds_of_their_own_school_and_no_draft() {
    for world in worlds().await {
        let manager = world.manager().await;
        upload_words(&world).await;
        let round = draft(&world, &manager).await;
        let western = another_school(&world).await;
        put_school(&manager, &round, western, classes()).await;
        let teacher = world.teacher().await;
        assert_eq!(teacher.read("/api/v1/survey-waves").await, json!([]));
        assert_eq!(problem(teacher.get(&round).await).await.0, 404);

        manager.moves(&round, "open", json!({})).await;
        super::round::answer(&world, &tokens(&manager, &round, western).await[0], 2).await;
        let seen = teacher.read(&round).await;
        assert_eq!((&seen["schools"], &seen["rate"]), (&json!(1), &json!({"responses": 0, "pupils": 220})));
        assert_eq!(seen["moves"], json!([]), "they only read");
        let schools = teacher.read(&format!("{round}/schools")).await;
        assert_eq!(schools.as_array().unwrap().len(), 1);
        assert_eq!(schools[0]["name"], "Eastern School");
        let all = manager.read(&round).await;
        assert_eq!((&all["schools"], &all["rate"]), (&json!(2), &json!({"responses": 2, "pupils": 440})));
    }
}
