//! What is wrong with a configuration: the place, the fault with its remedy, where it was typed.

use super::raw::Origin;
use crate::failure::Failure;
use std::fmt::{self, Display, Formatter};

/// Something wrong.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// Which key, as `server.port`; or the file or variable that is wrong as a whole.
    pub place: String,
    /// What is wrong, and what to do.
    pub message: String,
    /// Where it was typed.
    pub origin: Origin,
}

impl Display for Fault {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.place, self.message)?;
        match &self.origin {
            Origin::Default => Ok(()),
            origin => write!(f, " ({origin})"),
        }
    }
}

impl From<Vec<Fault>> for Failure {
    fn from(faults: Vec<Fault>) -> Self {
        Self::BadConfig(faults.iter().map(Fault::to_string).collect())
    }
}
