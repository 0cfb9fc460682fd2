import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import type {
  LayerVersion,
  Observation,
  Plan,
  RegionPlan,
  Statement,
  Usage,
  WantedLayer,
} from '../../../src/layer/layer.ts'
import { numbersInUse } from '../../../src/layer/version-arn.ts'
import { placeholderDescription } from '../../../src/plan/placeholder.ts'
import { plan, statementId } from '../../../src/plan/plan.ts'
import { writes } from '../../../src/plan/writes.ts'
import { saying } from '../../support/messages.ts'
import { usesOf } from '../../support/region-in-memory.ts'

/** Applies plans to a small model of Lambda, for random Regions and random inputs. */

type Kind = 'ours' | 'other' | 'filler'

/** A Region: its versions by version number, and the policy statements of each. */
interface Model {
  readonly versions: ReadonlyMap<number, { readonly kind: Kind; readonly statements: readonly Statement[] }>
  readonly usage: Usage
}

const everyone = ['111122223333', '444455556666', 'o-a1b2c3d4e5', '*']
const metadata = { description: 'octo-org/octo-repo@0123', licenseInfo: '', runtimes: [], architectures: [] }

const statement: fc.Arbitrary<Statement> = fc.oneof(
  fc.constantFrom(...everyone).map((principal) => ({ id: statementId(principal), principal })),
  fc.record({
    id: fc.constantFrom('by-hand', 'odd', statementId('*'), statementId('111122223333')),
    principal: fc.constantFrom(...everyone, '999999999999'),
  }),
  fc.constantFrom({ id: 'odd' }, { id: statementId('*') }),
)

const version = fc.record({
  kind: fc.constantFrom<Kind>('ours', 'other', 'filler'),
  statements: fc.uniqueArray(statement, { selector: ({ id }) => id, maxLength: 5 }),
})

/** Some version numbers are missing, because they were deleted. Some Regions have far higher numbers than others. */
const model: fc.Arbitrary<Model> = fc
  .record({
    start: fc.constantFrom(0, 0, 0, 60),
    versions: fc.array(fc.option(version), { maxLength: 12 }),
    usage: fc.oneof(
      fc.record({
        known: fc.constant(true as const),
        uses: fc.uniqueArray(fc.integer({ min: 1, max: 75 })).map((used) => usesOf(...used)),
      }),
      fc.constant({ known: false as const, reason: saying('Denied.') }),
    ),
  })
  .map(({ start, versions, usage }) => ({
    versions: new Map(versions.flatMap((one, index) => (one ? [[start + index + 1, one] as const] : []))),
    usage,
  }))

const inputs: fc.Arbitrary<WantedLayer> = fc
  .record({
    numbering: fc.oneof(
      fc.constant({ kind: 'next' } as const),
      fc.constant({ kind: 'aligned' } as const),
      fc.integer({ min: 1, max: 70 }).map((number) => ({ kind: 'exact', version: number }) as const),
    ),
    principals: fc.option(fc.subarray(everyone), { nil: undefined }),
    retain: fc.option(fc.integer({ min: 1, max: 5 }), { nil: undefined }),
  })
  .map((some) => ({
    ...metadata,
    ...some,
    codeSha256: 'ours',
    isExplicit: { description: false, licenseInfo: false },
    skipUnchanged: true,
    inAllRegions: false,
  }))

const regions = fc.array(model, { maxLength: 40 })

test('a plan results in the version and permissions that the inputs request', () => {
  given(({ wanted, before, after, planned }) => {
    const ends = planned.flatMap((one) => ('target' in one ? [endOf(one)] : []))
    if (wanted.numbering.kind === 'exact')
      expect(new Set(ends)).toEqual(new Set(ends.length ? [wanted.numbering.version] : []))
    if (wanted.numbering.kind === 'aligned') expect(new Set(ends).size).toBeLessThanOrEqual(1)
    for (const [index, one] of planned.entries()) {
      if (!('target' in one)) {
        expect(after[index]).toBe(before[index])
        continue
      }
      const current = after[index]?.versions.get(endOf(one))
      expect(current?.kind).toBe('ours')
      if (wanted.principals) expectGranted(wanted.principals, current?.statements ?? [])
    }
  })
})

