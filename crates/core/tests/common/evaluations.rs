//! Random drafts.

use jiheng_core::decimal::{Amount, Date, Decimal, Points, Quantity, Ratio};
use jiheng_core::format::{Document, Draft, Revision};
use jiheng_core::json::Named;
use jiheng_core::model::{
    Applicability, Category, Dimension, Entry, Evaluation, Evidence, Expert, FundAmounts, FundItem, FundLine,
    Indicator, ManualScore, Mark, Measure, Milestone, NodeId, Part, Portion, Problem, Profile, Recommendation, Seal,
    Seals, Section, Survey, Target, Unknown,
};
use jiheng_core::standard::{self, NotApplicableRule, OverAchievementPolicy, OverRun, Standard, ZeroBudget};

use super::Dice;

/// Texts as people type them, and as people do not.
const TEXTS: [&str; 14] = [
    "",
    "“招大引强”目标",
    "参加重大会展活动",
    "第一行\n第二行\r\n第三行",
    "制表\t符 与 “引号” \"直引号\" \\ 反斜线 /",
    "[bookmark: _Hlk37929796]（三）满意度指标",
    "<img src=x onerror=alert(1)>",
    "</script><!--",
    "__proto__",
    "\u{0}\u{1}\u{1f}\u{7f}\u{2028}\u{feff}",
    "😀𠮷👨‍👩‍👧",
    " 前后有空格 ",
    "{\"not_stated\": true}",
    "null",
];
const QUANTITIES: [&str; 12] =
    ["10", "10次以上", "1-2次", "≥80%", "50亿元", "1,000", "１０", "百分之八十", "完善", "", "-5", "1e9999999999"];

pub(crate) fn text(dice: &mut Dice) -> String {
    (*dice.pick(&TEXTS)).to_owned()
}

pub(crate) fn id(dice: &mut Dice) -> NodeId {
    NodeId(dice.next())
}

pub(crate) fn decimal(dice: &mut Dice) -> Decimal {
    let scale = dice.below(7);
    let bound = 10_u64.pow(u32::try_from(dice.below(9)).expect("small"));
    let sign = if dice.once_in(5) { -1 } else { 1 };
    let number = i64::try_from(dice.next() % bound).expect("below a thousand million");
    Decimal::new(sign * number, u32::try_from(scale).expect("small"))
}

pub(crate) fn entry<T>(dice: &mut Dice, value: impl FnOnce(&mut Dice) -> T) -> Entry<T> {
    match dice.below(8) {
        0 | 1 => Entry::Blank,
        2 => Entry::NotStated,
        3 => Entry::Invalid(text(dice)),
        _ => Entry::Value(value(dice)),
    }
}

pub(crate) fn quantity(dice: &mut Dice) -> Entry<Quantity> {
    entry(dice, |dice| Quantity::read(*dice.pick(&QUANTITIES)))
}

pub(crate) fn points(dice: &mut Dice) -> Entry<Points> {
    entry(dice, |dice| Points(decimal(dice)))
}

pub(crate) fn ratio(dice: &mut Dice) -> Entry<Ratio> {
    entry(dice, |dice| Ratio(decimal(dice)))
}

pub(crate) fn amount(dice: &mut Dice) -> Entry<Amount> {
    entry(dice, |dice| Amount(decimal(dice)))
}

pub(crate) fn year(dice: &mut Dice) -> Entry<u16> {
    entry(dice, |dice| u16::try_from(dice.below(4000)).expect("small"))
}

pub(crate) fn date(dice: &mut Dice) -> Entry<Date> {
    entry(dice, |dice| Date {
        year: 1900 + u16::try_from(dice.below(1100)).expect("small"),
        month: 1 + u8::try_from(dice.below(12)).expect("small"),
        day: 1 + u8::try_from(dice.below(28)).expect("small"),
    })
}

pub(crate) fn choice<T: Named>(dice: &mut Dice) -> T {
    *dice.pick(T::ALL)
}

pub(crate) fn some<T>(dice: &mut Dice, value: impl FnOnce(&mut Dice) -> T) -> Option<T> {
    (!dice.once_in(3)).then(|| value(dice))
}

pub(crate) fn list<T>(dice: &mut Dice, most: usize, mut item: impl FnMut(&mut Dice) -> T) -> Vec<T> {
    (0..dice.below(most + 1)).map(|_| item(dice)).collect()
}

pub(crate) fn applicability(dice: &mut Dice) -> Applicability {
    if dice.once_in(4) { Applicability::NotApplicable(text(dice)) } else { Applicability::Applicable }
}

