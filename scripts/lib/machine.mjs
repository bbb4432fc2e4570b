// What must be on the machine before anything else: Node and Rust, new enough.
import { ask } from './run.mjs'
import { Complaint } from './say.mjs'

/** Vite and Vitest ask for this Node; the package itself is content with 20.0. */
export const leastNode = '20.19.0'

/** The newest compiler that any locked crate asks for (`npm run lint` compares); `rust-version` is the engine's own wish. */
export const leastRust = '1.88.0'

const numbers = version => version.split('.').map(part => Number.parseInt(part, 10) || 0)

/** Whether version `a` is older than version `b`. */
export function older(a, b) {
  const [x, y] = [numbers(a), numbers(b)]
  const at = [0, 1, 2].find(index => (x[index] ?? 0) !== (y[index] ?? 0))
  return at !== undefined && (x[at] ?? 0) < (y[at] ?? 0)
}

/** Ends with a sentence when Node or Rust is missing or too old. */
export function checkMachine() {
  if (older(process.versions.node, leastNode)) {
    throw new Complaint(
      `Node ${process.versions.node} is too old: Vitrine's tools need Node ${leastNode} or newer. Get it from https://nodejs.org.`
    )
  }
  const rustc = ask('rustc', ['--version'])
  if (!rustc || !ask('cargo', ['--version'])) {
    throw new Complaint(
      'Rust is missing: the engine is built with it. Get rustup from https://rustup.rs, then run this again.'
    )
  }
  const version = /(\d+\.\d+\.\d+)/.exec(rustc)?.[1] ?? '0'
  if (older(version, leastRust)) {
    throw new Complaint(
      `Rust ${version} is too old: Vitrine needs ${leastRust} or newer. Run \`rustup update stable\`.`
    )
  }
}
