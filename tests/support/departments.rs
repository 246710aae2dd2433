//! Realistic departments, one for each seed: a ledger in 元 of several units with their projects, from which the
//! tables follow, and texts that differ. Tests and benchmarks share it: it uses nothing of either.

use std::path::Path;

use serde_json::{Value, json};

/// The data file of a department, in JSON: 20 to 25 pages in the layout of the sample. The same seed gives the same bytes.
pub(crate) fn department(seed: u64) -> Vec<u8> {
    let mut random = Numbers(seed);
    let name = name(&mut random);
    let mut data = sample(&name);
    let units = units(&name, &mut random);
    let lines: Vec<Value> = units.iter().flat_map(|unit| ledger(unit, &mut random)).collect();
    let sheets = data["sheets"].as_object_mut().expect("a record");
    sheets.retain(|id, _| id == "key_projects");
    sheets["key_projects"]["lines"] = key_projects(&lines);
    data["texts"]["overview"] = overview(&units, &mut random);
    figures(&mut data, &lines, &mut random);
    data["ledger"] = lines.into();
    format!("{data:#}\n").into_bytes()
}

/// A random number generator (SplitMix64): neighbouring seeds give unlike numbers.
pub(crate) struct Numbers(pub(crate) u64);

impl Numbers {
    pub(crate) fn below(&mut self, limit: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        ((mixed ^ (mixed >> 31)) % limit as u64) as usize
    }

    pub(crate) fn between(&mut self, least: usize, most: usize) -> usize {
        least + self.below(most - least + 1)
    }

    pub(crate) fn of<'a>(&mut self, words: &[&'a str]) -> &'a str {
        words[self.below(words.len())]
    }

    /// Some of these, in their order.
    fn some<'a, T: Copy>(&mut self, all: &'a [T], least: usize) -> Vec<&'a T> {
        let mut chosen: Vec<usize> = (0..all.len()).collect();
        for _ in 0..self.below(all.len() - least + 1) {
            chosen.remove(self.below(chosen.len()));
        }
        chosen.into_iter().map(|index| &all[index]).collect()
    }
}

const PLACES: [&str; 8] = ["东江", "南岭", "西湾", "北屏", "珠浦", "云山", "越海", "黄田"];
const FIELDS: [&str; 12] = [
    "水务",
    "民政",
    "交通运输",
    "生态环境",
    "卫生健康",
    "教育",
    "文化旅游",
    "市场监督管理",
    "住房和城乡建设",
    "农业农村",
    "应急管理",
    "政务服务数据管理",
];
const BELOW: [&str; 6] = ["信息中心", "执法支队", "培训中心", "后勤服务中心", "监测站", "档案馆"];

fn name(random: &mut Numbers) -> String {
    format!("{}市{}局", random.of(&PLACES), random.of(&FIELDS))
}

/// The sample under another name, without what is said of its own figures.
fn sample(name: &str) -> Value {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("data/guangzhou-12345-2024.json");
    let text = std::fs::read_to_string(path).expect("the sample is there");
    let mut data: Value = serde_json::from_str(&text).expect("the sample is JSON");
    data["unit"] = json!(name);
    data.as_object_mut().expect("a record").retain(|key, _| key != "ties" && key != "$schema");
    data
}

/// The department itself and those below it.
fn units(name: &str, random: &mut Numbers) -> Vec<String> {
    let own = std::iter::once(format!("{name}本级"));
    let mut below = random.some(&BELOW, 1);
    below.truncate(4);
    own.chain(below.into_iter().map(|unit| format!("{name}{unit}"))).collect()
}

