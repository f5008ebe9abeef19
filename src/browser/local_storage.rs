//! The local storage of the browser, as a store of texts.

use gloo_storage::{LocalStorage, Storage as _};
use jiheng_core::ports::{MemoryStore, StoreError, TextStore};
use jiheng_core::saving::{DraftKey, keys};
use js_sys::{Function, JsString, Reflect};
use wasm_bindgen::{JsCast as _, JsValue};
use web_sys::{DomException, Storage};

/// Where texts go: into the local storage, or nowhere.
#[derive(Debug)]
pub(crate) enum BrowserTexts {
    /// The local storage of this origin.
    Local,
    /// The browser denies storage: texts last as long as the page.
    Memory(MemoryStore),
}

impl BrowserTexts {
    /// Finds out once whether this page may store anything.
    ///
    /// This must come before any call of gloo, which throws where storage is
    /// denied. A storage that is merely full is not denied.
    pub(crate) fn open() -> Self {
        let works = || -> Result<bool, JsValue> {
            let Some(storage) = web_sys::window().map(|window| window.local_storage()).transpose()?.flatten() else {
                return Ok(false);
            };
            storage.set_item(keys::PROBE, "1")?;
            storage.remove_item(keys::PROBE)?;
            Ok(true)
        };
        match works() {
            Ok(true) => Self::Local,
            Err(error) if reason(&error) == StoreError::Full => Self::Local,
            _ => Self::Memory(MemoryStore::default()),
        }
    }

    /// Whether texts outlive the page.
    pub(crate) fn lasts(&self) -> bool {
        matches!(self, Self::Local)
    }

    /// Remembers which draft this window has open, for the panic screen.
    ///
    /// The note belongs to the window, so it goes where windows do not see each other's notes. Losing it
    /// costs no draft, so no error is worth a word.
    pub(super) fn remember_open(&self, key: DraftKey) {
        if let Some(notes) = self.notes() {
            let _ = notes.set_item(keys::OPEN, &key.to_string());
        }
    }

    /// Forgets that this window has a draft open, unless it is another one by now.
    pub(super) fn forget_open(&self, key: DraftKey) {
        if let Some(notes) = self.notes()
            && notes.get_item(keys::OPEN).ok().flatten() == Some(key.to_string())
        {
            let _ = notes.remove_item(keys::OPEN);
        }
    }

    /// The session storage of this window.
    fn notes(&self) -> Option<Storage> {
        if !self.lasts() {
            return None;
        }
        web_sys::window()?.session_storage().ok()?
    }
}

impl TextStore for BrowserTexts {
    fn get(&self, key: &str) -> Result<Option<String>, StoreError> {
        match self {
            Self::Local => LocalStorage::raw().get_item(key).map_err(|error| reason(&error)),
            Self::Memory(memory) => memory.get(key),
        }
    }

    fn set(&self, key: &str, text: &str) -> Result<(), StoreError> {
        match self {
            Self::Local => LocalStorage::raw().set_item(key, text).map_err(|error| reason(&error)),
            Self::Memory(memory) => memory.set(key, text),
        }
    }

    fn remove(&self, key: &str) -> Result<(), StoreError> {
        match self {
            Self::Local => LocalStorage::raw().remove_item(key).map_err(|error| reason(&error)),
            Self::Memory(memory) => memory.remove(key),
        }
    }

    fn sizes(&self) -> Result<Vec<(String, usize)>, StoreError> {
        match self {
            Self::Local => sizes(&LocalStorage::raw()).map_err(|error| reason(&error)),
            Self::Memory(memory) => memory.sizes(),
        }
    }
}

/// Measures every text where it is: millions of units need not be copied to be counted.
fn sizes(storage: &Storage) -> Result<Vec<(String, usize)>, JsValue> {
    let get_item: Function = Reflect::get(storage, &JsValue::from_str("getItem"))?.dyn_into()?;
    let mut sizes = Vec::new();
    for index in 0..storage.length()? {
        if let Some(key) = storage.key(index)? {
            let text = get_item.call1(storage, &JsValue::from_str(&key))?;
            let units = text.dyn_ref::<JsString>().map_or(0, JsString::length);
            sizes.push((key, units as usize));
        }
    }
    Ok(sizes)
}

/// What an exception of the storage means. Firefox has a name of its own for a full store.
fn reason(error: &JsValue) -> StoreError {
    match error.dyn_ref::<DomException>().map(DomException::name).as_deref() {
        Some("QuotaExceededError" | "NS_ERROR_DOM_QUOTA_REACHED") => StoreError::Full,
        _ => StoreError::Denied,
    }
}
