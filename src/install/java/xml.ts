import { DOMParser } from '@xmldom/xmldom'
import type { Node } from '@xmldom/xmldom'

/** An element with what is read of it: far less than what the parser keeps of each. */
export interface Element {
  readonly name: string
  readonly children: readonly Element[]
  /** Its own text, without that of its children and the space around it. */
  readonly text: string
}

/** After how many errors a document is given up: the parser takes ever longer for each. */
const mostErrors = 100

/** The root element of a document; what is malformed is for its own program to refuse. */
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

/** Throws where elements are so deep in each other that nothing else could read them. */
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

/** All elements that a path of names leads to. */
export function elementsAt(element: Element | undefined, ...path: readonly string[]): Element[] {
  return path.reduce(
    (found, name) => found.flatMap(({ children }) => children.filter((child) => child.name === name)),
    element ? [element] : [],
  )
}

/** The text of the first element that a path of names leads to, without the space around it. */
export function textAt(element: Element | undefined, ...path: readonly string[]): string | undefined {
  return elementsAt(element, ...path)[0]?.text
}
