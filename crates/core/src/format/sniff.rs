//! From bytes to text, and what the bytes are where they are not ours.

use super::ReadError;

/// How large a file may be. The largest imaginable evaluation, ten thousand
/// rows with a page of prose each, stays below it.
const MAX_BYTES: usize = 20 << 20;

/// How the files of other programs begin: zip (xlsx, docx, ofd, wps), the
/// older Office container (xls, doc, et), pdf.
const FOREIGN: [&[u8]; 3] = [b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"%PDF"];

/// The text in the bytes of a file, without a byte order mark.
pub(super) fn text(bytes: &[u8]) -> Result<&str, ReadError> {
    if bytes.len() > MAX_BYTES {
        return Err(ReadError::TooLarge);
    }
    if FOREIGN.iter().any(|start| bytes.starts_with(start)) {
        return Err(ReadError::OtherProgram);
    }
    let text = std::str::from_utf8(bytes).map_err(|error| match error.error_len() {
        // The last character is cut in the middle.
        None => ReadError::Truncated,
        Some(_) => ReadError::NotText,
    })?;
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    match text.trim_start().chars().next() {
        None => Err(ReadError::Empty),
        Some('<') => Err(ReadError::LooksLikeHtml),
        Some(_) if text.starts_with('\0') || text.get(1..2) == Some("\0") => Err(ReadError::NotText),
        Some(_) => Ok(text),
    }
}

/// The encoding that another program saved a draft in, by the name that browsers know it under.
/// `None`: it is UTF-8, or no draft in any encoding.
///
/// Notepad calls them "Unicode" and "ANSI"; with either, the text is whole and only has to be read.
pub fn foreign_encoding(bytes: &[u8]) -> Option<&'static str> {
    match bytes {
        [0xff, 0xfe, ..] | [b'{', 0, ..] => Some("utf-16le"),
        [0xfe, 0xff, ..] | [0, b'{', ..] => Some("utf-16be"),
        _ => {
            let broken = std::str::from_utf8(bytes).is_err_and(|error| error.error_len().is_some());
            let is_object = bytes.iter().find(|byte| !byte.is_ascii_whitespace()) == Some(&b'{');
            (broken && is_object).then_some("gb18030")
        }
    }
}
