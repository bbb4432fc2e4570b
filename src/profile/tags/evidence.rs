//! What a tag was made of, in words a shopper can check.

use super::words::Locale;

/// What a tag was made of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Evidence {
    /// Something the browser says about the device.
    Device,
    /// The shopper said so.
    Said,
    /// The shop said so.
    ShopSaid,
    /// It happened so often.
    Times(u32),
    /// Something was done with it so often.
    Contacts(u32),
    /// It happened in this visit.
    ThisVisit,
    /// It was so in so many of so many cases.
    Share(u32, u32),
    /// So many days.
    Days(u32),
    /// So many minutes.
    Minutes(u32),
    /// So many orders.
    Orders(u32),
    /// An amount in hundredths, and its currency.
    Money(u64, String),
}

impl Evidence {
    /// The words, with how long ago it last changed where that says something.
    pub fn words(&self, locale: Locale, last_change_ms: f64, now_ms: f64) -> String {
        let ago = match locale.en() {
            true => ago_en,
            false => ago_zh,
        }(((now_ms - last_change_ms) / crate::time::DAY_MS) as u32);
        let en = locale.en();
        match self {
            Self::Device if en => "your browser says so".to_owned(),
            Self::Device => "来自你的浏览器".to_owned(),
            Self::Said if en => ["you said so, ", &ago].concat(),
            Self::Said => ["你自己填写，", &ago].concat(),
            Self::ShopSaid if en => ["the shop said so, ", &ago].concat(),
            Self::ShopSaid => ["由店铺提供，", &ago].concat(),
            Self::Times(1) | Self::Contacts(1) if en => ["once, ", &ago].concat(),
            Self::Times(times) if en => format!("{times} times, last {ago}"),
            Self::Times(times) => format!("{times} 次，最近{ago}"),
            Self::Contacts(times) if en => format!("met {times} times, last {ago}"),
            Self::Contacts(times) => format!("接触 {times} 次，最近{ago}"),
            Self::ThisVisit if en => "during this visit".to_owned(),
            Self::ThisVisit => "本次访问".to_owned(),
            Self::Share(part, of) if en => format!("{part} of {of}, last {ago}"),
            Self::Share(part, of) => format!("{of} 次中有 {part} 次，最近{ago}"),
            Self::Days(1) if en => "1 day".to_owned(),
            Self::Days(days) if en => format!("{days} days"),
            Self::Days(days) => format!("{days} 天"),
            Self::Minutes(1) if en => "1 minute".to_owned(),
            Self::Minutes(minutes) if en => format!("{minutes} minutes"),
            Self::Minutes(minutes) => format!("{minutes} 分钟"),
            Self::Orders(1) if en => ["1 order, ", &ago].concat(),
            Self::Orders(orders) if en => format!("{orders} orders, last {ago}"),
            Self::Orders(orders) => format!("{orders} 笔订单，最近{ago}"),
            Self::Money(cents, currency) => money(*cents, currency),
        }
    }
}

/// An amount with two decimals and its currency.
pub fn money(cents: u64, currency: &str) -> String {
    let amount = format!("{}.{:02}", cents / 100, cents % 100);
    if currency.is_empty() {
        amount
    } else {
        [&amount, " ", currency].concat()
    }
}

fn ago_en(days: u32) -> String {
    match days {
        0 => "today".to_owned(),
        1 => "yesterday".to_owned(),
        _ => format!("{days} days ago"),
    }
}

fn ago_zh(days: u32) -> String {
    match days {
        0 => "今天".to_owned(),
        1 => "昨天".to_owned(),
        _ => format!("{days} 天前"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::time::DAY_MS;

    #[test]
    fn evidence_is_said_in_both_languages() {
        let says = |evidence: Evidence, locale| evidence.words(locale, 10.0 * DAY_MS, 12.0 * DAY_MS);
        assert_eq!(says(Evidence::Times(3), Locale::En), "3 times, last 2 days ago");
        assert_eq!(says(Evidence::Times(3), Locale::ZhCn), "3 次，最近2 天前");
        assert_eq!(says(Evidence::Times(1), Locale::En), "once, 2 days ago");
        assert_eq!(says(Evidence::Money(1_205, "GBP".into()), Locale::En), "12.05 GBP");
        assert_eq!(says(Evidence::Share(8, 12), Locale::ZhCn), "12 次中有 8 次，最近2 天前");
    }
}
