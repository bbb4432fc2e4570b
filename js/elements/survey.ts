/**
 * `<vitrine-survey shop="my-shop">`: one question at the right moment: within a day of a purchase, or right after friction
 * (`when="friction"`), at most once in `every` days (30). `kind` is `csat`, `nps` or `choice` (`options="late=Came late, box=The box"`).
 * The answer is a `survey_answer` on this device; what the shopper writes (`comment`) reaches nobody but the page's own listener of
 * `answer`, and only if they say so. A bad answer dispatches `vitrine-unhappy`.
 */
import type { Vitrine } from '../types.ts'
import { type Asked, askedOf } from './asked.ts'
import { h, press, write } from './dom.ts'
import { STYLE } from './style.ts'
import { type SurveyKind, type SurveyMoment, surveyWords } from './survey-words.ts'

const DAY_MS = 86_400_000
/** Up to this score an answer is a bad one. */
const UNHAPPY: Readonly<Record<SurveyKind, number>> = { csat: 2, nps: 6, choice: -1 }

const SURVEY_STYLE = `
:host { display: block }
[part=box] { display: grid; gap: 14px; padding: 16px; border: 1px solid var(--edge); border-radius: 14px; background: var(--bg); color: var(--fg) }
[part=answers] { display: flex; flex-wrap: wrap; gap: 6px 10px }
[part=answers] label { min-width: var(--target); padding-inline-end: 6px; gap: 8px }
[part=answers].list { flex-direction: column }
textarea { font: inherit; color: inherit; width: 100%; min-height: 5em; padding: 8px 12px; border: 1.5px solid var(--edge); border-radius: 12px; background: var(--bg) }
[part=ends] { display: flex; justify-content: space-between; gap: 16px; margin: 0 }
[part=said] { margin: 0 }
[part=said]:empty { display: none }`

/** What the page's listener of `answer` is told. */
export interface SurveyAnswer {
  question: string
  kind: SurveyKind
  /** 1 to 5, 0 to 10, or the place of the option from 0. */
  score: number
  /** The score as a text, or the option's name. */
  answer: string
  /** What the shopper wrote, only if they said that the shop may read it. */
  text?: string
}

