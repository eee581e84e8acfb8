//! What changed: pairing, measurable change, waiting, added value.
