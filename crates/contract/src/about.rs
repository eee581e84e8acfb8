//! What this installation is.

use crate::wire;

wire! {
    /// What this installation is. Public.
    pub struct About {
        /// The product's name.
        pub name: String,
        /// Its version.
        pub version: String,
        /// True when it runs with demonstration data.
        pub demo: bool,
        /// The accounts of the demonstration; empty otherwise.
        pub demo_accounts: Vec<DemoAccount>,
    }

    /// An account of the demonstration.
    pub struct DemoAccount {
        /// The email to sign in with.
        pub email: String,
        /// The password to sign in with.
        pub password: String,
        /// The person's name.
        pub name: String,
        /// The role in words.
        pub role: String,
        /// What there is to see with it.
        pub note: String,
    }
}
