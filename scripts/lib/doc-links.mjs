// Links between the pages work on GitHub as they are written; in the site pages have other addresses, and sources none.
import { existsSync } from 'node:fs'
import { dirname, posix } from 'node:path'
import { addressOf } from '../../docs/site/pages.mjs'
import { at } from './paths.mjs'

const FENCE = /^(```[^\n]*\n[\s\S]*?^```$)/gm
const LINK = /\[([^\]\n]*)\]\((?!https?:|#|\/)([^)#\s]*)(#[^)\s]*)?\)/g

/** The text of `file` (its path in the project) with links as the site has them. */
export function siteLinks(text, file) {
  return text
    .split(FENCE)
    .map(part =>
      part.startsWith('```') ? part : part.replace(LINK, (_, label, target, hash) => link(file, label, target, hash))
    )
    .join('')
}

function link(file, label, target, hash = '') {
  const path = posix.normalize(posix.join(dirname(file), target)).replace(/\/$/, '')
  const address = addressOf.get(path)
  if (address !== undefined)
    return `[${label}](${posix.relative(dirname(addressOf.get(file) ?? ''), address)}.md${hash})`
  if (!existsSync(at(path))) throw new Error(`${file} links to ${target}, which is not there`)
  // Sources have no address in the site: their path says where to look.
  return label.includes(path) ? `\`${path}\`` : `${label} (\`${path}\`)`
}
