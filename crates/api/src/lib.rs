//! The HTTP API, sign-in, use cases, imports, exports and the headstart binary.
