//! The referral: states, moves, needs, sources, screening.
