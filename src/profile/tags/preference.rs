//! Preference tags: what is liked, for good and in this visit. Up to date at once.

use super::evidence::money;
use super::reading::share;
use super::row::{row, Level, Row, Rule, Sensitivity};
use super::{Evidence, Finding, Reading, Source};
use crate::profile::kind::Kind;
use crate::signal::Action;

const fn family(id: &'static str, words: (&'static str, &'static str), kind: Kind, how: &'static str) -> Row {
    row(Level::Preference, id, words, Rule::Family(kind), how)
}

const fn now(id: &'static str, words: (&'static str, &'static str), kind: Kind) -> Row {
    row(Level::Preference, id, words, Rule::Now(kind), "")
}

const fn worked(
    id: &'static str,
    words: (&'static str, &'static str),
    work: fn(&Reading<'_>) -> Option<Finding>,
    source: Source,
    how: &'static str,
) -> Row {
    row(Level::Preference, id, words, Rule::Worked(work, source), how)
}

const fn habit(
    id: &'static str,
    words: (&'static str, &'static str),
    work: fn(&Reading<'_>) -> Option<Finding>,
    how: &'static str,
) -> Row {
    worked(id, words, work, Source::Tallies(Kind::Habit), how)
}

/// The rows of this level.
pub const ROWS: &[Row] = &[
    family(
        "category",
        ("Likes the category", "喜欢的类目"),
        Kind::Category,
        "views, wishes, cart, orders of its articles",
    ),
    family("brand", ("Likes the brand", "喜欢的品牌"), Kind::Brand, "as categories"),
    family("variant", ("Likes the variant", "喜欢的款式"), Kind::Variant, "as categories, from `item_variant`"),
    family("query", ("Searches for", "常搜索"), Kind::Query, "`search_term`").with(Sensitivity::Personal),
    family("list", ("Chooses from the list", "常从列表选择"), Kind::List, "`item_list_name` of `select_item`"),
    family("promotion", ("Follows the promotion", "感兴趣的促销"), Kind::Promotion, "`select_promotion`"),
    family("coupon", ("Uses the coupon", "使用过的优惠券"), Kind::Coupon, "`coupon` of orders"),
    family("payment", ("Pays with", "常用支付方式"), Kind::Payment, "`payment_type`").with(Sensitivity::Personal),
    family("delivery", ("Has it delivered by", "常用配送方式"), Kind::Delivery, "`shipping_tier`"),
    family("share", ("Shares by", "分享方式"), Kind::Share, "`method` of `share`"),
    family("help", ("Asks for help with", "求助主题"), Kind::Help, "`topic` of `help_request`")
        .with(Sensitivity::Personal),
    family("answer", ("Answered", "问卷回答"), Kind::Answer, "answers to surveys").with(Sensitivity::Sensitive),
    now("now.category", ("Looks for now: category", "当前想找的类目"), Kind::Category),
    now("now.brand", ("Looks for now: brand", "当前想找的品牌"), Kind::Brand),
    now("now.variant", ("Looks for now: variant", "当前想找的款式"), Kind::Variant),
    now("now.query", ("Searched for now", "当前搜索"), Kind::Query).with(Sensitivity::Personal),
    row(
        Level::Preference,
        "item.wished",
        ("On the wish list", "心愿单商品"),
        Rule::Items(|seen| seen.action == Action::Wished),
        "remembered articles on the wish list, not yet in the cart",
    ),
    row(
        Level::Preference,
        "item.carted",
        ("Put in the cart", "购物车商品"),
        Rule::Items(|seen| seen.action == Action::Carted),
        "remembered articles put in the cart, not ordered",
    ),
    row(
        Level::Preference,
        "item.bought",
        ("Bought", "买过的商品"),
        Rule::Items(|seen| seen.bought > 0),
        "remembered articles that were ordered",
    ),
    row(
        Level::Preference,
        "item.rebought",
        ("Buys again and again", "复购商品"),
        Rule::Items(|seen| seen.bought > 1),
        "remembered articles ordered twice and more",
    ),
    row(
        Level::Preference,
        "item.studied",
        ("Looked at often", "反复看的商品"),
        Rule::Items(|seen| seen.times >= 3 && seen.bought == 0),
        "three contacts and more, not ordered",
    ),
    worked(
        "price",
        ("Usual price", "常看价位"),
        |r| {
            let (mean, _) = r.profile.price.usual()?;
            let amount = libm::round(libm::exp(mean) * 100.0) as u64;
            let label = money(amount, &r.profile.purchases.currency);
            let at_s = crate::time::seconds(r.profile.price.at_ms());
            Some(Finding::new(1.0, Evidence::Times(r.did("view_item").0.max(1)), at_s).of("usual").labelled(&label))
        },
        Source::Price,
        "geometric mean of prices looked at, weighted by the signal, half-life 90 days",
    ),
    worked(
        "price.range",
        ("Range of prices", "价格范围"),
        |r| {
            let (_, spread) = r.profile.price.usual()?;
            let name = if spread > 0.9 {
                "wide"
            } else if spread < 0.55 {
                "narrow"
            } else {
                return None;
            };
            let at_s = crate::time::seconds(r.profile.price.at_ms());
            Some(Finding::new(1.0, Evidence::Times(r.did("view_item").0.max(1)), at_s).of(name))
        },
        Source::Price,
        "standard deviation of the logarithm: narrow under .55, wide over .9",
    ),
    habit(
        "taste.discount",
        ("Looks for discounts", "喜欢折扣"),
        |r| r.habit("discounted", "full_price", 3),
        "two thirds and more of at least three views with a known discount were reduced by 5 % and more",
    ),
    habit(
        "taste.full_price",
        ("Does not look for discounts", "不追求折扣"),
        |r| r.habit("full_price", "discounted", 3),
        "the opposite",
    ),
    worked(
        "taste.promotion",
        ("Follows promotions", "关注促销"),
        |r| {
            let (part, of, at_s) = r.rate("select_promotion", "view_promotion", 2)?;
            (part * 3 >= of).then(|| Finding::new(share(part, of), Evidence::Share(part, of), at_s))
        },
        Source::Tallies(Kind::Event),
        "a third and more of the promotions seen were chosen",
    ),
    worked(
        "taste.coupon",
        ("Uses coupons", "喜欢用优惠券"),
        |r| {
            let known = &r.profile.purchases;
            let at_s = known.orders.last()?.at_s;
            (known.count >= 2 && known.with_coupon * 2 >= known.count).then(|| {
                Finding::new(
                    share(known.with_coupon, known.count),
                    Evidence::Share(known.with_coupon, known.count),
                    at_s,
                )
            })
        },
        Source::Orders,
        "half and more of at least two orders used a coupon",
    ),
    habit(
        "taste.popular",
        ("Likes what is popular", "喜欢热门商品"),
        |r| r.habit("popular", "niche", 3),
        "two thirds and more of at least three views are popular articles (from .3 of the best seller)",
    ),
    habit(
        "taste.niche",
        ("Likes the unusual", "喜欢小众商品"),
        |r| r.habit("niche", "popular", 3),
        "the same with articles under .1 of the best seller",
    ),
    worked(
        "taste.variety",
        ("Likes variety", "喜欢多样"),
        |r| spread(r, Kind::Category, false),
        Source::Tallies(Kind::Category),
        "the strongest of at least four categories has less than a third of the evidence",
    ),
    worked(
        "taste.focus",
        ("Keeps to one category", "专注单一类目"),
        |r| spread(r, Kind::Category, true),
        Source::Tallies(Kind::Category),
        "the strongest category of a level has two thirds and more, from three views on",
    ),
    worked(
        "taste.brand_loyal",
        ("Keeps to one brand", "忠于品牌"),
        |r| spread(r, Kind::Brand, true),
        Source::Tallies(Kind::Brand),
        "as the category, for brands",
    ),
    worked(
        "taste.brand_open",
        ("Open to many brands", "不限品牌"),
        |r| spread(r, Kind::Brand, false),
        Source::Tallies(Kind::Brand),
        "as variety, for brands",
    ),
    worked(
        "taste.search",
        ("Searches first", "习惯搜索"),
        |r| {
            let ((searches, at_s), (chosen, _)) = (r.did("search"), r.did("select_item"));
            (searches >= 3 && searches >= chosen)
                .then(|| Finding::new(share(searches, searches + chosen), Evidence::Times(searches), at_s))
        },
        Source::Tallies(Kind::Event),
        "at least three searches, and as many as choices from lists",
    ),
    worked(
        "taste.browse",
        ("Browses lists", "习惯浏览"),
        |r| {
            let ((searches, _), (chosen, at_s)) = (r.did("search"), r.did("select_item"));
            (chosen >= 3 && chosen >= 3 * searches)
                .then(|| Finding::new(share(chosen, searches + chosen), Evidence::Times(chosen), at_s))
        },
        Source::Tallies(Kind::Event),
        "at least three choices from lists, and three for each search",
    ),
    worked(
        "taste.reviews",
        ("Gives opinions", "乐于评价"),
        |r| {
            let (times, at_s) = r.did("review");
            (times >= 2).then(|| Finding::new(1.0, Evidence::Times(times), at_s))
        },
        Source::Tallies(Kind::Event),
        "two reviews and more",
    ),
    worked(
        "taste.sharing",
        ("Likes to share", "乐于分享"),
        |r| {
            let (times, at_s) = r.did("share");
            (times >= 2).then(|| Finding::new(1.0, Evidence::Times(times), at_s))
        },
        Source::Tallies(Kind::Event),
        "shared twice and more",
    ),
    habit(
        "taste.likes",
        ("Is content", "评价较高"),
        |r| r.habit("liked", "disliked", 2),
        "two thirds and more of at least two ratings are 4 and more",
    ),
    habit(
        "taste.dislikes",
        ("Is hard to please", "评价较低"),
        |r| r.habit("disliked", "liked", 2),
        "the same with ratings of 2 and less",
    ),
    habit(
        "taste.quick",
        ("Decides quickly", "决定快"),
        |r| r.habit("quick", "considered", 2),
        "two thirds and more of at least two articles were bought within a day of the first look",
    ),
    habit(
        "taste.considered",
        ("Takes time to decide", "深思熟虑"),
        |r| r.habit("considered", "quick", 2),
        "the same after three days and more",
    ),
    habit(
        "taste.several",
        ("Buys several at once", "一次买多件"),
        |r| {
            let tally = r.profile.tallies.named(Kind::Habit, "several_units")?;
            (tally.times >= 2).then(|| Finding::new(1.0, Evidence::Times(tally.times), tally.at_s))
        },
        "two articles and more ordered in several units",
    ),
    habit(
        "taste.large_baskets",
        ("Fills the basket", "大单购买"),
        |r| r.habit("large_basket", "small_basket", 2),
        "two thirds and more of at least two orders have four articles and more",
    ),
    habit(
        "taste.small_baskets",
        ("Buys one thing at a time", "单件购买"),
        |r| r.habit("small_basket", "large_basket", 2),
        "the same with one article",
    ),
    habit(
        "taste.detail",
        ("Reads in detail", "仔细阅读"),
        |r| r.habit("long_read", "skim", 2),
        "two thirds and more of at least two long or short looks took a minute and more",
    ),
    habit(
        "taste.skim",
        ("Skims", "快速浏览"),
        |r| r.habit("skim", "long_read", 3),
        "the same under ten seconds, from three on",
    ),
    habit(
        "taste.scrolls",
        ("Reads to the end", "看到页面底部"),
        |r| {
            let tally = r.profile.tallies.named(Kind::Habit, "deep_scroll")?;
            (tally.times >= 2).then(|| Finding::new(1.0, Evidence::Times(tally.times), tally.at_s))
        },
        "scrolled to three quarters of a page twice and more",
    ),
];

/// Whether what is looked at is of one kind or of many.
fn spread(reading: &Reading<'_>, kind: Kind, in_one: bool) -> Option<Finding> {
    let ranked = reading.profile.tallies.ranked(kind, reading.now_ms);
    let (first, _) = ranked.first()?;
    // Against views, not against the other tallies: the levels of one path all count the same view.
    let views = reading.did("view_item").0;
    let part = share(first.times.min(views), views);
    let found = if in_one { views >= 3 && part >= 2.0 / 3.0 } else { ranked.len() >= 4 && part < 1.0 / 3.0 };
    let evidence = Evidence::Share(first.times.min(views), views);
    let finding = Finding::new(if in_one { part } else { 1.0 - part }, evidence, first.at_s);
    found.then(|| if in_one { finding.labelled(&first.label) } else { finding })
}
