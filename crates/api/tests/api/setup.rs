//! Setting a partnership up.

use headstart_domain::access::{Place, Role};
use headstart_store::{
    Uid,
    rows::{Cluster, Lsoa, Offer, PostcodeArea},
};
use reqwest::Method;
use serde_json::{Value, json};

use crate::world::{Actor, World, problem, worlds};

/// A record of each kind in a partnership, with what a change of it is told.
async fn records(world: &World, of: crate::world::Partner) -> Vec<(String, Value)> {
    let (cluster, offer) = (world.state.new_uid(), world.state.new_uid());
    world
        .write(move |tx| {
            tx.insert_cluster(Cluster {
                id: cluster,
                partnership_id: of.partnership,
                locality_id: of.east,
                name: "East 1".into(),
                version: 1,
            })?;
            tx.insert_offer(Offer {
                id: offer,
                partnership_id: of.partnership,
                number: 5,
                name: "Counselling".into(),
                organisation_id: Some(of.organisation),
                places: Some(10),
                active: true,
                version: 1,
            })
        })
        .await;
    vec![
        (format!("/api/v1/localities/{}", of.east.0), json!({"name": "Eastern", "wards": []})),
        (format!("/api/v1/clusters/{}", cluster.0), json!({"name": "One", "locality_id": of.east.0})),
        (format!("/api/v1/schools/{}", of.school.0), json!({"takes_part": false})),
        (format!("/api/v1/organisations/{}", of.organisation.0), json!({"name": "Listeners"})),
        (format!("/api/v1/offers/{}", offer.0), json!({"number": 5, "active": false})),
    ]
}

fn version(version: u32) -> String {
    format!("\"v{version}\"")
}

async fn locality(world: &World, id: Uid) -> Value {
    world.administrator().await.read(&format!("/api/v1/localities/{}", id.0)).await
}

#[tokio::test]
async fn an_administrator_changes_every_kind_of_record_and_a_teacher_only_reads_them() {
    for world in worlds().await {
        let (administrator, teacher) = (world.administrator().await, world.teacher().await);
        for (path, change) in records(&world, world.here).await {
            assert_eq!(teacher.read(&path).await["version"], 1, "{path}");
            let tried = teacher.with("If-Match", &version(1)).put(&path, change.clone()).await;
            assert_eq!(problem(tried).await.0, 403, "{path}");
            let changed = administrator.with("If-Match", &version(1)).put(&path, change.clone()).await;
            assert_eq!(changed.status(), 200, "{path}");
            assert_eq!(changed.headers()["etag"], version(2).as_str(), "{path}");
            let read = teacher.read(&path).await;
            for (field, value) in change.as_object().unwrap() {
                assert_eq!(read[field], *value, "{path} {field}");
            }
        }
    }
}

#[tokio::test]
async fn a_change_says_which_version_it_is_of_and_only_what_there_is() {
    for world in worlds().await {
        let administrator = world.administrator().await;
        for (path, change) in records(&world, world.here).await {
            let put = async |actor: &Actor, body: Value| problem(actor.put(&path, body).await).await;
            let (status, code, _) = put(&administrator, change.clone()).await;
            assert_eq!((status, code.as_str()), (428, "precondition_missing"), "{path}");
            let (status, code, _) = put(&administrator.with("If-Match", &version(7)), change.clone()).await;
            assert_eq!((status, code.as_str()), (412, "stale"), "{path}");
            let current = administrator.with("If-Match", &version(1));
            let mut unknown = change.clone();
            unknown["colour"] = json!("red");
            assert_eq!(put(&current, unknown).await.1, "unknown_field", "{path}");
            assert_eq!(put(&world.nobody(), change).await.0, 401, "{path}");
        }
    }
}

#[tokio::test]
async fn what_another_partnership_set_up_is_not_there() {
    for world in worlds().await {
        let administrator = world.administrator().await.with("If-Match", &version(1));
        for (path, change) in records(&world, world.elsewhere).await {
            assert_eq!(problem(administrator.get(&path).await).await.0, 404, "{path}");
            assert_eq!(problem(administrator.put(&path, change).await).await.0, 404, "{path}");
            if !path.contains("/schools/") {
                assert_eq!(
                    problem(administrator.send(Method::DELETE, &path, None).await).await.0,
                    404,
                    "{path}"
                );
            }
        }
        for list in ["localities", "clusters", "schools", "organisations", "offers"] {
            let listed = administrator.read(&format!("/api/v1/{list}")).await.to_string();
            for id in [world.elsewhere.east, world.elsewhere.school, world.elsewhere.organisation] {
                assert!(!listed.contains(&id.0.to_string()), "{list}");
            }
        }
    }
}

