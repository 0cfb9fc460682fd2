import type { LayerToCheck } from '../../layer/layer-to-check.ts'
import { leaveOut } from '../../layer/layer-to-check.ts'
import type { Runtime } from '../../layer/layer.ts'
import { opt, optLanguages } from '../../layer/opt.ts'
import { factsOf, versionsOf } from '../../layer/runtimes.ts'
import type { Findings } from './findings.ts'
import { onLayout } from './findings.ts'

const versionedLanguages = ['nodejs', 'python', 'ruby'] as const
type VersionedLanguage = (typeof versionedLanguages)[number]

/** Folders of these languages in which no version searches for packages. */
const neverSearched = ['python/bin/', 'ruby/gems/']

interface LayerAndRuntimes {
  readonly layer: LayerToCheck
  readonly paths: readonly string[]
  readonly runtimes: readonly Runtime[]
}

/** Finds folders that no declared runtime reads, and declared versions for which the layer has no packages. */
export function unreadFoldersIn(all: LayerAndRuntimes): Findings {
  const found = versionedLanguages.map((language) => versionMismatches(language, all))
  return {
    errors: onLayout(found.flatMap(({ missing }) => missing)),
    warnings: onLayout([...found.flatMap(({ unused }) => unused), ...otherLanguages(all)]),
  }
}

/** Texts about declared versions without a folder, and about folders of versions that are not declared. */
interface VersionMismatches {
  readonly missing: readonly string[]
  readonly unused: readonly string[]
}

function versionMismatches(
  language: VersionedLanguage,
  { layer, paths, runtimes }: LayerAndRuntimes,
): VersionMismatches {
  const { folderFor: at, versionOf } = opt[language].versioned
  const declared = versionsOf(language, runtimes)
  const found = [...new Set(paths.flatMap((path) => versionOf(path) ?? []))]
  const unused = found.filter((version) => !declared.includes(version)).map(at)
  if (declared.length === 0 || found.length === 0) return { missing: [], unused: [] }
  const compatible = `"compatible-runtimes" (${runtimes.join(', ')})`
  if (unused.length === found.length) {
    const places = declared.map(at).join(' or ')
    return {
      missing: [
        `No runtime in ${compatible} reads "${unused.join('", "')}". ` +
          `Move the packages into ${places} if they work with that version, or add the runtime to "compatible-runtimes".`,
      ],
      unused: [],
    }
  }
  const missing = paths.some((path) => isReadByAll(path, language))
    ? []
    : declared.filter((version) => !found.includes(version))
  return {
    missing: missing.map(
      (version) =>
        `The layer has no ${at(version)}, so that functions with that version find no packages. ` +
        `Add it, or remove the runtime from ${compatible}.`,
    ),
    unused: unused.map(
      (folder) => `No runtime in ${compatible} reads "${folder}". ${leaveOut(layer.from, 'that folder')}`,
    ),
  }
}

function isReadByAll(path: string, language: VersionedLanguage): boolean {
  const { folder, versioned } = opt[language]
  const isOfOneVersion = versioned.versionOf(path) !== undefined
  return (
    path.startsWith(`${folder}/`) && !isOfOneVersion && !neverSearched.some((one) => path.startsWith(one))
  )
}

/** Returns no warning if a custom or unknown runtime is declared, because it can read any folder. */
function otherLanguages({ paths, runtimes }: LayerAndRuntimes): string[] {
  const languages = runtimes.map((runtime) => factsOf(runtime)?.language ?? 'provided')
  const folders = optLanguages.filter((folder) => paths.some((path) => path.startsWith(`${folder}/`)))
  if (runtimes.length === 0 || folders.length === 0 || languages.includes('provided')) return []
  if (folders.some((folder) => languages.includes(folder))) return []
  return [
    `No runtime in "compatible-runtimes" (${runtimes.join(', ')}) reads ` +
      `${folders.map((folder) => `${folder}/`).join(' or ')} of the layer.`,
  ]
}
