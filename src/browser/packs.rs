//! Where the packs that a person made are kept.

use jiheng_core::saving::OwnPacks;

use super::local_storage::BrowserTexts;
use super::store::Store;

impl Store {
    /// The packs that a person made, among the texts of this browser.
    pub(crate) fn packs(&self) -> OwnPacks<'_, BrowserTexts> {
        OwnPacks::new(self.texts())
    }
}
