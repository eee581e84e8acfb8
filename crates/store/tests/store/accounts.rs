//! Accounts, browser sessions, programs, signing keys and answers given before.

use chrono::Duration;
use headstart_store::{
    Json, Time,
    rows::{BrowserSession, Client, Idempotency, SigningKey},
    testing::stores,
    tx::account::AccountFilter,
};
use serde_json::json;

use crate::partnership::{account, noon, partnership, read, refusal, uid, write};

const SOUTH: u128 = 1;
const NORTH: u128 = 2;

#[tokio::test]
async fn a_worker_signs_in_whichever_way_they_type_their_email() {
    for test in stores() {
        let south = partnership(&test.store, "south", uid(SOUTH)).await;
        write(&test.store, move |tx| {
            tx.insert_account(account(south, uid(10), "Sam.Okafor@Example.org", "Sam"))
        })
        .await;
        for typed in ["sam.okafor@example.org", "SAM.OKAFOR@EXAMPLE.ORG"] {
            let found = read(&test.store, move |tx| tx.find_account_by_email(typed)).await;
            assert_eq!(found.map(|row| row.id), Some(uid(10)), "{} {typed}", test.name);
        }
        let twice = account(south, uid(11), "SAM.okafor@example.org", "Another Sam");
        assert!(refusal(&test.store, |tx| tx.insert_account(twice)).await.is_some(), "{}", test.name);
    }
}

#[tokio::test]
async fn an_account_is_found_and_changed_in_its_own_partnership_only() {
    for test in stores() {
        let south = partnership(&test.store, "south", uid(SOUTH)).await;
        let north = partnership(&test.store, "north", uid(NORTH)).await;
        let sam = account(south, uid(10), "sam@example.org", "Sam");
        let row = sam.clone();
        write(&test.store, |tx| tx.insert_account(row)).await;
        assert_eq!(read(&test.store, move |tx| tx.find_account(north, uid(10))).await, None, "{}", test.name);

        let mut changed = sam.clone();
        changed.partnership_id = north;
        changed.active = false;
        assert!(!write(&test.store, move |tx| tx.update_account(&changed, 1)).await, "{}", test.name);
        assert_eq!(
            read(&test.store, move |tx| tx.find_account(south, uid(10))).await,
            Some(sam),
            "{}",
            test.name
        );
    }
}

#[tokio::test]
async fn of_two_administrators_who_change_an_account_the_second_is_told() {
    for test in stores() {
        let south = partnership(&test.store, "south", uid(SOUTH)).await;
        let mut sam = account(south, uid(10), "sam@example.org", "Sam");
        let row = sam.clone();
        write(&test.store, |tx| tx.insert_account(row)).await;
        sam.name = "Samira".into();
        sam.grants = Json(json!([{"role": "administrator", "place": {"kind": "partnership"}}]));
        let (first, second) = (sam.clone(), sam.clone());
        assert!(write(&test.store, move |tx| tx.update_account(&first, 1)).await, "{}", test.name);
        assert!(!write(&test.store, move |tx| tx.update_account(&second, 1)).await, "{}", test.name);
        sam.version = 2;
        assert_eq!(
            read(&test.store, move |tx| tx.find_account(south, uid(10))).await,
            Some(sam),
            "{}",
            test.name
        );
    }
}

#[tokio::test]
async fn accounts_come_by_name_in_pages_that_leave_nobody_out() {
    for test in stores() {
        let south = partnership(&test.store, "south", uid(SOUTH)).await;
        let north = partnership(&test.store, "north", uid(NORTH)).await;
        // Two people of one name, and one of another partnership.
        let people = [(south, "Ada"), (south, "Sam"), (south, "Sam"), (south, "Zoe"), (north, "Max")];
        for (n, (partnership, name)) in people.into_iter().enumerate() {
            let row = account(partnership, uid(20 - n as u128), &format!("{n}@example.org"), name);
            write(&test.store, |tx| tx.insert_account(row)).await;
        }
        let mut seen = Vec::new();
        let mut after = None;
        loop {
            let filter = AccountFilter { active: Some(true), after, limit: 2 };
            let page = read(&test.store, move |tx| tx.list_accounts(south, &filter)).await;
            let Some(last) = page.last() else { break };
            after = Some(last.id);
            seen.extend(page.into_iter().map(|row| (row.name, row.id)));
        }
        let expected = [("Ada", 20), ("Sam", 18), ("Sam", 19), ("Zoe", 17)];
        assert_eq!(seen, expected.map(|(name, id)| (name.to_owned(), uid(id))), "{}", test.name);
        // A page after somebody of another partnership tells nothing.
        let filter = AccountFilter { active: None, after: Some(uid(16)), limit: 9 };
        assert_eq!(read(&test.store, move |tx| tx.list_accounts(south, &filter)).await, [], "{}", test.name);
    }
}

