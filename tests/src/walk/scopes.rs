//! A token does only what its scopes say, whatever its program may.

use headstart_domain::access::{Permission, Role};

use super::{expectation::Who, permissions::expected, request::send_nonsense};
use crate::world::worlds;

#[tokio::test]
async fn a_token_does_only_what_its_scopes_say() {
    for world in worlds().await {
        for (role, scope) in [
            (Role::PartnerSystem, Permission::SetupRead),
            (Role::PartnerSystem, Permission::ReferralsCreate),
            (Role::Evaluator, Permission::OutcomesRead),
        ] {
            let program = world.program_with(world.here, role, Some(scope.as_str())).await;
            for (operation, expectation) in expected() {
                if matches!(expectation.who, Who::Anybody) {
                    continue;
                }
                let answer = send_nonsense(&program.client, &operation).await;
                let needs = operation.scopes.as_deref();
                let holds_all = needs.is_some_and(|needs| needs.iter().all(|need| need == scope.as_str()));
                let refused = answer.status == 403 && answer.code == "not_allowed";
                let what = format!("{} with {scope} on {}", operation.id, world.name());
                assert_eq!(refused, !holds_all, "{what}: {} {}", answer.status, answer.code);
            }
        }
    }
}
