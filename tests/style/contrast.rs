//! Contrast of every text, edge and mark on every ground, computed from the token files (WCAG 2.1, AA).
// Luminance is defined with a power of 2.4; no score is anywhere near.
#![allow(clippy::disallowed_types)]

use std::collections::BTreeMap;

use crate::sheet;

type Tokens = BTreeMap<String, String>;

const DARK: &str = "@media (prefers-color-scheme: dark)";
const MORE: &str = "@media (prefers-contrast: more) and (prefers-color-scheme: light)";
const MORE_DARK: &str = "@media (prefers-contrast: more) and (prefers-color-scheme: dark)";

/// What text may stand on.
const SURFACES: [&str; 8] =
    ["--bg-desk", "--bg-pane", "--bg-raised", "--bg-sunken", "--bg-group", "--bg-hover", "--bg-selected", "--bg-input"];
const TEXTS: [&str; 10] =
    ["--text", "--text-2", "--text-3", "--link", "--accent", "--ok", "--warn", "--bad", "--hand", "--mute"];
const STATES: [&str; 5] = ["ok", "warn", "bad", "hand", "mute"];
const SOFT: [&str; 6] = ["--ok-soft", "--warn-soft", "--bad-soft", "--hand-soft", "--mute-soft", "--accent-soft"];

/// The custom properties that the rules with this query and selector set.
fn set_by(within: &[&str], selector: &str) -> Tokens {
    let tokens: Tokens = ["tokens/palette.css", "tokens/themes.css"]
        .into_iter()
        .flat_map(sheet::rules)
        .filter(|rule| rule.within == within && rule.selector == selector)
        .flat_map(|rule| rule.declarations)
        .collect();
    assert!(!tokens.is_empty(), "no rule `{selector}` within {within:?}");
    tokens
}

fn light() -> Tokens {
    set_by(&[], ":root")
}

fn dark() -> Tokens {
    set_by(&[], ":root[data-theme=\"dark\"]")
}

fn system_dark() -> Tokens {
    set_by(&[DARK], ":root:not([data-theme=\"light\"]):not([data-theme=\"contrast\"])")
}

fn contrast() -> Tokens {
    set_by(&[], ":root[data-theme=\"contrast\"]")
}

/// A theme as it applies: the light one with what the given ones replace.
fn applied(replaced: &[Tokens]) -> Tokens {
    let mut tokens = light();
    for theme in replaced {
        tokens.extend(theme.clone());
    }
    tokens
}

/// Every theme a person can come to see, with its name.
fn themes() -> Vec<(&'static str, Tokens)> {
    let more_dark = set_by(&[MORE_DARK], ":root:not([data-theme=\"light\"]):not([data-theme=\"contrast\"])");
    vec![
        ("light", light()),
        ("dark", applied(&[dark()])),
        ("contrast", applied(&[contrast()])),
        ("dark with more contrast", applied(&[dark(), more_dark])),
    ]
}

fn color(tokens: &Tokens, name: &str) -> [u8; 3] {
    let value = tokens.get(name).unwrap_or_else(|| panic!("{name} is not set"));
    if let Some(other) = sheet::variables(value).next() {
        return color(tokens, other);
    }
    let digits = value.strip_prefix('#').filter(|digits| digits.len() == 6);
    let digits = digits.unwrap_or_else(|| panic!("{name} is {value}, not six hexadecimal digits"));
    [0, 2, 4].map(|at| u8::from_str_radix(&digits[at..at + 2], 16).expect("hexadecimal digits"))
}

fn luminance(color: [u8; 3]) -> f64 {
    let [red, green, blue] = color.map(|channel| {
        let share = f64::from(channel) / 255.0;
        if share <= 0.039_28 { share / 12.92 } else { ((share + 0.055) / 1.055).powf(2.4) }
    });
    0.2126 * red + 0.7152 * green + 0.0722 * blue
}

fn ratio(one: [u8; 3], other: [u8; 3]) -> f64 {
    let (one, other) = (luminance(one), luminance(other));
    (one.max(other) + 0.05) / (one.min(other) + 0.05)
}

/// Adds a line for every pair that stays below the limit.
#[derive(Default)]
struct Findings(Vec<String>);