#[tokio::test]
async fn an_administrator_makes_and_deletes_what_nobody_uses() {
    for world in worlds().await {
        let (administrator, teacher) = (world.administrator().await, world.teacher().await);
        let kinds = [
            ("/api/v1/localities", json!({"name": "Central", "wards": ["Bargate", "Bevois"]})),
            ("/api/v1/clusters", json!({"name": "Central 1", "locality_id": world.here.east.0})),
            ("/api/v1/organisations", json!({"name": "Youth Options"})),
            ("/api/v1/offers", json!({"number": 6, "places": 12, "active": true})),
        ];
        for (path, body) in kinds {
            assert_eq!(problem(teacher.post(path, body.clone()).await).await.0, 403, "{path}");
            let made = administrator.make(path, body.clone()).await;
            let (status, code, _) = problem(administrator.post(path, body).await).await;
            assert_eq!((status, code.as_str()), (409, "conflict"), "{path}: the name is taken");
            let one = format!("{path}/{}", made["id"].as_str().unwrap());
            assert_eq!(administrator.read(&one).await, made, "{path}");
            let gone = administrator.with("If-Match", &version(1)).send(Method::DELETE, &one, None).await;
            assert_eq!(gone.status(), 204, "{path}");
            assert_eq!(problem(administrator.get(&one).await).await.0, 404, "{path}");
        }
    }
}

#[tokio::test]
async fn every_field_that_needs_attention_is_named() {
    for world in worlds().await {
        let administrator = world.administrator().await;
        let foreign = world.elsewhere;
        let cases = [
            ("/api/v1/localities", json!({"name": " ", "wards": ["A", "A"]}), vec!["name", "wards[1]"]),
            ("/api/v1/clusters", json!({"name": "C", "locality_id": foreign.east.0}), vec!["locality_id"]),
            ("/api/v1/organisations", json!({"name": "x".repeat(121)}), vec!["name"]),
            ("/api/v1/offers", json!({"number": 12, "active": true}), vec!["number"]),
            (
                "/api/v1/offers",
                json!({"number": 5, "organisation_id": foreign.organisation.0, "active": true}),
                vec!["organisation_id"],
            ),
        ];
        for (path, body, expected) in cases {
            let (status, _, told) = problem(administrator.post(path, body).await).await;
            assert_eq!(status, 422, "{path}");
            let fields: Vec<_> =
                told["errors"].as_array().unwrap().iter().map(|e| e["field"].clone()).collect();
            assert_eq!(fields, expected, "{path}");
        }
    }
}

#[tokio::test]
async fn what_is_in_use_is_not_deleted() {
    for world in worlds().await {
        let administrator = world.administrator().await.with("If-Match", &version(1));
        let kept = records(&world, world.here).await;
        // The school and the cluster belong to the locality, and the organisation delivers the offer.
        for (path, _) in kept.iter().filter(|(path, _)| path.contains("localit") || path.contains("organi")) {
            let (status, code, _) = problem(administrator.send(Method::DELETE, path, None).await).await;
            assert_eq!((status, code.as_str()), (409, "conflict"), "{path}");
        }
        let west = Place::Locality(world.here.west.into());
        world.somebody(world.here, Role::Apprentice, west).await;
        let path = format!("/api/v1/localities/{}", world.here.west.0);
        let (status, _, body) = problem(administrator.send(Method::DELETE, &path, None).await).await;
        assert_eq!(status, 409);
        assert_eq!(body["detail"], "An account holds a role there");
    }
}

