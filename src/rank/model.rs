//! Models turn feature columns into scores. The linear one is the default; its parts are its explanation.

pub mod linear;
