//! Episodes of support, placements in offers, sessions and goals.
