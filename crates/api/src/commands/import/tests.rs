use std::path::Path;
use std::sync::atomic::{AtomicU64, Ordering};

use chrono::NaiveDate;
use clap::Parser;
use headstart_store::rows::{Locality, Partnership};
use headstart_store::testing::{TestStore, stores};
use headstart_store::{Result as StoreResult, Time, Tx};
use serde_json::Value;

use super::*;
use crate::import::tests::open_data_path;

/// The command line of `headstart import`.
#[derive(Parser)]
struct Line {
    #[command(flatten)]
    args: ImportArgs,
}

const WEST: Uid = Uid(Uuid::from_u128(20));

fn now() -> DateTime<Utc> {
    "2026-09-01T08:00:00Z".parse().unwrap()
}

fn world() -> World {
    static NEXT: AtomicU64 = AtomicU64::new(1_000);
    let new_id = || Uuid::from_u128(NEXT.fetch_add(1, Ordering::Relaxed).into());
    World { now: now(), new_id: Box::new(new_id) }
}

/// An operator at the command line, with a database of their own.
struct Operator(TestStore);

impl Operator {
    /// One for each database; a partnership `southampton` is set up, whose locality West has the ward Bevois.
    async fn each() -> Vec<Self> {
        let operators: Vec<Self> = stores().into_iter().map(Self).collect();
        for operator in &operators {
            operator.set_up("southampton", 10).await;
            let locality = Locality {
                id: WEST,
                partnership_id: Uid(Uuid::from_u128(10)),
                name: "West".into(),
                version: 1,
            };
            operator
                .write(move |tx| {
                    let partnership = locality.partnership_id;
                    tx.insert_locality(locality)?;
                    tx.set_wards(partnership, WEST, &["Bevois".to_owned(), "Bargate".to_owned()])
                })
                .await;
        }
        operators
    }

    async fn set_up(&self, code: &str, id: u128) {
        let row = Partnership {
            id: Uid(Uuid::from_u128(id)),
            code: code.to_owned(),
            name: code.to_owned(),
            created_at: Time::from(now()),
        };
        self.write(move |tx| tx.insert_partnership(row)).await;
    }

    async fn write<R: Send + 'static>(
        &self,
        work: impl FnOnce(&mut Tx<'_>) -> StoreResult<R> + Send + 'static,
    ) -> R {
        self.0.store.write(work).await.unwrap()
    }

    async fn read<R: Send + 'static>(
        &self,
        work: impl FnOnce(&mut Tx<'_>) -> StoreResult<R> + Send + 'static,
    ) -> R {
        self.0.store.read(work).await.unwrap()
    }

    async fn types(&self, line: &[&str]) -> Result<(Verdict, String), ImportFailure> {
        let line = Line::parse_from(["import"].iter().chain(line));
        let mut out = Vec::new();
        let verdict = import_file(&line.args, &self.0.store, world(), &mut out).await?;
        Ok((verdict, String::from_utf8(out).unwrap()))
    }

    /// Types a command line and reads the report as JSON.
    async fn imports(&self, line: &[&str]) -> Value {
        let line = [line, &["--report", "json"]].concat();
        let (_, report) = self.types(&line).await.unwrap();
        serde_json::from_str(&report).unwrap()
    }
}

/// A file with a name and a content of its own, deleted with the test.
struct Written {
    path: PathBuf,
}

impl Written {
    fn file(content: &str) -> Self {
        static NEXT: AtomicU64 = AtomicU64::new(0);
        let name =
            format!("headstart-import-{}-{}", std::process::id(), NEXT.fetch_add(1, Ordering::Relaxed));
        let path = std::env::temp_dir().join(name);
        std::fs::write(&path, content).unwrap();
        Self { path }
    }

    fn path(&self) -> &str {
        self.path.to_str().unwrap()
    }
}

impl Drop for Written {
    fn drop(&mut self) {
        drop(std::fs::remove_file(&self.path));
    }
}

fn partnership_id() -> Uid {
    Uid(Uuid::from_u128(10))
}

const SCHOOLS: &str = "urn,la_code,school_name,establishment_type,administrative_ward,school_status\n\
    116088,852,Bevois Town Primary School,Foundation school,Bevois,Open\n\
    116089,852,\"Bitterne Manor Primary School,Foundation school,Bitterne Park,Open\n\
    116090,852,Bitterne Park Primary School,Community school,Bitterne Park,Open\n";

