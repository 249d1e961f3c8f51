//! Proof that an order has passed the gate. Only this folder makes one.

use super::gate::Hold;
use model::OrderRequest;

/// An order that may be sent, with the hold that was decided for it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Approved {
    request: OrderRequest,
    hold: Hold,
}

impl Approved {
    pub(super) const fn new(request: OrderRequest, hold: Hold) -> Self {
        Self { request, hold }
    }

    /// An order that was approved before a restart, as the journal recorded it. Recovery alone uses this: it applies
    /// decisions, it makes none.
    #[must_use]
    pub(crate) const fn recorded(request: OrderRequest, hold: Hold) -> Self {
        Self { request, hold }
    }

    /// The order.
    #[must_use]
    pub const fn request(&self) -> &OrderRequest {
        &self.request
    }

    /// What it sets aside.
    #[must_use]
    pub const fn hold(&self) -> Hold {
        self.hold
    }
}
