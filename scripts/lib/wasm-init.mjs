// wasm-bindgen's glue ends with two ways to start, from an address, a response, bytes or a module, with warnings for each.
// `js/load.ts` has compiled the modules when it calls, so a few lines do: 0.4 KB brotli less on every page. And the engine comes in
// two parts (engine-parts.mjs), which wasm-bindgen knows nothing of.
import { Complaint } from './say.mjs'
import { doorModule, firstModule } from './wasm-split.mjs'

const start = 'async function __wbg_load('
const end = 'export { initSync, __wbg_init as default };'

/** The ways to start that are left. A door asked before the rest is there gives nothing, which wasm takes for zero. */
const lean = doors => `export async function addFirst(module) {
    const door = name => (...all) => wasm[name]?.(...all);
    const imports = { ...__wbg_get_imports(), ${doorModule}: { ${doors.map(name => `${name}: door('${name}')`).join(', ')} } };
    return wasm ?? __wbg_finalize_init(await WebAssembly.instantiate(module, imports), module);
}

export async function addRest(module) {
    const { exports } = await WebAssembly.instantiate(module, { ...__wbg_get_imports(), ${firstModule}: wasm });
    wasm = { ...wasm, ...exports };
}

export const isWhole = () => 'engine_open' in wasm;
`

/** Their types. */
const types = `/** Instantiates the engine's first part, or a whole engine. */
export function addFirst(module: WebAssembly.Module): Promise<unknown>;
/** Instantiates the rest, beside the first part. */
export function addRest(module: WebAssembly.Module): Promise<void>;
/** True when nothing is missing. */
export function isWhole(): boolean;
`

/** The glue without what nobody calls, with what the parts need. */
export function leanInit(glue, doors) {
  const [from, to] = [glue.indexOf(start), glue.indexOf(end)]
  if (from < 0 || to < from)
    throw new Complaint('The glue of this wasm-bindgen starts otherwise: look at wasm-init.mjs.')
  return glue.slice(0, from) + lean(doors)
}

/** The same for its types. */
export function leanTypes(declaration) {
  const from = declaration.search(/\/\*\*[^/]*\*\/\s*export function initSync|export type InitInput/)
  if (from < 0) throw new Complaint('The types of this wasm-bindgen start otherwise: look at wasm-init.mjs.')
  return declaration.slice(0, from) + types
}
