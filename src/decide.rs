//! Decisions on the device: which arm of an experiment, which of several options. Tags, the scene and what was decided before go in, a
//! decision and its reasons come out; what has to be remembered is in [`memory::Memory`].

pub mod ask;
pub mod bandit;
pub mod bucket;
pub mod caps;
pub mod choice;
pub mod condition;
pub mod draft;
pub mod experiment;
pub mod memory;
mod numbers;
pub mod point;
pub mod scene;
