import type { Message } from '../base/message.ts'
import { reworded, textsOf } from '../base/message.ts'
import { nothingDone } from '../layer/layer.ts'
import type { Outcome, Plan, Region, RegionPlan } from '../layer/layer.ts'
import type { Manifest } from '../report/manifest.ts'
import type { Commit, Run } from '../report/run.ts'
import { planFromSteps } from '../report/steps.ts'
import { truncated } from './bounds.ts'
import type { JobResult } from './manifest.ts'
import { messagesOf, onMatrix } from './messages.ts'

/** The Regions and the workflow run that the results must be about, and whether they must be dry runs. */
export interface Expected {
  readonly regions: readonly Region[]
  /** Those of the Regions that may be unavailable. */
  readonly optionalRegions: readonly Region[]
  readonly commit: Commit
  readonly dryRun: boolean
}

/** The result to use for each Region. */
export type ResultByRegion = ReadonlyMap<Region, JobResult>

/** The results of all jobs, in the form of one run in all Regions. */
export type Merged = Pick<
  Run,
  | 'layerName'
  | 'variant'
  | 'regions'
  | 'optionalRegions'
  | 'dryRun'
  | 'outcomes'
  | 'plan'
  | 'archive'
  | 'metadata'
  | 'madeBy'
  | 'largest'
  | 'leftOut'
  | 'changes'
  | 'account'
  | 'accounts'
>

/** Merges the chosen results. `attempts` includes those of earlier attempts, because the last one did only what was missing. */
export function mergedFrom(
  chosen: ResultByRegion,
  attempts: readonly JobResult[],
  { regions: expected, optionalRegions, dryRun }: Expected,
): Merged {
  const manifests = [...new Set(chosen.values())].map(({ manifest }) => manifest)
  const regions = [...new Set([...expected, ...chosen.keys()])]
  const manifestOf = (region: Region): Manifest | undefined => chosen.get(region)?.manifest
  const first = <T>(valueOf: (manifest: Manifest) => T | undefined): T | undefined =>
    manifests.map(valueOf).find((value) => value !== undefined)
  return {
    layerName: first(({ layerName }) => layerName) ?? '',
    variant: first(({ variant }) => variant),
    regions,
    optionalRegions,
    dryRun,
    outcomes: new Map(
      dryRun
        ? []
        : regions.map(
            (region) =>
              [region, withEarlier(attempts, region, outcomeIn(region, manifestOf(region)))] as const,
          ),
    ),
    plan: planOf(regions, manifestOf, dryRun),
    archive: agreedArchive(manifests),
    metadata: first(({ metadata }) => metadata),
    madeBy: first(({ madeBy }) => madeBy),
    largest: first(({ largest }) => largest),
    leftOut: first(({ leftOut }) => leftOut),
    changes: changesOf([...manifests, ...attempts.map(({ manifest }) => manifest)]),
    account: onlyOne(manifests.flatMap(({ account }) => account ?? [])),
    accounts: new Map(
      [...chosen].flatMap(
        ([
          region,
          {
            manifest: { account },
          },
        ]) => (account ? [[region, account]] : []),
      ),
    ),
  }
}

/** Returns the account if all jobs have the same. Jobs in several partitions have different ones. */
function onlyOne(accounts: readonly string[]): string | undefined {
  const [account, ...others] = new Set(accounts)
  return others.length === 0 ? account : undefined
}

/** Returns the changes of one job, because all jobs have the same archive. A re-run that found its version has no changes. */
function changesOf(manifests: readonly Manifest[]): Merged['changes'] {
  const all = manifests.flatMap(({ changes }) => changes ?? [])
  return all.find((changes) => !('unread' in changes)) ?? all[0]
}

/** Returns the archive without a path, because it is on another runner. Undefined if the jobs have different archives. */
function agreedArchive(manifests: readonly Manifest[]): Merged['archive'] {
  const archives = manifests.flatMap(({ archive }) => archive ?? [])
  const [one] = archives
  if (!one || archives.some(({ codeSha256 }) => codeSha256 !== one.codeSha256)) return undefined
  const { codeSha256: sha256, codeSize: size, unzippedSize, files } = one
  return { path: '', sha256, size, unzippedSize, files }
}

function outcomeIn(region: Region, manifest: Manifest | undefined): Outcome {
  const known = manifest?.regions[region]
  if (!manifest || !known) return { ...nothingDone, failure: absent }
  const { arn, version, declared, missing, ...outcome } = known
  const hasFailed = (arn === undefined && missing === undefined) || manifest.failedRegions.includes(region)
  const own = known.failure === undefined ? undefined : messagesOf(manifest)(known.failure)
  const failure = own ?? (hasFailed ? failureOf(manifest) : undefined)
  return {
    ...outcome,
    ...(arn !== undefined && version !== undefined
      ? { layerVersion: { arn, version, ...(declared && { declared }) } }
      : {}),
    failure,
    missing: missing === undefined ? undefined : messagesOf(manifest)(missing),
  }
}

/** Adds what earlier attempts did, because the last one did only what was missing. */
function withEarlier(attempts: readonly JobResult[], region: Region, outcome: Outcome): Outcome {
  const all = attempts.flatMap(({ manifest }) => manifest.regions[region] ?? [])
  const { layerVersion } = outcome
  const ofVersion = all.filter(
    ({ version }) => layerVersion !== undefined && version === layerVersion.version,
  )
  return {
    ...outcome,
    published: outcome.published || ofVersion.some(({ published }) => published),
    granted: [...new Set([...outcome.granted, ...ofVersion.flatMap(({ granted }) => granted)])],
    revoked: [...new Set([...outcome.revoked, ...ofVersion.flatMap(({ revoked }) => revoked)])],
  }
}

const absent = onMatrix(
  'There is no manifest of this Region. Its matrix job failed early, or did not upload the manifest. ' +
    'Check that job, and then use "Re-run failed jobs".',
)

/** Returns why a job stopped before it had a result for a Region. */
function failureOf(manifest: Manifest): Message {
  const [first, ...others] = (manifest.failure ?? []).map(messagesOf(manifest))
  if (first === undefined)
    return onMatrix(
      'The matrix job ended without a version. Check that job, and then use "Re-run failed jobs".',
    )
  return reworded(first, () => truncated(textsOf([first, ...others]).join(' ')))
}

function planOf(
  regions: readonly Region[],
  manifestOf: (region: Region) => Manifest | undefined,
  dryRun: boolean,
): Plan {
  return new Map(
    regions.map((region) => {
      const manifest = manifestOf(region)
      const planned = manifest && planFromSteps(manifest.plan[region] ?? [], messagesOf(manifest))
      return [region, planned ?? unplanned(manifest ? failureOf(manifest) : absent, dryRun)]
    }),
  )
}

/** A dry run without a plan has failed, so the Region counts as blocked. */
function unplanned(reason: Message, dryRun: boolean): RegionPlan {
  return dryRun ? { blocked: reason } : { unobserved: reason }
}
