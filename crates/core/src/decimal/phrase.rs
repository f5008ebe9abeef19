//! What stands around a numeral: 不少于, 以上, 约, the ends of a range, a unit.

use std::ops::Range;

use rust_decimal::Decimal;

use super::ParseNumberError;
use super::numeral::{Numeral, is_multiplier, magnitude, sign, starts_numeral};
use super::quantity::{Reading, Sign};
use super::typed::{Typed, after_blanks, starts_with};
use super::unit::{Unit, is_measure_word, is_unit, shifted};
use super::words::{AFTER, BEFORE, Mark, TIMES};

/// A text that says something about a number.
pub(super) struct Phrase {
    /// What it says, counted in its own unit.
    pub(super) reading: Reading,
    /// Its own unit.
    pub(super) unit: Option<Box<str>>,
    /// Whether 万 or 亿 is in the number and not in the unit.
    pub(super) scaled: bool,
    /// The sign that its words stand for.
    pub(super) sign: Option<Sign>,
    /// The number without the words and the unit, as typed; `None`: words are
    /// left that no sign stands for.
    pub(super) number: Option<String>,
}

/// Reads a text.
pub(super) fn phrase(text: &str) -> Result<Phrase, ParseNumberError> {
    let Some(typed) = Typed::new(text) else {
        // So long a text is prose, or more digits than any number has.
        let digit = text.trim_start().starts_with(|c: char| super::typed::alike(c).is_ascii_digit());
        return Err(if digit { ParseNumberError::OutOfRange } else { ParseNumberError::NotNumber });
    };
    if typed.chars.is_empty() {
        return Err(ParseNumberError::Empty);
    }
    let stop = |c: &char| matches!(c, '.' | ',' | ';' | '、' | '!' | ' ');
    let length = typed.chars.iter().rposition(|c| !stop(c)).map_or(0, |last| last + 1);
    let chars = typed.chars.get(..length).unwrap_or_default();

    let mut words = Words::default();
    let start = words.before(chars)?;
    let low = Count::new(chars, start)?.ok_or(ParseNumberError::NotNumber)?;
    if let Some((separator, next)) = range_separator(chars, low.numeral.end) {
        let high = Count::new(chars, next)?.ok_or(ParseNumberError::NotNumber)?;
        let mut inner = Words::default();
        let low_tail = inner.after(chars, low.numeral.end..separator)?;
        let high_tail = words.after(chars, high.numeral.end..chars.len())?;
        words.join(&inner)?;
        let low = low.with_unit(&typed, low_tail, words.money)?;
        let high = high.with_unit(&typed, high_tail, words.money)?;
        return words.range(low, high, typed.original(separator..next).trim());
    }
    let tail = words.after(chars, low.numeral.end..chars.len())?;
    let count = low.with_unit(&typed, tail, words.money)?;
    words.single(count)
}

/// Where the sign stands that joins the ends of a range, and where the upper
/// end starts.
fn range_separator(chars: &[char], from: usize) -> Option<(usize, usize)> {
    (from..chars.len()).find_map(|at| {
        let mut next = match chars.get(at) {
            Some('-' | '~' | '至' | '到') => at + 1,
            _ => return None,
        };
        // A Chinese dash is typed as two.
        if chars.get(at) == Some(&'~') && chars.get(next) == Some(&'~') {
            next += 1;
        }
        let next = after_blanks(chars, next);
        chars.get(next).is_some_and(|c| starts_numeral(*c) || *c == '¥').then_some((at, next))
    })
}

/// What the words around a number say, taken together.
#[derive(Default)]
struct Words {
    bound: Option<Mark>,
    /// 不含: the bound itself does not count.
    excluded: bool,
    /// ￥: what has no unit is money.
    money: bool,
    /// 余 or 多 after the unit: 5年多.
    open: bool,
}

impl Words {
    /// Takes the words before a number and gives the place after them.
    fn before(&mut self, chars: &[char]) -> Result<usize, ParseNumberError> {
        let mut at = 0;
        while let Some(c) = chars.get(at)
            && !starts_numeral(*c)
        {
            let found = BEFORE.iter().filter(|(word, _)| starts_with(chars, at, word));
            let Some((word, mark)) = found.max_by_key(|(word, _)| word.len()) else { break };
            self.take(*mark)?;
            at = after_blanks(chars, at + word.chars().count());
        }
        Ok(at)
    }

