//! Placements in offers, whose places are never given twice.

use headstart_domain::access::Reach;
use headstart_store::{rows::Placement, testing::stores, tx::placement::PlacementMoved};

use crate::{
    partnership::{read, refusal, uid, write},
    support::{COUNSELLING, MENTORING, SOUTH, WEST, everyone, nobody, placement, south, supported},
};

fn to(mut placement: Placement, state: &str, is_open: bool) -> Placement {
    placement.state = state.into();
    placement.is_open = is_open;
    placement
}

#[tokio::test]
async fn of_many_workers_who_give_out_places_at_once_no_more_get_one_than_there_are() {
    for test in stores() {
        south(&test.store).await;
        for n in 1..=8 {
            let episode = supported(&test.store, n).await;
            let row = placement(n, &episode, COUNSELLING, "offered");
            write(&test.store, |tx| tx.insert_placement(row)).await;
        }
        let workers = (1..=8_u128).map(|n| {
            let store = test.store.clone();
            tokio::spawn(async move {
                let work = move |tx: &mut headstart_store::Tx<'_>| {
                    let (line, _) = tx.find_placement(&everyone(), uid(n))?.unwrap();
                    tx.update_placement(&to(line.placement, "scheduled", true), 1)
                };
                write(&store, work).await
            })
        });
        let mut done = 0;
        for worker in workers.collect::<Vec<_>>() {
            match worker.await.unwrap() {
                PlacementMoved::Done => done += 1,
                PlacementMoved::Full => {}
                PlacementMoved::Stale => panic!("{}: nobody else moved it", test.name),
            }
        }
        assert_eq!(done, 2, "{}", test.name);
        let offer = read(&test.store, |tx| tx.find_offer(SOUTH, COUNSELLING)).await.unwrap();
        assert_eq!(offer.taken, 2, "{}", test.name);
    }
}

#[tokio::test]
async fn a_place_that_is_given_back_can_be_given_again() {
    for test in stores() {
        south(&test.store).await;
        let mut rows = Vec::new();
        for n in 1..=3 {
            let episode = supported(&test.store, n).await;
            let row = placement(n, &episode, COUNSELLING, if n < 3 { "scheduled" } else { "waiting_list" });
            rows.push(row.clone());
            assert_eq!(write(&test.store, |tx| tx.insert_placement(row)).await, PlacementMoved::Done);
        }
        let [first, _, third]: [Placement; 3] = rows.try_into().unwrap();
        let place = to(third, "scheduled", true);
        let wanted = place.clone();
        let moved = write(&test.store, move |tx| tx.update_placement(&wanted, 1)).await;
        assert_eq!(moved, PlacementMoved::Full, "{}", test.name);

        let gone = to(first, "did_not_start", false);
        let moved = write(&test.store, move |tx| tx.update_placement(&gone, 1)).await;
        assert_eq!(moved, PlacementMoved::Done, "{}", test.name);
        let moved = write(&test.store, move |tx| tx.update_placement(&place, 1)).await;
        assert_eq!(moved, PlacementMoved::Done, "{}", test.name);
    }
}

#[tokio::test]
async fn who_has_a_place_keeps_it_when_the_offer_gets_smaller() {
    for test in stores() {
        south(&test.store).await;
        let episode = supported(&test.store, 1).await;
        let row = placement(1, &episode, COUNSELLING, "scheduled");
        let started = to(row.clone(), "active", true);
        write(&test.store, move |tx| {
            tx.insert_placement(row)?;
            let mut offer = tx.find_offer(SOUTH, COUNSELLING)?.unwrap().row;
            offer.places = Some(0);
            tx.update_offer(&offer, 1)
        })
        .await;
        let moved = write(&test.store, move |tx| tx.update_placement(&started, 1)).await;
        assert_eq!(moved, PlacementMoved::Done, "{}", test.name);
        let moved = write(&test.store, move |tx| {
            let (line, _) = tx.find_placement(&everyone(), uid(1))?.unwrap();
            tx.update_placement(&line.placement, 1)
        })
        .await;
        assert_eq!(moved, PlacementMoved::Stale, "{}", test.name);
    }
}

#[tokio::test]
async fn a_young_person_is_in_an_offer_once_at_a_time() {
    for test in stores() {
        south(&test.store).await;
        let episode = supported(&test.store, 1).await;
        let (first, again) =
            (placement(1, &episode, MENTORING, "active"), placement(2, &episode, MENTORING, "offered"));
        let done = to(first.clone(), "completed", false);
        let once_more = again.clone();
        write(&test.store, |tx| tx.insert_placement(first)).await;
        assert!(
            refusal(&test.store, |tx| tx.insert_placement(again).map(drop)).await.is_some(),
            "{}",
            test.name
        );
        write(&test.store, move |tx| tx.update_placement(&done, 1)).await;
        write(&test.store, |tx| tx.insert_placement(once_more)).await;
        let lines = read(&test.store, move |tx| tx.placements_of_episode(uid(1_001))).await;
        let offers: Vec<_> =
            lines.iter().map(|line| (line.offer.as_str(), line.placement.state.as_str())).collect();
        assert_eq!(offers, [("Mentoring", "offered"), ("Mentoring", "completed")], "{}", test.name);
    }
}

#[tokio::test]
async fn a_placement_is_found_through_its_episode_within_reach_only() {
    for test in stores() {
        south(&test.store).await;
        let episode = supported(&test.store, 1).await;
        let row = placement(1, &episode, MENTORING, "offered");
        write(&test.store, |tx| tx.insert_placement(row)).await;
        let (_, found) = read(&test.store, |tx| tx.find_placement(&everyone(), uid(1))).await.unwrap();
        assert_eq!(found.0.id, episode.id, "{}", test.name);
        let in_west = Reach { localities: vec![WEST.into()], ..nobody() };
        let found = read(&test.store, move |tx| tx.find_placement(&in_west, uid(1))).await;
        assert_eq!(found, None, "{}", test.name);
    }
}
