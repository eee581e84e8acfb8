//! Setting a partnership up from one document.

use headstart_contract::setup_file::{
    SetupCluster, SetupFigure, SetupFile, SetupLocality, SetupOffer, SetupOrganisation, SetupPartnership,
    SetupPopulation, SetupSchool,
};
use headstart_domain::{
    access::{Place, Role},
    evaluation::Dimension,
};
use serde_json::{Value, json};

use crate::world::{problem, worlds};

const PATH: &str = "/api/v1/setup/file";

/// The set-up of the world's first partnership: of it, the localities, the school and an organisation are known.
fn document() -> Value {
    let locality = |name: &str, ward: &str| SetupLocality { name: name.into(), wards: vec![ward.into()] };
    let file = SetupFile {
        partnership: SetupPartnership { code: "here".into(), name: "HeadStart Here".into() },
        localities: vec![locality("East", "Bevois"), locality("Central", "Bargate")],
        organisations: vec![SetupOrganisation { name: "Youth Options".into() }],
        clusters: vec![SetupCluster { name: "Central 1".into(), locality: "Central".into() }],
        offers: vec![SetupOffer {
            name: "Counselling".into(),
            number: 5,
            organisation: Some("Youth Options".into()),
            places: None,
            active: true,
        }],
        schools: vec![SetupSchool {
            urn: "100001".into(),
            locality: Some("Central".into()),
            cluster: Some("Central 1".into()),
            takes_part: Some(true),
        }],
        population: vec![
            SetupPopulation {
                dimension: Dimension::School,
                source: "School census".into(),
                as_at: "2026-01-15".parse().unwrap(),
                figures: vec![SetupFigure { group: "100001".into(), count: 840 }],
            },
            SetupPopulation {
                dimension: Dimension::Sex,
                source: "Census".into(),
                as_at: "2021-03-21".parse().unwrap(),
                figures: vec![SetupFigure { group: "female".into(), count: 7_120 }],
            },
        ],
    };
    serde_json::to_value(file).unwrap()
}

#[tokio::test]
async fn figures_of_a_population_are_not_of_a_day_to_come() {
    for world in worlds().await {
        let administrator = world.administrator().await;
        let mut told = document();
        // It is 13 May 2026.
        told["population"][1]["as_at"] = json!("2026-05-14");
        let (status, _, body) = problem(administrator.post(PATH, told.clone()).await).await;
        let field = body["errors"][0]["field"].as_str().unwrap_or_default();
        assert_eq!((status, field.ends_with(", as_at")), (422, true), "{body}");
        assert_eq!(administrator.read("/api/v1/population/sex").await["figures"], json!([]));
        told["population"][1]["as_at"] = json!("2026-05-13");
        assert_eq!(administrator.post(PATH, told).await.status(), 200);
    }
}

#[tokio::test]
async fn a_document_is_tried_loaded_and_changes_nothing_the_second_time() {
    for world in worlds().await {
        let administrator = world.administrator().await;
        let load = async |query: &str| -> Value {
            let answer = administrator.post(&format!("{PATH}{query}"), document()).await;
            assert_eq!(answer.status(), 200);
            answer.json().await.unwrap()
        };
        let tried = load("?dry_run=true").await;
        assert_eq!((&tried["verdict"], &tried["lines"]["added"]), (&json!("dry_run"), &json!(6)));
        let localities = administrator.read("/api/v1/localities").await;
        assert_eq!(localities["items"].as_array().unwrap().len(), 2, "nothing was written");

        let loaded = load("").await;
        assert_eq!((&loaded["verdict"], &loaded["lines"]["changed"]), (&json!("loaded"), &json!(3)));
        let again = load("").await;
        assert_eq!(again["lines"]["unchanged"], 9);
        let population = administrator.read("/api/v1/population/school").await;
        assert_eq!(population["figures"], json!([{"value": world.here.school.0, "count": 840}]));
        let school = administrator.read(&format!("/api/v1/schools/{}", world.here.school.0)).await;
        let clusters = administrator.read("/api/v1/clusters").await;
        assert_eq!(school["cluster_id"], clusters["items"][0]["id"]);
        let tiers = world.teacher().await.read("/api/v1/tiers").await;
        assert_eq!(tiers[1]["offers"][0]["organisation"], "Youth Options");
        assert_eq!(administrator.read("/api/v1/session").await["partnership"], "HeadStart Here");
    }
}

#[tokio::test]
async fn a_bad_entry_holds_the_document_back_and_is_named_by_its_line() {
    for world in worlds().await {
        let administrator = world.administrator().await;
        let mut document = document();
        document["clusters"][0]["locality"] = json!("Nowhere");
        let (status, _, body) = problem(administrator.post(PATH, document.clone()).await).await;
        assert_eq!(status, 422);
        let told = body["errors"].to_string();
        assert!(told.contains("line 1, locality") && told.contains("Nowhere"), "{told}");
        let found = administrator.read("/api/v1/organisations").await;
        assert_eq!(found["items"].as_array().unwrap().len(), 1, "nothing was written");
        let rest = administrator.post(&format!("{PATH}?accept_rejected=true"), document).await;
        let report: Value = rest.json().await.unwrap();
        // The school goes with the cluster that it names.
        assert_eq!((&report["verdict"], &report["lines"]["rejected"]), (&json!("loaded"), &json!(2)));
    }
}

#[tokio::test]
async fn nobody_sets_another_partnership_up() {
    for world in worlds().await {
        let foreign = world.somebody(world.elsewhere, Role::Administrator, Place::Partnership).await;
        for query in ["", "?dry_run=true"] {
            let answer = foreign.post(&format!("{PATH}{query}"), document()).await;
            let (status, _, body) = problem(answer).await;
            assert_eq!((status, &body["errors"][0]["field"]), (422, &json!("partnership.code")));
        }
        let mut unknown = document();
        unknown["partnership"]["code"] = json!("new");
        assert_eq!(problem(foreign.post(PATH, unknown).await).await.0, 422);
        let teacher = world.teacher().await;
        assert_eq!(problem(teacher.post(PATH, document()).await).await.0, 403);
        assert_eq!(problem(world.nobody().post(PATH, document()).await).await.0, 401);
    }
}

#[tokio::test]
async fn what_is_no_set_up_is_refused() {
    for world in worlds().await {
        let administrator = world.administrator().await;
        for body in
            [json!([]), json!({"localities": []}), json!({"partnership": {"code": "here"}, "colour": 1})]
        {
            assert_eq!(problem(administrator.post(PATH, body).await).await.0, 400);
        }
        let (status, _, _) =
            problem(administrator.post(&format!("{PATH}?colour=red"), document()).await).await;
        assert_eq!(status, 400);
    }
}
