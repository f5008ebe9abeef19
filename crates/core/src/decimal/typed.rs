//! The characters of a text as they are read: full width and half width, and
//! the many dashes and comparison signs of keyboards, become one.

use std::ops::Range;

/// The longest text that is read as a number. A longer one is prose.
pub(super) const LONGEST: usize = 200;

/// A text with its characters made alike, one for one, so that a place in the
/// read text is a place in the typed text.
pub(super) struct Typed<'a> {
    text: &'a str,
    /// The characters made alike, without white space around them.
    pub(super) chars: Vec<char>,
    /// Where in the text each character starts, and where the last one ends.
    starts: Vec<usize>,
}

impl<'a> Typed<'a> {
    /// The characters of a text; `None`: longer than any number.
    pub(super) fn new(text: &'a str) -> Option<Self> {
        let blank = |c: char| alike(c) == ' ';
        let inner = text.trim_start_matches(blank);
        let from = text.len() - inner.len();
        let inner = inner.trim_end_matches(blank);
        let mut chars = Vec::with_capacity(inner.len());
        let mut starts = Vec::with_capacity(inner.len() + 1);
        for (at, c) in inner.char_indices() {
            if chars.len() == LONGEST {
                return None;
            }
            chars.push(alike(c));
            starts.push(from + at);
        }
        starts.push(from + inner.len());
        Some(Self { text, chars, starts })
    }

    /// What was typed at these places.
    pub(super) fn original(&self, places: Range<usize>) -> &'a str {
        let start = self.starts.get(places.start);
        let end = self.starts.get(places.end);
        start.zip(end).and_then(|(start, end)| self.text.get(*start..*end)).unwrap_or("")
    }
}

/// The character that stands for all that look like it.
pub(super) fn alike(c: char) -> char {
    match c {
        // A tilde and a long dash only ever join the ends of a range.
        '～' | '〜' | '∼' | '—' | '–' | '―' | '‒' | '─' => '~',
        '−' | '‐' | '‑' | '﹣' | '﹘' => '-',
        '≧' | '⩾' | '≮' => '≥',
        '≦' | '⩽' | '≯' => '≤',
        '﹥' => '>',
        // The half-width sign looks like markup to those who guard against that.
        '\u{3C}' | '﹤' | '＜' => '＜',
        '﹦' => '=',
        '﹪' => '%',
        '﹐' => ',',
        '﹒' | '。' => '.',
        '﹢' => '+',
        '（' | '〔' | '﹙' => '(',
        '）' | '〕' | '﹚' => ')',
        '￥' => '¥',
        // The rest of the full-width block lies at a fixed distance.
        '！'..='～' => char::from_u32(c as u32 - 0xFEE0).unwrap_or(c),
        '\u{200B}'..='\u{200F}' | '\u{2060}' | '\u{FEFF}' => ' ',
        _ if c.is_whitespace() || c.is_control() => ' ',
        _ => c,
    }
}

/// The place after the blanks that start at a place.
pub(super) fn after_blanks(chars: &[char], mut at: usize) -> usize {
    while chars.get(at) == Some(&' ') {
        at += 1;
    }
    at
}

/// Whether a word stands at a place.
pub(super) fn starts_with(chars: &[char], at: usize, word: &str) -> bool {
    let mut rest = chars.iter().skip(at);
    word.chars().all(|c| rest.next() == Some(&c))
}