/// 基本支出 of a unit: an account of each classification, and the most that it takes in 元.
const BASIC: [(&str, &str, usize); 20] = [
    ("2010301", "30101", 6_000_000),
    ("2010301", "30102", 9_000_000),
    ("2010301", "30103", 7_000_000),
    ("2010301", "30112", 90_000),
    ("2080505", "30108", 2_000_000),
    ("2080506", "30109", 1_000_000),
    ("2210201", "30113", 2_500_000),
    ("2210203", "30102", 5_000_000),
    ("2010301", "30201", 400_000),
    ("2010301", "30202", 60_000),
    ("2010301", "30207", 300_000),
    ("2010301", "30211", 200_000),
    ("2010301", "30213", 150_000),
    ("2010301", "30216", 80_000),
    ("2010301", "30217", 20_000),
    ("2010301", "30228", 500_000),
    ("2010301", "30229", 300_000),
    ("2010301", "30231", 120_000),
    ("2010301", "30239", 700_000),
    ("2080501", "30302", 400_000),
];

/// 项目支出: fund, accounts, and the words for what is done.
const WORKS: [(&str, &str, &str, &str); 10] = [
    ("general", "2010302", "30209", "业务用房物业管理"),
    ("general", "2010302", "30213", "办公用房维修"),
    ("general", "2010302", "31002", "办公设备购置"),
    ("general", "2060503", "30227", "信息系统运行维护"),
    ("general", "2060503", "31007", "业务平台升级改造"),
    ("general", "2010302", "30215", "年度工作会议"),
    ("general", "2010302", "30216", "业务骨干培训"),
    ("general", "2010302", "30226", "专家评审和第三方评估"),
    ("fund", "2120801", "30299", "征地和拆迁补偿配套"),
    ("capital", "2230102", "30299", "历史遗留问题处理"),
];
const GOALS: [&str; 5] = [
    "保障各项业务工作顺利开展，提高服务企业和群众的水平",
    "完善运行维护和网络安全管理机制，全年故障处置及时率不低于95%，系统可用率不低于99%",
    "建立健全长效管理机制，为办公场所提供洁净、舒适、安全的环境，服务对象满意度不低于90%",
    "按期完成年度建设任务，验收合格率达到100%，资金支付进度符合要求",
    "加强队伍建设，提升依法行政能力，参训人员考核合格率不低于98%",
];

/// What one unit spends: its running costs, and projects of its own with their goals.
fn ledger(unit: &str, random: &mut Numbers) -> Vec<Value> {
    let mut lines: Vec<Value> = Vec::new();
    for (function, economy, most) in random.some(&BASIC, 14) {
        lines.push(json!({
            "unit": unit, "kind": "basic", "function": function, "economy": economy, "fund": "general",
            "amount": yuan(*most, random),
        }));
    }
    for (fund, function, economy, work) in random.some(&WORKS, 3).into_iter().take(5) {
        let goals = random.some(&GOALS, 1).into_iter().take(2).copied();
        let goal = format!("通过开展{work}项目，{}。", goals.collect::<Vec<_>>().join("；"));
        let project = format!("{unit}{work}项目");
        lines.push(json!({
            "unit": unit, "kind": "project", "project": project, "function": function, "economy": economy,
            "fund": fund, "amount": yuan(5_000_000, random), "goal": goal,
        }));
    }
    lines
}

/// An amount in 元 with 分, between a tenth of the most and all of it.
fn yuan(most: usize, random: &mut Numbers) -> String {
    let fen = random.between(most * 10, most * 100);
    format!("{}.{:02}", fen / 100, fen % 100)
}

/// 分 of the lines that are wanted.
fn fen(lines: &[Value], wanted: impl Fn(&Value) -> bool) -> u64 {
    let amount = |line: &Value| line["amount"].as_str().expect("an amount").replace('.', "");
    lines.iter().filter(|line| wanted(line)).map(|line| amount(line).parse::<u64>().expect("digits")).sum()
}

/// So many 分 in 万元, rounded half up.
fn printed(fen: u64) -> String {
    let hundredths = (fen + 5_000) / 10_000;
    format!("{}.{:02}", hundredths / 100, hundredths % 100)
}

