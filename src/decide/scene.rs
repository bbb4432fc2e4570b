//! The scene: when, how and at what moment somebody is in the shop. What a decision may always look at, for it says nothing about who.

use crate::profile::Profile;
use crate::time::seconds;

/// Numbers a scene is described by, the constant among them.
pub const FEATURES: usize = 6;

/// Which numbers of a scene are 1: the constant (always), morning, evening, weekend, came by an invitation (advertisement or
/// e-mail), and at the cart or behind it. On one device nothing else changes from one decision to the next.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Features(pub u8);

impl Features {
    /// The numbers.
    pub fn vector(self) -> [f64; FEATURES] {
        let mut x = [1.0; FEATURES];
        for (at, slot) in x.iter_mut().enumerate().skip(1) {
            *slot = f64::from(self.0 >> (at - 1) & 1);
        }
        x
    }
}

/// Moments a shop may name; the later ones are at the cart or behind it.
pub const MOMENTS: [&str; 7] = ["arrival", "browse", "exit", "cart", "checkout", "after_purchase", "after_delivery"];
const LATE: [&str; 4] = ["cart", "checkout", "after_purchase", "after_delivery"];

/// A scene.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Scene {
    /// What conditions may name: `moment:cart`, `part:evening`, `day:weekend`, `month:12`, `channel:email`,
    /// `device:phone`, `connection:slow`, `holiday:<the shop's>`.
    pub facts: Vec<String>,
    /// What is learnt from.
    pub features: Features,
    /// The local hour, 0 to 23.
    pub hour: u32,
}

/// Everything a scene's facts can begin with.
pub const FACTS: [&str; 8] = ["moment:", "part:", "day:", "month:", "channel:", "device:", "connection:", "holiday:"];

impl Scene {
    /// The scene of a shopper at a time; `holidays` are the shop's that are on.
    #[inline(never)]
    pub fn of(profile: &Profile, moment: &str, holidays: &[String], now_ms: f64) -> Self {
        let local_s = i64::from(seconds(now_ms)) + i64::from(profile.device.utc_offset_minutes()) * 60;
        let days = local_s.div_euclid(86_400);
        let hour = (local_s.rem_euclid(86_400) / 3_600) as u32;
        // 1970-01-01 was a Thursday.
        let is_weekend = (days + 3).rem_euclid(7) >= 5;
        let part = match hour {
            5..=10 => "morning",
            11..=16 => "day",
            17..=22 => "evening",
            _ => "night",
        };
        let (_, channel) = &profile.channels;
        let bits = [
            part == "morning",
            part == "evening",
            is_weekend,
            matches!(channel.as_str(), "ads" | "email"),
            LATE.contains(&moment),
        ];
        let features = Features((0u8..).zip(bits).map(|(at, bit)| u8::from(bit) << at).sum());
        let mut facts = Vec::new();
        let day = if is_weekend { "weekend" } else { "weekday" };
        let fact = |name| profile.device.get(name).unwrap_or_default();
        let connection = if fact("save_data").is_empty() { fact("network") } else { "saving" };
        let month = month(days).to_string();
        for (kind, what) in
            FACTS.into_iter().zip([moment, part, day, &month, channel.as_str(), fact("device"), connection])
        {
            if !what.is_empty() {
                facts.push([kind, what].concat());
            }
        }
        facts.extend(holidays.iter().map(|name| ["holiday:", name].concat()));
        Self { facts, features, hour }
    }
}

/// The month, 1 to 12, of a day since 1970-01-01 (Howard Hinnant, "chrono-compatible low-level date algorithms").
fn month(days: i64) -> i64 {
    let day_of_era = (days + 719_468).rem_euclid(146_097);
    let year_of_era = (day_of_era - day_of_era / 1_460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
    let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    // Years begin in March there.
    ((5 * day_of_year + 2) / 153 + 2) % 12 + 1
}

#[cfg(test)]
mod tests {
    use super::*;

    fn facts(now_ms: f64, utc_offset: &str) -> Vec<String> {
        let mut profile = Profile::default();
        profile.device.renew(&[("utc_offset", utc_offset.into())], 1);
        Scene::of(&profile, "cart", &["qixi".into()], now_ms).facts
    }

    #[test]
    fn a_scene_is_told_in_local_time() {
        // 2026-11-22, a Sunday, 22:30 UTC; in Shanghai it is Monday morning.
        let now_ms = 1_795_386_600_000.0;
        assert_eq!(facts(now_ms, "0"), ["moment:cart", "part:evening", "day:weekend", "month:11", "holiday:qixi"]);
        assert_eq!(facts(now_ms, "480"), ["moment:cart", "part:morning", "day:weekday", "month:11", "holiday:qixi"]);
    }

    #[test]
    fn months_begin_when_they_do() {
        // 1970-01-31, 02-01, 1972-02-29, 03-01, 2000-12-31, 2001-01-01.
        for (day, expected) in [(30, 1), (31, 2), (789, 2), (790, 3), (11_322, 12), (11_323, 1)] {
            assert_eq!(month(day), expected, "{day}");
        }
    }

    #[test]
    fn features_are_bits_behind_the_constant() {
        assert_eq!(Features(0b10010).vector(), [1.0, 0.0, 1.0, 0.0, 0.0, 1.0]);
    }
}
