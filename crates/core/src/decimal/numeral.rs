//! Numerals: "1,000", "1.2万", "一百二十万", "1亿2000万", "10余".

use rust_decimal::Decimal;

use super::ParseNumberError;
use super::typed::{after_blanks, starts_with};

/// The most digits before the decimal point of what is typed.
pub(super) const INTEGER_DIGITS: usize = 15;
/// The most digits after it.
pub(super) const FRACTION_DIGITS: u32 = 6;
/// Numbers are read in millionths, in whole numbers.
const UNIT: i128 = 1_000_000;
const TEN_THOUSAND: i128 = 10_000;
const HUNDRED_MILLION: i128 = 100_000_000;
const LIMIT: i128 = UNIT * 1_000_000_000_000_000;

/// A numeral that was read from a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Numeral {
    /// What it says.
    pub(super) value: Decimal,
    /// Where it ends.
    pub(super) end: usize,
    /// Whether 余, 多 or + leaves it open upward.
    pub(super) open: bool,
    /// Whether 万 or 亿 stands in it.
    pub(super) scaled: bool,
    /// The 万 or 亿 that it ends with and that could as well be part of the
    /// unit: 50 | 亿.
    pub(super) last_scale: Option<Scale>,
    /// Whether it starts with a needless zero, as codes do and quantities do not.
    pub(super) zero_led: bool,
}

/// A 万 or 亿 at the end of a numeral.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Scale {
    /// Where it stands.
    pub(super) at: usize,
    /// The number before it.
    pub(super) number: Decimal,
}

/// A number in millionths as a decimal, where it is in bounds.
fn decimal(millionths: i128, negative: bool) -> Result<Decimal, ParseNumberError> {
    if millionths >= LIMIT {
        return Err(ParseNumberError::OutOfRange);
    }
    let signed = if negative { -millionths } else { millionths };
    let value = Decimal::try_from_i128_with_scale(signed, FRACTION_DIGITS);
    value.map(|value| value.normalize()).map_err(|_| ParseNumberError::OutOfRange)
}

/// Whether a numeral can start with this character.
pub(super) fn starts_numeral(c: char) -> bool {
    c.is_ascii_digit() || digit(c).is_some() || small_unit(c).is_some() || matches!(c, '+' | '-' | '负')
}

fn digit(c: char) -> Option<i128> {
    Some(match c {
        '零' | '〇' | '○' => 0,
        '一' | '壹' => 1,
        '二' | '两' | '贰' | '貳' => 2,
        '三' | '叁' => 3,
        '四' | '肆' => 4,
        '五' | '伍' => 5,
        '六' | '陆' => 6,
        '七' | '柒' => 7,
        '八' | '捌' => 8,
        '九' | '玖' => 9,
        _ => return None,
    })
}

/// The digit of a year or a positional number, in either script.
pub(super) fn any_digit(c: char) -> Option<i128> {
    c.to_digit(10).map(i128::from).or_else(|| digit(c))
}

fn small_unit(c: char) -> Option<i128> {
    match c {
        '十' | '拾' => Some(10),
        '百' | '佰' => Some(100),
        '千' | '仟' => Some(1000),
        _ => None,
    }
}

/// Whether this counts what stands before it, and alone is no number: 百, 万.
pub(super) fn is_multiplier(c: char) -> bool {
    small_unit(c).is_some_and(|unit| unit > 10) || matches!(c, '万' | '萬' | '亿' | '億')
}

/// Whether what stands here is a unit of measure and not a multiplier.
fn is_measure(chars: &[char], at: usize) -> bool {
    const MEASURES: [&str; 8] = ["百分", "千分", "万分", "千克", "千米", "千瓦", "千伏", "千卡"];
    MEASURES.iter().any(|measure| starts_with(chars, at, measure))
}

/// Where the sign ends that may stand here, and whether it is a minus.
pub(super) fn sign(chars: &[char], at: usize) -> (usize, bool) {
    match chars.get(at) {
        Some('+') => (at + 1, false),
        Some('-' | '负') => (at + 1, true),
        _ => (at, false),
    }
}

