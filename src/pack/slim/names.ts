import { basename, parse } from 'node:path/posix'

/** Files whose names show that they are about the license or the copyright. Also `bundle.js.LICENSE.txt` and folders such as `licenses/`. */
const aboutLicense =
  /(?:^|[-_. ])(?:un)?(?:licen[cs]e[sd]?|copying|copyright|notices?|patents?|authors?|contributors|eula|third[-_. ]?party\w*)(?:[-_. ]|$)/i

/** Returns whether the path of a file is about the license or the copyright of a package. Such files are never left out. */
export function isAboutLicense(path: string): boolean {
  return path.split('/').some((name) => aboutLicense.test(name.replace(/([a-z])(?=[A-Z])/g, '$1-')))
}

const documentNames = [
  ...['readme', 'changelog', 'changes', 'history', 'contributing', 'code[-_]of[-_]conduct', 'security'],
  ...['upgrad(?:e|ing)', 'migrat(?:ion|ing)', 'release[-_]?notes', 'releases', 'news', 'todo', 'roadmap'],
  ...['governance', 'maintainers', 'support', 'faq'],
].join('|')

/** A name that is only used for documents, such as `README.zh-CN`. */
const stem = new RegExp(`^(?:${documentNames})(?:[-_.].*)?$`, 'i')
const markup = new Set(['.md', '.mkd', '.markdown', '.rst', '.adoc', '.asciidoc', '.textile', '.rdoc'])
/** Without markup, a file in lower case can be data or a program: `history`, `news.txt`. */
const plain = new RegExp(`^(?:[Rr]ead[Mm]e|[Cc]hange[Ll]og|${documentNames.toUpperCase()})(?:\\.txt)?$`)

/** Returns whether a file is a document for people, such as a README or a changelog, by its name. */
export function isDocument(path: string): boolean {
  const { name, ext, base } = parse(path)
  return (markup.has(ext.toLowerCase()) && stem.test(name)) || plain.test(base)
}

const inQuotes = new RegExp(`((?:${documentNames}|conftest)[\\w.~-]{0,100})['"\`]`, 'gi')

/** Returns the names of documents that a text contains directly before a quotation mark, as code that reads them does. */
export function documentsIn(text: string): Set<string> {
  return new Set([...text.matchAll(inQuotes)].flatMap(([, name]) => name ?? []))
}

/** Returns whether a file is a README, which can contain the license of its package. */
export function isReadme(path: string): boolean {
  return /^readme/i.test(basename(path))
}
