//! Takes files from the person.

use std::rc::Rc;

use jiheng_core::format::foreign_encoding;
use js_sys::{ArrayBuffer, Uint8Array};
use wasm_bindgen::JsCast as _;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{
    DragEvent, Event, EventTarget, File, FileList, HtmlInputElement, Response, TextDecoder, TextDecoderOptions,
};

use super::listener::Listener;

/// Bytes beyond which no file is read into memory.
pub(crate) const SIZE_LIMIT: u64 = 64 * 1024 * 1024;

/// A file as it was given.
#[derive(Debug)]
pub(crate) struct OpenedFile {
    /// Its name without a path.
    pub(crate) name: String,
    /// Its bytes, or why they were not read.
    pub(crate) bytes: Result<Vec<u8>, FileError>,
}

/// Why a file was not read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum FileError {
    /// It is larger than [`SIZE_LIMIT`].
    TooLarge,
    /// The browser could not read it: it is gone, it is a folder, or another program holds it.
    NotReadable,
}

impl FileError {
    /// The key of the sentence that explains it in the catalogue.
    pub(crate) fn key(self) -> &'static str {
        match self {
            Self::TooLarge => "import.too_large",
            Self::NotReadable => "import.not_readable",
        }
    }
}

/// Lets the person choose files and reads them one by one, in the order chosen.
///
/// `accept` is as in `<input accept>`; empty: any file. Must be called from a click or a key.
pub(crate) fn choose(accept: &str, several: bool, on_file: impl Fn(OpenedFile) + 'static) {
    let input = web_sys::window()
        .and_then(|window| window.document())
        .and_then(|document| document.create_element("input").ok())
        .and_then(|element| element.dyn_into::<HtmlInputElement>().ok());
    let Some(input) = input else { return };
    input.set_type("file");
    input.set_accept(accept);
    input.set_multiple(several);
    // The input holds its listener and the listener the input; both go when a file was chosen.
    let on_file = Rc::new(on_file);
    let chosen = input.clone();
    let listener = wasm_bindgen::closure::Closure::once_into_js(move |_: Event| {
        if let Some(files) = chosen.files() {
            read_all(&files, on_file);
        }
    });
    input.set_onchange(listener.dyn_ref());
    input.click();
}

/// Takes files dropped on an element for as long as the listeners live.
pub(crate) fn accept_drops(target: &EventTarget, on_file: impl Fn(OpenedFile) + 'static) -> [Listener; 2] {
    let on_file = Rc::new(on_file);
    // Without this the browser opens the file in place of the page.
    let over = Listener::new(target.clone(), "dragover", |event| event.prevent_default());
    let drop = Listener::new(target.clone(), "drop", move |event| {
        event.prevent_default();
        let files = event.dyn_ref::<DragEvent>().and_then(DragEvent::data_transfer).and_then(|data| data.files());
        if let Some(files) = files {
            read_all(&files, Rc::clone(&on_file));
        }
    });
    [over, drop]
}

fn read_all(files: &FileList, on_file: Rc<impl Fn(OpenedFile) + 'static>) {
    let files: Vec<File> = (0..files.length()).filter_map(|index| files.get(index)).collect();
    spawn_local(async move {
        for file in files {
            let bytes = read(&file).await;
            on_file(OpenedFile { name: file.name(), bytes });
        }
    });
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "sizes are whole and not negative")]
async fn read(file: &File) -> Result<Vec<u8>, FileError> {
    if file.size() as u64 > SIZE_LIMIT {
        return Err(FileError::TooLarge);
    }
    let response = Response::new_with_opt_blob(Some(file)).map_err(|_| FileError::NotReadable)?;
    let reading = response.array_buffer().map_err(|_| FileError::NotReadable)?;
    let buffer = JsFuture::from(reading).await.map_err(|_| FileError::NotReadable)?;
    let buffer: ArrayBuffer = buffer.dyn_into().map_err(|_| FileError::NotReadable)?;
    let bytes = Uint8Array::new(&buffer).to_vec();
    Ok(in_utf8(&bytes).unwrap_or(bytes))
}

/// A text that another program saved in its own encoding, put back into ours.
fn in_utf8(bytes: &[u8]) -> Option<Vec<u8>> {
    let strictly = TextDecoderOptions::new();
    strictly.set_fatal(true);
    let decoder = TextDecoder::new_with_label_and_options(foreign_encoding(bytes)?, &strictly).ok()?;
    decoder.decode_with_u8_array(bytes).ok().map(String::into_bytes)
}