#[tokio::test]
async fn failed_sign_ins_add_up_until_one_succeeds_or_the_account_is_locked() {
    for test in stores() {
        let south = partnership(&test.store, "south", uid(SOUTH)).await;
        write(&test.store, move |tx| tx.insert_account(account(south, uid(10), "sam@example.org", "Sam")))
            .await;
        let fail = || write(&test.store, |tx| tx.count_failed_sign_in(uid(10)));
        assert_eq!((fail().await, fail().await), (1, 2), "{}", test.name);
        write(&test.store, |tx| tx.note_sign_in(uid(10))).await;
        assert_eq!(fail().await, 1, "{}", test.name);
        let until = Time::from(noon() + Duration::minutes(15));
        write(&test.store, move |tx| tx.lock_account(uid(10), until)).await;
        let locked = read(&test.store, move |tx| tx.find_account(south, uid(10))).await.unwrap();
        assert_eq!((locked.failed_sign_ins, locked.locked_until), (0, Some(until)), "{}", test.name);
        write(&test.store, |tx| tx.set_password(uid(10), "another hash", true)).await;
        let anew = read(&test.store, move |tx| tx.find_account(south, uid(10))).await.unwrap();
        assert_eq!(
            (anew.locked_until, anew.password_hash.as_str(), anew.must_change_password),
            (None, "another hash", true),
            "{}",
            test.name
        );
    }
}

fn session(token: &str, account: u128, begun: Time, seen: Time) -> BrowserSession {
    BrowserSession {
        token_hash: token.into(),
        account_id: uid(account),
        csrf_token: "csrf".into(),
        created_at: begun,
        last_seen_at: seen,
    }
}

#[tokio::test]
async fn sessions_end_one_by_one_all_of_an_account_or_by_age() {
    for test in stores() {
        let south = partnership(&test.store, "south", uid(SOUTH)).await;
        let at = |minutes| Time::from(noon() + Duration::minutes(minutes));
        write(&test.store, move |tx| {
            tx.insert_account(account(south, uid(10), "sam@example.org", "Sam"))?;
            tx.insert_account(account(south, uid(11), "ada@example.org", "Ada"))?;
            tx.insert_session(session("laptop", 10, at(0), at(0)))?;
            tx.insert_session(session("phone", 10, at(0), at(0)))?;
            tx.insert_session(session("hers", 11, at(0), at(0)))?;
            tx.touch_session("laptop", at(30))
        })
        .await;
        let (found, whose) = read(&test.store, |tx| tx.find_session("laptop")).await.unwrap();
        assert_eq!((found.last_seen_at, whose.name.as_str()), (at(30), "Sam"), "{}", test.name);

        // Idle since before minute 10: the phone and hers. Begun before noon: none.
        assert_eq!(write(&test.store, move |tx| tx.purge_sessions(at(10), at(0))).await, 2, "{}", test.name);
        assert!(read(&test.store, |tx| tx.find_session("phone")).await.is_none(), "{}", test.name);
        write(&test.store, move |tx| tx.insert_session(session("phone", 10, at(40), at(40)))).await;
        assert!(write(&test.store, |tx| tx.delete_session("phone")).await, "{}", test.name);
        assert!(!write(&test.store, |tx| tx.delete_session("phone")).await, "{}", test.name);
        assert_eq!(write(&test.store, |tx| tx.delete_sessions_of(uid(10))).await, 1, "{}", test.name);
        assert!(read(&test.store, |tx| tx.find_session("laptop")).await.is_none(), "{}", test.name);
    }
}

