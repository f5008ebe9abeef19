//! Light, dark or high contrast.

use jiheng_core::ports::{StoreError, TextStore as _};
use jiheng_core::saving::keys;

use super::store::Store;

/// The look of the page (外观).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) enum Theme {
    /// As the system is set (跟随系统).
    #[default]
    System,
    /// Light (浅色).
    Light,
    /// Dark (深色).
    Dark,
    /// High contrast (高对比).
    Contrast,
}

impl Theme {
    /// All looks, in the order a switch goes through them.
    pub(crate) const ALL: [Self; 4] = [Self::System, Self::Light, Self::Dark, Self::Contrast];

    /// The value of `data-theme`, and the text stored; none: as the system is set.
    pub(crate) fn name(self) -> Option<&'static str> {
        match self {
            Self::System => None,
            Self::Light => Some("light"),
            Self::Dark => Some("dark"),
            Self::Contrast => Some("contrast"),
        }
    }

    /// The look chosen on an earlier visit.
    pub(crate) fn stored(store: &Store) -> Self {
        let stored = store.texts().get(keys::THEME).ok().flatten();
        Self::ALL.into_iter().find(|theme| theme.name() == stored.as_deref()).unwrap_or_default()
    }

    /// Gives the page this look and remembers it. On an error it lasts as long as the page.
    pub(crate) fn choose(self, store: &Store) -> Result<(), StoreError> {
        self.show();
        match self.name() {
            Some(name) => store.texts().set(keys::THEME, name),
            None => store.texts().remove(keys::THEME),
        }
    }

    /// Gives the page this look.
    pub(crate) fn show(self) {
        let root =
            web_sys::window().and_then(|window| window.document()).and_then(|document| document.document_element());
        let Some(root) = root else { return };
        // The attribute has a legal name, so neither call can fail.
        let _ = match self.name() {
            Some(name) => root.set_attribute("data-theme", name),
            None => root.remove_attribute("data-theme"),
        };
    }
}
