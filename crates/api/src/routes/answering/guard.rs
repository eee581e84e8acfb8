//! How often links may be tried and used.

use actix_web::{HttpMessage as _, HttpRequest};
use headstart_contract::problem::ProblemCode;
use headstart_store::Tx;

use crate::{
    error::{ApiError, ApiResult},
    http::RequestId,
    state::State,
    use_cases::answering::Holder,
};

/// The longest secret that is looked at; ours have 43 characters.
const LONGEST_TOKEN: usize = 100;

/// Does something with a link. Wrong links are counted by address, right ones each by itself: a class behind one
/// address can answer at the same time, and nobody in it can keep the others out.
///
/// # Errors
/// Too many requests; those of the work.
pub(in crate::routes) async fn with_link<R, F>(
    request: &HttpRequest,
    state: &State,
    token: &str,
    work: F,
) -> ApiResult<R>
where
    F: FnOnce(&mut Tx<'_>, &Holder) -> ApiResult<R> + Send + 'static,
    R: Send + 'static,
{
    let request_id = request.extensions().get::<RequestId>().map(|id| id.0.clone()).unwrap_or_default();
    let holder = Holder::new(state, request_id, token.get(..LONGEST_TOKEN).unwrap_or(token));
    if !state.limits.count_link(&holder.token_hash) {
        return Err(ProblemCode::TooMany.into());
    }
    let done = state.store.write(move |tx| work(tx, &holder)).await;
    if let Err(ApiError::Known(ProblemCode::LinkNotUsable, _)) = done
        && !state.limits.count_wrong_link(request)
    {
        return Err(ProblemCode::TooMany.into());
    }
    done
}
