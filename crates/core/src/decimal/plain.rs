//! Plain numbers: 80, 0.95.

use super::numeral::{FRACTION_DIGITS, INTEGER_DIGITS};

/// The number of a text that is digits and at most one point, which most are,
/// as whole digits and their decimals without needless zeros; `None`: the text
/// wants reading.
pub(super) fn plain(text: &str) -> Option<(i64, u8)> {
    let (mut digits, mut places, mut length) = (0_i64, None, 0);
    for byte in text.bytes() {
        match (byte, &mut places) {
            (b'0'..=b'9', _) if length == 17 => return None,
            (b'0'..=b'9', places) => {
                digits = digits * 10 + i64::from(byte - b'0');
                length += 1;
                *places = places.map(|places: u8| places + 1);
            }
            (b'.', None) if length > 0 => places = Some(0),
            _ => return None,
        }
    }
    let mut places = match places {
        None => 0,
        // A point at the end may stand for anything.
        Some(0) => return None,
        Some(places) => places,
    };
    let fits = length > 0 && length - usize::from(places) <= INTEGER_DIGITS && u32::from(places) <= FRACTION_DIGITS;
    if !fits {
        return None;
    }
    while places > 0 && digits % 10 == 0 {
        digits /= 10;
        places -= 1;
    }
    Some((digits, places))
}
