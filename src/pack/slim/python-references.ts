import { basename, dirname } from 'node:path/posix'
import { opt, packagesPattern } from '../../layer/opt.ts'
import type { Candidate } from './candidates.ts'
import { candidateNames } from './candidates.ts'
import { importsOf, importsOfCompiled } from './python-imports.ts'
import { namedIn } from './references.ts'
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
  const byFolder = Map.groupBy(candidates, ({ path }) => dirname(path))
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
      return [...modules.flatMap(around), ...readIn(text, () => nextTo(path, byFolder))]
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

/** Returns the candidates next to a file, and next to the folders around it. */
function nextTo(path: string, byFolder: ReadonlyMap<string, readonly Candidate[]>): Candidate[] {
  const folder = dirname(path)
  return folder === '.' ? [] : [...(byFolder.get(folder) ?? []), ...nextTo(folder, byFolder)]
}

/**
 * Returns the candidates near a file that the file finds by their paths. For tests, the path must lead to a file in them, because packages
 * also use the path of their tests to run them, or to recognize callers: pandas.util._exceptions.
 */
function readIn(text: string, nearFile: () => readonly Candidate[]): Candidate[] {
  if (!hasOwnPath.test(text)) return []
  const near = nearFile()
  if (near.length === 0) return []
  const paths = [...text.matchAll(quotedPath)].flatMap(
    ({ index, 0: quoted, 1: name, 2: inside, 3: next }) => {
      const line = lineAt(text, index)
      const isPath = !isNoCode.test(line) && (quoted.includes('/') || joinsPaths.test(line))
      return isPath ? [{ name, leadsInside: inside !== undefined || next !== undefined }] : []
    },
  )
  const used = new Set(paths.map(({ name }) => name))
  const usedInside = new Set(paths.flatMap(({ name, leadsInside }) => (leadsInside ? [name] : [])))
  const isUsed = ({ path, kind }: Candidate): boolean =>
    (kind === 'docs' ? used : usedInside).has(basename(path))
  return [...near.filter(isUsed), ...namedIn(text, near)]
}

/** The number of characters around a match that are regarded as its line. A line can have the length of the file. */
const longestLine = 500

function lineAt(text: string, index: number): string {
  const before = text.slice(Math.max(0, index - longestLine), index)
  const after = text.slice(index, index + longestLine)
  return `${before.slice(before.lastIndexOf('\n') + 1)}${after.split('\n', 1).join('')}`
}
