//! The score code: what a paper says, an empty tool reads.

mod common;

use common::{Dice, evaluations};
use jiheng_core::decimal::{Decimal, Points, Quantity};
use jiheng_core::engine::evaluate;
use jiheng_core::example;
use jiheng_core::format::{
    CodeContent, CodedRow, CodedScore, CodedSums, MOST_ROWS, RowDigest, ScoreCode, ScoreCodeError,
};
use jiheng_core::model::{Entry, Evaluation, Indicator, NodeId};
use jiheng_core::report::{self, Block, Options};
use jiheng_core::standard::{self, Standard};

fn points(text: &str) -> Points {
    Points(text.parse().expect("a number of the test"))
}

fn example_code() -> String {
    let draft = example::yuzhong_2019();
    let assessment = evaluate(&draft.evaluation, &draft.standard);
    ScoreCode::of(&draft.evaluation, &assessment, &draft.standard).expect("it has rows").write()
}

#[test]
fn the_example_is_rebuilt_from_a_line_of_letters() {
    let draft = example::yuzhong_2019();
    let assessment = evaluate(&draft.evaluation, &draft.standard);
    let code = example_code();
    assert_eq!(code, "example-yuzhong-2019:102G1 63433 34343 53G13 G1363 B3937 3637Y 16363 0QGTK 56");
    let read = ScoreCode::read(&code).expect("it is as written");
    assert_eq!((read.pack.as_str(), read.total), (draft.standard.id.as_str(), points("99.73")));
    let CodeContent::Rows(rows) = read.content else { panic!("few rows") };
    let expect = draft.evaluation.tree.rows().map(|row| {
        let assessed = &assessment.rows[&row.id];
        CodedRow { full_score: assessed.full_score, score: CodedScore::Scored(assessed.score.expect("scored")) }
    });
    assert_eq!(rows, expect.collect::<Vec<_>>());
}

#[test]
fn a_code_is_read_as_people_copy_it() {
    let code = example_code();
    let expect = ScoreCode::read(&code);
    assert!(expect.is_ok());
    let (pack, letters) = code.split_once(':').expect("a pack");
    let narrow: String = letters.chars().filter(|sign| *sign != ' ').collect();
    let wide: String =
        narrow.chars().map(|sign| char::from_u32(u32::from(sign) + 0xfee0).expect("a full-width letter")).collect();
    for text in [
        code.to_lowercase(),
        code.replace(' ', "-"),
        code.replace(' ', "\r\n"),
        code.replace(' ', ""),
        format!("  分数码：{code}。\n"),
        format!("分数码: {pack} ： {letters}"),
        format!("{}:{}", pack.to_uppercase(), narrow.replace('0', "O").replace('1', "l")),
        format!("{pack}：{}", narrow.replace('0', "o").replace('1', "I")),
        format!("{pack}:{wide}"),
    ] {
        assert_eq!(ScoreCode::read(&text), expect, "{text}");
    }
}

#[test]
fn what_is_no_code_is_said_to_be_none() {
    let code = example_code();
    let (_, letters) = code.split_once(':').expect("a pack");
    let check = |text: &str, error| assert_eq!(ScoreCode::read(text), Err(error), "{text}");
    check(" \n", ScoreCodeError::Empty);
    check(letters, ScoreCodeError::PackMissing);
    check(&code.replace(' ', "*"), ScoreCodeError::Letter('*'));
    check(&format!("{code}U"), ScoreCodeError::Letter('U'));
    check("mof-2020-10-self:", ScoreCodeError::Check);
    check(&format!("another-pack:{letters}"), ScoreCodeError::Check);
    check(&format!("{code} 0"), ScoreCodeError::Check);
    check(&code[..code.len() - 1], ScoreCodeError::Check);
    check(&format!("a:{}", "0".repeat(100_000)), ScoreCodeError::Check);
}

#[test]
fn any_one_changed_character_is_noticed() {
    let code = example_code();
    let signs: Vec<char> = code.chars().collect();
    let colon = signs.iter().position(|sign| *sign == ':').expect("a pack");
    for (place, sign) in signs.iter().enumerate() {
        let others =
            if place < colon { "abcdefghijklmnopqrstuvwxyz0123456789-_" } else { "0123456789ABCDEFGHJKMNPQRSTVWXYZ" };
        for other in others.chars().filter(|other| other != sign && *sign != ' ' && place != colon) {
            let mut changed = signs.clone();
            changed[place] = other;
            let changed: String = changed.into_iter().collect();
            assert_eq!(ScoreCode::read(&changed), Err(ScoreCodeError::Check), "{changed}");
        }
    }
}

#[test]
fn two_letters_in_the_wrong_order_are_noticed_too() {
    let code = example_code();
    let (pack, letters) = code.split_once(':').expect("a pack");
    let letters: Vec<char> = letters.chars().filter(|sign| *sign != ' ').collect();
    for place in 1..letters.len() {
        let mut swapped = letters.clone();
        swapped.swap(place - 1, place);
        if swapped != letters {
            let text = format!("{pack}:{}", swapped.into_iter().collect::<String>());
            assert_eq!(ScoreCode::read(&text), Err(ScoreCodeError::Check), "{text}");
        }
    }
}

fn decimal(dice: &mut Dice) -> Points {
    let (digits, places) = match dice.below(4) {
        0 => (dice.below(30), 0),
        1 => (dice.below(10_000), 2),
        2 => (dice.below(100), 1),
        _ => (dice.below(1_000_000_000), u32::try_from(dice.below(7)).expect("small")),
    };
    Points(Decimal::new(i64::try_from(digits).expect("small"), places))
}

