import { basename } from 'node:path/posix'
import type { LayerFile } from '../../layer/layer-to-check.ts'
import type { InstalledPackage } from '../../packages/installed.ts'
import { isAboutLicense, isDocument } from './names.ts'

/** Tests or documentation of a package by their names. They are left out if no other code of the layer uses them. */
export interface Candidate {
  readonly kind: 'tests' | 'docs'
  /** A folder or a file, relative to the root of the layer. */
  readonly path: string
  readonly owner: InstalledPackage
  /** Its files. Those about a license are not among them. */
  readonly files: readonly LayerFile[]
}

/** Returns the tests and the documentation of a package. If one folder is in another one, only the outer one is returned. */
export function candidatesIn(owner: InstalledPackage): Candidate[] {
  const find = finders[owner.ecosystem](owner)
  const found = new Map<string, Candidate & { readonly files: LayerFile[] }>()
  for (const file of owner.files) {
    const at = find(file.path)
    if (at === undefined || isAboutLicense(file.path.slice(owner.root.length))) continue
    const known = found.get(at.path)
    if (known) known.files.push(file)
    else found.set(at.path, { ...at, owner, files: [file] })
  }
  return [...found.values()].filter(isPlausible)
}

type At = Pick<Candidate, 'kind' | 'path'>
type Finder = (path: string) => At | undefined

const testFolders = new Set(['test', 'tests', '__tests__'])
const docFolders = new Set(['doc', 'docs', 'example', 'examples', 'man'])

/** The names that candidates have, as the source of a regular expression without groups. Source code is searched for them. */
export const candidateNames = 'tests?|__tests__|specs?|features|docs?|examples?|samples?|man|conftest'

const finders: Readonly<Record<InstalledPackage['ecosystem'], (owner: InstalledPackage) => Finder>> = {
  npm: ({ root }) => {
    return (path) => {
      const folders = foldersOf(path, root)
      const test = folders.findIndex((name) => testFolders.has(name))
      // Deeper folders with these names can be code: yaml/dist/doc.
      if (docFolders.has(folders[0] ?? '')) return folderAt('docs', root, folders.slice(0, 1))
      return test < 0 ? document(path) : folderAt('tests', root, folders.slice(0, test + 1))
    }
  },
  pypi: (owner) => {
    const { root, path: info } = owner
    // A wheel with nothing but "tests" is a package of this name.
    const from = hasOtherModules(owner) ? 0 : 1
    return (path) => {
      if (path.startsWith(`${info}/`)) return undefined
      const folders = foldersOf(path, root)
      if (folders[0] === 'share' && ['doc', 'man'].includes(folders[1] ?? ''))
        return folderAt('docs', root, folders.slice(0, 2))
      const at = folders.findIndex(
        (name, index) => index >= from && (testFolders.has(name) || docFolders.has(name)),
      )
      if (at >= 0) {
        const kind = testFolders.has(folders[at] ?? '') ? 'tests' : 'docs'
        return folderAt(kind, root, folders.slice(0, at + 1))
      }
      return basename(path) === 'conftest.py' ? { kind: 'tests', path } : document(path)
    }
  },
  gem: ({ root }) => {
    const tests = new Set(['test', 'tests', 'spec', 'specs', 'features'])
    const docs = new Set([...docFolders, 'sample', 'samples'])
    return (path) => {
      if (!path.startsWith(`${root}/`)) return undefined
      const [first = '', ...others] = foldersOf(path, root)
      if (tests.has(first)) return folderAt('tests', root, [first])
      if (docs.has(first)) return folderAt('docs', root, [first])
      return first === 'lib' && others.length > 0 ? undefined : document(path)
    }
  },
}

function foldersOf(path: string, root: string): string[] {
  return path
    .slice(root.length + 1)
    .split('/')
    .slice(0, -1)
}

function folderAt(kind: Candidate['kind'], root: string, folders: readonly string[]): At {
  return { kind, path: [root, ...folders].join('/') }
}

function document(path: string): At | undefined {
  return isDocument(path) ? { kind: 'docs', path } : undefined
}

function hasOtherModules({ root, files }: InstalledPackage): boolean {
  return files.some(({ path }) => {
    const [top = ''] = path.slice(root.length + 1).split('/')
    return /\.(?:py|so)$/.test(path) && ![...testFolders, ...docFolders, 'bin', 'share'].includes(top)
  })
}

const sourceFile: Readonly<Record<InstalledPackage['ecosystem'], RegExp>> = {
  npm: /\.(?:[cm]?[jt]sx?|coffee)$/,
  pypi: /\.(?:pyx?|pyi)$/,
  gem: /\.(?:rb|feature)$/,
}

/** A folder of tests has source code. Otherwise, it can be data with this name. A Python package among the documentation is code. */
function isPlausible({ kind, path, owner: { ecosystem }, files }: Candidate): boolean {
  if (files.length === 1 && files[0]?.path === path) return true
  if (kind === 'docs') {
    if (basename(path) === 'man') return files.every((file) => /\.(?:\d|md|html|txt|gz)$/.test(file.path))
    return ecosystem !== 'pypi' || !files.some((file) => file.path === `${path}/__init__.py`)
  }
  return files.some((file) => sourceFile[ecosystem].test(file.path))
}