test('a plan deletes all versions that are not needed, and no others', () => {
  given(({ wanted, before, after, planned }) => {
    for (const [index, one] of planned.entries()) {
      const [was, is] = [before[index], after[index]]
      if (!was || !is || !('target' in one)) continue
      const current = endOf(one)
      const older = [...is.versions].filter(([number]) => number < current).sort(([a], [b]) => b - a)
      expect(older.filter(([, { kind }]) => kind === 'filler')).toEqual([])
      const gone = [...was.versions].filter(([number]) => !is.versions.has(number))
      expect(gone.filter(([number]) => number >= current)).toEqual([])
      const leftovers = leftoversIn(was, wanted, current)
      expect(older.filter(([number]) => leftovers.includes(number))).toEqual([])
      const realGone = gone
        .filter(([number, { kind }]) => kind !== 'filler' && !leftovers.includes(number))
        .map(([number]) => number)
      if (!was.usage.known || wanted.retain === undefined) {
        expect(realGone).toEqual([])
        continue
      }
      const used = [...numbersInUse(was.usage.uses)]
      expect(realGone.filter((number) => used.includes(number))).toEqual([])
      const kept = older.map(([number]) => number)
      // A version is kept if it is one of the newest, or if a function uses it.
      const newest = [...was.versions]
        .filter(([number, { kind }]) => number < current && kind !== 'filler' && !leftovers.includes(number))
        .map(([number]) => number)
        .sort((a, b) => b - a)
      const within = newest.slice(0, wanted.retain - 1)
      expect(kept).toEqual(newest.filter((number) => within.includes(number) || used.includes(number)))
    }
  })
})

test('a plan has the smallest number of writes', () => {
  given(({ wanted, before, planned }) => {
    const lowest = wanted.numbering.kind === 'aligned' ? lowestCommon(before) : undefined
    for (const [index, one] of planned.entries()) {
      const was = before[index]
      if (!was || !('target' in one)) continue
      const { target, fill, grants, revokes } = one
      const head = headOf(was)
      // A version number is reached only by publishing all numbers below it. If the wanted version has it, nothing is published.
      expect(fill + (target.do === 'publish' ? 1 : 0)).toBe(target.do === 'publish' ? endOf(one) - head : 0)
      if (lowest !== undefined) expect(endOf(one)).toBe(lowest)
      if (wanted.numbering.kind === 'next')
        expect(target.do).toBe(newestOf(was)?.kind === 'ours' ? 'reuse' : 'publish')
      const statements = target.do === 'reuse' ? (was.versions.get(target.version)?.statements ?? []) : []
      const { wrong, missing } = wanted.principals
        ? toChange(wanted.principals, statements)
        : { wrong: [], missing: [] }
      expect(revokes).toEqual(wrong)
      expect(grants.map(({ principal }) => principal)).toEqual(missing)
    }
  })
})

test('a second plan has no writes', () => {
  given(({ wanted, after, planned }) => {
    const again = [...planOf(wanted, after).values()]
    for (const [index, one] of again.entries()) {
      if (!('target' in one)) {
        expect(planned[index]).toEqual(one)
        continue
      }
      expect(writes(one)).toBe(false)
      expect({ fill: one.fill, prunes: one.prunes }).toEqual({ fill: 0, prunes: [] })
    }
  })
})

interface Case {
  readonly wanted: WantedLayer
  readonly before: readonly Model[]
  readonly planned: readonly RegionPlan[]
  readonly after: readonly Model[]
}

function given(check: (one: Case) => void): void {
  fc.assert(
    fc.property(inputs, regions, (wanted, before) => {
      const planned = [...planOf(wanted, before).values()]
      const after = before.map((region, index) => carriedOut(planned[index], region))
      check({ wanted, before, planned, after })
    }),
    { numRuns: 100 },
  )
}

function planOf(wanted: WantedLayer, models: readonly Model[]): Plan {
  return plan(wanted, new Map(models.map((region, index) => [`r-${index}`, observed(wanted, region)])))
}

