/**
 * Traces of clicks on words: selecting them, and pressing what looks like a button and is none. Written before the rule that tells them apart;
 * presses are counted as Chromium counts them, so a second double click is 1, 2 or goes on at 3, after the pause before it.
 */
import type { Page } from '@playwright/test'
import { clicks, pause, type Trace } from './trace.ts'

/** Moves on by so many pixels with the button held, as one does to take more words in. */
async function dragOn(page: Page, selector: string, clickCount: number, x: number): Promise<void> {
  const box = await page.locator(selector).boundingBox()
  if (!box) throw new Error(`${selector} is not there`)
  const [left, top] = [box.x + 40, box.y + box.height / 2]
  await page.mouse.move(left, top)
  await page.mouse.down({ clickCount })
  await page.mouse.move(left + x, top, { steps: 8 })
  await page.mouse.up({ clickCount })
}

const selecting: Trace[] = [
  { name: 'word, by double click', act: page => clicks(page, '#text', [130]) },
  { name: 'word, by double click, twice', act: page => clicks(page, '#text', [130, 620, 120]) },
  { name: 'price, by double click, twice in a hurry', act: page => clicks(page, '#price', [110, 420, 110]) },
  { name: 'word, by double click, twice by a slow hand', act: page => clicks(page, '#text', [390, 700, 380]) },
  {
    name: 'article number, by double click, copied, and again',
    act: async page => {
      await clicks(page, '#number', [120])
      await page.keyboard.press('Control+C')
      await pause(650)
      await clicks(page, '#number', [120])
    }
  },
  { name: 'paragraph, by triple click', act: page => clicks(page, '#text', [140, 150]) },
  { name: 'paragraph, by triple click, twice', act: page => clicks(page, '#text', [140, 150, 700, 150, 140]) },
  { name: 'paragraph, by triple click, and let go', act: page => clicks(page, '#text', [140, 150, 600]) },
  { name: 'word, then its paragraph', act: page => clicks(page, '#text', [130, 750, 140, 150]) },
  { name: 'word, twice, and let go', act: page => clicks(page, '#text', [130, 600, 120, 700]) },
  {
    name: 'two words side by side, each by double click',
    act: async page => {
      await clicks(page, '#text', [130], 0, -14)
      await pause(520)
      await clicks(page, '#text', [130], 0, 14)
    }
  },
  {
    name: 'double click that goes on as a drag',
    act: async page => {
      await clicks(page, '#text', [])
      await pause(120)
      await dragOn(page, '#text', 2, 160)
    }
  },
  {
    name: 'double click, and then a drag over a sentence',
    act: async page => {
      await clicks(page, '#text', [130])
      await pause(500)
      await dragOn(page, '#text', 1, 260)
      await pause(500)
      await dragOn(page, '#text', 1, 200)
    }
  },
  { name: 'stepper, twelve times', act: page => clicks(page, '#plus', new Array(11).fill(130)) },
  { name: 'carousel arrow made of text, eight times', act: page => clicks(page, '#arrow', new Array(7).fill(180)) },
  {
    name: 'five stars of text, one after the other',
    act: async page => {
      for (const n of [1, 2, 3, 4, 5]) {
        await clicks(page, `#star-${n}`, [])
        await pause(140)
      }
    }
  },
  {
    name: 'star of text, set and set lower',
    act: async page => {
      for (const n of [4, 3, 4, 3]) {
        await clicks(page, `#star-${n}`, [])
        await pause(160)
      }
    }
  }
]

const rage = (name: string, act: Trace['act']): Trace => ({ name, is: 'rage_click', act })

const pretending: Trace[] = [
  rage('span like a button, five times', page => clicks(page, '#chip', [170, 180, 160, 170])),
  rage('span like a button, four times', page => clicks(page, '#chip', [190, 200, 190])),
  rage('span like a button, five times and slower', page => clicks(page, '#chip', [420, 400, 430, 410])),
  rage('span like a button, five times with pauses', page => clicks(page, '#chip', [700, 680, 720, 690])),
  rage('span like a button, by an unsteady hand', page => clicks(page, '#chip', [170, 160, 180, 170], 4)),
  rage('span like a button, double clicked three times', page => clicks(page, '#chip', [130, 500, 130, 480, 130])),
  rage('span that cannot be selected, double clicked twice', page => clicks(page, '#locked', [130, 600, 130])),
  rage('span that cannot be selected, five times', page => clicks(page, '#locked', [180, 190, 180, 170])),
  rage('span that looks switched off, six times', page => clicks(page, '#faded', [160, 150, 170, 160, 150])),
  rage('dead card, its name, five times', page => clicks(page, '#card-name', [200, 210, 190, 200])),
  rage('dead card, its picture, four times', page => clicks(page, '#card-picture', [150, 160, 150])),
  rage('dead card with a hand for a cursor, double clicked twice', page => clicks(page, '#hand', [130, 600, 130])),
  rage('dead button, double clicked twice', page => clicks(page, '#dead', [120, 550, 120])),
  rage('price, hammered eight times', page => clicks(page, '#price', new Array(7).fill(140))),
  rage('dead card, tapped five times with a finger', async page => {
    const box = await page.locator('#card-name').boundingBox()
    if (!box) throw new Error('the card is not there')
    for (let n = 0; n < 5; n++) {
      await page.touchscreen.tap(box.x + box.width / 2 + n, box.y + box.height / 2)
      await pause(210)
    }
  })
]

/** All of them. */
export const words: Trace[] = [...selecting, ...pretending].map(trace => ({ ...trace, latestMs: 90 }))
