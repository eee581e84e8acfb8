//! Consent per purpose: who gave it, on what basis, until when.
