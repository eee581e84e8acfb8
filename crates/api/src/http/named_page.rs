//! Pages of lists that are ordered by name. A page starts after a record, named by its identifier: no name
//! stands in an address.

use actix_web::{HttpRequest, HttpResponse};
use headstart_store::{Time, Uid, tx::filters::After};
use serde::{Deserialize, Serialize};

use super::Cursor;
use crate::error::{ApiError, ApiResult};

/// Where a page starts, and how long it is.
#[derive(Debug, Clone, Default, Deserialize, Serialize, utoipa::IntoParams)]
#[serde(deny_unknown_fields, default)]
#[into_params(parameter_in = Query)]
pub struct PageQuery {
    /// Items of a page, 1 to 200; 50 when absent.
    // Not a filter: left out when the filters are written down.
    #[serde(skip_serializing_if = "Option::is_some")]
    #[param(minimum = 1, maximum = 200)]
    pub limit: Option<u32>,
    /// Where the page starts: `next` of the page before.
    // Not a filter: left out when the filters are written down.
    #[serde(skip_serializing_if = "Option::is_some")]
    pub cursor: Option<String>,
}

/// A page that is asked for.
#[derive(Debug)]
pub struct NamedPage {
    /// The record after which it starts.
    pub after: Option<Uid>,
    limit: i64,
    cursor: Cursor,
    address: String,
}

impl NamedPage {
    /// The page of the list at the request's address; `filters` are its parameters but limit and cursor.
    ///
    /// # Errors
    /// A cursor that we did not make, or made for other filters; a limit out of range.
    pub fn of(
        request: &HttpRequest,
        filters: &impl Serialize,
        limit: Option<u32>,
        cursor: Option<&str>,
    ) -> ApiResult<Self> {
        let filters =
            serde_urlencoded::to_string(filters).map_err(|error| ApiError::Internal(error.to_string()))?;
        let path = request.path();
        let cursors = Cursor::of(path, &filters);
        Ok(Self {
            after: cursors.read(cursor)?.map(|after| after.id),
            limit: Cursor::limit(limit)?,
            cursor: cursors,
            address: if filters.is_empty() { path.to_owned() } else { format!("{path}?{filters}") },
        })
    }

    /// How many rows to read: one more than the page has, to know whether there is a next.
    pub const fn rows(&self) -> i64 {
        self.limit + 1
    }

    /// The page without the rows of which `view` makes nothing; it can have fewer than were asked for.
    ///
    /// # Errors
    /// Those of `view`.
    pub fn answer_some<R, T: Serialize>(
        &self,
        rows: Vec<R>,
        id: impl Fn(&R) -> Uid,
        view: impl FnMut(R) -> ApiResult<Option<T>>,
    ) -> ApiResult<HttpResponse> {
        let after = |row: &R| After { at: Time(0), id: id(row) };
        self.cursor.page_of_some(rows, self.limit, after, view, &self.address)
    }

    /// The page as it is sent.
    ///
    /// # Errors
    /// Those of `view`.
    pub fn answer<R, T: Serialize>(
        &self,
        rows: Vec<R>,
        id: impl Fn(&R) -> Uid,
        view: impl FnMut(R) -> ApiResult<T>,
    ) -> ApiResult<HttpResponse> {
        let after = |row: &R| After { at: Time(0), id: id(row) };
        self.cursor.page(rows, self.limit, after, view, &self.address)
    }
}
