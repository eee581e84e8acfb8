//! Reference data: what imports put, and what a postcode leads to.

use chrono::NaiveDate;
use headstart_store::{
    rows::{BankHoliday, CodeEntry, Locality, Lsoa, PostcodeArea},
    testing::stores,
};

use crate::partnership::{partnership, read, uid, write};

fn lsoa(code: &str, ward: Option<&str>, decile: i16) -> Lsoa {
    Lsoa {
        code: code.into(),
        name: format!("Southampton {code}"),
        la_code: Some("E06000045".into()),
        la_name: None,
        ward_code: None,
        ward_name: ward.map(Into::into),
        imd_edition: Some(2019),
        imd_rank: None,
        imd_decile: Some(decile),
        idaci_edition: Some(2019),
        idaci_rank: None,
        idaci_decile: Some(decile + 1),
        idaci_score: Some(0.25),
        population: None,
    }
}

fn postcode(postcode: &str, lsoa: Option<&str>) -> PostcodeArea {
    PostcodeArea {
        postcode: postcode.into(),
        lsoa_code: lsoa.map(Into::into),
        ward_code: None,
        district_code: Some("E06000045".into()),
        easting: Some(442_000),
        northing: Some(112_000),
    }
}

fn day(day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 12, day).unwrap()
}

#[tokio::test]
async fn a_postcode_leads_to_ward_deciles_and_the_locality_of_the_partnership_that_asks() {
    for test in stores() {
        let south = partnership(&test.store, "south", uid(1)).await;
        let north = partnership(&test.store, "north", uid(2)).await;
        write(&test.store, move |tx| {
            tx.put_lsoas(&[lsoa("E01000001", Some("Bevois"), 2), lsoa("E01000002", None, 9)])?;
            tx.put_postcode_areas(&[
                postcode("SO14 0AA", Some("E01000001")),
                postcode("SO14 0AB", Some("E01000002")),
                postcode("SO14 0AC", Some("E01999999")),
                postcode("SO14 0AD", None),
            ])?;
            let east = Locality { id: uid(5), partnership_id: south, name: "East".into(), version: 1 };
            tx.insert_locality(east)?;
            tx.set_wards(south, uid(5), &["Bevois".into()])
        })
        .await;
        let area = |partnership, postcode| {
            let store = test.store.clone();
            async move { read(&store, move |tx| tx.area_of(partnership, postcode)).await }
        };
        let found = area(south, "SO14 0AA").await.unwrap();
        assert_eq!((found.imd_decile, found.idaci_decile), (Some(2), Some(3)), "{}", test.name);
        assert_eq!(found.ward_name.as_deref(), Some("Bevois"), "{}", test.name);
        assert_eq!(
            (found.locality_id, found.locality.as_deref()),
            (Some(uid(5)), Some("East")),
            "{}",
            test.name
        );
        // Another partnership knows the ward, and has no locality for it.
        let elsewhere = area(north, "SO14 0AA").await.unwrap();
        assert_eq!((elsewhere.ward_name.as_deref(), elsewhere.locality_id), (Some("Bevois"), None));
        // Neighbourhoods without a ward, not loaded, or not known leave the rest blank.
        let wardless = area(south, "SO14 0AB").await.unwrap();
        assert_eq!((wardless.ward_name, wardless.imd_decile, wardless.locality_id), (None, Some(9), None));
        for known_only in ["SO14 0AC", "SO14 0AD"] {
            let found = area(south, known_only).await.unwrap();
            assert_eq!((found.ward_name, found.imd_decile, found.locality_id), (None, None, None));
        }
        assert_eq!(area(south, "SO99 9ZZ").await, None, "{}", test.name);
    }
}

#[tokio::test]
async fn what_is_imported_again_takes_the_place_of_what_was_known() {
    for test in stores() {
        let keys = ["E01000001".to_owned(), "E01000002".to_owned(), "E01000003".to_owned()];
        write(&test.store, |tx| {
            tx.put_lsoas(&[lsoa("E01000001", Some("Bevois"), 2), lsoa("E01000002", None, 9)])
        })
        .await;
        let changed = lsoa("E01000001", None, 3);
        let (row, new) = (changed.clone(), lsoa("E01000003", None, 5));
        write(&test.store, move |tx| tx.put_lsoas(&[row, new])).await;
        let mut rows = read(&test.store, move |tx| tx.lsoas(&keys)).await;
        rows.sort_by(|a, b| a.code.cmp(&b.code));
        assert_eq!(rows, [changed, lsoa("E01000002", None, 9), lsoa("E01000003", None, 5)], "{}", test.name);
    }
}

#[tokio::test]
async fn a_whole_city_of_postcodes_goes_in_at_once_and_is_found_by_key() {
    for test in stores() {
        let rows: Vec<_> = (0..1_234).map(|n| postcode(&format!("SO14 {n:04}"), None)).collect();
        let keys: Vec<_> = rows.iter().map(|row| row.postcode.clone()).collect();
        write(&test.store, move |tx| {
            tx.put_postcode_areas(&rows)?;
            tx.put_postcode_areas(&rows)
        })
        .await;
        let found = read(&test.store, move |tx| tx.postcode_areas(&keys)).await;
        assert_eq!(found.len(), 1_234, "{}", test.name);
    }
}

#[tokio::test]
async fn a_bank_holiday_that_is_moved_leaves_its_old_day() {
    for test in stores() {
        let holiday = |division: &str, on| BankHoliday {
            division: division.into(),
            day: day(on),
            title: "Christmas Day".into(),
        };
        let (christmas, boxing, scottish) =
            (holiday("england-and-wales", 25), holiday("england-and-wales", 26), holiday("scotland", 26));
        let renamed = BankHoliday { title: "Boxing Day".into(), ..boxing.clone() };
        let again = renamed.clone();
        write(&test.store, move |tx| {
            tx.put_bank_holidays(&[christmas, boxing, scottish])?;
            tx.put_bank_holidays(&[again])?;
            assert_eq!(tx.delete_bank_holidays("england-and-wales", &[day(25), day(28)])?, 1);
            Ok(())
        })
        .await;
        let left = read(&test.store, |tx| tx.bank_holidays("england-and-wales", day(1))).await;
        assert_eq!(left, [renamed], "{}", test.name);
        assert_eq!(read(&test.store, |tx| tx.bank_holidays("scotland", day(27))).await, [], "{}", test.name);
    }
}

#[tokio::test]
async fn versions_of_a_code_list_stand_side_by_side() {
    for test in stores() {
        let entry = |version: &str, label: &str| CodeEntry {
            scheme: "ethnicity".into(),
            version: version.into(),
            code: "A".into(),
            label: label.into(),
            valid_from: Some(day(1)),
            valid_to: None,
        };
        let (old, new, renamed) = (entry("1", "White"), entry("2", "White"), entry("2", "White British"));
        let expected = renamed.clone();
        write(&test.store, move |tx| {
            tx.put_code_entries(&[old, new])?;
            tx.put_code_entries(&[renamed])
        })
        .await;
        let codes = ["A".to_owned(), "B".to_owned()];
        let found = read(&test.store, move |tx| tx.code_entries("ethnicity", "2", &codes)).await;
        assert_eq!(found, [expected], "{}", test.name);
    }
}
