//! Other windows of this browser that have the same draft open.

use std::rc::Rc;

use jiheng_core::saving::{DraftKey, keys};
use wasm_bindgen::JsValue;
use web_sys::{BroadcastChannel, MessageEvent, StorageEvent};

use super::listener::Listener;

/// What one window says to the others: it opened a draft, or it has it open too.
const OPENED: &str = "opened ";
const HERE: &str = "here ";

/// What another window did.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Twin {
    /// It has the same draft open.
    Open,
    /// It saved changes to the draft, which this window does not show.
    Saved,
}

/// Watches over one open draft for as long as it lives.
pub(crate) struct TwinWatch {
    channel: Option<BroadcastChannel>,
    _listeners: Vec<Listener>,
}

impl TwinWatch {
    /// Asks the other windows whether they have the draft open, and tells those that open it later.
    /// `on_twin` is called in both windows.
    pub(crate) fn start(draft: DraftKey, on_twin: impl Fn(Twin) + 'static) -> Self {
        let on_twin = Rc::new(on_twin);
        let mut listeners = Vec::new();
        let channel = BroadcastChannel::new(keys::WINDOWS).ok();
        if let Some(channel) = &channel {
            let (answer, told) = (channel.clone(), Rc::clone(&on_twin));
            listeners.push(Listener::new(channel.clone(), "message", move |event| {
                let said =
                    wasm_bindgen::JsCast::dyn_into::<MessageEvent>(event).ok().and_then(|e| e.data().as_string());
                let Some(said) = said else { return };
                if said.strip_prefix(OPENED).and_then(DraftKey::parse) == Some(draft) {
                    let _ = answer.post_message(&JsValue::from_str(&format!("{HERE}{draft}")));
                    told(Twin::Open);
                } else if said.strip_prefix(HERE).and_then(DraftKey::parse) == Some(draft) {
                    told(Twin::Open);
                }
            }));
            let _ = channel.post_message(&JsValue::from_str(&format!("{OPENED}{draft}")));
        }
        if let Some(window) = web_sys::window() {
            let name = keys::draft(&draft);
            listeners.push(Listener::new(window, "storage", move |event| {
                let changed = wasm_bindgen::JsCast::dyn_into::<StorageEvent>(event).ok().and_then(|e| e.key());
                if changed.as_deref() == Some(name.as_str()) {
                    on_twin(Twin::Saved);
                }
            }));
        }
        Self { channel, _listeners: listeners }
    }
}

impl Drop for TwinWatch {
    fn drop(&mut self) {
        if let Some(channel) = &self.channel {
            channel.close();
        }
    }
}
