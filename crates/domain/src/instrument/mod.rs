//! Instruments as versioned definitions, and the scoring of their answers.