    /// Takes the words at the end of what follows a number and gives the place
    /// of the unit before them.
    fn after(&mut self, chars: &[char], tail: Range<usize>) -> Result<Range<usize>, ParseNumberError> {
        let start = after_blanks(chars, tail.start).min(tail.end);
        let mut end = tail.end;
        loop {
            let rest = chars.get(start..end).unwrap_or_default();
            let ends_with = |word: &str| {
                let length = word.chars().count();
                rest.len() >= length && starts_with(rest, rest.len() - length, word)
            };
            if rest.last() == Some(&' ') {
                end -= 1;
            } else if ends_with("(不含)") {
                self.excluded = true;
                end -= 4;
            } else if let Some((word, mark)) = AFTER.iter().find(|(word, _)| ends_with(word)) {
                self.take(*mark)?;
                end -= word.chars().count();
            } else if rest.last() == Some(&'内')
                && TIMES.iter().any(|time| rest.iter().collect::<String>() == format!("{time}内"))
            {
                self.take(Mark::Upper(true))?;
                end -= 1;
            } else if rest.len() > 1 && matches!(rest.last(), Some('余' | '多' | '+')) && !self.open {
                self.open = true;
                end -= 1;
            } else {
                return Ok(start..end);
            }
        }
    }

    fn take(&mut self, mark: Mark) -> Result<(), ParseNumberError> {
        self.bound = match (self.bound, mark) {
            (bound, Mark::Nothing) | (bound @ Some(Mark::Lower(_) | Mark::Upper(_)), Mark::About) => bound,
            (bound, Mark::Money) => {
                self.money = true;
                bound
            }
            (None | Some(Mark::About), mark) => Some(mark),
            (Some(Mark::Equal), Mark::About) => Some(Mark::About),
            (Some(Mark::Lower(one)), Mark::Lower(other)) => Some(Mark::Lower(one && other)),
            (Some(Mark::Upper(one)), Mark::Upper(other)) => Some(Mark::Upper(one && other)),
            // 不少于10次以内 says two things.
            _ => return Err(ParseNumberError::NotNumber),
        };
        Ok(())
    }

    /// Adds what stands at the lower end of a range.
    fn join(&mut self, inner: &Self) -> Result<(), ParseNumberError> {
        (self.excluded, self.open) = (self.excluded | inner.excluded, self.open | inner.open);
        inner.bound.map_or(Ok(()), |mark| self.take(mark))
    }

    /// The phrase of one number.
    fn single(&self, count: Count) -> Result<Phrase, ParseNumberError> {
        let open = self.open || count.numeral.open;
        let included = !self.excluded;
        let (reading, sign) = match self.bound {
            Some(Mark::Upper(_)) if open => return Err(ParseNumberError::NotNumber),
            Some(Mark::Lower(inclusive)) => {
                let inclusive = inclusive && included;
                let sign = if inclusive { Sign::AtLeast } else { Sign::MoreThan };
                (Reading::AtLeast { bound: count.number, inclusive }, Some(sign))
            }
            Some(Mark::Upper(inclusive)) => {
                let inclusive = inclusive && included;
                let sign = if inclusive { Sign::AtMost } else { Sign::LessThan };
                (Reading::AtMost { bound: count.number, inclusive }, Some(sign))
            }
            _ if self.excluded => return Err(ParseNumberError::NotNumber),
            _ if open => (Reading::AtLeast { bound: count.number, inclusive: true }, None),
            Some(Mark::About) => (Reading::About(count.number), None),
            Some(Mark::Equal) => (Reading::Exact(count.number), Some(Sign::Equal)),
            None | Some(Mark::Nothing | Mark::Money) => (Reading::Exact(count.number), None),
        };
        let plain = !open && self.bound != Some(Mark::About);
        Ok(Phrase { reading, sign, scaled: count.scaled, unit: count.unit, number: plain.then_some(count.text) })
    }

    /// The phrase of a range.
    fn range(&self, mut low: Count, mut high: Count, separator: &str) -> Result<Phrase, ParseNumberError> {
        let bounded = matches!(self.bound, Some(Mark::Lower(_) | Mark::Upper(_)));
        let codes = low.numeral.zero_led || high.numeral.zero_led;
        let open = self.open || low.numeral.open || high.numeral.open;
        if bounded || self.excluded || codes || open {
            return Err(ParseNumberError::NotNumber);
        }
        low.agree(&mut high)?;
        if low.number > high.number {
            return Err(ParseNumberError::ReversedRange);
        }
        let (text, scaled) = (format!("{}{separator}{}", low.text, high.text), low.scaled || high.scaled);
        let reading = Reading::Range { low: low.number, high: high.number };
        let number = (self.bound != Some(Mark::About)).then_some(text);
        Ok(Phrase { reading, unit: high.unit, scaled, sign: Some(Sign::Between), number })
    }
}

/// A numeral with its unit.
struct Count {
    numeral: Numeral,
    /// Where the digits stand, without a sign before 百分之.
    digits: Range<usize>,
    /// The sign as typed, where it stands apart from the digits.
    minus: bool,
    /// %, ‰ or ‱ for 百分之, 千分之, 万分之.
    proportion: Option<&'static str>,
    /// The number, counted in the unit.
    number: Decimal,
    unit: Option<Box<str>>,
    scaled: bool,
    text: String,
}

