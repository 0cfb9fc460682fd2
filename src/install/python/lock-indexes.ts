/**
 * Returns the option lines for the indexes of packages, the most used one first. Undefined is the default index. If no package comes from
 * the default index and the user has not set one, the first line replaces it.
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
