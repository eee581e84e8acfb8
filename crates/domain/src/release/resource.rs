//! The tables of a release.

use super::{Field, fields};
use crate::code_list::code_list;

code_list! {
    /// A table of a release.
    pub enum Resource {
        YoungPeople = "young_people", "Young people";
        Episodes = "episodes", "Periods of support";
        Scores = "scores", "Scores";
        Scales = "scales", "Scales";
    }
}

impl Resource {
    /// What a row is.
    pub const fn row(self) -> &'static str {
        match self {
            Self::YoungPeople => {
                "One row for each young person with consent to evaluation and a period of support"
            }
            Self::Episodes => "One row for each period of support of those young people",
            Self::Scores => {
                "One row for each scale of each completed questionnaire of those periods of support"
            }
            Self::Scales => {
                "One row for each informant of each scale that scores are on: how change on it is judged"
            }
        }
    }

    /// Its columns, in order. The key comes first.
    pub const fn fields(self) -> &'static [Field] {
        match self {
            Self::YoungPeople => fields::YOUNG_PEOPLE,
            Self::Episodes => fields::EPISODES,
            Self::Scores => fields::SCORES,
            Self::Scales => fields::SCALES,
        }
    }

    /// How many of the first columns make the key: no two rows have the same, and rows are in its order.
    pub const fn key(self) -> usize {
        match self {
            Self::YoungPeople => 1,
            Self::Episodes => 2,
            Self::Scores => 4,
            Self::Scales => 3,
        }
    }

    /// The table whose row a row belongs to, by the columns of that table's key.
    pub const fn parent(self) -> Option<Self> {
        match self {
            Self::YoungPeople | Self::Scales => None,
            Self::Episodes => Some(Self::YoungPeople),
            Self::Scores => Some(Self::Episodes),
        }
    }

    /// The name of one of its columns.
    pub fn column(self, index: usize) -> &'static str {
        self.fields().get(index).map_or("", |field| field.name)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_are_required_and_a_row_names_its_parent_by_the_first_columns() {
        for resource in Resource::ALL {
            let key = &resource.fields()[..resource.key()];
            assert!(key.iter().all(|field| field.required), "{resource}");
            if let Some(parent) = resource.parent() {
                for (own, theirs) in key.iter().zip(&parent.fields()[..parent.key()]) {
                    assert_eq!(own.name, theirs.name, "{resource}");
                }
            }
        }
    }
}
