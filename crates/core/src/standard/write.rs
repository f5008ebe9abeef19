//! A pack as a file.

use super::Standard;

impl Standard {
    /// The whole pack as JSON: two spaces a level, members in the order of the
    /// type, so that the same pack is the same bytes everywhere. A sound pack is
    /// read back equal by [`Standard::read`], any other by
    /// [`Standard::read_bounded`].
    ///
    /// # Panics
    /// Never: every value of a pack has a JSON text.
    pub fn to_json(&self) -> String {
        serde_json::to_string_pretty(self).expect("every value of a pack has a JSON text") + "\n"
    }
}
