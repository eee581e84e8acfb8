//! A partnership with two localities, a school and an organisation that delivers.

use headstart_api::state::State;
use headstart_domain::id::{LocalityId, OrganisationId, SchoolId};
use headstart_store::{
    StoreError, Uid,
    rows::{Locality, Organisation, Partnership as Row, School},
};

/// A partnership, by the identifiers of what it has.
#[derive(Debug, Clone, Copy)]
pub struct Partnership {
    pub id: Uid,
    pub east: LocalityId,
    /// In the east.
    pub school: SchoolId,
    pub organisation: OrganisationId,
}

impl Partnership {
    pub async fn make(state: &State, name: &str) -> Self {
        let made = Self {
            id: state.new_uid(),
            east: state.new_uid().into(),
            school: state.new_uid().into(),
            organisation: state.new_uid().into(),
        };
        let row = Row {
            id: made.id,
            code: name.to_lowercase(),
            name: name.to_owned(),
            created_at: state.now().into(),
        };
        let work = state.store.write(move |tx| {
            tx.insert_partnership(row)?;
            tx.insert_locality(Locality {
                id: made.east.into(),
                partnership_id: made.id,
                name: "East".into(),
                version: 1,
            })?;
            tx.insert_organisation(Organisation {
                id: made.organisation.into(),
                partnership_id: made.id,
                name: "Counsellors".into(),
                version: 1,
            })?;
            tx.put_schools(&[made.school_row()])?;
            Ok::<_, StoreError>(())
        });
        work.await.unwrap();
        made
    }

    fn school_row(&self) -> School {
        School {
            id: self.school.into(),
            partnership_id: self.id,
            urn: 100_001,
            name: "Eastern School".into(),
            phase: Some("Secondary".into()),
            kind: None,
            status: None,
            low_age: Some(11),
            high_age: Some(16),
            la_code: None,
            establishment_number: None,
            ward_name: None,
            postcode: None,
            opened_on: None,
            closed_on: None,
            locality_id: Some(self.east.into()),
            cluster_id: None,
            takes_part: true,
            version: 1,
        }
    }
}