#[tokio::test]
async fn a_broken_line_holds_the_file_back_until_the_operator_accepts_that() {
    let file = Written::file(SCHOOLS);
    for operator in Operator::each().await {
        let (verdict, report) = operator.types(&["schools", file.path()]).await.unwrap();
        assert_eq!(verdict, Verdict::HeldBack);
        assert!(report.contains("line 3, unreadable: rejected: a quotation mark is opened"), "{report}");
        assert!(report.contains("Nothing was loaded."), "{report}");
        let urns = [116_088, 116_089, 116_090];
        let saved = operator.read(move |tx| tx.schools_by_urn(partnership_id(), &urns)).await;
        assert_eq!(saved, [], "{}", operator.0.name);

        let (verdict, _) = operator.types(&["schools", file.path(), "--accept-rejected"]).await.unwrap();
        assert_eq!(verdict, Verdict::Loaded);
        let mut saved = operator.read(move |tx| tx.schools_by_urn(partnership_id(), &urns)).await;
        saved.sort_by_key(|school| school.urn);
        let urns: Vec<i32> = saved.iter().map(|school| school.urn).collect();
        assert_eq!(urns, [116_088, 116_090]);
        assert_eq!((saved[0].locality_id, saved[1].locality_id), (Some(WEST), None));
        assert!(!saved[0].takes_part);
    }
}

#[tokio::test]
async fn a_dry_run_reports_and_writes_nothing() {
    let file = Written::file(SCHOOLS);
    for operator in Operator::each().await {
        let line = ["schools", file.path(), "--dry-run", "--accept-rejected"];
        let report = operator.imports(&line).await;
        assert_eq!((&report["verdict"], &report["lines"]["added"]), (&"dry_run".into(), &2.into()));
        let saved = operator.read(|tx| tx.schools_by_urn(partnership_id(), &[116_088])).await;
        assert_eq!(saved, []);
    }
}

#[tokio::test]
async fn a_second_register_changes_what_it_says_and_leaves_what_was_decided() {
    let header = "urn,school_name,establishment_type,administrative_ward,close_date\n";
    let first = Written::file(&format!("{header}116088,Bevois Town,Foundation school,Bevois,2027-08-31\n"));
    let second = Written::file(&format!("{header}116088,Bevois Academy,Foundation school,Bargate,\n"));
    for operator in Operator::each().await {
        operator.imports(&["schools", first.path(), "--takes-part"]).await;
        let known = operator.read(|tx| tx.schools_by_urn(partnership_id(), &[116_088])).await;
        let report = operator.imports(&["schools", second.path()]).await;
        let fields: Vec<&Value> = report["entries"][0]["fields"]
            .as_array()
            .unwrap()
            .iter()
            .map(|change| &change["field"])
            .collect();
        assert_eq!(fields, ["name", "ward_name", "closed_on"]);
        let changed = operator.read(|tx| tx.schools_by_urn(partnership_id(), &[116_088])).await;
        assert_eq!((changed[0].name.as_str(), changed[0].closed_on), ("Bevois Academy", None));
        assert_eq!((changed[0].id, changed[0].takes_part), (known[0].id, true));
        let again = operator.imports(&["schools", second.path()]).await;
        assert_eq!(again["lines"]["unchanged"], 1);
    }
}

#[tokio::test]
async fn an_import_that_fails_half_way_leaves_nothing_behind() {
    let lines: String =
        (0..1_500).map(|n| format!("{},School {n},Community school\n", 100_000 + n)).collect();
    let file = Written::file(&format!("urn,school_name,establishment_type\n{lines}"));
    let line = Line::parse_from(["import", "schools", file.path()]);
    for operator in Operator::each().await {
        // The identifier of the first school comes again with the 1,200th, which the database refuses.
        let mut given = 0;
        let new_id = Box::new(move || {
            given = if given == 1_199 { 1 } else { given + 1 };
            Uuid::from_u128(given)
        });
        let world = World { now: now(), new_id };
        let failed = import_file(&line.args, &operator.0.store, world, &mut Vec::new()).await;
        assert!(matches!(failed, Err(ImportFailure::Load(LoadError::Store(_)))), "{failed:?}");
        let saved = operator.read(|tx| tx.schools_by_urn(partnership_id(), &[100_000, 100_001])).await;
        assert_eq!(saved, [], "{}", operator.0.name);
    }
}

