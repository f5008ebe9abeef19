//! 试算: a copy of the open draft to try things on.
//!
//! The copy is a workspace of its own without a saver: nothing of it is stored,
//! journalled or printed, and its undo knows nothing of the draft. Leaving drops
//! it.

use jiheng_core::edit::History;
use leptos::prelude::*;

use crate::workspace::Workspace;

/// Whether something is being tried, and on what. Cheap to copy.
#[derive(Clone, Copy)]
pub(crate) struct Trial(RwSignal<Option<Workspace>>);

impl Trial {
    /// Nothing is being tried.
    pub(crate) fn new() -> Self {
        Self(RwSignal::new(None))
    }

    /// The trial of the open draft.
    pub(crate) fn expect() -> Self {
        expect_context()
    }

    /// Begins on a copy of the draft as it stands.
    pub(crate) fn begin(self, draft: &Workspace) {
        let mut copy = draft.read(|snapshot| snapshot.draft.clone());
        // What is tried is not the sealed draft, and never becomes it.
        copy.evaluation.seals.current = None;
        self.0.set(Some(Workspace::open(copy, History::default())));
        focus_soon("trial-title");
    }

    /// Drops what was tried. Returns whether there was something.
    pub(crate) fn leave(self) -> bool {
        // The desk can have gone before its pages.
        let tried = self.0.try_update(Option::take).flatten().is_some();
        if tried {
            focus_soon("trial-begin");
        }
        tried
    }

    /// Begins, or leaves.
    pub(crate) fn toggle(self, draft: &Workspace) {
        if !self.leave() {
            self.begin(draft);
        }
    }

    /// Whether something is being tried. Tracks.
    pub(crate) fn is_on(self) -> bool {
        self.0.with(Option::is_some)
    }

    /// What is worked on: the copy, or the draft where nothing is tried. Tracks.
    pub(crate) fn workspace(self, draft: &Workspace) -> Workspace {
        self.0.get().unwrap_or_else(|| draft.clone())
    }

    /// The same without tracking.
    pub(crate) fn workspace_now(self, draft: &Workspace) -> Workspace {
        self.0.get_untracked().unwrap_or_else(|| draft.clone())
    }
}

/// Puts the focus on an element that is about to appear, so that a keyboard
/// goes on where the screen changed.
fn focus_soon(id: &'static str) {
    use wasm_bindgen::JsCast;
    request_animation_frame(move || {
        let element = document().get_element_by_id(id).and_then(|e| e.dyn_into::<web_sys::HtmlElement>().ok());
        if let Some(element) = element {
            let _ = element.focus();
        }
    });
}
