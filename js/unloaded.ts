/** Why what was fetched is no engine, for `load.ts`. */
import type { EngineCode } from './load.ts'
import type { EnginePart } from './types.ts'

/** CSP was ruled out by the probe: what fails to compile is either no wasm at all or wasm this browser is too old for. */
export function explain(error: unknown, source: EnginePart): [code: EngineCode, about: string] {
  const name = typeof source === 'string' || source instanceof URL ? String(source) : 'the engine'
  if (!(error instanceof WebAssembly.CompileError) || /magic|\\0asm|empty|fell off/i.test(error.message)) {
    return ['engine_unreachable', `${name} is no WebAssembly`]
  }
  return ['engine_unsupported', name]
}
