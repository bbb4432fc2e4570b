//! Coins that a test chooses one by one, to walk every path of the randomiser.

use vitrine::rng::Coins;
use vitrine::sync::mechanism::SubsetSelection;

/// Answers `below` with what is in `script`, then with `bound - 1`; remembers the bounds it was asked for.
pub struct Scripted<'a> {
    pub first: u64,
    pub script: &'a [u64],
    pub bounds: Vec<u64>,
}

impl Coins for Scripted<'_> {
    fn next_u64(&mut self) -> u64 {
        self.first
    }

    fn below(&mut self, bound: u64) -> u64 {
        let answer = self.script.get(self.bounds.len()).copied().unwrap_or(bound - 1);
        assert!(answer < bound, "the walk asks for what cannot be drawn");
        self.bounds.push(bound);
        answer
    }
}

/// Runs the randomiser on one path: the bits it gives, and the bounds it drew below.
pub fn run(mechanism: &SubsetSelection, value: u32, first: u64, script: &[u64]) -> (Vec<u8>, Vec<u64>) {
    let mut coins = Scripted { first, script, bounds: Vec::new() };
    let bits = mechanism.randomise(value, &mut coins).unwrap();
    (bits, coins.bounds)
}
