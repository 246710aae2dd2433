//! Texts as offices write them, one for each run of random numbers: blanks around digits and Latin, marks of full and
//! half width beside each other, addresses, measures, titles of documents, names of persons and of long units.

use super::departments::Numbers;

/// Clauses without a mark at their end. `本部门` is the only word by which the issuer speaks of itself.
const CLAUSES: [&str; 71] = [
    "贯彻落实国家和省、市有关政务服务和数据管理工作的法律法规和方针政策",
    "负责热线事项受理、审核、转办、督办、回访、归档等工作",
    "统筹推进全市数字政府建设",
    "指导协调各区承办相关工作",
    "完成市委、市政府交办的其他任务",
    "本部门内设机构 7 个",
    "本部门预算为汇总预算",
    "根据《中华人民共和国预算法》《中华人民共和国政府信息公开条例》的规定",
    "按照《关于印发〈部门预算公开操作规程〉的通知》（财预〔2026〕1号）的要求",
    "依据粤财预〔2016〕143 号文",
    "参照 GB/T 9704—2012 执行",
    "深化“放管服”改革",
    "推进“一网通办”“跨省通办”",
    "完善“互联网+政务服务”平台",
    "开展“我为群众办实事”活动",
    "网址：https://www.gz.gov.cn/gkmlpt/index?id=12345&type=A",
    "门户网站（http://www.fj.gov.cn）",
    "官方网站为www.example.gov.cn/AVA/To/",
    "电子邮箱：budget_2026@mail.gov.cn",
    "邮箱为 V.W.Yang-fj@gov.cn",
    "联系电话：020-83123456",
    "传真：（0592）2896012转8001",
    "服务热线 12345、12315 和 12329",
    "地址：广州市越秀区府前路1号5号楼302室（邮编：510030）",
    "办公地点位于浦东新区世纪大道 1500 号东方大厦 9F-12F",
    "用地面积约4000.6平方米（其中绿地 1,200 m²）",
    "建筑面积 12,345.67 ㎡",
    "机房温度为 18 ℃～27 ℃",
    "湿度 40%—60%",
    "系统可用率不低于 99.9%",
    "满意度≥95%",
    "误差不超过±0.5‰",
    "同比增长 12.5 %",
    "下降0.08个百分点",
    "从 3,264.71 万元调整为 2,211.22 万元",
    "共安排1.2亿元",
    "单价 50 万元以上通用设备 0 台/套",
    "公务用车 3 辆、其他用车 1 辆",
    "采购 A4 复印纸 1,200 箱（80 g/m²）",
    "建成 5G 基站 1.2 万个",
    "IPv6 流量占比达到 70%",
    "通过 ISO 9001、ISO/IEC 27001 认证",
    "推广 Wi-Fi、BIM、GIS、AI 等技术",
    "接入 API 接口 36 个",
    "部署 Kubernetes 集群和 MySQL 8.0 数据库",
    "购置 ThinkPad 便携式计算机 12 台",
    "举办 China (Guangzhou) International Fair for Trade in Services",
    "参加 the 9th WAVE & AWAY Forum",
    "按照 Type-C、USB 3.0 标准",
    "支付 Tencent Cloud 云服务费",
    "联系人：阿卜杜热依木·买买提",
    "负责人：尼格买提·阿不都热依木、欧阳娜娜",
    "第一书记龑某、李喆、王玥",
    "驻村工作队（东漖街、沥滘村）",
    "开展岭南文化——粤剧、醒狮、广彩——的保护和传承",
    "时间为2026年1月1日至 12 月 31 日",
    "分 2025—2026 两个年度实施",
    "上午 9:00—12:00、下午 14:00—17:30 对外服务",
    "其中：一类事项 3 项",
    "包括：①统计调查；②信息发布；③档案管理",
    "（一）组织编制规划",
    "1. 组织实施监督检查",
    "2、做好统计工作",
    "a) 完成验收；b) 完成审计",
    "第Ⅰ标段、第Ⅱ标段和第Ⅲ标段",
    "A/B/C 类人员分别为 1/2/3 名",
    "比例为 1:2.5",
    "单位：km²、m³、kW·h、t/d",
    "坐标 N 23°07′、E 113°15′",
    "（含税、运费等）",
    "即“三公”经费",
];

/// What stands between clauses, with the blanks that offices type around it.
const JOINTS: [&str; 22] = [
    "，", "， ", " ，", "；", "； ", "。", "。 ", "。　", "、", "、 ", "：", "： ", " ", "，  ", "！", "？ ", "——",
    "/", "；（", ",", ", ", "; ",
];

/// Words of which names of units are made.
const WORDS: [&str; 26] = [
    "广州市",
    "越秀区",
    "新疆维吾尔自治区",
    "伊犁哈萨克自治州",
    "察布查尔锡伯自治县",
    "双江拉祜族佤族布朗族傣族自治县",
    "退役军人事务局",
    "农业农村局",
    "（畜牧兽医局、乡村振兴局）",
    "（广州市越秀区双拥工作领导小组办公室）",
    "军队离退休干部第二休养所",
    "管理服务中心",
    "（挂退役军人服务站牌子）",
    "人力资源和社会保障局",
    "第12中学",
    "“12345”热线受理中心",
    "信息中心（IT 服务部）",
    "国际会展中心",
    "·",
    "—",
    "党群服务中心",
    "园林绿化和城市管理综合行政执法大队",
    "A区",
    "住房公积金管理中心",
    "、",
    "驻京办事处",
];

/// A paragraph of so many clauses.
pub(crate) fn paragraph(clauses: usize, random: &mut Numbers) -> String {
    let mut text = String::new();
    for _ in 0..clauses {
        text.push_str(random.of(&CLAUSES));
        let joint = random.of(&JOINTS);
        text.push_str(joint);
        if joint.ends_with('（') {
            text.push_str(random.of(&CLAUSES));
            text.push_str(random.of(&["）", "） ", "），", "）。 "]));
        }
    }
    let end =
        |c: char| c.is_whitespace() || matches!(c, '，' | '、' | '；' | '：' | ',' | ';' | '/' | '—' | '（' | '。');
    format!("{}。", text.trim_matches(end))
}

/// A name of so many characters.
pub(crate) fn name(characters: usize, random: &mut Numbers) -> String {
    let mut name: Vec<char> = Vec::new();
    while name.len() < characters {
        name.extend(random.of(&WORDS).chars());
    }
    name.truncate(characters);
    // No blank or bracket is left open at its ends.
    let mark = |c: char| c.is_whitespace() || !c.is_alphanumeric();
    if name.first().copied().is_some_and(mark) {
        name[0] = '市';
    }
    if let Some(last) = name.last_mut().filter(|last| mark(**last)) {
        *last = '局';
    }
    name.into_iter().collect()
}
