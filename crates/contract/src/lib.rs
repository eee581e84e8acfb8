//! Wire types of the API: requests, responses and problem codes.