/// Reads a numeral without its sign. With `implied` a leading 百 counts as 100
/// (百分之百); else only before 余 and 多 (百余家).
pub(super) fn magnitude(
    chars: &[char],
    start: usize,
    negative: bool,
    implied: bool,
) -> Result<Option<Numeral>, ParseNumberError> {
    let mut sum = Sum::default();
    let mut at = start;
    if let Some((value, end)) = positional(chars, start)? {
        (sum.current, at) = (Some(value), end);
    } else if let Some(&c) = chars.get(at)
        && is_multiplier(c)
        && !is_measure(chars, at)
        && (implied || matches!(chars.get(at + 1), Some('余' | '多')))
    {
        sum.current = Some(UNIT);
    }
    let zero_led = chars.get(at) == Some(&'0') && chars.get(at + 1).is_some_and(char::is_ascii_digit);
    let mut last_scale = None;
    while let Some(&c) = chars.get(at) {
        if c == ' ' {
            let next = after_blanks(chars, at);
            if matches!(chars.get(next), Some('万' | '亿' | '萬' | '億')) && !sum.is_empty() {
                at = next;
                continue;
            }
            break;
        }
        if matches!(c, '万' | '萬' | '亿' | '億') && !is_measure(chars, at) {
            let hundred_million = matches!(c, '亿' | '億');
            let before = if hundred_million { sum.scale_all()? } else { sum.scale_section()? };
            let Some(before) = before else { break };
            // In 1亿2000万 neither multiplier stands for the whole number.
            let whole = hundred_million || sum.high.is_none();
            last_scale = if whole { Some(Scale { at, number: decimal(before, negative)? }) } else { None };
        } else if let Some(unit) = small_unit(c)
            && !is_measure(chars, at)
        {
            if !sum.small(unit)? {
                break;
            }
        } else if matches!(c, '余' | '多' | '+') && !sum.is_empty() && !sum.open {
            sum.open = true;
        } else if c.is_ascii_digit() || (c == '.' && sum.is_empty()) {
            let Some((value, end, single)) = arabic(chars, at)? else { break };
            sum.put(value, single)?;
            at = end;
            last_scale = None;
            continue;
        } else if c == '点'
            && !sum.is_empty()
            && let Some((value, end)) = fraction(chars, at)?
        {
            sum.current = Some(sum.current.unwrap_or(0) + value);
            sum.spoken = false;
            at = end;
            continue;
        } else if let Some(value) = digit(c) {
            if value == 0 && !sum.is_empty() && sum.current.is_none() {
                sum.spoken = false;
            } else {
                sum.put(value * UNIT, true)?;
            }
            last_scale = None;
        } else {
            break;
        }
        at += 1;
    }
    if sum.is_empty() {
        return Ok(None);
    }
    let scaled = sum.scaled;
    let open = sum.open;
    let value = decimal(sum.total()?, negative)?;
    Ok(Some(Numeral { value, end: at, open, scaled, last_scale, zero_led }))
}

/// The parts of a numeral as it is read from left to right, in millionths.
#[derive(Default)]
struct Sum {
    /// The part counted in 亿.
    high: Option<i128>,
    /// The part counted in 万.
    mid: Option<i128>,
    /// The part below that, without the last digit or number.
    section: i128,
    /// The number that waits for its unit.
    current: Option<i128>,
    /// The unit before the current digit, for 一百二 (120); 0: none.
    last_unit: i128,
    /// Whether the current number is a single digit right after that unit.
    spoken: bool,
    /// Whether 万 or 亿 was read.
    scaled: bool,
    /// Whether 余, 多 or + was read.
    open: bool,
}

impl Sum {
    fn is_empty(&self) -> bool {
        self.current.is_none() && self.last_unit == 0
    }

    /// Takes a number; two in a row are none (三五个).
    fn put(&mut self, value: i128, single: bool) -> Result<(), ParseNumberError> {
        let below_last = self.last_unit == 0 || value < self.last_unit.saturating_mul(UNIT);
        if self.current.is_some() || self.open || !below_last {
            return Err(ParseNumberError::NotNumber);
        }
        // After 零 the digit counts as it stands: 一百零二.
        self.spoken = single && (self.last_unit == 0 || self.spoken);
        self.current = Some(value);
        Ok(())
    }

    /// Takes 十, 百 or 千; `false`: there is nothing that it could count.
    fn small(&mut self, unit: i128) -> Result<bool, ParseNumberError> {
        let count = match self.current.take() {
            Some(count) => count,
            None if unit == 10 && !self.open => UNIT,
            // 10余百: what was read so far is counted by the unit.
            None if self.open && self.section > 0 => std::mem::take(&mut self.section),
            None => return Ok(false),
        };
        let descending = self.last_unit == 0 || self.last_unit > unit || self.section == 0;
        if !descending {
            return Err(ParseNumberError::NotNumber);
        }
        self.section = count.checked_mul(unit).and_then(|n| n.checked_add(self.section)).ok_or(OUT)?;
        (self.last_unit, self.spoken) = (unit, true);
        Ok(true)
    }

    /// What stands below 万, taken out.
    fn take_section(&mut self) -> i128 {
        let mut current = self.current.take().unwrap_or(0);
        if self.spoken && self.last_unit > 10 {
            current = current * self.last_unit / 10;
        }
        std::mem::take(&mut self.section) + current
    }

    /// Takes 万 and gives the number before it.
    fn scale_section(&mut self) -> Result<Option<i128>, ParseNumberError> {
        if self.is_empty() {
            return Ok(None);
        }
        if self.mid.is_some() {
            return Err(ParseNumberError::NotNumber);
        }
        // In 一亿二万 the digit counts the 万 that follows, not a tenth of the 亿.
        self.spoken &= self.last_unit < TEN_THOUSAND;
        let count = self.take_section();
        if count == 0 && self.high.is_some() {
            return Err(ParseNumberError::NotNumber);
        }
        let mid = count.checked_mul(TEN_THOUSAND).ok_or(OUT)?;
        if self.high.is_some() && mid >= HUNDRED_MILLION * UNIT {
            return Err(ParseNumberError::NotNumber);
        }
        self.mid = Some(mid);
        (self.last_unit, self.spoken, self.scaled) = (TEN_THOUSAND, true, true);
        Ok(Some(count))
    }

