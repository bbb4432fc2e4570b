//! Progress of a build, for the person who started it.

use std::time::Instant;

/// Writes lines to stderr, each with the seconds since the start.
#[derive(Debug)]
pub struct Progress {
    start: Instant,
}

impl Progress {
    /// Starts the clock.
    pub fn start() -> Self {
        Self { start: Instant::now() }
    }

    /// Writes one line.
    pub fn line(&self, text: &str) {
        eprintln!("{:7.2} s  {text}", self.seconds());
    }

    /// Seconds since the start.
    pub fn seconds(&self) -> f64 {
        self.start.elapsed().as_secs_f64()
    }
}
