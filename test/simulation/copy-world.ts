import { applyCopies } from '../../src/copy/apply.ts'
import { observe } from '../../src/copy/observe.ts'
import { plan } from '../../src/copy/plan.ts'
import type { CopyRequest, SourceVersion } from '../../src/copy/plan.ts'
import type { RegionOutcome } from '../../src/copy/run.ts'
import type { Principal } from '../../src/layer/layer.ts'
import { awsWith } from './aws.ts'
import { calm } from './calls.ts'
import { chanceOf } from './chance.ts'
import type { Chance } from './chance.ts'
import { layerName } from './responses.ts'
import { virtualTime } from './time.ts'
import { encoded } from '../support/base64.ts'
import { add, sha256Of } from './truth.ts'
import type { Made, Truth } from './truth.ts'
import type { World } from './world.ts'
import { servicesFor } from './world.ts'

/** A simulation of copies: AWS with its state in the target Regions, and the versions of the source. */
export interface CopyWorld extends Pick<World, 'aws' | 'time' | 'chance' | 'optional' | 'setWeather'> {
  readonly request: CopyRequest
}

/** The result of a run that was not killed. */
export interface RanCopy {
  readonly outcomes: ReadonlyMap<string, RegionOutcome>
  readonly warnings: readonly string[]
}

const names = ['eu-central-1', 'us-east-1']
const account: Principal = '111122223333'

export function contentOf(number: number): Buffer {
  return Buffer.from(`the zip of version ${number}`)
}

/** Creates a random world. The source has gaps, and a Region can have some of the versions. */
export function copyWorldOf(seed: number): CopyWorld {
  const chance = chanceOf(seed)
  const time = virtualTime()
  let weather = calm
  const principals = chance.oneOf([undefined, [account], [account, 'o-a1b2c3d4e5']])
  const versions = sourceOf(chance).map((number) => sourceVersion(number, principals))
  const truths = names.slice(0, chance.between(1, 2)).map((region) => truthOf(region, versions, chance))
  return {
    aws: awsWith(truths, { chance, time, weather: () => weather }),
    time,
    chance,
    optional: new Set(truths.map(({ region }) => region).filter(() => chance.happens(0.3))),
    request: { versions, keepNumbers: chance.happens(0.8) },
    setWeather: (next) => {
      weather = next
    },
  }
}

function sourceOf(chance: Chance): number[] {
  const numbers = Array.from({ length: chance.between(1, 5) }, (_, index) => index + 1)
  const kept = numbers.filter(() => chance.happens(0.7))
  return kept.length > 0 ? kept : [numbers.length]
}

function sourceVersion(number: number, principals: readonly Principal[] | undefined): SourceVersion {
  return {
    number,
    codeSha256: sha256Of(contentOf(number)),
    description: `release ${number}`,
    licenseInfo: number % 2 === 0 ? 'MIT' : '',
    runtimes: ['nodejs24.x'],
    architectures: number % 2 === 0 ? ['x86_64', 'arm64'] : [],
    principals,
  }
}

/** The first versions of the source can have been copied before. The newest version is a copy, because nobody deleted it. */
function truthOf(region: string, versions: readonly SourceVersion[], chance: Chance): Truth {
  const truth: Truth = { region, versions: [], rejectsArchitectures: chance.happens(0.2) }
  const last = chance.oneOf([0, ...versions.map((version) => version.number)])
  for (let number = 1; number <= last; number += 1) {
    const version = versions.find((one) => one.number === number)
    const release = { ...(version ?? sourceVersion(number, undefined)), layerName }
    const made = add(
      truth,
      { ...release, content: { zip: encoded(contentOf(number)) } },
      { by: 'before', visible: 0 },
    )
    made.deleted = version === undefined
  }
  return truth
}

/** Runs observe, plan and apply of the sub-action. The run is killed as soon as `isDead` returns true. */
export function runCopy(
  world: CopyWorld,
  name: string,
  isDead: () => boolean = () => false,
): Promise<RanCopy | undefined> {
  const { time, request } = world
  const { services, waitIn } = servicesFor(world, name, { isDead })
  const sizes = request.versions.map(({ number, codeSha256: sha256 }) => {
    return [number, { path: String(number), sha256, size: contentOf(number).length }] as const
  })

  async function whole(): Promise<RanCopy> {
    const planned = plan(request, await observe(services, { ...request, layerName }))
    const outcomes = new Map<string, RegionOutcome>()
    const warnings: string[] = []
    await applyCopies(planned, {
      ...request,
      services,
      layerName,
      archives: new Map(sizes),
      read: ({ path }) => Promise.resolve(encoded(contentOf(Number(path)))),
      stagingsFor: () => Promise.resolve(new Map()),
      waitIn,
      progress: () => undefined,
      warn: (region, { text }) => warnings.push(`${region}: ${text}`),
      report: (region, outcome) => outcomes.set(region, outcome),
    })
    return { outcomes, warnings }
  }
  return time.pass(whole(), isDead)
}

