//! Behaviour tags: what is done, how often, when, and by which way in. Up to date at once.

use super::dayparts::{daypart, part_of};
use super::reading::share;
use super::row::{row, Level, Row, Rule};
use super::{Evidence, Finding, Reading, Source};
use crate::event::EventKind;
use crate::profile::kind::Kind;
use crate::signal::Action;

const fn did(id: &'static str, words: (&'static str, &'static str), event: EventKind) -> Row {
    row(Level::Behaviour, id, words, Rule::Did(event), "")
}

const fn worked(
    id: &'static str,
    words: (&'static str, &'static str),
    work: fn(&Reading<'_>) -> Option<Finding>,
    source: Source,
    how: &'static str,
) -> Row {
    row(Level::Behaviour, id, words, Rule::Worked(work, source), how)
}

const fn visits(
    id: &'static str,
    words: (&'static str, &'static str),
    work: fn(&Reading<'_>) -> Option<Finding>,
    how: &'static str,
) -> Row {
    worked(id, words, work, Source::Visits, how)
}

/// Steps to an order, last first, and what it is called to have come so far.
const STEPS: [(&str, &str); 4] =
    [("purchase", "ordered"), ("begin_checkout", "checkout"), ("add_to_cart", "carted"), ("view_item", "viewed")];

/// The rows of this level.
pub const ROWS: &[Row] = &[
    did("did.view_item_list", ("Saw lists", "浏览列表"), EventKind::ViewItemList),
    did("did.select_item", ("Chose from lists", "从列表中选择"), EventKind::SelectItem),
    did("did.view_item", ("Looked at articles", "查看商品"), EventKind::ViewItem),
    did("did.add_to_wishlist", ("Put on the wish list", "加入心愿单"), EventKind::AddToWishlist),
    did("did.add_to_cart", ("Put in the cart", "加入购物车"), EventKind::AddToCart),
    did("did.remove_from_cart", ("Took out of the cart", "移出购物车"), EventKind::RemoveFromCart),
    did("did.view_cart", ("Looked at the cart", "查看购物车"), EventKind::ViewCart),
    did("did.begin_checkout", ("Began a checkout", "开始结账"), EventKind::BeginCheckout),
    did("did.add_shipping_info", ("Chose a delivery", "选择配送"), EventKind::AddShippingInfo),
    did("did.add_payment_info", ("Chose a payment", "选择支付"), EventKind::AddPaymentInfo),
    did("did.purchase", ("Placed orders", "下单"), EventKind::Purchase),
    did("did.refund", ("Returned orders", "退货"), EventKind::Refund),
    did("did.search", ("Searched", "搜索"), EventKind::Search),
    did("did.view_search_results", ("Saw search results", "查看搜索结果"), EventKind::ViewSearchResults),
    did("did.view_promotion", ("Saw promotions", "看到促销"), EventKind::ViewPromotion),
    did("did.select_promotion", ("Chose promotions", "点击促销"), EventKind::SelectPromotion),
    did("did.share", ("Shared", "分享"), EventKind::Share),
    did("did.review", ("Wrote reviews", "写评价"), EventKind::Review),
    did("did.favourite", ("Marked favourites", "收藏"), EventKind::Favourite),
    did("did.coupon_use", ("Used coupons", "使用优惠券"), EventKind::CouponUse),
    did("did.survey_answer", ("Answered surveys", "回答问卷"), EventKind::SurveyAnswer),
    did("did.help_request", ("Asked for help", "请求帮助"), EventKind::HelpRequest),
    did("did.page_view", ("Opened pages", "浏览页面"), EventKind::PageView),
    did("did.user_engagement", ("Read pages", "阅读页面"), EventKind::UserEngagement),
    did("did.scroll", ("Scrolled far", "滚动页面"), EventKind::Scroll),
    did("did.login", ("Logged in", "登录"), EventKind::Login),
    did("did.sign_up", ("Opened an account", "注册"), EventKind::SignUp),
    did("did.friction", ("Met friction", "遇到阻碍"), EventKind::Friction),
    row(
        Level::Behaviour,
        "friction",
        ("Was held up by", "遇到的阻碍"),
        Rule::Family(Kind::Friction),
        "rage_click, dead_click, error_loop, form_abandoned, thrashing or long_wait (docs/friction.md)",
    ),
    row(
        Level::Behaviour,
        "friction.page",
        ("Was held up on", "受阻的页面"),
        Rule::Family(Kind::FrictionPage),
        "types of pages with friction",
    ),
    row(
        Level::Behaviour,
        "page",
        ("Looks at pages", "浏览的页面类型"),
        Rule::Family(Kind::Page),
        "`data-vitrine-page` of the pages that were shown",
    ),
    visits(
        "visit.count",
        ("Visits", "访问次数"),
        |r| once(r, r.profile.visits.count, 1),
        "visits; a pause of 30 minutes ends one",
    ),
    visits(
        "visit.returning",
        ("Came back", "再次访问"),
        |r| once(r, r.profile.visits.count, 2),
        "from the second visit on",
    ),
    visits(
        "visit.days",
        ("Days with a visit", "访问天数"),
        |r| {
            let visits = &r.profile.visits;
            (visits.events > 0).then(|| Finding::new(soft(visits.days, 10), Evidence::Days(visits.days), visits.last_s))
        },
        "days on which something was done",
    ),
    visits(
        "visit.often",
        ("Comes often", "经常访问"),
        |r| {
            let visits = &r.profile.visits;
            let months = r.days_since(visits.first_s) / 30 + 1;
            (visits.count >= 4 * months).then(|| Finding::new(1.0, Evidence::Times(visits.count), visits.last_s))
        },
        "four visits a month and more since the first",
    ),
    visits(
        "visit.away",
        ("Was away before this visit", "上次访问距今"),
        |r| {
            let visits = &r.profile.visits;
            let days = visits.gap_days;
            (days >= 1).then(|| Finding::new(soft(days, 30), Evidence::Days(days), visits.start_s))
        },
        "days between the last two visits",
    ),
    visits(
        "visit.minutes",
        ("Usual length of a visit", "平均访问时长"),
        |r| {
            let visits = &r.profile.visits;
            let minutes = visits.seconds / 60 / visits.count.max(1);
            (minutes > 0).then(|| Finding::new(soft(minutes, 15), Evidence::Minutes(minutes), visits.last_s))
        },
        "minutes between first and last event, mean over visits",
    ),
    visits(
        "visit.thorough",
        ("Does much in a visit", "每次访问操作多"),
        |r| {
            let visits = &r.profile.visits;
            let each = visits.events / visits.count.max(1);
            (each >= 12).then(|| Finding::new(soft(each, 30), Evidence::Times(each), visits.last_s))
        },
        "twelve events and more a visit, on average",
    ),
    visits(
        "visit.brief",
        ("Looks in briefly", "访问简短"),
        |r| {
            let visits = &r.profile.visits;
            (visits.count >= 3 && visits.events < 3 * visits.count)
                .then(|| Finding::new(1.0, Evidence::Times(visits.count), visits.last_s))
        },
        "fewer than three events a visit, over three visits",
    ),
    worked(
        "time.morning",
        ("Shops in the morning", "上午购物"),
        |r| daypart(r, 5, 11),
        Source::Tallies(Kind::Hour),
        "a third and more of the evidence from 5 to 11 h, local time; from three days on",
    ),
    worked(
        "time.afternoon",
        ("Shops in the afternoon", "下午购物"),
        |r| daypart(r, 11, 17),
        Source::Tallies(Kind::Hour),
        "the same from 11 to 17 h",
    ),
    worked(
        "time.evening",
        ("Shops in the evening", "晚上购物"),
        |r| daypart(r, 17, 22),
        Source::Tallies(Kind::Hour),
        "the same from 17 to 22 h",
    ),
    worked(
        "time.night",
        ("Shops at night", "深夜购物"),
        |r| daypart(r, 22, 29),
        Source::Tallies(Kind::Hour),
        "the same from 22 to 5 h",
    ),
    worked(
        "time.weekend",
        ("Shops at weekends", "周末购物"),
        |r| part_of(r, Kind::Weekday, &|day| day == 0 || day == 6, 0.5),
        Source::Tallies(Kind::Weekday),
        "half and more of the evidence on Saturday and Sunday, from three days on",
    ),
    worked(
        "time.weekdays",
        ("Shops on weekdays", "工作日购物"),
        |r| part_of(r, Kind::Weekday, &|day| (1..=5).contains(&day), 0.8),
        Source::Tallies(Kind::Weekday),
        "four fifths and more of the evidence from Monday to Friday, from three days on",
    ),
    worked(
        "time.weekday",
        ("Usual day", "常购物的星期"),
        |r| {
            const NAMES: [&str; 7] = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"];
            let (tally, _) = r.profile.tallies.ranked(Kind::Weekday, r.now_ms).into_iter().next()?;
            let name = NAMES.get(tally.label.parse::<usize>().ok()?)?;
            Some(Finding::new(1.0, Evidence::Times(tally.times), tally.at_s).labelled(name))
        },
        Source::Tallies(Kind::Weekday),
        "the day with the most evidence",
    ),
    row(
        Level::Behaviour,
        "channel",
        ("Came through", "访问渠道"),
        Rule::Family(Kind::Channel),
        "direct, search, social, email, ads or referral",
    ),
    row(
        Level::Behaviour,
        "source",
        ("Came from", "来源"),
        Rule::Family(Kind::Source),
        "`utm_source` of the shop's own links",
    ),
    row(Level::Behaviour, "login", ("Logs in with", "登录方式"), Rule::Family(Kind::Login), "`method` of `login`"),
    worked(
        "channel.first",
        ("First came through", "首次来源"),
        |r| said(r, &r.profile.channels.0),
        Source::Channels,
        "channel of the first visit",
    ),
    worked(
        "channel.last",
        ("Last came through", "最近来源"),
        |r| said(r, &r.profile.channels.1),
        Source::Channels,
        "last channel that was not `direct`",
    ),
    worked(
        "funnel.reached",
        ("Came as far as", "购买进度"),
        |r| {
            let (at, &(event, name)) = STEPS.iter().enumerate().find(|(_, (event, _))| r.did(event).0 > 0)?;
            let (times, at_s) = r.did(event);
            Some(Finding::new(1.0 - at as f64 / 4.0, Evidence::Times(times), at_s).labelled(name))
        },
        Source::Tallies(Kind::Event),
        "furthest step ever: viewed, carted, checkout, ordered",
    ),
    worked(
        "funnel.now",
        ("This visit came as far as", "本次访问进度"),
        |r| {
            let (at, &(_, name)) = STEPS.iter().enumerate().find(|(_, (event, _))| r.did_now(event) > 0.0)?;
            Some(Finding::new(1.0 - at as f64 / 4.0, Evidence::ThisVisit, r.profile.visits.last_s).labelled(name))
        },
        Source::Visits,
        "furthest step of this visit",
    ),
    worked(
        "funnel.leaves_cart",
        ("Leaves carts behind", "放弃购物车"),
        |r| left(r, "add_to_cart", "begin_checkout"),
        Source::Tallies(Kind::Event),
        "two thirds and more of at least three additions to the cart without a checkout",
    ),
    worked(
        "funnel.leaves_checkout",
        ("Leaves checkouts", "放弃结账"),
        |r| left(r, "begin_checkout", "purchase"),
        Source::Tallies(Kind::Event),
        "two thirds and more of at least three checkouts without an order",
    ),
    worked(
        "funnel.buys",
        ("Buys what was put in the cart", "加购后下单"),
        |r| {
            let (part, of, at_s) = r.rate("purchase", "begin_checkout", 2)?;
            (part * 3 >= of * 2).then(|| Finding::new(share(part, of), Evidence::Share(part, of), at_s))
        },
        Source::Tallies(Kind::Event),
        "two thirds and more of at least two checkouts become orders",
    ),
    worked(
        "look.again",
        ("Looks again before buying", "反复查看"),
        |r| {
            let again = r.profile.tallies.named(Kind::Habit, "again")?;
            let views = r.did("view_item").0;
            (again.times >= 2 && again.times * 4 >= views)
                .then(|| Finding::new(share(again.times, views), Evidence::Share(again.times, views), again.at_s))
        },
        Source::Tallies(Kind::Habit),
        "a quarter and more of the views are of articles seen before",
    ),
    worked(
        "look.compares",
        ("Compares articles", "对比商品"),
        |r| {
            let (tally, _) = r.this_visit(Kind::Category).into_iter().next()?;
            let score = tally.score_since(r.profile.visits.start_s);
            (score >= 3.0 && r.did_now("view_item") >= 3.0)
                .then(|| Finding::new(1.0, Evidence::ThisVisit, tally.at_s).labelled(&tally.label))
        },
        Source::Visits,
        "three views and more in one category in this visit",
    ),
    worked(
        "look.explores",
        ("Looks around", "广泛浏览"),
        |r| {
            let count = r.this_visit(Kind::Category).len() as u32;
            (count >= 6).then(|| Finding::new(soft(count, 6), Evidence::ThisVisit, r.profile.visits.last_s))
        },
        Source::Visits,
        "six categories and more in this visit",
    ),
    worked(
        "look.passes",
        ("Passes much over", "常略过商品"),
        |r| {
            let (lists, at_s) = r.did("view_item_list");
            let chosen = r.did("select_item").0 + r.did("view_item").0;
            (lists >= 10 && chosen * 5 < lists)
                .then(|| Finding::new(1.0 - share(chosen, lists), Evidence::Times(lists), at_s))
        },
        Source::Tallies(Kind::Event),
        "ten lists and more, with less than one choice in five",
    ),
    worked(
        "need.stage",
        ("Stage of the need", "需求阶段"),
        |r| {
            let now = |event| r.did_now(event) > 0.0;
            let stage = if now("add_to_cart") || now("begin_checkout") {
                "buying"
            } else if r.did_now("view_item") >= 3.0 || now("view_search_results") && now("view_item") {
                "comparing"
            } else if now("view_item") || now("search") {
                "aware"
            } else if r.profile.visits.visit_events > 0 && !r.this_visit(Kind::Event).is_empty() {
                "latent"
            } else {
                return None;
            };
            Some(Finding::new(1.0, Evidence::ThisVisit, r.profile.visits.last_s).of(stage))
        },
        Source::Visits,
        "by this visit: latent, aware (looked or searched), comparing (three views), buying (cart)",
    ),
    worked(
        "cart.waiting",
        ("Something waits in the cart", "购物车中有商品"),
        |r| {
            let waiting = r.profile.history.newest_first().filter(|seen| seen.action == Action::Carted).count() as u32;
            let (_, at_s) = r.did("add_to_cart");
            (waiting > 0).then(|| Finding::new(soft(waiting, 5), Evidence::Times(waiting), at_s))
        },
        Source::Items,
        "articles in the cart that were not ordered",
    ),
];

/// From 0 towards 1; a half at `half`.
fn soft(value: u32, half: u32) -> f64 {
    f64::from(value) / f64::from(value + half)
}

fn once(reading: &Reading<'_>, count: u32, least: u32) -> Option<Finding> {
    (count >= least).then(|| Finding::new(soft(count, 5), Evidence::Times(count), reading.profile.visits.last_s))
}

fn said(reading: &Reading<'_>, channel: &str) -> Option<Finding> {
    let at_s = reading.profile.visits.start_s;
    (!channel.is_empty()).then(|| Finding::new(1.0, Evidence::Times(1), at_s).labelled(channel))
}

fn left(reading: &Reading<'_>, step: &str, next: &str) -> Option<Finding> {
    let (went_on, of, at_s) = reading.rate(next, step, 3)?;
    let left = of - went_on;
    (left * 3 >= of * 2).then(|| Finding::new(share(left, of), Evidence::Share(left, of), at_s))
}