#[tokio::test]
async fn an_operator_of_two_partnerships_says_which_the_schools_are_for() {
    let file = Written::file(SCHOOLS);
    for operator in Operator::each().await {
        operator.set_up("hull", 11).await;
        let unsaid = operator.types(&["schools", file.path()]).await;
        assert!(matches!(unsaid, Err(ImportFailure::PartnershipUnsaid)));
        let unknown = operator.types(&["schools", file.path(), "--partnership", "kent"]).await;
        assert!(matches!(unknown, Err(ImportFailure::Load(LoadError::UnknownPartnership { .. }))));
        operator
            .types(&["schools", file.path(), "--partnership", "hull", "--accept-rejected"])
            .await
            .unwrap();
        let of_southampton = operator.read(|tx| tx.schools_by_urn(partnership_id(), &[116_088])).await;
        let of_hull = operator.read(|tx| tx.schools_by_urn(Uid(Uuid::from_u128(11)), &[116_088])).await;
        assert_eq!((of_southampton.len(), of_hull.len()), (0, 1));
    }
}

#[tokio::test]
async fn a_bank_holiday_that_was_moved_leaves_the_calendar() {
    let events = |moved: &str| {
        format!(
            r#"{{"division": "england-and-wales", "events": [{{"title": "A", "date": "2020-04-13"}},
            {{"title": "Early May bank holiday", "date": "{moved}"}}, {{"title": "B", "date": "2020-05-25"}}]}}"#
        )
    };
    let (planned, moved) = (Written::file(&events("2020-05-04")), Written::file(&events("2020-05-08")));
    for operator in Operator::each().await {
        operator.imports(&["bank-holidays", planned.path()]).await;
        let report = operator.imports(&["bank-holidays", moved.path()]).await;
        assert_eq!((&report["lines"]["added"], &report["lines"]["withdrawn"]), (&1.into(), &1.into()));
        let from: NaiveDate = "2020-05-01".parse().unwrap();
        let rows = operator.read(move |tx| tx.bank_holidays("england-and-wales", from)).await;
        let days: Vec<String> = rows.iter().map(|row| row.day.to_string()).collect();
        assert_eq!(days, ["2020-05-08", "2020-05-25"]);
    }
}

/// The first partnership of a new installation, and the second word about it.
#[tokio::test]
async fn a_partnership_is_set_up_from_one_file_and_changed_by_another() {
    let first = Written::file(
        r#"{"partnership": {"code": "hull", "name": "HeadStart Hull"},
            "localities": [{"name": "North", "wards": ["Orchard Park", "Beverley"]}, {"name": "West", "wards": ["Derringham"]}],
            "organisations": [{"name": "Young People's Counselling"}],
            "clusters": [{"name": "One", "locality": "North"}],
            "offers": [{"name": "Safe spaces to talk", "number": 5, "organisation": "Young People's Counselling",
                "places": 30, "active": true}]}"#,
    );
    let second = Written::file(
        r#"{"partnership": {"code": "hull", "name": "HeadStart Hull"},
            "localities": [{"name": "West", "wards": ["Derringham", "Beverley"]}, {"name": "North", "wards": ["Orchard Park"]}],
            "clusters": [{"name": "One", "locality": "West"}],
            "schools": [{"urn": 116088, "cluster": "One", "takes_part": true}]}"#,
    );
    let register = Written::file("urn,school_name,establishment_type\n116088,A School,Community school\n");
    for operator in Operator::each().await {
        let report = operator.imports(&["setup", first.path()]).await;
        assert_eq!((&report["verdict"], &report["lines"]["added"]), (&"loaded".into(), &6.into()));
        let again = operator.imports(&["setup", first.path()]).await;
        assert_eq!(again["lines"]["unchanged"], 6);

        let too_early = operator.imports(&["setup", second.path()]).await;
        assert_eq!(
            (&too_early["verdict"], &too_early["lines"]["rejected"]),
            (&"held_back".into(), &1.into())
        );
        operator.imports(&["schools", register.path(), "--partnership", "hull"]).await;
        let report = operator.imports(&["setup", second.path()]).await;
        assert_eq!((&report["verdict"], &report["lines"]["changed"]), (&"loaded".into(), &4.into()));
        let found = operator
            .read(|tx| {
                let hull = tx.find_partnership_by_code("hull")?.unwrap().id;
                let (west, wards) = tx.find_locality_by_name(hull, "West")?.unwrap();
                let cluster = tx.find_cluster_by_name(hull, "One")?.unwrap();
                let school = tx.schools_by_urn(hull, &[116_088])?.remove(0);
                let offer = tx.find_offer_by_name(hull, "Safe spaces to talk")?.unwrap();
                assert_eq!((cluster.locality_id, school.cluster_id), (west.id, Some(cluster.id)));
                assert_eq!(school.locality_id, Some(west.id));
                Ok((wards, school.takes_part, offer.places, offer.organisation_id.is_some()))
            })
            .await;
        assert_eq!(found, (vec!["Beverley".to_owned(), "Derringham".to_owned()], true, Some(30), true));
    }
}

