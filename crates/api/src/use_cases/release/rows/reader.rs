//! The rows of a table as today's records give them, in the order of its key.

use headstart_domain::release::Resource;

use super::{Row, episodes, scales, scores, young_people};
use crate::{
    error::ApiResult,
    use_cases::release::{names::Names, population::Population, shared::Shared},
};

/// How many young people are taken at a time.
const BATCH: usize = 200;

/// Reads the rows of a table, some young people at a time.
pub struct Rows<'s, 't, 'c> {
    shared: &'s Shared<'t, 'c>,
    population: &'s Population,
    names: &'s Names,
    resource: Resource,
    next: usize,
    ready: std::vec::IntoIter<Row>,
}

impl<'s, 't, 'c> Rows<'s, 't, 'c> {
    /// The rows of a table.
    pub fn of(
        shared: &'s Shared<'t, 'c>,
        population: &'s Population,
        names: &'s Names,
        resource: Resource,
    ) -> Self {
        Self { shared, population, names, resource, next: 0, ready: Vec::new().into_iter() }
    }

    /// The rows of the next young people; none after the last.
    ///
    /// # Errors
    /// The store's.
    pub fn batch(&mut self) -> ApiResult<Option<Vec<Row>>> {
        let from = self.next;
        if self.resource == Resource::Scales {
            self.next = 1;
            return Ok((from == 0).then(scales::rows));
        }
        let people = self.population.members.iter().skip(from).take(BATCH).collect::<Vec<_>>();
        self.next += people.len();
        if people.is_empty() {
            return Ok(None);
        }
        let rows = match self.resource {
            Resource::YoungPeople => young_people::rows(&people, self.population, self.names),
            Resource::Episodes => self.shared.with(|tx| episodes::rows(tx, &people, self.names))?,
            Resource::Scores | Resource::Scales => {
                self.shared.with(|tx| scores::rows(tx, &people, self.names))?
            }
        };
        Ok(Some(rows))
    }
}

impl Iterator for Rows<'_, '_, '_> {
    type Item = ApiResult<Row>;

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            if let Some(row) = self.ready.next() {
                return Some(Ok(row));
            }
            match self.batch() {
                Ok(Some(rows)) => self.ready = rows.into_iter(),
                Ok(None) => return None,
                Err(error) => {
                    self.next = usize::MAX;
                    return Some(Err(error));
                }
            }
        }
    }
}
