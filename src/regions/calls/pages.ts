import { EndlessListing } from './given-up.ts'
import type { Page } from './responses.ts'
import { unreadable } from './unreadable.ts'

/** The action gives up a listing after this many pages, which is 10,000 versions or functions. */
const mostPages = 200

/** Milliseconds after which the action gives up a listing, however few pages it had. */
const longestListing = 120_000

/**
 * All items of a listing, page by page. Every page must have a marker that no page had before. Rejects with EndlessListing after
 * 200 pages or two minutes.
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
    if (markers.size >= mostPages || now() > end) throw new EndlessListing(markers.size)
    marker = next
  }
}
