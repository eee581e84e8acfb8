//! Which columns a file has, told by its headers.

use super::super::fault::ImportError;

/// One known arrangement of columns. Headers are compared by their letters and digits alone, without case, so that
/// `LA (name)`, `la_name` and `LA Name` are one header. A `#` in a layout's header stands for any digit: the year in
/// `WD19CD` and `WD24CD`.
pub(in super::super) struct Layout<C: 'static> {
    /// The name in reports.
    pub name: &'static str,
    /// Columns without which the file is not of this layout.
    pub required: &'static [(C, &'static str)],
    /// Columns that may be there.
    pub optional: &'static [(C, &'static str)],
    /// Words that stand for a blank cell.
    pub blanks: &'static [&'static str],
    /// For files published without headers: tells such a file by its first record. The columns then lie in the order
    /// of `required`, all of them there.
    pub headerless: Option<fn(&[String]) -> bool>,
}

/// Where the columns of one file lie.
pub(super) struct Columns<C> {
    pub layout: &'static str,
    pub blanks: &'static [&'static str],
    /// The number of fields of each line.
    pub width: usize,
    /// Whether the first record is data already.
    pub headerless: bool,
    places: Vec<Place<C>>,
}

struct Place<C> {
    column: C,
    header: String,
    index: usize,
}

impl<C: Copy + PartialEq> Columns<C> {
    /// Finds the first layout whose required headers are all there.
    pub fn find(first: &[String], layouts: &[Layout<C>]) -> Result<Self, ImportError> {
        let normal: Vec<String> = first.iter().map(|header| normal(header)).collect();
        layouts
            .iter()
            .find_map(|layout| by_headers(first, &normal, layout))
            .or_else(|| layouts.iter().find_map(|layout| by_position(first, layout)))
            .ok_or_else(|| unknown(first, layouts))
    }

    /// The header and index of a column, when the file has it.
    pub fn place(&self, column: C) -> Option<(&str, usize)> {
        self.places
            .iter()
            .find(|place| place.column == column)
            .map(|place| (place.header.as_str(), place.index))
    }
}

fn by_headers<C: Copy>(
    first: &[String],
    normal_headers: &[String],
    layout: &Layout<C>,
) -> Option<Columns<C>> {
    let find = |column: C, header: &str| {
        let wanted = normal(header);
        let index = normal_headers.iter().position(|found| fits(found, &wanted))?;
        Some(Place { column, header: first.get(index)?.clone(), index })
    };
    let required: Option<Vec<_>> =
        layout.required.iter().map(|(column, header)| find(*column, header)).collect();
    let mut places = required?;
    for (column, header) in layout.optional {
        places.extend(find(*column, header));
    }
    Some(Columns {
        layout: layout.name,
        blanks: layout.blanks,
        width: first.len(),
        headerless: false,
        places,
    })
}

fn by_position<C: Copy>(first: &[String], layout: &Layout<C>) -> Option<Columns<C>> {
    let told = layout.headerless?;
    if first.len() != layout.required.len() || !told(first) {
        return None;
    }
    let places = layout
        .required
        .iter()
        .enumerate()
        .map(|(index, (column, header))| Place { column: *column, header: (*header).to_owned(), index })
        .collect();
    Some(Columns { layout: layout.name, blanks: layout.blanks, width: first.len(), headerless: true, places })
}

fn unknown<C>(first: &[String], layouts: &[Layout<C>]) -> ImportError {
    let names: Vec<&str> = layouts.iter().map(|layout| layout.name).collect();
    // A file of something else altogether may hold anything: enough of it to recognise it by.
    let found: String = first.join(", ").chars().take(500).collect();
    ImportError::UnknownLayout { found, known: names.join(", ") }
}

fn normal(header: &str) -> String {
    header
        .chars()
        .filter(|letter| letter.is_ascii_alphanumeric() || *letter == '#')
        .map(|letter| letter.to_ascii_lowercase())
        .collect()
}

fn fits(found: &str, wanted: &str) -> bool {
    let same = |(found, wanted): (u8, u8)| found == wanted || (wanted == b'#' && found.is_ascii_digit());
    found.len() == wanted.len() && found.bytes().zip(wanted.bytes()).all(same)
}
