import { DOMParser } from '@xmldom/xmldom'
import type { Element } from '@xmldom/xmldom'

export type { Element }

/** The root element of a document; what is malformed is for its own program to refuse. */
export function parseXml(document: string): Element | undefined {
  try {
    const parser = new DOMParser({ onError: () => undefined })
    return parser.parseFromString(document, 'text/xml').documentElement ?? undefined
  } catch {
    return undefined
  }
}

/** All elements that a path of names leads to. */
export function elementsAt(element: Element | undefined, ...[first, ...rest]: readonly string[]): Element[] {
  if (!element) return []
  if (first === undefined) return [element]
  const children = [...element.childNodes].filter((child): child is Element => child.nodeName === first)
  return children.flatMap((child) => elementsAt(child, ...rest))
}

/** The text of the first element that a path of names leads to, without the space around it. */
export function textAt(element: Element | undefined, ...path: readonly string[]): string | undefined {
  return elementsAt(element, ...path)[0]?.textContent?.trim()
}
