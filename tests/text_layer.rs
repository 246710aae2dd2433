//! The text layer is true: what is copied out of the PDF is what stands in the data, character by character.

use serde_json::{Value, json};

use crate::tests::support::{self, solid};

fn replace_paragraph(text: &str) -> Value {
    let mut data = support::sample();
    data["texts"]["overview"]["organisation"] = json!([text]);
    data
}

#[track_caller]
fn must_come_back(text: &str) {
    let page = support::pages(&replace_paragraph(text)).into_iter().nth(2).expect("part one");
    assert!(page.text().contains(&solid(text)), "{text} came back as {}", page.text());
}

#[test]
fn dashes_are_neither_lost_nor_doubled() {
    must_come_back("广州——深圳，增长--（基数为0），2024-2025年，1—6月，—，–，一、－。");
}

#[test]
fn quotes_dots_and_brackets_come_back() {
    must_come_back("“三公”经费、‘单引’、《预算法》、〔2024〕1号、【注】、（一）、(二)、…、……、·、①、%、‰、㎡、℃、Ⅱ。");
}

#[test]
fn characters_that_share_a_shape_with_a_radical_come_back_as_themselves() {
    must_come_back(
        "一丨丶丿乙二人儿入八几刀力勹匕十卜厂又口土士大女子寸小尸山川工己巾干广弋弓心戈户手支文斗斤方日月木欠止歹毛氏气水火爪父片牙牛犬玄玉瓜瓦甘生用田白皮皿目矛矢石示禾穴立竹米羊羽老而耳肉臣自至舌舟色虫血行衣西见角言谷豆贝赤走足身车辛辰里金长门雨青非面革音页风飞食首香马骨高鬼鱼鸟鹿麻黄黑鼠鼻齐齿龙龟。",
    );
}

#[test]
fn every_text_of_the_sample_comes_back_and_no_look_alike_does() {
    let data = support::sample();
    let pages = support::pages(&data).into_iter().enumerate();
    // Without folios, which would stand inside a paragraph that goes on.
    let all: String = pages.map(|(index, page)| page.text().replace(&format!("—{}—", index + 1), "")).collect();
    for (place, text) in support::loaded(&data).budget.texts() {
        assert!(all.contains(&solid(text)), "{place}: {text}");
    }
    let look_alike = |c: char| matches!(u32::from(c), 0x2E80..=0x2FDF | 0xF900..=0xFAFF | 0xE000..=0xF8FF | 0xFFFD);
    assert!(!all.chars().any(look_alike));
}

#[test]
fn look_alikes_in_the_data_are_refused_with_the_right_character() {
    let refused = support::parse(&replace_paragraph("⼀般公共预算，\u{F9D1}安")).expect_err("radicals are refused");
    insta::assert_snapshot!(refused);
}

#[test]
fn characters_that_share_a_glyph_are_not_printed_together() {
    // U+2014 and U+2015 have one glyph in the bundled 宋体: one of them would be copied as the other.
    let (view, layout) = support::view_of(&replace_paragraph("广州——深圳，广州――深圳"));
    let refused = support::COMPILER.compile(&view, &layout).err().expect("the text layer would be false");
    insta::assert_snapshot!(refused);
}
