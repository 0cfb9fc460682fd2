import { basename, dirname, join } from 'node:path/posix'
import type { InstalledPackage } from '../../packages/installed.ts'
import type { Candidate } from './candidates.ts'
import { candidateNames } from './candidates.ts'
import { namedIn, nearestIn } from './references.ts'
import type { ReferenceFinder } from './references.ts'

/** A path in quotes that begins with "./" or "../". The group ends with the last folder that has the name of a candidate. */
const relativePath = new RegExp(
  `['"\`](\\.{1,2}/(?:[^'"\`\\n]{0,200}/)?(?:${candidateNames}))(?=[/'"\`$])`,
  'g',
)
/** A path in a package. The groups are the package and the path. */
const pathInPackage = new RegExp(
  `['"\`]((?:@[\\w.~-]+/)?[\\w.~-]+)/((?:[\\w.~-]+/)*(?:${candidateNames}))(?=[/'"\`$])`,
  'g',
)
/** A path from the folder of a file: `__dirname + '/test/x'`, or `join(__dirname, 'test')`. */
const pathParts = new RegExp(
  `['"\`](?:[^'"\`\\n:]{0,200}/)?(${candidateNames})/|/(${candidateNames})['"\`]|` +
    `\\b(?:join|resolve)\\([^()\\n]{0,200}['"\`](${candidateNames})['"\`]`,
  'g',
)
const hasOwnPath = /__dirname|__filename|import\.meta|require\.resolve/

/** Finds the tests and documents of npm packages that code of a layer loads or reads. */
export function nodeReferences(candidates: readonly Candidate[]): ReferenceFinder {
  const byPath = new Map(candidates.map((candidate) => [candidate.path, candidate]))
  const byRoot = Map.groupBy(candidates, ({ owner }) => owner.root)
  const rootsByName = Map.groupBy(byRoot.keys(), (root) => root.slice(root.lastIndexOf('node_modules/') + 13))
  const around = (path: string): Candidate[] => {
    const found = nearestIn(path, byPath)
    return found ? [found] : []
  }
  return {
    isCode: (path) =>
      path.startsWith('nodejs/') &&
      /\.(?:[cm]?[jt]sx?)$|\/bin\/[^/.]+$/.test(path) &&
      !/\.d\.[cm]?ts$/.test(path),
    ofPackages: () => {
      const owners = new Set(candidates.map(({ owner }) => owner))
      return [...owners].flatMap(({ root, manifest }) =>
        entryPaths(manifest).flatMap((path) => around(join(root, path))),
      )
    },
    inFile: (path, content) => {
      const text = content.toString('latin1')
      const relative = [...text.matchAll(relativePath)].flatMap(([, given = '']) =>
        around(join(dirname(path), given)),
      )
      const inPackages = [...text.matchAll(pathInPackage)].flatMap(([, name = '', rest = '']) =>
        (rootsByName.get(name) ?? []).flatMap((root) => around(`${root}/${rest}`)),
      )
      const owned = nearestIn(path, byRoot) ?? []
      return [...relative, ...inPackages, ...byOwnPath(text, owned), ...namedIn(text, owned)]
    },
  }
}

function byOwnPath(text: string, owned: readonly Candidate[]): Candidate[] {
  if (owned.length === 0 || !hasOwnPath.test(text)) return []
  const names = new Set([...text.matchAll(pathParts)].map(([, ...groups]) => groups.find(Boolean)))
  return owned.filter(({ path }) => names.has(basename(path)))
}

/** Returns the paths that a package.json offers to other code, or starts. `files` and `scripts` do not count. */
function entryPaths(manifest: InstalledPackage['manifest']): string[] {
  return ['main', 'module', 'browser', 'exports', 'imports', 'bin'].flatMap((key) =>
    textsIn(manifest[key]).filter((text) => !text.startsWith('#')),
  )
}

function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value]
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : []
}
