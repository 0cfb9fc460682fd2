import type { Tags } from '../../layer/lambda-function.ts'
import type { RolloutRequest, TagPattern } from './types.ts'

/** Returns whether the name of a function is selected. */
export function isSelectedByName(
  name: string,
  { functions, exclude }: Pick<RolloutRequest, 'functions' | 'exclude'>,
): boolean {
  const isIncluded = functions.length === 0 || functions.some((pattern) => matches(pattern, name))
  return isIncluded && !exclude.some((pattern) => matches(pattern, name))
}

/** Returns whether tags match a pattern. Keys and values are case-sensitive, as in AWS. */
export function hasTag(tags: Tags, { key, value }: TagPattern): boolean {
  return Object.hasOwn(tags, key) && (value === undefined || tags[key] === value)
}

/** Returns whether a text matches a pattern in which `*` replaces any characters. The time is limited for any number of `*`. */
export function matches(pattern: string, text: string): boolean {
  const [first = '', ...rest] = pattern.split('*')
  const last = rest.pop()
  if (last === undefined) return text === pattern
  if (!text.startsWith(first)) return false
  let at = first.length
  for (const part of rest) {
    const found = text.indexOf(part, at)
    if (found < 0) return false
    at = found + part.length
  }
  return text.length - last.length >= at && text.endsWith(last)
}
