//! The words around a number and what they say about it.
//!
//! 以上、以下、以内 include the number, 不满、超过、以外 do not (《民法典》第一千二百五十九条).

/// What a word says about the number beside it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Mark {
    /// Nothing: 完成, 达到.
    Nothing,
    /// Equal, in so many words: ＝.
    Equal,
    /// A lower bound, and whether it is included.
    Lower(bool),
    /// An upper bound, and whether it is included.
    Upper(bool),
    /// Roughly.
    About,
    /// Money: ￥.
    Money,
}

/// Words before a number, in no order: the longest one that fits counts.
pub(super) const BEFORE: [(&str, Mark); 83] = [
    (">=", Mark::Lower(true)),
    ("=>", Mark::Lower(true)),
    ("≥", Mark::Lower(true)),
    ("不少于", Mark::Lower(true)),
    ("不得少于", Mark::Lower(true)),
    ("不低于", Mark::Lower(true)),
    ("不得低于", Mark::Lower(true)),
    ("不小于", Mark::Lower(true)),
    ("不下于", Mark::Lower(true)),
    ("至少", Mark::Lower(true)),
    ("最少", Mark::Lower(true)),
    ("大于等于", Mark::Lower(true)),
    ("大于或等于", Mark::Lower(true)),
    ("高于等于", Mark::Lower(true)),
    ("高于或等于", Mark::Lower(true)),
    (">", Mark::Lower(false)),
    ("超过", Mark::Lower(false)),
    ("超出", Mark::Lower(false)),
    ("超", Mark::Lower(false)),
    ("大于", Mark::Lower(false)),
    ("多于", Mark::Lower(false)),
    ("高于", Mark::Lower(false)),
    ("＜=", Mark::Upper(true)),
    ("=＜", Mark::Upper(true)),
    ("≤", Mark::Upper(true)),
    ("不超过", Mark::Upper(true)),
    ("不得超过", Mark::Upper(true)),
    ("不超", Mark::Upper(true)),
    ("不大于", Mark::Upper(true)),
    ("不多于", Mark::Upper(true)),
    ("不得多于", Mark::Upper(true)),
    ("不高于", Mark::Upper(true)),
    ("不得高于", Mark::Upper(true)),
    ("至多", Mark::Upper(true)),
    ("最多", Mark::Upper(true)),
    ("小于等于", Mark::Upper(true)),
    ("小于或等于", Mark::Upper(true)),
    ("低于等于", Mark::Upper(true)),
    ("低于或等于", Mark::Upper(true)),
    ("＜", Mark::Upper(false)),
    ("少于", Mark::Upper(false)),
    ("低于", Mark::Upper(false)),
    ("小于", Mark::Upper(false)),
    ("不满", Mark::Upper(false)),
    ("不足", Mark::Upper(false)),
    ("未满", Mark::Upper(false)),
    ("不到", Mark::Upper(false)),
    ("未达", Mark::Upper(false)),
    ("未达到", Mark::Upper(false)),
    ("≈", Mark::About),
    ("约", Mark::About),
    ("约为", Mark::About),
    ("大约", Mark::About),
    ("大概", Mark::About),
    ("近", Mark::About),
    ("将近", Mark::About),
    ("接近", Mark::About),
    ("==", Mark::Equal),
    ("=", Mark::Equal),
    ("等于", Mark::Equal),
    ("应", Mark::Nothing),
    ("应达", Mark::Nothing),
    ("应达到", Mark::Nothing),
    ("应完成", Mark::Nothing),
    ("达", Mark::Nothing),
    ("达到", Mark::Nothing),
    ("完成", Mark::Nothing),
    ("实际完成", Mark::Nothing),
    ("已完成", Mark::Nothing),
    ("控制在", Mark::Nothing),
    ("保持在", Mark::Nothing),
    ("介于", Mark::Nothing),
    ("在", Mark::Nothing),
    ("为", Mark::Nothing),
    ("共", Mark::Nothing),
    ("共计", Mark::Nothing),
    ("合计", Mark::Nothing),
    ("总计", Mark::Nothing),
    ("累计", Mark::Nothing),
    ("计", Mark::Nothing),
    ("¥", Mark::Money),
    ("人民币", Mark::Money),
    ("RMB", Mark::Money),
];

/// Words after a number and its unit, the longer before the shorter.
pub(super) const AFTER: [(&str, Mark); 16] = [
    ("(含)", Mark::Nothing),
    ("及以上", Mark::Lower(true)),
    ("或以上", Mark::Lower(true)),
    ("含以上", Mark::Lower(true)),
    ("以上", Mark::Lower(true)),
    ("及以下", Mark::Upper(true)),
    ("或以下", Mark::Upper(true)),
    ("含以下", Mark::Upper(true)),
    ("以下", Mark::Upper(true)),
    ("以内", Mark::Upper(true)),
    ("之内", Mark::Upper(true)),
    ("以外", Mark::Lower(false)),
    ("之外", Mark::Lower(false)),
    ("左右", Mark::About),
    ("上下", Mark::About),
    ("之间", Mark::Nothing),
];

/// Units after which a lone 内 is an upper bound: 5天内, and not 5个境内.
pub(super) const TIMES: [&str; 11] =
    ["年", "月", "个月", "周", "天", "日", "工作日", "个工作日", "小时", "个小时", "分钟"];
