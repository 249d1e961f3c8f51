//! What stands around the use cases: the kill switch, the audit log, requests that come twice.
//!
//! - [`audit`]: who did what. - [`kill_switch`]: everything stops. - [`repeat`]: a request that comes twice is one.

pub mod audit;
pub mod kill_switch;
pub mod repeat;
