// Debian's compiler for wasm32. It comes with the source of its standard library and not with the library itself, so that
// is built once, into the project (.vitrine/debian-rust), and handed to the compiler as its sysroot for the wasm target.
import { cpSync, existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { ensureDebianPackages } from './debian.mjs'
import { wasmTarget, work } from './paths.mjs'
import { ask, run } from './run.mjs'
import { Complaint, say } from './say.mjs'

const home = (...parts) => work('debian-rust', ...parts)
const sysroot = home('sysroot')
const libraries = join(sysroot, 'lib', 'rustlib', wasmTarget, 'lib')

// Debian's programs come first in PATH: its cargo calls `rustc` and `cargo-clippy` by name.
const debianEnv = { PATH: `/usr/bin:${process.env.PATH}`, RUSTC: '/usr/bin/rustc' }

/** The linker: Debian's own if it is installed, otherwise the one that rustup's compiler brings along. */
function findLinker() {
  const host = /host: (\S+)/.exec(ask('/usr/bin/rustc', ['-vV']) ?? '')?.[1] ?? ''
  const roots = ['/usr', ask('rustc', ['--print', 'sysroot']) ?? '']
  const places = roots.map(place => join(place, 'lib', 'rustlib', host, 'bin', 'rust-lld')).concat('/usr/bin/wasm-ld')
  const linker = places.find(existsSync)
  if (!linker) throw new Complaint('No linker for wasm was found (rust-lld or wasm-ld). Run: sudo apt-get install lld')
  return linker
}

async function buildStandardLibrary() {
  const crate = home('std')
  rmSync(sysroot, { recursive: true, force: true })
  mkdirSync(join(crate, 'src'), { recursive: true })
  const profile = '[profile.release]\npanic = "abort"\n'
  writeFileSync(
    join(crate, 'Cargo.toml'),
    `[package]\nname = "empty"\nversion = "0.0.0"\nedition = "2021"\n[workspace]\n${profile}`
  )
  writeFileSync(join(crate, 'src', 'lib.rs'), '#![no_std]\n')
  const std = '-Zbuild-std=std,panic_abort,panic_unwind,proc_macro,test'
  const env = { ...debianEnv, RUSTC_BOOTSTRAP: '1', CARGO_TARGET_DIR: join(crate, 'target') }
  await run('/usr/bin/cargo', ['build', '--release', std, '--target', wasmTarget], { cwd: crate, env, quiet: true })
  const built = join(crate, 'target', wasmTarget, 'release', 'deps')
  mkdirSync(libraries, { recursive: true })
  for (const name of readdirSync(built).filter(file => file.endsWith('.rlib') && !file.startsWith('libempty'))) {
    cpSync(join(built, name), join(libraries, name))
  }
  rmSync(crate, { recursive: true, force: true })
}

/** Makes Debian's compiler ready for wasm32. `canCompile(rustc, flags, env)` tells whether it is. */
export async function debianToolchain(canCompile) {
  const why = `The wasm32 target is not to be had from rustup, so Debian's own compiler builds the engine.`
  await ensureDebianPackages(['rustc-web', 'cargo-web', 'rust-web-src', 'rust-web-clippy'], why)
  const linker = findLinker()
  const works = () => canCompile('/usr/bin/rustc', ['--sysroot', sysroot, '-C', `linker=${linker}`], debianEnv)
  if (!works()) {
    say(`  Building Rust's standard library for ${wasmTarget} once, into ${sysroot} (a minute or two)`)
    await buildStandardLibrary()
    if (!works())
      throw new Complaint(`Debian's compiler was set up for ${wasmTarget}, and still cannot build a library.`)
  }
  const env = {
    ...debianEnv,
    CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS: `--sysroot ${sysroot}`,
    CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_LINKER: linker
  }
  return { cargo: '/usr/bin/cargo', env, label: 'debian' }
}
