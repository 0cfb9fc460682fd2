import { basename, dirname } from 'node:path/posix'
import { opt, packagesPattern } from '../../layer/opt.ts'
import type { Candidate } from './candidates.ts'
import { candidateNames } from './candidates.ts'
import { importsOf, importsOfCompiled } from './python-imports.ts'
import { namesBeforeQuote } from './references.ts'
import type { ReferenceFinder } from './references.ts'

const inPackages = new RegExp(`^${packagesPattern('python')}/(.+)$`)
const entryPoints = /\.dist-info\/entry_points\.txt$/
/** Code that finds files of its own package. */
const hasOwnPath = /__file__|__path__|__spec__|resources|pkgutil|pkg_resources/
/** A path in quotes with the name of a candidate, and what follows. An address is no path. */
const quotedPath = new RegExp(
  `['"](?:[^'"\\n:]{0,200}/)?(${candidateNames})(/[^'"\\n]{0,200})?['"](\\s*[,/]\\s*f?['"\\w(*])?`,
  'g',
)
const joinsPaths = /join|Path|resource|files\(|\/\s*f?['"]|['"]\s*\//
/** An example in a docstring, or a comment. */
const isNoCode = /^\s*(?:>>>|\.\.\.|#)/

/** Finds the tests and documents of Python packages that code of a layer imports or reads. */
export function pythonReferences(candidates: readonly Candidate[]): ReferenceFinder {
  const byModule = Map.groupBy(candidates, ({ path }) => moduleOf(path))
  const around = (module: string): Candidate[] => {
    for (let name = module; name !== ''; name = parentOf(name)) {
      const found = byModule.get(name)
      if (found) return found
    }
    return []
  }
  return {
    isCode: (path) =>
      path.startsWith(`${opt.python.folder}/`) && (/\.(?:py|pyx|so)$/.test(path) || entryPoints.test(path)),
    ofPackages: () => [],
    inFile: (path, content) => {
      if (path.endsWith('.so')) return importsOfCompiled(content).flatMap(around)
      const text = content.toString('latin1')
      if (entryPoints.test(path)) return [...text.matchAll(/[\w.]+/g)].flatMap(([module]) => around(module))
      const modules = importsOf(text, parentOf(moduleOf(path)))
      return [...modules.flatMap(around), ...read(path, text, candidates)]
    },
  }
}

/** Returns the dotted name of the module at a path. */
function moduleOf(path: string): string {
  const [, inside = path] = inPackages.exec(path) ?? []
  return inside.replace(/\.pyx?$/, '').replaceAll('/', '.')
}

function parentOf(module: string): string {
  return module.slice(0, Math.max(0, module.lastIndexOf('.')))
}

/**
 * Returns the candidates next to a file, or next to a folder around it, that the file finds by their paths. For tests, the path must lead to
 * a file in them, because packages also use the path of their tests to run them, or to recognize callers: pandas.util._exceptions.
 */
function read(path: string, text: string, candidates: readonly Candidate[]): Candidate[] {
  if (!hasOwnPath.test(text)) return []
  const near = candidates.filter(({ path: at }) => path.startsWith(`${dirname(at)}/`))
  if (near.length === 0) return []
  const found = [...text.matchAll(quotedPath)].flatMap(
    ({ index, 0: quoted, 1: name, 2: inside, 3: next }) => {
      const line = lineAt(text, index)
      const isPath = !isNoCode.test(line) && (quoted.includes('/') || joinsPaths.test(line))
      return isPath ? [{ name, leadsInside: inside !== undefined || next !== undefined }] : []
    },
  )
  const isFound = ({ path: at, kind }: Candidate): boolean =>
    found.some(({ name, leadsInside }) => name === basename(at) && (leadsInside || kind === 'docs'))
  const files = near.filter(({ path: at, files: [first] }) => first?.path === at)
  const names = namesBeforeQuote(text, [...new Set(files.map((one) => basename(one.path)))])
  return near.filter((one) => isFound(one) || names.includes(basename(one.path)))
}

function lineAt(text: string, index: number): string {
  const start = text.lastIndexOf('\n', index) + 1
  const end = text.indexOf('\n', index)
  return text.slice(start, end < 0 ? text.length : end)
}
