//! Has the linker keep what it knows of which function needs which, and each constant apart: by that `scripts/lib/wasm-split.mjs`
//! splits the engine.

fn main() {
    println!("cargo::rerun-if-changed=build.rs");
    println!("cargo::rustc-link-arg-cdylib=--emit-relocs");
    println!("cargo::rustc-link-arg-cdylib=--no-merge-data-segments");
}
