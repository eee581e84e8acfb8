//! Identifiers with rules of their own: NHS number, UPN, URN, postcode, referral reference.
