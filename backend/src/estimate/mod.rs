//! From noised counters to statements: pure arithmetic over counts, nothing of the web, nothing of a database.
//!
//! [`contrast`] takes the noise out of any weighted sum of answers and says how sure that is; everything else is made of it:
//! shares of groups, rates of an [`experiment`]'s arms, the [`verdict`] on their difference, and the [`control`] band that a rate
//! should stay in. [`window`] cuts days into weeks.

pub mod contrast;
pub mod control;
pub mod experiment;
pub mod verdict;
pub mod window;

/// Half the width of a 95 % interval, in standard deviations.
pub const SIGMAS_95: f64 = 1.96;
/// Below this many devices nothing is said (PRIVACY.md section 5: max(50, 3 sigma)).
pub const FEWEST_DEVICES: f64 = 50.0;
/// Nor below this many standard deviations.
pub const FEWEST_SIGMAS: f64 = 3.0;
