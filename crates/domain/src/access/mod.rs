//! Who may do what: roles, permissions, actors and their reach.
