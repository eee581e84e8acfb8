//! Referrals: who finds them.

use headstart_domain::access::{Reach, Subject};
use headstart_store::{Json, Store, Uid, filters::ReferralFilter, rows::Referral, testing::stores};
use serde_json::json;

use crate::{
    partnership::{account, noon, partnership, read, school, uid, write},
    raw::Raw,
    support::{EAST, SAM, SOUTH, WEST, day, episode, everyone, nobody, south, young_person},
};

const NORTH: Uid = Uid(uuid::Uuid::from_u128(2));
const HILL: Uid = Uid(uuid::Uuid::from_u128(30));

/// A referral that waits to be screened.
fn referral(id: u128, young_person: u128) -> Referral {
    Referral {
        id: uid(id),
        partnership_id: SOUTH,
        reference: format!("HS-{id}"),
        young_person_id: uid(young_person),
        state: "submitted".into(),
        is_open: true,
        tier: None,
        source: "school_staff".into(),
        names_risk: false,
        worry: Json(json!({})),
        referrer: Json(json!({})),
        referrer_account_id: None,
        organisation_id: None,
        locality_id: Some(EAST),
        school_id: None,
        received_at: noon().into(),
        decided_at: None,
        decide_by: Some(day("2026-03-16")),
        told: None,
        episode_id: None,
        updated_at: noon().into(),
        version: 1,
    }
}

/// Six referrals: of East, of West, of West at Hill School, of a restricted record, of nowhere before the panel, and
/// of another partnership.
async fn six(store: &Store) {
    south(store).await;
    partnership(store, "north", NORTH).await;
    write(store, |tx| {
        tx.insert_account(account(SOUTH, uid(11), "alex@example.org", "Alex"))?;
        tx.put_schools(&[school(SOUTH, HILL, 116_000, "Hill School")])?;
        for n in 1..=6 {
            let (mut person, mut row) = (young_person(n), referral(100 + n, n));
            person.locality_id = if n == 5 { None } else { Some(if n == 2 || n == 3 { WEST } else { EAST }) };
            match n {
                1 => row.referrer_account_id = Some(SAM),
                3 => person.school_id = Some(HILL),
                4 => person.restricted = true,
                5 => row.state = "sent_to_panel".into(),
                6 => (person.partnership_id, person.locality_id, row.partnership_id) = (NORTH, None, NORTH),
                _ => {}
            }
            tx.insert_young_person(person)?;
            tx.insert_referral(row)?;
        }
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn a_referral_opens_for_exactly_those_whose_list_it_is_in() {
    let reaches = [
        (everyone(), vec![101, 102, 103, 105]),
        (Reach { localities: vec![EAST.into()], ..nobody() }, vec![101]),
        (Reach { localities: vec![EAST.into(), WEST.into()], ..nobody() }, vec![101, 102, 103]),
        (Reach { schools: vec![HILL.into()], ..nobody() }, vec![103]),
        (Reach { own: true, ..nobody() }, vec![101]),
        (Reach { panel: true, ..nobody() }, vec![105]),
        (Reach { panel: true, localities: vec![WEST.into()], ..nobody() }, vec![102, 103, 105]),
        (
            Reach {
                everyone: true,
                ..Reach::none(NORTH.into(), Subject::User(SAM.into()), day("2026-05-13"))
            },
            vec![106],
        ),
        (nobody(), vec![]),
    ];
    for test in stores() {
        six(&test.store).await;
        for (reach, wanted) in &reaches {
            let wanted: Vec<Uid> = wanted.iter().copied().map(uid).collect();
            let (within, again) = (reach.clone(), reach.clone());
            let filter = ReferralFilter { limit: 50, oldest_first: true, ..Default::default() };
            let listed = read(&test.store, move |tx| tx.list_referrals(&within, &filter)).await;
            let listed: Vec<Uid> = listed.into_iter().map(|line| line.id).collect();
            let opened = read(&test.store, move |tx| {
                let mut opened = Vec::new();
                for id in (101..=106).map(uid) {
                    opened.extend(tx.show_referral(&again, id)?.map(|shown| shown.referral.id));
                }
                Ok(opened)
            })
            .await;
            assert_eq!(listed, wanted, "{}: {reach:?}", test.name);
            assert_eq!(opened, wanted, "{}: {reach:?}", test.name);
        }
    }
}

/// On SQLite, while one referral waits for its period of support, each new period is looked for in all of them: a
/// programme that was loaded at once took hours.
#[tokio::test]
async fn the_referral_that_waits_for_its_period_of_support_is_found_by_an_index() {
    for test in stores().into_iter().filter(|test| !test.options.is_postgres()) {
        south(&test.store).await;
        write(&test.store, |tx| {
            tx.insert_young_person(young_person(1))?;
            let mut row = referral(101, 1);
            row.episode_id = Some(uid(201));
            tx.insert_referral(row)?;
            tx.insert_episode(episode(201, uid(1)))
        })
        .await;
        let indexes = Raw::connect(&test.options).lines(
            "SELECT i.name AS line FROM pragma_index_list('referral') AS i JOIN pragma_index_info(i.name) AS c \
             WHERE c.seqno = 0 AND c.name = 'episode_id'",
            "",
        );
        assert_eq!(indexes, ["referral_by_episode"]);
    }
}
