//! Random ids.

use jiheng_core::model::NodeId;
use jiheng_core::ports::IdSource;
use jiheng_core::saving::DraftKey;

/// Draws ids of 64 random bits. `crypto.getRandomValues` also works on pages
/// that came over plain http, where most of `crypto` does not.
#[derive(Debug, Clone, Copy)]
pub(crate) struct RandomIds;

impl RandomIds {
    /// A key for a new draft.
    pub(crate) fn draft_key() -> DraftKey {
        DraftKey(NodeId(random()))
    }
}

impl IdSource for RandomIds {
    fn next_id(&mut self) -> NodeId {
        NodeId(random())
    }
}

fn random() -> u64 {
    let mut bytes = [0; 8];
    let drawn = web_sys::window()
        .and_then(|window| window.crypto().ok())
        .is_some_and(|crypto| crypto.get_random_values_with_u8_array(&mut bytes).is_ok());
    if drawn {
        return u64::from_le_bytes(bytes);
    }
    // Every browser above the floor has the call; should one refuse, the bits of two weaker draws make an id.
    js_sys::Math::random().to_bits() ^ js_sys::Math::random().to_bits().rotate_left(32)
}
