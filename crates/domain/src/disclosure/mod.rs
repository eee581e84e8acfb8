//! Disclosure control: small-number policies, the audit of suppressed tables, k-anonymity, pseudonyms.