#[tokio::test]
async fn a_program_is_stopped_by_its_own_partnership_only() {
    for test in stores() {
        let south = partnership(&test.store, "south", uid(SOUTH)).await;
        let north = partnership(&test.store, "north", uid(NORTH)).await;
        let program = |id, client_id: &str| Client {
            id: uid(id),
            partnership_id: south,
            client_id: client_id.into(),
            name: "Case system".into(),
            role: "partner_system".into(),
            organisation_id: None,
            secret_hash: "a hash".into(),
            active: true,
            created_at: noon().into(),
        };
        let (first, second) = (program(30, "first"), program(31, "second"));
        write(&test.store, |tx| {
            tx.insert_client(second)?;
            tx.insert_client(first)
        })
        .await;
        assert!(!write(&test.store, move |tx| tx.set_client_active(north, uid(30), false)).await);
        assert!(write(&test.store, move |tx| tx.set_client_active(south, uid(30), false)).await);
        let found = read(&test.store, |tx| tx.find_client_by_client_id("first")).await.unwrap();
        assert!(!found.active, "{}", test.name);
        let page = read(&test.store, move |tx| tx.list_clients(south, Some(uid(30)), 9)).await;
        assert_eq!(page.iter().map(|row| row.id).collect::<Vec<_>>(), [uid(31)], "{}", test.name);
        assert_eq!(read(&test.store, move |tx| tx.list_clients(north, None, 9)).await, [], "{}", test.name);
        assert!(read(&test.store, move |tx| tx.find_client(north, uid(30))).await.is_none(), "{}", test.name);
    }
}

#[tokio::test]
async fn a_retired_key_still_verifies_for_a_while() {
    for test in stores() {
        let at = |hours| Time::from(noon() + Duration::hours(hours));
        let key = |kid: &str, created_at| SigningKey {
            kid: kid.into(),
            private_key: "sealed".into(),
            public_key: "public".into(),
            created_at,
            retired_at: None,
        };
        let (old, new) = (key("old", at(0)), key("new", at(1)));
        write(&test.store, move |tx| {
            tx.insert_signing_key(old)?;
            tx.insert_signing_key(new)?;
            assert!(tx.retire_signing_key("old", at(2))?);
            assert!(!tx.retire_signing_key("old", at(3))?, "a key is retired once");
            Ok(())
        })
        .await;
        let store = &test.store;
        let kids = |after| async move {
            let keys = read(store, move |tx| tx.signing_keys(after)).await;
            keys.into_iter().map(|key| key.kid).collect::<Vec<_>>()
        };
        assert_eq!(kids(at(1)).await, ["new", "old"]);
        assert_eq!(kids(at(2)).await, ["new"]);
    }
}

#[tokio::test]
async fn an_answer_is_kept_once_for_each_actor_and_key_until_it_is_old() {
    for test in stores() {
        let answer = |actor, created_at: Time| Idempotency {
            actor_id: uid(actor),
            key: "first-try".into(),
            request_hash: "hash".into(),
            status: 201,
            body: "{}".into(),
            etag: Some("\"1\"".into()),
            location: None,
            created_at,
        };
        let (mine, again, theirs) = (answer(1, Time(10)), answer(1, Time(20)), answer(2, Time(30)));
        let kept = mine.clone();
        write(&test.store, |tx| {
            tx.insert_idempotency(mine)?;
            tx.insert_idempotency(theirs)
        })
        .await;
        assert!(refusal(&test.store, |tx| tx.insert_idempotency(again)).await.is_some(), "{}", test.name);
        let found = read(&test.store, |tx| tx.find_idempotency(uid(1), "first-try")).await;
        assert_eq!(found, Some(kept), "{}", test.name);
        assert_eq!(write(&test.store, |tx| tx.purge_idempotency(Time(30))).await, 1, "{}", test.name);
        assert!(read(&test.store, |tx| tx.find_idempotency(uid(1), "first-try")).await.is_none());
        assert!(read(&test.store, |tx| tx.find_idempotency(uid(2), "first-try")).await.is_some());
    }
}

#[tokio::test]
async fn a_process_is_told_to_forget_who_signs_out_and_nothing_else() {
    for test in stores() {
        let south = partnership(&test.store, "south", uid(SOUTH)).await;
        let before = test.store.changes();
        write(&test.store, move |tx| {
            tx.insert_account(account(south, uid(10), "sam@example.org", "Sam"))?;
            tx.insert_session(session("laptop", 10, noon().into(), noon().into()))?;
            tx.touch_session("laptop", noon().into())
        })
        .await;
        assert_eq!(test.store.changes(), before, "{}: nothing was taken away", test.name);
        write(&test.store, |tx| tx.delete_session("laptop")).await;
        let signed_out = test.store.changes();
        assert!(signed_out > before, "{}", test.name);
        let mut left = account(south, uid(10), "sam@example.org", "Sam");
        left.active = false;
        write(&test.store, move |tx| tx.update_account(&left, 1)).await;
        assert!(test.store.changes() > signed_out, "{}", test.name);
    }
}
