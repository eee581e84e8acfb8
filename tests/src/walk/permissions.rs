//! Nobody gets in without a credential, and every role gets in where its expectation says, and nowhere else.

use headstart_domain::access::Role;

use super::{
    document::{Operation, operations},
    expectation::{Expectation, Who, table},
    request::send_nonsense,
};
use crate::world::worlds;

/// Every operation with what is expected of it.
pub fn expected() -> Vec<(Operation, Expectation)> {
    let mut table = table();
    let find = |operation: Operation| {
        let place = table.iter().position(|expectation| expectation.operation == operation.id);
        let place = place.unwrap_or_else(|| panic!("nothing is expected of {} yet", operation.id));
        (operation, table.swap_remove(place))
    };
    let expected = operations().into_iter().map(find).collect();
    let gone: Vec<_> = table.iter().map(|expectation| expectation.operation).collect();
    assert!(gone.is_empty(), "the document has these no more, or names them twice: {gone:?}");
    expected
}

#[tokio::test]
async fn nobody_gets_in_without_a_credential_and_no_body_is_read_first() {
    for world in worlds().await {
        for (operation, expectation) in expected() {
            if matches!(expectation.who, Who::Anybody) {
                continue;
            }
            let answer = send_nonsense(&world.nobody(), &operation).await;
            let told = (answer.status, answer.code.as_str());
            assert_eq!(told, (401, "not_signed_in"), "{} on {}", operation.id, world.name());
        }
    }
}

#[tokio::test]
async fn each_role_gets_in_where_it_is_expected_and_nowhere_else() {
    for world in worlds().await {
        for &role in Role::ALL {
            let person = world.somebody(world.here, role).await;
            for (operation, expectation) in expected() {
                // Both end what the rest of the walk needs: the session.
                if matches!(operation.id.as_str(), "deleteSession" | "createSession") {
                    continue;
                }
                let answer = send_nonsense(&person.client, &operation).await;
                let by_token = !role.is_for_people();
                let lets_in =
                    expectation.lets_in(role) && (!by_token || takes_tokens(&operation, &expectation));
                let (status, code) = (answer.status, answer.code.as_str());
                let what = format!("{} as {role} on {}: {status} {code}", operation.id, world.name());
                if lets_in {
                    assert!(status != 401 && status != 403, "{what}");
                } else {
                    assert_eq!((status, code), (403, "not_allowed"), "{what}");
                }
            }
        }
    }
}

fn takes_tokens(operation: &Operation, expectation: &Expectation) -> bool {
    matches!(expectation.who, Who::Anybody) || operation.scopes.is_some()
}
