//! Figures as they are printed.

use std::borrow::Cow;

use crate::decimal::{Amount, Decimal, Fraction, Quantity, Reading, round_half_up};
use crate::model::{Measure, MoneyUnit};

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

/// An amount in a column, without the name of its unit: 281.28, 300.00.
pub(super) fn money(amount: Amount, unit: MoneyUnit) -> String {
    match unit {
        MoneyUnit::Yuan => amount.in_yuan(),
        MoneyUnit::TenThousandYuan => amount.in_ten_thousand(),
    }
}

/// An amount in a sentence: 281.28, 300.
pub(super) fn money_in_prose(amount: Amount, unit: MoneyUnit) -> String {
    let text = money(amount, unit);
    text.strip_suffix(".00").map_or(text.clone(), str::to_owned)
}

/// A quantity with its unit. A bound, and what cannot be read, stays as typed;
/// a range is written with the wave dash of official papers: 1～2次.
pub(super) fn quantity<'a>(quantity: &'a Quantity, row_unit: &str) -> Cow<'a, str> {
    match quantity.reading() {
        Ok(Reading::Range { low, high }) => {
            let unit = quantity.unit().unwrap_or(row_unit);
            Cow::Owned(format!("{}～{}{unit}", low.normalize(), high.normalize()))
        }
        Ok(_) => with_unit(quantity.text().trim(), row_unit),
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

/// Adds the unit to a text that ends in a number: "10", "五十", "≥80".
fn with_unit<'a>(text: &'a str, unit: &str) -> Cow<'a, str> {
    const NUMERALS: &str = "零〇一二三四五六七八九十百千万亿两";
    let Some(last) = text.chars().next_back() else { return Cow::Borrowed(text) };
    let ends_in_number = last.is_ascii_digit() || ('０'..='９').contains(&last) || NUMERALS.contains(last);
    // The multiple of the unit may already stand there: 50亿 in 亿元.
    let rest = unit.strip_prefix(last).unwrap_or(unit);
    if ends_in_number && !rest.is_empty() { Cow::Owned(text.to_owned() + rest) } else { Cow::Borrowed(text) }
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
        let shown = |yuan: &str| {
            let amount = Amount(yuan.parse().expect("a number"));
            let unit = MoneyUnit::TenThousandYuan;
            (money(amount, unit), money_in_prose(amount, unit), money(amount, MoneyUnit::Yuan))
        };
        let expect = |a: &str, b: &str, c: &str| (a.to_owned(), b.to_owned(), c.to_owned());
        assert_eq!(shown("2812800"), expect("281.28", "281.28", "2812800.00"));
        assert_eq!(shown("2812801.5"), expect("281.28015", "281.28015", "2812801.50"));
        assert_eq!(shown("3000000"), expect("300.00", "300", "3000000.00"));
    }

    #[test]
    fn a_quantity_is_printed_as_typed_with_its_unit() {
        let check = |text: &str, unit: &str, expect: &str| {
            assert_eq!(quantity(&Quantity::read(text), unit), expect, "{text} in {unit}");
        };
        check("10", "个", "10个");
        check("10个", "个", "10个");
        check("10次以上", "次", "10次以上");
        check("10余次", "次", "10余次");
        check("80", "%", "80%");
        check("１０", "次", "１０次");
        check("五十", "个", "五十个");
        check("50亿", "亿元", "50亿元");
        check("50亿", "元", "50亿元");
        check("≥80", "%", "≥80%");
        check("1-2次", "次", "1～2次");
        check("1至2", "次", "1～2次");
        check("10", "", "10");
        check("完善", "", "完善");
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
