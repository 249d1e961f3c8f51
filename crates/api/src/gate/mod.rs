//! What every request passes on its way in, from the outside inward.
//!
//! - [`context`]: its id, its time, the headers of every answer, the body of failures. - [`host`]: only our own names.
//! - [`credentials`]: who asks, and whether our own page sent it. - [`limit`]: how much may be asked. - [`repeat`]: a
//!   request that comes twice is carried out once.

pub mod context;
pub mod credentials;
pub mod host;
pub mod limit;
pub mod repeat;
