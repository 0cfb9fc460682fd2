import type { Page } from './responses.ts'
import { EndlessListing } from './stopped-call.ts'
import { unreadable } from './unreadable.ts'

/** The action stops a listing after this many pages, which is 10,000 versions or functions. */
const mostPages = 200

/** Milliseconds after which the action stops a listing, even with fewer pages. */
const longestListing = 120_000

/**
 * Returns all items of a listing. Every page must have a new marker, because a repeated response would never end. Rejects with
 * EndlessListing after 200 pages or two minutes.
 */
export async function everyPage<T>(
  readPage: (marker: string | undefined) => Promise<Page<T>>,
  now: () => number = () => performance.now(),
): Promise<T[]> {
  const all: T[] = []
  const markers = new Set<string>()
  const end = now() + longestListing
  for (let marker: string | undefined; ;) {
    const { items, next } = await readPage(marker)
    all.push(...items)
    if (!next) return all
    if (markers.has(next)) return unreadable()
    markers.add(next)
    if (markers.size >= mostPages || now() > end) throw new EndlessListing(markers.size)
    marker = next
  }
}
