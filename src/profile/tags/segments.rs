//! Segments: rules over tags. A shopper is in a segment when every tag of one of its alternatives is there.

#[cfg(not(target_arch = "wasm32"))]
use super::words::Locale;
use super::Tag;
use crate::value::{Object, Value};

/// A segment.
#[derive(Debug)]
pub struct Segment {
    /// Stable name.
    pub id: &'static str,
    #[cfg(not(target_arch = "wasm32"))]
    words: [&'static str; 2],
    /// Alternatives; each is tags that must all be there. A tag that ends with `:` stands for any of its family.
    pub rule: &'static [&'static [&'static str]],
}

#[cfg_attr(target_arch = "wasm32", allow(unused_variables))]
const fn segment(
    id: &'static str,
    (en, zh): (&'static str, &'static str),
    rule: &'static [&'static [&'static str]],
) -> Segment {
    Segment {
        id,
        #[cfg(not(target_arch = "wasm32"))]
        words: [en, zh],
        rule,
    }
}

/// Every segment there is.
pub const SEGMENTS: &[Segment] = &[
    segment("lifecycle.new", ("New", "新客"), &[&["lifecycle:new"]]),
    segment("lifecycle.active", ("Active", "活跃顾客"), &[&["lifecycle:active"]]),
    segment("lifecycle.loyal", ("Loyal", "忠诚顾客"), &[&["lifecycle:loyal"]]),
    segment("lifecycle.at_risk", ("At risk", "有流失风险"), &[&["lifecycle:at_risk"]]),
    segment("lifecycle.dormant", ("Dormant", "沉睡顾客"), &[&["lifecycle:dormant"]]),
    segment("lifecycle.lapsed", ("Lapsed", "流失顾客"), &[&["lifecycle:lapsed"]]),
    segment("value.high", ("High value", "高价值"), &[&["value:high"]]),
    segment("value.mid", ("Middle value", "中价值"), &[&["value:mid"]]),
    segment("value.low", ("Low value", "低价值"), &[&["value:low"]]),
    segment("frequency.high", ("Frequent", "高频"), &[&["orders.frequent"], &["visit.often"]]),
    segment("scope.cross_category", ("Cross-category", "跨品类"), &[&["taste.variety"], &["look.explores"]]),
    segment("scope.single_category", ("Single category", "单一品类"), &[&["taste.focus"]]),
    segment(
        "scope.interest",
        ("Led by interest", "兴趣驱动"),
        &[&["taste.niche"], &["item.studied:"], &["wish.interests"]],
    ),
    segment("channel.search", ("Comes by search", "搜索来客"), &[&["channel:search"]]),
    segment("channel.social", ("Comes by social media", "社交来客"), &[&["channel:social"]]),
    segment("channel.email", ("Comes by e-mail", "邮件来客"), &[&["channel:email"]]),
    segment("channel.ads", ("Comes by advertising", "广告来客"), &[&["channel:ads"]]),
    segment(
        "channel.several",
        ("Comes by several ways", "多渠道"),
        &[
            &["channel:search", "channel:email"],
            &["channel:search", "channel:social"],
            &["channel:direct", "channel:email"],
            &["channel:direct", "channel:social"],
            &["channel:direct", "channel:search"],
        ],
    ),
    segment(
        "participation.active",
        ("Takes part", "积极参与"),
        &[&["taste.reviews"], &["answer:"], &["did.survey_answer"]],
    ),
    segment("participation.sharer", ("Shares", "乐于分享"), &[&["taste.sharing"]]),
    segment(
        "participation.social",
        ("Social", "社交型"),
        &[&["taste.sharing", "channel:social"], &["taste.reviews", "did.share"]],
    ),
    segment(
        "need.functional",
        ("Functional need", "功能型需求"),
        &[
            &["taste.discount"],
            &["taste.coupon"],
            &["look.compares", "taste.search"],
            &["price.range:narrow", "taste.search"],
        ],
    ),
    segment(
        "need.emotional",
        ("Emotional need", "情感型需求"),
        &[&["item.wished:", "did.share"], &["did.favourite", "did.add_to_wishlist"], &["wish.occasion"]],
    ),
    // Values are never inferred: only who named them is here.
    segment("need.responsible", ("Responsible need", "责任型需求"), &[&["wish.values"]]),
    segment("need.latent", ("Latent need", "潜在需求"), &[&["need.stage:latent"]]),
    segment("need.aware", ("Aware of a need", "认知需求"), &[&["need.stage:aware"]]),
    segment("need.comparing", ("Comparing", "比较阶段"), &[&["need.stage:comparing"]]),
    segment("need.buying", ("About to buy", "购买阶段"), &[&["need.stage:buying"]]),
    segment("special.struggling", ("Struggles with the shop", "使用受阻"), &[&["friction:"]]),
    segment("special.vip", ("VIP", "VIP"), &[&["vip"]]),
    segment("special.brand_loyal", ("Loyal to a brand", "品牌忠诚"), &[&["taste.brand_loyal"]]),
    segment("special.member", ("Member", "会员"), &[&["member.tier"], &["member.since"], &["did.sign_up"]]),
];

impl Segment {
    /// Its name.
    #[cfg(not(target_arch = "wasm32"))]
    pub const fn label(&self, locale: Locale) -> &'static str {
        let [en, zh] = self.words;
        if locale.en() {
            en
        } else {
            zh
        }
    }

    /// True when tags come to the segment.
    pub fn holds(&self, tags: &[Tag]) -> bool {
        self.because(tags).is_some()
    }

    /// Ids of the tags by which the shopper is in the segment; none when they are not.
    fn because(&self, tags: &[Tag]) -> Option<Vec<String>> {
        self.rule.iter().find_map(|all| {
            let found = |wanted: &&str| {
                let fits = |tag: &&Tag| tag.id == *wanted || (wanted.ends_with(':') && tag.id.starts_with(*wanted));
                tags.iter().find(fits).map(|tag| tag.id.clone())
            };
            all.iter().map(found).collect()
        })
    }
}

/// The segments that tags come to, as JavaScript gets them; `js/engine/tags.ts` adds their names.
pub fn of(tags: &[Tag]) -> Value {
    let found = SEGMENTS.iter().filter_map(|segment| {
        let because = segment.because(tags)?;
        let because = because.iter().map(|id| Value::from(id.as_str())).collect();
        Some(Object::default().text("id", segment.id).value("because", because).end())
    });
    found.collect()
}

/// Ids of the segments that tags come to.
pub fn ids(tags: &[Tag]) -> Vec<&'static str> {
    SEGMENTS.iter().filter(|segment| segment.holds(tags)).map(|segment| segment.id).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::profile::tags::row_of;

    #[test]
    fn every_rule_names_tags_that_exist() {
        for segment in SEGMENTS {
            for tag in segment.rule.iter().copied().flatten() {
                assert!(row_of(tag).is_some(), "{} names {tag}", segment.id);
            }
        }
    }
}
