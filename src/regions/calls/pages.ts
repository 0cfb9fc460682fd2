import { Endless, unreadable } from './send.ts'
import type { Page } from './responses.ts'

/** A listing that does not end is given up after this many pages: 10,000 versions or functions. */
const mostPages = 200

/** Milliseconds after which a listing is given up, however few pages it had. */
const longestListing = 120_000

/**
 * All items of a listing, page by page. Every page must have a marker that no page had before. Rejects with Endless after 200 pages or two
 * minutes.
 */
export async function everyPage<T>(
  ask: (marker: string | undefined) => Promise<Page<T>>,
  now: () => number = () => performance.now(),
): Promise<T[]> {
  const all: T[] = []
  const markers = new Set<string>()
  const end = now() + longestListing
  for (let marker: string | undefined; ;) {
    const { items, next } = await ask(marker)
    all.push(...items)
    if (!next) return all
    if (markers.has(next)) return unreadable()
    markers.add(next)
    if (markers.size >= mostPages || now() > end) throw new Endless(markers.size)
    marker = next
  }
}
