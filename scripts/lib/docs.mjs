// The documentation as a site: docs/ and a few files beside it -> .vitrine/docs/site. TypeDoc writes the API's pages, VitePress the rest.
import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { addressOf, addressOfEntry, entries } from '../../docs/site/pages.mjs'
import { siteLinks } from './doc-links.mjs'
import { at, root, work } from './paths.mjs'
import { run } from './run.mjs'
import { step } from './say.mjs'
import { hashOf, unlessStamped } from './stamp.mjs'

/** Where the site is made; everything in it can be deleted. */
const docs = (...parts) => work('docs', ...parts)
/** The built site. */
export const docsSite = docs('site')

const tool = (...parts) => docs('node_modules', ...parts)
/** VitePress' own command. */
export const docsTool = tool('vitepress', 'bin', 'vitepress.js')
/** How TypeDoc writes; one page an entry, in Markdown. */
const reference = {
  entryPoints: entries.map(name => at('dist', `${name}.d.ts`)),
  plugin: [tool('typedoc-plugin-markdown', 'dist', 'index.js')],
  tsconfig: docs('tsconfig.json'),
  readme: 'none',
  disableSources: true,
  disableGit: true,
  hideBreadcrumbs: true,
  hidePageHeader: true,
  outputFileStrategy: 'modules',
  entryFileName: 'index.md',
  sort: ['source-order'],
  groupOrder: ['Functions', 'Variables', '*'],
  interfacePropertiesFormat: 'table',
  parametersFormat: 'table',
  skipErrorChecking: true,
  logLevel: 'Warn'
}
const quiet = { log: work('logs', 'docs.log') }

/** Installs what makes the site, apart from the project's own packages: TypeDoc needs another TypeScript. */
export async function ensureDocsTools() {
  const files = ['package.json', 'package-lock.json']
  const hash = hashOf(
    files.map(file => at('docs', 'site', file)),
    [process.versions.node]
  )
  await step('tools of the documentation', () =>
    unlessStamped('docs-tools', hash, [tool('.package-lock.json')], async () => {
      mkdirSync(docs(), { recursive: true })
      for (const file of files) cpSync(at('docs', 'site', file), docs(file))
      const args = ['ci', '--ignore-scripts', '--prefer-offline', '--no-audit', '--no-fund', '--loglevel=error']
      await run('npm', args, { cwd: docs(), quiet: true })
    })
  )
}

/** Puts the pages where VitePress reads them, with links that hold in the site. */
export function stagePages() {
  for (const [file, address] of addressOf) {
    put(docs('pages', `${address}.md`), siteLinks(readFileSync(at(file), 'utf8'), file))
  }
  cpSync(at('demo', 'public', 'icon.svg'), docs('pages', 'public', 'icon.svg'))
  for (const part of ['config.mjs', 'pages.mjs', 'slug.mjs', 'theme']) {
    cpSync(at('docs', 'site', part), docs('.vitepress', part), { recursive: true })
  }
}

/** Writes a page only if it is another one: a server that watches then reloads nothing else. */
function put(path, text) {
  if (existsSync(path) && readFileSync(path, 'utf8') === text) return
  mkdirSync(dirname(path), { recursive: true })
  writeFileSync(path, text)
}

/** Has TypeDoc write a page for each entry of the package, and gives the pages the names that a shop imports. */
export async function writeReference() {
  const written = docs('reference')
  rmSync(written, { recursive: true, force: true })
  const compilerOptions = { module: 'nodenext', lib: ['es2023', 'dom'], types: [] }
  put(docs('tsconfig.json'), JSON.stringify({ compilerOptions, include: [join(root, 'dist', '*.d.ts')] }))
  put(docs('typedoc.json'), JSON.stringify({ ...reference, out: written }))
  await run(process.execPath, [tool('typedoc', 'bin', 'typedoc'), '--options', docs('typedoc.json')], quiet)
  for (const name of entries) {
    // `index` is taken by TypeDoc's own list of pages.
    const text = readFileSync(join(written, name === 'index' ? 'index-1.md' : `${name}.md`), 'utf8')
    const title = name === 'index' ? 'vitrine' : `vitrine/${name}`
    const page = text.replace(/^# .*$/m, `# ${title}`).replaceAll('index-1.md', 'vitrine.md')
    put(docs('pages', 'api', `${addressOfEntry(name)}.md`), page)
  }
}

/** Builds the site unless it is there. `packageHash` says which dist/ the types are of. */
export async function buildDocs(packageHash) {
  await ensureDocsTools()
  const inputs = [...addressOf.keys()]
    .map(file => at(file))
    .concat(at('docs', 'site'), at('scripts', 'lib', 'docs.mjs'), at('scripts', 'lib', 'doc-links.mjs'))
  const hash = hashOf(inputs, ['docs', packageHash])
  await step('documentation', () =>
    unlessStamped('docs', hash, [join(docsSite, 'index.html')], async () => {
      rmSync(docs('pages'), { recursive: true, force: true })
      stagePages()
      await writeReference()
      await run(process.execPath, [docsTool, 'build', docs()], { ...quiet, env: { NO_COLOR: '1' } })
    })
  )
  return hash
}