/// Members that a newer tool may have written, each in its own hand.
pub(crate) fn unknown(dice: &mut Dice) -> Unknown {
    const VALUES: [&str; 8] = [
        "1.50",
        "-0.0e+1",
        "\"\\u4f60\\/好\"",
        "[ 1,2 ,\n 3 ]",
        "{\"b\": 1, \"a\":{ } , \"a2\":[]}",
        "null",
        "\"\"",
        "123456789012345678901234567890.1234567890",
    ];
    const NAMES: [&str; 5] = ["x_z", "x_a", "__proto__", "将来", "x \"引号\""];
    if !dice.once_in(3) {
        return Unknown::default();
    }
    let from = dice.below(NAMES.len());
    let names = NAMES[from..].iter().chain(&NAMES[..from]);
    Unknown(names.take(2).map(|name| ((*name).to_owned(), (*dice.pick(&VALUES)).to_owned())).collect())
}

pub(crate) fn target(dice: &mut Dice) -> Target {
    Target { initial: quantity(dice), adjusted: quantity(dice), adjustment_document: text(dice) }
}

pub(crate) fn part(dice: &mut Dice) -> Part {
    Part {
        id: id(dice),
        name: text(dice),
        measure: choice(dice),
        target: target(dice),
        unit: text(dice),
        actual: quantity(dice),
        share: ratio(dice),
        unknown: unknown(dice),
    }
}

pub(crate) fn portion(dice: &mut Dice) -> Portion {
    Portion { id: id(dice), name: text(dice), money: amount(dice), actual: quantity(dice), unknown: unknown(dice) }
}

pub(crate) fn milestone(dice: &mut Dice) -> Milestone {
    Milestone { id: id(dice), name: text(dice), due: date(dice), done: date(dice), unknown: unknown(dice) }
}

pub(crate) fn mark(dice: &mut Dice) -> Mark {
    Mark { id: id(dice), points: points(dice), unknown: unknown(dice) }
}

pub(crate) fn expert(dice: &mut Dice) -> Expert {
    Expert { id: id(dice), name: text(dice), weight: ratio(dice), unknown: unknown(dice) }
}

pub(crate) fn survey(dice: &mut Dice) -> Survey {
    Survey {
        sample: quantity(dice),
        valid: quantity(dice),
        satisfied: quantity(dice),
        way: text(dice),
        date: date(dice),
    }
}

pub(crate) fn indicator(dice: &mut Dice) -> Indicator {
    let mut row = Indicator::new(id(dice));
    row.name = text(dice);
    row.definition = text(dice);
    row.measure = choice(dice);
    row.polarity = choice(dice);
    row.target = target(dice);
    row.unit = text(dice);
    row.actual = quantity(dice);
    row.full_score = points(dice);
    row.weight_source = choice(dice);
    row.judgement.tier = some(dice, |dice| u8::try_from(dice.below(256)).expect("a byte"));
    row.judgement.points = points(dice);
    row.judgement.deduction = points(dice);
    row.judgement.basis = text(dice);
    row.parts = list(dice, 2, part);
    row.composite_mode = some(dice, choice);
    row.over_achievement.target_too_low = dice.once_in(2);
    row.over_achievement.coefficient = ratio(dice);
    row.method = text(dice);
    row.survey = survey(dice).into();
    row.manual = ManualScore { points: points(dice), reason: text(dice), by: text(dice) }.into();
    row.core = dice.once_in(2);
    row.portions = list(dice, 2, portion);
    row.milestones = list(dice, 2, milestone);
    row.marks = list(dice, 2, mark);
    row.deviation_reason = text(dice);
    row.applicability = applicability(dice);
    row.published_score = points(dice);
    row.unknown = unknown(dice);
    row
}

pub(crate) fn category(dice: &mut Dice) -> Category {
    Category {
        id: id(dice),
        name: text(dice),
        full_score: points(dice),
        indicators: Vec::new(),
        unknown: unknown(dice),
    }
}

pub(crate) fn dimension(dice: &mut Dice) -> Dimension {
    Dimension {
        id: id(dice),
        name: text(dice),
        key: text(dice),
        full_score: points(dice),
        published_score: points(dice),
        categories: Vec::new(),
        unknown: unknown(dice),
    }
}

pub(crate) fn fund_line(dice: &mut Dice) -> FundLine {
    let mut amounts = FundAmounts::default();
    for item in FundItem::ALL {
        amounts.replace(item, amount(dice));
    }
    FundLine {
        id: id(dice),
        name: text(dice),
        source: some(dice, choice),
        amounts,
        indicators: list(dice, 2, id),
        unknown: unknown(dice),
    }
}

pub(crate) fn evidence(dice: &mut Dice) -> Evidence {
    Evidence {
        id: id(dice),
        title: text(dice),
        kind: choice(dice),
        document_number: text(dice),
        date: date(dice),
        pages: text(dice),
        holder: text(dice),
        location: text(dice),
        quantity: quantity(dice),
        note: text(dice),
        indicators: list(dice, 3, id),
        unknown: unknown(dice),
    }
}

pub(crate) fn problem(dice: &mut Dice) -> Problem {
    Problem { id: id(dice), text: text(dice), cause: text(dice), unknown: unknown(dice) }
}

pub(crate) fn recommendation(dice: &mut Dice) -> Recommendation {
    Recommendation { id: id(dice), text: text(dice), problems: list(dice, 2, id), unknown: unknown(dice) }
}

