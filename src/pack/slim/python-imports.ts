import { candidateNames } from './candidates.ts'

/** The groups are the module, and the imported names, which can be on several lines. */
const fromImport =
  /(?:^|[;:])[ \t]*from[ \t]+([.\w][.\w \t]*?)import\b[ \t]*(\([^)]{0,5000}\)|(?:[^\n#;\\]|\\\r?\n)*)/gm
const plainImport = /(?:^|[;:])[ \t]*c?import[ \t]+((?:[^\n#;\\]|\\\r?\n)*)/gm
/**
 * A module in quotes, for functions such as import_module. The group is truncated after the name of a candidate. A text that ends with a dot
 * is compared with names of modules, unless code adds to it.
 */
const inQuotes = new RegExp(`['"](\\.*(?:\\w+\\.)*(?:${candidateNames}))(?!\\w|\\.['"](?!\\s*\\+))`, 'g')
/** The list of names that "import *" imports. Modules of the package can be among them. */
const exported = /\b__all__\b[^\n=]{0,20}=[ \t]*[[(]([^\])]{0,20000})[\])]/g
const hasName = new RegExp(`(?<!\\w)(?:${candidateNames})(?!\\w)`)

/**
 * Returns the dotted names of the modules that Python source code can import, without those that cannot be tests or documentation. In
 * `from a import b`, b can be a module or a value, so both `a` and `a.b` are returned. `place` is the package of the code.
 */
export function importsOf(text: string, place: string): string[] {
  if (!hasName.test(text)) return []
  const modules = [...text.matchAll(plainImport)].flatMap(([, names = '']) => namesIn(names))
  const values = [...text.matchAll(fromImport)].flatMap(([, from = '', names = '']) => {
    const base = resolved(from.replace(/\s/g, ''), place)
    return base === undefined ? [] : [base, ...namesIn(names).map((name) => joined(base, name))]
  })
  const quoted = [...text.matchAll(inQuotes)].flatMap(([, name = '']) =>
    // A word without a dot is rarely a module: "tests".
    name.includes('.') ? (resolved(name, place) ?? []) : [],
  )
  const all = [...text.matchAll(exported)].flatMap(([, names = '']) =>
    [...names.matchAll(/['"](\w+)['"]/g)].map(([, name = '']) => joined(place, name)),
  )
  return [...modules, ...values, ...quoted, ...all]
}

/** Returns the dotted names in compiled code that begin with a package and contain the name of a candidate. */
export function importsOfCompiled(content: Buffer): string[] {
  return ['.test', '.doc', '.example', '.conftest'].flatMap((start) => {
    const found = new Set<string>()
    for (let at = content.indexOf(start); at >= 0;) {
      const { word, end } = wordAround(content, at)
      found.add(word)
      at = content.indexOf(start, end)
    }
    return [...found]
  })
}

/** The maximum length of a name in compiled code. */
const longestName = 200

function wordAround(content: Buffer, at: number): { readonly word: string; readonly end: number } {
  const isPart = (index: number): boolean => /[\w.]/.test(String.fromCharCode(content[index] ?? 0))
  let [start, end] = [at, at]
  while (start > 0 && at - start < longestName && isPart(start - 1)) start--
  while (end - at < longestName && isPart(end)) end++
  return { word: content.toString('latin1', start, end), end }
}

function namesIn(list: string): string[] {
  return list
    .replace(/#[^\n]*/g, '')
    .replace(/[()\\]/g, ' ')
    .split(',')
    .map((item) => /^\s*([\w.*]+)/.exec(item)?.[1] ?? '')
    .filter((name) => name !== '')
}

/** Returns the absolute name of a module. One dot is the package of the code itself. Undefined if there are too many dots. */
function resolved(given: string, place: string): string | undefined {
  const name = given.replace(/^\.+/, '')
  const dots = given.length - name.length
  if (dots === 0) return name
  const parts = place === '' ? [] : place.split('.')
  const up = dots - 1
  return up > parts.length ? undefined : joined(parts.slice(0, parts.length - up).join('.'), name)
}

function joined(one: string, other: string): string {
  return [one, other].filter((part) => part !== '').join('.')
}