impl Count {
    /// Reads the numeral at a place; `None`: there is none.
    fn new(chars: &[char], start: usize) -> Result<Option<Self>, ParseNumberError> {
        let start = if chars.get(start) == Some(&'¥') { after_blanks(chars, start + 1) } else { start };
        let (at, minus) = sign(chars, start);
        let at = after_blanks(chars, at);
        let of = |(word, unit)| starts_with(chars, at, word).then_some(unit);
        let proportion = [("百分之", "%"), ("千分之", "‰"), ("万分之", "‱")].into_iter().find_map(of);
        let first = if proportion.is_some() { after_blanks(chars, at + 3) } else { at };
        let Some(numeral) = magnitude(chars, first, minus, proportion.is_some())? else { return Ok(None) };
        Ok(Some(Self {
            digits: first..numeral.end,
            minus,
            proportion,
            number: numeral.value,
            unit: None,
            scaled: numeral.scaled,
            text: String::new(),
            numeral,
        }))
    }

    /// Gives the numeral the unit that stands at a place.
    fn with_unit(mut self, typed: &Typed<'_>, place: Range<usize>, money: bool) -> Result<Self, ParseNumberError> {
        let chars = typed.chars.get(place.clone()).unwrap_or_default();
        let unit: String =
            if chars.is_empty() && money { "元".to_owned() } else { unbracketed(chars).iter().collect() };
        let digits = typed.chars.get(self.digits.clone()).unwrap_or_default();
        let spelled = self.proportion.is_none() && !digits.iter().any(char::is_ascii_digit);
        // 十分满意, 一般 and 一批 begin with a numeral and are no numbers.
        if spelled && !chars.is_empty() && !is_measure_word(&unit) {
            return Err(ParseNumberError::NotNumber);
        }
        if !is_unit(unbracketed(chars)) || (self.proportion.is_some() && !unit.is_empty()) {
            let wordless = !chars.iter().any(|c| c.is_alphabetic());
            let more = chars.iter().any(char::is_ascii_digit);
            return Err(if wordless || more { ParseNumberError::NotNumber } else { ParseNumberError::UnknownUnit });
        }
        if let Some(proportion) = self.proportion {
            self.unit = Some(proportion.into());
        } else if let Some(scale) = self.numeral.last_scale
            && Unit::new(&unit) == (Unit { exponent: 0, base: "元" })
        {
            // 50亿元 is 50 of the unit 亿元.
            let multiplier = typed.original(scale.at..scale.at + 1);
            self.unit = Some(format!("{multiplier}{unit}").into());
            (self.number, self.scaled) = (scale.number, false);
            self.digits.end = scale.at;
        } else if !unit.is_empty() {
            self.unit = Some(unit.into());
        }
        let minus = if self.minus { "-" } else { "" };
        self.text = format!("{minus}{}", typed.original(self.digits.clone()).trim());
        // 百分之百: without 百分之 a lone 百 is no number.
        let first = typed.chars.get(self.digits.start);
        if self.proportion.is_some() && first.is_some_and(|c| is_multiplier(*c)) {
            self.text = self.number.to_string();
        }
        Ok(self)
    }

    /// Brings the ends of a range, of which this is the lower one, to one unit.
    fn agree(&mut self, high: &mut Self) -> Result<(), ParseNumberError> {
        match (&self.unit, &high.unit) {
            (Some(one), Some(other)) => {
                let (one, other) = (Unit::new(one), Unit::new(other));
                if one.base != other.base {
                    return Err(ParseNumberError::UnknownUnit);
                }
                if one.exponent != other.exponent {
                    self.expand()?;
                    high.expand()?;
                }
            }
            (Some(_), None) => {
                if high.scaled {
                    self.expand()?;
                }
                high.unit.clone_from(&self.unit);
            }
            // 5000-1万元: the multiplier cannot count the lower end as well.
            (None, Some(_)) if self.scaled || self.number > high.number => high.expand()?,
            (None, _) => {}
        }
        // 5-10万: it counts both ends.
        if !self.scaled
            && high.scaled
            && let Some(scale) = high.numeral.last_scale
            && let Some(times) = high.number.checked_div(scale.number)
            && let Some(wide) = self.number.checked_mul(times)
            && wide <= high.number
        {
            self.number = wide;
        }
        Ok(())
    }

    /// Counts in 元 what was counted in 万元.
    fn expand(&mut self) -> Result<(), ParseNumberError> {
        if let Some(text) = &self.unit {
            let unit = Unit::new(text);
            self.number = shifted(self.number, unit.exponent).ok_or(ParseNumberError::OutOfRange)?;
            self.text = self.number.to_string();
            self.unit = Some(unit.base.into());
        }
        Ok(())
    }
}

/// A unit without the brackets around it: 10(个).
fn unbracketed(chars: &[char]) -> &[char] {
    match chars {
        ['(', inner @ .., ')'] if !inner.contains(&')') => inner,
        _ => chars,
    }
}
