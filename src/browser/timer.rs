//! A call after some time.

use std::cell::Cell;
use std::rc::Rc;

use wasm_bindgen::JsCast as _;
use wasm_bindgen::closure::Closure;

/// Rings once after the time last asked for. Does not ring after it was dropped.
pub(crate) struct Alarm {
    ring: Closure<dyn FnMut()>,
    pending: Rc<Cell<Option<i32>>>,
}

impl Alarm {
    /// An alarm that is not set yet.
    pub(crate) fn new(on_ring: impl Fn() + 'static) -> Self {
        let pending = Rc::new(Cell::new(None));
        let ring = {
            let pending = Rc::clone(&pending);
            Closure::new(move || {
                pending.set(None);
                on_ring();
            })
        };
        Self { ring, pending }
    }

    /// Sets it to ring in so many milliseconds; the time asked for before no longer counts.
    pub(crate) fn set(&self, milliseconds: u64) {
        self.cancel();
        let Some(window) = web_sys::window() else { return };
        let milliseconds = i32::try_from(milliseconds).unwrap_or(i32::MAX);
        let handle = window
            .set_timeout_with_callback_and_timeout_and_arguments_0(self.ring.as_ref().unchecked_ref(), milliseconds);
        self.pending.set(handle.ok());
    }

    /// Sees to it that it does not ring.
    pub(crate) fn cancel(&self) {
        if let (Some(handle), Some(window)) = (self.pending.take(), web_sys::window()) {
            window.clear_timeout_with_handle(handle);
        }
    }
}

impl Drop for Alarm {
    fn drop(&mut self) {
        self.cancel();
    }
}
