//! Waiting-time clocks: working days, bank holidays, pauses.
