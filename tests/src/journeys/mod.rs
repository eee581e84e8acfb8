//! Whole ways through the programme, over the API.

mod worry_to_outcome;
