import { basename } from 'node:path/posix'
import type { Candidate } from './candidates.ts'
import { candidateNames } from './candidates.ts'
import { namedIn, nearestIn } from './references.ts'
import type { ReferenceFinder } from './references.ts'

/** A path to a folder of the same gem: `require_relative "../../test/x"`, `"#{root}/spec"` or `root.join("spec")`. */
const folderPath = new RegExp(
  `/(${candidateNames})(?=[/'"])|\\b(?:join|expand_path)\\b[^\\n]{0,200}['"](${candidateNames})['"]`,
  'g',
)

/** Finds the tests and documents of gems that their own code loads or reads. Code of other gems cannot load them by a name. */
export function rubyReferences(candidates: readonly Candidate[]): ReferenceFinder {
  const byRoot = Map.groupBy(candidates, ({ owner }) => owner.root)
  return {
    isCode: (path) => path.startsWith('ruby/') && /\.rb$|\/(?:bin|exe)\/[^/.]+$/.test(path),
    ofPackages: () => [],
    inFile: (path, content) => {
      const owned = nearestIn(path, byRoot) ?? []
      if (owned.length === 0) return []
      const text = content.toString('latin1').replace(/https?:\/\/[^\s'"]+/g, '')
      const folders = new Set([...text.matchAll(folderPath)].map(([, one, other]) => one ?? other))
      return [...owned.filter((one) => folders.has(basename(one.path))), ...namedIn(text, owned)]
    },
  }
}
