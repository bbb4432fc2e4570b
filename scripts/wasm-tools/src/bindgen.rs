//! Writes the JavaScript glue of the engine: `bindgen <wasm file> <out folder> <out name>`.

use anyhow::Context;
use wasm_bindgen_cli_support::{Bindgen, EncodeInto};

fn main() -> anyhow::Result<()> {
    let mut arguments = std::env::args_os().skip(1);
    let mut next = |what| arguments.next().with_context(|| format!("missing argument: {what}"));
    let (input, folder, name) = (next("wasm file")?, next("out folder")?, next("out name")?);
    Bindgen::new()
        .web(true)?
        .input_path(input)
        .out_name(&name.to_string_lossy())
        .typescript(true)
        // Only our loader names the wasm file, so that bundlers find the pattern once.
        .omit_default_module_path(true)
        // Every browser that runs this engine has `TextEncoder.encodeInto`; a fallback would be dead weight.
        .encode_into(EncodeInto::Always)
        // The linker's own names: by them the engine is split (scripts/lib/wasm-split.mjs).
        .demangle(false)
        .generate(folder)
}
