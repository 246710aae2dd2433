//! The sentences of the narrative, and how numbers look in prose.

use std::str::FromStr;

use budgetpress::model::{Amount, grouped};
use budgetpress::narrate::{Passage, narrate};
use proptest::prelude::*;
use proptest::test_runner::RngSeed;
use rust_decimal::Decimal;
use serde_json::{Value, json};

use crate::tests::support::{self, LayoutCopy};

fn narrative(data: &Value) -> Vec<Passage> {
    let loaded = support::loaded(data);
    narrate(&loaded.budget, &loaded.layout, "narrative.jinja").unwrap_or_else(|error| panic!("it narrates: {error}"))
}

fn paragraph(data: &Value, start: &str) -> String {
    let passages = narrative(data).into_iter();
    let mut paragraphs = passages.filter_map(|passage| match passage {
        Passage::Paragraph(text) if text.contains(start) => Some(text),
        _ => None,
    });
    paragraphs.next().expect("the paragraph is there")
}

#[test]
fn the_seeds_sentences_come_out_byte_for_byte() {
    let seed = std::fs::read_to_string(support::root().join("tests/fixtures/seed.txt")).expect("the seed is there");
    // One paragraph of the seed is cut in two by a page break.
    let seed = seed.replace("专用材料\n\n费", "专用材料费");
    for passage in narrative(&support::sample()) {
        match passage {
            Passage::Paragraph(text) | Passage::Heading(_, text) => {
                assert!(seed.lines().any(|line| line == text), "{text}");
            }
            Passage::Sheet(id) => assert_eq!(id, "key_projects"),
        }
    }
}

#[test]
fn a_stated_percentage_wins_over_the_computed_one() {
    let mut data = support::sample();
    assert!(paragraph(&data, "机关运行经费安排").contains("增长46.08%"));
    data["figures"]["operating"].as_object_mut().expect("a record").remove("percent");
    assert!(paragraph(&data, "机关运行经费安排").contains("增长46.07%"));
}

#[test]
fn a_decrease_says_so_in_both_words() {
    let mut data = support::sample();
    data["figures"]["revenue"]["change"] = json!("-14.60");
    let text = paragraph(&data, "收入预算");
    assert!(text.contains("收入预算3,264.71万元，比上年减少14.6万元，下降0.45%"), "{text}");
}

#[test]
fn last_years_amount_can_be_given_instead_of_the_change() {
    let mut data = support::sample();
    data["figures"]["revenue"] = json!({ "previous": "2658.63", "reason": "同上" });
    assert!(paragraph(&data, "收入预算").contains("比上年增加606.08万元，增长22.8%"));
}

#[test]
fn a_base_of_zero_has_no_percentage() {
    let mut data = support::sample();
    data["figures"]["revenue"]["change"] = json!("3264.71");
    assert!(paragraph(&data, "收入预算").contains("比上年增加3,264.71万元，增长--（基数为0，不可比）"));
}

#[test]
fn headings_of_the_second_level_are_set_in_kaiti() {
    let layouts = LayoutCopy::new();
    layouts.edit(
        "guangzhou-2024/narrative.jinja",
        "# 四、政府采购情况\n",
        "# 四、政府采购情况\n\n## （一）采购2024年概况\n",
    );
    let document = layouts.compile(&support::sample()).unwrap_or_else(|error| panic!("it is set: {error}"));
    let bytes = budgetpress::export::pdf(&document).expect("it is written");
    assert!(support::pdf::read(&bytes)[20].text().contains("四、政府采购情况（一）采购2024年概况2024年本部门政府采购"));
    let fonts = support::pdf::fonts(&bytes);
    assert!(fonts.iter().any(|name| name.contains("GBZenKai")), "the face of 楷体 is in the file: {fonts:?}");
}

fn cents() -> impl Strategy<Value = i64> {
    -1_000_000_000_000i64..1_000_000_000_000
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 256, failure_persistence: None, rng_seed: RngSeed::Fixed(2024), ..ProptestConfig::default() })]

    #[test]
    fn amounts_read_back_as_given(cents in cents(), decimals in 0u32..6) {
        let text = Decimal::new(cents, decimals).to_string();
        let amount = Amount::from_str(&text).expect("a plain decimal is an amount");
        prop_assert_eq!(amount.to_string(), text);
        prop_assert_eq!(amount.decimals(), decimals);
    }

    #[test]
    fn anything_else_is_no_amount(text in "[-+0-9.,eE 　０-９万元]{0,12}") {
        let plain = {
            let digits = text.strip_prefix('-').unwrap_or(&text);
            let mut parts = digits.split('.');
            let led = digits.len() > 1 && digits.starts_with('0') && !digits.starts_with("0.");
            let part = |part: Option<&str>| part.is_some_and(|part| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit()));
            !led && part(parts.next()) && parts.next().is_none_or(|fraction| part(Some(fraction))) && parts.next().is_none()
        };
        prop_assert_eq!(Amount::from_str(&text).is_ok(), plain, "{}", text);
    }

    #[test]
    fn grouping_only_adds_commas(cents in cents()) {
        let plain = Decimal::new(cents, 2).to_string();
        let printed = grouped(&plain, ",");
        prop_assert_eq!(printed.replace(',', ""), plain);
        let whole = printed.trim_start_matches('-').split('.').next().unwrap_or_default().to_owned();
        prop_assert!(whole.split(',').skip(1).all(|group| group.len() == 3));
        prop_assert!(whole.split(',').next().is_some_and(|group| (1..=3).contains(&group.len())));
    }

    #[test]
    fn rounding_is_half_up(thousandths in -1_000_000_000i64..1_000_000_000) {
        let rounded = Amount::new(Decimal::new(thousandths, 3)).rounded(2);
        // Half-up in whole numbers: away from zero on a tie.
        let expected = (thousandths.abs() + 5) / 10 * thousandths.signum();
        prop_assert_eq!(rounded, Decimal::new(expected, 2));
        prop_assert_eq!(rounded.scale(), 2);
        let negative_zero = rounded.is_zero() && rounded.is_sign_negative();
        prop_assert!(!negative_zero);
    }
}

#[test]
fn words_agree_with_signs() {
    // One load; then many changes to the same budget.
    let loaded = support::loaded(&support::sample());
    let mut runner = proptest::test_runner::TestRunner::new(ProptestConfig {
        cases: 64,
        failure_persistence: None,
        rng_seed: RngSeed::Fixed(2024),
        ..ProptestConfig::default()
    });
    let outcome = runner.run(&(-400_000i64..400_000), |cents| {
        let mut loaded = loaded.clone();
        let change = Decimal::new(cents, 2);
        let revenue = loaded.budget.figures.get_mut("revenue").expect("it is there");
        revenue.insert("change".into(), budgetpress::model::Figure::Amount(Amount::new(change)));
        let passages = narrate(&loaded.budget, &loaded.layout, "narrative.jinja").expect("it narrates");
        let Passage::Paragraph(text) = &passages[1] else { panic!("a paragraph") };
        let sentence = text.split('；').next().unwrap_or_default();
        let down = cents < 0;
        prop_assert_eq!((sentence.contains("比上年减少"), sentence.contains("，下降")), (down, down));
        prop_assert_eq!((sentence.contains("比上年增加"), sentence.contains("，增长")), (!down, !down));
        let amount = grouped(&change.abs().normalize().to_string(), ",");
        prop_assert!(sentence.contains(&format!("{amount}万元，")), "{}", sentence);
        prop_assert!(!sentence.contains("-1") && !sentence.contains("−"));
        Ok(())
    });
    assert!(outcome.is_ok(), "{outcome:?}");
}
