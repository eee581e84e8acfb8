//! Cursors of lists: where the next page starts, bound to the filters it was made for.

use actix_web::HttpResponse;
use base64::{Engine as _, engine::general_purpose::URL_SAFE_NO_PAD};
use headstart_contract::{
    page::{DEFAULT_LIMIT, MAX_LIMIT, Page},
    problem::ProblemCode,
};
use headstart_store::{Time, Uid, tx::filters::After};
use serde::Serialize;
use uuid::Uuid;

use crate::{crypto::digest, error::ApiError};

/// Makes and reads the cursors of one list with one set of filters.
#[derive(Debug)]
pub struct Cursor {
    list: String,
}

impl Cursor {
    /// The cursors of a list; `filters` is everything but the cursor and the limit.
    pub fn of(list: &str, filters: &str) -> Self {
        Self { list: digest(format!("{list}?{filters}").as_bytes()).chars().take(12).collect() }
    }

    /// Where a page starts.
    ///
    /// # Errors
    /// A cursor that we did not make, or made for other filters.
    pub fn read(&self, cursor: Option<&str>) -> Result<Option<After>, ApiError> {
        let Some(text) = cursor else { return Ok(None) };
        let read = || -> Option<After> {
            let decoded = String::from_utf8(URL_SAFE_NO_PAD.decode(text).ok()?).ok()?;
            let mut parts = decoded.split('.');
            if parts.next()? != self.list {
                return None;
            }
            let at = Time(parts.next()?.parse().ok()?);
            Some(After { at, id: Uid(Uuid::parse_str(parts.next()?).ok()?) })
        };
        read().map(Some).ok_or_else(|| ProblemCode::BadCursor.into())
    }

    /// The cursor of what comes after an item.
    pub fn write(&self, after: After) -> String {
        URL_SAFE_NO_PAD.encode(format!("{}.{}.{}", self.list, after.at.0, after.id.0))
    }

    /// The number of items asked for.
    ///
    /// # Errors
    /// None, or more than 200.
    pub fn limit(asked: Option<u32>) -> Result<i64, ApiError> {
        match asked.unwrap_or(DEFAULT_LIMIT) {
            limit @ 1..=MAX_LIMIT => Ok(i64::from(limit)),
            _ => Err(ApiError::known(ProblemCode::BadRequest, format!("limit must be 1 to {MAX_LIMIT}"))),
        }
    }

    /// Answers with a page made of up to `limit + 1` rows: one more row than asked for means a next page.
    pub fn page<R, T: Serialize>(
        &self,
        rows: Vec<R>,
        limit: i64,
        after: impl Fn(&R) -> After,
        mut view: impl FnMut(R) -> Result<T, ApiError>,
        address: &str,
    ) -> Result<HttpResponse, ApiError> {
        self.page_of_some(rows, limit, after, |row| view(row).map(Some), address)
    }

    /// The same, without the rows of which `view` makes nothing.
    pub fn page_of_some<R, T: Serialize>(
        &self,
        mut rows: Vec<R>,
        limit: i64,
        after: impl Fn(&R) -> After,
        view: impl FnMut(R) -> Result<Option<T>, ApiError>,
        address: &str,
    ) -> Result<HttpResponse, ApiError> {
        let limit = usize::try_from(limit).unwrap_or_default();
        let more = rows.len() > limit;
        rows.truncate(limit);
        let next = rows.last().filter(|_| more).map(|last| self.write(after(last)));
        let items =
            rows.into_iter().map(view).filter_map(Result::transpose).collect::<Result<Vec<T>, _>>()?;
        let mut response = HttpResponse::Ok();
        if let Some(next) = &next {
            let joiner = if address.contains('?') { '&' } else { '?' };
            response.insert_header(("Link", format!("<{address}{joiner}cursor={next}>; rel=\"next\"")));
        }
        Ok(response.json(Page { items, next }))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cursor_reads_back_only_with_the_filters_it_was_made_for() {
        let after = After { at: Time(1_700_000_000_000_000), id: Uid(Uuid::from_u128(7)) };
        let text = Cursor::of("referrals", "state=submitted").write(after);
        assert_eq!(Cursor::of("referrals", "state=submitted").read(Some(&text)).unwrap(), Some(after));
        assert!(Cursor::of("referrals", "").read(Some(&text)).is_err());
        assert!(Cursor::of("referrals", "").read(Some("x")).is_err());
    }

    #[test]
    fn a_page_has_1_to_200_items() {
        assert_eq!(Cursor::limit(None).unwrap(), 50);
        assert!(Cursor::limit(Some(0)).is_err() && Cursor::limit(Some(201)).is_err());
    }
}