/** The versions that a killed run with "align-versions" can have left: the newest ones, if they are wanted and not granted. */
function leftoversIn(
  { versions, usage }: Model,
  { numbering, principals }: WantedLayer,
  current: number,
): number[] {
  if (numbering.kind !== 'aligned' || !principals?.length) return []
  const real = [...versions].filter(([, { kind }]) => kind !== 'filler').sort(([a], [b]) => b - a)
  const others = real.findIndex(([, { kind }]) => kind !== 'ours')
  return real
    .slice(0, others < 0 ? undefined : others)
    .filter(([number, { statements }]) => number < current && statements.length === 0)
    .filter(([number]) => !usage.known || !numbersInUse(usage.uses).has(number))
    .map(([number]) => number)
}

/** The observation of a Region. */
function observed({ numbering }: WantedLayer, region: Model): Observation {
  const existing = [...region.versions.keys()]
    .sort((a, b) => b - a)
    .map((number) => versionOf(number, region))
  const candidate = existing.find(({ version: number, codeSha256 }) =>
    numbering.kind === 'exact' ? number === numbering.version : codeSha256 !== 'filler',
  )
  const statementsOf = (number = 0) => region.versions.get(number)?.statements ?? []
  const statements = statementsOf(candidate?.version)
  const below = existing.filter(
    (one) => one.version < (candidate?.version ?? 0) && one.codeSha256 !== 'filler',
  )
  const others = below.findIndex(({ codeSha256 }) => codeSha256 !== candidate?.codeSha256)
  const alike = numbering.kind === 'aligned' ? below.slice(0, others < 0 ? undefined : others) : []
  return {
    seen: true,
    versions: existing,
    ofOtherArchitectures: [],
    statements,
    earlier: alike.map((one) => ({ version: one, statements: statementsOf(one.version) })),
    usage: region.usage,
    ...(candidate ? { candidate } : {}),
  }
}

function versionOf(number: number, { versions }: Model): LayerVersion {
  const kind = versions.get(number)?.kind ?? 'other'
  const description = kind === 'filler' ? placeholderDescription : metadata.description
  return { ...metadata, arn: `arn:${number}`, version: number, codeSha256: kind, description }
}

/** The Region after a plan was applied. The placeholders of the plan itself are already deleted again. */
function carriedOut(planned: RegionPlan | undefined, region: Model): Model {
  if (!planned || !('target' in planned)) return region
  const { grants, revokes, prunes, fill } = planned
  const versions = new Map(region.versions)
  const current = planned.target.do === 'publish' ? headOf(region) + fill + 1 : planned.target.version
  const { kind = 'ours', statements = [] } = versions.get(current) ?? {}
  const kept = statements.filter((one) => !revokes.some(({ id }) => id === one.id))
  // A statement id that already exists cannot be added again.
  const added = grants
    .map(({ statementId: id, principal }) => ({ id, principal }))
    .filter(({ id }) => !kept.some((one) => one.id === id))
  versions.set(current, { kind, statements: [...kept, ...added] })
  for (const prune of prunes) versions.delete(prune.version)
  return { ...region, versions }
}

function expectGranted(principals: readonly string[], statements: readonly Statement[]): void {
  const { wrong, missing } = toChange(principals, statements)
  expect({ wrong, missing }).toEqual({ wrong: [], missing: [] })
}

/** Returns the wrong statements with an id of this action, and the principals without a statement. */
function toChange(principals: readonly string[], statements: readonly Statement[]) {
  const rightful = new Map(principals.map((principal) => [statementId(principal), principal]))
  const wrong = statements.filter(
    ({ id, principal }) =>
      id.startsWith('layer-everywhere-') && (!principal || rightful.get(id) !== principal),
  )
  const served = statements.filter((one) => !wrong.includes(one)).map(({ principal }) => principal)
  return { wrong, missing: principals.filter((principal) => !served.includes(principal)) }
}

/** The lowest version number that each Region either has with the wanted content, or can still reach. */
function lowestCommon(models: readonly Model[]): number {
  let number = Math.max(1, ...models.map(headOf))
  while (models.some((region) => headOf(region) === number && region.versions.get(number)?.kind !== 'ours'))
    number += 1
  return number
}

function newestOf({ versions }: Model) {
  const newest = [...versions].filter(([, { kind }]) => kind !== 'filler').sort(([a], [b]) => b - a)
  return newest[0]?.[1]
}

function headOf({ versions }: Model): number {
  return Math.max(0, ...versions.keys())
}

function endOf({ target }: Extract<RegionPlan, { target: unknown }>): number {
  return target.do === 'publish' ? target.expected : target.version
}
