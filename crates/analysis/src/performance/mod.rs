//! How well an account did.
