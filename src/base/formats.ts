import { isScalar, parseAllDocuments, visit } from 'yaml'
import type { Document } from 'yaml'
import { LimitExceeded, requireWithinLimit } from './limits.ts'
import { messageOf } from './problem.ts'

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
