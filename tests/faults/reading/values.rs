//! Ways to write values of cells in XML: the gate, the reader and spreadsheet programs see the same, or the workbook is
//! refused.

use super::{SAMPLE, read};
use crate::tests::support::book::{Book, Value, edit};

/// A change of one value, and whether what it means is plain.
type Change = fn(&str) -> String;

/// Changes of the index of a shared string and of a number, neither of which spreadsheet programs write.
const CHANGES: [(&str, Change); 11] = [
    ("as it is", |value| value.to_owned()),
    ("in a CDATA section", |value| format!("<![CDATA[{value}]]>")),
    ("before an empty CDATA section", |value| format!("{value}<![CDATA[]]>")),
    ("with a blank before it", |value| format!(" {value}")),
    ("with a line break behind it", |value| format!("{value}\n")),
    ("with a comment before it", |value| format!("<!-- x -->{value}")),
    ("with a comment within it", |value| format!("{}<!-- x -->{}", &value[..1], &value[1..])),
    ("with an instruction before it", |value| format!("<?x y?>{value}")),
    ("by references to characters", |value| value.chars().map(|c| format!("&#{};", u32::from(c))).collect()),
    ("with one digit as a reference", |value| {
        let (first, rest) = value.split_at(value.len() - 1);
        format!("{first}&#{};", u32::from(rest.chars().next().expect("a digit")))
    }),
    ("with a sign", |value| format!("+{value}")),
];

/// Changes the value of a cell in a part.
fn changed(part: &str, cell: &str, change: Change) -> Vec<u8> {
    edit(&SAMPLE, |name, text| {
        if !name.ends_with(part) {
            return text;
        }
        let start = text.find(&format!("<c r=\"{cell}\"")).expect("the cell");
        let from = start + text[start..].find("<v>").expect("a value") + 3;
        let to = from + text[from..].find("</v>").expect("its end");
        format!("{}{}{}", &text[..from], change(&text[from..to]), &text[to..])
    })
}

#[test]
fn an_index_is_read_as_programs_read_it_or_refused() {
    let expected = read(&SAMPLE).1;
    for (part, cell) in [("sheet3.xml", "B3"), ("sheet15.xml", "I8"), ("sheet9.xml", "B5")] {
        for (about, change) in CHANGES {
            let (findings, budget) = read(&changed(part, cell, change));
            assert!(budget == expected || budget.is_none() && !findings.is_empty(), "{part} {cell} {about}");
        }
    }
}

#[test]
fn two_values_in_one_cell_are_refused() {
    for double in ["<v>1</v><v>2</v>", "<v>1</v><is><t>x</t></is>", "<v>1<x/>2</v>"] {
        let bytes = edit(&SAMPLE, |name, text| match name.ends_with("sheet9.xml") {
            true => text.replacen("<c r=\"B5\"", &format!("<c r=\"Z5\">{double}</c><c r=\"B5\""), 1),
            false => text,
        });
        let (findings, budget) = read(&bytes);
        assert!(budget.is_none(), "{double}: {findings:?}");
        assert_eq!(findings[0].code, "workbook-truncated");
    }
}

#[test]
fn texts_are_read_however_they_are_written() {
    let text = "目标";
    let forms = [
        format!("<c r=\"I8\" t=\"inlineStr\"><is><t>{text}</t></is></c>"),
        format!("<c r=\"I8\" t=\"inlineStr\"><is><t xml:space=\"preserve\"> {text} </t></is></c>"),
        format!("<c r=\"I8\" t=\"inlineStr\"><is><t><![CDATA[{text}]]></t></is></c>"),
        format!("<c r=\"I8\" t=\"inlineStr\"><is><r><t>{}</t></r><r><t>{}</t></r></is></c>", "目", "标"),
        format!("<c r=\"I8\" t=\"inlineStr\"><is><t>{text}</t><rPh sb=\"0\" eb=\"1\"><t>mu</t></rPh></is></c>"),
        format!("<c r=\"I8\" t=\"str\"><v>{text}</v></c>"),
        "<c r=\"I8\" t=\"str\"><v>&#x76EE;&#x6807;</v></c>".to_owned(),
        "<c r=\"I8\" t=\"inlineStr\"><is><t>_x76EE_标</t></is></c>".to_owned(),
    ];
    for form in forms {
        let bytes = edit(&SAMPLE, |name, text| {
            if !name.ends_with("sheet15.xml") {
                return text;
            }
            let start = text.find("<c r=\"I8\"").expect("the goal");
            let end = start + text[start..].find("</c>").expect("its end") + 4;
            format!("{}{form}{}", &text[..start], &text[end..])
        });
        let (findings, budget) = read(&bytes);
        let goal = budget.map(|budget| format!("{:?}", budget.sheets["12"].lines[2]));
        assert!(goal.is_some_and(|goal| goal.contains("\"目标\"")), "{form}: {findings:?}");
    }
}

#[test]
fn a_second_list_of_cells_in_a_part_is_refused() {
    let bytes = edit(&SAMPLE, |name, text| match name.ends_with("sheet9.xml") {
        true => text
            .replace("</sheetData>", "</sheetData><sheetData><row r=\"5\"><c r=\"B5\"><v>1</v></c></row></sheetData>"),
        false => text,
    });
    assert!(read(&bytes).1.is_none());
    let mut book = Book::sample();
    book.sheet("表6").put("B5", Value::Number(2211.22));
    assert!(read(&book.write()).1.is_some());
}
