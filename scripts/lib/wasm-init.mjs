// wasm-bindgen's glue ends with two ways to start, from an address, a response, bytes or a module, with warnings for each.
// `js/load.ts` has compiled the modules when it calls, so a few lines do: 0.4 KB brotli less on every page. And the engine comes in
// two parts (engine-parts.mjs), which wasm-bindgen knows nothing of.
import { Complaint } from './say.mjs'
import { doorModule, firstModule } from './wasm-split.mjs'

const start = 'let wasmModule, wasmInstance, wasm;'
const end = 'export { initSync, __wbg_init as default };'

/** The ways to start that are left. A door asked before the rest is there gives nothing, which wasm takes for zero. */
const lean = doors => `const wasm = {};
const imports = __wbg_get_imports();
async function add(module, more) {
    const { exports } = await WebAssembly.instantiate(module, { ...imports, ...more });
    Object.assign(wasm, exports);
}

export async function addFirst(module) {
    if (wasm.memory) return;
    const door = name => (...all) => wasm[name]?.(...all);
    await add(module, { ${doorModule}: { ${doors.map(name => `${name}: door('${name}')`).join(', ')} } });
    wasm.__wbindgen_start();
}

export const addRest = module => add(module, { ${firstModule}: wasm });

const mark = 'engine_open';
export const isWhole = () => mark in wasm;
export const comesWhole = module => WebAssembly.Module.exports(module).some(({ name }) => name === mark);
`

/** Their types, and those of what `splitGlue` makes. */
const types = `/** Instantiates the engine's first part, or a whole engine. */
export function addFirst(module: WebAssembly.Module): Promise<void>;
/** Instantiates the rest, beside the first part. */
export function addRest(module: WebAssembly.Module): Promise<void>;
/** True when nothing is missing. */
export function isWhole(): boolean;
/** True for a module that is both parts in one. */
export function comesWhole(module: WebAssembly.Module): boolean;
/** Takes up the rest's glue, which the rest, or a whole engine, is to be instantiated with. */
export function learn(restGlue: RestGlue): void;
/** What \`vitrine-rest.js\` exports: takes what it shares with this glue, and gives methods and imports. */
export type RestGlue = (lent: readonly unknown[]) => readonly [methods: object, imports: object];
`

/** The types of the rest's glue. */
export const restTypes = `export const restGlue: import('./vitrine.js').RestGlue;
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
