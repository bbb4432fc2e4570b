/** Traces of pressing: rage and dead clicks, and what looks like them. */
import { follow, pause, press, pressKey, type Trace } from './trace.ts'

/** Things that answer, pressed fast: none of it is friction. */
const busyHands: Trace[] = [
  { name: 'stepper that writes a text, eight times', act: page => press(page, '#plus', 8, 120) },
  { name: 'stepper that sets a value, six times', act: page => press(page, '#more', 6, 120) },
  { name: 'carousel that moves, six times', act: page => press(page, '#turn', 6, 200) },
  { name: 'carousel that scrolls, six times', act: page => press(page, '#slide', 6, 250) },
  { name: 'double click that selects a word', act: page => page.dblclick('#words') },
  { name: 'triple click that selects a paragraph', act: page => page.click('#words', { clickCount: 3 }) },
  { name: 'game on a canvas, twelve taps', act: page => press(page, '#game', 12, 90) },
  { name: 'seeking in a film', act: page => press(page, '#film', 5, 200) },
  { name: 'switch, to and fro', act: page => press(page, '#switch', 5, 200) },
  { name: 'like and unlike', act: page => press(page, '#like', 4, 180) },
  { name: 'zooming into a map', act: page => press(page, '#map', 6, 120) },
  { name: 'disabled button, five times', act: page => press(page, '#off', 5, 150) },
  { name: 'button that says it is off, five times', act: page => press(page, '#off-too', 5, 150) },
  { name: 'text field, clicked into three times', act: page => press(page, '#street', 3, 150) },
  { name: 'adding to the cart once', act: page => press(page, '#cart') },
  { name: 'slow network with a spinner', act: page => press(page, '#slow-cart') },
  { name: 'answer after a second and a half', act: page => press(page, '#late-cart') },
  { name: 'link to a place on the page', act: page => press(page, '#to-end') },
  { name: 'link that opens a new tab', act: page => press(page, '#new-tab') },
  { name: 'fold that opens', act: page => press(page, '#fold') },
  { name: 'dialog that opens', act: page => press(page, '#ask') },
  { name: 'tick box by its label', act: page => page.click('label:has(#box)') },
  { name: 'tab that is chosen already', act: page => press(page, '#tab-1') },
  { name: 'link to the next page', act: page => follow(page, '#to-b') }
]

const pressedInVain: Trace[] = [
  { name: 'dead button, four times', is: 'rage_click', act: page => press(page, '#dead', 4) },
  { name: 'link to nowhere, five times', is: 'rage_click', act: page => press(page, '#void', 5, 200) },
  { name: 'picture that does not grow, six times', is: 'rage_click', act: page => press(page, '#picture', 6, 180) },
  { name: 'says that it works, then nothing', is: 'rage_click', act: page => press(page, '#starts', 6, 350) },
  { name: 'dead button in a shadow root, four times', is: 'rage_click', act: page => press(page, '#inner-dead', 4) },
  { name: 'dead button, once', is: 'dead_click', act: page => press(page, '#dead') },
  { name: 'link to nowhere, once', is: 'dead_click', act: page => press(page, '#void') },
  { name: 'card with a hand for a cursor', is: 'dead_click', act: page => press(page, '#card') },
  { name: 'button whose script gives up', is: 'dead_click', act: page => press(page, '#throws') },
  { name: 'dead button, double clicked', is: 'dead_click', act: page => press(page, '#dead', 2, 120) }
]

/** Written after the thresholds were chosen. */
const held: Trace[] = [
  {
    name: 'slow link, four times',
    is: 'rage_click',
    act: page => press(page, '#to-slow', 4, 250)
  },
  { name: 'dead button, six slow presses', is: 'rage_click', act: page => press(page, '#dead', 6, 700) },
  {
    name: 'dead button by key, four times',
    is: 'rage_click',
    act: async page => {
      await page.focus('#dead')
      await pressKey(page, 'Enter', 4, 200)
    }
  },
  { name: 'link to the top of the page', is: 'dead_click', act: page => press(page, '#hash') },
  { name: 'dead button in a shadow root, once', is: 'dead_click', act: page => press(page, '#inner-dead') },
  {
    name: 'dead button beside a clock that ticks',
    at: '/?clock',
    is: 'dead_click',
    act: async page => {
      await pause(6_500)
      await press(page, '#beside-clock')
    }
  },
  { name: 'carousel in a shadow root, six times', act: page => press(page, '#inner-slide', 6, 200) },
  { name: 'popover that opens', act: page => press(page, '#pop') },
  { name: 'menu that opens before the click', act: page => press(page, '#menu') },
  { name: 'button that fills a drawer elsewhere', act: page => press(page, '#drawer', 3, 300) },
  { name: 'adding thrice, with a toast each', act: page => press(page, '#toast-cart', 3, 900) },
  { name: 'button beside a film', act: page => press(page, '#mute', 3, 300) },
  { name: 'link to this page', act: page => press(page, '#current') },
  {
    name: 'five colours in a row',
    act: async page => {
      for (const n of [1, 2, 3, 4, 5]) await press(page, `#swatch-${n}`)
    }
  },
  {
    name: 'idle clicks while reading',
    act: async page => {
      for (let n = 0; n < 4; n++) {
        await press(page, '#words')
        await pause(1_300)
      }
    }
  },
  { name: 'choosing from a list', act: async page => void (await page.selectOption('#size', 'M')) },
  {
    name: 'button that opens a window',
    act: async page => {
      await press(page, '#copies')
      // Chromium without a head leaves every page in focus: what a new window does to this one is done by hand.
      await page.evaluate(() => dispatchEvent(new Event('blur')))
    }
  }
]

/** All of them. */
export const pressing: Trace[] = [
  ...busyHands,
  ...pressedInVain,
  ...held.map(trace => ({ ...trace, held: true as const }))
]
