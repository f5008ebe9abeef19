//! What people type is understood: the cases of `cases/*.txt`, and the laws that hold for any text.

use jiheng_core::decimal::{
    Amount, Date, Decimal, Fraction, ParseNumberError, Points, Quantity, Ratio, Reading, Sign, Words, round_half_up,
};
use jiheng_core::i18n::number::{Asked, reason, understood};
use jiheng_core::model::Entry;
use proptest::prelude::*;

/// A reason in the notation of the case files.
fn why(error: ParseNumberError) -> String {
    let word = match error {
        ParseNumberError::Empty => "空白",
        ParseNumberError::NotNumber => "不是数",
        ParseNumberError::OutOfRange => "超出范围",
        ParseNumberError::UnknownUnit => "单位不明",
        ParseNumberError::ReversedRange => "上下限颠倒",
        ParseNumberError::NotDate => "不是日期",
    };
    word.to_owned()
}

/// A reading in the notation of the case files.
fn shown(reading: Reading) -> String {
    let (sign, value) = match reading {
        Reading::Exact(value) => ("", value),
        Reading::AtLeast { bound, inclusive: true } => ("≥", bound),
        Reading::AtLeast { bound, inclusive: false } => ("＞", bound),
        Reading::AtMost { bound, inclusive: true } => ("≤", bound),
        Reading::AtMost { bound, inclusive: false } => ("＜", bound),
        Reading::About(value) => ("约", value),
        Reading::Range { low, high } => return format!("{}～{}", low.normalize(), high.normalize()),
    };
    format!("{sign}{}", value.normalize())
}

/// Compares every line of a case file, of which the last column is expected.
#[track_caller]
fn check_cases<const COLUMNS: usize>(cases: &str, read: impl Fn([&str; COLUMNS]) -> String) {
    let lines: Vec<&str> = cases.lines().filter(|line| !line.is_empty() && !line.starts_with('#')).collect();
    let mut wrong = Vec::new();
    for line in &lines {
        // One blank on either side of a bar belongs to the bar; further ones were typed.
        let bare = |cell: &str| {
            let cell = cell.strip_prefix(' ').map_or(cell.to_owned(), str::to_owned);
            cell.strip_suffix(' ').map_or(cell.clone(), str::to_owned)
        };
        let mut columns: Vec<String> = line.split('|').map(bare).collect();
        let expect = columns.pop().expect("a line has columns");
        let columns: Vec<&str> = columns.iter().map(String::as_str).collect();
        let found = read(columns.try_into().expect("every case has all columns"));
        if found != expect {
            wrong.push(format!("{line}  →  {found}"));
        }
    }
    assert!(wrong.is_empty(), "{} of {} cases are read otherwise:\n{}", wrong.len(), lines.len(), wrong.join("\n"));
    assert!(lines.len() > 20, "the file has lost its cases");
}

#[test]
fn quantities_are_read_as_the_case_file_says() {
    check_cases(include_str!("cases/numbers.txt"), |[typed, unit]| {
        Quantity::read(typed).value_in(unit).map_or_else(|Words(error)| why(error), shown)
    });
}

#[test]
fn dates_are_read_as_the_case_file_says() {
    check_cases(include_str!("cases/dates.txt"), |[typed]| Date::read(typed).map_or_else(why, Date::iso));
}

#[test]
fn points_ratios_and_amounts_are_read_as_the_case_file_says() {
    let money = |amount: Amount| format!("{}（{}）", amount.in_ten_thousand(), amount.in_yuan());
    check_cases(include_str!("cases/fields.txt"), |[field, typed]| match field {
        "分值" => Points::read(typed).map_or_else(why, |points| points.to_string()),
        "比例" => Ratio::read(typed).map_or_else(why, |ratio| ratio.to_string()),
        "万元" => Amount::read_ten_thousand(typed).map_or_else(why, money),
        "元" => Amount::read_yuan(typed).map_or_else(why, money),
        other => format!("no field is called {other}"),
    });
}

