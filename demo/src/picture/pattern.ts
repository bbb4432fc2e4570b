/** Patterns on surfaces: dots, stripes, checks, flowers, hearts, stars, leaves. */
import { circle, flower, heartPath, path, rect, starPath } from './draw.ts'

/** The names of the patterns. */
export type Pattern = 'dots' | 'stripes' | 'checks' | 'flowers' | 'hearts' | 'stars' | 'leaves'

const WORDS: readonly (readonly [RegExp, Pattern])[] = [
  [/polka ?dot|\bspots?\b|retrospot|spotty|dotcom|\bdots\b|\bbeads?\b/, 'dots'],
  [/stripe|stripy|striped|deckchair|union jack|retro\b/, 'stripes'],
  [/gingham|\bcheck\b|\bpatch|tartan|madras|scottie/, 'checks'],
  [/\bhearts?\b|\blove|sweetheart/, 'hearts'],
  [
    /flor(?:al|a)|flower|\brose|daisy|daisies|paisley|blossom|botanical|chrysanthemum|poppies|peony|meadow|garden/,
    'flowers'
  ],
  [/\bstars?\b|space|snow|christmas|jubilee/, 'stars'],
  [/\bleaf\b|\bleaves\b|woodland|fern|botanique|owl|bird/, 'leaves']
]

const ANY: readonly Pattern[] = ['dots', 'stripes', 'flowers', 'checks', 'leaves']

/** The pattern a title names. */
export function patternOf(title: string): Pattern | undefined {
  const text = title.toLowerCase()
  return WORDS.find(([word]) => word.test(text))?.[1]
}

/** A pattern for what is nearly always printed (wrap, cushions, bags) when the title names none. */
export const anyPattern = (seed: number): Pattern => ANY[(seed >>> 7) % ANY.length] ?? 'dots'

const tile = (size: number, body: string, turn = 0) => ({ size, body, turn })

function drawn(pattern: Pattern, mark: string, second: string) {
  switch (pattern) {
    case 'dots':
      return tile(18, circle(4.5, 4.5, 3.1, mark) + circle(13.5, 13.5, 3.1, mark))
    case 'stripes':
      return tile(14, rect(0, 0, 5.5, 14, 0, mark), 0)
    case 'checks':
      return tile(16, rect(0, 0, 8, 16, 0, mark, 'opacity=".5"') + rect(0, 0, 16, 8, 0, mark, 'opacity=".5"'))
    case 'flowers':
      return tile(
        30,
        flower(8, 8, 6, mark, second, 5) +
          flower(23, 23, 6, mark, second, 5) +
          circle(23, 7, 1.6, mark) +
          circle(8, 23, 1.6, mark)
      )
    case 'hearts':
      return tile(24, path(heartPath(6, 6, 4.2), mark) + path(heartPath(18, 18, 4.2), mark))
    case 'stars':
      return tile(
        26,
        path(starPath(7, 7, 5), mark) +
          path(starPath(20, 20, 5), mark) +
          circle(20, 6, 1.3, mark) +
          circle(7, 19, 1.3, mark)
      )
    case 'leaves':
      return tile(
        26,
        path('M3 11C5 3 11 3 13 3C13 9 10 12 3 11Z', mark) + path('M16 24C18 16 24 16 26 16C26 22 23 25 16 24Z', mark),
        12
      )
  }
}

/** The pattern as a definition surfaces refer to by `url(#p<id>)`. */
export function patternDefinition(id: string, pattern: Pattern, mark: string, second: string): string {
  const { size, body, turn } = drawn(pattern, mark, second)
  return `<pattern id="p${id}" width="${size}" height="${size}" patternUnits="userSpaceOnUse"${turn ? ` patternTransform="rotate(${turn})"` : ''}>${body}</pattern>`
}
