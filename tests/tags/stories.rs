//! Nine shoppers who between them do everything there is a tag for.

use super::shopper::Shopper;
use vitrine::event::{Event, EventKind};
use vitrine::profile::tags::{segments, Level, Locale, Sensitivity, TABLES};

/// Every story.
pub fn all() -> Vec<Shopper> {
    vec![passer_by(), devoted(), hesitant(), bargain_hunter(), sociable(), night_owl(), lost(), unusual(), best()]
}

fn named(detail: &'static str) -> impl Fn(Event) -> Event {
    move |event| Event { detail: detail.into(), ..event }
}

fn worth(value: f64) -> impl Fn(Event) -> Event {
    move |event| Event { value, ..event }
}

fn searching(words: &'static str) -> impl Fn(Event) -> Event {
    move |event| Event { text: words.into(), ..event }
}

/// Opens one page, once.
fn passer_by() -> Shopper {
    let mut shopper = Shopper::new();
    shopper.does(EventKind::PageView, &[]);
    shopper
}

/// Has every fact there is, says everything there is to say, and keeps to one category and brand.
fn devoted() -> Shopper {
    let mut shopper = Shopper::new();
    shopper.device(&[
        ("device", "phone"),
        ("touch", "yes"),
        ("screen", "small"),
        ("density", "3"),
        ("orientation", "portrait"),
        ("memory", "high"),
        ("cores", "many"),
        ("network", "fast"),
        ("save_data", "yes"),
        ("modality", "touch"),
        ("keyboard", "absent"),
        ("installed", "yes"),
        ("cookies", "no"),
        ("language", "en"),
        ("languages", "several"),
        ("region", "GB"),
        ("utc_offset", "60"),
        ("dark", "yes"),
        ("contrast", "yes"),
        ("reduced_motion", "yes"),
        ("reduced_transparency", "yes"),
        ("forced_colors", "yes"),
        ("gpc", "yes"),
    ]);
    for name in TABLES.iter().copied().flatten().filter(|row| row.is_declared()).map(|row| row.id) {
        shopper.declares(name, "something");
    }
    shopper.arrives("", "", "");
    shopper.does(EventKind::PageView, &[]);
    shopper.does_with(EventKind::Login, &[], named("password"));
    shopper.does(EventKind::SignUp, &[]);
    shopper.views(&[0, 40, 80, 40]).does(EventKind::AddToWishlist, &[0]).does(EventKind::Favourite, &[0]);
    shopper.wait_days(1.0).views(&[40, 0]).orders("D-1", &[40], 45.0, "");
    shopper.wait_days(30.0).arrives("", "", "newsletter").views(&[40]).orders("D-2", &[40], 45.0, "");
    shopper.wait_days(30.0).views(&[40]).orders("D-3", &[40], 60.0, "").wait_days(30.0);
    shopper.orders("D-4", &[40], 80.0, "").wait_days(31.0).views(&[40]);
    shopper
}

/// Looks again and again, fills carts, begins checkouts, and buys once after a week.
fn hesitant() -> Shopper {
    let mut shopper = Shopper::new();
    for day in 0..4 {
        shopper.wait_days(1.0).views(&[3, 11, 19, 3]).does(EventKind::AddToCart, &[3]);
        shopper.does(EventKind::ViewCart, &[3]).does(EventKind::RemoveFromCart, &[3]);
        shopper.does(EventKind::BeginCheckout, &[3]).does_with(EventKind::AddShippingInfo, &[], named("express"));
        shopper.does_with(EventKind::AddPaymentInfo, &[], named("card"));
        shopper.does_with(EventKind::UserEngagement, &[], worth(90.0)).does_with(EventKind::Scroll, &[], worth(90.0));
        shopper.does_with(EventKind::HelpRequest, &[], named("delivery"));
        let on_cart = |detail: &'static str| move |event| Event { detail: detail.into(), text: "cart".into(), ..event };
        shopper.does_with(EventKind::PageView, &[], on_cart("")).does_with(
            EventKind::Friction,
            &[],
            on_cart("rage_click"),
        );
        if day > 0 {
            shopper.does_with(EventKind::Search, &[], searching("lamp"));
            shopper.does_with(EventKind::ViewSearchResults, &[3, 11], searching("lamp"));
        }
    }
    shopper.wait_days(4.0).orders("H-1", &[3, 11], 22.0, "");
    shopper.wait_days(40.0).does(EventKind::PageView, &[]);
    shopper
}

