//! The rows of each table, as cells in the order of its columns.

mod cell;
mod episodes;
mod reader;
mod scales;
mod scores;
mod young_people;

pub use self::{
    cell::{Cell, Row},
    reader::Rows,
};

#[cfg(test)]
mod tests {
    use headstart_domain::release::Resource;

    #[test]
    fn every_column_of_a_row_has_its_entry_in_the_data_dictionary() {
        for (resource, columns) in [
            (Resource::YoungPeople, super::young_people::COLUMNS.as_slice()),
            (Resource::Episodes, super::episodes::COLUMNS.as_slice()),
            (Resource::Scores, super::scores::COLUMNS.as_slice()),
            (Resource::Scales, super::scales::COLUMNS.as_slice()),
        ] {
            let described: Vec<&str> = resource.fields().iter().map(|field| field.name).collect();
            assert_eq!(columns, described, "{resource}");
        }
    }
}
