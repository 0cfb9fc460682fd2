import { count } from '../../base/figures.ts'

const most = 10

/** Returns at most ten paths in quotes, and the number of the others. */
export function listed(paths: readonly string[]): string {
  const names = paths.slice(0, most).map((path) => JSON.stringify(path))
  const more = paths.length - names.length
  return `${names.join(', ')}${more > 0 ? `, and ${count(more)} more` : ''}`
}
