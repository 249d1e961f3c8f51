//! The words as their readers see them.

mod fuzz;
