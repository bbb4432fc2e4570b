/** Reads aloud with the device's own voices: what is asked for, or what is tapped and focused while the shopper wants that. */

const MAX_CHARACTERS = 1000
/** Texts are read in parts of about this length: some voices fall silent in the middle of a long one. */
const PART = 200
const HAN = /[\u3400-\u9fff\uf900-\ufaff]/gu
const READABLE =
  'a,button,input,select,textarea,summary,label,h1,h2,h3,h4,h5,h6,p,li,dt,dd,td,th,figcaption,legend,output,[role],[data-vitrine-item]'

type Locale = 'en' | 'zh-CN'

const voice = (): SpeechSynthesis | undefined => (typeof speechSynthesis === 'object' ? speechSynthesis : undefined)

/** What a screen reader would say of an element, more or less: its label, its value, its text. */
export function textOf(element: Element): string {
  const by = element.getAttribute('aria-labelledby')?.split(/\s+/) ?? []
  // Within its own tree: a component's ids are no ids of the page.
  const tree = element.getRootNode() as Document
  const labelled = by.map(id => tree.getElementById?.(id)?.textContent ?? '').join(' ')
  const { labels } = element as HTMLInputElement
  const label = labelled.trim() || element.getAttribute('aria-label') || (labels?.[0] && visibleText(labels[0])) || ''
  const isField = element.matches('input,select,textarea')
  const value = isField ? heldBy(element as HTMLInputElement) : ''
  const alt = element.getAttribute('alt') ?? ''
  const text = isField ? '' : visibleText(element)
  const words = label && !isField ? label : [label, value, alt, text].join(' ')
  return words.replace(/\s+/g, ' ').trim().slice(0, MAX_CHARACTERS)
}

/** What a field holds, in words a person would say: never a secret, nor the code behind a choice. */
function heldBy(field: HTMLInputElement | HTMLSelectElement): string {
  if (field instanceof HTMLSelectElement) return field.selectedOptions[0]?.text ?? ''
  return field.matches('[type=password],[type=hidden],[type=radio],[type=checkbox],[type=file]') ? '' : field.value
}

function visibleText(element: Element): string {
  const parts: string[] = []
  const walk = (node: Node) => {
    if (node instanceof Text) parts.push(node.data)
    else if (
      node instanceof Element &&
      !node.matches('script,style,input,select,textarea,[aria-hidden=true],[hidden]') &&
      node.checkVisibility?.() !== false
    )
      for (const child of [...node.childNodes, ...(node.matches('p,li,h1,h2,h3,h4,div,dd,dt') ? [new Text(' ')] : [])])
        walk(child)
  }
  walk(element)
  return parts.join('')
}

/** The language of a text: Han characters decide, then what the page says. */
export function languageOf(text: string, said: string): 'zh-CN' | 'en' | string {
  const han = text.match(HAN)?.length ?? 0
  if (han * 3 > text.replace(/\s/g, '').length) return 'zh-CN'
  return /^zh/i.test(said) ? 'en' : said || 'en'
}

/** Sentences of a text, short ones together. */
export function partsOf(text: string): string[] {
  const sentences = text.match(/[^.!?;。！？；]+[.!?;。！？；]*\s*/gu) ?? []
  const parts: string[] = []
  for (const sentence of sentences) {
    const last = parts.at(-1)
    if (last !== undefined && last.length + sentence.length <= PART) parts[parts.length - 1] = last + sentence
    else parts.push(sentence)
  }
  return parts.map(part => part.trim()).filter(Boolean)
}

/** Says a text, or what an element says; '' stops. False where there is no voice. */
export function say(what: Element | string, locale: Locale): boolean {
  const synthesis = voice()
  if (!synthesis) return false
  synthesis.cancel()
  const text = typeof what === 'string' ? what.slice(0, MAX_CHARACTERS) : textOf(what)
  const said = typeof what === 'string' ? locale : (what.closest('[lang]')?.getAttribute('lang') ?? locale)
  for (const part of partsOf(text)) {
    const utterance = new SpeechSynthesisUtterance(part)
    utterance.lang = languageOf(part, said)
    const voices = synthesis
      .getVoices()
      .filter(({ lang }) => lang.replace('_', '-').slice(0, 2) === utterance.lang.slice(0, 2))
    const own = voices.find(({ localService }) => localService) ?? voices[0]
    if (own) utterance.voice = own
    // A little slower than people speak: it is listened to by somebody who reads with difficulty.
    utterance.rate = 0.9
    synthesis.speak(utterance)
  }
  return text !== ''
}

/** Reads along with taps and focus; returns its end. */
export function readAlong(locale: Locale): () => void {
  let last: Element | null = null
  // A move of the focus within a component's own tree is told in that tree alone.
  const trees = new Set<Node>()
  const follow = (tree: Node) => {
    if (trees.has(tree)) return
    trees.add(tree)
    tree.addEventListener('focusin', read)
    tree.addEventListener('focusout', left)
  }
  const read = (event: Event) => {
    const target = event.composedPath()[0]
    if (!(target instanceof Element)) return
    follow(target.getRootNode())
    const element = target.closest(READABLE)
    if (!element || element === last) return
    last = element
    say(element, locale)
  }
  const tapped = (event: Event) => {
    last = null
    read(event)
  }
  const left = () => {
    last = null
  }
  document.addEventListener('click', tapped, { capture: true, passive: true })
  follow(document)
  return () => {
    document.removeEventListener('click', tapped, { capture: true })
    for (const tree of trees) {
      tree.removeEventListener('focusin', read)
      tree.removeEventListener('focusout', left)
    }
    voice()?.cancel()
  }
}
