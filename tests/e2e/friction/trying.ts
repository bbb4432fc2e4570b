/** Traces of trying: errors, forms, waiting, and what looks like them. */
import { follow, pause, press, settled, type Trace, write } from './trace.ts'

const errors: Trace[] = [
  { name: 'empty required field, sent three times', is: 'error_loop', act: page => press(page, '#send', 3, 1_200) },
  {
    name: 'coupon refused three times',
    is: 'error_loop',
    act: async page => {
      for (const code of ['TEN', 'TEN10', '10TEN']) {
        await page.fill('#code', '')
        await write(page, '#code', code)
        await press(page, '#apply')
        await pause(900)
      }
    }
  },
  {
    name: 'form corrected once',
    act: async page => {
      await press(page, '#send')
      await pause(500)
      await write(page, '#name', 'Ada')
      await follow(page, '#send')
    }
  },
  {
    name: 'coupon refused once, then left alone',
    act: async page => {
      await write(page, '#code', 'TEN')
      await press(page, '#apply')
      await pause(900)
    }
  },
  {
    name: 'refused twice, then right',
    act: async page => {
      for (const digits of ['1', '2', '3']) {
        await write(page, '#card-number', digits)
        if (digits === '3') await page.fill('#card-number', '1234')
        await press(page, '#check')
        await pause(900)
      }
    }
  }
]

const heldErrors: Trace[] = [
  {
    name: 'wrong mail address, four times',
    is: 'error_loop',
    act: async page => {
      await write(page, '#name', 'Ada')
      await write(page, '#mail', 'ada')
      await press(page, '#send', 4, 1_300)
    }
  },
  {
    name: 'required field in a shadow root, three times',
    is: 'error_loop',
    act: page => press(page, '#inner-send', 3, 1_100)
  },
  {
    name: 'card number refused four times',
    is: 'error_loop',
    act: async page => {
      for (let n = 0; n < 4; n++) {
        await write(page, '#card-number', '7')
        if (n === 3) await page.fill('#card-number', '7')
        await press(page, '#check')
        await pause(800)
      }
    }
  },
  {
    name: 'one slip in each of two forms',
    act: async page => {
      await press(page, '#send')
      await pause(600)
      await press(page, '#enter')
      await pause(600)
    }
  }
]

const forms: Trace[] = [
  {
    name: 'address begun, link followed',
    is: 'form_abandoned',
    act: async page => {
      await write(page, '#name', 'Ada')
      await write(page, '#street', 'Long Lane')
      await follow(page, '#to-b')
    }
  },
  {
    name: 'address begun, page of an app left',
    is: 'form_abandoned',
    act: async page => {
      await write(page, '#name', 'Ada')
      await write(page, '#mail', 'ada@example.org')
      await page.evaluate(() => (window as unknown as { route(address: string): void }).route('/elsewhere'))
    }
  },
  {
    name: 'address written and sent',
    act: async page => {
      await write(page, '#name', 'Ada')
      await write(page, '#street', 'Long Lane')
      await follow(page, '#send')
    }
  },
  {
    name: 'one field of a newsletter',
    act: async page => {
      await write(page, '#news-mail', 'ada@example.org')
      await follow(page, '#to-b')
    }
  },
  {
    name: 'form filled in by the browser',
    act: async page => {
      // As a password manager does it: values, and events that no hand made.
      await page.evaluate(() => {
        for (const field of document.querySelectorAll<HTMLInputElement>('#checkout input')) {
          field.value = 'Ada'
          field.dispatchEvent(new InputEvent('input', { bubbles: true, inputType: 'insertReplacementText' }))
        }
      })
      await follow(page, '#to-b')
    }
  },
  {
    name: 'search begun, link followed',
    act: async page => {
      await write(page, '#q', 'mug')
      await write(page, '#q2', 'red')
      await follow(page, '#to-b')
    }
  }
]

const heldForms: Trace[] = [
  {
    name: 'log-in begun, page reloaded',
    is: 'form_abandoned',
    act: async page => {
      await write(page, '#user', 'ada')
      await write(page, '#secret', 'lovelace')
      await page.reload()
      await settled(page)
    }
  },
  {
    name: 'address begun, gone back',
    is: 'form_abandoned',
    act: async page => {
      await follow(page, '#to-b')
      await write(page, '#street', 'Long Lane')
      await write(page, '#mail', 'ada')
      await page.goBack()
      await settled(page)
    }
  },
  {
    name: 'written and taken out again',
    act: async page => {
      for (const field of ['#name', '#street']) {
        await write(page, field, 'x')
        await page.keyboard.press('Backspace')
      }
      await follow(page, '#to-b')
    }
  },
  {
    name: 'form that a script sends',
    act: async page => {
      await write(page, '#s1', 'Ada')
      await write(page, '#s2', 'Long Lane')
      await follow(page, '#s-send')
    }
  },
  {
    name: 'sent with the return key',
    act: async page => {
      await write(page, '#name', 'Ada')
      await write(page, '#street', 'Long Lane')
      await Promise.all([page.waitForEvent('load'), page.keyboard.press('Enter')])
      await settled(page)
    }
  }
]

const waits: Trace[] = [
  {
    name: 'busy for seven seconds',
    is: 'long_wait',
    act: page => press(page, '#busy-long').then(() => pause(6_500))
  },
  { name: 'shelf that stays empty for seven seconds', at: '/skeleton', is: 'long_wait', act: () => pause(6_500) },
  { name: 'busy for two and a half seconds', act: page => press(page, '#busy-short').then(() => pause(3_500)) },
  { name: 'upload that shows how far it is', act: page => press(page, '#upload').then(() => pause(6_500)) }
]

const heldWaits: Trace[] = [
  {
    name: 'bar that goes round for seven seconds',
    is: 'long_wait',
    act: page => press(page, '#busy-bar').then(() => pause(6_500))
  },
  { name: 'page that comes after six seconds', at: '/slow', is: 'long_wait', act: () => pause(300) },
  { name: 'busy where nobody looks', act: page => press(page, '#busy-below').then(() => pause(6_500)) },
  { name: 'shelf that fills after two seconds', at: '/skeleton-short', act: () => pause(3_000) }
]

/** All of them. */
export const trying: Trace[] = [
  ...errors,
  ...forms,
  ...waits,
  ...[...heldErrors, ...heldForms, ...heldWaits].map(trace => ({ ...trace, held: true as const }))
]