/// Follows promotions and coupons, looks at what is reduced, leaves carts behind, orders large, returns much.
fn bargain_hunter() -> Shopper {
    let mut shopper = Shopper::new();
    shopper.arrives("www.google.com", "", "");
    for order in ["B-1", "B-2", "B-3"] {
        shopper.does_with(EventKind::ViewPromotion, &[], named("sale"));
        shopper.does_with(EventKind::SelectPromotion, &[], named("sale"));
        shopper.views(&[100, 101, 102, 103, 104, 105, 106]);
        shopper.does_with(EventKind::CouponUse, &[], named("TEN"));
        shopper.orders(order, &[100, 101, 102, 103], 9.0, "TEN").wait_days(12.0);
        shopper.does_with(EventKind::Refund, &[100], |event| Event { text: order.into(), value: 3.0, ..event });
    }
    shopper.wait_days(1.0);
    for _ in 0..12 {
        shopper.does(EventKind::AddToCart, &[101]);
    }
    shopper
}

/// Comes by social media, reviews, shares, answers, browses lists.
fn sociable() -> Shopper {
    let mut shopper = Shopper::new();
    shopper.arrives("www.instagram.com", "spring-post", "").arrives("", "", "email");
    for item in [10, 11, 12] {
        shopper.does(EventKind::ViewItemList, &[10, 11, 12, 13]);
        shopper.does_with(EventKind::SelectItem, &[item], named("New in")).views(&[item]);
        shopper.does_with(EventKind::Review, &[item], worth(5.0)).does_with(EventKind::Share, &[item], named("wechat"));
    }
    shopper.does_with(EventKind::SurveyAnswer, &[], |event| Event { text: "q1".into(), detail: "yes".into(), ..event });
    shopper.does(EventKind::AddToWishlist, &[13]);
    for _ in 0..3 {
        shopper.wait_days(0.1).views(&[13]).does_with(EventKind::UserEngagement, &[], worth(3.0));
    }
    shopper
}

/// Comes at night and at weekends, looks in briefly, passes most things over.
fn night_owl() -> Shopper {
    let mut shopper = Shopper::new();
    // Saturday, 23 o'clock.
    shopper.wait_days(3.0 + 14.0 / 24.0);
    for _ in 0..6 {
        shopper.does(EventKind::ViewItemList, &[20, 21, 22]).does(EventKind::ViewItemList, &[23, 24]).wait_days(7.0);
    }
    // The same person by day, later in the year.
    shopper.wait_days(400.0 - 14.0 / 24.0 + 5.0 / 24.0);
    for _ in 0..6 {
        shopper.does(EventKind::PageView, &[]).wait_days(0.04).does(EventKind::PageView, &[]).wait_days(0.96);
    }
    shopper.wait_days(200.0 + 6.0 / 24.0);
    for _ in 0..6 {
        shopper.does(EventKind::PageView, &[]).wait_days(1.0);
    }
    shopper
}

/// Bought once, then less and less, then nothing.
fn lost() -> Shopper {
    let mut shopper = Shopper::new();
    shopper.arrives("news.example", "", "cpc").views(&[5, 6]).orders("L-1", &[5], 100.0, "");
    shopper.wait_days(1.0).look();
    for (order, amount) in [("L-2", 100.0), ("L-3", 50.0), ("L-4", 20.0)] {
        shopper.wait_days(10.0).orders(order, &[6], amount, "");
    }
    for _ in 0..4 {
        shopper.wait_days(55.0).look();
    }
    shopper.wait_days(200.0).look();
    shopper
}

