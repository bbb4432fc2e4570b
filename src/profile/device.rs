//! Facts about the device, in coarse classes: read by the browser side, renewed once a quarter, never sent anywhere.

use crate::pack::{Packed, Record, Unpacked};

/// Basic facts are renewed after this time.
pub const RENEWED_AFTER_S: u32 = 90 * 86_400;

/// The facts by name.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Device {
    facts: Vec<(String, String)>,
    /// When they were read, seconds since 1970; 0 before.
    pub at_s: u32,
}

impl Device {
    /// A fact.
    pub fn get(&self, name: &str) -> Option<&str> {
        self.facts.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str())
    }

    /// Takes up a reading of the facts: everything when those kept are too old, else what is not known yet; true when something
    /// was new.
    pub fn renew(&mut self, facts: &[(&'static str, String)], at_s: u32) -> bool {
        // What a reading leaves out is no longer so; but some facts (the pointer in use) are only known later, and come alone.
        if facts.len() > 1 && at_s.saturating_sub(self.at_s) >= RENEWED_AFTER_S {
            self.facts.clear();
            self.at_s = at_s;
        }
        let before = self.facts.len();
        for (name, value) in facts {
            if self.get(name).is_none() {
                self.facts.push(((*name).to_owned(), value.clone()));
            }
        }
        self.facts.len() > before
    }

    /// Of two readings the later stands.
    pub fn join(&mut self, other: Self) {
        if other.at_s > self.at_s {
            *self = other;
        }
    }

    /// Deletes a fact.
    pub fn forget(&mut self, name: &str) {
        self.facts.retain(|(known, _)| known != name);
    }

    /// Minutes by which local time is ahead of UTC.
    pub fn utc_offset_minutes(&self) -> i32 {
        self.get("utc_offset").and_then(|text| text.parse().ok()).filter(|m| (-1_440..=1_440).contains(m)).unwrap_or(0)
    }

    /// The facts as data.
    pub(super) fn write(&self) -> Packed {
        let fact = |(name, value): &(String, String)| Record::default().text(name).text(value).end();
        Record::default().list(self.facts.iter().map(fact)).int(self.at_s).end()
    }

    /// Reads what [`Self::write`] wrote.
    pub(super) fn read(value: Unpacked<'_>) -> Option<Self> {
        let mut fields = value.fields();
        let (mut device, mut fit) = (Self::default(), true);
        for fact in fields.list() {
            let mut fact = fact.fields();
            device.facts.push((fact.text(), fact.text()));
            fit &= fact.end();
        }
        device.at_s = fields.u32();
        (fit && fields.end()).then_some(device)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn facts_are_renewed_once_a_quarter() {
        let mut device = Device::default();
        let reading = |device: &str| [("device", device.to_owned()), ("screen", "small".to_owned())];
        let start_s = 20 * RENEWED_AFTER_S;
        assert!(device.renew(&reading("phone"), start_s));
        assert!(!device.renew(&reading("desktop"), start_s + 1_000));
        assert!(device.renew(&[("modality", "touch".into())], start_s + 2_000), "known later, and added");
        assert_eq!((device.get("device"), device.get("modality")), (Some("phone"), Some("touch")));
        assert!(device.renew(&reading("desktop"), start_s + RENEWED_AFTER_S));
        assert_eq!((device.get("device"), device.get("modality")), (Some("desktop"), None));
    }

    #[test]
    fn an_absurd_offset_is_none() {
        let mut device = Device::default();
        device.renew(&[("utc_offset", "99999999999".into())], 1);
        assert_eq!(device.utc_offset_minutes(), 0);
    }
}