/// The largest projects, which are told once more.
fn key_projects(lines: &[Value]) -> Value {
    let mut works: Vec<&Value> = lines.iter().filter(|line| line["kind"] == "project").collect();
    works.sort_by_key(|line| std::cmp::Reverse(fen(std::slice::from_ref(line), |_| true)));
    let told = works.iter().take(2).map(|line| {
        let budget = printed(fen(std::slice::from_ref(line), |_| true));
        json!({ "project": line["project"], "budget": budget, "goal": line["goal"] })
    });
    told.collect()
}

const DUTIES: [&str; 8] = [
    "贯彻落实国家和省、市有关方针政策和法律法规，组织起草本行业地方性法规、规章草案和规范性文件",
    "组织编制本行业发展规划和年度计划，并监督实施",
    "负责本行业行政许可、行政执法和监督检查工作",
    "负责本行业统计、信息发布和信息化建设工作",
    "组织开展科学技术研究、成果推广和人才队伍建设",
    "负责安全生产和突发事件应急处置的指导工作",
    "指导各区开展相关业务工作，组织开展考核评价",
    "承办市委、市政府和上级部门交办的其他事项",
];
const OFFICES: [&str; 9] =
    ["办公室", "综合规划处", "法规处", "财务处", "人事处", "科技信息处", "行政审批处", "监督管理处", "安全应急处"];

fn overview(units: &[String], random: &mut Numbers) -> Value {
    let duties = random.some(&DUTIES, 4);
    let last = duties.len() - 1;
    let ordinals = ["一", "二", "三", "四", "五", "六", "七", "八"];
    let duty = |(index, duty): (usize, &&str)| {
        let end = if index == last { '。' } else { '；' };
        format!("（{}）{duty}{end}", ordinals[index])
    };
    let offices: Vec<&str> = random.some(&OFFICES, 4).into_iter().copied().collect();
    json!({
        "duties": duties.into_iter().enumerate().map(duty).collect::<Vec<_>>(),
        "organisation": [format!("本部门内设机构{}个，分别为：{}。", offices.len(), offices.join("、"))],
        "composition": [format!("本部门预算包括{}个单位的预算，分别为：{}。", units.len(), units.join("、"))],
    })
}

/// What the narrative tells: changes against last year with reasons, what is bought, what is owned.
fn figures(data: &mut Value, lines: &[Value], random: &mut Numbers) {
    let total = fen(lines, |_| true);
    let change = total / 100 * random.below(12) as u64;
    let reason = if change == 0 {
        "与上年持平，无增减变化"
    } else {
        "人员经费和项目经费按实际需要安排，相应增加预算"
    };
    let figures = data["figures"].as_object_mut().expect("a record");
    for (key, figure) in figures.iter_mut().filter(|(_, figure)| figure.get("change").is_some()) {
        let figure = figure.as_object_mut().expect("a record");
        figure.remove("percent");
        let whole = key == "revenue" || key == "expenditure";
        figure.insert("change".into(), json!(if whole { printed(change) } else { "0.00".into() }));
        if let Some(told) = figure.get_mut("reason") {
            *told = json!(if whole { reason } else { "与上年持平，无增减变化" });
        }
    }
    let bought = fen(lines, |line| line["fund"] == "general" && line["economy"] == "31002");
    let of = |economy: &str| fen(lines, |line| line["economy"] == economy && line["fund"] == "general");
    let parts = [of("31002"), of("30213"), of("30209")].map(|fen| (fen + 5_000) / 10_000);
    for (key, part) in ["goods", "works", "services"].iter().zip(parts) {
        figures["procurement"][*key] = json!(printed(part * 10_000));
    }
    figures["procurement"]["total"] = json!(printed(parts.iter().sum::<u64>() * 10_000));
    figures["assets"]["purchase"] = json!(printed(bought));
    figures["assets"]["fixed_assets"] = json!(printed(total / 10 * random.between(2, 30) as u64));
    figures["assets"]["vehicles"] = json!(random.below(20));
    figures["assets"]["purchase_plan"] = json!("拟购置办公设备和专用设备等");
}
