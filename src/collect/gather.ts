import type { Message, Warning } from '../base/message.ts'
import { about, ofNoTopic, reworded } from '../base/message.ts'
import type { Region, RegionPlan } from '../layer/layer.ts'
import { failuresIn } from '../report/outputs.ts'
import type { Commit } from '../report/run.ts'
import { shortenedList } from './bounds.ts'
import { disagreements, numbersApart } from './disagreements.ts'
import type { JobResult } from './manifest.ts'
import { mergedFrom } from './merge.ts'
import type { Expected, Merged, ResultByRegion } from './merge.ts'
import { onMatrix, warningOf } from './messages.ts'

/** One result of all jobs; `errors` are why it is not complete, or not the same in all Regions. */
export interface Gathered {
  readonly merged: Merged
  readonly warnings: readonly Warning[]
  readonly errors: readonly Message[]
}

/** Merges the results of the jobs of a matrix into one. Pure. */
export function gather(results: readonly JobResult[], expected: Expected): Gathered {
  const ours = results.filter((result) => whyForeign(result, expected.commit) === undefined)
  // A dry run before the matrix, such as the one that builds the archive, is not part of it.
  const counted = ours.filter(({ manifest }) => manifest.dryRun === expected.dryRun)
  const { chosen, errors } = resultOfEachRegion(counted)
  const merged = mergedFrom(chosen, counted, expected)
  return {
    merged,
    warnings: warningsOf(chosen),
    errors: [
      ...results.flatMap((result) => whyForeign(result, expected.commit) ?? []),
      ...errors,
      ...unexpected(chosen, expected),
      ...[...disagreements([...new Set(chosen.values())]), ...numbersApart(merged)].map((text) =>
        about('the-legs-do-not-agree', text),
      ),
      ...failuresOf(merged),
    ],
  }
}

/** Why a result is not of this run. */
function whyForeign({ path, manifest }: JobResult, commit: Commit): Message | undefined {
  const table = [
    ['repository', 'repository'],
    ['run of the workflow', 'runId'],
    ['commit', 'sha'],
  ] as const
  const found = table.find(([, key]) => manifest[key] !== commit[key])
  if (!found) return undefined
  const [what, key] = found
  return about(
    'it-is-no-manifest-of-this-run',
    `"${path}" is of another ${what}: ${manifest[key]}, and this one is ${commit[key]}. Give only the manifests of this run.`,
  )
}

/** "Re-run failed jobs" keeps the manifest of the earlier attempt next to the new one. */
function resultOfEachRegion(results: readonly JobResult[]): {
  chosen: ResultByRegion
  errors: Message[]
} {
  const chosen = new Map<Region, JobResult>()
  const errors: Message[] = []
  const newestFirst = results.toSorted((one, other) => attemptOf(other) - attemptOf(one))
  for (const result of newestFirst) {
    for (const region of Object.keys(result.manifest.regions)) {
      const other = chosen.get(region)
      if (!other) chosen.set(region, result)
      else if (attemptOf(other) === attemptOf(result)) {
        errors.push(
          onMatrix(
            `${region}: Two legs have this Region, "${other.path}" and "${result.path}". Give each Region to one leg.`,
          ),
        )
      }
    }
  }
  return { chosen, errors }
}

function attemptOf({ manifest }: JobResult): number {
  return Number(manifest.runAttempt)
}

function unexpected(chosen: ResultByRegion, { regions }: Expected): Message[] {
  return [...chosen]
    .filter(([region]) => !regions.includes(region))
    .map(([region, { path }]) =>
      onMatrix(
        `${region}: "${path}" has this Region, which is not in "regions". Add it there, or take its leg away.`,
      ),
    )
}

function failuresOf({ dryRun, plan = new Map<Region, RegionPlan>(), outcomes }: Merged): Message[] {
  if (!dryRun) return failuresIn({ outcomes })
  return [...plan].flatMap(([region, planned]) =>
    'blocked' in planned ? [reworded(planned.blocked, (text) => `${region}: ${text}`)] : [],
  )
}

/** The warnings of the jobs, each once, and the failures of jobs in which no Region failed. */
function warningsOf(chosen: ResultByRegion): Warning[] {
  const results = [...new Set(chosen.values())]
  const manifests = results.map(({ manifest }) => manifest)
  const failures = results.flatMap(({ path, manifest }) =>
    manifest.failedRegions.length > 0
      ? []
      : (manifest.failure ?? []).map((text) =>
          reworded(warningOf(text, [manifest]), () => `"${path}": ${text}`),
        ),
  )
  const all = new Map(
    [
      ...manifests.flatMap(({ warnings }) => warnings).map((text) => warningOf(text, manifests)),
      ...failures,
    ].map((warning) => [warning.text, warning]),
  )
  return shortenedList([...all.keys()], 'The manifests have more warnings.').map(
    (text) => all.get(text) ?? ofNoTopic(text),
  )
}
