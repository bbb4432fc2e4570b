/** Traces of moving: scrolling and going to and fro, and what looks like it. */
import type { Page } from '@playwright/test'
import { follow, pause, settled, type Trace, wheel } from './trace.ts'

const way = (step: number, count: number) => new Array<number>(count).fill(step)

async function toAndFro(page: Page, links: readonly string[]): Promise<void> {
  for (const link of links) await follow(page, link)
}

const route = (page: Page, address: string) =>
  page.evaluate(to => (window as unknown as { route(address: string): void }).route(to), address)

const tuned: Trace[] = [
  {
    name: 'up and down, seven times',
    is: 'thrashing',
    act: page => wheel(page, [1200, -1000, 1100, -1000, 1100, -1000, 1100], 500)
  },
  {
    name: 'between two pages, four times',
    is: 'thrashing',
    at: '/a',
    act: page => toAndFro(page, ['#to-b', '#to-a', '#to-b', '#to-a'])
  },
  { name: 'reading fast to the end', act: page => wheel(page, way(450, 12), 200) },
  { name: 'to the end and back to the top', act: page => wheel(page, [...way(900, 6), ...way(-900, 6)], 150) },
  {
    name: 'back once',
    act: async page => {
      await follow(page, '#to-b')
      await page.goBack()
      await settled(page)
    }
  },
  {
    name: 'reading on, with a look back now and then',
    act: page => wheel(page, [400, 400, -150, 400, 400, -150, 400, -150, 400], 350)
  }
]

const held: Trace[] = [
  {
    name: 'looking for something, six wide turns',
    is: 'thrashing',
    act: async page => {
      for (const step of [500, -450, 500, -450, 500, -450, 500]) {
        await wheel(page, [step, step], 180)
        await pause(500)
      }
    }
  },
  {
    name: 'between two pages of an app',
    is: 'thrashing',
    act: async page => {
      for (const address of ['/x', '/y', '/x', '/y', '/x']) {
        await route(page, address)
        await pause(1_500)
      }
    }
  },
  {
    name: 'to and fro with the back button',
    is: 'thrashing',
    at: '/a',
    act: async page => {
      for (let n = 0; n < 2; n++) {
        await follow(page, '#to-b')
        await pause(600)
        await page.goBack()
        await settled(page)
        await pause(600)
      }
    }
  },
  { name: 'three articles from one list', at: '/a', act: page => toAndFro(page, ['#to-b', '#to-a', '#to-c', '#to-a']) },
  { name: 'comparing: down, up, down', act: page => wheel(page, [1500, -1400, 1500, -1400], 800) },
  {
    name: 'three articles of an app',
    act: async page => {
      for (const address of ['/list', '/one', '/list', '/two', '/list', '/three', '/list']) {
        await route(page, address)
        await pause(900)
      }
    }
  }
]

/** All of them. */
export const moving: Trace[] = [...tuned, ...held.map(trace => ({ ...trace, held: true as const }))]
