//! The manifest: which metrics a shop collects, each with its domain and epsilon. Its hash travels with every report, so that
//! reports about different domains never mix.

use super::mechanism::SubsetSelection;
use super::question::Question;
use crate::error::{Error, ErrorKind, Result};
use crate::key::{key, KeyIndex};
use crate::pack::{Packed, Record, Unpacked};
use sha2::{Digest, Sha256};

/// Version of the manifest's format that this code reads and writes.
pub const VERSION: u16 = 3;

/// Longest time an answer keeps its noise.
pub const MAX_MEMO_DAYS: u16 = 365;

/// No report may lose more than this (DESIGN section 10); a manifest that asks for more does not load.
pub const MAX_REPORT_EPSILON: f64 = 1.0;

/// What makes a report's domain and noise unmistakable: the first 8 bytes of the SHA-256 of the encoded manifest.
pub type ManifestHash = [u8; 8];

/// The metrics a shop collects.
#[derive(Debug, Clone, PartialEq)]
pub struct Manifest {
    /// Format version, [`VERSION`].
    pub version: u16,
    /// One entry per metric.
    pub metrics: Vec<MetricSpec>,
}

/// One metric: what is asked, of which answers, with how much noise, drawn how often, and all that in plain words.
#[derive(Debug, Clone, PartialEq)]
pub struct MetricSpec {
    /// Code of the metric on the wire, see [`super::report`].
    pub metric: u16,
    /// Name of the metric, for people.
    pub name: String,
    /// Privacy loss of one report.
    pub epsilon: f64,
    /// Every possible answer, in the order of the bitset.
    pub domain: Vec<String>,
    /// How long an answer keeps its noise; 0 for fresh noise each time.
    pub memo_days: u16,
    /// What is asked, in plain words; shown to the shopper before anything leaves. Never empty.
    pub question: Question,
}

impl MetricSpec {
    /// The randomiser of this metric.
    ///
    /// # Errors
    /// [`ErrorKind::ManifestInvalid`] for an epsilon over [`MAX_REPORT_EPSILON`], [`ErrorKind::MechanismInvalid`] for a domain
    /// or an epsilon the mechanism does not take.
    pub fn mechanism(&self) -> Result<SubsetSelection> {
        if self.epsilon > MAX_REPORT_EPSILON {
            return Err(Error::new(ErrorKind::ManifestInvalid, "epsilon over the limit of a report"));
        }
        SubsetSelection::new(u32::try_from(self.domain.len()).unwrap_or(u32::MAX), self.epsilon)
    }
}

impl Manifest {
    /// The bytes a shop serves.
    pub fn encode(&self) -> Vec<u8> {
        let metric = |spec: &MetricSpec| {
            let domain = spec.domain.iter().map(|answer| Packed::text(answer));
            Record::default()
                .int(spec.metric)
                .text(&spec.name)
                .number(spec.epsilon)
                .list(domain)
                .int(spec.memo_days)
                .text(&spec.question.en)
                .text(&spec.question.zh)
                .end()
        };
        Record::default().int(self.version).list(self.metrics.iter().map(metric)).end().into_bytes()
    }

    /// Reads and checks a served manifest.
    ///
    /// # Errors
    /// [`ErrorKind::ManifestInvalid`] when it cannot be read, repeats a metric or an answer, or a metric lacks a valid mechanism, a
    /// valid time for its noise or its question.
    pub fn decode(bytes: &[u8]) -> Result<Self> {
        let invalid = |about| Error::new(ErrorKind::ManifestInvalid, about);
        let manifest: Self = Unpacked::of(bytes).and_then(read).ok_or_else(|| invalid("not a manifest"))?;
        if manifest.version != VERSION {
            return Err(invalid("another format version"));
        }
        for (position, spec) in manifest.metrics.iter().enumerate() {
            spec.mechanism().map_err(|_| invalid("a metric without a valid domain and epsilon"))?;
            if spec.memo_days > MAX_MEMO_DAYS || !spec.question.is_asked() {
                return Err(invalid("a metric without its memoisation or its question"));
            }
            if manifest.metrics.iter().skip(position + 1).any(|other| other.metric == spec.metric) {
                return Err(invalid("a metric is declared twice"));
            }
            let mut before = KeyIndex::default();
            let first = |(at, answer): (u32, &String)| before.insert(key("answer", answer), at) == at;
            if !(0..).zip(&spec.domain).all(first) {
                return Err(invalid("an answer is declared twice"));
            }
        }
        Ok(manifest)
    }

    /// The metric with this code.
    pub fn metric(&self, code: u16) -> Option<&MetricSpec> {
        self.metrics.iter().find(|spec| spec.metric == code)
    }

    /// The hash that travels with reports.
    pub fn hash(&self) -> ManifestHash {
        let digest = Sha256::digest(self.encode());
        digest.first_chunk().copied().unwrap_or_default()
    }
}

fn read(value: Unpacked<'_>) -> Option<Manifest> {
    let mut fields = value.fields();
    let (version, mut metrics) = (fields.u16(), Vec::new());
    for spec in fields.list() {
        let mut spec = spec.fields();
        let (metric, name, epsilon) = (spec.u16(), spec.text(), spec.number());
        let (domain, memo_days) = (spec.texts(), spec.u16());
        let question = Question { en: spec.text(), zh: spec.text() };
        metrics.push(MetricSpec { metric, name, epsilon, domain, memo_days, question });
        fields.require(spec.end());
    }
    fields.end().then_some(Manifest { version, metrics })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn manifest() -> Manifest {
        let domain = ["Holder", "Mug", "none"].map(String::from).to_vec();
        Manifest {
            version: VERSION,
            metrics: vec![MetricSpec {
                metric: 1,
                name: "interest.top".into(),
                epsilon: 1.0,
                domain,
                memo_days: 90,
                question: Question::new("Which category do you look at most?", "您最常看哪个分类？"),
            }],
        }
    }

    #[test]
    fn what_is_served_is_what_is_read() {
        let m = manifest();
        assert_eq!(Manifest::decode(&m.encode()).unwrap(), m);
        assert_eq!(Manifest::decode(&m.encode()).unwrap().hash(), m.hash());
    }

    #[test]
    fn another_domain_has_another_hash() {
        let mut other = manifest();
        other.metrics[0].domain[0] = "Bowl".into();
        assert_ne!(other.hash(), manifest().hash());
    }

    #[test]
    fn a_manifest_that_promises_too_little_privacy_does_not_load() {
        let changes: [fn(&mut Manifest); 8] = [
            |m| m.metrics[0].question.en = " ".into(),
            |m| m.metrics[0].question.zh = String::new(),
            |m| m.metrics[0].memo_days = 366,
            |m| m.metrics[0].epsilon = 1.5,
            |m| m.metrics[0].epsilon = f64::NAN,
            |m| m.metrics[0].domain.truncate(1),
            |m| m.metrics[0].domain[1] = "Holder".into(),
            |m| m.metrics.push(m.metrics[0].clone()),
        ];
        for change in changes {
            let mut bad = manifest();
            change(&mut bad);
            assert_eq!(Manifest::decode(&bad.encode()).unwrap_err().kind(), ErrorKind::ManifestInvalid);
        }
    }

    #[test]
    fn truncated_bytes_are_refused() {
        let bytes = manifest().encode();
        for end in 0..bytes.len() {
            assert!(Manifest::decode(&bytes[..end]).is_err());
        }
    }
}