fn code(dice: &mut Dice) -> ScoreCode {
    let pack = (*dice.pick(&["mof-2020-10-self", "", "本局自定", "a:b", "with space"])).to_owned();
    let content = if dice.once_in(4) {
        let dimensions = (0..dice.below(8)).map(|_| CodedSums { full_score: decimal(dice), score: decimal(dice) });
        let dimensions = dimensions.collect();
        let digest = RowDigest(std::array::from_fn(|_| dice.next().to_le_bytes()[0]));
        CodeContent::Totals { rows: dice.below(100_000), dimensions, digest }
    } else {
        let row = |dice: &mut Dice| {
            let full_score = (!dice.once_in(9)).then(|| decimal(dice));
            let score = match dice.below(8) {
                0 => CodedScore::Unscored,
                1 => CodedScore::NotApplicable,
                2 | 3 => CodedScore::Scored(decimal(dice)),
                _ => CodedScore::Scored(full_score.unwrap_or_default()),
            };
            CodedRow { full_score, score }
        };
        CodeContent::Rows((0..dice.below(MOST_ROWS + 1)).map(|_| row(dice)).collect())
    };
    ScoreCode { pack, total: decimal(dice), content }
}

#[test]
fn what_is_written_is_read_again_to_the_last_digit() {
    for seed in 0..3000 {
        let code = code(&mut Dice::new(seed));
        let text = code.write();
        assert_eq!(ScoreCode::read(&text), Ok(code), "seed {seed}: {text}");
    }
}

#[test]
fn an_evaluation_of_any_kind_has_a_code_that_says_its_scores() {
    let packs: Vec<Standard> = standard::builtin_ids().filter_map(standard::builtin).collect();
    let mut coded = 0;
    for seed in 0..400 {
        let dice = &mut Dice::new(seed);
        let (evaluation, standard) = (evaluations::evaluation(dice), dice.pick(&packs));
        let assessment = evaluate(&evaluation, standard);
        let Some(code) = ScoreCode::of(&evaluation, &assessment, standard) else {
            assert_eq!(evaluation.tree.row_count(), 0);
            continue;
        };
        coded += 1;
        let read = ScoreCode::read(&code.write()).expect("it is as written");
        assert_eq!(read, code);
        assert_eq!(read.total, assessment.total.score);
    }
    assert!(coded > 200, "{coded}");
}

/// An evaluation of so many rows of one point, each met but the one named.
fn many(count: u64, missed: u64) -> Evaluation {
    let mut evaluation = Evaluation::default();
    let draft = example::yuzhong_2019();
    let mut dimension = draft.evaluation.tree.dimensions().next().expect("a dimension").clone();
    let mut category = draft.evaluation.tree.categories(&dimension).next().expect("a category").clone();
    (dimension.id, category.id) = (NodeId(1), NodeId(2));
    assert!(evaluation.tree.push_dimension(dimension));
    assert!(evaluation.tree.push_category(NodeId(1), category));
    for id in 10..10 + count {
        let mut row = Indicator::new(NodeId(id));
        row.full_score = Entry::Value(points("1"));
        row.target.initial = Entry::Value(Quantity::read("100"));
        row.actual = Entry::Value(Quantity::read(if id == missed { "50" } else { "100" }));
        assert!(evaluation.tree.push_indicator(NodeId(2), row));
    }
    evaluation
}

fn code_of(evaluation: &Evaluation) -> ScoreCode {
    let standard = standard::builtin("mof-2020-10-self").expect("a shipped pack");
    ScoreCode::of(evaluation, &evaluate(evaluation, &standard), &standard).expect("it has rows")
}

#[test]
fn sixty_rows_are_all_in_the_code_and_more_are_summed_up() {
    let sixty = code_of(&many(60, 10));
    assert!(matches!(&sixty.content, CodeContent::Rows(rows) if rows.len() == 60));
    assert!(sixty.write().len() < 200, "{}", sixty.write());
    let more = code_of(&many(61, 10));
    let CodeContent::Totals { rows, dimensions, .. } = &more.content else { panic!("too many rows") };
    assert_eq!(*rows, 61);
    assert_eq!(*dimensions, [CodedSums { full_score: points("61"), score: points("60.5") }]);
    assert!(more.write().len() < 80, "{}", more.write());
    assert_eq!(ScoreCode::read(&more.write()), Ok(more.clone()));
    let other = code_of(&many(61, 11));
    assert_ne!(more, other, "the same sums from other rows");
    assert_eq!(more, code_of(&many(61, 10)));
}

/// The note under the score table that holds the code.
fn printed(evaluation: &Evaluation) -> String {
    let standard = standard::builtin("mof-2020-10-self").expect("a shipped pack");
    let assessment = evaluate(evaluation, &standard);
    let paper = report::outline(evaluation, &standard, &assessment, Options::default());
    let notes = paper.flows.iter().flat_map(|flow| &flow.blocks).filter_map(|block| match block {
        Block::Notes(lines) => Some(lines.iter().map(report::Words::plain)),
        _ => None,
    });
    notes.flatten().find(|note| note.contains("分数码")).expect("the code is printed")
}

#[test]
fn the_paper_carries_the_code_and_says_where_it_holds_only_sums() {
    for (rows, said) in [(60, "分数码："), (61, "分数码（超过60行，只含各一级指标合计、总分和各行的校验摘要）：")]
    {
        let evaluation = many(rows, 10);
        let note = printed(&evaluation);
        assert!(note.starts_with(said), "{note}");
        assert_eq!(ScoreCode::read(&note), Ok(code_of(&evaluation)), "the whole note can be copied");
    }
}
