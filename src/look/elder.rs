//! Elder mode (长辈版) as numbers over the same look: MIIT 2021 No. 67 annex 2 asks for main text of 18 px and more, reachable
//! to 30; a shop's usual 16 px becomes 24 px.

use super::{Theme, TEXT_SCALE};

/// Text is at least this many times the shop's size: 16 px become 24 px.
const MIN_TEXT_SCALE: f64 = 1.5;

/// The theme unless the shopper chose one: as the device, since 7:1 is reached by the shop's own elder colours.
pub const THEME: Theme = Theme::System;

/// The text scale in elder mode: the shopper's own where it is larger.
pub fn text_scale(chosen: Option<f64>) -> f64 {
    chosen.unwrap_or(MIN_TEXT_SCALE).clamp(MIN_TEXT_SCALE, TEXT_SCALE.1)
}
