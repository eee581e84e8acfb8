//! Tiers and the eleven offers.
