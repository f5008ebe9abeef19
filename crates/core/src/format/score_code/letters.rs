//! The letters of a score code: digits and capitals without I, L, O and U, five
//! bits each.
//!
//! A number takes a letter for every four bits, the lowest first; the fifth bit
//! says that more follow. The check is that of Bech32m (BIP 350): it finds every
//! one, two or three wrong letters, and of all other mistakes it misses one in a
//! thousand million.

use std::iter;

use super::ScoreCodeError;

const ALPHABET: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";
/// Letters in a group.
const GROUP: usize = 5;
/// Letters of the check.
const CHECK: usize = 6;
/// No code has more letters.
const MOST_LETTERS: usize = 4000;

/// Writes the letters of a code.
#[derive(Default)]
pub(super) struct Writer(Vec<u8>);

impl Writer {
    /// A number.
    pub(super) fn number(&mut self, mut number: u64) {
        while number >= 16 {
            self.0.push(low_bits(number, 15) | 16);
            number >>= 4;
        }
        self.0.push(low_bits(number, 15));
    }

    /// Bytes, a multiple of five: eight letters for five of them.
    pub(super) fn bytes(&mut self, bytes: &[u8]) {
        for group in bytes.chunks_exact(5) {
            let whole = group.iter().fold(0_u64, |whole, byte| whole << 8 | u64::from(*byte));
            self.0.extend((0..8).rev().map(|place| low_bits(whole >> (5 * place), 31)));
        }
    }

    /// The letters alone.
    pub(super) fn plain(&self) -> String {
        write(&self.0)
    }

    /// The letters with the check, in groups.
    pub(super) fn finish(mut self, pack: &str) -> String {
        let zeros = iter::repeat_n(0, CHECK);
        let check = remainder(pack, self.0.iter().copied().chain(zeros)) ^ MARK;
        self.0.extend((0..CHECK).rev().map(|place| low_bits(u64::from(check >> (5 * place)), 31)));
        let groups: Vec<String> =
            self.0.chunks(GROUP).map(|group| group.iter().map(|value| letter(*value)).collect()).collect();
        groups.join(" ")
    }
}

/// Reads the values of a code whose check fits.
pub(super) struct Reader<'a>(std::slice::Iter<'a, u8>);

impl<'a> Reader<'a> {
    /// Begins at the first letter.
    pub(super) fn new(values: &'a [u8]) -> Self {
        Self(values[..values.len().saturating_sub(CHECK)].iter())
    }

    /// The next number.
    pub(super) fn number(&mut self) -> Option<u64> {
        let mut number = 0;
        for place in 0..16 {
            let value = *self.0.next()?;
            number |= u64::from(value & 15) << (4 * place);
            if value < 16 {
                return Some(number);
            }
        }
        None
    }

    /// The next bytes, a multiple of five.
    pub(super) fn bytes<const COUNT: usize>(&mut self) -> Option<[u8; COUNT]> {
        let mut bytes = [0; COUNT];
        for group in bytes.chunks_exact_mut(5) {
            let mut whole = 0_u64;
            for _ in 0..8 {
                whole = whole << 5 | u64::from(*self.0.next()?);
            }
            for (place, byte) in group.iter_mut().rev().enumerate() {
                *byte = low_bits(whole >> (8 * place), 255);
            }
        }
        Some(bytes)
    }

    /// Whether nothing is left.
    pub(super) fn is_done(&self) -> bool {
        self.0.len() == 0
    }
}

/// The values of the letters as a person typed them.
pub(super) fn values(text: &str) -> Result<Vec<u8>, ScoreCodeError> {
    let mut values = Vec::new();
    for sign in text.chars().filter(|sign| !separates(*sign)) {
        values.push(value(sign).ok_or(ScoreCodeError::Letter(sign))?);
        if values.len() > MOST_LETTERS {
            return Err(ScoreCodeError::Check);
        }
    }
    Ok(values)
}

/// The letters of values.
pub(super) fn write(values: &[u8]) -> String {
    values.iter().map(|value| letter(*value)).collect()
}

/// Whether the check fits letters and id.
pub(super) fn fits(pack: &str, values: &[u8]) -> bool {
    values.len() > CHECK && remainder(pack, values.iter().copied()) == MARK
}

fn separates(sign: char) -> bool {
    sign.is_whitespace() || matches!(sign, '-' | '‐' | '‑' | '–' | '—' | '－' | '。')
}

fn value(sign: char) -> Option<u8> {
    // Typed with an input method in full width.
    let narrow = match sign {
        '！'..='～' => char::from_u32(u32::from(sign) - 0xfee0)?,
        sign => sign,
    };
    let letter = match narrow.to_ascii_uppercase() {
        'O' => '0',
        'I' | 'L' => '1',
        other => other,
    };
    let place = ALPHABET.iter().position(|known| char::from(*known) == letter)?;
    u8::try_from(place).ok()
}

fn letter(value: u8) -> char {
    char::from(ALPHABET[usize::from(value & 31)])
}

fn low_bits(number: u64, mask: u8) -> u8 {
    number.to_le_bytes()[0] & mask
}

/// What the remainder of a right code is.
const MARK: u32 = 0x2bc8_30a3;

/// The remainder of the code polynomial.
fn remainder(pack: &str, values: impl Iterator<Item = u8>) -> u32 {
    const GENERATOR: [u32; 5] = [0x3b6a_57b2, 0x2650_8e6d, 0x1ea1_19fa, 0x3d42_33dd, 0x2a14_62b3];
    let high = pack.bytes().map(|byte| byte >> 5);
    let low = pack.bytes().map(|byte| byte & 31);
    let all = high.chain(iter::once(0)).chain(low).chain(values);
    all.fold(1, |remainder: u32, value| {
        let top = remainder >> 25;
        let shifted = (remainder & 0x01ff_ffff) << 5 ^ u32::from(value);
        GENERATOR.iter().zip(0..).fold(shifted, |sum, (term, bit)| if top >> bit & 1 == 1 { sum ^ term } else { sum })
    })
}