#[tokio::test]
async fn a_file_that_is_missing_or_of_something_else_is_named() {
    let file = Written::file("colour,name\nred,x\n");
    for operator in Operator::each().await {
        let missing = operator.types(&["postcodes", "no/such/file.csv"]).await.unwrap_err();
        assert!(missing.to_string().starts_with("no/such/file.csv: "));
        let other = operator.types(&["postcodes", file.path()]).await.unwrap_err();
        assert!(other.to_string().contains("the file has: colour, name"), "{other}");
    }
}

/// A new installation in Southampton loads everything it needs, from the files as they are published.
#[tokio::test]
async fn from_the_published_files_a_postcode_gives_ward_decile_and_locality() {
    let Some(folder) = open_data_path() else { return };
    for operator in Operator::each().await {
        for (kind, path, read) in [
            ("schools", "gias/southampton_852_schools_2022-04.csv", 67),
            ("deprivation", "imd/File_1_IMD2019.trimmed.csv", 831),
            ("deprivation", "imd/File_3_IoD2019_IMD_IDACI_IDAOPI.trimmed.csv", 831),
            ("deprivation", "imd/lsoa11_to_ward19.southampton_and_neighbours.csv", 731),
            ("postcodes", "postcodes/codepoint_open_so_southampton_E06000045.csv", 5_870),
            ("postcodes", "postcodes/DERIVED_postcode_to_lsoa11_southampton.csv", 5_870),
            ("bank-holidays", "bank-holidays/bank-holidays.json", 471),
            ("code-sets", "codesets/cbds_ethnicities.csv", 102),
            ("code-sets", "codesets/CodeSystem-UKCore-EthnicCategoryEngland.xml", 18),
        ] {
            let path = folder.join(path);
            let line = [kind, path.to_str().unwrap()];
            let report = operator.imports(&line).await;
            assert_eq!(report["verdict"], "loaded", "{path:?}");
            assert_eq!(report["lines"]["rejected"], 0, "{path:?}");
            assert_eq!(report["entries"].as_array().unwrap().len(), read, "{path:?}");
            let again = operator.imports(&line).await;
            assert_eq!(again["lines"]["unchanged"], read, "{path:?} a second time");
        }
        every_postcode_is_placed(&operator, &folder).await;
    }
}

async fn every_postcode_is_placed(operator: &Operator, folder: &Path) {
    let path = folder.join("postcodes/DERIVED_postcode_to_lsoa11_southampton.csv");
    let parsed = postcodes::parse(File::open(path).unwrap()).unwrap();
    let postcodes: Vec<String> =
        parsed.records.into_iter().map(|line| line.record.postcode.as_str().to_owned()).collect();
    let in_west = operator
        .read(move |tx| {
            let mut in_west = 0;
            for postcode in &postcodes {
                let found = tx.area_of(partnership_id(), postcode)?.unwrap();
                assert!((1..=10).contains(&found.imd_decile.unwrap()), "{postcode}");
                assert!((1..=10).contains(&found.idaci_decile.unwrap()), "{postcode}");
                let ward = found.ward_name.unwrap();
                let of_west = ["Bevois", "Bargate"].contains(&ward.as_str());
                assert_eq!(found.locality_id, of_west.then_some(WEST), "{postcode} in {ward}");
                in_west += usize::from(of_west);
            }
            Ok(in_west)
        })
        .await;
    assert!(in_west > 500, "{in_west}");
}
