import type { LayerUse } from '../layer/lambda-function.ts'
import type {
  Listed,
  Message,
  Prune,
  RegionState,
  VersionWithStatements,
  WantedLayer,
} from '../layer/layer.ts'
import { numbersInUse } from '../layer/version-arn.ts'
import { differenceFrom } from './compare.ts'
import { hasPlaceholderDescription } from './placeholder.ts'

/** The versions to delete, and notes for the user. */
export interface Pruning {
  readonly prunes: readonly Prune[]
  readonly notes: readonly Message[]
}

/**
 * Returns the versions to delete when the version `current` exists: placeholder versions, leftovers of killed runs, and the oldest versions
 * that exceed the number to keep. Versions of other architectures are neither counted nor deleted.
 */
export function pruning(current: number, wanted: WantedLayer, observed: RegionState): Pruning {
  const others = observed.ofOtherArchitectures.map(({ version }) => version)
  const older = observed.versions.filter(({ version }) => version < current && !others.includes(version))
  const leftovers = leftoversBelow(current, wanted, observed)
  const isLeftover = ({ version }: Listed): boolean => leftovers.includes(version)
  const releases = older.filter((one) => !hasPlaceholderDescription(one) && !isLeftover(one))
  const { surplus, notes } = surplusOf(releases, wanted.retain, observed)
  return {
    prunes: [
      ...surplus.map(pruneAs('surplus')),
      ...(namesItsCommit(wanted) || wanted.retain !== undefined
        ? older.filter(isLeftover).map(pruneAs('leftover'))
        : []),
      ...older.filter(hasPlaceholderDescription).map(pruneAs('filler')),
    ],
    notes,
  }
}

/** The default description contains the commit, so that versions with the same one are of the same commit. The user's one need not. */
function namesItsCommit({ isExplicit, description }: WantedLayer): boolean {
  return !isExplicit.description && description !== ''
}

/**
 * Returns the versions of a run that was killed before it reached the aligned version number. They are equal to the wanted version, and
 * nobody has permission to use them. If the layer is not shared, they cannot be distinguished from other versions.
 */
function leftoversBelow(current: number, wanted: WantedLayer, observed: RegionState): number[] {
  const { candidate, statements, earlier, usage } = observed
  if (wanted.numbering.kind !== 'aligned' || !wanted.principals?.length) return []
  const existing: readonly VersionWithStatements[] = [
    ...(candidate ? [{ version: candidate, statements }] : []),
    ...earlier,
  ]
  return existing
    .filter(
      ({ version, statements: granted }) =>
        version.version < current &&
        !(usage.known && numbersInUse(usage.uses).has(version.version)) &&
        granted.length === 0 &&
        // The same commit published it, because the description names the commit.
        differenceFrom({ ...wanted, isExplicit: { ...wanted.isExplicit, description: true } }, version) ===
          undefined,
    )
    .map(({ version }) => version.version)
}

function surplusOf(
  releases: readonly Listed[],
  retain: number | undefined,
  { usage }: RegionState,
): { surplus: readonly Listed[]; notes: readonly Message[] } {
  const surplus =
    retain === undefined
      ? []
      : releases.toSorted((one, other) => other.version - one.version).slice(retain - 1)
  if (surplus.length === 0) return { surplus, notes: [] }
  if (!usage.known) {
    const { topic, text } = usage.reason
    return { surplus: [], notes: [{ topic, text: `No older version is deleted. ${text}` }] }
  }
  const numbers = surplus.map(({ version }) => version)
  const { unused, notes } = withoutUsed(numbers, usage.uses)
  return { surplus: surplus.filter(({ version }) => unused.includes(version)), notes }
}

/** Returns the version numbers that no function uses, and a note about the others. */
export function withoutUsed(
  versions: readonly number[],
  uses: readonly LayerUse[],
): { unused: number[]; notes: Message[] } {
  const inUse = numbersInUse(uses)
  const used = versions.filter((version) => inUse.has(version))
  return {
    unused: versions.filter((version) => !inUse.has(version)),
    notes: used.length === 0 ? [] : [keptFor(used)],
  }
}

function keptFor(used: readonly number[]): Message {
  return {
    topic: 'functions-use-the-version',
    text:
      used.length === 1
        ? `Version ${used.join()} is kept, because functions use it.`
        : `Versions ${used.join(', ')} are kept, because functions use them.`,
  }
}

function pruneAs(because: Prune['because']): (version: Listed) => Prune {
  return ({ version }) => ({ version, because })
}
