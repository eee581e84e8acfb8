//! Pages by name.

/// Orders a query on a table of a partnership by name, and starts it after the row with an identifier: a page is
/// named by identifier, so that no name stands in an address. After a row that is not there comes nothing.
macro_rules! start_after {
    ($connection:expr, $query:expr, $table:ident, $partnership:expr, $after:expr) => {{
        let mut query = $query
            .filter($table::partnership_id.eq($partnership))
            .order(($table::name, $table::id))
            .into_boxed::<super::Db>();
        if let Some(after) = $after {
            let last: Option<String> = $table::table
                .filter($table::id.eq(after))
                .filter($table::partnership_id.eq($partnership))
                .select($table::name)
                .get_result($connection)
                .optional()?;
            let Some(last) = last else { return Ok(Vec::new()) };
            query = query
                .filter($table::name.ge(last.clone()).and($table::name.gt(last).or($table::id.gt(after))));
        }
        query
    }};
}
pub(super) use start_after;
