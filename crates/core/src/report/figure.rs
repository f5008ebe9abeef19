//! Figures as they are printed.

use std::borrow::Cow;

use crate::decimal::{Amount, Date, Decimal, Fraction, Points, Quantity, Reading, round_half_up};
use crate::i18n::fill;
use crate::model::{Measure, MoneyUnit};

/// Points in prose: 5, 7.5, 5.73.
pub(super) fn points(points: Points) -> String {
    points.0.normalize().to_string()
}

/// A score in a table, with all its decimals: 5.00.
pub(super) fn score(score: Points, places: u32) -> String {
    round_half_up(&Fraction::from(score.0), places).to_string()
}

/// A ratio in percent with at most two decimals, for prose: 150%, 95.45%.
pub(super) fn percent(ratio: &Fraction) -> String {
    let mut text = hundred_times(ratio).normalize().to_string();
    text.push('%');
    text
}

/// A ratio in percent with two decimals, for tables: 150.00%.
pub(super) fn percent_fixed(ratio: &Fraction) -> String {
    let mut text = hundred_times(ratio).to_string();
    text.push('%');
    text
}

fn hundred_times(ratio: &Fraction) -> Decimal {
    round_half_up(&(ratio * &Fraction::integer(100)), 2)
}

/// An amount in its unit without the unit's name: the digits that were entered.
pub(super) fn money(amount: Amount, unit: MoneyUnit) -> String {
    in_unit(amount, unit).normalize().to_string()
}

/// The same with at least two decimals, for a column of amounts.
pub(super) fn money_fixed(amount: Amount, unit: MoneyUnit) -> String {
    let value = in_unit(amount, unit).normalize();
    // Nothing is cut off: a number of more decimals keeps them.
    round_half_up(&Fraction::from(value), value.scale().max(2)).to_string()
}

fn in_unit(amount: Amount, unit: MoneyUnit) -> Decimal {
    match unit {
        MoneyUnit::Yuan => amount.0,
        MoneyUnit::TenThousandYuan => amount.0.checked_mul(Decimal::new(1, 4)).unwrap_or(amount.0),
    }
}

/// A day in prose, Arabic and without leading zeros: 2020年4月17日.
pub(super) fn date(date: Date) -> String {
    let [year, month, day] = [date.year.to_string(), date.month.to_string(), date.day.to_string()];
    fill("report.date", &[("year", &year), ("month", &month), ("day", &day)])
}

/// A quantity with its unit. A bound, and what cannot be read, stays as typed;
/// a range is written with the wave dash of official papers: 1～2次.
pub(super) fn quantity<'a>(quantity: &'a Quantity, unit: &str) -> Cow<'a, str> {
    match quantity.reading() {
        Ok(Reading::Range { low, high }) => {
            with_unit(Cow::Owned(format!("{}～{}", low.normalize(), high.normalize())), unit)
        }
        Ok(_) => with_unit(Cow::Borrowed(quantity.text().trim()), unit),
        Err(_) => Cow::Borrowed(quantity.text()),
    }
}

/// The sign of an exact target: ≥10.
pub(super) fn sign(measure: Measure, target: &Quantity) -> &'static str {
    match (measure, target.reading()) {
        (Measure::AtLeast, Ok(Reading::Exact(_))) => "≥",
        (Measure::MoreThan, Ok(Reading::Exact(_))) => "＞",
        (Measure::LessThan, Ok(Reading::Exact(_))) => "＜",
        (Measure::AtMost, Ok(Reading::Exact(_))) => "≤",
        _ => "",
    }
}

/// Adds the unit to a text that ends in a number.
fn with_unit<'a>(text: Cow<'a, str>, unit: &str) -> Cow<'a, str> {
    const NUMERALS: &str = "零〇一二三四五六七八九十百千万亿两";
    let Some(last) = text.chars().next_back() else { return text };
    let ends_in_number = last.is_ascii_digit() || ('０'..='９').contains(&last) || NUMERALS.contains(last);
    // The sign of a composed unit may already stand there: 50亿 in 亿元.
    let rest = unit.strip_prefix(last).unwrap_or(unit);
    if ends_in_number && !rest.is_empty() { Cow::Owned(text.into_owned() + rest) } else { text }
}

/// The number of a heading in Chinese numerals: 一, 十二, 二十.
pub(super) fn ordinal(number: usize) -> String {
    const NUMERALS: [&str; 10] = ["", "一", "二", "三", "四", "五", "六", "七", "八", "九"];
    match (number / 10, number % 10) {
        (0, ones) => NUMERALS[ones].to_owned(),
        (1, ones) => format!("十{}", NUMERALS[ones]),
        (tens @ 2..=9, ones) => format!("{}十{}", NUMERALS[tens], NUMERALS[ones]),
        // No paper has a hundred chapters; one that had would still be numbered.
        _ => number.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headings_count_in_chinese() {
        let names: Vec<String> = [1, 9, 10, 11, 20, 34, 99, 100].map(ordinal).into();
        assert_eq!(names, ["一", "九", "十", "十一", "二十", "三十四", "九十九", "100"]);
    }

    #[test]
    fn money_keeps_the_digits_that_were_entered() {
        let amount = Amount("2812800".parse().expect("a number"));
        assert_eq!(money(amount, MoneyUnit::TenThousandYuan), "281.28");
        assert_eq!(money(amount, MoneyUnit::Yuan), "2812800");
        let odd = Amount("2812801.5".parse().expect("a number"));
        assert_eq!(money(odd, MoneyUnit::TenThousandYuan), "281.28015");
        assert_eq!(money_fixed(Amount("3000000".parse().expect("a number")), MoneyUnit::TenThousandYuan), "300.00");
    }

    #[test]
    fn a_unit_is_added_only_to_a_bare_number() {
        let check = |text: &'static str, unit: &str, expect: &str| {
            assert_eq!(with_unit(Cow::Borrowed(text), unit), expect, "{text} in {unit}");
        };
        check("10", "个", "10个");
        check("10个", "个", "10个");
        check("10次以上", "次", "10次以上");
        check("80", "%", "80%");
        check("１０", "次", "１０次");
        check("五十", "个", "五十个");
        check("50亿", "亿元", "50亿元");
        check("50亿", "元", "50亿元");
        check("≥80", "%", "≥80%");
        check("", "个", "");
        check("10", "", "10");
    }

    #[test]
    fn ratios_are_rounded_once_half_up() {
        let rate = Fraction::new("268.49".parse().expect("a number"), "281.28".parse().expect("a number"));
        let rate = rate.expect("a budget that is not zero");
        assert_eq!((percent(&rate).as_str(), percent_fixed(&rate).as_str()), ("95.45%", "95.45%"));
        let triple = Fraction::integer(3);
        assert_eq!((percent(&triple).as_str(), percent_fixed(&triple).as_str()), ("300%", "300.00%"));
    }
}