/// The value of "268.49/281.28*10", from left to right, exactly.
fn value(text: &str) -> Option<Fraction> {
    let end = text.find(['*', '/']).unwrap_or(text.len());
    let mut value = Fraction::from(text[..end].parse::<Decimal>().ok()?);
    let mut rest = &text[end..];
    while let Some(operator) = rest.chars().next() {
        let next = rest[1..].find(['*', '/']).map_or(rest.len(), |at| at + 1);
        let operand = Fraction::from(rest[1..next].parse::<Decimal>().ok()?);
        value = if operator == '*' { value * operand } else { value.checked_div(&operand)? };
        rest = &rest[next..];
    }
    Some(value)
}

#[test]
fn numbers_are_rounded_as_the_case_file_says() {
    check_cases(include_str!("cases/rounding.txt"), |[text, places]| {
        let value = value(text).expect("a value of the case file");
        round_half_up(&value, places.parse().expect("a number of places")).to_string()
    });
}

#[test]
fn rates_show_two_places_and_the_unrounded_number_beside_them() {
    let rate = Fraction::new(Decimal::new(26849, 2), Decimal::new(28128, 2)).expect("a budget that is not zero");
    assert_eq!(rate.percent(2), "95.45%");
    assert_eq!((&rate * Fraction::integer(100)).unrounded(4), "95.4529…");
    assert_eq!(Fraction::ONE.percent(2), "100.00%");
    assert_eq!(Fraction::from(Decimal::new(750, 2)).unrounded(4), "7.5");
}

#[test]
fn scores_show_the_places_of_their_standard() {
    let shown = |text: &str| Points::read(text).map(|points| (points.to_string(), points.format_places(2)));
    assert_eq!(shown("5"), Ok(("5".to_owned(), "5.00".to_owned())));
    assert_eq!(shown("9.545"), Ok(("9.545".to_owned(), "9.55".to_owned())));
    assert_eq!(shown("7.50"), Ok(("7.5".to_owned(), "7.50".to_owned())));
}

#[test]
fn a_field_keeps_what_it_cannot_read() {
    assert_eq!(Entry::typed(" ", Points::read), Entry::Blank);
    assert_eq!(Entry::typed("0", Points::read), Entry::Value(Points::ZERO));
    assert_eq!(Entry::typed("五 五", Points::read), Entry::Invalid("五 五".to_owned()));
    assert_eq!(Entry::quantity("\u{3000}"), Entry::Blank);
    assert_eq!(Entry::quantity("充分").value().map(Quantity::text), Some("充分"));
}

#[test]
fn a_date_prints_as_papers_write_it_and_is_stored_in_one_form() {
    let date = Date::from_iso("2020-04-07").expect("a day");
    assert_eq!(date.to_string(), "2020年4月7日");
    assert_eq!(serde_json::to_string(&date).ok().as_deref(), Some("\"2020-04-07\""));
    assert_eq!(serde_json::from_str::<Date>("\"2020-04-07\"").ok(), Some(date));
    for odd in ["2020-4-7", "2020-02-30", "2020-04-07 ", "+020-04-07", "2020/04/07", "", "二〇二〇-04-07"] {
        assert_eq!(Date::from_iso(odd), None, "{odd}");
    }
    assert!(serde_json::from_str::<Date>("\"2019-02-29\"").is_err());
    assert!(date < Date::from_iso("2020-10-01").expect("a day"));
}

#[test]
fn every_reason_is_a_sentence_of_its_field() {
    use ParseNumberError::{Empty, NotDate, NotNumber, OutOfRange, ReversedRange, UnknownUnit};
    for asked in [Asked::Quantity, Asked::Points, Asked::Ratio, Asked::Amount, Asked::Date] {
        for error in [Empty, NotDate, NotNumber, OutOfRange, ReversedRange, UnknownUnit] {
            assert!(reason(error, asked).chars().count() >= 5, "{error:?} {asked:?}");
        }
    }
    assert_ne!(reason(OutOfRange, Asked::Amount), reason(OutOfRange, Asked::Points));
}

