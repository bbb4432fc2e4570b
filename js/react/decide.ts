/**
 * Experiments and choices. Asking counts something as seen or shown, and React may draw what nobody gets to see: so they ask when a rendering
 * is on the page, before it is painted. Asking twice counts once, so StrictMode changes nothing.
 */
import { useEffect, useLayoutEffect, useMemo, useState, useSyncExternalStore } from 'react'
import type { Choice, ChooseOptions, ExperimentOptions, Option, Vitrine } from '../types.ts'
import { unchosen } from '../unchosen.ts'
import { useVitrine } from './provider.ts'
import { ON_SERVER, storeOf } from './store.ts'

/** How an experiment is run, and what the server drew. */
export interface UseExperimentOptions<A extends string> extends ExperimentOptions {
  /** The arm until the engine is there, and without it: the one the server drew (`experimentArm` of `vitrine/server`); the first when absent. */
  initial?: NoInfer<A>
}

/** The shopper's arm of an experiment. */
export function useExperiment<A extends string>(
  key: string,
  arms: readonly [A, ...A[]],
  options: UseExperimentOptions<A> = {}
): A {
  const [vitrine, version] = useVersion('status')
  const { initial = arms[0], ...asked } = options
  const [arm, setArm] = useState(initial)
  const question = JSON.stringify([key, arms, asked])
  useBeforePaint(() => {
    if (isReady(vitrine)) setArm(vitrine.experiment(key, arms, asked))
  }, [vitrine, version, question])
  return arms.includes(arm) ? arm : initial
}

/**
 * One of several options, or none; asked again when the engine comes, consent changes, the question is another, or the shopper took or
 * refused what was shown.
 */
export function useChoice<T extends Option>(point: string, options: readonly T[], wish: ChooseOptions = {}): Choice<T> {
  const [vitrine, version] = useVersion('decision')
  const [found, setFound] = useState<{ question: string; choice: Choice<T> }>()
  // Options by what is asked of them: they may carry anything else, and are often written anew in each rendering.
  const question = JSON.stringify([point, options.map(terms), wish])
  useBeforePaint(() => {
    setFound(isReady(vitrine) ? { question, choice: vitrine.choose(point, options, wish) } : undefined)
  }, [vitrine, version, question])
  return useMemo(() => {
    if (found?.question !== question) return unchosen(options, wish)
    const { choice } = found
    const id = choice.option && terms(choice.option).id
    return { ...choice, option: id === undefined ? undefined : options.find(option => terms(option).id === id) }
  }, [found, question, options])
}

/** A server has no paint, and React 18 complains about an effect before it. */
const useBeforePaint = typeof document === 'object' ? useLayoutEffect : useEffect

const isReady = (vitrine: Vitrine) => vitrine.status.engine === 'ready'

/** The Vitrine, and a number that rises when it has to be asked again. */
function useVersion(about: 'status' | 'decision'): [vitrine: Vitrine, version: number] {
  const vitrine = useVitrine()
  const store = storeOf(vitrine)
  return [vitrine, useSyncExternalStore(store.subscribe, store[about], () => ON_SERVER)]
}

/** What of an option decides. */
function terms(option: Option) {
  if (typeof option === 'string') return { id: option }
  const { id, when, caps, open } = option
  return { id, when, caps, open }
}
