//! How a visit began: the channel, from the page's own address and the referrer's host. Hosts and campaigns are judged here and
//! then forgotten; what stays is the class and, where the shop's link names one, the source.

/// What the browser knows about how the visit began.
#[derive(Debug, Clone, Copy, Default)]
pub struct Arrival<'a> {
    /// Host of the page before, empty if there was none or it is not told.
    pub referrer_host: &'a str,
    /// Host of this page.
    pub own_host: &'a str,
    /// `utm_source` of the page's address.
    pub source: &'a str,
    /// `utm_medium` of the page's address.
    pub medium: &'a str,
    /// True when the address carries the click id of an advertising network.
    pub paid: bool,
}

/// The channels there are; `direct` says that nothing is known.
pub const CHANNELS: [&str; 6] = ["direct", "search", "social", "email", "ads", "referral"];

/// Parts of hosts by which search engines and social networks are known.
const SEARCH: [&str; 7] = ["google", "bing", "duckduckgo", "baidu", "sogou", "yandex", "ecosia"];
const SOCIAL: [&str; 9] =
    ["facebook", "instagram", "pinterest", "tiktok", "douyin", "weibo", "xiaohongshu", "youtube", "reddit"];

impl Arrival<'_> {
    /// The channel, one of [`CHANNELS`]; none when the page before was the shop's own.
    pub fn channel(&self) -> Option<&'static str> {
        let (medium, host) = (self.medium.to_ascii_lowercase(), self.referrer_host.to_ascii_lowercase());
        let one_of = |names: &[&str]| host.split('.').any(|label| names.contains(&label));
        Some(match medium.as_str() {
            "cpc" | "ppc" | "paid" | "display" | "affiliate" | "cpm" => "ads",
            _ if self.paid => "ads",
            "email" | "e-mail" | "newsletter" => "email",
            "social" | "social-media" | "sm" => "social",
            "organic" => "search",
            "referral" => "referral",
            _ if !host.is_empty() && host == self.own_host.to_ascii_lowercase() => return None,
            _ if host.is_empty() => "direct",
            _ if one_of(&SEARCH) => "search",
            _ if one_of(&SOCIAL) || host == "t.co" => "social",
            _ => "referral",
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn channel(referrer_host: &str, medium: &str, paid: bool) -> Option<&'static str> {
        Arrival { referrer_host, own_host: "shop.example", source: "", medium, paid }.channel()
    }

    #[test]
    fn the_shops_own_links_say_it_best_then_the_referrer() {
        assert_eq!(channel("www.google.co.uk", "", false), Some("search"));
        assert_eq!(channel("www.google.co.uk", "cpc", false), Some("ads"));
        assert_eq!(channel("www.google.co.uk", "", true), Some("ads"));
        assert_eq!(channel("m.weibo.cn", "", false), Some("social"));
        assert_eq!(channel("t.co", "", false), Some("social"));
        assert_eq!(channel("about.com", "", false), Some("referral"), "no engine by that name");
        assert_eq!(channel("", "Newsletter", false), Some("email"));
        assert_eq!(channel("", "", false), Some("direct"));
        assert_eq!(channel("shop.example", "", false), None, "a click inside the shop is no arrival");
    }
}