pub(crate) fn profile(dice: &mut Dice) -> Profile {
    Profile {
        project_name: entry(dice, text),
        project_code: entry(dice, text),
        kind: choice(dice),
        report_title: entry(dice, text),
        implementing_unit: entry(dice, text),
        competent_department: entry(dice, text),
        evaluating_body: entry(dice, text),
        fiscal_year: year(dice),
        period_start: date(dice),
        period_end: date(dice),
        status: choice(dice),
        annual_objective: entry(dice, text),
        objective_result: entry(dice, text),
        signatory: entry(dice, text),
        report_date: date(dice),
        contact: entry(dice, text),
        telephone: entry(dice, text),
        veto_grounds: list(dice, 2, text),
        veto_note: text(dice),
        panel: list(dice, 2, expert),
        unknown: unknown(dice),
    }
}

pub(crate) fn evaluation(dice: &mut Dice) -> Evaluation {
    let mut e = Evaluation { profile: profile(dice), ..Evaluation::default() };
    e.funds.by_source = list(dice, 3, fund_line);
    e.funds.by_use = list(dice, 4, fund_line);
    e.funds.display_unit = choice(dice);
    e.funds.adjustment_document = entry(dice, text);
    e.funds.unexecuted_reason = some(dice, choice);
    e.funds.unexecuted_note = text(dice);
    e.funds.unknown = unknown(dice);
    for _ in 0..dice.below(4) {
        let dimension = dimension(dice);
        let in_dimension = dimension.id;
        assert!(e.tree.push_dimension(dimension));
        for _ in 0..dice.below(4) {
            let category = category(dice);
            let in_category = category.id;
            assert!(e.tree.push_category(in_dimension, category));
            for _ in 0..dice.below(4) {
                assert!(e.tree.push_indicator(in_category, indicator(dice)));
            }
        }
    }
    for section in Section::ALL {
        e.narrative.replace(section, text(dice));
    }
    e.narrative.unknown = unknown(dice);
    e.evidence = list(dice, 3, evidence);
    e.problems = list(dice, 3, problem);
    e.recommendations = list(dice, 2, recommendation);
    e.published_total = points(dice);
    e.source_text = text(dice);
    e.unknown = unknown(dice);
    e
}

/// A pack of the tool with its choices drawn.
pub(crate) fn any_standard(dice: &mut Dice) -> Standard {
    let ids: Vec<&str> = standard::builtin_ids().collect();
    let id = *dice.pick(ids.as_slice());
    let mut drawn = standard::builtin(id).expect("a shipped pack");
    drawn.over_run = *dice.pick(&[OverRun::Inverse, OverRun::Linear]);
    drawn.not_applicable =
        *dice.pick(&[NotApplicableRule::Forbidden, NotApplicableRule::Rescale, NotApplicableRule::Spread]);
    drawn.zero_budget = *dice.pick(&[ZeroBudget::NotApplicable, ZeroBudget::Zero]);
    drawn.over_achievement.policy =
        *dice.pick(&[OverAchievementPolicy::ReasonOnly, OverAchievementPolicy::Banded, OverAchievementPolicy::Entered]);
    if dice.once_in(4) {
        drawn.bands.clear();
    }
    drawn
}

/// A row that is mostly scored, so that sums have something to get wrong.
pub(crate) fn likely_row(dice: &mut Dice) -> Indicator {
    let mut row = indicator(dice);
    let mut number = |most: usize| dice.below(most).to_string();
    row.full_score = Entry::Value(Points(number(2000).parse().expect("digits")));
    row.target.initial = Entry::Value(Quantity::read(number(30)));
    row.target.adjusted = Entry::Blank;
    row.actual = Entry::Value(Quantity::read(number(60)));
    row.unit = String::new();
    if !dice.once_in(6) {
        row.applicability = Applicability::Applicable;
        row.measure = *dice.pick(&[Measure::AtLeast, Measure::AtMost, Measure::Equal, Measure::ExecutionRate]);
    }
    row
}

pub(crate) fn revision(dice: &mut Dice) -> Revision {
    Revision(std::array::from_fn(|_| dice.next().to_le_bytes()[0]))
}

pub(crate) fn draft(dice: &mut Dice) -> Draft {
    let ids: Vec<&str> = standard::builtin_ids().collect();
    let pack = *dice.pick(ids.as_slice());
    let standard = standard::builtin(pack).expect("a pack of the tool");
    let mut draft = Draft {
        document: Document {
            document_id: NodeId(dice.next()),
            revision: some(dice, revision),
            parents: list(dice, 2, revision),
            editor: text(dice),
            edited_at: text(dice),
            app_version: text(dice),
        },
        evaluation: evaluation(dice),
        standard,
        unknown: unknown(dice),
    };
    draft.evaluation.seals = Seals { current: some(dice, seal), former: list(dice, 2, seal), unknown: unknown(dice) };
    draft
}

fn seal(dice: &mut Dice) -> Seal {
    Seal { digest: revision(dice), sealed_at: text(dice), unknown: unknown(dice) }
}
