//! The faces as a client sees them.

mod openapi;
