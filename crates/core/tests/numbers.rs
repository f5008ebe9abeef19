//! What people type is understood: the cases of `cases/numbers.txt`.

use proptest::prelude::*;

use jiheng_core::decimal::{ParseNumberError, Quantity, Reading, Sign, Words};

/// A reading in the notation of the case file.
fn shown(reading: Result<Reading, Words>) -> String {
    let bound =
        |inclusive: bool, with: &str, without: &str| if inclusive { with.to_owned() } else { without.to_owned() };
    match reading {
        Ok(Reading::Exact(value)) => value.normalize().to_string(),
        Ok(Reading::AtLeast { bound: value, inclusive }) => {
            bound(inclusive, "≥", "＞") + &value.normalize().to_string()
        }
        Ok(Reading::AtMost { bound: value, inclusive }) => bound(inclusive, "≤", "＜") + &value.normalize().to_string(),
        Ok(Reading::Range { low, high }) => format!("{}～{}", low.normalize(), high.normalize()),
        Ok(Reading::About(value)) => format!("约{}", value.normalize()),
        Err(Words(ParseNumberError::Empty)) => "空白".to_owned(),
        Err(Words(ParseNumberError::NotNumber)) => "不是数".to_owned(),
        Err(Words(ParseNumberError::OutOfRange)) => "超出范围".to_owned(),
        Err(Words(ParseNumberError::UnknownUnit)) => "单位不明".to_owned(),
        Err(Words(ParseNumberError::ReversedRange)) => "上下限颠倒".to_owned(),
        Err(Words(ParseNumberError::NotDate)) => "不是日期".to_owned(),
    }
}

#[test]
fn quantities_are_read_as_the_case_file_says() {
    let mut wrong = Vec::new();
    let mut count = 0;
    for line in include_str!("cases/numbers.txt").lines().filter(|line| !line.is_empty() && !line.starts_with('#')) {
        let [typed, unit, expect] = line.split('|').collect::<Vec<_>>()[..] else {
            panic!("a case has three columns: {line}");
        };
        // One blank on either side of a bar belongs to the bar.
        let typed = typed.strip_suffix(' ').unwrap_or(typed);
        let found = shown(Quantity::read(typed).value_in(unit.trim()));
        count += 1;
        if found != expect.trim() {
            wrong.push(format!("{line}  →  {found}"));
        }
    }
    assert!(wrong.is_empty(), "{} of {count} cases are read otherwise:\n{}", wrong.len(), wrong.join("\n"));
    assert!(count > 150);
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
    #![proptest_config(ProptestConfig::with_cases(3_000))]

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
}
