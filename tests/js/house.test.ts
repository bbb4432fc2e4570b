/** The direction of dependencies of ARCHITECTURE.md, "no way back", and the size of files. Each rule is also shown to fail. */
import { describe, expect, test } from 'vitest'
import { demoBreaches, packageBreaches } from './house/javascript.ts'
import { rustBreaches } from './house/rust.ts'
import { sources } from './house/sources.ts'

const longest = 500

describe('the house as it stands', () => {
  test('src/ has no way back', () => {
    const files = sources('src', ['.rs'])
    expect(files.length).toBeGreaterThan(10)
    expect(rustBreaches(files)).toEqual([])
  })

  test('js/ keeps the engine lazy and ignorant of the facade', () => {
    const files = sources('js', ['.ts', '.tsx'])
    expect(files.length).toBeGreaterThan(10)
    expect(packageBreaches(files)).toEqual([])
  })

  test('the demo imports vitrine by its public name', () => {
    expect(demoBreaches(sources('demo', ['.ts', '.tsx', '.js']))).toEqual([])
  })

  test(`no file is longer than ${longest} lines`, () => {
    const folders = ['src', 'js', 'backend/src', 'demo/src', 'scripts', 'tests']
    const files = folders.flatMap(folder => sources(folder, ['.rs', '.ts', '.tsx', '.mjs', '.js', '.css']))
    const lines = (text: string): number => text.split('\n').length - 1
    expect(files.filter(({ text }) => lines(text) > longest).map(({ path }) => path)).toEqual([])
  })
})

describe('the Rust rule sees', () => {
  const breaches = (path: string, text: string): string[] => rustBreaches([{ path, text }])

  test.each([
    ['a plain use', 'use crate::engine::Engine;'],
    ['a path in the middle of code', 'fn f() { crate::look::Look::new(); }'],
    ['a group', 'use crate::{event::Event, engine::{Engine, Stage}};'],
    ['a group over lines', 'use crate::{\n    item::Item,\n    sync,\n};'],
    ['a climb to the root', 'use super::super::look::Look;']
  ])('%s', (_name, text) => expect(breaches('src/rank/model.rs', text)).toHaveLength(1))

  test('leaves that look up', () => expect(breaches('src/time.rs', 'use crate::signal::Signal;')).toHaveLength(1))
  test('profile that looks at rank', () => expect(breaches('src/profile/tags.rs', 'use crate::rank;')).toHaveLength(1))
  test('web that looks at wasm', () => expect(breaches('src/web/store.rs', 'use crate::wasm;')).toHaveLength(1))
  test('a room without a row', () => expect(breaches('src/attic.rs', '')).toHaveLength(1))
  test('a browser crate in the core', () => expect(breaches('src/rank.rs', 'use web_sys::Node;')).toHaveLength(1))
  test('unsafe code, everywhere', () => {
    expect(breaches('src/wasm.rs', 'fn f() { unsafe { g() } }')).toHaveLength(1)
    expect(breaches('src/rank.rs', '#![allow(unsafe_code)]')).toHaveLength(1)
  })

  test('and lets pass what is allowed', () => {
    expect(breaches('src/rank/model.rs', 'use crate::{profile::Profile, rank::feature};\n// crate::engine')).toEqual([])
    expect(breaches('src/rank/feature/price.rs', 'use super::super::model::Model;')).toEqual([])
    expect(breaches('src/engine/open.rs', 'use crate::sync::Outbox;')).toEqual([])
    expect(breaches('src/wasm.rs', 'use crate::web::Store; use wasm_bindgen::prelude::*;')).toEqual([])
  })
})

describe('the TypeScript rule sees', () => {
  const address = { path: 'js/locate.ts', text: "new URL('./engine.wasm', import.meta.url)" }
  const breaches = (path: string, text: string): string[] => packageBreaches([address, { path, text }])

  test.each([
    ['a static import of the engine', 'js/facade.ts', "import { start } from './engine/index.ts'"],
    ['a static import over lines', 'js/facade.ts', "import {\n  start\n} from './engine/index.ts'"],
    ['a side-effect import', 'js/facade.ts', "import './engine/index.ts'"],
    ['a re-export', 'js/index.ts', "export * from './engine/rank.ts'"],
    ['a second loader', 'js/facade.ts', "await import('./engine/index.ts')"],
    ['an engine that knows the facade', 'js/engine/rank.ts', "import { say } from '../say.ts'"],
    ["an engine that knows the facade's types", 'js/engine/rank.ts', "import type { Core } from '../core.ts'"],
    ['a dependency', 'js/core.ts', "import { z } from 'zod'"],
    ['React outside of its room', 'js/core.ts', "import { useMemo } from 'react'"],
    ['a second address of the engine', 'js/load.ts', "new URL('./engine.wasm', import.meta.url)"]
  ])('%s', (_name, path, text) => expect(breaches(path, text)).toHaveLength(1))

  test('and lets pass what is allowed', () => {
    expect(
      breaches('js/load.ts', "import type * as Chunk from './engine/index.ts'\nawait import('./engine/index.ts')")
    ).toEqual([])
    expect(
      breaches('js/engine/rank.ts', "import type { Item } from '../types.ts'\nimport { a } from './pack.ts'")
    ).toEqual([])
    expect(breaches('js/react/rank.ts', "import { useMemo } from 'react'")).toEqual([])
  })

  test('a demo that reaches behind the package', () => {
    const reaching = { path: 'demo/src/main.ts', text: "import { createVitrine } from '../../js/index.ts'" }
    expect(demoBreaches([reaching])).toHaveLength(1)
    expect(demoBreaches([{ path: 'demo/src/main.ts', text: "import { createVitrine } from 'vitrine'" }])).toEqual([])
  })
})
