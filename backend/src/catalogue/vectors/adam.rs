//! Adam (Kingma, Ba 2015) for rows that are touched now and then: a row's moments move only when it has a gradient.

use super::rows::Rows;

const FIRST_DECAY: f32 = 0.9;
const SECOND_DECAY: f32 = 0.999;
const EPSILON: f32 = 1e-8;

/// The moments of every row.
#[derive(Debug, Clone)]
pub struct Adam {
    first: Rows,
    second: Rows,
    steps: i32,
}

impl Adam {
    /// For `len` rows of `dimensions` numbers.
    pub fn new(len: usize, dimensions: usize) -> Self {
        Self { first: Rows::zeros(len, dimensions), second: Rows::zeros(len, dimensions), steps: 0 }
    }

    /// Begins the next step; gives the size of step that makes up for moments which started at zero.
    pub fn begin(&mut self, learning_rate: f32) -> f32 {
        self.steps = self.steps.saturating_add(1);
        let missing = |decay: f32| 1.0 - libm::powf(decay, self.steps as f32);
        learning_rate * missing(SECOND_DECAY).sqrt() / missing(FIRST_DECAY)
    }

    /// Moves the values of row `which` against their gradient.
    pub fn step(&mut self, which: u32, values: &mut [f32], gradient: &[f32], step: f32) {
        let moments = self.first.row_mut(which).iter_mut().zip(self.second.row_mut(which));
        for ((value, &slope), (first, second)) in values.iter_mut().zip(gradient).zip(moments) {
            *first = FIRST_DECAY * *first + (1.0 - FIRST_DECAY) * slope;
            *second = SECOND_DECAY * *second + (1.0 - SECOND_DECAY) * slope * slope;
            *value -= step * *first / (second.sqrt() + EPSILON);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_first_step_is_as_long_as_the_rate_and_a_valley_is_found() {
        let mut adam = Adam::new(1, 2);
        let mut at = [3.0_f32, -2.0];
        let step = adam.begin(0.1);
        adam.step(0, &mut at, &[6.0, -0.004], step);
        assert!((at[0] - 2.9).abs() < 1e-4 && (at[1] + 1.9).abs() < 1e-3, "{at:?}");
        for _ in 0..500 {
            let step = adam.begin(0.05);
            let slope = at.map(|value| 2.0 * (value - 1.0));
            adam.step(0, &mut at, &slope, step);
        }
        assert!(at.iter().all(|value| (value - 1.0).abs() < 0.05), "{at:?}");
    }
}
