/** One line: whether anything is learned, and where it is kept. */
import { h, write } from '../dom.ts'
import type { Part } from '../parts.ts'
import type { PrivacyContext } from './context.ts'

/** The line. */
export function statusPart({ vitrine, words }: PrivacyContext): Part {
  const element = h('p', { part: 'status' })
  const sentence = (): string => {
    const { engine, storage, code } = vitrine.status
    if (engine === 'unavailable') return words.unavailable(code ?? '')
    if (vitrine.consent.get().personalize === 'denied') return words.refused
    if (engine === 'loading') return words.loading
    const where = words.where[storage]
    return vitrine.profile.isPaused() ? `${words.isPaused} ${where}` : where
  }
  return { element, show: () => write(element, sentence()) }
}
