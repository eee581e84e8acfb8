//! How a partnership is set up.

use headstart_domain::access::{Reach, Subject};
use headstart_store::{
    Store, Time, Uid,
    rows::{Cluster, Locality, YoungPerson},
    testing::stores,
    tx::{offer::OfferFilter, school::SchoolFilter},
};

use crate::{
    partnership::{noon, offer, organisation, partnership, read, refusal, school, uid, write},
    support::{self, COUNSELLING, SOUTH, day},
};

const EAST: u128 = 5;
const WEST: u128 = 6;

fn locality(partnership: Uid, id: u128, name: &str) -> Locality {
    Locality { id: uid(id), partnership_id: partnership, name: name.into(), version: 1 }
}

fn cluster(partnership: Uid, locality: u128, id: u128, name: &str) -> Cluster {
    Cluster {
        id: uid(id),
        partnership_id: partnership,
        locality_id: uid(locality),
        name: name.into(),
        version: 1,
    }
}

/// South with two localities, and north with none.
async fn two_partnerships(store: &Store) -> (Uid, Uid) {
    let south = partnership(store, "south", uid(1)).await;
    let north = partnership(store, "north", uid(2)).await;
    write(store, move |tx| {
        tx.insert_locality(locality(south, WEST, "West"))?;
        tx.insert_locality(locality(south, EAST, "East"))?;
        tx.set_wards(south, uid(EAST), &["Bitterne".into(), "Bargate".into()])
    })
    .await;
    (south, north)
}

fn young_person(partnership: Uid, id: u128, ward: Option<&str>, locality: Option<u128>) -> YoungPerson {
    YoungPerson {
        id: uid(id),
        partnership_id: partnership,
        reference: format!("YP-{id}"),
        given_name: "Robin".into(),
        family_name: "Hale".into(),
        name_key: "hale robin".into(),
        known_as: None,
        birth_date: noon().date_naive(),
        sex: None,
        gender: None,
        ethnicity: None,
        sen_status: None,
        free_school_meals: None,
        school_id: None,
        school_year: None,
        postcode: None,
        lsoa_code: None,
        ward_name: ward.map(Into::into),
        imd_decile: None,
        idaci_decile: None,
        locality_id: locality.map(uid),
        contact: None,
        has_safe_contact: false,
        restricted: false,
        evaluation_consent: false,
        created_at: noon().into(),
        updated_at: noon().into(),
        version: 1,
    }
}

#[tokio::test]
async fn a_partnership_is_found_by_its_code_which_is_given_once() {
    for test in stores() {
        let south = partnership(&test.store, "south", uid(1)).await;
        write(&test.store, move |tx| tx.rename_partnership(south, "HeadStart South")).await;
        let found = read(&test.store, |tx| tx.find_partnership_by_code("south")).await.unwrap();
        assert_eq!((found.id, found.name.as_str()), (south, "HeadStart South"), "{}", test.name);
        let mut twin = found.clone();
        twin.id = uid(9);
        assert!(refusal(&test.store, |tx| tx.insert_partnership(twin)).await.is_some(), "{}", test.name);
        assert_eq!(read(&test.store, |tx| tx.list_partnerships()).await, [found], "{}", test.name);
    }
}

#[tokio::test]
async fn localities_come_by_name_with_their_wards() {
    for test in stores() {
        let (south, north) = two_partnerships(&test.store).await;
        let found = read(&test.store, move |tx| tx.list_localities(south, None, 9)).await;
        let east = (locality(south, EAST, "East"), vec!["Bargate".to_owned(), "Bitterne".to_owned()]);
        assert_eq!(found, [east.clone(), (locality(south, WEST, "West"), vec![])], "{}", test.name);
        let rest = read(&test.store, move |tx| tx.list_localities(south, Some(uid(EAST)), 9)).await;
        assert_eq!(rest.len(), 1, "{}", test.name);
        assert_eq!(read(&test.store, move |tx| tx.find_locality_by_name(south, "East")).await, Some(east));
        assert_eq!(
            read(&test.store, move |tx| tx.find_locality(north, uid(EAST))).await,
            None,
            "{}",
            test.name
        );
    }
}

#[tokio::test]
async fn a_name_and_a_ward_belong_to_one_locality_of_a_partnership() {
    for test in stores() {
        let (south, north) = two_partnerships(&test.store).await;
        let twin = move |tx: &mut headstart_store::Tx<'_>| tx.insert_locality(locality(south, 7, "East"));
        assert!(refusal(&test.store, twin).await.is_some(), "{}", test.name);
        let taken = refusal(&test.store, move |tx| tx.set_wards(south, uid(WEST), &["Bargate".into()])).await;
        assert!(taken.is_some(), "{}", test.name);
        // Another partnership is free to use both.
        let elsewhere = refusal(&test.store, move |tx| {
            tx.insert_locality(locality(north, 8, "East"))?;
            tx.set_wards(north, uid(8), &["Bargate".into()])
        });
        assert_eq!(elsewhere.await, None, "{}", test.name);
    }
}

