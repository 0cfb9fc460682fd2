import { isScalar, parseAllDocuments, visit } from 'yaml'
import type { Document } from 'yaml'
import { LimitExceeded, requireWithinLimit } from './limits.ts'
import { messageOf } from './problem.ts'

/** Parses JSON. Throws LimitExceeded with the name `subject` if the nesting is too deep for JSON.stringify, and SyntaxError. */
export function parseJson(text: string, subject: string): unknown {
  requireWithinLimit('nesting', subject, nestingDepthOf(text))
  return JSON.parse(text.replace(/^\ufeff/, ''))
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

/** Parses one YAML document. Throws LimitExceeded with the name `subject`, and SyntaxError. */
export function parseYaml(text: string, subject: string): unknown {
  requireWithinLimit('yaml', subject, Buffer.byteLength(text))
  const [document, ...others] = documentsIn(text)
  if (others.length > 0) throw new SyntaxError('It contains several documents')
  return document === undefined ? null : valueOf(document, subject)
}

/** These checks of the library are off, because their time grows with the square of the length. */
const parserOptions = { prettyErrors: false, uniqueKeys: false, logLevel: 'error' } as const

function documentsIn(text: string): Document[] {
  const documents = parseAllDocuments(text, parserOptions)
  return 'empty' in documents ? [] : documents
}

function valueOf(document: Document, subject: string): unknown {
  const [error] = document.errors
  if (error?.message.includes('call stack')) throw new LimitExceeded(subject, 'nesting')
  if (error) throw new SyntaxError(error.message)
  try {
    requireUniqueKeys(document)
    return document.toJS()
  } catch (thrown) {
    if (thrown instanceof RangeError) throw new LimitExceeded(subject, 'nesting')
    if (messageOf(thrown).includes('Excessive alias count')) throw new LimitExceeded(subject, 'aliases')
    throw new SyntaxError(messageOf(thrown), { cause: thrown })
  }
}

function requireUniqueKeys(document: Document): void {
  visit(document, {
    Map: (_, map) => {
      const keys = new Set<unknown>()
      for (const { key } of map.items) {
        const name: unknown = isScalar(key) ? key.value : key
        if (keys.has(name)) throw new SyntaxError('Map keys must be unique')
        keys.add(name)
      }
    },
  })
}
