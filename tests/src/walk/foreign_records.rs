//! A record of another partnership is as good as none.

use super::{permissions::expected, request::send_good};
use crate::world::{Cast, Records, worlds};

#[tokio::test]
async fn a_record_of_another_partnership_is_as_good_as_none_and_its_own_people_find_it() {
    for world in worlds().await {
        let mut cast = Cast::default();
        for (operation, expectation) in expected() {
            if !operation.path.contains("{id}") {
                continue;
            }
            let what = format!("{} on {}", operation.id, world.name());
            let records = Records::make(&world, &mut cast, world.elsewhere, &operation.id).await;
            let role = expectation.usual_role();
            let stranger = cast.get(&world, world.here, role).await.client;
            let body = || (expectation.body)(&records);
            let answer = send_good(&stranger, &operation, &records, body()).await;
            assert_eq!((answer.status, answer.code.as_str()), (404, "not_found"), "{what}");

            // The very same request is a good one for those whose record it is.
            let insider = cast.get(&world, world.elsewhere, role).await.client;
            let answer = send_good(&insider, &operation, &records, body()).await;
            assert!((200..300).contains(&answer.status), "{what}: {} {}", answer.status, answer.body);
        }
    }
}
