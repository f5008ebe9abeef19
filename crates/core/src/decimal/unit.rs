//! Units of measure: which text is one, and how two of them relate.

use rust_decimal::Decimal;

use super::typed::alike;

/// A unit as a power of ten of a base: 亿元 is 10⁸ of 元, ‰ is 10⁻¹ of %.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Unit<'a> {
    /// The power of ten.
    pub(super) exponent: i32,
    /// What is counted; empty: nothing was said.
    pub(super) base: &'a str,
}

/// Units that mean the same, the first one standing for all.
const ALIASES: [&[&str]; 15] = [
    &["%", "百分比", "百分数", "百分点", "个百分点", "百分率"],
    &["元", "圆", "元整", "人民币", "元人民币", "RMB", "¥"],
    &["天", "日"],
    &["个月", "月"],
    &["小时", "h"],
    &["人", "名", "位"],
    &["次", "次数"],
    &["场", "场次"],
    &["平方米", "㎡", "m²", "m2"],
    &["立方米", "m³", "m3"],
    &["公里", "千米", "km", "㎞"],
    &["米", "m"],
    &["千克", "公斤", "kg", "㎏"],
    &["吨", "t"],
    &["千瓦时", "度", "kWh"],
];

/// Multipliers that a unit can start with, the longer before the shorter.
const MULTIPLIERS: [(&str, i32); 8] =
    [("万亿", 12), ("百亿", 10), ("十亿", 9), ("亿", 8), ("千万", 7), ("百万", 6), ("十万", 5), ("万", 4)];

/// Units in letters that are not aliases of one above.
const LETTERS: [&str; 22] = [
    "cm", "mm", "g", "mg", "s", "min", "kW", "MW", "MWh", "W", "V", "A", "Hz", "MB", "GB", "TB", "Mbps", "L", "mL",
    "ha", "dB", "ppm",
];

/// Characters that no unlisted unit holds: with 不达标, 未完成 or 内完成 behind it
/// a number means something else.
const CHANGES: &str = "不未没无非否约超至到或且等以左右几余多每内之近前后起止差缺少欠剩仅增减升降";

/// Numerals, which no unlisted unit holds either.
const NUMERALS: &str = "零〇一二两三四五六七八九十百千万亿";

/// The longest unit, in characters.
const LONGEST: usize = 8;

impl<'a> Unit<'a> {
    /// The unit that a text names, as it stands in a unit cell or after a
    /// number.
    pub(super) fn new(text: &'a str) -> Self {
        let text = text.trim_matches(|c| matches!(alike(c), ' ' | '(' | ')' | '.' | ','));
        match text {
            "" => return Self { exponent: 0, base: "" },
            "%" | "％" | "﹪" => return Self { exponent: 0, base: "%" },
            "‰" | "千分比" => return Self { exponent: -1, base: "%" },
            "‱" => return Self { exponent: -2, base: "%" },
            // Of all counts in thousands only money is named so; 千米 is a unit of its own.
            "千元" => return Self { exponent: 3, base: "元" },
            _ => {}
        }
        let canonical = |base: &'a str| {
            ALIASES.iter().find(|names| names.contains(&base)).and_then(|names| names.first()).map_or(base, |name| name)
        };
        let scaled = MULTIPLIERS.iter().find_map(|(word, exponent)| {
            text.strip_prefix(word).filter(|_| !text.starts_with("万分")).map(|base| (*exponent, base))
        });
        let (exponent, base) = scaled.unwrap_or((0, text));
        Self { exponent, base: canonical(base) }
    }

    /// Whether this is a part of a hundred, a thousand or ten thousand.
    pub(super) fn is_proportion(&self) -> bool {
        self.base == "%"
    }
}

/// Whether what follows a number is its unit: a word of its own that does not
/// change what the number says.
pub(super) fn is_unit(text: &[char]) -> bool {
    let Some(first) = text.first() else { return true };
    let word: String = text.iter().collect();
    if ALIASES.iter().any(|names| names.contains(&word.as_str())) || LETTERS.contains(&word.as_str()) {
        return true;
    }
    // 起 counts accidents; behind another word it changes the number (10个起).
    if matches!(word.as_str(), "‰" | "‱" | "°" | "℃" | "°C" | "起")
        || word == "千瓦"
        || word == "千伏"
        || word == "千卡"
    {
        return true;
    }
    let word_char = |c: &char| {
        let ideograph = matches!(*c, '\u{3400}'..='\u{9FFF}') && !CHANGES.contains(*c) && !NUMERALS.contains(*c);
        ideograph || matches!(*c, '/' | '·' | '(' | ')' | '%' | '²' | '³' | '㎡')
    };
    text.len() <= LONGEST && !matches!(first, '/' | '·' | ')' | '%') && text.iter().all(word_char)
}

/// Words that count things behind a numeral in words: 三次, 一百二十个. Behind
/// digits any word is a unit; behind 一 most are not (一般, 一批, 一次性).
const MEASURE_WORDS: [&str; 87] = [
    "分",
    "个",
    "次",
    "家",
    "项",
    "人",
    "名",
    "位",
    "册",
    "份",
    "场",
    "期",
    "篇",
    "条",
    "件",
    "台",
    "套",
    "亩",
    "户",
    "所",
    "座",
    "处",
    "起",
    "例",
    "吨",
    "辆",
    "艘",
    "棵",
    "株",
    "头",
    "只",
    "本",
    "张",
    "幅",
    "部",
    "届",
    "轮",
    "组",
    "对",
    "栋",
    "间",
    "根",
    "支",
    "枚",
    "门",
    "节",
    "课时",
    "学时",
    "学期",
    "季度",
    "周",
    "年",
    "月",
    "个月",
    "日",
    "天",
    "小时",
    "分钟",
    "秒",
    "人次",
    "人日",
    "户次",
    "家次",
    "批次",
    "车次",
    "台次",
    "台套",
    "场次",
    "平方米",
    "立方米",
    "公顷",
    "公里",
    "千米",
    "米",
    "千克",
    "公斤",
    "克",
    "升",
    "千瓦",
    "千瓦时",
    "级",
    "倍",
    "成",
    "类",
    "种",
    "村",
    "乡镇",
];

/// Whether a word counts things behind a numeral in words, by itself or in
/// thousands: 五万人次.
pub(super) fn is_measure_word(text: &str) -> bool {
    let unit = Unit::new(text);
    unit.is_proportion()
        || unit.base == "元"
        || unit.base.is_empty()
        || MEASURE_WORDS.contains(&unit.base)
        || ALIASES.iter().any(|names| names.contains(&text))
}

/// A number times a power of ten; `None`: too large to say.
pub(super) fn shifted(number: Decimal, exponent: i32) -> Option<Decimal> {
    if exponent == 0 {
        return Some(number);
    }
    let number = number.normalize();
    let scale = i32::try_from(number.scale()).ok()?.checked_sub(exponent)?;
    let (mantissa, scale) = match u32::try_from(scale) {
        Ok(scale) => (number.mantissa(), scale),
        Err(_) => (number.mantissa().checked_mul(10i128.checked_pow(scale.unsigned_abs())?)?, 0),
    };
    Decimal::try_from_i128_with_scale(mantissa, scale).ok().map(|shifted| shifted.normalize())
}