#[tokio::test]
async fn homes_follow_their_ward_and_without_one_their_school() {
    for test in stores() {
        let (south, north) = two_partnerships(&test.store).await;
        let later = Time(Time::from(noon()).0 + 1);
        let mut in_west = school(south, uid(40), 116_001, "Oak");
        in_west.locality_id = Some(uid(WEST));
        write(&test.store, move |tx| {
            tx.put_schools(&[in_west])?;
            let pupil = |id, ward, locality| YoungPerson {
                school_id: Some(uid(40)),
                ..young_person(south, id, ward, locality)
            };
            // In place already: by ward (whatever the school says), by school, and belonging nowhere.
            tx.insert_young_person(pupil(20, Some("Bargate"), Some(EAST)))?;
            tx.insert_young_person(pupil(21, Some("Elsewhere"), Some(WEST)))?;
            tx.insert_young_person(young_person(south, 22, None, None))?;
            // Out of place in three ways, and one of another partnership.
            tx.insert_young_person(young_person(south, 23, Some("Bargate"), None))?;
            tx.insert_young_person(pupil(24, None, Some(EAST)))?;
            tx.insert_young_person(young_person(south, 25, Some("Elsewhere"), Some(EAST)))?;
            tx.insert_young_person(young_person(north, 26, Some("Bargate"), None))
        })
        .await;
        assert_eq!(write(&test.store, move |tx| tx.rehome(south, later)).await, 3, "{}", test.name);
        assert_eq!(write(&test.store, move |tx| tx.rehome(south, later)).await, 0, "{}", test.name);
        let everyone = move |partnership: Uid| Reach {
            everyone: true,
            ..Reach::none(partnership.into(), Subject::User(uid(0).into()), day("2026-05-13"))
        };
        for (id, partnership, locality, version) in [
            (20, south, Some(EAST), 1),
            (21, south, Some(WEST), 1),
            (22, south, None, 1),
            (23, south, Some(EAST), 2),
            (24, south, Some(WEST), 2),
            (25, south, None, 2),
            (26, north, None, 1),
        ] {
            let reach = everyone(partnership);
            let (row, _) = read(&test.store, move |tx| tx.find_young_person(&reach, uid(id))).await.unwrap();
            assert_eq!((row.locality_id, row.version), (locality.map(uid), version), "{} {id}", test.name);
        }
    }
}

#[tokio::test]
async fn a_locality_goes_only_when_nothing_belongs_to_it() {
    for test in stores() {
        let (south, north) = two_partnerships(&test.store).await;
        write(&test.store, move |tx| tx.insert_cluster(cluster(south, EAST, 30, "East 1"))).await;
        let refused = refusal(&test.store, move |tx| tx.delete_locality(south, uid(EAST), 1).map(drop)).await;
        assert!(refused.is_some(), "{}", test.name);
        let (_, wards) = read(&test.store, move |tx| tx.find_locality(south, uid(EAST))).await.unwrap();
        assert_eq!(wards.len(), 2, "{}: a refused change leaves everything", test.name);
        let stale = write(&test.store, move |tx| tx.delete_cluster(south, uid(30), 7)).await;
        let elsewhere = write(&test.store, move |tx| tx.delete_cluster(north, uid(30), 1)).await;
        assert_eq!((stale, elsewhere), (false, false), "{}", test.name);
        assert!(write(&test.store, move |tx| tx.delete_cluster(south, uid(30), 1)).await, "{}", test.name);
        assert!(write(&test.store, move |tx| tx.delete_locality(south, uid(EAST), 1)).await, "{}", test.name);
        assert_eq!(
            read(&test.store, move |tx| tx.find_locality(south, uid(EAST))).await,
            None,
            "{}",
            test.name
        );
    }
}

#[tokio::test]
async fn of_two_changes_to_the_same_version_the_second_is_refused() {
    for test in stores() {
        let (south, _) = two_partnerships(&test.store).await;
        write(&test.store, move |tx| {
            tx.insert_cluster(cluster(south, EAST, 30, "East 1"))?;
            tx.insert_organisation(organisation(south, uid(31), "Youth Options"))?;
            tx.insert_offer(offer(south, uid(32), 5, "Counselling"))?;
            tx.put_schools(&[school(south, uid(33), 116_000, "Oak School")])
        })
        .await;
        for expected in [true, false] {
            let changed = write(&test.store, move |tx| {
                Ok([
                    tx.update_locality(&locality(south, EAST, "East side"), 1)?,
                    tx.update_cluster(&cluster(south, WEST, 30, "West 1"), 1)?,
                    tx.update_organisation(&organisation(south, uid(31), "Options"), 1)?,
                    tx.update_offer(&offer(south, uid(32), 6, "Sports"), 1)?,
                    tx.update_school(&school(south, uid(33), 116_000, "Ignored"), 1)?,
                ])
            });
            assert_eq!(changed.await, [expected; 5], "{}", test.name);
        }
        let mut after = cluster(south, WEST, 30, "West 1");
        after.version = 2;
        assert_eq!(read(&test.store, move |tx| tx.find_cluster_by_name(south, "West 1")).await, Some(after));
        let named = read(&test.store, move |tx| tx.find_organisation(south, uid(31))).await.unwrap();
        assert_eq!((named.name.as_str(), named.version), ("Options", 2), "{}", test.name);
    }
}

