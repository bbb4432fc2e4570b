import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'

const read = (path: string) => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8')

it('shows the files that tests/packaging builds, word for word', () => {
  const page = read('docs/frameworks.md')
  const blocks = Array.from(page.matchAll(/^`([^`\n]+)`:\n\n```\w+\n([\s\S]*?)\n```$/gm), ([, name, text]) => ({
    name,
    text
  }))
  // Commands are no files; tests/docs looks at them.
  expect(blocks).toHaveLength(page.match(/^```(?!sh)\w+$/gm)?.length ?? 0)
  expect(blocks.length).toBeGreaterThan(6)
  for (const { name, text } of blocks) expect(text, name).toBe(read(`tests/packaging/fixtures/${name}`).trimEnd())
})
