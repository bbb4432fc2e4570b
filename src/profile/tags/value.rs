//! Value tags: what the orders come to, and where the shopper stands. Worked out when an order is placed and each month after it.
//! No decision about money may read them.

use super::evidence::money;
use super::reading::share;
use super::row::{row, Level, Row, Rule, Sensitivity};
use super::{Evidence, Finding, Reading, Source};
use crate::profile::purchases::Order;

const fn worked(
    id: &'static str,
    words: (&'static str, &'static str),
    work: fn(&Reading<'_>) -> Option<Finding>,
    how: &'static str,
) -> Row {
    row(Level::Value, id, words, Rule::Worked(work, Source::Orders), how).with(Sensitivity::Personal)
}

/// The rows of this level.
pub const ROWS: &[Row] = &[
    worked("rfm.recency", ("How recent the last order is", "最近购买分"), |r| {
        let order = last(r)?;
        let days = r.days_since(order.at_s);
        let score = score(days, [30, 90, 180, 365]).map_or(1, |at| 5 - at);
        Some(scored(score, Evidence::Days(days), order.at_s))
    }, "5 within 30 days, 4 within 90, 3 within 180, 2 within 365, else 1"),
    worked("rfm.frequency", ("How many orders", "购买频次分"), |r| {
        let count = r.profile.purchases.count;
        Some(scored(frequency(count), Evidence::Orders(count), last(r)?.at_s))
    }, "5 from 12 orders, 4 from 6, 3 from 3, 2 from 2, else 1"),
    worked("rfm.monetary", ("How much was spent", "消费金额分"), |r| {
        let known = &r.profile.purchases;
        let order = last(r).filter(|_| known.priced > 0)?;
        Some(scored(monetary(r), Evidence::Money(known.spent_cents, known.currency.clone()), order.at_s))
    }, "spent, in usual prices of one article: 5 from 60, 4 from 25, 3 from 10, 2 from 4, else 1"),
    worked("orders.count", ("Orders", "订单数"), |r| {
        let count = r.profile.purchases.count;
        Some(Finding::new(soft(count), Evidence::Orders(count), last(r)?.at_s).labelled(&count.to_string()))
    }, "orders ever, each number once"),
    worked("orders.spent", ("Spent in all", "累计消费"), |r| {
        let known = &r.profile.purchases;
        amount(r, (known.priced > 0).then_some(known.spent_cents)?)
    }, "sum of the amounts in the profile's currency"),
    worked("orders.average", ("Average order", "平均订单金额"), |r| {
        let known = &r.profile.purchases;
        amount(r, known.spent_cents.checked_div(u64::from(known.priced))?)
    }, "mean amount of orders with an amount"),
    worked("orders.largest", ("Largest order", "最大订单"), |r| {
        amount(r, r.profile.purchases.orders.iter().map(|order| order.cents).max().filter(|&cents| cents > 0)?.into())
    }, "of the last 32 orders"),
    worked("orders.units", ("Articles per order", "每单件数"), |r| {
        let known = &r.profile.purchases;
        let each = known.units.checked_div(known.count).filter(|&each| each > 0)?;
        Some(Finding::new(soft(each), Evidence::Orders(known.count), last(r)?.at_s).labelled(&each.to_string()))
    }, "mean number of units"),
    worked("orders.last", ("Days since the last order", "距上次下单"), |r| {
        let order = last(r)?;
        Some(Finding::new(1.0, Evidence::Days(r.days_since(order.at_s)), order.at_s))
    }, "days"),
    worked("orders.tenure", ("Customer for", "成为顾客时长"), |r| {
        let known = &r.profile.purchases;
        (known.count > 0).then(|| Finding::new(1.0, Evidence::Days(r.days_since(known.first_s)), known.first_s))
    }, "days since the first order"),
    worked("orders.interval", ("Days between orders", "下单间隔"), |r| {
        let days = r.profile.purchases.interval_days()? as u32;
        Some(Finding::new(1.0, Evidence::Days(days), last(r)?.at_s))
    }, "mean over the last 32 orders, from the second on"),
    worked("orders.due", ("Next order is due", "预计再次下单"), |r| {
        let interval = r.profile.purchases.interval_days()?;
        let order = last(r)?;
        let passed = f64::from(r.days_since(order.at_s));
        (passed >= 0.8 * interval && passed <= 1.5 * interval).then(|| Finding::new(1.0, Evidence::Days(passed as u32), order.at_s))
    }, "between .8 and 1.5 of the usual interval since the last order"),
    worked("orders.expected", ("Orders expected in 90 days", "未来 90 天预计订单"), |r| {
        let interval = r.profile.purchases.interval_days()?.max(1.0);
        // A silence of several intervals makes the next order the less likely.
        let silence = f64::from(r.days_since(last(r)?.at_s)) / interval;
        let expected = (90.0 / interval * libm::exp(-(silence - 1.0).max(0.0))) as u32;
        (expected > 0).then(|| Finding::new(soft(expected), Evidence::Orders(expected), last(r).map_or(0, |order| order.at_s)).labelled(&expected.to_string()))
    }, "90 / interval, fading by e for each further interval of silence"),
    worked("orders.second_due", ("Only one order so far", "仅下过一单"), |r| {
        (r.profile.purchases.count == 1).then(|| Finding::new(1.0, Evidence::Orders(1), r.profile.purchases.first_s))
    }, "exactly one order"),
    worked("orders.returns", ("Returns often", "经常退货"), |r| {
        let known = &r.profile.purchases;
        (known.returns >= 2 && known.returns * 3 >= known.count).then(|| Finding::new(share(known.returns, known.count), Evidence::Share(known.returns, known.count), last(r).map_or(0, |order| order.at_s)))
    }, "two returns and more, and a third of the orders"),
    worked("orders.coupons", ("Orders with coupons", "用券订单"), |r| {
        let known = &r.profile.purchases;
        (known.with_coupon > 0).then(|| Finding::new(share(known.with_coupon, known.count), Evidence::Share(known.with_coupon, known.count), last(r).map_or(0, |order| order.at_s)))
    }, "orders that used a coupon"),
    worked("orders.trend", ("Spending trend", "消费趋势"), |r| {
        let orders = &r.profile.purchases.orders;
        let (before, after) = orders.split_at(orders.len() / 2);
        let mean = |of: &[Order]| of.iter().map(|order| f64::from(order.cents)).sum::<f64>() / of.len().max(1) as f64;
        let name = match (mean(before), mean(after)) {
            _ if orders.len() < 4 => return None,
            (before, after) if after >= 1.25 * before => "rising",
            (before, after) if after <= 0.8 * before => "falling",
            _ => return None,
        };
        Some(Finding::new(1.0, Evidence::Orders(orders.len() as u32), last(r)?.at_s).of(name))
    }, "mean of the later half of the last orders against the earlier: rising from 1.25, falling to .8, from four orders on"),
    worked("orders.frequent", ("Orders often", "高频购买"), |r| {
        let interval = r.profile.purchases.interval_days()?;
        (r.profile.purchases.count >= 3 && interval <= 45.0).then(|| Finding::new(1.0, Evidence::Days(interval as u32), last(r).map_or(0, |order| order.at_s)))
    }, "three orders and more, 45 days apart and less"),
    worked("value", ("Value to the shop", "价值分层"), |r| {
        let known = &r.profile.purchases;
        let order = last(r)?;
        let total = frequency(known.count) + monetary(r);
        let name = if total >= 8 { "high" } else if total >= 5 { "mid" } else { "low" };
        Some(Finding::new(f64::from(total) / 10.0, Evidence::Orders(known.count), order.at_s).of(name))
    }, "frequency + monetary score: high from 8, mid from 5, else low"),
    worked("lifecycle", ("Stage as a customer", "客户生命周期"), |r| {
        let (known, visits) = (&r.profile.purchases, &r.profile.visits);
        let away = r.days_since(visits.last_s.max(last(r).map_or(0, |order| order.at_s)));
        let silence = last(r).map_or(0, |order| r.days_since(order.at_s));
        // Regular customers are missed after two of their own intervals, others after 90 days.
        let usual = known.interval_days().map_or(90, |days| (2.0 * days) as u32).clamp(45, 180);
        let name = match known.count {
            _ if visits.events == 0 && known.count == 0 => return None,
            _ if away >= 365 => "lapsed",
            _ if away >= 180 || (known.count > 0 && silence >= 4 * usual) => "dormant",
            0 => "new",
            _ if silence >= usual => "at_risk",
            3.. => "loyal",
            _ => "active",
        };
        Some(Finding::new(1.0, Evidence::Days(silence), visits.last_s).of(name))
    }, "new (no order), active, loyal (three orders), at_risk (silent for twice the usual interval, else 90 days), dormant (four times that, or 180 days away), lapsed (a year away)").made_of(Source::OrdersAndVisits),
    worked("churn", ("Risk of being lost", "流失风险"), |r| {
        let order = last(r)?;
        let usual = r.profile.purchases.interval_days().unwrap_or(60.0).max(14.0);
        let risk = 1.0 - crate::time::decay(f64::from(r.days_since(order.at_s)) * crate::time::DAY_MS, 2.0 * usual);
        let name = if risk >= 0.66 { "high" } else if risk >= 0.33 { "mid" } else { "low" };
        Some(Finding::new(risk, Evidence::Days(r.days_since(order.at_s)), order.at_s).of(name))
    }, "1 - 2^(-days of silence / twice the usual interval; 60 days if unknown): high from .66, mid from .33"),
    worked("returned", ("Came back after a long time", "久别归来"), |r| {
        let visits = &r.profile.visits;
        (visits.gap_days >= 60).then(|| Finding::new(1.0, Evidence::Days(visits.gap_days), visits.start_s))
    }, "60 days and more between the last two visits").made_of(Source::Visits),
    worked("vip", ("One of the best customers", "重要顾客"), |r| {
        let known = &r.profile.purchases;
        (frequency(known.count) == 5 && monetary(r) >= 4).then(|| Finding::new(1.0, Evidence::Orders(known.count), last(r).map_or(0, |order| order.at_s)))
    }, "frequency score 5 and monetary score 4 and more"),
];

fn last<'a>(reading: &Reading<'a>) -> Option<&'a Order> {
    reading.profile.purchases.orders.last()
}

