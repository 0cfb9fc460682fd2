import { DOMParser } from '@xmldom/xmldom'
import type { Node } from '@xmldom/xmldom'

/** The parts of an element that are read. The parser keeps much more for each element. */
export interface Element {
  readonly name: string
  readonly children: readonly Element[]
  /** Its own text, without that of its children and without surrounding space. */
  readonly text: string
}

/** The maximum number of errors in a document. The parser becomes slower with each one. */
const mostErrors = 100

/** Returns the root element of a document. Undefined if it is malformed, which its own program reports. */
export function parseXml(document: string): Element | undefined {
  let errors = 0
  const onError = (): void => {
    errors += 1
    if (errors > mostErrors) throw new SyntaxError('There are too many errors')
  }
  try {
    const root = new DOMParser({ onError }).parseFromString(document, 'text/xml').documentElement
    return root === null ? undefined : elementOf(root)
  } catch {
    return undefined
  }
}

const kinds = { element: 1, text: 3, section: 4 }

/** Throws if elements are nested so deeply that other programs could not read them either. */
function elementOf(node: Node): Element {
  const children: Element[] = []
  const texts: string[] = []
  for (let child = node.firstChild; child !== null; child = child.nextSibling) {
    if (child.nodeType === kinds.element) children.push(elementOf(child))
    else if (child.nodeType === kinds.text || child.nodeType === kinds.section)
      texts.push(child.nodeValue ?? '')
  }
  return { name: node.nodeName, children, text: texts.join('').trim() }
}

/** Returns all elements at a path of names. */
export function elementsAt(element: Element | undefined, ...path: readonly string[]): Element[] {
  return path.reduce(
    (found, name) => found.flatMap(({ children }) => children.filter((child) => child.name === name)),
    element ? [element] : [],
  )
}

/** Returns the text of the first element at a path of names, without surrounding space. */
export function textAt(element: Element | undefined, ...path: readonly string[]): string | undefined {
  return elementsAt(element, ...path)[0]?.text
}
