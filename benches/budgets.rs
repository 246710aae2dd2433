//! The budgets that are built.

use std::path::{Path, PathBuf};

use budgetpress::{Document, FontFolder, InputFile, ResourceOptions, Resources};
use serde_json::{Value, json};

pub(crate) fn sample() -> Vec<u8> {
    std::fs::read(Path::new(env!("CARGO_MANIFEST_DIR")).join("data/guangzhou-12345-2024.json")).expect("the sample")
}

/// The folder of the bundled fonts.
pub(crate) fn font_folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("fonts")
}

/// The layouts of the program and the bundled fonts, which are opened when they are needed.
pub(crate) fn resources() -> Resources {
    let fonts = FontFolder::Named(font_folder());
    Resources::new(ResourceOptions { fonts, ..ResourceOptions::default() })
}

pub(crate) fn document<'r>(data: &[u8], resources: &'r Resources) -> Document<'r> {
    resources.whole_document(InputFile::from_bytes("budget.json", data.to_vec())).expect("it loads")
}

/// The sample with so many units in 表12, each with 40 projects.
pub(crate) fn units(count: usize) -> Value {
    let mut data: Value = serde_json::from_slice(&sample()).expect("JSON");
    let line = |projects: usize| {
        let sum = format!("{}.00", projects * 50);
        json!({ "total": sum, "fiscal": sum, "general": sum,
            "fund": "0.00", "capital": "0.00", "special_account": "0.00", "other": "0.00" })
    };
    let with = |mut line: Value, members: &[(&str, String)]| {
        members.iter().for_each(|(key, value)| line[key] = json!(value));
        line
    };
    let mut lines = vec![with(line(count * 40), &[("key", "total".into())])];
    for unit in 1..=count {
        lines.push(with(line(40), &[("unit", format!("第{unit}单位"))]));
        lines.extend((1..=40).map(|number| {
            let goal = "通过开展该项目，保障业务工作顺利开展，安排123.45万元。".into();
            with(line(1), &[("project", format!("第{unit}单位第{number}号项目")), ("goal", goal)])
        }));
    }
    data["sheets"]["12"]["lines"] = lines.into();
    data
}

/// The sample with so many accounts in 表6, all of one group: classes, sections and items.
pub(crate) fn accounts(count: usize) -> Value {
    let mut data: Value = serde_json::from_slice(&sample()).expect("JSON");
    let codes = (300..400).flat_map(|class| {
        let sections = (1..=9).flat_map(move |section| {
            let items = (1..=99).map(move |item| format!("{class}{section:02}{item:02}"));
            std::iter::once(format!("{class}{section:02}")).chain(items)
        });
        std::iter::once(class.to_string()).chain(sections)
    });
    let accounts =
        codes.take(count).map(|code| json!({ "name": format!("科目{code}"), "code": code, "budget": "1.00" }));
    let total = json!({ "key": "total", "budget": "1.00" });
    data["sheets"]["6"]["lines"] = std::iter::once(total).chain(accounts).collect();
    data
}

/// The sample with so many projects in 表12.
pub(crate) fn projects(count: usize) -> Vec<u8> {
    let mut data: Value = serde_json::from_slice(&sample()).expect("JSON");
    let zero = "0.00";
    let lines = data["sheets"]["12"]["lines"].as_array_mut().expect("lines");
    lines.truncate(2);
    lines.extend((1..=count).map(|number| {
        let goal = "通过开展该项目，加强信息系统运行维护和网络安全管理，保障业务工作顺利开展，更好地服务企业和群众。";
        json!({
            "project": format!("第{number}号信息化运维项目"), "total": "50.65", "fiscal": "50.65", "general": "50.65",
            "fund": zero, "capital": zero, "special_account": zero, "other": zero, "goal": goal.repeat(1 + number % 3),
        })
    }));
    data.to_string().into_bytes()
}