/// Puts a postcode into a ward.
async fn postcode_in(world: &World, ward: &'static str) {
    world
        .write(move |tx| {
            tx.put_lsoas(&[Lsoa {
                code: "E01000001".into(),
                name: "A neighbourhood".into(),
                la_code: None,
                la_name: None,
                ward_code: None,
                ward_name: Some(ward.into()),
                imd_edition: None,
                imd_rank: None,
                imd_decile: Some(2),
                idaci_edition: None,
                idaci_rank: None,
                idaci_decile: Some(1),
                idaci_score: None,
                population: None,
            }])?;
            tx.put_postcode_areas(&[PostcodeArea {
                postcode: "SO99 9ZZ".into(),
                lsoa_code: Some("E01000001".into()),
                ward_code: None,
                district_code: None,
                easting: None,
                northing: None,
            }])
        })
        .await;
}

#[tokio::test]
async fn a_ward_that_goes_to_another_locality_takes_its_young_people_along() {
    for world in worlds().await {
        postcode_in(&world, "Bevois").await;
        let administrator = world.administrator().await.with("If-Match", &version(1));
        let east = format!("/api/v1/localities/{}", world.here.east.0);
        let west = format!("/api/v1/localities/{}", world.here.west.0);
        let bevois = |name: &str| json!({"name": name, "wards": ["Bevois"]});
        assert_eq!(administrator.put(&east, bevois("East")).await.status(), 200);
        world.teacher().await.make("/api/v1/referrals", world.referral("Ana")).await;
        let eastern = world.eastern_worker().await;
        let place = Place::Locality(world.here.west.into());
        let western = world.somebody(world.here, Role::ParentCarerNavigator, place).await;
        let search = json!({"family_name": "Testperson"});
        let found = async |actor: &Actor| {
            let answer = actor.post("/api/v1/young-people/search", search.clone()).await;
            answer.json::<Value>().await.unwrap().as_array().unwrap().len()
        };
        assert_eq!((found(&eastern).await, found(&western).await), (1, 0));

        let (status, _, body) = problem(administrator.put(&west, bevois("West")).await).await;
        assert_eq!((status, body["detail"].as_str().unwrap().contains("wards")), (409, true));
        assert_eq!(locality(&world, world.here.west).await["version"], 1, "nothing was kept of it");
        // Without its ward the home follows the school, which is in the east; then the west gets the ward.
        let none = json!({"name": "East", "wards": []});
        assert_eq!(administrator.with("If-Match", &version(2)).put(&east, none).await.status(), 200);
        assert_eq!((found(&eastern).await, found(&western).await), (1, 0));
        assert_eq!(administrator.put(&west, bevois("West")).await.status(), 200);
        assert_eq!((found(&eastern).await, found(&western).await), (0, 1));
    }
}

#[tokio::test]
async fn a_postcode_is_looked_up_by_whoever_is_signed_in() {
    for world in worlds().await {
        postcode_in(&world, "Bevois").await;
        let administrator = world.administrator().await.with("If-Match", &version(1));
        let east = format!("/api/v1/localities/{}", world.here.east.0);
        administrator.put(&east, json!({"name": "East", "wards": ["Bevois"]})).await;
        let lookup = "/api/v1/postcodes/lookup";
        let teacher = world.teacher().await;
        let area: Value = teacher.post(lookup, json!({"postcode": "so999zz"})).await.json().await.unwrap();
        assert_eq!((&area["ward"], &area["locality"]), (&json!("Bevois"), &json!("East")));
        assert_eq!((&area["imd_decile"], &area["idaci_decile"]), (&json!(2), &json!(1)));
        for (postcode, status) in [("SO98 9ZZ", 404), ("Southampton", 422)] {
            let answer = teacher.post(lookup, json!({ "postcode": postcode })).await;
            let (found, _, body) = problem(answer).await;
            assert_eq!(found, status);
            assert!(!body.to_string().contains(postcode), "what was typed is not repeated");
        }
        let elsewhere = world.somebody(world.elsewhere, Role::ProgrammeManager, Place::Partnership).await;
        let area: Value = elsewhere.post(lookup, json!({"postcode": "SO99 9ZZ"})).await.json().await.unwrap();
        assert_eq!((&area["ward"], &area["locality_id"]), (&json!("Bevois"), &Value::Null));
        assert_eq!(problem(world.nobody().post(lookup, json!({"postcode": "SO99 9ZZ"})).await).await.0, 401);
    }
}

