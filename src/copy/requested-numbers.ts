import { about } from '../base/message.ts'
import { Problem } from '../base/problem.ts'
import type { Listed } from '../layer/layer.ts'
import { inRanges, isIn } from '../layer/version-ranges.ts'
import type { Range } from '../layer/version-ranges.ts'
import { hasPlaceholderDescription } from '../plan/placeholder.ts'
import { notListedYet } from '../regions/observe.ts'
import type { RequestedVersions } from './parsers.ts'
import { cannotRead, noSuchVersions } from './source.ts'
import type { Source } from './source.ts'

/** Returns the numbers that the user requested, the lowest first. In the own account, a range can have gaps. Throws a Problem. */
export async function requestedNumbers(
  source: Source,
  versions: RequestedVersions | undefined,
): Promise<readonly number[]> {
  return requireFew(await allRequested(source, versions), source)
}

async function allRequested(source: Source, versions: RequestedVersions | undefined): Promise<number[]> {
  const { layer } = source
  if (layer.version !== undefined) return [layer.version]
  if (versions === undefined) throw new Error('no versions are requested')
  if (layer.account !== source.reader) return foreignNumbers(source, versions)
  const listed = await listedVersions(source)
  if (versions === 'latest') {
    const newest = listed.find((version) => !hasPlaceholderDescription(version))
    return newest === undefined ? [] : [newest.version]
  }
  const numbers = listed
    .map(({ version }) => version)
    .filter((number) => versions.some((one) => isIn(number, one)))
  const absent = versions
    .filter(({ from, to }) => from === to && !numbers.includes(from))
    .map(({ from }) => from)
  if (absent.length > 0) throw noSuchVersions(absent, source)
  return numbers.sort((one, other) => one - other)
}

/** Lambda denies ListLayerVersions across accounts. */
function foreignNumbers({ layer, reader }: Source, versions: 'latest' | readonly Range[]): number[] {
  if (versions === 'latest') {
    throw new Problem(
      about(
        'a-source-version-cannot-be-read',
        `Input "versions" is "latest", but the layer belongs to account ${layer.account}, and the credentials belong to ${reader}. ` +
          'AWS allows only the owner to list the versions of a layer. Set "versions" to the numbers to copy.',
      ),
    )
  }
  const all = new Set<number>()
  for (const { from, to } of versions) {
    // A longer list is refused anyway.
    const last = Math.min(to, from + maximumVersions)
    for (let number = from; number <= last; number += 1) all.add(number)
  }
  return [...all].sort((one, other) => one - other)
}

async function listedVersions(source: Source): Promise<Listed[]> {
  const { layer, service } = source
  const layerName = layer.arn
  try {
    const listed = await service.versions(layerName)
    return [...(await notListedYet(listed, service, { layerName, numbering: { kind: 'next' } })), ...listed]
  } catch (error) {
    throw cannotRead(error, source)
  }
}

/** The maximum number of versions that one run copies. */
const maximumVersions = 50

function requireFew(numbers: readonly number[], { layer }: Source): readonly number[] {
  if (numbers.length <= maximumVersions) return numbers
  throw new Problem(
    about(
      'an-input-is-not-allowed',
      `Input "versions" selects more than ${maximumVersions} versions of ${layer.arn}, and the action copies at most ${maximumVersions} ` +
        `in one run. Copy them in several runs, such as ${inRanges(numbers.slice(0, maximumVersions))} first.`,
    ),
  )
}
