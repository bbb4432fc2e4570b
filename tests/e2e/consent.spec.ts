/** Consent: what is stored and what is sent, asserted and not assumed. */
import { expect, test } from '@playwright/test'
import {
  allow,
  databases,
  engineKeys,
  knows,
  lookAt,
  open,
  openKnown,
  panelNews,
  panelSwitch,
  storedKeys,
  watchSending
} from './shop.ts'

interface Estimates {
  metrics: { metric: string; reports: number }[]
}

test('without a decision nothing is stored and nothing is sent', async ({ page }) => {
  const sent = watchSending(page)
  await open(page, '/')
  await lookAt(page, 'Holder', 0)
  expect(sent).toEqual([])
  expect(await databases(page)).toEqual([])
  expect(await storedKeys(page)).toEqual([])
})

test('refused: nothing is stored, nothing is sent, nothing is known', async ({ page }) => {
  const sent = watchSending(page)
  await open(page, '/')
  await page.getByRole('button', { name: 'No, thanks' }).click()
  await expect(page.locator('.consent-off')).toBeVisible()
  await page.locator('#for-you .card-add').first().click()
  await expect(page.locator('.cart-link .cart-count')).toHaveText('1')
  await openKnown(page)
  await expect(page.locator('[data-level] [data-tag]')).toHaveCount(0)
  await page.locator('#for-you .card-title a').first().click()
  await expect(page.locator('.consent-off')).toBeVisible()
  await open(page, '/cart')
  expect(sent).toEqual([])
  expect(await databases(page)).toEqual([])
  expect(await storedKeys(page)).toEqual([])
})

test('withdrawn: the profile is gone from the page and from the device, and nothing is sent any more', async ({
  page
}) => {
  await allow(page, { personalize: true, sync: true })
  await lookAt(page, 'Holder', 0)
  await expect.poll(() => engineKeys(page)).toContain('profile')
  expect(await storedKeys(page)).toContain('shop:consent')

  await panelSwitch(page, 'Personalise on this device').click()
  await panelSwitch(page, 'Share noised statistics').click()
  await openKnown(page)
  await expect(page.locator('[data-level] [data-tag]')).toHaveCount(0)
  const sent = watchSending(page)
  await expect.poll(() => storedKeys(page)).toEqual([])
  await expect.poll(() => engineKeys(page)).toEqual([])

  await page.reload()
  await expect(page.locator('#title')).not.toBeEmpty()
  await page.locator('.card-add').first().click()
  await open(page, '/')
  await expect(page.locator('#for-you-order')).toHaveText("The shop's order, the same for everyone.")
  expect(await storedKeys(page)).toEqual([])
  expect(await engineKeys(page)).toEqual([])
  expect(sent).toEqual([])
})

test('granted: one noised report a question leaves, of 64 or 256 bytes, once a week, and the shop counts one more', async ({
  page,
  request
}) => {
  const counted = async () => {
    const { metrics } = (await (await request.get('/v1/estimates')).json()) as Estimates
    return metrics.find(({ metric }) => metric === 'interest.top')?.reports ?? 0
  }
  const bodies: Buffer[] = []
  page.on('request', posted => {
    if (posted.method() === 'POST' && posted.url().endsWith('/v1/reports'))
      bodies.push(posted.postDataBuffer() ?? Buffer.alloc(0))
  })
  const before = await counted()
  await allow(page, { personalize: true, sync: true })
  await lookAt(page, 'Holder', 0)

  await page.getByRole('button', { name: 'Show what would be sent' }).click()
  await expect(page.locator('[part=previews] li', { hasText: 'interest.top' })).toBeVisible()
  // A delivery of its own may be under way: the press joins it.
  await page.getByRole('button', { name: 'Send it now' }).click()
  await expect(page.locator('[part=sent-status]')).toContainText('4 noised reports so far.')
  await expect.poll(counted).toBe(before + 1)
  expect(bodies).toHaveLength(4)
  for (const body of bodies) expect([64, 256]).toContain(body.length)

  // A second press, another page and a reload send nothing more in this week.
  await page.getByRole('button', { name: 'Send it now' }).click()
  await expect(panelNews(page)).toHaveText('0 reports sent.')
  await page.reload()
  await knows(page, 'Holder')
  await page.getByRole('button', { name: 'Send it now' }).click()
  await expect(panelNews(page)).toHaveText('0 reports sent.')
  expect(bodies).toHaveLength(4)
  expect(await counted()).toBe(before + 1)
})

test('sharing alone sends no interest: without a profile there is none', async ({ page }) => {
  await allow(page, { sync: true })
  await open(page, '/product/85123A')
  await openKnown(page)
  await expect(page.locator('[data-level] [data-tag]')).toHaveCount(0)
  expect(await engineKeys(page)).not.toContain('profile')
})
