/** The shop's server. */
import type { Item, Slot } from 'vitrine'

/** An article as the server describes it. */
export interface ShopItem extends Item {
  item_name: string
  item_category: string
  item_category2: string
  price: number
}

/** A department with the kinds in it. */
export interface Department {
  category: string
  count: number
  children: { category: string; count: number }[]
}

/** What a list of candidates is asked for with. */
export interface CandidateQuery {
  slot: Exclude<Slot, 'after_purchase'>
  limit?: number
  category?: string
  q?: string
  items?: readonly string[]
}

async function ask<T>(path: string, query: Record<string, string>): Promise<T> {
  const response = await fetch(`/v1/${path}?${new URLSearchParams(query)}`)
  if (!response.ok) throw new Error(`/v1/${path} answered ${response.status}`)
  return (await response.json()) as T
}

/** Candidates in the server's order. */
export async function candidates({ items, limit = 100, ...rest }: CandidateQuery): Promise<ShopItem[]> {
  const query: Record<string, string> = { ...rest, limit: String(limit) }
  if (items) query.items = items.join(',')
  const answer = await ask<{ items: ShopItem[] }>('candidates', query)
  return answer.items
}

/** Articles by id, in the asked order; unknown ones are left out. */
export async function itemsById(ids: readonly string[]): Promise<ShopItem[]> {
  if (ids.length === 0) return []
  const answer = await ask<{ items: ShopItem[] }>('items', { ids: ids.join(',') })
  return answer.items
}

/** All departments. */
export async function departments(): Promise<Department[]> {
  const answer = await ask<{ categories: Department[] }>('categories', {})
  return answer.categories
}
