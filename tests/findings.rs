//! What becomes of findings: their order, accepting one of them, the report that marks them.

use budgetpress::Error;
use budgetpress::check::{Acceptance, accept, check, html, sort};
use budgetpress::load::Loaded;
use budgetpress::message::{Catalogue, Language};
use budgetpress::model::{Finding, Place};
use serde_json::{Value, json};

use crate::tests::support::{self, codes};

fn at(place: &str) -> Place {
    place.split('/').skip(1).fold(Place::root(), |above, step| above.join(step))
}

fn found(change: impl FnOnce(&mut Value)) -> (Loaded, Vec<Finding>) {
    let mut data = support::sample();
    change(&mut data);
    let loaded = support::loaded(&data);
    let findings = check(&loaded.budget, &loaded.layout).findings;
    (loaded, findings)
}

#[test]
fn findings_of_the_reader_stand_among_those_of_the_check() {
    let (loaded, _) = found(|_| {});
    let places =
        ["/sheets/2/notes", "/texts/overview", "/sheets/12/lines/3", "/sheets/2/lines/7", "/sheets/2/lines/1/total"];
    let mut findings: Vec<Finding> = places.iter().map(|place| support::finding("tie").at(&at(place))).collect();
    sort(&mut findings, &loaded.layout);
    let sorted: Vec<&str> = findings.iter().filter_map(|finding| Some(finding.place.as_ref()?.pointer())).collect();
    assert_eq!(
        sorted,
        ["/sheets/2/notes", "/sheets/2/lines/1/total", "/sheets/2/lines/7", "/sheets/12/lines/3", "/texts/overview"]
    );
}

#[test]
fn findings_of_texts_stand_in_the_order_of_the_document_or_of_the_cells() {
    let (loaded, _) = found(|_| {});
    let sorted = |mut findings: Vec<Finding>| -> Vec<String> {
        sort(&mut findings, &loaded.layout);
        findings.iter().filter_map(|finding| Some(finding.place.as_ref()?.short().to_owned())).collect()
    };
    let ordered = [
        "/published",
        "/texts/overview/duties/0",
        "/texts/overview/duties/2",
        "/texts/overview/duties/10",
        "/texts/overview/composition/0",
        "/figures/revenue/reason",
        "/figures/expenditure/change",
        "/figures/operating/percent",
        "/figures/assets/purchase",
    ];
    // Neither the order in which they were found nor how grave they are changes it.
    let finding = |(index, place): (usize, &&str)| {
        let finding = support::finding("placeholder").at(&at(place));
        if index % 2 == 0 { finding.as_warning() } else { finding }
    };
    assert_eq!(sorted(ordered.iter().enumerate().map(finding).rev().collect()), ordered);
    let cell =
        |(row, place): (usize, &str)| support::finding("placeholder").at(&at(place).in_cell(format!("概况!B{row}")));
    let cells =
        [(12, "/texts/overview/duties/0"), (3, "/texts/overview/duties/9"), (9, "/texts/overview/composition/0")];
    assert_eq!(sorted(cells.into_iter().map(cell).collect()), ["概况!B3", "概况!B9", "概况!B12"]);
}

/// What is refused of a wish to accept, or how many findings it takes.
fn accepted(findings: &[Finding], named: &str) -> Result<usize, Vec<Finding>> {
    let wish = Acceptance::new(named, "按批复口径").expect("it is well formed");
    match accept(findings.to_vec(), &[], &[wish]) {
        Ok((_, accepted)) => Ok(accepted.len()),
        Err(Error::Failed(faults) | Error::Found(faults)) => Err(faults),
    }
}

#[test]
fn an_acceptance_takes_a_single_finding() {
    // Two ties have this total on their left.
    let (_, findings) = found(|data| data["sheets"]["3"]["lines"][0]["total"] = json!("3264.00"));
    let named = "tie@/sheets/3/lines/0/total";
    let refused = accepted(&findings, named).expect_err("two findings answer");
    assert_eq!(codes(&refused), ["allow-ambiguous"]);
    let choices = &refused[0].values.iter().find(|(name, _)| *name == "choices").expect("choices").1;
    let choices: Vec<&str> = choices.trim().lines().map(str::trim).collect();
    assert_eq!(
        choices,
        [
            "tie@/sheets/3/lines/0/total@/sheets/1/lines/37/budget",
            "tie@/sheets/3/lines/0/total@/sheets/2/lines/0/total"
        ]
    );
    for choice in choices {
        assert_eq!(accepted(&findings, choice), Ok(1), "{choice}");
    }
    assert_eq!(
        codes(&accepted(&findings, &format!("{named}@/sheets/9/lines/0/total")).expect_err("none")),
        ["allow-unmatched"]
    );
    // What has no other cell is told apart by its values; what is told twice in the same words is one.
    let text = "电话13800138000、13900139000，再拨13800138000。";
    let (_, findings) = found(|data| data["texts"]["overview"]["composition"][0] = json!(text));
    let named = "personal-number@/texts/overview/composition/0";
    assert_eq!(codes(&accepted(&findings, named).expect_err("two findings answer")), ["allow-ambiguous"]);
    assert_eq!(accepted(&findings, &format!("{named}@138…")), Ok(2));
    assert_eq!(accepted(&findings, &format!("{named}@139…")), Ok(1));
}

#[test]
fn the_report_marks_heads_and_notes() {
    let (loaded, findings) = found(|data| {
        data["sheets"]["3"]["lines"][1]["name"] = json!("一般公共服务");
        data["sheets"]["12"]["lines"][2]["project"] = json!("XX项目");
        data["sheets"]["5"]["notes"] = json!(["其一。", "本表本年无发生额。"]);
        data["sheets"]["9"]["notes"] = json!(["无。"]);
    });
    let checked = check(&loaded.budget, &loaded.layout);
    let page = html(&loaded.budget, &loaded.layout, &checked, &findings, &[], &Catalogue::new(Language::English))
        .expect("the page");
    for (tag, place, text) in [
        ("td", "/sheets/3/lines/1", "201 一般公共服务"),
        ("td", "/sheets/12/lines/2", "XX项目"),
        ("p", "/sheets/5/notes/1", "本表本年无发生额。"),
        ("p", "/sheets/9/notes", "注："),
    ] {
        assert!(page.contains(&format!("<{tag} id=\"{place}\" class=\"error\">{text} <sup>")), "{place}");
        assert!(page.contains(&format!("<a href=\"#{place}\">")), "no link to {place}");
    }
    // The layout's notes are drawn, too; nothing is linked to what is not there.
    assert!(page.contains("<p>本套报表金额单位转换时可能存在尾数误差。</p>"));
    let wish = Acceptance::new("name-differs@/sheets/3/lines/1/name", "按批复").expect("it is well formed");
    let (open, taken) = accept(findings, &[], &[wish]).unwrap_or_else(|error| panic!("{error}"));
    let accepted = html(&loaded.budget, &loaded.layout, &checked, &open, &taken, &Catalogue::new(Language::English))
        .expect("the page");
    assert!(accepted.contains("表3 201 一般公共服务") && !accepted.contains("#/sheets/3/lines/1\""));
    let links = page.split("href=\"#").skip(1).filter_map(|rest| rest.split('"').next());
    for link in links {
        assert!(page.contains(&format!("id=\"{link}\"")), "{link}");
    }
}
