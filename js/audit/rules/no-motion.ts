/** WCAG 2.2.2 and MIIT 2.3: nothing plays or moves by itself. */
import type { Rule } from '../rule.ts'

export const noMotion: Rule = {
  name: 'no-motion',
  isForElders: true,
  check({ root }) {
    const media = [...root.querySelectorAll<HTMLMediaElement>('video,audio')].filter(one => one.autoplay || !one.paused)
    const playing = media.map(element => ({
      element,
      measured: 'plays by itself',
      required: 'plays when it is asked to'
    }))
    const endless = document.getAnimations().flatMap(({ effect }) => {
      const target = (effect as KeyframeEffect | null)?.target
      const isEndless = effect?.getComputedTiming().iterations === Number.POSITIVE_INFINITY
      return target && isEndless && root.contains(target)
        ? [{ element: target, measured: 'moves without end', required: 'stands still' }]
        : []
    })
    const scrolling = [...root.querySelectorAll('marquee,blink')]
    return [
      ...playing,
      ...endless,
      ...scrolling.map(element => ({ element, measured: 'moves without end', required: 'stands still' }))
    ]
  }
}
