//! What a step leaves behind for the driver to carry out.

use model::Command;

/// Commands to the venue, in the order in which they must be sent. The driver clears it; its room is kept.
#[derive(Debug, Default)]
pub struct Effects {
    /// The commands.
    pub commands: Vec<Command>,
}
