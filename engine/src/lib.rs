//! The module a page loads. Everything is in `vitrine`; linking it here exports its `Engine`.

#[cfg(target_arch = "wasm32")]
pub use vitrine::wasm::Engine;
