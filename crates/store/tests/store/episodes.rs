//! Episodes of support, their sessions and goals.

use headstart_domain::{access::Reach, tier::Tier};
use headstart_store::{
    Store, Time, Uid,
    filters::{After, EpisodeFilter},
    rows::Goal,
    testing::stores,
};

use crate::{
    partnership::{account, noon, read, refusal, school, uid, write},
    support::{
        EAST, SAM, SOUTH, WEST, after, closed, day, episode, everyone, nobody, session, south, supported,
        young_person,
    },
};

/// The identifiers of a page of episodes.
async fn page(store: &Store, within: Reach, filter: EpisodeFilter) -> Vec<Uid> {
    let filter = EpisodeFilter { limit: if filter.limit == 0 { 50 } else { filter.limit }, ..filter };
    let rows = read(store, move |tx| tx.list_episodes(&within, &filter)).await;
    rows.into_iter().map(|(line, _)| line.id).collect()
}

/// Four young people: the first two in East with Sam, the third in West with Alex, the fourth in West, done.
async fn four(store: &Store) {
    south(store).await;
    write(store, |tx| {
        tx.insert_account(account(SOUTH, uid(11), "alex@example.org", "Alex"))?;
        tx.put_schools(&[school(SOUTH, uid(30), 116_000, "Hill School")])?;
        for n in 1..=4 {
            let in_west = n >= 3;
            let locality_id = Some(if in_west { WEST } else { EAST });
            let school_id = (n == 1).then_some(uid(30));
            let mut person = young_person(n);
            (person.locality_id, person.school_id) = (locality_id, school_id);
            tx.insert_young_person(person)?;
            let mut row = episode(100 + n, uid(n));
            row.locality_id = locality_id;
            row.lead_worker_id = Some(if in_west { uid(11) } else { SAM });
            row.opened_at = after(u64::try_from(n).unwrap());
            row.tier = if n == 2 { "partnership_plus".into() } else { row.tier };
            tx.insert_episode(if n == 4 { closed(row) } else { row })?;
        }
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn an_episode_comes_with_who_leads_it_and_where() {
    for test in stores() {
        four(&test.store).await;
        let found = read(&test.store, |tx| tx.find_episode(&everyone(), uid(101))).await;
        let (episode, person, worker, locality, school) = found.unwrap();
        assert_eq!((episode.id, person.id), (uid(101), uid(1)), "{}", test.name);
        assert_eq!(
            (worker.as_deref(), locality.as_deref(), school.as_deref()),
            (Some("Sam Okafor"), Some("East"), Some("Hill School")),
            "{}",
            test.name
        );
    }
}

#[tokio::test]
async fn an_episode_out_of_reach_is_as_if_it_did_not_exist() {
    for test in stores() {
        four(&test.store).await;
        let in_west = Reach { localities: vec![WEST.into()], ..nobody() };
        let found = read(&test.store, move |tx| tx.find_episode(&in_west, uid(101))).await;
        assert_eq!(found, None, "{}", test.name);
        let in_west = Reach { localities: vec![WEST.into()], ..nobody() };
        assert_eq!(page(&test.store, in_west, EpisodeFilter::default()).await, [uid(104), uid(103)]);
        let own = Reach { own: true, ..nobody() };
        assert_eq!(page(&test.store, own, EpisodeFilter::default()).await, [uid(102), uid(101)]);
        assert_eq!(page(&test.store, nobody(), EpisodeFilter::default()).await, []);
    }
}

#[tokio::test]
async fn a_restricted_young_persons_episode_is_for_people_named_on_the_record() {
    for test in stores() {
        south(&test.store).await;
        write(&test.store, |tx| {
            let mut person = young_person(1);
            person.restricted = true;
            tx.insert_young_person(person)?;
            tx.insert_episode(episode(101, uid(1)))
        })
        .await;
        assert_eq!(page(&test.store, everyone(), EpisodeFilter::default()).await, [], "{}", test.name);
    }
}

#[tokio::test]
async fn a_list_of_episodes_holds_to_its_filters() {
    for test in stores() {
        four(&test.store).await;
        for (filter, wanted) in [
            (EpisodeFilter { open: Some(true), ..Default::default() }, vec![103, 102, 101]),
            (EpisodeFilter { open: Some(false), ..Default::default() }, vec![104]),
            (
                EpisodeFilter { state: Some("active".parse().unwrap()), ..Default::default() },
                vec![103, 102, 101],
            ),
            (EpisodeFilter { tier: Some(Tier::PartnershipPlus), ..Default::default() }, vec![102]),
            (EpisodeFilter { locality: Some(WEST.into()), ..Default::default() }, vec![104, 103]),
            (EpisodeFilter { lead_worker: Some(SAM.into()), ..Default::default() }, vec![102, 101]),
            (EpisodeFilter { oldest_first: true, ..Default::default() }, vec![101, 102, 103, 104]),
        ] {
            let wanted: Vec<Uid> = wanted.into_iter().map(uid).collect();
            assert_eq!(
                page(&test.store, everyone(), filter.clone()).await,
                wanted,
                "{}: {filter:?}",
                test.name
            );
        }
    }
}

#[tokio::test]
async fn the_pages_of_a_caseload_leave_nobody_out_and_repeat_nobody() {
    for test in stores() {
        south(&test.store).await;
        // All opened at the same moment, so that only the identifier tells where a page ends.
        for n in 1..=7 {
            supported(&test.store, n).await;
        }
        for oldest_first in [false, true] {
            let mut seen = Vec::new();
            let mut next = None;
            loop {
                let filter = EpisodeFilter { limit: 3, oldest_first, after: next, ..Default::default() };
                let ids = page(&test.store, everyone(), filter).await;
                let Some(&last) = ids.last() else { break };
                next = Some(After { at: Time::from(noon()), id: last });
                seen.extend(ids);
            }
            let mut wanted: Vec<Uid> = (1_001..=1_007).map(uid).collect();
            if !oldest_first {
                wanted.reverse();
            }
            assert_eq!(seen, wanted, "{}", test.name);
        }
    }
}

#[tokio::test]
async fn a_young_person_has_one_open_episode_at_a_time() {
    for test in stores() {
        south(&test.store).await;
        let first = supported(&test.store, 1).await;
        assert!(
            refusal(&test.store, |tx| tx.insert_episode(episode(50, uid(1)))).await.is_some(),
            "{}",
            test.name
        );
        let open = read(&test.store, |tx| tx.open_episode_of(uid(1))).await;
        assert_eq!(open.as_ref(), Some(&first), "{}", test.name);

        let done = closed(first);
        assert!(write(&test.store, move |tx| tx.update_episode(&done, 1)).await, "{}", test.name);
        assert_eq!(read(&test.store, |tx| tx.open_episode_of(uid(1))).await, None, "{}", test.name);
        let mut next = episode(50, uid(1));
        next.opened_at = after(90);
        write(&test.store, |tx| tx.insert_episode(next)).await;
        let all = read(&test.store, |tx| tx.episodes_of_young_person(uid(1))).await;
        let ids: Vec<Uid> = all.iter().map(|(episode, _)| episode.id).collect();
        assert_eq!(ids, [uid(50), uid(1_001)], "{}", test.name);
    }
}

#[tokio::test]
async fn of_two_workers_who_move_an_episode_the_second_is_told() {
    for test in stores() {
        south(&test.store).await;
        let mut row = supported(&test.store, 1).await;
        row.state = "on_hold".into();
        let (first, second) = (row.clone(), row.clone());
        assert!(write(&test.store, move |tx| tx.update_episode(&first, 1)).await, "{}", test.name);
        assert!(!write(&test.store, move |tx| tx.update_episode(&second, 1)).await, "{}", test.name);
        let found = read(&test.store, |tx| tx.open_episode_of(uid(1))).await.unwrap();
        assert_eq!((found.state.as_str(), found.version), ("on_hold", 2), "{}", test.name);
    }
}

#[tokio::test]
async fn the_caseload_of_each_lead_worker_is_counted() {
    for test in stores() {
        four(&test.store).await;
        let mut counts = read(&test.store, |tx| tx.open_episodes_by_lead_worker(SOUTH)).await;
        counts.sort_unstable();
        assert_eq!(counts, [(SAM, 2), (uid(11), 1)], "{}", test.name);
    }
}

#[tokio::test]
async fn first_contact_is_the_first_day_the_young_person_was_seen_in_whatever_order_sessions_are_typed_in() {
    for test in stores() {
        south(&test.store).await;
        let episode = supported(&test.store, 1).await;
        for (id, held_on, attendance, contact, seen) in [
            (1, "2026-03-03", "3", None, None),
            (2, "2026-03-10", "5", Some("2026-03-10"), Some("2026-03-10")),
            (3, "2026-03-17", "6", Some("2026-03-10"), Some("2026-03-17")),
            (4, "2026-03-06", "5", Some("2026-03-06"), Some("2026-03-17")),
            (5, "2026-03-24", "7", Some("2026-03-06"), Some("2026-03-17")),
        ] {
            let row = session(id, &episode, held_on, attendance);
            write(&test.store, |tx| tx.insert_support_session(row)).await;
            let found = read(&test.store, |tx| tx.open_episode_of(uid(1))).await.unwrap();
            assert_eq!(
                (found.first_contact_on, found.last_seen_on),
                (contact.map(day), seen.map(day)),
                "{} {held_on}",
                test.name
            );
            assert_eq!(found.version, 1, "{}: a session is no move of the episode", test.name);
        }
        let held: Vec<_> = read(&test.store, move |tx| tx.sessions_of_episode(episode.id))
            .await
            .into_iter()
            .map(|session| session.held_on.to_string())
            .collect();
        assert_eq!(held, ["2026-03-24", "2026-03-17", "2026-03-10", "2026-03-06", "2026-03-03"]);
    }
}

#[tokio::test]
async fn a_fourth_goal_finds_no_place() {
    for test in stores() {
        south(&test.store).await;
        let episode = supported(&test.store, 1).await;
        let goal = move |id: u128| Goal {
            id: uid(id),
            partnership_id: SOUTH,
            young_person_id: uid(1),
            episode_id: episode.id,
            position: 0,
            title: format!("Goal {id}"),
            set_by: "young_person".into(),
            created_at: noon().into(),
            previous_id: None,
            corrected_by: None,
            corrected_at: None,
            version: 1,
        };
        for (id, place) in [(1, Some(1)), (2, Some(2)), (3, Some(3)), (4, None)] {
            let row = goal(id);
            assert_eq!(write(&test.store, |tx| tx.insert_goal(row)).await, place, "{}", test.name);
        }
        let goals = read(&test.store, move |tx| tx.goals_of_episode(uid(1_001))).await;
        let titles: Vec<_> = goals.iter().map(|goal| (goal.position, goal.title.as_str())).collect();
        assert_eq!(titles, [(1, "Goal 1"), (2, "Goal 2"), (3, "Goal 3")], "{}", test.name);
    }
}
