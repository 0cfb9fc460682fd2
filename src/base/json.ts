import { requireWithinLimit } from './limits.ts'

/** Parses JSON. Throws LimitExceeded with the name `subject` if the nesting is too deep for JSON.stringify, and SyntaxError. */
export function parseJson(text: string, subject: string): unknown {
  requireWithinLimit('nesting', subject, nestingDepthOf(text))
  return JSON.parse(text.replace(/^\ufeff/, ''))
}

/** Returns the value of a JSON text, or undefined if it is not JSON. The error of the parser would quote the text. */
export function jsonOrUndefined(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** Parses JSON in which lists and objects can end with a comma, as bun writes it. Throws as parseJson does. */
export function parseLooseJson(text: string, subject: string): unknown {
  return parseJson(
    text.replace(
      /("(?:[^"\\]|\\.)*")|,\s*([\]}])/g,
      (_, inQuotes?: string, end?: string) => inQuotes ?? end ?? '',
    ),
    subject,
  )
}

const [quote, backslash] = [0x22, 0x5c]
const opening = new Set([0x5b, 0x7b])
const closing = new Set([0x5d, 0x7d])

/** The greatest depth at which lists and objects of a JSON text are nested. */
function nestingDepthOf(text: string): number {
  let [depth, deepest, isInText] = [0, 0, false]
  for (let at = 0; at < text.length; at++) {
    const character = text.charCodeAt(at)
    if (isInText && character === backslash) at++
    else if (character === quote) isInText = !isInText
    else if (isInText) continue
    else if (opening.has(character)) deepest = Math.max(deepest, ++depth)
    else if (closing.has(character)) depth--
  }
  return deepest
}
