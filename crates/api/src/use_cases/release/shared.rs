//! One connection that several readers of rows take turns with.

use std::cell::RefCell;

use headstart_store::Tx;

/// A connection lent to whoever reads next. Only one reads at a time, as all of it happens on one thread.
pub struct Shared<'t, 'c>(RefCell<&'t mut Tx<'c>>);

impl<'t, 'c> Shared<'t, 'c> {
    /// Shares a connection.
    pub const fn new(tx: &'t mut Tx<'c>) -> Self {
        Self(RefCell::new(tx))
    }

    /// Reads with the connection.
    pub fn with<R>(&self, read: impl FnOnce(&mut Tx<'c>) -> R) -> R {
        read(&mut self.0.borrow_mut())
    }
}
