// wasm-bindgen's glue ends with two ways to start, from an address, a response, bytes or a module, with warnings for each.
// `js/load.ts` has compiled the module when it calls, so one line does: 0.4 KB brotli less on every page.
import { Complaint } from './say.mjs'

const start = 'async function __wbg_load('
const end = 'export { initSync, __wbg_init as default };'

/** The way to start that is left: `init({ module_or_path: WebAssembly.Module })`. */
const lean = `async function __wbg_init({ module_or_path: module }) {
    return wasm ?? __wbg_finalize_init(await WebAssembly.instantiate(module, __wbg_get_imports()), module);
}

export { __wbg_init as default };
`

/** The glue without what nobody calls. */
export function leanInit(glue) {
  const [from, to] = [glue.indexOf(start), glue.indexOf(end)]
  if (from < 0 || to < from)
    throw new Complaint('The glue of this wasm-bindgen starts otherwise: look at wasm-init.mjs.')
  return glue.slice(0, from) + lean
}
