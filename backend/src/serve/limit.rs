//! How many reports one address may send in a minute, counted without keeping addresses.
//!
//! An address is hashed with a key that this process drew at its start, and the hash names one of 65,536 counters. Several
//! addresses may share a counter, no address can be read from one, and all of it is gone with the process.

use super::reports::now_seconds;
use super::routes::AppState;
use axum::extract::{ConnectInfo, Request, State};
use axum::http::{header, HeaderMap, StatusCode};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use std::hash::{BuildHasher, RandomState};
use std::net::{IpAddr, SocketAddr};
use std::sync::atomic::{AtomicU64, Ordering};

const COUNTERS: usize = 1 << 16;

/// Counters of the running minute.
#[derive(Debug)]
pub struct Limit {
    a_minute: u64,
    forwarded_hops: usize,
    key: RandomState,
    /// Minute and count in one number, so that a counter of an earlier minute needs nobody to clear it.
    counters: Vec<AtomicU64>,
}

impl Limit {
    /// Lets `a_minute` reports of an address through each minute, all of them for 0. Behind `forwarded_hops` proxies the
    /// address is the one that many places from the end of `X-Forwarded-For`.
    pub fn new(a_minute: u32, forwarded_hops: usize) -> Self {
        let counters = std::iter::repeat_with(AtomicU64::default).take(COUNTERS).collect();
        Self { a_minute: a_minute.into(), forwarded_hops, key: RandomState::new(), counters }
    }

    /// Counts one report of `address`; false when it is one too many.
    pub fn allows(&self, address: IpAddr, minute: u64) -> bool {
        let place = self.key.hash_one(network(address)) as usize % COUNTERS;
        let Some(counter) = self.counters.get(place) else { return true };
        let now = minute << 32;
        let add = |before: u64| Some(if before >> 32 == minute { before + 1 } else { now + 1 });
        let before = counter.fetch_update(Ordering::Relaxed, Ordering::Relaxed, add).unwrap_or_default();
        let sent = if before >> 32 == minute { before & u64::from(u32::MAX) } else { 0 };
        self.a_minute == 0 || sent < self.a_minute
    }

    /// Where a request comes from. What stands further left in the header is the sender's own invention.
    fn origin(&self, peer: IpAddr, headers: &HeaderMap) -> IpAddr {
        let hops: Vec<&str> = headers
            .get_all("x-forwarded-for")
            .iter()
            .filter_map(|value| value.to_str().ok())
            .flat_map(|value| value.split(','))
            .collect();
        let named = hops.len().checked_sub(self.forwarded_hops).and_then(|place| hops.get(place));
        named.and_then(|hop| hop.trim().parse().ok()).unwrap_or(peer)
    }
}

/// A household has one IPv4 address, or 2^64 of the other kind.
fn network(address: IpAddr) -> u64 {
    match address.to_canonical() {
        IpAddr::V4(v4) => u64::from(v4.to_bits()),
        IpAddr::V6(v6) => (v6.to_bits() >> 64) as u64,
    }
}

/// Lets a request through, or answers 429.
pub async fn limit(
    State(state): State<AppState>,
    ConnectInfo(peer): ConnectInfo<SocketAddr>,
    request: Request,
    next: Next,
) -> Response {
    let origin = state.limit.origin(peer.ip(), request.headers());
    if state.limit.allows(origin, now_seconds() / 60) {
        next.run(request).await
    } else {
        (StatusCode::TOO_MANY_REQUESTS, [(header::RETRY_AFTER, "60")]).into_response()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn address(text: &str) -> IpAddr {
        text.parse().unwrap()
    }

    #[test]
    fn a_minute_has_room_for_so_many_and_the_next_for_as_many_again() {
        let limit = Limit::new(3, 0);
        let home = address("203.0.113.9");
        for minute in [5, 6] {
            let through = (0..10).filter(|_| limit.allows(home, minute)).count();
            assert_eq!(through, 3, "minute {minute}");
        }
        assert!((0..10).all(|_| Limit::new(0, 0).allows(home, 5)), "0 is no limit");
    }

    #[test]
    fn a_household_is_one_sender() {
        let limit = Limit::new(1, 0);
        assert!(limit.allows(address("2001:db8::1"), 1));
        assert!(!limit.allows(address("2001:db8::2"), 1), "the same /64");
        assert!(limit.allows(address("2001:db8:0:1::1"), 1) && limit.allows(address("192.0.2.1"), 1));
        assert!(!limit.allows(address("::ffff:192.0.2.1"), 1), "written in the other family");
    }

    #[test]
    fn only_as_many_proxies_are_believed_as_there_are() {
        let peer = address("10.0.0.1");
        let mut headers = HeaderMap::new();
        headers.append("x-forwarded-for", "198.51.100.7, 203.0.113.9".parse().unwrap());
        assert_eq!(Limit::new(1, 0).origin(peer, &headers), peer);
        assert_eq!(Limit::new(1, 1).origin(peer, &headers), address("203.0.113.9"));
        assert_eq!(Limit::new(1, 2).origin(peer, &headers), address("198.51.100.7"));
        assert_eq!(Limit::new(1, 3).origin(peer, &headers), peer);
    }
}