/// The cell in which a text of the case file says the same again.
#[track_caller]
fn check_apart(typed: &str, sign: Option<Sign>, text: &str, unit: Option<&str>) {
    let quantity = Quantity::read(typed);
    let apart = quantity.taken_apart().expect("a text with a number");
    assert_eq!((apart.sign, apart.text.as_str(), apart.unit.as_deref()), (sign, text, unit), "{typed}");
    assert_eq!(quantity.operator(), sign);
}

#[test]
fn a_text_in_the_target_cell_fills_sign_number_and_unit() {
    check_apart("≥80%", Some(Sign::AtLeast), "80", Some("%"));
    check_apart("10次以上", Some(Sign::AtLeast), "10", Some("次"));
    check_apart("超过100家", Some(Sign::MoreThan), "100", Some("家"));
    check_apart("＝ 1,000 册", Some(Sign::Equal), "1,000", Some("册"));
    check_apart("5天以内", Some(Sign::AtMost), "5", Some("天"));
    check_apart("不满5年", Some(Sign::LessThan), "5", Some("年"));
    check_apart("1～2次", Some(Sign::Between), "1～2", Some("次"));
    check_apart("50亿元", None, "50", Some("亿元"));
    check_apart("5000万", None, "5000万", None);
    check_apart("５０％", None, "５０", Some("%"));
    check_apart("不低于百分之八十", Some(Sign::AtLeast), "八十", Some("%"));
    check_apart("百分之百", None, "100", Some("%"));
    check_apart("约10个", None, "约10个", Some("个"));
    check_apart("10余次", None, "10余次", Some("次"));
    assert_eq!(Quantity::read("充分").taken_apart(), Err(Words(ParseNumberError::NotNumber)));
}

#[test]
fn a_unit_that_is_not_the_unit_of_the_row_is_told() {
    let contradicts = |typed: &str, unit: &str| Quantity::read(typed).contradicts(unit);
    assert!(contradicts("10次", "个"));
    assert!(contradicts("80%", "个"));
    assert!(contradicts("5万人次", "人"));
    for (typed, unit) in [("10次", "次"), ("50亿元", "万元"), ("5日", "天"), ("10", "个"), ("10次", ""), ("5‰", "%")]
    {
        assert!(!contradicts(typed, unit), "{typed} in {unit}");
    }
}

#[test]
fn what_is_no_number_stays_as_typed() {
    let text = " 达到“可以，可以，也可以”的要求 ";
    let quantity = Quantity::read(text);
    assert_eq!((quantity.text(), quantity.unit()), (text, None));
    assert_eq!(quantity.reading(), Err(Words(ParseNumberError::NotNumber)));
    assert_eq!(Quantity::read("9".repeat(100_000)).reading(), Err(Words(ParseNumberError::OutOfRange)));
    assert_eq!(Quantity::read("一".repeat(100_000)).reading(), Err(Words(ParseNumberError::NotNumber)));
}

