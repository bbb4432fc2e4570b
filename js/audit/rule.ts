/** What a rule is, and the page as rules see it. */
import type { LookFinding } from '../types.ts'

/** Something found, before its rule's name is on it. */
export type Found = Omit<LookFinding, 'rule'>

/** An element with words of its own that can be seen. */
export interface TextPlace {
  element: HTMLElement
  /** Its own words, without those of its children. */
  text: string
  style: CSSStyleDeclaration
  /** Type size in CSS pixels. */
  sizePx: number
}

/** Something to tap. */
export interface Target {
  element: HTMLElement
  /** What can be hit: the label's box for a labelled tick box. */
  box: DOMRect
  /** True for buttons and fields, false for links; `data-vitrine-target="main"` or `"minor"` says otherwise. */
  isMain: boolean
  /** A link within a sentence: its size is the sentence's. */
  isInline: boolean
}

/** The page, read once. */
export interface AuditPage {
  root: Element
  isElder: boolean
  texts: readonly TextPlace[]
  targets: readonly Target[]
}

/** One rule. */
export interface Rule {
  /** Its name in findings. */
  name: string
  /** True when it only holds in elder mode. */
  isForElders?: boolean
  check(page: AuditPage): Found[]
}

/** `12.3 px`. */
export const px = (value: number): string => `${Math.round(value * 10) / 10} px`
