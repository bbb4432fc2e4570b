//! A report on the wire: one positional MessagePack array, padded to 64 or 256 bytes so that its length says nothing.
//!
//! `[version, metric, manifest hash (bin 8), epoch day, nonce (bin 16), bits (bin), padding (bin)]`. Mechanism, epsilon and domain
//! are those the manifest declares; the hash is the proof that both sides mean the same. Nothing else is in it: no id, no time
//! finer than a day.

use super::manifest::ManifestHash;
use crate::error::{Error, ErrorKind, Result};
use crate::pack::{Record, Unpacked};

const VERSION: u32 = 1;

/// Lengths a report may have.
pub const PADDED_BYTES: [usize; 2] = [64, 256];

/// One report.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Report {
    /// Code of the metric, see [`super::report`].
    pub metric: u16,
    /// Hash of the manifest that declares the metric's domain and epsilon.
    pub manifest_hash: ManifestHash,
    /// Day of the report, days since 1970-01-01 UTC.
    pub epoch_day: u32,
    /// Random, used once: lets the collector count a repeated delivery once.
    pub nonce: [u8; 16],
    /// The randomised answer, see [`super::mechanism::SubsetSelection::randomise`].
    pub bits: Vec<u8>,
}

impl Report {
    /// The request body.
    ///
    /// # Errors
    /// [`ErrorKind::ReportInvalid`] when the answer is too long for the largest padded length.
    pub fn encode(&self) -> Result<Vec<u8>> {
        let bare = self.with_padding(0).len();
        for padded in PADDED_BYTES {
            if let Some(padding) = padded.checked_sub(bare) {
                let body = self.with_padding(padding);
                if body.len() == padded {
                    return Ok(body);
                }
            }
        }
        Err(Error::new(ErrorKind::ReportInvalid, "answer too long to pad"))
    }

    fn with_padding(&self, padding: usize) -> Vec<u8> {
        Record::default()
            .int(VERSION)
            .int(self.metric)
            .bytes(&self.manifest_hash)
            .int(self.epoch_day)
            .bytes(&self.nonce)
            .bytes(&self.bits)
            .bytes(&vec![0; padding])
            .end()
            .into_bytes()
    }

    /// Reads a request body, strictly: another version, another length, surplus bytes or padding that is not zero are refused.
    ///
    /// # Errors
    /// [`ErrorKind::ReportInvalid`].
    pub fn decode(body: &[u8]) -> Result<Self> {
        let invalid = || Error::new(ErrorKind::ReportInvalid, "not a report");
        if !PADDED_BYTES.contains(&body.len()) {
            return Err(invalid());
        }
        let (version, report, padding) = Unpacked::of(body).and_then(read).ok_or_else(invalid)?;
        // Encoding again is the strictest check: one report has one spelling.
        if version != VERSION || padding.iter().any(|&b| b != 0) || report.encode()? != body {
            return Err(invalid());
        }
        Ok(report)
    }
}

fn read(value: Unpacked<'_>) -> Option<(u32, Report, Vec<u8>)> {
    let mut fields = value.fields();
    let (version, metric) = (fields.u32(), fields.u16());
    let (manifest_hash, epoch_day) = (fields.bytes().try_into().ok()?, fields.u32());
    let (nonce, bits, padding) = (fields.bytes().try_into().ok()?, fields.bytes().to_vec(), fields.bytes().to_vec());
    fields.end().then_some((version, Report { metric, manifest_hash, epoch_day, nonce, bits }, padding))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn report(bits: usize) -> Report {
        Report { metric: 1, manifest_hash: [7; 8], epoch_day: 20_779, nonce: [9; 16], bits: vec![0xA5; bits] }
    }

    #[test]
    fn lengths_say_nothing() {
        for bits in 1..=128 {
            let body = report(bits).encode().unwrap();
            assert!(PADDED_BYTES.contains(&body.len()), "{bits} -> {}", body.len());
            assert_eq!(Report::decode(&body).unwrap(), report(bits));
        }
        assert_eq!(report(16).encode().unwrap().len(), 64, "a domain of 128 fits the small size");
        assert!(report(300).encode().is_err());
    }

    #[test]
    fn nothing_hides_in_a_report() {
        let mut body = report(16).encode().unwrap();
        let last = body.len() - 1;
        body[last] = 1;
        assert!(Report::decode(&body).is_err(), "padding carries nothing");
        let longer = [report(16).encode().unwrap(), vec![0]].concat();
        assert!(Report::decode(&longer).is_err());
    }

    proptest! {
        #[test]
        fn any_bytes_are_read_or_refused(bytes in prop::collection::vec(any::<u8>(), 0..300)) {
            let _ = Report::decode(&bytes);
        }

        #[test]
        fn what_goes_in_comes_out(metric: u16, epoch_day: u32, nonce: [u8; 16], manifest_hash: [u8; 8],
                                  bits in prop::collection::vec(any::<u8>(), 0..=128)) {
            let report = Report { metric, manifest_hash, epoch_day, nonce, bits };
            prop_assert_eq!(Report::decode(&report.encode().unwrap()).unwrap(), report);
        }
    }
}
