//! What a tag was made of, in words a shopper can check.

use super::words::Locale;
use crate::text::hundredths;

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
            Self::Device => "来自您的浏览器".to_owned(),
            Self::Said if en => ["you said so, ", &ago].concat(),
            Self::Said => ["您自己填写，", &ago].concat(),
            Self::ShopSaid if en => ["the shop said so, ", &ago].concat(),
            Self::ShopSaid => ["由店铺提供，", &ago].concat(),
            Self::Times(1) | Self::Contacts(1) if en => ["once, ", &ago].concat(),
            Self::Times(times) if en => [times.to_string().as_str(), " times, last ", &ago].concat(),
            Self::Times(times) => [times.to_string().as_str(), " 次，最近", &ago].concat(),
            Self::Contacts(times) if en => ["met ", &times.to_string(), " times, last ", &ago].concat(),
            Self::Contacts(times) => ["接触 ", &times.to_string(), " 次，最近", &ago].concat(),
            Self::ThisVisit if en => "during this visit".to_owned(),
            Self::ThisVisit => "本次访问".to_owned(),
            Self::Share(part, of) if en => {
                [part.to_string().as_str(), " of ", &of.to_string(), ", last ", &ago].concat()
            }
            Self::Share(part, of) => {
                [of.to_string().as_str(), " 次中有 ", &part.to_string(), " 次，最近", &ago].concat()
            }
            Self::Days(1) if en => "1 day".to_owned(),
            Self::Days(days) => [days.to_string().as_str(), if en { " days" } else { " 天" }].concat(),
            Self::Minutes(1) if en => "1 minute".to_owned(),
            Self::Minutes(minutes) => [minutes.to_string().as_str(), if en { " minutes" } else { " 分钟" }].concat(),
            Self::Orders(1) if en => ["1 order, ", &ago].concat(),
            Self::Orders(orders) if en => [orders.to_string().as_str(), " orders, last ", &ago].concat(),
            Self::Orders(orders) => [orders.to_string().as_str(), " 笔订单，最近", &ago].concat(),
            Self::Money(cents, currency) => money(*cents, currency),
        }
    }
}

/// An amount with two decimals and its currency.
pub fn money(cents: u64, currency: &str) -> String {
    let amount = hundredths(cents);
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
        _ => [days.to_string().as_str(), " days ago"].concat(),
    }
}

fn ago_zh(days: u32) -> String {
    match days {
        0 => "今天".to_owned(),
        1 => "昨天".to_owned(),
        _ => [days.to_string().as_str(), " 天前"].concat(),
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
