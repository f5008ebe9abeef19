//! Keys by the names that a manual would use.

/// One key with the modifiers held down: `Ctrl+Shift+Z`, `Alt+ArrowUp`, `F8`, `a`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Chord {
    pub(crate) ctrl: bool,
    pub(crate) alt: bool,
    pub(crate) shift: bool,
    pub(crate) key: Key,
}

/// A key, as the DevTools protocol and WebDriver know it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Key {
    /// `KeyboardEvent.key`.
    pub(crate) name: String,
    /// `KeyboardEvent.code`.
    pub(crate) code: String,
    /// The virtual key code of the DevTools protocol.
    pub(crate) number: u32,
    /// What WebDriver sends for it.
    pub(crate) webdriver: char,
    /// What it types, if anything.
    pub(crate) text: Option<char>,
}

/// Name, virtual key code and WebDriver character of the keys that type nothing.
const NAMED: &[(&str, u32, char)] = &[
    ("Backspace", 8, '\u{e003}'),
    ("Tab", 9, '\u{e004}'),
    ("Enter", 13, '\u{e007}'),
    ("Escape", 27, '\u{e00c}'),
    ("PageUp", 33, '\u{e00e}'),
    ("PageDown", 34, '\u{e00f}'),
    ("End", 35, '\u{e010}'),
    ("Home", 36, '\u{e011}'),
    ("ArrowLeft", 37, '\u{e012}'),
    ("ArrowUp", 38, '\u{e013}'),
    ("ArrowRight", 39, '\u{e014}'),
    ("ArrowDown", 40, '\u{e015}'),
    ("Delete", 46, '\u{e017}'),
    ("F1", 112, '\u{e031}'),
    ("F2", 113, '\u{e032}'),
    ("F8", 119, '\u{e038}'),
];

impl Chord {
    /// Reads a chord; panics on a key this list does not have, which is a slip of the test.
    pub(crate) fn read(text: &str) -> Self {
        let mut parts: Vec<&str> = text.split('+').collect();
        let name = parts.pop().expect("split gives at least one part");
        let held = |modifier: &str| parts.contains(&modifier);
        Self { ctrl: held("Ctrl"), alt: held("Alt"), shift: held("Shift"), key: Key::read(name) }
    }

    /// What the DevTools protocol calls the modifiers, as bits.
    pub(crate) const ALT: u32 = 1;
    pub(crate) const CTRL: u32 = 2;
    pub(crate) const SHIFT: u32 = 8;

    /// The modifiers as the bit field of the DevTools protocol.
    pub(crate) fn modifiers(&self) -> u32 {
        let held = [(self.alt, Self::ALT), (self.ctrl, Self::CTRL), (self.shift, Self::SHIFT)];
        held.into_iter().filter(|(held, _)| *held).map(|(_, bit)| bit).sum()
    }
}

impl Key {
    fn read(name: &str) -> Self {
        if let Some(&(_, number, webdriver)) = NAMED.iter().find(|(known, ..)| *known == name) {
            let text = (name == "Enter").then_some('\r');
            return Self { name: name.to_owned(), code: name.to_owned(), number, webdriver, text };
        }
        let name = if name == "Space" { " " } else { name };
        let mut signs = name.chars();
        match (signs.next(), signs.next()) {
            (Some(sign), None) => Self::typed(sign),
            _ => panic!("the key list has no {name}"),
        }
    }

    /// The key that types one character.
    pub(crate) fn typed(sign: char) -> Self {
        let upper = sign.to_ascii_uppercase();
        let (code, number) = match upper {
            'A'..='Z' => (format!("Key{upper}"), u32::from(upper)),
            '0'..='9' => (format!("Digit{upper}"), u32::from(upper)),
            ' ' => ("Space".to_owned(), 32),
            '.' => ("Period".to_owned(), 190),
            ',' => ("Comma".to_owned(), 188),
            '-' => ("Minus".to_owned(), 189),
            _ => (String::new(), 0),
        };
        Self { name: sign.to_string(), code, number, webdriver: sign, text: Some(sign) }
    }
}