/// Texts made of the characters that mean something to the reader.
fn close_to_numbers() -> impl Strategy<Value = String> {
    let mut characters: Vec<char> = include_str!("cases/numbers.txt").chars().collect();
    characters.sort_unstable();
    characters.dedup();
    let parts = ["不少于", "以上", "百分之", "万元", "亿", "10", "1,000", "0.5", "至", "(不含)", "余"];
    let part = prop_oneof![
        prop::sample::select(characters).prop_map(String::from),
        prop::sample::select(parts.to_vec()).prop_map(String::from),
    ];
    prop::collection::vec(part, 0..8).prop_map(|parts| parts.concat())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2_000))]

    #[test]
    fn any_text_is_kept_and_none_breaks_the_reader(text in prop_oneof![any::<String>(), close_to_numbers()], unit in close_to_numbers()) {
        let quantity = Quantity::read(text.clone());
        prop_assert_eq!(quantity.text(), text.as_str());
        prop_assert_eq!(quantity.value_in(&unit).is_ok(), quantity.reading().is_ok());
        let _ = quantity.contradicts(&unit);
        if let Some(unit) = quantity.unit() {
            prop_assert_eq!(quantity.value_in(unit), quantity.reading());
        }
    }

    #[test]
    fn a_text_taken_apart_means_the_same(text in close_to_numbers()) {
        let quantity = Quantity::read(text);
        if let Ok(apart) = quantity.taken_apart() {
            let sign = match apart.sign {
                Some(Sign::AtLeast) => "≥",
                Some(Sign::MoreThan) => "＞",
                Some(Sign::AtMost) => "≤",
                Some(Sign::LessThan) => "＜",
                Some(Sign::Equal | Sign::Between) | None => "",
            };
            let again = Quantity::read(format!("{sign}{}", apart.text));
            let unit = apart.unit.unwrap_or_default();
            prop_assert_eq!(again.value_in(&unit), quantity.value_in(&unit), "{:?} in {}", again, unit);
        }
    }

    #[test]
    fn what_is_shown_is_understood_again(
        (low, high) in (-999_999i64..=999_999, 0i64..999_999), scale in 0u32..=6, kind in 0..6,
        unit in prop::sample::select(vec!["", "次", "%", "亿元", "千米", "人次"]),
    ) {
        let (bound, high) = (Decimal::new(low, scale), Decimal::new(low.saturating_add(high), scale));
        let reading = match kind {
            0 => Reading::Exact(bound),
            1 => Reading::About(bound),
            2 => Reading::Range { low: bound, high },
            3 => Reading::AtLeast { bound, inclusive: low % 2 == 0 },
            _ => Reading::AtMost { bound, inclusive: low % 2 == 0 },
        };
        let again = Quantity::read(understood(&reading, unit));
        prop_assert_eq!(again.reading(), Ok(reading));
        prop_assert_eq!(again.unit().unwrap_or_default(), unit);
    }

    #[test]
    fn plain_digits_are_read_alike_by_the_short_way_and_the_long(text in "[0-9]{0,16}([.][0-9]{0,8})?") {
        prop_assert_eq!(Quantity::read(format!(" {text}")).reading(), Quantity::read(text).reading());
    }

    #[test]
    fn fields_show_what_they_read(digits in 0i64..=999_999_999_999_999, scale in 0u32..=6, negative: bool) {
        let value = Decimal::new(digits, scale);
        prop_assert_eq!(Points::read(&Points(value).to_string()), Ok(Points(value)));
        prop_assert_eq!(Points::read(&Points(value).format_places(6)), Ok(Points(value)));
        prop_assert_eq!(Ratio::read(&format!("{value}%")).map(|ratio| ratio.to_string()), Ok(format!("{}%", value.normalize())));
        let amount = Amount(Decimal::new(if negative { -digits } else { digits }, scale.min(2)));
        prop_assert_eq!(Amount::read_ten_thousand(&amount.in_ten_thousand()), Ok(amount));
        prop_assert_eq!(Amount::read_yuan(&amount.in_yuan()), Ok(amount));
    }

    #[test]
    fn every_day_is_read_in_every_form(year in 1850u16..3050, month in 0u8..=13, day in 0u8..=32) {
        if let Some(date) = Date::new(year, month, day) {
            prop_assert_eq!(Date::read(&date.to_string()), Ok(date));
            prop_assert_eq!(Date::read(&date.iso()), Ok(date));
            prop_assert_eq!(Date::from_iso(&date.iso()), Some(date));
            prop_assert_eq!(Date::read(&date.iso().replace('-', "")), Ok(date));
        } else {
            let typed = format!("{year}-{month}-{day}");
            prop_assert_eq!(Date::read(&typed), Err(ParseNumberError::NotDate));
        }
    }

    #[test]
    fn no_text_breaks_a_field(text in prop_oneof![any::<String>(), close_to_numbers()]) {
        if let Ok(points) = Points::read(&text) {
            prop_assert!(points >= Points::ZERO);
        }
        if let Ok(ratio) = Ratio::read(&text) {
            prop_assert!(ratio >= Ratio::default());
        }
        for amount in [Amount::read_yuan(&text), Amount::read_ten_thousand(&text)].into_iter().flatten() {
            prop_assert_eq!(Amount::read_ten_thousand(&amount.in_ten_thousand()), Ok(amount));
        }
        if let Ok(date) = Date::read(&text) {
            prop_assert_eq!(Date::new(date.year, date.month, date.day), Some(date));
        }
    }
}
