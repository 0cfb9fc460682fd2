import type { LayerToCheck } from '../../layer/layer-to-check.ts'
import { leaveOut } from '../../layer/layer-to-check.ts'
import type { Runtime } from '../../layer/layer.ts'
import { opt, optLanguages } from '../../layer/opt.ts'
import { factsOf, versionsOf } from '../../layer/runtimes.ts'
import type { Findings } from './findings.ts'
import { onLayout } from './findings.ts'

const versionedLanguages = ['nodejs', 'python', 'ruby'] as const
type VersionedLanguage = (typeof versionedLanguages)[number]

/** Folders of these languages in which no version finds packages. */
const readByNone = ['python/bin/', 'ruby/gems/']

interface LayerAndRuntimes {
  readonly layer: LayerToCheck
  readonly paths: readonly string[]
  readonly runtimes: readonly Runtime[]
}

/** Folders of a layer that the declared runtimes do not read, and versions of a language that find nothing. */
export function unreadFoldersIn(all: LayerAndRuntimes): Findings {
  const found = versionedLanguages.map((language) => versionsWithout(language, all))
  return {
    errors: onLayout(found.flatMap(({ missing }) => missing)),
    warnings: onLayout([...found.flatMap(({ idle }) => idle), ...otherLanguages(all)]),
  }
}

/** Texts about what a declared version lacks, and about folders of versions that are not declared. */
interface VersionsWithout {
  readonly missing: readonly string[]
  readonly idle: readonly string[]
}

function versionsWithout(
  language: VersionedLanguage,
  { layer, paths, runtimes }: LayerAndRuntimes,
): VersionsWithout {
  const { folderFor: at, versionOf } = opt[language].versioned
  const declared = versionsOf(language, runtimes)
  const found = [...new Set(paths.flatMap((path) => versionOf(path) ?? []))]
  const idle = found.filter((version) => !declared.includes(version)).map(at)
  if (declared.length === 0 || found.length === 0) return { missing: [], idle: [] }
  const wanted = `"compatible-runtimes" has ${runtimes.join(', ')}`
  if (idle.length === found.length) {
    const places = declared.map(at).join(' or ')
    return {
      missing: [
        `"${idle.join('", "')}" is for another version than any that ${wanted}. ` +
          `Move what is in it into ${places}, if it runs there, or name its runtime too.`,
      ],
      idle: [],
    }
  }
  const missing = paths.some((path) => isReadByAll(path, language))
    ? []
    : declared.filter((version) => !found.includes(version))
  return {
    missing: missing.map(
      (version) =>
        `${wanted}, but there is no ${at(version)}: functions of that version find nothing. Add it.`,
    ),
    idle: idle.map(
      (place) =>
        `"${place}" is for a version that no runtime in "compatible-runtimes" has. ${leaveOut(layer.from, 'it')}`,
    ),
  }
}

function isReadByAll(path: string, language: VersionedLanguage): boolean {
  const { folder, versioned } = opt[language]
  const isOfOneVersion = versioned.versionOf(path) !== undefined
  return path.startsWith(`${folder}/`) && !isOfOneVersion && !readByNone.some((one) => path.startsWith(one))
}

/** None if a custom runtime is declared, which can read any folder, or an unknown one. */
function otherLanguages({ paths, runtimes }: LayerAndRuntimes): string[] {
  const languages = runtimes.map((runtime) => factsOf(runtime)?.language ?? 'provided')
  const folders = optLanguages.filter((folder) => paths.some((path) => path.startsWith(`${folder}/`)))
  if (runtimes.length === 0 || folders.length === 0 || languages.includes('provided')) return []
  if (folders.some((folder) => languages.includes(folder))) return []
  return [
    `The layer has ${folders.map((folder) => `${folder}/`).join(' and ')}, which no runtime of ` +
      `"compatible-runtimes" (${runtimes.join(', ')}) reads.`,
  ]
}
