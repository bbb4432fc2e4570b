/**
 * Traces for measuring and never for tuning: how shops are built and used, on a page of their own. Written after the rules stood and were
 * mended; whoever changes a rule because of one of these has to write new ones. `is` says what a shopper would call it, also where
 * docs/friction.md says that it is not seen.
 */
import type { Page } from '@playwright/test'
import { follow, pause, press, type Trace, wheel, write } from './trace.ts'

/** Drags by steps from the middle of something. */
async function drag(page: Page, selector: string, ways: readonly (readonly [x: number, y: number])[]): Promise<void> {
  for (const [x, y] of ways) {
    await page.locator(selector).scrollIntoViewIfNeeded()
    const box = await page.locator(selector).boundingBox()
    if (!box) throw new Error(`${selector} is not there`)
    const from = [box.x + box.width / 2, box.y + box.height / 2] as const
    await page.mouse.move(...from)
    await page.mouse.down()
    await page.mouse.move(from[0] + x, from[1] + y, { steps: 6 })
    await page.mouse.up()
    await pause(220)
  }
}

async function submitted(page: Page, field: string, values: readonly string[], send: string): Promise<void> {
  for (const value of values) {
    await page.fill(field, '')
    await write(page, field, value)
    await press(page, send)
    await pause(1_500)
  }
}

const fine: Trace[] = [
  { name: 'carousel by transform, round and round', act: page => press(page, '#next', 9, 230) },
  { name: 'stepper to twelve', act: page => press(page, '#plus', 11, 110) },
  {
    name: 'stepper up and down again',
    act: async page => {
      await press(page, '#plus', 4, 140)
      await press(page, '#less', 3, 140)
    }
  },
  {
    name: 'stepper by the keyboard',
    act: async page => {
      await page.focus('#plus')
      for (let n = 0; n < 6; n++) {
        await page.keyboard.press('Enter')
        await pause(130)
      }
    }
  },
  {
    name: 'price selected by double click, twice',
    act: async page => {
      await page.dblclick('#price')
      await pause(500)
      await page.dblclick('#price')
    }
  },
  {
    name: 'title selected by triple click to copy it',
    act: async page => {
      await page.click('#title', { clickCount: 3 })
      await page.keyboard.press('Control+C')
    }
  },
  {
    name: 'text marked with the pointer, twice',
    act: page =>
      drag(page, '#text', [
        [150, 0],
        [-160, 5]
      ])
  },
  { name: 'suggestions that come late', act: page => write(page, '#q', 'board') },
  {
    name: 'search that takes a second and a half',
    act: async page => {
      await write(page, '#q', 'oak')
      await page.keyboard.press('Enter')
    }
  },
  {
    name: 'custom select, chosen and chosen anew',
    act: async page => {
      for (const size of ['#size-s', '#size-l']) {
        await press(page, '#sizes')
        await pause(350)
        await press(page, size)
        await pause(350)
      }
    }
  },
  {
    name: 'native slider, to and fro',
    act: page =>
      drag(page, '#range', [
        [40, 0],
        [-50, 0],
        [30, 0],
        [-20, 0]
      ])
  },
  {
    name: 'custom price slider, to and fro',
    act: page =>
      drag(page, '#rail', [
        [80, 0],
        [-100, 0],
        [60, 0],
        [-30, 0]
      ])
  },
  {
    name: 'map, panned six times',
    act: page =>
      drag(page, '#map', [
        [90, 30],
        [-80, 20],
        [70, -40],
        [-60, -20],
        [50, 40],
        [-90, 10]
      ])
  },
  { name: 'picture, zoomed in and out', act: page => press(page, '#photo', 5, 280) },
  {
    name: 'thumbnails, one after the other and back',
    act: async page => {
      for (const n of [1, 2, 3, 4, 3, 2, 1]) {
        await press(page, `#t${n}`)
        await pause(160)
      }
    }
  },
  { name: 'game of points, tapped fifteen times', act: page => press(page, '#tree', 15, 100) },
  {
    name: 'scratch card',
    act: page =>
      drag(page, '#scratch', [
        [80, 10],
        [-80, -10],
        [60, 15],
        [-70, 5]
      ])
  },
  { name: 'heart that takes a second', act: page => press(page, '#heart') },
  { name: 'basket button with a spinner in it', act: page => press(page, '#buy', 2, 300) },
  {
    name: 'six facets ticked fast',
    act: async page => {
      for (const n of [1, 2, 3, 1, 2, 3]) {
        await page.click(`#f${n}`)
        await pause(170)
      }
    }
  },
  {
    name: 'radio swatches, five times',
    act: async page => {
      for (const n of [1, 2, 3, 2, 1]) {
        await page.click(`#c${n}`)
        await pause(200)
      }
    }
  },
  { name: 'answer opened and closed', act: page => press(page, '#faq', 4, 350) },
  { name: 'postcode wrong once, then right', act: page => submitted(page, '#a-post', ['123', '12345'], '#a-send') },
  {
    name: 'one field of a letter, and on to the list',
    act: async page => {
      await write(page, '#letter-mail', 'a@b.example')
      await follow(page, '#to-list')
    }
  },
  {
    name: 'login that succeeds',
    act: async page => {
      await write(page, '#login-name', 'ann')
      await write(page, '#login-word', 'secret')
      await follow(page, '#login-send')
    }
  },
  { name: 'endless list, scrolled on', at: '/endless', act: page => wheel(page, new Array<number>(14).fill(500), 220) },
  { name: 'specification and reviews, compared', act: page => wheel(page, [900, 900, -1700, 900, 900], 700) },
  {
    name: 'list and three articles',
    at: '/list',
    act: async page => {
      for (const to of ['#to-one', '#to-list', '#to-two', '#to-list', '#to-three']) await follow(page, to)
    }
  }
]

