import type { Message, Warning } from '../base/message.ts'
import { about, ofNoTopic, reworded } from '../base/message.ts'
import type { Region, RegionPlan } from '../layer/layer.ts'
import { noRegionWasAvailable } from '../report/missing-regions.ts'
import { failuresIn } from '../report/outputs.ts'
import type { Commit } from '../report/run.ts'
import { truncatedList } from './bounds.ts'
import { disagreements, versionDisagreements } from './disagreements.ts'
import type { JobResult } from './manifest.ts'
import { mergedFrom } from './merge.ts'
import type { Expected, Merged, ResultByRegion } from './merge.ts'
import { onMatrix, warningOf } from './messages.ts'

/** The merged result of all jobs. `errors` are why it is incomplete or differs between Regions. */
export interface Gathered {
  readonly merged: Merged
  readonly warnings: readonly Warning[]
  readonly errors: readonly Message[]
}

/** Merges the results of the jobs of a matrix into one. */
export function gather(results: readonly JobResult[], expected: Expected): Gathered {
  const ofThisRun = results.filter((result) => whyForeign(result, expected.commit) === undefined)
  // A dry run before the matrix, such as the one that builds the archive, is not part of it.
  const counted = ofThisRun.filter(({ manifest }) => manifest.dryRun === expected.dryRun)
  const { chosen, errors } = resultOfEachRegion(counted)
  const merged = mergedFrom(chosen, counted, expected)
  return {
    merged,
    warnings: warningsOf(chosen),
    errors: [
      ...results.flatMap((result) => whyForeign(result, expected.commit) ?? []),
      ...errors,
      ...unexpected(chosen, expected),
      ...[...disagreements([...new Set(chosen.values())]), ...versionDisagreements(merged)].map((text) =>
        about('the-matrix-jobs-do-not-agree', text),
      ),
      ...failuresOf(merged),
      ...noRegionWasAvailable(merged),
    ],
  }
}

/** Returns an error if a result is not of this run. */
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
    'a-manifest-is-not-of-this-run',
    `"${path}" is of another ${what}: ${manifest[key]} instead of ${commit[key]}. Collect only the manifests of this run.`,
  )
}

/** Returns the newest result of each Region. After "Re-run failed jobs", the manifests of earlier attempts still exist. */
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
            `${region}: Two matrix jobs have this Region: "${other.path}" and "${result.path}". Use each Region in only one matrix job.`,
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
        `${region}: "${path}" has this Region, which is not in "regions". Add it to "regions", or remove its matrix job.`,
      ),
    )
}

function failuresOf({ dryRun, plan = new Map<Region, RegionPlan>(), outcomes }: Merged): Message[] {
  if (!dryRun) return failuresIn({ outcomes })
  return [...plan].flatMap(([region, planned]) =>
    'blocked' in planned ? [reworded(planned.blocked, (text) => `${region}: ${text}`)] : [],
  )
}

/** Returns the warnings of the jobs, each once, and the errors of failed jobs in which no Region failed. */
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
  return truncatedList([...all.keys()], 'The manifests have more warnings.').map(
    (text) => all.get(text) ?? ofNoTopic(text),
  )
}