#[tokio::test]
async fn a_school_joins_a_cluster_of_its_own_locality() {
    for world in worlds().await {
        let administrator = world.administrator().await;
        let made = |name: &str, locality: Uid| json!({"name": name, "locality_id": locality.0});
        let east = administrator.make("/api/v1/clusters", made("East 1", world.here.east)).await;
        let west = administrator.make("/api/v1/clusters", made("West 1", world.here.west)).await;
        let school = format!("/api/v1/schools/{}", world.here.school.0);
        let join = |cluster: &Value| json!({"locality_id": world.here.east.0, "cluster_id": cluster["id"], "takes_part": true});
        let current = administrator.with("If-Match", &version(1));
        let (status, _, body) = problem(current.put(&school, join(&west)).await).await;
        assert_eq!((status, &body["errors"][0]["field"]), (422, &json!("cluster_id")));
        assert_eq!(current.put(&school, join(&east)).await.status(), 200);
        let listed =
            administrator.read(&format!("/api/v1/schools?cluster={}", east["id"].as_str().unwrap())).await;
        assert_eq!(listed["items"][0]["name"], "Eastern School");
        let cluster = format!("/api/v1/clusters/{}", east["id"].as_str().unwrap());
        assert_eq!(problem(current.send(Method::DELETE, &cluster, None).await).await.0, 409);
        let none = administrator.read("/api/v1/schools?takes_part=false").await;
        assert_eq!(none["items"], json!([]));
    }
}

#[tokio::test]
async fn tiers_show_what_the_partnership_offers_now() {
    for world in worlds().await {
        let administrator = world.administrator().await;
        let plan = administrator.make("/api/v1/offers", json!({"number": 5, "active": true})).await;
        assert_eq!((&plan["name"], &plan["tier"]), (&json!("Safe spaces to talk"), &json!("universal_plus")));
        let delivered = json!({"number": 9, "name": "Parents together", "organisation_id": world.here.organisation.0,
            "places": 8, "active": true});
        administrator.make("/api/v1/offers", delivered).await;
        administrator.make("/api/v1/offers", json!({"number": 7, "active": false})).await;
        let tiers = world.teacher().await.read("/api/v1/tiers").await;
        let offers = |tier: usize| -> Vec<Value> {
            tiers[tier]["offers"].as_array().unwrap().iter().map(|offer| offer["name"].clone()).collect()
        };
        assert_eq!(offers(0), Vec::<Value>::new());
        assert_eq!(offers(1), ["Safe spaces to talk"]);
        assert_eq!(offers(2), ["Parents together"]);
        assert_eq!(tiers[2]["offers"][0]["organisation"], "Counsellors");
        assert_eq!(tiers[2]["offers"][0]["taken"], 0);
        let criteria: Vec<_> =
            tiers.as_array().unwrap().iter().map(|t| t["criteria"].as_array().unwrap().len()).collect();
        assert_eq!(criteria, [0, 3, 3]);
    }
}

#[tokio::test]
async fn pages_by_name_leave_nothing_out_and_name_nothing_in_their_address() {
    for world in worlds().await {
        let administrator = world.administrator().await;
        for name in ["Zeta", "Alpha", "Kappa"] {
            administrator.make("/api/v1/organisations", json!({ "name": name })).await;
        }
        let (mut path, mut seen) = ("/api/v1/organisations?limit=1".to_owned(), Vec::new());
        loop {
            let answer = administrator.get(&path).await;
            let link = answer.headers().get("link").map(|link| link.to_str().unwrap().to_owned());
            let page: Value = answer.json().await.unwrap();
            seen.extend(page["items"].as_array().unwrap().iter().map(|item| item["name"].clone()));
            let Some(next) = page["next"].as_str() else { break };
            assert!(link.unwrap().contains(next));
            path = format!("/api/v1/organisations?limit=1&cursor={next}");
        }
        assert_eq!(seen, ["Alpha", "Counsellors", "Kappa", "Zeta"]);
        let cursor = path.split("cursor=").nth(1).unwrap();
        let foreign = administrator.get(&format!("/api/v1/localities?cursor={cursor}")).await;
        assert_eq!(problem(foreign).await.1, "bad_cursor");
    }
}