fn score(value: u32, limits: [u32; 4]) -> Option<u32> {
    limits.iter().zip(0..).find(|(limit, _)| value <= **limit).map(|(_, at)| at)
}

fn scored(score: u32, evidence: Evidence, at_s: u32) -> Finding {
    Finding::new(f64::from(score) / 5.0, evidence, at_s).labelled(&score.to_string())
}

const fn frequency(orders: u32) -> u32 {
    match orders {
        12.. => 5,
        6.. => 4,
        3.. => 3,
        2 => 2,
        _ => 1,
    }
}

/// What was spent, in usual prices of one article: a measure that needs no other shopper and no exchange rate.
fn monetary(reading: &Reading<'_>) -> u32 {
    let known = &reading.profile.purchases;
    let usual = reading.profile.price.usual().map_or(1.0, |(mean, _)| libm::exp(mean)).max(0.01);
    match (known.spent_cents as f64 / 100.0 / usual) as u32 {
        60.. => 5,
        25.. => 4,
        10.. => 3,
        4.. => 2,
        _ => 1,
    }
}

fn amount(reading: &Reading<'_>, cents: u64) -> Option<Finding> {
    let known = &reading.profile.purchases;
    let evidence = Evidence::Orders(known.priced);
    Some(Finding::new(1.0, evidence, last(reading)?.at_s).labelled(&money(cents, &known.currency)))
}

fn soft(value: u32) -> f64 {
    f64::from(value) / f64::from(value + 5)
}
