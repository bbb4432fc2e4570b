//! Basic tags: facts about the device, what the shop says about the account, what the shopper says outright. Renewed each quarter.

use super::row::{row, Level, Row, Rule, Sensitivity};
use super::{Finding, Source};
use crate::profile::tags::Evidence;

const fn fact(id: &'static str, words: (&'static str, &'static str), how: &'static str) -> Row {
    // The fact is named like the tag, without its prefix.
    row(Level::Basic, id, words, Rule::Fact(after_dot(id)), how)
}

const fn said(id: &'static str, words: (&'static str, &'static str), how: &'static str) -> Row {
    row(Level::Basic, id, words, Rule::Said, how).with(Sensitivity::Personal)
}

/// `device.screen` -> `screen`.
const fn after_dot(id: &'static str) -> &'static str {
    let (mut rest, mut at) = (id.as_bytes(), 0);
    while let [byte, tail @ ..] = rest {
        at += 1;
        if *byte == b'.' {
            return id.split_at(at).1;
        }
        rest = tail;
    }
    id
}

/// The rows of this level.
pub const ROWS: &[Row] = &[
    fact("device.device", ("Kind of device", "设备类型"), "touch and width of the window"),
    fact("device.touch", ("Touch screen", "触摸屏"), "`(any-pointer: coarse)`"),
    fact("device.screen", ("Size of the screen", "屏幕大小"), "under 600, under 1,200, or more CSS pixels"),
    fact("device.density", ("Sharpness of the screen", "屏幕清晰度"), "device pixels per CSS pixel, rounded, 1 to 3"),
    fact("device.orientation", ("Way the screen is held", "屏幕方向"), ""),
    fact("device.memory", ("Memory of the device", "设备内存"), "low under 4 GB"),
    fact("device.cores", ("Speed of the device", "设备性能"), "few under 4 cores"),
    fact("device.network", ("Speed of the network", "网络速度"), "slow unless 4g or better"),
    fact("device.save_data", ("Saves data", "节省流量"), ""),
    fact("device.modality", ("Way of operating", "操作方式"), "most frequent pointer type, or the keyboard"),
    fact("device.keyboard", ("Has a keyboard", "有键盘"), "`(hover: hover) and (pointer: fine)`"),
    fact("device.installed", ("Opened as an app", "以应用方式打开"), "`(display-mode: standalone)`"),
    fact("device.cookies", ("Allows cookies", "允许 Cookie"), ""),
    fact("locale.language", ("Language", "语言"), "primary subtag of `navigator.language`"),
    fact("locale.languages", ("Reads several languages", "使用多种语言"), ""),
    fact("locale.region", ("Region of the language", "语言地区"), "region subtag of `navigator.language`"),
    fact("locale.utc_offset", ("Minutes ahead of UTC", "时区（与 UTC 相差的分钟数）"), ""),
    fact("system.dark", ("Prefers dark colours", "偏好深色"), "`prefers-color-scheme`"),
    fact("system.contrast", ("Prefers more contrast", "偏好高对比度"), "`prefers-contrast`")
        .with(Sensitivity::Personal),
    fact("system.reduced_motion", ("Prefers less motion", "偏好减少动画"), "`prefers-reduced-motion`")
        .with(Sensitivity::Personal),
    fact(
        "system.reduced_transparency",
        ("Prefers less transparency", "偏好减少透明效果"),
        "`prefers-reduced-transparency`",
    )
    .with(Sensitivity::Personal),
    fact("system.forced_colors", ("Uses colours of their own", "使用自定义颜色"), "`forced-colors`")
        .with(Sensitivity::Personal),
    fact("system.gpc", ("Objects to sale of data", "反对出售数据"), "Global Privacy Control"),
    row(
        Level::Basic,
        "known.since",
        ("Known to this device for", "本设备记录时长"),
        Rule::Worked(
            |reading| {
                let visits = &reading.profile.visits;
                let days = reading.days_since(visits.first_s);
                (visits.events > 0).then(|| Finding::new(1.0, Evidence::Days(days), visits.first_s))
            },
            Source::Visits,
        ),
        "days since the first event",
    ),
    said("member.tier", ("Member tier", "会员等级"), "by the shop"),
    said("member.points", ("Points", "积分"), "by the shop"),
    said("member.since", ("Member since", "入会时间"), "by the shop"),
    said("member.newsletter", ("Gets the newsletter", "订阅邮件"), "by the shop or the shopper"),
    said("wish.interests", ("Interests you named", "您填写的兴趣"), "by the shopper"),
    said("wish.budget", ("Budget you named", "您填写的预算"), "by the shopper"),
    said("wish.occasion", ("Occasion you named", "您填写的场合"), "by the shopper"),
    said("wish.recipient", ("Who you shop for", "为谁购买"), "by the shopper"),
    said("wish.contact", ("Way you like to be reached", "希望的联系方式"), "by the shopper"),
    said("wish.delivery", ("Delivery you named", "您填写的配送方式"), "by the shopper"),
    said("wish.surprise", ("Surprise you want, 0 to 1", "想要的新意（0 到 1）"), "by the shopper, with a slider"),
    said(
        "wish.ranking",
        ("Order of lists you want", "想要的列表顺序"),
        "by the shopper, with a switch: `neutral` is the shop's order for everyone; kept until it is taken back",
    ),
    said("wish.values", ("Values you named", "您看重的理念"), "by the shopper; reads no category and no purchase")
        .with(Sensitivity::Sensitive),
    said("size.clothing", ("Clothing size", "衣服尺码"), "by the shopper").with(Sensitivity::Sensitive),
    said("size.shoe", ("Shoe size", "鞋码"), "by the shopper"),
    said("person.household", ("Household", "家庭情况"), "by the shopper").with(Sensitivity::Sensitive),
    said("person.birthday_month", ("Month of birth", "生日月份"), "by the shopper").with(Sensitivity::Sensitive),
    said("person.age_band", ("Age you named", "您填写的年龄段"), "by the shopper").with(Sensitivity::Sensitive),
    said("person.gender", ("Gender you named", "您填写的性别"), "by the shopper").with(Sensitivity::Sensitive),
    said("person.diet", ("Diet or allergies you named", "您填写的饮食或过敏"), "by the shopper")
        .with(Sensitivity::Sensitive),
];