/** The class of `<vitrine-survey>` for one Vitrine. */
export function surveyElement(vitrine: Vitrine): CustomElementConstructor {
  return class extends HTMLElement {
    static readonly observedAttributes = ['lang', 'kind', 'question', 'options', 'comment']
    #asked: Asked | undefined
    #off: (() => void)[] = []
    #moment: SurveyMoment | undefined

    connectedCallback(): void {
      this.#asked ??= askedOf(vitrine, this.getAttribute('shop') ?? '')
      this.hidden = this.#moment === undefined
      this.#off = [
        vitrine.on('change', ({ what }) => {
          if (what === 'consent') this.#asked?.settle()
          if (what === 'look') this.#showElder()
          if (what === 'profile') this.#look()
        }),
        vitrine.on('friction', () => {
          if (this.#follows('friction')) this.ask('friction')
        })
      ]
      this.#look()
    }

    disconnectedCallback(): void {
      for (const off of this.#off) off()
    }

    attributeChangedCallback(): void {
      if (this.#moment && this.isConnected) this.#build(this.#moment)
    }

    /** The shop's own moment: asks, unless the shopper was asked lately. True when it does. */
    ask(moment: SurveyMoment = 'purchase'): boolean {
      const days = Number(this.getAttribute('every') ?? 30)
      if (this.#moment || !this.isConnected || !this.#asked?.isDue(days >= 0 ? days : 30)) return false
      this.#asked.note()
      this.#moment = moment
      this.#build(moment)
      this.hidden = false
      return true
    }

    #follows = (moment: SurveyMoment) => (this.getAttribute('when') ?? 'purchase').split(/\s+/).includes(moment)

    /** Looks whether there was a purchase. */
    #look(): void {
      if (this.#moment || !this.#follows('purchase')) return
      const bought = vitrine.profile.tags().find(({ id }) => id === 'did.purchase')
      if (bought && Date.now() - bought.lastChangeMs < DAY_MS) this.ask('purchase')
    }

    #showElder = () => this.toggleAttribute('elder', vitrine.look.isElder())

    #kind(): SurveyKind {
      const kind = this.getAttribute('kind')
      return kind === 'nps' || (kind === 'choice' && this.hasAttribute('options')) ? kind : 'csat'
    }

    /** Names and labels of the answers. */
    #answers(kind: SurveyKind, words: ReturnType<typeof surveyWords>): (readonly [name: string, label: string])[] {
      if (kind === 'csat') return words.csat.map((label, i) => [String(i + 1), `${i + 1} ${label}`] as const)
      if (kind === 'nps') return Array.from({ length: 11 }, (_, i) => [String(i), String(i)] as const)
      const pairs = [...(this.getAttribute('options') ?? '').matchAll(/([\w-]+)\s*=\s*([^,]+)/g)]
      return pairs.map(([, name = '', label = '']) => [name, label.trim()] as const)
    }

    #build(moment: SurveyMoment): void {
      const words = surveyWords(this.lang || (this.closest('[lang]')?.getAttribute('lang') ?? ''))
      const root = this.shadowRoot ?? this.attachShadow({ mode: 'open' })
      if (root.adoptedStyleSheets.length === 0) {
        const sheet = new CSSStyleSheet()
        sheet.replaceSync(STYLE + SURVEY_STYLE)
        root.adoptedStyleSheets = [sheet]
      }
      const kind = this.#kind()
      const answers = this.#answers(kind, words)
      const choices = h('div', { part: 'answers', ...(kind === 'nps' ? {} : { class: 'list' }) })
      for (const [value, label] of answers) {
        choices.append(h('label', {}, h('input', { type: 'radio', name: 'answer', value }), label))
      }
      const asks = this.getAttribute('question') ?? words.question[kind][moment]
      const question = h('fieldset', {}, h('legend', { part: 'question' }, asks), choices)
      if (kind === 'nps')
        question.append(h('p', { part: 'ends', class: 'hint' }, ...words.nps.map(end => h('span', {}, end))))
      const text = h('textarea', { part: 'text', id: 'text', maxlength: '1000' })
      const mayRead = h('input', { type: 'checkbox' })
      const comment = h(
        'div',
        {},
        h('label', { for: 'text' }, words.comment),
        text,
        h('label', {}, mayRead, words.mayRead)
      )
      comment.hidden = !this.hasAttribute('comment')
      const said = h('p', { part: 'said', role: 'status', tabindex: '-1' })
      const box = h('div', { part: 'box', role: 'group', 'aria-label': asks })
      const end = (sentence: string) => {
        box.replaceChildren(said)
        write(said, sentence)
        said.focus()
      }
      const send = press(words.send, { part: 'send', class: 'strong' }, () => {
        const chosen = choices.querySelector<HTMLInputElement>(':checked')?.value
        if (chosen === undefined) return write(said, words.choose)
        const place = answers.findIndex(([name]) => name === chosen)
        const score = kind === 'choice' ? place : Number(chosen)
        const about = { question: this.getAttribute('name') ?? `${kind}-${moment}`, kind, score, answer: chosen }
        end(words.thanks)
        this.#tell(about, mayRead.checked ? text.value.trim() : '')
      })
      const skip = press(words.skip, { part: 'skip' }, () => end(words.skipped))
      box.append(question, comment, h('div', { class: 'row' }, send, skip), said)
      root.replaceChildren(box)
      this.#showElder()
    }

    #tell(about: SurveyAnswer, text: string): void {
      const { question, kind, score, answer } = about
      // The text is not in it: what is tracked may be counted.
      vitrine.track('survey_answer', { question, answer, score })
      const dispatch = (name: string, detail: SurveyAnswer) =>
        this.dispatchEvent(new CustomEvent(name, { detail, bubbles: true, composed: true }))
      dispatch('answer', text ? { ...about, text } : about)
      const worst = (this.getAttribute('unhappy') ?? '').split(/[\s,]+/)
      if (score <= UNHAPPY[kind] || (kind === 'choice' && worst.includes(answer))) dispatch('vitrine-unhappy', about)
    }
  }
}