impl Findings {
    fn check(&mut self, theme: &(&str, Tokens), front: &str, ground: &str, limit: f64) {
        let ratio = ratio(color(&theme.1, front), color(&theme.1, ground));
        if ratio < limit {
            self.0.push(format!("{}: {front} on {ground} is {ratio:.2}, below {limit}", theme.0));
        }
    }

    #[track_caller]
    fn none(self) {
        assert!(self.0.is_empty(), "\n{}", self.0.join("\n"));
    }
}

#[test]
fn the_formula_gives_the_known_extremes() {
    assert!((ratio([0, 0, 0], [255, 255, 255]) - 21.0).abs() < 1e-9);
    assert!((ratio([0x77, 0x77, 0x77], [255, 255, 255]) - 4.478).abs() < 0.001);
}

#[test]
fn text_can_be_read_on_every_surface() {
    let mut findings = Findings::default();
    for theme in &themes() {
        let limit = if theme.0 == "contrast" { 7.0 } else { 4.5 };
        for text in TEXTS {
            for surface in SURFACES {
                findings.check(theme, text, surface, limit);
            }
        }
    }
    findings.none();
}

#[test]
fn text_can_be_read_on_the_ground_of_every_state() {
    let mut findings = Findings::default();
    for theme in &themes() {
        for ground in SOFT {
            for text in ["--text", "--text-2", "--link"] {
                findings.check(theme, text, ground, 4.5);
            }
        }
        for state in STATES {
            findings.check(theme, &format!("--{state}"), &format!("--{state}-soft"), 4.5);
        }
        findings.check(theme, "--accent", "--accent-soft", 4.5);
        findings.check(theme, "--text-on-accent", "--accent", 4.5);
        findings.check(theme, "--text-on-accent", "--accent-hover", 4.5);
        findings.check(theme, "--on-fill", "--fill", 4.5);
    }
    findings.none();
}

#[test]
fn edges_of_fields_marks_and_the_focus_can_be_seen() {
    let mut findings = Findings::default();
    for theme in &themes() {
        for surface in SURFACES {
            for front in ["--line-input", "--focus", "--accent"] {
                findings.check(theme, front, surface, 3.0);
            }
            for state in STATES {
                findings.check(theme, &format!("--{state}-mark"), surface, 3.0);
            }
        }
        for state in STATES {
            findings.check(theme, &format!("--{state}-mark"), &format!("--{state}-soft"), 3.0);
        }
    }
    findings.none();
}

#[test]
fn a_beam_shows_its_quantity_and_its_target() {
    let mut findings = Findings::default();
    for theme in &themes() {
        for front in ["--fill", "--fill-strong", "--warn-mark", "--bad-mark", "--hand-mark", "--tick"] {
            findings.check(theme, front, "--track", 3.0);
        }
        // A row that does not apply is hatched in the trough's color, under its words.
        findings.check(theme, "--text-2", "--track", 4.5);
        for ground in ["--fill", "--warn-mark", "--hand-mark"] {
            // The tick has a halo of the pane's color where it crosses the quantity.
            findings.check(theme, ground, "--bg-pane", 3.0);
        }
    }
    findings.none();
}

#[test]
fn the_contrast_theme_draws_every_edge() {
    let mut findings = Findings::default();
    let theme = ("contrast", applied(&[contrast()]));
    for line in ["--line-hair", "--line-soft", "--line-strong", "--line-input", "--accent-line"] {
        findings.check(&theme, line, "--bg-pane", 3.0);
    }
    for state in STATES {
        findings.check(&theme, &format!("--{state}-line"), &format!("--{state}-soft"), 3.0);
    }
    findings.none();
}

#[test]
fn a_theme_that_the_system_asks_for_is_the_one_that_can_be_chosen() {
    assert_eq!(system_dark(), dark());
    let system_contrast = set_by(&[MORE], ":root:not([data-theme=\"light\"]):not([data-theme=\"dark\"])");
    assert_eq!(system_contrast, contrast());
}

#[test]
fn every_theme_sets_every_meaning() {
    let meanings = |tokens: Tokens| -> Vec<String> {
        let palette: Tokens =
            sheet::rules("tokens/palette.css").into_iter().flat_map(|rule| rule.declarations).collect();
        tokens.into_keys().filter(|name| !palette.contains_key(name)).collect()
    };
    assert_eq!(meanings(dark()), meanings(light()));
    assert_eq!(meanings(contrast()), meanings(light()));
}
