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
            Self::Local => {
                let held = held(&LocalStorage::raw(), key).map_err(|error| reason(&error))?;
                Ok(held.map(|text| copied(&text)))
            }
            Self::Memory(memory) => memory.get(key),
        }
    }

    fn set(&self, key: &str, text: &str) -> Result<(), StoreError> {
        match self {
            Self::Local => LocalStorage::raw().set_item(key, text).map_err(|error| reason(&error)),
            Self::Memory(memory) => memory.set(key, text),
        }
    }

    /// The text is compared where it is: megabytes need not come back to be equal.
    fn put(&self, key: &str, text: &str) -> Result<(), StoreError> {
        match self {
            Self::Local => {
                let (storage, text) = (LocalStorage::raw(), JsString::from(text));
                let back = set_and_get(&storage, key, &text).map_err(|error| reason(&error))?;
                if back.as_ref() == Some(&text) { Ok(()) } else { Err(StoreError::NotReadBack) }
            }
            Self::Memory(memory) => memory.put(key, text),
        }
    }

    fn show(&self, key: &str, see: &mut dyn FnMut(&str)) -> Result<bool, StoreError> {
        match self {
            Self::Local => {
                let held = held(&LocalStorage::raw(), key).map_err(|error| reason(&error))?;
                Ok(held.is_some_and(|text| {
                    pieces(&text).for_each(|piece| see(&piece));
                    true
                }))
            }
            Self::Memory(memory) => memory.show(key, see),
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
    let mut sizes = Vec::new();
    for index in 0..storage.length()? {
        if let Some(key) = storage.key(index)? {
            let units = held(storage, &key)?.map_or(0, |text| text.length());
            sizes.push((key, units as usize));
        }
    }
    Ok(sizes)
}

/// The text under a key, left where the browser has it.
fn held(storage: &Storage, key: &str) -> Result<Option<JsString>, JsValue> {
    let get_item: Function = Reflect::get(storage, &JsValue::from_str("getItem"))?.dyn_into()?;
    Ok(get_item.call1(storage, &JsValue::from_str(key))?.dyn_into().ok())
}

/// Puts a text under a key, and gives back what stands there then.
fn set_and_get(storage: &Storage, key: &str, text: &JsString) -> Result<Option<JsString>, JsValue> {
    let set_item: Function = Reflect::get(storage, &JsValue::from_str("setItem"))?.dyn_into()?;
    set_item.call2(storage, &JsValue::from_str(key), text)?;
    held(storage, key)
}

/// A text as the program holds it. A whole large text would get three times its
/// room while it is copied, which the module would never give back.
fn copied(text: &JsString) -> String {
    let size = pieces(text).map(|piece| piece.len()).sum();
    let mut whole = String::with_capacity(size);
    whole.extend(pieces(text));
    whole
}

/// A text piece by piece, so that no more than a piece is copied at a time.
fn pieces(text: &JsString) -> impl Iterator<Item = String> {
    /// UTF-16 units of a piece.
    const PIECE: u32 = 1 << 16;
    let mut from = 0;
    std::iter::from_fn(move || {
        let mut to = (from + PIECE).min(text.length());
        // The two halves of one character stay together.
        if to < text.length() && (0xDC00..0xE000).contains(&char_code(text, to)) {
            to += 1;
        }
        let piece = (from < to).then(|| String::from(text.slice(from, to)));
        from = to;
        piece
    })
}

/// The UTF-16 unit at a place of a text.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a unit has sixteen bits")]
fn char_code(text: &JsString, at: u32) -> u32 {
    text.char_code_at(at) as u32
}

/// What an exception of the storage means. Firefox has a name of its own for a full store.
fn reason(error: &JsValue) -> StoreError {
    match error.dyn_ref::<DomException>().map(DomException::name).as_deref() {
        Some("QuotaExceededError" | "NS_ERROR_DOM_QUOTA_REACHED") => StoreError::Full,
        _ => StoreError::Denied,
    }
}
