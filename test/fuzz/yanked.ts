import { yankInProcess } from '../support/run-recipe.ts'
import type { Ledger } from './ledger.ts'
import { existingIn } from './ledger.ts'
import { contextOf, happeningOf, scheduleOf } from './perform.ts'
import type { Performed, Stage } from './perform.ts'
import { environmentOf } from './runs.ts'
import type { Scene, Yank } from './scene.ts'
import { wayTo } from './way.ts'

/** Runs of the sub-action that deletes versions, and their promises. */

/** The result of a run, with the versions that it reports as deleted by Region. */
export interface Yanked extends Performed {
  readonly deleted: Readonly<Record<string, readonly number[]>>
  readonly failure: readonly string[] | undefined
}

export async function yankOn({ rig, ledger, others, scene }: Stage, yank: Yank): Promise<Yanked> {
  const by = 'yank'
  const context = contextOf(by, { ledger, others, scene })
  const faultOf = scheduleOf(yank.faults)
  const way = await wayTo(rig, {
    by,
    ledger,
    next: (request) => {
      const fault = faultOf(request)
      return fault && happeningOf(fault, context)
    },
  })
  const run = await yankInProcess(environmentOf({ scene, way, rig }), {
    'layer-name': 'x',
    regions: scene.regions.join(),
    versions: yank.versions,
    'dry-run': 'false',
    force: String(yank.isForced),
    ...(scene.byRole ? { 'role-to-assume': `arn:aws:iam::${scene.account}:role/publisher` } : {}),
  })
  way.close()
  const deleted = Object.fromEntries([...run.outcomes].map(([region, outcome]) => [region, outcome.deleted]))
  return { by, report: undefined, calls: way.calls, deleted, failure: run.failure }
}

/** Returns the broken promises. Only requested versions that no function uses are deleted, and versions that are reported as deleted do not exist. */
export function brokenByYank(
  { by, deleted, failure }: Yanked,
  { scene, ledger }: { readonly scene: Scene; readonly ledger: Ledger },
  { versions, isForced }: Yank,
): string[] {
  return scene.regions.flatMap((region) => {
    const isUsed = (version: number): boolean => scene.before[region]?.[version - 1]?.isUsed ?? false
    const gone = ledger.made.filter((one) => one.region === region && one.deleted?.by === by)
    const left = existingIn(ledger, region).map(({ version }) => version)
    return [
      ...gone
        .filter(({ version }) => !isAsked(version, versions))
        .map(({ version }) => `${region}: it deleted ${version}`),
      ...gone
        .filter(({ version }) => isUsed(version) && !isForced)
        .map(({ version }) => `${region}: it deleted ${version}, which a function uses`),
      ...(deleted[region] ?? [])
        .filter((version) => left.includes(version))
        .map((version) => `${region}: it reports that ${version} is deleted, but it exists`),
      ...(failure === undefined
        ? left
            .filter((version) => isAsked(version, versions))
            .map((version) => `${region}: it ended well, and ${version} is left`)
        : []),
    ]
  })
}

function isAsked(version: number, versions: string): boolean {
  if (versions === 'all') return true
  return versions.split(',').some((range) => {
    const [from = 0, to = from] = range.split('-').map(Number)
    return version >= from && version <= to
  })
}
