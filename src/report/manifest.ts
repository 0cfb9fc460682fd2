import { failedRegions, hasChanged, planAsSteps, standingVersions } from './outputs.ts'
import type { Outcome } from '../layer.ts'
import type { Run } from './run.ts'

const nothingDone: Outcome = { published: false, granted: [], revoked: [], deleted: [] }

/** Everything that is known of a run, as one JSON text for other tools. It holds no secret. */
export function manifestOf(run: Run): string {
  const standing = standingVersions(run)
  const regions = run.regions.map((region) => {
    const { standing: _told, ...outcome } = run.outcomes.get(region) ?? nothingDone
    return [region, { ...standing.get(region), ...outcome }] as const
  })
  const manifest = {
    schema: 1,
    layerName: run.layerName,
    ...run.commit,
    dryRun: run.dryRun,
    account: run.account,
    madeBy: run.madeBy,
    archive: run.archive && {
      path: run.archive.path,
      codeSha256: run.archive.sha256,
      codeSize: run.archive.size,
      unzippedSize: run.archive.unzippedSize,
      files: run.archive.files,
    },
    largest: run.largest,
    regions: Object.fromEntries(regions),
    failedRegions: failedRegions(run),
    plan: planAsSteps(run),
    changed: hasChanged(run),
    warnings: run.warnings,
    failure: run.failure,
  }
  return `${JSON.stringify(manifest, undefined, 2)}\n`
}
