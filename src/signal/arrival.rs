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