const friction: Trace[] = [
  { name: 'carousel at its end', is: 'rage_click', act: page => press(page, '#next-end', 5, 220) },
  {
    name: 'stepper that is full and does not say so',
    is: 'rage_click',
    act: page => press(page, '#plus-full', 5, 180)
  },
  { name: 'basket button without an answer for long', is: 'rage_click', act: page => press(page, '#buy-mute', 4, 320) },
  { name: 'cookie banner that does not close', is: 'rage_click', act: page => press(page, '#cookie-x', 4, 250) },
  { name: 'buy button without an answer, hammered', is: 'rage_click', act: page => press(page, '#buy-dead', 6, 200) },
  { name: 'custom select that does not open', is: 'dead_click', act: page => press(page, '#sizes-dead') },
  { name: 'buy button without an answer', is: 'dead_click', act: page => press(page, '#buy-dead') },
  { name: 'full stepper, once', is: 'dead_click', act: page => press(page, '#plus-full') },
  {
    name: 'postcode refused four times',
    is: 'error_loop',
    act: page => submitted(page, '#a-post', ['12', '123', '1234', '123a'], '#a-send')
  },
  {
    name: 'card number only coloured red, four times',
    is: 'error_loop',
    act: page => submitted(page, '#card-no', ['1', '12', '123', '1234'], '#card-pay')
  },
  {
    name: 'address begun and left',
    is: 'form_abandoned',
    act: async page => {
      await write(page, '#a-name', 'Ann Example')
      await write(page, '#a-street', '1 High Street')
      await follow(page, '#to-list')
    }
  },
  {
    name: 'address refused, and left',
    is: 'form_abandoned',
    act: async page => {
      await write(page, '#a-name', 'Ann Example')
      await write(page, '#a-post', '12')
      await press(page, '#a-send')
      await pause(900)
      await follow(page, '#to-list')
    }
  },
  {
    name: 'up and down a long page, looking for something',
    is: 'thrashing',
    act: page => wheel(page, [1500, -1200, 1400, -1300, 1200, -1400, 1500, -900], 600)
  },
  {
    name: 'two articles, five times to and fro',
    is: 'thrashing',
    at: '/one',
    act: async page => {
      for (const to of ['#to-two', '#to-one', '#to-two', '#to-one', '#to-two']) {
        await follow(page, to)
        await pause(700)
      }
    }
  },
  {
    name: 'search that takes seven seconds',
    at: '/?slow',
    is: 'long_wait',
    act: async page => {
      await write(page, '#q', 'oak')
      await page.keyboard.press('Enter')
      await pause(6_000)
    }
  },
  {
    name: 'search behind an unmarked skeleton',
    at: '/?skeleton',
    is: 'long_wait',
    act: async page => {
      await write(page, '#q', 'oak')
      await page.keyboard.press('Enter')
      await pause(6_000)
    }
  },
  {
    name: 'endless list that is stuck',
    at: '/stuck',
    is: 'long_wait',
    act: async page => {
      await page.locator('#loader').scrollIntoViewIfNeeded()
      await pause(7_000)
    }
  }
]

/** All of them. */
export const heldOut: Trace[] = [...fine, ...friction].map(trace => ({ ...trace, held: true as const }))