/// Likes the unusual in great variety, at full price, reads nothing to the end, is never content.
fn unusual() -> Shopper {
    let mut shopper = Shopper::new();
    shopper.views(&[150, 151, 152, 153, 154, 155, 156, 157]);
    for item in [150, 151] {
        shopper.does_with(EventKind::Review, &[item], worth(1.0));
        shopper.does_with(EventKind::UserEngagement, &[], worth(2.0));
    }
    shopper.does_with(EventKind::UserEngagement, &[], worth(2.0));
    shopper.wait_days(90.0).views(&[1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
    for _ in 0..4 {
        shopper.does_with(EventKind::Search, &[], searching("odd things"));
    }
    shopper
}

/// Orders much and often, several units at a time, narrow in price, comes often.
fn best() -> Shopper {
    let mut shopper = Shopper::new();
    shopper.arrives("shop-blog.example", "", "");
    for number in 0..14 {
        let order = format!("V-{number}");
        for _ in 0..4 {
            shopper.views(&[60, 60, 60]).wait_days(1.0);
        }
        shopper.does_with(EventKind::AddToCart, &[60], |event| event);
        shopper.does(EventKind::BeginCheckout, &[60]);
        shopper.does_with(EventKind::Purchase, &[60], |mut event| {
            event.lines[0].quantity = 12.0;
            Event { text: order.clone(), value: 800.0, currency: "GBP".into(), ..event }
        });
    }
    for _ in 0..20 {
        shopper.does(EventKind::PageView, &[]);
    }
    shopper
}

/// `docs/tags.md`.
pub fn documentation() -> String {
    let mut text = String::from(
        "# Tags and segments\n\nGenerated from the table in `src/profile/tags/` by `VITRINE_BLESS=1 cargo test --test tags`; do not edit.\n\n\
         Everything here stays on the shopper's device, can be read in `vitrine.profile.tags()` with its evidence, and deleted or \
         blocked one by one. Nothing infers age, gender, health, faith, politics, ethnicity or sexuality: such tags exist only as \
         declarations and are marked *sensitive*. **Shared** says whether a differentially private aggregate may be made of it; \
         **money** whether a decision that changes a price or a benefit may read it.\n",
    );
    let levels = [
        (
            Level::Basic,
            "Basic",
            "Facts and statements. Facts are renewed each quarter, statements at once; kept 365 days.",
        ),
        (Level::Behaviour, "Behaviour", "What is done. Up to date at once; kept 180 days."),
        (Level::Preference, "Preference", "What is liked. Up to date at once; kept 180 days."),
        (
            Level::Value,
            "Value",
            "What orders come to. Worked out with each order and each month after it; kept 730 days.",
        ),
    ];
    for (table, (level, title, about)) in TABLES.iter().zip(levels) {
        text += &format!("\n## {title} ({})\n\n{about}\n\n", table.len());
        text += "| tag | meaning | 含义 | how it is computed | sensitivity | shared | money |\n|---|---|---|---|---|---|---|\n";
        for row in table.iter() {
            assert_eq!(row.level, level);
            let sensitivity = match row.sensitivity {
                Sensitivity::Plain => "plain",
                Sensitivity::Personal => "personal",
                Sensitivity::Sensitive => "sensitive",
            };
            let yes = |is| if is { "yes" } else { "no" };
            let (en, zh) = (row.meaning(Locale::En), row.meaning(Locale::ZhCn));
            let (shared, money) = (yes(row.may_be_shared()), yes(row.may_decide_money()));
            text += &format!("| `{}` | {en} | {zh} | {} | {sensitivity} | {shared} | {money} |\n", row.id, row.how());
        }
    }
    text += "\n## Segments\n\nRules over tags: a shopper is in a segment when every tag of one alternative is there.\n\n| segment | alternatives |\n|---|---|\n";
    for segment in segments::SEGMENTS {
        let all = |tags: &&[&str]| tags.iter().map(|tag| format!("`{tag}`")).collect::<Vec<_>>().join(" and ");
        text += &format!("| `{}` | {} |\n", segment.id, segment.rule.iter().map(all).collect::<Vec<_>>().join(", or "));
    }
    text
}

/// `js/engine/words/tags-en.ts` and `tags-zh.ts`.
pub fn words(locale: Locale) -> String {
    let language = if locale.en() { "English" } else { "Chinese" };
    let entry = |(id, text): (&str, &str)| {
        let bare = id.chars().all(|c| c.is_ascii_alphanumeric() || c == '_');
        let key = if bare { id.to_owned() } else { format!("'{id}'") };
        format!("  {key}: '{text}'")
    };
    let tags: Vec<String> = TABLES.iter().copied().flatten().map(|row| entry((row.id, row.meaning(locale)))).collect();
    let segments: Vec<String> =
        segments::SEGMENTS.iter().map(|segment| entry((segment.id, segment.label(locale)))).collect();
    format!(
        "/** Tags and segments in {language}. Generated from `src/profile/tags/` by `VITRINE_BLESS=1 cargo test --test tags`; do not edit. */\n\n\
         /** What a tag means, by its kind. */\nexport const TAGS = {{\n{}\n}}\n\n/** Names of segments, by their ids. */\nexport const SEGMENTS = {{\n{}\n}}\n",
        tags.join(",\n"),
        segments.join(",\n")
    )
}