/** Returns the broken promises of a run: no version with a wrong number is shared, none is lost, and success means that all are there. */
export function brokenByCopy(world: CopyWorld, ran: RanCopy, name: string): string[] {
  return [...world.aws.truths.values()].flatMap((truth) =>
    brokenIn(truth, ran, { world, name }).map((text) => `${truth.region}: ${text}`),
  )
}

function brokenIn(
  truth: Truth,
  { outcomes, warnings }: RanCopy,
  { world, name }: { readonly world: CopyWorld; readonly name: string },
): string[] {
  const { versions, keepNumbers } = world.request
  const outcome = outcomes.get(truth.region)
  if (!outcome) return ['its outcome is not reported']
  const own = truth.versions.filter((made) => made.by === name && !made.deleted)
  const texts = [
    outcome.failure?.text ?? '',
    ...warnings.filter((warning) => warning.startsWith(`${truth.region}: `)),
  ]
  return [
    ...own
      .filter((made) => !isNamed(made, outcome, texts))
      .map((made) => `version ${made.version.version} is lost`),
    ...truth.versions
      .filter((made) => made.statements.length > 0 && !made.deleted && !isShareable(made, world.request))
      .map((made) => `version ${made.version.version} is shared, but it is not a copy`),
    ...truth.versions
      .filter((made) => made.deletion?.by === name && !made.hasPlaceholderDescription)
      .map((made) => `version ${made.version.version} was deleted`),
    ...wrongResults(truth, outcome, keepNumbers),
    ...(outcome.missing === undefined ? [] : brokenBySkip(truth, own, world)),
    ...(outcome.failure === undefined && outcome.missing === undefined
      ? missing(truth, versions, keepNumbers, texts)
      : []),
  ]
}

/** Only an optional Region can be skipped, and only before the first write there. */
function brokenBySkip({ region }: Truth, own: readonly Made[], { optional }: CopyWorld): string[] {
  return [
    ...(optional.has(region) ? [] : ['a required Region was skipped']),
    ...(own.length > 0 ? ['it was skipped after a write'] : []),
  ]
}

/** Each version that the run reports as a copy has the content of its source, and the same number if that is requested. */
function wrongResults(truth: Truth, { versions }: RegionOutcome, keepNumbers: boolean): string[] {
  return [...versions].flatMap(([number, { layerVersion }]) => {
    if (!layerVersion) return []
    const made = truth.versions[layerVersion.version - 1]
    const isRight = made && !made.deleted && made.version.codeSha256 === sha256Of(contentOf(number))
    return isRight && (!keepNumbers || layerVersion.version === number)
      ? []
      : [`version ${layerVersion.version} is reported as a copy of ${number}`]
  })
}

function isShareable({ version }: Made, { versions, keepNumbers }: CopyRequest): boolean {
  return versions.some(
    ({ number, codeSha256 }) =>
      codeSha256 === version.codeSha256 && (!keepNumbers || number === version.version),
  )
}

function missing(
  truth: Truth,
  wanted: readonly SourceVersion[],
  keepNumbers: boolean,
  texts: readonly string[],
): string[] {
  const existing = truth.versions.filter((made) => !made.deleted)
  const highest = wanted.at(-1)?.number ?? 0
  const left = existing.filter(
    (made) => made.hasPlaceholderDescription && made.version.version < highest && keepNumbers,
  )
  return [
    ...wanted.flatMap(({ number, codeSha256, principals = [] }) => {
      const copies = existing.filter(
        ({ version }) => version.codeSha256 === codeSha256 && (!keepNumbers || version.version === number),
      )
      const isShared = copies.some(({ statements }) =>
        principals.every((one) => statements.some(({ principal }) => principal === one)),
      )
      return isShared ? [] : [`it succeeded without version ${number}`]
    }),
    ...(left.length > 0 && !texts.some((text) => text.includes(' is not deleted') || text.includes('deleted'))
      ? ['placeholder versions are left']
      : []),
  ]
}

/** Returns whether a version is reported: as a result, by its number, or as one that may exist above another. */
function isNamed(
  { version: { version } }: Made,
  { versions }: RegionOutcome,
  texts: readonly string[],
): boolean {
  const above = texts.flatMap((text) =>
    [...text.matchAll(/version above (\d+) may exist/g)].map(([, number]) => Number(number)),
  )
  return (
    [...versions.values()].some(({ layerVersion }) => layerVersion?.version === version) ||
    texts.some((text) => new RegExp(`[Vv]ersions? (\\d+, )*${version}\\b`).test(text)) ||
    above.some((number) => version > number)
  )
}
