//! A listener that is taken off when it is dropped.

use wasm_bindgen::JsCast as _;
use wasm_bindgen::closure::Closure;
use web_sys::{Event, EventTarget};

/// Listens to one kind of event of one target for as long as it lives.
pub(crate) struct Listener {
    target: EventTarget,
    kind: &'static str,
    call: Closure<dyn FnMut(Event)>,
}

impl Listener {
    /// Listens until the listener is dropped.
    pub(crate) fn new(
        target: impl Into<EventTarget>,
        kind: &'static str,
        on_event: impl FnMut(Event) + 'static,
    ) -> Self {
        let target = target.into();
        let call = Closure::new(on_event);
        // Adding a listener fails on no target that exists.
        let _ = target.add_event_listener_with_callback(kind, call.as_ref().unchecked_ref());
        Self { target, kind, call }
    }
}

impl Drop for Listener {
    fn drop(&mut self) {
        let _ = self.target.remove_event_listener_with_callback(self.kind, self.call.as_ref().unchecked_ref());
    }
}