#[tokio::test]
async fn the_register_names_a_school_and_the_partnership_decides_on_it() {
    for test in stores() {
        let (south, north) = two_partnerships(&test.store).await;
        write(&test.store, move |tx| {
            tx.put_schools(&[school(south, uid(40), 116_001, "Oak"), school(south, uid(41), 116_002, "Ash")])
        })
        .await;
        let mut decided = school(south, uid(40), 116_001, "Oak");
        decided.locality_id = Some(uid(EAST));
        decided.takes_part = true;
        let row = decided.clone();
        assert!(write(&test.store, move |tx| tx.update_school(&row, 1)).await, "{}", test.name);
        // The register is imported once more: by then the school has another name.
        write(&test.store, move |tx| {
            tx.put_schools(&[
                school(south, uid(99), 116_001, "Oak Academy"),
                school(south, uid(42), 116_003, "Elm"),
            ])
        })
        .await;
        let found = read(&test.store, move |tx| tx.schools_by_urn(south, &[116_001, 116_999])).await;
        decided.name = "Oak Academy".into();
        decided.version = 3;
        assert_eq!(found, [decided.clone()], "{}", test.name);

        let east = SchoolFilter {
            takes_part: Some(true),
            locality: Some(uid(EAST).into()),
            limit: 9,
            ..SchoolFilter::default()
        };
        assert_eq!(
            read(&test.store, move |tx| tx.list_schools(south, &east)).await,
            [decided],
            "{}",
            test.name
        );
        let after_ash = SchoolFilter { after: Some(uid(41)), limit: 1, ..SchoolFilter::default() };
        let next = read(&test.store, move |tx| tx.list_schools(south, &after_ash)).await;
        assert_eq!(next.iter().map(|row| row.name.as_str()).collect::<Vec<_>>(), ["Elm"], "{}", test.name);
        assert_eq!(read(&test.store, move |tx| tx.find_school(north, uid(40))).await, None, "{}", test.name);
    }
}

#[tokio::test]
async fn offers_tell_who_delivers_them_and_how_many_places_are_taken() {
    for test in stores() {
        let (south, _) = two_partnerships(&test.store).await;
        write(&test.store, move |tx| {
            tx.insert_organisation(organisation(south, uid(50), "Youth Options"))?;
            let mut counselling = offer(south, uid(51), 5, "Counselling");
            counselling.organisation_id = Some(uid(50));
            tx.insert_offer(counselling)?;
            tx.insert_offer(offer(south, uid(52), 5, "Art room"))?;
            tx.insert_offer(offer(south, uid(53), 1, "Training"))?;
            Ok(())
        })
        .await;
        let all = OfferFilter { limit: 9, ..OfferFilter::default() };
        let found = read(&test.store, move |tx| tx.list_offers(south, &all)).await;
        let lines: Vec<_> =
            found.iter().map(|o| (o.row.name.as_str(), o.organisation.as_deref(), o.taken)).collect();
        let expected =
            [("Training", None, 0), ("Art room", None, 0), ("Counselling", Some("Youth Options"), 0)];
        assert_eq!(lines, expected, "{}", test.name);
        let rest = OfferFilter { after: Some(uid(52)), limit: 9, ..OfferFilter::default() };
        let rest = read(&test.store, move |tx| tx.list_offers(south, &rest)).await;
        assert_eq!(rest.len(), 1, "{}", test.name);
        // While it delivers an offer, an organisation cannot be deleted.
        let refused =
            refusal(&test.store, move |tx| tx.delete_organisation(south, uid(50), 1).map(drop)).await;
        assert!(refused.is_some(), "{}", test.name);
        assert!(write(&test.store, move |tx| tx.delete_offer(south, uid(52), 1)).await, "{}", test.name);
    }
}

#[tokio::test]
async fn places_are_taken_by_who_has_one_and_not_by_who_waits() {
    for test in stores() {
        support::south(&test.store).await;
        for (id, state) in [(100, "waiting_list"), (101, "scheduled"), (102, "active")] {
            let episode = support::supported(&test.store, id).await;
            let row = support::placement(id + 200, &episode, COUNSELLING, state);
            write(&test.store, move |tx| tx.insert_placement(row)).await;
        }
        let found = read(&test.store, |tx| tx.find_offer(SOUTH, COUNSELLING)).await.unwrap();
        assert_eq!(found.taken, 2, "{}", test.name);
        // Where somebody was placed, the offer cannot be deleted.
        let refused = refusal(&test.store, |tx| tx.delete_offer(SOUTH, COUNSELLING, 1).map(drop)).await;
        assert!(refused.is_some(), "{}", test.name);
    }
}
