//! Something to see behind every filter.

use std::collections::{BTreeMap, BTreeSet};

use headstart_domain::{
    clock::uk_local_date,
    consent::Purpose,
    episode::{Attendance, EpisodeState, Outcome, PlacementState},
    referral::{Need, ReferralState, Source},
};
use headstart_store::Uid;

use super::{main, now};

#[track_caller]
fn all_present<'a>(present: impl Iterator<Item = &'a str>, wanted: impl Iterator<Item = &'static str>) {
    let present: BTreeSet<&str> = present.collect();
    for code in wanted {
        assert!(present.contains(code), "nothing is {code}");
    }
}

#[test]
fn every_state_source_need_and_outcome_occurs() {
    let records = &main().records;
    let states = ReferralState::ALL.iter().map(|code| code.as_str());
    all_present(records.referrals.iter().map(|row| row.state.as_str()), states);
    all_present(
        records.referrals.iter().map(|row| row.source.as_str()),
        Source::ALL.iter().map(|code| code.as_str()),
    );
    let needs: Vec<String> = records
        .referrals
        .iter()
        .flat_map(|row| row.worry["needs"].as_array().unwrap())
        .map(|need| need.as_str().unwrap().to_owned())
        .collect();
    all_present(needs.iter().map(String::as_str), Need::ALL.iter().map(|code| code.as_str()));
    let states = EpisodeState::ALL.iter().map(|code| code.as_str());
    all_present(records.episodes.iter().map(|row| row.state.as_str()), states);
    // Nobody dies in a demonstration.
    let outcomes = Outcome::ALL.iter().filter(|code| **code != Outcome::Died).map(|code| code.as_str());
    all_present(records.episodes.iter().filter_map(|row| row.outcome.as_deref()), outcomes);
    let states = PlacementState::ALL.iter().map(|code| code.as_str());
    all_present(records.placements.iter().map(|row| row.state.as_str()), states);
    let attendances = Attendance::ALL.iter().map(|code| code.as_str());
    all_present(records.sessions.iter().map(|row| row.attendance.as_str()), attendances);
    let purposes = Purpose::ALL.iter().map(|code| code.as_str());
    all_present(records.consents.iter().map(|row| row.purpose.as_str()), purposes);
    let given = ["baseline", "review", "closing"];
    all_present(records.measures.iter().map(|row| row.point.as_str()), given.into_iter());
}

#[test]
fn every_locality_has_something_to_do_and_something_that_waited_too_long() {
    let records = &main().records;
    for (locality, _) in &main().programme.localities {
        let here = || records.referrals.iter().filter(|row| row.locality_id == Some(locality.id));
        let open = ReferralState::ALL.iter().filter(|state| state.is_open()).map(|state| state.as_str());
        all_present(here().map(|row| row.state.as_str()), open);
        let today = uk_local_date(now());
        let late = here().filter(|row| row.decide_by.is_some_and(|day| day < today)).count();
        assert!((2..15).contains(&late), "{late} in {}", locality.name);
        let episodes = records.episodes.iter().filter(|row| row.locality_id == Some(locality.id));
        all_present(
            episodes.map(|row| row.state.as_str()),
            EpisodeState::ALL.iter().map(|state| state.as_str()),
        );
    }
}

#[test]
fn no_offer_has_more_young_people_than_places_and_some_are_waited_for() {
    let mut taken: BTreeMap<Uid, i32> = BTreeMap::new();
    for row in &main().records.placements {
        let state: PlacementState = row.state.parse().unwrap();
        assert_eq!(row.is_open, state.is_open());
        *taken.entry(row.offer_id).or_default() += i32::from(state.takes_a_place());
    }
    for offer in &main().programme.offers {
        let taken = taken.get(&offer.id).copied().unwrap_or_default();
        assert!(offer.places.is_none_or(|places| taken <= places), "{}", offer.name);
    }
    let waiting = main().records.placements.iter().filter(|row| row.state == "waiting_list").count();
    assert!(waiting >= 3, "{waiting}");
}

#[test]
fn the_shown_accounts_have_something_to_see() {
    let (programme, records) = (&main().programme, &main().records);
    let account = |mailbox: &str| {
        let email = format!("{mailbox}@solentbay.example");
        programme.accounts.iter().find(|account| account.email == email).unwrap().id
    };
    for mailbox in ["wellbeing", "navigator", "community", "assistant"] {
        let led =
            records.episodes.iter().filter(|row| row.is_open && row.lead_worker_id == Some(account(mailbox)));
        assert!(led.count() >= 5, "{mailbox}");
    }
    for mailbox in ["inclusion", "teacher"] {
        let made = records.referrals.iter().filter(|row| row.referrer_account_id == Some(account(mailbox)));
        assert!(made.count() >= 5, "{mailbox}");
    }
    assert_eq!(records.drafts.iter().filter(|row| row.account_id == account("teacher")).count(), 2);
    let counsellors = programme.organisations[0].id;
    let placed =
        records.placements.iter().filter(|row| row.is_open && row.organisation_id == Some(counsellors));
    assert!(placed.count() >= 10);
    let partner = programme.clients.iter().find(|client| client.organisation_id.is_some()).unwrap();
    let sent = records.referrals.iter().filter(|row| row.organisation_id == partner.organisation_id);
    assert!(sent.count() >= 50);
    assert!(records.young_people.iter().filter(|row| row.restricted).count() >= 3);
}
