/**
 * Lines that say which indexes packages come from, those first that most come from; undefined is the default one. If none comes from
 * that, the first line replaces it, unless the user has set one.
 */
export function linesForIndexes(indexes: readonly (string | undefined)[], hasDefault: boolean): string[] {
  const counts = new Map<string, number>()
  for (const url of indexes) {
    if (url !== undefined) counts.set(url, (counts.get(url) ?? 0) + 1)
  }
  const urls = [...counts].sort(([, one], [, other]) => other - one).map(([url]) => url)
  const isWhole = !hasDefault && !indexes.includes(undefined)
  return urls.map((url, at) => `${at === 0 && isWhole ? '--index-url' : '--extra-index-url'} ${url}`)
}