    /// Takes 亿 and gives the number before it.
    fn scale_all(&mut self) -> Result<Option<i128>, ParseNumberError> {
        if self.is_empty() {
            return Ok(None);
        }
        if self.high.is_some() {
            return Err(ParseNumberError::NotNumber);
        }
        let count = self.take_section().checked_add(self.mid.take().unwrap_or(0)).ok_or(OUT)?;
        self.high = Some(count.checked_mul(HUNDRED_MILLION).ok_or(OUT)?);
        (self.last_unit, self.spoken, self.scaled) = (HUNDRED_MILLION, true, true);
        Ok(Some(count))
    }

    fn total(mut self) -> Result<i128, ParseNumberError> {
        let section = self.take_section();
        let (high, mid) = (self.high.unwrap_or(0), self.mid.unwrap_or(0));
        high.checked_add(mid).and_then(|sum| sum.checked_add(section)).ok_or(OUT)
    }
}

const OUT: ParseNumberError = ParseNumberError::OutOfRange;

/// Chinese digits in a row that stand by place: 二〇二〇. Two digits without a
/// zero are an estimate (三五个) and no number.
fn positional(chars: &[char], start: usize) -> Result<Option<(i128, usize)>, ParseNumberError> {
    let run = chars.iter().skip(start).map_while(|c| digit(*c));
    let (mut value, mut count, mut zero) = (0i128, 0usize, false);
    for digit in run {
        value = value.saturating_mul(10).saturating_add(digit);
        zero |= digit == 0;
        count += 1;
    }
    match count {
        0 | 1 => Ok(None),
        2 if !zero => Err(ParseNumberError::NotNumber),
        _ if count > INTEGER_DIGITS => Err(OUT),
        _ => Ok(Some((value * UNIT, start + count))),
    }
}

/// The digits after a 点 between Chinese digits. 八点二十 is a time of day.
fn fraction(chars: &[char], point: usize) -> Result<Option<(i128, usize)>, ParseNumberError> {
    if point.checked_sub(1).and_then(|before| chars.get(before)).is_none_or(char::is_ascii_digit) {
        return Ok(None);
    }
    let start = point + 1;
    let (mut value, mut place, mut end) = (0, UNIT / 10, start);
    while let Some(digit) = chars.get(end).and_then(|c| digit(*c)) {
        if place == 0 && digit != 0 {
            return Err(OUT);
        }
        value += digit * place;
        place /= 10;
        end += 1;
    }
    let counted = chars.get(end).is_some_and(|c| small_unit(*c).is_some()) && !is_measure(chars, end);
    if counted && !matches!(chars.get(end + 1), Some('万' | '亿')) {
        return Err(ParseNumberError::NotNumber);
    }
    Ok((end > start).then_some((value, end)))
}

/// Digits with thousands separators and a decimal point: the number, its end,
/// and whether it is a single digit. `None`: a lone point.
fn arabic(chars: &[char], start: usize) -> Result<Option<(i128, usize, bool)>, ParseNumberError> {
    let digits = |from: usize| chars.iter().skip(from).take_while(|c| c.is_ascii_digit()).count();
    let mut end = start + digits(start);
    let first = end - start;
    let mut whole: Vec<char> = chars.get(start..end).unwrap_or_default().to_vec();
    if let Some(&separator @ (',' | ' ')) = chars.get(end) {
        // Groups are of three; a comma between other groups could be anything.
        let led_by_zero = whole.first() == Some(&'0');
        while chars.get(end) == Some(&separator) && digits(end + 1) == 3 && first <= 3 && !led_by_zero {
            whole.extend_from_slice(chars.get(end + 1..end + 4).unwrap_or_default());
            end += 4;
        }
        if chars.get(end) == Some(&separator) && digits(end + 1) > 0 {
            return Err(ParseNumberError::NotNumber);
        }
    }
    let mut value = 0i128;
    let significant = whole.iter().skip_while(|c| **c == '0');
    if significant.clone().count() > INTEGER_DIGITS {
        return Err(OUT);
    }
    for c in significant {
        value = value * 10 + any_digit(*c).unwrap_or(0);
    }
    value *= UNIT;
    let single = end == start + 1;
    if chars.get(end) != Some(&'.') || digits(end + 1) == 0 {
        return Ok((first > 0).then_some((value, end, single)));
    }
    let (mut place, mut at) = (UNIT / 10, end + 1);
    while let Some(digit) = chars.get(at).filter(|c| c.is_ascii_digit()).and_then(|c| any_digit(*c)) {
        if place == 0 && digit != 0 {
            return Err(OUT);
        }
        value += digit * place;
        place /= 10;
        at += 1;
    }
    Ok(Some((value, at, false)))
}
